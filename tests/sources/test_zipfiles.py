"""ZIP archives: methods of packing, encryption, large ones, damage."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from lagebild.sources import zipfiles
from tests.sources.making import (
    PAGE,
    TEXT,
    faults,
    numbered,
    read,
    tarred,
    texts,
    with_extra,
    zipped,
)

LINES = json.dumps({"text": TEXT}) + "\n"
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
Make = Callable[[dict[str, Any]], bytes]
ARCHIVES: list[Make] = [zipped, tarred]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_of_packing(method: int) -> None:
    assert texts(read(zipped({"a.txt": TEXT}, method), "a.zip")) == {"a.zip!a.txt": TEXT}


def lzma_member(data: bytes) -> bytes:
    """As ZIP has it, without a mark of its end; without bytes more than the head."""
    alone = lzma.compress(data, lzma.FORMAT_ALONE)
    return b"\x09\x14\x05\x00" + alone[:5] + alone[13:]


def test_methods_that_python_lacks() -> None:
    data = TEXT.encode()
    members = {"a.txt": (95, lzma.compress(data), data), "b.txt": (14, lzma_member(data), data)}
    assert list(texts(read(numbered(members), "a.zip")).values()) == [TEXT] * 2


@pytest.mark.parametrize(
    ("method", "data"), [(14, lzma_member(b" " * 30_000_000)), (95, lzma.compress(b" " * 30_000_000))]
)
def test_a_bomb_of_other_methods(method: int, data: bytes) -> None:
    archive = numbered({"a.txt": (method, data, b" " * 30_000_000), "b.txt": (0, b"B", b"B")})
    found = read(archive, "a.zip")
    assert "a decompression bomb: 10" in faults(found)[0]
    assert found[1].where == "a.zip!b.txt"


@pytest.mark.parametrize("data", [b"", b"\x09\x14", b"\x09\x14\x05\x00\xff\xff\xff\xff\xff" + b"x" * 50])
def test_lzma_that_is_none_or_wants_much_memory(data: bytes) -> None:
    (fault,) = faults(read(numbered({"a.txt": (14, data, b"A")}), "a.zip"))
    assert "damaged: its lzma data" in fault


@pytest.mark.parametrize(("method", "words"), [(96, "(JPEG) (pack it"), (98, "(PPMd) (pack it"), (77, "(77) (pack")])
def test_a_method_that_is_not_read(method: int, words: str) -> None:
    found = read(numbered({"a.txt": (method, b"x", b"x"), "b.txt": (0, b"B", b"B")}), "a.zip")
    assert f"a.zip!a.txt: packed by a method that is not read {words}" in faults(found)[0]
    assert found[1].where == "a.zip!b.txt"


@pytest.mark.parametrize("method", [0, 8, 99])  # 99: AES
def test_encrypted_members_are_named_in_one_line_and_the_rest_read(method: int) -> None:
    locked = numbered({f"{number}.txt": (method, b"x" * 40, b"x") for number in range(7)}, flags=1)
    words = "7 encrypted files left out: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more"
    hint = "(unpack it with its password and name the files)"
    assert faults(read(locked, "a.zip")) == [f"a.zip: {words} {hint}"]
    archive = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT, "c.jpg": b"x"}, zipfile.ZIP_STORED))
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    found = read(bytes(archive), "a.zip")
    assert faults(found) == [f"a.zip: 1 encrypted file left out: a.txt {hint}"]
    assert [item.where for item in found] == ["a.zip!b.txt", "a.zip"]


def test_an_archive_behind_a_program() -> None:
    file = io.BytesIO(with_extra(zipped({"a.txt": TEXT})))
    assert [entry.name for entry in zipfiles.entries(file, "a")] == ["a.txt"]


def test_a_large_archive_in_the_form_for_large_ones() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(TEXT.encode())
    data = bytearray(file.getvalue())
    at = data.rindex(b"PK\x05\x06")  # add the records that an archive of 65,536 members has
    size, start = struct.unpack_from("<LL", data, at + 12)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    struct.pack_into("<HHLL", data, at + 8, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    whole = bytes(data[:at]) + record + locator + bytes(data[at:])
    assert zipfile.ZipFile(io.BytesIO(whole)).namelist() == ["a.txt"]
    assert texts(read(whole, "a.zip")) == {"a.zip!a.txt": TEXT}


def test_names_in_old_code_pages() -> None:
    archive = zipped({"xx.txt": TEXT}).replace(b"xx.txt", "ü1.txt".encode("cp850")[:6])
    assert list(texts(read(archive, "a.zip"))) == ["a.zip!ü1.txt"]


@pytest.mark.parametrize("first", ["[Content_Types].xml", "mimetype"])
def test_an_office_document_is_no_archive_of_reports(first: str) -> None:
    assert "an office document" in faults(read(zipped({first: "x", "a.html": PAGE}), "a.docx"))[0]


@pytest.mark.parametrize("cut", [3, 20, 60, 100])
def test_a_zip_archive_that_breaks_off(cut: int) -> None:
    archive = zipped({"a.txt": TEXT, "b.txt": TEXT})
    (fault,) = faults(read(archive[:-cut], "a.zip", "zip"))
    assert "a damaged ZIP archive" in fault


def test_places_that_are_not_there() -> None:
    archive = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    struct.pack_into("<L", archive, archive.index(b"PK\x01\x02") + 42, 5)
    found = read(bytes(archive), "a.zip")
    assert "nothing where it should stand" in faults(found)[0]
    assert found[1].where == "a.zip!b.txt"
