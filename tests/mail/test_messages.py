"""Complete messages, read back with Python's parser and with another one."""

from __future__ import annotations

import base64
import email
import tracemalloc
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from pathlib import Path

import dkim
import mailparser
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st

from generator.mail.campaign import Campaign, Options
from generator.mail.enclosed import Enclosed, safe_name
from generator.mail.headers import is_safe
from generator.mail.letter import Letter
from generator.mail.message import _head
from generator.mail.parts import MailSettings, Recipient
from generator.model import NO_TEXT

from .conftest import CONTENT, SETTINGS, Planned

TYPE_OF_DECK = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=SMTP)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def types(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def test_the_parts_are_those_that_every_program_knows(planned: Planned) -> None:
    draft = planned().draft(0)
    message = parsed(draft.message.data)
    assert types(message) == [
        "multipart/mixed",
        *("multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"),
        *("application/pdf", TYPE_OF_DECK),
    ]
    assert [part.get_filename() for part in message.iter_attachments()] == ["talk.pdf", "talk.pptx"]
    assert [part.get_content() for part in message.iter_attachments()] == [work.data for work in draft.works.enclosed]


def test_another_parser_reads_the_same(planned: Planned) -> None:
    draft = planned().draft(0)
    message = mailparser.parse_from_bytes(draft.message.data)
    assert message.subject == "The third quarter"
    assert message.from_ == [("Ada Lovelace", "ada@example.org")]
    assert message.to == [("Grace Hopper", "grace@example.org")]
    assert "Dear Grace Hopper," in message.text_plain[0]
    assert "Dear Grace Hopper," in message.text_html[0]
    works = {each["filename"]: base64.b64decode(each["payload"]) for each in message.attachments if each["filename"].startswith("talk")}
    assert works == {work.name: work.data for work in draft.works.enclosed}


def test_the_fields_say_what_kind_of_mail_it_is(planned: Planned) -> None:
    addresses = '["https://example.org/stop?who={{email}}", "mailto:stop@example.org"]'
    campaign = planned(settings=f'{SETTINGS}reply-to = "office@example.org"\nunsubscribe = {addresses}\n')
    made = campaign[0]
    message = parsed(made.data)
    assert message["Date"] == "Mon, 30 Sep 2024 00:00:00 +0000"
    assert message["Message-ID"] == made.message_id == f"<{made.key[:40]}@example.org>"
    assert message["Reply-To"] == "office@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert message["List-Unsubscribe"] == "<https://example.org/stop?who=grace%40example.org>, <mailto:stop@example.org>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Bcc"] is None


def test_one_click_is_offered_for_addresses_of_the_web_alone(planned: Planned) -> None:
    message = parsed(planned(settings=f'{SETTINGS}unsubscribe = "mailto:stop@example.org"\n')[0].data)
    assert message["List-Unsubscribe"] == "<mailto:stop@example.org>"
    assert message["List-Unsubscribe-Post"] is None


def test_the_html_shows_a_picture_that_the_message_has(planned: Planned) -> None:
    message = parsed(planned()[0].data)
    [page] = [part for part in message.walk() if part.get_content_type() == "text/html"]
    [picture] = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in page.get_content()
    assert "http" not in page.get_content().replace("http-equiv", "")
    assert picture.get_content().startswith(b"\x89PNG")


def test_lines_end_and_are_as_long_as_servers_want(planned: Planned) -> None:
    data = planned(content=CONTENT.replace("Dear", "Dear " + "very " * 300))[0].data
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert data.isascii()


def test_the_same_input_gives_the_same_bytes(planned: Planned) -> None:
    first, again = planned(), planned()
    assert [message.data for message in (first[0], first[1])] == [message.data for message in (again[0], again[1])]
    assert first[0].data == first[0].data


def test_a_key_is_that_of_one_recipient_one_campaign_and_one_content(planned: Planned) -> None:
    keys = {planned()[0].key, planned()[1].key}
    keys.add(planned(options=Options(campaign="another"))[0].key)
    keys.add(planned(content=CONTENT.replace("grew", "fell"))[0].key)
    keys.add(planned(content=CONTENT + "  closing: Yours\n")[0].key)
    assert len(keys) == 5


def test_what_has_changed_has_a_name(planned: Planned) -> None:
    before = planned()[0].digests
    after = planned(content=CONTENT + "  closing: Yours\n")[0].digests
    assert {name for name in before if before[name] != after[name]} == {"text", "html"}


def test_an_address_of_letters_beyond_ascii_says_that_it_takes_smtputf8(planned: Planned) -> None:
    campaign = planned(recipients="email,name\njörg@bücher.example,Jörg\ninfo@bücher.example,Info\n")
    first, second = campaign[0], campaign[1]
    assert first.smtputf8
    assert not second.smtputf8
    assert email.message_from_string(first.data.decode(), policy=SMTP)["To"].addresses[0].addr_spec == "jörg@bücher.example"
    assert second.recipient.address == "info@xn--bcher-kva.example"
    assert second.data.isascii()


def test_a_file_name_is_whole_where_it_can_be_and_ascii_where_not() -> None:
    part = Enclosed("report", safe_name('Überblick: 50% "Q3"/日本.pdf'), b"%PDF", 1).part
    read = email.message_from_bytes(part, policy=SMTP)
    assert read.get_filename() == "Überblick- 50- -Q3--日本.pdf"
    assert b' name="Uberblick- 50- -Q3--__.pdf"' in part
    assert mailparser.parse_from_bytes(b"MIME-Version: 1.0\r\n" + part).attachments[0]["filename"] == "Überblick- 50- -Q3--日本.pdf"


@pytest.mark.parametrize(("name", "safe"), [
    ("../../etc/a.pdf", "-..-etc-a.pdf"), ("a\u202efdp.exe.pdf", "afdp.exe.pdf"), (".pdf", "works.pdf"), ("a\r\nb.pdf", "ab.pdf"),
    ("x" * 300 + ".pptx", "x" * 95 + ".pptx"),
])  # fmt: skip
def test_a_file_name_trips_no_client(name: str, safe: str) -> None:
    assert safe_name(name) == safe


words = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn")), max_size=120).filter(is_safe)


@given(words, words)
def test_subject_and_names_come_back_as_they_were(subject: str, name: str) -> None:
    """The subject as `one_line` makes it, a name as a list of recipients has it."""
    subject, name = " ".join(subject.split()), " ".join(name.split())
    data = head(subject, name)
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    message = email.message_from_bytes(data + b"\r\n", policy=SMTP)
    assert list(message) == ["From", "To", "Subject", *list(message)[3:]]
    assert len(message) == 8
    assert message["Subject"] == subject
    [(shown, address)] = mailparser.parse_from_bytes(data + b"\r\n").to
    assert (shown, address) == (name, "grace@example.org")
    # Python's newer parser puts a space between the encoded words of a name, its older one does not.
    assert str(make_header(decode_header(parseaddr(email.message_from_bytes(data)["To"])[0]))) == name


def head(subject: str, name: str) -> bytes:
    letter = Letter(subject, "", "en", "", NO_TEXT, NO_TEXT, "", NO_TEXT, (), (), (), ())
    recipient, settings = Recipient("grace@example.org", name), MailSettings("ada@example.org")
    return _head(letter, recipient, settings, datetime(2024, 9, 30, tzinfo=UTC), "<1@example.org>")


@pytest.fixture(scope="module")
def private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture
def signing(planned: Planned, project: Path, private_key: rsa.RSAPrivateKey) -> Campaign:
    """A campaign whose messages are signed."""
    encoded = private_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    (project / "dkim.pem").write_bytes(encoded)
    dkim_keys = 'dkim-selector = "q3"\ndkim-domain = "example.org"\ndkim-key-file = "dkim.pem"\n'
    return planned(settings=SETTINGS + 'unsubscribe = "https://example.org/stop"\n' + dkim_keys)


def test_a_signature_verifies_and_covers_what_it_should(signing: Campaign, private_key: rsa.RSAPrivateKey) -> None:
    encoded = private_key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)

    def dns(name: bytes, timeout: int = 5) -> bytes:
        assert (name, timeout) == (b"q3._domainkey.example.org.", 5)
        return b"v=DKIM1; k=rsa; p=" + base64.b64encode(encoded)

    data = signing[0].data
    assert dkim.verify(data, dnsfunc=dns)
    for old, new in ((b"Subject: The", b"Subject: Not the"), (b"List-Unsubscribe: <https", b"List-Unsubscribe: <http"), (b"Dear", b"Deer")):
        assert not dkim.verify(data.replace(old, new, 1), dnsfunc=dns)


def test_a_signature_does_not_depend_on_the_clock(signing: Campaign) -> None:
    assert signing[0].data == signing[0].data
    assert b" t=1727654400;" in signing[0].data


def test_memory_is_flat_however_many_recipients_share_the_works(planned: Planned) -> None:
    rows = "email,name\n" + "".join(f"a{number}@example.org,A\n" for number in range(60))
    campaign = planned(recipients=rows)
    size = len(campaign[0].data)
    tracemalloc.start()
    for index in range(60):
        campaign[index]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * size
