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
from lagebild.picture.patterns import Late, Patterns
from lagebild.picture.wordforms import read
from lagebild.records import Span

WEAK = "WEAK"
_GAP = r"(?:[\s,][^.;!?]{0,120}?)??[\s,„“»«]+"  # "…": up to the end of the sentence
_NEAR = r"(?:\s[^.,;!?]{0,60}?)??\s"  # "~": up to the end of the clause
_PLEDGE = (
    r"(?:\w*ankündigung(?:en)?|(?!sozus)\w*zusagen?|\w*zusicherung(?:en)?|\w*versprechens?|(?:sicherheits)?garantien?|wort(?:es)?|"
    r"angeboten?|(?:hilfs|gesprächs|friedens|vermittlungs|verhandlungs|rücktritts|kompromiss|liefer|austausch|aufnahme|abzugs|rettungs|"
    r"spenden)?angebots?|"
    r"(?:selbst)?verpflichtung(?:en)?|\bnein\b)"
)
_VOW = (
    rf"(?:{_PLEDGE}|(?!be)\w*drohung(?:en)?|\w*warnung(?:en)?|(?!heraus|anf|überf)\w*forderung(?:en)?|\w*ultimatums?|ultimaten|"
    r"(?:vor)?bedingung(?:en)?|auflagen?|weigerung|widerstand\w*|vetos?|vorbehalte?|frist(?:en)?|absage|\w*boykott\w*|"
    r"blockade\w*|threats?|warnings?|promises?|pledges?|demands?|offers?|conditions?|deadlines?)"
)
_DUE = r"(?:\w*frist|ultimatum|ultimatums|stichtag|deadline)"
_ANN = r"(?:angekündigt|angedroht|versprochen|zugesagt|zugesichert|gefordert|verlangt|geplant|vereinbart|angeboten)e[nrms]?"
_HAD = (
    r"(?:angekündigt|angedroht|gedroht|versprochen|zugesagt|zugesichert|gefordert|verlangt|angeboten|garantiert|gestellt)\s"
    r"(?:hatten?|hat|habe|haben|worden\swar(?:en)?)"
)
_WORDS = {
    "VOW": _VOW,
    "PLEDGE": _PLEDGE,
    "DUE": _DUE,
    "ANN": _ANN,
    "GIVEN": r"(?:angekündigt|angedroht|versprochen|zugesagt|zugesichert|angeboten)e[nrms]?",
    "HAD": _HAD,
    "HIS": r"(?:seine?[mnrs]?|ihre?[mnrs]?|unsere?[mnrs]?)",
    "END": r"(?=\W*(?:$|[,.;:!?–]|und\b|oder\b))",
}
"""What the words in capitals stand for in `words/comments.txt`."""


class Pattern(NamedTuple):
    """A way to say something of a commitment."""

    name: str
    fact: Fact
    words: Late
    says: str = ""  # as it is written in the table

    @property
    def denies(self) -> bool:
        """Whether a negation is a part of it."""
        return bool(_DENIES.search(self.says))


@dataclass(frozen=True)
class Comment:
    """A comment in a text: the words by which it is known, what they say, a name for reasons."""

    span: Span
    fact: Fact
    name: str


def _pattern(words: str) -> Late:
    filled = words.replace(" … ", "…").replace(" ~ ", "~").replace(" ", r"\s")
    for name, stands_for in _WORDS.items():
        filled = filled.replace(name, stands_for)
    filled = filled.replace("…", _GAP).replace("~", _NEAR)
    return Late(rf"(?<!\w)(?:{filled})(?!\w)", re.IGNORECASE)


AS_SAID = ("as announced",)
"""Names of comments such as "wie angekündigt": they say something only of a commitment that their own sentence is about."""

AT_ITS_TIME = AS_SAID
"""Names of comments that say nothing of what is still to come."""

AGAINST = ("against its word",)
"""Names of comments in whose clause a negation says what was done ("entgegen der Zusage öffnete er nicht")."""

HAD_SAID = ("as he had said",)
"""Names of comments such as "das hatte er gefordert": they say something of what the sentences before tell."""

CHANGED = "changed"
"""Name of comments such as "verschärfte die Forderung": what is only changed is not taken back."""

NO_LONGER = "insists no more"
"""Name of comments that speak of a demand, or of a condition."""

HANGS_NO_MORE = "hangs on it no more"
"""Name of comments that say of a thing that another one is no condition for it any longer."""

OF_DEADLINES = ("let the deadline pass", "deadline over without it")
"""Names of comments that say that what was to be done by a day was not."""

CAME = "what was promised came"
"""Name of comments such as "der Kran, den Norland zugesagt hatte, ist eingetroffen": only the promise of that thing is meant."""

NOBODY_CAME = "nobody came"
"""Name of comments such as "es kam nichts": they say something where they name nothing else than what was promised."""

SO_FAR = ("came to nothing", "not kept", "no deeds")
"""Names of comments that say of what has no deadline, or a later one, only that it has not come yet, where it is "so far"."""

STILL_DUE = "still due"
"""Name of the comment "steht noch aus": not done yet, which says something only where it was to be done before something else."""

OF_WHAT_IS_NAMED = ("void", "not kept up", "bound no more", "backs down")
"""Names of comments whose sentence names what they are about, if at all, before them."""

OF_REFUSALS = ("no longer rules out", "gives up resisting")
"""Names of comments that speak of refusals alone."""


@cache
def patterns() -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """The patterns of `words/comments.txt`: those that say something by themselves, and the weak ones."""
    sure, weak = list[Pattern](), list[Pattern]()
    for line in read("comments.txt"):
        name, fact, words = line.split(": ", 2)
        found = Pattern(name, Fact.UNDONE if fact == WEAK else Fact[fact], _pattern(words), words)
        (weak if fact == WEAK else sure).append(found)
    return tuple(sure), tuple(weak)


@cache
def lookup() -> Patterns:
    """The same, one behind the other, to find those that can fit."""
    return Patterns((one.words,) for some in patterns() for one in some)


_WEAK = re.compile(
    r"nicht|kein|noch|niemand|dort|da\b|steh|stand|ausgeblieben|weiter|vergeb|umsonst|nach wie vor|unverändert",
    re.I,
)
_UNSURE = re.compile(
    r"\b(?:wenn|falls|sollte[n]?|sofern|erst\sdann|sobald|solange|könnte[n]?|würde[n]?|dürfte[n]?|ob|bevor|ehe|will|wolle|müsse|müsste|muss|"
    r"soll|if|could|would|should|whether|"
    r"bis(?!\s(?:heute|jetzt|dato|zum|zur|zu|vor|in|nach|auf|an|ende|mitte|anfang|gestern|morgen|mittag|mitternacht|dahin|zuletzt|\w+tag|"
    r"\w*abend|januar|februar|märz|april|mai|juni|juli|august|\w+ber|ostern|\d+)\b))\b",
    re.I,
)
_WOULD = re.compile(r"\b(?:wäre|hätte)\b", re.I)
_FUTURE = re.compile(r"\b(?:wird|werden?)\b", re.I)
_NEGATED = re.compile(r"\b(?:nicht(?!\s(?:nur|zuletzt))|kein\w*|noch nicht|nie|niemand\w*|weder|not|no)\b", re.I)
_DENIES = re.compile(r"nicht|nie|kein|nichts|ohne|failed|fails")
_VERB_FIRST = re.compile(  # "Sind die Bedingungen erfüllt, …"
    r"\W*(?:ist|sind|sei|wird|werden|würde|hat|haben|hätte|macht|hält|nimmt|zieht|löst|gibt|lässt|bricht|setzt|kommt|bleibt|verstreicht|rückt|"
    r"erfüllt|läuft)\b",
    re.I,
)
_ASKED = re.compile(  # whoever says this of a clause does not say that it is so
    r"\b(?:\w*forder\w*|verlang\w*|appell\w*|bat(?:en)?|bitte\w*|dräng\w*|mahn\w*|rief\w*|ruft|warn\w*|hoff\w*|erwart\w*|\w*zweif\w*|glaub\w*|"
    r"dementier\w*|bestritt\w*|bestreit\w*|lehn\w+|weiger\w*|rechne\w*|will|wollen|rät|riet\w*|schlug\w*|bereit)\b",
    re.I,
)
_TO_DO = re.compile(r"(?:\bzu\s\w+en|\wzu(?!sag|sich)\w+en)\W*$", re.I)
_DECIDED = re.compile(  # … and whoever says this does
    r"\b(?:beschl\w+|entschied\w*|entschloss\w*|willigte\w*|einverstanden|(?:sagte\w*|stimmte\w*)\s(?:\w+\s)?zu)\b",
    re.I,
)
_NOT_YET = re.compile(r"\W*noch\s(?!immer)", re.I)
_THROWN_IN = re.compile(r"\W*(?:so )?wie\b", re.I)
_CLAUSE_OF = re.compile(r"\W*dass\b|\bzu\s\w+en\b|\w{1,30}zu(?!sag|sich)\w{1,30}en\b", re.I)

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
    if weak and not _WEAK.search(sentence):
        return ()
    for pattern in fitting:
        found = pattern.words.search(sentence)
        if found is None or (not weak and _open(sentence, found.span(), pattern)):
            continue
        begin, end = found.span()
        return (Comment((span[0] + begin, span[0] + end), pattern.fact, pattern.name),)
    return ()


def _open(sentence: str, span: Span, pattern: Pattern) -> bool:
    """Whether the words of the clause make it a possibility or deny it; clauses between its first and its last word do not count."""
    begin = max(sentence.rfind(mark, 0, span[0]) for mark in ",;:") + 1
    end = min((at for mark in ",;:" if (at := sentence.find(mark, span[1])) >= 0), default=len(sentence))
    lead, tail = sentence[begin : span[0]], sentence[span[1] : end]
    inside = re.split("[,;:]", sentence[span[0] : span[1]])
    own = " ".join(dict.fromkeys((lead, inside[0], inside[-1], tail)))
    itself = set(re.findall(r"\w+", pattern.says))
    if any(found[0].casefold() not in itself for found in _UNSURE.finditer(own)):
        return True
    if sentence.rstrip(' \n“”"»«’').endswith("?") or (begin == 0 and "," in sentence and _VERB_FIRST.match(sentence)):
        return True
    if pattern.name in AT_ITS_TIME and _ahead(sentence, begin, end, own):
        return True
    if begin and _CLAUSE_OF.search(own) and _ASKED.search(sentence[:begin]):
        return True
    return _denied(pattern, lead, own) or (
        not pattern.denies and bool(_TO_DO.search(sentence[slice(*span)]) and not _DECIDED.search(sentence[:begin]))
    )


def _denied(pattern: Pattern, lead: str, own: str) -> bool:
    """Whether the words of a clause say that what a pattern says is not so, or not yet."""
    if pattern.denies or pattern.name in AGAINST:
        return bool(_NEGATED.search(lead) or (pattern.fact is Fact.UNDONE and _NOT_YET.match(lead)))
    return bool(_NEGATED.search(own) or _WOULD.search(own))


def _ahead(sentence: str, begin: int, end: int, own: str) -> bool:
    """Whether a clause, or the ones around it that it is thrown into, tells of what is still to come or is not so."""
    before = max((sentence.rfind(mark, 0, max(begin - 1, 0)) for mark in ",;:"), default=-1) + 1
    after = min((at for mark in ",;:" if (at := sentence.find(mark, end + 1)) >= 0), default=len(sentence))
    thrown_in = _THROWN_IN.match(own)
    whole = f"{sentence[before:begin]} {own} {sentence[end:after]}" if thrown_in else own
    return bool(_FUTURE.search(whole) or (thrown_in and (_UNSURE.search(whole) or _NEGATED.search(whole))))


def meant(words: str, name: str = "") -> frozenset[str] | None:
    """The kinds of commitments that the words of a comment, or the comment of that name, can mean; None where they can mean any."""
    if name in OF_REFUSALS:
        return frozenset({"refusal"})
    small = words.casefold()
    found = [kinds for noun, kinds in NOUNS.items() if re.search(rf"\b(?!be|heraus|anf|überf)\w*{noun}", small)]
    return frozenset[str]().union(*found) if found else None
