"""The edge to trafilatura: heuristics over other people's markup, asked politely and never trusted to succeed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

LOGGERS = ("trafilatura", "htmldate", "courlan")


class Facts(NamedTuple):
    """What a page says about itself, as far as it was understood."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None


def main_body(tree: HtmlElement) -> etree._Element | None:
    """The article in a page, in trafilatura's own tags; None where none was found."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (slow to import, and only HTML needs it)

    try:
        with _quiet():
            found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    except Exception:  # whatever it stumbles on, the page's text is still there for the caller
        return None
    return getattr(found, "body", None)


def facts(tree: HtmlElement) -> Facts:
    """Title, publisher and address of a page."""
    from trafilatura import extract_metadata  # noqa: PLC0415 (slow to import, and only HTML needs it)

    try:
        with _quiet():
            found = extract_metadata(deepcopy(tree), extensive=False)  # a copy: it prunes what it reads
    except Exception:  # a page without title is still a page
        return Facts()
    return Facts(found.title, found.sitename, found.url)


def dated(tree: HtmlElement, url: str | None, latest: date, *, words: bool) -> str | None:
    """The day on which a page was published as htmldate finds it, no later than `latest`: in its markup and address, or by its `words`.

    `url` is the address that stands for the page; what the page itself names as its address is not looked at, nor linked data, which may
    be about pictures.

    Source: Barbaresi, "htmldate: A Python package to extract publication dates from web pages", JOSS 5(51), 2020.
    """
    from htmldate import find_date  # noqa: PLC0415 (slow to import, and only pages without a date need it)

    try:
        with _quiet():
            found: str | None = find_date(
                _own(tree), extensive_search=words, original_date=True, url=url, max_date=latest.isoformat()
            )
    except Exception:  # a page without a date is still a page
        return None
    return found


def _own(tree: HtmlElement) -> HtmlElement:
    """A copy of a page without what is no sign of its own date."""
    rest = deepcopy(tree)
    for element in list(rest.iter("meta", "link", "script", "figure", "aside")):
        name = (element.get("property") or element.get("name") or "").lower()
        is_sign = {"meta": name != "og:url", "link": "canonical" not in (element.get("rel") or "").lower().split()}
        if not is_sign.get(element.tag, element.tag == "script" and element.get("type") != "application/ld+json"):
            element.drop_tree()
    return rest


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what these libraries log off standard error, unless the application has asked for logs."""
    handler = logging.NullHandler()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
