"""Explanations that a text gives in so many words: "erklärte den Ausfall mit …", "führen den Schritt auf … zurück", "nannte … Gründe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.givers import PARTY
from lagebild.records import Span

_ALSO = r"(?:\s+(?:dagegen|hingegen|jedoch|freilich|eher|vielmehr|später|gestern|heute|am \w+))*"
_THING = r"(?P<of>(?:d(?:en|ie|as)|ihre[nm]?|seine[nm]?)\s+[^,;:.]{2,60}?|dies|das)"
_WHY = r"(?P<why>[^,;:.]{3,90}?)"
_CAUSES = r"(?:Gründe|Ursachen?|Motive)"
_SURE = tuple(
    re.compile(rf"\s*{words}\s*\Z")
    for words in (
        rf"{PARTY}\s+(?:erklär(?:t|en|te|ten)|begründe(?:t|n|te|ten)){_ALSO}\s+{_THING}{_ALSO}\s+mit\s+{_WHY}",
        rf"{PARTY}\s+führ(?:t|en|te|ten){_ALSO}\s+{_THING}{_ALSO}\s+auf\s+{_WHY}\s+zurück",
        rf"{PARTY}\s+(?:nennt|nennen|nannten?|gab|gaben){_ALSO}\s+(?P<why>(?:\w+e\s+){{1,3}}{_CAUSES})(?:\s+an)?",
        rf"{PARTY}\s+(?:nennt|nennen|nannten?){_ALSO}\s+{_WHY}\s+als\s+(?:Grund|Ursache|Anlass)",
        rf"{PARTY}\s+h(?:ält|ielt|ielten|alten){_ALSO}\s+{_WHY}\s+für\s+(?:die|den)\s+(?:\w+e[nr]?\s+)?(?:Erklärung|Ursache|Grund|Auslöser)",
    )
)
_BESIDE = tuple(
    re.compile(rf"\s*{words}\s*\Z")
    for words in (
        rf"{PARTY}\s+spr(?:icht|echen|ach|achen){_ALSO}\s+von\s+{_WHY}",
        rf"{PARTY}\s+verw(?:eist|eisen|ies|iesen)\s+(?:dagegen|hingegen|eher|vielmehr)\s+auf\s+{_WHY}",
        rf"[Ff]ür\s+{PARTY}\s+(?:ist|sind|war|waren){_ALSO}\s+(?P<of>(?:der|die|das)\s+\w+)\s+(?P<why>eine?\s+[^,;:.]{{3,90}}?)",
    )
)
_NAME = re.compile(rf"{PARTY}\Z")


@dataclass(frozen=True)
class Reason:
    """Somebody's explanation: where they are named, the explanation, and what is explained, if the words say so. `sure` says that the
    words explain wherever they stand, not only beside another explanation.
    """

    who: Span
    why: Span
    of: Span | None
    sure: bool


def reasons(page: Page, sentence: Sentence) -> Iterator[Reason]:
    """The explanations of a sentence, one of a clause at most."""
    before: Span | None = None
    for clause in page.clauses(sentence):
        begin, words = clause[0], page.said(clause)
        if before is not None and words[:1].islower() and _NAME.match(page.said(before)):
            begin, words = (
                before[0],
                f"{page.said((before[0], clause[0])).replace(',', ' ')}{words}",
            )  # "…, Velten, sprach von"
        before = clause
        for pattern in (*_SURE, *_BESIDE):
            if found := pattern.match(words):
                who, why = ((begin + found.start(name), begin + found.end(name)) for name in ("who", "why"))
                of = (begin + found.start("of"), begin + found.end("of")) if found.groupdict().get("of") else None
                yield Reason(who, why, of, pattern in _SURE)
                break
