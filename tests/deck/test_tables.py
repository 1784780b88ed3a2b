"""Tables on slides: numbers, titles over columns and rows, notes, and what goes on to further slides."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pptx import Presentation

from generator.deck.boxes import PlacedSlide, TableBox, TextBox
from generator.deck.pptx import write_deck
from generator.model import HeaderGroup, Row, Table, plain_text
from generator.theme import load_theme
from tests.oracles.effort import calls

from .conftest import document, section
from .test_geometry import faults_of
from .test_layout import placed, slides_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def table(count: int, *columns: str, **fields: object) -> Table:
    """A table of rows of the same cells, `{i}` being the number of each."""
    header = tuple(plain_text(f"Head{i}") for i in range(len(columns)))
    rows = tuple(Row(tuple(plain_text(cell.format(i=i)) for cell in columns)) for i in range(count))
    return Table("tbl-1", 1, header, rows, plain_text("What it shows."), **fields)  # type: ignore[arg-type]


def grouped(count: int, size: int) -> Table:
    made = table(count, "Name {i}", "{i}.5", "{i}", "words")
    titles = [plain_text(f"Group {i}") for i in range(count // size + 1)]
    rows = tuple(replace(row, group=titles[i // size]) for i, row in enumerate(made.rows))
    return replace(made, rows=rows, groups=(HeaderGroup(plain_text("Over"), 1, 2),))


def boxes(made: Table) -> tuple[list[TableBox], list[PlacedSlide], list[str]]:
    slides, codes = slides_of(section(exhibits=(made,)))
    return [shape for slide in slides for shape in slide.shapes if isinstance(shape, TableBox)], slides, codes


def shown(box: TableBox) -> list[list[str]]:
    """The texts of the cells, row by row, without those that are covered."""
    return [[" ".join(part.text.text.plain for part in cell.parts) for cell in row if cell] for row in box.rows]


def test_numbers_end_at_the_right_with_figure_spaces_for_the_decimals_that_they_lack():
    made = table(0, "", "", "")
    rows = tuple(Row(tuple(map(plain_text, ("2024", number, "a")))) for number in ("1.5", "22", "3.25"))
    ((box,), _, _) = boxes(replace(made, rows=rows))
    assert [row[1] for row in shown(box)[1:]] == ["1.5\u2007", "22\u2008\u2007\u2007", "3.25"]
    assert {row[1].parts[0].text.style.align for row in box.rows if row[1]} == {"right"}
    assert {row[0].parts[0].text.style.align for row in box.rows if row[0]} == {"left"}


def test_numbers_of_a_document_from_right_to_left_are_padded_at_their_right():
    made = table(0, "", "")
    rows = tuple(Row(tuple(map(plain_text, ("أول", number)))) for number in ("1.5", "7"))
    words = tuple(Row(tuple(map(plain_text, ("أول", number)))) for number in ("1.5 كغ", "7 كغ"))
    exhibits = (replace(made, rows=rows), replace(made, rows=words))
    slides, _ = placed(document(section(exhibits=exhibits), language="ar"))
    latin, arabic = (shown(shape)[2][1] for slide in slides for shape in slide.shapes if isinstance(shape, TableBox))
    assert latin == "7\u2008\u2007"
    assert arabic == "\u2008\u20077 كغ"


def test_rows_move_together_before_they_go_on_to_a_second_slide():
    few, _, _ = boxes(table(5, "Name {i}", "{i}", "words"))
    more, _, codes = boxes(table(9, "Name {i}", "{i}", "words"))
    assert (few[0].heights[1].pt, more[0].heights[1].pt) == (54, 32)
    assert codes == []


def test_widths_are_kept_and_the_header_is_repeated_on_every_slide():
    made, _, codes = boxes(table(60, "Name {i}", "{i}", "words " * 3))
    assert codes == ["continued"]
    assert len({box.columns for box in made}) == 1
    assert {tuple(shown(box)[0]) for box in made} == {("Head0", "Head1", "Head2")}
    counts = [len(box.rows) for box in made]
    assert max(counts) - min(counts) <= 1


def test_a_title_over_rows_stands_with_them_and_is_repeated_where_they_go_on():
    made, _, _ = boxes(grouped(60, 25))
    names = []
    for box in made:
        rows = shown(box)[2:]
        assert rows[0][0].startswith("Group")
        assert rows[-1][0].startswith("Name")
        title = ""
        for cells in rows:
            if cells[0].startswith("Group"):
                title = cells[0]
            else:
                assert title == f"Group {int(cells[0][5:]) // 25}"
                names.append(cells[0])
    assert names == [f"Name {i}" for i in range(60)]


def test_titles_are_native_merged_cells():
    slides, _ = slides_of(section(exhibits=(grouped(4, 2),)))
    file = io.BytesIO()
    write_deck(slides, document(), load_theme("aurora"), file)
    (native,) = [shape.table for shape in Presentation(file).slides[0].shapes if shape.has_table]
    assert native.first_row
    assert native.first_col
    spans = [[(cell._tc.gridSpan, cell._tc.rowSpan, cell.is_spanned) for cell in row.cells] for row in native.rows]
    assert spans[0] == [(1, 2, False), (2, 1, False), (1, 1, True), (1, 2, False)]
    assert spans[1] == [(1, 1, True), (1, 1, False), (1, 1, False), (1, 1, True)]
    assert spans[2] == [(4, 1, False), (1, 1, True), (1, 1, True), (1, 1, True)]
    assert spans[3] == [(1, 1, False)] * 4
    assert [native.cell(1, i).text for i in range(4)] == ["", "Head1", "Head2", ""]


@pytest.mark.parametrize("made", [grouped(4, 2), grouped(60, 7), table(3, "a {i}", "words " * 600, "{i}")], ids=["few", "many", "tall"])
def test_every_text_of_a_table_fits_and_the_file_is_sound(made, tmp_path):
    assert faults_of(document(section(exhibits=(made,))), tmp_path) == []


def test_notes_stand_below_the_source_on_the_last_slide():
    notes = (plain_text("First note."), plain_text("Second note."))
    _, slides, codes = boxes(table(40, "Name {i}", "{i}", "words", source=plain_text("The source."), notes=notes))
    captions = [[part.text.text.plain for part in shape.parts] for slide in slides for shape in slide.shapes
                if isinstance(shape, TextBox) and shape.name == "Caption"]  # fmt: skip
    assert captions[-1] == ["Table\u00a01\u2002What it shows.", "The source.", "First note.", "Second note."]
    assert {len(caption) for caption in captions[:-1]} == {2}
    assert codes == ["continued"]


def test_notes_without_room_are_left_to_the_speaker():
    notes = tuple(plain_text(f"Note {i}.") for i in range(20))
    _, (slide,), codes = boxes(table(4, "Name {i}", "{i}", "words", notes=notes))
    assert codes == ["note-not-shown"]
    assert [note for note in slide.notes if note.startswith("Note")] == [note.plain for note in notes]


def test_a_row_taller_than_a_slide_is_cut_and_said_in_full_in_the_notes_of_its_slide():
    made, slides, codes = boxes(table(3, "Name {i}", "words {i} " * 300, "{i}"))
    assert set(codes) == {"continued", "cell-too-long"}
    assert [len(box.rows) for box in made] == [2, 2, 2]
    assert [slide.notes for slide in slides] == [(f"words {i} " * 300,) for i in range(3)]


def test_the_work_for_a_row_is_the_same_in_a_long_table():
    few, many = (calls(lambda rows=rows: boxes(grouped(rows, 30))) / rows for rows in (200, 1000))
    assert many < 1.1 * few
