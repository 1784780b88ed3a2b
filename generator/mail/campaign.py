"""A content file, recipients and settings become the messages of a campaign, once all that can be checked before is sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from generator import Loaded, load
from generator.model import Attachment, Diagnostic, Diagnostics, Document
from generator.source import FOR_ALL, Copy
from generator.source.filling import unknown_field
from generator.stamp import EPOCH, build_date, given_date

from .enclosed import Enclosed, Works, mail_place, make_works
from .headers import check_header
from .letter import Letter, letter
from .message import digest, make_message
from .parts import MailSettings, Message, Recipient
from .recipients import read_recipients
from .settings import read_mail_settings
from .taken import take_works

UNFINISHED = ("todo", "missing-picture")
"""Findings with which works are shown to nobody yet."""
LARGEST_PAGE = 100_000
"""Bytes of HTML: Gmail shows 102 kB and hides the rest behind a link."""


class NotReadyError(Exception):
    """Messages that must not be made: what is wrong stands in `diagnostics`, excerpts are from `sources`."""

    def __init__(self, diagnostics: Diagnostics, sources: dict[str, str]) -> None:
        super().__init__("the messages are not made")
        self.diagnostics, self.sources = diagnostics, sources


@dataclass(frozen=True, slots=True)
class Options:
    """How messages are made: `campaign` names what must not be sent twice, the content's name and date where it is empty; `fit` makes
    pictures smaller until a mail is small enough; `strict` takes warnings for errors; `root` is where pictures may be. The files of
    `taken` are attached in place of works of their kind. What is to be `sent` is dated when it is, so that the content needs no date.
    """

    campaign: str = ""
    fit: bool = False
    strict: bool = False
    root: Path | None = None
    taken: Mapping[Attachment, Path] = field(default_factory=dict)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A message, and what it was made of."""

    message: Message
    letter: Letter
    works: Works


def plan_campaign(content: Path, to: Sequence[str], options: Options) -> Campaign:
    """The campaign of a content file to the addresses and the lists of them that are named.

    Raises NotReadyError for all that is wrong with content, recipients and settings, and OSError for files that cannot be read.
    """
    diagnostics = Diagnostics()
    loaded = load(content, root=options.root)
    diagnostics.include(loaded.diagnostics)
    recipients = read_recipients(to, diagnostics)
    known = set.intersection(*(set(recipient.fields) for recipient in recipients)) if recipients else set()
    campaign = options.campaign or _usual_name(loaded.document)
    settings = read_mail_settings(content, options.root, campaign, known, diagnostics, loaded.sources)
    if loaded.document and recipients:
        _check_fields(loaded.document, recipients, known, diagnostics)
        if not options.sent:
            _check_date(loaded.document, diagnostics)
    _check_finished(diagnostics)
    taken = take_works(options.taken, loaded.document, diagnostics) if loaded.document else {}
    if loaded.document is None or settings is None or diagnostics.errors:
        raise NotReadyError(diagnostics, loaded.sources)
    made = Campaign(content, loaded.document, recipients, settings, options, taken, diagnostics)
    made.check()
    return made


class Campaign:
    """The messages for `recipients`, each made when it is asked for; `diagnostics` grows by what there is to say of them."""

    def __init__(
        self,
        content: Path,
        document: Document,
        recipients: Sequence[Recipient],
        settings: MailSettings,
        options: Options,
        taken: Mapping[Attachment, Enclosed],
        diagnostics: Diagnostics,
    ) -> None:
        self.content, self.recipients, self.settings, self.options = content, recipients, settings, options
        self.taken, self.diagnostics = taken, diagnostics
        self.personal = bool(document.fields)
        self._date = build_date(document)
        self.sources = document.sources

    def __len__(self) -> int:
        return len(self.recipients)

    def __getitem__(self, index: int) -> Message:
        """The message for the recipient of that number. Raises NotReadyError where it cannot be made, and from then on for all."""
        return self.draft(index).message

    def rename(self, campaign: str) -> None:
        """Makes it another campaign, whose messages have other keys and other ids than those of the first."""
        self.settings = replace(self.settings, campaign=campaign)

    def begin(self, date: datetime) -> None:
        """Dates the messages by when they are first sent, and no longer by the content; `SOURCE_DATE_EPOCH` stays."""
        self._date = given_date() or date

    def check(self) -> None:
        """Makes what is for all, so that it is known before the first message. Raises NotReadyError."""
        if not self.personal:
            _ = self._for_all
        self._check({})

    def draft(self, index: int) -> Draft:
        """The same as the message of that number, with what it was made of."""
        recipient = self.recipients[index]
        works = self._made(self._copy(recipient)) if self.personal else self._for_all
        words = letter(works.document, recipient, works, self.settings)
        check_header(words.subject, "the subject", works.document.mail.subject.place, self.diagnostics)
        self._check({})
        message, page = make_message(words, recipient, works, self.settings, self._date)
        self._check_size(len(message.data), page, works.document)
        return Draft(message, words, works)

    @cached_property
    def _for_all(self) -> Works:
        return self._made(FOR_ALL)

    def _made(self, copy: Copy) -> Works:
        works, loaded = make_works(self._load, copy, self.taken, self.settings.attachments_limit, self.options.fit)
        self.diagnostics.include(_impersonal(found, copy.fields or {}) for found in loaded.diagnostics)
        self._check(loaded.sources)
        assert works
        return works

    def _load(self, copy: Copy) -> Loaded:
        return load(self.content, root=self.options.root, copy=copy)

    def _check(self, sources: dict[str, str]) -> None:
        if self.diagnostics.errors or (self.options.strict and self.diagnostics.warnings):
            raise NotReadyError(self.diagnostics, {**self.sources, **sources})

    def _check_size(self, size: int, page: int, document: Document) -> None:
        place = mail_place(document)
        if page > LARGEST_PAGE:
            message = f"the mail's text takes {page:,} bytes; some programs show no more than {LARGEST_PAGE:,}"
            self.diagnostics.warning("long-mail", message, place, "write a shorter `body`; the report has the rest")
        if size > self.settings.message_limit:
            message = f"a message takes {size:,} bytes, more than {self.settings.message_limit:,}"
            self.diagnostics.error("mail-too-large", message, place, "try `--fit-mail`, or attach one work; `message-limit` is the limit")
        self._check({})

    def _copy(self, recipient: Recipient) -> Copy:
        """The works for one recipient. Their identifier is known to those alone who know the recipient, the fields and the content."""
        pairs = [part for pair in sorted(recipient.fields.items()) for part in pair]
        whole = digest(self.settings.campaign, recipient.identity, *pairs, *self.sources.values())
        return Copy(recipient.fields, f"sha256:{whole}")


def _usual_name(document: Document | None) -> str:
    return f"{document.stem} {document.date or ''}".strip() if document else "unread"


def _check_fields(document: Document, recipients: Sequence[Recipient], known: set[str], diagnostics: Diagnostics) -> None:
    """Every field that is used has a value for everyone."""
    fields = (*document.mail.fields, *document.fields)
    used = {each.name: each for each in fields}
    for each in fields:
        if each.name not in known:
            unknown_field(each, known, diagnostics)
    for recipient in recipients:
        for name in used:
            if name in known and not recipient.fields[name].strip():
                help = f"fill it in, or do without the field in the content; it is used at {used[name].place}"
                diagnostics.error("empty-field", f"the field `{name}` of this recipient is empty", recipient.place, help)


def _check_date(document: Document, diagnostics: Diagnostics) -> None:
    if document.date is None and build_date(document) == EPOCH:
        help = "write `date: 2024-07-06`, or set `SOURCE_DATE_EPOCH`"
        diagnostics.error("missing-date", "a message that is not sent has the date of the content, which has none", document.place, help)


def _check_finished(diagnostics: Diagnostics) -> None:
    for found in [found for found in diagnostics if found.code in UNFINISHED]:
        diagnostics.error("unfinished", "works with this are not sent to anybody", found.place, found.help, found.length)


def _impersonal(found: Diagnostic, fields: Mapping[str, str]) -> Diagnostic:
    """A finding of one recipient's works without what the fields say."""
    message = found.message
    for name, value in fields.items():
        if len(value) > 1:
            message = message.replace(value, f"{{{{ {name} }}}}")
    return replace(found, message=message)
