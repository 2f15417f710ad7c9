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
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources import articles, zipfiles
from lagebild.sources.files import READABLE
from lagebild.sources.limits import LIMITS, Allowance, SpentError
from lagebild.sources.streams import drafts
from tests.sources.making import (
    PAGE,
    TEXT,
    Pipe,
    bomb,
    faults,
    local_header,
    numbered,
    read,
    tarred,
    texts,
    with_extra,
    write,
    zipped,
)

LINES = json.dumps({"text": TEXT}) + "\n"
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
Make = Callable[[dict[str, Any]], bytes]
ARCHIVES: list[Make] = [zipped, tarred]


def both(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(name, ARCHIVES, ids=["zip", "tar"])


@both("make")
def test_members_are_read_in_order_and_named_by_archive_and_place(make: Make) -> None:
    found = read(
        make({"z.txt": TEXT, "a/ä.html": PAGE, "a/b.jsonl": LINES * 2, "c.csv": f"titel;text\nT;{TEXT}\n"}), "a"
    )
    assert list(texts(found)) == ["a!z.txt", "a!a/ä.html", "a!a/b.jsonl:1", "a!a/b.jsonl:2", "a!c.csv:2"]
    assert set(texts(found).values()) == {TEXT}


@both("make")
def test_what_a_folder_leaves_out_an_archive_does_too(make: Make) -> None:
    names = ["bild.png", ".versteckt.txt", "__MACOSX/._a.txt", ".git/a.txt", "notiz.docx", "liesmich", "bild.png.gz"]
    *found, left = read(make(dict.fromkeys([*names, "./a.txt"], TEXT)), "a")
    assert list(texts(found)) == ["a!./a.txt"]
    assert str(left).startswith(
        "a: 2 files of other kinds left out: notiz.docx, liesmich (.docx 1, without a suffix 1)"
    )


@both("make")
def test_how_many_files_of_an_archive_are_left_out_is_said(make: Make) -> None:
    members = {"a.txt": TEXT, "bild.jpg": "x", "stil.css": "x"}
    members |= {f"{n:03d}.{form}": "x" for form, count in (("docx", 150), ("msg", 50)) for n in range(count)}
    *found, left = read(make(members), "a")
    assert list(texts(found)) == ["a!a.txt"]
    assert isinstance(left, InputError)
    assert left.what == (
        "200 files of other kinds left out: 000.docx, 001.docx, 002.docx, 003.docx, 004.docx and 195 more (.docx 150, .msg 50)"
    )
    assert left.hint == READABLE


@both("make")
def test_pictures_and_styles_are_left_out_without_a_word(make: Make) -> None:
    assert list(texts(read(make({"a.txt": TEXT, "bild.JPG": "x", "stil.css": "x", "b.png.gz": "x"}), "a"))) == [
        "a!a.txt"
    ]


@both("make")
def test_an_archive_without_readable_files_names_what_it_holds(make: Make) -> None:
    (fault,) = faults(read(make({f"{number}.docx": "x" for number in range(7)}), "a"))
    assert "archive without readable files: it holds 0.docx, 1.docx, 2.docx, 3.docx, 4.docx and 2 more" in fault
    assert ".jsonl" in fault


def test_an_empty_zip_archive() -> None:
    assert faults(read(zipped({}), "a.zip")) == ["a.zip: a ZIP archive that is empty (fetch or pack it again)"]
    assert faults(read(zipped({"a/": ""}), "a.zip")) == ["a.zip: a ZIP archive that is empty (fetch or pack it again)"]
    assert faults(read(zipped({".a": ""}), "a.zip")) == [f"a.zip: a ZIP archive without readable files ({READABLE})"]


@pytest.mark.parametrize("start", [b"7z\xbc\xaf'\x1c\x00\x04", b"Rar!\x1a\x07\x01\x00"])
def test_archives_of_other_kinds_are_to_be_unpacked(start: bytes) -> None:
    (fault,) = faults(read(start + b"\0" * 40, "a.txt"))
    assert fault.endswith("archive (unpack it and name the files or their folder)")


@both("make")
def test_a_fault_in_one_member_leaves_the_others(make: Make) -> None:
    found = read(make({"a.txt": TEXT, "b.txt": "", "c.pdf": b"%PDF-1.4 x", "d.zip": b"PK\x03\x04", "e.txt": TEXT}), "a")
    assert [item.where for item in found] == ["a!a.txt", "a!b.txt", "a!c.pdf", "a!d.zip", "a!e.txt"]
    assert [fault.partition(" ")[0] for fault in faults(found)] == ["a!c.pdf:", "a!d.zip:"]  # empty text: told later


@pytest.mark.parametrize("name", PACKERS)
@pytest.mark.parametrize("inner", ["a.txt", "a.jsonl", "a.html", "a.csv", "a", "a.tar", "a.zip"])
def test_packed_files(name: str, inner: str) -> None:
    content = {
        "a.jsonl": LINES.encode(),
        "a.html": PAGE.encode(),
        "a.csv": f"text\n{TEXT}\n".encode(),
        "a.tar": tarred({"b.txt": TEXT}),
        "a.zip": zipped({"b.txt": TEXT}),
    }.get(inner, TEXT.encode())
    where = {"a.jsonl": ":1", "a.csv": ":2", "a.tar": "!b.txt", "a.zip": "!b.txt"}.get(inner, "")
    assert texts(read(PACKERS[name](content), f"{inner}.{name}", {"gz": "gzip", "bz2": "bzip2"}.get(name, name))) == {
        f"{inner}.{name}{where}": TEXT
    }


def test_pieces_one_after_another_are_one_stream_and_zeros_behind_them_padding() -> None:
    data = b"".join(gzip.compress(LINES.encode()) for _ in range(3)) + b"\0" * 700
    assert len(texts(read(data, "a.jsonl.gz", "gzip"))) == 3


def test_a_file_that_is_not_packed_any_more_is_read() -> None:
    assert texts(read(LINES.encode(), "a.jsonl.gz", "gzip")) == {"a.jsonl.gz:1": TEXT}
    assert texts(read(TEXT.encode(), "a.tgz", "gzip")) == {"a.tgz": TEXT}


@pytest.mark.parametrize("inner", ["zip", "tar", "warc", "pdf", "gz", "txt", "docx"])
def test_a_packed_name_with_something_else_inside(inner: str) -> None:
    found = read(PAGE.encode(), f"a.{inner}.gz", "gzip")
    assert len(found) == 1
    assert bool(faults(found)) == (inner in ("zip", "tar", "warc", "pdf"))


@pytest.mark.parametrize("kind", ["zip", "warc", "pdf"])
def test_a_name_that_promises_what_the_content_does_not_keep(kind: str) -> None:
    assert "but none" in faults(read(PAGE.encode(), f"a.{kind}", kind))[0]
    assert ": empty" in faults(read(b"", f"a.{kind}", kind))[0]


def test_the_content_decides_whatever_the_name_says() -> None:
    assert texts(read(zipped({"b.txt": TEXT}), "a.txt", "text")) == {"a.txt!b.txt": TEXT}
    assert texts(read(gzip.compress(TEXT.encode()), "a.html", "html")) == {"a.html": TEXT}


@pytest.mark.parametrize("cut", [10, 40, 60])
def test_a_packed_file_that_breaks_off_is_no_half_an_article(cut: int) -> None:
    (fault,) = faults(read(gzip.compress(TEXT.encode())[:cut], "a.txt.gz", "gzip"))
    assert "ends in the middle" in fault


def test_lines_before_a_break_are_read() -> None:
    data = gzip.compress("".join(json.dumps({"text": TEXT, "id": number}) + "\n" for number in range(20_000)).encode())
    found = read(data[: len(data) // 2], "a.jsonl.gz", "gzip")
    assert len(found) > 1000
    assert "ends in the middle" in faults(found)[-1]


def test_a_wrong_checksum_is_noticed() -> None:
    data = bytearray(gzip.compress(TEXT.encode()))
    data[-5] ^= 1
    assert "damaged" in faults(read(bytes(data), "a.txt.gz", "gzip"))[0]
    archive = bytearray(zipped({"a.txt": TEXT}, zipfile.ZIP_STORED))
    archive[40] ^= 1
    assert faults(read(bytes(archive), "a.zip")) == [
        "a.zip!a.txt: damaged: its checksum is wrong (fetch or pack it again)"
    ]


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


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def test_links_and_devices_are_named_and_nothing_leaves_the_archive(tmp_path: Path) -> None:
    secret = write(tmp_path / "geheim.txt", "Geheim.")
    odd = {
        "a.txt": special("a.txt", tarfile.SYMTYPE, str(secret)),
        "b.txt": special("b.txt", tarfile.LNKTYPE, str(secret)),
        "c.txt": special("c.txt", tarfile.CHRTYPE),
        "d.txt": special("d.txt", tarfile.FIFOTYPE),
    }
    archive = write(tmp_path / "a.tar", tarred({**odd, "../../e.txt": TEXT, "/etc/f.txt": TEXT}))
    before = set(tmp_path.rglob("*"))
    found = list(articles([archive]))
    assert [item.where.partition("!")[2] for item in found] == [*odd, "../../e.txt", "/etc/f.txt"]
    assert ["link" in str(item) or "device" in str(item) for item in found[:4]] == [True] * 4
    assert all(isinstance(item, Article) and item.text == TEXT for item in found[4:])
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_forms_of_tar_with_long_names(form: int) -> None:
    name = "/".join(["ordner"] * 20) + "/ä.txt"
    assert list(texts(read(tarred({name: TEXT, "b.txt": TEXT}, form), "a.tar"))) == [f"a.tar!{name}", "a.tar!b.txt"]


def test_a_head_that_speaks_for_the_whole_archive() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT, pax_headers={"comment": "abc"}) as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(TEXT.encode())
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    assert texts(read(file.getvalue(), "a.tar")) == {"a.tar!a.txt": TEXT}


def test_archives_one_after_another_are_one() -> None:
    assert len(texts(read(tarred({"a.txt": TEXT}) + tarred({"b.txt": TEXT}), "a.tar"))) == 2


def test_damage_in_a_tar_archive_hides_nothing_behind_it() -> None:
    data = bytearray(tarred({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    data[1024 : 1024 + 200] = b"\xff" * 200  # the head of the second
    found = read(bytes(data), "a.tar")
    assert [item.where for item in found] == ["a.tar!a.txt", "a.tar", "a.tar!c.txt"]
    assert "a part of it is passed over" in faults(found)[0]


def test_damage_at_the_end_of_a_tar_archive() -> None:
    data = bytearray(tarred({"a.txt": TEXT, "b.txt": TEXT}))
    data[1024 : 1024 + 200] = b"\xff" * 200
    assert "the rest of it is not read" in faults(read(bytes(data), "a.tar"))[0]


def test_a_tar_archive_that_breaks_off_within_a_member() -> None:
    found = read(tarred({"a.txt": TEXT, "b.txt": TEXT * 100})[:2500], "a.tar")
    assert found[0].where == "a.tar!a.txt"
    assert faults(found)[0] == "a.tar!b.txt: damaged: the archive ends in the middle of it (fetch or pack it again)"


def test_long_names_are_cut() -> None:
    found = read(tarred({"n" * 5000 + ".txt": TEXT}), "a.tar")
    assert len(found[0].where) < 300


# limits


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
