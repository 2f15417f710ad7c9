"""Pages of long lists: the number that an address asks for, and which of how many lines a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[_T]):
    """One page of a list: from which to which of how many, counted from 1, and the pages before and behind, None where there are none."""

    lines: tuple[_T, ...]
    first: int
    last: int
    total: int
    before: int | None
    behind: int | None

    @property
    def whole(self) -> bool:
        """Whether everything is shown."""
        return self.before is None and self.behind is None


def page_number(text: str | None) -> int:
    """The number of a page; the first where the address has none."""
    return max(1, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


def sheet(lines: Sequence[_T], page: int, most: int) -> Sheet[_T]:
    """A page of some lines; of pages behind the last one the last."""
    pages = max(1, -(-len(lines) // most))
    page = min(page, pages)
    first = (page - 1) * most
    some = tuple(lines[first : first + most])
    before, behind = page - 1 or None, page + 1 if page < pages else None
    return Sheet(some, first + bool(some), first + len(some), len(lines), before, behind)
