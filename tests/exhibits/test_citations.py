"""References as their styles' own guides print them, and what is mended of citeproc-py."""

from __future__ import annotations

import re
import time

import pytest

from generator.exhibits.citations import BadItemError, BadStyleError, Bibliography, Cite, Cluster, Style, style_file, style_names
from generator.exhibits.csl_items import Item
from generator.model import Run


def person(family: str, given: str, **more: str) -> dict[str, str]:
    return {"family": family, "given": given, **more}


def people(*names: str) -> list[dict[str, str]]:
    """Names as 'Family, Given'."""
    return [dict(zip(("family", "given"), name.split(", "), strict=True)) for name in names]


def dated(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


IEEE = {
    "article": (
        {"type": "article-journal", "author": people("Duncombe, J. U."),
         "title": "Infrared navigation—Part I: An assessment of feasibility",
         "container-title": "IEEE Trans. Electron Devices", "volume": "ED-11", "issue": "1", "page": "34-39", "issued": dated(1959, 1),
         "DOI": "10.1109/TED.2016.2628402"},
        "J. U. Duncombe, “Infrared navigation—Part I: An assessment of feasibility,” IEEE Trans. Electron Devices, vol. ED-11, no. 1, "
        "pp. 34–39, Jan. 1959, doi: 10.1109/TED.2016.2628402.",
    ),
    "book": (
        {"type": "book", "title": "Robot Vision", "author": people("Klaus, B.", "Horn, P."), "publisher": "MIT Press",
         "publisher-place": "Cambridge, MA, USA", "issued": dated(1986)},
        "B. Klaus and P. Horn, Robot Vision. Cambridge, MA, USA: MIT Press, 1986.",
    ),
    "chapter": (
        {"type": "chapter", "title": "Random patterns", "author": people("Stein, L."), "container-title": "Computers and You",
         "editor": people("Brake, J. S."), "publisher": "Wiley", "publisher-place": "New York, NY, USA", "page": "55-70",
         "issued": dated(1994)},
        "L. Stein, “Random patterns,” in Computers and You, J. S. Brake, Ed., New York, NY, USA: Wiley, 1994, pp. 55–70.",
    ),
    "web page": (
        {"type": "webpage", "title": "Layers of learning", "author": people("Altun, J."), "URL": "https://mirror.example/layers",
         "accessed": dated(2016, 1, 16)},
        "J. Altun, “Layers of learning.” Accessed: Jan. 16, 2016. [Online]. Available: https://mirror.example/layers",
    ),
    "thesis": (
        {"type": "thesis", "genre": "Ph.D. dissertation", "title": "Narrow-band analyzer", "author": people("Williams, J. O."),
         "publisher": "Dept. Elect. Eng., Harvard Univ.", "publisher-place": "Cambridge, MA, USA", "issued": dated(1993)},
        "J. O. Williams, “Narrow-band analyzer,” Ph.D. dissertation, Dept. Elect. Eng., Harvard Univ., Cambridge, MA, USA, 1993.",
    ),
}  # fmt: skip
APA = {
    "article": (
        {"type": "article-journal",
         "title": "Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States",
         "author": people("Grady, Jessica S.", "Her, May", "Moreno, Geena", "Perez, Claudia", "Yelinek, Jillian"),
         "container-title": "Psychology of Popular Media Culture", "volume": "8", "issue": "3", "page": "207-217", "issued": dated(2019),
         "DOI": "10.1037/ppm0000185"},
        "Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that "
        "represent ethnic and racial groups in the United States. Psychology of Popular Media Culture, 8(3), 207–217. "
        "https://doi.org/10.1037/ppm0000185",
    ),
    "book": (
        {"type": "book", "title": "The psychology of prejudice: From attitudes to social action", "author": people("Jackson, Lynne M."),
         "edition": "2", "publisher": "American Psychological Association", "issued": dated(2019), "DOI": "10.1037/0000168-000"},
        "Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action (2nd ed.). American Psychological "
        "Association. https://doi.org/10.1037/0000168-000",
    ),
    "chapter": (
        {"type": "chapter", "title": "Culinary arts: Talent and their development",
         "author": people("Aron, L.", "Botella, M.", "Lubart, T."),
         "editor": people("Subotnik, R. F.", "Olszewski-Kubilius, P.", "Worrell, F. C."), "page": "345-359",
         "container-title": "The psychology of high performance: Developing human potential into domain-specific talent",
         "publisher": "American Psychological Association", "issued": dated(2019), "DOI": "10.1037/0000120-016"},
        "Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development. In R. F. Subotnik, "
        "P. Olszewski-Kubilius, & F. C. Worrell (Eds.), The psychology of high performance: Developing human potential into "
        "domain-specific talent (pp. 345–359). American Psychological Association. https://doi.org/10.1037/0000120-016",
    ),
    "web page": (
        {"type": "webpage", "title": "Questions and answers on immunization and vaccine safety",
         "author": [{"literal": "World Health Organization"}], "issued": dated(2018, 3), "URL": "https://www.who.int/features/qa/84/en/"},
        "World Health Organization. (2018, March). Questions and answers on immunization and vaccine safety. "
        "https://www.who.int/features/qa/84/en/",
    ),
    "thesis": (
        {"type": "thesis", "genre": "Unpublished doctoral dissertation", "author": people("Harris, L."),
         "title": "Instructional leadership perceptions and practices of elementary school leaders", "issued": dated(2014),
         "publisher": "University of Virginia"},
        "Harris, L. (2014). Instructional leadership perceptions and practices of elementary school leaders [Unpublished doctoral "
        "dissertation]. University of Virginia.",
    ),
}  # fmt: skip
CHICAGO = {
    "article": (
        {"type": "article-journal", "title": "Temporal variation in selection influences microgeographic local adaptation",
         "author": people("Dittmar, Emily L.", "Schemske, Douglas W."), "container-title": "American Naturalist", "volume": "202",
         "issue": "4", "page": "471-485", "issued": dated(2023), "DOI": "10.1086/725865"},
        "Dittmar, Emily L., and Douglas W. Schemske. 2023. “Temporal Variation in Selection Influences Microgeographic Local "
        "Adaptation.” American Naturalist 202 (4): 471–85. https://doi.org/10.1086/725865.",
    ),
    "book": (
        {"type": "book", "title": "Interior Chinatown", "author": people("Yu, Charles"), "publisher": "Pantheon Books",
         "issued": dated(2020)},
        "Yu, Charles. 2020. Interior Chinatown. Pantheon Books.",
    ),
    "chapter": (
        {"type": "chapter", "title": "The Queen Mary Psalter", "author": people("Doyle, Kathleen"),
         "container-title": "The Book by Design: The Remarkable Story of the World’s Greatest Invention",
         "editor": people("Marks, P. J. M.", "Parkin, Stephen"), "publisher": "University of Chicago Press", "issued": dated(2023)},
        "Doyle, Kathleen. 2023. “The Queen Mary Psalter.” In The Book by Design: The Remarkable Story of the World’s Greatest "
        "Invention, edited by P. J. M. Marks and Stephen Parkin. University of Chicago Press.",
    ),
    "web page": (
        {"type": "webpage", "title": "About Yale: Yale facts", "author": [{"literal": "Yale University"}],
         "URL": "https://www.yale.edu/about-yale/yale-facts", "issued": dated(2022, 3, 8)},
        "Yale University. 2022. “About Yale: Yale Facts.” March 8. https://www.yale.edu/about-yale/yale-facts.",
    ),
    "thesis": (
        {"type": "thesis", "genre": "PhD diss.", "author": [person("Blajer de la Garza", "Yuna")],
         "title": "A house is not a home: Citizenship and belonging in contemporary democracies", "issued": dated(2019),
         "publisher": "University of Chicago"},
        "Blajer de la Garza, Yuna. 2019. “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies.” PhD diss., "
        "University of Chicago.",
    ),
}  # fmt: skip
PUBLISHED = [
    pytest.param(style, *example, id=f"{style} {name}")
    for style, examples in (("ieee", IEEE), ("apa", APA), ("chicago-author-date", CHICAGO))
    for name, example in examples.items()
]


def made(style: str, items: dict[str, Item], *clusters: Cluster, language: str = "en") -> Bibliography:
    path = style_file(style)
    assert path
    return Bibliography(Style(path, language), items, clusters or tuple(Cluster((Cite(key),)) for key in items))


def plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def entries(style: str, *items: Item, language: str = "en") -> list[str]:
    found = made(style, {f"k{number}": item for number, item in enumerate(items)}, language=language).references().values()
    return [reference.text.plain for reference in found]


def cited(style: str, items: dict[str, Item], *clusters: Cluster) -> list[str]:
    return list(map(plain, made(style, items, *clusters).texts()))


@pytest.mark.parametrize(("style", "item", "expected"), PUBLISHED)
def test_a_reference_is_as_its_style_guide_prints_it(style: str, item: Item, expected: str) -> None:
    assert entries(style, item) == [expected]


SMITH = {"type": "book", "title": "One thing", "author": people("Smith, John"), "publisher": "Acme Inc.", "issued": dated(2020)}
WORKS: dict[str, Item] = {
    "smith": SMITH,
    "again": {**SMITH, "title": "Another thing"},
    "jones": {**SMITH, "author": people("Jones, Mary"), "title": "A third", "issued": dated(2021)},
    "many": {**SMITH, "author": people("Ng, A.", "Li, B.", "Wu, C."), "title": "A fourth", "issued": dated(2022)},
}


@pytest.mark.parametrize(
    ("cluster", "ieee", "apa"),
    [
        (Cluster((Cite("jones"),)), "[1]", "(Jones, 2021)"),
        (Cluster((Cite("jones"), Cite("many"))), "[1], [2]", "(Jones, 2021; Ng et al., 2022)"),
        (Cluster((Cite("jones", locator=("page", "33-35")),)), "[1, pp. 33–35]", "(Jones, 2021, pp. 33–35)"),
        (Cluster((Cite("jones", "see", ("chapter", "2"), ", and others"),)), "see [1, Ch. 2], and others",
         "(see Jones, 2021, Chapter 2, and others)"),
        (Cluster((Cite("jones", without_author=True),)), "[1]", "(2021)"),
        (Cluster((Cite("jones"),), True), "Jones [1]", "Jones (2021)"),
        (Cluster((Cite("many"),), True), "Ng et al. [1]", "Ng et al. (2022)"),
    ],
)  # fmt: skip
def test_a_work_is_cited_as_numbers_and_as_authors_with_years(cluster: Cluster, ieee: str, apa: str) -> None:
    assert cited("ieee", WORKS, cluster) == [ieee]
    assert cited("apa", WORKS, cluster) == [apa]


def test_each_work_of_a_citation_leads_to_its_own_reference() -> None:
    (runs,) = made("apa", WORKS, Cluster((Cite("many", "see"), Cite("jones")))).texts()
    assert [(run.text, run.link) for run in runs] == [
        ("(", ""), ("Jones, 2021", "#ref-jones"), ("; ", ""), ("see Ng et al., 2022", "#ref-many"), (")", ""),
    ]  # fmt: skip


def test_works_that_would_be_cited_alike_get_letters_in_the_order_of_the_list() -> None:
    both = made("apa", {key: WORKS[key] for key in ("smith", "again")})
    assert list(map(plain, both.texts())) == ["(Smith, 2020b)", "(Smith, 2020a)"]
    assert [each.text.plain[:17] for each in both.references().values()] == ["Smith, J. (2020a)", "Smith, J. (2020b)"]


def test_three_numbers_in_a_row_are_a_range_where_the_style_collapses_them() -> None:
    items = {str(number): {**SMITH, "title": f"Title {number}"} for number in range(6)}
    first = Cluster(tuple(Cite(key) for key in items))
    (_, runs) = made("nature", items, first, Cluster(tuple(Cite(key) for key in "0125"))).texts()
    assert plain(runs) == "1–3,6"
    assert {run.shift for run in runs} == {"super"}


def test_names_without_a_second_part_or_in_han_characters_have_no_comma_and_no_initials() -> None:
    items = [{**SMITH, "author": [name]} for name in ({"family": "Aristotle"}, {"family": "王", "given": "小明"}, {"given": "Plato"})]
    assert [entry.partition(" (")[0] for entry in entries("apa", *items)] == ["Aristotle.", "Plato.", "王小明."]
    assert entries("apa", {**SMITH, "author": [*people("Smith, John"), {"literal": "others"}]})[0].startswith("Smith, J. et al. (2020)")


def test_no_two_marks_of_punctuation_stand_together() -> None:
    odd = {"type": "article-journal", "title": "Is it all?", "author": people("Smith Jr., J."), "container-title": "Proc. Natl. Acad.",
           "issued": dated(2020)}  # fmt: skip
    for style in ("ieee", "apa", "chicago-author-date", "nature", "elsevier-vancouver", "modern-language-association"):
        for entry in entries(style, odd, SMITH, {"type": "book", "title": "To be continued …", "issued": dated(2020)}):
            assert not re.search(r"\.\.|,,|\?\.|[.,] [.,]|  |[\x00-\x1f]", entry), (style, entry)


def test_a_title_that_stands_for_its_author_is_not_said_twice() -> None:
    anonymous = {"type": "report", "title": "A report of nobody", "publisher": "RAND", "issued": dated(2001)}
    assert entries("apa", anonymous) == ["A report of nobody. (2001). RAND."]


def test_markup_of_a_title_is_kept_and_what_only_looks_like_it_is_text() -> None:
    item = {**SMITH, "title": "On <i>E. coli</i> & H<sub>2</sub>O, if a < b"}
    (reference,) = made("ieee", {"a": item}).references().values()
    assert "On E. coli & H2O, if a < b." in reference.text.plain
    assert [run.text for run in reference.text.runs if run.shift == "sub"] == ["2"]


def test_an_address_in_a_reference_is_a_link_and_where_none_is_printed_all_of_it_is() -> None:
    article = APA["article"][0]
    for style, linked in (("apa", "https://doi.org/10.1037/ppm0000185"), ("ieee", "10.1037/ppm0000185")):
        (reference,) = made(style, {"a": article}).references().values()
        assert [(run.text, run.link) for run in reference.text.runs if run.link] == [(linked, "https://doi.org/10.1037/ppm0000185")]
    (reference,) = made("nature", {"a": article}).references().values()
    assert all(run.link for run in reference.text.runs)


def test_the_words_of_a_style_are_those_of_the_language() -> None:
    assert "Aufl." in entries("apa", {**SMITH, "edition": "2"}, language="de-AT")[0]
    assert "“" not in entries("ieee", IEEE["article"][0], language="fr")[0]


def test_a_number_is_apart_from_its_reference_and_its_short_form_says_who_what_and_when() -> None:
    first, *_ = made("ieee", WORKS).references().values()
    assert (first.label, first.text.plain) == ("1", "J. Smith, One thing. Acme Inc., 2020.")
    assert first.short == "Smith. One thing. 2020"


def test_what_is_no_csl_json_is_said_of_its_key() -> None:
    with pytest.raises(BadItemError) as found:
        made("ieee", {"a": {**SMITH, "author": "Smith"}})
    assert found.value.key == "a"


@pytest.mark.parametrize("text", ["<style", "<p/>", '<style xmlns="http://purl.org/net/xbiblio/csl"/>'])
def test_a_file_that_is_no_style_is_refused(text: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "own.csl").write_text(text, encoding="utf-8")
    with pytest.raises(BadStyleError):
        Style(tmp_path / "own.csl", "en")


def test_a_style_whose_macros_go_round_in_circles_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    loop = '<macro name="a"><group><text macro="a"/></group></macro>'
    layout = '<layout><text macro="a"/></layout>'
    (tmp_path / "own.csl").write_text(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">{loop}'
        f"<citation>{layout}</citation><bibliography>{layout}</bibliography></style>",
        encoding="utf-8",
    )
    with pytest.raises(BadStyleError):
        Style(tmp_path / "own.csl", "en")


def test_styles_are_found_by_name_also_those_that_depend_on_others() -> None:
    assert style_file("ieee-access") == style_file("ieee")
    assert style_file("no-such-style") is None
    assert len(style_names()) > 2000


@pytest.mark.parametrize("style", ["ieee", "apa"])
def test_three_hundred_references_take_a_few_seconds(style: str) -> None:
    items = {f"k{number}": {**APA["article"][0], "title": f"Title {number}", "issued": dated(1900 + number % 120)} for number in range(300)}
    begun = time.process_time()
    bibliography = made(style, items)
    assert len(bibliography.references()) == len(bibliography.texts()) == 300
    assert time.process_time() - begun < 12
