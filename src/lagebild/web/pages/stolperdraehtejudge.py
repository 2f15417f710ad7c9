"""What people decide on the state of a tripwire: entered, taken back; what somebody else decided meanwhile is shown and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lagebild.entries import Verdict
from lagebild.errors import StoreError, UnknownError
from lagebild.situation import Picture, State, Tripwire
from lagebild.store import Dossier
from lagebild.store.decisions import Decision
from lagebild.views.picturescene import Scene
from lagebild.web.desk import Desk
from lagebild.web.pages.stolperdraehteview import mark_of, record_of
from lagebild.web.pages.stolperdraehtewords import WireWords
from lagebild.web.people import Person, may_undo

REMARK = 1000  # characters


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the page shows it; `undone` says by whom and when it was taken back, `mine` that the visitor may take it back."""

    id: str
    state: str
    name: str
    author: str
    when: str
    remark: str
    undone: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Stale:
    """What stands in the way of a decision: `message` says what happened meanwhile; `state` and `remark` are what was to be entered,
    "" where nothing is left to enter; `seen` is the state that the visitor knows now.
    """

    message: str
    state: str = ""
    remark: str = ""
    seen: str = ""


def wire_of(picture: Picture, identity: str, record: str = "") -> Tripwire:
    """A tripwire by its id, else by a record that it rests on: a report that came in meanwhile may have changed the id.

    Raises:
        UnknownError: there is none.
    """
    for wire in picture.tripwires:
        if wire.id == identity:
            return wire
    for wire in picture.tripwires if record else ():
        if any(one.record == record for one in wire.evidence):
            return wire
    raise UnknownError(f"no tripwire {identity!r}")


def verdicts_on(dossier: Dossier, wire: Tripwire) -> list[Verdict]:
    """All decisions on the state of a tripwire, the oldest first."""
    articles = dict.fromkeys(one.article for one in wire.evidence)
    return _on(wire, (one for article in articles for one in dossier.verdicts(article)))


def _on(wire: Tripwire, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those of some decisions that are on the state of a tripwire, the oldest first."""
    records = {one.record for one in wire.evidence}
    return sorted((one for one in verdicts if one.kind == "state" and one.subject in records), key=lambda one: one.made)


def as_decided(wire: Tripwire, verdicts: Iterable[Verdict]) -> Tripwire:
    """A tripwire as people's decisions leave it, where the picture that holds it was drawn before the last of them."""
    last = _last(verdicts)
    if wire.history and mark_of(wire.history[-1]) == _mark(wire, last):
        return wire
    proposed = tuple(one for one in wire.history if one.author is None)
    if last is None:
        return replace(
            wire, history=proposed, touched_by=tuple(replace(one, confirmed=None) for one in wire.touched_by)
        )
    state = str(last.value.get("state", ""))
    proofs = tuple(one.evidence for one in wire.touched_by if one.effect == state)
    said = State(state, last.made, proofs, str(last.value.get("text", "")), True, last.author)
    touches = tuple(replace(one, confirmed=one.effect == state) for one in wire.touched_by)
    return replace(wire, history=(*proposed, said), touched_by=touches)


def decided(some: Iterable[Verdict], scene: Scene, words: WireWords, user: Person) -> tuple[Decided, ...]:
    """The decisions as they are shown, the latest first."""
    return tuple(
        Decided(
            one.id,
            state := str(one.value.get("state", "")),
            scene.say.states.get(state, scene.plain(state)),
            scene.name(one.author),
            scene.when(one.made),
            scene.plain(str(one.value.get("text", ""))),
            words.undone.format(scene.name(one.undone_by), scene.when(one.undone)) if one.undone else "",
            one.undone is None and may_undo(one.author, user),
        )
        for one in reversed(list(some))
    )


class _OvertakenError(Exception):
    """The state is not the one that was seen any more; `by` is the decision that holds now, None where it is the machine's."""

    def __init__(self, by: Verdict | None) -> None:
        super().__init__(by)
        self.by = by


@dataclass(frozen=True)
class Judge:
    """Who decides on one tripwire, in whose language."""

    desk: Desk
    user: Person
    scene: Scene
    words: WireWords

    def decide(self, wire: Tripwire, state: str, remark: str, seen: str) -> Stale | None:
        """Enter a state; what stands in the way, if somebody else was quicker.

        Args:
            wire: as it is now.
            state: one of situation.STATES.
            remark: why, "" for none.
            seen: the mark of the state that the visitor had before them.

        Raises:
            StoreError: it cannot be written.
        """
        value = {"state": state, **({"text": remark} if remark else {})}

        def check(now: list[Verdict]) -> None:
            """Nobody decides between this look and what is written: all doors write through one transaction."""
            last = _last(_on(wire, now))
            if _mark(wire, last) != seen:
                raise _OvertakenError(last)

        decision = Decision("state", record_of(wire), value=value)
        with self.desk.dossier() as dossier:
            try:
                dossier.judge_all([decision], author=self.user.name, check=check)
            except _OvertakenError as overtaken:
                last = overtaken.by
                if last is not None and (last.author, last.value) == (self.user.name, value):
                    return None  # the same form was sent twice
                return self._stale(wire, last, state, remark)
        return None

    def undo(self, wire: Tripwire, identity: str) -> Stale | None:
        """Take a decision back; what stands in the way, if somebody did so before.

        Raises:
            UnknownError: there is no such decision on this tripwire.
            PermissionError: it is somebody else's.
        """
        with self.desk.dossier() as dossier:
            verdict = next((one for one in verdicts_on(dossier, wire) if one.id == identity), None)
            if verdict is None:
                raise UnknownError(f"no decision {identity!r} on this tripwire")
            if not may_undo(verdict.author, self.user):
                raise PermissionError(identity)
            if verdict.undone is None:
                try:
                    dossier.undo(verdict.id, author=self.user.name)
                except StoreError:
                    verdict = next(one for one in verdicts_on(dossier, wire) if one.id == identity)
                    if verdict.undone is None:
                        raise
                else:
                    return None
            return Stale(
                self.words.stale_undone.format(self.scene.name(verdict.undone_by), self.scene.when(verdict.undone))
            )

    def _stale(self, wire: Tripwire, verdict: Verdict | None, state: str, remark: str) -> Stale:
        """What happened since the visitor looked: what somebody decided, else what the reports say now."""
        names, seen = self.scene.say.states, _mark(wire, verdict)
        if verdict is not None:
            other = str(verdict.value.get("state", ""))
            what = (self.scene.name(verdict.author), names.get(other, other), self.scene.when(verdict.made))
            return Stale(self.words.stale.format(*what), state, remark, seen)
        now = _machine(wire)
        message = self.words.stale_state.format(names.get(now.state, now.state), self.scene.when(now.since))
        return Stale(message, state, remark, seen)


def _last(some: Iterable[Verdict]) -> Verdict | None:
    """The decision that holds."""
    held: Iterator[Verdict] = (one for one in some if one.undone is None)
    return max(held, key=lambda one: one.made, default=None)


def _mark(wire: Tripwire, verdict: Verdict | None) -> str:
    """The mark of the state that holds: that of a person's decision, else that of the machine."""
    if verdict is None:
        return mark_of(_machine(wire))
    return mark_of(State(str(verdict.value.get("state", "")), verdict.made, author=verdict.author))


def _machine(wire: Tripwire) -> State:
    """The state that the machine proposes."""
    proposed = [one for one in wire.history if one.author is None]
    return proposed[-1] if proposed else State("open", wire.stated)
