"""What a dossier holds, read back: settings, versions with what is said about them, readings with the judgements on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, delete, func, insert, or_, select, text, update

from lagebild.entries import LEAD, Stored, Verdict, Version
from lagebild.errors import UnknownError
from lagebild.records import Article, Coder, Reading, digest
from lagebild.store import kept, replay, rows, schema, texts
from lagebild.store.codec import Content, Decision, Header, content, unpacked
from lagebild.store.links import said as said_of
from lagebild.terms import Stems

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


def salted(connection: Connection, sha256: str) -> str:
    """A hash of a hash that nobody can check a guess by who has not the dossier."""
    return "salted " + digest(setting(connection, "salt"), "header", sha256, length=40)


def set_rule(connection: Connection, publisher: str, keep: str) -> None:
    """Say what is kept of one source's texts."""
    table, publisher = schema.keeping, column(publisher)
    connection.execute(delete(table).where(table.c.publisher == publisher))
    connection.execute(insert(table).values(publisher=publisher, keep=keep))


def asked(connection: Connection) -> kept.Ask:
    """What answers queries in plain SQL by a connection."""
    return lambda query, values: connection.execute(text(query), values).all()


def last_known(connection: Connection) -> str | None:
    """The latest moment at which the dossier came to know something."""
    return kept.last_known(asked(connection))


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
    headers, versions = schema.headers, schema.versions
    documents = (
        select(headers.c.version, headers.c.document).where(headers.c.version.in_(numbers)).order_by(headers.c.no)
    )
    said = {one.version: unpacked(Header, one.document) for one in _last(connection.execute(documents))}
    counts = _counted(connection, versions.c.article, owners)
    links, about = _links(connection, numbers), _on_copies(connection)
    result = []
    for row in found:
        printed = said_of([(row.id, other) for copy, _, original, other in links if copy == row.no], about)
        printing = said_of([(other, row.id) for _, other, original, _ in links if original == row.no], about)
        original = next((original for copy, original in printed if copy == row.id), None)
        copies = sum(original == row.id for _, original in printing)
        result.append(_entry(row, said.get(row.no, Header()), original, counts[row.article], copies))
    return result


def _links(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, str, int, str]]:
    """Which versions the versions print, and which print them: row and article of the copy, row and article of the original."""
    copies, copy, original = schema.copies, schema.versions.alias("copy"), schema.versions.alias("original")
    left, right = schema.articles.alias("left"), schema.articles.alias("right")
    query = (
        select(copies.c.copy, left.c.id, copies.c.original, right.c.id)
        .select_from(copies)
        .join(copy, copy.c.no == copies.c.copy)
        .join(original, original.c.no == copies.c.original)
        .join(left, left.c.no == copy.c.article)
        .join(right, right.c.no == original.c.article)
        .where(or_(copies.c.copy.in_(numbers), copies.c.original.in_(numbers)))
        .order_by(copies.c.original, copies.c.copy)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def _on_copies(connection: Connection) -> list[Verdict]:
    """People's judgements on which article prints which."""
    table = schema.judgements
    articles = table.c.subject.in_(select(schema.articles.c.id))
    return list(verdicts(connection, where=table.c.kind.in_(("merge", "split")) & articles))


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
        rights=said.rights,
        fetched=said.fetched,
    )


def version_row(connection: Connection, version: int) -> Row[Any]:
    """The row of a version, by its number in the dossier."""
    return connection.execute(version_rows().where(schema.versions.c.no == version)).one()


def version_row_if_there(connection: Connection, version: int) -> Row[Any] | None:
    """The row of a version, unless it was forgotten meanwhile."""
    return connection.execute(version_rows().where(schema.versions.c.no == version)).one_or_none()


def some_rows(connection: Connection, numbers: Collection[int]) -> dict[int, Row[Any]]:
    """The rows of some versions by their numbers; without those that were forgotten meanwhile."""
    found = connection.execute(version_rows().where(schema.versions.c.no.in_(sorted(numbers))))
    return {row.no: row for row in found}


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


def version_of(connection: Connection, article: str, number: int | None = None) -> Row[Any]:
    """The row of an article's version, by default the latest; the article by its id or a beginning that only one has.

    Raises:
        UnknownError: there is no such article or version.
    """
    found = versions_of(connection, article_id(connection, article))
    row = found[-1] if number is None else next((one for one in found if one.number == number), None)
    if row is None:
        raise UnknownError(f"article {article!r} has no version {number}, only {len(found)}")
    return row


def text_of(row: Row[Any]) -> str:
    """The text of a version's row, with HIDDEN for what is not kept and ERASED for what was forgotten."""
    return texts.restored(row.text, row.keep, row.length)


def article(connection: Connection, row: Row[Any], said: Header | None = None) -> Article:
    """The article of a version's row, as it is said to be."""
    said = said or header(connection, row.no)
    values = {name: getattr(said, name) for name in Header.__dataclass_fields__}
    whole = row.keep == "full" and row.kept is None
    return Article(id=row.id, text=text_of(row), original="" if whole else row.sha256, **values)


def readings(connection: Connection, version: int, known: str | None = None) -> list[Row[Any]]:
    """The readings of a version, or those that were `known` at a time, with the header that each was read with; the latest first."""
    table = schema.readings
    query = select(*table.c, schema.headers.c.document.label("said")).join(
        schema.headers, schema.headers.c.no == table.c.header
    )
    if known is not None:
        query = query.where(table.c.known <= known)
    return list(connection.execute(query.where(table.c.version == version).order_by(table.c.no.desc())))


def reading(
    connection: Connection, row: Row[Any], known: str | None = None, here: Version | None = None
) -> Stored | None:
    """The current reading of a version's row as the network left it, with the judgements on it; None where it has none.

    With `known` the reading and the judgements as they were known at that time. `here` is the row's entry, where it is at hand.
    """
    found = readings(connection, row.no, known)
    return stored(connection, row, found[0], known, here) if found else None


def some_readings(connection: Connection, numbers: Sequence[int], known: str | None = None) -> Iterator[Stored]:
    """What `reading` gives for some versions by their numbers, in that order, without those that have none or were forgotten meanwhile."""
    some = some_rows(connection, numbers)
    rows = [some[number] for number in numbers if number in some]
    for row, here in zip(rows, entries(connection, rows) if rows else (), strict=True):
        if found := reading(connection, row, known, here):
            yield found


def stored(
    connection: Connection, row: Row[Any], read: Row[Any], known: str | None = None, here: Version | None = None
) -> Stored:
    """One reading of a version."""
    held, here = _reading(connection, row, read), here or entry(connection, row)
    if known is not None:
        said = header(connection, row.no, known)
        names = ("title", "publisher", "url", "published", "modified", "language")
        here = replace(here, **{name: getattr(said, name) for name in names})
    return Stored(here, held, read.known, tuple(verdicts(connection, row.id, known=known)))


def _reading(connection: Connection, row: Row[Any], read: Row[Any]) -> Reading:
    kept = unpacked(Content, read.document)
    return Reading(
        coder=Coder(read.coder, read.model, read.weights),
        article=article(connection, row, unpacked(Header, read.said)),
        actors=kept.actors,
        statements=kept.statements,
        times=kept.times,
        warnings=kept.warnings,
        frames=kept.frames,
    )


def judged(held: Stored) -> Reading:
    """The reading as people left it."""
    return left(held)[0]


def left(held: Stored) -> tuple[Reading, Mapping[str, str]]:
    """The reading as people left it; and for every judgement that found its record in it, by its id, that record's id."""
    found = replay.replayed(held.reading, held.verdicts)
    of = found.content
    reading = replace(held.reading, actors=of.actors, statements=of.statements, times=of.times, frames=of.frames)
    return reading, found.placed


def verdicts(
    connection: Connection,
    article: str | None = None,
    *,
    everywhere: bool = True,
    known: str | None = None,
    where: ColumnElement[bool] | None = None,
) -> Iterator[Verdict]:
    """The judgements, oldest first: all of them, or those that hold in one article; with `known` as they were at that time."""
    table = schema.judgements
    query = select(*table.c).order_by(table.c.no)
    if article is not None:
        here = table.c.article == article
        query = query.where(or_(here, table.c.article.is_(None)) if everywhere else here)
    if known is not None:
        query = query.where(table.c.made <= known)
    if where is not None:
        query = query.where(where)
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
            *((row.undone, row.undone_by) if known is None or (row.undone or "") <= known else (None, None)),
        )


def index_of(connection: Connection, row: Row[Any], read: Row[Any], stems: Stems) -> rows.Indexed:
    """What the index has to say of a version, by one of its readings and the judgements on it."""
    held = _reading(connection, row, read)
    shown = replay.replayed(held, verdicts(connection, row.id)).content
    return rows.indexed(article(connection, row), shown, stems, content(held))


def reindex(connection: Connection, version: int, stems: Stems) -> None:
    """Make the index of a version anew."""
    row = version_row(connection, version)
    found = readings(connection, version)
    if not found:
        return
    index = index_of(connection, row, found[0], stems)
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


def latest(connection: Connection, known: str | None = None) -> Sequence[int]:
    """The rows of the latest version of every article, or of those that were `known` at a time, in the order in which they came."""
    table = schema.versions
    last = select(table.c.article, func.max(table.c.number).label("number")).group_by(table.c.article)
    newest = (last if known is None else last.where(table.c.known <= known)).subquery()
    on = (newest.c.article == table.c.article) & (newest.c.number == table.c.number)
    return connection.scalars(select(table.c.no).join(newest, on).order_by(table.c.article)).all()


def last_judged(connection: Connection) -> str:
    """The latest moment at which people decided something or took it back; "" for never."""
    table = schema.judgements
    made = select(func.max(table.c.made)).scalar_subquery()
    undone = select(func.max(table.c.undone)).scalar_subquery()
    return max(filter(None, connection.execute(select(made, undone)).one()), default="")
