"""Native tables, and the table style of the theme that they refer to."""

from __future__ import annotations

from dataclasses import replace

from generator.theme import Palette

from ..boxes import Cell, Rule, TableBox
from .text import EMU, Ink, text_body
from .xml import HEAD, color, fill

STYLE_ID = "{7E4C3A52-0D3B-5C1E-9B0A-4D1C8E6F2A10}"


def table_styles_xml(palette: Palette) -> str:
    """A style without fills: a strong rule below the header, hairlines between rows (order: ECMA-376 part 1, 20.1.4.2.26)."""

    def edge(name: str, rule: str) -> str:
        return f"<a:{name}><a:ln{rule}</a:ln></a:{name}>"

    none = "><a:noFill/>"
    hairline = f' w="9525">{fill("hairline", palette)}'
    strong = f' w="19050">{fill("text", palette)}'
    around = "".join(edge(name, none) for name in ("left", "right", "top", "bottom"))
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{STYLE_ID}">'
        f'<a:tblStyle styleId="{STYLE_ID}" styleName="Diptych">'
        f'<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/>{color("text", palette)}</a:tcTxStyle><a:tcStyle><a:tcBdr>{around}'
        f"{edge('insideH', hairline)}{edge('insideV', none)}</a:tcBdr>"
        f"<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f'<a:firstCol><a:tcTxStyle><a:fontRef idx="major"/>{color("text", palette)}</a:tcTxStyle><a:tcStyle/></a:firstCol>'
        f'<a:firstRow><a:tcTxStyle><a:fontRef idx="major"/>{color("muted", palette)}</a:tcTxStyle><a:tcStyle><a:tcBdr>'
        f"{edge('bottom', strong)}</a:tcBdr></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


def table_xml(table: TableBox, ink: Ink) -> str:
    grid = "".join(f'<a:gridCol w="{width:d}"/>' for width in table.columns)
    rows = []
    covering: list[Cell] = []
    for cells, tall in zip(table.rows, table.heights, strict=True):
        made, before = [], None
        over, covering = covering, []
        for c, cell in enumerate(cells):
            under = cell is None and bool(over) and over[c].down > 1
            shown = cell or (over[c] if under else covering[-1])
            above = shown.above or (over[c].below if over and not under else None)
            merged = (' vMerge="1"' if under else ' hMerge="1"') if cell is None else ""
            made.append(_cell(shown, merged, above, before, ink))
            before = shown.right
            covering.append(replace(shown, down=1) if under else shown)
        rows.append(f'<a:tr h="{tall:d}">{"".join(made)}</a:tr>')
    flags = ' rtl="1"' * ink.rtl + ' firstRow="1"' * bool(table.header) + ' firstCol="1"' * table.heads
    properties = f"<a:tblPr{flags}><a:tableStyleId>{STYLE_ID}</a:tableStyleId></a:tblPr>"
    return f"<a:tbl>{properties}<a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"


def _cell(cell: Cell, merged: str, above: Rule | None, before: Rule | None, ink: Ink) -> str:
    """A cell, or one that is `merged` into it: that has the same borders and no text (ECMA-376 part 1, 21.1.3.18).

    A border between two cells is written on both, since programs differ in whose they draw. Sides are those of the page.
    """
    left, right = (cell.margin_left, before), (cell.margin_right, cell.right)
    if ink.rtl:
        left, right = right, left
    borders = "".join(
        _border(side, rule, ink.palette) for side, rule in (("L", left[1]), ("R", right[1]), ("T", above), ("B", cell.below)) if rule
    )
    painted = fill(cell.fill, ink.palette) if cell.fill else "<a:noFill/>"
    margins = f'marL="{round(left[0] * EMU)}" marR="{round(right[0] * EMU)}" marT="0" marB="{round(cell.margin_below * EMU)}"'
    body = text_body("a:txBody", () if merged else cell.parts, (), ink, "<a:bodyPr/>")
    spans = merged or (f' gridSpan="{cell.across}"' if cell.across > 1 else "") + (f' rowSpan="{cell.down}"' if cell.down > 1 else "")
    return f'<a:tc{spans}>{body}<a:tcPr {margins} anchor="{cell.anchor}">{borders}{painted}</a:tcPr></a:tc>'


def _border(side: str, rule: Rule, palette: Palette) -> str:
    attributes = f'w="{round(rule.width * EMU)}" cap="flat" cmpd="sng" algn="ctr"'
    return f'<a:ln{side} {attributes}>{fill(rule.color, palette)}<a:prstDash val="solid"/></a:ln{side}>'
