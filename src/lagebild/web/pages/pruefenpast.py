"""Decisions as the page lists them: what was decided, by whom and when, and whether it was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lagebild.entries import Verdict
from lagebild.situation import Picture
from lagebild.store.anchors import WORDED
from lagebild.views.dossierwords import dossier_words
from lagebild.views.picturescene import Scene
from lagebild.views.words import name_of
from lagebild.web.pages.pruefenfields import NAMES
from lagebild.web.pages.pruefenwords import PruefenWords
from lagebild.web.people import Person, may_undo


@dataclass(frozen=True, slots=True)
class Past:
    """A decision: `action` is its kind in words, `what` what it was about, `details` what was decided. `item` is the record's key, `mine`
    whether whoever looks may take it back.
    """

    id: str
    action: str
    what: str
    details: tuple[str, ...]
    by: str
    made: str
    undone: str
    item: str
    mine: bool = False


def past(
    scene: Scene, say: PruefenWords, verdicts: Iterable[Verdict], picture: Picture, user: Person | None
) -> Iterator[Past]:
    """Decisions in the order given, for whoever looks."""
    names = {one.who.id: one.who.name for one in picture.actors}
    for one in verdicts:
        words = scene.in_marks(one.anchor.words) if one.anchor is not None else scene.plain(one.subject, 120)
        kind = dossier_words(say.language).kinds.get(one.of, one.of)
        undone = say.undone_by.format(scene.name(one.undone_by), _when(scene, one.undone)) if one.undone else ""
        yield Past(
            one.id,
            say.actions.get(one.kind, one.kind),
            f"{kind} {words}",
            tuple(_details(scene, say, one, names)),
            scene.name(one.author),
            _when(scene, one.made),
            undone,
            one.subject if one.of in WORDED else "",
            user is not None and may_undo(one.author, user),
        )


def _when(scene: Scene, stamp: str) -> str:
    """A moment of knowing (UTC, with microseconds) for people."""
    return scene.when(f"{stamp[:19]}+00:00")


def _details(scene: Scene, say: PruefenWords, one: Verdict, names: Mapping[str, str]) -> Iterator[str]:
    value = one.value
    if one.kind == "correct":
        meant = value.get("meant", {})
        for name, new in value.get("set", {}).items():
            table = NAMES.get((one.of, name), {})
            words = (
                name_of(table, new, say.language)
                if isinstance(new, str) and new in table
                else _new(scene, say, new, {**meant}, names)
            )
            yield f"{say.fields.get(name, name)}: {scene.plain(words)}"
    elif one.kind == "state":
        yield scene.say.states.get(str(value.get("state")), str(value.get("state")))
        if value.get("text"):
            yield scene.plain(str(value["text"]))
    elif one.of == "actor":
        yield scene.name(str(value.get("name") or value.get("entity", "")))
    else:
        yield from (scene.plain(str(value[name])) for name in ("grade", "text", "with") if name in value)


def _new(scene: Scene, say: PruefenWords, new: Any, meant: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The new value of a field in words."""
    if isinstance(new, Mapping) and "start" in new:
        return " – ".join(dict.fromkeys(scene.day(str(new[end])) for end in ("start", "end") if new.get(end)))
    if isinstance(new, Mapping):
        called = meant.get(str(new.get("actor")), str(new.get("actor")))
        return names.get(called, called)
    if isinstance(new, bool):
        return say.yes if new else say.no
    if isinstance(new, Sequence) and not isinstance(new, str):
        if new and all(isinstance(one, int | float) for one in new):
            return "–".join(map(str, new))
        return ", ".join(_new(scene, say, one, meant, names) for one in new) or say.nothing
    return say.nothing if new is None else str(new)
