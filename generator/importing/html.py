"""HTML becomes Markdown: what has a counterpart there, and comments for what has none. A parser of the HTML standard reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .escaping import escaped, escaped_words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_TAGS = 5000
"""Of one piece of HTML; the parser's time grows with the square of their depth. The words of a larger piece are kept without its tags."""
MOST_DEPTH = 40
_COMMENTED = {
    "iframe", "script", "video", "audio", "object", "embed", "form", "input", "button", "select", "textarea",
    "svg", "canvas", "noscript", "template", "math", "map",
}  # fmt: skip
_STRONG, _EMPHASIS, _CODE = {"b", "strong", "summary", "dt"}, {"i", "em", "cite", "var", "dfn"}, {"code", "kbd", "samp", "tt"}
_BLOCKS = {
    "p", "div", "section", "article", "center", "header", "footer", "main", "nav", "aside", "figure", "figcaption", "address",
    "details", "summary", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "table", "fieldset", "body", "html",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip


def attributes(tag: str) -> dict[str, str]:
    """The attributes of one opening tag."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(tag).body
    node = body.child if body else None
    return {name: value or "" for name, value in node.attributes.items()} if node and node.is_element_node else {}


def markdown_of(html: str) -> str:
    """The Markdown of a piece of HTML, its blocks parted by empty lines; it has no HTML but comments, `<br>`, `<sub>` and `<sup>`."""
    from selectolax.lexbor import LexborHTMLParser

    if html.count("<") > MOST_TAGS:
        return escaped(re.sub(r"<[^<>]{0,2000}>", " ", html))
    parser = LexborHTMLParser(f"<body>{html}")
    return "\n\n".join(_blocks(parser.body, 0)) if parser.body else ""


def _children(node: LexborNode) -> list[LexborNode]:
    found, child = [], node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _blocks(node: LexborNode, depth: int) -> list[str]:
    """The blocks in an element; words between them are paragraphs."""
    if depth > MOST_DEPTH:
        return [escaped(" ".join(node.text(separator=" ").split()))]
    made: list[str] = []
    words: list[str] = []
    for child in _children(node):
        if child.tag in _BLOCKS or (child.tag in ("a", "span", "font") and any(kid.tag in _BLOCKS for kid in _children(child))):
            made += [_paragraph(words), *_block(child, depth + 1)]
            words = []
        else:
            words.append(_inline(child, depth + 1))
    return [block for block in (*made, _paragraph(words)) if block.strip()]


def _paragraph(words: list[str]) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \t]+", " ", "".join(words))).strip()


def _block(node: LexborNode, depth: int) -> list[str]:
    tag = node.tag or ""
    if re.fullmatch("h[1-6]", tag):
        return [f"{'#' * int(tag[1])} {_words(node, depth)}"]
    match tag:
        case "ul" | "ol":
            return [_list(node, depth, ordered=tag == "ol")]
        case "blockquote":
            return [_indented("\n\n".join(_blocks(node, depth)), "> ", "> ")]
        case "pre":
            return [_listing(node)]
        case "table":
            return [*_caption(node, depth), _table(node, depth)]
        case "summary" | "dt":
            return [f"**{words}**"] if (words := _words(node, depth)) else []
        case "figcaption":
            words = re.sub(r"(?<![*\\])\*(?!\*)", "", _words(node, depth))
            return [f"*{words}*"] if words else []
        case "hr":
            return []
        case _:
            return _blocks(node, depth)


def _words(node: LexborNode, depth: int) -> str:
    """All that an element says, in one line."""
    return " ".join(re.sub(r"<br>", " ", "".join(_inline(child, depth + 1) for child in _children(node))).split())


def _inline(node: LexborNode, depth: int) -> str:
    tag = node.tag or ""
    if tag == "-text":
        return escaped_words(re.sub(r"\s+", " ", node.text_content or ""))
    if tag.startswith("-comment") or node.is_comment_node:
        return f"<!-- {(node.comment_content or '').replace('--', '- -').strip()} -->"
    if tag == "style":
        return ""
    if tag in _COMMENTED:
        return f"<!-- {(node.html or '').replace('--', '- -')[:1000]} -->"
    if depth > MOST_DEPTH:
        return escaped_words(re.sub(r"\s+", " ", node.text()))
    if tag == "br":
        return "<br>"
    if tag == "img":
        return _image(node)
    inner = "".join(_inline(child, depth + 1) for child in _children(node))
    words = inner.strip()
    if not words:
        return inner
    before, after = (" " if inner[0].isspace() else ""), (" " if inner[-1].isspace() else "")
    if tag in _STRONG or tag in _EMPHASIS:
        mark = "**" if tag in _STRONG else "*"
        return f"{before}{mark}{words}{mark}{after}"
    if tag in _CODE:
        said = " ".join(node.text().split())
        ticks = "`" * (1 + max((len(run) for run in re.findall("`+", said)), default=0))
        return f"{before}{ticks}{said}{ticks}{after}" if said and "`" not in said[:1] + said[-1:] else inner
    if tag == "a" and (href := node.attributes.get("href")):
        address = re.sub(r"[<>\s]", "", href)
        return f"{before}[{words}](<{address}>){after}"
    if tag in ("sub", "sup") and not re.search(r"\s", words):
        return f"<{tag}>{words}</{tag}>"
    if tag in _BLOCKS:
        return f" {words} "
    return inner


def _image(node: LexborNode) -> str:
    found = {name: " ".join((node.attributes.get(name) or "").split()) for name in ("src", "alt", "title")}
    if not found["src"]:
        return ""
    title = f' "{found["title"].replace(chr(34), chr(39))}"' if found["title"] else ""
    return f"![{escaped(found['alt'])}](<{re.sub(r'[<>]', '', found['src'])}>{title})"


def _list(node: LexborNode, depth: int, ordered: bool) -> str:
    items = []
    for number, child in enumerate((child for child in _children(node) if child.is_element_node), 1):
        mark = f"{number}. " if ordered else "- "
        items.append(_indented("\n\n".join(_blocks(child, depth + 1)), mark, " " * len(mark)))
    return "\n".join(items)


def _listing(node: LexborNode) -> str:
    text = (node.text() or "").strip("\n")
    named = " ".join(str(each.attributes.get("class") or "") for each in (node, *_children(node)) if each.is_element_node)
    language = re.search(r"(?:lang(?:uage)?-|highlight-source-)([\w+#-]+)", named)
    bars = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{bars}{language[1] if language else ''}\n{text}\n{bars}"


def _caption(table: LexborNode, depth: int) -> list[str]:
    return [f"Table 1: {words}" for child in _children(table) if child.tag == "caption" and (words := _words(child, depth))]


def _table(table: LexborNode, depth: int) -> str:
    """A table of bars; a cell that covers several columns is followed by empty ones."""
    rows = []
    for row in table.css("tr"):
        cells: list[str] = []
        for cell in (child for child in _children(row) if child.tag in ("td", "th")):
            lines = "<br>".join(line for block in _blocks(cell, depth + 2) for line in block.split("\n"))
            span = str(cell.attributes.get("colspan") or "1")
            cells += [lines.replace("|", "\\|"), *[""] * (min(int(span), 20) - 1 if span.isdigit() else 0)]
        rows.append(cells)
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    header, *rest = [[*row, *[""] * (width - len(row))] for row in rows]
    made = [f"| {' | '.join(cells)} |" for cells in (header, ["---"] * width, *rest)]
    return "\n".join(made)


def _indented(text: str, first: str, others: str) -> str:
    head, *rest = text.split("\n")
    return "\n".join([first + head, *(others + line if line else others.rstrip() for line in rest)])
