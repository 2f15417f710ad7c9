"""What a statement says in two parts: what is to be, and under which condition; "Solange …, bleibt …" is "… bleibt, bis …".

Two reports of one utterance often share few words, but where both have a condition, condition is like condition and consequence like
consequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.picture import wording
from lagebild.picture.clauses import timeless
from lagebild.picture.material import Piece
from lagebild.picture.vowwords import conjunction
from lagebild.picture.wordlexicon import lexicon
from lagebild.picture.wordmeaning import Meaning
from lagebild.picture.wordrelations import SPECIFIC, shared_things
from lagebild.records import Span

PARTS = 0.3  # likeness of both parts from which two reports of one day tell of one statement
WORD = 0.35  # what a word in common counts

_LEAD = re.compile(
    r"[\s„“”\"»«]*(?:(?:und|aber|oder|doch|nur|erst|auch|selbst|noch|zumindest|jedenfalls|dann|nicht|wonach)\s+)*", re.I
)
_BARE = re.compile(r"(?:es sei denn|außer|vorausgesetzt|gesetzt den fall|unter der (?:bedingung|voraussetzung))$", re.I)
_OPENS = re.compile(  # a clause whose condition is the next one: "für den Fall angekündigt, dass …"
    r"\b(?:für den fall|unter der (?:bedingung|voraussetzung)|davon abhängig|nur (?:dann|unter der bedingung)|erst (?:dann|recht))\b"
    r"(?! (?:eine[rs]|de[rs]|weitere[rn])\b)", re.I
)  # fmt: skip
_GOES_ON = re.compile(
    r"(?:dass|daß|ob|der|die|das|dem|den|denen|deren|dessen|ohne dass|um|wie|wo|welche\w*)\b(?!.*\b(?:werden?|bleiben?)$)", re.I
)  # fmt: skip
_NOUN = r"(?:[a-zäöüß]+ )?[A-ZÄÖÜ][\w-]+"
_MORE = rf"(?: (?:auf|in|an|von|des|der|gegen|aus) {_NOUN})?"
_PHRASE = re.compile(
    r"\b(?:[Ee]rst|[Nn]ur|[Ff]rühestens) (?:nach|mit|bei|auf|gegen|unter|für) .*"
    rf"|\b[Ff]ür den Fall (?:eine[rs]|de[rs]|weitere[rn]) {_NOUN}{_MORE}"
    rf"|\b[Aa]uf ein(?:en?)? {_NOUN}{_MORE} hin\b"
    rf"|\b[Ii]m Gegenzug für {_NOUN}{_MORE}"
    rf"|\b(?:[Ww]ährend|[Vv]or|[Bb]ei|[Nn]ach) (?:de[rms]|eine[rms]?|jede[rms]|weitere[nrm]) {_NOUN}(?: [a-z]+er {_NOUN})?{_MORE}"
    rf"|\b(?:[Bb]ei|[Oo]hne) (?!dass){_NOUN}{_MORE}"
)
_VERB_FIRST = re.compile(
    r"(?:Sollten?|Werden?|Wird|Sei(?:en)?|Bleiben?|Bleibt|Kommen?|Kommt|Geben?|Gibt|Lassen?|Lässt|Ziehen?|Zieht|Dürfen?|Müssen?)\s"
)
_REFUSES = re.compile(  # a verb of speech that says what is not to be
    r"aus(?:zu)?(?:ge)?schl[ioö]|ab(?:ge|zu)?lehn|\blehn|weiger|zurück(?:ge|zu)?wies|zurückweis|refus|reject|rule[sd]? out|ruling out",
    re.I,
)
_LITTLE = frozenset(
    "bleiben kommen gehen geben lassen stehen machen nehmen halten bringen land regierung seite mensch jahr tag woche".split()
)
_MARKS = re.compile(r"[\s„“”\"»«‚‘'’›‹.,;:!?…–-]+")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Twofold:
    """The words of a condition and of what hangs on it."""

    condition: str
    consequence: str
    language: str
    kind: str = "if"


def twofold(piece: Piece) -> Twofold | None:
    """A statement in its two parts; where the words read are one of them, the rest of their sentence is the other."""
    return piece.of(_twofold)


def _twofold(piece: Piece) -> Twofold | None:
    language = piece.text.reading.article.language
    own = [span for one in piece.text.page.over(piece.spans) for span in piece.text.page.clauses(one)]
    inside = [span for span in own if _in(span, piece.spans)]
    return _parted(piece, inside, language) or (None if piece.part else _parted(piece, own, language))


def _in(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in spans)


def _parted(piece: Piece, clauses: list[Span], language: str) -> Twofold | None:
    tied: list[str] = []
    free: list[str] = []
    here, opened, kind = free, False, "if"
    for span in clauses:
        words = _own(piece, span)
        bare = words[_LEAD.match(words).end() :]  # type: ignore[union-attr]
        if opened:
            here, opened = tied, bool(_BARE.search(bare))
        elif _BARE.search(bare):
            here, opened, kind = free, True, "unless"
        elif conjunction(bare) or (
            here is free and not free and not tied and _VERB_FIRST.match(bare) and len(clauses) > 1
        ):
            here, kind = tied, conjunction(bare) or kind
        elif here is tied and not _GOES_ON.match(bare):
            here = free
        if here is free and _OPENS.search(words):
            opened = True
        if here is free and (found := _PHRASE.search(words)) and found.group().strip() != words.strip():
            tied.append(found.group())
            kind = _kind(found.group()) or kind
            words = words[: found.start()] + words[found.end() :]
        here.append(words)
    if not any(one.strip() for one in tied) or not any(one.strip() for one in free):
        return None
    return Twofold(", ".join(tied), ", ".join(free), language, kind)


def _kind(phrase: str) -> str | None:
    """The kind of a condition that is no clause."""
    first = phrase.split(maxsplit=1)[0].lower()
    return {
        "erst": "until",
        "nur": "unless",
        "frühestens": "until",
        "während": "while",
        "vor": "before",
        "ohne": "unless",
    }.get(first)


def content(piece: Piece) -> str:
    """The words of a statement; where they tell that it was made, without whoever made it."""
    if piece.record.type != "reported" or not piece.words:
        return piece.words
    return piece.text.words(tuple(part for span in piece.spans for part in _without_speaker(piece, span)))


def _own(piece: Piece, span: Span) -> str:
    """The words of a clause without who says it, with which verb, and when."""
    kept = tuple(_without_speaker(piece, span))
    return timeless(piece.text, kept) if kept else ""


def _without_speaker(piece: Piece, span: Span) -> Iterator[Span]:
    record, at = piece.record, span[0]
    inside = () if record.type == "reported" else piece.spans
    cue = (one for one in record.cue if not _REFUSES.search(piece.text.text[one[0] : one[1]]))
    for begin, end in sorted([*(record.speaker.spans if record.speaker else ()), *cue]):
        if begin < span[1] and at < end and not _in((begin, end), inside):
            if at < begin:
                yield at, begin
            at = end
    if at < span[1]:
        yield at, span[1]


def likeness(one: Twofold, other: Twofold) -> float:
    """How alike two are, in [0, 1]: 0 where their conditions, or what hangs on them, have nothing in common, or both no more than names."""
    (left, first), (right, second) = _meant(one), _meant(other)
    tied, free = alike(left, right), alike(first, second)
    if not tied or not free:
        return 0.0
    both = told(left, right, opposites=False), told(first, second, opposites=True)
    if not any(both):
        return 0.0
    if not all(both):  # the others share no more than names
        meant = (left, right) if both[0] else (first, second)
        if shared_things(*meant) == 0 and not words_in_common(*meant):
            return 0.0
    return (tied + free) / 2


def alike(left: Meaning, right: Meaning) -> float:
    """How far two wordings are about the same, in [0, 1]; a word in common that says something counts whatever it means."""
    return max(wording.topic(left, right), WORD if words_in_common(left, right) else 0.0)


def words_in_common(left: Meaning, right: Meaning) -> frozenset[str]:
    """The words that two wordings share, besides names and words that say little."""
    names = {one.name for one in (*left.names, *right.names)}
    return frozenset(
        one
        for one in left.terms & right.terms
        if one not in _LITTLE
        and min(left.units.get(one, 1.0), right.units.get(one, 1.0)) >= SPECIFIC
        and not one.isdecimal()
        and not any(one.startswith(name) for name in names)
    )


def told(left: Meaning, right: Meaning, *, opposites: bool) -> bool:
    """Whether two wordings have more in common than names: concepts or their kinds (or opposites), words that say something."""
    names = {one.name for one in (*left.names, *right.names)}
    lex, units = lexicon(), right.units.keys()
    return bool(words_in_common(left, right)) or any(
        unit in units
        or not lex.up.get(unit, _NONE).isdisjoint(units)
        or not lex.down.get(unit, _NONE).isdisjoint(units)
        or (opposites and not lex.against.get(unit, _NONE).isdisjoint(units))
        for unit in left.units.keys() - names
    )


def normal(words: str) -> str:
    """Words for comparison: small letters, no marks."""
    return _MARKS.sub(" ", words).strip().casefold()


def _meant(one: Twofold) -> tuple[Meaning, Meaning]:
    return wording.meaning(one.condition, one.language), wording.meaning(one.consequence, one.language)
