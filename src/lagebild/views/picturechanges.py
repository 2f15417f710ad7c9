"""What has changed in a picture between two times, for people in a terminal: in the order in which a desk needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild import moments
from lagebild.situation import Change, Changes, PictureActor, Question, Tripwire
from lagebild.views.blocks import Block
from lagebild.views.hits import DOT, WIDEST
from lagebild.views.picturechangewords import ChangeWords, change_words
from lagebild.views.picturechoice import Choice, is_sure, sure_position, surer
from lagebild.views.picturediff import differences, has_substance, moved_lines
from lagebild.views.picturescene import Scene, joined, scene_of
from lagebild.views.picturetext import BUILDERS, mark_of, restrictions, sections_of, zone
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.words import count

MOST = 12  # changes of a section, where not everything is asked for
KINDS = ("new", "changed", "withdrawn")
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
    choice = choice or Choice()
    scene = scene_of([changes.after, changes.before], language, evidence=evidence, include_all=include_all)
    say = change_words(language)
    of_list = {name: [one for one in changes.changes if one.what == name] for name in sections_of(choice)}
    sifted = {name: _sifted(some, include_all=include_all) for name, some in of_list.items()}
    head = [*_head(scene, say, changes, since), *restrictions(scene, choice), joined(*_glance(scene, say, sifted))]
    yield Constrain(Block((*head, *_legend(scene, sifted)), gap=1), WIDEST)
    for name, some in sifted.items():
        for block in _section(scene, say, name, some):
            yield Constrain(block, WIDEST)
    yield Constrain(Block(tuple(_others(scene, say, sifted))), WIDEST)


class _Sifted(NamedTuple):
    """The changes of one list: those that are told of, the first of them that are shown, how many more there are and how many of these are
    less sure, how many say only that there are more reports.
    """

    told: list[Change]
    shown: list[Change]
    hidden: int
    unsure: int
    repeated: int


def _sifted(some: Sequence[Change], *, include_all: bool) -> _Sifted:
    """The changes of a list, those that a desk asks for first before the others."""
    renamed = frozenset[str]() if include_all else _renamed(some)
    some = [one for one in some if not _is_renamed(one, renamed)]
    alone = all(one.what in ("actors", "questions") for one in some)  # of these what is less sure stands in for nothing
    sure = (
        [one for one in some if include_all or _is_sure(one)]
        if alone
        else surer(some, _is_sure, include_all=include_all)
    )
    told = [one for one in sure if include_all or has_substance(one)]
    latest = sorted(told, key=lambda one: _when(_line(one)), reverse=True)
    ranked = sorted(latest, key=_rank)
    shown = ranked[: None if include_all else MOST]
    repeated = len(sure) - len(told)
    return _Sifted(ranked, shown, len(some) - len(shown) - repeated, len(some) - len(sure), repeated)


def _head(scene: Scene, say: ChangeWords, changes: Changes, since: str | None) -> Iterator[Text]:
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


def _is_sure(change: Change) -> bool:
    """Whether a change is shown without being asked for: of a question, whether somebody surely stands otherwise than before."""
    if isinstance(change.before, Question) and isinstance(change.after, Question):
        moved = moved_lines(change.before, change.after)
        if moved and not any(map(sure_position, moved)):
            return False
    return is_sure(change.what, _line(change))


def _renamed(some: Sequence[Change]) -> frozenset[str]:
    """Names of actors of whom one is new and one is gone: they are only better known now, or known as another kind."""
    names: dict[str, set[str]] = {"new": set(), "withdrawn": set()}
    for one in some:
        if isinstance(line := _line(one), PictureActor) and one.change in names:
            names[one.change].add(line.who.name)
    return frozenset(names["new"] & names["withdrawn"])


def _is_renamed(change: Change, renamed: frozenset[str]) -> bool:
    """Whether an actor that is new, or gone, is one of those."""
    line = _line(change)
    return isinstance(line, PictureActor) and change.change != "changed" and line.who.name in renamed


def _glance(scene: Scene, say: ChangeWords, sifted: Mapping[str, _Sifted]) -> Iterator[Text | str]:
    """How much has changed, by list; of tripwires into which states."""
    if not any(some.shown for some in sifted.values()):
        yield Text(say.no_change, style="bold")
    for name, some in sifted.items():
        parts = [*_states(scene, some.told)]
        for kind in KINDS:
            number = sum(one.change == kind and not new_state(one) for one in some.told)
            parts += [f"{number} {say.changes[kind]}"] * bool(number)
        if parts:
            yield Text(f"{scene.say.titles[name]}: {', '.join(parts)}", style="bold" if name in BOLD else "")


def _states(scene: Scene, some: Sequence[Change]) -> Iterator[str]:
    for state in STATES_FIRST:
        if number := sum(new_state(one) == state for one in some):
            yield f"{number} {scene.say.states[state]}"


def new_state(change: Change) -> str:
    """The state that a tripwire has come to; "" where it is the one that it had, or the first, or the change is another one."""
    before, after = change.before, change.after
    if not isinstance(after, Tripwire) or change.change == "withdrawn":
        return ""
    old = before.state if isinstance(before, Tripwire) else "open"
    return after.state if after.state != old else ""


def _legend(scene: Scene, sifted: Mapping[str, _Sifted]) -> list[Text]:
    unsure = any(_sign(one) for some in sifted.values() for one in some.shown)
    return [Text(scene.say.unsure, style="dim")] if unsure else []


def _rank(change: Change) -> tuple[int, int]:
    """Tripwires that came to another state first, then what is new, changed, gone."""
    state = new_state(change)
    return (STATES_FIRST.index(state) if state else len(STATES_FIRST)), KINDS.index(change.change)


def _when(line: Any) -> str:
    """When the last evidence of a line was published."""
    return max((moments.moment(one.published) for one in getattr(line, "evidence", ())), default="")


def _line(change: Change) -> Any:
    """The line as it is now; as it was, where it is gone."""
    return change.after if change.after is not None else change.before


def _section(scene: Scene, say: ChangeWords, name: str, some: _Sifted) -> Iterator[Block]:
    """The changes of one list under its heading; nothing where there is none."""
    if not some.shown:
        return
    yield Block((Text(scene.say.titles[name], style="bold underline"),))
    if name == "actors" and not scene.include_all:
        yield Block(tuple(_actors(scene, say, some.shown)), indent=2)
    else:
        for n, one in enumerate(some.shown):
            yield Block((Text(),), gap=int(n > 0))
            yield from _entry(scene, say, one)
    rest = [scene.more(some.hidden, say.more, some.unsure, of=name)] if some.hidden else []
    rest += [scene.with_all(say.repeated.format(some.repeated))] if some.repeated else []
    yield Block(tuple(rest), indent=1, gap=1)


def _entry(scene: Scene, say: ChangeWords, change: Change) -> Iterator[Block]:
    """One change: the line as it is now (as it was, where it is gone), with what is different."""
    line = _line(change)
    if isinstance(line, Question) and isinstance(change.before, Question) and change.after is not None:
        here = {one.actor.id for one in line.positions}
        line = replace(line, positions=tuple(one for one in moved_lines(change.before, line) if one.actor.id in here))
    mark = Text(_mark(scene, say, change), style=STYLES[change.change])
    yield from BUILDERS[change.what](scene, line, SIGNS[change.change] + _sign(change), INDENT, mark=mark)
    told = [Text(words, style="yellow") for words in differences(scene, say, change)]
    yield Block(tuple(told), indent=INDENT)


def _sign(change: Change) -> str:
    """The question mark of what is less sure: the line, or that of it which has changed."""
    line = _line(change)
    return mark_of(line) or ("" if isinstance(line, PictureActor) or _is_sure(change) else "?")


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
        names = [line.who for one in some if one.change == kind and isinstance(line := _line(one), PictureActor)]
        if names:
            yield Text(f"{say.changes[kind]}: {DOT.join(dict.fromkeys(map(scene.who, names)))}")


def _others(scene: Scene, say: ChangeWords, sifted: Mapping[str, _Sifted]) -> Iterator[Text]:
    """The lists in which nothing changed but that there are more reports, and those in which nothing changed at all."""
    titles = scene.say.titles
    repeated = [f"{titles[name]} {some.repeated}" for name, some in sifted.items() if some.repeated and not some.shown]
    if repeated:
        yield scene.with_all(say.only_repeated.format(", ".join(repeated)))
    still = [titles[name] for name, some in sifted.items() if not some.shown and not some.repeated]
    if still and len(still) < len(sifted):
        yield Text(say.unchanged.format(", ".join(still)), style="dim")
