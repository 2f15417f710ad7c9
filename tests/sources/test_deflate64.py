"""Members of ZIP archives that are packed with deflate64, as Windows packs what is large."""

from __future__ import annotations

import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.sources import deflate64
from lagebild.sources.deflate64 import STEP
from lagebild.sources.limits import Limits
from tests.sources.making import TEXT, faults, numbered, read, texts
from tests.sources.test_any_bytes import changed, ends_well

inflate64 = pytest.importorskip("inflate64")

LONG = "\n\n".join(f"{TEXT} Absatz {random.Random(number).random()}." for number in range(5000))


def packed(data: bytes) -> bytes:
    deflater = inflate64.Deflater()
    return bytes(deflater.deflate(data) + deflater.flush())


def archive(data: bytes, plain: bytes) -> bytes:
    """One member packed so, and one behind it that is not."""
    return numbered({"a.txt": (9, data, plain), "b.txt": (0, TEXT.encode(), TEXT.encode())})


@pytest.mark.parametrize("text", ["A", TEXT, LONG])
def test_a_member_is_read(text: str) -> None:
    found = texts(read(archive(packed(text.encode()), text.encode()), "a.zip"))
    assert found == {"a.zip!a.txt": text, "a.zip!b.txt": TEXT}


def test_matches_over_more_than_deflate_reaches() -> None:
    """What makes it another method: 64 kB are looked back on, and a match may be as long."""
    text = random.Random(3).randbytes(25_000).hex()
    whole = f"{text} {text} {text}"
    assert texts(read(archive(packed(whole.encode()), whole.encode()), "a.zip"))["a.zip!a.txt"] == whole


def test_a_bomb_is_left_and_little_comes_out_at_a_time() -> None:
    data = packed(bytes(100_000_000))
    found = read(archive(data, b""), "a.zip")
    assert "a decompression bomb: 1" in faults(found)[0]
    assert found[1].where == "a.zip!b.txt"
    engine = deflate64.engine()
    assert len(engine.decompress(data, 1000)) == 1000
    assert len(engine._out) <= STEP * 29_200
    whole = LONG.encode()
    (fault,) = faults(read(archive(packed(whole), whole), "a.zip", limits=Limits(member=100_000)))
    assert "unpacks to more than 100 kB" in fault


@pytest.mark.parametrize("cut", [0, 1, 40, 1000])
def test_what_breaks_off_or_is_broken_is_one_fault(cut: int) -> None:
    data = packed(LONG.encode())
    for broken in (data[:cut], data[:cut] + b"\xff" * 200):
        found = read(archive(broken, LONG.encode()), "a.zip")
        assert "a.zip!a.txt: damaged: its deflate64 data" in faults(found)[0]
        assert found[1].where == "a.zip!b.txt"


def test_bytes_that_do_not_fit_their_checksum_are_a_fault() -> None:
    (fault,) = faults(read(archive(packed(TEXT.encode()), LONG.encode()), "a.zip"))
    assert "its checksum is wrong" in fault


def test_without_the_package_the_line_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "inflate64", None)
    found = read(archive(packed(TEXT.encode()), TEXT.encode()), "a.zip")
    words = "packed with deflate64, and the package inflate64 is not installed (pip install 'lagebild[deflate64]', or "
    assert faults(found)[0].startswith(f"a.zip!a.txt: {words}")
    assert found[1].where == "a.zip!b.txt"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_inputs(data: st.DataObject) -> None:
    ends_well(changed(data, archive(packed(TEXT.encode() * 30), TEXT.encode() * 30)), "a.zip", "zip")
