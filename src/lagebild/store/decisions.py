"""What people write into a dossier: their judgements. The part of `lagebild.store.dossier.Dossier` that is about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Connection

from lagebild import moments
from lagebild.entries import Verdict
from lagebild.store import corrections, judging, search, stored
from lagebild.store.connection import Database
from lagebild.store.replay import replayed
from lagebild.terms import Stems


class Decision(NamedTuple):
    """What somebody decides; the fields are the arguments of `Decisions.judge`."""

    kind: str
    subject: str
    of: str | None = None
    article: str | None = None
    value: Mapping[str, Any] = MappingProxyType({})


class Decisions:
    """People's judgements in an open dossier."""

    _database: Database
    _clock: Callable[[], datetime]
    _stems: Stems

    def _now(self, connection: Connection) -> str:
        return moments.stamp(self._clock(), stored.last_known(connection))

    def verdicts(self, article: str | None = None, *, as_known: str | None = None) -> list[Verdict]:
        """The judgements, oldest first: all, or those on one article; with `as_known` as they were at that time.

        What was said of two records is there once, on the first of them.
        """
        with self._database.read() as connection:
            found = stored.verdicts(connection, article, everywhere=False, known=moments.instant(as_known))
            return [one for one in found if "twin" not in one.value]

    def judge(
        self,
        kind: str,
        subject: str,
        *,
        author: str,
        of: str | None = None,
        article: str | None = None,
        value: Mapping[str, Any] | None = None,
    ) -> Verdict:
        """Write down what a person has decided, and let the index follow.

        Args:
            kind: one of entries.VERDICTS; "merge" and "split" of records need the id of the other one as value "with".
            subject: id of a statement, frame or article; a publisher; for actors the words that they are called by.
            author: who decides.
            of: "article", "source" or "actor"; None for a statement or frame, which is found by its id.
            article: the article that a judgement on an actor is limited to.
            value: what is decided, by field.

        Raises:
            UnknownError: there is no such thing.
            StoreError: the judgement makes no sense.
        """
        return self.judge_all([Decision(kind, subject, of, article, value or {})], author=author)[0]

    def judge_all(
        self,
        decisions: Sequence[Decision],
        *,
        author: str,
        check: Callable[[list[Verdict]], None] = lambda _: None,
    ) -> list[Verdict]:
        """Write several decisions down, all of them or none (see `judge`).

        `check` is handed the judgements as they are when these are written, and raises where they should not be: nobody can decide between.
        """
        with self._database.write() as connection:
            found = stored.verdicts(connection, everywhere=False)
            check([one for one in found if "twin" not in one.value])
            return [self._written(connection, one, author) for one in decisions]

    def _written(self, connection: Connection, one: Decision, author: str) -> Verdict:
        verdict = judging.made(
            connection,
            one.kind,
            one.subject,
            now=self._now(connection),
            author=author,
            of=one.of,
            article=one.article,
            value=one.value,
        )
        judging.put(connection, verdict)
        for twin in judging.twins(connection, verdict):
            judging.put(connection, twin)
        self._reindex_after(connection, verdict)
        return verdict

    def corrections(self, subject: str, typed: Mapping[str, str]) -> dict[str, Any]:
        """What was typed for the fields of a statement or frame, as the values of a correction (`lagebild.store.corrections`).

        Raises:
            UnknownError: there is no such statement or frame.
            StoreError: a value is none.
        """
        with self._database.read() as connection:
            held = judging.holding(connection, subject)
        of, record = judging.on_record(held, subject)
        content = replayed(held.reading, held.verdicts).content
        return {name: corrections.value_of(content, of, record, name, words) for name, words in typed.items()}

    def meant(self, name: str) -> dict[str, Any]:
        """The actor that a name or id means, as a judgement on actors holds it.

        Raises:
            UnknownError: there is none, or there are several.
        """
        with self._database.read() as connection:
            actor = search.the_one(search.resolved(connection, name), name)
        values = {"name": actor.name, "kind": actor.kind, "wikidata": actor.wikidata, "country": actor.country}
        return {"entity": actor.key, **values}

    def undo(self, identity: str, *, author: str) -> Verdict:
        """Take a judgement back, by its id or the beginning of it.

        Raises:
            UnknownError: there is none.
            StoreError: it was taken back before.
        """
        with self._database.write() as connection:
            verdict = judging.undo(connection, identity, author, self._now(connection))
            self._reindex_after(connection, verdict)
        return verdict

    def _reindex_after(self, connection: Connection, verdict: Verdict) -> None:
        """Make anew what a judgement changes in the index."""
        if verdict.of in ("article", "source") or verdict.kind in ("note", "state", "grade"):
            return
        numbers = stored.numbers(connection, verdict.article)
        if verdict.article is None:
            numbers = search.versions_naming(
                connection, str(verdict.value.get("words", "")), verdict.value.get("entity")
            )
        for number in numbers:
            stored.reindex(connection, number, self._stems)
