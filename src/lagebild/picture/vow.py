"""An announcement as one report tells it, by its words and what they mean: what two of them are compared by (`onevow`, `vowsapart`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lagebild.moments import date_of
from lagebild.picture import wording
from lagebild.picture.leadfeatures import beginnings, figures, weekdays
from lagebild.picture.lettering import Lettering, meeting
from lagebild.picture.lettering import known as lettered
from lagebild.picture.oneutterance import TIMES
from lagebild.picture.wires import Wire
from lagebild.picture.wordmeaning import Meaning

_DOZEN = re.compile(r"\bdutzend\b", re.I)
_CONJUNCTION = re.compile(
    r"\A\W*(?:nur |erst |auch |und )?(?:wenn|falls|sofern|sollten?|solange|sobald|bis|bevor|ehe|es sei denn|im falle?|wer|ohne|vor|nach|"
    r"bei)\b,?\s*",
    re.I,
)
_SHARE = re.compile(
    r"\b(?:hälfte|halb\w*|drittel|viertel|teil|einzeln\w*|einige\w*|mehrere\w*|all(?:e[nmrs]?)?|sämtliche\w*|ganz\w*|voll\w*|jede[nmrs]?|letzte[nmrs]?|"
    r"erste[nmrs]?|zweite[nmrs]?|dritte[nmrs]?|weitere[nmrs]?)\b",
    re.I,
)
_WHOLE = re.compile(r"all|sämtl|ganz|voll|jede|letzte", re.I)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[.:]\d\d)? Uhr")
_PARTS = (
    (re.compile(r"mitternacht|\bnachts?\b|in der nacht", re.I), (22, 23, 0, 1, 2, 3, 4)),
    (re.compile(r"\bfrüh\b|(?<!über)morgen(?:s|stunden)?\b", re.I), (4, 5, 6, 7, 8, 9, 10)),
    (re.compile(r"(?<!vor)(?<!nach)mittags?\b", re.I), (11, 12, 13)),
    (re.compile(r"vormittag", re.I), (8, 9, 10, 11)),
    (re.compile(r"nachmittag", re.I), (13, 14, 15, 16, 17)),
    (re.compile(r"abends?\b", re.I), (17, 18, 19, 20, 21, 22)),
)
_CALLED = re.compile(r"[„»\"]([A-ZÄÖÜ][\w-]+(?: [\w-]+){0,2})[“”«\"]")


@dataclass(frozen=True, eq=False)
class Vow:
    """An announcement as a report tells it."""

    wire: Wire

    @cached_property
    def whole(self) -> str:
        """Its condition and its consequence."""
        return f"{self.bare}, {self.wire.asserts}" if self.bare else self.wire.asserts

    @cached_property
    def bare(self) -> str | None:
        """Its condition without the conjunction, which says nothing of what it is about."""
        return _CONJUNCTION.sub("", self.wire.when) if self.wire.when else None

    @cached_property
    def letters(self) -> Lettering:
        """Both by runs of letters."""
        return lettered(self.whole)

    @cached_property
    def then(self) -> Lettering:
        """The consequence by runs of letters."""
        return lettered(self.wire.asserts)

    @cached_property
    def when(self) -> Lettering | None:
        """The condition by runs of letters."""
        return lettered(self.bare) if self.bare else None

    @cached_property
    def meaning(self) -> Meaning:
        """What both mean."""
        return wording.meaning(self.whole, self.wire.language)

    @cached_property
    def meant(self) -> Meaning:
        """What the consequence means."""
        return wording.meaning(self.wire.asserts, self.wire.language)

    @cached_property
    def tied(self) -> Meaning | None:
        """What the condition means."""
        return wording.meaning(self.wire.when, self.wire.language) if self.wire.when else None

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The beginnings of its nouns and names."""
        return beginnings(self.whole)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it."""
        return figures(self.whole)

    @cached_property
    def values(self) -> frozenset[float]:
        """The numbers in it by their value, words for them too."""
        found = {number.value for number in self.meaning.numbers}
        return frozenset({12.0} if _DOZEN.search(self.whole) else found)

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """The days of the week that it names."""
        return weekdays(self.whole)

    @cached_property
    def hours(self) -> frozenset[int]:
        """The hours that it names, or that the parts of the day have that it names: "18 Uhr" can be "am Abend", not "Mitternacht"."""
        named = {int(found) % 24 for found in _CLOCK.findall(self.whole)}
        parts = {hour for part, some in _PARTS if part.search(self.whole) for hour in some}
        return frozenset(named or parts)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of time that it names."""
        return frozenset(word.lower() for word in TIMES[0].findall(self.whole))

    @cached_property
    def called(self) -> frozenset[str]:
        """What is called by a name in quotation marks in it."""
        return frozenset(one.casefold() for one in _CALLED.findall(self.whole))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in its consequence, but for those of its maker and his side."""
        makers = (*(who.name for who in self.wire.by), *self.wire.side_names)
        own = {word for name in makers for word in beginnings(name)}
        return frozenset(
            thing.name for thing in self.meant.names if not any(thing.name.startswith(word) for word in own)
        )

    @cached_property
    def people(self) -> frozenset[str]:
        """Who makes it, by ids; nobody who is only described."""
        return frozenset(who.id for who in self.wire.by if who.kind != "unnamed")

    @cached_property
    def persons(self) -> frozenset[str]:
        """The persons among them."""
        return frozenset(who.id for who in self.wire.by if who.kind == "person")

    @cached_property
    def share(self) -> frozenset[str]:
        """The words in its consequence for how much of a thing, all of it as one."""
        found = (word.lower() for word in _SHARE.findall(self.wire.asserts))
        return frozenset("all" if _WHOLE.match(word) else word[:5] for word in found)

    @property
    def day(self) -> date | None:
        """The day of its report."""
        return date_of(self.wire.day)


def letters(one: Lettering, other: Lettering) -> float:
    """How alike two wordings are by runs of letters, in [0, 1]."""
    return meeting(one, other) / (one.length * other.length)


def differing(left: frozenset[object], right: frozenset[object]) -> bool:
    """Whether both have something, and nothing in common."""
    return bool(left and right) and left.isdisjoint(right)
