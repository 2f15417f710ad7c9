"""The actor table: states and their organs, organisations, groups, media, office holders, and by which names they go.

Built by `actors/build.py`; docs/actor-table.md says what each part rests on. Loaded once, at the first look-up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from lagebild.linking.tokens import tokens

NAMES = ("name", "abbreviation", "seat", "demonym", "surname", "weak surname", "needs its state")
"""How a form names its actor, as in the column of names.tsv."""

_ENDINGS = ("en", "er", "es", "em", "e")
_PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")  # cut at its blanks alone


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor. `country` is an ISO 3166-1 code or that of a past state; `wikidata` only where a source gives it."""

    id: str
    kind: str
    name: str
    english: str
    country: str
    wikidata: str

    @property
    def sort(self) -> str:
        """The first part of the id, as "state", "gov", "org", "person"."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name: its words for comparison (all but the last without endings), as written, and how it names."""

    words: tuple[str, ...]
    form: tuple[str, ...]
    entity: str
    how: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office, from when to when (ISO year, month or day; "" open; "?" behind the end: known up to then)."""

    person: str
    begin: str
    end: str
    basis: str


@dataclass(slots=True)
class Table:
    """The whole table. `names` is keyed by the first word for comparison, longest forms first."""

    entries: dict[str, Entry]
    names: dict[str, list[Name]]
    adjectives: dict[str, str]
    capitals: dict[str, list[str]]
    spans: dict[str, tuple[str, str]]
    part_capitals: dict[str, str]
    holders: dict[str, list[Tenure]]
    members: dict[str, list[tuple[str, str, str]]]
    offices_of: dict[str, list[str]] = field(default_factory=dict)


def bare(word: str) -> str:
    """An adjective for comparison: lower case, without its ending ("Vereinten", "Vereinte": "vereint")."""
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low


def variants(word: str) -> tuple[str, ...]:
    """The last word of a name in lower case: as it stands, without the ending of a genitive or a dative plural."""
    low = word.lower()
    out = [low]
    if low.endswith(("'s", "’s")):
        out.append(low[:-2])
    elif low.endswith("s"):
        out.append(low[:-1])
        if low.endswith("es"):
            out.append(low[:-2])
    elif low.endswith(("'", "’", "en", "ern", "eln")):  # only these are datives: "Beginn" is no form of "Begin"
        out.append(low[:-1])
    return tuple(out)


def read(name: str) -> Iterator[list[str]]:
    """The rows of a built file."""
    text = files("lagebild.linking").joinpath("table", f"{name}.tsv").read_text("utf8")
    for line in text.split("\n"):
        if line:
            yield line.split("\t")


@cache
def table() -> Table:
    """The table, loaded at the first call."""
    entries = {row[0]: Entry(*row) for row in read("actors")}
    names: dict[str, list[Name]] = defaultdict(list)
    for form, entity, how in read("names"):
        words = tuple(form.split()) if _PLAIN.fullmatch(form) else tokens(form, ((0, len(form)),)).words
        compared = (*map(bare, words[:-1]), words[-1].lower())
        names[compared[0]].append(Name(compared, words, entity, how))
    for known in names.values():
        known.sort(key=lambda name: -len(name.words))
    holders: dict[str, list[Tenure]] = defaultdict(list)
    offices_of: dict[str, list[str]] = defaultdict(list)
    for office, person, begin, end, basis in read("holders"):
        holders[office].append(Tenure(person, begin, end, basis))
        offices_of[person].append(office)
    capitals: dict[str, list[str]] = defaultdict(list)
    for name, code in read("capitals"):
        capitals[name.lower()].append(code)
    members: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for entity, code, begin, end in read("members"):
        members[entity].append((code, begin, end))
    return Table(
        entries,
        dict(names),
        dict(read("adjectives")),
        dict(capitals),
        {code: (begin, end) for code, begin, end in read("states")},
        {name.lower(): part for name, part in read("part-capitals")},
        dict(holders),
        dict(members),
        dict(offices_of),
    )


def standing(countries: Iterable[str], day: str | None) -> set[str]:
    """Of states that share a name, a capital or a seat the one that stood on a day: the Kremlin was the Soviet Union's in 1983."""
    there = {code for code in countries if exists(code, day)}
    past = {code for code in there if table().spans.get(code, ("", ""))[1]}
    return past or there


def exists(country: str, day: str | None) -> bool:
    """Whether a state existed on a day, as far as the table knows; states that exist now have no end there."""
    begin, end = table().spans.get(country, ("", ""))
    year = (day or "2020")[:4]
    return (not begin or begin <= year) and (not end or year <= end)


def capital_of(name: str, day: str | None) -> str | None:
    """The state whose capital a town was on a day ("Belgrad": YU in 1973, RS now); None for towns that are none."""
    codes = next((table().capitals[form] for form in variants(name) if form in table().capitals), None)
    if codes is None:
        return None
    return min(standing(codes, day), default=None)


def in_office(tenure: Tenure, day: str) -> bool:
    """Whether a person held an office on a day (ISO; shorter dates stand for their whole span).

    An end that is only known to be later ("2022-02?") holds up to then alone.
    """
    begin, end = tenure.begin, tenure.end.rstrip("?")
    return (not begin or begin[: len(day)] <= day[: len(begin)]) and (not end or day[: len(end)] <= end)


def holder(office: str, day: str | None) -> str | None:
    """The person who held an office on a day; None where the table does not know, or where two did that day."""
    if not day:
        return None
    found = [t.person for t in table().holders.get(office, ()) if in_office(t, day)]
    return found[0] if len(set(found)) == 1 else None


def entry(id_: str) -> Entry:
    """The entry of an id; for an organ that the table need not list ("ministry:FR/innen") one put together from its id."""
    found = table().entries.get(id_)
    if found is not None:
        return found
    sort, _, rest = id_.partition(":")
    body, _, name = rest.partition("/")
    state = table().entries.get(f"state:{body}")
    titles = {"ministry": f"Ministerium ({name})", "bank": "Zentralbank", "office": name, "subgov": "Regierung"}
    owner = state.name if state is not None else body
    sub = table().entries.get(f"sub:{rest}")
    if sort == "subgov" and sub is not None:
        return Entry(id_, "government", f"Regierung ({sub.name})", "", sub.country, "")
    if sort == "person":
        return Entry(id_, "person", rest.replace("-", " ").title(), "", "", "")
    kind = "government" if sort in ("ministry", "subgov") else "unnamed" if sort == "office" else "organisation"
    return Entry(
        id_, kind, f"{titles.get(sort, name.capitalize() or sort)} ({owner})", "", state.country if state else "", ""
    )
