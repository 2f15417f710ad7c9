"""WARC files: the pages and texts that a crawler has fetched, record by record.

Responses (HTTP status 200), resources and conversions that are HTML, text or PDF are articles; what else a crawl holds
(requests, revisits, DNS, metadata, pictures, scripts, redirects, error pages) is passed over in silence. The records come
one after another from one stream; a record that is broken is one fault, and the next one is looked for by its first line.
Formats: WARC/1.1, ISO 28500:2017; ARC, which came before it (every record one line of address, server, time, type and length, then the
server's answer).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from lagebild.errors import InputError
from lagebild.sources import dates
from lagebild.sources.drafts import MAX_PAGE, Record
from lagebild.sources.limits import Allowance, DamagedError, SpentError, sized
from lagebild.sources.members import Member
from lagebild.sources.unpacking import MAGIC, Unpacked

FIRST = re.compile(rb"WARC/\d")
ARC = re.compile(
    rb"(?P<url>[a-z]{3,8}:[^\s\0]{1,8000}) \S{1,100} (?P<date>\d{14}) (?:.{0,8000} )?(?P<length>\d{1,18})\r?\n\Z"
)
FIRST_LINE = re.compile(rb"WARC/\d\.\d+\r?\n\Z|^" + ARC.pattern)
HTTP = re.compile(rb"HTTP/\d")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
LINE = 65_536  # bytes read at a time in search of the next record
KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
}
ENCODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}
TEXTS = ("html", "text", "markdown")
TYPES = ("response", "resource", "conversion")
OTHER_TEXTS = ("/robots.txt", "/ads.txt", "/humans.txt", "/.well-known/security.txt", "/security.txt", "/llms.txt")
HINT = "fetch it again"
NOTHING = "a crawl without pages or texts"


CUT = "the crawler has cut the page off"
STEP = 1_048_576  # bytes of a body read at a time


class _BrokenError(Exception):
    """This record cannot be read; the message says why."""


def records(source: io.BufferedReader, member: Member, allowance: Allowance) -> Iterator[Record | InputError]:
    """The pages and texts of a WARC file, or what is wrong with a record (`where` with ":record", counted from 1)."""
    lines = _Lines(source, allowance.limits.headers)
    number, some = 0, False
    while True:
        number += 1
        allowance.member()
        where = f"{member.where}:{number}"
        try:
            if not lines.begin():
                break
            found = _next(lines, where, allowance)
        except (_BrokenError, DamagedError) as fault:
            found = _fault(where, fault)
            lines.resync()
        some = some or found is not None
        if found is not None:
            yield found
    if not some:
        hint = "read are responses, resources and conversions that are HTML, text or PDF"
        yield InputError(member.where, NOTHING, hint)


def _fault(where: str, fault: Exception) -> InputError:
    if isinstance(fault, InputError):
        return InputError(where, fault.what, fault.hint)
    return InputError(where, f"a broken record: {fault}", HINT)


def _next(lines: _Lines, where: str, allowance: Allowance) -> Record | InputError | None:
    """What the record at hand has to read, or why that is not read. Raises where it is broken."""
    first = lines.readline()
    old = ARC.match(first)
    headers = _of_arc(old) if old else _parsed(lines, first, FIRST)
    lines.body(_length(headers))
    found: Record | InputError | None
    try:
        found = _found(lines, headers, where, allowance)
    except (SpentError, DamagedError):
        raise
    except InputError as fault:
        found = fault
    lines.finish()  # a checksum at the end of a packed record is only now known to be right
    return found


def _parsed(lines: _Lines, first: bytes, form: re.Pattern[bytes]) -> StatusAndHeaders:
    """The headers that follow a first line."""
    if not form.match(first):
        raise _BrokenError(f"it begins with {first[:40].decode('ascii', 'replace').strip()!r}")
    try:
        return StatusAndHeadersParser([form.pattern.decode()[:5]]).parse(lines, first)
    except (StatusAndHeadersParserException, EOFError, ValueError, IndexError) as error:
        raise _BrokenError("its head cannot be read") from error


def _of_arc(match: re.Match[bytes]) -> StatusAndHeaders:
    """The head of an ARC record as that of a WARC record."""
    date = match["date"].decode()
    time = f"{date[:4]}-{date[4:6]}-{date[6:8]}T{date[8:10]}:{date[10:12]}:{date[12:]}Z"
    said = {"WARC-Type": "response", "WARC-Target-URI": match["url"].decode("utf-8", "replace"), "WARC-Date": time}
    return StatusAndHeaders("ARC", [*said.items(), ("Content-Length", match["length"].decode())])


def _length(headers: StatusAndHeaders) -> int:
    value = (headers.get_header("Content-Length") or "").strip()
    if not re.fullmatch(r"[0-9]{1,18}", value):
        raise _BrokenError(f"its length is {value[:40]!r}" if value else "it does not say how long it is")
    return int(value)


def _found(lines: _Lines, headers: StatusAndHeaders, where: str, allowance: Allowance) -> Record | None:
    """What of the record is an article, read to its end; None where nothing is."""
    url = (headers.get_header("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    kind = (headers.get_header("WARC-Type") or "").strip().lower()
    if kind not in TYPES or not url.startswith(("http://", "https://")) or _path(url) in OTHER_TEXTS:
        return None
    content = headers
    if kind == "response":
        content = _parsed(lines, lines.readline(), HTTP)
        if not re.match(r"\S*\s+20[03]\b", content.statusline):
            return None
    declared = content.get_header("Content-Type") or headers.get_header("WARC-Identified-Payload-Type") or ""
    form = KINDS.get(declared.partition(";")[0].strip().lower())
    if form is None:
        return None
    data = _content(lines, content, where, allowance, form)
    if not data.strip():
        return None  # an empty answer is no page
    charset = CHARSET.search(declared)
    warnings = (CUT,) if headers.get_header("WARC-Truncated") else ()
    fetched = dates.iso(headers.get_header("WARC-Date") or "")
    return Record(where, form, charset[1] if charset else None, data, url, fetched, tuple(content.headers), warnings)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _content(lines: _Lines, headers: StatusAndHeaders, where: str, allowance: Allowance, form: str) -> bytes:
    """The content as the server meant it: put together from its chunks, and unpacked."""
    most = allowance.limits.pdf_size if form == "pdf" else MAX_PAGE
    body: Any = _Body(lines, where, most)
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = ChunkedDataReader(body)  # a crawler may have put them together and left the header as it was
    data: bytes = body.read()
    for name in reversed((headers.get_header("Content-Encoding") or "").lower().split(",")):
        if (name := name.strip()) not in ("", "identity"):
            data = _unpacked(data, name, where, allowance, most)
    if form in TEXTS and data.startswith(MAGIC["gzip"]):  # the crawler has lost the header that says so
        data = _unpacked(data, "gzip", where, allowance, most)
    return data


def _unpacked(data: bytes, name: str, where: str, allowance: Allowance, most: int) -> bytes:
    """Unpacked content; as it is where it is not packed at all, since crawlers may store it unpacked."""
    if name not in ENCODINGS:
        raise InputError(where, f"packed as {name[:20]!r}, which is not read", "fetch it again without packing")
    kind = ENCODINGS[name]
    if kind == "gzip" and not data.startswith(MAGIC[kind]):
        return data
    try:
        plain = io.BufferedReader(Unpacked(io.BytesIO(data), kind, where, allowance)).read(most + 1)
    except DamagedError as fault:
        if kind == "gzip" or fault.begun:
            raise
        return data
    if len(plain) > most:
        raise _too_large(where, most)
    return plain


def _too_large(where: str, most: int) -> InputError:
    return InputError(where, f"larger than {sized(most)}", "split it into its articles")


class _Body:
    """The body of a record as warcio's reader of chunks takes it, up to a limit."""

    def __init__(self, lines: _Lines, where: str, most: int) -> None:
        self._lines = lines
        self._where = where
        self._left = most
        self._most = most

    def read(self, size: int = -1) -> bytes:
        """Bytes; all that is left without a size."""
        if size < 0:
            return b"".join(iter(lambda: self.read(STEP), b""))
        return self._took(self._lines.read(min(size, STEP)))

    def readline(self, size: int) -> bytes:
        """A line, or the first bytes of it."""
        return self._took(self._lines.readline(size))

    def _took(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise _too_large(self._where, self._most)
        return data


class _Lines:
    """The stream as warcio's parsers read it: lines that are not endless, within the record at hand."""

    def __init__(self, source: io.BufferedReader, most: int) -> None:
        self._source = source
        self._most = most  # bytes of one head
        self._head = 0
        self._left: int | None = None  # bytes of the body that are not read yet; None within the head
        self._waiting = b""  # the first line of the next record
        self._later: DamagedError | None = None  # what is broken is the next record

    def readline(self, size: int = -1) -> bytes:
        """A line, or its first `size` bytes."""
        if self._later is not None:
            later, self._later = self._later, None
            raise later
        if self._waiting:
            line, self._waiting = self._waiting, b""
            return line
        most = self._most + 1 - self._head if size < 0 else size
        line = self._source.readline(most if self._left is None else min(most, self._left))
        self._took(len(line))
        self._head += len(line) if size < 0 else 0
        if self._head > self._most:
            raise _BrokenError(f"its head is longer than {sized(self._most)}")
        return line

    def read(self, size: int) -> bytes:
        """Bytes of the body."""
        left = self._left or 0
        part = self._source.read(min(size, left))
        if not part and left and size:
            raise _BrokenError(f"it ends {left} bytes too early")
        self._took(len(part))
        return part

    def begin(self) -> bool:
        """To the first line of a record, if there is one."""
        self._head, self._left = 0, None
        while (line := self.readline()) and not line.strip():
            self._head = 0
        self._waiting = line
        return bool(line)

    def body(self, length: int) -> None:
        """From here on so many bytes belong to the record."""
        self._head, self._left = 0, length

    def finish(self) -> None:
        """Past the rest of the record, and to the next one's first line as far as that tells of damage to this one."""
        while self._left:
            self.read(STEP)
        try:
            self.begin()
        except DamagedError as fault:
            if fault.begun:
                raise
            self._later = fault

    def resync(self) -> None:
        """Past everything up to a line that begins a record."""
        self._head, self._left, line = 0, None, self._waiting
        self._waiting = b""
        while not (found := FIRST_LINE.search(line)):
            try:
                line = self._source.readline(LINE)
            except DamagedError:  # one after another: they are one fault
                continue
            if not line:
                return
        self._waiting = found[0]

    def _took(self, size: int) -> None:
        if self._left is not None:
            self._left -= size
