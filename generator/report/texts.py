"""Small changes to the author's texts: joined, ended, shortened, linked; and the runs that blocks hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import Block, BlockQuote, Definitions, Grid, Heading, ItemList, Paragraph, Run, Text

FIRST_CLAUSE = re.compile(r"[:;.?!](?=\s|$)")


def runs_of(sources: Sequence[Block]) -> Iterator[Run]:
    """Every run in the blocks, in reading order."""
    for source in sources:
        match source:
            case Paragraph(text) | Heading(_, text):
                yield from text.runs
            case BlockQuote(blocks):
                yield from runs_of(blocks)
            case ItemList(items):
                for item in items:
                    yield from runs_of(item)
            case Definitions(items):
                for term, meaning in items:
                    yield from term.runs
                    yield from runs_of(meaning)
            case Grid(header, rows):
                for cell in (*header, *(cell for row in rows for cell in row)):
                    yield from cell.runs


def joined(texts: Sequence[Text]) -> Text:
    """The texts as one, separated by commas."""
    runs = [run for text in texts for run in (Run(", ", place=text.place), *text.runs)]
    return Text(tuple(runs[1:]), texts[0].place)


def sentence(text: Text) -> Text:
    """The text with a full stop, unless it ends in a mark of its own."""
    if not text or not text.plain.rstrip().rstrip(")]")[-1:].isalnum():
        return text
    *first, last = text.runs
    if last.formula or last.link:
        return Text((*text.runs, Run(".", place=last.place)), text.place)
    return Text((*first, replace(last, text=last.text.rstrip() + ".")), text.place)


def first_clause(text: Text) -> Text:
    """'Six fields, one network' of 'Six fields, one network: the clusters keep their colour.'"""
    runs = []
    for run in text.runs:
        if found := FIRST_CLAUSE.search(run.text):
            runs.append(replace(run, text=run.text[: found.start()]))
            break
        runs.append(run)
    return Text(tuple(runs), text.place)


def linked(text: Text, target: str) -> Text:
    """The whole text as one link into the report."""
    return Text(tuple(replace(run, link=f"#{target}") for run in text.runs), text.place)


def quoted(text: Text) -> Text:
    """The text in quotation marks, unless the author set some."""
    if text.plain.strip()[:1] in "“„«»‘'\"":
        return text
    *_, last = text.runs
    return Text((replace(text.runs[0], text="“"), *text.runs, replace(last, text="”")), text.place)


def after_colon(text: Text) -> Text:
    """The text with a new line after its first colon: 'The future:' and 'a symphony of intelligence'."""
    for index, run in enumerate(text.runs):
        if ": " in run.text:
            return Text((*text.runs[:index], replace(run, text=run.text.replace(": ", ":\n", 1)), *text.runs[index + 1 :]), text.place)
    return text
