"""What the words of a denial name as denied, and whether that can be what somebody claims: "die Vorwürfe wegen der Spendenaffäre"."""

from __future__ import annotations

import re

from lagebild.picture import claimwords
from lagebild.picture.wording import Meaning

_OF = re.compile(
    rf"{claimwords.NOUN.pattern}\s+(?P<of>(?:(?i:de[rs]|einer|eines|wegen|zu[mr]?|über|von|vom|aus|nach|um|auf|that|of|over|about|on)\b|"
    r"[A-ZÄÖÜ]\w+)[^,;:.]*)"
)
"""A word for what is claimed and what follows it."""
_AWAY = re.compile(
    r"\b(?i:am|im|in|an|vor|bei|beim|gegenüber|auf|nach|laut|mit|gegen|on|in|at|before|against)\s+(?:[a-zäöüß]\w*\s+){0,3}[A-ZÄÖÜ]\w+"
)
_VERB = re.compile(
    r"\s(?:wies(?:en)?|weis(?:t|e|en)|nannten?|nenn\w+|bezeichne\w+|bestritt\w*|bestreite\w*|dementier\w+|zurück\w*|als|sei(?:en)?|ist|sind|war(?:en)?|am|im|vor|gestern|heute)\b"
)
_POINTS = re.compile(r"\b(?:das|dies|alles|it|this|that|all)\b(?!\s+(?:[a-zäöüß]\w*\s+)?[A-ZÄÖÜ])")
_HEADS = re.compile(r"\b[A-ZÄÖÜ]\w+")
_WHY = re.compile(r"\b(?:weil|damit|obwohl|because|although)\b")
_PASSIVE = re.compile(r"\b(?:worden|wurden?|been)\b")
_DENY = re.compile(r"(?:bestr|vernein|dementier|leugn|den(?:ied|ies|y))", re.IGNORECASE)


def complement(words: str, verb: tuple[int, int]) -> str:
    """What the words of a sentence say of what is denied, "" where they only point back; `verb` is where the word that denies stands."""
    named = _OF.search(words)
    if named is not None:
        of = named["of"]
        end = _VERB.search(of)
        return of[: end.start()] if end else of
    if claimwords.NOUN.search(words) or not _DENY.match(words[verb[0] : verb[1]]):
        return ""
    clause = re.split(r"[,;:.]", words[verb[1] :], maxsplit=1)[0]
    if _POINTS.search(clause):
        return ""
    return " ".join(_HEADS.findall(_AWAY.sub("", clause)))


def differs(named: str, said: str, mine: Meaning, other: Meaning, *, strict: bool = False) -> bool:
    """Whether what a denial names is something else than what somebody says: other names, numbers or roles, or one with a negation and one
    without; `strict` also other things.
    """
    left, right = {one.name for one in mine.names}, {one.name for one in other.names}
    if (left - right and right - left) or claimwords.says_no(named) != claimwords.says_no(said):
        return True
    some, others = _numbers(mine), _numbers(other)
    if some != others and (strict or (some and others)):
        return True
    if _swapped(named, said) and (strict or bool(_PASSIVE.search(named)) == bool(_PASSIVE.search(said))):
        return True
    if not strict:
        return False
    content, told = frozenset(mine.units) - left, frozenset(other.units) - right
    return left != right or bool(content - told and told - content) or _WHY.search(named) is not None


def _numbers(one: Meaning) -> frozenset[str]:
    return frozenset(unit for unit in one.units if unit[:1].isdigit())


def _swapped(named: str, said: str) -> bool:
    """Whether the nouns that both have stand in another order: who did it to whom."""
    left, right = ([word.casefold() for word in _HEADS.findall(words)] for words in (named, said))
    both = set(left) & set(right)
    return list(dict.fromkeys(word for word in left if word in both)) != list(
        dict.fromkeys(word for word in right if word in both)
    )
