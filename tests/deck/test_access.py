"""What a listener needs of every slide: a title of its own, read first, what it is about in order, and not too much to read."""

from __future__ import annotations

from generator.deck.access import MOST_WORDS, check_headlines, check_words
from generator.deck.boxes import PictureBox, TextBox
from generator.deck.placeholders import CAPTION, FOOTER, NUMBER, TITLE
from generator.model import Closing, Diagnostics, Document, plain_text

from .conftest import document, placed, points, section


def test_titles_are_read_before_any_other_text_and_the_foot_after_all(kinds):
    for slide in placed(kinds):
        texts = [shape.placeholder for shape in slide.shapes if isinstance(shape, TextBox)]
        assert texts[0] == TITLE, slide.layout
        foot = [idx for idx in texts if idx in (FOOTER, NUMBER)]
        assert texts[len(texts) - len(foot) :] == foot


def test_a_caption_is_read_after_its_picture(kinds):
    for slide in placed(kinds):
        order = [shape.placeholder for shape in slide.shapes if isinstance(shape, TextBox | PictureBox)]
        pictures = [at for at, shape in enumerate(slide.shapes) if isinstance(shape, PictureBox)]
        captions = [at for at, shape in enumerate(slide.shapes) if isinstance(shape, TextBox) and shape.placeholder == CAPTION]
        assert not pictures or not captions or max(pictures) < min(captions), order


def test_every_slide_has_a_title_of_its_own(kinds):
    titles = [slide.title for slide in placed(kinds)]
    assert all(titles)
    assert len({title.casefold() for title in titles}) == len(titles)


def codes(doc: Document) -> list[str]:
    diagnostics = Diagnostics()
    check_headlines(doc, diagnostics)
    return [found.code for found in diagnostics]


def test_only_headlines_that_the_deck_shows_are_compared():
    same = plain_text("The same")
    assert codes(document(section(1, headline=same), section(2, headline=same))) == ["repeated-headline"]
    assert codes(document(section(1, headline=same), section(2, headline=same, slide=False))) == []
    assert codes(document(section(1, headline=same), closing=Closing(same))) == ["repeated-headline"]


def test_examples_and_headlines_do_not_count_as_text_to_read(examples_of):
    words = " ".join(["so"] * (MOST_WORDS // 3))

    def found(count: int) -> list[str]:
        diagnostics = Diagnostics()
        part = section(points=points(3, words)[:count], examples=examples_of(4), headline=plain_text(words))
        check_words(part, placed(document(part))[1:], diagnostics)
        return [finding.message for finding in diagnostics]

    assert found(2) == []
    assert found(3) == ["a slide of `Section 1` has 84 words to read below its headline, more than 75"]
