"""What a sentence would touch, worked out of all texts anew: what is held against what is kept beside a picture must come to the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lagebild.entries import Verdict
from lagebild.picture import picture, wording
from lagebild.picture.cast import Cast
from lagebild.picture.happenings import Happening, supposed
from lagebild.picture.lifecycle import LIVE, WITHDRAWN, after
from lagebild.picture.material import Material, Text, evidence
from lagebild.picture.pieces import material, pieces
from lagebild.picture.touching import bearing
from lagebild.picture.whatif import ABOUT
from lagebild.picture.whole import settled
from lagebild.picture.wires import Wire, wire_of
from lagebild.picture.wiring import Joined
from lagebild.situation import PositionLine, Question, Touch, Tripwire

Touches = tuple[tuple[Tripwire, Touch], ...]
Positions = tuple[tuple[Question, PositionLine], ...]


def anew(
    texts: Sequence[Text],
    sentence: Text,
    *,
    copies: Sequence[tuple[str, str]] = (),
    verdicts: Sequence[Verdict] = (),
    at: str | None = None,
) -> tuple[Touches, Positions]:
    """What a sentence would touch in the picture of some texts, and who has a position on it: the sentence is one more text for who is
    who, all commitments are read out of their texts again, and each is held against it.
    """
    drawn = picture("", texts, copies=copies, verdicts=verdicts, at=at)
    said_of = settled(verdicts, texts)
    cast = Cast((*texts, sentence), said_of)
    stuff = material(texts, cast, copies, said_of, at)
    events = [piece for piece in pieces(sentence, cast) if piece.kind == "event"]
    told = list(supposed(sentence, sentence.page, events, cast))
    found = [(one, touch) for one in drawn.tripwires if one.state in LIVE and (touch := _touch(one, stuff, cast, told))]
    meant = wording.meaning(sentence.text.strip(), sentence.reading.article.language)
    asked = (one for one in drawn.questions if _about(one, meant))
    return (
        tuple(sorted(found, key=lambda pair: (-pair[1].score, pair[0].stated, pair[0].id))),
        tuple((one, each) for one in asked for each in one.positions),
    )


def _touch(tripwire: Tripwire, stuff: Material, cast: Cast, told: Iterable[Happening]) -> Touch | None:
    one, best = Joined(tuple(_wires(tripwire, stuff, cast))), None
    for happening in told:
        for contact in bearing(one, happening, cast):
            state = after(tripwire.state, one.condition_kind, one.binds, contact.fact)
            if state == tripwire.state or (state == WITHDRAWN and one.condition_kind):
                continue
            if best is None or contact.score > best.score:
                shown = evidence(happening.text, (happening.span,))
                best = Touch(state, shown, round(contact.score, 2), contact.why)
    return best


def _wires(tripwire: Tripwire, stuff: Material, cast: Cast) -> Iterator[Wire]:
    for proof in tripwire.evidence:
        piece = stuff.by_id[proof.record]
        if (wire := wire_of(piece, cast, piece.text.page)) is not None:
            yield wire


def _about(question: Question, meant: wording.Meaning) -> bool:
    words = dict.fromkeys((question.label, *question.wordings))
    return any(wording.topic(wording.meaning(one), meant) >= ABOUT for one in words if one)
