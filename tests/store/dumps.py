"""All that a dossier holds, as plain values: without the numbers of rows, the moments of knowing and the salt of the tombstones.

Two dossiers with the same dump hold the same, whenever and in however many runs it came in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, select, text

from lagebild.store import Dossier, fulltext, schema

Rows = list[tuple[Any, ...]]
OWN = {"no", "known", "made", "applied", "undone", "added", "due", "answered", "seen", "holder", "until"}
"""Columns that differ between two dossiers that hold the same."""


def dump(dossier: Dossier) -> Mapping[str, Any]:
    """Everything, table by table, every row called by what it is about."""
    with dossier._database.read() as connection:
        tables = {table.name: _rows(connection, table) for table in schema.metadata.sorted_tables}
        return _named(tables, _indexes(connection))


def articles(dossier: Dossier) -> Mapping[str, list[Mapping[str, Any]]]:
    """The versions of every article with all that hangs on them."""
    result: Mapping[str, list[Mapping[str, Any]]] = dump(dossier)["articles"]
    return result


def _rows(connection: Connection, table: Table) -> list[Mapping[str, Any]]:
    query = select(table)
    if "no" in table.c:
        query = query.order_by(table.c.no)
    return [row._mapping for row in connection.execute(query)]


def _indexes(connection: Connection) -> Mapping[str, dict[int, str]]:
    key = "rowid" if connection.dialect.name == "sqlite" else "no"
    return {
        table: {row[0]: row[1] for row in connection.execute(text(f"SELECT {key}, CAST(terms AS text) FROM {table}"))}
        for table in fulltext.TABLES
    }


def _named(tables: dict[str, list[Mapping[str, Any]]], words: Mapping[str, dict[int, str]]) -> Mapping[str, Any]:
    ids = {row["no"]: row["id"] for row in tables["articles"]}
    names = {row["no"]: (ids[row["article"]], row["number"]) for row in tables["versions"]}
    headers = {row["no"]: row["sha256"] for row in tables["headers"]}
    speakers = _grouped(tables["speakers"], "statement", lambda row: row["key"])
    sorted_ = {"bands": lambda row: row["band"], "copies": lambda row: (names[row["original"]], row["share"])}
    hanging: dict[str, Mapping[int, list[Any]]] = {
        "headers": _grouped(tables["headers"], "version", _plain),
        "readings": _grouped(tables["readings"], "version", lambda row: (headers[row["header"]], *_plain(row))),
        "statements": _grouped(
            tables["statements"],
            "version",
            lambda row: (*_plain(row), sorted(speakers.get(row["no"], [])), words["statement_words"].get(row["no"])),
        ),
        "indexed": _grouped(
            tables["indexed"], "version", lambda row: (row["terms"], words["version_words"].get(row["version"]))
        ),
        "events": _grouped(tables["events"], "version", _plain),
        "actors": _grouped(tables["actors"], "version", _plain),
        "records": _grouped(sorted(tables["records"], key=lambda row: row["id"]), "version", _plain),
        "bands": {key: sorted(rows) for key, rows in _grouped(tables["bands"], "version", sorted_["bands"]).items()},
        "copies": {key: sorted(rows) for key, rows in _grouped(tables["copies"], "copy", sorted_["copies"]).items()},
    }
    versions: dict[str, list[Mapping[str, Any]]] = {identity: [] for identity in ids.values()}
    for row in tables["versions"]:
        about = {name: value for name, value in row.items() if name not in OWN | {"article"}}
        versions[ids[row["article"]]].append(about | {name: of.get(row["no"], []) for name, of in hanging.items()})
    whole = ("terms", "cache", "keeping", "migrations", "feeds", "feed_entries")
    assert {
        "articles",
        "versions",
        "speakers",
        "judgements",
        "tombstones",
        "settings",
        "drawing",  # what can be drawn again is not what a dossier holds
        *hanging,
        *whole,
    } == tables.keys()
    return {
        "articles": versions,
        "judgements": [_plain(row, but={"id"}) for row in tables["judgements"]],
        "taken back": [row["undone"] is not None for row in tables["judgements"]],
        "tombstones": Counter(row["kind"] for row in tables["tombstones"]),
        "settings": {row["key"]: row["value"] for row in tables["settings"] if row["key"] != "salt"},
        **{name: sorted(map(_plain, tables[name])) for name in whole},
    }


def _plain(row: Mapping[str, Any], but: Iterable[str] = ()) -> tuple[Any, ...]:
    left_out = OWN | {"version", "header"} | set(but)
    return tuple(value for name, value in row.items() if name not in left_out)


def _grouped(
    rows: Iterable[Mapping[str, Any]], key: str, made: Callable[[Mapping[str, Any]], Any]
) -> dict[int, list[Any]]:
    result: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        result[row[key]].append(made(row))
    return result


def empty(dossier: Dossier) -> None:
    """Take everything out, quicker than a new dossier is made."""
    with dossier._database.write() as connection:
        for table in fulltext.TABLES:
            connection.exec_driver_sql(f"DELETE FROM {table}")
        for table in reversed(schema.metadata.sorted_tables):
            if table.name not in ("settings", "migrations"):
                connection.execute(delete(table))


def raw(dossier: Dossier) -> Mapping[str, Any]:
    """Every row as it is."""
    with dossier._database.read() as connection:
        tables = {
            table.name: list(map(tuple, connection.execute(select(table)))) for table in schema.metadata.sorted_tables
        }
        return {**tables, **_indexes(connection)}
