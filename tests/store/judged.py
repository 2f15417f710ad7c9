"""What judgements come to, in plain Python: statements by which quotation of the text they are, actors as groups of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lagebild.records import Article, Reading, Statement
from tests.factories import an_article

SAID = (
    ("Brandner", "Wir bleiben bis zum Ende der Woche im Norden."),
    ("Velten", "Die Brücke über die Ohm ist seit gestern gesperrt."),
    ("Korwath", "Niemand hat uns nach der Öffnung der Häfen gefragt."),
    ("Brandner", "Über den Abzug reden wir erst nach der Wahl."),
    ("Lasnik", "Das Abkommen läuft im Frühjahr ohne Ersatz aus."),
)
"""Who says what in the texts."""

ACTORS = {"gov:XA": "Anna Xaver", "gov:XB": "Bert Yilmaz"}
"""Whom names can be said to mean."""


def _text(*numbers: int) -> str:
    middle = " Danach wurde es still in dem Saal, und niemand fragte weiter. "
    return middle.join(f"{SAID[number][0]} sagte: „{SAID[number][1]}“" for number in numbers)


TEXTS: Mapping[tuple[str, int], str] = {
    ("a", 1): _text(0, 1, 2, 3),
    ("a", 2): f"Nachtrag der Redaktion: Der Satz über die Brücke war falsch. {_text(0, 2, 4, 3)}",
    ("b", 1): _text(4, 0),
}
"""The texts by article and version."""


def article(of: tuple[str, int]) -> Article:
    """The article of a text."""
    return an_article(TEXTS[of], id=of[0])


@dataclass(frozen=True)
class Decision:
    """A judgement as the model knows it: on the statement `subject`, which says `quotation`, or on who is called `words`."""

    kind: str
    article: str | None
    subject: str = ""
    quotation: int = -1
    record: Statement | None = None
    text: str = ""
    type: str | None = None
    words: str = ""
    entity: str = ""


@dataclass
class Held:
    """A reading as people left it: its statements by quotation, and who is one with whom, under which entry."""

    statements: dict[int, Statement] = field(default_factory=dict)
    groups: list[tuple[set[str], str | None]] = field(default_factory=list)

    def entity(self, words: str) -> str | None:
        """The entry of whoever is called so."""
        return next((entity for names, entity in self.groups if words in names), None)


def quotation(reading: Reading, statement: Statement) -> int:
    """Which of SAID a statement is."""
    begin = statement.spans[0][0]
    return next(number for number, (_, words) in enumerate(SAID) if reading.article.text.startswith(words, begin))


def fold(reading: Reading, decisions: Iterable[Decision]) -> Held:
    """A reading with the decisions that hold, oldest first."""
    living = [one for one in decisions if one.article in (None, reading.article.id)]
    last = {one.subject: one.kind for one in living if one.kind in ("confirm", "correct", "reject")}
    held = Held(
        {quotation(reading, one): one for one in reading.statements},
        [({actor.name}, actor.entity) for actor in reading.actors],
    )
    for one in living:
        if one.words:
            _group(held, one)
        elif one.kind == "reject" and last[one.subject] == "reject":
            held.statements.pop(one.quotation, None)
        elif one.kind in ("confirm", "correct"):
            record = held.statements.get(one.quotation)
            if record is None and one.record is not None and one.text == reading.article.text:
                record = _at_home(reading, one.record)
            if record is not None:
                new = one.type if one.kind == "correct" and one.type else record.type
                held.statements[one.quotation] = replace(record, type=new, confidence=1.0, shown=True)
    return held


def _at_home(reading: Reading, record: Statement) -> Statement:
    """A statement of another reading, said by whom this one knows where its speaker stands."""
    assert record.speaker is not None
    there = (actor.id for actor in reading.actors if set(record.speaker.spans) & set(actor.mentions))
    return replace(record, speaker=replace(record.speaker, actor=next(there, None)))


def _group(held: Held, decision: Decision) -> None:
    """Put whoever is called so under an entry, or take that name out from under it."""
    at = next((at for at, (names, _) in enumerate(held.groups) if decision.words in names), None)
    if at is None:
        return
    names, entity = held.groups[at]
    if decision.kind == "merge":
        others = [group for group in held.groups if group[1] == decision.entity and group[0] is not names]
        del held.groups[at]
        held.groups = [group for group in held.groups if group not in others]
        held.groups.append((names.union(*(group[0] for group in others)), decision.entity))
    elif entity == decision.entity:
        held.groups[at] = (names - {decision.words}, entity)
        held.groups.append(({decision.words}, None))
        held.groups = [group for group in held.groups if group[0]]


def seen(reading: Reading) -> list[tuple[Any, ...]]:
    """What a reading says, in the model's words: quotation, id, type, confidence, who speaks, and their entry."""
    entities = {actor.id: actor.entity for actor in reading.actors}
    return [
        (
            quotation(reading, one),
            one.id,
            one.type,
            one.confidence,
            one.shown,
            None if one.speaker is None or one.speaker.actor is None else entities[one.speaker.actor],
        )
        for one in reading.statements
    ]


def should_be_seen(reading: Reading, decisions: Sequence[Decision]) -> list[tuple[Any, ...]]:
    """The same as the model has it."""
    held = fold(reading, decisions)
    return [
        (
            number,
            one.id,
            one.type,
            one.confidence,
            one.shown,
            held.entity(SAID[number][0]) if one.speaker and one.speaker.actor else None,
        )
        for number, one in sorted(held.statements.items(), key=lambda item: item[1].spans)
    ]
