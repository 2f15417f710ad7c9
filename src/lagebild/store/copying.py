"""Which articles print another one's text: links from a copy to the texts that were there before it, and what people say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from lagebild.entries import Verdict
from lagebild.records import Article
from lagebild.store import likeness, schema, stored

CANDIDATES = 40  # texts with the most bands in common that are looked at


def find(connection: Connection, version: int, article: Article, now: str) -> str | None:
    """Link a new version to the texts of other articles that it has most of, and note its bands. The first of those articles."""
    signed = connection.execute(select(schema.versions.c.signature).where(schema.versions.c.no == version)).scalar()
    if signed is None:
        return None
    shared = likeness.bands(signed)
    runs = likeness.shingles(article.text)
    found = []
    for row in _candidates(connection, version, shared):
        share = _share(signed, runs, row)
        if share >= likeness.SHARE:
            values = {"copy": version, "original": row.no, "share": round(share, 4), "known": now}
            connection.execute(insert(schema.copies).values(**values))
            found.append((row.no, row.id))
    connection.execute(insert(schema.bands), [{"band": band, "version": version} for band in shared])
    return min(found)[1] if found else None


def _candidates(connection: Connection, version: int, shared: Collection[int]) -> list[Row[Any]]:
    """Versions of other articles with bands in common, the most first."""
    bands, versions = schema.bands, schema.versions
    own = select(versions.c.article).where(versions.c.no == version).scalar_subquery()
    most = (
        select(bands.c.version, func.count().label("common"))
        .where(bands.c.band.in_(shared))
        .group_by(bands.c.version)
        .order_by(func.count().desc(), bands.c.version)
        .limit(CANDIDATES)
        .subquery()
    )
    query = stored.version_rows().join(most, most.c.version == versions.c.no).where(versions.c.article != own)
    return list(connection.execute(query.order_by(versions.c.no)))


def _share(signed: bytes, runs: frozenset[str], row: Row[Any]) -> float:
    """The share of the shorter text that stands in the other; counted where the other is kept whole, else estimated."""
    if row.keep == "full" and row.kept is None:
        return likeness.counted(runs, likeness.shingles(stored.text_of(row)))
    return likeness.estimated(signed, row.signature, (len(runs), row.shingles))


def links(connection: Connection) -> list[tuple[str, str]]:
    """Copy and original, by their articles' ids, as the latest versions have it and people say."""
    copy, original = schema.versions.alias("copy"), schema.versions.alias("original")
    left, right = schema.articles.alias("left"), schema.articles.alias("right")
    newest = (
        select(func.max(schema.versions.c.number))
        .where(schema.versions.c.article == copy.c.article)
        .correlate(copy)
        .scalar_subquery()
    )
    query = (
        select(left.c.id, right.c.id)
        .select_from(schema.copies)
        .join(copy, copy.c.no == schema.copies.c.copy)
        .join(original, original.c.no == schema.copies.c.original)
        .join(left, left.c.no == copy.c.article)
        .join(right, right.c.no == original.c.article)
        .where(copy.c.number == newest)
        .order_by(schema.copies.c.copy, schema.copies.c.original)
    )
    found = [(row[0], row[1]) for row in connection.execute(query)]
    return said(dict.fromkeys(found), stored.verdicts(connection))


def said(found: Iterable[tuple[str, str]], verdicts: Iterable[Verdict]) -> list[tuple[str, str]]:
    """The links after people's judgements on articles, the last word last."""
    held = dict.fromkeys(found)
    for verdict in verdicts:
        if verdict.undone or verdict.of != "article" or verdict.kind not in ("merge", "split"):
            continue
        pair = (verdict.subject, str(verdict.value.get("with")))
        if verdict.kind == "merge":
            held.setdefault(pair)
        else:
            held = {link: None for link in held if set(link) != set(pair)}
    return list(held)


def sources(articles: Collection[str], found: Iterable[tuple[str, str]]) -> int:
    """How many independent sources stand behind some articles: those that print no other's text among them."""
    copies = {copy for copy, original in found if copy in articles and original in articles}
    return len(set(articles) - copies)
