"""One stream of bytes to drafts: which format it is, how much of it is read, what is refused."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from lagebild.errors import InputError
from lagebild.sources import decoding, jsonlines, markdown, pages
from lagebild.sources.drafts import MAX_LINE, MAX_PAGE, Draft

HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
XHTML = re.compile(r"\s*<\?xml\b.{0,2000}?<html\b", re.IGNORECASE | re.DOTALL)
BLANK = 1000  # blank lines at the start that are passed over when the format is looked for


def drafts(stream: BinaryIO, where: str, kind: str | None) -> Iterator[Draft | InputError]:
    """The articles of a stream. `kind` is one of files.SUFFIXES' values; None or "text" where the content decides.

    Errors of the system while reading (OSError) are the caller's.
    """
    source: io.BufferedReader = io.BufferedReader(_Joined(b"", stream))
    if kind in (None, "text"):
        kind, source = _sniffed(source)
    start = source.peek(decoding.SAMPLE)
    if (name := decoding.binary(start)) and not start.lstrip().startswith(b"{"):  # a broken line is one line's fault
        yield _refused(where, name)
    elif kind == "lines":
        yield from jsonlines.drafts(source, where)
    else:
        yield _whole(source, where, READERS[kind or "text"])


class _Joined(io.RawIOBase):
    """Bytes that were read ahead, and the stream that they came from."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._head[: len(buffer)] or self._next(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)

    def _next(self, size: int) -> bytes:
        """What is there, up to `size`: a pipe must not be waited for until it fills a buffer."""
        read = getattr(self._stream, "read1", self._stream.read)
        part: bytes = read(size) or b""
        return part


def _sniffed(source: io.BufferedReader) -> tuple[str, io.BufferedReader]:
    """The format by its first line with words, and the stream from its start again."""
    head = line = b""
    for _ in range(BLANK):
        line = source.readline(MAX_LINE + 1 - len(head))
        head += line
        if line.strip() or not line or len(head) > MAX_LINE:
            break
    return _kind(head, line, source), io.BufferedReader(_Joined(head, source))


def _kind(head: bytes, line: bytes, source: io.BufferedReader) -> str:
    start = decoding.decode(head[: decoding.SAMPLE]).text.lstrip()
    if start.startswith("<"):  # a declaration or comment may stand on lines before the first tag
        start = decoding.decode((head + source.peek(1))[: decoding.SAMPLE]).text
        return "html" if HTML.match(start) or XHTML.match(start) else "text"
    if not start.startswith("{"):
        return "text"
    if len(line) > MAX_LINE:
        return "lines"
    return "lines" if _json(decoding.decode(head).text.rstrip("\ufffd\r\n")) else "text"  # UTF-16 is cut in the middle


def _refused(where: str, name: str) -> InputError:
    return InputError(where, f"not text but {name}", "export it as text, HTML or Markdown in UTF-8")


def _whole(source: io.BufferedReader, where: str, reader: Callable[[bytes, str], Draft]) -> Draft | InputError:
    data = source.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        return InputError(where, f"larger than {MAX_PAGE // 1_000_000} MB", "split it into its articles")
    if name := decoding.binary(data):
        return _refused(where, name)
    try:
        return reader(data, where)
    except InputError as error:
        return error


def _text(data: bytes, where: str) -> Draft:
    decoded = decoding.decode(data)
    start = decoded.text.lstrip()
    if start.startswith("<?xml"):
        raise InputError(where, "an XML document, not text", "export its articles as JSON lines, HTML or text")
    if start.startswith(("{", "[")) and _json(start):
        raise InputError(where, "a JSON document, not JSON lines", jsonlines.HINT)
    return Draft(where=where, text=decoded.text, warnings=decoded.warnings)


def _json(text: str) -> bool:
    try:
        return isinstance(jsonlines.parsed(text), list | dict)
    except ValueError:
        return False


READERS: dict[str, Callable[[bytes, str], Draft]] = {"text": _text, "html": pages.draft, "markdown": markdown.draft}
