"""One stream of bytes to drafts: which format it is, how much of it is read, what is refused."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice
from typing import BinaryIO, TypeVar, cast

from lagebild.errors import InputError
from lagebild.sources import (
    crawled,
    decoding,
    files,
    jsonlines,
    markdown,
    mbox,
    members,
    pages,
    pdf,
    sniffing,
    tables,
    warc,
)
from lagebild.sources.drafts import MAX_PAGE, Draft, Record
from lagebild.sources.limits import LIMITS, Allowance, Limits, SpentError, sized
from lagebild.sources.members import Drafts, Items, Member
from lagebild.sources.unpacking import Unpacked

T = TypeVar("T")

NO_SUCH = {  # kinds that a name can promise and the content not keep
    "zip": "a ZIP archive",
    "warc": "a WARC file",
    "arc": "an ARC file of the Internet Archive",
    "pdf": "a PDF document",
    "mbox": "a folder of e-mails (mbox)",
}
LISTING_HINT = "name its address instead of the file, or save the pages that it lists"
MARKS = (b"<", b"{")  # with which one begins
IN_MEMORY = 16_000_000  # bytes of a ZIP archive from a pipe up to which no temporary file is made


def drafts(
    stream: BinaryIO, where: str, kind: str | None, *, charset: str | None = None, limits: Limits = LIMITS
) -> Iterator[Draft | InputError]:
    """The articles of a stream, whatever its format; those of archives one after another.

    Args:
        stream: bytes; only a ZIP archive needs to be sought in, and is put into a temporary file where it cannot be.
        where: name for messages; what it holds is named "where!member", "where:line", "where:row" or "where:record".
        kind: one of files.SUFFIXES' values, by the name or the type that was declared; None or "text" where the content
            decides, "plain" where it is a text and nothing else. Archives, packed files, PDF and WARC are recognised by their
            content whatever is said.
        charset: the encoding that was declared outside of the content, as by a server.
        limits: what all of it may cost.

    Errors of the system while reading (OSError) are the caller's.
    """
    allowance = Allowance(where, limits)
    found = _allowed(_taken_apart(_read(Member(stream, where, kind, charset), allowance), allowance), allowance)
    yield from _shortened(found, where, limits)


def items(stream: BinaryIO, where: str, kind: str | None, *, limits: Limits = LIMITS) -> Items:
    """As `drafts`, but what a crawl has fetched is not taken apart: that takes long, and `of_record` does it, here or elsewhere."""
    allowance = Allowance(where, limits)
    found: Items = _allowed(_read(Member(stream, where, kind), allowance), allowance)
    yield from _shortened(found, where, limits)


def of_record(record: Record, *, limits: Limits = LIMITS) -> Drafts:
    """The article of what a crawl has fetched, or why it is none."""
    allowance = Allowance(record.where, limits)
    yield from _allowed(_taken_apart(iter((record,)), allowance), allowance)


def _taken_apart(items: Items, allowance: Allowance) -> Drafts:
    """The same with the articles of records in place of these."""
    for item in items:
        if isinstance(item, Record):
            yield from crawled.items(item, lambda inner: _taken_apart(_read(inner, allowance), allowance))
        else:
            yield item


def _allowed(items: Iterator[T], allowance: Allowance) -> Iterator[T | InputError]:
    """What an input gives, until its allowance is spent."""
    try:
        for item in items:
            yield item
            allowance.restart()
    except SpentError as spent:
        yield spent


def _shortened(items: Iterator[T], where: str, limits: Limits) -> Iterator[T | InputError]:
    """The same, but of a long run of faults only the first ones, and then how many there were."""
    left_out, run, last = 0, 0, ""
    for item in items:
        if isinstance(item, InputError) and run >= limits.faults:
            left_out, last = left_out + 1, item.where
            if left_out >= limits.faults_left_out:
                break
            continue
        if left_out:
            yield _left_out(where, last, left_out)
        run, left_out = (run + 1 if isinstance(item, InputError) else 0), 0
        yield item
    if left_out:
        yield _left_out(where, last, left_out, all_read=left_out < limits.faults_left_out)


def _left_out(where: str, last: str, count: int, *, all_read: bool = True) -> InputError:
    what = f"{count:,} more fault{'s' * (count > 1)} in a row, up to {last}, left out here"
    return InputError(where, what if all_read else f"{what}; the rest is not read", "is it the right format?")


def _read(member: Member, allowance: Allowance) -> Items:
    """The articles of a stream: recognised, refused or handed to the reader of its format."""
    counted = allowance if member.depth == 0 else None
    start = member.stream.tell() if member.depth == 0 and _seekable(member.stream) else None
    try:
        kind, source = sniffing.container(sniffing.buffered(b"", member.stream, counted), member.kind)
        mails, source = (False, source) if kind is not None else _mails(source, member)
        archive = kind in ("zip", "tar", *files.PACKED) or mails or (kind is None and _promised(member) == "mail")
        if archive and member.depth >= allowance.limits.depth:
            what = f"archives within archives, more than {allowance.limits.depth} deep"
            yield InputError(member.where, what, "unpack it first")
        elif kind == "zip":
            yield from _zip(source, start, member, allowance)
        elif kind == "tar" or (kind is None and _promised(member) == "tar"):
            yield from members.tarred(source, member, allowance, lambda inner: _read(inner, allowance))
        elif kind in files.PACKED:
            yield from _packed(source, kind, member, allowance)
        elif kind in ("warc", "arc"):
            yield from warc.records(source, member, allowance)
        elif kind == "pdf":
            yield from _whole(source, member, partial(_pdf, limits=allowance.limits), allowance.limits.pdf_size)
        elif mails:
            yield from _folder(source, member, allowance)
        elif _promised(member) == "mail":
            yield from _mail(source, member, allowance)
        else:
            yield from _text(source, member, allowance)
    except SpentError:
        raise
    except InputError as fault:
        yield fault


def _seekable(stream: BinaryIO) -> bool:
    try:
        return stream.seekable()
    except (AttributeError, ValueError):
        return False


def _mail(source: io.BufferedReader, member: Member, allowance: Allowance) -> Items:
    """The articles of an e-mail and of what is attached to it."""
    data = source.read(allowance.limits.mail_size + 1)
    yield from _of_mail(data if len(data) <= allowance.limits.mail_size else None, member, allowance)


def _of_mail(data: bytes | None, member: Member, allowance: Allowance) -> Items:
    """The same of its bytes; None where they are too many."""
    from lagebild.sources import mail  # noqa: PLC0415 -- few inputs are any

    if data is None:
        yield InputError(member.where, f"larger than {sized(allowance.limits.mail_size)}", "save its text")
    elif not data.strip():
        yield InputError(member.where, "empty", "save it again")
    else:
        yield from mail.articles(data, member, allowance, lambda inner: _read(inner, allowance))


def _mails(source: io.BufferedReader, member: Member) -> tuple[bool, io.BufferedReader]:
    """Whether it is many e-mails in one file, and the stream from its start."""
    if _promised(member) not in (None, "mail", "mbox") or not source.peek(1).startswith(b"From "):
        return False, source
    head = b"".join(source.readline(mbox.LINE) for _ in range(2))
    return mbox.is_one(head), sniffing.buffered(head, source)


def _folder(source: io.BufferedReader, member: Member, allowance: Allowance) -> Items:
    """The articles of e-mails in one file, which are counted; a single one that is called an e-mail is that."""
    found = mbox.messages(source, allowance.limits.mail_size)
    first = list(islice(found, 2))
    is_alone = len(first) == 1 and _promised(member) == "mail"
    for number, data in enumerate(chain(first, found), 1):
        allowance.member()
        where = member.where if is_alone else f"{member.where}:{number}"
        try:
            yield from _of_mail(data, member._replace(where=where), allowance)
        except SpentError:
            raise
        except InputError as fault:
            yield fault


def _packed(source: io.BufferedReader, kind: str, member: Member, allowance: Allowance) -> Items:
    """The articles of a packed stream, which has the name of its member without the last suffix."""
    plain = io.BufferedReader(Unpacked(source, kind, member.where, allowance))
    inner = files.kind(files.inner(member.where))
    yield from _read(Member(plain, member.where, inner, member.charset, member.depth + 1), allowance)


def _zip(source: io.BufferedReader, start: int | None, member: Member, allowance: Allowance) -> Items:
    """The articles of a ZIP archive: its table of contents stands at its end, so it must be there whole."""
    read: members.Read = lambda inner: _read(inner, allowance)  # noqa: E731
    if start is not None:
        yield from members.zipped(cast(BinaryIO, _Counted(member.stream, start, allowance)), member, allowance, read)
        return
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
        size = 0
        while part := source.read1(1_048_576):
            size += file.write(part)
            if size > allowance.limits.spooled:
                most = sized(allowance.limits.spooled)
                yield InputError(
                    member.where, f"a ZIP archive larger than {most} within another or from a pipe", "name the file"
                )
                return
        yield from members.zipped(cast(BinaryIO, file), member, allowance, read)


class _Counted:
    """A file that is sought in; what is read of it counts as read, however often."""

    def __init__(self, file: BinaryIO, start: int, allowance: Allowance) -> None:
        self._file = file
        self._start = start  # the input may begin in the middle of the stream
        self._allowance = allowance

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As of files."""
        base = self._start if whence == io.SEEK_SET else 0
        return self._file.seek(base + offset, whence) - self._start

    def read(self, size: int) -> bytes:
        """As of files."""
        data = self._file.read(size)
        self._allowance.read(len(data))
        return data


def _text(source: io.BufferedReader, member: Member, allowance: Allowance) -> Items:
    """The articles of what is no container: text in one of its formats, or a fault."""
    kind = _promised(member)
    if kind in NO_SUCH:
        what = f"named as {NO_SUCH[kind]}, but none" if source.peek(1) else "empty"
        yield InputError(member.where, what, "fetch it again")
        return
    if kind is None or kind == "text":
        kind, source = sniffing.text(source)
    start = source.peek(decoding.SAMPLE)
    if (name := decoding.binary(start)) and not start.lstrip().startswith(b"{"):  # a broken line is one line's fault
        yield _refused(member.where, name)
    elif kind == "lines" and (listing := _listing(start)):
        yield _named(member.where, listing)
    elif kind == "lines":
        yield from jsonlines.drafts(source, member.where)
    elif kind == "table":
        yield from tables.drafts(source, member.where, limits=allowance.limits)
    else:
        yield from _whole(source, member, READERS[kind or "text"], MAX_PAGE)


def _listing(start: bytes) -> str | None:
    """That it is a feed or sitemap, in words; None where it is neither."""
    marked = any(mark in start[:100] for mark in MARKS)
    return sniffing.listing(decoding.decode(start[: sniffing.HEAD]).text) if marked else None


def _named(where: str, listing: str) -> InputError:
    return InputError(where, f"{listing}, no article", LISTING_HINT)


def _promised(member: Member) -> str | None:
    """The kind that is expected of what is no container."""
    if member.kind not in files.PACKED:
        return member.kind
    inner = files.kind(files.inner(member.where))  # browsers unpack on the way and leave the name
    return None if inner in files.PACKED else inner


def _refused(where: str, name: str) -> InputError:
    if name.endswith("archive"):
        return InputError(where, f"not text but {name}", "unpack it and name the files or their folder")
    return InputError(where, f"not text but {name}", "export it as text, HTML or Markdown in UTF-8")


def _whole(source: io.BufferedReader, member: Member, reader: Callable[[bytes, Member], Draft], most: int) -> Items:
    """The article of a stream that its reader needs whole."""
    data = source.read(most + 1)
    if len(data) > most:
        yield InputError(member.where, f"larger than {sized(most)}", "split it into its articles")
    elif (name := decoding.binary(data)) and not pdf.is_one(data):
        yield _refused(member.where, name)
    elif listing := _listing(data):
        yield _named(member.where, listing)
    else:
        yield reader(data, member)


def _plain(data: bytes, member: Member) -> Draft:
    decoded = decoding.decode(data, declared=member.charset)
    start = decoded.text.lstrip()
    if start.startswith("<?xml"):
        raise InputError(member.where, "an XML document, not text", "export its articles as JSON lines, HTML or text")
    lines = start.startswith("{") and sniffing.is_json(start.partition("\n")[0])
    if lines or (start.startswith(("{", "[")) and sniffing.is_json(start)):
        raise InputError(member.where, "a JSON document, not JSON lines", jsonlines.HINT)
    return Draft(where=member.where, text=decoded.text, warnings=decoded.warnings)


def _page(data: bytes, member: Member) -> Draft:
    return pages.saved(*pages.parsed(data, member.where, declared=member.charset), member.where)


def _markdown(data: bytes, member: Member) -> Draft:
    return markdown.draft(data, member.where)


def _pdf(data: bytes, member: Member, limits: Limits) -> Draft:
    return pdf.draft(data, member.where, limits)


READERS: dict[str, Callable[[bytes, Member], Draft]] = {
    "text": _plain,
    "plain": _plain,
    "html": _page,
    "markdown": _markdown,
}
