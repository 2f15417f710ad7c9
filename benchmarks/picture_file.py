"""A picture out of the JSON that `lagebild show --json` prints."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from lagebild import situation
from lagebild.errors import InputError
from lagebild.situation import Picture

SCHEMA = "lagebild.picture/1"
_NAMES: Mapping[tuple[type, str], str] = {
    (situation.Stance, "since"): "from",
    (situation.Tripwire, "confirmed"): "read_confirmed",
    (situation.PictureActor, "who"): "",
}
"""What a field is called in JSON where that is something else; "" where its own fields stand in its place."""


def load(path: Path) -> Picture:
    """The picture of a file.

    Raises:
        InputError: it cannot be read, or holds something else.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), str(error), "make it with: lagebild show DOSSIER --json") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(str(path), "no picture", "make it with: lagebild show DOSSIER --json")
    return picture(data)


def picture(data: Mapping[str, Any]) -> Picture:
    """The picture of a JSON object."""
    result: Picture = _record(Picture, data)
    return result


def _record(kind: Any, data: Mapping[str, Any]) -> Any:
    """A record out of an object; what is missing keeps its default, an id that is missing is empty."""
    data = _completed(kind, data)
    values = {}
    for field in dataclasses.fields(kind):
        name = _NAMES.get((kind, field.name), field.name)
        if not name:
            values[field.name] = _value(_types(kind)[field.name], data)
        elif name in data:
            values[field.name] = _value(_types(kind)[field.name], data[name])
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            values[field.name] = _empty(_types(kind)[field.name])
    return kind(**values)


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, data: Any) -> Any:
    """A value of a type: a record, a tuple of such, or as it stands; null is what is empty, where it is no value of the type."""
    origin, inner = get_origin(kind), get_args(kind)
    if data is None:
        return _empty(kind)
    if origin in (Union, UnionType):
        fits = [one for one in inner if one is not NoneType and (get_origin(one) is tuple) == isinstance(data, list)]
        return _value(fits[0], data) if fits else data
    if origin is tuple:
        return tuple(_value(inner[0], one) for one in data)
    return _record(kind, data) if dataclasses.is_dataclass(kind) and isinstance(data, dict) else data


def _empty(kind: Any) -> Any:
    """What stands for nothing in a type."""
    if NoneType in get_args(kind):
        return None
    return () if get_origin(kind) is tuple else _record(kind, {}) if dataclasses.is_dataclass(kind) else kind()


def _completed(kind: type, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the contract says in other words, or leaves to be concluded."""
    if kind is situation.PositionLine and "moves" not in data:
        stances = [one["stance"] for one in data.get("history", ())]
        return {**data, "moves": [at for at in range(1, len(stances)) if stances[at] != stances[at - 1]]}
    if kind is situation.Tripwire and "history" not in data:
        return {**data, "history": [_state(data)]}
    if kind is situation.Touch and "effect" not in data:
        return {**data, "effect": "touched"}
    if kind is situation.Dispute and "assertions" not in data:  # then its sides cannot be told apart
        return {**data, "assertions": data["evidence"], "denials": data["evidence"]}
    return data


def _state(data: Mapping[str, Any]) -> Mapping[str, Any]:
    keys = ("state", "since", "confirmed")
    touching = [one["evidence"] for one in data.get("touched_by", ())]
    return {**{key: data.get(key) for key in keys}, "evidence": touching if data.get("state") != "open" else []}
