"""Faults, warnings and errors in the language of a run: German where a German reads them, one form where a program does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import click
import pytest

from lagebild.cli import tongue
from lagebild.cli.messages import Messages
from lagebild.errors import InputError
from lagebild.store import Dossier
from tests.cli.conftest import Outcome
from tests.cli.desks import lines

pytestmark = pytest.mark.usefixtures("german_messages")

Run = Callable[..., Outcome]


def dated(count: int, day: int = 0) -> list[dict[str, str]]:
    """Articles from the future, each with a date of its own, or all of one."""
    return [
        {"id": f"z{n}", "text": f"Velten sagte: „Das ist Nummer {n}.“", "published": f"2131-03-{day or n + 1:02}"}
        for n in range(count)
    ]


def added(run: Run, folder: Path, articles: list[dict[str, str]], *more: str) -> Outcome:
    (folder / "feed.jsonl").write_text(lines(*articles), "utf-8")
    return run("add", folder / "neu.db", folder / "feed.jsonl", *more)


def test_many_alike_warnings_are_two_lines(run: Run, tmp_path: Path) -> None:
    err = added(run, tmp_path, dated(20)).err.splitlines()
    feed = tmp_path / "feed.jsonl"
    assert err == [
        f"lagebild: {feed}:1: Warnung: das Erscheinungsdatum, 01.03.2131, liegt in der Zukunft",
        f"lagebild: Warnung: in 19 weiteren Artikeln ({feed}:2, {feed}:3, {feed}:4, …): "
        "das Erscheinungsdatum, …, liegt in der Zukunft",
    ]


def test_few_alike_warnings_are_said_one_by_one(run: Run, tmp_path: Path) -> None:
    err = added(run, tmp_path, dated(3)).err.splitlines()
    assert [line.rsplit(" Warnung: ")[1] for line in err] == [
        f"das Erscheinungsdatum, 0{day}.03.2131, liegt in der Zukunft" for day in (1, 2, 3)
    ]


def test_the_same_warning_again_is_said_whole(run: Run, tmp_path: Path) -> None:
    err = added(run, tmp_path, dated(2, day=9)).err.splitlines()
    assert err[1:] == [
        f"lagebild: Warnung: in 1 weiteren Artikel ({tmp_path / 'feed.jsonl'}:2): "
        "das Erscheinungsdatum, 09.03.2131, liegt in der Zukunft"
    ]


@pytest.mark.parametrize("options", [["--json"], ["--lang", "en"], ["--lang=en"]])
def test_beside_json_and_in_english_warnings_stay_as_they_are(run: Run, tmp_path: Path, options: list[str]) -> None:
    _, out, err = added(run, tmp_path, dated(1), *options)
    assert "warning: its date of publication, 2131-03-01, lies in the future" in err
    if options == ["--json"]:
        assert json.loads(out)["warnings"] == ["its date of publication, 2131-03-01, lies in the future"]


def test_what_is_stored_is_one_form_whatever_the_language(run: Run, tmp_path: Path) -> None:
    added(run, tmp_path, dated(1))
    reading = json.loads(run("articles", tmp_path / "neu.db", "z0", "--reading", "--json").out)
    assert reading["warnings"] == ["its date of publication, 2131-03-01, lies in the future"]
    view = " ".join(run("articles", tmp_path / "neu.db", "z0", "--reading").out.split())
    assert "! Warnung: das Erscheinungsdatum, 01.03.2131, liegt in der Zukunft" in view


def test_a_fault_in_german(run: Run, tmp_path: Path) -> None:
    status, _, err = run("add", tmp_path / "neu.db", tmp_path / "fehlt.txt")
    assert status == 1
    assert err == (f"lagebild: {tmp_path / 'fehlt.txt'}: Datei oder Ordner nicht gefunden (den Pfad prüfen)\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["show", "--actor", "Weyl"], "niemand namens „Weyl“ in diesem Lagebild"),
        (["show", "--question", "Zölle"], "keine Frage „Zölle“ in diesem Lagebild"),
        (["search", "--speaker", "Brander"], "niemand namens „Brander“ in diesem Dossier. Meinten Sie "),
        (["judge", "confirm", "s0"], "keine Aussage und kein anderer Eintrag „s0“ in diesem Dossier"),
        (["judge", "undo", "j0"], "kein Urteil „j0“; `lagebild judge DOSSIER list` zeigt alle mit ihren Kennungen"),
        (["articles", "zz"], "kein Artikel „zz“ in diesem Dossier; `lagebild articles` listet alle auf"),
    ],
)
def test_what_a_dossier_does_not_have(run: Run, desk: Path, options: list[str], said: str) -> None:
    command, *more = options
    status, out, err = run(command, desk, *more)
    assert (status, out) == (1, "")
    assert err.startswith(f"lagebild: {said}")


@pytest.mark.parametrize("command", ["show", "report", "search", "changes", "judge", "actors"])
def test_where_there_is_no_dossier(run: Run, tmp_path: Path, command: str) -> None:
    more = {"report": ["--format", "md"], "changes": ["--since", "6h"], "judge": ["list"]}.get(command, [])
    place = tmp_path / "fehlt.db"
    assert run(command, place, *more) == (
        1,
        "",
        f"lagebild: {place}: hier ist kein Dossier; `lagebild add` legt eines an\n",
    )
    (tmp_path / "kein.db").write_text("Das ist keine Datenbank, sondern ein Text, und kein kurzer dazu." * 9)
    err = run(command, tmp_path / "kein.db", *more).err
    assert err == f"lagebild: {tmp_path / 'kein.db'}: kein Dossier, sondern eine andere Datei\n"


def test_a_dossier_that_another_program_holds(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Dossier.open
    monkeypatch.setattr(Dossier, "open", lambda place, **options: opened(place, **{**options, "wait": 0.05}))
    other = sqlite3.connect(desk, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        status, _, err = run("judge", desk, "note", "a1", "Prüfen", "--of", "article", "--author", "wache")
    finally:
        other.close()
    assert status == 1
    assert err == (
        f"lagebild: {desk}: von einem anderen Programm gesperrt; noch einmal versuchen, wenn es fertig ist\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "x.db", "--at", "übermorgen"], "ungültiger Wert für '--at': die Zeitangabe ist „übermorgen“: kein Datum"),
        (["show", "x.db", "--only", "orte"], "ungültiger Wert für '--only': „orte“ ist keine Liste eines Lagebilds; es gibt "),
        (["show"], "es fehlt 'DOSSIER'."),
        (["show", ""], "ungültiger Wert für 'DOSSIER': leer: eine Datei oder URL nennen"),
        (["show", "x.db", "--foo"], "die Option '--foo' gibt es nicht."),
        (["shew", "x.db"], "den Befehl 'shew' gibt es nicht."),
        (["changes", "x.db"], "es fehlt '--since'."),
        (["changes", "x.db", "--since", "2031-03-15", "--until", "2031-03-14"], "--since 2031-03-15 liegt nach --until 2031-03-14"),
        (["search", "x.db", "--limit", "0"], "ungültiger Wert für '--limit': 0 liegt nicht im Bereich 1<=x<=10000."),
        (["search", "x.db", "--limit"], "die Option '--limit' braucht einen Wert."),
        (["judge", "x.db", "loben", "s1"], "ungültiger Wert für 'ACTION': 'loben' ist keines von "),
        (["judge", "x.db", "state", "s1"], "so: lagebild judge DOSSIER state ID STATE"),
        (["whatif", "x.db", " "], "SENTENCE ist leer: sagen, was geschieht"),
        (["actors", "x.db", "a", "b"], "überzählige"),
    ],
)  # fmt: skip
def test_a_command_line_that_is_wrong(run: Run, arguments: list[str], said: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    usage, error = err[: err.index("Fehler: ")].splitlines(), err[err.index("Fehler: ") :]
    assert error.startswith(f"Fehler: {said}")
    if usage:  # Click does not know the command of an option without its value
        aufruf, hilfe, empty = usage
        assert aufruf.startswith("Aufruf: lagebild")
        assert hilfe.startswith("Hilfe: lagebild")
        assert hilfe.endswith(" --help")
        assert empty == ""


@pytest.mark.parametrize("options", [["--json"], ["--lang", "en"]])
def test_the_same_in_english_where_it_is_asked_for_and_beside_json(run: Run, desk: Path, options: list[str]) -> None:
    assert run("show", desk, "--actor", "Weyl", *options).err.startswith(
        "lagebild: nobody called 'Weyl' in this picture"
    )
    assert "Error: Invalid value for '--at': the time is 'nie'" in run("show", desk, "--at", "nie", *options).err


@pytest.mark.parametrize(
    ("locale", "argv", "language"),
    [
        ("de_DE.UTF-8", ["show", "x.db"], "de"),
        ("C", ["show", "x.db"], "de"),
        ("en_GB.UTF-8", ["show", "x.db"], "en"),
        ("en_GB.UTF-8", ["show", "x.db", "--lang", "de"], "de"),
        ("de_DE.UTF-8", ["show", "x.db", "--lang=en"], "en"),
        ("de_DE.UTF-8", ["show", "x.db", "--lang=xx"], "de"),
        ("de_DE.UTF-8", ["show", "x.db", "--lang"], "de"),
        ("de_DE.UTF-8", ["show", "x.db", "--json"], "en"),
        ("de_DE.UTF-8", ["whatif", "x.db", "--", "--json"], "de"),
    ],
)
def test_the_language_of_a_command_line(
    monkeypatch: pytest.MonkeyPatch, locale: str, argv: list[str], language: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert tongue.of_command_line(argv) == language


def test_outside_of_a_command_the_locale_decides() -> None:
    assert click.get_current_context(silent=True) is None
    assert tongue.of_command() == "de"


def test_messages_in_german_with_what_nobody_has_said_in_german() -> None:
    stream = StringIO()
    messages = Messages(stream, language="de")
    messages.say("interrupted: 1 article read before that")
    messages.fault(InputError("a.txt", "something new", "nor this"))
    messages.done("b.txt", ["odd"])
    messages.close()
    assert stream.getvalue().splitlines() == [
        "lagebild: abgebrochen; bis dahin gelesen: 1 Artikel",
        "lagebild: a.txt: something new (nor this)",
        "lagebild: b.txt: Warnung: odd",
    ]
