"""The list of recipients: addresses, or CSV files with a row for each, checked row by row before anything is made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from generator.model import Diagnostics, Place
from generator.source.csv_file import rows
from generator.source.filling import field_name
from generator.source.scalar import Scalar
from generator.source.text_file import MAX_BYTES, decode

from .headers import check_header, one_line
from .parts import Recipient

ADDRESS_COLUMNS = ("email", "e-mail", "address", "mail")
"""Names of the column with the addresses, the first that there is; in any case."""
NAME = "name"
"""The column with what stands beside the address in `To`."""


def read_recipients(named: Sequence[str], diagnostics: Diagnostics) -> list[Recipient]:
    """The recipients, each once, in the order in which they are named: as addresses, or as CSV files, which end in `.csv`.

    Errors and warnings name places and never addresses. Raises OSError when a file cannot be read.
    """
    found: list[Recipient] = []
    for number, name in enumerate(named, 1):
        if name.lower().endswith(".csv"):
            found += _listed(Path(name), diagnostics)
        elif recipient := _recipient(name, "", {}, Place("--to", number, 1), diagnostics):
            found.append(recipient)
    once: dict[str, Recipient] = {}
    for recipient in found:
        if (first := once.setdefault(recipient.identity, recipient)) is not recipient:
            help = "each address gets one mail, with the fields of its first row"
            diagnostics.warning("duplicate-recipient", f"this address stands at {first.place} already", recipient.place, help)
    if not once and not diagnostics.errors:
        diagnostics.error("no-recipients", "there is nobody to write to", Place("--to", 1, 1), "name an address or a CSV file with some")
    return list(once.values())


def _listed(path: Path, diagnostics: Diagnostics) -> list[Recipient]:
    with path.open("rb") as file:
        source = decode(file.read(MAX_BYTES + 1), str(path), diagnostics)
    table = rows(source, "", diagnostics) if source else []
    if source is None or not table:
        return []
    names = [field_name(name) for name in table[0]]
    _check_columns(table[0], names, diagnostics)
    column = next((names.index(name) for name in ADDRESS_COLUMNS if name in names), None)
    if column is None:
        help = "name it in the first row: `email`; `name` and other columns are fields"
        diagnostics.error("no-address-column", "no column has the addresses", table[0][0].place, help)
        return []
    made = (_row(row, names, column, diagnostics) for row in table[1:])
    return [recipient for recipient in made if recipient]


def _check_columns(header: Sequence[Scalar], names: Sequence[str], diagnostics: Diagnostics) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            diagnostics.error("duplicate-column", f"a second column has the name `{name}`", header[index].place, "give each its own")


def _row(row: Sequence[Scalar], names: Sequence[str], column: int, diagnostics: Diagnostics) -> Recipient | None:
    if len(row) != len(names):
        message = f"this row has {len(row)} cells, and the first row {len(names)}"
        help = "put a text that holds the delimiter in quotes, and leave an empty cell for what is not known"
        diagnostics.error("ragged-row", message, row[0].place, help)
        return None
    fields = {name: str(cell) for name, cell in zip(names, row, strict=True) if name}
    return _recipient(row[column], fields.get(NAME, ""), fields, row[column].place, diagnostics)


def _recipient(written: str, name: str, fields: dict[str, str], place: Place, diagnostics: Diagnostics) -> Recipient | None:
    """The recipient of an address, `Ada Lovelace <ada@example.org>` or without a name."""
    found = read_address(written, "the address", place, diagnostics)
    if not found or not all(check_header(value, f"the field `{field}`", place, diagnostics) for field, value in fields.items()):
        return None
    address, display = found
    name = one_line(name or display)
    if not check_header(name, "the name", place, diagnostics):
        return None
    return Recipient(address, name, {"email": address, NAME: name, **fields}, place)


def read_address(written: str, what: str, place: Place, diagnostics: Diagnostics) -> tuple[str, str] | None:
    """The address as an envelope has it and the name beside it; None, with an error that does not repeat it, for none that is valid.

    Names of hosts are put into the ASCII form of IDNA where the rest is ASCII; otherwise the whole address takes SMTPUTF8 (RFC 6531).
    """
    from email_validator import EmailNotValidError, validate_email

    if not check_header(written, what, place, diagnostics):
        return None
    name, _, address = written.strip().removesuffix(">").rpartition("<") if written.rstrip().endswith(">") else ("", "", written)
    try:
        found = validate_email(address.strip(), check_deliverability=False)
    except EmailNotValidError:
        help = "write it as `ada@example.org` or `Ada Lovelace <ada@example.org>`"
        diagnostics.error("bad-address", f"{what} is not one that mail can be sent to", place, help, len(written))
        return None
    return found.ascii_email or found.normalized, _unquoted(name.strip())


def _unquoted(name: str) -> str:
    """A name without the quotes around it and the signs that they ask for (RFC 5322, 3.2.4)."""
    quoted = re.fullmatch(r'"(.*)"', name)
    return re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else name
