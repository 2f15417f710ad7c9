"""The text of one PDF document, in a process of its own: bytes on standard input, one JSON object on standard output.

A made document can keep a parser busy for hours or fill the memory; the process that started this one sets the limits and
ends it. It is run as a file and imports nothing of Lagebild, so that it starts fast.

Written is {"fault": CODE} or {"pages": [[[text, x, y, size], …], …], "pictures": n, "title", "author", "created", "modified"}:
the lines of each page in the order of its content; x, y (from the bottom) and the size of the letters in points.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
from collections.abc import Callable
from typing import Any

ENCRYPTED, LOCKED, DAMAGED, LARGE, MEMORY, MISSING = "encrypted", "locked", "damaged", "large", "memory", "missing"


def main() -> None:
    """Read, write, and leave the exit status to how that went; arguments: pages at most, bytes of memory, characters at most."""
    pages, memory, characters = map(int, sys.argv[1:4])
    _confine(memory)
    logging.disable(logging.CRITICAL)
    try:
        found = _document(sys.stdin.buffer.read(), pages, characters)
    except MemoryError:
        found = {"fault": MEMORY}
    sys.stdout.write(json.dumps(found))


def _confine(memory: int) -> None:
    """Let the system refuse more memory than that, where it can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 -- Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _document(data: bytes, most: int, characters: int) -> dict[str, Any]:
    try:
        from pypdf import PdfReader  # noqa: PLC0415 -- what is missing is said
        from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415
    except ImportError:
        return {"fault": MISSING}
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):  # without a password, as every viewer tries it
            return {"fault": ENCRYPTED}
        return {"fault": LARGE} if len(reader.pages) > most else _read(reader, characters)
    except DependencyError:  # AES takes a package of its own
        return {"fault": LOCKED}
    except FileNotDecryptedError:
        return {"fault": ENCRYPTED}
    except MemoryError:
        raise
    except Exception:  # other people's bytes can make a parser raise anything
        return {"fault": DAMAGED}


def _read(reader: Any, characters: int) -> dict[str, Any]:
    pages, pictures, broken = [], 0, 0
    for page in reader.pages:
        try:
            lines = _lines(page)
        except MemoryError:
            raise
        except Exception:  # one page
            lines, broken = [], broken + 1
        characters -= sum(len(line[0]) for line in lines)
        if characters < 0:
            return {"fault": LARGE}
        pictures += not lines and _has_pictures(page)
        pages.append(lines)
    if pages and broken == len(pages):
        return {"fault": DAMAGED}
    return {"pages": pages, "pictures": pictures, "broken": broken, **_metadata(reader)}


def _lines(page: Any) -> list[list[Any]]:
    """Lines of a page: text, x, y, size."""
    lines: list[list[Any]] = []
    fresh = True

    def visit(text: str, outer: list[float], matrix: list[float], _font: Any, size: float) -> None:
        nonlocal fresh
        x = matrix[4] * outer[0] + matrix[5] * outer[2] + outer[4]
        y = matrix[4] * outer[1] + matrix[5] * outer[3] + outer[5]
        high = abs(size * (matrix[3] or matrix[1]) * (outer[3] or outer[1]))
        for number, part in enumerate(text.split("\n")):
            fresh = fresh or number > 0
            if not part.strip() and fresh:
                continue
            if fresh:
                lines.append([part, round(x, 1), round(y, 1), round(high, 1)])
            else:
                lines[-1][0] += part
            fresh = False

    page.extract_text(visitor_text=visit)
    return [line for line in lines if line[0].strip()]


def _has_pictures(page: Any) -> bool:
    try:
        return bool(page["/Resources"].get_object()["/XObject"].get_object())
    except Exception:  # no pictures, or not where they should be
        return False


def _metadata(reader: Any) -> dict[str, str]:
    """What the document says about itself; each where it can be read."""
    wanted: dict[str, Callable[[Any], Any]] = {
        "title": lambda data: data.title,
        "author": lambda data: data.author,
        "created": lambda data: data.creation_date.isoformat(),
        "modified": lambda data: data.modification_date.isoformat(),
    }
    found = {}
    for key, get in wanted.items():
        with contextlib.suppress(Exception):
            if value := str(get(reader.metadata) or "").strip():
                found[key] = value[:1000]
    return found


if __name__ == "__main__":
    main()
