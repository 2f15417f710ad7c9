"""Archives: which members are read, under which name, and what is said of those that are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from lagebild.errors import InputError
from lagebild.sources import files, tarfiles, zipfiles
from lagebild.sources.drafts import Draft
from lagebild.sources.limits import Allowance, SpentError

LONGEST = 200  # characters of a member's name that are shown
JUNK = "__MACOSX"  # what macOS adds to every archive
OFFICE = ("[Content_Types].xml", "mimetype")  # first members of office documents and e-books
OFFICE_FAULT = "an office document or e-book, not an archive of reports"

Items = Iterator[Draft | InputError]


class Member(NamedTuple):
    """A stream of bytes with its name: an input, or a member of one. `kind` is a hint, one of files.SUFFIXES' values."""

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
        self._some = False

    def taken(self, name: str) -> bool:
        """Whether a member of this name is one to read; noted where it is not."""
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        if not parts or parts[0] == JUNK or any(part.startswith(".") for part in parts):
            return False
        if files.readable(parts[-1]):
            self._some = True
            return True
        self._count += 1
        if len(self._names) < files.NAMED:
            self._names.append(parts[-1][:LONGEST])
        return False

    def fault(self) -> Iterator[InputError]:
        """That nothing in it can be read, where that is so."""
        if not self._some:
            names = files.names(self._names, self._count)
            yield InputError(self._where, f"{self._what} without readable files{names}", files.READABLE)


def zipped(file: BinaryIO, member: Member, allowance: Allowance, read: Read) -> Items:
    """The articles of a ZIP archive; `file` is its bytes, which can be sought."""
    left = _Left(member.where, "a ZIP archive")
    try:
        for number, entry in enumerate(zipfiles.entries(file, member.where)):
            allowance.member()
            allowance.tick()
            if number == 0 and entry.name in OFFICE:
                yield InputError(member.where, OFFICE_FAULT, "save it as PDF, HTML or text")
                return
            if not entry.name.endswith("/") and left.taken(entry.name):
                yield from _zip_member(file, entry, member, allowance, read)
    except SpentError:
        raise
    except InputError as fault:
        yield fault
        return
    yield from left.fault()


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
