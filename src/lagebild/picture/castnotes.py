"""Tables that note which of their entries are looked up.

What is worked out by looking up entries of tables holds as long as these entries are the same, whatever else the tables come to have.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar, overload

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
D = TypeVar("D")
T = TypeVar("T")

Laying = Callable[[str, Mapping[Any, Any], Mapping[Any, Any]], Mapping[Any, Any]]
Read = tuple[str, Hashable]
"""An entry of a table: the table's name and the key."""


class Notes:
    """Some tables, each known by its name, and what is looked up in them while somebody listens.

    `before` are those of a cast that was made before, of which what has not changed is taken over. `upon` are entries by the tables' names
    that count beside those of a table: `lay` makes one of both.
    """

    def __init__(
        self,
        before: Notes | None = None,
        upon: Mapping[str, Mapping[Any, Any]] | None = None,
        lay: Laying | None = None,
    ) -> None:
        self.tables: dict[str, Table[Any, Any]] = {}
        self.reads: set[Read] | None = None
        self._before = before
        self._upon, self._lay = upon or {}, lay
        self._others = set[Read]()  # entries that are others than before, of the tables there are so far
        self._other_keys: dict[str, set[Hashable]] = {}
        self._made: dict[tuple[str, tuple[str, int]], _Made] = {}

    def table(self, name: str, entries: Mapping[K, V]) -> Table[K, V]:
        """A table of some entries, in place of one of that name."""
        if self._lay is not None and name in self._upon:
            entries = self._lay(name, entries, self._upon[name])
        found = self.tables[name] = Table(name, self, entries)
        if self._before is not None:
            keys: set[Hashable] = set(differing(found, self._before.tables.get(name, {})))
            self._other_keys[name] = keys
            self._others |= {(name, key) for key in keys}
        return found

    def below(self, name: str) -> Mapping[Any, Any]:
        """The entries that count beside those of a table."""
        return self._upon.get(name, {})

    def add(self, reads: Iterable[Read]) -> None:
        """Note what was looked up before."""
        if self.reads is not None:
            self.reads.update(reads)

    def once(
        self,
        step: str,
        key: tuple[str, int],
        of: object,
        make: Callable[[], T],
        also: tuple[str, frozenset[str]] | None = None,
    ) -> T:
        """What is made of something in a step: that of before, where it is the same and the entries by which that was made are too.

        Args:
            step: its name.
            key: the key of the text.
            of: the text, or what else it is made of beside the tables.
            make: makes it.
            also: keys of a table which it depends on beside what it looks up.
        """
        at = step, key
        made = self._before.made(at) if self._before is not None else None
        others = self._other_keys.get(also[0], set()) if also is not None else set()
        if (
            made is None
            or made.of is not of
            or not made.reads.isdisjoint(self._others)
            or (also is not None and not also[1].isdisjoint(others))
        ):
            reads = set[Read]()
            with self.into(reads):
                made = _Made(of, make(), reads)
        self._made[at] = made
        return made.found  # type: ignore[no-any-return]

    def made(self, at: tuple[str, tuple[str, int]]) -> _Made | None:
        """What was made in a step of the text of a key."""
        return self._made.get(at)

    def done(self) -> None:
        """All is made: what was before is let go."""
        self._before = None

    def marks(self, name: str, keys: Iterable[K]) -> Table[K, bool]:
        """A table that only says what is in it."""
        return self.table(name, dict.fromkeys(keys, True))

    @contextmanager
    def into(self, reads: set[Read]) -> Iterator[None]:
        """Note everything that is looked up."""
        before, self.reads = self.reads, reads
        try:
            yield
        finally:
            self.reads = before

    def changed(self, before: Notes) -> set[Read]:
        """The entries that are others than before."""
        found = set[Read]()
        for name in self.tables.keys() | before.tables.keys():
            both: tuple[Mapping[Any, Any], Mapping[Any, Any]] = (self.tables.get(name, {}), before.tables.get(name, {}))
            found |= {(name, key) for key in differing(*both)}
        return found


class _Made:
    """What was made of something, and by which entries."""

    __slots__ = ("found", "of", "reads")

    def __init__(self, of: object, found: Any, reads: set[Read]) -> None:
        self.of, self.found, self.reads = of, found, reads


class Table(dict[K, V]):
    """Entries by their keys. Going through all of them is not noted: what does that must not be kept."""

    def __init__(self, name: str, notes: Notes, entries: Mapping[K, V]) -> None:
        super().__init__(entries)
        self._name, self._notes = name, notes

    def __getitem__(self, key: K) -> V:
        """An entry."""
        if self._notes.reads is not None:
            self._notes.reads.add((self._name, key))
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        """Whether there is an entry."""
        if self._notes.reads is not None:
            self._notes.reads.add((self._name, key))
        return super().__contains__(key)

    @overload
    def get(self, key: K, default: None = None, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V, /) -> V: ...
    @overload
    def get(self, key: K, default: D, /) -> V | D: ...
    def get(self, key: K, default: object = None, /) -> object:
        """An entry, else something else."""
        if self._notes.reads is not None:
            self._notes.reads.add((self._name, key))
        return super().get(key, default)


def differing(now: Mapping[K, V], before: Mapping[K, V]) -> set[K]:
    """The keys whose entries are not the same in two tables."""
    old, new = dict(before), dict(now)
    found = old.keys() ^ new.keys()
    return found | {key for key, value in new.items() if key in old and old[key] is not value and old[key] != value}
