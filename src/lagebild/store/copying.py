"""Which articles print another one's text: links from a copy to the texts that were there before it, and what people say of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select

from lagebild.records import Article
from lagebild.store import likeness, schema, stored
from lagebild.store.links import Link, said

CANDIDATES = 40  # texts with the most bands in common that are looked at


def find(connection: Connection, version: int, article: Article, now: str) -> str | None:
    """Link a new version to the texts of other articles that it has most of, and note its bands. The first of those articles."""
    query = select(schema.versions.c.signature, schema.versions.c.article).where(schema.versions.c.no == version)
    signed, owner = connection.execute(query).one()
    shares = dict.fromkeys(_equal(connection, owner, article.sha256), 1.0)  # however short
    if signed is not None:
        shared, runs = likeness.bands(signed), likeness.shingles(article.text)
        for row in _candidates(connection, owner, shared):
            share = _share(connection, signed, runs, row)
            if share >= likeness.needed((len(runs), row.shingles)):
                shares.setdefault(row.no, round(share, 4))
        connection.execute(insert(schema.bands), [{"band": band, "version": version} for band in shared])
    for number in _printing(connection, owner, shares):
        del shares[number]  # it prints this article: a later text of this one does not print it
    if not shares:
        return None
    found = [{"copy": version, "original": number, "share": shares[number], "known": now} for number in sorted(shares)]
    connection.execute(insert(schema.copies), found)
    return stored.article_of(connection, min(shares))


def _printing(connection: Connection, owner: int, among: Collection[int]) -> list[int]:
    """Of some versions those of articles that print a text of this one."""
    copy, original, version = (schema.versions.alias(name) for name in ("copy", "original", "version"))
    query = (
        select(version.c.no)
        .join(copy, copy.c.article == version.c.article)
        .join(schema.copies, schema.copies.c.copy == copy.c.no)
        .join(original, original.c.no == schema.copies.c.original)
        .where(version.c.no.in_(sorted(among)), original.c.article == owner)
    )
    return list(connection.scalars(query.distinct()))


def _equal(connection: Connection, owner: int, sha256: str) -> list[int]:
    """Versions of other articles with the very same text."""
    versions = schema.versions
    query = select(versions.c.no).where(versions.c.sha256 == sha256, versions.c.article != owner)
    return list(connection.scalars(query))


def _candidates(connection: Connection, owner: int, shared: Collection[int]) -> Sequence[Any]:
    """Versions of other articles with bands in common: of those with the most, in the order in which they came."""
    bands, versions = schema.bands, schema.versions
    own = select(versions.c.no).where(versions.c.article == owner)
    most = (
        select(bands.c.version)
        .where(bands.c.band.in_(shared), bands.c.version.not_in(own))
        .group_by(bands.c.version)
        .order_by(func.count().desc(), bands.c.version)
        .limit(CANDIDATES)
        .subquery()
    )
    columns = (versions.c.no, versions.c.signature, versions.c.shingles, versions.c.keep, versions.c.kept)
    return connection.execute(
        select(*columns).join(most, most.c.version == versions.c.no).order_by(versions.c.no)
    ).all()


def _share(connection: Connection, signed: bytes, runs: frozenset[str], row: Any) -> float:
    """The share of the shorter text that stands in the other; counted where the other is kept whole, else estimated."""
    sizes = (len(runs), row.shingles)
    share = likeness.estimated(signed, row.signature, sizes)
    if row.keep != "full" or row.kept is not None or share + likeness.doubt(sizes) < likeness.needed(sizes):
        return share
    return likeness.counted(runs, likeness.shingles(stored.text_of(stored.version_row(connection, row.no))))


def links(connection: Connection, known: str | None = None) -> list[Link]:
    """Copy and original, by their articles' ids, as the latest versions have it and people say; or as that was `known` at a time."""
    copy, original = schema.versions.alias("copy"), schema.versions.alias("original")
    left, right = schema.articles.alias("left"), schema.articles.alias("right")
    newest = (
        select(func.max(schema.versions.c.number))
        .where(
            schema.versions.c.article == copy.c.article, *(() if known is None else (schema.versions.c.known <= known,))
        )
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
        .where(copy.c.number == newest, *(() if known is None else (schema.copies.c.known <= known,)))
        .order_by(schema.copies.c.copy, schema.copies.c.original)
    )
    found = [(row[0], row[1]) for row in connection.execute(query)]
    return said(found, stored.verdicts(connection, known=known))
