"""What speaks for a sentence to tell what became of an announcement, as numbers that a regression weighs (`leads`).

Only the words count, those of the announcement and those of the sentence with the one before it and the headline: so that what is learned
from annotated crises (`corpus/outcomes`) holds for any dossier.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lagebild.picture import wording
from lagebild.picture.lettering import Lettering, covered, known, lettering, meeting

_IF = re.compile(
    r"\b(?:wenn|falls|sofern|sollten?|solange|sobald|bevor|ehe|es sei denn|andernfalls|sonst|nur dann)\b", re.I
)
_LOOKS_BACK = re.compile(
    r"\b(?:Frist|Ultimatum|Drohung|Ankündigung|Zusage|Versprechen|Forderung|Weigerung|wie angekündigt|angekündigt\w*|wahr gemacht|"
    r"zurückgenommen|zurückgezogen|eingelöst|nachgekommen|verstrichen|abgelaufen|angedroht\w*|zugesagt\w*|versprochen\w*|verlangt\w*|"
    r"geforderte?\w*)\b"
)
_NEWS = re.compile(
    r"\b(?:heute|gestern|nun|seit|inzwischen|mittlerweile|am (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\w*|"
    r"in der Nacht|Uhr|früh|Morgen\w*|Mittag|Abend\w*|bereits|erstmals|wieder)\b"
)
_NOT = re.compile(r"\b(?:nicht|kein\w*|ohne|nie|niemand|weder|nichts|noch immer|weiterhin|nach wie vor|weiter)\b", re.I)
_SUBJUNCTIVE = re.compile(
    r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|würden?|hätten?|wäre|gebe|bleibe|lasse|stehe|komme)\b"
)
_SAID = re.compile(
    r"\b(?:sagte|erklärte|teilte|betonte|kündigte|drohte|warnte|forderte|verlangte|bekräftigte|wiederholte|versprach|lehnte|wies|"
    r"nannte|bezeichnete|kritisierte|begrüßte|hieß es|laut|zufolge|nach Angaben)\b"
)
_AHEAD = re.compile(
    r"\b(?:wird|will|wollen|wollten?|soll(?:en?|te|ten)?|muss|müss(?:en|te|ten)|kann|könn(?:en|te|ten)|dürfte|möchten?|damit|ob|plan(?:t|en|te)|"
    r"geplant|droht|fordert|verspricht|warnt)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:ist|sind|hat|haben|wurden?)\b.*\b(?:ge\w+(?:t|en)|\w+ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|über|unter)\w+(?:t|en))\b"
)
_HAD = re.compile(r"\b(?:hatten?|war(?:en)? \w+ worden)\b")
_DENIES = re.compile(r"\b(?:dementier\w*|bestreit\w*|bestritt\w*|wies\w* .*zurück|falsch|erfunden|keine Rede)\b")
_VIEW = re.compile(
    r"\b(?:begrüß\w+|kritisier\w+|verurteil\w+|bedauer\w+|warn\w+|demonstrier\w+|protestier\w+|hoff\w+|fürcht\w+|erwart\w+)\b"
)
_RETELLS = re.compile(
    r"\b(?:hatten?|habe|hat)\b.*\b(?:angekündigt|zugesagt|(?:an)?gedroht|verlangt|gefordert|abgelehnt|versprochen|angeboten)\b|"
    r"\b(?:wiederhol|bekräftig|erneuer)\w+|\bfür (?:den|diesen) Fall\b|\berneut\b|\bh(?:ä|ie)lte?n?\b.*\bfest\b|\bnach wie vor\b",
    re.I,
)
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_WEEKDAY = re.compile(r"\b(?:" + "|".join((*_WEEKDAYS, "Sonnabend")) + r")")
_WEEK = 7
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_NUMBER = re.compile(r"\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|Dutzend|hundert|tausend)\b")
_QUOTED = re.compile(r"[„“»«\"]")
_NAME = re.compile(r"\b[A-ZÄÖÜ][\w-]{3,}")
_LETTERS = 6  # of a name that its adjective and genitive have as well
_FIRST = 60  # letters of a sentence in which its subject mostly stands
_HEAD = 2  # sentences at the head of a report
_LONG = 300  # letters


@dataclass(frozen=True)
class Announced:
    """An announcement: `condition` None where it has none; `sentence` is the one that both stand in.

    `names` are what those are called who made it.
    """

    condition: str | None
    consequence: str
    sentence: str
    names: tuple[str, ...] = ()
    day: date | None = None
    language: str = "de"

    @cached_property
    def parts(self) -> tuple[Part | None, Part]:
        """The condition and the consequence."""
        tied = None if self.condition is None else Part(self.condition, self.language)
        return tied, Part(self.consequence, self.language)

    def about(self, told: Told) -> float:
        """How far a sentence is about the same as its condition or its consequence, by concepts."""
        return max(wording.topic(part.meaning, told.meaning) for part in self.parts if part)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The beginnings of the names, in small letters."""
        return beginnings(" ".join(self.names))

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The beginnings of nouns and names in its sentence."""
        return beginnings(self.sentence)

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """The days of the week that it names, from Monday as 0."""
        return weekdays(self.sentence)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers in its sentence."""
        return figures(self.sentence)

    @cached_property
    def whole(self) -> Lettering:
        """Its sentence by runs of letters."""
        return lettering(self.sentence)


@dataclass(frozen=True)
class Part:
    """The condition or the consequence of an announcement."""

    words: str
    language: str = "de"

    @cached_property
    def letters(self) -> Lettering:
        """Its words by runs of letters."""
        return known(self.words)

    @cached_property
    def meaning(self) -> wording.Meaning:
        """What its words mean."""
        return wording.meaning(self.words, self.language)


@dataclass(frozen=True)
class Told:
    """A sentence of a report, the `number`th from 0; `before` is the one before it, `title` the headline, `day` that of the report."""

    words: str
    before: str = ""
    title: str = ""
    number: int = 0
    day: date | None = None
    language: str = "de"

    @cached_property
    def letters(self) -> Lettering:
        """Its words by runs of letters."""
        return known(self.words)

    @cached_property
    def around(self) -> Lettering:
        """The same with the sentence before it."""
        return lettering(f"{self.before} {self.words}")

    @cached_property
    def meaning(self) -> wording.Meaning:
        """What its words mean."""
        return wording.meaning(self.words, self.language)

    @cached_property
    def small(self) -> str:
        """Its words in small letters."""
        return self.words.lower()

    @cached_property
    def small_before(self) -> str:
        """The words before it in small letters."""
        return self.before.lower()

    @cached_property
    def headline(self) -> Lettering:
        """The headline by runs of letters."""
        return known(self.title)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The beginnings of nouns and names in it."""
        return beginnings(self.words)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers in it."""
        return figures(self.words)

    @cached_property
    def cues(self) -> Mapping[str, float]:
        """What its words say of how it tells."""
        return {name: float(bool(cue.search(self.words))) for name, cue in _CUES.items()}


_CUES = {
    "if": _IF,
    "looks back": _LOOKS_BACK,
    "news": _NEWS,
    "not": _NOT,
    "subjunctive": _SUBJUNCTIVE,
    "said": _SAID,
    "ahead": _AHEAD,
    "done": _DONE,
    "had": _HAD,
    "denies": _DENIES,
    "view": _VIEW,
    "retells": _RETELLS,
    "number": _NUMBER,
    "quoted": _QUOTED,
}


def features(one: Announced, told: Told) -> dict[str, float]:
    """What speaks for a sentence to tell what became of an announcement, and what against it, by name."""
    condition, consequence = one.parts
    nothing = dict.fromkeys(_ALIKE, 0.0)
    tied = _alike(condition, told) if condition else nothing
    does = _alike(consequence, told)
    close = max(tied["shared"], does["shared"])
    meant = max(tied["meant"], does["meant"])
    cues = told.cues
    again = covered(one.whole, told.letters)
    found = {f"condition {name}": value for name, value in tied.items()}
    found |= {f"consequence {name}": value for name, value in does.items()}
    found |= {
        "close": close,
        "meant": meant,
        "both": min(tied["covered"], does["covered"]),
        "again": again,
        "unconditional": float(condition is None),
        "by them": float(_names(one.roots, told.small)),
        "by them before": float(_names(one.roots, told.small_before)),
        "at the head": float(told.number < _HEAD),
        "headline": max(covered(part.letters, told.headline) for part in one.parts if part),
        "long": min(len(told.words), _LONG) / _LONG,
        "days": _days(one.day, told.day),
        "told again, if": again * cues["if"],
        "close, looks back": close * cues["looks back"],
        "close, done": close * cues["done"],
        "close, news": close * cues["news"],
        "close, at the head": close * float(told.number < _HEAD),
        "meant, news": meant * cues["news"],
        "close, retells": close * cues["retells"],
        "again, retells": again * cues["retells"],
        "nouns": math.log1p(len(one.nouns & told.nouns)),
        "the same number": float(not one.figures.isdisjoint(told.figures)),
        "another number": float(bool(one.figures and told.figures) and one.figures.isdisjoint(told.figures)),
        "on its day": _on_day(one.weekdays, one.day, told.day),
        "by them, first": float(_names(one.roots, told.small[:_FIRST])) * does["covered"],
    }
    return {**found, **cues}


_ALIKE = ("covered", "alike", "shared", "covered around", "meant", "topic", "true", "untrue")


def _alike(part: Part, told: Told) -> dict[str, float]:
    """How far a sentence speaks of a part of an announcement."""
    met = meeting(part.letters, told.letters)
    return {
        "covered": covered(part.letters, told.letters),
        "alike": met / (part.letters.length * told.letters.length),
        "shared": met / (part.letters.length * math.sqrt(told.letters.length)),
        "covered around": covered(part.letters, told.around),
        "meant": wording.likeness(part.meaning, told.meaning),
        "topic": wording.topic(part.meaning, told.meaning),
        "true": wording.entails(part.meaning, told.meaning),
        "untrue": wording.contradicts(part.meaning, told.meaning),
    }


def beginnings(words: str) -> frozenset[str]:
    """The beginnings of nouns and names, in small letters."""
    return frozenset(word[:_LETTERS].lower() for word in _NAME.findall(words))


def figures(words: str) -> frozenset[str]:
    """The numbers in some words, in digits."""
    return frozenset(_FIGURE.findall(words))


def weekdays(words: str) -> frozenset[int]:
    """The days of the week that some words name, from Monday as 0."""
    named = (found.replace("Sonnabend", "Samstag") for found in _WEEKDAY.findall(words))
    return frozenset(_WEEKDAYS.index(name) for name in named)


def _on_day(weekdays: frozenset[int], made: date | None, told: date | None) -> float:
    """Whether it is told on a day that an announcement names, or on the one after: 1 if so, -1 if on no such day, 0 where it names none."""
    if not weekdays or made is None or told is None:
        return 0.0
    since = (told - made).days
    near = any((told.weekday() - day) % _WEEK in (0, 1) for day in weekdays)
    return 1.0 if near and since <= _WEEK else -1.0


def _names(roots: frozenset[str], words: str) -> bool:
    return any(root in words for root in roots)


def _days(one: date | None, other: date | None) -> float:
    return math.log1p(max(0, (other - one).days)) if one and other else 0.0
