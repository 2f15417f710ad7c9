from __future__ import annotations

from tests.conftest import FIRST, ROOT


def test_the_files_that_are_begun_with_are_there() -> None:
    assert [name for name in FIRST if not (ROOT / "tests" / name).is_file()] == []
    assert len(set(FIRST)) == len(FIRST)
