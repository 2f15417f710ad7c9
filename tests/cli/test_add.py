from __future__ import annotations

import io
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lagebild.cli import add, common
from lagebild.errors import ModelError
from lagebild.picture import rules
from lagebild.records import Article, Findings
from lagebild.store import Dossier
from tests.cli.desks import ARTICLES, THIRD, lines, objects
from tests.fakes import FakeReader

Run = Callable[..., Any]


class Stopped(FakeReader):
    """Interrupted when it is to give the third article."""

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        for number, result in enumerate(super().read(articles)):
            if number == 2:
                raise KeyboardInterrupt
            yield result


class Idle(FakeReader):
    """Fails the test where it is to read anything."""

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Findings]]:
        assert not list(articles), "it was read already"
        return iter(())


@pytest.mark.parametrize(
    ("lang", "summary", "copy", "version"),
    [
        (
            "de",
            "2 neue Artikel, 1 Kopie, 1 neue Fassung\n{} enthält 3 Artikel, 1 Kopie, 4 Fassungen, 7 Aussagen\n",
            "Kopie von lage-1",
            "Fassung 2 von lage-1",
        ),
        (
            "en",
            "2 new articles, 1 copy, 1 new version\n{} holds 3 articles, 1 copy, 4 versions, 7 statements\n",
            "copy of lage-1",
            "version 2 of lage-1",
        ),
    ],
    ids=["de", "en"],
)
def test_what_was_new_a_copy_or_a_version(
    run: Run, feed: Path, tmp_path: Path, lang: str, summary: str, copy: str, version: str
) -> None:
    path = tmp_path / "neu.db"
    status, out, err = run("add", path, feed, "--lang", lang)
    assert (status, out) == (0, summary.format(path))
    assert err == f"lagebild: {feed}:2: {version}\nlagebild: {feed}:3: {copy}\n"


@pytest.mark.parametrize(("lang", "said"), [("de", "4 unverändert\n"), ("en", "4 unchanged\n")])
def test_adding_again_reads_nothing_and_changes_nothing(run: Run, desk: Path, feed: Path, lang: str, said: str) -> None:
    before = run("export", desk, "--format", "jsonl", "--versions").out
    status, out, err = run("add", desk, feed, "--lang", lang, load=lambda *_, **__: Idle())
    assert (status, err) == (0, "")
    assert out.startswith(said)
    assert run("export", desk, "--format", "jsonl", "--versions").out == before


def test_json_says_of_every_article_what_became_of_it(run: Run, feed: Path, tmp_path: Path) -> None:
    status, out, err = run("add", tmp_path / "neu.db", feed, "--json")
    assert (status, err) == (0, "")
    assert [(one["outcome"], one["article"], one["version"], one["original"]) for one in objects(out)] == [
        ("new", "lage-1", 1, None),
        ("version", "lage-1", 2, None),
        ("copy", "kopie", 1, "lage-1"),
        ("new", "olt-2", 1, None),
    ]
    assert [one["where"] for one in objects(out)] == [f"{feed}:{number}" for number in (1, 2, 3, 4)]


def test_the_model_goes_to_the_reader_as_it_is_named(run: Run, feed: Path, tmp_path: Path) -> None:
    def load(folder: Path | None = None, *, threads: int | None = None, extras: bool = False) -> FakeReader:
        raise ModelError(f"{folder}: damaged ({threads} threads, extras {extras})")

    result = run("add", tmp_path / "neu.db", feed, "--model", tmp_path, "--threads", "2", load=load)
    assert result == (1, "", f"lagebild: {tmp_path}: damaged (2 threads, extras True)\n")
    assert not (tmp_path / "neu.db").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], ("1 neuer Artikel, 1 neue Fassung", "abgebrochen; derselbe Befehl macht weiter")),
        (["--lang", "en"], ("1 new article, 1 new version", "stopped; the same command goes on")),
    ],
    ids=["de", "en"],
)
def test_a_run_that_was_cut_goes_on_and_says_what_was_there(
    run: Run, feed: Path, tmp_path: Path, options: list[str], said: tuple[str, str]
) -> None:
    path = tmp_path / "neu.db"
    status, out, _ = run("add", path, feed, *options, load=lambda *_, **__: Stopped(batch=1))
    assert status == 130
    assert out.splitlines()[:2] == list(said)
    status, out, _ = run("add", path, feed)
    assert status == 0
    assert out.splitlines()[0] == "1 neuer Artikel, 1 Kopie, 2 unverändert"
    undisturbed = tmp_path / "undisturbed.db"
    run("add", undisturbed, feed)
    assert _held(run, path) == _held(run, undisturbed)


def test_json_of_a_run_that_was_cut_is_whole_lines_and_a_word_beside(run: Run, feed: Path, tmp_path: Path) -> None:
    result = run("add", tmp_path / "neu.db", feed, "--json", load=lambda *_, **__: Stopped(batch=1))
    assert result.status == 130
    assert [one["version"] for one in objects(result.out)] == [1, 2]
    assert result.err == "lagebild: interrupted: what is in stays, the same command goes on\n"


def _held(run: Run, path: Path) -> list[Any]:
    """What a dossier holds, without when it came to know it."""
    everything = [run("export", path, "--format", "jsonl", "--versions").out]
    for one in objects(run("articles", path, "--json").out):
        del one["known"]
        everything.append(one)
    return everything


def test_a_broken_line_leaves_the_others(run: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(lines(ARTICLES[0]) + "{kaputt\n" + lines(ARTICLES[3]), "utf-8")
    status, out, err = run("add", tmp_path / "neu.db", feed)
    assert status == 3
    assert out.splitlines()[0] == "2 neue Artikel, 1 nicht lesbar"
    assert f"lagebild: {feed}:2: not JSON" in err
    status, out, _ = run("add", tmp_path / "neu.db", feed, "--lang", "en")
    assert (status, out.splitlines()[0]) == (3, "2 unchanged, 1 could not be read")


def test_nothing_that_can_be_read(run: Run, tmp_path: Path) -> None:
    status, out, err = run("add", tmp_path / "neu.db", tmp_path / "fehlt.txt")
    assert status == 1
    assert out == f"1 nicht lesbar\n{tmp_path / 'neu.db'} enthält 0 Artikel, 0 Aussagen\n"
    assert err == f"lagebild: {tmp_path / 'fehlt.txt'}: no such file or folder (check the path)\n"


def test_a_warning_counts_the_articles_that_have_it(run: Run, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(THIRD + f" Das war die {number}. Meldung.", "utf-8")
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    err = run("add", tmp_path / "neu.db", *paths).err
    assert err.count("warning: no date") == 1
    assert f"lagebild: warning: in 2 more articles ({paths[1]}, {paths[2]}): no date of publication" in err
    (first, *_) = objects(run("add", tmp_path / "zweites.db", paths[0], "--json").out)
    assert len(first["warnings"]) == len(set(first["warnings"])) == 1


def test_published_dates_what_brings_no_date(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lage.txt").write_text(THIRD, "utf-8")
    assert run("add", tmp_path / "neu.db", tmp_path / "lage.txt", "--published", "2026-03-18").err == ""
    (version,) = objects(run("articles", tmp_path / "neu.db", "--json").out)
    assert version["published"] == "2026-03-18"


def test_what_is_kept_by_dossier_and_by_source(run: Run, feed: Path, tmp_path: Path) -> None:
    path = tmp_path / "neu.db"
    assert run("add", path, feed, "--keep-text", "spans", "--keep-text", "Veltener Bote=none").status == 0
    kept = {one["article"]: one["keep"] for one in objects(run("articles", path, "--json").out)}
    assert kept == {"lage-1": "spans", "kopie": "none", "olt-2": "none"}
    more = tmp_path / "more.jsonl"
    more.write_text(lines({"id": "später", "publisher": "dpm", "text": THIRD + " Ende."}), "utf-8")
    run("add", path, more)
    assert objects(run("articles", path, "später", "--json").out)[0]["keep"] == "spans"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--keep-text", "alles"], "--keep-text alles"),
        (["--keep-text", "=none"], "--keep-text =none"),
        (["--keep-text", "dpm="], "--keep-text dpm="),
        (["--published", "gestern"], "'gestern'"),
        (["https://pdm.example/1", "--allow-host", "kein host"], "--allow-host kein host: its host has characters"),
        (["--lang", "fr"], "'fr'"),
    ],
)
def test_a_wrong_command_line_makes_no_dossier(
    run: Run, feed: Path, tmp_path: Path, options: list[str], named: str
) -> None:
    status, out, err = run("add", tmp_path / "neu.db", feed, *options)
    assert (status, out) == (2, "")
    assert named in err
    assert not (tmp_path / "neu.db").exists()


@pytest.mark.parametrize("place", ["", "  "])
def test_an_empty_name_is_a_variable_that_was_not_set(run: Run, feed: Path, place: str) -> None:
    status, _, err = run("add", place, feed)
    assert status == 2
    assert "DOSSIER" in err


def test_what_is_no_dossier_stays_as_it_is(run: Run, feed: Path, tmp_path: Path) -> None:
    text, other, folder = tmp_path / "lage.txt", tmp_path / "other.db", tmp_path / "ordner"
    text.write_text(THIRD, "utf-8")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes (note)")
    connection.close()
    folder.mkdir()
    before = text.read_bytes(), other.read_bytes()
    for path, why in (
        (text, "not a dossier but some other file"),
        (other, "not a dossier but another SQLite database"),
        (folder, "this is a folder; name a file"),
        (folder / "gibt" / "es.db", f"there is no folder {folder / 'gibt'}"),
    ):
        assert run("add", path, feed) == (1, "", f"lagebild: {path}: {why}\n")
    assert (text.read_bytes(), other.read_bytes()) == before


def test_a_locked_dossier_is_named_and_loses_nothing(
    run: Run, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Dossier.open
    monkeypatch.setattr(Dossier, "open", lambda place, **options: opened(place, **{**options, "wait": 0.05}))
    more = tmp_path / "more.jsonl"
    more.write_text(lines({"id": "neu", "text": "Weil sagte: „Wir warten ab.“"}), "utf-8")
    with sqlite3.connect(desk, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        status, out, err = run("add", desk, more)
        other.execute("ROLLBACK")
    other.close()
    assert (status, out) == (1, "")
    assert err == f"lagebild: {desk}: another program has held it for too long; try again when it is done\n"
    assert run("add", desk, more).out.startswith("1 neuer Artikel\n")


def test_the_dossier_itself_is_not_even_opened(
    run: Run, feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's locks on a file go when any other handle of it is closed in the process."""
    place = tmp_path / "lage.txt"
    run("add", place, feed)
    opened: list[str] = []
    own = Path.open

    def noted(path: Path, *args: Any, **more: Any) -> Any:
        opened.append(path.name)
        return own(path, *args, **more)

    monkeypatch.setattr(Path, "open", noted)
    (tmp_path / "link.txt").symlink_to(place)
    status, out, err = run("add", place, tmp_path, place)
    assert (status, out.splitlines()[0]) == (3, "4 unverändert, 3 nicht lesbar")
    assert err.count("the dossier itself, or its log (name the reports that are to be added)") == 3
    assert not {"lage.txt", "link.txt"} & {*opened}
    assert "feed.jsonl" in opened


def test_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines(ARTICLES[3]).encode())))
    status, out, _ = run("add", tmp_path / "neu.db", "-", "--json")
    assert (status, [one["where"] for one in objects(out)]) == (0, ["standard input:1"])


def test_umlauts_in_names_and_files(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "Übung" / "Lage ß.jsonl"
    report.parent.mkdir()
    report.write_text(lines({"id": "für-Öl", "title": "Größe", "publisher": "Bötenbote", "text": THIRD}), "utf-8")
    status, out, _ = run("add", tmp_path / "Übung" / "Lage ä.db", report)
    assert (status, out.splitlines()[-1]) == (0, f"{tmp_path}/Übung/Lage ä.db enthält 1 Artikel, 1 Aussage")
    assert "für-Öl" in run("articles", tmp_path / "Übung" / "Lage ä.db").out


def test_what_was_forgotten_is_refused(run: Run, desk: Path, feed: Path) -> None:
    run("forget", desk, "article", "olt-2", "--yes")
    status, out, err = run("add", desk, feed)
    assert (status, out.splitlines()[0]) == (0, "3 unverändert, 1 abgewiesen")
    assert err == f"lagebild: {feed}:4: abgewiesen: auf Verlangen vergessen\n"
    assert objects(run("add", desk, feed, "--json").out)[3]["outcome"] == "refused"


def test_a_hostile_id_is_one_harmless_line(run: Run, feed: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.jsonl"
    odd.write_text(lines(ARTICLES[0] | {"id": "x\x1b[2J\n\u202ey"}, ARTICLES[0] | {"id": "zweiter"}), "utf-8")
    status, out, err = run("add", tmp_path / "neu.db", odd)
    assert status == 0
    assert err.count("\n") == 1
    assert not {"\x1b", "\u202e"} & set(out + err)


@pytest.mark.parametrize("options", [["--json"], []])
def test_whoever_reads_may_have_stopped(
    run: Run, feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    left: list[bool] = []
    for module in (add, common):
        monkeypatch.setattr(module, "leave_standard_output", lambda: left.append(True))
    monkeypatch.setattr(sys, "stdout", Closed())
    status, _, err = run("add", tmp_path / "neu.db", feed, *options)
    assert (status, left) == (141, [True])
    assert "unexpected" not in err


def drawn(desk: Path) -> bool:
    with Dossier.open(str(desk)) as dossier:
        return dossier.drawing(rules())[1] is not None


def test_the_picture_is_drawn_when_something_came_in(run: Run, feed: Path, tmp_path: Path) -> None:
    desk = tmp_path / "lage.db"
    assert run("add", desk, feed, "--no-picture")[0] == 0
    assert not drawn(desk)
    assert run("add", desk, feed)[0] == 0
    assert not drawn(desk), "nothing new came in"
    more = tmp_path / "mehr.txt"
    more.write_text("Korwath sagte: „Wir bleiben am Fluss.“", "utf-8")
    assert run("add", desk, more)[0] == 0
    assert drawn(desk)


def test_a_fault_in_drawing_loses_nothing(
    run: Run, feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("none")

    monkeypatch.setattr(add, "picture", broken)
    status, out, err = run("add", tmp_path / "lage.db", feed, "--lang", "de")
    assert status == 0
    assert "2 neue Artikel" in out
    assert "the picture could not be drawn: a fault in Lagebild (ZeroDivisionError: none)" in err
