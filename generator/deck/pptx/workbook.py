"""The workbook behind a native chart, which 'Edit data' opens: the categories in its first column, a series a column after it.

The least that a spreadsheet is made of: a sheet, its strings in a table, and styles for days (ECMA-376 part 1, 18.2 to 18.8).
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date

from generator.model import Category

from .chart_pen import number
from .names import CT, RT
from .package import Package, Part
from .xml import HEAD, escape

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONSHIPS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
FIRST_DAY = date(1899, 12, 30).toordinal()
"""The day that workbooks count from (18.17.4.1)."""
LONGEST = 32_767
"""The most characters of a cell."""
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""A text that programs would take for the number of a character (ST_Xstring, 22.9.2.19)."""
DAY = 1
"""The index of the format for days."""
STYLES = (
    f'{HEAD}<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook(names: Sequence[str], rows: Sequence[Sequence[Category | None]]) -> bytes:
    """The bytes of an `.xlsx` with one sheet: a header and rows. Texts that look like formulas or addresses stay texts."""
    out = io.BytesIO()
    package = Package(out)
    root, book = Part("/"), Part("/xl/workbook.xml", CT.SHEETS)
    sheet, strings = Part("/xl/worksheets/sheet1.xml", CT.SHEET), Part("/xl/sharedStrings.xml", CT.STRINGS)
    styles = Part("/xl/styles.xml", CT.STYLES)
    root.relate(RT.OFFICE_DOCUMENT, book)
    package.write_relationships(root)
    texts: dict[str, int] = {}
    body = "".join(_row(number, row, texts) for number, row in enumerate([names, *rows], 1))
    package.write(sheet, f"{HEAD}<worksheet {MAIN}><sheetData>{body}</sheetData></worksheet>")
    listed = "".join(f'<si><t xml:space="preserve">{_written(text)}</t></si>' for text in texts)
    package.write(strings, f"{HEAD}<sst {MAIN}>{listed}</sst>")
    package.write(styles, STYLES)
    sheets = f'<sheets><sheet name="Sheet1" sheetId="1" r:id="{book.relate(RT.SHEET, sheet)}"/></sheets>'
    for kind, part in ((RT.STRINGS, strings), (RT.STYLES, styles)):
        book.relate(kind, part)
    package.write(book, f"{HEAD}<workbook {MAIN} {RELATIONSHIPS}>{sheets}</workbook>")
    package.close()
    return out.getvalue()


def column_name(index: int) -> str:
    """'A' for 0: a chart has fewer columns than there are letters."""
    return chr(ord("A") + index)


def _row(line: int, values: Sequence[Category | None], texts: dict[str, int]) -> str:
    cells = (_cell(f"{column_name(index)}{line}", value, texts) for index, value in enumerate(values) if value is not None)
    return f'<row r="{line}">{"".join(cells)}</row>'


def _cell(at: str, value: Category, texts: dict[str, int]) -> str:
    """A cell. One that holds a text has its number in the table of texts, which grows."""
    if isinstance(value, str):
        return f'<c r="{at}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
    if isinstance(value, date):
        return f'<c r="{at}" s="{DAY}"><v>{value.toordinal() - FIRST_DAY}</v></c>'
    return f'<c r="{at}"><v>{number(value)}</v></c>'


def _written(text: str) -> str:
    return escape(ESCAPED.sub("_x005F_", text[:LONGEST]))
