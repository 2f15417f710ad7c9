"""The pieces of texts: every statement and frame with its words as terms, its actors by their keys, its days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lagebild.entries import Verdict
from lagebild.picture import wording
from lagebild.picture.cast import Cast
from lagebild.picture.material import OPEN, Material, Piece, Sheet, Text
from lagebild.records import (
    Commitment,
    Event,
    Explanation,
    Figure,
    Position,
    Ref,
    Role,
    Spans,
    Statement,
    Time,
)
from lagebild.situation import Interval, Who

_PRESS = re.compile(r"(?:zeitung|blatt|magazin|sender|agentur|rundfunk|presse|radio)\Z", re.IGNORECASE)


def material(
    texts: Iterable[Text],
    cast: Cast,
    copies: Sequence[tuple[str, str]] = (),
    verdicts: Sequence[Verdict] = (),
    at: str | None = None,
) -> Material:
    """All pieces of some texts, but for what is less sure than the best set of a reading."""
    return Material(tuple(sheet(text, cast) for text in in_order(texts)), tuple(copies), tuple(verdicts), at)


def in_order(texts: Iterable[Text]) -> list[Text]:
    """Texts in the order of their moments."""
    return sorted(texts, key=lambda text: (text.moment, text.key))


def sheet(text: Text, cast: Cast) -> Sheet:
    """The sheet of a text."""
    by_kind: dict[str, list[Piece]] = {kind: [] for kind in _MAKERS}
    for piece in pieces(text, cast):
        by_kind[piece.kind].append(piece)
    return Sheet(
        text, cast, {kind: tuple(sorted(some, key=lambda one: one.order)) for kind, some in by_kind.items() if some}
    )


def pieces(text: Text, cast: Cast) -> list[Piece]:
    """The pieces of one text."""
    frames = text.reading.frames
    records: Mapping[str, Iterable[object]] = {
        "statement": text.reading.statements,
        "event": frames.events,
        "commitment": frames.commitments,
        "position": frames.positions,
        "figure": frames.figures,
        "explanation": frames.explanations,
        "role": frames.roles,
    }
    return [
        _MAKERS[kind](text, cast, record)
        for kind, some in records.items()
        for record in some
        if not getattr(record, "extra", False)
    ]


@dataclass(frozen=True)
class _Roles:
    """Who does it, to whom, when."""

    actors: tuple[Who, ...] = ()
    others: tuple[Who, ...] = ()
    days: Interval = OPEN


def _piece(kind: str, text: Text, record: object, spans: Spans, roles: _Roles) -> Piece:
    words = text.words(spans)
    found = wording.terms(words, text.reading.article.language)
    return Piece(kind, text, record, spans, words, found, roles.actors, roles.others, roles.days)


def days(time: Time | None) -> Interval:
    """The days of a time expression, else nothing."""
    return Interval(time.start or time.end, time.end or time.start) if time is not None else OPEN


def _refs(*refs: Ref | None) -> tuple[Ref, ...]:
    return tuple(ref for ref in refs if ref is not None)


def _statement(text: Text, cast: Cast, record: Statement) -> Piece:
    speaker, addressee = cast.all(text, _refs(record.speaker)), cast.all(text, _refs(record.addressee))
    return _piece("statement", text, record, record.spans, _Roles(speaker, addressee, days(record.said)))


def _event(text: Text, cast: Cast, record: Event) -> Piece:
    who, whom = cast.all(text, record.actors), cast.all(text, record.recipients)
    return _piece("event", text, record, record.trigger, _Roles(who, whom, days(record.time)))


def _commitment(text: Text, cast: Cast, record: Commitment) -> Piece:
    by = _bound(text, cast, record)
    sides = {cast.side(who).id for who in by}
    outside = (ref for ref in record.toward if not _in(ref.spans, record.condition))
    toward = tuple(who for who in cast.all(text, outside) if cast.side(who).id not in sides)
    return _piece("commitment", text, record, record.consequence, _Roles(by, toward))


def _bound(text: Text, cast: Cast, record: Commitment) -> tuple[Who, ...]:
    """Who binds themselves: in somebody's statement that speaker, or those of the same side whom the words name, and nobody else.

    Nobody threatens or promises through another one's mouth; who is read so was only named nearby, as are other people of the speaker's
    own side beside the speaker.
    """
    by = cast.all(text, record.by)
    statement = next((one for one in text.reading.statements if one.id == record.statement), None)
    speaker = cast.who(text, statement.speaker) if statement is not None else None
    if speaker is None or speaker.kind in ("unnamed", "group"):
        return by
    side = cast.side(speaker).id
    same = tuple(who for who in by if cast.side(who).id == side) or (speaker,)
    return tuple(who for who in same if who == speaker or who.kind != "person") if speaker in same else same


def addressed(piece: Piece, cast: Cast) -> tuple[Who, ...]:
    """Towards whom a commitment is made by the words of its own sentences: whoever is only named nearby may be anybody.

    A paper that is told it is not threatened.
    """
    text, record = piece.text, piece.record
    homes = {text.sentence(begin) for begin, _ in (*record.consequence, *record.condition)}
    near = [ref for ref in record.toward if ref.spans and text.sentence(ref.spans[0][0]) in homes]
    named = {who for who in cast.all(text, near) if who.kind != "media" and not _PRESS.search(who.name)}
    return tuple(who for who in piece.others if who in named)


def _in(spans: Spans, outer: Spans) -> bool:
    """Whether words stand inside others."""
    return bool(spans) and all(any(b <= begin and end <= e for b, e in outer) for begin, end in spans)


def _position(text: Text, cast: Cast, record: Position) -> Piece:
    spans = record.target or record.cue
    return _piece("position", text, record, spans, _Roles(cast.all(text, record.holders)))


def _figure(text: Text, cast: Cast, record: Figure) -> Piece:
    return _piece(
        "figure", text, record, record.value, _Roles(cast.all(text, _refs(record.source)), (), days(record.time))
    )


def _explanation(text: Text, cast: Cast, record: Explanation) -> Piece:
    return _piece("explanation", text, record, record.spans, _Roles(cast.all(text, record.holders)))


def _role(text: Text, cast: Cast, record: Role) -> Piece:
    roles = _Roles(cast.all(text, (record.person,)), cast.all(text, _refs(record.org)))
    return _piece("role", text, record, record.role, roles)


_MAKERS: Mapping[str, Callable[[Text, Cast, object], Piece]] = {
    "statement": _statement,  # type: ignore[dict-item]
    "event": _event,  # type: ignore[dict-item]
    "commitment": _commitment,  # type: ignore[dict-item]
    "position": _position,  # type: ignore[dict-item]
    "figure": _figure,  # type: ignore[dict-item]
    "explanation": _explanation,  # type: ignore[dict-item]
    "role": _role,  # type: ignore[dict-item]
}
