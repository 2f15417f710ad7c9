"""What of a place's words is its name: without preposition and article."""

from __future__ import annotations

import re

# "in der Türkei", "bis nach Kiew", "der Schweiz"; not "Den Haag", "Das Feld", "Um Qasr"
_PREPOSITION = "in|im|ins|an|am|ans|auf|aufs|aus|bei|beim|nach|vor|von|vom|zu|zum|zur|über|um|unter|gegen|durch|bis|at|on|to|from|into|near"
_LEADING = re.compile(rf"(?:(?:{_PREPOSITION})\s+)*(?:(?:de[rmns]|die|das|the|eine[rm]?|ein)\s+)?")
_HEADING = re.compile(rf"(?:{_PREPOSITION})\s+", re.IGNORECASE)
_INSIDE_SENTENCE = re.compile(r"[\w,;)]\s*\Z")


def place_words(text: str, begin: int, end: int) -> str:
    """The words of a place without preposition and article; a preposition with a capital is one at the head of a sentence only."""
    words = " ".join(text[begin:end].split())
    name = words
    inside = _INSIDE_SENTENCE.search(text[max(0, begin - 3) : begin])
    if not inside and (heading := _HEADING.match(words)):
        name = words[heading.end() :]
    if match := _LEADING.match(name):
        name = name[match.end() :]
    return name or words
