"""MathML goes in, Office Math comes out, as slides hold it: `m:oMath` with the run properties of DrawingML in every run.

ECMA-376 part 1, 22.1, gives the elements; MS-ODRAWXML 2.3.1.11 puts them into a slide. There PowerPoint itself writes italic letters by
their mathematical code points, and size, colour and font in each `a:rPr`. What Office Math cannot say is named in `lost`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from . import mathml
from .mathml import Element

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FONT = "Cambria Math"
"""The font that PowerPoint has for formulas; it offers no other that has what they need."""
_ENDS = mathml.RELATIONS | frozenset(",;:+−±∓")
"""What ends that which a sum or an integral is over."""
_ITALIC = {
    **{ord("A") + i: chr(0x1D434 + i) for i in range(26)},
    **{ord("a") + i: chr(0x1D44E + i) for i in range(26)},
    **{ord("α") + i: chr(0x1D6FC + i) for i in range(25)},
    ord("h"): "ℎ",
}
"""Unicode's mathematical italic letters; that for h was there before the others."""
_SPACES = ((0.4, "\u2002"), (0.3, "\u2004"), (0.25, "\u2005"), (0.2, "\u205f"), (0.08, "\u2009"))


def unsayable(formula: str) -> list[str]:
    """What Office Math cannot say of a formula in MathML, each thing once."""
    writer = OfficeMath(0, "", "")
    writer.formula(mathml.parse(formula))
    return list(dict.fromkeys(writer.lost))


@dataclass
class OfficeMath:
    """Writes formulas in one style: `size` in hundredths of a point, `fill` the element of their colour. `lost` grows."""

    size: int
    fill: str
    language: str
    lost: list[str] = field(default_factory=list)

    def formula(self, root: Element) -> str:
        return f"<m:oMath>{self._row(list(root))}</m:oMath>"

    # Runs and properties

    def properties(self, bold: bool = False, italic: bool = True, words: bool = False) -> str:
        face = "" if words else f'<a:latin typeface="{FONT}" panose="02040503050406030204" pitchFamily="18" charset="0"/>'
        return f'<a:rPr lang="{self.language}" sz="{self.size}" b="{int(bold)}" i="{int(italic)}">{self.fill}{face}</a:rPr>'

    def _run(self, text: str, *, bold: bool = False, italic: bool = False, script: str = "", words: bool = False) -> str:
        if not text:
            return ""
        if italic and not bold and not script:
            text = text.translate(_ITALIC)
        style = "bi" if bold and italic else "b" if bold else "i" if italic else "p"
        kind = "<m:nor/>" if words else (f'<m:scr m:val="{script}"/>' if script else "") + f'<m:sty m:val="{style}"/>'
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f"<m:r><m:rPr>{kind}</m:rPr>{self.properties(bold, italic, words)}<m:t{space}>{escape(text, quote=False)}</m:t></m:r>"

    def _built(self, tag: str, settings: str, **arguments: str) -> str:
        """An object of Office Math: its properties, then its arguments by their names."""
        inside = "".join(f"<m:{name}>{content}</m:{name}>" for name, content in arguments.items())
        return f"<m:{tag}><m:{tag}Pr>{settings}<m:ctrlPr>{self.properties()}</m:ctrlPr></m:{tag}Pr>{inside}</m:{tag}>"

    # Rows

    def _row(self, children: list[Element]) -> str:
        if brackets := mathml.fence(children):
            return self._fenced(children[1:-1], *brackets)
        made, rest = "", _joined(children)
        while rest:
            first, *rest = rest
            if big := mathml.big(first):
                count = next((i for i, child in enumerate(rest) if i and mathml.operator(child) in _ENDS), len(rest))
                made += self._big(big, self._row(rest[:count]))
                rest = rest[count:]
            elif len(rest) > 1 and mathml.operator(rest[0]) == "\u2061":
                made += self._built("func", "", fName=self._one(first), e=self._row(rest[1:2]))
                rest = rest[2:]
            elif rest and (script := mathml.scripted(first)) and mathml.is_empty(script.base) and not script.limits:
                made += self._built("sPre", "", sub=self._maybe(script.below), sup=self._maybe(script.above), e=self._one(rest[0]))
                rest = rest[1:]
            else:
                made += self._one(first)
        return made

    def _maybe(self, element: Element | None) -> str:
        return self._one(element) if element is not None else ""

    def _fenced(self, inside: list[Element], left: str, right: str, grows: bool = True) -> str:
        parts: list[list[Element]] = [[]]
        separator = ""
        for child in inside:
            if child.tag == "mo" and child.get("stretchy") == "true" and mathml.text(child) in mathml.NEUTRAL:
                separator = mathml.text(child)
                parts.append([])
            else:
                parts[-1].append(child)
        settings = f'<m:begChr m:val="{escape(left)}"/>' + (f'<m:sepChr m:val="{escape(separator)}"/>' if separator else "")
        settings += f'<m:endChr m:val="{escape(right)}"/>' + ("" if grows else '<m:grow m:val="0"/>')
        content = "</m:e><m:e>".join(map(self._row, parts))
        return self._built("d", settings, e=content)

    def _big(self, script: mathml.Script, content: str) -> str:
        place = "undOvr" if script.limits else "subSup"
        settings = f'<m:chr m:val="{escape(mathml.operator(script.base))}"/><m:limLoc m:val="{place}"/>'
        settings += '<m:subHide m:val="1"/>' if script.below is None else ""
        settings += '<m:supHide m:val="1"/>' if script.above is None else ""
        content = content or self._run("\u200b")
        return self._built("nary", settings, sub=self._maybe(script.below), sup=self._maybe(script.above), e=content)

    # Elements

    def _one(self, element: Element) -> str:
        children = list(element)
        match element.tag:
            case "mi":
                found = mathml.letter(element)
                return self._run(found.text.replace("\u00a0", " "), bold=found.bold, italic=found.italic, script=found.script)
            case "mn":
                return self._run(mathml.text(element))
            case "mtext" | "ms":
                return self._run(mathml.text(element).replace("\u00a0", " "), words=True)
            case "mo":
                if element.get("minsize"):
                    self.lost.append(f"the size of `{mathml.text(element)}`")
                return self._run("".join(sign for sign in mathml.text(element) if sign not in mathml.INVISIBLE))
            case "mspace":
                return self._space(mathml.width(element))
            case "mfrac":
                settings = '<m:type m:val="noBar"/>' if element.get("linethickness") in ("0", "0pt", "0em") else ""
                return self._built("f", settings, num=self._one(children[0]), den=self._one(children[1]))
            case "msqrt":
                return self._built("rad", '<m:degHide m:val="1"/>', deg="", e=self._row(children))
            case "mroot":
                return self._built("rad", "", deg=self._one(children[1]), e=self._one(children[0]))
            case "mtable":
                return self._table(element)
            case "menclose":
                return self._boxed(element)
            case "mphantom":
                return self._built("phant", '<m:show m:val="0"/>', e=self._row(children))
        if script := mathml.scripted(element):
            return self._scripts(element, script)
        if not mathml.is_row(element):
            self.lost.append(f"`{element.tag}`")
        if element.get("class") == "brackets":
            return self._fenced(children[1:-1], mathml.text(children[0]), mathml.text(children[-1]), grows=False)
        return self._row(children)

    def _space(self, em: float) -> str:
        if em < 0:
            self.lost.append("a negative space")
            return ""
        whole, rest = divmod(em, 1)
        return self._run("\u2003" * int(whole) + next((space for least, space in _SPACES if rest >= least), ""))

    def _scripts(self, element: Element, script: mathml.Script) -> str:
        if big := mathml.big(element):
            return self._big(big, "")
        if script.limits:
            made = self._one(script.base) if script.below is None else self._under(self._one(script.base), script.below)
            return made if script.above is None else self._over(element, script, made)
        if script.below is None:
            return self._built("sSup", "", e=self._one(script.base), sup=self._maybe(script.above))
        if script.above is None:
            return self._built("sSub", "", e=self._one(script.base), sub=self._one(script.below))
        return self._built("sSubSup", "", e=self._one(script.base), sub=self._one(script.below), sup=self._one(script.above))

    def _under(self, base: str, below: Element) -> str:
        mark = mathml.operator(below)
        if mark and mark in mathml.LINES:
            return self._built("bar", '<m:pos m:val="bot"/>', e=base)
        if mark and mark in mathml.BRACES:
            return self._built("groupChr", f'<m:chr m:val="{mark}"/><m:pos m:val="bot"/><m:vertJc m:val="top"/>', e=base)
        return self._built("limLow", "", e=base, lim=self._one(below))

    def _over(self, element: Element, script: mathml.Script, base: str) -> str:
        assert script.above is not None
        mark, arrow = mathml.operator(script.above), mathml.operator(script.base)
        if mark and mark in mathml.LINES and len(mathml.text(script.base)) > 1:
            return self._built("bar", '<m:pos m:val="top"/>', e=base)
        if mark and mark in mathml.BRACES:
            return self._built("groupChr", f'<m:chr m:val="{mark}"/><m:pos m:val="top"/><m:vertJc m:val="bot"/>', e=base)
        if element.get("accent") == "true" and mark in mathml.COMBINING:
            return self._built("acc", f'<m:chr m:val="{mathml.COMBINING[mark]}"/>', e=base)
        if arrow and arrow in "→←↔⇒⇐⇔↦":
            settings = f'<m:chr m:val="{arrow}"/><m:pos m:val="bot"/><m:vertJc m:val="bot"/>'
            return self._built("groupChr", settings, e=self._one(script.above))
        return self._built("limUpp", "", e=base, lim=self._one(script.above))

    def _table(self, table: Element) -> str:
        rows = mathml.rows(table)
        if any("border" in cell.get("style", "") for row in rows for cell in row):
            self.lost.append("a rule in a matrix")
        if mathml.is_aligned(table):
            lines = [self._run("&").join(map(self._one, row)) for row in rows]
            return self._built("eqArr", "", e="</m:e><m:e>".join(lines))
        count, longest = max(((len(row), row) for row in rows), key=lambda pair: pair[0])
        sides = map(mathml.side, longest)
        columns = "".join(f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{side}"/></m:mcPr></m:mc>' for side in sides)
        cells = [[*map(self._one, row), *[""] * (count - len(row))] for row in rows]
        lines = ["".join(f"<m:e>{cell}</m:e>" for cell in row) for row in cells]
        return self._built("m", f'<m:plcHide m:val="1"/><m:mcs>{columns}</m:mcs>', mr="</m:mr><m:mr>".join(lines))

    def _boxed(self, element: Element) -> str:
        drawn = element.get("notation", "").split()
        sides = "" if "box" in drawn else "".join(f'<m:hide{side} m:val="1"/>' for side in ("Top", "Bot", "Left", "Right"))
        sides += '<m:strikeBLTR m:val="1"/>' if "updiagonalstrike" in drawn else ""
        sides += '<m:strikeTLBR m:val="1"/>' if "downdiagonalstrike" in drawn else ""
        return self._built("borderBox", sides, e=self._row(list(element)))


def _joined(children: list[Element]) -> list[Element]:
    """The row with each `(z)_i`, which comes as `(`, `z` and `)_i`, as one element whose script is that of the whole bracket."""
    made: list[Element] = []
    open_at: list[int] = []
    for child in children:
        sign = mathml.text(child) if child.tag == "mo" else ""
        script = mathml.scripted(child)
        if sign in mathml.OPENING and sign:
            open_at.append(len(made))
        elif sign in mathml.CLOSING and sign and open_at:
            open_at.pop()
        elif script and not script.limits and mathml.operator(script.base) in tuple(mathml.CLOSING) and open_at:
            begin = open_at.pop()
            base, scripts = Element("mrow", {"class": "brackets"}), Element(child.tag)
            base.extend([*made[begin:], mathml.core(script.base)])
            scripts.extend([base, *list(child)[1:]])
            made[begin:] = [scripts]
            continue
        made.append(child)
    return made
