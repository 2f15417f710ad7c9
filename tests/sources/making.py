"""Archives, documents and crawls as the tests of sources need them, made byte by byte."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lagebild.errors import InputError
from lagebild.records import Article
from lagebild.sources.drafts import Draft
from lagebild.sources.limits import LIMITS, Limits
from lagebild.sources.streams import drafts

TEXT = "Der Minister sagte am Dienstag, er trete nicht zurück. Die Opposition sprach von einem Skandal und verlangte Antworten."
PAGE = f"<!DOCTYPE html><html><head><title>Titel</title></head><body><p>{TEXT}</p></body></html>"
A4 = (595, 842)


class Pipe(io.RawIOBase):
    """Bytes that can only be read forward, a few at a time, as they come through a pipe."""

    def __init__(self, data: bytes, step: int = 1000) -> None:
        self._inner = io.BytesIO(data)
        self._step = step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._inner.read(min(len(buffer), self._step))
        buffer[: len(part)] = part
        return len(part)

    read1 = io.RawIOBase.read


def read(data: bytes, name: str = "a", kind: str | None = None, limits: Limits = LIMITS) -> list[Draft | InputError]:
    """What a stream of bytes gives, as a file and through a pipe: both must give the same."""
    found = list(drafts(io.BytesIO(data), name, kind, limits=limits))
    piped = list(drafts(Pipe(data), name, kind, limits=limits))  # type: ignore[arg-type]
    assert [(type(item), item.where) for item in found] == [(type(item), item.where) for item in piped]
    return found


def texts(found: Iterable[Draft | InputError | Article]) -> dict[str, str]:
    """Texts by where they stand; faults are none."""
    listed = list(found)
    assert faults(listed) == []
    return {item.where: item.text for item in listed if not isinstance(item, InputError)}


def faults(found: Iterable[Draft | InputError | Article]) -> list[str]:
    """The faults, each as the line that people see."""
    return [str(item) for item in found if isinstance(item, InputError)]


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def numbered(members: Mapping[str, tuple[int, bytes, bytes]], flags: int = 0) -> bytes:
    """A ZIP archive of methods that Python's own zipfile does not write: each member's number, packed and unpacked bytes."""
    out, table = bytearray(), bytearray()
    for name, (method, data, plain) in members.items():
        words = name.encode()
        values = (flags, method, 0, 0x21, zlib.crc32(plain), len(data), len(plain), len(words), 0)
        table += struct.pack("<4s2H4H3L2H", b"PK\x01\x02", 63, 63, *values)
        table += struct.pack("<3H2L", 0, 0, 0, 0, len(out)) + words
        out += struct.pack("<4s5H3L2H", b"PK\x03\x04", 63, *values) + words + data
    count = len(members)
    return bytes(out + table) + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(table), len(out), 0)


def tarred(members: Mapping[str, str | bytes | tarfile.TarInfo], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar archive; a TarInfo stands for a member that is no file."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            data = content if isinstance(content, bytes) else content.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def http(body: str | bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    """An answer of a server."""
    body = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(
    content: bytes,
    kind: str = "response",
    url: str | None = "https://blatt.example/a",
    more: str = "Content-Type: application/http; msgtype=response\r\n",
    length: int | str | None = None,
) -> bytes:
    """A record of a WARC file."""
    address = f"WARC-Target-URI: {url}\r\n" if url else ""
    size = len(content) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\n{address}WARC-Date: 2022-01-24T10:00:00Z\r\n{more}Content-Length: {size}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def packed(records: Sequence[bytes]) -> bytes:
    """A .warc.gz, every record packed on its own."""
    return b"".join(map(gzip.compress, records))


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF document: lines with x, y from the bottom, size of letters and text; packed, in Helvetica."""
    said = "".join(f"/{key} {_string(value)}" for key, value in (info or {}).items())
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm {_string(text)} Tj ET\n" for x, y, size, text in lines)
        content = zlib.compress(shown.encode("cp1252"))
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {A4[0]} {A4[1]}]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>".encode(),
            f"<</Filter/FlateDecode/Length {len(content)}>>stream\n".encode() + content + b"\nendstream",
        ]
    objects.append(f"<<{said}>>".encode("cp1252"))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>"
    return bytes(out) + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def _string(text: str) -> str:
    return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"


def set_lines(
    text: Sequence[str], *, x: float = 70, y: float = 770, size: float = 11, step: float = 14
) -> list[tuple[float, float, float, str]]:
    """Lines of text one under another; an empty one is a gap."""
    return [(x, y - step * number, size, line) for number, line in enumerate(text) if line]


def bomb(size: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive with one text of so many zeros."""
    return zipped({"a.txt": b" " * size}, method)


def with_extra(archive: bytes) -> bytes:
    """A ZIP archive behind a program, as self-extracting ones are."""
    return b"MZ" + b"\x90" * 100 + archive


def local_header(name: bytes) -> bytes:
    """The head of a member, without the rest of an archive."""
    return struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name


def write(path: Path, content: str | bytes) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
