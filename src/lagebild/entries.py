"""The entries of a dossier: what the store keeps beside readings, and what it answers. Frozen values, like the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lagebild.records import Actor, Reading, Spans, digest
from lagebild.rights import Rights

KEEP: Mapping[str, str] = {
    "full": "the whole text",
    "spans": "only the sentences that evidence needs",
    "none": "only hashes and positions",
}
"""How much of a text a dossier keeps."""

HIDDEN = "\u2591"
"""Stands in a text for every character that is not kept (light shade), so that positions stay what they are."""

ERASED = "\u2588"
"""Stands in a text for every character that was forgotten on demand (full block)."""

LEAD = 100
"""Characters of a text that stand in for a title."""

OUTCOMES: Mapping[str, str] = {
    "new": "a new article",
    "copy": "a new article whose text another one has already",
    "version": "another text of an article that is known",
    "details": "the same text with other details, such as its date",
    "reread": "a text that is known, read by another model",
    "unchanged": "nothing new",
    "refused": "forgotten on demand, and therefore not added again",
}
"""What adding an article can come to."""

VERDICTS: Mapping[str, str] = {
    "confirm": "it is right as read",
    "reject": "it is wrong and shown nowhere",
    "correct": "some of its values are others",
    "state": "the state of a commitment, as a person sees it",
    "merge": "words, or two articles' texts, are one and the same",
    "split": "they are not",
    "grade": "how far a source is to be trusted (Admiralty scale: A to F, 1 to 6)",
    "note": "a remark",
}
"""What a person can decide."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article: `outcome` is one of OUTCOMES, `version` its number, `original` the article it copies."""

    outcome: str
    article: str
    where: str = ""
    version: int = 0
    original: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in which text a judgement holds: the quoted words with what stands before and after them."""

    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person has decided; never changed, only taken back (`undone`, by whom).

    `kind` is one of VERDICTS. `subject` is the id of what it is about: a statement or frame, an article, a publisher, an actor.
    `article` is the article's id where it holds in one article only. `of` is the kind of frame ("statement", "event", …; "actor",
    "article", "source"). `value` holds what was decided, by field name.
    """

    kind: str
    subject: str
    author: str
    made: str
    article: str | None = None
    of: str = "statement"
    anchor: Anchor | None = None
    value: Mapping[str, Any] = field(default_factory=dict)
    undone: str | None = None
    undone_by: str | None = None

    @property
    def id(self) -> str:
        """Id: what was decided about what, by whom and when."""
        return "j" + digest(self.kind, self.of, self.subject, self.article, self.author, self.made)


@dataclass(frozen=True, slots=True)
class Version:
    """One text of one article, with what is said about it: the evidence for whatever was read from it.

    `number` counts the texts of the article from 1; `keep` is one of KEEP; `known` when the dossier came to know it; `original` the
    article whose text it copies. `lead` are the first words of the text, as far as they are kept; `versions` is how many texts the
    article has, `copies` how many articles print this one. `rights` is what its source says about its use, `fetched` when it was
    fetched, where it came over the network.
    """

    article: str
    number: int
    sha256: str
    known: str
    keep: str = "full"
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str = "de"
    lead: str = ""
    original: str | None = None
    versions: int = 1
    copies: int = 0
    rights: Rights | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a search: a statement, or an article (`statement` None), with its evidence.

    `spans` are the words that are shown, in `text`, which has HIDDEN for what is not kept. `speakers` are the actors who said it. A
    greater `score` is better. `shown` says of a statement whether the views show it by default; `verb` are the words that tell how it was
    said, where they say more than that it was: "dementierte".
    """

    version: Version
    spans: Spans
    text: str
    statement: str | None = None
    type: str | None = None
    speakers: tuple[Actor, ...] = ()
    said: tuple[str | None, str | None] = (None, None)
    score: float = 0.0
    shown: bool = True
    verb: str | None = None

    @property
    def quote(self) -> str:
        """The exact words; "" where none of them is kept."""
        words = " … ".join(self.text[begin:end] for begin, end in self.spans)
        return "" if HIDDEN in words and not words.strip(f"{HIDDEN} …") else words


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that hits can be narrowed to: `key` is what a query takes, `name` what it is called, `count` how many hits it leaves."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the dossier, over all articles: `key` is an entry of the actor table or made of name and kind."""

    key: str
    name: str
    kind: str
    wikidata: str | None
    country: str | None
    articles: int
    mentions: int
    statements: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A reading as the dossier keeps it, with the version it was read from and the judgements that hold for it."""

    version: Version
    reading: Reading
    known: str
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is watched, and how it stands with it.

    `etag` and `modified` are what its server said of the answer whose entries are all in; `due` when it is asked again, `answered`
    when it last gave its entries; `failures` how often in a row it did not, `fault` why. `held` says that somebody fetches it now.
    Times are UTC.
    """

    url: str
    added: str
    due: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    answered: str | None = None
    failures: int = 0
    fault: str | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """How it stands with an entry of a feed: `mark` is another one where the entry has changed, `tries` counts those that failed in
    passing, `done` says that its article is in, or that there is none to be had.
    """

    mark: str
    tries: int = 0
    done: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a dossier that is not as it should be: where and what."""

    where: str
    what: str
