from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from lagebild.store import Dossier
from tests.conftest import absent
from tests.postgres import programs, server
from tests.store.adding import Adder, adder

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL database; a schema is named by `&schema=`."""
    binaries = programs()
    if binaries is None:
        absent("no PostgreSQL (Debian: postgresql)")
        raise AssertionError
    with server(binaries) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a dossier of its own can be made, on each of the two stores."""
    if request.param == "sqlite":
        return str(tmp_path / "dossier.db")
    return f"{request.getfixturevalue('postgresql')}&schema=d{next(_NUMBERS)}"


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Names a new place with every call."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"dossier{next(_NUMBERS)}.db")
    url = request.getfixturevalue("postgresql")
    return lambda: f"{url}&schema=d{next(_NUMBERS)}"


@pytest.fixture(scope="session")
def add() -> Iterator[Adder]:
    """A process that adds, in children that can be killed."""
    with adder() as process:
        yield process


@pytest.fixture
def opened(place: str) -> Iterator[Callable[..., Dossier]]:
    """Opens the dossier, as often as one likes."""
    dossiers: list[Dossier] = []

    def call(**options: object) -> Dossier:
        dossiers.append(Dossier.open(place, **{"create": True, **options}))  # type: ignore[arg-type]
        return dossiers[-1]

    yield call
    for dossier in dossiers:
        dossier.close()


@pytest.fixture
def dossier(opened: Callable[..., Dossier]) -> Dossier:
    """An empty dossier."""
    return opened()
