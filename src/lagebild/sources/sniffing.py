"""Which format a stream has, by how it begins."""

from __future__ import annotations

import io
import re
from typing import Any, BinaryIO

from lagebild.sources import decoding, jsonlines, pdf, tables
from lagebild.sources.drafts import MAX_LINE
from lagebild.sources.limits import Allowance

HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
XHTML = re.compile(r"\s*<\?xml\b.{0,2000}?<html\b", re.IGNORECASE | re.DOTALL)
BLANK = 1000  # blank lines at the start that are passed over when the format is looked for
MAGIC = re.compile(
    rb"(?P<zip>PK\x03\x04|PK\x05\x06)|(?P<gzip>\x1f\x8b\x08)|(?P<bzip2>BZh[1-9](?:1AY&SY|\x17rE8P\x90))|(?P<xz>\xfd7zXZ\x00)"
    rb"|(?P<zstd>\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)"
    rb"|(?P<pdf>%PDF-)|(?P<warc>WARC/\d\.\d)|(?P<arc>filedesc://\S+ )|(?P<tar>.{257}ustar)",
    re.DOTALL,
)
BEFORE_ROOT = re.compile(r"<!--.*?(?:-->|$)|<[?].*?(?:[?]>|$)|<!doctype[^>]*(?:>|$)", re.DOTALL | re.IGNORECASE)
ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
FEEDS = ("rss", "feed", "RDF", "channel")
SITEMAPS = ("urlset", "sitemapindex")
JSON_FEED = re.compile(r"\"version\"\s*:\s*\"https?://(?:www\.)?jsonfeed\.org/version/")
HEAD = 16_384  # bytes in which a feed shows that it is one
TAR = 512  # bytes that must be seen for that


class Source(io.RawIOBase):
    """Bytes that were read ahead, and the stream that they came from. Those of the input itself are counted."""

    def __init__(self, head: bytes, stream: BinaryIO, allowance: Allowance | None = None) -> None:
        self._head = head
        self._stream = stream
        self._allowance = allowance

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; 0 at the end."""
        part = self._head[: len(buffer)] or self._next(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)

    def _next(self, size: int) -> bytes:
        """What is there, up to `size`: a pipe must not be waited for until it fills a buffer."""
        read = getattr(self._stream, "read1", self._stream.read)
        part: bytes = read(size) or b""
        if self._allowance is not None:
            self._allowance.read(len(part))
        return part


def buffered(head: bytes, stream: BinaryIO, allowance: Allowance | None = None) -> io.BufferedReader:
    """Bytes that were read ahead and the stream that they came from, as one stream."""
    return io.BufferedReader(Source(head, stream, allowance))


def container(source: io.BufferedReader, kind: str | None) -> tuple[str | None, io.BufferedReader]:
    """The format by the bytes that are no text, None where there are none such; and the stream from its start."""
    start = source.peek(TAR)
    if len(start) < TAR and (kind in ("tar", "pdf") or b"\0" in start):  # nobody types such things into a terminal
        head = source.read(TAR)
        source = buffered(head, source)
        start = source.peek(TAR)
    if match := MAGIC.match(start):
        return match.lastgroup, source
    return "pdf" if kind == "pdf" and pdf.is_one(start) else None, source


def text(source: io.BufferedReader) -> tuple[str, io.BufferedReader]:
    """The format of a text by its first line with words, and the stream from its start again."""
    head = line = b""
    for _ in range(BLANK):
        line = source.readline(MAX_LINE + 1 - len(head))
        head += line
        if line.strip() or not line or len(head) > MAX_LINE:
            break
    return _kind(head, line, source), buffered(head, source)


def is_json(words: str) -> bool:
    """Whether a text is a JSON object or array."""
    try:
        return isinstance(jsonlines.parsed(words), list | dict)
    except ValueError:
        return False


def root(start: str) -> str:
    """The name of the first element of a text, without its prefix; "" where it does not begin with one."""
    bare = start.lstrip("\ufeff \t\r\n")
    match = ROOT.search(BEFORE_ROOT.sub("", bare)) if bare.startswith("<") else None
    return match[1] if match else ""


def listing(start: str) -> str | None:
    """What lists articles and is none, by the beginning of a text: "a feed" or "a sitemap"; None where it is neither."""
    if is_json_feed(start):
        return "a feed"
    name = root(start)
    return "a feed" if name in FEEDS else "a sitemap" if name in SITEMAPS else None


def is_json_feed(text: str) -> bool:
    """Whether a text that begins as JSON is a feed; one that is cut off is taken for what it says that it is."""
    head = text[: decoding.SAMPLE].lstrip("\ufeff \t\r\n")
    return head.startswith("{") and JSON_FEED.search(head.replace("\\/", "/")) is not None


def _kind(head: bytes, line: bytes, source: io.BufferedReader) -> str:
    start = decoding.decode(head[: decoding.SAMPLE]).text.lstrip()
    if start.startswith("<"):  # a declaration or comment may stand on lines before the first tag
        start = decoding.decode((head + source.peek(1))[: decoding.SAMPLE]).text
        return "html" if HTML.match(start) or XHTML.match(start) else "text"
    if not start.startswith("{"):
        return "table" if _table(head, line, source) else "text"
    if len(line) > MAX_LINE:
        return "lines"
    return (
        "lines" if is_json(decoding.decode(head).text.rstrip("\ufffd\r\n")) else "text"
    )  # UTF-16 is cut in the middle


def _table(head: bytes, line: bytes, source: io.BufferedReader) -> bool:
    if len(line) > tables.HEAD:
        return False
    if tables.SEPARATOR.fullmatch(decoding.decode(line).text):
        head += source.peek(1)
    return tables.looks_like_one(decoding.decode(head[: tables.HEAD]).text.lstrip())
