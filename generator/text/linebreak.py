"""TEMP"""


def opportunities(text: str) -> list[int]:
    return [i for i in range(1, len(text)) if text[i - 1] == " " and text[i] != " "]
