"""Fields of recipients in the texts of a content."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from generator import check, load
from generator.model import Document, Field, Place
from generator.source import Copy
from generator.works import Workshop

from .reading import places

CONTENT = """\
title: For {{ Name }}
abstract: |
  Dear *{{name}}*, you have {{ amount due }} and `{{ code }}`, as @sec-own says.
sections:
- {title: "{{ name }}’s own", id: own, numbered: false, lead: "A {{ name }} B"}
mail: {subject: "{{ name }}, this is for you"}
"""
VALUES = {"name": "<b>*Ada* & `Co`</b>", "amount due": "$3 to $4"}


def filled(folder: Path, text: str, values: dict[str, str] | None) -> Document:
    path = folder / "talk.yaml"
    path.write_text(text, "utf-8")
    loaded = load(path, copy=Copy(values))
    assert loaded.diagnostics.found == []
    assert loaded.document
    return loaded.document


def plain(document: Document) -> str:
    [paragraph] = document.abstract
    return paragraph.text.plain


def test_a_value_is_text_whatever_it_looks_like(project: Path) -> None:
    document = filled(project, CONTENT, VALUES)
    assert document.title.plain == "For <b>*Ada* & `Co`</b>"
    said = "Dear <b>*Ada* & `Co`</b>, you have $3 to $4 and {{ code }}, as “<b>*Ada* & `Co`</b>’s own” says."
    assert plain(document) == said
    assert document.fields == ()


def test_without_recipients_a_field_stands_as_it_is_written_and_is_known(project: Path) -> None:
    document = filled(project, CONTENT, None)
    assert plain(document).startswith("Dear {{name}}, you have {{ amount due }} and {{ code }}")
    assert [field.name for field in document.fields] == ["name", "name", "amount due", "name", "name"]
    assert document.fields[1] == Field("name", Place(str(project / "talk.yaml"), 3, 9))


def test_the_fields_of_the_mail_stay_open_for_each_message(project: Path) -> None:
    for values in (VALUES, None):
        mail = filled(project, CONTENT, values).mail
        assert mail.subject.plain == "{{ name }}, this is for you"
        assert [run.open_field for run in mail.subject.runs] == ["name", ""]
        assert [field.name for field in mail.fields] == ["name"]


@pytest.mark.parametrize("text", ["\\{{ name }}", "`{{ name }}`", "{{ 3 }}", "{ { name } }", "{{ name | upper }}", "{{ name() }}", "{{}}"])
def test_what_is_no_name_in_double_braces_is_text(text: str, project: Path) -> None:
    document = filled(project, f"title: A\nsubtitle: '{text}'\n", {"name": "no"})
    assert document.subtitle.plain == text.strip("\\`")


def test_a_field_that_the_recipients_lack_is_an_error_at_its_place(project: Path) -> None:
    path = project / "talk.yaml"
    path.write_text("title: A\nsections:\n- {title: B, lead: 'to {{ nmae }}'}\n", "utf-8")
    loaded = load(path, copy=Copy({"name": "Ada"}))
    assert loaded.document is None
    assert places(loaded.diagnostics.found) == [("unknown-field", 3, 24)]
    assert loaded.diagnostics.found[0].help == "did you mean `name`?"


def test_works_for_nobody_warn_of_each_open_field(project: Path) -> None:
    path = project / "talk.yaml"
    path.write_text("title: A\nabstract: for {{ name }}\n", "utf-8")
    assert places(check(path).diagnostics.found) == [("open-field", 2, 15)]


def test_the_works_of_a_copy_say_for_whom_they_are(project: Path) -> None:
    path = project / "talk.yaml"
    path.write_text("title: A\nabstract: for {{ name }}\nattach: true\n", "utf-8")
    loaded = load(path, copy=Copy({"name": "Ada"}, "sha256:ab12"))
    assert loaded.document
    assert loaded.theme
    files = [io.BytesIO(), io.BytesIO(), io.BytesIO()]
    opened = iter(files)
    Workshop(loaded.document, loaded.theme, loaded.diagnostics).make(("deck", "report", "slides"), Path(), lambda _: next(opened))
    assert loaded.diagnostics.found == []
    assert Presentation(files[0]).core_properties.identifier == "sha256:ab12"
    for file in files[1:]:
        assert pikepdf.open(file).open_metadata()["dc:identifier"] == "sha256:ab12"
