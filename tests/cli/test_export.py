from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lagebild.records import Findings
from lagebild.store import Dossier
from lagebild.views import jsonform
from lagebild.views.exports import TABLES
from tests.cli.desks import ARTICLES, FIRST, THIRD, lines, objects
from tests.cli.test_process import POSIX, SCRIPT, environment
from tests.factories import a_reading, an_article

Run = Callable[..., Any]


def exported(run: Run, desk: Path, *arguments: str) -> str:
    status, out, err = run("export", desk, *arguments)
    assert (status, err) == (0, "")
    return str(out)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_readings_have_the_contract_s_form(run: Run, desk: Path, crisis_desk: Path) -> None:
    for path, articles in ((desk, ["lage-1", "kopie", "olt-2"]), (crisis_desk, ["pdm-2026-0317"])):
        readings = objects(exported(run, path, "--format", "jsonl"))
        assert [one["article"]["id"] for one in readings] == articles
        for one in readings:
            jsonschema.validate(one, jsonform.schema())
            length = len(one["article"]["text"])
            assert all(0 <= b < e <= length for said in one["statements"] for b, e in said["spans"])


def test_readings_are_those_that_reading_gives(run: Run, feed: Path, desk: Path) -> None:
    read = run("read", feed, "--json").out
    assert objects(exported(run, desk, "--format", "jsonl", "--versions")) == objects(read)


def test_articles_can_be_added_again_and_are_the_same(run: Run, desk: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "articles.jsonl", tmp_path / "other.db"
    out.write_text(exported(run, desk, "--format", "jsonl", "--what", "articles", "--versions"), "utf-8")
    assert run("add", other, out).out.splitlines()[0] == "2 neue Artikel, 1 Kopie, 1 neue Fassung"
    assert exported(run, other, "--format", "jsonl", "--versions") == exported(
        run, desk, "--format", "jsonl", "--versions"
    )
    again = exported(run, other, "--format", "jsonl", "--what", "articles", "--versions")
    assert again == out.read_text("utf-8")
    assert run("add", desk, out).out.splitlines()[0] == "4 unverändert"


def test_an_article_brings_what_came_with_it(run: Run, desk: Path) -> None:
    first, *_ = objects(exported(run, desk, "--format", "jsonl", "--what", "articles", "--versions"))
    assert first == {
        "id": "lage-1",
        "title": "Grenze zu",
        "publisher": "Pressedienst Mitte",
        "url": None,
        "published": "2026-03-17T18:00:00+01:00",
        "modified": None,
        "language": "de",
        "text": FIRST,
        "ressort": "Ausland",
    }


def test_a_text_that_is_not_kept_passes_for_no_article(run: Run, tmp_path: Path) -> None:
    feed, desk, out = tmp_path / "feed.jsonl", tmp_path / "neu.db", tmp_path / "out.jsonl"
    feed.write_text(lines(*ARTICLES[2:]), "utf-8")
    run("add", desk, feed, "--keep-text", "none", "--keep-text", "Veltener Bote=spans")
    out.write_text(exported(run, desk, "--format", "jsonl", "--what", "articles"), "utf-8")
    assert [(one["text"], one["kept"]) for one in objects(out.read_text("utf-8"))] == [(None, "spans")] * 2
    status, said, err = run("add", tmp_path / "zweites.db", out)
    assert (status, said.splitlines()[0]) == (1, "2 nicht lesbar")
    assert '"text" is not a string' in err
    rows = table(exported(run, desk, "--format", "csv", "--what", "articles"))
    assert rows[1]["text"] == "Velten sagte: „Die Brücke bleibt zu.“ […]"


@pytest.mark.parametrize("what", [what for what in TABLES if what not in ("readings", "judgements", "articles")])
def test_quotes_that_are_not_kept_are_null_and_empty(run: Run, tmp_path: Path, what: str) -> None:
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    feed.write_text(lines(ARTICLES[0]), "utf-8")
    run("add", desk, feed, "--keep-text", "none")
    text = exported(run, desk, "--format", "jsonl", "--what", what)
    assert all(one["quote"] is None for one in objects(text) if "quote" in one)
    rows = table(exported(run, desk, "--format", "csv", "--what", what))
    assert all(row["quote"] == "" for row in rows if "quote" in row)
    assert "Grenze" not in text
    assert what != "statements" or len(rows) == 2


@pytest.mark.parametrize("what", [what for what in TABLES if what != "readings"])
def test_tables_say_the_same_as_json_lines(run: Run, crisis_desk: Path, what: str) -> None:
    run("judge", crisis_desk, "confirm", "s1", "--author", "Ute Weil")
    text = exported(run, crisis_desk, "--format", "csv", "--what", what)
    assert text.splitlines()[0] == ",".join(TABLES[what])
    rows, values = table(text), objects(exported(run, crisis_desk, "--format", "jsonl", "--what", what))
    assert len(rows) == len(values) > 0
    for row, value in zip(rows, values, strict=True):
        assert None not in row
        assert None not in row.values()
        key = "article" if what == "articles" else "id"
        assert row[key] == value["id"]
        if "quote" in value:
            assert row["quote"] == value["quote"]


def test_a_table_survives_commas_quotes_and_line_breaks(run: Run, tmp_path: Path) -> None:
    odd = ARTICLES[3] | {"title": 'Mit "Anführung", Komma; und\nZeile', "publisher": "=1+1"}
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    feed.write_text(lines(odd), "utf-8")
    run("add", desk, feed)
    (row,) = table(exported(run, desk, "--format", "csv"))
    assert (row["title"], row["quote"]) == (odd["title"], "Die Brücke bleibt zu.")
    assert row["publisher"] == "'=1+1"
    (article,) = table(exported(run, desk, "--format", "csv", "--what", "articles"))
    assert article["text"] == THIRD


def test_latest_versions_or_all_and_less_sure_on_request(run: Run, desk: Path, crisis_desk: Path) -> None:
    def versions(*options: str) -> list[tuple[str, str]]:
        rows = table(exported(run, desk, "--format", "csv", "--what", "articles", *options))
        return [(row["article"], row["version"]) for row in rows]

    assert versions() == [("lage-1", "2"), ("kopie", "1"), ("olt-2", "1")]
    assert versions("--versions") == [("lage-1", "1"), ("lage-1", "2"), ("kopie", "1"), ("olt-2", "1")]
    best = table(exported(run, crisis_desk, "--format", "csv", "--what", "figures"))
    everything = table(exported(run, crisis_desk, "--format", "csv", "--what", "figures", "--all"))
    assert {row["id"] for row in everything} - {row["id"] for row in best} == {"f3"}
    more = objects(exported(run, crisis_desk, "--format", "jsonl", "--all"))
    assert len(more[0]["figures"]) == len(everything)


def test_what_people_decided_is_applied_and_written_down(run: Run, desk: Path) -> None:
    rows = table(exported(run, desk, "--format", "csv"))
    run("judge", desk, "reject", rows[0]["id"], "--author", "Ute Weil")
    assert [row["id"] for row in table(exported(run, desk, "--format", "csv"))] == [row["id"] for row in rows[1:]]
    (verdict,) = table(exported(run, desk, "--format", "csv", "--what", "judgements"))
    assert (verdict["kind"], verdict["subject"], verdict["author"]) == ("reject", rows[0]["id"], "Ute Weil")
    assert verdict["words"] == "Wir öffnen die Grenze am Fluss."


def test_actors_have_the_ids_of_the_list(run: Run, desk: Path) -> None:
    listed = {one["id"] for one in objects(run("actors", desk, "--json").out)}
    assert {row["id"] for row in table(exported(run, desk, "--format", "csv", "--what", "actors"))} == listed
    assert {row["speaker_id"] for row in table(exported(run, desk, "--format", "csv"))} <= listed


def test_a_file_appears_whole(run: Run, desk: Path, empty_desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert run("export", desk, "--format", "csv", "-o", out) == (0, "", "")
    assert out.read_text("utf-8") == exported(run, desk, "--format", "csv")
    out.write_text("alt", "utf-8")
    assert run("export", empty_desk, "--format", "jsonl", "-o", out) == (0, "", "")
    assert out.read_text("utf-8") == ""


def test_a_cut_export_leaves_the_older_file(
    run: Run, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> str:
        raise KeyboardInterrupt

    out = tmp_path / "out.csv"
    out.write_text("alt", "utf-8")
    monkeypatch.setattr("lagebild.views.exports._cell", cut)
    status, _, err = run("export", desk, "--format", "csv", "-o", out)
    assert (status, err.strip()) == (130, "lagebild: interrupted")
    assert out.read_text("utf-8") == "alt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk.db", "out.csv"]


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
@pytest.mark.parametrize("place", ["{}", "sqlite:///{}"])
def test_the_dossier_is_not_written_over(run: Run, desk: Path, suffix: str, place: str) -> None:
    before = desk.read_bytes()
    status, out, err = run("export", place.format(desk), "--format", "csv", "-o", f"{desk}{suffix}")
    assert (status, out) == (2, "")
    assert "one of the inputs" in err
    assert desk.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--format"),
        (["--format", "xlsx"], "'xlsx'"),
        (["--format", "csv", "--what", "readings"], "readings are no table"),
        (["--format", "csv", "--what", "alles"], "'alles'"),
        (["--format", "csv", "-o", "fehlt/out.csv"], "there is no folder fehlt"),
    ],
)
def test_a_wrong_command_line(run: Run, desk: Path, arguments: list[str], said: str) -> None:
    status, out, err = run("export", desk, *arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_no_dossier_leaves_the_file_alone(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("alt", "utf-8")
    status, _, err = run("export", tmp_path / "fehlt.db", "--format", "csv", "-o", out)
    assert status == 1
    assert "there is no dossier here" in err
    assert out.read_text("utf-8") == "alt"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_named(run: Run, desk: Path) -> None:
    result = run("export", desk, "--format", "csv", "-o", "/dev/full")
    assert result == (1, "", "lagebild: /dev/full: cannot be written: No space left on device\n")


def test_every_table_stands_in_the_help(run: Run) -> None:
    said = run("export", "--help").out.replace(",", " ").split()
    assert set(said) >= set(TABLES)


@POSIX
def test_whoever_reads_may_stop_reading(tmp_path: Path) -> None:
    with Dossier.open(str(tmp_path / "neu.db"), create=True) as dossier:
        for number in range(20):
            dossier.add(a_reading(an_article(f"{number} Es regnete." * 1000, id=str(number))), Findings())
    command = [sys.executable, str(SCRIPT), "export", str(tmp_path / "neu.db"), "--format", "jsonl"]
    variables = environment(PYTHONUNBUFFERED="")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(20) == b'{"schema": "lagebild'
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 141)
