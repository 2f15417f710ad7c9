from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError, TimeFormatError
from lagebild.records import Article
from lagebild.sources import articles, streams
from lagebild.sources.limits import LIMITS

TEXT = "Der Minister sagte am Dienstag, er trete nicht zurück."


def read(data: bytes | str) -> list[Article | InputError]:
    """What a JSON lines stream on standard input gives; a first line makes it one."""
    head = json.dumps({"text": TEXT}).encode() + b"\n"
    body = data if isinstance(data, bytes) else data.encode()
    return list(articles(["-"], stdin=io.BytesIO(head + body)))[1:]


def only(data: bytes | str) -> Article | InputError:
    (found,) = read(data)
    return found


def an_object(**fields: Any) -> str:
    return json.dumps({"text": TEXT, **fields}, ensure_ascii=False)


def test_keys_of_the_contract_and_others() -> None:
    found = only(
        an_object(
            id=7,
            title="T",
            publisher="P",
            url="https://p.de/a",
            published="2022-01-24",
            modified="2022-01-25T10:00:00Z",
            language="de",
            session=3,
            quotations=[[0, 1]],
        )
    )
    assert found == Article(
        "7",
        TEXT,
        "T",
        "P",
        "https://p.de/a",
        "2022-01-24",
        "given",
        "2022-01-25T10:00:00Z",
        "de",
        "standard input:2",
        {"session": 3, "quotations": [[0, 1]]},
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("kein JSON", "not JSON"),
        ('{"text": "abc"', "not JSON"),
        ('["text"]', "no object"),
        ('"text"', "no object"),
        ("null", "no object"),
        ("{}", 'lacks "text"'),
        ('{"Text": "abc"}', 'lacks "text"'),
        ('{"text": null}', "not a string"),
        ('{"text": 7}', "not a string"),
        ('{"text": ""}', "empty"),
        ('{"text": " \\n "}', "white space"),
        (an_object(published="gestern"), '"published"'),
        (an_object(modified=7), '"modified"'),
        (an_object(language=7), '"language"'),
        (an_object(language="fr"), "French (fr)"),
        (an_object(title=["T"]), '"title"'),
        (an_object(id={}), '"id"'),
        ("[" * 100_000, "nested too deeply"),
        (f'{{"text": "Ja.", "x": {"[" * 200}{"]" * 200}}}', "nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "not JSON"),
        ('{"text": "a\x00b"}', "binary data"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_read(line: str, what: str) -> None:
    before, fault, after = read("\n".join([an_object(id=1), line, an_object(id=2)]))
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert (before.id, after.id) == ("1", "2")
    assert isinstance(fault, InputError)
    assert fault.where == "standard input:3"
    assert what in fault.what
    assert fault.hint


def test_a_text_that_is_broken_over_two_lines_is_said_to_be_open() -> None:
    data = '{"text": "Der Minister\nsagte nichts."}\n{"text": "Gut."}\n'
    first, second, last = streams.drafts(io.BytesIO(data.encode()), "a.jsonl", "lines")
    assert str(first).startswith("a.jsonl:1: not JSON: Unterminated string starting at column 10 ")
    assert isinstance(second, InputError)
    assert last.where == "a.jsonl:3"


def test_bad_time_is_its_own_kind_of_fault() -> None:
    assert isinstance(only(an_object(published="24.01.2022")), TimeFormatError)


def test_blank_lines_are_passed_over_but_counted() -> None:
    _, fault = read(f"\n\r\n{an_object()}\r\n   \nkaputt\n")
    assert isinstance(fault, InputError)
    assert fault.where == "standard input:6"


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_line_endings(ending: str) -> None:
    found = only(an_object() + ending)
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_line_separators_inside_a_text_do_not_end_the_line() -> None:
    found = only(an_object(text=f"{TEXT}\u2028{TEXT}\u0085{TEXT}"))
    assert isinstance(found, Article)
    assert found.text == f"{TEXT}\u2028{TEXT}\u0085{TEXT}"


def test_broken_utf8_in_a_line_is_told_with_its_place() -> None:
    line = an_object().encode()
    found = only(line.replace(b"Minister", b"Mini\xffster"))
    assert isinstance(found, Article)
    assert found.text == TEXT.replace("Minister", "Mini\ufffdster")
    assert f"at byte {line.index(b'Minister') + 4}" in found.warnings[0]


def test_windows_1252_line() -> None:
    found = only(an_object().encode("cp1252"))
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_half_surrogate_pair_in_an_escape() -> None:
    found = only('{"text": "Der Minister lachte \\ud83d und ging dann nach Hause."}')
    assert isinstance(found, Article)
    assert "\ufffd" in found.text
    assert found.sha256


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_lines_with_a_byte_order_mark(encoding: str) -> None:
    data = "\n".join([an_object(id=1), "kaputt", an_object(id=2)]).encode(encoding)
    first, fault, second = articles(["-"], stdin=io.BytesIO(data))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(fault, InputError)
    assert (first.text, fault.where, second.id) == (TEXT, "standard input:2", "2")


def test_too_long_a_line_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lagebild.sources.jsonlines.MAX_LINE", 1000)
    monkeypatch.setattr("lagebild.sources.jsonlines.SKIP", 64)
    fault, after = read(an_object(more="x" * 5000) + "\n" + an_object(id=2))
    assert isinstance(fault, InputError)
    assert (fault.where, "longer" in fault.what) == ("standard input:2", True)
    assert isinstance(after, Article)
    assert after.where == "standard input:3"


class Endless(io.RawIOBase):
    """Line after line, or one line without end, made as it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = next(self.pieces, b"")
        assert len(piece) <= len(buffer)
        buffer[: len(piece)] = piece
        self.taken += len(piece)
        return len(piece)


def endless(piece: bytes, times: int) -> Endless:
    return Endless(piece for _ in range(times))


def test_nothing_is_read_ahead() -> None:
    source = endless(an_object().encode() + b"\n", 10_000_000)
    stream = articles(["-"], stdin=io.BufferedReader(source), published="2022-01-24")
    for number in range(1, 6):
        found = next(stream)
        assert isinstance(found, Article)
        assert found.where == f"standard input:{number}"
    assert source.taken < 100_000


def test_memory_does_not_grow_with_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lagebild.sources.jsonlines.MAX_LINE", 100_000)
    monkeypatch.setattr("lagebild.sources.sniffing.MAX_LINE", 100_000)
    monkeypatch.setattr("lagebild.sources.jsonlines.SKIP", 100_000)
    pieces = iter([b'{"text": "', *[b"x" * 8000] * 4000, b'"}\n', an_object().encode()])
    tracemalloc.start()
    fault, after = articles(["-"], stdin=io.BufferedReader(Endless(pieces)), published="2022-01-24")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(fault, InputError)
    assert isinstance(after, Article)
    assert peak < 8_000_000  # of 32 MB


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["id", "title", "url", "published", "language", "text", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
            max_leaves=4,
        ),
    )
)
def test_any_object_is_an_article_or_a_fault(record: dict[str, Any]) -> None:
    found = only(json.dumps(record))
    assert isinstance(found, Article | InputError)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=200))
def test_text_in_normal_form_is_kept_character_by_character(filling: str) -> None:
    import unicodedata  # noqa: PLC0415

    text = unicodedata.normalize("NFC", f"{filling}Der Minister sagte nein.{filling}")
    for ascii_only in (True, False):
        found = only(json.dumps({"text": text, "language": "de"}, ensure_ascii=ascii_only))
        assert isinstance(found, Article)
        assert found.text == text


def test_of_a_long_run_of_faults_only_the_first_are_given_and_the_rest_counted() -> None:
    good = json.dumps({"text": "Gut."}).encode() + b"\n"
    found = list(
        streams.drafts(io.BytesIO(good + b"{}\n" * 5000 + good + b"{}\n" * 1001 + b"{}\n" * 500), "a.jsonl", "lines")
    )
    what = [str(item) if isinstance(item, InputError) else item.where for item in found]
    assert what[0] == "a.jsonl:1"
    assert what[1000] == 'a.jsonl:1001: lacks "text" (each line is one JSON object with the key "text")'
    assert what[1001:1003] == [
        "a.jsonl: 4,000 more faults in a row, up to a.jsonl:5001, left out here (is it the right format?)",
        "a.jsonl:5002",
    ]
    assert what[-1].startswith("a.jsonl: 501 more faults in a row, up to a.jsonl:6503")
    assert len(what) == 1 + 1001 + 1 + 1001


def test_a_run_of_faults_without_end_ends() -> None:
    limits = replace(LIMITS, faults=10, faults_left_out=50)
    found = list(streams.drafts(io.BytesIO(b"{}\n" * 100), "a.jsonl", "lines", limits=limits))
    assert len(found) == 11
    assert "50 more faults in a row, up to a.jsonl:60, left out here; the rest is not read" in str(found[-1])
