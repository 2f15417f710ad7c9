"""Names in words, brought to one form: "Orlanien", "orlanisch", "Orlaniens" are one name, "Wien" and "Wiener" too.

Only what the cast or the reading knows as somebody's or a place's name counts: in German every noun has a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lagebild.terms import folded

_WORD = re.compile(r"[A-ZÄÖÜ][\w'’-]+|[\wäöüß]+isch(?:e|er|es|en|em)?(?!\w)")
_NOUN = re.compile(r"(?<!\w)k?eine?[nmrs]?\s(?:[a-zäöüß]\w+\s)?([A-ZÄÖÜ][\w-]+)")
_ENDINGS = re.compile(r"(?:isch(?:e|er|es|en|em)?|iens?|ier(?:s|n|in|innen)?|ern?|s)$")
LEAST = 4  # letters that a name must keep

Names = frozenset[str]


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """A name without the endings of adjectives, peoples and cases, without umlauts."""
    bare = folded(word).replace("ae", "a").replace("oe", "o").replace("ue", "u")
    short = _ENDINGS.sub("", bare)
    return short if len(short) >= LEAST else bare


def names(words: str, known: Names) -> Names:
    """The known names among some words."""
    return frozenset(one for word in _WORD.findall(words) if (one := root(word)) in known)


def known(called: Iterable[str], text: str) -> Names:
    """All names that some actors and places of a text are called by; what has an indefinite article there is a noun."""
    words = {word for name in called for word in _WORD.findall(name) if len(word) >= LEAST or word.isupper()}
    nouns = {found[1] for found in _NOUN.finditer(text)}
    return frozenset(root(word) for word in words - nouns) - _OFFICES


_OFFICES = frozenset(
    root(word)
    for word in """Präsident Präsidentin Minister Ministerin Außenminister Außenministerin Verteidigungsminister Verteidigungsministerin
    Ministerpräsident Ministerpräsidentin Regierung Außenministerium Verteidigungsministerium Ministerium Präsidialamt Sprecher Sprecherin
    Generalsekretär Generalsekretärin Bürgermeister Bürgermeisterin Kanzler Kanzlerin Armee Generalstab Rat Parlament
    Amt Behörde Botschafter
    Botschafterin Kommissar Kommissarin Partei Opposition Union Bündnis Hilfswerk Zeitung Republik Königreich Königin König""".split()
)
