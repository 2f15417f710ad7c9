"""A picture for people in a terminal: what a desk has to know first comes first, and every line says where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild.situation import Picture, PictureActor
from lagebild.views.blocks import Block
from lagebild.views.hits import DOT, WIDEST
from lagebild.views.picturechoice import Choice, in_doubt
from lagebild.views.picturefacts import (
    actor_blocks,
    dispute_blocks,
    event_blocks,
    figure_blocks,
    hypothesis_blocks,
    statement_blocks,
)
from lagebild.views.pictureoverview import Overview, group_of, overview, sections_of
from lagebild.views.picturescene import Scene, joined, scene_of
from lagebild.views.picturetripwires import question_blocks, tripwire_blocks
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.words import count

BUILDERS: Mapping[str, Callable[..., Iterator[Block]]] = {
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
    some = overview(picture, choice, include_all=include_all)
    yield from overview_view(some, choice, language=language, evidence=evidence, include_all=include_all)


def overview_view(
    some: Overview,
    choice: Choice | None = None,
    *,
    language: str,
    evidence: bool = False,
    include_all: bool = False,
) -> Iterator[RenderableType]:
    """The same of what is shown of a picture; `choice` names no actor and no question, `include_all` is what it was made with."""
    choice, picture = choice or Choice(), some.picture
    scene = scene_of([picture], language, evidence=evidence, include_all=include_all, names=some.names)
    sections = sections_of(choice)
    scene = scene.numbered(_numbers(scene, {name: getattr(picture, name) for name in sections}))
    yield Constrain(Block(tuple(_head(scene, some, choice)), gap=1), WIDEST)
    for name in sections:
        for block in _section(scene, some, name):
            yield Constrain(block, WIDEST)


# -- the head ---------------------------------------------------------------------------------------------------------------------


def _head(scene: Scene, some: Overview, choice: Choice) -> Iterator[Text]:
    """Which dossier, as of when, out of how much; at a glance what there is."""
    say, picture, sections = scene.say, some.picture, sections_of(choice)
    when = say.as_of.format(scene.when(picture.at)) if picture.at else ""
    known = say.known.format(scene.when(picture.as_known)) if picture.as_known else ""
    latest = say.latest.format(scene.when(picture.latest)) if picture.latest else ""
    yield joined(Text(scene.dossier(picture.dossier), style="bold"), when, known, latest)
    yield joined(*_held(scene, picture), say.zone.format(zone(scene.home)) if picture.latest else "")
    yield from restrictions(scene, choice)
    yield joined(*_glance(scene, some, sections))
    if any(some.unsure[name] for name in sections):
        yield Text(say.unsure, style="dim")


def restrictions(scene: Scene, choice: Choice) -> Iterator[Text]:
    """The actor and the question to which a view is limited."""
    if choice.names:
        yield Text(scene.say.only_actor.format(", ".join(map(scene.name, choice.names))), style="bold")
    if choice.labels:
        yield Text(scene.say.only_question.format(", ".join(map(scene.plain, choice.labels))), style="bold")


def _held(scene: Scene, picture: Picture) -> Iterator[str]:
    """Out of how many articles, copies and versions, of how many publishers."""
    say, articles = scene.say, picture.articles
    copies = f" ({say.of_these.format(count(articles.copies, say.copies))})" if articles.copies else ""
    yield count(articles.articles, say.articles) + copies
    if articles.versions > articles.articles:
        yield count(articles.versions, say.versions)
    if picture.sources:
        yield count(len(picture.sources), say.publishers)


def _glance(scene: Scene, some: Overview, sections: Sequence[str]) -> Iterator[Text | str]:
    """How much there is of what a desk asks for first."""
    say = scene.say
    if "tripwires" in sections and some.kept["tripwires"]:
        states = [(state, some.groups["tripwires"].get(state, 0)) for state in STATES_FIRST]
        parts = [f"{number} {say.states[state]}" for state, number in states if number]
        yield Text(f"{say.titles['tripwires']}: {', '.join(parts)}", style="bold")
    if "questions" in sections and (moves := _moves(scene, *some.moves)):
        yield Text(f"{say.moves}: {moves}", style="bold")
    if "disputes" in sections and some.kept["disputes"]:
        yield f"{say.titles['disputes']}: {some.kept['disputes']}"
    if "figures" in sections and some.differ:
        yield f"{say.cannot_all}: {some.differ}"


def _moves(scene: Scene, every: int, sure: int) -> str:
    """How often somebody moved: surely, as the lines below show it, and less surely; "" where nobody did."""
    unsure = [scene.say.number_unsure.format(every - sure)] * (every > sure)
    return ", ".join([str(sure)] * bool(sure) + unsure)


def zone(offset: str) -> str:
    """An offset for people."""
    return "UTC" if offset == "+00:00" else f"UTC{offset}"


# -- sections ---------------------------------------------------------------------------------------------------------------------


def _numbers(scene: Scene, shown: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """The number of every line that is shown, by its id."""
    letters = scene.say.letters
    numbered = ((f"{letters[name]}{n}", line) for name, lines in shown.items() for n, line in enumerate(lines, 1))
    return {line.id: number for number, line in numbered if not isinstance(line, PictureActor)}


def _section(scene: Scene, some: Overview, name: str) -> Iterator[Block]:
    """One section under its heading: what is shown, of what is kept, of every line; what it has not is said."""
    say, lines, every = scene.say, getattr(some.picture, name), some.every[name]
    unsure = every - some.kept[name]
    if not lines:
        title = Text(f"{say.titles[name]}:", style="bold underline")
        rest = [scene.more(every, say.more[name], unsure, of=name)] if every else []
        yield Block((title.append(f" {say.none[name]}", style="not bold not underline"), *rest), gap=1)
        return
    yield Block((Text(say.titles[name], style="bold underline"),))
    if name == "actors" and not scene.include_all and not scene.evidence:
        yield Block((_actors(scene, lines),), indent=2)
    else:
        yield from _entries(scene, name, lines, some.groups[name])
    hidden = every - len(lines)
    rest = [scene.more(hidden, say.more[name], unsure, of=name)] if hidden else []
    if name == "tripwires" and any(line.decided is None and line.state != "open" for line in lines):
        rest.append(Text(say.how_to_judge, style="dim"))
    yield Block(tuple(rest), indent=1, gap=1)


def _entries(scene: Scene, name: str, lines: Sequence[Any], kept: Mapping[str, int]) -> Iterator[Block]:
    """The lines of a section, those of a group under its heading, which says how many of those that are kept there are."""
    gutter, letter, group = 4 + len(str(len(lines))), scene.say.letters[name], ""
    titles = scene.say.states if name == "tripwires" else scene.say.happened
    for n, line in enumerate(lines, 1):
        if group_of(name, line) != group:
            group = group_of(name, line)
            here, there = sum(group_of(name, one) == group for one in lines), kept[group]
            number = str(here) if here == there else scene.say.out_of.format(here, there)
            title = Text(f"{titles[group].upper()} ({number})", style="bold")
            yield Block((title,), indent=1)
        yield from BUILDERS[name](scene, line, f"{letter}{n}{mark_of(line)}", gutter)
        if n < len(lines):
            yield Block((Text(),), gap=1)


def _actors(scene: Scene, lines: Sequence[PictureActor]) -> Text:
    """The actors on one line, with how many statements there are of each."""
    return Text(DOT.join(map(partial(_actor, scene), lines)))


def _actor(scene: Scene, one: PictureActor) -> str:
    spoken = count(one.statements, scene.say.statements).replace(" ", "\u00a0") if one.statements else ""
    return f"{scene.who(one.who)} {spoken}".rstrip()


def mark_of(line: Any) -> str:
    """A question mark on what the reader itself does not call sure."""
    return "?" if in_doubt(line) else ""
