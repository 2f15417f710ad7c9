"""Leads: sentences of later reports that may tell what became of an announcement, for a person to look at. They change no state.

What the tables of wordings cannot tell ("die Prüfer saßen am Freitag noch im Hotel" for a promise to let them in) is looked for as a reader
would look for it in an archive: by what a sentence shares with the announcement, who is named in it, how it is told, where it stands
(`leadfeatures`), and whether another one tells it better (`leadscores`).

How well a sentence fits an announcement by itself depends on these two alone. So of a text that stood in a drawing before only
announcements that are new since then are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from lagebild.moments import date_of
from lagebild.picture.leadfeatures import Announced, Told, beginnings
from lagebild.picture.leadscores import MOST_NEAR, Fit, Nearby, best_others, chance, compared, odds, strongest
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


class Near(NamedTuple):
    """A sentence that is near an announcement, and how much the two have in common."""

    fit: Fit
    share: float


class Kept(NamedTuple):
    """What in one text is near announcements; `parted` says that some were left out because a sentence was near too many."""

    near: Mapping[Joined, tuple[Near, ...]]
    parted: bool


Ranked = Sequence[tuple[float, Place]]


def candidates(material: Material, sheets: Iterable[Sheet], held: Sequence[Joined]) -> Mapping[Joined, Ranked]:
    """What in some texts may tell what became of announcements, with how probable that is, the most probable first.

    Args:
        material: for what a drawing before has left.
        sheets: the texts, without copies.
        held: all commitments.
    """
    before: Mapping[Sheet, Kept]
    before, old = material.kept.left.get(STEP, ({}, frozenset()))
    there = frozenset(held)
    gone = old - there
    new, every = _Announcements(one for one in held if one not in old), None
    found: dict[Sheet, Kept] = {}
    for sheet in sheets:
        kept = before.get(sheet)
        lost = kept is not None and not gone.isdisjoint(kept.near)
        if kept is None or (lost and kept.parted):  # whoever was left out for one that is gone may be near enough now
            every = every or _Announcements(held)
            found[sheet] = every.of(sheet)
            continue
        more = new.of(sheet)
        if more.near or lost:
            near = {one: some for one, some in kept.near.items() if one not in gone}
            kept = Kept({**near, **more.near}, kept.parted or more.parted)
        found[sheet] = kept
    material.kept.left[STEP] = found, there
    return _ranked(held, [kept.near for kept in found.values()])


def _ranked(held: Sequence[Joined], found: Iterable[Mapping[Joined, tuple[Near, ...]]]) -> Mapping[Joined, Ranked]:
    """The sentences of every announcement, each for those alone that it has the most in common with."""
    shares: dict[Hashable, dict[int, float]] = defaultdict(dict)
    number = {one: at for at, one in enumerate(held)}
    every: dict[Joined, list[Near]] = defaultdict(list)
    for some in found:
        for one, near in some.items():
            every[one] += near
            for each in near:
                shares[each.fit.sentence][number[one]] = each.share
    chosen = {sentence: frozenset(strongest(some)) for sentence, some in shares.items()}
    left = {one: [each.fit for each in every[one] if number[one] in chosen[each.fit.sentence]] for one in held}
    fits = {one: [fit for fit in some if fit.odds > HOPELESS] for one, some in left.items()}
    others, told = best_others(fits), dict[Joined, Ranked]()
    for one in held:
        ranked = ((chance(each), _place(fit)) for fit, each in compared(fits[one], len(left[one]), others, one))
        told[one] = sorted(ranked, key=lambda pair: (-pair[0], pair[1].key))
    return told


def _place(fit: Fit) -> Place:
    assert isinstance(fit.sentence, Place)
    return fit.sentence


def leads(state: str, found: Iterable[tuple[float, Place]], known: Iterable[Evidence]) -> tuple[Lead, ...]:
    """What a person should look at to know what became of an announcement, the most probable first; nothing where it has ended.

    Args:
        state: its state.
        found: what may tell it.
        known: what is known to bear on it, which need not be looked at again.
    """
    if state not in LIVE:
        return ()
    seen: dict[tuple[str, int], list[Span]] = defaultdict(list)
    for one in known:
        seen[one.article, one.version] += one.spans
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
    told = Told(" ".join(text.text.split()), number=_ANYWHERE, day=date_of(text.day))
    found = [(odds(held[number], told), left[number]) for number in Nearby(held).of(told)]
    near = sorted((pair for pair in found if pair[0] >= CLOSE), key=lambda pair: (-pair[0], pair[1].stated, pair[1].id))
    return tuple(one for _, one in near[:MOST])


def _of_line(one: Tripwire) -> Announced:
    """A tripwire as sentences are held against it."""
    home = (one.evidence[0].sentence or one.evidence[0].quote) if one.evidence else ""
    names = tuple(dict.fromkeys(who.name for who in one.by))
    return Announced(one.condition, one.consequence, home, names, date_of(one.stated))


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

    def of(self, sheet: Sheet) -> Kept:
        """What in a text is near them."""
        if not self._held or sheet.language != LANGUAGE or sheet.text.moment <= self._since:
            return Kept({}, parted=False)
        roots = beginnings(f"{sheet.text.version.title or ''} {sheet.text.text}")
        wanted = {
            number for number, one in enumerate(self._held) if one.later(sheet.text) and not roots.isdisjoint(one.roots)
        }
        found: dict[Joined, list[Near]] = defaultdict(list)
        parted = False
        for told, span in sentences(sheet.text) if wanted else ():
            place = sheet.text.key, span
            shares = self._nearby.shares(told, {number for number in wanted if place not in self._held[number].said})
            parted = parted or len(shares) > MOST_NEAR
            for number in strongest(shares):
                one = self._held[number]
                fit = Fit(Place(sheet.text, span), odds(one.announced, told))
                found[one.joined].append(Near(fit, shares[number]))
        return Kept({one: tuple(some) for one, some in found.items()}, parted)


def _held(one: Joined) -> _Held:
    told = announced(one.main)
    said = frozenset(
        (wire.piece.text.key, sentence.span)
        for wire in one.wires
        for sentence in wire.piece.text.page.over((*wire.condition, *wire.consequence))
    )
    ends = (date_of(day) for day in (one.first.piece.text.day, one.deadline.last if one.deadline else ""))
    last = max((day for day in ends if day), default=None)
    return _Held(
        one,
        told,
        beginnings(" ".join((told.sentence, *told.names))),
        said,
        (last + SOON).isoformat() if last else "9999",
    )


def announced(wire: Wire) -> Announced:
    """A commitment as sentences are held against it: its words, its sentence, and what those are called who made it."""
    page = wire.piece.text.page
    home = " ".join(page.said(one.span) for one in page.over((*wire.condition, *wire.consequence)))
    names = dict.fromkeys((*(who.name for who in wire.by), *sorted(wire.side_names)))
    return Announced(wire.when, wire.says, home, tuple(names), date_of(wire.day), wire.language)


def sentences(text: Text) -> Iterator[tuple[Told, Span]]:
    """The sentences of a text."""
    before, title, day, language = "", text.version.title or "", date_of(text.day), text.reading.article.language
    for number, span in enumerate(text.sentences):
        words = text.words((span,))
        if words:
            yield Told(words, before, title, number, day, language), span
        before = words
