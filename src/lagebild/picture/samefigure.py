"""Whether two numbers are of the same thing, and why: what is counted, where, on which occasion."""

from __future__ import annotations

from datetime import timedelta

from lagebild.moments import date_of
from lagebild.picture.cast import Cast
from lagebild.picture.counted import HARM, PERSONS, anybody, comparable, is_anyone, is_vague, people
from lagebild.picture.given import Given
from lagebild.picture.oneevent import same_event

AGAINST = 3  # sentences back to the number that a number is set against
FAR = timedelta(days=60)  # between the days of two numbers of which one is dated
YEAR = timedelta(days=366)  # the same where neither is dated: of the days of their reports
LEAST = 4  # words of a clause that is the same clause wherever it stands

PLACED = "the same thing in the same place"


def parted(one: Given, other: Given) -> bool:
    """Whether two numbers cannot be of the same thing: another unit, another nation, what is and what is to be, other places."""
    if one.plan != other.plan or not (one.things & other.things or _renamed(one, other)):
        return True
    if is_anyone(one.of) and is_anyone(other.of) and not (one.borrowed or other.borrowed or _same_words(one, other)):
        return True  # of people of whom nothing is told these and those are two
    if one.nations and other.nations and not one.nations & other.nations:
        return True
    if one.some != other.some or _of_other_times(one, other):
        return True
    if one.part or other.part or not _alike(one, other):
        return one.part != other.part or one.number != other.number or not _same_words(one, other)
    if one.piece.text.key == other.piece.text.key and one.voice == other.voice and one.number != other.number:
        return True  # whoever gives two numbers in one text counts two things
    return bool(one.places and other.places and not one.places.keys() & other.places.keys() and not _beside(one, other))


def _of_other_times(one: Given, other: Given) -> bool:
    """Whether a text dates one of two numbers, or two reports stand, so far from the other that they are of two happenings."""
    open_ = one.day == one.piece.text.day and other.day == other.piece.text.day
    first, last = sorted((one.day, other.day))
    begin, end = date_of(first), date_of(last)
    return begin is not None and end is not None and end - begin > (YEAR if open_ else FAR)


def same_figure(one: Given, other: Given, cast: Cast) -> tuple[float, str] | None:
    """How much speaks for it that two numbers are of the same thing, and what; None where it is not enough."""
    if parted(one, other):
        return None
    if one.number == other.number and _same_words(one, other):
        return 10.0, "the same words"
    if _beside(one, other) and one.source and other.source and cast.side(one.source).id != cast.side(other.source).id:
        return 4.0, "two sources side by side"
    if one.borrowed == other.piece.id or other.borrowed == one.piece.id:
        return 4.0, "two numbers for the same words"
    shared = _where(one) & _where(other)
    if shared and (one.places or other.places or one.terms & other.terms):
        return 3.0 + bool(one.places and other.places), PLACED
    if one.thing in HARM and any(same_event(left, right) for left in one.events for right in other.events):
        return 2.0, "the same thing, told of one event"
    return None


def _same_words(one: Given, other: Given) -> bool:
    return one.clause == other.clause and one.clause.count(" ") >= LEAST - 1


def _alike(one: Given, other: Given) -> bool:
    """Whether both count the same people, where they count people at all."""
    if one.thing not in HARM | PERSONS or (one.borrowed or other.borrowed):
        return True
    return comparable(one.of, other.of, bool(one.terms & other.terms)) or _renamed(one, other) or _answers(one, other)


def _answers(one: Given, other: Given) -> bool:
    """Whether another source gives its own number of the dead or hurt right beside: "drei Demonstranten", "elf Getötete"."""
    if one.source is None or other.source is None or one.voice == other.voice or one.thing not in HARM:
        return False
    later = max(one, other, key=lambda each: each.piece.spans)
    return one.thing == other.thing and not (one.part or other.part) and _beside(one, other) and anybody(later.of)


def _where(one: Given) -> frozenset[str]:
    return frozenset(one.places or one.near)


def _beside(one: Given, other: Given) -> bool:
    """Whether they stand in one sentence or in two that follow each other, or the later one is set against the one before it."""
    if one.piece.text.key != other.piece.text.key:
        return False
    apart, later = abs(one.sentence - other.sentence), max(one, other, key=lambda each: each.piece.spans)
    return (apart <= 1 and one.paragraph == other.paragraph) or (later.against and apart <= AGAINST)


def _renamed(one: Given, other: Given) -> bool:
    """Whether two give numbers against one another, of the same thing by another word: "94 Passagiere", "97 Reisende"."""
    if one.unit != other.unit or one.source is None or other.source is None or not _beside(one, other):
        return False
    first, later = sorted((one, other), key=lambda each: each.piece.spans)
    if one.sentence != other.sentence and not later.against:
        return False
    return (people(one.of) and people(other.of)) or (is_vague(later.of) and not people(first.of))
