"""Search over statements and articles: words with their stems and compounds, exact phrases, speakers, types, periods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    func,
    literal_column,
    select,
    text,
    true,
)
from sqlalchemy import table as named_table

from lagebild import moments
from lagebild.entries import Hit, KnownActor
from lagebild.errors import StoreError, UnknownError
from lagebild.store import fulltext, hits, schema, stored
from lagebild.terms import Stems, folded, is_compound, query_words, remainders

COUNTED = 1000  # hits that are counted; beyond that there are "more than"
COMPOUNDS = 60  # compounds of one word that are looked for, the most used first
SUGGESTIONS = 3
ALIKE = 70.0  # per cent
BATCH = 100  # candidates of a phrase that are looked at together
_PHRASE = re.compile(r'["„“”»«]([^"„“”»«]+)["„“”»«]')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; everything that is given must hold.

    `words` may hold phrases in quotation marks. `since` and `until` are ISO 8601, both inclusive: when a statement was said, else
    published. `what` is "statements", "articles" or "all"; `by` is "relevance" or "time" (the latest first). Without `include_all`
    only statements that the views show by default; without `versions` only the latest text of every article. `by` may also be "known":
    what came into the dossier last, first. `statements` and `articles` are ids that alone count; `changed` articles have several texts.
    The first `offset` hits are passed over.
    """

    words: str = ""
    speaker: str | None = None
    type: str | None = None
    event: str | None = None
    since: str | None = None
    until: str | None = None
    what: str = "all"
    by: str = "relevance"
    limit: int = 50
    include_all: bool = False
    versions: bool = False
    publisher: str | None = None
    statements: frozenset[str] | None = None
    articles: frozenset[str] | None = None
    changed: bool = False
    offset: int = 0


class Found(NamedTuple):
    """The hits, the best first, and how many there are in all (COUNTED + 1 for more than COUNTED); the `terms` that were looked for."""

    statements: tuple[Hit, ...]
    articles: tuple[Hit, ...]
    total: int
    terms: frozenset[str] = frozenset()


class Sought(NamedTuple):
    """The words of a query: of every group one term must be there, of every run one as it is, and every phrase."""

    groups: tuple[tuple[str, ...], ...]
    runs: tuple[tuple[tuple[str, ...], ...], ...]  # for every phrase its terms in a row, by either language
    phrases: tuple[re.Pattern[str], ...]

    @property
    def terms(self) -> frozenset[str]:
        """Every one of them."""
        return frozenset(term for group in self.groups for term in group)


def search(connection: Connection, query: Query, stems: Stems) -> Found:
    """Look a query up.

    Raises:
        UnknownError: nobody is called like the speaker; it says who is called almost so.
        StoreError: the words are only such as stand in every text.
    """
    fulltext.ready(connection)
    sought = sought_for(connection, query.words, stems)
    keys = None if query.speaker is None else [actor.key for actor in resolved(connection, query.speaker)]
    statements: tuple[Hit, ...] = ()
    articles: tuple[Hit, ...] = ()
    total = 0
    if query.what in ("all", "statements"):
        rows = statement_rows(connection, query, sought, keys)
        found, count = _taken(connection, query, sought, rows)
        statements = hits.of_statements(connection, found)
        total += count
    if query.what in ("all", "articles") and query.type is None:
        rows = article_rows(connection, query, sought, keys)
        found, count = _taken(connection, query, sought, rows)
        articles = hits.of_articles(connection, found, sought.terms, sought.phrases, stems)
        total += count
    return Found(statements, articles, min(total, COUNTED + 1), sought.terms)


def sought_for(connection: Connection, words: str, stems: Stems) -> Sought:
    """The words of a query, as the index has them."""
    phrases = [found[1] for found in _PHRASE.finditer(words)]
    groups = [
        _group(connection, terms) for word in query_words(_PHRASE.sub(" ", words)) if (terms := stems.wanted(word))
    ]
    groups += [terms for phrase in phrases for word in query_words(phrase) if (terms := stems.wanted(word))]
    if words.strip() and not groups:
        raise StoreError(
            f"{words.strip()[:80]!r}: only words that stand in every text, or none at all; add one that says more"
        )
    patterns = [
        re.compile(r"\b" + r"\W+".join(map(re.escape, query_words(phrase))) + r"\b", re.IGNORECASE)
        for phrase in phrases
    ]
    runs = [{tuple(stems.terms(phrase, language)) for language in ("de", "en")} - {()} for phrase in phrases]
    return Sought(tuple(groups), tuple(tuple(sorted(run)) for run in runs if run), tuple(patterns))


def _group(connection: Connection, wanted: Sequence[str]) -> tuple[str, ...]:
    """The terms for a word: its own and the compounds with it that the dossier has."""
    table = schema.terms
    found = list(wanted)
    for stem in wanted:
        if len(stem) < 3:
            continue
        like = table.c.term.contains(stem, autoescape=True)
        terms = connection.scalars(
            select(table.c.term).where(like, table.c.term != stem).order_by(table.c.uses.desc(), table.c.term)
        )
        candidates = [term for term in terms if remainders(term, stem)]
        rests = {rest for term in candidates for rest in remainders(term, stem)}
        known = _known(connection, rests)
        found += [term for term in candidates if is_compound(term, stem, known)][:COMPOUNDS]
    return tuple(dict.fromkeys(found))


def _known(connection: Connection, terms: set[str]) -> set[str]:
    table = schema.terms
    found: set[str] = set()
    ordered = sorted(terms)
    for at in range(0, len(ordered), 500):
        found.update(connection.scalars(select(table.c.term).where(table.c.term.in_(ordered[at : at + 500]))))
    return found


def statement_rows(connection: Connection, query: Query, sought: Sought, keys: Sequence[str] | None) -> Select[Any]:
    """The rows of the statements that a query means, in its order."""
    table = schema.statements
    names = ("no", "id", "type", "spans", "moment", "until", "version", "shown")
    columns = [table.c[name] for name in names]
    rows = _matched(connection, select(*columns), table, "statement_words", sought)
    if not query.versions:
        rows = rows.where(table.c.latest)
    if not query.include_all:
        rows = rows.where(table.c.shown)
    if query.type is not None:
        rows = rows.where(table.c.type == query.type)
    if query.statements is not None:
        rows = rows.where(table.c.id.in_(query.statements))
    if query.publisher is not None or query.articles is not None:
        rows = rows.where(table.c.version.in_(_printed(query)))
    if query.event is not None:
        events = schema.events
        said = select(events.c.statement).where(events.c.type == query.event, seen(query))
        rows = rows.where(table.c.id.in_(said))
    if keys is not None:
        speakers = schema.speakers
        rows = rows.where(table.c.no.in_(select(speakers.c.statement).where(speakers.c.key.in_(keys))))
    if query.since is not None:
        rows = rows.where(table.c.until >= moments.moment(query.since))
    if query.until is not None:
        rows = rows.where(table.c.moment <= moments.end(query.until), table.c.moment != "")
    return _ordered(rows, query, sought, table.c.moment, table.c.version, table.c.no)


def article_rows(connection: Connection, query: Query, sought: Sought, keys: Sequence[str] | None) -> Select[Any]:
    """The rows of the versions of articles that a query means, in its order."""
    table, headers = schema.versions, schema.headers
    last = select(headers.c.moment).where(headers.c.version == table.c.no).order_by(headers.c.no.desc()).limit(1)
    moment = last.correlate(table).scalar_subquery()
    rows = _matched(connection, select(table.c.no, table.c.no.label("version")), table, "version_words", sought)
    if not query.versions:
        newest = table.alias("newest")
        later = select(newest.c.no).where(newest.c.article == table.c.article, newest.c.number > table.c.number)
        rows = rows.where(~later.exists())
    if query.event is not None:
        told = select(schema.events.c.version).where(schema.events.c.type == query.event, seen(query))
        rows = rows.where(table.c.no.in_(told))
    if keys is not None:
        spoken = select(schema.statements.c.version).join(
            schema.speakers, schema.speakers.c.statement == schema.statements.c.no
        )
        rows = rows.where(table.c.no.in_(spoken.where(schema.speakers.c.key.in_(keys))))
    if query.since is not None:
        rows = rows.where(moment >= moments.moment(query.since))
    if query.until is not None:
        rows = rows.where(moment <= moments.end(query.until), moment != "")
    if query.changed:
        rows = rows.where(table.c.number > 1)
    if query.publisher is not None or query.articles is not None:
        rows = rows.where(table.c.no.in_(_printed(query)))
    return _ordered(rows, query, sought, moment, table.c.no, table.c.no)


def publisher_of(version: Column[int]) -> ScalarSelect[Any]:
    """Who published a version, by what is said about it last."""
    headers = schema.headers
    last = select(headers.c.publisher).where(headers.c.version == version).order_by(headers.c.no.desc()).limit(1)
    return last.correlate(version.table).scalar_subquery()


def _printed(query: Query) -> Select[Any]:
    """The versions by a publisher, or of some articles."""
    table = schema.versions.alias("printed")
    rows = select(table.c.no)
    if query.publisher is not None:
        rows = rows.where(publisher_of(table.c.no) == stored.column(query.publisher))
    if query.articles is not None:
        articles = schema.articles
        rows = rows.where(table.c.article.in_(select(articles.c.no).where(articles.c.id.in_(query.articles))))
    return rows


def seen(query: Query) -> ColumnElement[bool]:
    """Of events, too, only those that the views show, unless all are asked for."""
    return true() if query.include_all else schema.events.c.shown


def _matched(connection: Connection, rows: Select[Any], table: Table, index: str, sought: Sought) -> Select[Any]:
    """The rows of a table that the index has for the words, with their rank."""
    if not sought.groups:
        return rows.add_columns(literal_column("0.0").label("score"))
    looking = fulltext.looking(connection.dialect.name, index, sought.groups, sought.runs)
    found = rows.add_columns(text(f"{looking.rank} AS score"))
    found = found.select_from(table.join(named_table(index), literal_column(looking.key) == table.c.no))
    return found.where(*map(text, looking.conditions)).params(**looking.names)


def _ordered(
    rows: Select[Any], query: Query, sought: Sought, moment: Any, version: Column[int], number: Column[int]
) -> Select[Any]:
    if query.by == "known":
        return rows.order_by(version.desc(), number)
    if query.by == "relevance" and sought.groups:
        return rows.order_by(literal_column("score").desc(), number)
    return rows.order_by(moment.desc(), number)


def _taken(connection: Connection, query: Query, sought: Sought, rows: Select[Any]) -> tuple[list[Any], int]:
    """The rows of the first hits, and how many there are; phrases are looked for in the words themselves."""
    if sought.phrases:
        fitting = phrased(connection, sought, rows)
        return fitting[query.offset : query.offset + query.limit], len(fitting)
    found = list(connection.execute(rows.limit(query.limit).offset(query.offset)))
    if len(found) < query.limit and (found or not query.offset):
        return found, query.offset + len(found)
    counted = (
        rows.with_only_columns(literal_column("1"), maintain_column_froms=True)
        .order_by(None)
        .limit(COUNTED + 1)
        .subquery()
    )
    return found, connection.execute(select(func.count()).select_from(counted)).scalar_one()


def phrased(connection: Connection, sought: Sought, rows: Select[Any]) -> list[Any]:
    """The same where phrases are looked for: the index knows where their stems follow each other, the text whether it is they."""
    fitting: list[Any] = []
    candidates = list(connection.execute(rows.limit(COUNTED + 1)))
    for at in range(0, len(candidates), BATCH):
        for row, words in hits.with_words(connection, candidates[at : at + BATCH]):
            if all(pattern.search(words) for pattern in sought.phrases):
                fitting.append(row)
    return fitting


def known_actors(
    connection: Connection, keys: Sequence[str] | None = None, limit: int | None = None
) -> Iterator[KnownActor]:
    """The actors of the latest versions, those with the most statements first; or those of some keys."""
    table = schema.actors
    said, mentions = func.sum(table.c.statements), func.sum(table.c.mentions)
    query = (
        select(
            table.c.key,
            func.max(table.c.name).label("name"),
            func.max(table.c.kind).label("kind"),
            func.max(table.c.wikidata).label("wikidata"),
            func.max(table.c.country).label("country"),
            func.count(func.distinct(table.c.version)).label("articles"),
            mentions.label("mentions"),
            said.label("statements"),
        )
        .where(table.c.latest, table.c.folded != "")
        .group_by(table.c.key)
        .order_by(said.desc(), mentions.desc(), table.c.key)
    )
    if keys is not None:
        query = query.where(table.c.key.in_(keys))
    for row in connection.execute(query.limit(limit) if limit else query):
        yield KnownActor(*row)


def resolved(connection: Connection, name: str) -> list[KnownActor]:
    """The actors that a name can mean: those called exactly so, else those whose name has all of its words.

    Raises:
        UnknownError: there is none; it says who is called almost so.
    """
    table, small = schema.actors, folded(name)
    exact = select(table.c.key).where((table.c.key == name) | (table.c.folded == small))
    keys = list(connection.scalars(exact.distinct())) if small else []
    if not keys:
        names = list(connection.scalars(select(table.c.folded).distinct())) if small else []
        words = set(small.split())
        having = [one for one in names if words.issubset(one.split())]
        keys = list(connection.scalars(select(table.c.key).where(table.c.folded.in_(having)).distinct()))
        if not keys:
            alike = _alike(connection, small, names)
            hint = f"; did you mean {' or '.join(alike)}?" if alike else ""
            raise UnknownError(f"nobody called {name[:80]!r} in this dossier{hint}", alike)
    return list(known_actors(connection, keys)) or [KnownActor(key, name, "", None, None, 0, 0, 0) for key in keys]


def _alike(connection: Connection, small: str, names: Sequence[str]) -> tuple[str, ...]:
    """Who is called almost so, of some folded names; those that are much shorter than its longest word are like anything."""
    least = 2 / 3 * max(map(len, small.split()), default=0)
    long = [one for one in names if len(one) >= least]
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- only for what is not found

    alike = [one[0] for one in process.extract(small, long, scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=ALIKE)]
    table = schema.actors
    query = select(table.c.folded, func.max(table.c.name)).where(table.c.folded.in_(alike)).group_by(table.c.folded)
    written = {row[0]: row[1] for row in connection.execute(query)}
    return tuple(written[one] for one in alike)


def the_one(actors: Sequence[KnownActor], name: str) -> KnownActor:
    """The one actor that a name means.

    Raises:
        UnknownError: it means several.
    """
    if len(actors) > 1:
        names = ", ".join(f"{actor.name} ({actor.key})" for actor in actors[:5])
        raise UnknownError(f"{name!r} can be several: {names}; give the full name or the id in brackets")
    return actors[0]


def versions_naming(connection: Connection, words: str, entity: object) -> list[int]:
    """The versions that a judgement on an actor can touch: those with an actor of that name, or of that entry, or with all of the words."""
    table, small = schema.actors, folded(words)
    query = select(table.c.version).where((table.c.folded == small) | (table.c.key == str(entity)))
    stems = Stems()
    wanted = [terms for word in query_words(words) if (terms := stems.wanted(word))]
    found = set(connection.scalars(query.distinct()))
    if wanted:
        looking = fulltext.looking(connection.dialect.name, "version_words", wanted)
        statement: Select[Any] = select(literal_column(looking.key)).select_from(named_table("version_words"))
        statement = statement.where(*map(text, looking.conditions)).params(**looking.names)
        found.update(connection.scalars(statement))
    return sorted(found)
