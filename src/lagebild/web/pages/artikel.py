"""Artikel: the list of them, one with all that was read out of it, and adding more (`artikeladd`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lagebild.entries import Hit, Version
from lagebild.errors import ModelError, UnknownError
from lagebild.modelfolder import model_folder
from lagebild.records import Reading
from lagebild.store import Dossier
from lagebild.store.search import COUNTED
from lagebild.views.dossierwords import dossier_words, readable
from lagebild.views.harmless import harmless, one_line
from lagebild.views.hits import heading, short
from lagebild.views.notewords import told_fault
from lagebild.web.clock import Clock, clock_of
from lagebild.web.filters import segment
from lagebild.web.pages import artikeladd, aussagenquery
from lagebild.web.pages.artikeldiff import Part, differences
from lagebild.web.pages.artikelview import (
    LINKED,
    Asked,
    annotated,
    asked,
    href,
    judged,
    kept_notes,
    known,
    named,
    number,
)
from lagebild.web.pages.artikelwords import ArtikelWords, say_artikel
from lagebild.web.pages.aussagen import counted, faults
from lagebild.web.pages.aussagenwords import say_aussagen
from lagebild.web.rendering import language_of, page
from lagebild.web.typedtimes import sample

PAGE = 50  # lines of the list
FIELDS = ("q", "publisher", "since", "until", "only", "by")
ONLY = ("changed", "copies", "originals")


@dataclass(frozen=True, slots=True)
class Line:
    """An article of the list; `known` is when its latest text came into the dossier."""

    id: str
    href: str
    title: str
    when: str
    known: str
    publisher: str
    versions: int
    copies: int
    copy: bool
    kept: str
    language: str
    language_name: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of an article; `compare` leads to what differs from the one before."""

    number: int
    published: str
    known: str
    sha256: str
    title: str
    here: bool
    href: str
    compare: str


def articles(request: Request) -> Response:
    """The list."""
    language = language_of(request)
    words, search_words = say_artikel(language), say_aussagen(language)
    given = {name: value for name in FIELDS if (value := one_line(request.query_params.get(name, "")))}
    given = {name: value for name, value in given.items() if name != "only" or value in ONLY}
    clock = clock_of(request.app.state.desk, language)
    asked_for = {**given, "what": "articles", "page": request.query_params.get("page", "1")}
    what = aussagenquery.asked(asked_for, clock.home)
    query = replace(what.query, limit=PAGE, offset=(what.page - 1) * PAGE, changed=given.get("only") == "changed")
    hits: tuple[Hit, ...] = ()
    total, publishers = 0, ()
    if not what.stops:
        with request.app.state.desk.dossier() as dossier:
            if given.get("only") in ("copies", "originals"):
                at = 0 if given["only"] == "copies" else 1
                query = replace(query, articles=frozenset(link[at] for link in dossier.copies()))
            found, publishers = dossier.search(query), dossier.facets(query).publishers
        hits, total = found.articles, found.total
    shown = query.offset + len(hits)
    context = {
        "words": words,
        "fields": {name: given.get(name, "")[:500] for name in FIELDS},
        "faults": faults(what, search_words, clock),
        "lines": [_line(hit.version, words, clock) for hit in hits],
        "count": counted(total, search_words, language),
        "offset": query.offset,
        "publishers": publishers,
        "orders": [
            (name, search_words.orders[name])
            for name in ("time", "known", *(["relevance"] if what.query.words else []))
        ],
        "order": query.by,
        "zone": clock.zone,
        "sample": sample(clock.latest, language),
        "sample_day": clock.sample,
        "earlier": _address(given, what.page - 1) if what.page > 1 else "",
        "later": _address(given, what.page + 1) if hits and (shown < total or total > COUNTED) else "",
        **adding(request, words),
    }
    return page(request, "artikel.html.j2", context, status=400 if what.stops else 200)


def _address(fields: Mapping[str, str], number_: int) -> str:
    return "/artikel?" + urlencode({**fields, **({"page": str(number_)} if number_ > 1 else {})})


def _line(version: Version, words: ArtikelWords, clock: Clock) -> Line:
    say = dossier_words(clock.language)
    return Line(
        id=version.article,
        href=href(version),
        title=heading(version, clock.language),
        when=clock.when(version.published),
        known=known(version.known, clock),
        publisher=short(version.publisher),
        versions=version.versions,
        copies=version.copies,
        copy=version.original is not None,
        kept=say.keeps.get(version.keep, ""),
        language=version.language,
        language_name=words.languages.get(version.language, version.language),
    )


def adding(request: Request, words: ArtikelWords) -> Mapping[str, Any]:
    """What the form for adding reports needs; no form for whoever may not add, or where there is no model."""
    user, settings = request.state.user, request.app.state.settings
    try:
        model_folder(settings.model)
        missing = ""
    except ModelError as error:
        missing = told_fault(error, language_of(request))
    return {
        "may_add": user is not None and user.may("reviewer"),
        "no_model": missing,
        "files_label": words.add["files"].format(f"{settings.largest / 1_000_000:g}"),
    }


def article(request: Request) -> Response:
    """One article.

    Raises:
        UnknownError: there is no such article or version.
    """
    language, identity = language_of(request), request.path_params["id"]
    words, what = say_artikel(language), asked(request.query_params)
    clock = clock_of(request.app.state.desk, language)
    wanted = request.query_params.get("version")
    with request.app.state.desk.dossier() as dossier:
        versions = list(dossier.versions(identity))
        if versions[0].article != identity:  # the beginning of an id
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/artikel/{segment(versions[0].article)}{query}", 307)
        at = len(versions) if not wanted else number(wanted) or 0
        here = next((one for one in versions if one.number == at), None)
        if here is None:
            raise HTTPException(404)
        text = dossier.text(identity, here.number)
        reading = _reading(dossier, identity, here.number)
        original, printed, more = _linked(dossier, identity, here)
        verdicts = dossier.verdicts(identity)
        diff = _difference(dossier, versions, here, what, text)
    shown = None if reading is None else annotated(reading, what, words, language)
    context = {
        "words": words,
        "here": request.url.path,
        "article": here,
        "title": heading(here, language),
        "when": clock.when(here.published),
        "zone": clock.zone,
        "tongue": here.language,
        "publisher": short(here.publisher),
        "notes": list(kept_notes(here, text, words)),
        "no_text": here.keep == "none",
        "plain_text": harmless(readable(text)) if shown is None else "",
        "text": shown,
        "asked": what,
        "speakers": _speakers(reading, language) if reading is not None else (),
        "versions": [_version_line(one, here, clock) for one in versions],
        "latest": href(versions[-1]) if here is not versions[-1] else "",
        "original": named(original, clock) if original else None,
        "printed": [named(one, clock) for one in printed],
        "printed_more": more,
        "judgements": judged(verdicts, reading, clock),
        "diff": diff,
        "diff_hrefs": (
            href(here, compare=what.compare or 0) + "#unterschiede",
            href(here, compare=what.compare or 0, view="side") + "#unterschiede",
        ),
    }
    return page(request, "artikel_one.html.j2", context)


def _reading(dossier: Dossier, identity: str, number_: int) -> Reading | None:
    try:
        return dossier.judged(identity, number_)
    except UnknownError:
        return None


def _linked(dossier: Dossier, identity: str, here: Version) -> tuple[Version | None, list[Version], int]:
    """The article whose text this one prints, some of those that print it, and how many more do."""
    copies = [copy for copy, original in dossier.copies() if original == identity] if here.copies else []
    last = [list(dossier.versions(one))[-1] for one in copies[:LINKED]]
    original = list(dossier.versions(here.original))[-1] if here.original else None
    return original, last, max(0, len(copies) - LINKED)


def _difference(
    dossier: Dossier, versions: list[Version], here: Version, what: Asked, text: str
) -> Mapping[str, Any] | None:
    """What differs from the version that is compared with; None where none is, or it is not there."""
    other = next((one for one in versions if one.number == what.compare and one is not here), None)
    if other is None:
        return None
    old, new = (other, here) if other.number < here.number else (here, other)
    texts = [text if one is here else dossier.text(one.article, one.number) for one in (old, new)]
    kept = "none" not in (old.keep, new.keep)
    parts: tuple[Part, ...] = differences(*(harmless(readable(one)) for one in texts)) if kept else ()
    titles = differences(one_line(old.title), one_line(new.title))
    return {"old": old.number, "new": new.number, "parts": parts, "titles": titles, "kept": kept}


def _version_line(one: Version, here: Version, clock: Clock) -> VersionLine:
    when = one.modified or one.published
    return VersionLine(
        one.number,
        clock.when(when) if when else "",
        known(one.known, clock),
        one.sha256[:12],
        heading(one, clock.language),
        one is here,
        href(one),
        href(one, compare=one.number - 1) + "#unterschiede" if one.number > 1 else "",
    )


def _speakers(reading: Reading, language: str) -> tuple[tuple[str, str, int], ...]:
    """Who speaks in the article: key, name, how many statements."""
    from lagebild.views.outline import actors_of, best_by_f1, speakers, voice  # noqa: PLC0415
    from lagebild.views.words import words as view_words  # noqa: PLC0415

    actors = actors_of(reading)
    said = speakers(voice(reading, actors, one.speaker) for one in reading.statements if best_by_f1(one))
    nobody = view_words(language).no_speaker
    return tuple((who.key, short(who.name), many) if who else ("-", nobody, many) for who, many in said)


ROUTES = (
    Route("/artikel", articles, name="artikel"),
    Route("/artikel", artikeladd.add, methods=["POST"], name="artikel.add"),
    Route("/artikel/{id:path}", article, name="artikel.one"),
)
