"""What is asked of the search, out of an address: checked, cleaned, and as the store takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lagebild import moments
from lagebild.labels import EVENT_TYPES, STATEMENT_TYPES
from lagebild.situation import Evidence, Picture, Question
from lagebild.store import Query
from lagebild.terms import Stems, query_words
from lagebild.views.harmless import one_line
from lagebild.web.typedtimes import iso_of

PAGE = 40  # hits on a page
LONGEST = 500  # characters of a search
MOST_WORDS = 40
LAST_PAGE = 1000
KINDS = ("statements", "articles")
ORDERS = ("relevance", "time", "known")
FIELDS = ("q", "speaker", "type", "event", "question", "publisher", "since", "until", "what", "by", "all", "versions")
"""What an address can ask, in the order in which a saved search has it; the number of the page is none of it."""
NARROWING = ("q", "speaker", "type", "event", "question", "publisher", "since", "until")
MARKS = frozenset("\"„“”«»‚‘’'")
_CHOICES: Mapping[str, object] = {
    "type": STATEMENT_TYPES,
    "event": EVENT_TYPES,
    "what": KINDS,
    "by": ORDERS,
    "all": ("1",),
    "versions": ("1",),
}

Fault = tuple[str, str]  # its name in `AussagenWords.faults`, and what it is about


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the fields of the address that hold, the query, the page from 1 on, what is wrong.

    With a fault that `stops`, nothing is looked up.
    """

    fields: Mapping[str, str]
    query: Query
    page: int = 1
    faults: tuple[Fault, ...] = ()
    stops: bool = False

    def field(self, name: str) -> str:
        """What is asked of a field; "" for nothing."""
        return self.fields.get(name, "")

    @property
    def narrowing(self) -> tuple[str, ...]:
        """The fields that leave hits out."""
        return tuple(name for name in NARROWING if self.field(name))


def asked(given: Mapping[str, str], home: str = "+00:00") -> Asked:
    """What an address asks; `home` is the offset of times that are typed without one."""
    fields = {name: value for name in FIELDS if (value := one_line(given.get(name, "")))}
    faults: list[Fault] = []
    for name, choices in _CHOICES.items():
        if name in fields and fields[name] not in choices:  # type: ignore[operator]
            faults.append(("unknown", fields.pop(name)[:80]))
    times: dict[str, str | None] = {name: iso_of(fields[name], home) for name in ("since", "until") if name in fields}
    stopping = _stopping(fields, times)
    query = Query(
        words=fields.get("q", ""),
        speaker=fields.get("speaker"),
        type=fields.get("type"),
        event=fields.get("event"),
        since=times.get("since"),
        until=times.get("until"),
        what=fields.get("what", KINDS[0]),
        by=fields.get("by") or ("relevance" if "q" in fields else "time"),
        limit=PAGE,
        include_all="all" in fields,
        versions="versions" in fields,
        publisher=fields.get("publisher"),
    )
    if query.what == "articles":
        query = replace(query, type=None)
    number = given.get("page", "1")
    page = max(1, min(int(number), LAST_PAGE)) if number.isascii() and number.isdigit() and len(number) < 9 else 1
    query = replace(query, offset=(page - 1) * PAGE)
    return Asked(fields, query, page, (*faults, *stopping), bool(stopping))


def _stopping(fields: Mapping[str, str], times: Mapping[str, str | None]) -> list[Fault]:
    """What makes that nothing can be looked up."""
    words = fields.get("q", "")
    faults: list[Fault] = []
    if len(query_words(words)) > MOST_WORDS or any(len(one) > LONGEST for one in fields.values()):
        return [("long", "")]
    stems = Stems()
    if words and not any(stems.wanted(word) for word in query_words(words)):
        faults.append((_unsought(words), words))
    faults += [("time", fields[name][:40]) for name, time in times.items() if time is None]
    since, until = times.get("since"), times.get("until")
    if not faults and since and until and moments.moment(since) > moments.end(until):
        faults.append(("turned", ""))
    return faults


def _unsought(words: str) -> str:
    """Why nothing can be looked for: the words stand everywhere, there is none, or there is none between quotation marks."""
    if query_words(words):
        return "common"
    return "mark" if words.strip() in MARKS else "wordless"


def on_questions(picture: Picture) -> dict[str, tuple[Question, frozenset[str]]]:
    """The questions of a picture by their ids, each with the ids of the statements that take a position on it."""
    taken = {
        line.id: [
            proof
            for position in line.positions
            for stance in position.history
            for proof in (*stance.evidence, *stance.unsure)
        ]
        for line in picture.questions
    }
    articles = {proof.article for proofs in taken.values() for proof in proofs}
    said: dict[tuple[str, int], list[Evidence]] = {}
    for statement in picture.statements:
        for proof in statement.evidence:
            if proof.article in articles:
                said.setdefault((proof.article, proof.version), []).append(proof)
    return {
        line.id: (
            line,
            frozenset(
                one.record
                for proof in taken[line.id]
                for one in said.get((proof.article, proof.version), ())
                if _stands_in(proof, one)
            ),
        )
        for line in picture.questions
    }


def _stands_in(proof: Evidence, statement: Evidence) -> bool:
    """Whether words stand in those of a statement."""
    return any(begin <= first and last <= end for first, last in proof.spans for begin, end in statement.spans)
