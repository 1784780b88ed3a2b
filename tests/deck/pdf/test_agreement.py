"""The slides' PDF beside the deck as LibreOffice shows it: where lines end, where words stand, and what the pages look like.

Some things are LibreOffice's own. It sets type on a grid of 600 dots an inch, so that a word at the very end of a line can go either way.
It ends a line between a hyphen and a digit, where UAX 14 has no place to break (LB 25). Without a screen it takes the depth of every font
for a fifth of its size, so that its baselines are up to a seventh of an em below ours, which stand where the fonts say. Where it lacks its
component for formulas, there are none.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

import generator
from generator.deck import Deck, lay_out_deck
from generator.deck.boxes import (
    ChartBox,
    Crop,
    FormulaBox,
    Frame,
    Group,
    Part,
    PictureBox,
    PlacedSlide,
    Rectangle,
    Shape,
    TableBox,
    TextBox,
)
from generator.deck.narrow import layouts_for
from generator.deck.pdf import write_slides
from generator.deck.pdf.text import as_shown
from generator.deck.pictures import rendered, slide_picture
from generator.deck.pptx import write_deck
from generator.model import Length, pt
from generator.text import Typesetter
from generator.theme import NAMES, load_theme
from tests.oracles.soffice_lines import Word, bare, convert, lines, pages
from tests.oracles.streams import written_by
from tests.test_everything_appears import FULL, WORKS

from .conftest import CONTENT

CONTENTS = ("genai-trends", "longer-lives", "full")
VARIANTS = [*product(CONTENTS, NAMES, ("16:9", "4:3"))]
HYPHENS = {"OpenAI Sora, OpenAI GPT-4V, Google Gemini"}
"""Texts that LibreOffice breaks between a hyphen and a digit."""
TOUCH = 2.0
WIDTH = 240
"""Pixels of the pictures that are compared, on which a letter of body text is five high."""
ROOM = 2
"""Pixels by which anything can stand elsewhere: 8 points on a wide slide, as far as LibreOffice's largest sentence is moved."""
LIKE = 85
"""By how much, of 255, three by three dots can be darker or lighter than all that is in their room in the other picture."""
AREA, ALIKE = 7, 6
"""The same for all dots of a square with sides so long: a ground in another tint."""
LARGEST = 60.0
"""Points of text that can be moved further than there is room."""


@dataclass(frozen=True)
class Shown:
    """The slides of a deck that are shown, our PDF of them and that of LibreOffice."""

    deck: Deck
    ours: Path
    theirs: Path

    @property
    def slides(self) -> list[PlacedSlide]:
        return [slide for slide in self.deck.slides if not slide.hidden]


Variant = tuple[str, str, str]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[Variant, Shown]:
    """Both examples and a file with every field, light and dark, wide and narrow, all converted at once."""
    folder = tmp_path_factory.mktemp("agreement")
    (folder / "works.bib").write_text(WORKS, encoding="utf-8")
    (folder / "full.yaml").write_text(FULL, encoding="utf-8")
    decks = {variant: laid_out(*variant, folder) for variant in VARIANTS}
    paths = []
    for number, deck in enumerate(decks.values()):
        paths.append(folder / f"{number}.pptx")
        for path, write in ((paths[-1], write_deck), (folder / f"{number}-ours.pdf", write_slides)):
            path.write_bytes(written_by(write, deck.slides, deck.document, deck.theme))
    theirs = convert(folder, *paths)
    return {
        variant: Shown(deck, path.with_name(f"{path.stem}-ours.pdf"), path)
        for (variant, deck), path in zip(decks.items(), theirs, strict=True)
    }


def laid_out(content: str, theme: str, aspect: str, folder: Path) -> Deck:
    loaded = generator.load((folder if content == "full" else CONTENT) / f"{content}.yaml")
    assert loaded.document
    return lay_out_deck(replace(loaded.document, aspect=aspect), load_theme(theme), loaded.diagnostics)


# Lines


def texts(slide: PlacedSlide) -> Iterator[tuple[str, Frame, float, Sequence[Part]]]:
    """Each box and cell with typed text: its name, where it is, how wide its lines can be, and its paragraphs."""
    for shape in shapes(slide):
        if isinstance(shape, TextBox) and not shape.field:
            yield shape.name, shape.frame, shape.frame.w.pt, shape.parts
        elif isinstance(shape, TableBox):
            yield from cells(shape)


def shapes(slide: PlacedSlide) -> Iterator[Shape]:
    for shape in slide.shapes:
        yield from shape.shapes if isinstance(shape, Group) else (shape,)


def cells(table: TableBox) -> Iterator[tuple[str, Frame, float, Sequence[Part]]]:
    lefts, tops = ([Length(0), *accumulate(lengths)] for lengths in (table.columns, table.heights))
    for (r, row), c in product(enumerate(table.rows), range(len(table.columns))):
        if cell := row[c]:
            width, height = lefts[c + cell.across] - lefts[c], tops[r + cell.down] - tops[r]
            frame = Frame(table.frame.x + lefts[c], table.frame.y + tops[r], width, height)
            yield f"row {r + 1}, column {c + 1}", frame, width.pt - cell.margin_left - cell.margin_right, cell.parts


def lines_in(words: Sequence[Word], at: Frame) -> list[str]:
    """What stands in a frame, line by line, without spaces."""
    across = [word for word in words if at.x.pt - TOUCH <= word.left and word.right <= at.right.pt + TOUCH]
    inside = [word for word in across if at.y.pt - TOUCH <= word.middle <= at.bottom.pt + TOUCH]
    return [bare("".join(word.text for word in line)) for line in lines(inside, 2 * 4.0)]


@pytest.mark.parametrize("variant", VARIANTS, ids=" ".join)
def test_lines_end_where_libreoffice_ends_them(variant: Variant, shown: dict[Variant, Shown]) -> None:
    made = shown[variant]
    setter = Typesetter(made.deck.theme.fonts)
    different, at_the_edge, several = [], 0, 0
    for slide, ours, theirs in zip(made.slides, pages(made.ours), pages(made.theirs), strict=True):
        for name, at, width, parts in texts(slide):
            found = lines_in(theirs, at)
            full, reserved = lines_of([as_shown(part, width, setter) for part in parts]), lines_of(parts)
            several += len(full) > len(parts)
            # Poppler joins a word that our PDF says is one, and takes indexes for lines of their own, as it does in LibreOffice's.
            if found in (full, lines_in(ours, at)) or parts[0].text.text.plain in HYPHENS:
                continue
            at_the_edge += found == reserved
            if found != reserved:
                different.append((slide.title, name, found, full))
    assert different == []
    assert at_the_edge <= 1
    assert several >= (1 if variant[0] == "full" else 30)


def lines_of(parts: Sequence[Part]) -> list[str]:
    return [bare(line.text) for part in parts for line in part.text.lines]


# Places


@pytest.mark.parametrize("variant", VARIANTS, ids=" ".join)
def test_words_stand_where_libreoffice_has_them(variant: Variant, shown: dict[Variant, Shown]) -> None:
    """Words that a slide has once, outside of charts and formulas; of a line that ended elsewhere they do not."""
    made = shown[variant]
    pairs: list[tuple[Word, Word]] = []
    for slide, *both in zip(made.slides, pages(made.ours), pages(made.theirs), strict=True):
        drawn = [frame for frame in map(drawn_by_the_program, shapes(slide)) if frame]
        ours, theirs = ([word for word in words if not any(inside(word, frame) for frame in drawn)] for words in both)
        counted = Counter(word.text for word in ours + theirs)
        places = {word.text: word for word in theirs}
        pairs += [(word, places[word.text]) for word in ours if counted[word.text] == 2 and word.text in places]
    far = [pair for pair in pairs if not near(*pair)]
    assert len(far) <= 0.02 * len(pairs), far
    assert len(pairs) > 100


def near(ours: Word, theirs: Word) -> bool:
    """To 3 points across, which is half a per cent of a long line, and upright to a seventh of an em."""
    return abs(ours.left - theirs.left) < 3 and abs(ours.middle - theirs.middle) < (ours.bottom - ours.top) / 7


def drawn_by_the_program(shape: Shape) -> Frame | None:
    """Where a shape is for which a program has lines and letters of its own."""
    if isinstance(shape, FormulaBox):
        return shape.around
    large = isinstance(shape, TextBox) and any(part.text.style.size > LARGEST for part in shape.parts)
    return shape.frame if large or isinstance(shape, ChartBox) else None


def inside(word: Word, frame: Frame) -> bool:
    return frame.x.pt <= word.left <= frame.right.pt and frame.y.pt <= word.middle <= frame.bottom.pt


# Pictures


def differences(slide: PlacedSlide, deck: Deck, ours: Image.Image, theirs: Image.Image) -> tuple[int, int]:
    """By how much the pictures of a slide differ at most, where it is not the program that draws: in small parts, and over areas."""
    scale = WIDTH / layouts_for(deck.document).grid.width.pt
    masked = [picture.copy() for picture in (ours, theirs)]
    for frame in filter(None, map(drawn_by_the_program, shapes(slide))):
        for picture in masked:
            box = [side * scale for side in (frame.x.pt, frame.y.pt, frame.right.pt, frame.bottom.pt)]
            ImageDraw.Draw(picture).rectangle((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1), "#808080")
    found = ImageChops.lighter(outside(*masked), outside(*reversed(masked)))
    return strongest(found.filter(ImageFilter.BoxBlur(1))), strongest(found.filter(ImageFilter.MinFilter(AREA)))


def strongest(picture: Image.Image) -> int:
    return max(most for _, most in picture.getextrema())


def alike(found: tuple[int, int]) -> bool:
    return found[0] <= LIKE and found[1] <= ALIKE


def outside(picture: Image.Image, other: Image.Image) -> Image.Image:
    """How far each dot is beyond the darkest and the lightest of those in its room in the other picture."""
    darkest = lightest = other
    for _ in range(ROOM):
        darkest, lightest = darkest.filter(ImageFilter.MinFilter(3)), lightest.filter(ImageFilter.MaxFilter(3))
    return ImageChops.lighter(ImageChops.subtract(darkest, picture), ImageChops.subtract(picture, lightest))


@pytest.mark.parametrize("variant", VARIANTS, ids=" ".join)
def test_slides_look_as_in_libreoffice(variant: Variant, shown: dict[Variant, Shown]) -> None:
    made = shown[variant]
    both = (rendered(path.read_bytes(), WIDTH) for path in (made.ours, made.theirs))
    found = {slide.title: differences(slide, made.deck, *pictures) for slide, *pictures in zip(made.slides, *both, strict=True)}
    assert {title: each for title, each in found.items() if not alike(each)} == {}


def moved(shape: Shape) -> Shape:
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(map(moved, shape.shapes)))
    return replace(shape, frame=shape.frame._replace(x=shape.frame.x + pt(24)))


def recoloured(shape: Shape) -> Shape:
    assert isinstance(shape, TextBox | Rectangle)
    assert shape.fill
    return replace(shape, fill=shape.fill.replace("1", "2"))


def cropped(shape: Shape) -> Shape:
    return replace(shape, crop=Crop(left=0.3)) if isinstance(shape, PictureBox) else shape


FAULTS = [
    *((index, "Picture", cropped) for index in (0, 11)),
    *((3, name, moved) for name in ("Headline", "Point 2", "Examples")),
    *((3, name, recoloured) for name in ("Section number", "Topic 1", "Band")),
]
"""Slides of the first example by their index, with which shape of theirs something is wrong, and what."""


@pytest.mark.parametrize(("index", "name", "spoiled"), FAULTS)
def test_a_wrong_crop_or_colour_or_place_would_be_noticed(
    index: int, name: str, spoiled: Callable[[Shape], Shape], shown: dict[Variant, Shown]
) -> None:
    made = shown[VARIANTS[0]]
    slide = made.slides[index]
    theirs = list(rendered(made.theirs.read_bytes(), WIDTH))[index]
    wrong = replace(slide, shapes=tuple(_spoiled(shape, name, spoiled) for shape in slide.shapes))
    assert wrong != slide
    slides = [*made.deck.slides[:index], wrong, *made.deck.slides[index + 1 :]]
    ours = opened(slide_picture(replace(made.deck, slides=slides), index + 1, WIDTH))
    assert not alike(differences(slide, made.deck, ours, theirs))


def _spoiled(shape: Shape, name: str, spoiled: Callable[[Shape], Shape]) -> Shape:
    if shape.name == name:
        return spoiled(shape)
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(_spoiled(inner, name, spoiled) for inner in shape.shapes))
    return shape


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")
