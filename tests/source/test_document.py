"""Numbers, ids, topics, tables and exhibits of a document."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator import load
from generator.model import Figure, Paragraph, Quote, Table, numeral

from .reading import places, read, sound

CONTENT = """title: A
cover: {figure: {image: sun.png, alt: x}, quote: {text: Q, by: R, second: S}}
sections:
- title: Overview
  table: {from: topics, caption: All}
- title: First topic
  points: [Alpha: one, Beta *two*: three]
  examples: [X, "Y *z*"]
  quote: {text: q}
  exhibits:
  - figure: {image: sun.png, decorative: true}
  - table: {header: [a], rows: [[1.10]]}
  figure: {image: art/moon.png, alt: moon, focus: [0.2, 1], crop: false}
  sections:
  - title: Inner
    figure: {image: sun.png, alt: x}
- title: Prose
- title: Second topic
  id: second
  points: [no term]
- title: Prose
  numbered: no
  points: [not a topic]
- title: About
  numbered: no
  sections:
  - {title: One, topic: second}
  - {title: Two, topic: [second, first-topic], slide: true}
closing: {title: T, contact: me@example.org, figure: {image: sun.png, alt: x}}
"""


def test_sections_are_numbered_and_topics_are_those_with_points(project: Path) -> None:
    document = sound(project, CONTENT)
    assert [(s.id, s.number, s.topic) for s in document.sections] == [
        ("overview", None, None),
        ("first-topic", 1, 0),
        ("prose", 2, None),
        ("second", 3, 1),
        ("prose-2", None, None),
        ("about", None, None),
    ]
    assert [topic.id for topic in document.topics] == ["first-topic", "second"]
    inner = document.sections[1].sections[0]
    assert (inner.number, inner.topic, inner.slide) == (None, 0, False)
    one, two = document.sections[-1].sections
    assert (one.about, two.about, two.slide) == ((1,), (1, 0), True)


def test_appendices_have_letters_of_their_own_and_are_for_the_report_alone(project: Path) -> None:
    sections = "[{title: A, body: See @sec-b and @sec-d.}, {title: B, id: b, appendix: true, points: [x]}, "
    sections += "{title: C, appendix: true, numbered: false}, {title: D, id: d, appendix: true, slide: true}]"
    document = sound(project, f"title: T\nsections: {sections}\n")
    assert [section.numeral for section in document.sections] == ["1", "A", "", "B"]
    assert [section.slide for section in document.sections] == [True, False, False, True]
    assert not document.topics
    (paragraph,) = document.sections[0].body
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.plain == "See Appendix\u00a0A and Appendix\u00a0B."


def test_letters_go_on_after_z() -> None:
    assert [numeral(number, appendix=True) for number in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_exhibits_are_numbered_by_kind_in_the_order_of_the_source(project: Path) -> None:
    document = sound(project, CONTENT)
    exhibits = [exhibit for section in document.walk() for exhibit in section.exhibits]
    numbered = [(exhibit.id, exhibit.number) for exhibit in exhibits if not isinstance(exhibit, Quote)]
    assert numbered == [("tbl-1", 1), ("fig-1", 1), ("tbl-2", 2), ("fig-2", 2), ("fig-3", 3)]
    assert [type(exhibit) for exhibit in document.sections[1].exhibits] == [Quote, Figure, Table, Figure]
    moon = document.sections[1].exhibits[3]
    assert isinstance(moon, Figure)
    assert (moon.picture.width, moon.picture.height, moon.focus, moon.crop, moon.alt) == (4, 3, (0.2, 1), False, "moon")
    assert [figure.number for figure in document.figures()] == [0, 1, 2, 3, 0]


def test_the_overview_is_made_from_the_topics(project: Path) -> None:
    document = sound(project, CONTENT)
    table = document.sections[0].exhibits[0]
    assert isinstance(table, Table)
    assert table.derived
    assert [cell.plain for cell in table.header] == ["Topic", "Key characteristics", "Examples"]
    assert [([cell.plain for cell in row.cells], row.topic) for row in table.rows] == [
        (["First topic", "Alpha\u00a0· Beta two", "X, Y z"], 0),
        (["Second topic", "no term", ""], 1),
    ]
    assert [(run.text, run.emphasis) for run in table.rows[0].cells[1].runs] == [("Alpha\u00a0· Beta ", False), ("two", True)]
    assert str(table.rows[0].cells[1].runs[0].place).endswith(":7:12")


def test_a_generated_id_never_takes_the_id_of_an_author(project: Path) -> None:
    document = sound(
        project,
        "title: A\nsections:\n"
        "- {title: B, figure: {image: sun.png, alt: x}}\n"
        "- {title: C, id: b, figure: {id: fig-1, image: sun.png, alt: x}}\n",
    )
    assert [section.id for section in document.sections] == ["b-2", "b"]
    assert [figure.id for figure in document.figures()] == ["fig-1-2", "fig-1"]


@pytest.mark.parametrize(
    ("title", "id"), [("Große Modelle & mehr", "groe-modelle-mehr"), ("大規模言語モデル", "section"), ("**Bold** move", "bold-move")]
)
def test_the_id_of_a_section_is_made_from_its_title(title: str, id: str, project: Path) -> None:
    assert sound(project, f"title: A\nsections: [{{title: '{title}'}}]\n").sections[0].id == id


def test_a_picture_may_lie_anywhere_in_the_project(project: Path) -> None:
    document = sound(project, "title: A\ncover: {figure: {image: ../star.png, alt: x}}\n")
    assert document.cover.figure
    assert document.cover.figure.picture.path == (project.parent / "star.png").resolve()


def test_a_root_replaces_the_project(project: Path, tmp_path: Path) -> None:
    path = project / "talk.yaml"
    path.write_text("title: A\ncover: {figure: {image: ../../sun.png, alt: x}}\n")
    assert places(load(path).diagnostics.found) == [("outside-project", 2, 25)]
    assert load(path, root=tmp_path).document
    assert places(load(path, root=project).diagnostics.found) == [("outside-project", 2, 25)]


def test_without_a_project_only_the_folder_of_the_content_can_be_read(project: Path) -> None:
    (project.parent / "diptych.toml").unlink()
    loaded = read(project, "title: A\ncover: {figure: {image: ../star.png, alt: x}}\n")
    assert places(loaded.diagnostics.found) == [("outside-project", 2, 25)]


def test_the_schema_describes_every_key_and_allows_no_other() -> None:
    from generator.source.json_schema import json_schema

    schema = json_schema()
    assert json.loads(json.dumps(schema)) == schema
    for name, entry in {**schema["$defs"], "document": schema}.items():
        assert entry["additionalProperties"] is False, name
        assert all("description" in prop for prop in entry["properties"].values()), name
    named, _, entry, _ = schema["properties"]["theme"]["anyOf"]
    assert (named, entry) == ({"enum": ["aurora", "aurora-dark"]}, {"$ref": "#/$defs/ThemeEntry"})
    assert schema["required"] == ["title"]
    assert "from" in schema["$defs"]["TableEntry"]["properties"]


def test_the_shipped_content_has_nothing_to_complain_about() -> None:
    path = Path(__file__).parents[2] / "content" / "genai-trends.yaml"
    loaded = load(path)
    assert loaded.diagnostics.found == []
    assert loaded.document
    assert [topic.topic for topic in loaded.document.topics] == [0, 1, 2, 3, 4, 5]


def test_the_public_package_is_light_to_import() -> None:
    heavy = "yaml PIL pydantic markdown_it rich pptx reportlab"
    code = f"import generator, sys; print([name for name in '{heavy}'.split() if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_dividers_open_the_numbered_sections_that_do_not_say_otherwise(project: Path) -> None:
    sections = "sections: [{title: A}, {title: B, divider: no}, {title: C, numbered: no}, {title: D, backup: yes}]"
    asked, unasked = (read(project, f"title: T\ndividers: {word}\n{sections}").document for word in ("yes", "no"))
    assert asked
    assert unasked
    assert [section.divider for section in asked.sections] == [True, False, False, False]
    assert not any(section.divider for section in unasked.sections)


def test_a_section_of_parts_with_slides_of_their_own_has_a_divider(project: Path) -> None:
    parts = "sections: [{title: B, slide: yes}, {title: C, slide: yes}]"
    made = read(project, f"title: T\nsections: [{{title: A, {parts}}}, {{title: D, points: [E], {parts}}}]").document
    assert made
    assert [section.divider for section in made.sections] == [True, False]


def test_a_section_kept_for_questions_is_no_topic_and_an_appendix_can_be_one(project: Path) -> None:
    made = read(project, "title: T\nsections: [{title: A, points: [B], backup: yes}, {title: C, appendix: yes, backup: yes}]").document
    assert made
    assert [(section.topic, section.numeral, section.slide) for section in made.sections] == [(None, "1", True), (None, "A", True)]


def test_a_comparison_is_a_table_whose_things_can_be_topics(project: Path) -> None:
    rows = "rows: [Cost: [High, Low], Speed: [1, 2]]"
    topic = "{id: llm, title: Large *models*, points: [A]}"
    made = read(project, f"title: T\nsections: [{topic}, {{title: B, compare: {{things: [llm, Others], {rows}, caption: C}}}}]").document
    assert made
    (table,) = made.sections[1].exhibits
    assert isinstance(table, Table)
    assert (table.id, table.number, table.caption.plain) == ("tbl-1", 1, "C")
    assert [cell.plain for cell in table.header] == ["", "Large models", "Others"]
    assert table.compared == (0, None)
    assert [[cell.plain for cell in row.cells] for row in table.rows] == [["Cost", "High", "Low"], ["Speed", "1", "2"]]
