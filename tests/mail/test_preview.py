"""The messages as files to look through."""

from __future__ import annotations

import email
from email.policy import SMTP
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.mail.campaign import NotReadyError
from generator.mail.preview import write_preview

from .conftest import CONTENT, RECIPIENTS, Planned


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.frames: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            self.links.append(values["href"] or "")
        if tag == "iframe":
            self.frames.append(values)


def test_every_message_is_a_file_and_stands_on_the_page(planned: Planned, tmp_path: Path) -> None:
    campaign = planned()
    preview = write_preview(campaign, tmp_path / "mail")
    names = ["0001-grace@example.org.eml", "0001.html", "0002-alan@example.com.eml", "0002.html", "index.html"]
    assert sorted(path.name for path in (tmp_path / "mail").iterdir()) == names
    page = Page(preview.index.read_text("utf-8"))
    assert page.links == [name for name in names if name.endswith(".eml")]
    assert {frame["src"] for frame in page.frames} == {"0001.html", "0002.html"}
    assert all(frame["sandbox"] is None and frame["title"] for frame in page.frames)
    assert [(tmp_path / "mail" / name).read_bytes() for name in page.links] == [campaign[0].data, campaign[1].data]
    assert preview.size == sum(len(campaign[index].data) for index in range(2))


def test_the_page_shows_what_the_message_says_with_its_picture(planned: Planned, tmp_path: Path) -> None:
    campaign = planned()
    write_preview(campaign, tmp_path / "mail")
    message = email.message_from_bytes(campaign[0].data, policy=SMTP)
    [written] = [part.get_content().replace("\r\n", "\n") for part in message.walk() if part.get_content_type() == "text/html"]
    shown = (tmp_path / "mail" / "0001.html").read_text("utf-8")
    assert shown.split('src="')[0] == written.split('src="')[0]
    assert 'src="data:image/png;base64,' in shown


def test_nothing_of_a_name_becomes_markup(planned: Planned, tmp_path: Path) -> None:
    preview = write_preview(planned(recipients="email,name\nada@example.org,<script>alert(1)</script>\n"), tmp_path / "mail")
    assert "<script" not in preview.index.read_text("utf-8")


def test_older_messages_go_and_files_of_others_stay(planned: Planned, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    write_preview(planned(), folder)
    (folder / "notes.eml").write_text("mine", "utf-8")
    write_preview(planned(recipients=RECIPIENTS.rpartition("alan")[0]), folder)
    assert sorted(path.name for path in folder.iterdir()) == ["0001-grace@example.org.eml", "0001.html", "index.html", "notes.eml"]


def test_in_a_folder_without_our_page_nothing_is_removed(planned: Planned, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "0009-mine.eml").write_text("mine", "utf-8")
    (folder / "index.html").write_text("mine", "utf-8")
    write_preview(planned(), folder)
    assert (folder / "0009-mine.eml").exists()


def test_where_one_message_cannot_be_made_there_is_no_page(planned: Planned, tmp_path: Path) -> None:
    content = CONTENT + "  subject: '=?{{ name }}'\n"
    campaign = planned(content=content, recipients=RECIPIENTS + "ada@example.org,a?=\n")
    with pytest.raises(NotReadyError):
        write_preview(campaign, tmp_path / "mail")
    assert list((tmp_path / "mail").iterdir()) == []
