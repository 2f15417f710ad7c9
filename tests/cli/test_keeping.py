from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from lagebild.entries import Fault
from lagebild.store import Dossier, migrations
from tests.cli.test_messages import Terminal

Run = Callable[..., Any]


def damaged(desk: Path, statement: str) -> None:
    """Change a dossier behind its back."""
    with closing(sqlite3.connect(desk)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("de", "{} in Ordnung: 3 Artikel, 1 Kopie, 4 Fassungen, 7 Aussagen\n"),
        ("en", "{} is sound: 3 articles, 1 copy, 4 versions, 7 statements\n"),
    ],
)
def test_a_sound_dossier(run: Run, desk: Path, lang: str, said: str) -> None:
    before = desk.read_bytes()
    assert run("check", desk, "--lang", lang) == (0, said.format(desk), "")
    assert desk.read_bytes() == before


@pytest.mark.parametrize(("lang", "said"), [("de", "1 Fehler"), ("en", "1 fault")])
def test_every_fault_is_a_line_and_the_status_says_so(run: Run, desk: Path, lang: str, said: str) -> None:
    damaged(desk, "UPDATE versions SET sha256 = 'f' WHERE no = 1")
    status, out, err = run("check", desk, "--lang", lang)
    assert (status, err) == (3, f"lagebild: {desk}: {said}\n")
    assert out == "lage-1 (version 1): its text does not have its hash\n"


def test_a_fault_with_hostile_words_is_one_harmless_line(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faults(_: Dossier, seen: Callable[[], None]) -> Iterator[Fault]:
        seen()
        yield Fault("a\x1b[2J", "b\nc\u202e")

    monkeypatch.setattr(Dossier, "check", faults)
    status, out, err = run("check", desk)
    assert status == 3
    assert (out + err).count("\n") == 2
    assert not {"\x1b", "\u202e"} & set(out + err)


def test_checking_shows_progress_on_a_terminal(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    assert run("check", desk).status == 0
    assert "checking" in terminal.getvalue()
    assert "4/4" in terminal.getvalue()


def test_a_damaged_file_is_named(run: Run, desk: Path) -> None:
    desk.write_bytes(desk.read_bytes()[:8000])
    status, out, err = run("check", desk)
    assert (status, out) == (1, "")
    assert err.startswith(f"lagebild: {desk}: the file is damaged; take it from a backup")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("de", "{} ist auf dem Stand dieser Version\n"), ("en", "{} is up to date with this version\n")],
)
def test_a_dossier_of_this_version_needs_no_migration(run: Run, desk: Path, lang: str, said: str) -> None:
    assert run("migrate", desk, "--lang", lang) == (0, said.format(desk), "")


def test_an_older_dossier_is_brought_up_to_this_version(
    run: Run, desk: Path, feed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = ("0002 later", lambda connection: connection.exec_driver_sql("CREATE TABLE later (x)"))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, later))
    for function in (migrations.create, migrations.pending, migrations.migrate):
        defaults = tuple(migrations.STEPS if isinstance(one, tuple) else one for one in function.__defaults__ or ())
        monkeypatch.setattr(function, "__defaults__", defaults)
    for arguments in (["search", desk, "x"], ["add", desk, feed], ["check", desk]):
        status, out, err = run(*arguments)
        assert (status, out) == (1, "")
        assert f"of an older version (1 steps behind); run `lagebild migrate {desk}`" in err
    status, out, err = run("migrate", desk)
    assert (status, err) == (0, "")
    assert out == f"0002 later\n{desk} ist auf dem Stand dieser Version\n"
    assert run("check", desk).status == 0


@pytest.mark.parametrize("command", ["migrate", "search", "check", "articles", "actors"])
def test_a_newer_dossier_is_left_to_a_newer_version(run: Run, desk: Path, command: str) -> None:
    damaged(desk, "INSERT INTO migrations (name, applied) VALUES ('9999 newer', '')")
    status, out, err = run(command, desk)
    assert (status, out) == (1, "")
    assert err == f"lagebild: {desk}: written by a newer version of Lagebild (step '9999 newer'); install that one\n"


@pytest.mark.parametrize("command", ["migrate", "check"])
def test_no_dossier(run: Run, tmp_path: Path, command: str) -> None:
    status, out, err = run(command, tmp_path / "fehlt.db")
    assert (status, out) == (1, "")
    assert err == f"lagebild: {tmp_path / 'fehlt.db'}: there is no dossier here; `lagebild add` makes one\n"
    (tmp_path / "text.db").write_text("Kein Dossier, nur ein Text. " * 50, "utf-8")
    assert run(command, tmp_path / "text.db").err.startswith(f"lagebild: {tmp_path / 'text.db'}: not a dossier")
