"""Names in Cyrillic letters as German reports write them: "Зеленський" is "Selenskyj", "Лавров" "Lawrow".

Source: the transcription tables for Russian and Ukrainian of Duden, Die deutsche Rechtschreibung.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

CYRILLIC = re.compile(r"[\u0400-\u052f]")
_UKRAINIAN = re.compile(r"[іїєґ]|[сц]ьк")
_SOUNDS = {
    "а": "a", "б": "b", "в": "w", "г": "g", "д": "d", "е": "e", "ё": "jo", "ж": "sch", "з": "s", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "z",
    "ч": "tsch", "ш": "sch", "щ": "schtsch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja",
}  # fmt: skip
_IN_UKRAINIAN = {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "ji", "й": "j", "є": "je"}
_HUSHED = frozenset("жчшщ")
_VOWELS = frozenset("аеёиоуыэюяіїє")


def in_latin(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a text, those in Cyrillic letters transcribed: by the Ukrainian table where one of those side by side is Ukrainian."""
    out: list[str] = []
    for cyrillic, group in groupby(words, key=lambda word: CYRILLIC.search(word) is not None):
        run = list(group)
        ukrainian = cyrillic and any(_UKRAINIAN.search(word.lower()) for word in run)
        out += [_transcribed(word, ukrainian=ukrainian) for word in run] if cyrillic else run
    return tuple(out)


def _transcribed(word: str, *, ukrainian: bool) -> str:
    low = word.lower()
    sounds = {**_SOUNDS, **_IN_UKRAINIAN} if ukrainian else _SOUNDS
    if not ukrainian and low.endswith(("ий", "ый")):
        low = low[:-1]  # "Горький" is "Gorki"
    out = list[str]()
    for at, letter in enumerate(low):
        before = low[at - 1] if at else ""
        after = low[at + 1] if at + 1 < len(low) else ""
        if letter == "е" and not ukrainian and (not before or before in _VOWELS or before in "ьъ"):
            out.append("je")
        elif letter == "с" and before in _VOWELS and after in _VOWELS:
            out.append("ss")
        elif letter == "ё" and before in _HUSHED:
            out.append("o")
        else:
            out.append(sounds.get(letter, letter))
    joined = "".join(out)
    return joined[:1].upper() + joined[1:] if word[:1].isupper() else joined
