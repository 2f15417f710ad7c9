"""Words that deny what somebody else has said: "bestritt", "wies den Vorwurf zurück", "nannte das ein Märchen".

Only what denies that something is so. Who rejects a demand, an offer or an ultimatum denies nothing; nor does who neither confirms nor
denies, or knows nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lagebild.picture.patterns import Patterns
from lagebild.records import Span

REACH = 160  # characters between two words of one denial
LONGEST = 1500  # characters of a sentence that are looked at

CHARGES = (
    r"(?:\w*[Vv]orw[uü]rfe?n?s?|\w*[Bb]eschuldigung(?:en)?|\w*[Aa]nschuldigung(?:en)?|\w*[Uu]nterstellung(?:en)?|"
    r"\w*[Vv]erdächtigung(?:en)?|[Vv]erdacht|[Aa]nklagen?|[Aa]ccusations?|[Aa]llegations?|[Cc]harges?)"
)
"""What somebody is charged with."""

CLAIMS = (
    r"(?:\w*[Bb]ehauptung(?:en)?|(?:[Gg]egen)?[Dd]arstellung(?:en)?|\w*[Bb]erichten?|[Bb]ericht|\w*[Mm]eldung(?:en)?|"
    r"(?<![Nn]ach )(?<![Ll]aut )[Aa]ngaben?|"
    r"[Gg]erüchten?|[Gg]erücht|[Vv]ersion(?:en)?|[Aa]ussagen?|[Ss]childerung(?:en)?|[Ss]pekulation(?:en)?|"
    r"[Vv]ermutung(?:en)?|\w*[Zz]ahl(?:en)?|[Ll]esart(?:en)?|[Vv]orfalls?|[Vv]organgs?|[Cc]laims?|[Rr]eports?|[Rr]umou?rs?)"
)
"""What somebody claims."""

PARTS = r"(?:[Vv]erantwortung|\w*[Bb]eteiligung|[Mm]itschuld|[Ss]chuld|[Tt]äterschaft|[Ii]nvolvement|[Rr]esponsibility)"
"""Somebody's part in what happened: who denies it does not deny that it happened."""

_UNTRUE = (
    r"(?:unwahr\w*|erlogen\w*|(?:frei )?erfunden\w*|haltlos\w*|(?:völlig |schlicht |frei )?falsch|gelogen|unzutreffend\w*|"
    r"[Ll]ügen?|\w*[Mm]ärchen\w*|[Ee]rfindung(?:en)?|[Hh]irngespinste?|aus der Luft gegriffen|[Uu]nsinn|[Uu]nfug|"
    r"[Vv]erleumdung(?:en)?|[Ff]älschung(?:en)?|[Pp]ropaganda|[Pp]hantasien?|absurd|false|untrue|lies?|baseless|fabricated|"
    r"nonsense)"
)
_IT = r"(?:das|dies|dieses|this|that)(?=\s+(?:[a-zäöüß]+\s+)?(?:als|mit|am|in|vor|auf|zurück|von sich)\b)"  # no article
_REPEL = r"(?:wies(?:en)?|weis(?:t|e|en))"
_BACK = r"(?:zurück|von sich)"
_THE = r"(?:[Dd]en|[Dd]ie|[Dd]iesen?|[Ss]olche|[Dd]erartige|[Aa]lle|[Jj]ede[ns]?|[Ss]ämtliche|[Ii]hre|[Ss]eine) (?:\w+ ){0,2}?"
_BACKED = r"zurück(?:gewiesen|weist|weise|zuweisen|wies|wiesen)"
_CALL = (
    r"(?:nannten?|nenn(?:t|en|e)|bezeichne(?:te|ten|t|n)|[Ss]prach(?:en)?|[Ss]pricht|[Ss]prechen|h[äi]e?lt(?:en)?|halte|"
    r"called|dismissed)"
)
_THAT = r"(?:[Dd]as|[Dd]ies|[Aa]ll das|[Nn]ichts davon|[Tt]hat|[Tt]his|[Ii]t)"
_FALSE = (
    r"(?:stimm(?:t|e|te) (?:so |einfach |schlicht )?nicht|tr[ie]ff(?:t|e) (?:so )?nicht zu|entspr(?:icht|eche) nicht der Wahrheit|"
    r"(?:ist|sei) nicht wahr)"
)
_BE = r"(?:ist|sind|sei|seien|war|waren|is|are|was|were)"
_DENY = (
    r"(?:[Vv]ernein(?:t|te|ten|en|e)|[Bb]estr(?:eitet|eiten|eite|itt|itten)|bestritten|[Dd]ementier(?:t|te|ten|en|e)|[Ll]eugne(?:t|te|ten|n)|"
    r"[Dd]en(?:ied|ies|y))"
)


@dataclass(frozen=True)
class Way:
    """A way of denying. `about` says what is denied: a "charge", a "claim", a "part" in something, or that it is an "answer" whose own
    words decide, or a "reply" that may also say something else.
    `parts` follow each other within `REACH`. `said` says that the denier says these words, not somebody of them.
    """

    about: str
    parts: tuple[re.Pattern[str], ...]
    said: bool = False


def _ways(about: str, *alternatives: str, said: bool = False) -> Iterator[Way]:
    """Ways of denying the same; "…" stands between two parts of one."""
    for words in alternatives:
        yield Way(about, tuple(re.compile(rf"(?<!\w)(?:{part})(?!\w)") for part in words.split("…")), said)


WAYS: tuple[Way, ...] = (
    *_ways("charge", f"{_REPEL}…{CHARGES}…{_BACK}", f"{CHARGES}…{_BACKED}"),
    *_ways("charge", f"{_THE}{CHARGES}…{_REPEL}…{_BACK}"),
    *_ways("charge", f"{_CALL}…{CHARGES}…{_UNTRUE}", f"{CHARGES}…{_CALL}…{_UNTRUE}"),
    *_ways("part", f"{_REPEL}…{PARTS}…{_BACK}", rf"{_DENY} (?:\w+ ){{0,2}}?{PARTS}"),
    *_ways("claim", f"{_REPEL}…{CLAIMS}…{_BACK}", f"{CLAIMS}…{_BACKED}", rf"{_REPEL} (?:\w+ ){{0,3}}?{_IT}…{_BACK}"),
    *_ways("claim", f"{_THE}{CLAIMS}…{_REPEL}…{_BACK}"),
    *_ways("claim", r"stell(?:t|te|ten|en|e)…in Abrede", r"in Abrede (?:zu )?(?:ge)?stell\w+"),
    *_ways("claim", _DENY, r"(?:streitet|stritt|stritten|streiten)…ab", "abgestritten"),
    *_ways("claim", rf"(?:reject|dismiss)(?:ed|es|s)?…(?:{CHARGES}|{CLAIMS})", f"{_CALL}…{_UNTRUE}"),
    *_ways("claim", rf"(?:{CHARGES}|{CLAIMS}|[Dd]ass)…{_BE}…{_UNTRUE}"),
    *_ways("claim", rf"(?:{CHARGES}|{CLAIMS}|[Dd]ass)…(?:entbehr\w* jeder Grundlage|tr[ie]ff(?:t|e|en) nicht zu|stimm(?:t|e|en) nicht)"),
    *_ways("claim", f"{_THAT} {_BE}…{_UNTRUE}", f"{_THAT} {_FALSE}", r"[Dd]avon…keine Rede", said=True),
    *_ways("answer", r"[Ww]iderspr(?:ach|achen|icht|echen|eche)|widersprochen"),
    *_ways("reply", r"erwider(?:t|te|ten|n)|entgegnet(?:e|en)?"),
    *_ways("answer", rf"{_CALL} (?:das|dies)(?=\s+(?:\w+ ){{0,2}}[„“»«\"])"),
    *_ways("reply", r"konter(?:t|te|ten)", r"h(?:ält|ielt|ielten|alten)…dagegen(?!\s+für\b)", r"countered"),
    *_ways("answer", r"stell(?:t|te|ten|en)…richtig", r"contradict(?:s|ed)"),
    *_ways("answer", r"l(?:ieß|ießen|ässt|assen) (?:das|dies) (?:so )?nicht (?:stehen|gelten)"),
    *_ways("answer", r"wollten? (?:das|dies) (?:so )?nicht (?:stehen|gelten) lassen", r"stell(?:t|te|ten|en) (?:das|dies|es) anders dar"),
)  # fmt: skip
"""The ways of denying, the surest first."""

_NOT = re.compile(
    r"\b(?:weder\b[^.]{0,160}\bnoch\b|neither\b[^.]{0,160}\bnor\b|nicht (?:zu )?(?:bestr|dement|leugn)\w*|"
    r"ohne\b[^.]{0,160}\bzu (?:dement|bestr|leugn|widerspr)\w*|(?:bestr|dement|leugn)\w* (?:nichts|nicht)\b|"
    r"un(?:be|um)stritten|(?:did|does) not deny)",
    re.IGNORECASE,
)
_HINT = re.compile(
    rf"zurück|von sich|[Bb]estr|[Dd]ementi|[Ll]eugne|[Vv]ernein|abgestr|streite|stritt|\b[Dd]en(?:ied|ies|y)\b|reject|dismiss|{_UNTRUE}|"
    r"Abrede|Grundlage|nicht zu|[Ss]timm|[Ww]iderspr|widerspr|erwider|entgegn|konter|dagegen|richtig|contradict|countered|Rede|[Ww]ahr|"
    r"nicht stehen|nicht gelten|anders dar|"
    rf"{_CALL} (?:das|dies) "
)
"""What one of the ways at least must have: most sentences have nothing of it."""
_ELSE = re.compile(r"[,;]|\b(?:und|hin|doch)\b")
"""What shows that the verb in front of which something stands is of another clause than the word that denies."""
_STOP = re.compile(r"[;:!?\n]")
_NOTHING = re.compile(
    rf"^(?:(?:den|die|das|dies|dem|der|diese[nmrs]?|solche[nmrs]?|alle|sämtliche|jede[nmrs]?|entschieden|scharf|umgehend|"
    rf"auch|als|it|this|that|the|all)\b|{CHARGES}|{CLAIMS}|{PARTS}|{_UNTRUE}|in Abrede|\W)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cue:
    """Words that deny, in a sentence: what they are about, from their first word to the last, and which two say
    so; `said` as for `Way`.
    """

    about: str
    span: Span
    ends: tuple[Span, ...]
    said: bool = False

    @property
    def answers(self) -> bool:
        """Whether they only say that somebody answers, and what they answer decides."""
        return self.about in ("answer", "reply")


def denials(text: str, sentence: Span) -> Iterator[Cue]:
    """The words of a sentence that deny something, the surest first; what one way is known by is no other's."""
    begin, end = sentence[0], min(sentence[1], sentence[0] + LONGEST)
    fitting = lookup().possible(text[begin:end])
    if not fitting or _HINT.search(text, begin, end) is None or _NOT.search(text, begin, end):
        return
    taken: list[Span] = []
    for way in [WAYS[number] for number in fitting]:
        for ends in _found(way, text, begin, end):
            if not any(first < other[1] and other[0] < last for other in ends for first, last in taken):
                taken += ends
                yield Cue(way.about, (ends[0][0], ends[-1][1]), ends[-2:], way.said)


@cache
def lookup() -> Patterns:
    """The ways of denying, to find those that can fit."""
    return Patterns(way.parts for way in WAYS)


def _found(way: Way, text: str, begin: int, end: int) -> Iterator[tuple[Span, ...]]:
    """The first and the last word of each place where all parts follow each other in one clause; before these, where what is denied
    stands before the verb, the word that it begins with.
    """
    for first in way.parts[0].finditer(text, begin, end):
        last = first
        verb = first if way.parts[0].pattern.find(_THE) < 0 else None
        for part in way.parts[1:]:
            stop = _STOP.search(text, last.end(), end)
            reach = min(end, last.end() + REACH, stop.start() if stop else end)
            if (found := part.search(text, last.end(), reach)) is None:
                break
            last, verb = found, verb or found
        else:
            if verb is not None and verb is not first and _ELSE.search(text, verb.end(), last.start()):
                continue
            begins = () if verb is first else (_word(text, first.span(), 0),)
            yield *begins, _word(text, (verb or first).span(), 0), _word(text, last.span(), -1)


def _word(text: str, span: Span, at: int) -> Span:
    begin, end = [word.span() for word in re.finditer(r"\w+", text[span[0] : span[1]])][at]
    return span[0] + begin, span[0] + end


def says_nothing(words: str) -> bool:
    """Whether words only point back: "den Vorwurf", "dies"."""
    return len(words) <= LONGEST and _NOTHING.match(words) is not None
