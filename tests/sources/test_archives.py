from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources import articles
from lagebild.sources.files import READABLE
from tests.sources.making import (
    PAGE,
    TEXT,
    faults,
    read,
    tarred,
    texts,
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
