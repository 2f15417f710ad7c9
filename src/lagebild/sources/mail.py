"""E-mails as mail programs save them (.eml): the text with subject, date and sender, and the attachments that can be read.

The standard library takes them apart; what it does not bound is bounded here: size, head, parts, and how deep they lie in one another.
"""

from __future__ import annotations

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
BY_TYPE = {"application/pdf": ".pdf", "message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}
BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
LONGEST = 200  # characters of an attachment's name
NAMED = 5  # attachments that a warning names
BAD_HEAD = (HeaderParseError, LookupError, UnicodeError, ValueError)


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
    body = _body(message, parts, member)
    if body is not None:
        yield body
    elif not parts.attached:
        what = f"an e-mail without text{files.names(parts.left[:NAMED], len(parts.left))}"
        yield InputError(member.where, what, files.READABLE)
    for name, part in parts.attached:
        allowance.member()
        inner = io.BytesIO(_bytes(part))
        kind = files.kind(name)
        yield from read(Member(inner, f"{member.where}!{name}", kind, _charset(part), member.depth + 1))


def _parsed(data: bytes, member: Member, allowance: Allowance) -> Message:
    """The message; its head and the number of its boundaries are looked at before it is taken apart."""
    limits = allowance.limits
    data = data.lstrip()
    ends = [at for at in (data.find(b"\n\n"), data.find(b"\r\n\r\n")) if at >= 0]
    if min(ends, default=len(data)) > limits.headers:
        raise InputError(member.where, f"an e-mail with a head of more than {sized(limits.headers)}", "check it")
    if len(BOUNDARY.findall(data)) > limits.mail_parts:
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
        elif files.readable(name := name or f"{len(found.attached) + 1}{BY_TYPE.get(kind, '')}"):
            found.attached.append((name, part))
        elif not kind.startswith("image/"):  # signatures bring these along
            found.left.append(name)
    return found


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


def _body(message: Message, parts: _Parts, member: Member) -> Draft | None:
    """The article: the plain texts, else the first page that has words; None where there are none."""
    texts = [decoding.decode(_bytes(part), declared=_charset(part)) for part in parts.plain]
    text = "\n\n".join(one.text.strip() for one in texts if one.text.strip())
    if text:
        draft = Draft(member.where, text, warnings=tuple(dict.fromkeys(note for one in texts for note in one.warnings)))
    elif parts.pages:
        parsed = pages.parsed(_bytes(parts.pages[0]), member.where, declared=_charset(parts.pages[0]))
        draft = pages.saved(*parsed, member.where)
    else:
        return None
    said = Page(_header(message, "subject"), _sender(message), published=_sent(message))
    left = (f"attachments that are not read: {_named(parts.left)}",) if parts.left else ()
    return replace(draft, page=said, warnings=(*draft.warnings, *left))


def _named(left: list[str]) -> str:
    """The first names of what is not read, and how many more there are."""
    more = f" and {len(left) - NAMED} more" if len(left) > NAMED else ""
    return ", ".join(left[:NAMED]) + more


def _bytes(part: Message) -> bytes:
    """The content of a part, its transfer encoding undone; of an attached e-mail all of it."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return inner[0].as_bytes() if inner and isinstance(inner[0], Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except BAD_HEAD:
        return None


def _header(message: Message, name: str) -> str | None:
    """A header in words on one line; None where there is none."""
    value = message.get(name)
    if value is None:
        return None
    try:
        words = str(make_header(decode_header(str(value))))
    except BAD_HEAD:
        words = str(value)
    return " ".join(words.split()) or None


def _sender(message: Message) -> str | None:
    """Who sent it: the name, else the address."""
    name, address = parseaddr(_header(message, "from") or "")
    return name or address or None


def _sent(message: Message) -> str | None:
    """When it was sent, in ISO 8601; None where it does not say so in a way that can be understood. Without an offset it is in UTC."""
    try:
        sent = parsedate_to_datetime(str(message.get("date", "")))
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
