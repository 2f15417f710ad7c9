"""What is packed with Zstandard: files, members of ZIP archives, crawls with a dictionary of their own."""

from __future__ import annotations

import bz2
import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.sources import files, unpacking, zstd
from lagebild.sources.limits import LIMITS, Allowance, DamagedError, SpentError
from lagebild.sources.zstd import DICTIONARY, MOST, STEP, Engine, Frames
from tests.sources.making import PAGE, TEXT, faults, http, numbered, read, record, tarred, texts
from tests.sources.test_any_bytes import changed, ends_well

zstandard = pytest.importorskip("zstandard")

PAGES = [http(f"<!DOCTYPE html><title>T</title><p>{TEXT} Absatz {number}.</p>") for number in range(40)]
RECORDS = [record(page, url=f"https://blatt.example/{number}") for number, page in enumerate(PAGES)]


def packed(data: bytes, **options: object) -> bytes:
    return bytes(zstandard.ZstdCompressor(**options).compress(data))


def skipped(data: bytes, mark: bytes = b"\x50\x2a\x4d\x18") -> bytes:
    return mark + len(data).to_bytes(4, "little") + data


def crawl(*, is_packed: bool) -> bytes:
    """A .warc.zst whose records are packed by a dictionary that stands at its beginning."""
    known = zstandard.train_dictionary(4000, RECORDS)
    raw = known.as_bytes()
    head = skipped(packed(raw) if is_packed else raw, DICTIONARY)
    return head + b"".join(packed(one, dict_data=known) for one in RECORDS)


@pytest.mark.parametrize(
    ("name", "content", "places"),
    [
        ("a.txt", TEXT.encode(), [""]),
        ("a.jsonl", (json.dumps({"text": TEXT}) + "\n").encode() * 2, [":1", ":2"]),
        ("a.tar", tarred({"b.txt": TEXT}), ["!b.txt"]),
    ],
)
def test_packed_files(name: str, content: bytes, places: Sequence[str]) -> None:
    found = read(packed(content), f"{name}.zst", files.kind(f"{name}.zst"))
    assert texts(found) == {f"{name}.zst{place}": TEXT for place in places}


def test_frames_one_after_another_are_one_stream_and_some_are_skipped() -> None:
    first, second = TEXT[:50].encode(), TEXT[50:].encode()
    parts = (
        skipped(b"x" * 100_000),
        packed(first),
        skipped(b""),
        packed(b""),
        packed(second),
        skipped(b"y"),
        b"\0" * 9,
    )
    assert list(texts(read(b"".join(parts), "a.txt.zst", "zstd")).values()) == [TEXT]


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_crawl_with_a_dictionary(is_packed: bool) -> None:
    found = texts(read(crawl(is_packed=is_packed), "a.warc.zst", "zstd"))
    assert [text.rpartition(" ")[2] for text in found.values()] == [f"{number}." for number in range(40)]


def test_a_damaged_frame_leaves_the_others() -> None:
    frames = [packed(one) for one in RECORDS[:5]]
    frames[2] = frames[2][:60] + b"\xff" * 40 + frames[2][100:]
    found = read(b"".join(frames), "a.warc.zst", "zstd")
    assert len(faults(found)) == 1
    assert "damaged: its zstd data" in faults(found)[0]
    assert len(found) == 5


@pytest.mark.parametrize("cut", [1, 5, 30])
def test_a_file_that_breaks_off_is_no_half_an_article(cut: int) -> None:
    (fault,) = faults(read(packed(TEXT.encode())[:-cut], "a.txt.zst", "zstd"))
    assert "ends in the middle" in fault


@pytest.mark.parametrize("dictionary", [b"\x37\xa4\x30\xec" + b"x" * 50, b"\x28\xb5\x2f\xfd\xff\xff\xff\xff", b"no"])
def test_a_dictionary_that_is_none(dictionary: bytes) -> None:
    data = skipped(dictionary, DICTIONARY) + packed(RECORDS[0])
    for item in read(data, "a.warc.zst", "zstd"):
        assert "damaged" in str(item) or TEXT in str(item)


def test_crawls_that_were_joined_have_dictionaries_of_their_own() -> None:
    found = texts(read(crawl(is_packed=True) + crawl(is_packed=False), "a.warc.zst", "zstd"))
    assert len(found) == 80


def test_dictionaries_count_as_what_is_unpacked() -> None:
    one = skipped(packed(b"\x01" * 1_000_000), DICTIONARY)
    allowance = Allowance("a", replace(LIMITS, unpacked=2_500_000))
    stream = unpacking.Unpacked(io.BytesIO(one * 5 + packed(b"a")), "zstd", "a", allowance)
    for _ in range(2):
        with pytest.raises(SpentError, match="unpacks to more than"):
            stream.read(10)


def test_of_dictionaries_without_end_the_first_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    monkeypatch.setattr("lagebild.sources.zstd._decompressor", _noted(taken))
    stream = unpacking.Unpacked(
        io.BytesIO(skipped(b"\x01" * 1000, DICTIONARY) * (MOST + 5) + packed(b"a")), "zstd", "a", Allowance("a")
    )
    faults, found = 0, b""
    while not found:
        try:
            found = stream.read(10) or b""
        except DamagedError:
            faults += 1
    assert found == b"a"
    assert faults >= 5
    assert taken == [0] + [1000] * MOST


def _noted(taken: list[int]) -> Callable[[bytes], Any]:
    def decompressor(dictionary: bytes) -> Any:
        taken.append(len(dictionary))
        return made(dictionary)

    made = zstd._decompressor
    return decompressor


@pytest.mark.parametrize("method", [20, 93])
def test_members_of_zip_archives(method: int) -> None:
    archive = numbered({"a.txt": (method, packed(TEXT.encode()), TEXT.encode()), "b.txt": (0, b"B", b"B")})
    assert texts(read(archive, "a.zip")) == {"a.zip!a.txt": TEXT, "a.zip!b.txt": "B"}


def test_what_servers_pack_so() -> None:
    page = record(http(packed(PAGE.encode()), more="Content-Encoding: zstd\r\n"))
    assert list(texts(read(page, "a.warc", "warc")).values()) == [TEXT]


def bomb(size: int) -> bytes:
    """Blocks that say of one byte that it comes 128 KiB times: four bytes each."""
    block = ((131_072 << 3) | 2).to_bytes(3, "little") + b" "
    last = ((131_072 << 3) | 3).to_bytes(3, "little") + b" "
    return b"\x28\xb5\x2f\xfd\x00\x38" + block * (size // 131_072) + last


def test_a_bomb_is_left() -> None:
    (fault,) = faults(read(bomb(2_000_000_000), "a.jsonl.zst", "zstd"))
    assert "a decompression bomb: 1" in fault
    archive = numbered({"a.txt": (93, bomb(100_000_000), b""), "b.txt": (0, TEXT.encode(), TEXT.encode())})
    found = read(archive, "a.zip")
    assert "a decompression bomb" in faults(found)[0]
    assert found[1].where == "a.zip!b.txt"


def test_little_comes_out_at_a_time() -> None:
    engine = Engine(Frames())
    assert len(engine.decompress(bomb(2_000_000_000), 1000)) == 1000
    assert len(engine._out) <= (STEP / 4 + 1) * 131_072


def test_a_frame_that_wants_much_memory_is_refused() -> None:
    data = packed(TEXT.encode() * 10, compression_params=zstandard.ZstdCompressionParameters(window_log=30), level=1)
    plain = unpacking.Unpacked(io.BytesIO(data), "zstd", "a", Allowance("a", LIMITS))
    assert plain.read(10) == TEXT.encode()[:10]  # one that only seems to: its size is known
    huge = b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x03\x00\x00"
    assert "cannot be unpacked" in faults(read(huge, "a.txt.zst", "zstd"))[0]


def test_without_the_package_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    data, archive = packed(TEXT.encode()), numbered({"a.txt": (93, packed(b"A"), b"A"), "b.txt": (0, b"B", b"B")})
    monkeypatch.setitem(sys.modules, "zstandard", None)
    words = "packed with zstd, and the package zstandard is not installed (pip install zstandard, or unpack it first)"
    assert faults(read(data, "a.txt.zst", "zstd")) == [f"a.txt.zst: {words}"]
    found = read(archive, "a.zip")
    assert faults(found) == [f"a.zip!a.txt: {words}"]
    assert found[1].where == "a.zip!b.txt"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_inputs(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([crawl(is_packed=True), packed(tarred({"b.txt": TEXT})) + packed(b"x")]))
    ends_well(changed(data, whole), "a.zst", "zstd")


def test_several_ways_within_one_another() -> None:
    data = packed(bz2.compress(packed(TEXT.encode())))
    limits = replace(LIMITS, depth=2)
    assert list(texts(read(data, "a.txt.zst.bz2.zst", "zstd")).values()) == [TEXT]
    assert "archives within archives, more than 2 deep" in faults(read(data, "a.txt.zst.bz2.zst", "zstd", limits))[0]
