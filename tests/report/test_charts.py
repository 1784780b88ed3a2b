"""Charts on the page, read back as numbers: places of bars, lines and labels, tags, and what is said of those that are too full."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import CHART_KINDS, Categories, Chart, ChartKind, Measure, Paragraph, Run, Takeaway, Text, plain_text
from generator.theme import load_theme

from . import reading, tags
from .conftest import Made, points, report, section
from .test_geometry import overlapping

LEFT, RIGHT, WIDTH = 186.0, 532.0, 595.28
FLOOR = 7.5


def chart(kind: ChartKind, *columns: Sequence[float | None], x: Sequence[float | date | str] = (), **fields: object) -> Chart:
    names = tuple(x) or tuple(f"Name{index}" for index in range(len(columns[0])))
    measures = tuple(Measure(f"Series{index}", tuple(values)) for index, values in enumerate(columns))
    caption = plain_text("What it shows.")
    return Chart("cht-1", 1, kind, Categories("Along", names), measures, caption=caption, **fields)  # type: ignore[arg-type]


def shown(made: Chart, **fields: object) -> Made:
    return report(section(None, exhibits=(made,)), **fields)


class Filled(NamedTuple):
    """A filled path: its colour's role and the box around its points, measured from the page's top left corner."""

    color: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Stroked(NamedTuple):
    color: str
    dash: tuple[float, ...]
    points: tuple[tuple[float, float], ...]


def paths(made: Made) -> tuple[list[Filled], list[Stroked]]:
    """The filled and the stroked paths of the figures of a report."""
    palette = load_theme("aurora").paper
    names = ["text", "muted", "mid", "hairline", "ground", *(f"{kind}{i}" for i in range(1, 7) for kind in ("accent", "tint"))]
    roles = {palette.rgb(role): role for role in names}
    fills: list[Filled] = []
    strokes: list[Stroked] = []
    pdf = pikepdf.open(io.BytesIO(made.data))
    for page in pdf.pages:
        height, inside, inks = float(page.mediabox[3]), False, {"rg": "", "RG": ""}
        dash: tuple[float, ...] = ()
        path: list[tuple[float, float]] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    inside = inside or operands[0] == "/Figure"
                case "EMC":
                    inside = False
                case "rg" | "RG" as which:
                    inks[which] = roles["".join(f"{round(float(value) * 255):02X}" for value in operands)]
                case "d":
                    dash = tuple(map(float, operands[0]))
                case "m" | "l" | "c":
                    numbers = list(map(float, operands))
                    path += [(x, height - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
                case "f" | "S" as paint:
                    if inside and path and paint == "f":
                        xs, ys = zip(*path, strict=True)
                        fills.append(Filled(inks["rg"], min(xs), min(ys), max(xs), max(ys)))
                    elif inside and path:
                        strokes.append(Stroked(inks["RG"], dash, tuple(path)))
                    path = []
    return fills, strokes


def bars(made: Made, color: str = "accent1") -> list[Filled]:
    """What is filled in a colour, but for the squares of a legend."""
    return [fill for fill in paths(made)[0] if fill.color == color and (fill.width, fill.height) != pytest.approx((8, 8), abs=0.02)]


def lines(made: Made, color: str = "accent1") -> list[Stroked]:
    return [stroke for stroke in paths(made)[1] if stroke.color == color]


def middle(box: Filled | reading.Word) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def labels(made: Made, text: str) -> list[reading.Word]:
    return [word for word in made.words[2] if word.text == text and word.left > LEFT - 1]


def ticks(made: Made, *names: str) -> list[float]:
    """The heights of names at the left axis."""
    return [middle(min(labels(made, name), key=lambda word: word.left))[1] for name in names]


def near(value: float) -> object:
    return pytest.approx(value, abs=0.1)


# The kinds, by their numbers


def test_bars_are_as_long_as_their_values_with_name_and_value_beside_them() -> None:
    made = shown(chart("bar", [6, 5, 4, 3, 2, 1], highlight=0))
    (meant,), others = bars(made), bars(made, "mid")
    assert len(others) == 5
    assert others[0].top - meant.top == near(21)
    for bar, value in zip([meant, *others], [6, 5, 4, 3, 2, 1], strict=True):
        assert (bar.width / meant.width, bar.height) == (pytest.approx(value / 6, abs=1e-3), near(15))
        (name,) = labels(made, f"Name{6 - value}")
        (label,) = labels(made, str(value))
        assert middle(name)[1] == pytest.approx(middle(bar)[1], abs=1.5)
        assert middle(label)[1] == pytest.approx(middle(bar)[1], abs=1.5)
        assert (bar.left - name.right, label.left - bar.right) == (pytest.approx(8, abs=0.6), pytest.approx(5, abs=0.6))


def test_negative_bars_go_to_the_other_side_of_zero() -> None:
    below, above = bars(shown(chart("bar", [-5, 10])))
    assert below.right == near(above.left)
    assert below.width / above.width == pytest.approx(0.5, abs=1e-3)


def test_columns_stand_on_zero_with_their_values_above_them() -> None:
    made = shown(chart("column", [3.2, -1.1, None, 4.5]))
    first, second, fourth = bars(made)
    assert first.bottom == near(fourth.bottom)
    assert second.top == near(first.bottom)
    assert first.height / fourth.height == pytest.approx(3.2 / 4.5, abs=1e-3)
    assert second.height / fourth.height == pytest.approx(1.1 / 4.5, abs=1e-3)
    assert fourth.left - second.left == near(2 * (second.left - first.left))
    (label,) = labels(made, "4.5")
    assert middle(label)[0] == pytest.approx(middle(fourth)[0], abs=0.3)
    assert fourth.top - 12 < middle(label)[1] < fourth.top


def test_clusters_stand_side_by_side_on_an_axis_whose_names_are_where_they_say() -> None:
    made = shown(chart("column", [10, 20], [15, 5]))
    zero, ten, twenty = ticks(made, "0", "10", "20")
    assert zero - ten == near(ten - twenty)
    first, second = bars(made), bars(made, "accent2")
    assert [bar.height for bar in (*first, *second)] == [near((zero - ten) * value / 10) for value in (10, 20, 15, 5)]
    assert first[0].right == near(second[0].left)


def test_a_stack_puts_each_on_those_before_it_and_hangs_what_is_negative_below_zero() -> None:
    made = shown(chart("stacked", [10, 20], [5, None], [-3, 4]))
    one, two, three = (bars(made, f"accent{number}") for number in (1, 2, 3))
    unit = one[0].height / 10
    assert (two[0].bottom, two[0].height) == (near(one[0].top), near(5 * unit))
    assert three[0].top == near(one[0].bottom)
    assert three[1].bottom == near(one[1].top)


def test_a_line_goes_by_the_true_distances_of_its_numbers_and_breaks_at_a_gap() -> None:
    first, second = lines(shown(chart("line", [0, 10, None, 20, 40], x=[1, 2, 3, 4, 8])))
    (x1, y1), (x2, y2) = first.points
    (x4, y4), (x8, y8) = second.points
    assert ((x8 - x1) / (x2 - x1), (x4 - x1) / (x2 - x1)) == (pytest.approx(7, abs=0.01), pytest.approx(3, abs=0.01))
    assert ((y1 - y8) / (y1 - y2), y4) == (pytest.approx(4, abs=0.01), near((y1 + y8) / 2))


def test_lines_are_told_apart_by_dashes_and_named_at_their_ends() -> None:
    made = shown(chart("line", [1, 9], [2, 5], [3, 4.9]))
    assert len({lines(made, f"accent{number}")[0].dash for number in (1, 2, 3)}) == 3
    named = [made.word(f"Series{index}", 2) for index in range(3)]
    right, height = lines(made)[0].points[-1]
    assert all(word.left > right for word in named)
    assert middle(named[0])[1] == pytest.approx(height, abs=1.5)
    assert abs(middle(named[1])[1] - middle(named[2])[1]) >= 11.9


def test_dates_are_spaced_by_days_and_named_by_months() -> None:
    made = shown(chart("line", [1, 2, 3], x=[date(2024, 1, 1), date(2024, 2, 1), date(2024, 12, 1)]))
    first, second, third = lines(made)[0].points
    assert (third[0] - first[0]) / (second[0] - first[0]) == pytest.approx(335 / 31, rel=1e-2)
    assert [word.text for word in made.words[2] if word.text in ("Jan", "Mar", "May", "Jul", "Sep", "Nov")]


def test_an_area_reaches_from_its_line_to_zero() -> None:
    made = shown(chart("area", [10, 20], x=[1, 2]))
    (area,) = bars(made, "tint1")
    zero, twenty = ticks(made, "0", "20")
    assert (area.top, area.bottom) == (pytest.approx(twenty, abs=1), pytest.approx(zero, abs=1))


def test_stacked_areas_are_named_at_the_right() -> None:
    made = shown(chart("area", [10, 20], [30, 20], x=[1, 2]))
    (lower,), (upper,) = bars(made), bars(made, "accent2")
    assert upper.right == near(lower.right)
    assert upper.top < lower.top
    assert middle(made.word("Series1", 2))[1] < middle(made.word("Series0", 2))[1]
    assert made.word("Series1", 2).left > upper.right


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_slices_have_their_shares_of_the_turn_and_their_names_beside_them(kind: ChartKind) -> None:
    made = shown(chart(kind, [50, 25, 25]))
    (half,), (third,), (last,) = (bars(made, f"accent{number}") for number in (1, 2, 3))
    assert half.height == pytest.approx(148, abs=1)
    assert third.right == pytest.approx(half.left, abs=1)
    assert third.top == pytest.approx(middle(half)[1], abs=1)
    assert last.bottom == pytest.approx(middle(half)[1], abs=1)
    assert (len(labels(made, "50%")), len(labels(made, "25%"))) == (1, 2)
    assert labels(made, "50%")[0].left > half.right
    assert all(word.right < third.left for word in labels(made, "25%"))


def test_points_stand_where_their_two_numbers_are_with_a_mark_a_series() -> None:
    made = shown(chart("scatter", [0, 10], [5, 10], x=[0, 10]))
    circles, squares = bars(made)[1:], bars(made, "accent2")[1:]
    zero, ten = ticks(made, "0", "10")
    assert [middle(circle)[1] for circle in circles] == [pytest.approx(zero, abs=1), pytest.approx(ten, abs=1)]
    assert middle(squares[0])[1] == pytest.approx((zero + ten) / 2, abs=1)
    assert middle(squares[1])[0] == near(middle(circles[1])[0])
    assert squares[0].width != near(circles[0].width)
    assert made.word("Along", 2).top > max(circle.bottom for circle in circles)


def test_a_combination_measures_its_line_on_the_right() -> None:
    made = shown(chart("combo", [100, 200], [0.1, 0.2], units=("€", "Share")))
    columns, line = bars(made), lines(made, "accent2")[-1]
    assert [y for _, y in line.points] == [near(column.top) for column in columns]
    right = {word.text for word in made.words[2] if word.left > columns[1].right}
    assert {"0", "0.05", "0.10", "0.15", "0.20", "Share"} <= right


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    assert "axis begins at 950" in shown(chart("line", [950, 1000])).text
    assert "axis begins" not in shown(chart("line", [400, 1000])).text


# Words


def test_a_chart_is_read_as_its_words_and_its_caption_is_beside_it() -> None:
    takeaway = Takeaway(plain_text("6 : 1"), plain_text("Six."))
    made = shown(chart("bar", [2, 1], source=plain_text("The source."), credit=plain_text("Somebody."), takeaway=takeaway))
    (figure,) = tags.tree(made.data).all("Figure")
    assert str(figure.entry.Alt) == "Bar chart of Series0 by Along. Name0 2, Name1 1."
    left, bottom, right, top = map(float, figure.attributes["/BBox"])
    assert (left, right) == (near(LEFT), near(RIGHT))
    assert all(841.89 - top - 0.1 <= bar.top < bar.bottom <= 841.89 - bottom + 0.1 for bar in bars(made))
    text = re.sub(r"\s+", " ", made.texts[2])
    assert "Chart 1 What it shows. 6 : 1 Six. The source. Somebody." in text
    label = made.word("Chart", 2)
    assert label.left == near(48)
    assert 841.89 - top - 3 <= label.top <= 841.89 - bottom


def test_charts_are_listed_in_the_contents_and_linked_to() -> None:
    link = Paragraph(Text((Run("See "), Run("Chart\u00a01", link="#cht-1"), Run("."))))
    second = replace(chart("bar", [2, 3]), id="cht-2", number=2)
    made = report(section(body=(link,), exhibits=(chart("bar", [1, 2]), second)))
    assert "Charts" in made.texts[1]
    assert len([link for link in tags.tree(made.data).all("Link") if link.links]) >= 3
    assert made.text.index("See") < made.text.index("Name0")


def test_a_long_caption_stands_below_its_chart() -> None:
    made = shown(replace(chart("bar", [1, 2]), caption=plain_text("word " * 400)))
    assert made.word("word", 2).left >= LEFT - 0.1


def test_a_chart_has_the_colour_of_its_topic() -> None:
    sections = section(1, points=points(1)), section(2, points=points(1), exhibits=(chart("bar", [2, 1], highlight=0),))
    assert len(bars(report(*sections), "accent2")) == 1


# Edges

VALUES: dict[str, list[float | None]] = {
    "one": [5.0], "equal": [3.0] * 5, "zeros": [0.0] * 3, "missing": [None] * 4, "some missing": [1.0, None, 3.0], "none": [],
    "negative": [-1.0, -20.0, -3.0], "large": [1e9, 2.5e9, 7e8], "small": [1e-9, 3e-9], "far apart": [1e9, 1e-9],
    "extreme": [1e15, -1e15], "many": [float(i * 37 % 101) for i in range(200)],
}  # fmt: skip
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def check(made: Made, rtl: bool = False) -> None:
    """Labels do not overlap, are large enough and stay in their columns; so does what is drawn. `rtl`: the page is mirrored."""
    left, right = (WIDTH - RIGHT, WIDTH - LEFT) if rtl else (LEFT, RIGHT)
    outer = (left, WIDTH - 48) if rtl else (48, right)
    for page in made.words[2:]:
        inside = [word for word in page if 84 < middle(word)[1] < 759]
        assert [(one.text, other.text) for one, other in overlapping(inside)] == []
        assert [word.text for word in inside if word.left < outer[0] - 0.6 or word.right > outer[1] + 0.6] == []
    fills, strokes = paths(made)
    assert [fill for fill in fills if fill.left < left - 4.5 or fill.right > right + 4.5 or fill.bottom > 760] == []
    assert [stroke for stroke in strokes if not all(left - 0.1 <= x <= right + 0.1 and y <= 760 for x, y in stroke.points)] == []
    pages = pikepdf.open(io.BytesIO(made.data)).pages
    sizes = [float(operands[1]) for page in pages for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "Tf"]
    assert min(sizes) >= FLOOR


@pytest.mark.parametrize("kind", CHART_KINDS)
@pytest.mark.parametrize("name", VALUES)
def test_any_values_are_drawn_within_their_column(kind: ChartKind, name: str) -> None:
    values = [abs(value or 0) for value in VALUES[name]] if kind in ("pie", "doughnut") else VALUES[name]
    columns = [values, values] if kind == "combo" else [values]
    made = shown(chart(kind, *columns, x=[float(i) for i in range(len(values))] if kind == "scatter" else ()))
    check(made)
    assert set(made.codes) <= ({"names-left-out", "slices-joined"} if name == "many" else set())


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_long_names_of_six_series_and_categories_stay_in_the_column(kind: ChartKind) -> None:
    names = [f"{LONG} {index} and a few more words" for index in range(8)]
    x: list[float] | list[str] = [float(i) for i in range(8)] if kind == "scatter" else names
    count = 1 if kind in ("pie", "doughnut") else 6
    made = chart(kind, *[[float(i + s) for i in range(8)] for s in range(count)], x=x, units=(LONG, LONG))
    long = shown(replace(made, y=tuple(replace(measure, name=f"{measure.name} {LONG}") for measure in made.y)))
    check(long)
    assert "chart-label-cut" in long.codes


def test_other_languages_have_their_own_numbers_and_names() -> None:
    assert "12,5" in shown(chart("bar", [12.5, 3]), language="de").text


def test_a_report_from_right_to_left_has_its_charts_in_the_mirrored_column_and_all_names_in_them() -> None:
    names = ["שלום", "עולם"]
    for kind in ("bar", "column", "pie", "line"):
        made = shown(chart(kind, [12.5, 3], x=names), language="he")
        check(made, rtl=True)
        said = re.sub(r"\W", "", " ".join(made.texts))
        assert all(name in said for name in names), said
    (figure,) = tags.tree(made.data).all("Figure")
    assert float(figure.attributes["/BBox"][2]) == near(WIDTH - LEFT)


charts = st.sampled_from(CHART_KINDS).flatmap(lambda kind: st.integers(1, 30).flatmap(lambda count: _charts(kind, count)))
"""Charts of any kind, of up to 30 places and six series."""


def rounded(value: float) -> float:
    return round(value, 12)


def _charts(kind: ChartKind, count: int) -> st.SearchStrategy[Chart]:
    number = st.floats(0 if kind in ("pie", "doughnut", "area") else -1e6, 1e6).map(rounded)
    column = st.lists(st.one_of(st.none(), number, st.integers(0, 9).map(float)), min_size=count, max_size=count)
    columns = st.lists(column, min_size=2 if kind == "combo" else 1, max_size=1 if kind in ("pie", "doughnut") else 6)
    names = st.lists(st.text("abc dé", min_size=1, max_size=30).filter(str.strip), min_size=count, max_size=count)
    places = st.lists(st.floats(-1e4, 1e4).map(rounded), min_size=count, max_size=count)
    return st.builds(lambda y, x: chart(kind, *y, x=x), columns, places if kind == "scatter" else st.one_of(names, places))


@settings(max_examples=60)
@given(charts)
def test_charts_of_any_shape_fit(made: Chart) -> None:
    check(shown(made))
