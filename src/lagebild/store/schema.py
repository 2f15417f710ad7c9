"""The tables of a dossier, for SQLite and PostgreSQL alike.

Facts stand in `articles` to `judgements`; nothing in them is ever changed but the mark that takes a judgement back, and they are
removed only by forgetting. `feeds` and `feed_entries` say what is watched and how far that is. The tables after `INDEX` follow
from the facts: `lagebild.store.rows` makes them anew at any time.

Times of knowing are UTC, ISO 8601 with microseconds, so that their order is that of the strings. `no` numbers rows within one
dossier; what leaves the dossier is called by ids that are hashes (`lagebild.records`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only where the type is INTEGER


def _number() -> Column[int]:
    return Column("no", _NUMBER, primary_key=True, autoincrement=True)


def _of(table: str, name: str | None = None, *, index: bool = True, nullable: bool = False) -> Column[int]:
    """A column that names a row of another table and goes with it."""
    key = ForeignKey(f"{table}.no", ondelete="CASCADE")
    return Column(name or table.removesuffix("s"), _NUMBER, key, nullable=nullable, index=index)


settings = Table("settings", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
migrations = Table(
    "migrations", metadata, Column("name", Text, primary_key=True), Column("applied", Text, nullable=False)
)
keeping = Table(
    "keeping", metadata, Column("publisher", Text, primary_key=True), Column("keep", Text, nullable=False)
)  # what is kept of the texts of single sources

articles = Table(
    "articles",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("known", Text, nullable=False),
)
versions = Table(
    "versions",
    metadata,
    _number(),
    _of("articles"),
    Column("number", Integer, nullable=False),  # 1 for the first that the dossier came to know
    Column("sha256", Text, nullable=False, index=True),  # of the text as it was read, whatever is kept of it
    Column("length", Integer, nullable=False),  # code points
    Column("keep", Text, nullable=False),  # one of entries.KEEP
    Column("text", LargeBinary),  # UTF-8; for "spans" the pieces; None for "none"
    Column("kept", Text),  # hash of `text` where it is not the whole text as it was read
    Column("signature", LargeBinary),  # MinHash; None where the text is too short to be told from others by it
    Column("shingles", Integer, nullable=False),
    Column("known", Text, nullable=False),
    UniqueConstraint("article", "sha256"),
    UniqueConstraint("article", "number"),
)
headers = Table(
    "headers",
    metadata,
    _number(),
    _of("versions"),
    Column("known", Text, nullable=False),
    Column("publisher", Text, index=True),
    Column("moment", Text, index=True),  # when it was published, UTC
    Column("document", LargeBinary, nullable=False),  # what is said about the article: lagebild.store.codec
    Column("sha256", Text, nullable=False),
    UniqueConstraint("version", "sha256"),
)
readings = Table(
    "readings",
    metadata,
    _number(),
    _of("versions"),
    _of("headers"),
    Column("coder", Text, nullable=False),  # version of the code
    Column("model", Text, nullable=False),
    Column("weights", Text, nullable=False),  # hash of the model
    Column("known", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    UniqueConstraint("header", "coder", "weights"),
)
copies = Table(
    "copies",
    metadata,
    Column("copy", _NUMBER, ForeignKey("versions.no", ondelete="CASCADE"), primary_key=True),
    Column("original", _NUMBER, ForeignKey("versions.no", ondelete="CASCADE"), primary_key=True, index=True),
    Column("share", Float, nullable=False),  # of the shorter text's shingles that stand in the other
    Column("known", Text, nullable=False),
)
judgements = Table(
    "judgements",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),  # id of what it is about
    Column("article", Text, index=True),  # id of the article; None where it is about all
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),  # words, context, value: what forgetting must reach
    Column("undone", Text),
    Column("undone_by", Text),
)
tombstones = Table(
    "tombstones",
    metadata,
    Column("digest", Text, primary_key=True),  # salted; says nothing of what it stands for
    Column("kind", Text, nullable=False),  # "article", "text" or "person"
    Column("made", Text, nullable=False),
)
cache = Table(
    "cache",
    metadata,
    Column("text", Text, primary_key=True),  # hash
    Column("weights", Text, primary_key=True),
    Column("coder", Text, primary_key=True),
    Column("document", LargeBinary, nullable=False),  # spans and labels, no words
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("added", Text, nullable=False),
    Column("etag", Text),  # of the answer whose entries are all in; None where some are left
    Column("modified", Text),
    Column("due", Text, nullable=False),  # when it is to be asked again
    Column("answered", Text),  # when it last gave its entries
    Column("failures", Integer, nullable=False),  # in a row
    Column("fault", Text),  # of the last of them
    Column("holder", Text),  # who is fetching it
    Column("until", Text),  # until when nobody else does
)
feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed", Text, ForeignKey("feeds.url", ondelete="CASCADE"), primary_key=True),
    Column("entry", Text, primary_key=True),  # hash of what the feed calls it
    Column("mark", Text, nullable=False),  # another one where the entry has changed
    Column("tries", Integer, nullable=False),  # that failed in passing
    Column("done", Boolean, nullable=False),  # its article is in, or there is none to be had
    Column("seen", Text, nullable=False),
)

# INDEX: what follows from the tables above
bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column("version", _NUMBER, ForeignKey("versions.no", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
statements = Table(
    "statements",
    metadata,
    _number(),
    _of("versions"),
    Column("id", Text, nullable=False, index=True),
    Column("type", Text, nullable=False),
    Column("spans", Text, nullable=False),  # JSON
    Column("moment", Text, nullable=False),  # when it was said, else published; "" where neither is known
    Column("until", Text, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("latest", Boolean, nullable=False),  # whether its version is the article's latest
    Index("statements_by_time", "latest", "shown", "moment"),
)
events = Table(
    "events",
    metadata,
    _number(),
    _of("versions"),
    Column("id", Text, nullable=False, index=True),
    Column("type", Text, nullable=False, index=True),
    Column("status", Text, nullable=False),
    Column("statement", Text),
    Column("shown", Boolean, nullable=False),
)
records = Table(
    "records",
    metadata,
    Column(
        "id", Text, primary_key=True
    ),  # of a statement or frame of the current reading, as it was read or as people left it
    Column("version", _NUMBER, ForeignKey("versions.no", ondelete="CASCADE"), primary_key=True, index=True),
)
actors = Table(
    "actors",
    metadata,
    _number(),
    _of("versions"),
    Column("key", Text, nullable=False, index=True),  # entry of the actor table, else made of name and kind
    Column("local", Text, nullable=False),  # id within the reading
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("wikidata", Text),
    Column("country", Text),
    Column("mentions", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("latest", Boolean, nullable=False),
)
speakers = Table(
    "speakers",
    metadata,
    Column("statement", _NUMBER, ForeignKey("statements.no", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Index("speakers_by_key", "key"),
)
terms = Table(
    "terms",
    metadata,
    Column("term", Text, primary_key=True),
    Column("uses", Integer, nullable=False),  # versions that have it
)
indexed = Table(
    "indexed",
    metadata,
    Column("version", _NUMBER, ForeignKey("versions.no", ondelete="CASCADE"), primary_key=True),
    Column("terms", Text, nullable=False),  # the distinct ones, with blanks between them: what is counted in `terms`
)
drawing = Table(
    "drawing",
    metadata,
    Column("part", Text, primary_key=True),
    Column("stamp", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
)  # the picture as it was last drawn, and of what: drawn anew whenever anything in the dossier changes
