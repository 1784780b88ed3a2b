"""The blocks of a post become pieces, written in the Markdown of content files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.source.markup_blocks import fenced

from .captions import caption_of, captioned
from .escaping import escaped, guarded
from .findings import Findings
from .html import markdown_of
from .inline import Image, InlineWriter, Line, keep_aside
from .markdown import Node, blocks, labels_in
from .pieces import Bullets, Formula, Grid, Heading, Listing, Paragraph, Picture, Piece, Quotation

_ANCHOR = re.compile(r"\s*\{\s*#([\w-]+)[^}]*\}\s*$")
_TERM = re.compile(r"(?:\*\*|__)(?P<term>[^*_`\n]+?)(?P<inside>:?)(?:\*\*|__)\s*(?P<mark>:|-|–|—|\.)?\s+(?P<text>\S.*)", re.S)
_BY = re.compile(r"(?P<said>.+?)\s*(?:^|\n|\s)[—–~-]{1,2}\s*(?P<by>[^\W\d_][^.!?\n]{1,80})$", re.S)
_ALERT = re.compile(r"\\?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\?\]\s*", re.I)
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")
_CODE_NAME = re.compile(r"[A-Za-z][\w+#.-]*")


class Blocks:
    """Makes pieces. `notes` are the definitions of footnotes, as Markdown, by their labels, with the lines where they stand."""

    def __init__(self, findings: Findings, inline: InlineWriter) -> None:
        self.findings, self.inline = findings, inline
        self.notes: dict[str, tuple[str, int]] = {}
        self.lines: list[str] = []

    def pieces(self, text: str, line: int = 0) -> list[Piece]:
        """The pieces of a text that begins on a line of the post."""
        nodes, self.lines = blocks(text), text.split("\n")
        self.inline.labels = {*labels_in(nodes)}
        return list(captioned(self._pieces(nodes, line)))

    def _pieces(self, nodes: Iterable[Node], line: int) -> Iterator[Piece]:
        for node in nodes:
            for piece in self._piece(node, line):
                piece.asides += self.findings.taken()
                yield piece
            if self.findings.asides:
                yield Piece("", line + node.lines[0], self.findings.taken())

    def _piece(self, node: Node, offset: int) -> Iterator[Piece]:
        line = offset + node.lines[0]
        match node.type:
            case "paragraph":
                yield from self._paragraph(self._line(node, offset), line)
            case "heading":
                yield from self._heading(node, line)
            case "bullet_list" | "ordered_list":
                yield from self._list(node, offset)
            case "blockquote":
                yield from self._quote(node, offset)
            case "table":
                yield self._grid(node, offset)
            case "fence" | "code_block":
                language, code = self._language(node, line), node.token.content.rstrip("\n")
                if code.strip():
                    yield Listing("\n".join(fenced(code, language)), line, language=language, code=code)
            case "math_block":
                yield self._formula(node.token.content, line)
            case "html_block":
                yield from self._html(node.token.content, line)
            case "footnote_reference":
                label = node.token.meta["label"]
                body, _ = self._inside(node, offset, "    ")
                if label in self.notes:
                    self.findings.warn(
                        "duplicate-footnote", f"the footnote `[^{label}]` is defined twice; this one is kept as a comment", line
                    )
                    self.findings.aside(body)
                else:
                    self.notes[label] = f"[^{label}]: {body}", line
            case "hr":
                pass
            case _:
                text, images = self._body(node, offset)
                yield Piece(text, line)
                yield from (Picture("", image.line, image=image) for image in images)

    def _line(self, node: Node, offset: int) -> Line:
        """The line of a block's one inline leaf."""
        leaf = next((kid for kid in node.kids if kid.type == "inline"), node)
        return self.inline.line(leaf.token.children or [], offset + node.lines[0])

    # Blocks that are pieces of their own

    def _paragraph(self, line: Line, at: int) -> Iterator[Piece]:
        if line.images and (caption := caption_of(line.text)):
            *first, last = line.images
            line = Line("", [*first, replace(last, caption=caption)])
        if line.text:
            yield Paragraph(line.text, at)
        yield from (Picture("", image.line, image=image) for image in line.images)

    def _heading(self, node: Node, at: int) -> Iterator[Piece]:
        line = self._line(node, at - node.lines[0])
        text, anchor = line.text, ""
        if found := _ANCHOR.search(text.replace("\\{", "{")):
            text, anchor = text.replace("\\{", "{")[: found.start()], found[1]
        text = re.sub(r"\s*\\?\n\s*| {2,}", " ", text).strip(" #")
        if re.search(r"\w", text):
            yield Heading(text, at, level=int(node.token.tag[1]), anchor=anchor or anchor_of(text))
        elif text:
            yield Paragraph(guarded(text), at)
        yield from (Picture("", image.line, image=image) for image in line.images)

    def _list(self, node: Node, offset: int) -> Iterator[Piece]:
        text, images = self._body(node, offset)
        items: list[tuple[str, str]] = []
        for kid in node.kids:
            leaves = [leaf for leaf in kid.kids if leaf.type != "footnote_reference"]
            if len(leaves) != 1 or leaves[0].type != "paragraph":
                items = []
                break
            items.append(point_of(self._quietly(leaves[0], offset)))
        if text.strip():
            yield Bullets(text, offset + node.lines[0], items=[item for item in items if item[1]] if node.token.tag == "ul" else [])
        yield from (Picture("", image.line, image=image) for image in images)

    def _quietly(self, node: Node, offset: int) -> str:
        """The text of a block that was written before, whose findings are known."""
        asides, self.findings.asides = self.findings.asides, []
        text = self._line(node, offset).text
        self.findings.asides = asides
        return text

    def _quote(self, node: Node, offset: int) -> Iterator[Piece]:
        body, images = self._inside(node, offset, "")
        body = _ALERT.sub(lambda found: f"**{found[1].capitalize()}:** ", body, count=1)
        if body.strip():
            quote = _BY.fullmatch(body) if "\n\n" not in body and len(body) < 600 else None
            said, by = (quote["said"].rstrip("\\").strip(), quote["by"].strip()) if quote else ("", "")
            yield Quotation(prefixed(body, "> "), offset + node.lines[0], said=said, by=by)
        yield from (Picture("", image.line, image=image) for image in images)

    def _grid(self, node: Node, offset: int) -> Grid:
        rows = []
        for part in node.kids:
            for row in part.kids:
                self._check_row(len(row.kids), offset + row.lines[0])
                rows.append([self._cell(cell, offset + row.lines[0]) for cell in row.kids])
        header, *rest = rows or [[]]
        bold = all(re.fullmatch(r"\*\*[^*]+\*\*", cell) for cell in header if cell)
        header = [cell.strip("*") if bold else cell for cell in header]
        table = [header, ["---"] * len(header), *rest]
        text = "\n".join(f"| {' | '.join(cell.replace('<br>', '; ').replace('|', chr(92) + '|') for cell in row)} |" for row in table)
        return Grid(text, offset + node.lines[0], header=header, rows=rest)

    def _check_row(self, cells: int, line: int) -> None:
        """Markdown drops the cells that a row has and the header has not."""
        written = self.lines[line].strip().strip("|") if self.findings.within is None and line < len(self.lines) else ""
        if len(_BAR.findall(written)) >= cells:
            self.findings.warn(
                "ragged-table", f"this row has more cells than the {cells} of its table; it is kept whole as a comment", line
            )
            self.findings.aside(f"A row of the table: {written.strip()}")

    def _cell(self, cell: Node, line: int) -> str:
        written = [self.inline.line(leaf.token.children or [], line, cell=True) for leaf in cell.kids if leaf.type == "inline"]
        for image in (image for made in written for image in made.images):
            self.findings.warn(
                "picture-in-table", f"the picture `{image.source[:60]}` stood in a cell of a table; its description is kept", line
            )
            self.findings.aside(f"A picture of the table: {image.source}")
        alts = [escaped(image.alt) for made in written for image in made.images if image.alt]
        return " ".join([*(made.text for made in written if made.text), *alts])

    def _formula(self, tex: str, line: int) -> Piece:
        from generator.exhibits.latex import BadFormulaError, read_formula

        tex = "\n".join(part.strip() for part in tex.strip().split("\n") if part.strip())
        try:
            read_formula(tex, display=True)
        except BadFormulaError as error:
            help = f"{error.help or 'write it as LaTeX'}; it is shown as code"
            self.findings.warn("bad-formula", f"this formula cannot be read: {error}", line, help)
            return Piece("\n".join(fenced(tex, "latex")), line)
        return Formula(f"$$\n{tex}\n$$", line, tex=tex)

    def _html(self, html: str, line: int) -> Iterator[Piece]:
        """A piece of HTML: comments are kept, all else is read as the Markdown that it corresponds to."""
        if comment := re.fullmatch(r"\s*<!--((?:(?!-->).)*)-->\s*", html, re.DOTALL):
            keep_aside(self.findings, comment[1], line)
            return
        if self.findings.within is not None:
            yield from self._rest(html, line)
            return
        self.findings.within = line
        pieces = list(self._pieces(blocks(markdown_of(html)), 0))
        self.findings.within = None
        for piece in pieces:
            if isinstance(piece, Picture):
                piece.image = replace(piece.image, line=line)
            piece.line = line
            yield piece

    def _rest(self, html: str, line: int) -> Iterator[Piece]:
        """What stands with comments and line ends in a block that was HTML before, and is Markdown without them."""
        for comment in _COMMENT.findall(html):
            keep_aside(self.findings, comment, line)
        rest = re.sub(r"</?(?:br|sub|sup)>", " ", _COMMENT.sub(" ", html)).strip()
        if rest and len(rest) < len(html):
            yield from self._pieces(blocks(rest), 0)
        elif rest:
            yield Paragraph(escaped(rest), line)

    def _language(self, node: Node, line: int) -> str:
        """The language of a listing, if its code can be coloured in it."""
        found = _CODE_NAME.match(node.token.info.strip().lstrip("{.").split(":")[0]) if node.token.info.strip() else None
        if not found:
            return ""
        from generator.exhibits.code import is_language

        if is_language(found[0]):
            return found[0]
        self.findings.warn("unknown-code-language", f"the language `{found[0]}` is not known; its code stands without colours", line)
        return ""

    # Markdown of any block, in a body

    def _inside(self, node: Node, offset: int, indent: str) -> tuple[str, list[Image]]:
        """The Markdown of the blocks in a block, and the pictures in it; lines after the first begin with `indent`."""
        parts, images = [], []
        for kid in node.kids:
            text, found = self._body(kid, offset)
            parts.append(text)
            images += found
        body = "\n\n".join(part for part in parts if part.strip())
        return prefixed(body, indent).removeprefix(indent) if indent else body, images

    def _body(self, node: Node, offset: int) -> tuple[str, list[Image]]:
        match node.type:
            case "paragraph" | "dt":
                line = self._line(node, offset)
                return line.text, line.images
            case "bullet_list" | "ordered_list":
                return self._items(node, offset)
            case "blockquote":
                body, images = self._inside(node, offset, "")
                return prefixed(body, "> "), images
            case "dl":
                return self._definitions(node, offset)
            case "heading":
                line = self._line(node, offset)
                return (f"**{line.text.strip('*')}**" if line.text.strip("*") else ""), line.images
            case "html_block":
                pieces = list(self._html(node.token.content, offset + node.lines[0]))
                for piece in pieces:
                    self.findings.asides += piece.asides
                return "\n\n".join(piece.text for piece in pieces if piece.text), [p.image for p in pieces if isinstance(p, Picture)]
            case _:
                pieces = list(self._piece(node, offset)) if node.type in _PIECES else []
                return "\n\n".join(piece.text for piece in pieces if piece.text), []

    def _items(self, node: Node, offset: int) -> tuple[str, list[Image]]:
        start, images, items = int(node.token.attrs.get("start", 1)), [], []
        loose = any(not leaf.token.hidden for kid in node.kids for leaf in kid.kids if leaf.type == "paragraph")
        for number, kid in enumerate(node.kids, start):
            mark = f"{number}. " if node.token.tag == "ol" else "- "
            body, found = self._inside(kid, offset, " " * len(mark))
            if not loose:
                body = re.sub(r"\n\n(?=\s*(?:[-*+] |\d+[.)] ))", "\n", body)
            images += found
            items.append(mark + body)
        return ("\n\n" if loose else "\n").join(item for item in items if item.strip(" -.0123456789")), images

    def _definitions(self, node: Node, offset: int) -> tuple[str, list[Image]]:
        lines, images = [], []
        for kid in node.kids:
            body, found = self._body(kid, offset) if kid.type == "dt" else self._inside(kid, offset, "  ")
            lines.append(body.replace("\n", " ") if kid.type == "dt" else f": {body}\n")
            images += found
        return "\n".join(lines).strip(), images


_PIECES = {"table", "fence", "code_block", "math_block", "footnote_reference"}


def point_of(text: str) -> tuple[str, str]:
    """The term of a list's item, possibly empty, and its text: of `**Term**: text`."""
    if (found := _TERM.fullmatch(text)) and (found["inside"] or found["mark"]) and len(found["term"]) <= 60:
        return found["term"].strip(" .:"), found["text"].strip()
    return "", text.strip()


def anchor_of(title: str) -> str:
    """What GitHub, Jekyll and Hugo call a heading in addresses."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title.lower()).strip())


def prefixed(text: str, prefix: str) -> str:
    """The text with a prefix before every line."""
    return "\n".join(f"{prefix}{line}".rstrip() for line in text.split("\n"))
