"""What an event that has not happened would touch, as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.labels import EVENT_TYPES, STATUSES
from lagebild.situation import FusedEvent, PositionLine, Question, Touch, Tripwire, WhatIf
from lagebild.views.picturescene import Scene
from lagebild.views.picturetripwires import in_order
from lagebild.views.picturewhatif import GERMAN, answer_scene
from lagebild.views.wirereasons import wire_reason
from lagebild.views.words import name_of, percent
from lagebild.web.pages.positionenview import Cell, cell, label_of, question_href
from lagebild.web.pages.stolperdraehteview import Card, card
from lagebild.web.pages.stolperdraehtewords import WireWords

LONGEST = 1000  # characters of a sentence
MOST_TOUCHES, MOST_QUESTIONS, MOST_POSITIONS = 50, 20, 40


@dataclass(frozen=True, slots=True)
class Read:
    """An event as it was read out of the sentence."""

    type: str
    who: str
    beside: str


@dataclass(frozen=True, slots=True)
class Would:
    """A tripwire that would be touched: which state it would get, how well it fits, why."""

    card: Card
    state: str
    name: str
    score: str
    why: str


@dataclass(frozen=True, slots=True)
class Stand:
    """A question that the sentence is about, with who stands where on it."""

    label: str
    href: str
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer."""

    remarks: tuple[str, ...]
    read: tuple[Read, ...]
    touches: tuple[Would, ...]
    near: tuple[Card, ...]
    positions: tuple[Stand, ...]

    @property
    def anything(self) -> bool:
        """Whether anything was found out."""
        return bool(self.read or self.touches or self.near or self.positions)


def answer_view(answer: WhatIf, language: str, words: WireWords) -> Answer:
    """The answer in a language, the surest first."""
    scene = answer_scene(answer, language)
    touches = sorted(answer.touches, key=lambda pair: -pair[1].score)[:MOST_TOUCHES]
    remarks = (GERMAN.get(one, one) if language == "de" else one for one in dict.fromkeys(answer.remarks))
    return Answer(
        tuple(map(scene.plain, remarks)),
        tuple(_read(scene, one, words) for one in answer.read),
        tuple(_would(scene, wire, touch, words) for wire, touch in touches),
        tuple(card(scene, wire, words, "") for wire in answer.near),
        _stands(scene, answer),
    )


def _read(scene: Scene, event: FusedEvent, words: WireWords) -> Read:
    who = scene.people(event.actors, scene.say.unknown if event.recipients else scene.say.nobody)
    beside = [name_of(STATUSES, event.status, scene.language), scene.days(event.date)]
    beside.append(words.place.format(scene.name(event.place)) if event.place else "")
    return Read(
        name_of(EVENT_TYPES, event.type, scene.language),
        f"{who} → {scene.people(event.recipients)}" if event.recipients else who,
        " · ".join(filter(None, beside)),
    )


def _would(scene: Scene, wire: Tripwire, touch: Touch, words: WireWords) -> Would:
    return Would(
        card(scene, wire, words, ""),
        touch.effect,
        scene.say.states.get(touch.effect, scene.plain(touch.effect)),
        percent(touch.score),
        scene.plain(wire_reason(touch.why, scene.language)),
    )


def _stands(scene: Scene, answer: WhatIf) -> tuple[Stand, ...]:
    """The questions with those who have a position on them."""
    by_question: dict[str, tuple[Question, list[PositionLine]]] = {}
    for question, line in answer.positions:
        by_question.setdefault(question.id, (question, []))[1].append(line)
    return tuple(
        Stand(
            label_of(scene, question),
            question_href(question),
            tuple((scene.name(one.actor.name), cell(scene, question, one)) for one in in_order(lines)[:MOST_POSITIONS]),
        )
        for question, lines in list(by_question.values())[:MOST_QUESTIONS]
    )
