"""PDF documents: their text layer as paragraphs. What the document says about itself is kept as that, not as title and date.

The title of a PDF is often that of the template, its date that of the last export: a wrong date makes every "am Dienstag" a
wrong day. So the title counts only where the text begins with the same words, and the dates stand in `extra`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from lagebild.errors import InputError
from lagebild.sources import dates, pdflayout, pdfworker
from lagebild.sources.drafts import MAX_PAGE, Draft, Page
from lagebild.sources.limits import LIMITS, Limits, sized

WORKER = Path(pdfworker.__file__)
FAULTS = {
    pdfworker.ENCRYPTED: (
        "an encrypted PDF that asks for a password",
        "open it with its password and save it without one",
    ),
    pdfworker.LOCKED: (
        "an encrypted PDF (AES), and the package cryptography is not installed",
        "pip install cryptography",
    ),
    pdfworker.DAMAGED: ("a damaged PDF", "fetch it again, or open it and save it anew"),
    pdfworker.MEMORY: ("a PDF that takes too much memory to read", "save it anew, or its text"),
    pdfworker.MISSING: ("a PDF, and pypdf is not installed", "pip install pypdf"),
}
SCAN = "a PDF without a text layer, such as a scan"
SCAN_HINT = "let OCR add one first, for example ocrmypdf"
UNREADABLE = "a PDF whose text cannot be read: its fonts do not say which characters they show"
UNREADABLE_HINT = "let OCR add a text layer, for example ocrmypdf --force-ocr"
HEAD = 1_500  # characters of the text in which the title must stand
NO_LETTERS = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")
STARTS_WITHIN = 1_024  # bytes before "%PDF-" that viewers pass over


def is_one(head: bytes) -> bool:
    """Whether bytes that begin so are a PDF document."""
    return b"%PDF-" in head[:STARTS_WITHIN]


def draft(data: bytes, where: str, limits: Limits = LIMITS) -> Draft:
    """The article of a document; InputError where it cannot be read or has no text."""
    found = _worked(data, where, limits)
    if code := found.get("fault"):
        raise _fault(code, where, limits)
    text = pdflayout.text([[pdflayout.Line(*line) for line in page] for page in found["pages"]])
    if len(re.sub(r"\W", "", text)) < 3:
        raise InputError(where, SCAN, SCAN_HINT)
    if 5 * len(NO_LETTERS.findall(text)) > len(text):
        raise InputError(where, UNREADABLE, UNREADABLE_HINT)
    title = _title(found.get("title"), text)
    return Draft(
        where=where,
        text=_without(title, text),
        page=Page(title=title),
        extra={"pdf": _said(found)},
        warnings=tuple(_doubts(found)),
    )


def _worked(data: bytes, where: str, limits: Limits) -> dict[str, Any]:
    """What the process of its own found."""
    arguments = [limits.pdf_pages, limits.pdf_memory, MAX_PAGE]
    # the same packages as here, however they were found
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(WORKER), *map(str, arguments)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=limits.pdf_seconds,
            check=False,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        what = f"a PDF that takes longer than {limits.pdf_seconds:g} seconds to read"
        raise InputError(where, what, "save it anew, or its text") from error
    except ValueError as error:  # it was ended from outside, or fell over
        raise InputError(where, *FAULTS[pdfworker.MEMORY if done.returncode < 0 else pdfworker.DAMAGED]) from error
    return found


def _fault(code: str, where: str, limits: Limits) -> InputError:
    if code == pdfworker.LARGE:
        what = f"a PDF with more than {limits.pdf_pages:,} pages or {sized(MAX_PAGE)} of text"
        return InputError(where, what, "split it into its articles")
    return InputError(where, *FAULTS[code])


def _title(declared: str | None, text: str) -> str | None:
    """The declared title where the text bears it out."""
    words = _words(declared or "")
    return " ".join((declared or "").split()) if len(words) > 4 and words in _words(text[:HEAD]) else None


def _without(title: str | None, text: str) -> str:
    """The text without its headline where that is the title."""
    first, _, rest = text.partition("\n\n")
    return rest if title and rest and _words(first) == _words(title) else text


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _said(found: dict[str, Any]) -> dict[str, Any]:
    """What the document says about itself."""
    times = {key: moment for key in ("created", "modified") if (moment := dates.iso(found.get(key) or ""))}
    return {**{key: found[key] for key in ("title", "author") if key in found}, **times, "pages": len(found["pages"])}


def _doubts(found: dict[str, Any]) -> list[str]:
    pages = len(found["pages"])
    doubts = {"pictures": "are pictures without text", "broken": "cannot be read"}
    return [f"{found[key]} of {pages} pages {words}" for key, words in doubts.items() if found.get(key)]
