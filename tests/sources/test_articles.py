from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError, LagebildError, TimeFormatError
from lagebild.records import Article
from lagebild.sources import articles

TEXT = "Der Minister sagte am Dienstag, er trete nicht zurück."
PAGE = f"<!DOCTYPE html><html><head><title>Titel</title></head><body><p>{TEXT}</p></body></html>"


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(*paths: str | Path) -> list[Article]:
    found = list(articles(paths))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def fault(*paths: str | Path) -> InputError:
    (found,) = articles(paths)
    assert isinstance(found, InputError)
    assert found.hint
    return found


def from_stdin(data: bytes) -> list[Article | InputError]:
    return list(articles(["-"], stdin=io.BytesIO(data)))


def names(found: Sequence[Article | InputError], folder: Path) -> list[str]:
    return [str(Path(item.where).relative_to(folder)) for item in found]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("a.TEXT", TEXT),
        ("a.md", f"# Titel\n\n{TEXT}"),
        ("a.markdown", TEXT),
        ("a.html", PAGE),
        ("a.HTM", PAGE),
        ("a.xhtml", PAGE),
        ("a.jsonl", json.dumps({"text": TEXT})),
        ("a.ndjson", json.dumps({"text": TEXT})),
        ("bericht", TEXT),
        ("bericht.asc", TEXT),
        ("seite.txt", PAGE),
        ("zeilen.json", json.dumps({"text": TEXT})),
    ],
)
def test_every_kind_of_file(tmp_path: Path, name: str, content: str) -> None:
    (found,) = read(write(tmp_path / name, content))
    assert found.text == TEXT
    assert found.where.startswith(str(tmp_path / name))


def test_plain_text_is_kept_whole_and_its_title_is_not_guessed(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path / "a.txt", f"Minister bleibt\r\n\r\n  {TEXT}\r\n"))
    assert found.text == f"Minister bleibt\n\n  {TEXT}\n"
    assert found.title is None


def test_folder_is_read_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.txt", "a/b/c.md", "c.txt", ".versteckt.txt", ".git/a.txt", "bild.png", "a/notiz.docx"]:
        write(tmp_path / name)
    assert names(read(tmp_path), tmp_path) == ["a/b/c.md", "a/z.txt", "b.txt", "c.txt"]


def test_hidden_file_is_read_where_it_is_named(tmp_path: Path) -> None:
    assert read(write(tmp_path / ".a.txt"))[0].text == TEXT


def test_same_path_twice_is_read_twice(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    first, second, third = read(path, str(path), tmp_path)
    assert first == second == third


def test_one_path_need_not_stand_in_a_list(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert list(articles(str(path))) == list(articles([path]))


def test_no_paths_no_articles() -> None:
    assert list(articles([])) == []


def test_faults_stand_in_their_place_and_the_rest_is_read(tmp_path: Path) -> None:
    for name, content in {"a": TEXT, "b": "", "c": TEXT, "d": "%PDF-1.4\n", "e": TEXT}.items():
        write(tmp_path / f"{name}.txt", content)
    found = list(articles([tmp_path / "fehlt", tmp_path]))
    assert [type(item) for item in found] == [InputError, Article, InputError, Article, InputError, Article]
    assert names(found, tmp_path) == ["fehlt", "a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]


def test_missing_path(tmp_path: Path) -> None:
    assert "no such file" in fault(tmp_path / "fehlt.txt").what
    assert "no such file" in fault("").what
    assert fault("a\x00b").what
    assert fault("x" * 5000).what


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a"])
@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"  \r\n\t\n"])
def test_empty_file(tmp_path: Path, name: str, content: bytes) -> None:
    found = fault(write(tmp_path / name, content))
    assert found.where == str(tmp_path / name)
    assert any(word in found.what for word in ("empty", "white space", "without text"))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.bin"])
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\n...", "PDF"),
        (b"PK\x03\x04...", "ZIP"),
        (b"Text\x00\x01", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
    ],
)
def test_binary_file_is_refused_by_kind(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    assert kind in fault(write(tmp_path / name, content)).what


def test_zero_byte_far_into_a_text(tmp_path: Path) -> None:
    assert "binary" in fault(write(tmp_path / "a.txt", TEXT.encode() * 10_000 + b"\x00")).what


def test_too_large_a_text(tmp_path: Path) -> None:
    assert "longer than 5 MB" in fault(write(tmp_path / "a.txt", TEXT.encode() * 100_000)).what


def test_huge_file_is_not_loaded(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    with path.open("r+b") as stream:
        stream.seek(50_000_000_000)  # a sparse file
        stream.write(b"x")
    found = fault(path)
    assert "larger than" in found.what or "binary" in found.what


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('[{"text": "a"}]', "JSON document"),
        ('{\n"text": "a"\n}', "JSON document"),
        ("<?xml version='1.0'?><svg>a</svg>", "XML"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, content: str, what: str) -> None:
    assert what in fault(write(tmp_path / "a.json", content)).what


def test_text_that_only_begins_like_json_is_text(tmp_path: Path) -> None:
    text = "{Anmerkung} Der Minister sagte am Dienstag, er trete nicht zurück."
    assert read(write(tmp_path / "a.txt", text))[0].text == text


def test_folder_without_readable_files_names_what_it_holds(tmp_path: Path) -> None:
    assert "without readable files" in fault(tmp_path).what
    for number in range(7):
        write(tmp_path / f"{number}.docx")
    found = fault(tmp_path)
    assert "0.docx, 1.docx, 2.docx, 3.docx, 4.docx and 2 more" in found.what
    assert ".jsonl" in found.hint


def test_broken_link(tmp_path: Path) -> None:
    link = tmp_path / "a.txt"
    link.symlink_to(tmp_path / "fehlt.txt")
    assert "link to nothing" in fault(link).what
    assert "link to nothing" in fault(tmp_path).what


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.txt")
    (tmp_path / "a" / "kreis").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    found = list(articles([tmp_path]))
    texts = [item for item in found if isinstance(item, Article)]
    assert names(texts, tmp_path) == ["a/a.txt", "b/a.txt"]
    assert all("link back" in item.what for item in found if isinstance(item, InputError))
    assert names(found, tmp_path) == ["a/a.txt", "a/kreis", "b/a.txt", "b/kreis"]


def test_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert fault(tmp_path / "a.txt").where == str(tmp_path / "a.txt")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, folder = write(tmp_path / "a.txt"), tmp_path / "ordner"
    write(folder / "b.txt")

    def refused(*_: object, **__: object) -> None:  # chmod does not stop root, as whom tests may run
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert "permission" in fault(path).what
    monkeypatch.setattr(os, "listdir", refused)
    found = list(articles([folder]))
    assert any(isinstance(item, InputError) and "permission" in item.what for item in found)


class Failing(io.BytesIO):
    """A disk that fails after what has been read."""

    def read1(self, size: int | None = -1, /) -> bytes:
        if data := super().read1(size):
            return data
        raise OSError(5, "Input/output error")


def test_disk_that_fails_in_the_middle_keeps_what_was_read() -> None:
    stream = Failing(f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}\n{{"te'.encode())
    first, second, failure = articles(["-"], stdin=stream)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(failure, InputError)
    assert "Input/output error" in failure.what


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    pipe, found = articles([tmp_path])
    assert isinstance(pipe, InputError)
    assert "pipe" in pipe.what
    assert isinstance(found, Article)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes only on Linux")
def test_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    found = read(write(path))[0]
    found.where.encode()
    path.write_text("")
    str(fault(path)).encode()


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (TEXT.encode(), None),
        (b"\n\n" + json.dumps({"text": TEXT}).encode(), None),
        (b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), None),
        (PAGE.encode(), "Titel"),
        (b"\n " + PAGE.encode(), "Titel"),
        (b"<!-- Kopie -->\n\n" + PAGE.encode(), "Titel"),
        (b"<?xml version='1.0'?>\n" + PAGE.encode(), "Titel"),
        (PAGE.encode("utf-16"), "Titel"),
    ],
)
def test_standard_input_by_its_content(data: bytes, title: str | None) -> None:
    (found,) = from_stdin(data)
    assert isinstance(found, Article)
    assert found.text.strip() == TEXT
    assert found.title == title
    assert found.where.startswith("standard input")


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x00"])
def test_standard_input_without_text(data: bytes) -> None:
    (found,) = from_stdin(data)
    assert isinstance(found, InputError)
    assert found.where == "standard input"


def test_process_without_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "none" in fault("-").what


def test_process_s_own_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read("-")[0].text == TEXT


def test_option_dates_what_has_no_date(tmp_path: Path) -> None:
    write(
        tmp_path / "a.jsonl", json.dumps({"text": TEXT, "published": "2022-01-20"}) + "\n" + json.dumps({"text": TEXT})
    )
    found = [item for item in articles([tmp_path], published="2022-01-24") if isinstance(item, Article)]
    assert [(item.published, item.published_by) for item in found] == [
        ("2022-01-20", "given"),
        ("2022-01-24", "option"),
    ]


def test_bad_option_is_refused_before_anything_is_read() -> None:
    with pytest.raises(TimeFormatError, match="--published"):
        articles(["-"], published="gestern")


def test_files_are_opened_one_at_a_time(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    stream = articles([tmp_path])
    next(stream)
    shutil.rmtree(tmp_path)
    gone = next(stream)
    assert isinstance(gone, InputError)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(["txt", "md", "html", "jsonl", ""]),
)
def test_any_bytes_give_articles_or_faults(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = write(tmp_path / f"a.{suffix}", data)
    found = list(articles([path]))
    assert found
    for item in found:
        assert isinstance(item, Article | LagebildError)
        assert isinstance(item, LagebildError) or item.text.encode()


def test_a_page_is_recognised_behind_comments() -> None:
    (fault,) = from_stdin(b"<!-- one -->\n<!-- two -->" * 20 + b"<html><body></body></html>")
    assert isinstance(fault, InputError)


def test_comments_without_a_page_take_no_time() -> None:
    text = b"<!-- -->\n" * 5000 + "Der Minister sagte am Montag, er trete zurück.".encode()  # once exponential
    (plain,) = from_stdin(text)
    assert isinstance(plain, Article)


ITEMS = "<channel><title>F</title><item><title>Eins</title><description>Text eins.</description></item></channel>"


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.html", "feed.txt", "feed"])
@pytest.mark.parametrize(
    ("content", "what"),
    [
        (f"<rss version='2.0'>{ITEMS}</rss>", "a feed"),
        (f"<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>{ITEMS}</rss>", "a feed"),
        ("\ufeff\n<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>E</title></entry></feed>", "a feed"),
        (f"<rdf:RDF xmlns:rdf='x'>{ITEMS}</rdf:RDF>", "a feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "a"}]}', "a feed"),
        ('{\n "version": "https:\\/\\/jsonfeed.org\\/version\\/1.1",\n "items": []}', "a feed"),
        ("<urlset><url><loc>https://a.example/</loc></url></urlset>", "a sitemap"),
    ],
)
def test_a_saved_feed_is_named_and_not_read_as_one_article(tmp_path: Path, name: str, content: str, what: str) -> None:
    error = fault(write(tmp_path / name, content))
    assert error.what == f"{what}, no article"
    assert error.hint.startswith("name its address")


def test_a_page_or_text_about_feeds_is_no_feed(tmp_path: Path) -> None:
    page = "<!doctype html><html><body><p>Ein Feed beginnt mit &lt;rss&gt; und endet damit auch wieder, sagte er.</p></body></html>"
    for name, content in (("a.html", page), ("a.txt", "Ein Feed beginnt mit <rss> und endet auch damit.")):
        (found,) = articles([write(tmp_path / name, content)])
        assert not isinstance(found, InputError)
