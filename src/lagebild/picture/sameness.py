"""Whether two matters are one question: what their wordings share, which way they point, whether names and places are others.

It is decided by looking at these two alone. The reason is kept for every link.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lagebild.picture import wording
from lagebild.picture.fields import Poles, fields
from lagebild.picture.senses import CARRIERS, MEETINGS, TALKS, Sense, Wording
from lagebild.picture.wordlexicon import lexicon

LINK = 0.35  # likeness from which two matters are one question
SAME = 0.95  # likeness of matters that are called by the same words
WITHIN = 0.42  # likeness of a wording to one that has all of it
KIN = 0.4  # likeness of wordings with kindred concepts ("ein Austausch", "die Freilassung der Häftlinge")
LIFTED = 0.5  # likeness of a wording to one that undoes a kind of it
TALKING = 0.45  # likeness of mediating and talking
GOING = 0.6  # likeness of talking somewhere and going there
TOLD = 0.9  # how much words count that a matter only points back to
ANSWERED = 0.55  # likeness of matters of two voices in one sentence
FOLLOWED = 0.4  # the same in the next one, where one says little by itself
BESIDE = 0.2  # what the next sentence adds to their likeness elsewhere
_NONE: Poles = {}
ELSEWHERE = 0.6  # how much likeness counts where names or places are others


@dataclass(frozen=True)
class Link:
    """How alike two matters are, in [0, 1], and whether they point in the same direction (1) or not (-1).

    `followed` says that it is so only because one is told of right after the other.
    """

    score: float
    sign: int
    why: str = ""
    followed: bool = False


def link(one: Sense, other: Sense) -> Link | None:
    """Whether two matters are one question; None where they are not."""
    if one.somebody or other.somebody:
        return _about_somebody(one, other)
    close = one.beside.get(other.words, other.beside.get(one.words))
    if one.people & other.people and close is None:
        return _about_somebody(one, other)
    if _apart(one, other):
        return _answered(one, other) if close else None
    found = _best(one, other)
    if found is not None and found[1] > 0 and found[0] < SAME and _same_words(one, other):
        found = (SAME, 1)
    if found is None or found[0] < LINK:
        found = _talks(one, other) or found
    if close is not None and (found is None or found[0] < SAME):
        return _answered(one, other, found, close=close)
    if found is None or found[0] < LINK:
        return None
    score, sign = found
    if _other_names(one, other) and not any(_deed(left, right) for left, right in _pairs(one, other)):
        score *= ELSEWHERE
    if score < LINK:
        return None
    turned = "" if sign > 0 else ", the other way round"
    why = f"“{one.words[0]}” and “{other.words[0]}” are about the same ({score:.2f}{turned})"
    return Link(round(score, 4), sign, why)


def _about_somebody(one: Sense, other: Sense) -> Link | None:
    """A person and what is about that person."""
    if not one.people & other.people:
        return None
    return Link(GOING, 1, f"“{one.words[0]}” and “{other.words[0]}” are about the same person")


def _answered(one: Sense, other: Sense, found: tuple[float, int] | None = None, close: bool = True) -> Link | None:
    """Two matters of which one is told of right after the other."""
    score, sign = found or (0.0, 0)
    if close:
        score = max(score, ANSWERED)
    elif score < LINK and (_says_little(one) or _says_little(other)):
        score = max(score, FOLLOWED)
    else:
        score = min(1.0, score + BESIDE)
    if score < LINK:
        return None
    if found is None or found[0] < LINK / 2:
        sign = one.wordings[0].way * other.wordings[0].way
    why = f"“{one.words[0]}” and “{other.words[0]}” are told of one after the other ({score:.2f})"
    return Link(round(score, 4), sign, why, followed=found is None or found[0] < LINK)


def _says_little(sense: Sense) -> bool:
    """Whether a matter's own words mean nothing that is known."""
    return not sense.wordings[0].meaning.concepts or not sense.plain


def _pairs(one: Sense, other: Sense) -> list[tuple[Wording, Wording]]:
    return [(left, right) for left in one.wordings for right in other.wordings]


def _best(one: Sense, other: Sense) -> tuple[float, int] | None:
    """The likeness of the two wordings that are most alike, with its sign.

    What a matter is called by itself says which way it points, where it says enough: a sentence that tells more of it has a verb of its own
    ("lehnte fremde Beobachter ab").
    """
    best: tuple[float, int] | None = None
    own = compared(one.wordings[0], other.wordings[0])
    for at, left in enumerate(one.wordings):
        for number, right in enumerate(other.wordings):
            score, sign = compared(left, right)
            score *= TOLD ** ((at > 0) + (number > 0))
            if best is not None and score <= best[0]:
                continue
            if (at and one.told and not _meets(one, other)) or (number and other.told and not _meets(other, one)):
                continue
            best = (score, own[1] if own[0] else sign * _turn(one, at) * _turn(other, number))
    return best


def _turn(sense: Sense, at: int) -> int:
    """-1 where a matter's own words point the other way than words that it points back to ("derlei Zölle", "ein Verzicht auf Zölle").

    Its further wordings say what they are about together, so that any of them tells.
    """
    if not at or sense.told:
        return 1
    signs = {
        sign
        for each in sense.wordings[1:]
        if (made := compared(sense.wordings[0], each))[0] >= LINK
        for sign in made[1:]
    }
    return -1 if signs == {-1} else 1


@lru_cache(maxsize=500_000)
def compared(left: Wording, right: Wording) -> tuple[float, int]:
    """How alike two wordings are, in [0, 1], and whether they point the same way (1) or not (-1)."""
    shared = _shared(left, right)
    if not shared and not _lifted(left, right):
        if turn := _in_field(left, right):
            return (KIN * ELSEWHERE if _elsewhere(left, right) else KIN), turn
        return 0.0, 1
    score = _alike(left, right)
    if lifted := _lifted(left, right):
        sign = wording.polarity(left.meaning, right.meaning)
        return (score, sign) if sign else (max(score, LIFTED), lifted)
    done = left.does | right.does
    deed = _deed(left, right)
    if shared <= CARRIERS or (left.does and right.does and not shared & done):
        score /= 2
    elif _contained(left, right) or _contained(right, left):
        score = max(score, WITHIN)
    if _elsewhere(left, right) or _sums(left) != _sums(right):
        score *= ELSEWHERE
    if score < LINK:
        return score / 2, deed or 1  # too little, whichever way it points
    sign = wording.polarity(left.meaning, right.meaning)
    if sign:
        return score, sign
    if deed or not left.meaning.acts or not right.meaning.acts:
        return score * TOLD, deed or 1  # a thing and what is to be done with it
    return score / 2, 1


def _in_field(left: Wording, right: Wording) -> int:
    """1 or -1 where both wordings are of one field (`fields`) and point the same way in it or not; 0 where they are of none.

    What two wordings only have beside a question ("~" in the tables) makes them no question.
    """
    common = ((left.fields[name], right.fields[name]) for name in left.fields if name in right.fields)
    turns = {one * other for one, other in common if one or other}
    if not turns:
        return 0
    told = turns - {0}
    return told.pop() if len(told) == 1 else left.way * right.way  # where no field says it, or two say the contrary


def _alike(left: Wording, right: Wording) -> float:
    """How far two wordings are about the same; names count only where both have some."""
    if left.names and right.names:
        return wording.topic(left.meaning, right.meaning)
    return wording.topic(left.nameless, right.nameless)


def _shared(left: Wording, right: Wording) -> set[str]:
    """What two wordings have in common besides names: what one has and the other has, is a kind or an opposite of."""
    if not (left.near & right.content or left.content & right.wide or left.stems & right.stems):
        return set()
    up, against = lexicon().up, lexicon().against
    return {
        unit
        for unit in left.content
        if unit in right.content
        or unit in right.wide
        or not right.content.isdisjoint(up.get(unit, ()))
        or not right.content.isdisjoint(against.get(unit, ()))
        or any(unit.startswith(stem) for stem in right.stems)
    }


def _contained(short: Wording, long: Wording) -> bool:
    """Whether all that a wording says is in another one too ("die Schüsse", "die Schüsse vom anderen Ufer")."""
    return bool(short.content) and short.content <= long.content


def _lifted(left: Wording, right: Wording) -> int:
    """1 or -1 where one undoes a kind of what the other is about ("die Konten freizugeben", "Sanktionen"), else 0."""
    for one, other in ((left, right), (right, left)):
        for kind, sign in one.lifts.items():
            if kind in other.states:
                return sign * other.states[kind]
    return 0


def _deed(left: Wording, right: Wording) -> int:
    """1 or -1 where both tell of one deed: who did it is what they may differ about ("no Albrun soldier shot"). Else 0."""
    common = left.deeds & right.deeds
    if not common:
        return 0
    signs = {act.concept: act.sign for act in right.meaning.acts}
    return next(act.sign * signs[act.concept] for act in left.meaning.acts if act.concept in common)


def _elsewhere(left: Wording, right: Wording) -> bool:
    """Whether both say where, and it is not the same, or one's place is the other's owner ("der Abzug der Albruner Posten")."""
    if left.at and right.at:
        return not _meet(left.at, right.at)
    return _meet(left.at, right.whose) or _meet(right.at, left.whose)


def _sums(one: Wording) -> frozenset[str]:
    """The numbers of a sum of money."""
    return frozenset(unit for unit in one.meaning.units if unit[0].isdigit()) if "money" in one.near else frozenset()


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a name is in both, in whatever form."""
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)


def _meets(one: Sense, other: Sense) -> bool:
    """Whether a matter's own words have anything in common with another matter."""
    return any(_shared(one.wordings[0], right) for right in other.wordings)


def _same_words(one: Sense, other: Sense) -> bool:
    """Whether both are called by the same words, and not by ones that say little ("die Truppen")."""
    left, right = one.wordings[0].meaning, other.wordings[0].meaning
    if not left.terms or left.terms != right.terms:
        return False
    return not left.concepts or not left.concepts <= CARRIERS


def _talks(one: Sense, other: Sense) -> tuple[float, int] | None:
    """Going where others want to talk is talking; mediating and talking are one matter, unless they are told of other places."""
    talk = [any(each.does & TALKS for each in sense.wordings) for sense in (one, other)]
    if all(talk):
        return None if one.names and other.names and not one.names & other.names else (TALKING, 1)
    if (talk[0] and other.going in one.names) or (talk[1] and one.going in other.names):
        return GOING, 1
    meet = [any(each.does & MEETINGS for each in sense.wordings) for sense in (one, other)]
    if (meet[0] and other.going in one.names) or (meet[1] and one.going in other.names):
        return GOING, 1
    return (GOING, 1) if one.going and one.going == other.going else None


def _other_names(one: Sense, other: Sense) -> bool:
    """Whether both name somebody, and nobody in common, not even beside their words."""
    return bool(one.names and other.names) and not (one.names & other.around or other.names & one.around)


def _apart(one: Sense, other: Sense) -> bool:
    """Whether both tell what they are about, and that is not the same."""
    if not one.things or not other.things or not one.things.isdisjoint(other.things):
        return False
    taken = fields()
    if any(
        not taken.get(left, _NONE).keys().isdisjoint(taken.get(right, _NONE))
        for left in one.things
        for right in other.things
    ):
        return False
    if any(left.content & right.kin or left.kin & right.content for left, right in _pairs(one, other)):
        return False
    if any(left.names & right.names and _deed(left, right) for left, right in _pairs(one, other)):
        return False
    up = lexicon().up
    return not any(
        left in up.get(right, ()) or right in up.get(left, ()) for left in one.things for right in other.things
    )
