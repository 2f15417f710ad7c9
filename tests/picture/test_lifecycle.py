"""What touching means, cell by cell: the table of the code is held against the one that is written here."""

from __future__ import annotations

import pytest

from lagebild.labels import COMMITMENT_KINDS
from lagebild.picture.lifecycle import TABLE, Binds, Fact, after, binding, rows, states

LETTERS = {"o": "open", "t": "touched", "f": "fulfilled", "l": "lapsed", "w": "withdrawn"}
KINDS = (None, "if", "unless", "until", "while", "before")
ENDS = ("fulfilled", "lapsed", "withdrawn")

# Two letters a cell: what an open one becomes, and what a touched one becomes; a dot is no change.
WHAT_BECOMES = {
    Binds.DOES: """
                none  if  unless  until  while  before
    CAME         ..   t.    ll     t.     ..     t.
    DENIED       ..   ..    t.     ..     ..     ..
    CEASED       ..   ..    t.     ..     t.     ..
    DONE         ff   ff    ff     ..     ..     ff
    KEPT         ff   ff    ff     .f     .f     ff
    BROKEN       ..   ..    ..     wf     wf     ..
    CROSSED      ..   ..    ..     ..     ..     ..
    UNDONE       ll   ll    ll     ..     ..     ll
    REFUSED      ww   ww    ww     ww     ww     ww
    IMPOSSIBLE   ll   ll    ll     ..     ..     ll
    PASSED       ll   ll    ll     ..     ..     ll
    POSTPONED    ..   ..    ..     ..     ..     ..
    WITHDRAWN    ww   ww    ww     ww     ww     ww
    REPLACED     ww   ww    ww     ww     ww     ww
    """,
    Binds.ASKS: """
                none  if  unless  until  while  before
    CAME         ..   t.    ll     t.     ..     t.
    DENIED       ..   ..    t.     ..     ..     ..
    CEASED       ..   ..    t.     ..     t.     ..
    DONE         ff   .f    ff     ff     ff     ff
    KEPT         ff   ff    ff     ff     ff     ff
    BROKEN       ..   ..    ..     ..     ..     ..
    CROSSED      ..   ..    ..     ..     ..     ..
    UNDONE       ll   ll    ll     ll     ll     ll
    REFUSED      ..   ..    ..     ..     ..     ..
    IMPOSSIBLE   ll   ll    ll     ll     ll     ll
    PASSED       ll   ll    ll     ll     ll     ll
    POSTPONED    ..   ..    ..     ..     ..     ..
    WITHDRAWN    ww   ww    ww     ww     ww     ww
    REPLACED     ww   ww    ww     ww     ww     ww
    """,
    Binds.KEEPS: """
                none  if  unless  until  while  before
    CAME         ..   t.    t.     t.     ..     t.
    DENIED       ..   ..    ..     ..     ..     ..
    CEASED       ..   ..    ..     ..     t.     ..
    DONE         ..   ..    ..     ..     ..     ..
    KEPT         ..   ..    .f     .f     .f     .f
    BROKEN       ww   ww    wf     wf     wf     wf
    CROSSED      t.   t.    t.     t.     t.     t.
    UNDONE       ..   ..    ..     ..     ..     ..
    REFUSED      ww   ww    ww     ww     ww     ww
    IMPOSSIBLE   ..   ..    ..     ..     ..     ..
    PASSED       ll   ll    ll     ll     ll     ll
    POSTPONED    ..   ..    ..     ..     ..     ..
    WITHDRAWN    ww   ww    ww     ww     ww     ww
    REPLACED     ww   ww    ww     ww     ww     ww
    """,
    Binds.SPARES: """
                none  if  unless  until  while  before
    CAME         ..   t.    t.     t.     ..     t.
    DENIED       ..   ..    ..     ..     ..     ..
    CEASED       ..   ..    ..     ..     t.     ..
    DONE         ..   ..    ..     ..     ..     ..
    KEPT         ..   ..    ..     ..     ..     ..
    BROKEN       t.   t.    t.     t.     t.     t.
    CROSSED      t.   t.    t.     t.     t.     t.
    UNDONE       ..   ..    ..     ..     ..     ..
    REFUSED      ww   ww    ww     ww     ww     ww
    IMPOSSIBLE   ..   ..    ..     ..     ..     ..
    PASSED       f.   f.    f.     f.     f.     f.
    POSTPONED    ..   ..    ..     ..     ..     ..
    WITHDRAWN    ww   ww    ww     ww     ww     ww
    REPLACED     ww   ww    ww     ww     ww     ww
    """,
}


def cells() -> list[tuple[str | None, Binds, Fact, str]]:
    found = []
    for binds, table in WHAT_BECOMES.items():
        for row in table.strip().splitlines()[1:]:
            fact, *ends = row.split()
            found += [(kind, binds, Fact[fact], end) for kind, end in zip(KINDS, ends, strict=True)]
    return found


def test_every_condition_kind_binding_and_fact_is_written_down() -> None:
    written = [cell[:3] for cell in cells()]
    assert sorted(map(str, written)) == sorted(str((kind, binds, fact)) for kind, binds in TABLE for fact in Fact)
    assert set(TABLE) == {(kind, binds) for kind in KINDS for binds in Binds}


@pytest.mark.parametrize(
    ("kind", "binds", "fact", "ends"), [pytest.param(*one, id=f"{one[0]}-{one[1]}-{one[2].name}") for one in cells()]
)
def test_what_becomes_of_it(kind: str | None, binds: Binds, fact: Fact, ends: str) -> None:
    found = [after(state, kind, binds, fact) for state in ("open", "touched")]
    assert found == [LETTERS.get(end, state) for state, end in zip(("open", "touched"), ends, strict=True)]


@pytest.mark.parametrize("state", ENDS)
def test_nothing_leaves_an_end(state: str) -> None:
    left = [(way, fact) for way in TABLE for fact in Fact if after(state, *way, fact) != state]
    assert left == []
    assert [row for row in rows() if state in row[3].split(", ")] == []


def test_nothing_leads_back_to_open() -> None:
    assert [row for row in rows() if row[4] == "open"] == []


@pytest.mark.parametrize(
    ("kind", "keeps", "binds"),
    [
        ("promise", False, Binds.DOES),
        ("threat", False, Binds.DOES),
        ("offer", False, Binds.DOES),
        ("refusal", False, Binds.DOES),
        ("demand", False, Binds.ASKS),
        ("promise", True, Binds.SPARES),
        ("threat", True, Binds.KEEPS),
        ("offer", True, Binds.SPARES),
        ("refusal", True, Binds.KEEPS),
        ("demand", True, Binds.ASKS),
    ],
)
def test_what_a_commitment_binds_to(kind: str, keeps: bool, binds: Binds) -> None:
    assert kind in COMMITMENT_KINDS
    assert binding(kind, keeps) is binds


@pytest.mark.parametrize(
    ("kind", "binds", "facts", "passed"),
    [
        ("if", Binds.DOES, [Fact.CAME, Fact.DONE], "open touched fulfilled"),
        ("if", Binds.DOES, [Fact.CAME, Fact.WITHDRAWN, Fact.DONE], "open touched withdrawn withdrawn"),
        ("if", Binds.DOES, [Fact.DONE, Fact.CAME], "open fulfilled fulfilled"),
        ("if", Binds.ASKS, [Fact.DONE, Fact.CAME, Fact.DONE], "open open touched fulfilled"),
        ("unless", Binds.DOES, [Fact.CAME, Fact.DONE], "open lapsed lapsed"),
        ("until", Binds.KEEPS, [Fact.CAME, Fact.BROKEN], "open touched fulfilled"),
        ("until", Binds.KEEPS, [Fact.BROKEN, Fact.CAME], "open withdrawn withdrawn"),
        ("while", Binds.KEEPS, [Fact.CAME, Fact.CEASED, Fact.KEPT], "open open touched fulfilled"),
        ("before", Binds.ASKS, [Fact.CAME, Fact.DONE], "open touched fulfilled"),
        (None, Binds.SPARES, [Fact.BROKEN, Fact.PASSED], "open touched touched"),
    ],
)
def test_what_happens_one_after_the_other(kind: str | None, binds: Binds, facts: list[Fact], passed: str) -> None:
    assert states(facts, kind, binds) == passed.split()


def test_the_rows_are_the_table() -> None:
    found = {(kind, binds, fact, before): end for kind, binds, fact, some, end in rows() for before in some.split(", ")}
    written = {
        (kind or "none", str(binds), str(fact), state): LETTERS[end]
        for kind, binds, fact, ends in cells()
        for state, end in zip(("open", "touched"), ends, strict=True)
        if end != "."
    }
    assert found == written


@pytest.mark.parametrize("fact", [Fact.CEASED, Fact.DENIED])
@pytest.mark.parametrize("binds", [Binds.DOES, Binds.ASKS])
def test_unless_is_touched_when_its_condition_ceases_to_hold(binds: Binds, fact: Fact) -> None:
    assert after("open", "unless", binds, fact) == "touched"
