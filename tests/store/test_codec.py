from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from lagebild.errors import StoreError
from lagebild.records import Findings, Statement
from lagebild.store import codec
from lagebild.store.codec import Content, Decision, Header
from tests.factories import a_reading, a_statement, an_article
from tests.store.people import TEXT, read

PACKED = codec.packed(codec.content(read(an_article(TEXT))))


def deflated(json: str) -> bytes:
    return zlib.compress(json.encode())


@pytest.mark.parametrize("at", range(0, len(PACKED), max(1, len(PACKED) // 40)))
def test_a_damaged_byte_is_an_error_with_a_name(at: int) -> None:
    damaged = bytearray(PACKED)
    damaged[at] ^= 0x5A
    with pytest.raises(StoreError, match="a stored content is damaged"):
        codec.unpacked(Content, bytes(damaged))


@pytest.mark.parametrize("length", [0, 1, 2, 10, len(PACKED) - 1])
def test_what_was_cut_off_is_an_error_with_a_name(length: int) -> None:
    with pytest.raises(StoreError, match="a stored content is damaged"):
        codec.unpacked(Content, PACKED[:length])


@pytest.mark.parametrize(
    "json",
    [
        "",
        "7",
        "null",
        "[]",
        '"statements"',
        '{"unknown": 1}',
        '{"statements": 7}',
        '{"statements": [{"id": "s1"}]}',
        '{"statements": [[1, 2]]}',
        '{"actors": [{"id": "a1", "name": "Ada", "kind": "person", "mentions": [[1]]}]}',
        '{"frames": []}',
        '{"frames": {"events": {"id": "e"}}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_record_is_an_error_with_a_name(json: str) -> None:
    with pytest.raises(StoreError, match="a stored content is damaged"):
        codec.unpacked(Content, deflated(json))


@pytest.mark.parametrize("kind", [Header, Decision, Findings])
def test_every_kind_says_what_is_damaged(kind: type) -> None:
    with pytest.raises(StoreError, match=f"a stored {kind.__name__.lower()} is damaged"):
        codec.unpacked(kind, b"")


def test_fields_that_have_their_plain_value_are_left_out() -> None:
    assert codec.plain(Header()) == {}
    assert codec.plain(a_statement("s1", (0, 4))) == {
        "id": "s1",
        "type": "indirect",
        "medium": "Speech",
        "spans": [[0, 4]],
        "speaker": None,
    }
    assert codec.made(Statement, codec.plain(a_statement("s1", (0, 4)))) == a_statement("s1", (0, 4))


def test_a_fingerprint_is_of_what_a_header_says_and_not_of_where_it_was_read() -> None:
    header = codec.header(an_article(TEXT, title="Abzug", where="a.txt"))
    assert codec.fingerprint(replace(header, where="b.txt", warnings=("leer",))) == codec.fingerprint(header)
    assert codec.fingerprint(replace(header, title="Einzug")) != codec.fingerprint(header)


def test_what_is_kept_of_a_reading_is_all_but_the_article_and_the_coder() -> None:
    reading = read(an_article(TEXT))
    kept = codec.content(reading)
    again = replace(a_reading(), **{name: getattr(kept, name) for name in Content.__dataclass_fields__})
    assert replace(again, coder=reading.coder, article=reading.article) == reading


def test_half_a_surrogate_pair_is_kept() -> None:
    header = Header(title="\ud83d halb", extra={"\udc00": "\ud83d"})
    assert codec.unpacked(Header, codec.packed(header)) == header
