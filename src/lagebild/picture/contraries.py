"""What keeps two reports apart though their words are alike: the contrary, other numbers, other names, other things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
    mine, its = (left, first), (right, second)
    if any(_apart(*pair, mine, its) for pair in zip(mine, its, strict=True)) or acts_apart(first, second):
        return True
    if _names(*mine) - _names(*its) and _names(*its) - _names(*mine):
        return True
    tied, free = (
        turn(left, right, one.condition, other.condition),
        turn(first, second, one.consequence, other.consequence),
    )
    (back, away), (also, off) = _flips(one), _flips(other)
    tied, free = tied * (-1 if back != also else 1), free * (-1 if away != off else 1)
    if tied < 0 and free < 0:  # "wenn …, dann …" and "solange nicht …, nicht …", not "wenn nicht …, dann nicht …"
        return one.kind == other.kind and away == off
    return tied < 0 or free < 0


def opposed(left: Meaning, right: Meaning, words: str, also: str) -> bool:
    """Whether two wordings are told of other numbers, names or things, or say the contrary of them."""
    return others(left, right) or turn(left, right, words, also) < 0


def others(left: Meaning, right: Meaning, *, kinds: bool = True) -> bool:
    """Whether both of two wordings name a number, somebody or something that the other does not, nor with `kinds` anything akin."""
    more, less = _left_over(left, (right,), kinds=kinds), _left_over(right, (left,), kinds=kinds)
    return _other_numbers(left, right) or (more and less)


def _apart(left: Meaning, right: Meaning, mine: Sequence[Meaning], its: Sequence[Meaning]) -> bool:
    """The same of one part each of two statements: what stands in the other part of the other is there."""
    more, less = _left_over(left, its, kinds=True), _left_over(right, mine, kinds=True)
    return _other_numbers(left, right) or (more and less) or (shared_things(left, right) == 0 and (more or less))


def _other_numbers(left: Meaning, right: Meaning) -> bool:
    mine, its = ({number.value for number in each.numbers} for each in (left, right))
    return bool(mine and its and not mine & its)


def acts_apart(left: Meaning, right: Meaning) -> bool:
    """Whether two wordings say what is done, and nothing of that is akin."""
    says, also = gist(left).says, gist(right).says
    return bool(says.names and also.names) and not meet(says, also)


def _left_over(one: Meaning, some: Iterable[Meaning], *, kinds: bool) -> bool:
    """Whether a wording is about something, or names somebody, that others have no word for."""
    have = frozenset(
        name for other in some for name in (*other.units, *other.terms, *(thing.name for thing in other.things))
    )
    lex = lexicon()
    kin = lex.kin if kinds else {}
    verbs = one.words.union(act.concept for act in one.acts if act.head)
    verbs |= {name for name in one.units if name in lex.concepts and lex.concepts[name].kind == "end"}
    return any(
        name not in have and kin.get(name, _NONE).isdisjoint(have)
        for name, weight in one.units.items()
        if weight >= SPECIFIC and name not in verbs
    )


def _names(*some: Meaning) -> set[str]:
    return {thing.name for one in some for thing in one.names}


def turn(left: Meaning, right: Meaning, words: str, also: str) -> int:
    """1 where two wordings point in the same direction, -1 in opposite ones, 0 where that cannot be told."""
    way = wording.polarity(left, right)
    if left.negated == right.negated and any(
        (up.search(words) and down.search(also) and not down.search(words) and not up.search(also))
        or (down.search(words) and up.search(also) and not up.search(words) and not down.search(also))
        for up, down in _WAYS
    ):
        return -1
    return way or (-1 if left.negated != right.negated else 0)


def _flips(one: Twofold) -> tuple[bool, bool]:
    """Whether condition and consequence are the contrary of those of the same thing said as "…, bis …" or "…, es sei denn, …"."""
    only = bool(_ONLY.match(one.condition) or _ONLY_THEN.search(one.consequence))
    tied = one.kind in ("if", "while") and not only
    if _WITHOUT.match(one.condition) or (one.kind in ("before", "until") and _NOT.search(one.condition)):
        tied = not tied  # "bevor sie nicht bezahlt sind" is "bevor sie bezahlt sind"
    return tied, only
