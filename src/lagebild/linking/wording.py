"""Puts descriptions into the nominative: "einem ranghohen Diplomaten" → "ein ranghoher Diplomat"."""

from __future__ import annotations

import re

from lagebild.linking.nouns import Noun

_ENDING = re.compile(r"e[nrsm]?\Z")
_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
_ARTICLES = {"m": "der", "f": "die", "n": "das", "p": "die"}
_INDEFINITE = {"m": "", "n": "", "f": "e", "p": "e"}
_POSSESSIVES = ("sein", "ihr", "mein", "unser")


def adjective(word: str, column: str, *, after: str) -> str:
    """An attribute in the nominative; `column` is m, f, n or p (plural), "" if unknown; `after` the kind of determiner.

    "russischen" → "russische" after "der", "russischer" after "ein" (m), "russisches" without an article (n).
    City adjectives ("Berliner") and words without an ending stay as they are.
    """
    if not column or len(word) < 4 or not _ENDING.search(word) or (word[0].isupper() and word.endswith("er")):
        return word
    weak = "en" if column == "p" else "e"
    return _ENDING.sub(weak if after == "def" else _STRONG[column], word)


def head(word: str, noun: Noun, column: str, *, after: str) -> str:
    """A noun of the tables in the nominative: "Ministeriums" → "Ministerium", "Diplomaten" → "Diplomat"."""
    low = word.lower()
    at = low.rfind(noun.base)
    if at < 0 or not column:
        return word
    stem, rest = word[: at + len(noun.base)], low[at + len(noun.base) :]
    if noun.kind == "person" and not noun.gender:  # "Abgeordneten" → "Abgeordneter", "Abgeordnete"
        return stem + ("er" if column == "m" and after != "def" else "en" if column == "p" and after == "def" else "e")
    if column == "p" and noun.kind == "people":
        return stem if rest == "n" else word
    if column == "p":
        return stem if rest == "n" and noun.base.endswith(("er", "el")) else word
    return stem if column in "mn" and rest in ("s", "es", "en", "n") else word


def article(kind: str, word: str, column: str) -> str:
    """A determiner in the nominative; as it stands where gender and number are not known."""
    if not column or kind not in ("def", "dem", "indef", "poss", "quant"):
        return word
    if kind == "quant":
        return (
            word[:-2] + "e"
            if column == "p" and word.endswith(("er", "en")) and word not in ("sieben", "vier")
            else word
        )
    if kind == "indef":
        return "" if column == "p" else "ein" + _INDEFINITE[column]
    if kind in ("def", "dem"):
        return _ARTICLES[column]
    stem = next((stem for stem in _POSSESSIVES if word.startswith(stem)), "")
    return stem + _INDEFINITE[column] if stem else word
