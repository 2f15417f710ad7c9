"""What a page says about the use of its text: licence, copyright, reservations of text and data mining.

Read are declarations that machines are meant to read: rel=license, Dublin Core, schema.org, the TDM Reservation Protocol's tags
(https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/) and the robots tags "noai", "notrain" and "noimageai". What
stands in prose, in an imprint or in terms of use, is not, nor what is said of a picture, a comment or another thing in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from lagebild.rights import Reservation, Rights
from lagebild.sources import pagemeta

LONGEST = 300  # characters of a licence or notice that are kept
AGENT = "lagebild"
UNWANTED = re.compile(r"no-?ai|no-?(?:ai-?)?train(?:ing)?|no-?tdm|no-?imageai", re.IGNORECASE)
LICENCES = ("dcterms.license", "dc.license", "dcterms.rights", "dc.rights", "license")
RIGHTS = ("dcterms.rights", "dc.rights")
NO_LICENCE = re.compile(r"©|\(c\)|\bcopyright\b|all rights reserved|(?:alle )?rechte vorbehalten", re.IGNORECASE)
NOTICES = ("copyright", "dcterms.rightsholder", "dc.rights.copyright")
RESERVED, POLICY = "tdm-reservation", "tdm-policy"


def declared(tree: HtmlElement) -> Rights | None:
    """What a page declares; None where it says nothing."""
    found = next(_licences(tree), (None, None))
    notice = next(_notices(tree), None)
    reservations = (*_protocol(tree), *_robots(tree))
    return made(found, notice, reservations)


def made(
    licence: tuple[str | None, str | None], notice: str | None, reservations: Iterable[Reservation] = ()
) -> Rights | None:
    """The record, its words cut to a length; None where nothing is said. `licence` is it and where it stands."""
    words = short(licence[0])
    rights = Rights(words, licence[1] if words else None, short(notice), tuple(dict.fromkeys(reservations)))
    return None if rights == Rights() else rights


def joined(first: Rights | None, second: Rights | None) -> Rights | None:
    """What two places say of one text; where both say something, the first counts, and a reservation of either."""
    if first is None or second is None:
        return first or second
    nearer = first if first.licence else replace(first, licence=second.licence, licence_by=second.licence_by)
    reservations = tuple(dict.fromkeys((*first.reservations, *second.reservations)))
    return replace(nearer, notice=first.notice or second.notice, reservations=reservations)


def short(words: str | None) -> str | None:
    """Words on one line, cut to a length; None where there are none."""
    line = " ".join((words or "").split())
    return (line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…") or None


def directives(by: str, content: str) -> Iterator[Reservation]:
    """The reservations in a list of robots directives."""
    for word in content.split(","):
        if UNWANTED.fullmatch(word.strip()):
            yield Reservation(by, word.strip().lower())


def protocol(by: str, value: str | None, policy: str | None) -> Iterator[Reservation]:
    """The reservation that a value of the TDM Reservation Protocol makes; "0" says that there is none."""
    if value is not None and value.strip() == "1":
        yield Reservation(by, f"{RESERVED}: 1", short(policy))


def _licences(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("link", "a"):
        if "license" in (element.get("rel") or "").lower().split() and (address := element.get("href")):
            yield from () if pagemeta.of_another(element) else [(address, "rel=license")]
    for name in LICENCES:
        yield from ((value, name) for value in pagemeta.metas(tree, (name,)) if not _is_notice(name, value))
    for element in tree.iter("link"):
        if (name := (element.get("rel") or "").lower()) in LICENCES[:4] and (address := element.get("href")):
            yield address, name
    for thing in pagemeta.own_things(tree):
        if value := _named(thing.get("license")):
            yield value, "JSON-LD"


def _notices(tree: HtmlElement) -> Iterator[str]:
    yield from pagemeta.metas(tree, NOTICES)
    yield from (value for value in pagemeta.metas(tree, RIGHTS) if _is_notice(RIGHTS[0], value))
    for thing in pagemeta.own_things(tree):
        for key in ("copyrightNotice", "copyrightHolder"):
            if value := _named(thing.get(key), "name"):
                yield value


def _is_notice(name: str, value: str) -> bool:
    """Whether what a page calls its rights says whose they are, and not what may be done."""
    return name in RIGHTS and NO_LICENCE.search(value) is not None


def _named(value: Any, *names: str) -> str | None:
    """A value of linked data as words: itself, or what names it."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = next((value[name] for name in (*names, "url", "@id", "name") if isinstance(value.get(name), str)), None)
    return value.strip() or None if isinstance(value, str) else None


def _protocol(tree: HtmlElement) -> Iterator[Reservation]:
    value = next(pagemeta.metas(tree, (RESERVED,)), None)
    yield from protocol(f"{RESERVED} meta", value, next(pagemeta.metas(tree, (POLICY,)), None))


def denied(tree: HtmlElement) -> bool:
    """Whether the page says by the protocol that nothing is reserved: that counts before what is said of the whole site."""
    return next(pagemeta.metas(tree, (RESERVED,)), "").strip() == "0"


def _robots(tree: HtmlElement) -> Iterator[Reservation]:
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() in ("robots", AGENT):
            yield from directives("robots meta", meta.get("content") or "")
