from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lagebild import pipeline
from lagebild.situation import Picture
from lagebild.store import Dossier
from lagebild.views.picturejson import schema
from lagebild.views.pictureoverview import overview
from lagebild.views.picturewords import SECTIONS
from tests.cli.desks import objects
from tests.views.pictures import a_picture, an_event
from tests.views.rivercrisis import crisis_picture

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str | None, str | None]]:
    """The times for which a picture is asked for; the picture is always that of the crisis."""
    times = []

    def picture(_: Dossier, *, at: str | None = None, as_known: str | None = None) -> Picture:
        times.append((at, as_known))
        return crisis_picture()

    monkeypatch.setattr(pipeline, "picture", picture)
    monkeypatch.setattr(pipeline, "overview", lambda *of, **when: overview(picture(*of, **when)))
    return times


# -- out of a real dossier ----------------------------------------------------------------------------------------------------------


def test_the_picture_of_a_dossier(run: Run, desk: Path) -> None:
    status, out, err = run("show", desk)
    assert (status, err) == (0, "")
    assert "3 Artikel (davon 1 Kopie)" in out
    assert "Korwath" in out
    assert "„Wir öffnen die Grenze am Fluss.“" in out
    assert "Stolperdrähte: keine" in out
    assert "Vielleicht kommt es anders?" not in out
    assert "Vielleicht kommt es anders?" in run("show", desk, "--all").out


def test_json_of_a_dossier_fits_the_schema(run: Run, desk: Path) -> None:
    status, out, err = run("show", desk, "--json")
    assert (status, err, out.count("\n")) == (0, "", 1)
    (value,) = objects(out)
    jsonschema.validate(value, schema())
    assert value["articles"] == {"articles": 3, "versions": value["articles"]["versions"], "copies": 1}
    said = {one["text"]: one for one in value["statements"]}
    opened = said["Wir öffnen die Grenze am Fluss."]
    assert {one["article"] for one in opened["evidence"]} == {"lage-1", "kopie"}
    assert (opened["reports"], opened["sources"]) == (2, 1)


def test_as_published_up_to_a_time(run: Run, desk: Path) -> None:
    assert "Die Brücke bleibt zu" in run("show", desk, "--at", "2026-03-18").out
    said = run("show", desk, "--at", "2026-03-17").out
    assert "Die Brücke bleibt zu" not in said
    assert "Stand 17.03.2026" in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "de",
            "17.03.2026, 10:00\u00a0(+00:00): bis dahin war nichts erschienen; die erste Meldung ist von 17.03.2026, 18:00\u00a0(+01:00)",
        ),
        (
            "en",
            "17 Mar 2026, 10:00 (+00:00): nothing was published by then; the first report is of 17 Mar 2026, 18:00 (+01:00)",
        ),
    ],
)
def test_a_time_before_the_first_report(run: Run, desk: Path, lang: str, said: str) -> None:
    status, out, err = run("show", desk, "--at", "2026-03-17T10:00", "--lang", lang)
    assert (status, err) == (0, "")
    assert " ".join(out.split()) == " ".join(f"{desk.name} {said}".split())
    status, out, err = run("show", desk, "--at", "2026-03-17T10:00", "--lang", lang, "--json")
    assert status == 0
    assert " ".join(err.split()).startswith(
        "lagebild: 17 Mar 2026, 10:00 (+00:00): nothing was published by then; the first"
    )
    (value,) = objects(out)
    jsonschema.validate(value, schema())
    assert value["articles"]["articles"] == 0


def test_a_time_before_anything_was_known(run: Run, desk: Path) -> None:
    status, out, _ = run("show", desk, "--as-known", "2020-01-01")
    assert status == 0
    assert "01.01.2020: bis dahin war nichts bekannt; die erste Meldung kam" in out.replace("\n", " ")


def test_an_actor_is_not_looked_for_where_there_is_nothing(run: Run, desk: Path) -> None:
    assert run("show", desk, "--at", "2026-03-01", "--actor", "Niemand").status == 0


def test_an_empty_dossier_and_none(run: Run, empty_desk: Path, tmp_path: Path) -> None:
    assert run("show", empty_desk) == (0, f"{empty_desk.name}\ndas Dossier ist leer\n", "")
    status, out, err = run("show", tmp_path / "fehlt.db")
    assert (status, out) == (1, "")
    assert "there is no dossier here" in err


# -- what is asked for ----------------------------------------------------------------------------------------------------------------


def test_the_times_are_handed_on(run: Run, desk: Path, asked: list[Any]) -> None:
    run("show", desk)
    run("show", desk, "--at", "2026-03-17", "--as-known", "2026-03-18 06:00+01:00")
    assert asked == [(None, None), ("2026-03-17", "2026-03-18T06:00+01:00")]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("only", "titles"),
    [
        ("tripwires", ["Stolperdrähte"]),
        ("figures,questions", ["Positionen", "Zahlen"]),
        ("positions, explanations", ["Positionen", "Erklärungen"]),
        ("Stolperdrähte,Events", ["Stolperdrähte", "Ereignisse"]),
    ],
)
def test_only_some_lists(run: Run, desk: Path, only: str, titles: list[str]) -> None:
    out = run("show", desk, "--only", only).out
    heads = [
        "Stolperdrähte",
        "Positionen",
        "Ereignisse",
        "Aussagen",
        "Streitpunkte",
        "Erklärungen",
        "Zahlen",
        "Akteure",
    ]
    assert [head for head in heads if f"\n{head}\n" in out] == titles


@pytest.mark.usefixtures("asked")
def test_json_of_what_is_chosen(run: Run, desk: Path) -> None:
    (value,) = objects(run("show", desk, "--json", "--only", "tripwires", "--actor", "Weil").out)
    jsonschema.validate(value, schema())
    assert value["selection"] == {"only": ["tripwires"], "actors": ["person:tibor weil"], "questions": None}
    assert [one["id"] for one in value["tripwires"]] == ["t5"]
    assert value["events"] == []


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--actor", "Brandnr", "nobody called 'Brandnr' in this picture; did you mean Ada Brandner?"),
        ("--question", "Sanktion", "no question 'Sanktion' in this picture; did you mean Sanktionen gegen Velten?"),
    ],
)
def test_who_or_what_is_not_there(run: Run, desk: Path, option: str, name: str, said: str) -> None:
    assert run("show", desk, option, name) == (1, "", f"lagebild: {said}\n")
    assert run("show", desk, option, name, "--json") == (1, "", f"lagebild: {said}\n")


@pytest.mark.usefixtures("asked")
def test_one_question(run: Run, desk: Path) -> None:
    out = run("show", desk, "--question", "sanktionen", "--lang", "en").out
    assert "only the question: Sanktionen gegen Velten" in out
    assert "Tripwires" not in out


@pytest.mark.usefixtures("asked")
def test_evidence_and_everything_on_request(run: Run, desk: Path) -> None:
    plain, evidence, everything = (run("show", desk, *more).out for more in ([], ["--evidence"], ["--all"]))
    assert "„äußerte sich nicht“" not in plain + evidence + everything
    assert "„das war Sabotage“" not in plain
    assert "„das war Sabotage“" in evidence
    assert "ausweichend? Flussbund" not in plain
    assert "ausweichend? Flussbund" in everything


@pytest.mark.usefixtures("asked")
def test_into_a_file(run: Run, desk: Path, tmp_path: Path) -> None:
    target = tmp_path / "bild.json"
    assert run("show", desk, "--json", "-o", target) == (0, "", "")
    assert target.read_text("utf-8") == run("show", desk, "--json").out
    assert run("show", desk, "-o", target).status == 0
    assert target.read_text("utf-8") == run("show", desk).out


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--at", "morgen"], "'morgen'"),
        (["--as-known", "2026-02-30"], "'2026-02-30'"),
        (["--only", "tripwires,wetter"], "'wetter' is no list of a picture; there are tripwires, questions"),
        (["--only", ","], "name one or several of"),
        (["--question", "Abzug", "--only", "events"], "--question is about positions"),
        (["--actor", " "], "--actor is empty"),
        (["-o", "{desk}"], "this is one of the inputs"),
        (["-o", "{desk}-wal"], "this is one of the inputs"),
    ],
)
def test_a_wrong_command_line(run: Run, desk: Path, arguments: list[str], named: str) -> None:
    status, out, err = run("show", desk, *(one.format(desk=desk) for one in arguments))
    assert (status, out) == (2, "")
    assert named in " ".join(err.split())


def test_nothing_is_written_where_the_dossier_cannot_be_read(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "bild.txt"
    assert run("show", tmp_path / "fehlt.db", "-o", target).status == 1
    assert not target.exists()


def test_help_names_every_list(run: Run) -> None:
    said = run("show", "--help").out
    assert [name for name in SECTIONS if f"\n    {name} " not in said] == []


def test_whoever_reads_may_stop_reading(desk: Path) -> None:
    code = (
        "import sys; from lagebild import pipeline; from lagebild.cli import main; "
        "from tests.views.pictures import a_picture, an_event; "
        "events = tuple(an_event(f'e{n}') for n in range(20000)); "
        "pipeline.picture = lambda *_, **__: a_picture(events=events); "
        f"sys.exit(main(['show', {str(desk)!r}, '--json']))"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(30) == b'{"schema": "lagebild.picture/1'
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_picture_of_ten_thousand_lines_is_short_unless_all_is_asked_for(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = tuple(an_event(f"e{n}") for n in range(10_000))
    monkeypatch.setattr(pipeline, "picture", lambda *_, **__: a_picture(events=events))
    monkeypatch.setattr(pipeline, "overview", lambda *_, **__: overview(a_picture(events=events)))
    out = run("show", desk).out
    assert "9992 weitere Ereignisse: --all" in out
    assert len(out.splitlines()) < 60
    (value,) = objects(run("show", desk, "--json").out)
    assert len(value["events"]) == 10_000
