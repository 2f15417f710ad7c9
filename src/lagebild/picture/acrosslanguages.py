"""One utterance told in two languages: an English agency and a German paper have the same speaker say the same on one day.

Words of two languages are compared by what they mean (`lagebild.meanings`), which the reader knows of each quotation. Alike is not the
same: numbers, days, months and units of time must be equal, the names of the English words stand in the German ones, and a denial, an
exception, a question or an opposite (`_OPPOSITES`) in one of them keeps two apart. What no table has may still be joined. Of several in one
report only the pair is taken in which each is the other's best by some way, of several reports the best and what tells the same as that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from lagebild.meanings import likeness
from lagebild.picture.clusters import Linked, Step, pairs_of
from lagebild.picture.material import Kept, Piece
from lagebild.picture.occasions import Occasion, one_occasion, shifted

STEP = "languages"
ALIKE = 0.6  # from which on two are one
AHEAD = 0.08  # by which they must be more alike than either is with another of the other's report
_SAME = 3  # letters that a name has in both languages
_SHORT = 3  # letters of words that are no name
_SMALL = frozenset(
    """they this that these those there then when what where whoever nobody none every each some many most both once after before until if
    with without from into their your here nothing someone anyone only even just while since although because""".split()
)
_LONGEST = 62  # days: an occasion of more is not looked for

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPS = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_NUMBERS: Mapping[str, str] = {  # without "ein" and "one", which are articles as well
    word: number
    for number, words in (pair.split(" ", 1) for pair in
    """2 zwei two|3 drei three|4 vier four|5 fünf five|6 sechs six|7 sieben seven|8 acht eight|9 neun nine|10 zehn ten|11 elf eleven|
    12 zwölf twelve|13 dreizehn thirteen|14 vierzehn fourteen|15 fünfzehn fifteen|16 sechzehn sixteen|17 siebzehn seventeen|
    18 achtzehn eighteen|19 neunzehn nineteen|20 zwanzig twenty|30 dreißig thirty|40 vierzig forty|50 fünfzig fifty|
    100 hundert hundred|½ halb halbe halben halber halbes half|2. zweite zweiten zweiter zweites second|
    3. dritte dritten dritter drittes third""".replace("\n    ", "").split("|"))
    for word in words.split()
}  # fmt: skip
_TIMES: Mapping[str, str] = {
    word: words.split()[0]
    for words in
    """montag monday|dienstag tuesday|mittwoch wednesday|donnerstag thursday|freitag friday|samstag sonnabend saturday|sonntag sunday|
    januar january|februar february|märz march|april|mai|juni june|juli july|august|september|oktober october|november|dezember december|
    stunde stunden hour hours|tag tage tagen day days|woche wochen week weeks|monat monate monaten month months|
    jahr jahre jahren year years|morgen tomorrow|gestern yesterday|mitternacht midnight|mittag noon|
    ostern easter|weihnachten christmas|pfingsten pentecost""".split("|")
    for word in words.split()
}  # fmt: skip
_NOT = re.compile(
    r"\b(?:nicht|kein\w*|ohne|nie|niemals|niemand\w*|weder|nichts|nirgends|not|no|never|nobody|none|nothing|neither|without|cannot)\b|n['’]t\b|"
    r"\b(?:ablehn\w*|abgelehnt|weiger\w*|verweiger\w*|dementier\w*|bestr(?:eit|itt)\w*|ausgeschlossen|den(?:y|ied|ies)|refus\w+|"
    r"reject\w*|rul(?:e|ed|es|ing) out)\b",
    re.I,
)


_ASKS = re.compile(r"\W*(?:whether|when|where|how|why|ob|wann|wo|wie|warum|weshalb)\b", re.I)
_BUT = re.compile(r"\b(?:except|apart from|but for|außer|ausgenommen|bis auf|mit Ausnahme)\b", re.I)


_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})", re.I), re.compile(rf"\b(?:{other})", re.I))
    for one, other in (
        ("open|(?:er|wieder)?öffn|geöffnet", "clos|shut|schließ|schloss|geschlossen|sperr|gesperrt|dicht"),
        ("north|nord|nörd", "south|süd"),
        ("east|ost|öst", "west"),
        ("send|sent|deploy|entsend|schick|verleg", "withdr|pull|abzieh|abzug|abgezog|zurückzieh"),
        (r"more\b|mehr\b|weitere", r"fewer|less\b|weniger"),
        ("succe|erfolg|gelung", "fail|gescheit|scheiter|misserfolg"),
        (r"won\b|win|gewinn|gewonn|sieg", "los[et]|verlier|verlor|niederlage"),
        ("begin|began|start|anfang|fang", r"end(?:s|ed|ing)?\b|stop|beend|enden"),
        ("rais|increas|erhöh|anheb|angehob|steig", "cut|lower|reduc|senk|kürz|fall"),
        (
            "accept|agree|zustimm|zugestimmt|annehm|angenommen",
            "reject|refus|lehn|abgelehn|zurückwei|zurückgewiesen|wies",
        ),
        ("free|releas|freilass|freigelass", "arrest|detain|jail|verhaft|festnehm|festgenommen|inhaft"),
        ("at least|mindestens|wenigstens", "at most|höchstens|maximal"),
        (r"before|vor\b|bevor|ehe\b", r"after|nach\b|nachdem"),
        ("unless|es sei denn|außer wenn", r"if\b|wenn|falls|sofern|sollte"),
        ("lift|aufheb|aufgehob", "impos|verhäng|erlass"),
        ("safe|sicher", "danger|unsafe|gefährlich|unsicher"),
        (r"our\b|we\b|wir\b|unser", r"your\b|you\b|ihre armee|ihr volk"),
        ("million", "billion|milliard"),
    )
)
"""Words of both languages of which one report has only the ones and the other only the others: then they are two."""


@dataclass(frozen=True)
class Worded:
    """What words of either language name, and whether they deny or take something out."""

    words: str

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it, in digits."""
        words = (word.lower() for word in _WORD.findall(self.words))
        small = (_NUMBERS.get(word) for word in words)
        return frozenset((*_DIGITS.findall(_GROUPS.sub("", self.words)), *filter(None, small)))

    @cached_property
    def times(self) -> frozenset[str]:
        """The days, months and units of time in it, by their first names in `_TIMES`."""
        return frozenset(_TIMES[word] for word in map(str.lower, _WORD.findall(self.words)) if word in _TIMES)

    @property
    def tells(self) -> tuple[frozenset[str], frozenset[str], bool]:
        """Its numbers and times, and whether it says something or only asks: of two that are one they are the same."""
        return self.numbers, self.times, not self.asks

    @cached_property
    def poles(self) -> tuple[int, ...]:
        """Of each of `_OPPOSITES` the side that it has: 1, −1, or 0 for none or both."""
        return tuple(bool(one.search(self.words)) - bool(other.search(self.words)) for one, other in _OPPOSITES)

    @cached_property
    def denies(self) -> bool:
        """Whether it has a word of denial."""
        return _NOT.search(self.words) is not None

    @cached_property
    def asks(self) -> bool:
        """Whether it begins as a question does: what is said then is open."""
        return _ASKS.match(self.words) is not None

    @cached_property
    def excepts(self) -> bool:
        """Whether it has a word that takes something out."""
        return _BUT.search(self.words) is not None


@dataclass(frozen=True)
class Told:
    """What a report in one of the languages has somebody say."""

    piece: Piece
    occasion: Occasion

    @property
    def language(self) -> str:
        """The language of its report."""
        return _language(self.piece)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Who says it, by ids; nobody who is only described."""
        return frozenset(who.id for who in self.piece.actors if who.kind != "unnamed")

    @cached_property
    def worded(self) -> Worded:
        """What its words name."""
        return Worded(self.piece.words)


def translations(whole: Sequence[Piece], occasions: Mapping[str, Occasion], kept: Kept) -> Linked:
    """The pairs of statements in two languages that are one utterance, each with the reason.

    Args:
        whole: the statements in their order; those of a drawing before as the same objects.
        occasions: when each was made.
        kept: what a drawing before left.
    """
    told = {
        piece.id: Told(piece, occasions[piece.id])
        for piece in whole
        if piece.words and not piece.part and piece.record.meaning and piece.actors
    }
    if len({one.language for one in told.values()}) < 2:
        return Linked({})

    def compare(one: Piece, other: Piece) -> float | None:
        left, right = told[one.id], told[other.id]
        if not may_be(left, right):
            return None
        alike = likeness(one.record.meaning, other.record.meaning)
        return alike if alike >= ALIKE - AHEAD else None

    pieces = [one.piece for one in told.values()]
    found = pairs_of(pieces, lambda piece: _keys(told[piece.id]), compare, Step(kept, STEP)).found
    near = defaultdict[tuple[str, str], list[float]](list)
    for one, other, alike in found.values():
        near[one.id, other.text.version.article].append(alike)
        near[other.id, one.text.version.article].append(alike)
    fit = {
        both: (one, other, alike)
        for both, (one, other, alike) in found.items()
        if alike >= ALIKE
        and not apart(told[one.id].worded, told[other.id].worded)
        and told[one.id].worded.tells == told[other.id].worded.tells
        and named_alike(told[one.id], told[other.id])
        and _is_best(alike, near[one.id, other.text.version.article])
        and _is_best(alike, near[other.id, one.text.version.article])
    }
    likest: dict[str, tuple[float, str, Piece]] = {}
    for one, other, alike in fit.values():
        for mine, its in ((one, other), (other, one)):
            likest[mine.id] = max(
                likest.get(mine.id, (alike, its.id, its)), (alike, its.id, its), key=lambda best: best[:2]
            )
    return Linked(
        {
            both: f"same speaker, one occasion, the same meaning in two languages ({alike:.2f})"
            for both, (one, other, alike) in fit.items()
            if _is_one_of(other, likest[one.id][2]) and _is_one_of(one, likest[other.id][2])
        }
    )


def _is_best(alike: float, some: Sequence[float]) -> bool:
    """Whether a likeness is the greatest of some, by some way."""
    first, *others = sorted(some, reverse=True)
    return alike == first and (not others or first - others[0] >= AHEAD)


def _is_one_of(one: Piece, best: Piece) -> bool:
    """Whether a statement is the likest to one in the other language, or tells the same as that."""
    return one is best or likeness(one.record.meaning, best.record.meaning) >= ALIKE


def may_be(one: Told, other: Told) -> bool:
    """Whether two can be one utterance at all: of one speaker, on one occasion, in two articles and languages."""
    return (
        one.language != other.language
        and one.piece.text.version.article != other.piece.text.version.article
        and not one.speakers.isdisjoint(other.speakers)
        and one_occasion(one.occasion, other.occasion)
    )


def apart(one: Worded, other: Worded) -> bool:
    """Whether two are never one, however alike: other numbers or times, a denial or an exception in one of them."""
    differ = any(
        left and right and left.isdisjoint(right)
        for left, right in ((one.numbers, other.numbers), (one.times, other.times))
    )
    turned = any(left * right < 0 for left, right in zip(one.poles, other.poles, strict=True))
    return differ or turned or one.denies != other.denies or one.excepts != other.excepts


def named_alike(one: Told, other: Told) -> bool:
    """Whether the names of the English words, whatever has a capital but small words, stand in the German ones: "Lomaria", "Lomarien"."""
    english, german = (one, other) if one.language == "en" else (other, one)
    names = (
        word
        for word in _WORD.findall(english.piece.words)
        if word[0].isupper() and len(word) > _SHORT and word.lower() not in _SMALL
    )
    words = {word.lower()[:_SAME] for word in _WORD.findall(german.piece.words)}
    return all(name.lower()[:_SAME] in words for name in names)


def said_otherwise(one: Piece, other: Piece) -> bool:
    """Whether two statements in two languages are never one."""
    return _language(one) != _language(other) and apart(Worded(one.words), Worded(other.words))


def _language(piece: Piece) -> str:
    return piece.text.reading.article.language


def _keys(one: Told) -> Iterator[Hashable]:
    """What two must have in common to be compared: the speaker and a day."""
    first, last = one.occasion.first, one.occasion.last
    if first is None or last is None or (last - first).days > _LONGEST:
        return
    for number in range((last - first).days + 2):  # of two on neighbouring days the earlier has the later's too
        for speaker in one.speakers:
            yield speaker, shifted(first, timedelta(days=number))
