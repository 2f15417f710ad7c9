"""Where spans stand: how much two share, and which statements words stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from lagebild.records import Spans, Statement


def shared(a: Spans, b: Spans) -> int:
    """How many characters two lists of spans share."""
    return sum(max(0, min(e, y) - max(b_, x)) for b_, e in a for x, y in b)


def differ(a: Spans, b: Spans) -> bool:
    """Whether two lists of spans share no more than half of the shorter one."""
    return 2 * shared(a, b) <= min(shared(a, a), shared(b, b))


class Around:
    """Statements (or spans alone) by where they stand."""

    def __init__(self, items: Iterable[tuple[Spans, Statement | None]]) -> None:
        self._all = sorted(
            ((spans[0][0], spans[-1][1], n, spans, s) for n, (spans, s) in enumerate(items) if spans),
            key=lambda x: x[:3],
        )
        self._begins = [b for b, *_ in self._all]
        self._longest = max((e - b for b, e, *_ in self._all), default=0)

    def holding(self, spans: Spans) -> list[tuple[Spans, Statement | None]]:
        """Those that the words stand in, the smallest first; then those that hold more than half of the words.

        A span that is a word too long still stands in somebody's word; what only reports speech must hold the words wholly.
        """
        if not spans:
            return []
        begin, end = spans[0][0], spans[-1][1]
        size = shared(spans, spans)
        found = []
        for b, e, n, where, statement in self._all[
            bisect_left(self._begins, begin - self._longest) : bisect_left(self._begins, end)
        ]:
            held = shared(where, spans)
            whole = held == size
            if whole or (2 * held > size and (statement is None or statement.type != "reported")):
                found.append((not whole, e - b, n, where, statement))
        return [(where, statement) for *_, where, statement in sorted(found, key=lambda f: f[:3])]
