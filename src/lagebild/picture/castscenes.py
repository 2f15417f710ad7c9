"""Where names, states and towns stand in the sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lagebild.picture.castnouns import ORGAN, noun
from lagebild.picture.castwords import CAPITAL, LETTER, MARK, adjective
from lagebild.picture.material import Text

_SENTENCE = re.compile(
    r'(?<=[.!?…])(?<!\bDr\.)(?<!\bProf\.)(?<!\bSt\.)(?<!\d\.)["“”»«’‘›‹)]*[^\S\n]+(?=["„“»«‚›(]?[A-ZÀ-Þ0-9])|\n+'
)
_SECOND = re.compile(rf" [{CAPITAL}]{LETTER}+")
_NOUN = re.compile(r"\s+(?:[a-zäöüß]+\s+)?([A-ZÄÖÜ][\w-]+)")
_OBJECT = frozenset(
    "gegen nach mit gegenüber an für zwischen vor von vom über zu zum zur den einen auf um unter durch ohne ans ins".split()
)
_STOP = re.compile(r"\d{3,}\.\s")  # a number that ends a sentence
_AT = frozenset("in im aus bei".split())
BACK = 3  # sentences before a name, in its paragraph, that may say for whom somebody speaks


class Mark(NamedTuple):
    """A word that stands for somebody: `kind` is "side", "person" or "town", `key` an id or a town's name.

    `aside` says that it stands behind a preposition or in the accusative: what is said is not said for it; `at` that it is where something
    happens ("in Harlund"), `organ` that it is an organ of the side.
    """

    begin: int
    end: int
    kind: str
    key: str
    aside: bool = False
    at: bool = False
    organ: bool = False


class Sentence(NamedTuple):
    """A sentence with its marks; `paragraph` counts line breaks."""

    begin: int
    end: int
    paragraph: int
    marks: tuple[Mark, ...]

    def leads(self, mark: Mark, text: str) -> bool:
        """Whether a mark stands among the first words, so that the sentence is about it."""
        before = text[self.begin : mark.begin]
        return len(before.split()) <= 2 and not set(before) & set(',:;„“»«"')


class Worth(NamedTuple):
    """Words that may stand for somebody, and the first words of names that have two."""

    words: frozenset[str]
    first: frozenset[str]


Known = Callable[[str], tuple[str, str] | None]  # kind and key of a word, None for others


def sentences(text: Text, known: Known, worth: Worth) -> tuple[Sentence, ...]:
    """The sentences of a text with who is known in them; only words that are `worth` it and adjectives on "-isch" are looked up."""
    words = text.text
    marks = list(_marks(words, known, worth))
    if not marks:
        return ()
    found, begin, paragraph, at = list[Sentence](), 0, 0, 0
    for end, following, breaks in (*_ends(words), (len(words), len(words), 0)):
        inside = at
        while inside < len(marks) and marks[inside].begin < end:
            inside += 1
        found.append(Sentence(begin, end, paragraph, tuple(marks[at:inside])))
        begin, at, paragraph = following, inside, paragraph + breaks
    return tuple(found)


def _ends(words: str) -> Iterator[tuple[int, int, int]]:
    return ((found.start(), found.end(), int("\n" in found[0])) for found in _SENTENCE.finditer(words))


def _marks(words: str, known: Known, worth: Worth) -> Iterator[Mark]:
    behind = 0
    for found in MARK.finditer(words):
        word, end = found[0], found.end()
        if found.start() < behind:
            continue
        if word in worth.first and (two := _SECOND.match(words, end)) and word + two[0] in worth.words:
            word, end = word + two[0], two.end()  # "Port Leander"
        if (
            word not in worth.words
            and "isch" not in word
            and ("-" not in word or word.partition("-")[0] not in worth.words)
        ):
            continue
        meant = known(word)
        if meant is None:
            continue
        before = words[max(0, found.start() - 24) : found.start()].split()
        last = before[-1].lower().lstrip('„"»(') if before else ""
        is_adjective = adjective(word) is not None
        aside = last in ("den", "einen", "gegen") if is_adjective else last in _OBJECT
        behind = end
        noun_at = _NOUN.match(words, end) if is_adjective else found
        what = noun(noun_at[noun_at.lastindex or 0]) if noun_at is not None and meant[0] == "side" else None
        organ = what is not None and what.kind == ORGAN
        yield Mark(found.start(), end, *meant, aside, last in _AT and not is_adjective, organ)


class Topic(NamedTuple):
    """Whom a sentence speaks of: `side` an id, whether that is `sure`, and the sentence's `number`."""

    side: str
    sure: bool
    number: int


def topic(scene: Sequence[Sentence], number: int, of: Callable[[Mark], str | None], text: str) -> Topic | None:
    """Whom the nearest sentence before speaks of, in the same paragraph."""
    for back in range(number - 1, max(-1, number - 1 - BACK), -1):
        sentence = scene[back]
        if sentence.paragraph != scene[number].paragraph:
            return None
        leading = next((mark for mark in sentence.marks if not mark.aside), None)
        marks = [(mark, side) for mark in sentence.marks if not mark.aside and (side := of(mark)) is not None]
        if not marks and leading and leading.kind == "town" and sentence.leads(leading, text):
            return None  # a town of which nobody says whose it is
        if not marks:
            continue
        first, side = marks[0]
        alone, leads = len({one for _, one in marks}) == 1, sentence.leads(first, text)
        return Topic(side, alone and (leads or len(marks) > 1 or first.organ), back) if leads or alone else None
    return None


def clause_of(scene: Sentence, person: Mark, town: Mark, text: str) -> bool:
    """Whether somebody speaks in a town: no comma or quotation mark stands between the two ("sagte Velten am Abend in Harlund")."""
    begin, end = sorted((person, town), key=lambda mark: mark.begin)
    between = text[begin.end : end.begin]
    return town.at and begin.begin >= scene.begin and not (set(between) & set(',:;„“”»«"–()') or _STOP.search(between))
