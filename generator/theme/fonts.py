"""The families that a theme sets its text in, those that are asked for what they lack, and where their files come from."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from .style import FontRole


@dataclass(frozen=True, slots=True)
class Family:
    """A family of up to four faces, named as its files name it (name table, ID 1), so that a deck can ask for it by that name.

    A face is a name that `generator.text.fonts` takes; an absent bold or italic falls back to `regular`. A fallback names the
    `scripts` (ISO 15924; `Zsye` are emoji) and the `languages` (beginnings of BCP 47 tags) that it is made for; none, if for any.
    """

    name: str
    regular: str
    bold: str = ""
    italic: str = ""
    bold_italic: str = ""
    scripts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def face(self, bold: bool, italic: bool) -> str:
        wanted = {(True, True): self.bold_italic, (True, False): self.bold, (False, True): self.italic}.get((bold, italic), "")
        return wanted or (self.bold if bold else "") or self.regular

    def nearness(self, language: str) -> int:
        """How many subtags of a language the family is made for: `zh-Hant` is nearer to `zh-Hant-TW` than `zh` is."""
        subtags = set(language.lower().split("-"))
        return max((len(known) for name in self.languages if subtags.issuperset(known := name.lower().split("-"))), default=0)


@dataclass(frozen=True, slots=True)
class Fonts:
    """A family for each role, and the families that are asked, in order, for what the role's own lacks.

    The theme's `own` fallbacks are asked before all that is built in. Those for headings are as heavy as they are.
    """

    heading: Family
    body: Family
    serif: Family
    code: Family
    fallback: tuple[Family, ...] = ()
    heading_fallback: tuple[Family, ...] = ()
    own: tuple[Family, ...] = ()

    def family(self, role: FontRole) -> Family:
        family: Family = getattr(self, role)
        return family

    def fallbacks(
        self, script: str, bold: bool = False, italic: bool = False, language: str = "", role: FontRole = "body"
    ) -> tuple[str, ...]:
        """The faces to ask, in order."""
        return tuple(family.face(bold, italic) for family in self.families(script, language, role))

    def families(self, script: str, language: str, role: FontRole) -> tuple[Family, ...]:
        """The families to ask, in order: those for the script, the nearest to the language first, then those for any, then the others."""

        def rank(family: Family) -> tuple[int, int]:
            return (0, -family.nearness(language)) if script in family.scripts else (2 if family.scripts else 1, 0)

        return (*self.own, *sorted(self.heading_fallback if role == "heading" else self.fallback, key=rank))


SANS = "font_source_sans_pro:SourceSansPro-"
SERIF = "font_source_serif_pro:SourceSerifPro-"
MUPDF = "pymupdf_fonts:"
NOTO = "manimgx_fonts:NotoSans{}[wght]"
CJK = "manimgx_fonts_cjk:NotoSansCJK-VF.otf"

GENERAL = (
    Family("Noto Sans", MUPDF + "notos", MUPDF + "notosbo", MUPDF + "notosit", MUPDF + "notosbi"),
    Family("Noto Sans Math", MUPDF + "math"),
    Family("Noto Sans Symbols", MUPDF + "symbol1"),
    Family("Noto Sans Symbols2", MUPDF + "symbol2"),
)

REGULAR, MEDIUM, SEMIBOLD = ("", 400), (" Medium", 500), (" SemiBold", 600)
"""The names of instances and their weights."""

SCRIPTS = {
    "Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Deva": "Devanagari", "Ethi": "Ethiopic", "Geor": "Georgian",
    "Gujr": "Gujarati", "Guru": "Gurmukhi", "Hebr": "Hebrew", "Khmr": "Khmer", "Knda": "Kannada", "Laoo": "Lao", "Mlym": "Malayalam",
    "Mymr": "Myanmar", "Orya": "Oriya", "Sinh": "Sinhala", "Taml": "Tamil", "Telu": "Telugu", "Thai": "Thai",
}  # fmt: skip
"""Scripts whose Noto Sans has the script's name."""

EAST_ASIAN = (
    ("SC", 2, ("Hani", "Bopo"), ("zh",)),
    ("HK", 4, ("Hani", "Bopo"), ("zh-HK", "zh-MO")),
    ("TC", 3, ("Hani", "Bopo"), ("zh-Hant", "zh-TW")),
    ("JP", 0, ("Jpan", "Hani"), ("ja",)),
    ("KR", 1, ("Hani", "Hang"), ("ko",)),
)
"""The members of the collection Noto Sans CJK. The first is for Chinese characters in a language that says nothing of their forms."""


def _fallbacks(heading: bool = False) -> tuple[Family, ...]:
    """The built-in fallbacks; those for East Asia, which are large, only where their package is installed.

    Headings are semibold; of Chinese, Japanese and Korean the next weight that has a name of its own is medium.
    """
    emoji = Family("Noto Emoji", "manimgx_fonts:NotoEmoji[wght]@400", scripts=("Zsye",))
    weight, east_asian = (SEMIBOLD, MEDIUM) if heading else (REGULAR, REGULAR)
    named = (_variable(f"Noto Sans {name}", NOTO.format(name), weight, (script,)) for script, name in SCRIPTS.items())
    members = EAST_ASIAN if find_spec(CJK.partition(":")[0]) else ()
    cjk = (
        _variable(f"Noto Sans CJK {region}", f"{CJK}#{member}", east_asian, scripts, languages)
        for region, member, scripts, languages in members
    )
    return (*GENERAL, *named, emoji, *cjk)


def _variable(name: str, face: str, weight: tuple[str, int], scripts: tuple[str, ...], languages: tuple[str, ...] = ()) -> Family:
    """A family of an instance of a variable font, which has a name of its own, and its bold."""
    return Family(name + weight[0], f"{face}@{weight[1]}", f"{face}@700", scripts=scripts, languages=languages)


SOURCE = Fonts(
    heading=Family("Source Sans Pro Semibold", SANS + "Semibold", italic=SANS + "SemiboldIt"),
    body=Family("Source Sans Pro", SANS + "Regular", SANS + "Bold", SANS + "It", SANS + "BoldIt"),
    serif=Family("Source Serif Pro", SERIF + "Regular", SERIF + "Bold", SERIF + "It", SERIF + "BoldIt"),
    code=Family("Fira Mono", MUPDF + "fimo", MUPDF + "fimbo"),
    fallback=_fallbacks(),
    heading_fallback=_fallbacks(heading=True),
)
