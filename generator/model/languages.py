"""What a language's tag (BCP 47) says of how it is set."""

from __future__ import annotations

RTL_LANGUAGES = {
    "ar", "arc", "arz", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi",
}  # fmt: skip
"""Languages that are written from right to left where their tag names no script (CLDR, likely subtags)."""
RTL_SCRIPTS = {"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}


def is_rtl(language: str) -> bool:
    """Whether a language is written from right to left: by the script that its tag names, else by the language."""
    name, *subtags = language.lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), "")
    return script in RTL_SCRIPTS if script else name in RTL_LANGUAGES
