"""Records as bytes and back: JSON without the fields that have their plain value, deflated. What comes back is equal to what went in."""

from __future__ import annotations

import hashlib
import json
import types
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from lagebild.entries import Anchor
from lagebild.errors import StoreError
from lagebild.records import Actor, Article, Frames, Reading, Statement, Time
from lagebild.rights import Rights

_R = TypeVar("_R")
_Decode = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, type(None))


@dataclass(frozen=True, slots=True)
class Content:
    """What is kept of a reading: all of it but the article and the coder, which stand in tables of their own."""

    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    warnings: tuple[str, ...] = ()
    frames: Frames = field(default_factory=Frames)


@dataclass(frozen=True, slots=True)
class Header:
    """What is said about an article: `Article` without its text and id."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_by: str | None = None
    modified: str | None = None
    language: str = "de"
    where: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    rights: Rights | None = None
    fetched: str | None = None


UNSAID = frozenset(("where", "warnings", "fetched"))
"""What stands in a header and is not said by the source: how it was read this time."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a judgement says: the part of it that may hold words of a text."""

    of: str = "statement"
    anchor: Anchor | None = None
    value: Mapping[str, Any] = field(default_factory=dict)


def content(reading: Reading) -> Content:
    """What is kept of a reading."""
    return Content(reading.actors, reading.statements, reading.times, reading.warnings, reading.frames)


def header(article: Article) -> Header:
    """What is said about an article."""
    return Header(**{field.name: getattr(article, field.name) for field in fields(Header)})


def packed(record: object) -> bytes:
    """A record as bytes: a dataclass of plain values, tuples, mappings by words and such records."""
    return zlib.compress(_json(plain(record)), 6)


def unpacked(kind: type[_R], data: bytes) -> _R:
    """The record of bytes.

    Raises:
        StoreError: they are damaged.
    """
    try:
        raw = zlib.decompress(data)
        try:
            return _whole(kind, raw)
        except (
            msgspec.MsgspecError,
            UnicodeError,
        ):  # half a surrogate pair and NaN are not for it; what is damaged is said below
            return made(kind, json.loads(raw))
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise StoreError(f"a stored {kind.__name__.lower()} is damaged ({error})") from error


def _whole(kind: type[_R], raw: bytes) -> _R:
    """The record of JSON, some ten times as fast as `made`; a field that there is not is an error there too."""
    decoder, names = _fast(kind)  # type: ignore[arg-type]  # a class can be a key
    if not names.issuperset(_PARTS.decode(raw)):
        raise KeyError("a field that there is not")
    result: _R = decoder.decode(raw)
    return result


@cache
def _fast(kind: type[Any]) -> tuple[msgspec.json.Decoder[Any], frozenset[str]]:
    return msgspec.json.Decoder(kind), frozenset(f.name for f in fields(kind))


_PARTS = msgspec.json.Decoder(dict[str, msgspec.Raw])


def hashed(data: bytes | str) -> str:
    """Full SHA-256, hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def fingerprint(record: Header | Content) -> str:
    """Hash of what a record says; of a header without what is not said by the source (`UNSAID`)."""
    said = plain(record)
    if isinstance(record, Header):
        said = {key: value for key, value in said.items() if key not in UNSAID}
    return hashed(_json(said))


def plain(value: Any) -> Any:
    """A record as lists and objects; fields that have their default value are left out."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    named = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))  # type: ignore[arg-type]  # a class can be a key
    return {name: plain(item) for name, item, default in named if item != default}


@cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The fields of a record with their default values; MISSING where there is none."""
    return tuple((f.name, _default(f)) for f in fields(kind))


def made(kind: type[_R], value: Any) -> _R:
    """The record of what `plain` made of it."""
    decode: _Decode = _decoder(kind)  # type: ignore[arg-type]  # a class can be a key
    result: _R = decode(value)
    return result


def _json(value: Any) -> bytes:
    # half a surrogate pair has no UTF-8: JSON's own escapes keep it
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode("ascii")


def _default(of: Any) -> Any:
    if of.default is not MISSING:
        return of.default
    return of.default_factory() if of.default_factory is not MISSING else MISSING


@cache
def _decoder(kind: Any) -> _Decode:
    """How a value of a type is made of plain JSON."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _either(arguments)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            item = _decoder(arguments[0])
            return lambda value: tuple(map(item, value))
        items = [_decoder(argument) for argument in arguments]
        return lambda value: tuple(item(part) for item, part in zip(items, value, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        item = _decoder(arguments[1])
        return lambda value: {key: item(part) for key, part in value.items()}
    return _record(kind) if is_dataclass(kind) else lambda value: value


def _either(kinds: tuple[Any, ...]) -> _Decode:
    """One type or None, or a number or a pair: what a union among the records can be."""
    wide = [_decoder(kind) for kind in kinds if get_origin(kind) is tuple or is_dataclass(kind)]
    return lambda value: wide[0](value) if wide and isinstance(value, list | dict) else value


def _record(kind: Any) -> _Decode:
    hints = get_type_hints(kind)
    decoders = {f.name: _decoder(hints[f.name]) for f in fields(kind)}
    return lambda value: kind(**{name: decoders[name](item) for name, item in value.items()})
