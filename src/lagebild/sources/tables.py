"""CSV and TSV with named columns: one article per row, read as they come; a fault in one row leaves the others.

The bytes are cut into fields before they are decoded, so that every row gets the encoding that fits it, as every line of a
JSON lines file does. Rows are counted as a spreadsheet counts them: the names of the columns stand in row 1.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from lagebild.errors import InputError
from lagebild.sources import dates, decoding, jsonlines
from lagebild.sources.drafts import Draft
from lagebild.sources.limits import LIMITS, Limits, sized

COLUMNS = {  # what tables call the contract's keys; compared without case, "-" and "_" as a blank
    "text": "text volltext fulltext full_text artikeltext article_text inhalt content body nachricht meldung",
    "id": "id",
    "title": "title titel headline überschrift ueberschrift schlagzeile",
    "publisher": "publisher quelle source medium zeitung herausgeber",
    "url": "url link adresse webadresse",
    "published": "published datum date published_at publication_date veröffentlicht veroeffentlicht veröffentlichungsdatum"
    " erschienen erscheinungsdatum",
    "modified": "modified updated geändert geaendert aktualisiert",
    "language": "language lang sprache",
}
KEYS = {name.replace("_", " "): key for key, names in COLUMNS.items() for name in names.split()}
TIMES = ("published", "modified")
DELIMITERS = (",", ";", "\t", "|")
UNUSED = "\x1f"
SEPARATOR = re.compile(r'"?sep=(?P<delimiter>[,;\t|])"?\s*', re.IGNORECASE)  # a first line that Excel writes and reads
SHORT = re.compile(r"(\d{1,2}\.\d{1,2}\.)(\d\d)(?!\d)(.*)")
HINT = "name the columns in the first row, one of them text"
QUOTES = 'double the quotation marks within a field, and put a field with line breaks in quotation marks: "…"'
UNCLOSED = 20  # rows with an open quotation mark after which a table is left
HEAD = 10_000  # bytes in which the names of the columns stand
WIDEST = 60  # characters of a column's name where only the content says that it is a table
JOINT = "\x1e"  # between the fields of a row while it is decoded; in text it is no more than a blank


class Columns(NamedTuple):
    """What the first row says: the delimiter and a key (a known one, or the column's own name) for every column."""

    delimiter: str
    keys: tuple[str, ...]


class _Row(NamedTuple):
    number: int
    fields: list[str]
    fault: str | None = None


def drafts(stream: io.BufferedReader, where: str, *, limits: Limits = LIMITS) -> Iterator[Draft | InputError]:
    """The articles of a table, or what is wrong with a row (`where` with ":row")."""
    # the field limit of the csv module is one for the process; it is only ever raised
    csv.field_size_limit(max(csv.field_size_limit(), limits.row))
    lines = _Lines(stream, limits.row)
    first = lines.head()
    if first is None:
        yield InputError(where, "empty", HINT)
        return
    try:
        columns = _columns(first, where)
    except InputError as fault:
        yield fault
        return
    some = False
    for row in _rows(lines, columns.delimiter, limits):
        if row.fault is None and not any(field.strip() for field in row.fields):
            continue
        some = True
        yield _draft(row, columns, f"{where}:{row.number}")
    if not some:
        yield InputError(where, "a table without rows", HINT)


def looks_like_one(head: str) -> bool:
    """Whether a text that begins so is a table: its first line has nothing but short names, "text" and another known one among them."""
    lines = head.splitlines()
    skipped = bool(lines) and bool(SEPARATOR.fullmatch(lines[0]))
    if len(lines) <= skipped:
        return False
    columns = _named(lines[skipped])
    known = set(KEYS.values()).intersection(columns.keys)
    return "text" in known and len(known) > 1 and all(0 < len(key) <= WIDEST for key in columns.keys)


class _Lines:
    """The lines of a stream as the csv module takes them, each byte one character; those of the row at hand are kept.

    A line break within quotation marks is part of a row, so a mark that is never closed would take all the rest: after
    `most` bytes, or at the end, the csv module is told that the stream ends, and `again` gives back what it took.
    """

    def __init__(self, stream: io.BufferedReader, most: int) -> None:
        self._stream = jsonlines.as_utf8(stream)
        self._most = most
        self._waiting: list[str] = []
        self._taken: list[str] = []
        self._size = 0
        self.open = False

    def head(self) -> str | None:
        """The line with the names of the columns; blank lines and "sep=;" before it are passed over."""
        for line in self:
            text = line.removeprefix("ï»¿")  # a byte order mark, each byte as one character
            if SEPARATOR.fullmatch(text):
                continue
            if text.strip():
                return text
            self.begin()
        return None

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.open:
            raise StopIteration
        line = self._waiting.pop() if self._waiting else self._stream.readline(self._most + 1).decode("latin-1")
        self._size += len(line)
        if not line or self._size > self._most:
            self.open = bool(self._taken) or self._size > self._most
            self._taken += [line] if line else []
            raise StopIteration
        self._taken.append(line)
        return line

    def begin(self) -> None:
        """A row is complete."""
        self._taken.clear()
        self._size = 0
        self.open = False

    def again(self) -> None:
        """All but the first line of the row at hand is read again, as rows of their own."""
        long = len(self._taken) == 1 and not self._taken[0].endswith("\n")
        self._waiting += reversed(self._taken[1:])
        self.begin()
        while long and (line := self._stream.readline(jsonlines.SKIP)) and not line.endswith(b"\n"):
            pass


def _rows(lines: _Lines, delimiter: str, limits: Limits) -> Iterator[_Row]:
    """Numbered rows from 2 on. A row whose quotation mark is never closed is a fault, and what it took is read again."""
    number, unclosed = 2, 0
    lines.begin()
    while unclosed < UNCLOSED:
        reader = csv.reader(lines, delimiter=delimiter)
        while (fields := _next(reader)) is not None and not lines.open:
            yield _Row(number, [], fields) if isinstance(fields, str) else _Row(number, fields)
            number += 1
            lines.begin()
        if not lines.open:
            return
        unclosed += 1
        yield _Row(
            number, [], f"a quotation mark is opened and not closed, or the row is longer than {sized(limits.row)}"
        )
        number += 1
        lines.again()
    yield _Row(number, [], f"the {UNCLOSED}th such row: the rest of the table is left")


def _next(reader: Iterator[list[str]]) -> list[str] | str | None:
    """The fields of the next row, or what is wrong with it; None where there is none."""
    try:
        return next(reader, None)
    except csv.Error as error:
        return f"no row of a table: {error}"


def _columns(line: str, where: str) -> Columns:
    """The columns by their names; InputError where there is no text among them, or one comes twice."""
    line = line.rstrip("\r\n")
    if "\r" in line:
        raise InputError(where, "a table with the line breaks of old Macs", "save it with those of Windows or Unix")
    columns = _named(decoding.decode(line.encode("latin-1")).text)
    known = [key for key in columns.keys if key in COLUMNS]
    if "text" not in known:
        seen = ", ".join(key[:WIDEST] for key in columns.keys[:10] if re.search(r"\w", key))
        raise InputError(
            where, f"a table without a column for the text; its columns are {seen or 'without names'}", HINT
        )
    twice = next((key for key in known if known.count(key) > 1), None)
    if twice is not None:
        raise InputError(where, f'a table with two columns for "{twice}"', "rename or remove one of them")
    return columns


def _named(line: str) -> Columns:
    """The first row split at the delimiter that gives most known names."""
    line = line.lstrip("\ufeff").strip("\r\n")
    found = max(
        (Columns(delimiter, _keys(line, delimiter)) for delimiter in DELIMITERS),
        key=lambda columns: (len(set(COLUMNS).intersection(columns.keys)), len(columns.keys)),
    )
    return found if len(found.keys) > 1 else found._replace(delimiter=UNUSED)  # commas in the only column are text


def _keys(line: str, delimiter: str) -> tuple[str, ...]:
    names = [name.strip() for name in next(csv.reader([line[:HEAD]], delimiter=delimiter), [])]
    while names and not names[-1]:  # spreadsheets write the columns that once were used
        names.pop()
    return tuple(KEYS.get(re.sub(r"[\s_-]+", " ", name.casefold()), name) for name in names)


def _draft(row: _Row, columns: Columns, where: str) -> Draft | InputError:
    if row.fault is not None:
        return InputError(where, row.fault, QUOTES)
    decoded = decoding.decode(JOINT.join(field.replace(JOINT, " ") for field in row.fields).encode("latin-1"))
    fields = decoded.text.split(JOINT)
    keys = columns.keys
    if any(field.strip() for field in fields[len(keys) :]):
        what = f"has {len(fields)} fields, but there are {len(keys)} columns"
        return InputError(where, what, f"put a field that holds {_spoken(columns.delimiter)} in quotation marks")
    values = {key: field for key, field in zip(keys, fields, strict=False) if key and field.strip()}
    text = values.pop("text", None)
    if text is None:
        return InputError(where, "a row without text", "fill in the column for the text, or remove the row")
    if name := decoding.binary(text.encode()):
        return InputError(where, f"not text but {name}", "export it as text in UTF-8")
    given, doubts = _dated({key: value for key, value in values.items() if key in COLUMNS})
    extra = {key: value for key, value in values.items() if key not in COLUMNS}
    return Draft(where=where, text=text, given=given, extra=extra, warnings=(*decoded.warnings, *doubts))


def _dated(given: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Times as ISO 8601, and a warning for each that cannot be read: 01/02/2022 is two days, and neither is taken."""
    read = {key: dates.read(_with_century(given[key].strip())) for key in TIMES if key in given}
    doubts = tuple(f"the date {given[key].strip()[:60]!r} cannot be read" for key, moment in read.items() if not moment)
    rest = {key: value for key, value in given.items() if key not in TIMES}
    return rest | {key: moment for key, moment in read.items() if moment}, doubts


def _with_century(value: str) -> str:
    """A date as German spreadsheets show it by default, "24.01.22", with the century that they mean: 1930 to 2029."""
    match = SHORT.fullmatch(value)
    return value if match is None else f"{match[1]}{'20' if match[2] < '30' else '19'}{match[2]}{match[3]}"


def _spoken(delimiter: str) -> str:
    return "a tab" if delimiter == "\t" else f'"{delimiter}"'
