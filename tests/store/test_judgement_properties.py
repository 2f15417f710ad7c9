from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.entries import Stored, Verdict, Version
from lagebild.errors import StoreError
from lagebild.records import Reading
from lagebild.store import Dossier, judging
from lagebild.store.replay import replayed
from tests.fakes import CODER
from tests.store import dumps, readers
from tests.store.cases import POSTGRESQL, SQLITE, cases
from tests.store.judged import ACTORS, SAID, TEXTS, Decision, article, fold, quotation, seen, should_be_seen

AUTHOR = "Ines Lehr"
NAMES = sorted({name for name, _ in SAID})
TYPES = ("indirect", "reported", "direct")
Move = tuple[Any, ...]

on_statements = st.tuples(
    st.sampled_from(["confirm", "reject", "reject", "correct", "correct", "note"]),
    st.integers(0, 4),
    st.sampled_from(TYPES),
)
on_actors = st.tuples(
    st.sampled_from(["merge", "merge", "split"]),
    st.sampled_from(NAMES),
    st.sampled_from(sorted(ACTORS)),
    st.sampled_from([None, "a"]),
)
taking_back = st.tuples(st.just("undo"), st.integers(0, 7))
judging_and_undo = st.lists(on_statements | on_actors | taking_back, min_size=1, max_size=8)


def value_of(decision: Decision) -> dict[str, Any]:
    """What a judgement says."""
    if decision.words:
        return {"words": decision.words, "entity": decision.entity, "name": ACTORS[decision.entity], "kind": "person"}
    if decision.kind == "correct":
        return {"set": {"type": decision.type}}
    return {"text": "Bitte ansehen."} if decision.kind == "note" else {}


def decided(move: Move, reading: Reading, held_before: Sequence[Decision]) -> Decision | None:
    """The decision of a move on a reading; None where there is nothing to decide on."""
    if move[0] in ("merge", "split"):
        return Decision(move[0], move[3], words=move[1], entity=move[2])
    there = fold(reading, held_before).statements.get(move[1])
    read = {quotation(reading, one): one for one in reading.statements}.get(move[1])
    record = there or read
    if record is None:
        return None
    text = reading.article.text
    return Decision(move[0], reading.article.id, record.id, move[1], record, text, move[2])


# -- replaying alone ----------------------------------------------------------------------------------------------------------


def verdict_of(decision: Decision, number: int, reading: Reading, verdicts: Sequence[Verdict]) -> Verdict:
    """The judgement that is written down for a decision."""
    made, value = f"2022-01-24T00:00:00.{number:06}Z", value_of(decision)
    if decision.words:
        return Verdict(decision.kind, decision.words, AUTHOR, made, decision.article, "actor", None, value)
    held = Stored(Version("a", 1, reading.article.sha256, made), reading, made, tuple(verdicts))
    of, record = judging.on_record(held, decision.subject)
    anchor = judging.anchored(reading, of, record)
    if decision.kind in ("confirm", "correct"):
        value |= judging.evidence(reading, record)
    return Verdict(decision.kind, record.id, AUTHOR, made, reading.article.id, of, anchor, value)


def left_by(reading: Reading, verdicts: Sequence[Verdict]) -> Reading:
    content = replayed(reading, verdicts).content
    return replace(reading, actors=content.actors, statements=content.statements)


READ = {(of, coder): readers.read(article(of), coder)[0] for of in TEXTS for coder in readers.CODERS}


@cases(3000)
@given(judging_and_undo)
def test_what_is_shown_follows_from_the_judgements_that_hold(moves: list[Move]) -> None:
    reading = READ[("a", 1), CODER]
    decisions: list[Decision] = []
    verdicts: list[Verdict] = []
    for move in moves:
        holding = [one for one, verdict in zip(decisions, verdicts, strict=True) if verdict.undone is None]
        if move[0] == "undo":
            if move[1] < len(verdicts):
                verdicts[move[1]] = replace(verdicts[move[1]], undone="2022-01-25", undone_by=AUTHOR)
        elif (decision := decided(move, reading, holding)) is not None:
            verdicts.append(verdict_of(decision, len(verdicts), reading, verdicts))
            decisions.append(decision)
    holding = [one for one, verdict in zip(decisions, verdicts, strict=True) if verdict.undone is None]
    for other in READ.values():  # by this model and another, of this text, an edited one and another article's
        assert seen(left_by(other, verdicts)) == should_be_seen(other, holding)


# -- in a dossier -------------------------------------------------------------------------------------------------------------


class Desk:
    """A dossier at which somebody judges, and what the model makes of it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.current: dict[tuple[str, int], Reading] = {}
        self.decisions: list[Decision] = []
        self.verdicts: list[str] = []
        self.undone: set[int] = set()
        self.states: dict[Any, Any] = {}
        self.added = 0
        dumps.empty(dossier)
        self.read(("a", 1), 0)
        self.read(("b", 1), 0)

    def read(self, of: tuple[str, int], coder: int) -> None:
        if of == ("a", 2) or of in self.current or coder == 0:
            reading, findings = readers.read(article(of), readers.CODERS[coder])
            if self.dossier.add(reading, findings).outcome != "unchanged":
                self.current[of] = reading
                self.added += 1

    @property
    def holding(self) -> list[Decision]:
        return [one for number, one in enumerate(self.decisions) if number not in self.undone]

    def move(self, move: Move) -> None:
        if move[0] == "read":
            self.read(move[1], move[2])
        elif move[0] == "undo":
            self.undo(move[1])
        else:
            self.judge(move)
        self.remember()

    def judge(self, move: Move) -> None:
        of = ("a", 2) if ("a", 2) in self.current else ("a", 1)
        decision = decided(move, self.current[of], self.holding)
        if decision is None:
            return
        verdict = self.dossier.judge(
            decision.kind,
            decision.words or decision.subject,
            author=AUTHOR,
            of="actor" if decision.words else None,
            article=decision.article if decision.words else None,
            value=value_of(decision),
        )
        self.decisions.append(decision)
        self.verdicts.append(verdict.id)

    def undo(self, number: int) -> None:
        if number in self.undone:
            with pytest.raises(StoreError, match="taken back before"):
                self.dossier.undo(self.verdicts[number], author=AUTHOR)
        elif number < len(self.verdicts):
            assert self.dossier.undo(self.verdicts[number], author=AUTHOR).undone is not None
            self.undone.add(number)

    def remember(self) -> None:
        """The state is that of the last time that the very same judgements held, to the last row of the index."""
        key = (self.added, tuple(number for number in range(len(self.decisions)) if number not in self.undone))
        state = (dumps.articles(self.dossier), [one for _, one in self.dossier.readings(every_version=True)])
        assert self.states.setdefault(key, state) == state

    def compare(self) -> None:
        assert {
            (one.article.id, len(one.article.text)): seen(one) for _, one in self.dossier.readings(every_version=True)
        } == {
            (one.article.id, len(one.article.text)): should_be_seen(one, self.holding) for one in self.current.values()
        }
        written = self.dossier.verdicts()
        assert [one.id for one in written] == self.verdicts
        assert {number for number, one in enumerate(written) if one.undone} == self.undone
        assert list(self.dossier.check()) == []


reading_on = st.tuples(st.just("read"), st.sampled_from(sorted(TEXTS)), st.integers(0, 1))
working_on = st.lists(on_statements | on_actors | taking_back | reading_on, min_size=1, max_size=8)


def judgements_hold(dossier: Dossier, moves: Sequence[Move]) -> None:
    desk = Desk(dossier)
    for move in moves:
        desk.move(move)
    desk.compare()


@SQLITE
@cases(200)
@given(working_on)
def test_judgements_hold_until_they_are_taken_back(dossier: Dossier, moves: list[Move]) -> None:
    judgements_hold(dossier, moves)


@POSTGRESQL
@cases(30)
@given(working_on)
def test_judgements_hold_until_they_are_taken_back_on_postgresql(dossier: Dossier, moves: list[Move]) -> None:
    judgements_hold(dossier, moves)
