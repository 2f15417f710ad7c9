"""Archives: which members are read, under which name, and what is said of those that are not."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from lagebild.errors import InputError
from lagebild.sources import files, tarfiles, zipfiles
from lagebild.sources.drafts import Draft, Record
from lagebild.sources.limits import Allowance, SpentError

MANY = 100  # kinds of files that are counted one by one
SHOWN = 5  # of them that a message names, the most frequent
OTHER = "others"
LONGEST = 200  # characters of a member's name that are shown
JUNK = "__MACOSX"  # what macOS adds to every archive
OFFICE = ("[Content_Types].xml", "mimetype")  # first members of office documents and e-books
LOCKED_HINT = "unpack it with its password and name the files"
OFFICE_FAULT = "an office document or e-book, not an archive of reports"
NO_TEXT = frozenset(
    ".jpg .jpeg .png .gif .svg .webp .avif .bmp .tif .tiff .ico .heic .psd .mp3 .m4a .wav .ogg .opus .flac .mp4 .m4v .mov .avi .mkv .webm "
    ".css .js .mjs .map .woff .woff2 .ttf .otf .eot .exe .dll .so .class .pyc .sig .asc .md5 .sha1 .sha256 .cdx .cdxj".split()
)
"""Suffixes of what holds no report: that it is left out goes without saying, as saved pages have many of these beside them."""

Items = Iterator[Draft | Record | InputError]
Drafts = Iterator[Draft | InputError]


class Member(NamedTuple):
    """A stream of bytes with its name: an input, or a member of one. `kind` is a hint, as `streams.drafts` takes it."""

    stream: BinaryIO
    where: str
    kind: str | None = None
    charset: str | None = None
    depth: int = 0


Read = Callable[[Member], Items]


class _Left:
    """What an archive holds that is not read."""

    def __init__(self, where: str, what: str) -> None:
        self._where = where
        self._what = what
        self._names: list[str] = []
        self._count = 0
        self._forms: Counter[str] = Counter()  # of those left out that may hold reports
        self._first: list[str] = []  # of these
        self._some = False
        self._is_empty = True

    def taken(self, name: str) -> bool:
        """Whether a member of this name is one to read; noted where it is not."""
        self._is_empty = False
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        if not parts or parts[0] == JUNK or any(part.startswith(".") for part in parts):
            return False
        if files.readable(parts[-1]):
            self._some = True
            return True
        self._count += 1
        if len(self._names) < files.NAMED:
            self._names.append(parts[-1][:LONGEST])
        self._passed_over(parts[-1][:LONGEST])
        return False

    def _passed_over(self, name: str) -> None:
        form = os.path.splitext(files.inner(name))[1].lower()
        if form in NO_TEXT:
            return
        self._forms[form if len(self._forms) < MANY else OTHER] += 1
        if len(self._first) < files.NAMED:
            self._first.append(name)

    def fault(self) -> Iterator[InputError]:
        """That nothing in it can be read, or not all that may be a report, where that is so."""
        if self._is_empty:
            yield InputError(self._where, f"{self._what} that is empty", "fetch or pack it again")
        elif not self._some:
            names = files.names(self._names, self._count)
            yield InputError(self._where, f"{self._what} without readable files{names}", files.READABLE)
        elif self._forms:
            yield InputError(self._where, self._some_left(), files.READABLE)

    def _some_left(self) -> str:
        count = sum(self._forms.values())
        more = f" and {count - len(self._first)} more" if count > len(self._first) else ""
        forms = ", ".join(f"{form or 'without a suffix'} {number:,}" for form, number in self._forms.most_common(SHOWN))
        return f"{count:,} file{'s' * (count > 1)} of other kinds left out: {', '.join(self._first)}{more} ({forms})"


def zipped(file: BinaryIO, member: Member, allowance: Allowance, read: Read) -> Items:
    """The articles of a ZIP archive; `file` is its bytes, which can be sought."""
    left = _Left(member.where, "a ZIP archive")
    locked: list[str] = []
    try:
        for number, entry in enumerate(zipfiles.entries(file, member.where)):
            allowance.member()
            allowance.tick()
            if number == 0 and entry.name in OFFICE:
                yield InputError(member.where, OFFICE_FAULT, "save it as PDF, HTML or text")
                return
            if entry.name.endswith("/") or not left.taken(entry.name):
                continue
            if entry.encrypted:
                locked.append(entry.name[:LONGEST] if len(locked) < files.NAMED else "")
            else:
                yield from _zip_member(file, entry, member, allowance, read)
    except SpentError:
        raise
    except InputError as fault:
        yield fault
        return
    if locked:
        yield _locked(member.where, locked)
    yield from left.fault()


def _locked(where: str, names: list[str]) -> InputError:
    """That members are encrypted: one line, however many they are."""
    count = len(names)
    more = f" and {count - files.NAMED:,} more" if count > files.NAMED else ""
    what = f"{count:,} encrypted file{'s' * (count > 1)} left out: {', '.join(names[: files.NAMED])}{more}"
    return InputError(where, what, LOCKED_HINT)


def _zip_member(file: BinaryIO, entry: zipfiles.Entry, member: Member, allowance: Allowance, read: Read) -> Items:
    where = _inside(member.where, entry.name)
    try:
        stream = zipfiles.opened(file, entry, where, allowance)
    except InputError as fault:
        yield fault
        return
    yield from read(Member(stream, where, files.kind(entry.name), depth=member.depth + 1))


def tarred(stream: BinaryIO, member: Member, allowance: Allowance, read: Read) -> Items:
    """The articles of a tar archive."""
    left = _Left(member.where, "a tar archive")
    faults = 0
    for entry in tarfiles.entries(stream, member.where, allowance):
        if isinstance(entry, InputError):
            faults += 1
            yield entry
            continue
        allowance.member()
        if not left.taken(entry.name):
            continue
        where = _inside(member.where, entry.name)
        if entry.other is not None:
            yield InputError(where, entry.other, "name the file itself")
        else:
            yield from read(Member(entry.file, where, files.kind(entry.name), depth=member.depth + 1))
    if not faults:
        yield from left.fault()


def _inside(archive: str, name: str) -> str:
    """How a member is named: archive!member."""
    return f"{archive}!{name if len(name) <= LONGEST else name[:LONGEST] + '…'}"
