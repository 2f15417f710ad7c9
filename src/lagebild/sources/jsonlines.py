"""JSON lines: one article per line, read as they come; a fault in one line leaves the others."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any

from lagebild.errors import InputError
from lagebild.sources import decoding
from lagebild.sources.drafts import MAX_LINE, Draft

KEYS = ("id", "title", "publisher", "url", "published", "modified", "language")
HINT = 'each line is one JSON object with the key "text"'
DEEPEST = 100  # levels of a JSON value: what lies deeper no view could write
SKIP = 1 << 20  # bytes read at a time to get past a line that is too long


def drafts(stream: io.BufferedReader, where: str) -> Iterator[Draft | InputError]:
    """The articles of a JSON lines stream, or what is wrong with a line (`where` with ":line")."""
    empty = True
    for number, line in _lines(stream):
        if line is not None and not line.removeprefix(codecs.BOM_UTF8).strip():
            continue
        empty = False
        yield _fault_of_length(where, number) if line is None else _draft(line, f"{where}:{number}")
    if empty:
        yield InputError(where, "empty", HINT)


def parsed(line: str) -> Any:
    """The JSON value of a line; ValueError where it is none (json raises three kinds of errors for that)."""
    try:
        value = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if _deeper(value, DEEPEST):
        raise ValueError("nested too deeply")
    return value


def _deeper(value: Any, levels: int) -> bool:
    """Whether a JSON value is nested more than so many levels deep."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return bool(inner) and (levels == 0 or any(_deeper(item, levels - 1) for item in inner))


def _lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines from 1 on; None for one that is longer than MAX_LINE, which is passed over unread."""
    source = as_utf8(stream)
    number = 0
    while line := source.readline(MAX_LINE + 1):
        number += 1
        if len(line) <= MAX_LINE:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = source.readline(SKIP)
        yield number, None


class _Recoded(io.RawIOBase):
    """A UTF-16 stream as UTF-8: such files come from Windows shells, and lines are cut at bytes here."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._text = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="\n")
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            self._left = self._text.read(SKIP).encode("utf-8", "replace")
        part = self._left[: len(buffer)]
        self._left = self._left[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def as_utf8(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream, in UTF-8 where it has the byte order mark of UTF-16."""
    if stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return io.BufferedReader(_Recoded(stream))
    return stream


def _fault_of_length(where: str, number: int) -> InputError:
    return InputError(
        f"{where}:{number}", f"the line is longer than {MAX_LINE // 1_000_000} MB", "one article per line"
    )


def _draft(line: bytes, where: str) -> Draft | InputError:
    if name := decoding.binary(line):
        return InputError(where, f"not JSON but {name}", HINT)
    decoded = decoding.decode(line)
    try:
        record = parsed(decoded.text.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        return InputError(where, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}", HINT)
    except ValueError as error:
        return InputError(where, f"not JSON: {str(error)[:100]}", HINT)
    if not isinstance(record, dict):
        return InputError(where, "JSON, but no object", HINT)
    if not isinstance(record.get("text"), str):
        return InputError(where, '"text" is not a string' if "text" in record else 'lacks "text"', HINT)
    return Draft(
        where=where,
        text=record["text"],
        given={key: record[key] for key in KEYS if key in record},
        extra={key: value for key, value in record.items() if key not in KEYS and key != "text"},
        warnings=decoded.warnings,
    )
