"""Actors as pages show them: what they are called, for whom they speak, and the way to their page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from lagebild.situation import Who
from lagebild.views.picturescene import SPOKEN_FOR, Scene


@dataclass(frozen=True, slots=True)
class Named:
    """An actor; `side` is the name of the state or organisation for which it speaks, "" where its own name says so."""

    id: str
    name: str
    href: str
    side: str = ""


def actor_href(key: str) -> str:
    """The address of an actor's page."""
    return f"/akteure/{quote(key, safe='')}"


def named(scene: Scene, who: Who) -> Named:
    """One actor."""
    name, side = scene.name(who.name), scene.name(scene.names.get(who.side or ""))
    return Named(who.id, name, actor_href(who.id), side if side != name and who.kind in SPOKEN_FOR else "")


def all_named(scene: Scene, some: Iterable[Who]) -> tuple[Named, ...]:
    """Several, each once; who speaks for one of them stands for it."""
    some = tuple({who.id: who for who in some}.values())
    sides = {who.side for who in some if who.kind in SPOKEN_FOR and who.side in scene.names}
    return tuple(named(scene, who) for who in some if who.id not in sides)
