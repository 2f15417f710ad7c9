"""Lines on pages to a text: without the frame that every page repeats, words put together, one paragraph per paragraph."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

EDGE = 3  # lines at the top and at the bottom of a page that may belong to its frame
SAME_PLACE = 6.0  # points by which a line of the frame may move from page to page
PAGE = re.compile(r"[\W_]*(?:seite|blatt|page)\W*#+(?:\W*(?:von|of)?\W*#+)?[\W_]*")
ENDS = re.compile(r"[.!?:…][\"'“”»«’‘)\]]*$")
BULLET = re.compile(r"[•‣▪▫■□●○◦∙·➢➔✓]\s*(?=\S)")
NUMBERED = re.compile(r"(?:[-–—*]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
HYPHENS = "-\u2010\u00ad"
HALVES = re.compile(r"(?:und|oder|bzw|sowie|als|wie|noch|bis|statt|and|or)\b")  # "Vor- und Nachteile"
CAPITALS = re.compile(r"(?:[A-ZÄÖÜ\d]{2,}|\d)$")  # "CDU-geführt", "5-jährig"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
SHORT = 0.75  # of the width of a full line: a line that ends a sentence before that ends its paragraph
GAP = 1.3  # of the usual distance of two lines: more is a gap between paragraphs


class Line(NamedTuple):
    """A line as it stands on a page: x, y (from the bottom) and the size of its letters in points."""

    text: str
    x: float
    y: float
    size: float


class _Usual(NamedTuple):
    """How the lines of one size of letters are set: distance in points, length of a full one in characters."""

    distance: float
    length: int


def text(pages: Sequence[Sequence[Line]]) -> str:
    """The text of a document, with a blank line between paragraphs."""
    bodies = _without_frames([[line._replace(text=_clean(line.text)) for line in page] for page in pages])
    usual = _usual(bodies)
    paragraphs: list[str] = []
    previous: Line | None = None
    left = 0.0  # where the lines of the paragraph at hand begin
    for line in (line for body in bodies for line in body if line.text):
        if previous is None or _breaks(previous, line, left, usual[round(previous.size)]):
            paragraphs.append(line.text)
            left = line.x
        else:
            paragraphs[-1] = joined(paragraphs[-1], line.text)
            left = min(left, line.x)
        previous = line
    return "\n\n".join(paragraphs)


def joined(first: str, second: str) -> str:
    """Two lines as one. A hyphen at the end of the first goes where it only divides a word."""
    if not first or first[-1] not in HYPHENS or not first[:-1][-1:].isalnum():
        return f"{first} {second}"
    stem, soft = first[:-1], first[-1] == "\u00ad"
    if second[:1].islower() and (soft or not (HALVES.match(second) or CAPITALS.search(stem))):
        return stem + second
    if second[:1].islower() and HALVES.match(second):
        return f"{stem}- {second}"
    return f"{stem}-{second}" if second[:1].isalnum() else f"{first} {second}"


def _clean(line: str) -> str:
    """A line with single blanks and plain letters."""
    line = "".join(LIGATURES.get(char, char) for char in line)
    return re.sub(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+", " ", line).strip()


def _without_frames(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without the lines that stand at the same place of several: headers, footers, page numbers."""
    places: defaultdict[str, list[float]] = defaultdict(list)
    edges = [_edge(page) for page in pages]
    for edge in edges:
        for line in edge:
            places[_form(line.text)].append(line.y)
    enough = 2 if len(pages) <= 5 else 3

    def framed(line: Line) -> bool:
        form = _form(line.text)
        near = sum(abs(y - line.y) <= SAME_PLACE for y in places[form])
        return near >= enough or bool(PAGE.fullmatch(form))

    return [
        [line for line in page if not (line in edge and framed(line))] for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: list[Line]) -> set[Line]:
    """The lines at the top and at the bottom of a page, wherever they stand in its content."""
    heights = sorted({line.y for line in page})
    marked = {*heights[:EDGE], *heights[-EDGE:]}
    return {line for line in page if line.y in marked}


def _form(line: str) -> str:
    """A line without what varies from page to page."""
    return re.sub(r"\d+", "#", line.casefold())


def _usual(pages: Iterable[Sequence[Line]]) -> defaultdict[int, _Usual]:
    """For each size of letters, how its lines are set."""
    gaps: defaultdict[int, list[float]] = defaultdict(list)
    lengths: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for page in pages:
        for line, following in pairwise(page):
            if 0 < line.y - following.y < 4 * max(line.size, 1) and round(line.size) == round(following.size):
                gaps[round(line.size)].append(line.y - following.y)
        for line in page:
            lengths[round(line.size)][len(line.text)] += 1
    usual: defaultdict[int, _Usual] = defaultdict(lambda: _Usual(0, 0))
    for size, counted in lengths.items():
        # the smaller half: where paragraphs are short, half of the distances are gaps
        lower = sorted(gaps[size])[: len(gaps[size]) // 2 + 1]
        usual[size] = _Usual(median(lower) if lower else 1.25 * size, _full(counted))
    return usual


def _full(lengths: Counter[int]) -> int:
    """The length that nine of ten lines do not exceed."""
    left = sum(lengths.values()) * 0.9
    for length in sorted(lengths):
        left -= lengths[length]
        if left <= 0:
            return length
    return 0


def _breaks(previous: Line, line: Line, left: float, usual: _Usual) -> bool:
    """Whether a paragraph ends between two lines."""
    ended = bool(ENDS.search(previous.text))
    if BULLET.match(line.text):
        return True
    if previous.text[-1] in HYPHENS and line.text[:1].islower():
        return False
    if abs(previous.size - line.size) > 0.12 * max(previous.size, line.size, 1):
        return True
    down = previous.y - line.y
    if abs(down) <= 1:  # beside one another
        return False
    if down < 0 or down > 12 * max(usual.distance, 1):  # the next column or page
        return ended
    if down > GAP * usual.distance:
        return True
    if ended and NUMBERED.match(line.text):
        return True
    indented = line.x - left > 0.6 * max(line.size, 1)
    return ended and (indented or len(previous.text) < SHORT * usual.length)
