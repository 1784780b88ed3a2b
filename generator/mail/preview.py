"""The messages of a campaign as files to look through: an `.eml` for each recipient, and a page that shows all of them. Nothing is sent."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from generator.drafts import write_files
from generator.model.words import file_size

from .campaign import Campaign, Draft
from .html import html

MARK = '<meta name="generator" content="Diptych">'
INDEX = "index.html"
_OWN = re.compile(r"\d{4,}(-.*\.eml|\.html)")
_PAGE = Template("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">$mark
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Mail: $campaign</title>
<style>
:root { color-scheme: light dark; --ground: #fff; --text: #0e1b1f; --muted: #4a5b61; --line: #c3ced0; --link: #0d6b50; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0b1519; --text: #eff5f3; --muted: #a9bac0; --line: #33474e; --link: #48e0b0; }
}
body { margin: 0 auto; max-width: 1080px; padding: 32px 20px; background: var(--ground); color: var(--text); overflow-wrap: anywhere;
  font: 16px/1.5 "Source Sans Pro", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; }
p { margin: 0 0 8px; color: var(--muted); }
a { color: var(--link); }
ol { list-style: none; margin: 24px 0 0; padding: 0; }
li { border-top: 1px solid var(--line); }
summary { cursor: pointer; padding: 12px 4px; }
summary strong { font-weight: 600; }
summary span { color: var(--muted); }
.views { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; padding: 8px 0 24px; }
iframe { border: 1px solid var(--line); height: 900px; max-width: 100%; background: var(--ground); }
</style></head>
<body>
<h1>$campaign</h1>
<p>$count from $sender, $total.</p>
<p><strong>Nothing has been sent.</strong> Open a message to see it as a mail program shows it, wide and on a phone.</p>
<main><ol>
$entries
</ol></main>
</body></html>
""")


@dataclass(frozen=True, slots=True)
class Preview:
    """What was written: the page, how many messages there are, and the bytes of all of them."""

    index: Path
    messages: int
    size: int


def write_preview(campaign: Campaign, folder: Path, progress: Callable[[str, int, int], None] | None = None) -> Preview:
    """Writes the messages into `folder`, in place of those that were written there before.

    Raises NotReadyError, and leaves nothing where one of them cannot be made.
    """
    _clear(folder)
    entries: list[str] = []
    names: list[str] = []
    total = 0
    try:
        for index in range(len(campaign)):
            draft = campaign.draft(index)
            page, eml = _names(index + 1, draft.message.recipient.address)
            names += [page, eml]
            write_files({folder / eml: draft.message.data, folder / page: _shown(draft).encode()})
            entries.append(_entry(draft, eml, page, is_first=index == 0))
            total += len(draft.message.data)
            if progress:
                progress("messages", index + 1, len(campaign))
    except BaseException:
        for name in names:
            (folder / name).unlink(missing_ok=True)
        raise
    page = _PAGE.substitute(
        mark=MARK,
        count=f"{len(campaign):,} message{'s' * (len(campaign) != 1)}",
        total=file_size(total),
        sender=escape(campaign.settings.sender),
        campaign=escape(campaign.settings.campaign),
        entries="\n".join(entries),
    )
    write_files({folder / INDEX: page.encode()})
    return Preview(folder / INDEX, len(campaign), total)


def _names(number: int, address: str) -> tuple[str, str]:
    """The files of a message: its page, and itself, in letters that every file system takes."""
    return f"{number:04}.html", f"{number:04}-{re.sub(r'[^A-Za-z0-9.@_+-]', '_', address)[:80]}.eml"


def _clear(folder: Path) -> None:
    """Removes what was written before, so that nobody takes an old message for one of these; and nothing where no page of ours is."""
    index = folder / INDEX
    if not index.is_file() or MARK not in index.read_text("utf-8", "replace")[:1000]:
        return
    for path in [*_own(folder), index]:
        path.unlink(missing_ok=True)


def _own(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if _OWN.fullmatch(path.name))


def _shown(draft: Draft) -> str:
    """The message's HTML with its picture inside, since a page by itself has no parts."""
    picture = draft.works.picture
    source = f"data:image/{picture.format};base64,{base64.b64encode(picture.data).decode()}"
    return html(draft.letter, draft.works.theme, source)


def _entry(draft: Draft, eml: str, page: str, is_first: bool) -> str:
    recipient, name = draft.message.recipient, escape(draft.message.recipient.address)
    shown = f"{escape(recipient.name)} &lt;{name}&gt;" if recipient.name else name
    frames = "".join(
        f'<iframe sandbox loading="lazy" src="{page}" width="{width}" title="The message to {name}, {what}"></iframe>'
        for width, what in ((640, "wide"), (360, "on a phone"))
    )
    return (
        f"<li><details{' open' * is_first}><summary><strong>{shown}</strong> {escape(draft.letter.subject)} "
        f"<span>{file_size(len(draft.message.data))}</span></summary>"
        f'<p>{escape(draft.letter.preheader)}</p><p><a href="{escape(eml)}">{escape(eml)}</a></p>'
        f'<div class="views">{frames}</div></details></li>'
    )
