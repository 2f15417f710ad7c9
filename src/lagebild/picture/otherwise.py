"""What "andernfalls" at the head of a sentence takes up: what the sentence before demands, else the condition that it names.

"Sie würden freigelassen, sobald die Regierung zahle. Andernfalls …" hangs on the payment, and "Berunien forderte die Freigabe der Gelder.
Andernfalls …" on the release of the money, not on its being demanded.
"""

from __future__ import annotations

import re

from lagebild.picture import vowwords
from lagebild.picture.clauses import Page
from lagebild.records import Span, Spans

FEW = 30  # letters before a consequence in which the word may stand
_LINK = re.compile(r"\W*(?:andernfalls|anderenfalls|ansonsten|sonst|otherwise)\b", re.I)
_MUST = re.compile(r"\b(?:müss(?:en?|ten?)|muss|soll(?:en?|te|ten)?|ha(?:be|ben|t) [^.;:,]*\bzu \w+e?n)\b", re.I)
_ASKS = re.compile(
    r"\b(?:forder(?:t|te|ten|e)|verlang(?:t|te|ten|e)|erwarte(?:t|te|ten)?|bestehe?(?:t|n)? auf|bestand(?:en)? auf|poch(?:t|te|ten|e) auf|"
    r"dräng(?:t|te|ten|e) auf)\b\s*(?P<rest>.*)$",
    re.I | re.S,
)
_ASKING = re.compile(
    r"\b(?:forder|verlang|dräng|rief|ruf|appell|mahn|erwart|besteh|bestand|poch|ultimat|frist\b|zeit\b)", re.I
)
_TO_DO = re.compile(r"\bzu \w+e?n\W*$|\b\w{2,}zu\w+e?n\W*$", re.I)
_THAT = re.compile(r"\W*dass\b", re.I)
_OWN_DEED = re.compile(r"\b(?:werde[nt]?|wird|würden?)\b", re.I)


def taken_up(page: Page, consequence: Spans, read: Spans) -> Spans | None:
    """The condition that a consequence takes up from the sentence before; empty where none can be told, None where it takes up none.

    Args:
        page: the text.
        consequence: where that stands.
        read: where the reader found a condition, empty for none.
    """
    home = page.over(consequence[:1])
    if not home or not _LINK.match(page.said(home[0].span)) or consequence[0][0] - home[0].span[0] > FEW:
        return None
    before = page.beside(home[0], -1)
    if before is None:
        return ()
    clauses = page.clauses(before)
    if found := _demanded(page, clauses):
        return (found,)
    tied = [one for one in clauses if vowwords.conjunction(page.said(one)) == "if"]
    if tied:
        return (tied[-1],)
    inside = tuple(one for one in read if before.span[0] <= one[0] and one[1] <= before.span[1])
    words = " ".join(page.said(one) for one in inside)
    return () if _LINK.match(words) or _OWN_DEED.search(words) else inside


def _demanded(page: Page, clauses: Spans) -> Span | None:
    """What some clauses demand: the one with "müsse", that behind "forderte", else the rest of its clause."""
    for number, clause in enumerate(clauses):
        words = page.said(clause)
        if vowwords.conjunction(words) is not None:
            continue
        if _MUST.search(words) and not _THAT.match(words):
            return clause
        if not _ASKING.search(words):
            continue
        after = clauses[number + 1] if number + 1 < len(clauses) else None
        if after is not None and (_TO_DO.search(page.said(after)) or _THAT.match(page.said(after))):
            return after
        found = _ASKS.search(words)
        if found and re.search(r"[A-ZÄÖÜ]", found["rest"]):
            return clause[0] + found.start("rest"), clause[1]
    return None
