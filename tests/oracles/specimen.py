"""Content files that show every script: one in English with a section a script, and one that runs from right to left as a whole."""

from __future__ import annotations

import re
from typing import Any

import regex
import yaml

from .scripts import SAMPLES, Sample

MARKUP = re.compile(r"([\[\]*_`<>~^@\\])")


def scripts(theme: dict[str, Any] | str = "aurora") -> str:
    """A section for each sample, with everything that a section may hold in the sample's language."""
    return _yaml(
        title="One text in many scripts", language="en", theme=theme, abstract="See @sec-arabic.", sections=[*map(_section, SAMPLES)]
    )


def _section(sample: Sample) -> dict[str, Any]:
    first, last = _ends(sample)
    return {
        "id": re.sub(r"\W+", "-", sample.name.lower()),
        "title": sample.name,
        "lead": marked(first, sample),
        "points": [{marked(" ".join(first.split()[:2]), sample): marked(last, sample)}, {"Latin": marked(last, sample)}],
        "examples": [marked(word, sample) for word in first.split()[:2]],
        "body": "\n".join(
            [
                f"{marked(sample.text, sample)}[^n]\n",
                f"Beside {marked(first, sample)} in English words, and what follows.\n",
                f"# {marked(first, sample)}\n",
                f"- {marked(sample.text, sample)}\n- {marked(last, sample)}\n",
                f"7. {marked(first, sample)}\n8. {marked(last, sample)}\n",
                f"> {marked(sample.text, sample)}\n",
                f"[^n]: {marked(sample.text, sample)}",
            ]
        ),
        "table": {
            "header": [sample.name, "Text", "35%"],
            "rows": [[marked(first, sample), marked(last, sample), "-1.5"], ["Latin", marked(last, sample), "12"]],
            "caption": marked(first, sample),
        },
    }


def right_to_left(theme: dict[str, Any] | str = "aurora") -> str:
    """The same in Arabic for Arabic readers, with Latin names among the words."""
    mixed, vowelled, plain = (_named(name) for name in ("Arabic with English", "Arabic, vowelled", "Arabic"))
    first, last = _ends(plain)
    body = "\n".join(
        [
            f"{_escaped(mixed.text)}[^n] انظر @tbl-one و @sec-two.\n",
            f"OpenAI: {_escaped(plain.text)}\n",
            "# عنوان فرعي\n",
            f"- {_escaped(vowelled.text)}\n- OpenAI GPT-4\n  - {first}\n",
            f"1. {first}\n2. {_escaped(mixed.text)}\n",
            f"> {_escaped(plain.text)}\n",
            "| الاسم | السرعة | النسبة |\n|---|---|--:|\n| OpenAI | سريع جدا | 35% |\n| نموذج (version 3.5) | بطيء | 12% |\n",
            '```python\nprint("code runs from left to right")\n```\n',
            f"[^n]: {_escaped(mixed.text)}",
        ]
    )
    return _yaml(
        title="الإعلان العالمي لحقوق الإنسان: النص الكامل",
        subtitle=first,
        authors=["الجمعية العامة", "OpenAI"],
        date="2024-07-06",
        language="ar",
        theme=theme,
        cover={"quote": {"text": vowelled.text, "by": "الجمعية العامة"}},
        abstract=_escaped(mixed.text),
        sections=[
            {
                "id": "one",
                "title": "الحق في الحياة (version 3.5)",
                "headline": "لكل فرد الحق في الحياة والحرية، وهذا ما تقوله OpenAI",
                "lead": first,
                "points": [{"الحرية": last}, {"GPT-4": _escaped(mixed.text[:150])}, {"المساواة": first}],
                "examples": ["OpenAI GPT-4", "الناس", "الكرامة"],
                "body": body,
                "sections": [{"title": "قسم فرعي", "lead": first, "topic": "one", "body": plain.text}],
            },
            {
                "id": "two",
                "title": "GPT-4",
                "points": [first, last],
                "table": {
                    "id": "tbl-one",
                    "header": ["الاسم", "السرعة", "النسبة"],
                    "rows": [["OpenAI", last, "-35%"], ["نموذج", "بطيء", "12%"]],
                    "caption": first,
                    "source": "The Daily Report",
                },
            },
            {"title": "قول", "quote": {"text": vowelled.text[:80], "by": "الجمعية العامة"}},
        ],
        closing={"title": "شكرا", "contact": ["info@example.org"]},
    )


def _yaml(**fields: Any) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)


def _named(name: str) -> Sample:
    return next(sample for sample in SAMPLES if sample.name == name)


def _ends(sample: Sample) -> tuple[str, str]:
    """The first and the last words of a text, or as many letters of one without spaces."""
    words = sample.text.split()
    if len(words) > 20:
        return " ".join(words[:5]), " ".join(words[-12:])
    letters = regex.findall(r"\X", sample.text)
    return "".join(letters[:15]), "".join(letters[-40:])


def _escaped(text: str) -> str:
    return MARKUP.sub(r"\\\1", text)


def marked(text: str, sample: Sample) -> str:
    return f"[{_escaped(text)}]{{lang={sample.language}}}"
