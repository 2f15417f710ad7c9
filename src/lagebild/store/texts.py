"""What is kept of a text: all of it, only the sentences that evidence needs, or nothing; and what is erased in it.

What is not kept is HIDDEN in the text that comes back, what was forgotten is ERASED, character for character: positions stay what
they are, and whoever shows words can see that there are none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from itertools import chain
from typing import Any

from lagebild.entries import ERASED, HIDDEN
from lagebild.errors import StoreError
from lagebild.records import Actor, Figure, Frames, Position, Ref, Role, Span, Spans, Statement
from lagebild.sentences import sentences
from lagebild.store.anchors import records, with_records
from lagebild.store.codec import Content

UNNAMED = "?"  # what a local actor is called whose name would be words of a text that is not kept


def stored(text: str, keep: str, needed: Iterable[Span] = ()) -> bytes | None:
    """A text as it is stored: UTF-8, pieces in JSON, or None."""
    if keep == "full":
        return text.encode()
    if keep == "none":
        return None
    return json.dumps([[begin, text[begin:end]] for begin, end in joined(needed)], ensure_ascii=False).encode()


def restored(data: bytes | None, keep: str, length: int) -> str:
    """The text of what was stored, `length` code points long.

    Raises:
        StoreError: it is damaged.
    """
    try:
        if keep == "full" and data is not None:
            return data.decode()
        pieces = json.loads(data) if data is not None else []
        text, at = [], 0
        for begin, words in pieces:
            text += [HIDDEN * (begin - at), words]
            at = begin + len(words)
    except (ValueError, TypeError) as error:
        raise StoreError(f"a stored text is damaged ({error})") from error
    return "".join([*text, HIDDEN * (length - at)])


def needed(text: str, reading: Content) -> Spans:
    """The sentences that the evidence of a reading needs: all that hold a span of a statement or frame of the set that is best by F1."""
    wanted = sorted(evidence(reading))
    found: list[Span] = []
    at = 0
    for begin, end in sentences(text):
        while at < len(wanted) and wanted[at][1] <= begin:
            at += 1
        if any(first < end and begin < last for first, last in _from(wanted, at, end)):
            found.append((begin, end))
    return joined([*found, *wanted])


def _from(wanted: list[Span], at: int, end: int) -> Iterator[Span]:
    while at < len(wanted) and wanted[at][0] < end:
        yield wanted[at]
        at += 1


def evidence(reading: Content) -> Iterator[Span]:
    """The spans of everything that belongs to the set that is best by F1."""
    for record in chain(reading.statements, *frames_of(reading.frames)):
        if not record.extra:
            yield from spans_of(record)


def frames_of(frames: Frames) -> Iterator[tuple[Any, ...]]:
    """The lists of frames, kind by kind."""
    return (getattr(frames, of.name) for of in fields(frames))


def spans_of(record: Any) -> Iterator[Span]:
    """Every span in a record and in the records that it holds."""
    for of in fields(record):
        yield from _spans_in(getattr(record, of.name))


def _spans_in(value: Any) -> Iterator[Span]:
    if hasattr(value, "__dataclass_fields__"):
        yield from spans_of(value)
    elif isinstance(value, tuple):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            yield value
        else:
            for part in value:
                yield from _spans_in(part)


def joined(spans: Iterable[Span]) -> Spans:
    """The spans in order, those that touch made one."""
    result: list[Span] = []
    for begin, end in sorted(spans):
        if result and begin <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif begin < end:
            result.append((begin, end))
    return tuple(result)


def reduced(reading: Content, keep: str, kept: Iterable[Span]) -> Content:
    """A reading without the words of a text that is not kept: names, questions and reasons would be such words.

    With "spans" a local actor goes that has a name from nowhere but what is not kept, or stays without it where a statement or frame
    beyond the set that is best by F1 refers to it; with "none" every local actor loses its name, questions their label, places their
    name unless the table of places knows them.
    """
    if keep == "full":
        return reading
    pieces = tuple(kept)
    shown = {ref.actor for ref in _refs(reading, extras=False)}
    used = {ref.actor for ref in _refs(reading)}
    actors = tuple(
        actor if is_named and keep == "spans" else _nameless(actor)
        for actor in reading.actors
        if (is_named := bool(actor.entity) or actor.id in shown or any(_within(m, pieces) for m in actor.mentions))
        or keep == "none"
        or actor.id in used
    )
    bare = _placeless(_placeless(_placeless(reading, "statement", pieces), "event", pieces), "figure", pieces)
    positions = (one if _stands(one.target, pieces) else replace(one, question="") for one in bare.frames.positions)
    frames = replace(bare.frames, positions=tuple(positions))
    return replace(bare, actors=actors, frames=frames, warnings=() if keep == "none" else reading.warnings)


def _nameless(actor: Actor) -> Actor:
    return replace(actor, why="", name=actor.name if actor.entity else UNNAMED)


def _placeless(reading: Content, of: str, pieces: Spans) -> Content:
    """The records of a kind without the names of places that only words give which are not kept."""
    return with_records(reading, of, (replace(one, place=_unplaced(one.place, pieces)) for one in records(reading, of)))


def _unplaced(place: Any, pieces: Spans) -> Any:
    if place is None or place.lat is not None or _stands(place.spans, pieces):
        return place
    return replace(place, name=UNNAMED)


def _stands(words: Spans, pieces: Spans) -> bool:
    """Whether words are kept."""
    return bool(words) and all(_within(span, pieces) for span in words)


def _within(span: Span, pieces: Iterable[Span]) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in pieces)


def _refs(reading: Content, *, extras: bool = True) -> Iterator[Ref]:
    """Every reference to an actor, hops and members of actors included; or only those of the set that is best by F1."""
    for record in chain(reading.statements, *frames_of(reading.frames)):
        if extras or not record.extra:
            yield from refs_of(record)
    for actor in reading.actors:
        yield from (Ref(member, ()) for member in actor.members)


def refs_of(record: Statement | Position | Figure | Role | Any) -> Iterator[Ref]:
    """The references to actors of one record; a hop of a source chain counts as one."""
    for of in fields(record):
        value = getattr(record, of.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Ref):
                yield item
            elif type(item).__name__ == "Hop":
                yield Ref(item.actor, item.spans)


def erased(text: str, spans: Iterable[Span]) -> str:
    """The text with ERASED for every character of the spans; line breaks stay."""
    parts, at = [], 0
    for begin, end in joined(spans):
        parts += [text[at:begin], "".join("\n" if char == "\n" else ERASED for char in text[begin:end])]
        at = end
    return "".join([*parts, text[at:]])


def kept_spans(text: str) -> Spans:
    """Where words of a text are kept."""
    return tuple(found.span() for found in re.finditer(f"[^{HIDDEN}]+", text))
