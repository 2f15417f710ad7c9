"""What an event that has not happened would touch: one sentence is read and held against all that is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lagebild.picture import wording
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page
from lagebild.picture.counting import line
from lagebild.picture.happenings import Happening, supposed
from lagebild.picture.lifecycle import LIVE, WITHDRAWN, after
from lagebild.picture.material import Material, Piece, Text, evidence
from lagebild.picture.pieces import pieces
from lagebild.picture.thresholds import measured
from lagebild.picture.touching import Contact, bearing
from lagebild.picture.wires import wire_of
from lagebild.picture.wiring import Joined
from lagebild.situation import Evidence, FusedEvent, Question, Touch, Tripwire, WhatIf

LANGUAGES = ("de", "en")
ABOUT = 0.6  # how far a sentence must be about a question for its positions to be shown

OTHER_LANGUAGE = "the sentence is neither German nor English"
NO_EVENT = "no event was read out of the sentence"
NOTHING = "nothing was found that it would touch; that is no all-clear"
NO_TRIPWIRES = "nobody in the dossier has announced anything"


def whatif(
    material: Material,
    cast: Cast,
    tripwires: Sequence[Tripwire],
    text: Text,
    questions: Iterable[Question] = (),
) -> WhatIf:
    """What a sentence would touch if it came true.

    Args:
        material: what the picture is made of.
        cast: who is who.
        tripwires: those of the picture.
        text: the sentence with its reading, published at the picture's time. Whatever it tells is taken as having happened, but for what
            it denies.
        questions: those of the picture.
    """
    sentence = text.text.strip()
    if text.reading.article.language not in LANGUAGES:
        return WhatIf(sentence, remarks=(OTHER_LANGUAGE,))
    page, events = Page(text), [piece for piece in pieces(text, cast) if piece.kind == "event"]
    told = list(supposed(text, page, events, cast))
    if not events and not any(one.meaning.acts or any(measured(one.words)) for one in told):
        return WhatIf(sentence, remarks=(NO_EVENT,))
    touches = tuple(_touches(material, cast, tripwires, told))
    remarks = [] if events else [NO_EVENT]
    remarks += [] if touches else [NOTHING if tripwires else NO_TRIPWIRES]
    meant = wording.meaning(sentence, text.reading.article.language)
    return WhatIf(
        sentence,
        read=tuple(_event(piece) for piece in events),
        touches=touches,
        positions=tuple((one, each) for one in questions if _about(one, meant) for each in one.positions),
        remarks=tuple(remarks),
    )


def _touches(
    material: Material, cast: Cast, tripwires: Iterable[Tripwire], told: Sequence[Happening]
) -> Iterator[tuple[Tripwire, Touch]]:
    """The tripwires that would change, the surest first."""
    found: list[tuple[Tripwire, Touch]] = []
    pages: dict[tuple[str, int], Page] = {}
    for tripwire in tripwires:
        one = _joined(tripwire, material, cast, pages) if tripwire.state in LIVE else None
        if one is not None and (touch := _touch(tripwire, one, cast, told)):
            found.append((tripwire, touch))
    yield from sorted(found, key=lambda pair: (-pair[1].score, pair[0].stated, pair[0].id))


def _touch(tripwire: Tripwire, one: Joined, cast: Cast, told: Iterable[Happening]) -> Touch | None:
    """The surest change that what is told would bring about."""
    best: Touch | None = None
    for happening in told:
        for contact in bearing(one, happening, cast):
            state = after(tripwire.state, one.condition_kind, one.binds, contact.fact)
            if state == tripwire.state or (state == WITHDRAWN and one.condition_kind):
                continue  # a side that goes back on its own condition is not touched, it acts
            if best is None or contact.score > best.score:
                best = Touch(state, _proof(contact), round(contact.score, 2), contact.why)
    return best


def _proof(contact: Contact) -> Evidence:
    return evidence(contact.happening.text, (contact.happening.span,))


def _joined(tripwire: Tripwire, material: Material, cast: Cast, pages: dict[tuple[str, int], Page]) -> Joined | None:
    """The commitment behind a tripwire, from the records that are its evidence."""
    wires = []
    for proof in tripwire.evidence:
        piece = material.by_id.get(proof.record)
        if piece is not None and piece.kind == "commitment":
            page = pages.setdefault(piece.text.key, Page(piece.text))
            if (wire := wire_of(piece, cast, page)) is not None:
                wires.append(wire)
    return Joined(tuple(wires)) if wires else None


def _event(piece: Piece) -> FusedEvent:
    record = piece.record
    return FusedEvent(
        **line("e", [piece], ()),
        type=record.type,
        status=record.status,
        actors=piece.actors,
        recipients=piece.others,
        place=record.place.name if record.place else None,
        date=piece.days,
    )


def _about(question: Question, meant: wording.Meaning) -> bool:
    """Whether a question is about what a sentence tells."""
    words = dict.fromkeys((question.label, *question.wordings))
    return any(wording.topic(wording.meaning(one), meant) >= ABOUT for one in words if one)
