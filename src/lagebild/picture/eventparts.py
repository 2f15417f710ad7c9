"""How sure the parts of an event are: who does it, to whom, where, on whose word.

The reader is sure of an event as a whole, of its kind and its words; a part of it stands on its own ground. On the corpus that no model
has seen (`corpus/heldback.jsonl`, events that are shown) a recipient in the clause of the event's words is right in 70 of 95 cases, one in
another clause of the sentence in 5 of 16, one in another sentence in none of 11; a place in 29 of 30 and 4 of 9; an actor in 103 of 110,
17 of 29 and 12 of 30. So what stands elsewhere is less sure than the event, and so is a recipient that is nobody in particular.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lagebild.picture.cast import Cast
from lagebild.picture.material import Material, Piece
from lagebild.records import Ref, Span, Spans, Statement
from lagebild.situation import Who

REACH = 40  # letters before somebody in which the noun stands on which they hang
ACTORS, RECIPIENTS, PLACE, ACCORDING_TO = "actors", "recipients", "place", "according_to"
_GENITIVE = re.compile(
    r"(?:des|der|eines|einer|seine[rs]|ihre[rs]|unsere[rs]|diese[rs]|aller|von|vom)\s|of\s", re.IGNORECASE
)
_NOUN_BEFORE = re.compile(r"(?<![.!?:;,])\s(?P<noun>[A-ZÄÖÜ]\w+)\s(?P<joint>(?:von|vom|aus|in|bei|of)\s)?$")
_OWN_PRINT = re.compile(
    r"\b(?:dokumentier\w+|(?:druck\w+|gib\w*|geb\w+)\b.*\b(?:ab|wieder)\b|im Wortlaut|documents?|reproduces?|prints?)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\W*(?:wir|diese zeitung|die redaktion|we|this paper)\b", re.IGNORECASE)

T = TypeVar("T")


@dataclass(frozen=True)
class Parts:
    """The parts of an event; `unsure` are the names of those that are less sure than the event."""

    actors: tuple[Who, ...] = ()
    recipients: tuple[Who, ...] = ()
    place: str | None = None
    according_to: tuple[Who, ...] = ()
    unsure: tuple[str, ...] = ()


def parts(members: Sequence[Piece], material: Material, cast: Cast) -> Parts:
    """The parts of an event, each as the surest report has it in whose clause it stands, else as the surest that has it.

    Args:
        members: its reports, the surest first.
        material: all pieces.
        cast: who is who.
    """
    actors, sure_actors = _best(map(_actors, members))
    taken = {who.id for who in actors}
    recipients, sure_recipients = _best(_recipients(piece, cast, taken) for piece in members)
    places, sure_place = _best(map(_place, members))
    whose, sure_word = _according_to(members, material, cast)
    sure = {ACTORS: sure_actors, RECIPIENTS: sure_recipients, PLACE: sure_place, ACCORDING_TO: sure_word}
    unsure = tuple(name for name, is_sure in sure.items() if not is_sure)
    return Parts(actors, recipients, next(iter(places), None), whose, unsure)


def _best(found: Iterable[tuple[tuple[T, ...], bool]]) -> tuple[tuple[T, ...], bool]:
    """The first that is sure, else the first that is anything; what nobody has is sure."""
    some = [one for one in found if one[0]]
    return next((one for one in some if one[1]), some[0] if some else ((), True))


def _actors(piece: Piece) -> tuple[tuple[Who, ...], bool]:
    near = piece.text.page.around(piece.spans)
    return piece.actors, any(_meet(ref.spans, near) for ref in piece.record.actors)


def _recipients(piece: Piece, cast: Cast, actors: Collection[str]) -> tuple[tuple[Who, ...], bool]:
    """Those to whom it is done: those who are surely so, else all who stand in its sentence. Nobody does it to himself."""
    page = piece.text.page
    near, home = page.around(piece.spans), [one.span for one in page.over(piece.spans)]
    sure, others = list[Who](), list[Who]()
    for ref in piece.record.recipients:
        some = [who for who in cast.all(piece.text, (ref,)) if who.id not in actors]
        if _meet(ref.spans, near) and not _belongs(piece, ref):
            sure += [who for who in some if not who.id.startswith("unnamed:") or who.side]
        if _meet(ref.spans, home):
            others += some
    return tuple(dict.fromkeys(sure or others)), bool(sure)


def _belongs(piece: Piece, ref: Ref) -> bool:
    """Whether somebody only hangs on another noun: "der Abzug der Posten" is no word of what is done to the posts."""
    if not ref.spans:
        return False
    begin, end = ref.spans[0]
    words = piece.text.text
    found = _NOUN_BEFORE.search(words, max(0, begin - REACH), begin)
    if found is None or not (found["joint"] or _GENITIVE.match(words, begin, end)):
        return False
    return not _meet(piece.spans, (found.span("noun"),))


def _place(piece: Piece) -> tuple[tuple[str, ...], bool]:
    place = piece.record.place
    if place is None:
        return (), True
    return (place.name,), _meet(place.spans, piece.text.page.around(piece.spans))


# -- on whose word ----------------------------------------------------------------------------------------------------------------


def speakers(piece: Piece, material: Material, cast: Cast) -> tuple[Who, ...]:
    """Those on whose word a text tells something: the speaker of the statement in which it stands."""
    record = statement_of(piece)
    held = material.by_id.get(record.id) if record is not None else None
    if held is not None:
        return held.actors
    speaker = record.speaker if record is not None else None
    return cast.all(piece.text, [speaker] if speaker else [])


def statement_of(piece: Piece) -> Statement | None:
    """The statement in which a text tells of an event; None where it tells that on its own word.

    So it does where it only reports that somebody praises, thanks, refuses: a clause that names its speaker is not in his words.
    """
    record = next((one for one in piece.text.reading.statements if one.id == piece.record.statement), None)
    if record is None or record.type != "reported" or record.speaker is None or piece.record.status != "actual":
        return record
    spans = record.speaker.spans
    itself = _meet(spans, record.spans) and _meet(spans, piece.text.page.around(piece.spans))
    return None if itself else record


def _according_to(members: Iterable[Piece], material: Material, cast: Cast) -> tuple[tuple[Who, ...], bool]:
    """Who says so, nobody in particular where a report gives it on its own word; and whether that was read surely."""
    told = [(piece, statement_of(piece)) for piece in sorted(members, key=lambda one: one.order)]
    if any(record is None for _, record in told):
        return (), True
    sure = [piece for piece, record in told if record is not None and _is_sure(piece, record)]
    some = sure or [piece for piece, _ in told]
    return tuple({who.id: who for piece in some for who in speakers(piece, material, cast)}.values()), bool(sure)


def _is_sure(piece: Piece, record: Statement) -> bool:
    return (record.shown and not record.extra) or record.id in piece.text.confirmed


# -- what is no event -------------------------------------------------------------------------------------------------------------


def of_print(piece: Piece) -> bool:
    """Whether a paper only says in a sentence what it prints: "npd dokumentiert das Kommuniqué, das …"."""
    page, publisher = piece.text.page, (piece.text.version.publisher or "").strip()
    sentence = next(iter(page.over(piece.spans)), None)
    first = next(iter(page.clauses(sentence)), None) if sentence is not None else None
    words = page.said(first) if first is not None else ""
    itself = bool(_WE.match(words)) or bool(publisher and words.casefold().startswith(publisher.casefold()))
    return itself and _OWN_PRINT.search(words) is not None


def _meet(spans: Spans, others: Iterable[Span]) -> bool:
    return any(begin < stop and start < end for start, stop in others for begin, end in spans)
