"""What an event that has not happened would touch: one sentence is read and held against all that is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lagebild.picture import wording
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page
from lagebild.picture.counting import line
from lagebild.picture.ground import Asked, Ground, Open
from lagebild.picture.happenings import Happening, supposed
from lagebild.picture.leads import closest
from lagebild.picture.lifecycle import WITHDRAWN, after
from lagebild.picture.material import Piece, Text, evidence
from lagebild.picture.nearby import Index
from lagebild.picture.pieces import pieces
from lagebild.picture.thresholds import measured
from lagebild.picture.touching import Contact, bearing
from lagebild.situation import Evidence, FusedEvent, Touch, Tripwire, WhatIf

LANGUAGES = ("de", "en")
ABOUT = 0.6  # how far a sentence must be about a question for its positions to be shown

OTHER_LANGUAGE = "the sentence is neither German nor English"
NO_EVENT = "no event was read out of the sentence"
NOTHING = "nothing was found that it would touch; that is no all-clear"
NO_TRIPWIRES = "no announcement is in the picture"


def suppose(ground: Ground, text: Text) -> WhatIf:
    """What a sentence would touch if it came true.

    Args:
        ground: what it is held against.
        text: the sentence with its reading, published at the picture's time. Whatever it tells is taken as having happened, but for what
            it denies.
    """
    sentence = text.text.strip()
    if text.reading.article.language not in LANGUAGES:
        return WhatIf(sentence, remarks=(OTHER_LANGUAGE,))
    cast = Cast((text,), upon=ground.tables)
    page, events = Page(text), [piece for piece in pieces(text, cast) if piece.kind == "event"]
    told = list(supposed(text, page, events, cast))
    if not events and not any(one.meaning.acts or any(measured(one.words)) for one in told):
        return WhatIf(sentence, near=closest((one.tripwire for one in ground.open), (), text), remarks=(NO_EVENT,))
    touches = tuple(_touches(ground, cast, told))
    near = closest((one.tripwire for one in ground.open), {one.id for one, _ in touches}, text)
    remarks = [] if events else [NO_EVENT]
    remarks += [] if touches else [NOTHING if ground.announced else NO_TRIPWIRES]
    meant = wording.meaning(sentence, text.reading.article.language)
    return WhatIf(
        sentence,
        read=tuple(_event(piece) for piece in events),
        touches=touches,
        near=near,
        positions=tuple(
            (one.question, each) for one in ground.asked if _about(one, meant) for each in one.question.positions
        ),
        remarks=tuple(remarks),
    )


def _touches(ground: Ground, cast: Cast, told: Sequence[Happening]) -> Iterator[tuple[Tripwire, Touch]]:
    """The tripwires that would change, the surest first."""
    index, found = Index(one.keys for one in ground.open), list[tuple[Tripwire, Touch]]()
    near = [(happening, index.touched(happening)) for happening in told]
    for number in sorted(set[int]().union(*(numbers for _, numbers in near))):
        one = ground.open[number]
        if touch := _touch(one, cast, (happening for happening, numbers in near if number in numbers)):
            found.append((one.tripwire, touch))
    yield from sorted(found, key=lambda pair: (-pair[1].score, pair[0].stated, pair[0].id))


def _touch(one: Open, cast: Cast, told: Iterable[Happening]) -> Touch | None:
    """The surest change that what is told would bring about."""
    best: Touch | None = None
    state, kind, binds = one.tripwire.state, one.bound.condition_kind, one.bound.binds
    for happening in told:
        for contact in bearing(one.bound, happening, cast):
            new = after(state, kind, binds, contact.fact)
            if new == state or (new == WITHDRAWN and kind):
                continue  # a side that goes back on its own condition is not touched, it acts
            if best is None or contact.score > best.score:
                best = Touch(new, _proof(contact), round(contact.score, 2), contact.why)
    return best


def _proof(contact: Contact) -> Evidence:
    return evidence(contact.happening.text, (contact.happening.span,))


def _event(piece: Piece) -> FusedEvent:
    record = piece.record
    return FusedEvent(
        **line("e", [piece], {}),
        type=record.type,
        status=record.status,
        actors=piece.actors,
        recipients=piece.others,
        place=record.place.name if record.place else None,
        date=piece.days,
    )


def _about(one: Asked, meant: wording.Meaning) -> bool:
    """Whether a question is about what a sentence tells."""
    return any(wording.topic(wording.of_units(dict(units)), meant) >= ABOUT for units in one.units)
