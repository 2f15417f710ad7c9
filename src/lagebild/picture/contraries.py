"""What keeps two reports apart though their words are alike: the contrary, other numbers, other names, other things."""

from __future__ import annotations

import re

from lagebild.picture import wording
from lagebild.picture.twofold import Twofold
from lagebild.picture.wordlexicon import lexicon
from lagebild.picture.wordmeaning import Meaning
from lagebild.picture.wordrelations import SPECIFIC, gist, meet, shared_things

_WAYS = tuple(  # verbs of one direction, and those of the other one
    (re.compile(rf"\b(?:{one})", re.I), re.compile(rf"\b(?:{other})", re.I))
    for one, other in (
        (
            r"(?:an|auf|ge)?st(?:eig|ieg)|erhöh|anheb|angehoben|wachs|wächs|wuchs|zun(?:ehm|imm)|zunahm|rais|ris(?:e|ing)|rose|increas",
            r"(?:ab|ge)?s[ieau]nk|(?:ge)?senk|fall|fäll|fiel|kürz|verring|reduzier|abn(?:ehm|imm)|cut|lower|reduc|drop",
        ),
        (r"beg[ia]nn|begonnen|start|anf[aä]ng|fang|begin|began", r"ende[nt]?\b|endig|beend|geendet|aufhör|auslauf|stop|ends?\b"),
        (
            r"(?:ge|er|wieder)?öffn|aufmach|offen|open",
            r"(?:ge|ver)?schl(?:ieß|oss|öss)|(?:ge|ab)?sperr|dicht|zumach|clos|shut",
        ),
        (r"(?:auf|wieder)(?:ge)?(?:zu)?bau|errich", r"ab(?:ge)?(?:zu)?bau|abreiß|abgeriss"),
        (r"bleib|blieb|remain|stay", r"(?:ab|zurück)(?:ge|zu)*(?:zieh|zög|zog)|verlass|verließ|geh\w* weg|withdr|leav"),
    )
)  # fmt: skip
_ONLY = re.compile(r"\s*[„“”\"»«]*(?:und |aber |doch )?(?:erst|nur|frühestens|only)\b", re.I)
_ONLY_THEN = re.compile(r"\b(?:erst|nur|frühestens|only)(?: dann)?[\s,]*$|\b(?:erst|nur) (?:dann|recht)\b", re.I)
_WITHOUT = re.compile(r"\s*(?:ohne|without)\b", re.I)
_NOT = re.compile(r"\b(?:nicht|kein\w*|not)\b", re.I)
_NONE: frozenset[str] = frozenset()


def contrary(one: Twofold, other: Twofold) -> bool:
    """Whether two statements under a condition say the contrary, name others or other numbers, or bind something else."""
    left, right = wording.meaning(one.condition, one.language), wording.meaning(other.condition, other.language)
    first, second = wording.meaning(one.consequence, one.language), wording.meaning(other.consequence, other.language)
    if others(left, right) or others(first, second) or shared_things(left, right) == 0:
        return True
    if _names(left, first) - _names(right, second) and _names(right, second) - _names(left, first):
        return True
    if shared_things(first, second) == 0 or acts_apart(first, second):
        return True
    tied, free = (
        _turn(left, right, one.condition, other.condition),
        _turn(first, second, one.consequence, other.consequence),
    )
    (back, away), (also, off) = _flips(one), _flips(other)
    tied, free = tied * (-1 if back != also else 1), free * (-1 if away != off else 1)
    if tied < 0 and free < 0:  # "wenn …, dann …" and "solange nicht …, nicht …", not "wenn nicht …, dann nicht …"
        return one.kind == other.kind and away == off
    return tied < 0 or free < 0


def opposed(left: Meaning, right: Meaning, words: str, also: str) -> bool:
    """Whether two wordings are told of other numbers, names or things, or say the contrary of them."""
    return others(left, right) or _turn(left, right, words, also) < 0


def others(left: Meaning, right: Meaning) -> bool:
    """Whether both of two wordings name a number, somebody or something that the other does not."""
    mine, its = ({number.value for number in each.numbers} for each in (left, right))
    if mine and its and not mine & its:
        return True
    return bool(_left_over(left, right) and _left_over(right, left))


def acts_apart(left: Meaning, right: Meaning) -> bool:
    """Whether two wordings say what is done, and nothing of that is akin."""
    says, also = gist(left).says, gist(right).says
    return bool(says.names and also.names) and not meet(says, also)


def _left_over(one: Meaning, other: Meaning) -> bool:
    """Whether a wording is about something, or names somebody, that another has no word for."""
    kin, have = (
        lexicon().kin,
        other.units.keys() | other.terms | {thing.name for thing in (*other.things, *other.names)},
    )
    return any(
        thing.name not in have and kin.get(thing.name, _NONE).isdisjoint(have)
        for thing in (*one.things, *one.names)
        if one.units.get(thing.name, 0.0) >= SPECIFIC
    )


def _names(*some: Meaning) -> set[str]:
    return {thing.name for one in some for thing in one.names}


def _turn(left: Meaning, right: Meaning, words: str, also: str) -> int:
    """1 where two wordings point in the same direction, -1 in opposite ones, 0 where that cannot be told."""
    turn = wording.polarity(left, right)
    if left.negated == right.negated and any(
        (up.search(words) and down.search(also) and not down.search(words) and not up.search(also))
        or (down.search(words) and up.search(also) and not up.search(words) and not down.search(also))
        for up, down in _WAYS
    ):
        return -1
    return turn or (-1 if left.negated != right.negated else 0)


def _flips(one: Twofold) -> tuple[bool, bool]:
    """Whether condition and consequence are the contrary of those of the same thing said as "…, bis …" or "…, es sei denn, …"."""
    only = bool(_ONLY.match(one.condition) or _ONLY_THEN.search(one.consequence))
    tied = one.kind in ("if", "while") and not only
    if _WITHOUT.match(one.condition) or (one.kind in ("before", "until") and _NOT.search(one.condition)):
        tied = not tied  # "bevor sie nicht bezahlt sind" is "bevor sie bezahlt sind"
    return tied, only
