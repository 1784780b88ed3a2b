"""Every code that mail can report, at the exact place. In each case `»` stands before the character that the finding points at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from generator.mail.campaign import NotReadyError, Options

from .conftest import RECIPIENTS, SETTINGS, Planned

PACKAGE = Path(__file__).parents[2] / "generator" / "mail"
NEW_LINE = "\n"
BARE = "title: A\ndate: 2024-09-30\n"

CASES = [
    # Recipients
    ("bad-address", "recipients", "email\nada@example.org\n»not an address\n"),
    ("bad-address", "recipients", "name,email\nAda,»ada@\n"),
    ("bad-address", "recipients", "email\n»ada@example.org,grace@example.org\n".replace(",", ";")),
    ("bad-address", "recipients", "email\n»\"ada@exa mple.org\"\n"),
    ("duplicate-recipient", "recipients", "email\nAda@Example.org\n»ada@EXAMPLE.org\n"),
    ("duplicate-column", "recipients", "email,name, »Name \nada@example.org,A,B\n"),
    ("no-address-column", "recipients", "»person,name\nada@example.org,Ada\n"),
    ("no-address-column", "recipients", "»ada@example.org\ngrace@example.org\n"),
    ("ragged-row", "recipients", "email,name\nada@example.org,Ada\n»grace@example.org\n"),
    ("header-injection", "recipients", 'email,name\n»ada@example.org,"Ada\nBcc: eve@example.org"\n'),
    ("header-injection", "recipients", "email,name\n»ada@example.org,=?utf-8?q?Ada=0ABcc=3A_eve=40example.org?=\n"),
    ("header-injection", "recipients", "email,name,team\n»ada@example.org,Ada,=?utf-8?b?AA==?=\n"),
    # Settings
    ("unknown-key", "settings", SETTINGS + '»hots = "mail.example.org"\n'),
    ("unknown-key", "settings", 'fonts = []\n»mial = "a"\n' + SETTINGS),
    ("secret", "settings", SETTINGS + '»password = "a"\n'),
    ("secret", "settings", SETTINGS + '»dkim-key = "a"\n'),
    ("wrong-type", "settings", SETTINGS + "»port = 0\n"),
    ("wrong-type", "settings", SETTINGS + '»port = "smtp"\n'),
    ("wrong-type", "settings", SETTINGS + '»security = "ssl"\n'),
    ("wrong-type", "settings", SETTINGS + '»rate = "30"\n'),
    ("wrong-type", "settings", SETTINGS + '»timeout = 60\n'),
    ("wrong-type", "settings", SETTINGS + '»message-limit = "20"\n'),
    ("wrong-type", "settings", SETTINGS + '»unsubscribe = "http://example.org"\n'),
    ("wrong-type", "settings", SETTINGS + '»unsubscribe = ["https://example.org/>,<mailto:a@example.org"]\n'),
    ("wrong-type", "settings", SETTINGS + "»host = 3\n"),
    ("bad-address", "settings", '[mail]\n»from = "Ada"\n'),
    ("bad-address", "settings", SETTINGS + '»reply-to = "nobody"\n'),
    ("header-injection", "settings", '[mail]\n»from = "Ada\\nBcc: eve@example.org <ada@example.org>"\n'),
    ("missing-setting", "settings", "»[mail]\n".replace("»[", "[»")),
    ("missing-setting", "settings", SETTINGS + '»dkim-selector = "a"\ndkim-domain = "example.org"\n'),
    ("missing-file", "settings", SETTINGS + '»ca-file = "nowhere.pem"\n'),
    ("unknown-field", "settings", SETTINGS + '»unsubscribe = "https://example.org/{{who}}"\n'),
    # The content
    ("unknown-field", "content", BARE + "mail: {greeting: 'Dear »{{ nmae }}'}\n"),
    ("unknown-field", "content", BARE + "abstract: for »{{ team }}\n"),
    ("header-injection", "content", BARE + "mail: {subject: »=?utf-8?q?a?=}\n"),
    ("missing-date", "content", "»title: A\n"),
    ("unknown-key", "content", BARE + "mail: {»host: a}\n"),
    # What comes of both
    ("empty-field", "recipients+", "email,name\nada@example.org,Ada\n»grace@example.org, \n"),
    ("mail-too-large", "settings+", SETTINGS + 'attachments-limit = "2 kB"\n'),
    ("mail-too-large", "settings+", SETTINGS + 'message-limit = "3 kB"\n'),
]  # fmt: skip

ELSEWHERE = {"no-recipients", "unfinished", "long-mail", "smaller-pictures", "deck-left-out"}
"""Codes with a test of their own below."""
TAKEN = {"not-attached", "one-for-all", "bad-work"}
"""Those of works that are taken, which have a test module of their own."""


def found(planned: Planned, **arguments: object) -> list[tuple[str, str]]:
    """Codes and places of what there is to say about a campaign and its first message."""
    try:
        made = planned(**arguments)
        made.draft(0)
    except NotReadyError as error:
        return [(each.code, str(each.place)) for each in error.diagnostics]
    return [(each.code, str(each.place)) for each in made.diagnostics]


@pytest.mark.parametrize(("code", "file", "marked"), CASES)
def test_a_fault_is_reported_once_at_its_place(code: str, file: str, marked: str, planned: Planned) -> None:
    """A `+` after the file's name keeps the content with its field; `mail-too-large` is about the whole mail."""
    name, kept, _ = file.partition("+")
    texts = {**({} if kept else {"content": BARE}), name: marked.replace("»", "")}
    before = marked[: marked.find("»")]
    files = {"content": "talk.yaml", "settings": "diptych.toml", "recipients": "board.csv"}
    place = f"{files[name]}:{before.count(NEW_LINE) + 1}:{len(before) - before.rfind(NEW_LINE)}"
    assert found(planned, **texts) == [(code, place if "»" in marked else "talk.yaml:6:3")]


def test_every_code_of_the_package_has_a_case() -> None:
    pattern = re.compile(r'(?:error|_error|warning|PydanticCustomError)\(\s*"([a-z-]+)"')
    codes = {code for path in PACKAGE.glob("*.py") for code in pattern.findall(path.read_text("utf-8"))}
    assert codes | {"unknown-field"} == {code for code, *_ in CASES} | ELSEWHERE | TAKEN


def test_no_finding_says_whose_it_is(planned: Planned) -> None:
    rows = "email,name\ngrace@exa mple.org,Grace\nalan@example.org,=?utf-8?q?Alan?=\nlady@example.org,Ada,Countess\nLADY@example.org,\n"
    with pytest.raises(NotReadyError) as caught:
        planned(recipients=rows)
    said = " ".join(f"{each.message} {each.help}" for each in caught.value.diagnostics)
    assert not [word for word in ("grace", "alan", "countess", "lady") if word in said.lower()]
    assert "board.csv" not in caught.value.sources


def test_there_must_be_somebody_to_write_to(planned: Planned) -> None:
    assert found(planned, recipients="email,name\n") == [("no-recipients", "--to:1:1")]


def test_what_the_environment_says_wrong_has_its_name(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPTYCH_MAIL_PORT", "0")
    assert found(planned) == [("wrong-type", "DIPTYCH_MAIL_PORT:0:0")]


def test_what_is_not_finished_is_sent_to_nobody(planned: Planned) -> None:
    content = BARE + "abstract: TODO say why\ncover: {figure: {missing: sun.png, alt: The sun}}\n"
    places = [("missing-picture", "talk.yaml:4:27"), ("todo", "talk.yaml:3:11")]
    assert found(planned, content=content) == [*places, *(("unfinished", place) for _, place in places)]


def test_a_long_mail_is_a_warning(planned: Planned) -> None:
    body = "".join(f"    {number} {'word ' * 15}\n\n" for number in range(1000))
    assert found(planned, content=f"{BARE}mail:\n  body: |\n{body}") == [("long-mail", "talk.yaml:4:3")]


def noisy(path: Path, size: int) -> None:
    Image.effect_noise((size, size), 80).convert("RGB").save(path, quality=95)


FIGURE = "cover: {figure: {image: noise.jpg, alt: Noise}}\n"


def test_pictures_become_smaller_only_where_that_is_asked_for(planned: Planned, project: Path) -> None:
    noisy(project / "noise.jpg", 2000)
    limits = SETTINGS + 'attachments-limit = "3 MB"\n'
    assert found(planned, content=BARE + FIGURE, settings=limits) == [("mail-too-large", "talk.yaml:1:1")]
    fit = Options(fit=True)
    assert found(planned, content=BARE + FIGURE, settings=limits, options=fit) == [("smaller-pictures", "talk.yaml:1:1")]
    assert planned(options=fit).draft(0).works.size <= 3_000_000


def test_the_deck_is_left_out_where_the_mail_says_where_it_is(planned: Planned) -> None:
    content, limits = BARE + "mail: {link: 'https://example.org/q3'}\n", SETTINGS + 'attachments-limit = "60 kB"\n'
    assert found(planned, content=content, settings=limits) == [("deck-left-out", "talk.yaml:3:7")]
    draft = planned().draft(0)
    assert [work.kind for work in draft.works.enclosed] == ["report"]
    assert b"The slides: Too large for this mail:\r\n  https://example.org/q3\r\n" in draft.message.data


def test_with_strict_a_warning_keeps_the_mail_back(planned: Planned) -> None:
    rows = RECIPIENTS + "grace@example.org,Grace\n"
    assert planned(recipients=rows).diagnostics.warnings == 1
    with pytest.raises(NotReadyError):
        planned(options=Options(strict=True))
