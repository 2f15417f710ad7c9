"""What an operation takes: parameters of the query and fields of a JSON body, each checked by what the table says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lagebild.sources import dates
from lagebild.web.api.problems import Problem

Json = dict[str, Any]
FLAGS = {"true": True, "false": False}
TIME = {"oneOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}
NUL = "\x00"  # some databases take it for an end


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A parameter or a field. `kind` is "text", "time", "integer", "flag", "choice", "choices" (several, with commas), "texts" or "ids".

    `least` and `most` bound an integer, or the characters of a text.
    """

    name: str
    what: str
    kind: str = "text"
    choices: Sequence[str] = ()
    least: int = 1
    most: int = 300
    default: Any = None
    required: bool = False
    example: Any = None

    def schema(self) -> Json:
        """Its JSON Schema."""
        text: Json = {"type": "string", "minLength": self.least, "maxLength": self.most, "pattern": r"^[^\x00]*$"}
        schemas: Mapping[str, Json] = {
            "text": text,
            "time": TIME,
            "integer": {"type": "integer", "minimum": self.least, "maximum": self.most},
            "flag": {"type": "boolean"},
            "choice": {"type": "string", "enum": list(self.choices)},
            "choices": {"type": "array", "items": {"enum": list(self.choices)}, "minItems": 1},
            "texts": {"type": "object", "additionalProperties": text | {"minLength": 0}, "minProperties": 1},
            "ids": {"type": "array", "items": text},
        }
        default = {} if self.default is None else {"default": self.default}
        return {**schemas[self.kind], **default}

    def typed(self, given: str) -> Any:
        """The value that stands in a query.

        Raises:
            Problem: it is none.
        """
        if self.kind == "integer":
            if not (given.isascii() and given.isdigit() and len(given) < 10):
                raise self.wrong(f"{given[:40]!r} is no whole number")
            return self._bounded(int(given))
        if self.kind == "flag":
            if given not in FLAGS:
                raise self.wrong(f"{given[:40]!r} is neither true nor false")
            return FLAGS[given]
        if self.kind == "choices":
            return tuple(dict.fromkeys(self._chosen(one) for one in given.split(",")))
        return self._words(given)

    def checked(self, given: Any) -> Any:
        """The value that stands in a JSON body.

        Raises:
            Problem: it is none.
        """
        if self.kind == "texts":
            if not isinstance(given, dict) or not given:
                raise self.wrong("an object of strings is wanted, with one at least")
            return {self._text(name): self._text(value, least=0) for name, value in given.items()}
        if self.kind == "ids":
            if not isinstance(given, list):
                raise self.wrong("a list of strings is wanted")
            return tuple(map(self._text, given))
        return self._words(given)

    def wrong(self, what: str) -> Problem:
        """The complaint about a value."""
        return Problem("invalid", f"{self.name}: {what}", hint=self.what)

    def _words(self, given: Any) -> Any:
        text = self._text(given)
        if self.kind == "choice":
            return self._chosen(text)
        if self.kind != "time":
            return text
        found = dates.iso(text) if text.isascii() else None
        if found is None or not _in_utc(found):
            plus = "; write the + of an offset as %2B" if " " in text else ""
            raise self.wrong(f"{text[:40]!r} is no date or date-time of ISO 8601{plus}")
        return found

    def _chosen(self, given: str) -> str:
        if given not in self.choices:
            raise self.wrong(f"{given[:40]!r} is none of {', '.join(self.choices)}")
        return given

    def _bounded(self, number: int) -> int:
        if not self.least <= number <= self.most:
            raise self.wrong(f"{number} is not from {self.least} to {self.most}")
        return number

    def _text(self, given: Any, *, least: int | None = None) -> str:
        if not isinstance(given, str):
            raise self.wrong("a string is wanted")
        most = 64 if self.kind == "time" else self.most
        if not (self.least if least is None else least) <= len(given) <= most:
            raise self.wrong(f"{len(given)} characters; {self.least} to {most} are taken")
        if NUL in given or any("\ud800" <= char <= "\udfff" for char in given):
            raise self.wrong("a character that no text has")
        return given


def _in_utc(iso: str) -> bool:
    """Whether a time is one in UTC too: those at the ends of the calendar are not."""
    try:
        when = datetime.fromisoformat(iso)
        when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
    except OverflowError:
        return False
    return True


def query_values(fields: Sequence[Field], given: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The values of a query, each once, by name; the default of what is not given.

    Raises:
        Problem: one is wrong, is there twice, or is none of the fields: a filter that is passed over would give a wrong picture.
    """
    known = {field.name: field for field in fields}
    found: dict[str, Any] = {}
    for name, value in given:
        if name not in known:
            raise _unknown(name, known, "parameter")
        if name in found:
            raise Problem(
                "invalid", f"{name} is there twice", hint="Several values of one parameter have commas between them."
            )
        found[name] = known[name].typed(value)
    return _complete(fields, found)


def body_values(fields: Sequence[Field], given: Any) -> dict[str, Any]:
    """The values of a JSON body by name; the default of what is not given, or null.

    Raises:
        Problem: one is wrong, or is none of the fields.
    """
    if not isinstance(given, dict):
        raise Problem("invalid", "the body is no JSON object")
    known = {field.name: field for field in fields}
    for name in given:
        if name not in known:
            raise _unknown(name, known, "field")
    return _complete(fields, {name: known[name].checked(value) for name, value in given.items() if value is not None})


def _complete(fields: Sequence[Field], found: Mapping[str, Any]) -> dict[str, Any]:
    for field in fields:
        if field.required and field.name not in found:
            raise field.wrong("is missing")
    return {field.name: found.get(field.name, field.default) for field in fields}


def _unknown(name: str, known: Iterable[str], what: str) -> Problem:
    names = ", ".join(known) or "none"
    return Problem("invalid", f"there is no {what} {name[:40]!r} here", hint=f"Known are: {names}.")


def describe(fields: Iterable[Field], place: str) -> Iterator[Json]:
    """Fields as OpenAPI has parameters; `place` is "query" or "path"."""
    for field in fields:
        several = {"style": "form", "explode": False} if field.kind == "choices" else {}
        example = {} if field.example is None else {"example": field.example}
        yield {
            "name": field.name,
            "in": place,
            "description": field.what,
            "required": field.required or place == "path",
            "schema": field.schema(),
            **several,
            **example,
        }


def object_schema(fields: Sequence[Field]) -> Json:
    """The JSON Schema of a body."""
    properties = {
        field.name: {**field.schema(), "description": field.what}
        | ({} if field.example is None else {"examples": [field.example]})
        for field in fields
    }
    required = [field.name for field in fields if field.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
