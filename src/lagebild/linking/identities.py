"""Who the actors of an article are beyond it: the entry of the actor table that their mentions name, and why.

"Paris", "der Élysée-Palast" and "die französische Regierung" are one actor where they name one entry. Judgements of people come
first: what somebody has called the same, or not the same, is taken as said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lagebild.linking.actors import Resolved
from lagebild.linking.judged import Judged
from lagebild.linking.known import Link
from lagebild.linking.table import Entry, entry, holder
from lagebild.records import Actor, Judgement, Span, Spans

_FITTING = {  # kinds of actors of the article: sorts of entries that they may be
    "person": ("person",),
    "unnamed": ("person", "office"),
    "state": ("state", "gov", "sub"),
    "government": ("gov", "parl", "head", "mfa", "mod", "ministry", "state", "sub", "subgov", "org", "organ", "bank"),
}
_MARKS = " \"„“”»«‚‘'’()"
_JOINING = re.compile(
    r"(?=.*\b(?:und|sowie|oder)\b)(?:[\s,a-zäöüß]|Der|Die|Das)*"
)  # nothing else with a capital between them
_JUDGED = "a person's judgement"
_ARTICLES = frozenset("der die das den dem des ein eine einer einem einen the a an".split())
_BODIES = ("gov", "parl", "head", "mfa", "mod", "ministry", "army", "police", "intel", "court", "bank", "organ", "org", "group", "party",
           "media", "ngo", "company", "state", "sub", "subgov")  # fmt: skip


def identified(
    resolved: Resolved,
    links: Sequence[Link],
    text: str,
    *,
    day: str | None = None,
    judgements: Iterable[Judgement] = (),
) -> Resolved:
    """The actors with what the table knows of them; those that are one entry are one actor, numbered by first mention."""
    judged = Judged(judgements, text)
    resolved = _divided(judged.split(resolved), links, text)
    named = {link.entity for link in links}
    known = {actor.id: _held(_entry(actor, links, text, judged), named, day) for actor in resolved.actors}
    known |= _same_persons(resolved.actors, known)
    joint = {actor.id: _joined(actor, links, text) for actor in resolved.actors if known[actor.id] is None}
    groups: dict[str, list[Actor]] = {}
    for actor in (*resolved.actors, *(_member(link) for parts in joint.values() for link in parts)):
        found = known.setdefault(actor.id, (entry(actor.id), actor.score, actor.why) if actor.id not in known else None)
        groups.setdefault(found[0].id if found else actor.id, []).append(actor)
    merged = sorted(
        groups.values(), key=lambda group: min((m for actor in group for m in actor.mentions), default=(0, 0))
    )
    ids = {actor.id: f"a{number}" for number, group in enumerate(merged, 1) for actor in group}
    together = {ids[id_]: tuple(ids[link.entity] for link in parts) for id_, parts in joint.items() if parts}
    actors = [_one(ids[group[0].id], group, known[group[0].id]) for group in merged]
    with_members = tuple(
        replace(actor, members=together.get(actor.id, ()), holder=holder(actor.entity or "", day)) for actor in actors
    )
    return Resolved(with_members, {spans: ids[old] for spans, old in resolved.ids.items()})


def _divided(resolved: Resolved, links: Sequence[Link], text: str) -> Resolved:
    """Actors that the article's words seemed to make one and the table knows as several, apart.

    "Seiner Regierung" of a Lebanese minister is not "die israelische Regierung" of the sentence behind; of people ("Soldaten",
    "israelische Soldaten") only those whom the words themselves name are an army.
    """
    actors, ids = [], dict(resolved.ids)
    for actor in resolved.actors:
        of = {
            m: {k.entity for k in _over(links, m, text) if k.use == "actor" and _fits(actor, k)} for m in actor.mentions
        }
        entities = set().union(*of.values()) if of else set()
        unnamed = [m for m, found in of.items() if not found]
        if (
            actor.kind == "person"
            or len(entities) < 1
            or (len(entities) == 1 and not (actor.kind == "group" and unnamed))
        ):
            actors.append(actor)
            continue
        if unnamed:
            actors.append(replace(actor, mentions=tuple(unnamed)))
        for number, entity in enumerate(sorted(entities)):
            mine = tuple(m for m in actor.mentions if entity in of[m])
            part = replace(actor, id=f"{actor.id}:{number}", mentions=mine)
            actors.append(part)
            ids.update(
                {spans: part.id for spans, id_ in resolved.ids.items() if id_ == actor.id and _is_at(spans, mine)}
            )
        if not unnamed:
            first = f"{actor.id}:0"
            ids.update({spans: first for spans, id_ in ids.items() if id_ == actor.id})
    return Resolved(tuple(actors), ids)


def _is_at(spans: Spans, mentions: Sequence[Span]) -> bool:
    """Whether marked words are one of the mentions, or hold it."""
    return bool(spans) and any(spans[0][0] < end and begin < spans[-1][1] for begin, end in mentions)


def _same_persons(
    actors: Sequence[Actor], known: dict[str, tuple[Entry, float, str] | None]
) -> dict[str, tuple[Entry, float, str] | None]:
    """Persons whom the table does not know but a judgement calls by their id: "Kurt Meier" is said to be person:anna-huber."""
    judged = {found[0].id for found in known.values() if found is not None and found[2] == _JUDGED}
    local = {f"person:{actor.name.casefold().replace(' ', '-')}": actor for actor in actors if known[actor.id] is None}
    return {
        actor.id: (replace(entry(id_), name=actor.name, kind="person"), 1.0, _JUDGED)
        for id_, actor in local.items()
        if id_ in judged
    }


def _member(link: Link) -> Actor:
    """One of several who act together; its id is its entry's until the actors are numbered."""
    known = entry(link.entity)
    return Actor(link.entity, known.name, known.kind, (link.span,), link.score, link.why)


def _joined(actor: Actor, links: Sequence[Link], text: str) -> tuple[Link, ...]:
    """As in "Wien und Rom": everybody whom a mention joins; none where one of them is not known."""
    for begin, end in actor.mentions:
        inside = [k for k in links if begin <= k.span[0] and k.span[1] <= end and k.use == "actor"]
        if len(inside) < 2 or len({k.entity for k in inside}) < 2:
            continue
        rest, at = "", begin
        for link in inside:
            rest, at = rest + " " + text[at : link.span[0]], max(at, link.span[1])
        if _JOINING.fullmatch(rest + " " + text[at:end]):
            return tuple({k.entity: k for k in inside}.values())
    return ()


def _held(found: tuple[Entry, float, str] | None, named: set[str], day: str | None) -> tuple[Entry, float, str] | None:
    """An office whose holder the article names is the holder: "der ukrainische Präsident" beside "Selenskyj"."""
    if found is None or found[0].sort != "office" or found[2] == _JUDGED:
        return found
    person = holder(found[0].id, day)
    if person is None or person not in named:
        return found
    return entry(person), min(found[1], 0.85), f"holds the office; {found[2]}"


def _one(identity: str, members: Sequence[Actor], found: tuple[Entry, float, str] | None) -> Actor:
    first = members[0]
    mentions = tuple(sorted({m for actor in members for m in actor.mentions}))
    why = "; ".join(dict.fromkeys(part for actor in members for part in actor.why.split("; ") if part))
    score = min(actor.score for actor in members)
    if found is None:
        return replace(first, id=identity, mentions=mentions)
    known, sure, reason = found
    if reason == _JUDGED:
        score, why = sure, ""
    return replace(
        first,
        id=identity,
        name=first.name if known.sort == "office" else known.name,
        kind=first.kind if known.sort == "office" else known.kind,
        mentions=mentions,
        score=round(min(score, sure), 2),
        why="; ".join(part for part in (reason, why) if part),
        entity=known.id,
        wikidata=known.wikidata or None,
        country=known.country or None,
    )


def _entry(actor: Actor, links: Sequence[Link], text: str, judged: Judged) -> tuple[Entry, float, str] | None:
    """The entry that an actor's mentions name, how surely and why; None where they name none or several."""
    said = judged.said(actor)
    if said is not None:
        return entry(said), 1.0, _JUDGED
    votes: Counter[str] = Counter()
    best: dict[str, Link] = {}
    for mention in actor.mentions:
        for link in _over(links, mention, text):
            if link.use == "actor" and _fits(actor, link) and not judged.denied(actor, link.entity):
                votes[link.entity] += 1
                if link.entity not in best or best[link.entity].score < link.score:
                    best[link.entity] = link
    if not votes:
        return None
    (first, count), *others = votes.most_common()
    if others and others[0][1] * 2 > count:
        return None
    return entry(first), best[first].score, best[first].why


def _over(links: Sequence[Link], mention: Span, text: str) -> list[Link]:
    """Links that name the whole of a mention: before them only its article and adjectives, behind them only where it is.

    "die SPD" is the party, "die SPD-Führung" and "ein Sprecher der SPD" are not; an office may stand before a person's name.
    """
    at = bisect_left(links, mention[0], key=lambda link: link.span[1])
    out = []
    for link in links[at:]:
        if link.span[0] >= mention[1]:
            break
        if link.span[1] <= mention[0]:
            continue
        before = text[mention[0] : max(mention[0], link.span[0])].strip(_MARKS).split()
        after = text[min(link.span[1], mention[1]) : mention[1]].strip(_MARKS)
        plain = all(word[0].islower() or word.lower() in _ARTICLES for word in before)
        if (plain or (link.entity.startswith("person:") and not _owned(text, link, before))) and (
            not after or after.startswith("in ")
        ):
            out.append(link)
    return out


def _owned(text: str, link: Link, before: Sequence[str]) -> bool:
    """As in "der Anwalt Merkels": a person's name in the genitive behind an article and a noun says whose somebody is."""
    name, words = entry(link.entity).name.lower(), text[link.span[0] : link.span[1]].lower()
    genitive = words.endswith(("s", "'", "’")) and not name.endswith(words) and name.endswith(words[:-1])
    return genitive and before[0].lower() in _ARTICLES and before[-1][:1].isupper()


def _fits(actor: Actor, link: Link) -> bool:
    sort = link.entity.partition(":")[0]
    return sort in _FITTING.get(actor.kind, _BODIES)
