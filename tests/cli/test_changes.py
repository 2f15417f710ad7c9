from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lagebild import pipeline
from lagebild.cli import common
from lagebild.situation import Changes
from lagebild.store import Dossier
from lagebild.views.picturejson import schema
from tests.cli.desks import objects
from tests.views.rivercrisis import crisis_changes

Run = Callable[..., Any]
CLOCK = datetime(2026, 3, 18, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(common, "now", lambda: CLOCK)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What changes are asked for; they are always those of the crisis."""
    calls: list[Any] = []

    def changes(_: Dossier, since: str, **times: str | None) -> Changes:
        calls.append((since, times["until"], times["as_known"]))
        return crisis_changes()

    monkeypatch.setattr(pipeline, "changes", changes)
    return calls


def test_what_is_new_in_a_dossier(run: Run, desk: Path) -> None:
    status, out, err = run("changes", desk, "--since", "2026-03-18")
    assert (status, err) == (0, "")
    assert "Änderungen seit 18.03.2026" in out
    assert "1 neuer Artikel" in out
    assert "„Die Brücke bleibt zu.“" in out
    assert "Grenze am Fluss" not in out


def test_what_is_published_at_the_time_itself_is_new(run: Run, desk: Path) -> None:
    assert "2 neue Artikel" in run("changes", desk, "--since", "2026-03-17T18:00+01:00", "--until", "2026-03-17").out
    assert "nichts Neues" in run("changes", desk, "--since", "2026-03-17T18:00:01+01:00", "--until", "2026-03-17").out
    assert "2 neue Artikel" in run("changes", desk, "--since", "2026-03-17", "--until", "2026-03-17").out


def test_since_before_the_first_report(run: Run, desk: Path) -> None:
    out = run("changes", desk, "--since", "2020-01-01").out
    assert "davor gab es keine Meldung" in out
    assert "3 neue Artikel (davon 1 Kopie)" in out


def test_up_to_a_time_before_the_first_report(run: Run, desk: Path) -> None:
    status, out, _ = run("changes", desk, "--since", "2026-02-01", "--until", "2026-03-01")
    assert status == 0
    assert "bis dahin war nichts erschienen; die erste Meldung ist von 17.03.2026" in " ".join(out.split())


def test_json_fits_the_schema(run: Run, desk: Path) -> None:
    status, out, err = run("changes", desk, "--since", "2026-03-18", "--json")
    assert (status, err, out.count("\n")) == (0, "", 1)
    (value,) = objects(out)
    jsonschema.validate(value, schema())
    assert (value["schema"], value["since"], value["until"]) == ("lagebild.changes/1", "2026-03-18", None)
    assert [(one["change"], one["text"]) for one in value["statements"]] == [("new", "Die Brücke bleibt zu.")]
    assert (value["articles_before"]["articles"], value["articles"]["articles"]) == (2, 3)


@pytest.mark.parametrize(
    ("since", "handed_on"),
    [
        ("6h", "2026-03-18T04:59:59Z"),
        ("heute", "2026-03-17T22:59:59Z"),
        ("06:00", "2026-03-18T04:59:59Z"),
        ("2026-03-17", "2026-03-16T23:59:59Z"),
    ],
)
def test_since_as_a_desk_types_it(run: Run, desk: Path, asked: list[Any], since: str, handed_on: str) -> None:
    assert run("changes", desk, "--since", since, "--until", "now", "--as-known", "2026-03-18").status == 0
    assert asked == [(handed_on, "2026-03-18T12:00:00+01:00", "2026-03-18")]


@pytest.mark.usefixtures("asked")
def test_only_what_is_asked_for(run: Run, desk: Path) -> None:
    out = run("changes", desk, "--since", "6h", "--only", "positions,figures", "--actor", "Olt").out
    assert "nur was Olt betrifft" in out
    assert "Olt: dagegen → dafür" in out
    assert "Soldaten an der Brücke" not in out
    (value,) = objects(run("changes", desk, "--since", "6h", "--only", "figures", "--json").out)
    assert value["selection"]["only"] == ["figures"]
    assert value["figures"]
    assert value["tripwires"] == []


@pytest.mark.usefixtures("asked")
def test_in_english_and_into_a_file(run: Run, desk: Path, tmp_path: Path) -> None:
    target = tmp_path / "neu.txt"
    assert run("changes", desk, "--since", "17:00", "--lang", "en", "-o", target) == (0, "", "")
    assert "changes since 17\u00a0Mar\u00a02026, 17:00" in target.read_text("utf-8")


@pytest.mark.usefixtures("asked")
def test_somebody_who_is_not_there(run: Run, desk: Path) -> None:
    status, out, err = run("changes", desk, "--since", "6h", "--actor", "Korwat")
    assert (status, out) == (1, "")
    assert "did you mean Radan Korwath?" in err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "Missing option '--since'"),
        (["--since", "neulich"], "'neulich'"),
        (["--since", "2026-03-18", "--until", "2026-03-17"], "--since 2026-03-18 is later than --until 2026-03-17"),
        (["--since", "1h", "--until", "2h"], "later than"),
        (["--since", "1h", "--only", "wetter"], "'wetter'"),
    ],
)
def test_a_wrong_command_line(run: Run, desk: Path, arguments: list[str], named: str) -> None:
    status, out, err = run("changes", desk, *arguments)
    assert (status, out) == (2, "")
    assert named in err


def test_one_day_is_no_contradiction(run: Run, desk: Path) -> None:
    assert run("changes", desk, "--since", "2026-03-18T18:00:00+01:00", "--until", "2026-03-18").status == 0


def test_an_empty_dossier_and_none(run: Run, empty_desk: Path, tmp_path: Path) -> None:
    assert run("changes", empty_desk, "--since", "6h") == (0, f"{empty_desk.name}\ndas Dossier ist leer\n", "")
    status, out, err = run("changes", empty_desk, "--since", "6h", "--json")
    assert (status, err) == (0, "lagebild: the dossier is empty\n")
    jsonschema.validate(objects(out)[0], schema())
    assert run("changes", tmp_path / "fehlt.db", "--since", "6h").status == 1
