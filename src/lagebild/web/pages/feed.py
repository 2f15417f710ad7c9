"""A search as an Atom feed (RFC 4287): entries keep their ids for ever, and hold only words that are kept."""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from lagebild import moments
from lagebild.entries import Hit
from lagebild.records import digest
from lagebild.store.search import Found
from lagebild.version import __version__
from lagebild.views.dossierwords import readable
from lagebild.views.harmless import one_line
from lagebild.views.hits import heading, short
from lagebild.views.statementwords import manner
from lagebild.views.words import quoted_words
from lagebild.web.clock import Clock
from lagebild.web.pages.aussagenhits import address, place, quotation, when
from lagebild.web.pages.aussagenwords import AussagenWords
from lagebild.web.words import FrameWords

PATH = "/aussagen.atom"
MOST = 100  # entries
TYPE = "application/atom+xml; charset=utf-8"
ATOM = "http://www.w3.org/2005/Atom"
EPOCH = "1970-01-01T00:00:00Z"


def answer(
    request: Request, found: Found, fields: Mapping[str, str], words: AussagenWords, frame: FrameWords, language: str
) -> Response:
    """The feed of what was found; `fields` are the search. An unchanged one is not sent again."""
    base = f"{request.url.scheme}://{request.url.netloc}"
    hits = (*found.statements, *found.articles)
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    asked = ", ".join(fields[name] for name in ("q", "speaker", "publisher") if name in fields)
    _put(root, "title", words.feed_title + (f": {one_line(asked)}" if asked else ""))
    _put(root, "id", f"urn:lagebild:search:{digest(address(fields), length=40)}")
    _put(root, "updated", max((_known(hit) for hit in hits), default=EPOCH))
    _link(root, "self", base + address(fields, path=PATH), "application/atom+xml")
    _link(root, "alternate", base + address(fields), "text/html")
    ET.SubElement(root, "generator", {"version": __version__}).text = "Lagebild"
    _put(ET.SubElement(root, "author"), "name", "Lagebild")
    for hit in hits:
        root.append(_entry(hit, base, words, frame, language))
    body = b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, "utf-8")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Accept-Language"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers={**headers, "Content-Type": TYPE})


def _entry(hit: Hit, base: str, words: AussagenWords, frame: FrameWords, language: str) -> ET.Element:
    entry, version = ET.Element("entry"), hit.version
    source = ", ".join(
        filter(None, (short(version.publisher), when(hit, Clock(language, "", None))))
    )  # out of a page: with its offset
    quote = quotation(hit, language)
    if hit.statement is None:
        identity = f"urn:lagebild:article:{digest(version.article, version.sha256, length=40)}"
        title = heading(version, language)
    else:
        identity = f"urn:lagebild:statement:{digest(version.article, hit.statement, length=40)}"
        who = short(hit.speakers[0].name) if hit.speakers else words.no_speaker
        title = f"{who}, {one_line(readable(manner(hit, language)))}"
        title += f": {short(quote, 100)}" if quote else ""
    _put(entry, "title", title)
    _put(entry, "id", identity)
    _put(entry, "updated", _known(hit))
    if "T" in (published := moments.moment(version.published)):
        _put(entry, "published", published)
    _link(entry, "alternate", base + place(hit), "text/html")
    if hit.speakers:
        _put(ET.SubElement(entry, "author"), "name", short(hit.speakers[0].name))
    body = quoted_words(quote, language) if quote else frame.not_kept
    doubt = f" ({frame.unsure})" if not hit.shown else ""
    ET.SubElement(entry, "summary", {"type": "text"}).text = f"{body}{doubt} – {source} – {heading(version, language)}"
    return entry


def _known(hit: Hit) -> str:
    """When the dossier came to know the text."""
    return hit.version.known


def _put(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = one_line(text)


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind})
