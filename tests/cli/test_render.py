"""How a diagnostic looks on a terminal."""

from __future__ import annotations

import pytest

from generator.cli.render import WIDTH, annotation, columns, render
from generator.model import NOWHERE, Diagnostic, Place, Severity


def rendered(line: str, column: int, length: int = 1, number: int = 12) -> list[str]:
    diagnostic = Diagnostic(Severity.ERROR, "code", "message", Place("talk.yaml", number, column), "do this", length)
    return render(diagnostic, {"talk.yaml": "\n" * (number - 1) + line + "\nnext"})


def test_a_diagnostic_shows_its_place_the_line_a_caret_and_the_help() -> None:
    assert rendered("    headlin: Foo", 5, 7) == [
        "talk.yaml:12:5: error[code]: message",
        " 12 |     headlin: Foo",
        "    |     ^^^^^^^",
        "    = help: do this",
    ]


def test_a_warning_without_a_place_is_one_line() -> None:
    assert render(Diagnostic(Severity.WARNING, "code", "message", NOWHERE), {}) == ["warning[code]: message"]


def test_the_excerpt_is_left_out_when_the_source_is_not_at_hand() -> None:
    diagnostic = Diagnostic(Severity.ERROR, "code", "message", Place("talk.yaml", 3, 1))
    assert render(diagnostic, {}) == ["talk.yaml:3:1: error[code]: message"]
    assert render(diagnostic, {"talk.yaml": "one"}) == ["talk.yaml:3:1: error[code]: message"]


@pytest.mark.parametrize("before", ["", "\t", "a\tb ", "大規模", "e\u0301", "😀 ", "x" * 300, "大" * 300])
@pytest.mark.parametrize("marked", ["word", "模型", "a\tb"])
def test_the_carets_stand_below_what_they_mark(before: str, marked: str) -> None:
    _, text, carets, _ = rendered(f"{before}{marked} after", len(before) + 1, len(marked))
    start = sum(map(columns, text[: text.index(marked.replace("\t", "    ") + " after")]))
    assert len(carets) - len(carets.lstrip(" |")) == start
    assert carets.count("^") == sum(map(columns, marked))


def test_a_long_line_is_cut_around_the_caret() -> None:
    _, text, carets, _ = rendered("x" * 500 + "word" + "y" * 500, 501, 4)
    assert len(text) < WIDTH + 10
    assert text.startswith(" 12 | …x")
    assert text.endswith("y…")
    assert text[carets.index("^") :].startswith("word")


def test_a_caret_can_stand_behind_the_last_character() -> None:
    assert rendered("abc", 4, 5)[2] == "    |    ^"


def test_nothing_in_a_message_can_steer_the_terminal() -> None:
    diagnostic = Diagnostic(Severity.ERROR, "code", "no file `\x1b[2Ja`", Place("a\x07.yaml", 1, 1))
    assert render(diagnostic, {}) == ["a�.yaml:1:1: error[code]: no file `�[2Ja`"]


def test_on_github_a_diagnostic_is_one_command_at_its_place() -> None:
    diagnostic = Diagnostic(Severity.WARNING, "code", "no `a: b`", Place("talk.yaml", 3, 5), "do this", 4)
    assert annotation(diagnostic) == "::warning file=talk.yaml,line=3,col=5,endColumn=8,title=code::no `a: b`%0Ado this"
    assert annotation(Diagnostic(Severity.ERROR, "code", "message", NOWHERE)) == "::error title=code::message"


def test_nothing_in_a_name_or_message_can_end_a_command_of_github() -> None:
    diagnostic = Diagnostic(Severity.ERROR, "code", "100 %25\n::error::x\r", Place("a,b:c\n%.yaml", 1, 1))
    made = annotation(diagnostic)
    assert made == "::error file=a%2Cb%3Ac%0A%25.yaml,line=1,col=1,endColumn=1,title=code::100 %2525%0A::error::x�"
