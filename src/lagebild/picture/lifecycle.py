"""What becomes of a commitment: the table of what touching means.

A commitment has a way of binding (its condition's kind, or none, and what it binds to), something happens, and it changes its state or
does not. `TABLE` holds all changes; what is not in it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple


class Fact(StrEnum):
    """What can happen to a commitment."""

    CAME = "the condition comes true"
    DENIED = "the condition is denied"
    CEASED = "the condition ceases"
    DONE = "the consequence comes true"
    KEPT = "it is said to be kept"
    BROKEN = "the opposite of the consequence comes true"
    CROSSED = "others do what it rules out"
    UNDONE = "the consequence is left undone"
    REFUSED = "the consequence is refused"
    IMPOSSIBLE = "the consequence becomes impossible"
    PASSED = "the deadline passes"
    POSTPONED = "it is put off"
    WITHDRAWN = "it is taken back"
    REPLACED = "another one takes its place"


class Binds(StrEnum):
    """What a commitment binds to."""

    DOES = "does"
    """To do something: promises, threats and offers."""
    ASKS = "asks"
    """Others to do something: demands."""
    KEEPS = "keeps"
    """Not to do something or to leave something as it is, against others' wish: refusals, threats that something stays closed."""
    SPARES = "spares"
    """The same, as others wish it: promises not to do something."""


class Change(NamedTuple):
    """From which states to which."""

    before: frozenset[str]
    after: str


OPEN, TOUCHED, FULFILLED, LAPSED, WITHDRAWN = "open", "touched", "fulfilled", "lapsed", "withdrawn"
LIVE = (OPEN, TOUCHED)
Rules = Mapping[Fact, tuple[Change, ...]]


def _to(after: str, *before: str) -> tuple[Change, ...]:
    return (Change(frozenset(before or LIVE), after),)


_ALWAYS: Rules = {Fact.WITHDRAWN: _to(WITHDRAWN), Fact.REPLACED: _to(WITHDRAWN)}
_ACTS: Rules = {
    **_ALWAYS,
    Fact.DONE: _to(FULFILLED),
    Fact.KEPT: _to(FULFILLED),
    Fact.UNDONE: _to(LAPSED),
    Fact.REFUSED: _to(WITHDRAWN),
    Fact.IMPOSSIBLE: _to(LAPSED),
    Fact.PASSED: _to(LAPSED),
}
_ASKS: Rules = {
    **_ALWAYS,
    Fact.DONE: _to(FULFILLED),
    Fact.KEPT: _to(FULFILLED),
    Fact.UNDONE: _to(LAPSED),
    Fact.IMPOSSIBLE: _to(LAPSED),
    Fact.PASSED: _to(LAPSED),
}
_KEEPS: Rules = {
    **_ALWAYS,
    Fact.BROKEN: _to(WITHDRAWN),
    Fact.CROSSED: _to(TOUCHED, OPEN),
    Fact.REFUSED: _to(WITHDRAWN),
    Fact.PASSED: _to(LAPSED),
}
_SPARES: Rules = {
    **_ALWAYS,
    Fact.BROKEN: _to(TOUCHED, OPEN),
    Fact.CROSSED: _to(TOUCHED, OPEN),
    Fact.REFUSED: _to(WITHDRAWN),
    Fact.PASSED: _to(FULFILLED, OPEN),
}
_ON: Rules = {Fact.CAME: _to(TOUCHED, OPEN)}
_OFF: Rules = {Fact.CEASED: _to(TOUCHED, OPEN)}
_PREVENTED: Rules = {Fact.CAME: _to(LAPSED), Fact.CEASED: _to(TOUCHED, OPEN), Fact.DENIED: _to(TOUCHED, OPEN)}
_THEN_ENDED: Rules = {
    Fact.BROKEN: (Change(frozenset({TOUCHED}), FULFILLED), Change(frozenset({OPEN}), WITHDRAWN)),
    Fact.KEPT: _to(FULFILLED, TOUCHED),
}

TABLE: Mapping[tuple[str | None, Binds], Rules] = {
    (None, Binds.DOES): _ACTS,
    (None, Binds.ASKS): _ASKS,
    (None, Binds.KEEPS): _KEEPS,
    (None, Binds.SPARES): _SPARES,
    ("if", Binds.DOES): {**_ACTS, **_ON},
    ("if", Binds.ASKS): {**_ASKS, **_ON, Fact.DONE: _to(FULFILLED, TOUCHED)},
    ("if", Binds.KEEPS): {**_KEEPS, **_ON},
    ("if", Binds.SPARES): {**_SPARES, **_ON},
    ("unless", Binds.DOES): {**_ACTS, **_PREVENTED},
    ("unless", Binds.ASKS): {**_ASKS, **_PREVENTED},
    ("unless", Binds.KEEPS): {**_KEEPS, **_ON, **_THEN_ENDED},
    ("unless", Binds.SPARES): {**_SPARES, **_ON},
    ("until", Binds.DOES): {**_ALWAYS, **_ON, **_THEN_ENDED, Fact.REFUSED: _to(WITHDRAWN)},
    ("until", Binds.ASKS): {**_ASKS, **_ON},
    ("until", Binds.KEEPS): {**_KEEPS, **_ON, **_THEN_ENDED},
    ("until", Binds.SPARES): {**_SPARES, **_ON},
    ("while", Binds.DOES): {**_ALWAYS, **_OFF, **_THEN_ENDED, Fact.REFUSED: _to(WITHDRAWN)},
    ("while", Binds.ASKS): {**_ASKS, **_OFF},
    ("while", Binds.KEEPS): {**_KEEPS, **_OFF, **_THEN_ENDED},
    ("while", Binds.SPARES): {**_SPARES, **_OFF},
    ("before", Binds.DOES): {**_ACTS, **_ON},
    ("before", Binds.ASKS): {**_ASKS, **_ON},
    ("before", Binds.KEEPS): {**_KEEPS, **_ON, **_THEN_ENDED},
    ("before", Binds.SPARES): {**_SPARES, **_ON},
}
"""The changes of state by condition kind (None: unconditional) and what the commitment binds to."""


def binding(kind: str, keeps: bool) -> Binds:
    """What a commitment binds to: `kind` is one of labels.COMMITMENT_KINDS, `keeps` that it is about not doing or leaving as it is."""
    if kind == "demand":
        return Binds.ASKS
    if not keeps:
        return Binds.DOES
    return Binds.SPARES if kind in ("promise", "offer") else Binds.KEEPS


def after(state: str, condition_kind: str | None, binds: Binds, fact: Fact) -> str:
    """The state into which something that happens brings a commitment; the same where it changes nothing."""
    for change in TABLE[condition_kind, binds].get(fact, ()):
        if state in change.before:
            return change.after
    return state


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """The table as rows: condition kind, what it binds to, what happens, from which states, to which."""
    for (kind, binds), rules in TABLE.items():
        for fact in Fact:
            for change in rules.get(fact, ()):
                yield (
                    kind or "none",
                    str(binds),
                    str(fact),
                    ", ".join(sorted(change.before, key=LIVE.index)),
                    change.after,
                )


def states(facts: Iterable[Fact], condition_kind: str | None, binds: Binds) -> list[str]:
    """The states through which facts in their order lead, "open" first."""
    found = [OPEN]
    for fact in facts:
        found.append(after(found[-1], condition_kind, binds, fact))
    return found
