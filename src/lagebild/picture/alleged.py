"""Whether a text only passes on that something happened: what somebody is accused of, what is said to have been. German.

A reading calls it `actual`, and keeps whose word it is where somebody's statement stands around it; in the picture it is no fact.
"""

from __future__ import annotations

import re

from lagebild.picture.clauses import Page
from lagebild.records import Spans

_ACCUSING = re.compile(
    r"\b(?:vorgeworfen|vorwerf\w+|vorw(?:irft|arf\w*)|beschuldig\w*|bezichtig\w*|verdächtig\w*|angeklagt|anklag\w*|[Vv]erdachts?|Vorw[uü]rf\w*|"
    r"(?:Ans|Bes)chuldigung\w*|Anklage|zur Last gelegt|unterstell\w+)\b|\bw(?:irft|erfen|arf|arfen)\b(?=.*\bvor\b)|\bklagt\w*\b(?=.*\ban\b)"
)
_INFINITIVE = re.compile(
    r"\bzu\s+(?:haben|sein|[a-zäöüß]{3,}n)\b|\b[a-zäöüß]{2,}zu[a-zäöüß]{3,}n\b|\bworden\s+zu\s+sein\b"
)
_THAT = re.compile(r"(?:und\s+)?(?:dass|wonach|weil|er|sie|man)\b")
_TOLD_MOOD = re.compile(r"\b(?:habe|hätten?|sei(?:en)?|wäre[nt]?|soll(?:en)?)\b")
_SAID = re.compile(r"\bsoll(?:en)?\b")
_SAID_END = re.compile(r"\b(?:haben|sein)\b(?!\s+und\b)|\bw[oe]rden\s+sein\b")
REACH = 12  # letters behind a verb in which "zu haben" begins


def is_alleged(page: Page, trigger: Spans) -> bool:
    """Whether its sentence tells of an act by these words as of one that somebody is accused of, or that is only said to have been."""
    sentence = page.sentence(trigger[0][0]) if trigger else None
    if sentence is None:
        return False
    clause = next((one for one in page.clauses(sentence) if one[0] <= trigger[0][0] < one[1]), None)
    if clause is None or page.said(trigger[0])[:1].isupper():
        return False
    words = page.said(clause)
    begin, end = trigger[0][0] - clause[0], trigger[-1][1] - clause[0]
    return _is_said(words, begin, end) or _is_accused(page.said((sentence.span[0], clause[0])), words, begin, end)


def _is_accused(before: str, words: str, begin: int, end: int) -> bool:
    """Whether somebody is accused of it before: "wurde vorgeworfen, … belästigt zu haben"."""
    if not _ACCUSING.search(before):
        return False
    infinitive = any(one.start() <= end + REACH and one.end() >= begin for one in _INFINITIVE.finditer(words))
    return infinitive or (_THAT.match(words) is not None and _TOLD_MOOD.search(words) is not None)


def _is_said(words: str, begin: int, end: int) -> bool:
    """Whether it is only said to have been: "sollen … getötet haben", "verhört worden sein sollen"."""
    perfect = _SAID_END.search(words, end)
    if perfect is None:
        return False
    if _SAID.search(words[: max(begin, 0)]):
        return True
    return re.match(r"\s+soll(?:en)?\b", words[perfect.end() :]) is not None
