"""The history of a commitment: the states that what was told leads through, and a person's word, which wins.

Every state is proposed with its evidence and unconfirmed. Where a person said what the state is, that holds: what the dossier knew then
stays in the history before it; what it came to know later is shown as touching only, until somebody judges again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lagebild.entries import Verdict
from lagebild.picture.lifecycle import LAPSED, LIVE, OPEN, TOUCHED, Binds, Fact, after
from lagebild.picture.material import Text, evidence
from lagebild.picture.wires import Wire
from lagebild.picture.wiring import Joined
from lagebild.situation import Evidence, State, Touch

ORDER = (
    Fact.CAME,
    Fact.CEASED,
    Fact.DENIED,
    Fact.DONE,
    Fact.KEPT,
    Fact.BROKEN,
    Fact.CROSSED,
    Fact.UNDONE,
    Fact.REFUSED,
    Fact.IMPOSSIBLE,
    Fact.PASSED,
    Fact.POSTPONED,
    Fact.REPLACED,
    Fact.WITHDRAWN,
)
"""In which order what one text tells is taken."""

MOST = 12  # things that bear on one commitment that are shown, the first first


@dataclass(frozen=True)
class Found:
    """Something that bears on a commitment, with its evidence: `text` is where it stands, `score` in [0, 1]."""

    fact: Fact
    text: Text
    evidence: Evidence
    score: float
    why: str

    @property
    def order(self) -> tuple[str, str, int, int, object]:
        """When it was told, then by article, by fact, by place."""
        place = self.evidence
        return self.text.moment, place.article, place.version, ORDER.index(self.fact), place.spans


@dataclass(frozen=True)
class History:
    """States, the first of them "open", and all that bears on a commitment."""

    states: tuple[State, ...]
    touches: tuple[Touch, ...]


def history(one: Joined, told: Iterable[Found], verdicts: Iterable[Verdict]) -> History:
    """What became of a commitment, as far as texts tell: a deadline that passes in silence changes nothing, for no text need tell of it.

    Args:
        one: the commitment.
        told: what bears on it.
        verdicts: people's judgements, oldest first.
    """
    ordered = sorted(told, key=lambda each: each.order)
    said = _judged(one, verdicts)
    before = [each for each in ordered if said is None or each.text.version.known <= said.made]
    states, touches = _proposed(one, before)
    if said is None:
        return History(tuple(states), _shown(one, touches, None))
    later = [each for each in ordered if each.text.version.known > said.made]
    ends = [Touch(_effect(one, each), each.evidence, each.score, each.why) for each in later]
    touches = [replace(each, confirmed=_agrees(each.effect, str(said.value.get("state")))) for each in touches]
    return History((*states, _of_person(said, touches)), _shown(one, [*touches, *ends], said))


def proof(wire: Wire) -> Evidence:
    """The words of a commitment as evidence, condition and consequence."""
    return evidence(wire.piece.text, tuple(sorted(wire.condition + wire.consequence)), wire.piece.record)


def _proposed(one: Joined, told: Sequence[Found]) -> tuple[list[State], list[Touch]]:
    """The states that what was told leads through; and all that changes one, or says the same of it as another text."""
    first = one.first.piece
    states = [State(OPEN, first.text.published or "", (first.evidence,), "it was announced")]
    touches: list[Touch] = []
    for each in told:
        was = states[-1].state
        if was == OPEN and _too_early(one, each, told):
            continue
        state = after(was, one.condition_kind, one.binds, each.fact)
        if state != was:
            since = each.text.published or ""
            if state == LAPSED and was == TOUCHED and states[-1].since == since:
                states.pop()  # the same text tells that it was due and that it came to nothing
            states.append(State(state, since, (each.evidence,), each.why))
        elif len(states) < 2 or after(states[-2].state, one.condition_kind, one.binds, each.fact) != was:
            continue
        touches.append(Touch(state, each.evidence, each.score, each.why))
    return states, touches


def _too_early(one: Joined, found: Found, told: Iterable[Found]) -> bool:
    """Whether what was to be done if something is so was done while that is not so, as the same text says."""
    if found.fact is not Fact.DONE or one.condition_kind != "if" or one.binds is not Binds.DOES:
        return False
    unmet = (Fact.CEASED, Fact.DENIED)
    return any(each.fact in unmet and each.text is found.text for each in told)


def _agrees(effect: str, state: str) -> bool | None:
    """Whether whoever says what the state is says yes or no to something that brings about an effect.

    None where it says neither: whatever has come to an end may well have been touched before.
    """
    if effect == TOUCHED and state not in (OPEN, TOUCHED):
        return None
    return effect == state


def _effect(one: Joined, found: Found) -> str:
    """What something would make of a commitment that is open, or else touched."""
    for state in LIVE:
        if (end := after(state, one.condition_kind, one.binds, found.fact)) != state:
            return end
    return OPEN


def _shown(one: Joined, touches: Sequence[Touch], said: Verdict | None) -> tuple[Touch, ...]:
    """What is shown of all that bears on a commitment: nothing twice, what a person confirmed as such."""
    confirmed = {piece for wire in one.wires for piece in wire.piece.text.confirmed} if said is None else set[str]()
    kept: Mapping[object, Touch] = {(each.effect, each.evidence.article, each.evidence.spans): each for each in touches}
    return tuple(
        replace(each, confirmed=True) if each.evidence.record in confirmed else each
        for each in list(kept.values())[:MOST]
    )


def _judged(one: Joined, verdicts: Iterable[Verdict]) -> Verdict | None:
    """The last word of a person on the state."""
    ids = {wire.id for wire in one.wires}
    live = [each for each in verdicts if each.kind == "state" and each.undone is None and each.subject in ids]
    return live[-1] if live else None


def _of_person(said: Verdict, touches: Iterable[Touch]) -> State:
    state = str(said.value.get("state"))
    proofs = tuple(each.evidence for each in touches if each.effect == state)
    return State(state, said.made, proofs, str(said.value.get("text", "")), True, said.author)
