"""The drawing of a timeline: where rows, columns and marks stand. Units are pixels at the drawing's natural size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from lagebild.web.pages.zeitachseitems import EVENT, NOBODY, REST, UNNAMED, Item, rows_of
from lagebild.web.pages.zeitachsetime import Stretch

MOST_ROWS = 40
MOST_DOTS = 600  # items that have a dot each; more are drawn in bins
NAMES, WIDTH = 156, 1340  # of the column of names; of that and the drawing beside it
HEAD, ROW = 40, 26
NARROWEST = 24  # of a column: what is clicked is no smaller
DOT, GAP = 3.4, 2.6  # half a dot's width; between dots
FIGHT = frozenset("PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
STRIFE = frozenset("REQUEST ACCUSE REJECT THREATEN".split())
"""Types of events that are conflict by deeds, by words (PLOVER's quad classes); the others are cooperation."""
CLASSES = ("fight", "strife", "accord", "direct", "told")
"""How marks are drawn: events of conflict by deeds, by words, of cooperation; statements in the very words, other ones."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: key, name, where it stands, how many events and statements it has, the column in which it has most."""

    key: str
    name: str
    y: float
    events: int
    statements: int
    busiest: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stretch, where it stands, how many events and statements it has, whether it is selected."""

    stretch: Stretch
    x: float
    width: float
    events: int
    statements: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it. `paths` are the marks by class, in SVG's path notation; `binned` says that a mark is more than one item."""

    width: float
    height: float
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    paths: Mapping[str, str]
    binned: bool
    others: int


def mark_class(item: Item) -> str:
    """How an item is drawn."""
    if item.kind == EVENT:
        return "fight" if item.type in FIGHT else "strife" if item.type in STRIFE else "accord"
    return "direct" if item.type == "direct" else "told"


def draw(
    items: Sequence[Item],
    columns: Sequence[Stretch],
    *,
    by: str,
    reported: bool,
    names: Mapping[str, str],
    selected: Stretch | None,
) -> Drawing:
    """The drawing of some items, all of which lie in the columns.

    Args:
        items: in the order of time.
        columns: one after the other without gaps.
        by: what makes a row, one of ROWS.
        reported: by when they were reported.
        names: of the keys of rows.
        selected: the stretch whose columns are marked.
    """
    width = max(NARROWEST, (WIDTH - NAMES) / max(1, len(columns)))
    cells, totals, column_totals = _counted(items, columns, by=by, reported=reported)
    order = sorted(totals, key=lambda key: (key in (UNNAMED, NOBODY), -sum(totals[key].values()), names.get(key, key)))
    shown = order[:MOST_ROWS]
    place = {key: at for at, key in enumerate(shown)}
    if len(order) > MOST_ROWS:
        totals[REST] = sum((totals[key] for key in order[MOST_ROWS:]), Counter())
        shown.append(REST)
    merged: Counter[tuple[int, int, str]] = Counter()
    for (key, column, kind), number in cells.items():
        merged[place.get(key, MOST_ROWS), column, kind] += number
    rows = tuple(_row(key, at, totals[key], names, merged) for at, key in enumerate(shown))
    binned = len(items) > MOST_DOTS or _crowded(merged, width)
    return Drawing(
        width * len(columns),
        HEAD + ROW * len(rows) + 6,
        rows,
        tuple(
            Column(
                one,
                round(at * width, 1),
                round(width, 1),
                column_totals[at, EVENT],
                sum(column_totals[at, kind] for kind in ("direct", "told")),
                selected is not None and one.begin < selected.end and selected.begin < one.end,
            )
            for at, one in enumerate(columns)
        ),
        _paths(merged, width, binned=binned),
        binned,
        max(0, len(order) - MOST_ROWS),
    )


Cells = Counter[tuple[str, int, str]]


def _counted(
    items: Iterable[Item], columns: Sequence[Stretch], *, by: str, reported: bool
) -> tuple[Cells, dict[str, Counter[str]], Counter[tuple[int, str]]]:
    """How many items of each class there are by row and column, by row, by column (there all events together)."""
    cells: Cells = Counter()
    totals: dict[str, Counter[str]] = {}
    of_columns: Counter[tuple[int, str]] = Counter()
    at = 0
    for item in items:
        when = item.reported if reported else item.day
        while at < len(columns) - 1 and when >= columns[at].end:
            at += 1
        kind = mark_class(item)
        of_columns[at, EVENT if item.kind == EVENT else kind] += 1
        for key in rows_of(item, by):
            cells[key, at, kind] += 1
            totals.setdefault(key, Counter())[item.kind] += 1
    return cells, totals, of_columns


def _row(key: str, at: int, total: Counter[str], names: Mapping[str, str], cells: Counter[tuple[int, int, str]]) -> Row:
    by_column: Counter[int] = Counter()
    for (row, column, _), number in cells.items():
        if row == at:
            by_column[column] += number
    busiest = min(by_column, key=lambda column: (-by_column[column], column), default=0)
    return Row(key, names.get(key, key), HEAD + at * ROW, total[EVENT], total["statement"], busiest)


def _crowded(cells: Counter[tuple[int, int, str]], width: float) -> bool:
    """Whether a cell has more dots than there is room for."""
    room = int((width - 2) // (2 * DOT + GAP)) * int((ROW - 2) // (2 * DOT + GAP))
    each: Counter[tuple[int, int]] = Counter()
    for (row, column, _), number in cells.items():
        each[row, column] += number
    return max(each.values(), default=0) > room


def _paths(cells: Counter[tuple[int, int, str]], width: float, *, binned: bool) -> dict[str, str]:
    parts: dict[str, list[str]] = {kind: [] for kind in CLASSES}
    by_cell: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for (row, column, kind), number in cells.items():
        by_cell.setdefault((row, column), []).append((kind, number))
    most = max(cells.values(), default=1)
    for (row, column), some in sorted(by_cell.items()):
        some.sort(key=lambda one: CLASSES.index(one[0]))
        x, y = column * width, HEAD + row * ROW
        (_bins if binned else _dots)(parts, some, (x, y, width), most)
    return {kind: "".join(one) for kind, one in parts.items() if one}


def _dots(
    parts: dict[str, list[str]], some: Sequence[tuple[str, int]], cell: tuple[float, float, float], _: int
) -> None:
    """A dot for each item, column by column."""
    x, y, width = cell
    step = 2 * DOT + GAP
    down = int((ROW - 2) // step)
    kinds = [kind for kind, number in some for _ in range(number)]
    wide = -(-len(kinds) // down)
    left = x + (width - wide * step + GAP) / 2 + DOT
    high = y + (ROW - min(down, len(kinds)) * step + GAP) / 2 + DOT
    for at, kind in enumerate(kinds):
        parts[kind].append(_mark(kind, left + at // down * step, high + at % down * step, DOT))


def _bins(
    parts: dict[str, list[str]], some: Sequence[tuple[str, int]], cell: tuple[float, float, float], most: int
) -> None:
    """A mark for each class, its area by how many items it stands for."""
    x, y, width = cell
    largest = min(ROW / 2 - 2, (width - 2) / (2 * len(some)))
    for at, (kind, number) in enumerate(some):
        half = max(1.5, largest * sqrt(number / most))
        parts[kind].append(_mark(kind, x + width * (at + 0.5) / len(some), y + ROW / 2, half))


def _mark(kind: str, x: float, y: float, half: float) -> str:
    """A square for an event, a diamond for one of cooperation, a circle for a statement."""
    size, left, top = _short(2 * half), _short(x - half), _short(y - half)
    if kind in ("fight", "strife"):
        return f"M{left} {top}h{size}v{size}h-{size}z"
    if kind == "accord":
        step = _short(half)
        return f"M{left} {_short(y)}l{step}-{step}l{step} {step}l-{step} {step}z"
    return f"M{left} {_short(y)}a{_short(half)} {_short(half)} 0 1 0 {size} 0a{_short(half)} {_short(half)} 0 1 0-{size} 0z"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
