"""What an event that has not happened would touch, for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild import moments
from lagebild.situation import Picture, PictureActor, PositionLine, Question, Touch, Tripwire, WhatIf
from lagebild.views.blocks import Block
from lagebild.views.hits import WIDEST
from lagebild.views.picturechangewords import ChangeWords, change_words
from lagebild.views.picturechoice import involved
from lagebild.views.picturefacts import event_blocks
from lagebild.views.picturescene import Scene, home_of, joined, scene_of
from lagebild.views.picturetext import mark_of, zone
from lagebild.views.picturetripwires import in_order, position_blocks, tripwire_blocks
from lagebild.views.words import percent, quoted_words

INDENT = 5
GERMAN = {
    "English is read less completely than German": "Englisch wird weniger vollständig gelesen als Deutsch.",
    "the sentence is neither German nor English": "Der Satz ist weder deutsch noch englisch.",
    "no event was read out of the sentence": "Aus dem Satz wurde kein Ereignis gelesen.",
    "nothing was found that it would touch; that is no all-clear": "Nichts gefunden, was es berühren würde; das ist keine Entwarnung.",
    "no announcement is in the picture": "Im Bild steht keine Ankündigung.",
}
"""What the picture remarks, in German."""


def whatif_view(
    answer: WhatIf, *, language: str, evidence: bool = False, include_all: bool = False
) -> Iterator[RenderableType]:
    """The answer, block by block: the sentence and how it was read, what it would touch, who has a position on it.

    `evidence` asks also for the quoted words of all evidence, and reasons; `include_all` for every position.
    """
    scene = answer_scene(answer, language, evidence=evidence, include_all=include_all)
    say = change_words(language)
    head = [Text(say.sentence.format(quoted_words(scene.plain(answer.sentence), language)), style="bold")]
    head += (
        Text(f"! {scene.plain(GERMAN.get(remark, remark) if language == 'de' else remark)}", style="yellow")
        for remark in dict.fromkeys(answer.remarks)
    )
    if answer.touches or answer.near or answer.positions:
        head.append(Text(scene.say.zone.format(zone(scene.home)), style="dim"))
    blocks = [Block(tuple(head), gap=1), *_read(scene, say, answer)]
    if answer.read or answer.touches or answer.near or answer.positions:
        blocks += [*_touches(scene, say, answer), *_near(scene, say, answer), *_positions(scene, say, answer)]
    yield from (Constrain(block, WIDEST) for block in blocks)


def answer_scene(answer: WhatIf, language: str, *, evidence: bool = False, include_all: bool = False) -> Scene:
    """The scene for an answer: it knows by name who has a part in it and for whom they speak, and shows no offset that most times have."""
    wires = [*(wire for wire, _ in answer.touches), *answer.near]
    questions = {question.id: question for question, _ in answer.positions}.values()
    lines = (*answer.read, *wires, *questions)
    people = {who.id: who for who in (*answer.sides, *(who for line in lines for who in involved(line)))}
    proofs = chain.from_iterable(line.evidence for line in lines)
    times = [one.published for one in (*proofs, *(touch.evidence for _, touch in answer.touches)) if one.published]
    latest = max(dict.fromkeys(times), key=moments.moment, default=None)
    drawn = Picture("", latest=latest, actors=tuple(map(PictureActor, people.values())))
    scene = scene_of([drawn], language, evidence=evidence, include_all=include_all)
    return replace(scene, home=home_of(times))


def _title(title: str, nothing: str = "") -> Block:
    line = Text(title + (":" if nothing else ""), style="bold underline")
    return Block((line.append(f" {nothing}" if nothing else "", style="not bold not underline"),), gap=bool(nothing))


def _read(scene: Scene, say: ChangeWords, answer: WhatIf) -> Iterator[Block]:
    """The events that were read out of the sentence."""
    if not answer.read:
        yield _title(say.read_as, say.nothing_read)
        return
    yield _title(say.read_as)
    for n, event in enumerate(answer.read, 1):
        yield from event_blocks(scene, event, f"E{n}{mark_of(event)}", INDENT, source=False)
    yield Block((Text(),), gap=1)


def _touches(scene: Scene, say: ChangeWords, answer: WhatIf) -> Iterator[Block]:
    """Each tripwire that it would touch, the surest first: to which state, how well it fits, and why."""
    if not answer.touches:
        yield _title(say.touches, say.touches_nothing)
        return
    yield _title(say.touches)
    for n, (tripwire, touch) in enumerate(sorted(answer.touches, key=_score, reverse=True), 1):
        state = Text(scene.say.states.get(touch.effect, scene.plain(touch.effect)), style="bold red")
        fit = say.alike.format(percent(touch.score))
        now = scene.say.states.get(tripwire.state, tripwire.state) if tripwire.state != "open" else ""
        why = scene.reason(touch.why) if touch.why else ""
        mark = Text(say.would.format("")).append_text(state)
        yield from tripwire_blocks(scene, tripwire, f"T{n}{mark_of(tripwire)}", INDENT)
        line = joined(mark, say.now.format(now) if now else "", fit, Text(why, style="dim"))
        yield Block((line,), indent=INDENT, gap=1)


def _near(scene: Scene, say: ChangeWords, answer: WhatIf) -> Iterator[Block]:
    """The tripwires that come closest to it without being touched."""
    if not answer.near:
        return
    yield _title(say.near)
    for n, tripwire in enumerate(answer.near, len(answer.touches) + 1):
        yield from tripwire_blocks(scene, replace(tripwire, leads=()), f"T{n}{mark_of(tripwire)}", INDENT)
        yield Block((Text(),), gap=1)


def _score(pair: tuple[Tripwire, Touch]) -> float:
    return pair[1].score


def _positions(scene: Scene, say: ChangeWords, answer: WhatIf) -> Iterator[Block]:
    """Who has a position on it, by question."""
    if not answer.positions:
        yield _title(say.who_stands, say.no_positions)
        return
    yield _title(say.who_stands)
    by_question: dict[str, tuple[Question, list[PositionLine]]] = {}
    for question, position in answer.positions:
        by_question.setdefault(question.id, (question, []))[1].append(position)
    for n, (question, positions) in enumerate(by_question.values(), 1):
        label = Text(scene.plain(question.label) or "?", style="bold")
        yield Block((label,), Text(f"P{n}{mark_of(question)}", style="bold blue"), INDENT)
        yield from position_blocks(scene, in_order(positions), INDENT)
        yield Block((Text(),), gap=1)
