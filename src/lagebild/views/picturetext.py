"""A picture for people in a terminal: what a desk has to know first comes first, and every line says where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild import moments
from lagebild.situation import Picture, Question, Tripwire
from lagebild.views.blocks import Block
from lagebild.views.hits import WIDEST
from lagebild.views.picturechoice import Choice, is_sure, salient, surer
from lagebild.views.picturefacts import (
    actor_blocks,
    dispute_blocks,
    event_blocks,
    figure_blocks,
    hypothesis_blocks,
    statement_blocks,
)
from lagebild.views.picturescene import DOT, Scene, joined, scene_of
from lagebild.views.picturetripwires import last_move, question_blocks, tripwire_blocks
from lagebild.views.picturewords import SECTIONS, STATES_FIRST
from lagebild.views.words import count

MOST: Mapping[str, int] = {
    "questions": 10,
    "events": 12,
    "statements": 10,
    "disputes": 8,
    "hypotheses": 6,
    "figures": 8,
    "actors": 12,
}
"""How many lines of a section are shown, where not everything is asked for."""
MOST_TRIPWIRES: Mapping[str, int] = {"touched": 12, "fulfilled": 6, "lapsed": 6, "withdrawn": 4, "open": 12}
"""The same of tripwires, by state."""

Builder = Callable[..., Iterator[Block]]
BUILDERS: Mapping[str, Builder] = {
    "tripwires": tripwire_blocks,
    "questions": question_blocks,
    "events": event_blocks,
    "statements": statement_blocks,
    "disputes": dispute_blocks,
    "hypotheses": hypothesis_blocks,
    "figures": figure_blocks,
    "actors": actor_blocks,
}
"""What makes the lines of each list."""


def picture_view(
    picture: Picture,
    choice: Choice | None = None,
    *,
    language: str,
    evidence: bool = False,
    include_all: bool = False,
) -> Iterator[RenderableType]:
    """The picture, block by block: its head, then its sections.

    Args:
        picture: with what was asked for (`picturechoice.chosen`).
        choice: what was asked for, for the head; sections that were not are left out.
        language: of labels, "de" or "en".
        evidence: also the quoted words of all evidence, and reasons.
        include_all: everything there is, also what is less sure.
    """
    choice = choice or Choice()
    scene = scene_of([picture], language, evidence=evidence, include_all=include_all)
    sections = [name for name in SECTIONS if name in choice.only and (choice.questions is None or name == "questions")]
    shown = {name: _shown(name, getattr(picture, name), include_all=include_all) for name in sections}
    scene = scene.numbered(_numbers(scene, shown))
    yield Constrain(Block(tuple(_head(scene, picture, choice, sections)), gap=1), WIDEST)
    for name in sections:
        for block in _section(scene, picture, name, shown[name]):
            yield Constrain(block, WIDEST)


# -- the head ---------------------------------------------------------------------------------------------------------------------


def _head(scene: Scene, picture: Picture, choice: Choice, sections: Sequence[str]) -> Iterator[Text]:
    """Which dossier, as of when, out of how much; at a glance what there is."""
    say = scene.say
    when = say.as_of.format(scene.when(picture.at)) if picture.at else ""
    latest = say.latest.format(scene.when(picture.latest)) if picture.latest else ""
    known = say.known.format(scene.when(picture.as_known)) if picture.as_known else ""
    yield joined(Text(scene.plain(picture.dossier), style="bold"), when, known, latest)
    yield joined(*_held(scene, picture), say.zone.format(zone(scene.home)) if picture.latest else "")
    if choice.names:
        yield Text(say.only_actor.format(", ".join(scene.plain(name, 60) for name in choice.names)), style="bold")
    if choice.labels:
        yield Text(say.only_question.format(", ".join(map(scene.plain, choice.labels))), style="bold")
    yield joined(*_glance(scene, picture, sections))
    if any(_unsure_shown(scene, picture, name) for name in sections):
        yield Text(say.unsure, style="dim")


def _held(scene: Scene, picture: Picture) -> Iterator[str]:
    """Out of how many articles, copies and versions, of how many publishers."""
    say, articles = scene.say, picture.articles
    copies = f" ({say.of_these.format(count(articles.copies, say.copies))})" if articles.copies else ""
    yield count(articles.articles, say.articles) + copies
    if articles.versions > articles.articles:
        yield count(articles.versions, say.versions)
    if picture.sources:
        yield count(len(picture.sources), say.publishers)


def _glance(scene: Scene, picture: Picture, sections: Sequence[str]) -> Iterator[Text | str]:
    """What there is of what a desk asks first, less sure lines left out as below."""
    say = scene.say
    for name in sections:
        lines = surer(
            getattr(picture, name), lambda line, name=name: is_sure(name, line), include_all=scene.include_all
        )
        if name == "tripwires" and lines:
            states = [(state, sum(line.state == state for line in lines)) for state in STATES_FIRST]
            parts = [f"{number} {say.states[state]}" for state, number in states if number]
            yield Text(f"{say.titles[name]}: {', '.join(parts)}", style="bold")
        elif name == "questions" and (moves := sum(len(one.moves) for line in lines for one in line.positions)):
            yield Text(f"{say.moves}: {moves}", style="bold")
        elif name == "disputes" and lines:
            yield f"{say.titles[name]}: {len(lines)}"
        elif name == "figures" and (differ := sum(line.differs for line in lines)):
            yield f"{say.cannot_all}: {differ}"


def _unsure_shown(scene: Scene, picture: Picture, name: str) -> bool:
    lines = getattr(picture, name)
    kept = surer(lines, lambda line: is_sure(name, line), include_all=scene.include_all)
    return any(mark_of(line) for line in kept)


def zone(offset: str) -> str:
    """An offset for people."""
    return "UTC" if offset == "+00:00" else f"UTC{offset}"


# -- sections ---------------------------------------------------------------------------------------------------------------------


def _shown(name: str, lines: Sequence[Any], *, include_all: bool) -> list[Any]:
    """The lines of a section in the order in which they are shown."""
    kept = surer(lines, lambda line: is_sure(name, line), include_all=include_all)
    if name == "tripwires":
        return list(chain.from_iterable(_of_state(state, kept, include_all=include_all) for state in STATES_FIRST))
    if name == "questions":
        ordered = sorted(kept, key=lambda line: (moved(line), _latest(line)), reverse=True)
        return ordered if include_all else ordered[: MOST[name]]
    if name == "actors":
        ordered = sorted(kept, key=lambda line: (-line.statements, -line.articles, line.who.name))
        return ordered if include_all else ordered[: MOST[name]]
    if name in ("figures", "disputes"):
        when = _latest
        kept = sorted(kept, key=lambda line: moments.moment(_latest(line)), reverse=True)
        if name == "figures":
            kept = sorted(kept, key=lambda line: not line.differs)
        return kept if include_all else kept[: MOST[name]]
    when = when_of if name in ("events", "statements") else _latest
    return salient(kept, MOST[name], when=when, weight=lambda line: line.sources, include_all=include_all)


def _of_state(state: str, lines: Sequence[Tripwire], *, include_all: bool) -> list[Tripwire]:
    """The tripwires of one state: the latest first; of open ones those with a deadline, then those with a condition."""
    here = sorted(
        (line for line in lines if line.state == state), key=lambda line: moments.end(line.since), reverse=True
    )
    if state == "open":
        here.sort(key=lambda line: (line.deadline is None, line.deadline or "", line.condition is None))
    return here if include_all else here[: MOST_TRIPWIRES[state]]


def moved(question: Question) -> str:
    """When somebody moved last on a question; "" where nobody did."""
    return max(map(last_move, question.positions), default="")


def when_of(line: Any) -> str:
    """When an event happened or something was said, else when it was first reported."""
    days = getattr(line, "date", None) or line.said
    first = moments.moment(line.first)
    day = days.start or days.end or ""
    return first if not day or first.startswith(day[:10]) else str(day)


def _latest(line: Any) -> str:
    """When the last evidence of a line was published."""
    return max((moments.moment(one.published) for one in line.evidence), default="")


def _numbers(scene: Scene, shown: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """The number of every line that is shown, by its id."""
    letters = scene.say.letters
    return {
        line.id: f"{letters[name]}{n}"
        for name, lines in shown.items()
        for n, line in enumerate(lines, 1)
        if name != "actors"
    }


def _section(scene: Scene, picture: Picture, name: str, lines: Sequence[Any]) -> Iterator[Block]:
    """One section under its heading; what it has not is said."""
    say, total = scene.say, len(getattr(picture, name))
    if not lines:
        yield Block(
            (Text(f"{say.titles[name]}: ", style="bold underline").append(say.none[name], style="not bold"),), gap=1
        )
        return
    yield Block((Text(say.titles[name], style="bold underline"),), gap=1)
    gutter = 4 + len(str(len(lines)))
    state = None
    for n, line in enumerate(lines, 1):
        if name == "tripwires" and line.state != state:
            state = line.state
            yield Block((_state_title(scene, picture, state, lines),), indent=1)
        yield from BUILDERS[name](scene, line, f"{say.letters[name]}{n}{mark_of(line)}", gutter)
        yield Block((), gap=1) if name != "actors" else Block(())
    if hidden := total - len(lines):
        sure = sum(is_sure(name, line) for line in getattr(picture, name))
        unsure = total - sure if sure else 0
        more = scene.more(count(hidden, say.more[name]), min(unsure, hidden))
        yield Block((Text(more, style="dim"),), gap=1)
    elif name == "actors":
        yield Block((), gap=1)


def _state_title(scene: Scene, picture: Picture, state: str, lines: Sequence[Any]) -> Text:
    """The heading of the tripwires of one state."""
    here = sum(line.state == state for line in lines)
    every = surer(picture.tripwires, lambda line: is_sure("tripwires", line), include_all=scene.include_all)
    total = sum(line.state == state for line in every)
    shown = f" ({here})" if here == total else f" ({scene.say.out_of.format(here, total)})"
    return Text(scene.say.states[state].upper() + shown, style="bold")


def mark_of(line: Any) -> str:
    """ "?" on what is not sure enough for the reader to show it."""
    return "" if getattr(line, "shown", True) or getattr(line, "confirmed", None) else "?"


__all__ = ["DOT", "picture_view"]
