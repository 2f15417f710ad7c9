"""PostgreSQL: places that are wrong or not there, and schemas side by side."""

from __future__ import annotations

import pytest

from lagebild.errors import NotADossierError, StoreError
from lagebild.store import Dossier, migrate
from tests.store.people import TEXT, added

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)
OTHER = "Clara Brandner sagte: „Der Hafen bleibt offen.“ Im Hafen lagen 12 Panzer."
LONG = " ".join(
    f"Bericht {number}: Brandner nennt {number * 37} Fässer und {number * 91} Kisten am Kai." for number in range(4000)
)


def is_whole(place: str) -> None:
    """Nothing is lost: the one article is there as it was."""
    with Dossier.open(place) as dossier:
        assert list(dossier.check()) == []
        assert dossier.text("eins") == TEXT
        assert len(dossier.judged("eins").statements) == 2
        assert dossier.counts().articles == 1


SECRET = "geheim"


@pytest.mark.parametrize(
    "place",
    [
        f"postgresql://ines:{SECRET}@nowhere.invalid/lage",
        f"postgresql://ines:{SECRET}@/lage?host=/nowhere",
        f"postgresql://ines:{SECRET}@localhost:1/lage",
        f"postgresql://ines:{SECRET}@nowhere.invalid/lage?schema=Lage-1",
        f"postgresql://ines:{SECRET}@nowhere.invalid/lage?schema=" + "x" * 64,
        f"postgresql://ines:{SECRET}@nowhere.invalid/lage?schema=a;drop",
        f"postgres://ines:{SECRET}@nowhere.invalid/lage",
    ],
)
def test_a_url_that_leads_nowhere_is_an_error_without_its_password(place: str) -> None:
    for create in (False, True):
        with pytest.raises(StoreError) as raised:
            Dossier.open(place, create=create, wait=0.2)
        assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    "place",
    [
        f"mysql://ines:{SECRET}@nowhere.invalid/lage",
        f"postgresql://ines:{SECRET}@localhost:port/lage",
        f"postgresql://ines@nowhere.invalid/lage?password={SECRET}",
        f"://ines:{SECRET}@nowhere.invalid/lage",
    ],
)
def test_a_url_that_is_none_is_an_error_without_its_password(place: str) -> None:
    with pytest.raises(StoreError) as raised:
        Dossier.open(place, wait=0.2)
    assert SECRET not in str(raised.value)


def test_a_database_that_is_not_there_is_named(postgresql: str) -> None:
    for create in (False, True):
        with pytest.raises(StoreError, match="nichtda"):
            Dossier.open(postgresql.replace("/postgres?", "/nichtda?"), create=create)


def test_a_schema_that_is_not_there_is_no_dossier(postgresql: str) -> None:
    place = f"{postgresql}&schema=nobody"
    with pytest.raises(NotADossierError, match="there is no dossier here"):
        Dossier.open(place)
    with pytest.raises(NotADossierError):
        migrate(place)


def test_two_schemas_of_one_database_know_nothing_of_each_other(postgresql: str) -> None:
    with Dossier.open(f"{postgresql}&schema=eins", create=True) as one:
        added(one, TEXT, id="eins")
        with Dossier.open(f"{postgresql}&schema=zwei", create=True) as two:
            assert two.counts().articles == 0
            added(two, TEXT, id="eins")
            two.forget_article("eins")
    is_whole(f"{postgresql}&schema=eins")
