"""Bare nouns that take up what an article has named: "der Rat" after "Sicherheitsrat", "das Land" after "Peru"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from lagebild.linking import usage
from lagebild.linking.composed import Composer
from lagebild.linking.focus import Focus
from lagebild.linking.hits import ACTOR, Hit, overlap
from lagebild.linking.table import table
from lagebild.linking.tokens import Tokens

# Heads of the names of bodies; a body is meant again by its head alone.
_HEADS = frozenset(
    """rat kommission union allianz bündnis liga fonds organisation gerichtshof tribunal agentur miliz gruppe partei gemeinschaft
    versammlung konzern kongress bewegung front unternehmen zeitung sender gericht ausschuss mission ministerium behörde
    geheimdienst""".split()
)
_OF_SORT = {"organisation": "org", "bündnis": "org", "allianz": "org", "miliz": "group", "gruppe": "group", "partei": "party",
            "konzern": "company", "unternehmen": "company", "zeitung": "media", "sender": "media", "bewegung": "group"}  # fmt: skip
_STATES = frozenset(
    "land lande staat volksrepublik königreich republik inselstaat emirat bundesstaat föderation".split()
)
_ONLY = {"volksrepublik": ("CN", "KP", "LA"), "königreich": ("GB", "SA", "MA", "JO", "BH", "NL", "BE", "DK", "NO", "SE", "ES", "TH"),
         "emirat": ("QA", "KW", "AE")}  # fmt: skip
_SORTS = (
    "org",
    "group",
    "party",
    "company",
    "media",
    "ngo",
    "court",
    "parl",
    "organ",
    "intel",
    "ministry",
    "mfa",
    "mod",
)


def resumed(cut: Tokens, composer: Composer, focus: Focus, hits: list[Hit]) -> list[Hit]:
    """Definite nouns that mean an actor named before them."""
    out = []
    for at, word in enumerate(cut.words):
        low = word.lower()
        if not word[0].isupper() or overlap(at, at + 1, hits):
            continue
        head = (
            low
            if low in _HEADS or low in _STATES
            else low.removesuffix("es")
            if low.endswith("es")
            else low.removesuffix("s")
        )
        if head not in _HEADS and head not in _STATES:
            continue
        first = composer.with_article(at)
        after = cut.words[at + 1] if at + 1 < len(cut) else ""
        whose = after in ("der", "des") if head in _STATES else composer.has_complement(at) or after == "für"
        if not composer.is_definite(first) or whose:
            continue
        hit = _state(cut, composer, focus, first, at, hits) if head in _STATES else _body(focus, first, at, head)
        if hit is not None:
            out.append(hit)
    return out


def _state(cut: Tokens, composer: Composer, focus: Focus, first: int, at: int, hits: list[Hit]) -> Hit | None:
    beside = composer.beside(at)
    if beside is not None and beside[0].startswith("state:") and cut.words[at].lower().rstrip("es") != "land":
        return Hit(beside[1], at + 1, beside[0], 0.85, f"state with {beside[3]}", head=at)
    low = cut.words[at].lower()
    if low in _ONLY:
        chosen = focus.choose(at, _ONLY[low])
        return (
            Hit(first, at + 1, f"state:{chosen[0]}", chosen[1], "the state just named", head=at)
            if chosen is not None
            else None
        )
    if low == "bundesstaat":
        return None  # whichever was named last: a part of a state
    after = cut.words[at + 1] if at + 1 < len(cut) else ""
    if after[:1].isupper() and not cut.starts_sentence(at + 1):
        return None  # "des Staates Washington"
    just = _acting_before(cut, at, hits)
    if just is not None:
        return Hit(first, at + 1, just, 0.7, "the state just named", head=at)
    if focus.main is not None:
        return Hit(first, at + 1, f"state:{focus.main}", 0.65, "the state that the article is about", head=at)
    return None


def _acting_before(cut: Tokens, at: int, hits: list[Hit]) -> str | None:
    """The only state that acts in the sentence so far, else in the one before."""
    for sentence in (cut.sentence_of[at], cut.sentence_of[at] - 1):
        states = {
            hit.entity
            for hit in hits
            if hit.sort == "state" and hit.first < at and cut.sentence_of[hit.first] == sentence
            and usage.of_state(cut, hit.first, hit.last)[0] == ACTOR
        }  # fmt: skip
        if states:
            return states.pop() if len(states) == 1 else None
    return None


def _body(focus: Focus, first: int, at: int, head: str) -> Hit | None:
    entries = table().entries
    for entity in [*focus.entities(at), *sorted(focus.everywhere())]:
        sort = entity.partition(":")[0]
        if head == "ministerium" and sort in ("ministry", "mfa", "mod"):
            return Hit(first, at + 1, entity, 0.75, "named before", head=at)
        if sort not in _SORTS or entity not in entries:
            continue
        names = (*entries[entity].name.lower().split(), *_ends().get(entity, ()))
        if any(name.endswith(head) for name in names) or _OF_SORT.get(head) == entity.partition(":")[0]:
            return Hit(first, at + 1, entity, 0.75, "named before", head=at)
    return None


@cache
def _ends() -> dict[str, frozenset[str]]:
    """The last words of every entity's names."""
    out: dict[str, set[str]] = defaultdict(set)
    for known in table().names.values():
        for name in known:
            out[name.entity].add(name.words[-1])
    return {entity: frozenset(words) for entity, words in out.items()}
