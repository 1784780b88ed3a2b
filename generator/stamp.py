"""The one date that a build carries, so that the same input gives the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time

from generator.model import Document

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def build_date(document: Document) -> datetime:
    """`SOURCE_DATE_EPOCH` (seconds since 1970, reproducible-builds.org), else midnight of the content's date, else 1 January 2000."""
    return given_date() or (datetime.combine(document.date, time(), UTC) if document.date else EPOCH)


def given_date() -> datetime | None:
    """`SOURCE_DATE_EPOCH`, where it is set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else None
