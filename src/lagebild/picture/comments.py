"""What a text says of a commitment in so many words: that its case has come, that it was kept, came to nothing, is taken back.

"Damit ist der Fall eingetreten, vor dem … gewarnt hatte", "machte seine Drohung wahr", "die Frist ist verstrichen", "lasse er fallen": a
comment is a pattern over one sentence with what it says (a `FACT` of `lifecycle`) and, where the words name one, the kind of commitment
that is meant. Where several patterns of `words/comments.txt` fit, the first counts: what is taken back or came to nothing before what
was kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lagebild.picture.clauses import Page
from lagebild.picture.lifecycle import Fact
from lagebild.picture.patterns import Patterns
from lagebild.picture.wordforms import read
from lagebild.records import Span

WEAK = "WEAK"
_GAP = r"(?:[\s,][^.;!?]{0,120}?)??[\s,„“»«]+"  # "…": up to the end of the sentence
_NEAR = r"(?:\s[^.,;!?]{0,60}?)??\s"  # "~": up to the end of the clause
_VOW = (
    r"(?:\w*drohung(?:en)?|\w*warnung(?:en)?|ankündigung(?:en)?|zusagen?|zusicherung(?:en)?|versprechens?|garantien?|wort(?:es)?|"
    r"\w*forderung(?:en)?|angebots?|angebote|ultimatums?|ultimaten|bedingung(?:en)?|auflagen?|weigerung|widerstand\w*|vetos?|\bnein\b|"
    r"vorbehalte?|vorbedingung(?:en)?|frist(?:en)?|verpflichtung(?:en)?|absage|boykott\w*|blockade\w*|threats?|warnings?|"
    r"promises?|pledges?|demands?|offers?|ultimatum|conditions?|deadlines?)"
)
_DUE = r"(?:\w*frist|ultimatum|ultimatums|stichtag|deadline)"


class Pattern(NamedTuple):
    """A way to say something of a commitment."""

    name: str
    fact: Fact
    words: re.Pattern[str]


@dataclass(frozen=True)
class Comment:
    """A comment in a text: the words by which it is known, what they say, a name for reasons."""

    span: Span
    fact: Fact
    name: str


def _pattern(words: str) -> re.Pattern[str]:
    filled = words.replace(" … ", "…").replace(" ~ ", "~").replace(" ", r"\s").replace("VOW", _VOW).replace("DUE", _DUE)
    filled = filled.replace("…", _GAP).replace("~", _NEAR)
    return re.compile(rf"(?<!\w)(?:{filled})(?!\w)", re.IGNORECASE)


AS_SAID = ("as announced",)
"""Names of comments such as "wie angekündigt": they say something only of a commitment that their own sentence is about."""

HAD_SAID = ("as he had said",)
"""Names of comments such as "das hatte er gefordert": they say something of what the sentences before tell."""

STILL_DUE = "still due"
"""Name of the comment "steht noch aus": not done yet, which says something only where it was to be done before something else."""

OF_WHAT_IS_NAMED = ("void", "not kept up")
"""Names of comments whose sentence names what they are about, if at all, before them."""

OF_REFUSALS = ("no longer rules out", "gives up resisting")
"""Names of comments that speak of refusals alone."""


@cache
def patterns() -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """The patterns of `words/comments.txt`: those that say something by themselves, and the weak ones."""
    sure, weak = list[Pattern](), list[Pattern]()
    for line in read("comments.txt"):
        name, fact, words = line.split(": ", 2)
        found = Pattern(name, Fact.UNDONE if fact == WEAK else Fact[fact], _pattern(words))
        (weak if fact == WEAK else sure).append(found)
    return tuple(sure), tuple(weak)


@cache
def lookup() -> Patterns:
    """The same, one behind the other, to find those that can fit."""
    return Patterns((one.words,) for some in patterns() for one in some)


_TELLING = re.compile(  # without one of these no pattern fits: most sentences need no more than this
    "drohung|warnung|ankündigung|zusage|zusicherung|versprech|garanti|wort|forderung|angebot|ultimat|bedingung|auflage|weigerung|widerstand|"
    "veto|nein|vorbehalt|frist|verpflichtung|absage|boykott|blockade|threat|promise|pledge|demand|offer|condition|deadline|stichtag|"
    "gegenstandslos|hinfällig|vom tisch|gültig|gilt|gelte|aufrecht|verfolg|besteh|beharr|poch|schließ|schloss|haltung|linie|kurs|position|"
    "lenk|anders als|hatte|wollte|sollte|vergessen|vergisst|verlangt|gefordert|angekündigt|angedroht|versprochen|zugesagt|zugesichert|"
    "vereinbart|geplant|sagte|wahr|nichts|wie |ernst|fall|voraussetzung|erfüllt|eingetreten|gesagt|"
    "ausgeblieben|(?:blieb|bleibt|blieben|bleiben) .*aus",
    re.I,
)
_WEAK = re.compile(r"nicht|kein|noch|nichts|dort|da\b|steh|stand|ausgeblieben|weiter", re.I)
_UNSURE = re.compile(
    r"\b(?:wenn|falls|sollte[n]?|sofern|sobald|könnte[n]?|würde[n]?|dürfte[n]?|ob|bevor|ehe|bis|will|wolle|müsse|müsste|muss|soll|if|could|would|"
    r"should|whether)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:nicht|kein\w*|noch nicht|nie|not|no)\b", re.I)

NOUNS: Mapping[str, frozenset[str]] = {
    "drohung": frozenset({"threat"}),
    "warnung": frozenset({"threat"}),
    "gedroht": frozenset({"threat"}),
    "angedroht": frozenset({"threat"}),
    "ultimatum": frozenset({"threat", "demand"}),
    "zusage": frozenset({"promise", "offer"}),
    "zusicherung": frozenset({"promise", "offer", "refusal"}),
    "versprechen": frozenset({"promise", "offer"}),
    "versprochen": frozenset({"promise", "offer"}),
    "garantie": frozenset({"promise"}),
    "verpflichtung": frozenset({"promise"}),
    "forderung": frozenset({"demand"}),
    "verlangt": frozenset({"demand"}),
    "gefordert": frozenset({"demand"}),
    "aufforderung": frozenset({"demand"}),
    "angebot": frozenset({"offer", "promise"}),
    "weigerung": frozenset({"refusal"}),
    "nein": frozenset({"refusal"}),
}
"""Words of a comment and the kinds of commitments that they can mean; others can mean any."""


def comments(page: Page, span: Span, *, weak: bool = False) -> tuple[Comment, ...]:
    """The comments in a sentence of a text, at most one: what is only possible, asked for or denied says nothing.

    Args:
        page: the text; what was found there is kept with it.
        span: the sentence.
        weak: look for what is a comment only beside a commitment that is told again.
    """
    kept: dict[tuple[Span, bool], tuple[Comment, ...]] = page.kept
    if (found := kept.get((span, weak))) is None:
        sentence = page.said(span)
        if (fitting := page.kept.get(("comments", span))) is None:
            fitting = page.kept["comments", span] = _possible(sentence)
        found = kept[span, weak] = _comments(sentence, span, fitting[weak], weak=weak) if fitting[weak] else ()
    return found


def _possible(sentence: str) -> tuple[list[Pattern], list[Pattern]]:
    """The patterns that can fit a sentence, those that say something by themselves and the weak ones."""
    sure, weak = patterns()
    numbers = lookup().possible(sentence)
    first = len(sure)
    return [sure[at] for at in numbers if at < first], [weak[at - first] for at in numbers if at >= first]


def _comments(sentence: str, span: Span, fitting: Iterable[Pattern], *, weak: bool) -> tuple[Comment, ...]:
    if not (_WEAK if weak else _TELLING).search(sentence):
        return ()
    for name, fact, pattern in fitting:
        found = pattern.search(sentence)
        if found is None or (not weak and _open(sentence, found.span(), fact)):
            continue
        begin, end = found.span()
        return (Comment((span[0] + begin, span[0] + end), fact, name),)
    return ()


def _open(sentence: str, span: Span, fact: Fact) -> bool:
    """Whether the words of the clause make it a possibility or deny it; clauses between its first and its last word do not count."""
    begin = max(sentence.rfind(mark, 0, span[0]) for mark in ",;:") + 1
    end = min((at for mark in ",;:" if (at := sentence.find(mark, span[1])) >= 0), default=len(sentence))
    lead, tail = sentence[begin : span[0]], sentence[span[1] : end]
    inside = re.split("[,;:]", sentence[span[0] : span[1]])
    own = " ".join({lead: None, inside[0]: None, inside[-1]: None, tail: None})
    if _UNSURE.search(own):
        return True
    return bool(_NEGATED.search(lead) or (fact in (Fact.CAME, Fact.KEPT, Fact.PASSED) and _NEGATED.search(own)))


def meant(words: str, name: str = "") -> frozenset[str] | None:
    """The kinds of commitments that the words of a comment, or the comment of that name, can mean; None where they can mean any."""
    if name in OF_REFUSALS:
        return frozenset({"refusal"})
    small = words.casefold()
    found = [kinds for noun, kinds in NOUNS.items() if re.search(rf"\b{noun}", small)]
    return frozenset[str]().union(*found) if found else None
