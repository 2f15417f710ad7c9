"""A picture for people in a terminal: what a desk has to know first comes first, and every line says where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild import moments
from lagebild.situation import Picture, PictureActor, Question, Tripwire
from lagebild.views.blocks import Block
from lagebild.views.hits import DOT, WIDEST
from lagebild.views.picturechoice import Choice, in_doubt, salient, sure_position, surer, visible
from lagebild.views.picturefacts import (
    actor_blocks,
    dispute_blocks,
    event_blocks,
    figure_blocks,
    hypothesis_blocks,
    statement_blocks,
)
from lagebild.views.picturescene import Scene, joined, scene_of
from lagebild.views.picturetripwires import last_move, question_blocks, tripwire_blocks
from lagebild.views.picturewords import SECTIONS, STATES_FIRST
from lagebild.views.words import count

MOST: Mapping[str, int] = {
    "questions": 6,
    "actual": 8,
    "other": 4,
    "statements": 6,
    "disputes": 6,
    "hypotheses": 4,
    "figures": 6,
    "actors": 12,
}
"""How many lines of a section are shown, where not everything is asked for; of events that have happened, and of others."""
MOST_TRIPWIRES: Mapping[str, int] = {"touched": 12, "fulfilled": 4, "lapsed": 4, "withdrawn": 3, "open": 9}
"""The same of tripwires, by state."""
HAPPENED = ("actual", "other")

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
    choice = choice or Choice()
    scene = scene_of([picture], language, evidence=evidence, include_all=include_all)
    kept = {name: visible(name, getattr(picture, name), include_all=include_all) for name in sections_of(choice)}
    shown = {name: _shown(name, lines, include_all=include_all) for name, lines in kept.items()}
    scene = scene.numbered(_numbers(scene, shown))
    yield Constrain(Block(tuple(_head(scene, picture, choice, kept)), gap=1), WIDEST)
    for name, lines in shown.items():
        for block in _section(scene, name, lines, kept[name], getattr(picture, name)):
            yield Constrain(block, WIDEST)


def sections_of(choice: Choice) -> list[str]:
    """The sections that were asked for, in the order in which they are shown."""
    return [name for name in SECTIONS if name in choice.only and (choice.questions is None or name == "questions")]


# -- the head ---------------------------------------------------------------------------------------------------------------------


def _head(scene: Scene, picture: Picture, choice: Choice, kept: Mapping[str, Sequence[Any]]) -> Iterator[Text]:
    """Which dossier, as of when, out of how much; at a glance what there is."""
    say = scene.say
    when = say.as_of.format(scene.when(picture.at)) if picture.at else ""
    known = say.known.format(scene.when(picture.as_known)) if picture.as_known else ""
    latest = say.latest.format(scene.when(picture.latest)) if picture.latest else ""
    yield joined(Text(scene.dossier(picture.dossier), style="bold"), when, known, latest)
    yield joined(*_held(scene, picture), say.zone.format(zone(scene.home)) if picture.latest else "")
    yield from restrictions(scene, choice)
    yield joined(*_glance(scene, kept))
    if any(mark_of(line) for lines in kept.values() for line in lines):
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


def _glance(scene: Scene, kept: Mapping[str, Sequence[Any]]) -> Iterator[Text | str]:
    """How much there is of what a desk asks for first."""
    say = scene.say
    if tripwires := kept.get("tripwires"):
        states = [(state, sum(line.state == state for line in tripwires)) for state in STATES_FIRST]
        parts = [f"{number} {say.states[state]}" for state, number in states if number]
        yield Text(f"{say.titles['tripwires']}: {', '.join(parts)}", style="bold")
    if moves := _moves(scene, kept.get("questions", ())):
        yield Text(f"{say.moves}: {moves}", style="bold")
    if disputes := kept.get("disputes"):
        yield f"{say.titles['disputes']}: {len(disputes)}"
    if differ := sum(line.differs for line in kept.get("figures", ())):
        yield f"{say.cannot_all}: {differ}"


def _moves(scene: Scene, questions: Sequence[Question]) -> str:
    """How often somebody moved: surely, as the lines below show it, and less surely; "" where nobody did."""
    lines = [line for question in questions for line in question.positions]
    every, sure = (sum(len(line.moves) for line in some) for some in (lines, filter(sure_position, lines)))
    unsure = [scene.say.number_unsure.format(every - sure)] * (every > sure)
    return ", ".join([str(sure)] * bool(sure) + unsure)


def zone(offset: str) -> str:
    """An offset for people."""
    return "UTC" if offset == "+00:00" else f"UTC{offset}"


# -- what is shown, and in which order --------------------------------------------------------------------------------------------


def _shown(name: str, lines: Sequence[Any], *, include_all: bool) -> list[Any]:
    """The lines of a section in the order in which they are shown."""
    if name == "tripwires":
        return list(chain.from_iterable(_of_state(state, lines, include_all=include_all) for state in STATES_FIRST))
    if name == "events":
        groups = ([line for line in lines if group_of(name, line) == group] for group in HAPPENED)
        some = (_salient(group, lines, include_all) for group, lines in zip(HAPPENED, groups, strict=True))
        return list(chain.from_iterable(some))
    if name == "statements":
        return _salient(name, lines, include_all)
    if name == "actors":
        ordered = sorted(lines, key=lambda line: (-line.statements, -line.articles, line.who.name))
    else:
        ordered = sorted(lines, key=lambda line: _urgency(line, include_all), reverse=True)
    return ordered if include_all else ordered[: MOST[name]]


def _salient(name: str, lines: Sequence[Any], include_all: bool) -> list[Any]:
    """The latest lines, and those with the most sources."""
    return salient(lines, MOST[name], when=when_of, weight=lambda line: line.sources, include_all=include_all)


def group_of(name: str, line: Any) -> str:
    """Under which heading of its section a line stands: a tripwire's state; of an event whether it has happened; "" for none."""
    if name == "tripwires":
        return str(line.state)
    if name == "events":
        return "actual" if line.status == "actual" else "other"
    return ""


def _of_state(state: str, lines: Sequence[Tripwire], *, include_all: bool) -> list[Tripwire]:
    """The tripwires of one state: the latest first; of open ones those with a deadline, then those with a condition."""
    here = [line for line in lines if line.state == state]
    here.sort(key=lambda line: moments.end(line.since), reverse=True)
    if state == "open":
        here.sort(key=lambda line: (line.deadline is None, line.deadline or "", line.condition is None))
    return here if include_all else here[: MOST_TRIPWIRES[state]]


def _urgency(line: Any, include_all: bool) -> tuple[str, bool, str]:
    """By what questions, disputes, explanations and figures are ordered: the last move that is shown, a contradiction, the last report."""
    positions = surer(line.positions, sure_position, include_all=include_all) if isinstance(line, Question) else ()
    moved = max(map(last_move, positions), default="")
    latest = max((moments.moment(one.published) for one in line.evidence), default="")
    return moved, bool(getattr(line, "differs", False)), latest


def when_of(line: Any) -> str:
    """When an event happened or something was said, else when it was first reported; that time of the day where it is known."""
    days = line.date if hasattr(line, "date") else line.said
    first, day = moments.moment(line.first), days.end or days.start or ""
    return first if not day or first.startswith(day[:10]) else day


# -- sections ---------------------------------------------------------------------------------------------------------------------


def _numbers(scene: Scene, shown: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """The number of every line that is shown, by its id."""
    letters = scene.say.letters
    numbered = ((f"{letters[name]}{n}", line) for name, lines in shown.items() for n, line in enumerate(lines, 1))
    return {line.id: number for number, line in numbered if not isinstance(line, PictureActor)}


def _section(
    scene: Scene, name: str, lines: Sequence[Any], kept: Sequence[Any], every: Sequence[Any]
) -> Iterator[Block]:
    """One section under its heading: what is shown, of what is kept, of every line; what it has not is said."""
    say, unsure = scene.say, len(every) - len(kept)
    if not lines:
        title = Text(f"{say.titles[name]}:", style="bold underline")
        rest = [scene.more(len(every), say.more[name], unsure, of=name)] if every else []
        yield Block((title.append(f" {say.none[name]}", style="not bold not underline"), *rest), gap=1)
        return
    yield Block((Text(say.titles[name], style="bold underline"),))
    if name == "actors" and not scene.include_all and not scene.evidence:
        yield Block((_actors(scene, lines),), indent=2)
    else:
        yield from _entries(scene, name, lines, kept)
    hidden = len(every) - len(lines)
    rest = [scene.more(hidden, say.more[name], unsure, of=name)] if hidden else []
    if name == "tripwires" and any(line.decided is None and line.state != "open" for line in lines):
        rest.append(Text(say.how_to_judge, style="dim"))
    yield Block(tuple(rest), indent=1, gap=1)


def _entries(scene: Scene, name: str, lines: Sequence[Any], kept: Sequence[Any]) -> Iterator[Block]:
    """The lines of a section, those of a group under its heading."""
    gutter, letter, group = 4 + len(str(len(lines))), scene.say.letters[name], ""
    titles = scene.say.states if name == "tripwires" else scene.say.happened
    for n, line in enumerate(lines, 1):
        if group_of(name, line) != group:
            group = group_of(name, line)
            here, there = (sum(group_of(name, one) == group for one in some) for some in (lines, kept))
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
