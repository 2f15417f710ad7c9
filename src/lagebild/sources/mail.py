"""E-mails as mail programs save them (.eml): the text with subject, date and sender, and the attachments that can be read.

The standard library takes them apart; what it does not bound is bounded here: size, head, parts, and how deep they lie in one another.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from lagebild.errors import InputError
from lagebild.sources import decoding, files, pages
from lagebild.sources.drafts import Draft, Page
from lagebild.sources.limits import Allowance, sized
from lagebild.sources.members import Items, Member, Read

NAMING = ("from", "subject", "date", "received", "message-id")  # headers of which an e-mail has one at least
MAIL = "message/rfc822"
BY_TYPE = {"application/pdf": ".pdf", MAIL: ".eml", "text/html": ".html", "text/plain": ".txt"}
BOUNDARY = re.compile(rb"boundary(?:\*\d*\*?)?\s*=", re.IGNORECASE)
DASHES = re.compile(rb"(?:^|[\r\n])--")  # lines that may begin a part
DEEPEST = 100  # declarations of boundaries: each may lie in the one before, whose lines are looked at for each
LINES = 10  # times as many lines as parts may look like the begin of one
LONGEST = 200  # characters of an attachment's name
NAMED = 5  # attachments that a warning names
BAD_HEAD = (HeaderParseError, LookupError, UnicodeError, ValueError)
SHORT = 600  # characters up to which a plain text may be no more than the foot of a page
FOOT = 3  # how many times as long the page is then
ZONES = {"MEZ": "+0100", "CET": "+0100", "MESZ": "+0200", "CEST": "+0200"}  # unknown to the standard library


@dataclass(slots=True)
class _Parts:
    """What an e-mail consists of: plain texts, pages, attachments; `left` are the names of those that are not read."""

    plain: list[Message] = field(default_factory=list)
    pages: list[Message] = field(default_factory=list)
    attached: list[tuple[str, Message]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def articles(data: bytes, member: Member, allowance: Allowance, read: Read) -> Items:
    """The article of an e-mail, then those of its attachments, which are named "where!name".

    Raises:
        InputError: it is none, has nothing to read, or more parts than it may.
    """
    message = _parsed(data, member, allowance)
    parts = _parts(message, member, allowance)
    said = Page(_header(message, "subject"), _sender(message), published=_sent(message))
    body = _body(parts, member, said)
    if body is not None:
        yield body
    elif not parts.attached:
        what = f"an e-mail without text{files.names(parts.left[:NAMED], len(parts.left))}"
        yield InputError(member.where, what, files.READABLE)
    taken = set[str]()
    for name, part in parts.attached:
        allowance.member()
        own = _apart(name, taken)
        where = f"{member.where}!{own}"
        try:
            inner = io.BytesIO(_bytes(part))
        except (RecursionError, TypeError, AttributeError, *BAD_HEAD):
            yield InputError(where, "an attached e-mail that cannot be taken apart", "save it on its own")
            continue
        inside = read(Member(inner, where, files.kind(name), _charset(part), member.depth + 1))
        yield from inside if files.kind(name) == "mail" else _from_it(inside, where, said)


def _from_it(items: Items, where: str, said: Page) -> Items:
    """The same; a document that was attached, which is one article, knows the e-mail that it came with."""
    for item in items:
        yield replace(item, came_with=said) if isinstance(item, Draft) and item.where == where else item


def _apart(name: str, taken: set[str]) -> str:
    """The name, numbered where another attachment has it; `taken` grows by it."""
    stem, dot, suffix = name.rpartition(".")
    own, number = name, 1
    while own in taken:
        number += 1
        own = f"{stem or suffix} ({number}){dot}{suffix if stem else ''}"
    taken.add(own)
    return own


def _parsed(data: bytes, member: Member, allowance: Allowance) -> Message:
    """The message; its head and what may be its boundaries are looked at before it is taken apart."""
    limits = allowance.limits
    data = data.removeprefix(codecs.BOM_UTF8).lstrip()
    ends = [at for at in (data.find(b"\n\n"), data.find(b"\r\n\r\n")) if at >= 0]
    if min(ends, default=len(data)) > limits.headers:
        raise InputError(member.where, f"an e-mail with a head of more than {sized(limits.headers)}", "check it")
    if len(BOUNDARY.findall(data)) > DEEPEST or len(DASHES.findall(data)) > LINES * limits.mail_parts:
        raise _too_many(member, allowance)
    try:
        message = message_from_bytes(data)
    except (RecursionError, *BAD_HEAD) as error:
        raise InputError(member.where, "an e-mail that cannot be taken apart", "save its text") from error
    if not any(name in message for name in NAMING):
        raise InputError(member.where, "named as an e-mail, but none", "save it again, or name it as what it is")
    return message


def _too_many(member: Member, allowance: Allowance) -> InputError:
    return InputError(member.where, f"an e-mail of more than {allowance.limits.mail_parts:,} parts", "save its text")


def _parts(message: Message, member: Member, allowance: Allowance) -> _Parts:
    """The parts by what they are for, in their order; what an attached e-mail consists of is that one's own."""
    found = _Parts()
    for count, part in enumerate(_leaves(message), 1):
        allowance.tick()
        if count > allowance.limits.mail_parts:
            raise _too_many(member, allowance)
        kind, name = part.get_content_type(), _name(part)
        attached = part.get_content_disposition() == "attachment" or bool(name)
        if kind == "text/plain" and not attached:
            found.plain.append(part)
        elif kind == "text/html" and not attached:
            found.pages.append(part)
        elif files.readable(name := _as_kind(name or f"{len(found.attached) + 1}", kind)):
            found.attached.append((name, part))
        elif not kind.startswith("image/"):  # signatures bring these along
            found.left.append(name)
    return found


def _as_kind(name: str, kind: str) -> str:
    """The name with the suffix of the type that the part has, where its own stands for nothing; an attached e-mail is called like one."""
    is_called_so = files.kind(name) == "mail" if kind == MAIL else "." in name
    return name if is_called_so else f"{name}{BY_TYPE.get(kind, '')}"


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others; an attached e-mail is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting.extend(reversed(cast(list[Message], inner)))
        else:
            yield part


def _body(parts: _Parts, member: Member, said: Page) -> Draft | None:
    """The article: the plain texts, else the first page that has words, also where the plain text is only its foot; None without any."""
    texts = [decoding.decode(_bytes(part), declared=_charset(part)) for part in parts.plain]
    text = "\n\n".join(one.text.strip() for one in texts if one.text.strip())
    draft = _page(parts, member) if len(text) < SHORT else None
    if text and (not isinstance(draft, Draft) or len(draft.text) < FOOT * len(text)):
        draft = Draft(member.where, text, warnings=tuple(dict.fromkeys(note for one in texts for note in one.warnings)))
    if isinstance(draft, InputError):
        raise draft
    if draft is None:
        return None
    left = (f"attachments that are not read: {_named(parts.left)}",) if parts.left else ()
    return replace(draft, page=said, warnings=(*draft.warnings, *left))


def _page(parts: _Parts, member: Member) -> Draft | InputError | None:
    """The first page that has words, or why there is none; None where there is no page."""
    fault: InputError | None = None
    for part in parts.pages:
        try:
            draft = pages.saved(*pages.parsed(_bytes(part), member.where, declared=_charset(part)), member.where)
        except InputError as error:
            fault = fault or error
            continue
        if draft.text.strip():
            return draft
    return fault


def _named(left: list[str]) -> str:
    """The first names of what is not read, and how many more there are."""
    more = f" and {len(left) - NAMED} more" if len(left) > NAMED else ""
    return ", ".join(left[:NAMED]) + more


def _bytes(part: Message) -> bytes:
    """The content of a part, its transfer encoding undone; of an attached e-mail all of it."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return _attached(inner[0], part) if inner and isinstance(inner[0], Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _attached(inner: Message, part: Message) -> bytes:
    """An attached e-mail; also one in base64, which the standard forbids and programs write: the library has read its letters as text."""
    if inner.keys() or str(part.get("content-transfer-encoding", "")).strip().lower() != "base64":
        return inner.as_bytes()
    inner["Content-Transfer-Encoding"] = "base64"
    data = inner.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except BAD_HEAD:
        return None


def _raw(message: Message, name: str) -> str:
    """A header as it stands, bytes that are not encoded read as UTF-8 or else as Windows-1252; "" where there is none."""
    value = next((str(v) for k, v in message.raw_items() if k.lower() == name), "")
    data = value.encode("utf8", "surrogateescape")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _words(value: str) -> str:
    """The encoded words of a header read, on one line."""
    with contextlib.suppress(*BAD_HEAD):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _header(message: Message, name: str) -> str | None:
    """A header in words; None where there is none."""
    return _words(_raw(message, name)) or None


def _sender(message: Message) -> str | None:
    """Who sent it: the name, else the address. A comma that is encoded parts no addresses."""
    try:
        name, address = parseaddr(" ".join(_raw(message, "from").split()))
    except (RecursionError, *BAD_HEAD):
        return None
    return _words(name) or address or None


def _sent(message: Message) -> str | None:
    """When it was sent, in ISO 8601; None where it does not say so in a way that can be understood. Without an offset it is in UTC."""
    said = re.sub(rf"\b({'|'.join(ZONES)})\b", lambda zone: ZONES[zone[1]], _raw(message, "date"), count=1)
    try:
        sent = parsedate_to_datetime(said)
        return (sent if sent.tzinfo is not None else sent.replace(tzinfo=UTC)).isoformat()
    except (TypeError, OverflowError, *BAD_HEAD):
        return None


def _name(part: Message) -> str:
    """The name of an attachment without folders; "" where it has none."""
    try:
        given = part.get_filename() or ""
        words = str(make_header(decode_header(given)))
    except BAD_HEAD:
        words = "?"
    name = re.split(r"[/\\]", " ".join(words.split()))[-1]
    stem, dot, suffix = name.rpartition(".")
    return name if len(name) <= LONGEST else f"{(stem or suffix)[:LONGEST]}…{dot}{suffix[:9]}"
