"""`diptych new`: a content file to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

TEMPLATE = """\
# A content file of Diptych. Build it with
#   diptych build {path}
# A key that you do not need can be left out. For completion in an editor, write the output of `diptych schema` to a file
# and name it here:
# yaml-language-server: $schema=diptych.schema.json

title: {title}
subtitle: What it is about, in a few words
authors: []                       # [Your Name, Another Name]
language: en
theme: aurora                     # or aurora-dark
# talk: {{minutes: 20}}             # warns when the notes take longer
# build: true                     # points appear one at a click

# The report's summary, in Markdown.
abstract: |
  Say in two or three sentences what the reader will know at the end.

sections:
  # A table of all sections below that have points; it is made from them.
  - title: At a glance
    table:
      id: tbl-overview
      from: topics
      caption: The topics, with what characterizes each and examples.

  - id: first
    title: The first topic
    headline: The headline is a full sentence that says what the slide proves     # what the slide says
    phrase: A few words for the agenda
    lead: One sentence that opens the section in the report.
    points:                       # what the slide lists, best three to five
      - First term: One sentence about it.
      - Second term: One sentence, with *emphasis* where it helps.
      - A point can also do without a term.
    examples: [One example, Another example]
    body: |
      The report's prose, in **Markdown**. Refer to what has an id: @tbl-overview, @sec-second.
    notes: |
      What you say while this slide is shown. Without notes, it is the body.
    # figure:
    #   id: fig-first
    #   image: picture.jpg        # relative to this file
    #   alt: What someone who cannot see the picture needs to know.
    #   caption: What the picture shows.
    #   credit: Who made it

  - id: second
    title: The second topic
    headline: A second topic has a sentence of its own
    points:
      - Another term: One more sentence.
    body: |
      A section without `points` is prose in the report, and its headline on a slide.

closing:
  title: Thank you
  text: Questions?
"""


Name = Annotated[Path, typer.Argument(metavar="NAME", help="The file to write; `.yaml` is added to a name without it.")]


def command(name: Name) -> None:
    """Write a small commented content file that builds as it is."""
    import json

    path = name if name.suffix in (".yaml", ".yml") else name.with_name(f"{name.name}.yaml")
    title = path.stem.replace("-", " ").replace("_", " ").strip().capitalize() or "Untitled"
    with path.open("x", encoding="utf-8") as file:
        file.write(TEMPLATE.format(path=path, title=json.dumps(title, ensure_ascii=False)))
    typer.echo(f"{path}  written; now run `diptych build {path}`")
