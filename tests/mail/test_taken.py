"""Works that are taken as they are: what is attached, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

import generator
from generator.mail.campaign import NotReadyError, Options
from generator.model import Attachment

from .conftest import Planned

BARE = "title: A talk\ndate: 2024-09-30\nsections: [{title: One, lead: A sentence.}]\n"
PERSONAL = BARE.replace("A sentence.", "'For {{ name }}.'")


def finished(project: Path) -> Path:
    """A deck that somebody has gone on with in another program."""
    (project / "talk.yaml").write_text(BARE, "utf-8")
    generator.build(project / "talk.yaml", output=project, works=["deck"])
    deck = Presentation(str(project / "talk.pptx"))
    deck.slides.add_slide(deck.slide_layouts[1])
    deck.save(str(project / "finished.pptx"))
    return project / "finished.pptx"


def codes(planned: Planned, taken: dict[Attachment, Path], content: str = BARE) -> list[tuple[str, str]]:
    with pytest.raises(NotReadyError) as caught:
        planned(options=Options(taken=taken), content=content)
    return [(found.code, str(found.place).rstrip(":0")) for found in caught.value.diagnostics]


def test_a_deck_that_was_finished_by_hand_goes_out_to_the_byte(project: Path, planned: Planned) -> None:
    file = finished(project)
    draft = planned(options=Options(taken={"deck": file}), content=BARE).draft(0)
    report, deck = draft.works.enclosed
    assert (report.name, deck.name, deck.parts) == ("talk.pdf", "finished.pptx", 3)
    assert deck.data == file.read_bytes()
    assert b"finished.pptx" in draft.message.data


def test_a_report_is_taken_with_its_pages(project: Path, planned: Planned) -> None:
    (project / "talk.yaml").write_text(BARE, "utf-8")
    (work,) = generator.build(project / "talk.yaml", output=project / "mine", works=["report"]).works
    report, deck = planned(options=Options(taken={"report": work.path}), content=BARE).draft(0).works.enclosed
    assert (report.data, report.parts, deck.name) == (work.path.read_bytes(), work.parts, "talk.pptx")


@pytest.mark.parametrize("kind", ["report", "deck"])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and no more", b"PK\x03\x04 and no more"])
def test_what_is_no_work_is_refused(kind: Attachment, data: bytes, project: Path, planned: Planned) -> None:
    (project / "file").write_bytes(data)
    assert codes(planned, {kind: Path("file")}) == [("bad-work", "file")]


def test_a_zip_that_is_no_deck_is_refused(project: Path, planned: Planned) -> None:
    with zipfile.ZipFile(project / "file.pptx", "w") as archive:
        archive.writestr("ppt/slides/slide1.xml", "")
    assert codes(planned, {"deck": Path("file.pptx")}) == [("bad-work", "file.pptx")]


def test_the_copy_of_one_recipient_is_not_sent_to_others(project: Path, planned: Planned) -> None:
    report, deck = planned(content=PERSONAL).draft(0).works.enclosed
    (project / "hers.pdf").write_bytes(report.data)
    (project / "hers.pptx").write_bytes(deck.data)
    taken: dict[Attachment, Path] = {"report": Path("hers.pdf"), "deck": Path("hers.pptx")}
    assert codes(planned, taken) == [("bad-work", "hers.pdf"), ("bad-work", "hers.pptx")]


def test_one_work_for_all_does_not_go_with_works_for_each(project: Path, planned: Planned) -> None:
    assert codes(planned, {"deck": finished(project)}, PERSONAL) == [("one-for-all", "talk.yaml:3:36")]


def test_what_the_mail_does_not_attach_is_not_taken(project: Path, planned: Planned) -> None:
    content = BARE + "mail: {attach: [report]}\n"
    assert codes(planned, {"deck": finished(project)}, content) == [("not-attached", "talk.yaml:4:7")]


def test_a_deck_without_end_is_refused_before_it_is_read(project: Path, planned: Planned) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/presentation.xml", b" " * (80 << 20))
        archive.writestr("docProps/core.xml", b"")
    (project / "bomb.pptx").write_bytes(data.getvalue())
    assert codes(planned, {"deck": Path("bomb.pptx")}) == [("bad-work", "bomb.pptx")]
