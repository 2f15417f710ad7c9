"""People's judgements on who is meant by words, put onto a reading: words are an actor, or they are not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import reduce
from typing import Any

from lagebild.entries import Anchor, Verdict
from lagebild.records import Actor, Ref, Span
from lagebild.store.anchors import WORDED, records, references, with_records
from lagebild.store.codec import Content
from lagebild.store.correcting import SURE, same_words
from lagebild.terms import folded

WHY = "by judgement"
_Meant = Callable[[str | None, Any], str | None]  # whom a reference means now, by its actor and its spans


def judged(held: Content, verdict: Verdict, text: str) -> Content:
    """The reading with one judgement on who is meant by words."""
    meant = [actor for actor in held.actors if _is_meant(actor, verdict, text)]
    if meant and verdict.kind == "merge":
        return _merged(held, meant, verdict)
    if verdict.kind == "split":
        return reduce(lambda reading, actor: _split(reading, actor, verdict, text), meant, held)
    return held


def _merged(held: Content, meant: list[Actor], verdict: Verdict) -> Content:
    """The reading in which the actors that are meant are one, that of the judgement."""
    value = verdict.value
    entry = value.get("entity")
    there = next((actor for actor in held.actors if entry and entry in (actor.entity, _key(actor))), None)
    if there is None:
        is_local = entry == f"{value.get('kind')}:{folded(str(value.get('name')))}"
        there = replace(
            meant[0],
            entity=None if is_local else entry,
            name=value.get("name") or meant[0].name,
            kind=value.get("kind") or meant[0].kind,
            wikidata=value.get("wikidata"),
            country=value.get("country"),
            holder=None,
        )
    mentions = sorted({mention for actor in (there, *meant) for mention in actor.mentions})
    there = replace(there, mentions=tuple(mentions), score=SURE, why=WHY)
    gone = {actor.id for actor in meant} - {there.id}
    actors = tuple(there if actor.id == there.id else actor for actor in held.actors if actor.id not in gone)
    return reduce(lambda reading, old: redirected(reading, old, there.id), sorted(gone), replace(held, actors=actors))


def _split(held: Content, actor: Actor, verdict: Verdict, text: str) -> Content:
    """The reading in which words do not stand for the actor of the judgement; what else stands for it does so still."""
    if verdict.value.get("entity") not in (actor.entity, _key(actor)) or verdict.value.get("entity") is None:
        return held
    words = str(verdict.value.get("words", ""))
    out = [m for m in actor.mentions if same_words(words, text[slice(*m)]) and _is_there(m, verdict, text)]
    stays = tuple(mention for mention in actor.mentions if mention not in out)
    name = text[slice(*out[0])] if out else words
    other = replace(
        actor, entity=None, wikidata=None, country=None, holder=None, name=name, score=SURE, why=WHY, members=()
    )
    if not out or not stays:
        return replace(held, actors=tuple(other if one.id == actor.id else one for one in held.actors))
    other = replace(other, id=f"{actor.id}.{sum(one.id.startswith(f'{actor.id}.') for one in held.actors) + 1}")
    other = replace(other, mentions=tuple(out))
    actors = [one for old in held.actors for one in ((replace(old, mentions=stays), other) if old is actor else (old,))]

    def meant(identity: str | None, spans: Any) -> str | None:
        is_out = identity == actor.id and any(b < last and first < e for first, last in out for b, e in spans)
        return other.id if is_out else identity

    return _with_references(replace(held, actors=tuple(actors)), meant)


def _key(actor: Actor) -> str:
    """By what an actor without an entry is known beyond the article, as in `lagebild.store.rows.key`."""
    return f"{actor.kind}:{folded(actor.name)}"


def _is_meant(actor: Actor, verdict: Verdict, text: str) -> bool:
    """Whether a judgement is about an actor: in the one article that it is about who is called by the words somewhere, in all articles
    only who has no other name than they are: "Müller" is not the Anna Müller of every text.
    """
    words = str(verdict.value.get("words", ""))
    if verdict.kind == "merge" and verdict.article is None:
        return same_words(words, actor.name) or (actor.why == WHY and _is_called(actor, words, text))
    return (same_words(words, actor.name) or _is_called(actor, words, text)) and (
        verdict.anchor is None or any(_is_there(m, verdict, text) for m in actor.mentions)
    )


def _is_called(actor: Actor, words: str, text: str) -> bool:
    return any(same_words(words, text[begin:end]) for begin, end in actor.mentions)


def _is_there(mention: Span, verdict: Verdict, text: str) -> bool:
    """Whether a mention stands where the judgement has its words, if it says where."""
    return verdict.anchor is None or _stands(mention, verdict.anchor, text)


def _stands(mention: Span, where: Anchor, text: str) -> bool:
    before, after = (
        text[max(0, mention[0] - len(where.before)) : mention[0]],
        text[mention[1] : mention[1] + len(where.after)],
    )
    return before.split() == where.before.split() and after.split() == where.after.split()


def redirected(held: Content, old: str, new: str | None) -> Content:
    """The reading with every reference to one actor led to another, or to none."""
    held = _with_references(held, lambda identity, _: new if identity == old else identity)
    actors = tuple(
        replace(actor, members=_members(actor.members, old, new)) if old in actor.members else actor
        for actor in held.actors
    )
    return replace(held, actors=actors)


def _members(members: Collection[str], old: str, new: str | None) -> tuple[str, ...]:
    led = (new if member == old else member for member in members)
    return tuple(dict.fromkeys(member for member in led if member is not None))


def _with_references(held: Content, meant: _Meant) -> Content:
    """The reading with every reference led to whom it means now."""
    for kind in WORDED:
        held = with_records(held, kind, tuple(_led(one, meant) for one in records(held, kind)))
    return held


def _led(record: Any, meant: _Meant) -> Any:
    changed: dict[str, Any] = {}
    for name in references(record):
        value = getattr(record, name)
        led = tuple(_ref(ref, meant) for ref in value) if isinstance(value, tuple) else value and _ref(value, meant)
        if led != value:
            changed[name] = led
    if hasattr(record, "via"):
        via = tuple(replace(hop, actor=meant(hop.actor, hop.spans)) for hop in record.via)
        changed |= {"via": via} if via != record.via else {}
    return replace(record, **changed) if changed else record


def _ref(ref: Ref, meant: _Meant) -> Ref:
    return Ref(meant(ref.actor, ref.spans), ref.spans)
