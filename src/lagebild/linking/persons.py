"""Which office holder a name means: by the whole name, by the surname behind an office, by the date.

"Präsident Bush" is one in 1990 and another in 2003; "Walter Kohl" is not the chancellor; "Merkel" alone is who was in office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from lagebild.linking import names as naming
from lagebild.linking import organs
from lagebild.linking.table import Name, in_office, table
from lagebild.linking.tokens import Tokens

_YEARS = 12  # before and after an office in which its holder is still in the news
_TITLES = frozenset("frau herr herrn präsident kanzlerin papst könig königin kaiser mr mrs ms".split())
_THINGS = {"kohl": re.compile(r"Kartoffeln?|Gemüse|Braten|Eintopf|Ernte|Küche")}
"""Surnames that are nouns, and what an article speaks of where they are."""
_COUNTED = (
    r"\b(?:\w{{3,30}}ende[nrms]?|\d{{1,9}}|zwei|drei|viele[nr]?|mehrere[nr]?|einige[nr]?|alle[nr]?|einen?|einem) {}\b"
)
"""As in "streikende Fischer": where a surname is a noun somewhere in the article, it rather is one everywhere."""
_POLITE = ("herr", "herrn", "frau", "dr", "mr", "mrs", "familie")
_KINDS = ("surname", "weak surname")
_HEADS = ("president", "prime-minister", "chancellor", "general-secretary", "supreme-leader", "monarch")
_PRESIDENTS = (*_HEADS, "council-president")  # of the European Council too, who is no head of a government
_MEN_ARTICLES = ("die",)


class Persons:
    """The office holders whom one article may name."""

    def __init__(self, cut: Tokens, day: str | None) -> None:
        self._cut = cut
        self._day = day
        self._counted: dict[str, bool] = {}
        self._full, self._others = self._whole_names()
        self._behind = self._second_names()

    def choose(self, first: int, last: int, names: list[Name], near: set[str]) -> tuple[str, float, str] | None:
        """The person that words mean, how surely and why; None where it is somebody else or not clear.

        Args:
            first: first token of the words.
            last: the token behind them.
            names: the names of the table that they are.
            near: states that the article speaks of; of several bearers of a name the one of these is meant.
        """
        if self._is_other(first, last):
            return None
        whole = {n.entity for n in names if n.how not in _KINDS and len(n.words) > 1}
        if whole:
            return self._whole(first, last, whole, near)
        strong = {n.entity for n in names if n.how != "weak surname"}
        return self._surname(first, last, {n.entity for n in names}, strong, near)

    def has_surname(self, word: str) -> bool:
        """Whether the article names somebody with a given name before this word: "Jimmy Wales"."""
        return bool(self._others.get(word.lower().removesuffix("s")) or self._others.get(word.lower()))

    def _is_other(self, first: int, last: int) -> bool:
        """A ship or street ("die Charles de Gaulle"), a namesake ("Olaf Scholz, 74, ein Bäcker"), a compound."""
        words = self._cut.words
        before = words[first - 1].lower() if first else ""
        if before in _MEN_ARTICLES and last - first > 1 and naming.gender_of(words[first]) == "m":
            return True
        after = words[last : last + 4]
        if last - first == 1 and after and after[0][0].isupper() and naming.gender_of(words[first]):
            return True  # "Klaus Esser" is not the president Klaus
        aged = len(after) > 2 and after[0] == "," and after[1].isdigit() and after[2] == ","
        return aged and after[3:4] not in (("Präsident",), ("der",))

    def _whole_names(self) -> tuple[set[str], dict[str, set[str]]]:
        """Persons named in full anywhere in the article, and for each surname the given names that stand before it."""
        words, known = self._cut.words, table().names
        full: set[str] = set()
        others: dict[str, set[str]] = defaultdict(set)
        for at, word in enumerate(words):
            if not word[0].isupper():
                continue
            for name in known.get(word.lower(), ()):
                size = len(name.words)
                if size > 1 and name.entity.startswith("person:") and self._same(name, at):
                    full.add(name.entity)
            if (
                at
                and words[at - 1][0].isupper()
                and (naming.gender_of(words[at - 1]) or words[at - 1].lower() in _POLITE)
            ):
                others[word.lower().removesuffix("s")].add(words[at - 1].lower())
        return full, dict(others)

    def _second_names(self) -> dict[str, set[str]]:
        """For each word with a capital the words with one right behind it: "Hu Jia" is not the president Hu."""
        words, cut = self._cut.words, self._cut
        out: dict[str, set[str]] = defaultdict(set)
        for at in range(len(words) - 1):
            word, behind = words[at], words[at + 1]
            if word[0].isupper() and behind[0].isupper() and cut.sentence_of[at] == cut.sentence_of[at + 1]:
                out[word.lower()].add(behind.lower().removesuffix("s"))
        return dict(out)

    def _same(self, name: Name, at: int) -> bool:
        found = [word.lower() for word in self._cut.words[at : at + len(name.words)]]
        wanted = [word.lower() for word in name.form]
        return (
            found[:-1] == wanted[:-1] and bool(found) and found[-1] in (wanted[-1], wanted[-1] + "s", wanted[-1] + "'")
        )

    def _whole(self, first: int, last: int, entities: set[str], near: set[str]) -> tuple[str, float, str] | None:
        fitting = [e for e in entities if self._in_the_news(e)]
        if len(entities) == 1:
            return (fitting[0], 0.95, "full name") if fitting else None
        office = self._office_before(first)
        return self._one(fitting, office, near, 0.85, "full name, in office at that date") or self._only(
            [e for e in fitting if self._country(e) in near], 0.75, "full name, of the state that the article speaks of"
        )

    def _surname(
        self, first: int, last: int, entities: set[str], strong: set[str], near: set[str]
    ) -> tuple[str, float, str] | None:
        words = self._cut.words
        before = words[first - 1] if first else ""
        name = words[last - 1].lower().removesuffix("s").rstrip("'")
        here = [e for e in entities if e in self._full]
        if naming.is_initial(before) or (naming.gender_of(before) and before[0].isupper()):
            return (here[0], 0.9, "full name") if len(here) == 1 and self._given(here[0], before) else None
        if len(here) == 1:
            return here[0], 0.9, "surname of one named in full"
        strangers = [g for g in self._others.get(name, ()) if not any(self._given(e, g) for e in entities)]
        if here or strangers or self._is_family_name(name, entities):
            return None
        if name in _THINGS and _THINGS[name].search(self._cut.text):
            return None
        if self._is_counted(words[last - 1]):
            return None
        office = self._office_before(first)
        if office or before.lower() in _TITLES:
            return self._one(entities, office, near, 0.85, "surname behind an office, at that date")
        if self._follows_noun(first):
            return None
        found = self._one(strong, None, near, 0.7, "surname of one in office at that date")
        close = [e for e in entities if self._country(e) in near]
        return found or self._one(
            close, None, near, 0.7, "surname of one in office at that date, of the state that is spoken of"
        )

    def _is_family_name(self, name: str, entities: set[str]) -> bool:
        """Whether the article names somebody whose family name stands first, and who is none of these."""
        known = {part for e in entities for form in _forms(e) for part in form if len(form) > 1}
        short = len(name) <= 4 and all(form[0] == name for e in entities for form in _forms(e) if len(form) > 1)
        return short and bool(self._behind.get(name, set()) - known)

    def _is_counted(self, word: str) -> bool:
        if word not in self._counted:
            self._counted[word] = re.search(_COUNTED.format(re.escape(word)), self._cut.text) is not None
        return self._counted[word]

    def _follows_noun(self, first: int) -> bool:
        """As in "Landrat Wagner", "Schiedsrichter Merk": another office or trade names another person."""
        before = self._cut.words[first - 1] if first else ""
        return (
            before[:1].isupper()
            and before[0].isalpha()
            and not self._cut.starts_sentence(first)
            and len(before) > 3
            and not (
                self._cut.starts_sentence(first - 1)
                and before.lower() in ("auch", "doch", "dass", "aber", "nach", "gegen", "dabei")
            )
        )

    def _one(
        self, entities: Iterable[str], office: str | None, near: set[str], score: float, why: str
    ) -> tuple[str, float, str] | None:
        """The one who held the office, else one like it, on the day; of several the one of a state that is spoken of."""
        known = sorted(entities)
        for fitting in (
            [e for e in known if office not in (None, "any") and self._holds(e, office, alike=False)],
            [e for e in known if self._holds(e, office, alike=True)],
        ):
            if len(fitting) == 1:
                return fitting[0], score, why
            close = [e for e in fitting if self._country(e) in near]
            if len(close) == 1:
                return close[0], score - 0.1, f"{why}, of the state that the article speaks of"
            if fitting:
                return None
        return None

    def _only(self, found: list[str], score: float, why: str) -> tuple[str, float, str] | None:
        return (found[0], score, why) if len(found) == 1 else None

    def _country(self, entity: str) -> str:
        return table().entries[entity].country

    def _given(self, entity: str, word: str) -> bool:
        """Whether a given name or initial is one of a person's."""
        low = word.lower().rstrip(".")
        spellings = (n for n in _forms(entity) if len(n) > 1)
        return any(part == low or (len(low) == 1 and part[:1] == low) for form in spellings for part in form[:-1])

    def _office_before(self, first: int) -> str | None:
        """The office in the word before a name: "US-Präsident", "Bundeskanzlerin", "Kremlchef"."""
        word = self._cut.words[first - 1] if first else ""
        if not word[:1].isupper():
            return None
        inner = word.rpartition("-")[2]
        low = inner.lower()
        return organs.office(inner) or (
            low.removesuffix("in")
            if low.endswith(("minister", "ministerin"))
            else "any"
            if low.endswith(("chef", "chefin", "führer"))
            else None
        )

    def _holds(self, entity: str, office: str | None, *, alike: bool) -> bool:
        """Whether a person held an office (any where it is None), or one `alike`, on the article's day."""
        held = table().offices_of.get(entity, ())
        wanted = _same_office(office or "") if alike else (office,)
        fitting = [o for o in held if office in (None, "any") or o.rpartition("/")[2] in wanted]
        if not self._day:
            return bool(fitting)
        day = self._day
        return any(t.person == entity and in_office(t, day) for o in fitting for t in table().holders[o])

    def _in_the_news(self, entity: str) -> bool:
        """Whether the article's year is near the years of a person's offices."""
        tenures = [t for o in table().offices_of.get(entity, ()) for t in table().holders[o] if t.person == entity]
        if not self._day or not tenures:
            return True
        year = int(self._day[:4])
        begins = [int(t.begin[:4]) for t in tenures if t.begin]
        ends = [int(t.end[:4]) for t in tenures if t.end and not t.end.endswith("?")]
        past = bool(begins) and year < min(begins) - 2 * _YEARS
        return not past and not (ends and len(ends) == len(tenures) and year > max(ends) + 5 * _YEARS)


def _same_office(office: str) -> tuple[str, ...]:
    """Offices that one word may name: a "Regierungschef" is a prime minister or a chancellor, a "Minister" none of these."""
    if office == "minister":
        return ("foreign-minister", "defence-minister", "finance-minister", "interior-minister")
    if office == "president":
        return _PRESIDENTS
    return (office, *_HEADS) if office in _HEADS else (office,)


def _forms(entity: str) -> list[tuple[str, ...]]:
    """The spellings of a person's name, in lower case."""
    return _spellings().get(entity, [])


@cache
def _spellings() -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for names in table().names.values():
        for name in names:
            if name.entity.startswith("person:"):
                out[name.entity].append(tuple(word.lower() for word in name.form))
    return dict(out)
