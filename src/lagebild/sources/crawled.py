"""One record of a crawl to its article. Whose it is the record's address says, never the text: anybody can write another's name into it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from lagebild.errors import InputError
from lagebild.rights import Rights
from lagebild.sources import decoding, pagerights, sniffing
from lagebild.sources.drafts import Draft, Page, Record
from lagebild.sources.members import Drafts, Member

ARCHIVE = "an archive or packed file, which in a crawl is not read"
ARCHIVE_HINT = "save it and name the file"
WITHIN = 1  # how deep it lies: its bytes are no longer those of the input
SAYING = ("link", "x-robots-tag", pagerights.RESERVED)


def items(record: Record, read: Callable[[Member], Drafts]) -> Drafts:
    """The article of a record with what the record says about it, or why it is none."""
    try:
        for item in _drafts(record, read):
            yield item if isinstance(item, InputError) else _told(item, record)
    except InputError as fault:
        yield fault


def _drafts(record: Record, read: Callable[[Member], Drafts]) -> Drafts:
    found = sniffing.MAGIC.match(record.data[: sniffing.TAR])
    form = found.lastgroup if found else None
    if form not in (None, "pdf"):
        yield InputError(record.where, ARCHIVE, ARCHIVE_HINT)
    elif record.kind == "html" and form is None and not decoding.binary(record.data):
        if listing := sniffing.listing(decoding.decode(record.data[: sniffing.HEAD]).text):
            yield InputError(record.where, f"{listing}, no article")
            return
        yield _page(record, record.where)
    else:
        kind = "pdf" if form == "pdf" else {"text": "plain"}.get(record.kind, record.kind)
        yield from read(Member(io.BytesIO(record.data), record.where, kind, record.charset, WITHIN))


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
