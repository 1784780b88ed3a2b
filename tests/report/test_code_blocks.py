"""Code in the report: its colours, the lines that are too long for it, and its way over pages."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pytest

from generator.exhibits.code import coloured
from generator.model import Callout, Code, Listing, Paragraph, Run, Text, plain_text
from generator.theme import load_theme
from tests.oracles.effort import calls

from . import reading, tags
from .conftest import Made, report, section
from .test_geometry import MAIN, RIGHT, check, prose

PYTHON = 'def greet(name):  # politely\n    return "Hello, " + name\n'


def colours(made: Made, page: int = 2) -> list[tuple[float, ...]]:
    """The colours that text is set in, in their order."""
    pdf = reading.opened(made.data)
    code = pikepdf.parse_content_stream(pdf.pages[page])
    return [tuple(round(float(value), 2) for value in operands) for operands, operator in code if str(operator) == "rg"]


def rgb(role: str) -> tuple[float, ...]:
    value = load_theme("aurora").paper.rgb(role)
    return tuple(round(int(value[i : i + 2], 16) / 255, 2) for i in (0, 2, 4))


def test_keywords_strings_and_comments_are_told_apart() -> None:
    runs = coloured(Listing(PYTHON, "python")).runs
    assert "".join(run.text for run in runs) == PYTHON
    assert [(run.text.strip(), run.tone, run.strong) for run in runs if run.tone] == [
        ("def", "keyword", True), ("# politely", "muted", False), ("return", "keyword", True), ('"Hello, "', "string", False),
    ]  # fmt: skip
    shown = colours(report(section(body=(Listing(PYTHON, "python"),))))
    assert {rgb("accent3"), rgb("accent2"), rgb("muted")} <= set(shown)


@pytest.mark.parametrize("language", ["", "no-such-language"])
def test_code_in_no_known_language_is_one_plain_run(language: str) -> None:
    assert [(run.text, run.tone) for run in coloured(Listing(PYTHON, language)).runs] == [(PYTHON, "")]


@pytest.mark.parametrize("language", ["json", "html", "bash", "c", "yaml", "sql", "diff", "java", "js"])
def test_colouring_changes_no_character(language: str) -> None:
    code = "\n\n  <a b='c'>\t{\"d\": [1, true]}  // e\n# f\n+ g\n\n"
    assert "".join(run.text for run in coloured(Listing(code, language)).runs) == code


def test_a_long_line_goes_on_under_its_indent_behind_a_sign_that_is_not_read() -> None:
    code = "short()\n    first = " + " + ".join(f"word{i}" for i in range(20)) + "\nlast()"
    made = report(section(body=(Listing(code, "python"),)))
    check(made)
    signs = [word for word in made.words[2] if word.text == "\u21aa"]
    first, short = made.word("first"), made.word("short")
    letter = (short.right - short.left) / len("short()")
    assert len(signs) >= 2
    assert made.codes == []
    for sign in signs:
        (after,) = (word for word in made.words[2] if abs(word.top - sign.top) < 3 and 0 < word.left - sign.left < 3 * letter)
        assert sign.left == pytest.approx(first.left, abs=0.5)
        assert after.left == pytest.approx(first.left + 2 * letter, abs=0.5)
    heard = "".join(text for _, path, text in tags.heard(made.data) if path.endswith("Code"))
    assert re.sub(r"\s", "", heard) == re.sub(r"\s", "", code)


def test_a_line_without_a_break_and_one_indented_to_the_edge_stay_on_the_panel() -> None:
    code = "x" * 400 + "\n" + " " * 90 + "deep(" + "y" * 200 + ")\n\n"
    made = report(section(body=(Listing(code),)))
    check(made)
    assert all(word.right < RIGHT - 8 for word in made.words[2] if word.text.strip("xy") == "")
    assert made.text.count("x") >= 400


def test_code_over_pages_has_two_lines_at_least_on_each() -> None:
    for before in range(1, 40, 3):
        body = (*(prose(12) for _ in range(before)), Listing("\n".join(f"line{i}" for i in range(40))))
        made = report(section(body=body))
        counts = [sum(word.text.startswith("line") for word in page) for page in made.words[2:]]
        assert sum(counts) == 40
        assert all(count != 1 for count in counts)
        assert min(word.left for page in made.words for word in page if word.text.startswith("line")) > MAIN + 8


def test_much_code_is_coloured_in_linear_time() -> None:
    def work(lines: int) -> int:
        return calls(lambda: report(section(body=(Listing(PYTHON * lines, "python"),))))

    work(10)
    assert work(1500) < 3.3 * work(500)


def numbered(number: int, code: str = PYTHON, **words: Text) -> Code:
    return Code(f"lst-{number}", number, Listing(code, "python"), **words)


def test_a_listing_has_its_number_and_caption_above_and_is_listed_where_there_are_two() -> None:
    linked = Paragraph(Text((Run("See "), Run("Listing\u00a02", link="#lst-2"), Run("."))))
    words = {"caption": plain_text("How to greet."), "source": plain_text("A manual.")}
    made = report(section(body=(linked,), exhibits=(numbered(1, **words), numbered(2, "last()"))))
    check(made)
    assert "Listings Listing 1 How to greet 1 Listing 2 Section 1 1" in made.texts[1].replace("\u00a0", " ")
    assert made.word("Listing", 2).left == MAIN
    (first, second) = (part for part in tags.tree(made.data).all("Div"))
    assert (first.outline, second.outline) == ("Div(Caption P(Code) P)", "Div(Caption P(Code))")
    assert (2, 2) in reading.links(reading.opened(made.data))
    assert "Listings" not in report(section(exhibits=(numbered(1),))).text


def test_callouts_are_a_list_below_the_code_whose_numbers_stand_beside_their_lines() -> None:
    long = "first(" + "argument, " * 20 + ")\nsecond()\nthird()"
    said = (Callout(3, plain_text("The last of all.")), Callout(2, plain_text("It follows."), plain_text("Then")))
    made = report(section(exhibits=(replace(numbered(1, long), callouts=said),)))
    check(made)
    beside = [word for page in made.words for word in page if word.text in ("2", "3") and MAIN - 18 < word.left < MAIN]
    assert [word.text for word in beside] == ["2", "3"]
    assert [round(word.top - made.word(name, 2).top) for word, name in zip(beside, ("second()", "third()"), strict=True)] == [0, 0]
    shown = " ".join(made.text.replace("\u2002", " ").split())
    assert "2 Then It follows." in shown
    assert "3 The last of all." in shown
    assert tags.tree(made.data).all("L")


def test_a_caption_of_500_words_stands_with_the_first_lines_of_its_code() -> None:
    caption = plain_text("caption " * 500)
    made = report(section(body=tuple(prose(60) for _ in range(6)), exhibits=(numbered(1, "line()\n" * 90, caption=caption),)))
    check(made)
    assert made.text.count("line()") == 90
    last = max(index for index, page in enumerate(made.words) if any(word.text == "caption" for word in page))
    assert sum(word.text == "line()" for word in made.words[last]) >= 2
