"""Rows of the hand-made sources of the actor table, and the entries that are made of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "sources"
COLUMNS = {
    "states": ("code", "name", "others", "adjectives", "demonyms", "capital", "seats", "from", "to"),
    "organs": ("id", "names", "own", "short"),
    "organisations": ("id", "names", "own", "short", "kind", "members"),
    "groups": ("id", "names", "own", "short", "country", "kind"),
    "parties": ("id", "names", "short", "country", "own"),
    "media": ("id", "names", "short", "country", "kind"),
    "ngos": ("id", "names", "own", "short", "country"),
    "companies": ("id", "names", "own", "short", "country"),
    "subs": ("id", "names", "adjectives", "capital", "country"),
    "persons": ("id", "name", "others", "surnames", "country", "born"),
    "holders": ("office", "person", "from", "to", "basis"),
    "regions": ("name", "kind", "countries", "others"),
    "context": ("form", "kind", "words", "id"),
    "places": ("name", "country", "geonames", "others", "note"),
}

Row = dict[str, str]


@dataclass
class Entry:
    """One actor: its names as (form, how it is said) in the order of the source."""

    id: str
    name: str
    english: str = ""
    country: str = ""
    wikidata: str = ""
    names: list[tuple[str, str]] = field(default_factory=list)


class SourceError(ValueError):
    """Something in a source that must be mended."""


def rows(kind: str) -> Iterator[tuple[str, Row]]:
    """Where each row of the sources of one kind stands, and the row.

    Raises:
        SourceError: a row has another number of columns.
    """
    for path in sorted([*SOURCES.glob(f"{kind}.txt"), *SOURCES.glob(f"{kind}-*.txt")]):
        for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            cells = line.split("|")
            if len(cells) != len(COLUMNS[kind]):
                raise SourceError(f"{path.name}:{number}: {len(cells)} columns, {len(COLUMNS[kind])} are wanted")
            yield f"{path.name}:{number}", dict(zip(COLUMNS[kind], cells, strict=True))


def parts(cell: str) -> list[str]:
    """The items of a list."""
    return [unicodedata.normalize("NFC", item) for item in cell.split(";") if item]
