"""What a person types as the new value of a field, made into that value: labels, numbers, spans, days, and actors by their names."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import Any

from lagebild.errors import StoreError
from lagebild.records import Actor, Span, Spans
from lagebild.store.anchors import worded
from lagebild.store.codec import Content
from lagebild.store.replay import KINDS
from lagebild.terms import folded

NOBODY = frozenset(("none", "null", "-", ""))
TRUE, FALSE = frozenset("true yes ja 1".split()), frozenset("false no nein 0".split())
_SPAN = re.compile(r"\s*(\d+)\s*-\s*(\d+)\s*")


def value_of(content: Content, of: str, record: Any, name: str, words: str) -> Any:
    """The value of a field as a judgement holds it.

    Args:
        content: the reading, as people left it.
        of: kind of the record.
        record: the one that is corrected.
        name: of the field.
        words: what was typed: a label; "none"; an actor's name or id ("a3"), several with ";"; spans such as "12-40, 55-60"; a day or two
            ("2026-03-18", "2026-03-17/2026-03-18"); a number or two ("1000-1500").

    Raises:
        StoreError: the field is none that can be corrected so, or the words are no value of it.
    """
    kind = next((str(one.type) for one in fields(KINDS[of]) if one.name == name), None)
    if kind is None:
        return words  # the judgement itself is refused, with the fields that there are
    small = words.strip()
    if kind.endswith("| None") and small.casefold() in NOBODY:
        return None
    if kind in ("Ref", "Ref | None"):
        return _reference(content, of, record, small)
    if kind == "tuple[Ref, ...]":
        parts = [part.strip() for part in small.split(";")]
        return [] if small.casefold() in NOBODY else [_reference(content, of, record, part) for part in parts]
    if kind == "Spans":
        return [] if small.casefold() in NOBODY else _spans(name, small)
    if kind == "Time | None":
        return _interval(name, small)
    if kind == "bool":
        return _truth(name, small)
    if kind.startswith("float"):
        return _number(name, small)
    if kind.startswith("str"):
        return small
    raise StoreError(f"{name} cannot be corrected yet; reject the {of} or write a note")


def _reference(content: Content, of: str, record: Any, name: str) -> dict[str, Any]:
    actor = _actor(content.actors, name)
    at = worded(record, of)[0][0] if worded(record, of) else 0
    nearest = min(actor.mentions, key=lambda mention: abs(mention[0] - at), default=None)
    return {"actor": actor.id, "spans": [] if nearest is None else [list(nearest)]}


def _actor(actors: Sequence[Actor], name: str) -> Actor:
    small = folded(name)
    exact = [actor for actor in actors if name in (actor.id, actor.entity) or (small and folded(actor.name) == small)]
    found = exact or [actor for actor in actors if small and set(small.split()) <= set(folded(actor.name).split())]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{actor.name} ({actor.id})" for actor in (found or actors)[:12])
    raise StoreError(
        f"{name!r} is {'several actors' if found else 'no actor'} of this article; there are: {known or 'none'}"
    )


def _spans(name: str, words: str) -> list[list[int]]:
    found = [_SPAN.fullmatch(part) for part in words.split(",")]
    spans: Spans = tuple(sorted(_pair(match) for match in found if match))
    if len(spans) != len(found) or any(begin >= end for begin, end in spans):
        raise StoreError(f"{name} is a list of spans in characters of the text, such as 12-40, 55-60; not {words!r}")
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise StoreError(f"{name}: spans that overlap are one; not {words!r}")
    return [list(span) for span in spans]


def _pair(match: re.Match[str]) -> Span:
    return int(match[1]), int(match[2])


def _interval(name: str, words: str) -> dict[str, str]:
    first, _, last = words.partition("/")
    try:
        days = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError as error:
        raise StoreError(
            f"{name} is a day or two, such as 2026-03-18 or 2026-03-17/2026-03-18; not {words!r}"
        ) from error
    if days[0] > days[1]:
        raise StoreError(f"{name}: {words} ends before it begins")
    return {"start": days[0].isoformat(), "end": days[1].isoformat(), "precision": "day"}


def _truth(name: str, words: str) -> bool:
    if words.casefold() in TRUE | FALSE:
        return words.casefold() in TRUE
    raise StoreError(f"{name} is true or false, not {words!r}")


def _number(name: str, words: str) -> float | list[float]:
    try:
        parts = [float(part) for part in words.split("-")] if re.fullmatch(r"[\d.]+-[\d.]+", words) else [float(words)]
    except ValueError:
        parts = []
    if not parts or not all(map(math.isfinite, parts)) or parts != sorted(parts):
        raise StoreError(f"{name} is a number such as 300 or 1.5, or two such as 1000-1500; not {words!r}")
    whole = [int(part) if part.is_integer() else part for part in parts]
    return whole if len(whole) == 2 else whole[0]
