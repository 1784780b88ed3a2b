"""What every entry of a content file is: a mapping with known keys, texts, and points."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .fields import (
    wrong_type,
)
from .scalar import ABSENT, Scalar
from .tree import Mapping


def words(description: str) -> Any:
    """A text that may be absent."""
    return Field(default_factory=lambda: ABSENT, description=description)


class Entry(BaseModel):
    """A mapping of the content file. `at` is the mapping that it was read from, without its empty keys."""

    # Deferred, the whole document is built once, and not each of its entries by itself before.
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    _at: Mapping = PrivateAttr()

    @property
    def at(self) -> Mapping:
        return self._at

    @model_validator(mode="wrap")
    @classmethod
    def _from_mapping(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(value, Mapping):
            raise wrong_type("a mapping of keys", value)
        known = {field.alias or name for name, field in cls.model_fields.items()}
        # A key without a value counts as not written, so that a template's empty keys do no harm.
        given = value.without({key for key, node in value.items() if _empty(node) and key in known})
        self = handler(given)
        self._at = given
        return self


def _empty(node: object) -> bool:
    return isinstance(node, Scalar) and node.plain and not node


def _point(value: object) -> tuple[Scalar, Scalar]:
    """The term, possibly absent, and the text of a point."""
    if isinstance(value, Scalar):
        return ABSENT, value
    if not isinstance(value, Mapping) or len(value) != 1:
        found = f"{len(value)} pairs" if isinstance(value, Mapping) else "a list"
        context = {"found": found, "help": "begin each point with its own `- `"}
        raise PydanticCustomError("bad-point", "expected a text or one `Term: text` pair, found {found}", context)
    ((key, text),) = value.items()
    if not isinstance(text, Scalar):
        raise wrong_type(f"the text of `{key}`", text, node=text)
    return value.keys_at[key], text


_POINT_SCHEMA = {
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}, "minProperties": 1, "maxProperties": 1},
    ]
}


PointEntry = Annotated[tuple[Scalar, Scalar], PlainValidator(_point), WithJsonSchema(_POINT_SCHEMA)]
