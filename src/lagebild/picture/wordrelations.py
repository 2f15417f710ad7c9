"""How the acts and things of two meanings stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from lagebild.picture.wordlexicon import Lexicon
from lagebild.picture.wordmeaning import Act, Meaning, Thing, speaks

Found = TypeVar("Found")

_SOME = 0.35  # weight from which it does where there is nothing else
SPECIFIC = 0.5  # weight from which a thing tells what something is about


def related(one: str, other: str, lex: Lexicon) -> int:
    """1 where an act is another or a kind of it, or the other way round; -1 where they are opposites; else 0."""
    if lex.narrower(one, other) or lex.narrower(other, one):
        return 1
    return -1 if lex.opposed(one, other) else 0


def way(one: Iterable[Act], other: Iterable[Act], lex: Lexicon) -> int:
    """How the acts of two wordings stand to each other: the product over those that are related, signs counted once; 0 for none."""
    turn = 0
    for act in one:
        found = [
            (also.concept == act.concept, stands > 0, stands, also)
            for also in other
            if (stands := related(act.concept, also.concept, lex))
        ]
        if found:
            *_, stands, also = max(found, key=lambda hit: hit[:2])
            turn = turn * stands if turn else stands * act.sign * also.sign
    return turn


def _kept(name: str, meant: Meaning, make: Callable[[], Found]) -> Found:
    """What has been found out about a meaning before, else now."""
    if name not in meant.kept:
        meant.kept[name] = make()
    found: Found = meant.kept[name]
    return found


def primary(meant: Meaning, lex: Lexicon, *, spoken: bool = True) -> list[Act]:
    """What words say is done: by their verbs, else by their nouns; lasting acts only where there are no others.

    Where not `spoken`, a verb of saying gives way to what it speaks of.
    """
    return _kept(f"primary {spoken}", meant, lambda: _primary(meant, lex, spoken=spoken))


def _primary(meant: Meaning, lex: Lexicon, *, spoken: bool) -> list[Act]:
    acts = list(meant.acts)
    if not spoken:
        acts = [act for act in acts if not speaks(act.concept, lex)] or acts
    pool = [act for act in acts if act.head] or acts
    return [act for act in pool if lex.concepts[act.concept].kind == "act"] or pool


def _lasting(act: Act, lex: Lexicon) -> bool:
    return lex.concepts[act.concept].kind in ("act", "state")


def agent(thing: Thing, meant: Meaning, lex: Lexicon) -> bool:
    """Whether a thing is somebody who acts: where something is done, and it does not stand behind a preposition."""
    concept = lex.concepts.get(thing.name)
    done = any(act.head or _lasting(act, lex) for act in meant.acts)
    return concept is not None and concept.kind == "actor" and thing.slot != "at" and done


def specific(meant: Meaning, lex: Lexicon, *, spoken: bool = True) -> list[Thing]:
    """The things that tell what words are about; those who act only where there is nothing else, acts where another acts on them.

    Where not `spoken`, a verb of saying is none of them.
    """
    return _kept(f"specific {spoken}", meant, lambda: _specific(meant, lex, spoken=spoken))


def _specific(meant: Meaning, lex: Lexicon, *, spoken: bool) -> list[Thing]:
    weighed = [(meant.units.get(thing.name, 0.0), thing) for thing in meant.things]
    things = [thing for weight, thing in weighed if weight >= SPECIFIC]
    things = things or [thing for weight, thing in weighed if weight >= _SOME]
    main = primary(meant, lex, spoken=spoken)
    others = [act for act in meant.acts if act not in main and _lasting(act, lex)]
    things += [Thing(act.concept) for act in others if spoken or not speaks(act.concept, lex)]
    return [thing for thing in things if not agent(thing, meant, lex)] or things


def about(meant: Meaning, lex: Lexicon) -> list[Thing]:
    """The same with what lasts, where nothing else is done: "Sanktionen" is about sanctions."""
    return _kept("about", meant, lambda: _about(meant, lex))


def _about(meant: Meaning, lex: Lexicon) -> list[Thing]:
    lasts = [
        Thing(act.concept) for act in primary(meant, lex, spoken=False) if lex.concepts[act.concept].kind == "state"
    ]
    found = [*specific(meant, lex, spoken=False), *lasts]
    return _placed(found) or found


def shared_things(one: Meaning, other: Meaning, lex: Lexicon) -> float | None:
    """The share of what two wordings are about that they have in common; None where one of them names nothing."""
    left, right = (_placed(_others(meant, lex)) for meant in (one, other))
    if left and right:
        hits = max(_hits(left, right, lex), _hits(right, left, lex))
    else:
        left, right = about(one, lex), about(other, lex)
        if not left or not right:
            return None
        hits = max(len(common(one, other, lex)), len(common(other, one, lex)))
    return min(1.0, hits / min(len(left), len(right)))


def _others(meant: Meaning, lex: Lexicon) -> list[Thing]:
    """What is specific but for those who only act."""
    return _kept(
        "others", meant, lambda: [one for one in specific(meant, lex, spoken=False) if not agent(one, meant, lex)]
    )


def _placed(things: list[Thing]) -> list[Thing]:
    return [thing for thing in things if thing.slot != "with"]


def _hits(some: list[Thing], others: list[Thing], lex: Lexicon) -> int:
    return sum(any(thing.name == also.name or related(thing.name, also.name, lex) for also in others) for thing in some)


def common(one: Meaning, other: Meaning, lex: Lexicon) -> list[Thing]:
    """What a wording is about that another is about too, as itself, as a kind of it or as its opposite."""
    many = [*(thing.name for thing in about(other, lex)), *(act.concept for act in other.acts)]
    return [
        thing for thing in about(one, lex) if any(thing.name == name or related(thing.name, name, lex) for name in many)
    ]


def valence(meant: Meaning, other: Meaning, lex: Lexicon) -> int:
    """Whether words want what another wording is about to be (1) or not (-1); 0 where they want something else of it."""
    acts = primary(meant, lex, spoken=False)
    if not acts:
        return meant.sign if any(thing.slot != "of" for thing in common(meant, other, lex)) else 0
    signs = []
    for act in acts:
        concept = lex.concepts[act.concept]
        own = {"begin": 1, "end": -1}.get(concept.kind, concept.valence)
        if concept.kind == "state" and not own:
            own = int(any(thing.name == act.concept for thing in common(meant, other, lex)))
        signs.append(own * act.sign)
    return signs[0] if len(set(signs)) == 1 else 0
