"""The article's text as HTML with every statement and finding marked in it.

They nest, overlap and come in pieces; HTML elements only nest. So the text is cut at every border of every span,
and elements are closed and opened again where they overlap: each element holds one piece of one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from lagebild.records import Span, Spans
from lagebild.views.harmless import harmless

PARAGRAPH_BREAK = re.compile(r"\s*\n[^\S\n]*\n\s*")
DEEPEST = 3  # levels of nesting that have a look of their own


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement or finding as it is marked: spans, classes, number with the target and the name of the link.

    `finding` is a finding's place among those of its article; None for a statement, whose place is that among the marks.
    """

    spans: Spans
    classes: str
    number: str
    label: str
    target: str
    anchor: str
    finding: int | None = None

    def data(self, index: int) -> str:
        """What tells the script which one it is."""
        return f'data-s="{index}"' if self.finding is None else f'data-f="{self.finding}"'


@dataclass(frozen=True, slots=True)
class Light:
    """Words that light up when something is selected: `key` names the role and whose it is, as "c3"."""

    span: Span
    key: str


@dataclass(slots=True)
class _Pen:
    """Writes the pieces of one article; `open` are the statements whose elements are open, outermost first."""

    text: str
    marks: Sequence[Mark]
    written: list[str] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    started: set[int] = field(default_factory=set)

    def close(self, depth: int = 0) -> None:
        """Close elements until `depth` are open."""
        while len(self.open) > depth:
            self.open.pop()
            self.written.append("</span>")

    def turn_to(self, wanted: Sequence[int]) -> None:
        """Close and open elements so that just the wanted statements are open."""
        same = 0
        while same < min(len(self.open), len(wanted)) and self.open[same] == wanted[same]:
            same += 1
        self.close(same)
        for index in wanted[same:]:
            mark, depth = self.marks[index], min(len(self.open), DEEPEST)
            if index not in self.started:
                self.started.add(index)
                self.written.append(_number(mark, index))
            look = f"q {escape(mark.classes)} d{depth}" if mark.finding is None else f"f {escape(mark.classes)}"
            self.written.append(f'<span class="{look}" {mark.data(index)}>')
            self.open.append(index)

    def write(self, begin: int, end: int, keys: Iterable[str]) -> None:
        """Write the words, in an element of their own where they can light up."""
        words = escape(harmless(self.text[begin:end]))
        names = " ".join(sorted(keys))
        self.written.append(f'<span data-r="{escape(names)}">{words}</span>' if names else words)


def marked(text: str, marks: Sequence[Mark], lights: Iterable[Light]) -> Markup:
    """The text in paragraphs, with a numbered link at the beginning of each statement and finding.

    Marks are in the order of nesting: statements come after those that they stand in, findings after all statements.
    """
    pen = _Pen(text, marks)
    pieces = _pieces(text, marks, lights)
    for begin, end, statements, keys in pieces:
        if begin == end:  # a paragraph begins here
            pen.close()
            pen.written.append("</p>\n<p>" if pen.written else "<p>")
        else:
            pen.turn_to(statements)
            pen.write(begin, end, keys)
    pen.close()
    if pen.written:
        pen.written.append("</p>")
    return Markup("".join(pen.written))


def _number(mark: Mark, index: int) -> Markup:
    kind = "n" if mark.finding is None else "m"
    return Markup('<a class="{} {}" id="{}" href="#{}" {} aria-label="{}">{}</a>').format(
        kind, mark.classes, mark.anchor, mark.target, Markup(mark.data(index)), mark.label, mark.number
    )


_Key = int | str  # of what begins or ends: a statement's index or a role's key
_Piece = tuple[int, int, list[int], list[str]]


def _pieces(text: str, marks: Sequence[Mark], lights: Iterable[Light]) -> Iterator[_Piece]:
    """The text cut at all borders, each piece with the statements and the roles that it belongs to.

    A piece without length stands where a paragraph begins; the blanks between paragraphs are left out.
    """
    paragraphs = _paragraphs(text)
    starts, ends = {begin for begin, _ in paragraphs}, {end for _, end in paragraphs}
    changes = _changes(len(text), marks, lights)
    borders = sorted({*changes, *starts, *ends})
    active: Counter[_Key] = Counter()  # how many spans of each are open: those of one role may overlap
    inside = False
    for border, following in pairwise([*borders, len(text)]):
        for step, what in changes.get(border, ()):
            active[what] += step
            if not active[what]:
                del active[what]
        if border in starts:
            yield border, border, [], []
        inside = border in starts or (inside and border not in ends)
        if inside and border < following:
            statements = sorted(key for key in active if isinstance(key, int))
            yield border, following, statements, [key for key in active if isinstance(key, str)]


def _paragraphs(text: str) -> list[Span]:
    """Where paragraphs stand: what is between empty lines, without blanks at the ends of the text."""
    first = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    result: list[Span] = []
    for gap in PARAGRAPH_BREAK.finditer(text, first, last):
        result.append((first, gap.start()))
        first = gap.end()
    return [*result, (first, last)] if first < last else result


def _changes(length: int, marks: Sequence[Mark], lights: Iterable[Light]) -> dict[int, list[tuple[int, _Key]]]:
    """What begins (+1) and what ends (-1) at each border."""
    spans: list[tuple[Span, _Key]] = [(span, index) for index, mark in enumerate(marks) for span in mark.spans]
    spans += [(light.span, light.key) for light in lights]
    changes: dict[int, list[tuple[int, _Key]]] = {}
    for (first, last), what in spans:
        begin, end = max(0, first), min(last, length)  # damaged data must not lose the rest of the page
        if begin < end:
            changes.setdefault(begin, []).append((1, what))
            changes.setdefault(end, []).append((-1, what))
    return changes
