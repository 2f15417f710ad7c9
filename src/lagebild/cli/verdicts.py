"""Judgements on the terminal: with the names of the actors that they name, and whether they still find what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from lagebild.entries import Verdict
from lagebild.errors import UnknownError
from lagebild.records import Actor
from lagebild.store import Dossier
from lagebild.store.replay import Replayed, replayed
from lagebild.views.dossierlists import verdict_block


def blocks(dossier: Dossier, verdicts: Iterable[Verdict], language: str) -> Iterator[RenderableType]:
    """One block for each judgement, in the order given."""
    held: dict[str, Replayed | None] = {}
    for verdict in verdicts:
        if verdict.article is not None and verdict.article not in held:
            held[verdict.article] = _replayed(dossier, verdict.article)
        found = held.get(verdict.article or "")
        unplaced = found is not None and verdict.id in {one.id for one in found.unplaced}
        names = {} if found is None else _names(found.content.actors, verdict)
        yield verdict_block(verdict, language, names=names, unplaced=unplaced)


def _replayed(dossier: Dossier, article: str) -> Replayed | None:
    try:
        held = dossier.reading(article)
    except UnknownError:  # forgotten in this moment
        return None
    return replayed(held.reading, held.verdicts)


def _names(actors: Iterable[Actor], verdict: Verdict) -> Mapping[str, str]:
    """The names of the actors that a correction refers to, by the ids in it."""
    there = tuple(actors)
    return {
        str(ref["actor"]): actor.name for ref in _refs(verdict.value.get("set", {})) if (actor := _actor(there, ref))
    }


def _refs(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping) and "actor" in value:
        yield value
    elif isinstance(value, Mapping):
        yield from (ref for one in value.values() for ref in _refs(one))
    elif isinstance(value, list | tuple):
        yield from (ref for one in value for ref in _refs(one))


def _actor(actors: tuple[Actor, ...], ref: Mapping[str, Any]) -> Actor | None:
    """The actor that a reference marks words of; the one of its id where it marks none. Ids are those of one reading, words stay."""
    marked = {(begin, end) for begin, end in ref.get("spans", ())}
    fitting = [actor for actor in actors if not marked or marked & set(actor.mentions)]
    return next((actor for actor in fitting if actor.id == ref["actor"]), fitting[0] if marked and fitting else None)
