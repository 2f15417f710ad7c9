"""Whether words are anywhere in what a dossier has on disk: every byte of its files, every column of its tables, deflated or not."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect

from lagebild.store import Dossier


def traces(dossier: Dossier, *words: str) -> list[str]:
    """Where the words are found, whatever their capitals; [] where nothing is left of them."""
    sought = [word.casefold() for word in words]
    places = {where for where, text in _everything(dossier) if any(word in text.casefold() for word in sought)}
    return sorted(places)


def _everything(dossier: Dossier) -> Iterator[tuple[str, str]]:
    database = dossier._database
    with database.read() as connection:
        yield from _columns(connection)
    if database.path is not None:
        for path in sorted(database.path.parent.glob(f"{database.path.name}*")):
            yield from ((path.name, text) for text in _file(path))


def _columns(connection: Connection) -> Iterator[tuple[str, str]]:
    for table in inspect(connection).get_table_names():
        key = "rowid" if connection.dialect.name == "sqlite" else "ctid"
        for row in connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY {key if not _is_keyed(table) else 1}'):
            for name, value in row._mapping.items():
                yield f"{table}.{name}", _words(value)


def _is_keyed(table: str) -> bool:
    """Whether SQLite has no row numbers for it."""
    return table == "bands" or table.endswith(("_idx", "_config"))


def _words(value: Any) -> str:
    if not isinstance(value, bytes):
        return str(value)
    return value.decode(errors="replace") + _inflated(value)


def _inflated(data: bytes) -> str:
    try:
        plain = zlib.decompressobj().decompress(data).decode()
        return json.dumps(json.loads(plain), ensure_ascii=False)
    except (zlib.error, ValueError):
        return ""


def _file(path: Path) -> Iterator[str]:
    """The bytes of a file as text, and what was deflated in them, free pages and all."""
    data = path.read_bytes()
    yield data.decode(errors="replace")
    at = data.find(b"\x78\x9c")
    while at >= 0:
        inflater = zlib.decompressobj()
        with suppress(zlib.error):
            yield inflater.decompress(data[at : at + 100_000]).decode(errors="replace")
        at = data.find(b"\x78\x9c", at + 1)
