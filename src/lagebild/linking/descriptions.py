"""Whether a description may stand for somebody: "der Regierungschef" for a Ministerpräsident, "die Behörde" for an Amt."""

from __future__ import annotations

from collections.abc import Collection

from lagebild.linking.nouns import senses
from lagebild.linking.places import is_party

# Nouns that say no more than the gender.
_GENERIC = frozenset("mann frau mensch dame herr".split())
# Compounds of another office: "der Präsident" is no Vizepräsident, "der Minister" no Ministerpräsident.
# General words that say nearly as much as the special one: "der Ministerpräsident" for a Regierungschef.
_NEAR_SYNONYMS = frozenset(
    "regierungschef staatschef staatsoberhaupt chefdiplomat kirchenoberhaupt pontifex premier kanzler monarch parlamentarier".split()
)
_TIMES = frozenset(("ehemalig", "damalig", "künftig", "designiert"))
_DEPUTIES = frozenset(("vize", "stellvertretend"))
# Bodies within others: "der UN-Mitarbeiter" may be a UNMISS-Vertreter.
_WITHIN = {
    "un": frozenset(
        "unhcr unicef unesco unmiss unifil unama unmik unrwa undp unep ocha wfp monusco minusma unamid".split()
    )
}
_OTHER_OFFICE = ("vize", "ex", "stellvertretend", "premier", "alt", "ministerpräs")


def noun_match(lemma: str, lemmas: Collection[str]) -> float:
    """How well an office or body noun fits somebody who is called by `lemmas`: 3 the same word, 0 not at all."""
    if lemma in lemmas:
        return 3.0
    best = 0.0
    for other in lemmas:
        if other.endswith(lemma) and not other.startswith(_OTHER_OFFICE):
            best = max(best, 2.5)  # "der Minister" for an Außenminister
        elif lemma.endswith(other) and len(other) > 3 and not lemma.startswith(_OTHER_OFFICE):
            best = max(best, 1.5)  # "der Regierungssprecher" for a Sprecher
        elif lemma in senses(other):
            best = max(best, 2.0)  # "der Regierungschef" for a Kanzler
        elif other in senses(lemma):
            best = max(best, 1.6 if other in _NEAR_SYNONYMS else 1.2)
    return best


def is_generic(lemma: str) -> bool:
    """Whether a noun says no more than man or woman."""
    return lemma in _GENERIC


def attributes_match(asked: Collection[str], known: Collection[str]) -> float | None:
    """What attributes add: 1 for a common one, less than 0 where both have some and none is common, None where they contradict.

    Two states, or two parties, contradict one another: "der russische Minister" is not the Polish one; nor is a deputy the
    holder of the office.
    """
    if not asked:
        return -0.7 if _DEPUTIES & set(known) else 0.0
    common = set(asked) & set(known) or {part for part in asked if _WITHIN.get(part, frozenset()) & set(known)}
    for is_sort in (_is_state, is_party):
        if any(map(is_sort, asked)) and any(map(is_sort, known)) and not any(map(is_sort, common)):
            return None
    if (_DEPUTIES & set(asked)) - set(known):
        return None
    if common:
        return 1.0
    content = [part for part in asked if not _is_state(part) and not is_party(part) and part not in _TIMES]
    return -0.3 if not known else -1.6 if content and any(not _is_state(part) for part in known) else -0.7


def _is_state(attribute: str) -> bool:
    return len(attribute) == 2 and attribute.isupper()
