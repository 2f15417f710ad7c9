"""A dossier: reports with their readings, and what people make of them, in one SQLite file or one PostgreSQL schema.

Every method is a transaction of its own. Reading sees one state; writing is in wholly or not at all, whatever happens to the process.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from sqlalchemy import Connection, func, select

from lagebild import moments
from lagebild.entries import KEEP, Added, Fault, KnownActor, Stored, Version
from lagebild.errors import LockedError, StoreError, UnknownError
from lagebild.records import Article, Coder, Findings, Reading
from lagebild.situation import Picture
from lagebild.store import copying, drawing, fulltext, intake, opening, schema, search, standing, stored
from lagebild.store.connection import WAIT, Database
from lagebild.store.decisions import Decisions
from lagebild.store.feeding import Feeds
from lagebild.store.intake import Standing
from lagebild.store.kept import NOW, Times
from lagebild.store.search import Found, Query
from lagebild.terms import Stems

if TYPE_CHECKING:
    from lagebild.store.facets import Facets
    from lagebild.store.forgetting import Forgotten

_R = TypeVar("_R")

AHEAD = 100  # versions that are read in one transaction where all are asked for
AT_ONCE = 32  # readings that are


class Counts(NamedTuple):
    """How much a dossier holds: copies are articles too, versions all texts of all articles."""

    articles: int
    versions: int
    copies: int
    statements: int
    judgements: int


def _checked_keep(keep: str) -> None:
    if keep not in KEEP:
        raise StoreError(f"{keep!r} is none of {', '.join(KEEP)}")


class Dossier(Decisions, Feeds):
    """An open dossier; a context manager. Not to be shared between threads."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = opening.clock) -> None:
        self._database = database
        self._clock = clock
        self._stems = Stems()
        self.unkept = False
        """Whether a picture was drawn that could not be kept, since the dossier can only be read."""

    @classmethod
    def open(
        cls,
        place: str,
        *,
        create: bool = False,
        keep: str | None = None,
        wait: float = WAIT,
        clock: Callable[[], datetime] = opening.clock,
    ) -> Self:
        """Open the dossier at a path or a PostgreSQL URL (?schema=NAME there; "lagebild" where it names none).

        Args:
            place: the path or URL.
            create: make one where there is none.
            keep: what a new dossier keeps of texts, one of entries.KEEP; "full" where nothing is said.
            wait: seconds for which another writer is waited for.
            clock: what time it is; for tests.

        Raises:
            NotADossierError: there is none, or something else.
            SchemaError: it is of a newer version, or must be migrated.
            StoreError: it cannot be opened, or `keep` is none of entries.KEEP.
        """
        _checked_keep(keep or "full")
        database = Database(place, wait=wait)
        try:
            dossier = cls(database, clock)
            opening.prepare(database, moments.stamp(clock()), create=create, keep=keep)
        except BaseException:
            database.close()
            raise
        return dossier

    @property
    def name(self) -> str:
        """The path, or the URL without its password."""
        return self._database.name

    @property
    def only_read(self) -> bool:
        """Whether it can only be read, because its file or folder may not be written: a picture that is drawn is not kept then."""
        return self._database.only_read

    @property
    def files(self) -> tuple[str, ...]:
        """The files that nothing else in this process may open: closing them takes SQLite's locks away. None of one in PostgreSQL."""
        path = self._database.path
        return () if path is None else tuple(f"{path}{suffix}" for suffix in ("", "-wal", "-shm", "-journal"))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- adding ---------------------------------------------------------------------------------------------------------------

    def standing(self, article: Article, coder: Coder) -> Standing:
        """What is to be done with an article: nothing, linking alone (its findings are known), or reading."""
        with self._database.read() as connection:
            return intake.standing(connection, article, coder)

    def add(self, reading: Reading, findings: Findings, again: Callable[[Article], Reading] | None = None) -> Added:
        """Take a reading in, wholly or not at all; what is there already stays as it is.

        `again` links the article anew where more has come to be known of it since it was read, such as its date: then the same input
        gives the same dossier, whoever adds beside.
        """
        with self._database.write(durable=False) as connection:
            return intake.add(connection, reading, findings, self._now(connection), self._stems, again)

    def set_keep(self, keep: str, publisher: str | None = None) -> None:
        """Say what is kept of the texts of articles that come in from now on: of all, or of one source.

        Raises:
            StoreError: `keep` is none of entries.KEEP.
        """
        _checked_keep(keep)
        with self._database.write() as connection:
            if publisher is None:
                stored.set_setting(connection, "keep", keep)
            else:
                stored.set_rule(connection, publisher, keep)

    # -- what is there --------------------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """How much there is."""
        with self._database.read() as connection:
            copies = {copy for copy, _ in copying.links(connection)}
            tables = (schema.articles, schema.versions, schema.statements, schema.judgements)
            articles, versions, statements, judgements = (
                connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
            )
            return Counts(articles, versions, len(copies), statements, judgements)

    def versions(self, article: str | None = None) -> Iterator[Version]:
        """The versions of an article, the first first; or the latest version of every article in the order in which they came.

        Raises:
            UnknownError: there is no such article.
        """
        if article is not None:
            with self._database.read() as connection:
                rows = stored.versions_of(connection, stored.article_id(connection, article))
                yield from stored.entries(connection, rows)
            return
        with self._database.read() as connection:
            numbers = stored.latest(connection)
        for at in range(0, len(numbers), AHEAD):
            with self._database.read() as connection:
                some = stored.some_rows(connection, numbers[at : at + AHEAD])
                found = stored.entries(
                    connection, [some[number] for number in numbers[at : at + AHEAD] if number in some]
                )
            yield from found

    def text(self, article: str, number: int | None = None) -> str:
        """The text of a version, by default the latest: HIDDEN for what is not kept, ERASED for what was forgotten.

        Raises:
            UnknownError: there is no such article or version; also in `reading` and `judged`.
        """
        with self._database.read() as connection:
            return stored.text_of(stored.version_of(connection, article, number))

    def reading(self, article: str, number: int | None = None) -> Stored:
        """The current reading of a version, by default the latest, as the model left it, with the judgements on it."""
        with self._database.read() as connection:
            held = stored.reading(connection, stored.version_of(connection, article, number))
            if held is None:
                raise UnknownError(f"article {article!r} has no reading; add it again")
            return held

    def judged(self, article: str, number: int | None = None) -> Reading:
        """The current reading of a version, by default the latest, as people left it."""
        return stored.judged(self.reading(article, number))

    def held(
        self, *, every_version: bool = False, at: str | None = None, as_known: str | None = None
    ) -> Iterator[Stored]:
        """The readings, as the models left them, with the judgements on them, in the order in which the articles came.

        They are read a few dozen at a time, each of these from one state of the dossier.

        Args:
            every_version: of every text of an article, instead of the latest.
            at: only what was published up to that time (ISO 8601; a day to its end), and of an article with several texts the one that
                stood then. An article without a date counts from when it came in.
            as_known: only what the dossier knew at that time: texts, details, readings and judgements.
        """
        known = moments.instant(as_known)
        with self._database.read() as connection:
            numbers = standing.standing_at(connection, at, known, every_version=every_version)
        for first in range(0, len(numbers), AT_ONCE):
            with self._database.read() as connection:
                some = list(stored.some_readings(connection, numbers[first : first + AT_ONCE], known))
            yield from some

    def readings(
        self, *, every_version: bool = False, at: str | None = None, as_known: str | None = None
    ) -> Iterator[tuple[Version, Reading]]:
        """The readings as people left them, each with the version that it was read from; the arguments are those of `held`."""
        for found in self.held(every_version=every_version, at=at, as_known=as_known):
            yield found.version, stored.judged(found)

    @staticmethod
    def left(held: Stored) -> tuple[Reading, Mapping[str, str]]:
        """A reading as people left it; and for every judgement that found its record in it, by its id, that record's id."""
        return stored.left(held)

    def drawing(self, rules: str, times: Times = NOW) -> tuple[str, Picture | None]:
        """Of what a picture is one that is drawn now, by those rules, and the one that was drawn of the same, if it is kept.

        Args:
            rules: see `lagebild.picture.rules`.
            times: up to when reports were published and as of when they were known; None: all, now.
        """
        with self._database.read() as connection:
            stamp = drawing.stamp(connection, rules, times)
            return stamp, drawing.held(connection, stamp, times)

    def beside(self, kind: type[_R], name: str, rules: str, times: Times = NOW) -> tuple[str, _R | None]:
        """Of what a picture is one that is drawn now, and what was kept beside it under a name, a record of a kind, if it is kept:
        "ground" is what sentences are held against in it (`keep_drawing`), the others are what was given to `keep_beside`.
        """
        with self._database.read() as connection:
            stamp = drawing.stamp(connection, rules, times)
            return stamp, drawing.beside(connection, kind, name, stamp, times)

    def stamp(self, rules: str, times: Times = NOW) -> str:
        """Of what a picture is one: that of now is another one whenever anything in the dossier has changed."""
        with self._database.read() as connection:
            return drawing.stamp(connection, rules, times)

    def keep_drawing(self, stamp: str, picture: Picture, times: Times = NOW, ground: object = None) -> bool:
        """Keep a picture with what it is a picture of (`drawing`), and with what sentences are held against in it (`ground`); whether it
        was: not where nothing can be written.
        """
        self.unkept = self.only_read
        return self._keep(lambda connection: drawing.keep(connection, stamp, picture, times, ground))

    def keep_beside(self, name: str, stamp: str, record: object, times: Times = NOW) -> bool:
        """Keep a record under a name beside the picture of a stamp; whether it was, as `keep_drawing`."""
        return self._keep(lambda connection: drawing.keep_beside(connection, name, stamp, record, times))

    def see(self, stamp: str, times: Times) -> bool:
        """Keep that the picture of an earlier time is one of that stamp, for `glance`; whether it was, as `keep_drawing`."""
        return self._keep(lambda connection: drawing.see(connection, stamp, times))

    def _keep(self, write: Callable[[Connection], bool]) -> bool:
        try:
            with self._database.write(durable=False, wait=0.0) as connection:
                return write(connection)
        except StoreError:
            return False

    def copies(self, *, as_known: str | None = None) -> list[tuple[str, str]]:
        """Copy and original by their articles' ids, as people left them; with `as_known` as that was known at that time."""
        with self._database.read() as connection:
            return copying.links(connection, moments.instant(as_known))

    def search(self, query: Query) -> Found:
        """Look a query up (`lagebild.store.search.Query`)."""
        with self._database.read() as connection:
            return search.search(connection, query, self._stems)

    def facets(self, query: Query, among: Collection[str] = ()) -> Facets:
        """What the hits of a query can be narrowed by (`lagebild.store.facets`); `among`: ids of statements to be looked for in them."""
        from lagebild.store import facets  # noqa: PLC0415 -- few commands need it

        with self._database.read() as connection:
            return facets.facets(connection, query, self._stems, among)

    def actors(self, name: str | None = None, limit: int | None = None) -> list[KnownActor]:
        """The actors, those who say the most first; or those that a name can mean.

        Raises:
            UnknownError: nobody is called so.
        """
        with self._database.read() as connection:
            return search.resolved(connection, name) if name else list(search.known_actors(connection, limit=limit))

    # -- keeping house --------------------------------------------------------------------------------------------------------

    def forget_article(self, article: str) -> Forgotten:
        """Remove an article with all that rests on it; a tombstone keeps it from coming in again.

        Raises:
            UnknownError: there is none.
        """
        from lagebild.store import forgetting  # noqa: PLC0415 -- few commands need it

        with self._database.write() as connection:
            identity = stored.article_id(connection, article)
            result = forgetting.article(connection, identity, self._now(connection))
            fulltext.purge(connection)
        return result._replace(purged=self.purge())

    def forget_person(self, name: str) -> Forgotten:
        """Remove a person from every text and reading, with all that rests on them; a tombstone keeps them out of later ones.

        Raises:
            UnknownError: nobody is called so, several are, or it is no person.
        """
        from lagebild.store import forgetting  # noqa: PLC0415 -- few commands need it

        with self._database.write() as connection:
            key = search.the_one(search.resolved(connection, name), name).key
            result = forgetting.person(connection, [key], self._now(connection), self._stems)
            fulltext.purge(connection)
        return result._replace(purged=self.purge())

    def forget_texts(self, keep: str, publisher: str | None = None) -> Forgotten:
        """Keep less of the texts that are there, of all or of one source, and of those to come.

        Raises:
            StoreError: `keep` is none of entries.KEEP, or "full".
        """
        if keep not in KEEP or keep == "full":
            raise StoreError(f"{keep!r}: less than the full text is spans or none")
        from lagebild.store import forgetting  # noqa: PLC0415 -- few commands need it

        with self._database.write() as connection:
            forgetting.narrow_rules(connection, keep, publisher)
            result = forgetting.narrow(connection, keep, publisher, self._stems)
            fulltext.purge(connection)
        return result._replace(purged=self.purge())

    def purge(self) -> bool:
        """Leave nothing of what was removed in free pages and in the log; whether that could be done at once: not while another reads."""
        try:
            with self._database.alone() as connection:
                return fulltext.swept(connection, self._database.schema)
        except LockedError:
            return False

    def check(self, seen: Callable[[], None] = lambda: None) -> Iterator[Fault]:
        """Everything in the dossier that is not as it should be; `seen` is called after each version."""
        from lagebild.store import check  # noqa: PLC0415 -- few commands need it

        with self._database.read() as connection:
            yield from check.faults(connection, self._stems, seen)
