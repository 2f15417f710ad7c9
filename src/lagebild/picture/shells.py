"""Words that point back: pronouns, "davon", nouns such as "Vorschlag" that stand for what a text has said (`words/shells.txt`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from lagebild.picture import phrases
from lagebild.picture.phrases import Phrase
from lagebild.picture.wordforms import read
from lagebild.records import Span

_POINTING = re.compile(
    r"(?:dar?(?:von|zu|an|für|gegen|auf|über|vor|mit|nach|um|bei)|hierzu|hiervon|das|dies|dieses|es|so etwas|beides|all das|was|"
    r"ihn|ihm|sie|ihnen|ihr|er|diesen?|diesem|dieser|den|dem|die|der)(?:\s.*)?",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"(?<!\w)(?:zu|dass|ob|gegen|nach|für|in|an|von|zur|zum|auf|über)(?!\w)")
_FRAMED = re.compile(  # what frames a target without saying what it is: "Berichte über Schüsse", "zur Herkunft der Schüsse"
    r"(?:(?:zu|über|von|um|auf|an)\s)?(?:(?:die|der|den|das|dem|zur|zum|eine[rnms]?|solche[rnms]?)\s)?(?:\w+e[nrs]?\s)?"
    r"(?:Herkunft|Urheber(?:schaft)?|Ursachen?|Hintergründen?|Umständen?|Fragen?|Berichten?|Gerüchten?|Meldungen?|Spekulationen|Angaben|"
    r"Möglichkeit|Verantwortung|Rufe?|Wunsch|Aufrufe?|Idee|Plänen?|Vorschl[aä]ge?n?|Forderung(?:en)?|Nachfragen?)"
    r"\s(?:der|des|von|vom|zu|zur|zum|über|nach|für|einer|eines)\s(?=\w)"
)
_COUNTED = re.compile(
    r"(?:die |alle )?(?:\d[\d.,]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend)(?:en)?",
    re.IGNORECASE,
)
_SUCH = re.compile(r"(?:solch|derlei|derart|dies)", re.IGNORECASE)
_ACTED = re.compile(r"(?P<what>es|sie|ihn|das|dies)\s(?P<act>(?:(?:nicht|sofort|wieder|zu|bald)\s)*[a-zäöü]\w*en)")
_HELD = re.compile(  # what an idea or a plan is said to be
    r"(?<!\w)(?:Idee|Vorschlag|Plan|Pläne|Forderung|Frage|Absicht|Vorhaben|Gedanken?|Angebot|Wunsch|Bitte|Vorstoß|Möglichkeit)"
    r"(?:\s\w+){0,5},\s(?P<what>(?:ob|dass)\s[^.;:!?\n]+|[^.;:!?\n]+?\szu\s\w+en(?!\w)|[^.;:!?\n]*?\w+zu\w+en(?!\w))"
)
_HEADING = re.compile(
    r"(?:(?:[sS]treit|[dD]ebatte|[uU]neins|[dD]iskussion|[sS]timmen|[gG]espalten|[uU]neinig|[eE]inig|[zZ]ank|[tT]auziehen|[rR]ingen)"
    r"[^.;:!?\n]{0,50}?\s(?:(?:über|um|nach|zu|zum|zur)\s|(?:darüber|darum|dazu)(?=,\s))|"
    r"(?<!\w)[fF]ragen?\s(?:(?:nach|zu|zum|zur)\s|(?:darüber|danach)(?=,\s))|"
    r"(?:^|[.!?]\s)(?:(?:Auch|Nur|Selbst)\s)?(?:[bB]eim?|[zZ]um?|[zZ]ur|[iI]n Sachen)\s)"
)
_DECIDED = re.compile(r"(?<!\w)(?:beschlossen|gebilligt|verabschiedet|angenommen|verhängt|genehmigt)(?!\w)")
_ASKED = re.compile(r"(?:Fragen?|gefragt)\s(?:nach|zu|zum|zur|über)\s|(?:Frage|gefragt),\s(?=ob\s)")
_CONTRACTED = {"beim": "mn", "zum": "mn", "im": "mn", "zur": "f"}


@cache
def _table() -> tuple[Mapping[str, frozenset[str]], Mapping[str, str]]:
    """The nouns by what they stand for, and the verbs of some."""
    nouns: dict[str, set[str]] = defaultdict(set)
    verbs: dict[str, str] = {}
    for line in read("shells.txt"):
        kind, _, words = line.partition(": ")
        if kind == "verb":
            noun, _, forms = words.partition(" ")
            verbs[noun] = forms
        else:
            nouns[kind].update(words.split())
    return {kind: frozenset(some) for kind, some in nouns.items()}, verbs


def stands_for(head: str, kind: str) -> bool:
    """Whether a noun stands for something: kind is "shell", "proposed", "claimed", "taken", "refusing", "ending" or "empty"."""
    return head.lower() in _table()[0][kind]


def verb(head: str) -> re.Pattern[str] | None:
    """The forms of the verb that a noun is made of; None where the table has none."""
    forms = _table()[1].get(head.lower())
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE) if forms else None


def points(words: str) -> bool:
    """Whether words only point back ("ihn", "daran nicht beteiligen")."""
    few = len(words.split()) <= 6
    return few and _POINTING.fullmatch(words) is not None and not any(word[:1].isupper() for word in words.split()[1:])


def acted(words: str) -> tuple[str, str] | None:
    """A pronoun and what is to be done with it ("es absagen"); None where the words are something else."""
    found = _ACTED.fullmatch(words)
    return (found["what"], found["act"]) if found else None


def bare(words: str) -> bool:
    """Whether a noun comes without what it holds."""
    return len(words.split()) <= 4 and _HOLDS.search(words) is None


def unframed(words: str) -> str:
    """Words without what frames them: "Schüsse" of "zur Herkunft der Schüsse"."""
    return _FRAMED.sub("", words)


def asked(sentence: str) -> str:
    """What somebody was asked: "Sanktionen" of "auf die Frage nach Sanktionen"; "" where nobody was."""
    found = _ASKED.search(sentence)
    if found is None:
        return ""
    rest = sentence[found.end() :]
    if rest.startswith("ob "):
        return re.split(r"[,.;:!?]", rest)[0]
    phrase = phrases.first(rest)
    return rest[phrase.span[0] : phrase.span[1]] if phrase and phrase.span[0] <= 1 else ""


def counts(words: str) -> bool:
    """Whether words are no more than a number: of what was said before."""
    return _COUNTED.fullmatch(words) is not None


def such(determiner: str) -> bool:
    """Whether a determiner says that more of the same was told before ("solche", "derlei", "dieser")."""
    return _SUCH.match(determiner) is not None


def held(sentence: str) -> Iterator[Span]:
    """Where a sentence says what an idea or a plan is: "eine Vermittlerin zu entsenden"."""
    return (found.span("what") for found in _HELD.finditer(sentence))


def decided(sentence: str) -> Iterator[Span]:
    """What a sentence says to have been decided: "hat der Rat Abgaben auf Fisch gebilligt"."""
    for found in _DECIDED.finditer(sentence):
        start = max(sentence.rfind(mark, 0, found.start()) for mark in ",;:") + 1
        some = [one for one in phrases.phrases(sentence[start : found.start()]) if _object(sentence[start:], one)]
        if some:
            begin = some[-1].span[0]
            if len(some) > 1 and sentence[start + some[-2].span[1] : start + begin].strip() in ("und", "sowie"):
                begin = some[-2].span[0]
            yield start + begin, start + some[-1].span[1]


def _object(words: str, phrase: Phrase) -> bool:
    """Whether a phrase can be an object: no preposition before it, no subject's article."""
    before = words[: phrase.span[0]].split()
    return phrase.determiner != "der" and not (before and before[-1].lower() in phrases.PREPOSITIONS)


def headings(sentence: str) -> Iterator[tuple[Span, frozenset[str]]]:
    """Where a sentence says what follows is about, with its genders: "uneins darüber, ob …", "beim Korridor"."""
    for found in _HEADING.finditer(sentence):
        at = found.end()
        clause = re.match(r"[^.;:!?\n]*?,\s+((?:ob|dass|wie|wer)\s[^.;:!?\n]+)", sentence[at:])
        phrase = phrases.first(sentence[at:])
        if phrase and phrase.span[0] <= 1:
            preposition = sentence[:at].rsplit(maxsplit=1)[-1]
            yield (at + phrase.span[0], at + phrase.span[1]), _with(preposition, phrase)
        elif clause:
            yield (at + clause.start(1), at + clause.end(1)), frozenset("n")


def _with(preposition: str, phrase: Phrase) -> frozenset[str]:
    """The genders of a phrase after a preposition that may hold its article."""
    contracted = _CONTRACTED.get(preposition.lower())
    return frozenset(contracted) if contracted and not phrase.determiner else phrase.genders
