"""Who says a quotation of an English article, where the words beside it tell: '…, she said', 'said its spokesman', 'Haffner said …'.

The reader has learned from German; in English it now and then takes somebody whom the quotation speaks of for its speaker. Whoever stands
beside the quotation with a verb of saying, and nothing but a comma or a quotation mark between, says it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild.linking.englishwords import SAYING
from lagebild.records import Findings, Quotation, Span

_VERB = rf"(?:{'|'.join(sorted(SAYING, key=len, reverse=True))})"
_ALSO = r"(?:(?:had|has|have|also|later|then|again|only|already|once|repeatedly|earlier)\s+){0,2}"
_OFFICE = r"[a-z]+(?:man|woman|ister|ident|cial|ief|eral|voy|retary|or|er)"
_NAME = rf"(?:(?:[A-Z][\w'’.-]*|[a-z]{{1,4}}|{_OFFICE})\s+){{0,7}}?[A-Za-z][\w'’-]*"
_PRONOUN = r"(?:he|she|it|they)"
_AFTER = re.compile(
    rf"""[,.]?["”’']?,?[ ]+(?:(?P<who>{_PRONOUN}|(?:the\s|[A-Z]){_NAME})\s+{_ALSO}(?P<cue>{_VERB})\b(?!\s+(?:that\s+)?["“‘])
       |(?P<cue2>{_VERB})\s+(?P<who2>(?!that\b|on\b|in\b|to\b|by\b|of\b|at\b){_NAME})(?=[,.;\n]))""",
    re.X,
)
_BEFORE = re.compile(
    rf"(?:^|[.;:!?\n”\"]\s*|,\s+|\b(?:and|but|while)\s+)(?P<who>{_PRONOUN}|He|She|It|They|(?:[Tt]he\s|[A-Z]){_NAME}),?\s+{_ALSO}(?P<cue>{_VERB})"
    rf"(?:(?:\s+(?!and\b|but\b|that\b)[\w'’-]+){{1,6}})?(?:,|:|\s+that)?\s+$"
)
_NEVER = frozenset(
    """was were is are be been being would could will shall should may might must can cannot to that if when who whom which had has have did
    does do not no none nobody before after because unless until""".split()
)
"""Words that nobody is called by: behind "was" and "would" somebody is told, or says nothing yet."""
_NEAR = 120  # characters beside a quotation that are looked at
_ADDED = re.compile(r"\b(?:not|never|n't|n’t|yet to)\b")


def told(text: str, findings: Findings) -> Findings:
    """The findings with the speakers that stand beside quotations."""
    return replace(findings, quotations=tuple(_told(text, one) for one in findings.quotations))


def _told(text: str, one: Quotation) -> Quotation:
    if not one.spans or one.type == "reported":
        return one
    found = _behind(text, one) or _ahead(text, one)
    if found is None:
        return one
    who, cue = found
    if not (_NEVER | SAYING).isdisjoint(text[who[0] : who[1]].lower().split()):
        return one
    if any(b < who[1] and who[0] < e for b, e in one.speaker) or any(b < who[1] and who[0] < e for b, e in one.spans):
        return one
    return replace(one, speaker=(who,), cue=(cue,))


def _behind(text: str, one: Quotation) -> tuple[Span, Span] | None:
    """As in '…, she said' and '… said its spokesman'."""
    for begin, end in one.spans:
        if text[begin:end].rstrip("\"”’'").endswith((".", "!", "?")) or text[end : end + 1] == ".":
            continue
        match = _AFTER.match(text, end, end + _NEAR)
        if match is None:
            continue
        number = "" if match["who"] else "2"
        return match.span("who" + number), match.span("cue" + number)
    return None


def _ahead(text: str, one: Quotation) -> tuple[Span, Span] | None:
    """As in 'Haffner said …'."""
    begin = one.spans[0][0]
    start = max(0, begin - _NEAR)
    match = _BEFORE.search(text[start:begin])
    if match is None or _ADDED.search(match[0]):
        return None
    who, cue = match.span("who"), match.span("cue")
    return (start + who[0], start + who[1]), (start + cue[0], start + cue[1])
