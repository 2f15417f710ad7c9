"""What two reports that may tell of one event have in common, as numbers that regressions weigh (`likelyevents`)."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lagebild.moments import date_of
from lagebild.picture import wording
from lagebild.picture.contraries import others
from lagebild.picture.leadfeatures import beginnings, figures
from lagebild.picture.lettering import Lettering, covered, meeting
from lagebild.picture.lettering import known as lettered
from lagebild.picture.material import Sheet
from lagebild.picture.oneevent import (
    days_meet,
    parted,
    same_deed,
    same_place,
)
from lagebild.picture.told import Told, tellings

HEAD = 2  # sentences that a report begins with
SPAN = 32  # days of reports that are compared: half of it at least, one and a half at most
_PLANNED = re.compile(
    r"\b(?:geplant|angekündigt|drohend|möglich|bevorstehend|vorgesehen|gefordert|verlangt|angedroht|beabsichtigt)\w*\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Account:
    """An event as one report tells it: what was read of it (`told`), the words of its clauses, those of the headline and of the first
    sentence (`lead`), and the number of its sentence in the report.
    """

    told: Told
    clause: str
    lead: str
    number: int

    @cached_property
    def letters(self) -> Lettering:
        """Its clauses by runs of letters."""
        return lettered(self.clause)

    @cached_property
    def trigger(self) -> Lettering:
        """Its own words by runs of letters."""
        return lettered(self.told.piece.words)

    @cached_property
    def leads(self) -> Lettering:
        """How its report begins, by runs of letters."""
        return lettered(self.lead)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The beginnings of the nouns and names in its clauses."""
        return beginnings(self.clause)

    @cached_property
    def besides(self) -> frozenset[str]:
        """The same but for its own words."""
        return self.nouns - beginnings(self.told.piece.words)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in its clauses."""
        return frozenset(name.name for name in self.told.meant.names)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in its clauses."""
        return figures(self.clause)

    @cached_property
    def day(self) -> date | None:
        """The day of its report."""
        return date_of(self.told.piece.text.day)

    @property
    def language(self) -> str:
        """The language of its report."""
        return self.told.piece.text.reading.article.language

    @cached_property
    def is_ahead(self) -> bool:
        """Whether its clauses speak of something planned, threatened or asked for."""
        return _PLANNED.search(self.clause) is not None


def accounts(sheet: Sheet) -> Mapping[str, Account]:
    """What a text tells of every event, by the piece's id."""
    page, title = sheet.page, sheet.text.version.title or ""
    first = page.said(page.sentences[0].span) if page.sentences else ""
    found = {}
    for key, one in sheet.of(tellings).items():
        spans = one.piece.spans
        sentence = page.sentence(spans[0][0]) if spans else None
        if sentence is None:
            continue
        clause = ", ".join(page.said(span) for span in page.around(spans))
        found[key] = Account(one, clause, f"{title} {first}", sentence.number)
    return found


def keys(one: Account) -> Iterator[Hashable]:
    """What two must have in common to be compared: a deed, whom or what it is about, and about when."""
    day = one.day
    if day is None:
        return
    about = one.nouns | one.told.around
    deeds = one.told.wide
    for month in (("", day.toordinal() // SPAN), ("half", (day.toordinal() + SPAN // 2) // SPAN)):
        for deed in deeds:
            yield from ((*month, deed, what) for what in about)


def features(one: Account, other: Account) -> dict[str, float]:
    """What speaks for two to be one event, and what against it, by name; the same whichever comes first."""
    left, right = one.told, other.told
    mine, its = covered(one.letters, other.letters), covered(other.letters, one.letters)
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    return {
        "covered, less": min(mine, its),
        "covered, more": max(mine, its),
        "triggers": meeting(one.trigger, other.trigger) / (one.trigger.length * other.trigger.length),
        "trigger in the other": max(covered(one.trigger, other.letters), covered(other.trigger, one.letters)),
        "in the other's lead": max(_in_lead(one, other), _in_lead(other, one)),
        "topic": wording.topic(left.meant, right.meant),
        "turned": float(wording.polarity(left.meant, right.meant) < 0),
        "others": float(others(left.meant, right.meant)),
        "one type": float(left.type == right.type),
        "other actors": float(left.who.differs(right.who)),
        "no actor": float((not left.who.words) + (not right.who.words)),
        "same place": float(same_place(left, right)),
        "names": math.log1p(len(one.names & other.names)),
        "nouns": math.log1p(len(one.nouns & other.nouns)),
        "own content": math.log1p(min(len(left.content - right.content), len(right.content - left.content))),
        "same day": float(left.dated and right.dated and days_meet(left, right)),
        "days between reports": math.log1p(days),
        "left open": float(left.left_open or right.left_open),
        "no fact": float("fact" not in (left.kind, right.kind)),
        "one noun": float(left.noun != right.noun),
        "definite": float(left.definite + right.definite),
        "days agree": float(days_meet(left, right)),
        "one ahead": float(one.is_ahead != other.is_ahead),
        "heads": float((one.number < HEAD) + (other.number < HEAD)),
    }


def _in_lead(one: Account, other: Account) -> float:
    """How much of what one tells further down stands at the head of the other's report, where that tells it there."""
    further = one.number >= HEAD and other.number < HEAD
    return covered(one.letters, other.leads) if further else 0.0


def apart(one: Account, other: Account) -> bool:
    """Whether two are never one, however alike: what is mostly said, other deeds, what keeps reports apart by itself (`oneevent.parted`),
    names of which none is in both, or two nouns with nothing else in common ("die Blockade der Straße", "die Blockade des Bahnhofs").
    """
    if one.told.is_said or other.told.is_said:
        return True
    if not same_deed(one.told, other.told) or parted(one.told, other.told):
        return True
    strangers = one.names.isdisjoint(other.names)
    if one.names and other.names and strangers:
        return True
    return one.told.noun and other.told.noun and strangers and one.besides.isdisjoint(other.besides)
