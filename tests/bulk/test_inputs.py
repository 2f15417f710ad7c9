from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lagebild.bulk import inputs, places
from lagebild.bulk.inputs import batches, expected, items
from lagebild.bulk.work import Batch, fingerprint
from lagebild.bulk.worker import articles
from lagebild.errors import InputError, LagebildError
from lagebild.records import Article
from lagebild.sources.drafts import Record
from tests.bulk.archives import an_object, archive
from tests.sources.making import http, packed, record

TEXT = an_object(1)["text"]


def read(*paths: str | Path, stdin: bytes = b"") -> list[Article | InputError]:
    found = (item for path in paths for item in items(str(path), io.BytesIO(stdin)))
    return [one for item in found for one in ([item] if isinstance(item, InputError) else articles(item))]


def sound(*paths: str | Path) -> list[Article]:
    found = read(*paths)
    assert not [one for one in found if isinstance(one, InputError)]
    return [one for one in found if isinstance(one, Article)]


def faults(*paths: str | Path) -> list[str]:
    return [str(one) for one in read(*paths) if isinstance(one, InputError)]


def test_lines_keep_their_numbers_whatever_stands_between(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", 1, ["", "   ", "{kaputt", an_object(2), '{"id": 3}', "\ufeff"])
    assert [one.where for one in read(path)] == [f"{path}:{line}" for line in (1, 4, 5, 6)]
    assert faults(path)[1] == f'{path}:6: lacks "text" (each line is one JSON object with the key "text")'


def test_lines_are_the_same_as_lagebild_read_finds(tmp_path: Path) -> None:
    from lagebild import sources  # noqa: PLC0415

    path = archive(
        tmp_path / "a.jsonl", 3, ["kaputt", an_object(9, published="gestern"), an_object(4, url="https://a.example/4")]
    )
    ours, theirs = read(path), list(sources.articles([path]))
    assert [str(one) for one in ours] == [str(one) for one in theirs]
    assert [one for one in ours if isinstance(one, Article)] == [one for one in theirs if isinstance(one, Article)]


def test_utf16_packed_and_byte_order_marks(tmp_path: Path) -> None:
    line = json.dumps(an_object(1), ensure_ascii=False) + "\n"
    (tmp_path / "a.jsonl").write_bytes((line * 2).encode("utf-16"))
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + line.encode())
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(line.encode() * 2))
    assert [one.text for one in sound(tmp_path)] == [TEXT] * 5


def test_a_line_that_is_too_long_is_one_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("lagebild.bulk.inputs", "lagebild.sources.jsonlines"):
        monkeypatch.setattr(f"{module}.MAX_LINE", 1000)
    path = archive(tmp_path / "a.jsonl", 1, [an_object(2, text="lang " * 3000), an_object(3)])
    found = read(path)
    assert [type(one) for one in found] == [Article, InputError, Article]
    assert found[2].where == f"{path}:3"


def test_files_of_other_kinds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.html").write_text(f"<!doctype html><title>T</title><article><p>{TEXT * 3}</p></article>", "utf-8")
    (tmp_path / "c.md").write_text(f"# Titel\n\n{TEXT}", "utf-8")
    (tmp_path / "d.csv").write_text(f'id,text\n7,"{TEXT}"\n', "utf-8")
    assert [one.where for one in sound(tmp_path)][:3] == [str(tmp_path / name) for name in ("a.txt", "b.html", "c.md")]
    assert sound(tmp_path / "d.csv")[0].text == TEXT


def a_page(number: int) -> bytes:
    text = an_object(number)["text"] * 3
    page = f"<!doctype html><html><body><article><p>{text}</p></article></body></html>"
    return record(http(page), url=f"https://a.example/{number}")


def test_warc(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed([a_page(number) for number in range(3)]))
    assert [one.url for one in sound(path)] == [f"https://a.example/{number}" for number in range(3)]


def test_pages_of_a_crawl_are_taken_apart_by_the_worker_and_are_what_lagebild_read_finds(tmp_path: Path) -> None:
    from lagebild import sources  # noqa: PLC0415

    text = record(http(TEXT, "text/plain", more="X-Robots-Tag: noai\r\n"))
    login = record(http("<html><body><form><input type=password></form></body></html>"))
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        packed(
            [a_page(1), text, login, record(http("PK\x03\x04")), record(http("")), a_page(2), record(b"", "request")]
        )
    )
    found = list(items(str(path)))
    assert [(type(one), one.where) for one in found] == [(Record, f"{path}:{number}") for number in (1, 2, 3, 4, 6)]
    ours, theirs = read(path), list(sources.articles([path]))
    assert [str(one) for one in ours] == [str(one) for one in theirs]
    assert [one for one in ours if isinstance(one, Article)] == [one for one in theirs if isinstance(one, Article)]
    assert [one.where for one in ours if isinstance(one, Article)] == [f"{path}:{number}" for number in (1, 2, 6)]
    assert len(faults(path)) == 2


@pytest.mark.parametrize(
    "change", [{"data": b"x"}, {"url": "https://b.example/"}, {"fetched": None}, {"charset": "cp1252"}, {"headers": ()}]
)
def test_the_same_page_has_the_same_fingerprint_wherever_it_lies(change: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(a_page(1))
    (one,) = items(str(path))
    assert isinstance(one, Record)
    assert fingerprint([one]) == fingerprint([one._replace(where="elsewhere:7")])
    assert fingerprint([one]) != fingerprint([one._replace(**change)])


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(**columns: Any) -> Path:
        pq.write_table(pa.table(columns), tmp_path / "a.parquet")
        return tmp_path / "a.parquet"

    return write


def test_parquet(table: Callable[..., Path]) -> None:
    path = table(
        text=[TEXT, None, TEXT, " "],
        id=[1, 2, 3, 4],
        published=[datetime(2022, 1, 24, 18, tzinfo=UTC), None, None, None],
        tags=[["a"], None, None, None],
        seen=[date(2022, 1, 1), None, None, None],
        blob=[b"x", None, None, None],
        map=[{"k": date(2022, 1, 2)}, None, None, None],
    )
    first, *rest = read(path)
    assert isinstance(first, Article)
    assert (first.id, first.published, first.where) == ("1", "2022-01-24T18:00:00+00:00", f"{path}:1")
    assert first.extra == {"tags": ["a"], "seen": "2022-01-01", "blob": "b'x'", "map": {"k": "2022-01-02"}}
    assert [str(one) for one in rest if isinstance(one, InputError)] == [
        f'{path}:2: lacks "text" (give every row a text, or leave it out)',
        f"{path}:4: nothing but white space (there is no text to read)",
    ]


def test_parquet_with_other_columns_or_none_at_all(table: Callable[..., Path]) -> None:
    path = table(body=["x"], title=["y"])
    assert faults(path) == [f'{path}: no column "text" (it has body, title; rename the one with the text)']
    path.write_bytes(b"PAR1 not")
    assert faults(path)[0].startswith(f"{path}: no Parquet file: ")
    path.write_bytes(b"")
    assert faults(path)[0].startswith(f"{path}: no Parquet file: ")


def test_damaged_pages_of_parquet_are_one_fault(table: Callable[..., Path]) -> None:
    path = table(text=[f"{TEXT} {number}" for number in range(2000)])
    data = bytearray(path.read_bytes())
    data[200:300] = bytes(100)
    path.write_bytes(data)
    assert len(faults(path)) == 1


def test_a_folder_by_name_without_hidden_files_and_without_going_round(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/_part.txt", ".git/c.txt", "_tmp/d.txt", "e.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    os.symlink(tmp_path, tmp_path / "a" / "round")
    assert [one.where for one in sound(tmp_path)] == [str(tmp_path / "a/z.txt"), str(tmp_path / "b.txt")]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("x.jsonl", "x.jsonl: no such file or folder (check the path)"),
        ("none", "none: a folder without readable files (readable are .txt"),
        ("*.jsonl", "*.jsonl: no file is called so (check the pattern, and quote it)"),
        ("", "(empty path): no such file or folder (name a file, a folder or a URL)"),
        ("nosuch://b/a", "nosuch://b/a: no path, and no URL that fsspec knows (Protocol not known: nosuch)"),
        *(
            (url, f"{url}: bulk reads files and object stores; save it first, or `lagebild add` it")
            for url in (
                "https://a.example/a.jsonl",
                "HTTP://127.0.0.1/x",
                "simplecache::http://a.example/x",
                "ftp://a.example/a.jsonl",
            )
        ),
    ],
)
def test_places_where_nothing_is_are_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "none").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(places.GoneError) as refused:
        inputs.check(["a.txt", "-", place])
    assert str(refused.value).startswith(words)


def test_a_pattern_and_a_name_with_a_star(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "a*.jsonl", "c.txt"):
        archive(tmp_path / name, 1)
    assert [one.where for one in sound(tmp_path / "*.jsonl")] == [
        f"{tmp_path}/{name}.jsonl:1" for name in ("a*", "a", "b")
    ]
    assert [one.where for one in sound(tmp_path / "a*.jsonl")] == [f"{tmp_path}/a*.jsonl:1"]


def test_a_name_with_colons_is_a_name(tmp_path: Path) -> None:
    assert [one.where for one in sound(archive(tmp_path / "x::y.jsonl", 1))] == [f"{tmp_path}/x::y.jsonl:1"]


def test_object_stores_by_url(tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    store.pipe_file("/bucket/2026/a.jsonl", archive(tmp_path / "a.jsonl", 2).read_bytes())
    assert [one.where for one in sound("memory://bucket/2026")] == [
        f"memory:///bucket/2026/a.jsonl:{line}" for line in (1, 2)
    ]
    store.rm("/bucket", recursive=True)


@pytest.mark.parametrize("error", [RuntimeError("AccessDenied"), OSError("AccessDenied"), ValueError("AccessDenied")])
def test_a_store_that_fails_ends_the_input(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_: object) -> Iterator[Any]:
        raise error

    fsspec.filesystem("memory").pipe_file("/bucket/a.jsonl", b"{}")
    monkeypatch.setattr(inputs, "_items", broken)
    with pytest.raises(places.GoneError, match=r"memory:/.*/bucket/a.jsonl: cannot be read: .*AccessDenied"):
        read("memory://bucket/a.jsonl")


def test_a_fault_of_ours_is_one_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> Iterator[Any]:
        raise RuntimeError("oh")

    monkeypatch.setattr(inputs, "_items", broken)
    (found,) = faults(archive(tmp_path / "a.jsonl", 2))
    assert "a.jsonl: cannot be read: a fault in Lagebild (RuntimeError: oh) (please report it" in found


def test_standard_input() -> None:
    found = read("-", stdin=(json.dumps(an_object(1)) + "\n").encode())
    assert [one.where for one in found] == ["standard input:1"]


def test_batches_are_the_same_every_time_and_change_with_the_input(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", 10, ["kaputt"])
    first, again = (list(batches([str(path)], size=4)) for _ in range(2))
    assert [(one.number, len(one.items)) for one in first] == [(0, 4), (1, 4), (2, 3)]
    assert first == again
    moved = tmp_path / "moved.jsonl"
    path.rename(moved)
    assert [one.sha256 for one in batches([str(moved)], size=4)] == [one.sha256 for one in first]
    assert fingerprint(first[0].items) != fingerprint(first[0].items[::-1])
    assert len({one.sha256 for one in first}) == 3


def test_large_items_fill_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "LARGE", 500)
    assert all(len(one.items) == 3 for one in list(batches([str(archive(tmp_path / "a.jsonl", 9))], size=100)))


def test_an_archive_streams(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", 2000)
    stream = batches([str(path), str(tmp_path / "missing")], size=10)
    first: Batch = next(stream)
    assert first.number == 0
    stream.close()  # type: ignore[attr-defined]  # and nothing is left open, or the test would fail for a warning


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet", "a.txt", "a.warc", "missing"])
def test_how_many_there_will_be(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(tmp_path / "a.jsonl", 5, [""])
    pq.write_table(pa.table({"text": ["x"] * 7}), tmp_path / "a.parquet")
    (tmp_path / "a.txt").write_text("x", "utf-8")
    (tmp_path / "a.warc").write_text("x", "utf-8")
    assert (
        expected([str(tmp_path / name)])
        == {"a.jsonl": 5, "a.parquet": 7, "a.txt": 1, "a.warc": None, "missing": None}[name]
    )
    assert expected(["-"]) is None
    monkeypatch.setattr(inputs, "COUNTED", 100)
    assert expected([str(tmp_path / "a.jsonl")]) is None


def test_urls_that_need_another_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    with pytest.raises(LagebildError, match=r"s3:// needs a further package \(Install s3fs"):
        places.system_of("s3://bucket")
