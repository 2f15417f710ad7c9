"""What a dossier holds, read back: settings, versions with what is said about them, readings with the judgements on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, delete, func, insert, or_, select, update

from lagebild.entries import LEAD, Stored, Verdict, Version
from lagebild.errors import UnknownError
from lagebild.records import Article, Coder, Reading
from lagebild.store import replay, rows, schema, texts
from lagebild.store.codec import Content, Decision, Header, unpacked
from lagebild.store.words import Stems

AHEAD = 200  # rows that are fetched at a time where many are asked for
LONGEST = 300  # characters of words in a column that is indexed; a document has all of them


def column(words: str) -> str:
    """Words as an indexed column has them: PostgreSQL takes no NUL and no more than some 2,700 bytes there."""
    return words.replace("\x00", "\u2400")[:LONGEST]


def setting(connection: Connection, key: str) -> str | None:
    """A setting of the dossier."""
    return connection.execute(select(schema.settings.c.value).where(schema.settings.c.key == key)).scalar()


def set_setting(connection: Connection, key: str, value: str) -> None:
    """Set a setting."""
    table = schema.settings
    if setting(connection, key) is None:
        connection.execute(insert(table).values(key=key, value=value))
    else:
        connection.execute(update(table).where(table.c.key == key).values(value=value))


def set_rule(connection: Connection, publisher: str, keep: str) -> None:
    """Say what is kept of one source's texts."""
    table, publisher = schema.keeping, column(publisher)
    connection.execute(delete(table).where(table.c.publisher == publisher))
    connection.execute(insert(table).values(publisher=publisher, keep=keep))


def last_known(connection: Connection) -> str | None:
    """The latest moment at which the dossier came to know something."""
    judgements = schema.judgements
    columns = (schema.versions.c.known, schema.headers.c.known, schema.readings.c.known, judgements.c.made)
    last = [
        select(of).order_by(of.table.c.no.desc()).limit(1).scalar_subquery() for of in columns
    ]  # rows come in order
    undone = select(func.max(judgements.c.undone)).scalar_subquery()
    return max(filter(None, connection.execute(select(*last, undone)).one()), default=None)


def header(connection: Connection, version: int, known: str | None = None) -> Header:
    """What is said about a version: the latest that is known, or that was known at a time."""
    table = schema.headers
    query = select(table.c.document).where(table.c.version == version)
    if known is not None:
        query = query.where(table.c.known <= known)
    data = connection.execute(query.order_by(table.c.no.desc()).limit(1)).scalar()
    return Header() if data is None else unpacked(Header, data)


def version_rows() -> Select[Any]:
    """Every version with its article's id."""
    versions, articles = schema.versions, schema.articles
    return select(articles.c.id, *versions.c).join(articles, articles.c.no == versions.c.article)


def entry(connection: Connection, row: Row[Any]) -> Version:
    """The entry of a version's row (`version_rows`)."""
    return entries(connection, [row])[0]


def entries(connection: Connection, found: Sequence[Row[Any]]) -> list[Version]:
    """The entries of versions' rows, in their order, read together."""
    numbers, owners = [row.no for row in found], [row.article for row in found]
    headers, versions, copies, articles = schema.headers, schema.versions, schema.copies, schema.articles
    documents = (
        select(headers.c.version, headers.c.document).where(headers.c.version.in_(numbers)).order_by(headers.c.no)
    )
    said = {one.version: unpacked(Header, one.document) for one in _last(connection.execute(documents))}
    counts = _counted(connection, versions.c.article, owners)
    copied = _counted(connection, copies.c.original, numbers)
    first = (
        select(copies.c.copy, articles.c.id)
        .join(versions, versions.c.no == copies.c.original)
        .join(articles, articles.c.no == versions.c.article)
        .where(copies.c.copy.in_(numbers))
        .order_by(copies.c.original.desc())
    )
    originals = {one.copy: str(one.id) for one in connection.execute(first)}  # the first comes last and stays
    return [
        _entry(row, said.get(row.no, Header()), originals.get(row.no), counts[row.article], copied.get(row.no, 0))
        for row in found
    ]


def _last(found: Iterable[Row[Any]]) -> Iterable[Row[Any]]:
    """Of every version the last row."""
    return {row.version: row for row in found}.values()


def _counted(connection: Connection, column: Column[int], among: Sequence[int]) -> dict[int, int]:
    """How often each of some numbers stands in a column."""
    query = select(column, func.count()).where(column.in_(among)).group_by(column)
    return {row[0]: row[1] for row in connection.execute(query)}


def _entry(row: Row[Any], said: Header, original: str | None, versions: int, copies: int) -> Version:
    return Version(
        article=row.id,
        number=row.number,
        sha256=row.sha256,
        known=row.known,
        keep=row.keep,
        title=said.title,
        publisher=said.publisher,
        url=said.url,
        published=said.published,
        modified=said.modified,
        language=said.language,
        lead=text_of(row)[:LEAD],
        original=original,
        versions=versions,
        copies=copies,
    )


def version_row(connection: Connection, version: int) -> Row[Any]:
    """The row of a version, by its number in the dossier."""
    return connection.execute(version_rows().where(schema.versions.c.no == version)).one()


def version_row_if_there(connection: Connection, version: int) -> Row[Any] | None:
    """The row of a version, unless it was forgotten meanwhile."""
    return connection.execute(version_rows().where(schema.versions.c.no == version)).one_or_none()


def article_id(connection: Connection, given: str) -> str:
    """The full id of an article, by that or by a beginning that only one has.

    Raises:
        UnknownError: there is no such article, or there are several.
    """
    column = schema.articles.c.id
    if connection.execute(select(column).where(column == given)).scalar() is not None:
        return given
    found = connection.scalars(
        select(column).where(column.startswith(given, autoescape=True)).order_by(column).limit(4)
    ).all()
    if len(found) == 1 and given:
        return str(found[0])
    if not found or not given:
        raise UnknownError(f"no article {given!r} in this dossier; `lagebild articles` lists them")
    raise UnknownError(f"several articles begin with {given!r}: {', '.join(found[:3])} …; give more of the id")


def article_of(connection: Connection, version: int) -> str:
    """The id of a version's article."""
    return str(version_row(connection, version).id)


def versions_of(connection: Connection, article: str) -> list[Row[Any]]:
    """The rows of an article's versions, the first that was known first.

    Raises:
        UnknownError: there is no such article.
    """
    query = version_rows().where(schema.articles.c.id == article).order_by(schema.versions.c.number)
    found = list(connection.execute(query))
    if not found:
        raise UnknownError(f"no article {article!r} in this dossier; `lagebild articles` lists them")
    return found


def text_of(row: Row[Any]) -> str:
    """The text of a version's row, with HIDDEN for what is not kept and ERASED for what was forgotten."""
    return texts.restored(row.text, row.keep, row.length)


def article(connection: Connection, row: Row[Any], said: Header | None = None) -> Article:
    """The article of a version's row, as it is said to be."""
    said = said or header(connection, row.no)
    values = {name: getattr(said, name) for name in Header.__dataclass_fields__}
    whole = row.keep == "full" and row.kept is None
    return Article(id=row.id, text=text_of(row), original="" if whole else row.sha256, **values)


def readings(connection: Connection, version: int) -> list[Row[Any]]:
    """The readings of a version, with the header that each was read with; the latest first."""
    table = schema.readings
    query = select(*table.c, schema.headers.c.document.label("said")).join(
        schema.headers, schema.headers.c.no == table.c.header
    )
    return list(connection.execute(query.where(table.c.version == version).order_by(table.c.no.desc())))


def reading(connection: Connection, row: Row[Any]) -> Stored | None:
    """The current reading of a version's row as the network left it, with the judgements on it; None where it has none."""
    found = readings(connection, row.no)
    return stored(connection, row, found[0]) if found else None


def stored(connection: Connection, row: Row[Any], read: Row[Any]) -> Stored:
    """One reading of a version."""
    held = _reading(connection, row, read)
    return Stored(entry(connection, row), held, read.known, tuple(verdicts(connection, row.id)))


def _reading(connection: Connection, row: Row[Any], read: Row[Any]) -> Reading:
    content = unpacked(Content, read.document)
    return Reading(
        coder=Coder(read.coder, read.model, read.weights),
        article=article(connection, row, unpacked(Header, read.said)),
        actors=content.actors,
        statements=content.statements,
        times=content.times,
        warnings=content.warnings,
        frames=content.frames,
    )


def judged(held: Stored) -> Reading:
    """The reading as people left it."""
    content = replay.replayed(held.reading, held.verdicts).content
    return replace(
        held.reading, actors=content.actors, statements=content.statements, times=content.times, frames=content.frames
    )


def verdicts(connection: Connection, article: str | None = None, *, everywhere: bool = True) -> Iterator[Verdict]:
    """The judgements, oldest first: all of them, or those that hold in one article."""
    table = schema.judgements
    query = select(*table.c).order_by(table.c.no)
    if article is not None:
        general = table.c.article.is_(None) if everywhere else False
        query = query.where(or_(table.c.article == article, general))  # type: ignore[arg-type]
    for row in connection.execute(query).all():
        said = unpacked(Decision, row.document)
        yield Verdict(
            row.kind,
            row.subject,
            row.author,
            row.made,
            row.article,
            said.of,
            said.anchor,
            said.value,
            row.undone,
            row.undone_by,
        )


def reindex(connection: Connection, version: int, stems: Stems) -> None:
    """Make the index of a version anew."""
    row = version_row(connection, version)
    found = readings(connection, version)
    if not found:
        return
    content = replay.replayed(_reading(connection, row, found[0]), verdicts(connection, row.id)).content
    index = rows.indexed(article(connection, row), content, stems)
    newest = connection.execute(
        select(func.max(schema.versions.c.number)).where(schema.versions.c.article == row.article)
    ).scalar_one()
    rows.put(connection, version, index, latest=row.number == newest)


def numbers(connection: Connection, article: str | None = None) -> Sequence[int]:
    """The rows of all versions, or of those of one article."""
    query = select(schema.versions.c.no).join(schema.articles, schema.articles.c.no == schema.versions.c.article)
    if article is not None:
        query = query.where(schema.articles.c.id == article)
    return connection.scalars(query.order_by(schema.versions.c.no)).all()


def latest(connection: Connection) -> Sequence[int]:
    """The rows of the latest version of every article, in the order in which the articles came."""
    table = schema.versions
    newest = select(table.c.article, func.max(table.c.number).label("number")).group_by(table.c.article).subquery()
    on = (newest.c.article == table.c.article) & (newest.c.number == table.c.number)
    return connection.scalars(select(table.c.no).join(newest, on).order_by(table.c.article)).all()
