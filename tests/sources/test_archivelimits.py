"""Archives that would cost too much: bombs, archives in archives, endless streams, members without end."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import struct
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError
from lagebild.sources import zipfiles
from lagebild.sources.limits import LIMITS, Allowance, SpentError
from lagebild.sources.streams import drafts
from tests.sources.making import (
    TEXT,
    Pipe,
    bomb,
    faults,
    local_header,
    read,
    tarred,
    zipped,
)

LINES = json.dumps({"text": TEXT}) + "\n"
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
Make = Callable[[dict[str, Any]], bytes]
ARCHIVES: list[Make] = [zipped, tarred]


def both(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(name, ARCHIVES, ids=["zip", "tar"])


def test_a_bomb_is_left_and_the_rest_read() -> None:
    archive = zipped({"a.txt": b" " * 30_000_000, "b.txt": TEXT})
    found = read(archive, "a.zip")
    assert "a decompression bomb: 10" in faults(found)[0]
    assert found[1].where == "a.zip!b.txt"


@pytest.mark.parametrize("name", PACKERS)
def test_a_packed_bomb(name: str) -> None:
    limits = replace(LIMITS, ratio_from=1_000_000)
    (fault,) = faults(read(PACKERS[name](b"\n" * 15_000_000), f"a.jsonl.{name}", None, limits))
    assert "decompression bomb" in fault


def test_a_bomb_of_many_small_members_is_stopped_as_a_whole() -> None:
    limits = replace(LIMITS, whole_from=2_000_000, whole_ratio=50)
    archive = zipped({f"{number}.txt": b" " * 900_000 for number in range(10)})
    found = list(drafts(io.BytesIO(archive), "a.zip", None, limits=limits))
    assert re.match(
        r"a\.zip: a decompression bomb: 2(\.\d+)? MB out of \d\d(\.\d+)? kB; the rest is left", faults(found)[-1]
    )
    assert len(found) == 3


def test_more_unpacked_than_is_allowed() -> None:
    limits = replace(LIMITS, unpacked=100_000)
    found = read(zipped({f"{number}.txt": bytes(range(32, 127)) * 400 for number in range(5)}), "a.zip", limits=limits)
    assert "unpacks to more than 100 kB: the rest is left" in faults(found)[-1]
    assert len(found) == 3


@both("make")
def test_a_member_that_is_too_large(make: Make) -> None:
    limits = replace(LIMITS, member=50_000)
    archive = make({"a.jsonl": LINES * 1000, "b.txt": TEXT})
    found = read(archive if make is zipped else gzip.compress(archive), "a", limits=limits)
    assert any("unpacks to more than 50 kB" in fault for fault in faults(found))
    stored = read(zipped({"a.jsonl": LINES * 1000, "b.txt": TEXT}, zipfile.ZIP_STORED), "a", limits=limits)
    assert "larger than 50 kB" in faults(stored)[0]
    assert stored[-1].where == "a!b.txt"


@both("make")
def test_too_many_members(make: Make) -> None:
    found = read(make({f"{number}.txt": TEXT for number in range(9)}), "a", limits=replace(LIMITS, members=5))
    assert len(found) == 6
    assert faults(found) == ["a: more than 5 members: the rest is left (split it into several archives)"]


@both("make")
def test_archives_within_archives_to_a_depth(make: Make) -> None:
    data = TEXT.encode()
    name = "a.txt"
    for number in range(7):
        data, name = make({name: data}), f"{number}.zip"
        found = read(data, "a", limits=replace(LIMITS, depth=4))
        assert bool(faults(found)) == (number >= 4)
    assert "more than 4 deep" in faults(found)[0]


def test_an_archive_within_itself_ends() -> None:
    # what a quine is to the reader: whatever is unpacked is the same archive again
    inner = zipped({"r.txt": TEXT})
    for _ in range(20):
        inner = zipped({"r.zip": inner, "s.zip": inner})
    found = read(inner, "r.zip")
    assert len(found) == 2**LIMITS.depth
    assert all("deep" in fault for fault in faults(found))


class Endless(io.RawIOBase):
    """A stream that goes on for ever."""

    def __init__(self, start: bytes, block: bytes) -> None:
        self._waiting, self._block = start, block

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self._waiting = self._waiting or self._block
        part, self._waiting = self._waiting[:size], self._waiting[size:]
        return part

    read1 = read


@pytest.mark.parametrize(
    ("start", "block", "kind"),
    [
        (tarred({"a.txt": TEXT}), b"\0" * 65_536, "tar"),
        (tarred({"a.txt": TEXT}), b"\xff" * 65_536, "tar"),
        (b"WARC/1.0\r\n\r\n", b"x" * 65_536, "warc"),
        (b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\n", b"x" * 65_536, "warc"),
        (b"", b"\n" * 65_536, "lines"),
        (b"text\n", b"\n" * 65_536, "table"),
        (b"text\n", b"x" * 65_536, "table"),
        (b'text\n"', b"\n" * 20_000, "table"),
        (b"{}", b"x" * 65_536, "lines"),
        (b"%PDF-", b"x" * 65_536, "pdf"),
        (b"", b"x" * 65_536, None),
        (gzip.compress(b"", mtime=0), gzip.compress(b"", mtime=0) * 1000, "gzip"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\3", b"\0\0\0\xff\xff" * 10_000, "gzip"),
    ],
)
def test_an_endless_stream_ends(start: bytes, block: bytes, kind: str | None) -> None:
    limits = replace(LIMITS, seconds=0.3, row=200_000)
    found = list(drafts(Endless(start, block), "a", kind, limits=limits))  # type: ignore[arg-type]
    assert isinstance(found[-1], InputError)


def test_a_zip_archive_from_a_pipe_is_kept_to_a_limit() -> None:
    archive = zipped({"a.txt": bytes(range(256)) * 100}, zipfile.ZIP_STORED)
    (fault,) = drafts(Pipe(archive), "-", None, limits=replace(LIMITS, spooled=20_000))  # type: ignore[arg-type]
    assert "larger than 20 kB within another or from a pipe" in str(fault)


def test_a_head_of_a_member_that_is_too_large() -> None:
    info = tarfile.TarInfo("a.txt")
    info.pax_headers = {"comment": "x" * 3_000_000}
    assert "the head of a member is larger than 1 MB" in faults(read(tarred({"a": info}), "a.tar"))[0]


@both("make")
def test_memory_does_not_grow_with_the_number_of_members(make: Make) -> None:
    def peak(count: int) -> int:
        data = make({f"{number}.txt": "x" for number in range(count)})
        tracemalloc.start()
        stream = drafts(io.BytesIO(data), "a", None)
        assert sum(1 for _ in stream) == count
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak(2000)  # what is loaded once and kept is loaded now
    assert peak(2000) < peak(200) + 150_000  # a list of the members alone would be larger


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(st.text("abä/.\\!", min_size=1, max_size=12), st.binary(max_size=200), max_size=5),
    st.sampled_from([0, 8, 12]),
)
def test_the_table_of_contents_is_the_one_that_python_sees(members: dict[str, bytes], method: int) -> None:
    data = zipped(dict(members), method)
    file = io.BytesIO(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        expected = [(info.filename, archive.read(info)) for info in archive.infolist()]
    found = [
        (entry.name, zipfiles.opened(file, entry, "a", Allowance("a")).read()) for entry in zipfiles.entries(file, "a")
    ]
    assert found == expected


def test_the_bomb_of_overlapping_members() -> None:
    """All members share one packed body: small to store, large to unpack."""
    packed = bomb(5_000_000)
    body = packed[: packed.index(b"PK\x01\x02")]
    entry = packed[packed.index(b"PK\x01\x02") : packed.index(b"PK\x05\x06")]
    table = entry * 500
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(table), len(body), 0)
    limits = replace(LIMITS, whole_from=20_000_000)
    found = list(drafts(io.BytesIO(body + table + end), "a.zip", None, limits=limits))
    assert "decompression bomb" in faults(found)[-1]
    assert len(found) < 10


def test_a_local_head_alone_is_a_broken_archive() -> None:
    assert "a damaged ZIP archive" in faults(read(local_header(b"a.txt") + b"x", "a.zip"))[0]


def test_waiting_for_a_pipe_is_not_computing() -> None:
    allowance = Allowance("a", replace(LIMITS, seconds=0.02))
    for _ in range(10):
        time.sleep(0.03)
        allowance.tick()
    with pytest.raises(SpentError, match=r"nothing came out of it in more than 0\.02 seconds"):
        _compute(allowance)


def _compute(allowance: Allowance) -> None:
    for _ in range(10_000_000):
        allowance.tick()
