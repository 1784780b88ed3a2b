"""The pieces of a post become the tree of a content file, and that its text."""

from __future__ import annotations

import re
from pathlib import Path

from generator.model import Diagnostics
from generator.source.outline import slug
from generator.source.writing import Noted, Tree, write_yaml

from . import Imported, stem_of
from .blocks import Blocks
from .checking import Checker, checked
from .escaping import escaped
from .findings import Findings
from .front import Front, head
from .inline import InlineWriter
from .outlining import bare, is_short, parts_of, title_of, walk
from .pictures import Pictures, unique
from .pieces import Listing, Paragraph, Picture, Piece
from .post import Post
from .sections import Part, Sections, with_notes
from .templates import resolved
from .wrapping import wrapped_lines

LONGEST_ABSTRACT = 150
"""Words before the first heading that are the abstract; more of them are a section."""
ABOUT = """\
Imported from {name}. Look at what is marked TODO, and at headlines, which are sentences of the post.
What a section's slide shows are its headline, lead, points, pictures and tables; its `body` is the report's prose and, while
there are no `notes`, what the speaker says."""


def content_of(post: Post, path: Path, target: Path, assets: Path | None, diagnostics: Diagnostics) -> Imported:
    """The content file of a post that was read from `path`."""
    findings = Findings(post, diagnostics)
    pictures = Pictures(path, target, assets, findings)
    made = head(Front(findings), pictures, path.stem)
    asides = findings.taken()
    named = str(made.get("title", ""))
    title, preface, parts, notes = _outlined(post, findings, named)
    made["title"] = title or escaped(stem_of(path).replace("-", " ").replace("_", " ").strip().capitalize()) or "Untitled"
    if "subtitle" in made and any(bare(str(made["subtitle"])) == bare(part.title) for part in parts):
        del made["subtitle"]  # which would be the agenda's headline too
    sections = Sections(pictures, notes)
    _take_cover(preface, made, pictures)
    said = any(piece.text or isinstance(piece, Picture) for piece in preface.pieces)
    if said and not parts:
        preface.title = str(made["title"])
        parts = [preface]
    elif not said or ("abstract" not in made and is_short(preface, LONGEST_ABSTRACT)):
        made |= {"abstract": sections.with_notes(prose) + "\n"} if (prose := _prose(preface)) else {}
        asides += preface.asides
    else:
        preface.title = "Introduction"
        parts = [preface, *parts]
    made["sections"] = [sections.section(part) for part in parts]
    asides += _unused_notes(sections, findings)
    about = "\n\n".join([ABOUT.format(name=path.name), *asides])
    text = write_yaml(Noted(checked(made), about))
    return Imported(text, len(parts), pictures.count, pictures.missing, {post.source.name: post.source.text})


def _outlined(post: Post, findings: Findings, named: str) -> tuple[str, Part, list[Part], dict[str, tuple[str, int]]]:
    """The title, what stands before the first heading, the parts, and the definitions of footnotes.

    Where the post links to its own headings it is read twice: where they lead is known when all of them are.
    """
    text = resolved(post.text)
    led: dict[str, str] = {}
    wanted: set[str] = set()
    if "](#" in text or re.search(r"href=[\"']?#", text):
        *_, parts, _ = _read(text, Findings(post, Diagnostics()), named, {}, set())
        taken: set[str] = set()
        for part in walk(parts):
            id = unique(slug(part.title)[:40].strip("-") or "section", taken)
            led |= {anchor: id for anchor in part.anchors if anchor not in led}
    title, preface, parts, notes = _read(text, findings, named, led, wanted)
    for part in walk(parts) if wanted else ():
        part.id = id if (id := led.get(part.anchors[0], "")) in wanted else ""
    return title, preface, parts, notes


def _read(
    text: str, findings: Findings, named: str, led: dict[str, str], wanted: set[str]
) -> tuple[str, Part, list[Part], dict[str, tuple[str, int]]]:
    """The same, with links that lead where `led` says; the ids that they lead to are added to `wanted`."""

    def find(anchor: str) -> str:
        wanted.update([led[anchor]] if anchor in led else [])
        return led.get(anchor, "")

    blocks = Blocks(findings, InlineWriter(findings, find))
    title, pieces = title_of(blocks.pieces(text), named)
    preface, parts = parts_of(_sound(pieces, blocks.notes, led, findings))
    return title, preface, parts, blocks.notes


def _sound(pieces: list[Piece], notes: dict[str, tuple[str, int]], led: dict[str, str], findings: Findings) -> list[Piece]:
    """The pieces; one that the reader would refuse is written as plain text."""
    checker = Checker({name: "x" for id in led.values() for name in (id, f"sec-{id}")})
    made = []
    stubs = {label: (f"[^{label}]: a", line) for label, (_, line) in notes.items()}
    for label, (note, line) in notes.items():
        words = note.removeprefix(f"[^{label}]: ")
        if not checker.is_prose(with_notes(words, stubs)[0]):
            findings.warn("plain-text", "this footnote is taken over as plain text", line, "look at its marks in the content file")
            notes[label] = f"[^{label}]: {escaped(' '.join(words.split()))}", line
    for piece in pieces:
        if isinstance(piece, Listing) or not piece.text or checker.is_prose(with_notes(piece.text, stubs)[0]):
            made.append(piece)
            continue
        findings.warn(
            "plain-text", "this part of the post is taken over as plain text", piece.line, "look at its marks in the content file"
        )
        made.append(Paragraph(escaped(piece.text), piece.line, piece.asides))
    return made


def _take_cover(preface: Part, made: dict[str, Tree], pictures: Pictures) -> None:
    """The first picture before the first heading is the cover's, where the front matter has none or names the same."""
    cover = made.get("cover", {})
    first = next((piece for piece in preface.pieces if isinstance(piece, Picture)), None)
    if first is None or not isinstance(cover, dict):
        return
    figure, known = pictures.figure(first.image), cover.get("figure")
    pictures.count -= 1
    if not isinstance(known, dict):
        pictures.count += 1
        made["cover"] = {"figure": figure, **cover}
    elif known.get("image", known.get("missing")) == figure.get("image", figure.get("missing")):
        made["cover"] = {**cover, "figure": {**known, **figure}}
    else:
        return
    preface.pieces = [piece if piece is not first else Piece("", piece.line, piece.asides) for piece in preface.pieces]


def _prose(part: Part) -> str:
    return "\n\n".join(wrapped_lines(piece.text) for piece in part.pieces if piece.text)


def _unused_notes(sections: Sections, findings: Findings) -> list[str]:
    unused = [(label, *note) for label, note in sections.notes.items() if label not in sections.told]
    for label, _, line in unused:
        findings.warn("unused-footnote", f"the footnote `[^{label}]` is never mentioned; it is kept as a comment", line)
    return [text for _, text, _ in unused]
