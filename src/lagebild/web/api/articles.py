"""Articles with their versions, texts and readings, and the search in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from lagebild import moments
from lagebild.entries import Hit, Version
from lagebild.store import Dossier, Query
from lagebild.store.search import COUNTED
from lagebild.views.dossierlists import version_json
from lagebild.views.hits import hit_json
from lagebild.views.jsonform import reading_json
from lagebild.web.api.answers import Answer, Many, One, stamp_of
from lagebild.web.api.problems import Problem
from lagebild.web.api.table import Asked

DEEPEST = 10_000  # hits that are given in all


def search(asked: Asked) -> Answer:
    """Statements or articles with some words, by the conditions that were given."""
    given, stamp = asked.query, stamp_of(asked.desk.stamp())
    names = ("speaker", "type", "event", "since", "until", "by", "versions")
    values = {name: given[name] for name in names} | {"words": given["q"] or "", "what": given["what"]}
    if given["type"] is not None and given["what"] == "articles":
        raise Problem("invalid", "type: only statements have one", "Leave out what=articles.")
    _check_period(given)
    return _hits(asked, Query(**values, include_all=given["all"]), hit_json, stamp)


def articles(asked: Asked) -> Answer:
    """The articles, the last that came in first; as JSON lines all of them, in the order in which they came."""
    given, stamp = asked.query, stamp_of(asked.desk.stamp())
    _check_period(given)
    query = Query(what="articles", by="known", since=given["since"], until=given["until"], publisher=given["publisher"])
    found = _hits(asked, query, lambda hit: version_json(hit.version), stamp)

    def rows(offset: int, most: int | None) -> Iterable[Any]:
        return _every(asked, query) if most is None else found.rows(offset, most)

    return Many(rows=rows, total=found.total, stamp=stamp)


def _check_period(given: Mapping[str, Any]) -> None:
    if given["since"] and given["until"] and moments.moment(given["since"]) > moments.end(given["until"]):
        raise Problem("invalid", f"since: {given['since']} is later than until, {given['until']}")


def _hits(asked: Asked, query: Query, row: Callable[[Hit], Any], stamp: str) -> Many:
    """The hits of a query: looked up once to know how many there are and that it can be asked, then page by page."""
    with asked.desk.dossier() as dossier:
        total = dossier.search(replace(query, limit=1)).total

    def rows(offset: int, most: int | None) -> Iterable[Any]:
        limit = DEEPEST - offset if most is None else min(most, DEEPEST - offset)
        if limit <= 0:
            return ()
        with asked.desk.dossier() as dossier:
            found = dossier.search(replace(query, offset=offset, limit=limit))
        return map(row, found.statements or found.articles)

    return Many(rows=rows, total=total if total <= COUNTED else None, stamp=stamp)


def _every(asked: Asked, query: Query) -> Iterator[Any]:
    """The latest version of every article that a query's period and publisher fit."""
    first, last = moments.moment(query.since), moments.end(query.until) or moments.LAST
    dated = query.since is not None or query.until is not None
    with asked.desk.dossier() as dossier:
        for version in dossier.versions():
            when = moments.moment(version.published)
            fits = not dated or (bool(when) and first <= when <= last)
            if fits and query.publisher in (None, version.publisher):
                yield version_json(version)


def article(asked: Asked) -> Answer:
    """The latest version of one article."""
    stamp = stamp_of(asked.desk.stamp())
    with asked.desk.dossier() as dossier:
        return One(data=version_json(_versions(dossier, asked)[-1]), stamp=stamp)


def versions(asked: Asked) -> Answer:
    """All versions of one article, the first first."""
    stamp = stamp_of(asked.desk.stamp())
    with asked.desk.dossier() as dossier:
        found = _versions(dossier, asked)

    def rows(offset: int, most: int | None) -> Iterable[Any]:
        return map(version_json, found[offset : None if most is None else offset + most])

    return Many(rows=rows, total=len(found), stamp=stamp)


def text(asked: Asked) -> Answer:
    """The text of a version."""
    stamp = stamp_of(asked.desk.stamp())
    with asked.desk.dossier() as dossier:
        version = _version(dossier, asked)
        words = dossier.text(version.article, version.number)
    return One(data={**version_json(version), "text": words}, text=words, stamp=stamp)


def reading(asked: Asked) -> Answer:
    """What was read out of a version, as people left it."""
    stamp = stamp_of(asked.desk.stamp())
    with asked.desk.dossier() as dossier:
        version = _version(dossier, asked)
        found = dossier.judged(version.article, version.number)
    return One(data=reading_json(found, include_all=asked.query["all"]), stamp=stamp)


def _versions(dossier: Dossier, asked: Asked) -> list[Version]:
    """The versions of the article that the path names: by its whole id, not by its beginning."""
    identity = asked.path["id"]
    found = list(dossier.versions(identity))
    if not found or found[0].article != identity:
        raise Problem("not-found", f"No article has the id {identity[:100]!r}.")
    return found


def _version(dossier: Dossier, asked: Asked) -> Version:
    found = _versions(dossier, asked)
    number: int | None = asked.query["version"]
    if number is None:
        return found[-1]
    if number > len(found):
        raise Problem("not-found", f"The article has no version {number}, only {len(found)}.")
    return found[number - 1]
