"""TEMP"""


def script_runs(text: str) -> list[tuple[str, str]]:
    return [("Latn", text)]
