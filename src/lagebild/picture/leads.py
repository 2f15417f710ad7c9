"""Leads: sentences of later reports that may tell what became of an announcement, for a person to look at. They change no state.

What the tables of wordings cannot tell ("die Prüfer saßen am Freitag noch im Hotel" for a promise to let them in) is looked for as a reader
would look for it in an archive: by what a sentence shares with the announcement, who is named in it, how it is told, where it stands
(`leadfeatures`), and whether another one tells it better (`leadscores`).

How well a sentence fits an announcement by itself depends on these two alone. So of a text that stood in a drawing before only
announcements that are new since then are looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from lagebild.picture.leadfeatures import Announced, Told
from lagebild.picture.leadscores import Fit, Nearby, best_others, chance, compared, odds
from lagebild.picture.lifecycle import LIVE
from lagebild.picture.material import Material, Sheet, Text, evidence
from lagebild.picture.wires import Wire
from lagebild.picture.wiring import Joined
from lagebild.records import Span
from lagebild.situation import Evidence, Lead, Tripwire

STEP = "leads"
LEAST = 0.1  # how probable the least of them is
MOST = 3  # of one announcement
SOON = timedelta(days=60)  # how long after an announcement, or after its deadline, it is looked for
CLOSE = -3.5  # odds from which a what-if comes close
_ANYWHERE = 3  # where a sentence stands that is in no report: not at its head
HOPELESS = -6.0  # odds below which a sentence is not kept
LANGUAGE = "de"  # in which the weights were learned
_NAME = re.compile(r"\b[A-ZÄÖÜ][\w-]{3,}")
_LETTERS = 6  # of a noun or name that its other forms have as well


class Place(NamedTuple):
    """A sentence of a text."""

    text: Text
    span: Span

    def __hash__(self) -> int:
        return hash((self.text.key, self.span))

    @property
    def key(self) -> tuple[tuple[str, int], Span]:
        """By what it is told apart."""
        return self.text.key, self.span


class Found(NamedTuple):
    """What in one text may tell what became of an announcement, and how many of its sentences are near it."""

    fits: tuple[Fit, ...] = ()
    near: int = 0


Near = Mapping[Joined, Found]


def candidates(
    material: Material, sheets: Iterable[Sheet], held: Sequence[Joined]
) -> Mapping[Joined, Sequence[tuple[float, Place]]]:
    """What in some texts may tell what became of announcements, with how probable that is, the most probable first.

    Args:
        material: for what a drawing before has left.
        sheets: the texts, without copies.
        held: all commitments.
    """
    before: Mapping[Sheet, Near]
    before, old = material.kept.left.get(STEP, ({}, frozenset()))
    there = frozenset(held)
    gone = old - there
    new, every = _Announcements(one for one in held if one not in old), None
    found: dict[Sheet, Near] = {}
    for sheet in sheets:
        kept = before.get(sheet)
        if kept is None:
            every = every or _Announcements(held)
            found[sheet] = every.of(sheet)
            continue
        more = new.of(sheet)
        if more or not gone.isdisjoint(kept):
            kept = {**{one: some for one, some in kept.items() if one not in gone}, **more}
        found[sheet] = kept
    material.kept.left[STEP] = found, there
    return _ranked(held, found.values())


def _ranked(held: Iterable[Joined], found: Iterable[Near]) -> Mapping[Joined, Sequence[tuple[float, Place]]]:
    fits: dict[Joined, list[Fit]] = defaultdict(list)
    near: dict[Joined, int] = defaultdict(int)
    for some in found:
        for one, each in some.items():
            fits[one] += each.fits
            near[one] += each.near
    others = best_others(fits)
    told = {}
    for one in held:
        if one in fits:
            ranked = [(chance(each), fit.sentence) for fit, each in compared(fits[one], near[one], others, one)]
            told[one] = sorted(ranked, key=lambda pair: (-pair[0], pair[1].key))  # type: ignore[attr-defined]  # a place
    return told  # type: ignore[return-value]


def leads(state: str, found: Iterable[tuple[float, Place]], known: Iterable[Evidence]) -> tuple[Lead, ...]:
    """What a person should look at to know what became of an announcement, the most probable first; nothing where it has ended.

    Args:
        state: its state.
        found: what may tell it.
        known: what is known to bear on it, which need not be looked at again.
    """
    if state not in LIVE:
        return ()
    seen = {(one.article, one.version): one.spans for one in known}
    words, made = set[str](), list[Lead]()
    for sure, (text, span) in found:
        spans = seen.get(text.key, ())
        if sure < LEAST or any(begin < span[1] and span[0] < end for begin, end in spans):
            continue
        shown = evidence(text, (span,))
        if shown.quote not in words:
            words.add(shown.quote)
            made.append(Lead(shown, round(sure, 2)))
    return tuple(made[:MOST])


def closest(tripwires: Iterable[Tripwire], touched: Container[str], text: Text) -> tuple[Tripwire, ...]:
    """The tripwires that a sentence about something that has not happened comes closest to, but for those that it touches.

    Args:
        tripwires: those that can still change.
        touched: the ids of those that it touches.
        text: the sentence.
    """
    if text.reading.article.language != LANGUAGE:
        return ()
    left = [one for one in tripwires if one.shown and one.id not in touched and _language(one) == LANGUAGE]
    held = [_of_line(one) for one in left]
    told = Told(" ".join(text.text.split()), number=_ANYWHERE, day=_day(text.day))
    found = [(odds(held[number], told), left[number]) for number in Nearby(held).of(told)]
    near = sorted((pair for pair in found if pair[0] >= CLOSE), key=lambda pair: (-pair[0], pair[1].stated, pair[1].id))
    return tuple(one for _, one in near[:MOST])


def _of_line(one: Tripwire) -> Announced:
    """A tripwire as sentences are held against it."""
    home = (one.evidence[0].sentence or one.evidence[0].quote) if one.evidence else ""
    names = tuple(dict.fromkeys(who.name for who in one.by))
    return Announced(one.condition, one.consequence, home, names, _day(one.stated))


def _language(one: Tripwire) -> str:
    return (one.evidence[0].language or "") if one.evidence else ""


# -- announcements ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Held:
    """An announcement as sentences are held against it: `roots` are nouns and names of it, `said` the sentences that only tell it again."""

    joined: Joined
    announced: Announced
    roots: frozenset[str]
    said: frozenset[tuple[tuple[str, int], Span]]
    last: str

    def later(self, text: Text) -> bool:
        """Whether a text came after it, soon enough, in another report."""
        first = self.joined.first.piece.text
        return (
            text.moment > self.joined.moment and text.day <= self.last and text.version.article != first.version.article
        )


class _Announcements:
    """Some announcements, to be looked for in texts."""

    def __init__(self, held: Iterable[Joined]) -> None:
        self._held = [_held(one) for one in held if one.main.language == LANGUAGE]
        self._since = min((one.joined.moment for one in self._held), default="")
        self._nearby = Nearby([one.announced for one in self._held])

    def of(self, sheet: Sheet) -> Near:
        """What in a text may tell what became of them."""
        if not self._held or sheet.language != LANGUAGE or sheet.text.moment <= self._since:
            return {}
        roots = _roots(f"{sheet.text.version.title or ''} {sheet.text.text}")
        wanted = {
            number for number, one in enumerate(self._held) if one.later(sheet.text) and not roots.isdisjoint(one.roots)
        }
        fits: dict[int, list[Fit]] = defaultdict(list)
        near: dict[int, int] = defaultdict(int)
        for told, span in sentences(sheet.text) if wanted else ():
            for number in self._nearby.of(told, wanted):
                one = self._held[number]
                if (sheet.text.key, span) in one.said:
                    continue
                near[number] += 1
                far = odds(one.announced, told)
                if far > HOPELESS:
                    fits[number].append(Fit(Place(sheet.text, span), far))
        return {self._held[number].joined: Found(tuple(fits[number]), some) for number, some in near.items()}


def _held(one: Joined) -> _Held:
    told = announced(one.main)
    said = frozenset(
        (wire.piece.text.key, sentence.span)
        for wire in one.wires
        for sentence in wire.piece.text.page.over((*wire.condition, *wire.consequence))
    )
    ends = (_day(day) for day in (one.first.piece.text.day, one.deadline.last if one.deadline else ""))
    last = max((day for day in ends if day), default=None)
    return _Held(
        one, told, _roots(" ".join((told.sentence, *told.names))), said, (last + SOON).isoformat() if last else "9999"
    )


def announced(wire: Wire) -> Announced:
    """A commitment as sentences are held against it: its words, its sentence, and what those are called who made it."""
    page = wire.piece.text.page
    home = " ".join(page.said(one.span) for one in page.over((*wire.condition, *wire.consequence)))
    names = dict.fromkeys((*(who.name for who in wire.by), *sorted(wire.side_names)))
    return Announced(wire.when, wire.says, home, tuple(names), _day(wire.day), wire.language)


def sentences(text: Text) -> Iterator[tuple[Told, Span]]:
    """The sentences of a text."""
    before, title, day, language = "", text.version.title or "", _day(text.day), text.reading.article.language
    for number, span in enumerate(text.sentences):
        words = text.words((span,))
        if words:
            yield Told(words, before, title, number, day, language), span
        before = words


def _roots(words: str) -> frozenset[str]:
    """The beginnings of nouns and names, in small letters."""
    return frozenset(word[:_LETTERS].lower() for word in _NAME.findall(words))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
