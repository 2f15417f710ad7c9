"""Office holders: the project's own table and Wikidata's heads of state and government of one month, joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actors.rows import Entry, Row, parts, rows
from actors.townlist import folded

AS_OF = "2022-02"  # what Wikidata's list describes
POSITIONS = (  # of LEADERS, by what the label begins with
    ("federal chancellor", "chancellor"), ("president of the executive yuan", "prime-minister"),
    ("president of the swiss", "president"), ("president of", "president"),
    ("prime minister of", "prime-minister"), ("premier of", "prime-minister"), ("taoiseach", "prime-minister"),
    ("supreme leader of iran", "supreme-leader"), ("king of", "monarch"), ("queen of", "monarch"), ("monarch of", "monarch"),
    ("emir of", "monarch"), ("emperor of", "monarch"), ("sultan of", "monarch"), ("grand duke of", "monarch"), ("pope", "monarch"),
    ("prince of", "monarch"),
)  # fmt: skip


def position(label: str) -> str:
    """The office of a position in LEADERS, "" where it is none of ours."""
    low = label.lower()
    return next((office for begin, office in POSITIONS if low.startswith(begin)), "")


def persons(leaders: list[Row], code_of: dict[str, str]) -> tuple[list[Entry], list[tuple[str, str, str, str, str]]]:
    """Office holders, and (office, person, from, to, basis)."""
    entries, holders = {}, []
    by_name: dict[tuple[str, str], str] = {}
    for _, row in rows("persons"):
        spellings = [row["name"], *parts(row["others"])]
        names = [(name, "name") for name in spellings]
        last = row["name"].split()[-1]
        for name in parts(row["surnames"]) or ([] if re.fullmatch(r"[IVX]+\.", last) else [f"~{last}"]):
            names.append((name.removeprefix("~"), "weak surname" if name.startswith("~") else "surname"))
        entries[row["id"]] = Entry(row["id"], row["name"], country=row["country"], names=names)
        by_name.update({(folded(name), row["country"]): row["id"] for name in spellings})
    for _, row in rows("holders"):
        holders.append((row["office"], row["person"], row["from"], row["to"], row["basis"] or "own"))
    for row in leaders:
        code, office, name = code_of.get(row["countryid"], ""), position(row["positionLabel"]), row["officeholderLabel"]
        if not code or not office or not name or re.fullmatch(r"Q\d+", name):
            continue
        at_office = f"office:{code}/{office}"
        person = by_name.get((folded(name), code)) or _same_start(holders, at_office, row["start_year"])
        if person is None and any(h[0] == at_office and _held_then(h) for h in holders):
            continue  # the project's own table names another: one of the two is out of date, and neither is taken twice
        if person is None:
            person = "person:" + folded(name).replace(" ", "-")
            names = [(name, "name"), (name.split()[-1], "weak surname")]
            entries.setdefault(person, Entry(person, name, name, code, row["officeholder"], names))
        entries[person].wikidata = row["officeholder"]
        if all(form != name for form, _ in entries[person].names):
            entries[person].names.append((name, "name"))
        entries[person].english = entries[person].english or name
        if not any(h[0] == f"office:{code}/{office}" and h[1] == person for h in holders):
            holders.append(
                (f"office:{code}/{office}", person, row["start_year"], row["end_year"] or AS_OF + "?", "wikidata")
            )
    return list(entries.values()), sorted(set(holders))


def _held_then(holder: tuple[str, str, str, str, str]) -> bool:
    """Whether a tenure covers the month that LEADERS describes."""
    _, _, begin, end, _ = holder
    return begin[: len(AS_OF)] <= AS_OF[: len(begin)] and (not end or AS_OF[: len(end)] <= end)


def _same_start(holders: list[tuple[str, str, str, str, str]], office: str, year: str) -> str | None:
    """The one holder then whose tenure begins in the year that Wikidata gives: the same person under another spelling."""
    then = [h for h in holders if h[0] == office and _held_then(h) and h[4] == "own"]
    return then[0][1] if len(then) == 1 and year and then[0][2][:4] == year else None


def office_entries(holders: Iterable[tuple[str, ...]], names: dict[str, str]) -> Iterator[Entry]:
    """An entry for every office that somebody holds."""
    for office in sorted({h[0] for h in holders}):
        body, _, title = office.removeprefix("office:").rpartition("/")
        country = body if re.fullmatch(r"[A-Z-]{2,4}", body) else ""
        yield Entry(office, f"{title} ({names.get(country, body)})", country=country)
