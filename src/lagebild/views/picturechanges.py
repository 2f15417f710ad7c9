"""What has changed in a picture between two times, for people in a terminal: in the order in which a desk needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild.situation import Change, Changes, PictureActor, Question, Tripwire
from lagebild.views.blocks import Block
from lagebild.views.hits import DOT, WIDEST
from lagebild.views.picturechangeoverview import (
    KINDS,
    ChangesOverview,
    Sifted,
    changes_overview,
    is_sure_change,
    line_of,
    new_state,
)
from lagebild.views.picturechangewords import ChangeWords, change_words
from lagebild.views.picturechoice import Choice
from lagebild.views.picturediff import differences, moved_lines
from lagebild.views.pictureoverview import sections_of
from lagebild.views.picturescene import Scene, joined, scene_of
from lagebild.views.picturetext import BUILDERS, mark_of, restrictions, zone
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.words import count

SIGNS = {"new": "+", "changed": "~", "withdrawn": "-"}
STYLES = {"new": "bold green", "changed": "bold yellow", "withdrawn": "bold red"}
BOLD = ("tripwires", "questions")
INDENT = 4


def changes_view(
    changes: Changes,
    choice: Choice | None = None,
    *,
    language: str,
    since: str | None = None,
    evidence: bool = False,
    include_all: bool = False,
) -> Iterator[RenderableType]:
    """The changes, block by block: a head, then a section for every list in which something changed.

    Args:
        changes: those that were asked for (`picturechoice.chosen_changes`).
        choice: what was asked for, for the head.
        language: of labels, "de" or "en".
        since: the time from which changes were asked for, where the picture before them is of a moment earlier.
        evidence: also the quoted words of all evidence, and reasons.
        include_all: all changes, also of what is less sure.
    """
    some = changes_overview(changes, choice, include_all=include_all)
    yield from changes_overview_view(
        some, choice, language=language, since=since, evidence=evidence, include_all=include_all
    )


def changes_overview_view(
    found: ChangesOverview,
    choice: Choice | None = None,
    *,
    language: str,
    since: str | None = None,
    evidence: bool = False,
    include_all: bool = False,
) -> Iterator[RenderableType]:
    """The same of what is shown of changes; `choice` names no actor and no question, `include_all` is what it was made with."""
    choice, say = choice or Choice(), change_words(language)
    pictures = (found.after, found.before)
    scene = scene_of(pictures, language, evidence=evidence, include_all=include_all, names=found.names)
    sifted = {name: found.lists[name] for name in sections_of(choice)}
    shown = {name: found.changes(name) for name in sifted}
    head = [*_head(scene, say, found, since), *restrictions(scene, choice), joined(*_glance(scene, say, sifted))]
    yield Constrain(Block((*head, *_legend(scene, shown)), gap=1), WIDEST)
    for name, some in sifted.items():
        for block in _section(scene, say, name, some, shown[name]):
            yield Constrain(block, WIDEST)
    yield Constrain(Block(tuple(_others(scene, say, sifted))), WIDEST)


def _head(scene: Scene, say: ChangeWords, changes: ChangesOverview, since: str | None) -> Iterator[Text]:
    """Which dossier, between which times; how many articles and texts came in."""
    before, after = changes.before.articles, changes.after.articles
    begin = say.between.format(scene.when(since or changes.before.at))
    end = say.until.format(scene.when(changes.after.at or changes.after.latest)) if changes.after.latest else ""
    yield joined(Text(scene.dossier(changes.after.dossier), style="bold"), f"{begin} {end}".rstrip())
    articles, copies = max(0, after.articles - before.articles), after.copies - before.copies
    versions = after.versions - before.versions - articles
    of_these = f" ({scene.say.of_these.format(count(copies, scene.say.copies))})" if copies > 0 else ""
    yield joined(
        count(articles, say.new_articles) + of_these,
        count(versions, say.new_versions) if versions > 0 else "",
        say.nothing_before if not before.articles and after.articles else "",
        scene.say.zone.format(zone(scene.home)) if changes.after.latest else "",
    )


def _glance(scene: Scene, say: ChangeWords, sifted: Mapping[str, Sifted]) -> Iterator[Text | str]:
    """How much has changed, by list; of tripwires into which states."""
    if not any(some.shown for some in sifted.values()):
        yield Text(say.no_change, style="bold")
    for name, some in sifted.items():
        parts = [f"{some.states[state]} {scene.say.states[state]}" for state in STATES_FIRST if some.states.get(state)]
        parts += [f"{some.kinds[kind]} {say.changes[kind]}" for kind in KINDS if some.kinds.get(kind)]
        if parts:
            yield Text(f"{scene.say.titles[name]}: {', '.join(parts)}", style="bold" if name in BOLD else "")


def _legend(scene: Scene, shown: Mapping[str, Sequence[Change]]) -> list[Text]:
    unsure = any(_sign(one) for some in shown.values() for one in some)
    return [Text(scene.say.unsure, style="dim")] if unsure else []


def _section(scene: Scene, say: ChangeWords, name: str, some: Sifted, shown: Sequence[Change]) -> Iterator[Block]:
    """The changes of one list under its heading; nothing where there is none."""
    if not shown:
        return
    yield Block((Text(scene.say.titles[name], style="bold underline"),))
    if name == "actors" and not scene.include_all:
        yield Block(tuple(_actors(scene, say, shown)), indent=2)
    else:
        for n, one in enumerate(shown):
            yield Block((Text(),), gap=int(n > 0))
            yield from _entry(scene, say, one)
    rest = [scene.more(some.hidden, say.more, some.unsure, of=name)] if some.hidden else []
    rest += [scene.with_all(say.repeated.format(some.repeated))] if some.repeated else []
    yield Block(tuple(rest), indent=1, gap=1)


def _entry(scene: Scene, say: ChangeWords, change: Change) -> Iterator[Block]:
    """One change: the line as it is now (as it was, where it is gone), with what is different."""
    line = line_of(change)
    if isinstance(line, Question) and isinstance(change.before, Question) and change.after is not None:
        here = {one.actor.id for one in line.positions}
        line = replace(line, positions=tuple(one for one in moved_lines(change.before, line) if one.actor.id in here))
    mark = Text(_mark(scene, say, change), style=STYLES[change.change])
    yield from BUILDERS[change.what](scene, line, SIGNS[change.change] + _sign(change), INDENT, mark=mark)
    told = [Text(words, style="yellow") for words in differences(scene, say, change)]
    yield Block(tuple(told), indent=INDENT)


def _sign(change: Change) -> str:
    """The question mark of what is less sure: the line, or that of it which has changed."""
    line = line_of(change)
    return mark_of(line) or ("" if isinstance(line, PictureActor) or is_sure_change(change) else "?")


def _mark(scene: Scene, say: ChangeWords, change: Change) -> str:
    """The kind of change; of a tripwire that came to another state, from which to which."""
    states = [line.state for line in (change.before, change.after) if isinstance(line, Tripwire)]
    names = [scene.say.states.get(state, state) for state in states]
    if change.change == "changed" and len(set(states)) > 1:
        return " → ".join(names)
    return f"{say.changes[change.change]}, {names[0]}" if new_state(change) else say.changes[change.change]


def _actors(scene: Scene, say: ChangeWords, some: Sequence[Change]) -> Iterator[Text]:
    """Who is new, and who is gone; how often somebody spoke before is no news."""
    for kind in ("new", "withdrawn"):
        names = [line.who for one in some if one.change == kind and isinstance(line := line_of(one), PictureActor)]
        if names:
            yield Text(f"{say.changes[kind]}: {DOT.join(dict.fromkeys(map(scene.who, names)))}")


def _others(scene: Scene, say: ChangeWords, sifted: Mapping[str, Sifted]) -> Iterator[Text]:
    """The lists in which nothing changed but that there are more reports, and those in which nothing changed at all."""
    titles = scene.say.titles
    repeated = [f"{titles[name]} {some.repeated}" for name, some in sifted.items() if some.repeated and not some.shown]
    if repeated:
        yield scene.with_all(say.only_repeated.format(", ".join(repeated)))
    still = [titles[name] for name, some in sifted.items() if not some.shown and not some.repeated]
    if still and len(still) < len(sifted):
        yield Text(say.unchanged.format(", ".join(still)), style="dim")
