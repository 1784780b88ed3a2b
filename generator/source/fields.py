"""The types of single values in a content file. Each takes a scalar's literal text and says what it expected when it cannot use it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, LiteralString

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .scalar import Scalar
from .tree import Mapping, Node, Sequence

SLOWEST, FASTEST = 30, 400
"""Words a minute: no one who is followed speaks slower or faster."""
_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}
LANGUAGE = re.compile(  # RFC 5646, 2.1: language, script, region, variants, extensions, private use
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
LANGUAGE_HELP = "use a BCP 47 tag: `en`, `de-AT`, `zh-Hant`"
ID_SHAPE = r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*"
FORMAT_SHAPE = r"(#,##)?0(\.0{1,6})?( ?%)?"


def describe(value: object) -> str:
    """What was found where something else was expected."""
    match value:
        case Mapping():
            return "a mapping"
        case Sequence():
            return "a list"
        case "":
            return "nothing"
        case _:
            text = " ".join(str(value).split())
            return f"`{text if len(text) <= 40 else text[:39] + '…'}`"


def wrong_type(expected: str, value: object, help: str = "", **where: Node) -> PydanticCustomError:
    """The fault of a value; `node=` places it at a part of the value that pydantic does not know of."""
    context = {"expected": expected, "found": describe(value), "help": help, **where}
    return PydanticCustomError("wrong-type", "expected {expected}, found {found}", context)


def nearest(name: str, names: list[str]) -> str:
    """The help for an unknown name: the name that was probably meant, else all of them."""
    folded = {known.lower(): known for known in names}
    near = get_close_matches(name.lower(), folded, 1, 0.6)
    return f"did you mean `{folded[near[0]]}`?" if near else "use " + ", ".join(f"`{known}`" for known in names)


def _text(value: object) -> Scalar:
    if not isinstance(value, Scalar):
        help = "put a text that contains `: ` in quotes" if isinstance(value, Mapping) else ""
        raise wrong_type("text", value, help)
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, Scalar) or value.lower() not in _YES | _NO:
        raise wrong_type("`true` or `false`", value)
    return value.lower() in _YES


def _minutes(value: object) -> float:
    if not isinstance(value, Scalar) or not re.fullmatch(r"\d{1,6}(\.\d+)?", value) or not float(value):
        raise wrong_type("a number of minutes", value)
    return float(value)


def _rate(value: object) -> float:
    if not isinstance(value, Scalar) or not re.fullmatch(r"\d{1,4}(\.\d+)?", value) or not SLOWEST <= float(value) <= FASTEST:
        raise wrong_type(f"a number of words from {SLOWEST} to {FASTEST}", value)
    return float(value)


def _color(value: object) -> Scalar:
    text = _text(value)
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", text):
        context = {"found": describe(text), "help": 'write six hex digits in quotes: `"#118664"`'}
        raise PydanticCustomError("bad-color", "{found} is not a colour", context)
    return text


def _line(value: object) -> Scalar:
    if not isinstance(value, Scalar) or not re.fullmatch(r"[1-9]\d{0,5}", value):
        raise wrong_type("the number of a line", value)
    return value


def _date(value: object) -> datetime.date:
    try:
        if isinstance(value, Scalar) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("bad-date", "there is no day {found}", {"found": describe(value), "help": f"{error}"}) from None
    raise PydanticCustomError("bad-date", "expected a date such as `2024-07-06`, found {found}", {"found": describe(value)})


def _language(value: object) -> str:
    if not isinstance(value, Scalar) or not LANGUAGE.fullmatch(value):
        context = {"found": describe(value), "help": LANGUAGE_HELP}
        raise PydanticCustomError("bad-language", "expected a language tag, found {found}", context)
    return str(value)


def _focus(value: object) -> tuple[float, float]:
    if isinstance(value, Sequence) and len(value) == 2:
        x, y = (float(part) if isinstance(part, Scalar) and re.fullmatch(r"[01](\.\d*)?|\.\d+", part) else -1 for part in value)
        if 0 <= x <= 1 and 0 <= y <= 1:
            return x, y
    found = f"[{', '.join(map(describe, value))}]" if isinstance(value, Sequence) else describe(value)
    context = {"found": found, "help": "give shares of width and height from the top left: `[0.5, 0.4]`"}
    raise PydanticCustomError("bad-focus", "expected two numbers from 0 to 1, found {found}", context)


def _number_format(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(FORMAT_SHAPE, text):
        context = {"found": describe(text), "help": "write `0`, `0.00`, `#,##0.0`, `0%` or the like"}
        raise PydanticCustomError("bad-format", "{found} is not a number format", context)
    return str(text)


def _data(value: object) -> Node:
    """The path of a file, columns by their names, or rows of which the first names the columns."""
    if isinstance(value, Mapping):
        for name, column in value.items():
            _check_cells(f"the values of `{name}` as a list", column)
    elif isinstance(value, Sequence):
        for row in value:
            _check_cells("a row as a list", row)
    elif not isinstance(value, Scalar):
        raise wrong_type("a file, columns or rows", value)
    return value


def _check_cells(expected: str, cells: Node) -> None:
    if not isinstance(cells, Sequence):
        raise wrong_type(expected, cells, node=cells)
    for cell in cells:
        if not isinstance(cell, Scalar):
            raise wrong_type("a single value", cell, node=cell)


def _criterion(value: object) -> tuple[Scalar, Sequence]:
    """A criterion and its value for each thing."""
    if not isinstance(value, Mapping) or len(value) != 1:
        raise wrong_type("one `Criterion: [value, value]` pair", value, "begin each criterion with its own `- `")
    ((name, cells),) = value.items()
    _check_cells(f"the values of `{name}` as a list", cells)
    assert isinstance(cells, Sequence)
    return value.keys_at[name], cells


def _id(prefix: str) -> Callable[[object], Scalar]:
    def check(value: object) -> Scalar:
        text = _text(value)
        if not re.fullmatch(ID_SHAPE, text):
            slug = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lower() or "name"
            help = f"use letters, digits and `-`: `{slug if slug.startswith(prefix) else prefix + slug}`"
            raise PydanticCustomError("bad-id", "{found} is not an id", {"found": describe(text), "help": help})
        if not text.startswith(prefix):
            context = {"found": describe(text), "prefix": prefix, "help": f"write `{prefix}{text}`"}
            raise PydanticCustomError("bad-id", "the id {found} does not begin with `{prefix}`", context)
        return text

    return check


@dataclass(frozen=True, slots=True)
class _OneOf:
    """What `one_of` says, for validation and for the JSON schema."""

    code: LiteralString
    what: str
    names: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._check)

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.names)}

    def _check(self, value: object) -> str:
        text = _text(value)
        if text not in self.names:
            context = {"what": self.what, "found": describe(text), "help": nearest(text, list(self.names))}
            raise PydanticCustomError(self.code, "unknown {what} {found}", context)
        return str(text)


def one_of(code: LiteralString, what: str, names: tuple[str, ...]) -> _OneOf:
    """Takes a text that is one of `names`; anything else is a fault `code` that speaks of an unknown `what`."""
    return _OneOf(code, what, names)


def _listed(value: object) -> object:
    return [value] if isinstance(value, Scalar) else value


_ANY_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_ONE_OR_MORE = {"anyOf": [_ANY_TEXT, {"type": "array", "items": _ANY_TEXT}]}

Words = Annotated[Scalar, PlainValidator(_text), WithJsonSchema(_ANY_TEXT)]
WordsOrList = Annotated[list[Words], BeforeValidator(_listed), WithJsonSchema(_ONE_OR_MORE)]
Switch = Annotated[bool, PlainValidator(_switch), WithJsonSchema({"type": "boolean"})]
Minutes = Annotated[float, PlainValidator(_minutes), WithJsonSchema({"type": "number", "exclusiveMinimum": 0})]
Rate = Annotated[float, PlainValidator(_rate), WithJsonSchema({"type": "number", "minimum": SLOWEST, "maximum": FASTEST})]
Colour = Annotated[Scalar, PlainValidator(_color), WithJsonSchema({"type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$"})]
LineNumber = Annotated[Scalar, PlainValidator(_line), WithJsonSchema({"type": "integer", "minimum": 1})]
Day = Annotated[datetime.date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Language = Annotated[str, PlainValidator(_language), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"})]
Focus = Annotated[
    tuple[float, float],
    PlainValidator(_focus),
    WithJsonSchema({"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 1}, "minItems": 2, "maxItems": 2}),
]
SectionId = Annotated[Scalar, PlainValidator(_id("")), WithJsonSchema({"type": "string", "pattern": f"^{ID_SHAPE}$"})]
FigureId = Annotated[Scalar, PlainValidator(_id("fig-")), WithJsonSchema({"type": "string", "pattern": f"^fig-{ID_SHAPE}$"})]
_CELLS = {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}}
Data = Annotated[
    Node,
    PlainValidator(_data),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": _CELLS}, {"type": "array", "items": _CELLS}]}),
]
Criterion = Annotated[
    tuple[Scalar, Sequence],
    PlainValidator(_criterion),
    WithJsonSchema({"type": "object", "additionalProperties": _CELLS, "minProperties": 1, "maxProperties": 1}),
]
NumberFormat = Annotated[str, PlainValidator(_number_format), WithJsonSchema({"type": "string"})]
ChartId = Annotated[Scalar, PlainValidator(_id("cht-")), WithJsonSchema({"type": "string", "pattern": f"^cht-{ID_SHAPE}$"})]
EquationId = Annotated[Scalar, PlainValidator(_id("eq-")), WithJsonSchema({"type": "string", "pattern": f"^eq-{ID_SHAPE}$"})]
TableId = Annotated[Scalar, PlainValidator(_id("tbl-")), WithJsonSchema({"type": "string", "pattern": f"^tbl-{ID_SHAPE}$"})]
ListingId = Annotated[Scalar, PlainValidator(_id("lst-")), WithJsonSchema({"type": "string", "pattern": f"^lst-{ID_SHAPE}$"})]
