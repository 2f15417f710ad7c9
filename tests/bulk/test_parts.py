"""Runs into a folder, with the plain engine: what is written, and how a run goes on."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import fsspec
import pyarrow.parquet as pq
import pytest

from lagebild import bulk
from lagebild.bulk import inputs, parts
from lagebild.bulk.disk import Folder
from lagebild.bulk.schema import SCHEMAS, TABLES
from lagebild.bulk.seen import Seen
from lagebild.bulk.work import Item
from lagebild.errors import InputError, LagebildError, LockedError, StoreError
from tests.bulk.archives import an_object, archive, contents, query, run, stopping_after
from tests.bulk.readers import load_other


def test_everything_is_counted_once(source: Path, tmp_path: Path) -> None:
    summary = run(source, tmp_path / "out")
    assert (summary.complete, summary.articles, summary.versions) == (True, 26, 1)
    assert (summary.duplicates, summary.failed, summary.before) == (2, 3, 0)
    assert summary.rows["statements"] == 26


def test_duckdb_reads_it_by_day(whole: Path) -> None:
    days = query(whole, "SELECT day, count(*) FROM {statements} GROUP BY day ORDER BY day")
    assert [(str(day), count) for day, count in days] == [("2022-01-01", 13), ("2022-01-02", 12), ("None", 1)]
    assert query(whole, "SELECT typeof(day) FROM {articles} LIMIT 1") == [("DATE",)]
    names = query(whole, "SELECT DISTINCT s.speaker.name FROM {statements} s JOIN {articles} a USING (article, sha256)")
    assert names == [("Brandner",)]


def test_a_table_without_rows_can_be_asked_too(whole: Path) -> None:
    assert query(whole, "SELECT count(*) FROM {events}") == [(0,)]


def test_the_schema_is_the_written_one(whole: Path) -> None:
    for table in TABLES:
        for part in (whole / table).rglob("*.parquet"):
            assert pq.read_schema(part).remove_metadata() == SCHEMAS[table]


def test_what_comes_twice_is_there_once_and_later_texts_are_numbered(whole: Path) -> None:
    found = query(whole, "SELECT article, version FROM {articles} WHERE article IN ('olt-3', 'olt-4') ORDER BY ALL")
    assert found == [("olt-3", 1), ("olt-4", 1), ("olt-4", 2)]
    assert query(whole, "SELECT count(*) FROM {statements} WHERE article = 'olt-3'") == [(1,)]
    assert query(whole, "SELECT count(DISTINCT id) - count(*) FROM {statements}") == [(0,)]


def test_faults_are_listed_with_place_and_reason(whole: Path, source: Path) -> None:
    found = query(whole, 'SELECT "where", what FROM {faults} ORDER BY 1')
    assert [where for where, _ in found] == [f"{source}:{line}" for line in (28, 29, 31)]
    assert [what[:20] for _, what in found] == ["not JSON: Expecting ", '"published" is \'gest', "could not be read: a"]


def test_the_manifest_says_what_was_read_with_what(whole: Path) -> None:
    manifest = json.loads((whole / "manifest.json").read_text("utf-8"))
    assert (manifest["schema"], manifest["complete"]) == ("lagebild.bulk/1", True)
    assert manifest["coder"] == {"version": "0.0.0", "model": "fake", "sha256": "f" * 64}
    assert manifest["tables"]["articles"] == manifest["articles"] == 26


def test_rows_stand_in_the_order_of_the_input(whole: Path) -> None:
    listed = [
        row["article"]
        for part in sorted(whole.glob("articles/day=2022-01-01/*"))
        for row in pq.read_table(part).to_pylist()
    ]
    assert listed == [f"olt-{number}" for number in range(12)] + ["olt-4"]


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_a_stopped_run_goes_on_to_the_same_bytes(source: Path, whole: Path, tmp_path: Path, count: int) -> None:
    first = run(source, tmp_path / "out", stop=stopping_after(count))
    assert not first.complete
    assert not json.loads((tmp_path / "out/manifest.json").read_text("utf-8"))["complete"]
    assert run(source, tmp_path / "out").complete
    assert contents(tmp_path / "out") == contents(whole)


def test_a_run_that_is_done_reads_nothing_again(source: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(whole)
    monkeypatch.setattr("lagebild.bulk.worker.Worker.__call__", None)  # would fail if it were called
    again = run(source, whole)
    assert (again.complete, again.articles, again.before) == (True, 26, 31)
    assert contents(whole) == before


def changed(lines: list[str]) -> dict[str, list[str]]:
    other = json.dumps(an_object(77)) + "\n"
    return {
        "another first": [other, *lines[1:]],
        "another last": [*lines[:-1], other],
        "longer": [*lines, other],
        "shorter by one": lines[:-1],
        "shorter by much": lines[:5],
        "in another order": [lines[1], lines[0], *lines[2:]],
    }


def rewritten(source: Path, target: Path, case: str) -> Path:
    """The archive with a change."""
    lines = changed(source.read_text("utf-8").splitlines(keepends=True))[case]
    target.write_text("".join(lines), "utf-8")
    return target


@pytest.mark.parametrize("case", list(changed(["", ""])))
def test_another_input_than_that_of_a_run_that_is_done_is_refused(
    whole: Path, source: Path, tmp_path: Path, case: str
) -> None:
    before = contents(whole)
    with pytest.raises(StoreError, match=r"the input is not what it was when this run was begun; .* --fresh"):
        run(rewritten(source, tmp_path / "other.jsonl", case), whole)
    assert contents(whole) == before


@pytest.mark.parametrize("case", ["another first", "shorter by much", "in another order"])
def test_another_input_than_that_of_a_stopped_run_is_refused(source: Path, tmp_path: Path, case: str) -> None:
    run(source, tmp_path / "out", stop=stopping_after(4))
    with pytest.raises(StoreError, match="the input is not what it was when this run was begun"):
        run(rewritten(source, tmp_path / "other.jsonl", case), tmp_path / "out")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"load": load_other}, "another coder fake f{20} 0.0.0, now other e{20} 0.0.0;"),
        ({"include_all": True}, "another all false, now true;"),
        ({"published": "2022-02-02"}, 'another published null, now "2022-02-02";'),
        ({"batch": 5}, "another batch 3, now 5;"),
    ],
)
def test_another_model_or_setting_is_refused(whole: Path, source: Path, options: dict[str, object], words: str) -> None:
    with pytest.raises(StoreError, match=words):
        run(source, whole, **options)


def test_fresh_begins_anew(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out")
    other = archive(tmp_path / "other.jsonl", 7)
    assert run(other, tmp_path / "out", fresh=True).articles == 7
    run(other, tmp_path / "expected")
    assert contents(tmp_path / "out") == contents(tmp_path / "expected")


@pytest.mark.parametrize("fresh", [False, True])
def test_a_folder_of_something_else_is_left_alone(source: Path, tmp_path: Path, fresh: bool) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(StoreError, match=r"holds something else \(thesis.txt\)"):
        run(source, tmp_path / "out", fresh=fresh)
    assert (tmp_path / "out/thesis.txt").read_text("utf-8") == "years of work"


def test_two_runs_do_not_write_beside_one_another(source: Path, tmp_path: Path) -> None:
    with Folder(str(tmp_path / "out")).alone(parts.LOCK), pytest.raises(LockedError, match="another run writes here"):
        run(source, tmp_path / "out")


def test_a_damaged_batch_is_read_again(source: Path, whole: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out", stop=stopping_after(1))
    kept = sorted((tmp_path / "out" / parts.BATCHES).iterdir())
    kept[0].write_bytes(kept[0].read_bytes()[:-7])
    (kept[0].parent / ".half.tmp").write_bytes(b"x")
    assert run(source, tmp_path / "out").complete
    assert contents(tmp_path / "out") == contents(whole)


def test_half_a_chunk_on_the_disk_is_swept_away(source: Path, whole: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out", stop=stopping_after(4))
    stray = tmp_path / "out/articles/day=1999-01-01/part-000001.parquet"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"half")
    assert run(source, tmp_path / "out").complete
    assert contents(tmp_path / "out") == contents(whole)


def removed(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


class Remade(bulk.Watch):
    parts: tuple[str, ...] = ()

    def remade(self, parts: Sequence[str]) -> None:
        self.parts = tuple(parts)


@pytest.mark.parametrize(
    ("harm", "name"),
    [
        (removed, "articles/day=2022-01-01/part-000000.parquet"),
        (emptied, "articles/day=2022-01-02/part-000001.parquet"),
        (removed, "statements/day=2022-01-02/part-000001.parquet"),
        (emptied, "_lagebild/chunks/000001.json"),
    ],
)
def test_a_part_that_is_gone_or_damaged_is_made_anew(
    source: Path, whole: Path, undisturbed: Path, harm: Callable[[Path], None], name: str
) -> None:
    harm(whole / name)
    watch = Remade()
    assert run(source, whole, watch=watch).complete
    assert watch.parts == (name,)
    assert contents(whole) == contents(undisturbed)


def test_a_part_is_made_anew_of_the_same_input_alone(source: Path, whole: Path, tmp_path: Path) -> None:
    removed(whole / "articles/day=2022-01-01/part-000000.parquet")
    with pytest.raises(StoreError, match="the input is not what it was when this run was begun"):
        run(rewritten(source, tmp_path / "other.jsonl", "another first"), whole)
    assert not json.loads((whole / "manifest.json").read_text("utf-8"))["complete"]


def test_a_part_of_other_bytes_is_said_where_it_is_needed(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out", stop=stopping_after(4))
    (part,) = (tmp_path / "out").glob("articles/*/part-000000.parquet")
    part.write_bytes(b"x" * part.stat().st_size)
    with pytest.raises(StoreError, match=r"part-000000.parquet: damaged or gone .*; remove it and run the same"):
        run(source, tmp_path / "out")


def test_an_input_that_is_gone_for_a_while_is_read_when_it_is_back(source: Path, whole: Path, tmp_path: Path) -> None:
    lines = source.read_text("utf-8").splitlines(keepends=True)
    names = [tmp_path / f"{number}.jsonl" for number in range(2)]
    names[0].write_text("".join(lines[:13]), "utf-8")
    for missing in (True, False):
        if missing:
            with pytest.raises(InputError, match=r"1.jsonl: no such file or folder"):
                run(map(str, names), tmp_path / "out")
            assert not (tmp_path / "out").exists()
            names[1].write_text("".join(lines[13:]), "utf-8")
    assert run(map(str, names), tmp_path / "out").articles == 26


def test_a_disk_that_fails_in_the_middle_stops_the_run_and_it_goes_on(
    source: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(stream: BinaryIO, where: str) -> Iterator[Item | InputError]:
        yield from islice(lines(stream, where), 17)
        raise OSError(errno.EIO, "Input/output error")

    lines = inputs._lines
    monkeypatch.setattr(inputs, "_lines", failing)
    first = run(source, tmp_path / "out")
    assert (first.complete, first.articles) == (False, 9)  # a chunk; two whole batches are kept besides
    assert first.stopped == f"{source}: cannot be read: Input/output error (check the path and the disk)"
    assert run(source, tmp_path / "out.db").stopped == first.stopped
    monkeypatch.setattr(inputs, "_lines", lines)
    assert run(source, tmp_path / "out").complete
    assert run(source, tmp_path / "out.db").complete
    assert contents(tmp_path / "out") == contents(whole)


def test_what_reserves_text_and_data_mining_is_left_out_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    page = "<!doctype html><html><head>{}</head><body><article><p>{}</p></article></body></html>"
    for name, head in (("a.html", '<meta name="tdm-reservation" content="1">'), ("b.html", "")):
        (tmp_path / "in" / name).write_text(page.format(head, an_object(len(head))["text"] * 3), "utf-8")
    assert run(tmp_path / "in", tmp_path / "out").failed == 0
    for out in (f"{tmp_path}/out2", f"{tmp_path}/out2.db"):
        summary = run(tmp_path / "in", out, respect_reservations=True)
        assert (summary.complete, summary.articles, summary.failed) == (True, 1, 1)
    what = "reserves text and data mining (tdm-reservation meta): left out (--respect-reservations)"
    assert query(tmp_path / "out2", 'SELECT "where", what FROM {faults}') == [(f"{tmp_path}/in/a.html", what)]


def test_hidden_files_in_the_output_are_nobodys(source: Path, whole: Path) -> None:
    (whole / ".DS_Store").touch()
    assert run(source, whole).complete


def test_an_object_store_serves_as_well(source: Path, whole: Path) -> None:
    store = fsspec.filesystem("memory")
    store.pipe_file("/archive/a.jsonl", source.read_bytes())
    run("memory://archive", "memory://out", stop=stopping_after(5))
    assert run("memory://archive", "memory://out").complete
    found = {name.removeprefix("/out/") for name in store.find("/out")}
    assert found == set(contents(whole))
    same = [
        name for name in found if not name.startswith(("faults", "articles", "_lagebild/chunks"))
    ]  # these name the file
    assert all(store.cat_file(f"/out/{name}") == (whole / name).read_bytes() for name in same)
    store.rm("/archive", recursive=True)
    store.rm("/out", recursive=True)


def test_an_empty_archive_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    summary = run(tmp_path / "empty.jsonl", tmp_path / "out")
    assert (summary.complete, summary.articles, summary.failed) == (True, 0, 1)
    assert run(tmp_path / "empty.jsonl", tmp_path / "out").before == 1


def test_who_watches_is_told(source: Path, tmp_path: Path) -> None:
    class Told(bulk.Watch):
        done, faults, earlier = 0, 0, 0

        def before(self, count: int) -> None:
            self.earlier = count

        def read(self, count: int) -> None:
            self.done += count

        def failed(self, fault: InputError) -> None:
            self.faults += 1

    told = Told()
    run(source, tmp_path / "out", watch=told)
    assert (told.done, told.faults, told.earlier) == (28, 3, 0)


def test_a_disk_that_cannot_be_written_is_said(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(LagebildError, match="cannot be made: Not a directory"):
        run(source, tmp_path / "file" / "out")


def test_seen_numbers_the_texts_of_an_article() -> None:
    with Seen() as seen:
        seen.known([("a", "00" * 32)])
        assert seen.numbered([("a", "00" * 32), ("a", "11" * 32), ("b", "11" * 32), ("a", "11" * 32)]) == [0, 2, 1, 0]
