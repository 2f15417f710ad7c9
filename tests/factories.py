"""Small records for tests: every field has a plain value, and a test names only what it is about."""

from __future__ import annotations

from typing import Any

from lagebild.entries import Verdict, Version
from lagebild.records import Actor, Article, Coder, Quotation, Reading, Ref, Span, Spans, Statement, Time

CODER = Coder("0.0.0", "test-model", "0" * 64)


def span(text: str, words: str, nth: int = 1) -> Span:
    """Where the words stand in the text for the `nth` time; the test fails where they do not."""
    begin = -1
    for _ in range(nth):
        begin = text.find(words, begin + 1)
        assert begin >= 0, f"{words!r} stands in the text fewer than {nth} times"
    return (begin, begin + len(words))


def spans(text: str, *pieces: str) -> Spans:
    """The first place of each piece."""
    return tuple(span(text, piece) for piece in pieces)


def an_article(text: str = "Der Minister sagte, er trete zurück.", **fields: Any) -> Article:
    """An article with an id and a date."""
    return Article(**{"id": "article", "text": text, "published": "2022-01-24", "published_by": "given", **fields})


def an_actor(identity: str = "a1", name: str = "Ada Beispiel", **fields: Any) -> Actor:
    """A person who is mentioned nowhere."""
    return Actor(**{"id": identity, "name": name, "kind": "person", "mentions": (), **fields})


def a_ref(actor: str | None, *where: Span) -> Ref:
    """Words of the text that stand for an actor."""
    return Ref(actor, where)


def a_time(where: Span, start: str | None, end: str | None = None) -> Time:
    """A day, or the days from `start` to `end`."""
    return Time((where,), start, end or start, "day")


def a_statement(identity: str, *where: Span, **fields: Any) -> Statement:
    """An indirect spoken statement of nobody named."""
    values = {"id": identity, "type": "indirect", "medium": "Speech", "spans": where, "speaker": None, **fields}
    return Statement(**values)


def a_reading(article: Article | None = None, **fields: Any) -> Reading:
    """A reading in which nothing was found."""
    return Reading(**{"coder": CODER, "article": article or an_article(), **fields})


def a_version(article: str = "article", number: int = 1, **fields: Any) -> Version:
    """A version that is wholly kept, known since a day in March."""
    values = {"sha256": "a" * 64, "known": "2026-03-18T06:10:00.000000Z", "published": "2026-03-17", **fields}
    return Version(article, number, **values)


def a_verdict(kind: str = "confirm", subject: str = "s1", **fields: Any) -> Verdict:
    """A judgement by Ute Weil on a statement."""
    return Verdict(kind, subject, **{"author": "Ute Weil", "made": "2026-03-18T07:00:00.000000Z", **fields})


def a_quotation(text: str, *pieces: str, **roles: Any) -> Quotation:
    """An indirect spoken quotation of the pieces of the text; a role is one piece of the text or several."""
    words = {role: (roles.pop(role),) if isinstance(roles.get(role), str) else roles.pop(role, ()) for role in ROLES}
    fields: dict[str, Any] = {"type": "indirect", "medium": "Speech", **roles}
    fields.update({role: spans(text, *words[role]) for role in ROLES})
    return Quotation(spans=spans(text, *pieces), **fields)


ROLES = ("speaker", "cue", "frame", "addressee")
