"""Words that mean an actor where the article speaks of what belongs to it: "Karlsruhe verlangt …", "die Union nahm … auf"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from lagebild.linking.table import read, variants

KINDS = ("town", "noun", "name")
"""A town that stands for a body of it, a noun with its article, a name that is another word as well."""


@cache
def _rows() -> dict[str, list[tuple[str, str, str]]]:
    out: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for form, kind, words, entity in read("context"):
        out[form.lower()].append((kind, words, entity))
    return dict(out)


@lru_cache(maxsize=256)
def _says(words: str, text: str) -> bool:
    """Whether a text has one of the alternatives (parted by ";"): every expression of it (parted by "&") somewhere."""
    return any(all(re.search(part, text) for part in one.split("&")) for one in words.split(";"))


def is_known(word: str) -> bool:
    """Whether a word may mean an actor by what else the article says."""
    return any(form in _rows() for form in variants(word))


def meant(word: str, kind: str, text: str) -> str | None:
    """The actor that a word of a kind means in a text; None where the text speaks of none of them."""
    for form in variants(word):
        for sort, words, entity in _rows().get(form, ()):
            if sort == kind and _says(words, text):
                return entity
    return None
