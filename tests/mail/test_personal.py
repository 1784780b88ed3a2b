"""Works that are made for one recipient, and never go to another."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from generator.mail.campaign import NotReadyError
from generator.mail.enclosed import WrongCopyError, check_copy
from tests.oracles.tools import audit

from .conftest import CONTENT, Planned

PERSONAL = CONTENT.replace("Sales grew by half", '"{{ name }}: sales grew by half"')


def identifiers(planned: Planned, index: int) -> set[str]:
    draft = planned(content=PERSONAL).draft(index)
    report, deck = draft.works.enclosed
    with pikepdf.open(io.BytesIO(report.data)) as pdf, pdf.open_metadata() as metadata:
        return {metadata["dc:identifier"], Presentation(io.BytesIO(deck.data)).core_properties.identifier}


def test_both_works_say_for_whom_they_are(planned: Planned) -> None:
    first, second = identifiers(planned, 0), identifiers(planned, 1)
    assert len(first) == len(second) == 1
    assert first.isdisjoint(second)
    assert identifiers(planned, 0) == first


def test_a_deck_that_says_for_whom_it_is_is_as_sound_as_others(planned: Planned, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(planned(content=PERSONAL).draft(0).works.enclosed[1].data)
    assert audit(path) == []


def test_a_name_stands_in_the_deck_and_in_the_mail(planned: Planned) -> None:
    draft = planned(content=PERSONAL).draft(1)
    deck = Presentation(io.BytesIO(draft.works.enclosed[1].data))
    assert "Alan Turing: sales grew by half" in [shape.text_frame.text for slide in deck.slides for shape in slide.placeholders]
    assert b"- Alan Turing: sales grew by half\r\n" in draft.message.data


def test_what_is_for_all_says_of_nobody(planned: Planned) -> None:
    campaign = planned()
    assert not campaign.personal
    assert campaign.draft(0).works is campaign.draft(1).works
    for work in campaign.draft(0).works.enclosed:
        check_copy(work.kind, work.data, "")


def test_a_work_of_somebody_else_is_not_attached(planned: Planned) -> None:
    campaign = planned(content=PERSONAL)
    mine, other = campaign.draft(0).works, campaign.draft(1).works
    for work in mine.enclosed:
        with pytest.raises(WrongCopyError):
            check_copy(work.kind, work.data, "sha256:of-another")
        with pytest.raises(WrongCopyError):
            check_copy(work.kind, work.data, "")
    swapped = io.BytesIO(other.enclosed[1].data)
    [identifier] = identifiers(planned, 0)
    check_copy("deck", mine.enclosed[1].data, identifier)
    with pytest.raises(WrongCopyError):
        check_copy("deck", swapped.getvalue(), identifier)
    assert zipfile.is_zipfile(swapped)


def test_a_value_is_text_in_every_part(planned: Planned) -> None:
    rows = "email,name\nada@example.org,<b>*Ada* & [x](https://evil.example)</b>\n"
    draft = planned(content=PERSONAL, recipients=rows).draft(0)
    assert "&lt;b&gt;*Ada* &amp; [x](https://evil.example)&lt;/b&gt;" in shown(draft.letter, draft.works.theme)
    assert "<b>" not in shown(draft.letter, draft.works.theme)


def shown(letter: object, theme: object) -> str:
    from generator.mail.html import html

    return html(letter, theme, "cid:a")  # type: ignore[arg-type]


def test_a_finding_about_one_copy_says_the_field_and_not_its_value(planned: Planned) -> None:
    headline = "{{ name }} " + "and a great many further words that make this headline much too long to stand on any slide " * 4
    content = CONTENT.replace("Sales grew by half", f'"{headline.strip()}"')
    campaign = planned(content=content)
    with suppress(NotReadyError):
        campaign.draft(0)
    assert campaign.diagnostics.warnings
    assert not [found for found in campaign.diagnostics if "Grace" in found.message]
