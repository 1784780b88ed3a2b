"""The font scheme of the theme part: the family for Latin, and for each other script the one that its text was measured in."""

from __future__ import annotations

from typing import Literal, NamedTuple

from generator.text.fonts import load_face
from generator.text.scripts import script_runs
from generator.theme import Family, FontRole, Fonts

from .xml import escape


class Script(NamedTuple):
    """A letter that shows whether a face has the script, its name in ISO 15924, and the languages that are written in it.

    The languages are tags with spaces between. `slot` is where DrawingML has it: East Asian, or complex.
    """

    letter: str
    name: str
    languages: str
    slot: Literal["ea", "cs"] = "cs"


SCRIPTS = {
    "Jpan": Script("か", "Jpan", "ja", "ea"),
    "Hang": Script("가", "Hang", "ko", "ea"),
    "Hans": Script("们", "Hani", "zh", "ea"),
    "Hant": Script("們", "Hani", "zh-Hant zh-TW zh-HK zh-MO", "ea"),
    "Arab": Script("ع", "Arab", "ar fa ur ps sd ug ckb"),
    "Hebr": Script("א", "Hebr", "he yi"),
    "Thai": Script("ก", "Thai", "th"),
    "Ethi": Script("ሀ", "Ethi", "am ti"),
    "Beng": Script("ক", "Beng", "bn as"),
    "Gujr": Script("ક", "Gujr", "gu"),
    "Khmr": Script("ក", "Khmr", "km"),
    "Knda": Script("ಕ", "Knda", "kn"),
    "Guru": Script("ਕ", "Guru", "pa"),
    "Deva": Script("क", "Deva", "hi mr ne sa"),
    "Telu": Script("క", "Telu", "te"),
    "Taml": Script("க", "Taml", "ta"),
    "Orya": Script("କ", "Orya", "or"),
    "Mlym": Script("ക", "Mlym", "ml"),
    "Laoo": Script("ກ", "Laoo", "lo"),
    "Sinh": Script("ක", "Sinh", "si"),
    "Mymr": Script("က", "Mymr", "my"),
    "Geor": Script("ა", "Geor", "ka"),
    "Armn": Script("ա", "Armn", "hy"),
}
"""By the names that PowerPoint gives them in its own themes."""


def font_scheme_xml(name: str, fonts: Fonts, language: str) -> str:
    """The major fonts are those of headings, the minor ones those of the body (ECMA-376 part 1, 20.1.4.1.18)."""
    collections = _collection("major", "heading", fonts, language) + _collection("minor", "body", fonts, language)
    return f'<a:fontScheme name="{escape(name)}">{collections}</a:fontScheme>'


def _collection(kind: str, role: FontRole, fonts: Fonts, language: str) -> str:
    """The document's own script is named in its slot too, since LibreOffice does not look further."""
    families = {name: family for name, script in SCRIPTS.items() if (family := measured(fonts, role, script))}
    own = _script_of(language)
    slots = {"latin": fonts.family(role).name, "ea": "", "cs": ""}
    if own in families:
        slots[SCRIPTS[own].slot] = families[own].name
    first = "".join(f'<a:{slot} typeface="{escape(name)}"/>' for slot, name in slots.items())
    named = "".join(f'<a:font script="{name}" typeface="{escape(family.name)}"/>' for name, family in families.items())
    return f"<a:{kind}Font>{first}{named}</a:{kind}Font>"


def measured(fonts: Fonts, role: FontRole, script: Script) -> Family | None:
    """The family that a role's text in a script is set in: its own or one of the theme's if they have it, else the built-in one."""
    chosen = (fonts.family(role), *fonts.own)
    built_in = (family for family in fonts.families(script.name, script.languages.split()[0], role) if script.name in family.scripts)
    return next((family for family in chosen if load_face(family.regular).covers(script.letter)), next(built_in, None))


def families_of(text: str, fonts: Fonts, role: FontRole, language: str) -> list[Family]:
    """The families that the theme part names for the scripts of a text; of several for one script, that of the language."""
    own = _script_of(language)
    names = sorted(SCRIPTS, key=lambda name: name != own)
    found = (
        next((SCRIPTS[name] for name in names if SCRIPTS[name].name == tag), None) for tag in sorted({tag for tag, _ in script_runs(text)})
    )
    return [family for script in found if script and (family := measured(fonts, role, script))]


def _script_of(language: str) -> str:
    """The script of a language as PowerPoint calls it; empty for those that are written in Latin and its like."""
    subtags = set(language.lower().split("-"))
    tags = (
        (len(parts), name)
        for name, script in SCRIPTS.items()
        for tag in script.languages.split()
        if (parts := {*tag.lower().split("-")}) <= subtags
    )
    return max(tags, default=(0, ""))[1]
