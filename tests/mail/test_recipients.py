"""Addresses and lists of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.mail.recipients import read_recipients
from generator.model import Diagnostics, Place


def read(*named: str) -> list[tuple[str, str]]:
    diagnostics = Diagnostics()
    recipients = read_recipients(named, diagnostics)
    assert diagnostics.found == []
    return [(recipient.address, recipient.name) for recipient in recipients]


@pytest.mark.parametrize(
    ("written", "address", "name"),
    [
        ("ada@example.org", "ada@example.org", ""),
        (" Ada@EXAMPLE.org ", "Ada@example.org", ""),
        ("Ada Lovelace <ada@example.org>", "ada@example.org", "Ada Lovelace"),
        ('"Lovelace, \\"Ada\\"" <ada@example.org>', "ada@example.org", 'Lovelace, "Ada"'),
        ("Zoë  Ünal <zoe@example.org>", "zoe@example.org", "Zoë Ünal"),
        ("info@bücher.example", "info@xn--bcher-kva.example", ""),
        ("jörg@bücher.example", "jörg@bücher.example", ""),
    ],
)
def test_an_address_becomes_what_an_envelope_has(written: str, address: str, name: str) -> None:
    assert read(written) == [(address, name)]


@pytest.mark.parametrize(
    "text",
    [
        "email,name,team\nada@example.org,Ada,Engines\n",
        "\ufeffName;E-Mail;Team\r\nAda;ada@example.org;Engines\r\n",
        'team\tname\temail\n"Engines"\t"Ada"\tada@example.org\n\n',
    ],
)
def test_a_list_is_read_as_programs_write_it(text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode())
    [recipient] = read_recipients([str(path)], Diagnostics())
    assert (recipient.address, recipient.name, recipient.fields["team"]) == ("ada@example.org", "Ada", "Engines")
    assert recipient.fields["email" if "E-Mail" not in text else "e-mail"] == "ada@example.org"
    assert recipient.place.line == 2


def test_everyone_is_there_once(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("email\nada@example.org\nGRACE@example.org\n", "utf-8")
    diagnostics = Diagnostics()
    recipients = read_recipients(["Ada@example.org", str(path), "ada@EXAMPLE.ORG"], diagnostics)
    assert [recipient.address for recipient in recipients] == ["Ada@example.org", "GRACE@example.org"]
    assert [(found.code, found.place) for found in diagnostics] == [
        ("duplicate-recipient", Place(str(path), 2, 1)),
        ("duplicate-recipient", Place("--to", 3, 1)),
    ]
