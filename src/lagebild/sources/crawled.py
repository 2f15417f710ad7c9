"""One record of a crawl to its article. Whose it is the record's address says, never the text: anybody can write another's name into it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from lagebild.errors import InputError
from lagebild.rights import Rights
from lagebild.sources import decoding, pagerights, sniffing
from lagebild.sources.drafts import Draft, Page
from lagebild.sources.members import Items, Member, Read

ARCHIVE = "an archive or packed file, which in a crawl is not read"
ARCHIVE_HINT = "save it and name the file"
SAYING = ("link", "x-robots-tag", pagerights.RESERVED)


class Record(NamedTuple):
    """What of a crawl may be an article: its kind ("html", "text", "markdown" or "pdf"), and what the crawler says about it."""

    kind: str
    charset: str | None
    data: bytes
    url: str
    fetched: str | None
    headers: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


def items(record: Record, member: Member, read: Read) -> Items:
    """The article of a record with what the record says about it, or why it is none."""
    try:
        for item in _drafts(record, member, read):
            yield item if isinstance(item, InputError) else _told(item, record)
    except InputError as fault:
        yield fault


def _drafts(record: Record, member: Member, read: Read) -> Items:
    found = sniffing.MAGIC.match(record.data[: sniffing.TAR])
    form = found.lastgroup if found else None
    if form not in (None, "pdf"):
        yield InputError(member.where, ARCHIVE, ARCHIVE_HINT)
    elif record.kind == "html" and form is None and not decoding.binary(record.data):
        if listing := sniffing.listing(decoding.decode(record.data[: sniffing.HEAD]).text):
            yield InputError(member.where, f"{listing}, no article")
            return
        yield _page(record, member.where)
    else:
        kind = "pdf" if form == "pdf" else {"text": "plain"}.get(record.kind, record.kind)
        yield from read(Member(io.BytesIO(record.data), member.where, kind, record.charset, member.depth + 1))


def _told(draft: Draft, record: Record) -> Draft:
    """The draft with the record's address, and without what the text says about whose it is."""
    page = replace(draft.page, url=None)
    if record.kind != "html":  # front matter: nothing bears it out
        page = Page(page.title, None, None, page.published, page.modified, page.language, page.published_by)
    rights = draft.rights if record.kind == "html" else pagerights.joined(draft.rights, _rights(record))
    warnings = (*draft.warnings, *record.warnings)
    return replace(
        draft, given={"url": record.url}, page=page, warnings=warnings, fetched=record.fetched, rights=rights
    )


def _page(record: Record, where: str) -> Draft:
    """The article of a page, known and dated as if it had been fetched when the crawler did."""
    from lagebild.sources.net import fetching, webpages  # noqa: PLC0415 -- whoever reads files need not wait for it

    moment = datetime.fromisoformat(record.fetched) if record.fetched else datetime.now(UTC)
    headers = _headers(record)
    if record.charset:
        headers = {**headers, "content-type": f"text/html; charset={record.charset}"}
    response = fetching.Response(record.url, record.url, 200, headers, record.data, moment)
    found = webpages.read(response, where)
    return replace(found.draft, rights=pagerights.joined(found.draft.rights, _rights(record)))


def _headers(record: Record) -> Mapping[str, str]:
    return {name.lower(): value for name, value in record.headers}


def _rights(record: Record) -> Rights | None:
    """What the server said about the use of what it served, read as if it had been fetched now."""
    named = [(name.lower(), value) for name, value in record.headers]
    if not any(name in SAYING for name, _ in named):
        return None
    from lagebild.sources.net import fetching, reservations  # noqa: PLC0415 -- whoever reads files need not wait for it

    robots = tuple(value for name, value in named if name == "x-robots-tag")
    answer = fetching.Response(record.url, record.url, 200, dict(named), b"", datetime.now(UTC), robots=robots)
    return reservations.of_answer(answer)
