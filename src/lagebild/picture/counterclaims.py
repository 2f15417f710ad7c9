"""What somebody sets against what he denies: "widersprach: Der Hafen sei offen" denies something else than that the port is open."""

from __future__ import annotations

import re

from lagebild.picture.targets import Hit
from lagebild.records import Spans

_COLON = re.compile(r"[^,.;!?]{0,40}:\s*[„“”\"»«]?\s*")
_COMMA = re.compile(r"\s*[,:;]\s*[„“”\"»«]?\s*")
_THAT = re.compile(r"(?<!\w)(?:das|dies|beides|alles|es|sie|ihn)(?!\w)", re.IGNORECASE)  # "nannte das erfunden, …"
_NAMED = re.compile(r"(?:dass|daß|ob|wonach|wie|that|whether)(?!\w)", re.IGNORECASE)
_DENYING = frozenset(("widersprechen", "unwahr nennen", "zurückweisen", "bestreiten", "falsch nennen"))


def is_one(hit: Hit | None, target: Spans, text: str) -> bool:
    """Whether a target of a denial is what the denier himself asserts: it follows a colon, or the denial has an object of its own.

    Args:
        hit: the cue of the stance.
        target: as it was found.
        text: the words of the text in which both stand.
    """
    if hit is None or not target or hit.cue.name not in _DENYING:
        return False
    begin, end = target[0][0], hit.ends[-1][1]
    if begin < end or _NAMED.match(text, begin):
        return False
    between = text[end:begin]
    has_object = _THAT.search(text, hit.ends[0][1], hit.ends[-1][0]) is not None
    return _COLON.fullmatch(between) is not None or (has_object and _COMMA.fullmatch(between) is not None)
