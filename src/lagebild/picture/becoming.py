"""What becomes of those whom a number counts: "200 Zivilisten getötet und 400 verletzt" are 200 dead and 400 hurt.

A verb belongs to the number beside it. Where two numbers stand in a clause each has the words up to the "und" before the other one; only a
number that has no verb of its own there takes that of the others ("neun Beamte und acht Zivilisten getötet").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.counted import Became, became
from lagebild.records import Span, Spans

_JOINT = re.compile(r"\b(?:und|sowie|oder|aber|während|and|but|while)\b")
_NUMBER = re.compile(r"\b\d[\d.,]*\b")
_PASSIVE = re.compile(r"\b(?:wurden?|worden|werden|wird|seien?|sind|ist|war(?:en)?|was|were|been|are|is)\b")
_ACTIVE = re.compile(
    r"(?:tötet(?:en?)?|verletzten?|erschoss(?:en)?|verhafteten?|ermordeten?|evakuierten?|vertrieben|entführten?|verschleppten?|killed|injured|wounded|arrested|"
    r"detained|evacuated)\Z",
    re.IGNORECASE,
)
_AFTER_ACTIVE = re.compile(r"\s*(?:hat|haben|habe|hätten?|hatten?)?\W*(?:\Z|(?:und|oder|sowie|and)\b)")
_OF_THEM = re.compile(r"\s*(?:davon|von ihnen|von denen|of them|of whom)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"\b(?:darunter|unter ihnen|unter denen|davon|von ihnen|von denen|[Uu]nter den (?:\w+ ){0,2}(?:Toten|Opfern|Verletzten|Vermissten|"
    r"Getöteten|Festgenommenen)|einschließlich|including|among them|among whom|of them)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\A[\w.]+ (?:weitere|andere|more|others?)\b")
_MORE_BEFORE = re.compile(r"\b(?:weitere[nr]?|andere[nr]?|another) \Z")
LONG = 12
_SMALL = frozenset(
    """weitere weiterer weiteren weiteres andere anderer anderen mehr rund etwa knapp fast über mindestens bis zu der die das den dem des
    ein eine einen einem einer eines in im am an auf aus bei beim mit nach von vom vor für durch unter zum zur sowie und oder auch noch
    dabei dort hier gestern heute insgesamt allein bereits bislang bisher mehrere einige viele zwei drei vier fünf sechs sieben acht neun
    zehn elf zwölf""".split()
)
_VERB = re.compile(r"\b(?:wurden?|worden|sind|ist|war(?:en)?|seien?|ha(?:t|be|ben|tten?)|kam(?:en)?|befind\w+)\b")
_DID = re.compile(  # a verb before a number: "setzte 300 Beamte ein und zwei Menschen wurden verletzt"
    r"(?<!\w)(?!(?:heute|erste|zweite|dritte|letzte|sollte|könnte|dürfte|hätte|konnte|musste|hatte|starb|kostete|forderte)n?\b)"
    r"(?:[a-zäöüß]{2,}t(?:e|en)|zog(?:en)?|nahm(?:en)?|hielt(?:en)?|ließ(?:en)?|gab(?:en)?|ging(?:en)?|rief(?:en)?|trug(?:en)?|schrieb(?:en)?|"
    r"griff(?:en)?|barg(?:en)?|befrei(?:te|ten)|floh(?:en)?|sprach(?:en)?|stahl(?:en)?|fing(?:en)?|schlug(?:en)?|bot(?:en)?|verlor(?:en)?|beschloss(?:en)?|sent|deployed|moved)(?!\w)(?!\s+[A-ZÄÖÜ]\w+en\b\s+[a-z])"
)
_OF_ALL = re.compile(r"\b[Vv]on (?:den|ihren|seinen)(?: \w+){0,2}\s*\Z")  # "von den 120 Passagieren ertranken 40"
_BARE = re.compile(
    r"[\s.!?“”«»\"']*(?:(?:weitere[nr]?|andere[nr]?|Menschen|Personen|Tote[nr]?|Opfern?|aus|an|fest|gewesen|gesprochen|genannt|gezählt|"
    r"ausgegangen|sein|waren|seien|people)[\s.!?“”«»\"']*)*"
)


class Fate(NamedTuple):
    """What becomes of those who are counted (None: nothing that words say), whether they are part of others ("darunter sechs Kinder"),
    whether the number has no words of its own behind it, and whether it has a verb of its own, before it or behind.
    """

    became: Became | None
    part: bool
    bare: bool
    own: bool = False


def fate(page: Page, sentence: Sentence, number: Span, numbers: Iterable[Span]) -> Fate:
    """What becomes of those whom a number counts; `numbers` are all that the text gives."""
    clauses = page.clauses(sentence)
    at = next((place for place, one in enumerate(clauses) if one[0] <= number[0] < one[1]), None)
    if at is None:
        return Fate(None, part=False, bare=False)
    clause = clauses[at]
    others = [
        one for one in numbers if clause[0] <= one[0] < clause[1] and (one[1] <= number[0] or one[0] >= number[1])
    ]
    if _OF_ALL.search(page.said((clause[0], number[0]))):
        return Fate(None, part=False, bare=False)
    own = _own(page, clause, number, others)
    part = (
        _is_part(page, sentence, number)
        or _MORE.search(page.said((number[0], min(number[1] + LONG, clause[1])))) is not None
    )
    part = part or _MORE_BEFORE.search(page.said((clause[0], number[0]))) is not None
    doing = any(one[0] == own[1] for one in others)  # "erschossen drei Bewaffnete zwei Polizisten": the three did it
    found = _nearest(page, clause, number, own, doing=doing)
    its_own = found is not None or _has_verb(page, number, own) or _did(page, own, number)
    if not its_own:
        found = _behind(page, (number[1], clause[1]), clause) if not part else None
        found = (
            found or _before(page, (clause[0], number[0]), clause, doing=doing) or _beyond(page, clauses, at, part=part)
        )
    bare = _BARE.fullmatch(page.said((number[1], max(number[1], clause[1])))) is not None
    return Fate(found, part, bare, its_own)


def _did(page: Page, own: Span, number: Span) -> bool:
    """Whether a verb stands before a number in its own stretch: "und entführten zwölf"."""
    return _DID.search(page.said((own[0], number[0]))) is not None


def _own(page: Page, clause: Span, number: Span, others: Sequence[Span]) -> Span:
    """The stretch of a clause that is a number's own: up to the "und" between it and the next one on each side."""
    words = page.words
    written = [one.span() for one in _NUMBER.finditer(words, *clause)]
    sides = [one for one in (*others, *written) if one[1] <= number[0] or one[0] >= number[1]]
    before = max((end for _, end in sides if end <= number[0]), default=None)
    after = min((begin for begin, _ in sides if begin >= number[1]), default=None)
    begin, end = clause
    first = begin if before is None else before
    begin = max((one.start() for one in _JOINT.finditer(words, first, number[0])), default=first)
    if after is not None:
        end = max((one.start() for one in _JOINT.finditer(words, number[1], after)), default=after)
    return begin, end


def _nearest(page: Page, clause: Span, number: Span, own: Span, *, doing: bool) -> Became | None:
    """What its own stretch says: the first behind the number, else the last before it."""
    return _behind(page, (number[1], own[1]), clause) or _before(page, (own[0], number[0]), clause, doing=doing)


def _behind(page: Page, within: Span, clause: Span) -> Became | None:
    """The first word behind a number that says what becomes of it; an active verb only where nobody stands behind it whom it is done to."""
    passive = _PASSIVE.search(page.said(clause)) is not None
    for one in became(page.said(within)):
        rest = page.words[within[0] + one.end : clause[1]]
        if passive or not _ACTIVE.match(one.words) or _AFTER_ACTIVE.match(rest):
            return one
    return None


def _before(page: Page, within: Span, clause: Span, *, doing: bool = False) -> Became | None:
    """The last word before a number that says what becomes of it; no active verb where those who are counted may be the `doing` ones."""
    found = list(became(page.said(within)))
    active = doing and found and _ACTIVE.match(found[-1].words) and not _PASSIVE.search(page.said(clause))
    return found[-1] if found and not active else None


def _has_verb(page: Page, number: Span, own: Span) -> bool:
    """Whether the stretch behind a number says something of it that no table knows: "sieben konnten gerettet werden"."""
    words = re.findall(r"[\w-]+", page.said((number[1], own[1])))
    if _VERB.search(page.said((number[1], own[1]))):
        return True
    following = (*words, "")[1:]
    return any(
        word.islower() and word not in _SMALL and not after[:1].isupper()
        for word, after in zip(words, following, strict=True)
    )


def _is_part(page: Page, sentence: Sentence, number: Span) -> bool:
    """Whether a number counts some of others: no verb stands between "darunter" and it, or "davon" behind it."""
    if _OF_THEM.match(page.words, number[1], sentence.span[1]):
        return True
    before = page.said((sentence.span[0], number[0]))
    last = max((one.end() for one in _AMONG.finditer(before)), default=None)
    if last is None:
        return False
    between = before[last:]
    return not any(became(between)) and (between.strip(" ") in ("sind", "waren", "") or not _VERB.search(between[6:]))


def _beyond(page: Page, clauses: Spans, at: int, *, part: bool) -> Became | None:
    """What the clauses around say: the one before "darunter", the one behind it."""
    if part:
        before = [one for clause in clauses[:at] for one in became(page.said(clause))]
        if before:
            return before[-1]
    skipped = part
    for clause in clauses[at + 1 :]:
        if _AMONG.match(page.said(clause)):
            skipped = True
        elif skipped:
            return next(iter(became(page.said(clause))), None)
        else:
            return None
    return None
