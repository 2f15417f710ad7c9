"""People's judgements: the list, making one, taking one back. The author is whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lagebild.entries import Verdict
from lagebild.errors import StoreError
from lagebild.store import Dossier
from lagebild.store.decisions import Decision
from lagebild.views.dossierlists import verdict_json
from lagebild.web.api.answers import Answer, Many, One, stamp_of
from lagebild.web.api.problems import Problem
from lagebild.web.api.table import Asked
from lagebild.web.people import may_undo

ABOUT = ("record", "actor", "article", "source")
"""What a judgement can be about: a statement or frame, or one of those that are no such."""
NEEDS: Mapping[str, Sequence[str]] = {
    "confirm": (),
    "reject": (),
    "correct": ("set",),
    "state": ("state",),
    "grade": ("grade",),
    "note": ("text",),
    "merge": ("with",),
    "split": ("with",),
}
"""The fields that each kind needs; no other takes them."""


def verdicts(asked: Asked) -> Answer:
    """The judgements, the oldest first."""
    given, stamp = asked.query, stamp_of(asked.desk.stamp())
    with asked.desk.dossier() as dossier:
        found = [one for one in dossier.verdicts(as_known=given["as_known"]) if _fits(one, given)]

    def rows(offset: int, most: int | None) -> Iterable[Any]:
        return map(verdict_json, found[offset : None if most is None else offset + most])

    return Many(rows=rows, total=len(found), stamp=stamp)


def _fits(one: Verdict, given: Mapping[str, Any]) -> bool:
    if given["standing"] and one.undone is not None:
        return False
    return all(
        wanted is None or getattr(one, name) in (wanted if isinstance(wanted, tuple) else (wanted,))
        for name, wanted in ((name, given[name]) for name in ("article", "subject", "author", "kind"))
    )


def verdict(asked: Asked) -> Answer:
    """One judgement."""
    stamp = stamp_of(asked.desk.stamp())
    with asked.desk.dossier() as dossier:
        return One(data=verdict_json(_named(dossier, asked.path["id"])), stamp=stamp)


def _named(dossier: Dossier, identity: str) -> Verdict:
    found = next((one for one in dossier.verdicts() if one.id == identity), None)
    if found is None:
        raise Problem("not-found", f"No judgement has the id {identity[:100]!r}.")
    return found


def judge(asked: Asked) -> Answer:
    """Write a judgement down, unless somebody else has judged the same meanwhile."""
    assert asked.user is not None
    given = asked.body
    about = _about(given)
    article, of = given["article"], None if about == "record" else about

    def check(now: list[Verdict]) -> None:
        if given["seen"] is not None:
            _check_seen(now, given["subject"], given["seen"])

    with asked.desk.dossier() as dossier:
        decision = Decision(given["kind"], given["subject"], of, article, _value(dossier, given, about))
        (made,) = dossier.judge_all([decision], author=asked.user.name, check=check)
    return _made(asked, made, 201)


def _made(asked: Asked, made: Verdict, status: int) -> Answer:
    headers = {"Location": f"/api/v1/verdicts/{made.id}"}
    return One(data=verdict_json(made), stamp=stamp_of(asked.desk.stamp()), status=status, headers=headers)


def _about(given: Mapping[str, Any]) -> str:
    """What a judgement is about.

    Raises:
        Problem: fields are missing, or do not belong together.
    """
    kind = given["kind"]
    about: str = given["of"] or ("source" if kind == "grade" else "record")
    for name in NEEDS[kind]:
        if given[name] is None:
            raise Problem("invalid", f"{name}: {kind} needs it")
    fields = {name for names in NEEDS.values() for name in names} - set(NEEDS[kind])
    if surplus := [name for name in sorted(fields) if given[name] is not None]:
        raise Problem("invalid", f"{surplus[0]}: does not go with {kind}")
    if given["article"] is not None and not (about == "actor" and kind in ("merge", "split")):
        raise Problem("invalid", "article: goes with merge and split of actors")
    if kind in ("confirm", "reject", "correct", "state") and about != "record":
        raise Problem("invalid", f"of: {kind} is about a record")
    if kind in ("merge", "split") and given["of"] is None:
        raise Problem("invalid", f"of: {kind} needs it", "actor, article or record")
    return about


def _value(dossier: Dossier, given: Mapping[str, Any], about: str) -> Mapping[str, Any]:
    """What is decided, as the store has it."""
    match given["kind"]:
        case "correct":
            return {"set": dossier.corrections(given["subject"], given["set"])}
        case "state":
            return {"state": given["state"]}
        case "grade":
            return {"grade": given["grade"].upper()}
        case "note":
            return {"text": given["text"].strip()}
        case "merge" | "split" if about == "actor":
            return {"words": given["subject"], **dossier.meant(given["with"])}
        case "merge" | "split":
            return {"with": given["with"]}
    return {}


def _check_seen(now: Iterable[Verdict], subject: str, seen: Sequence[str]) -> None:
    """Refuse a judgement by somebody who has not seen what others decided on the same, as the judgements are when it is written.

    Raises:
        Problem: 409, with their judgements.
    """
    standing = [one for one in now if one.subject == subject and one.undone is None]
    if unseen := [verdict_json(one) for one in standing if one.id not in seen]:
        hint = "Look at them, and send it again with their ids in `seen`."
        raise Problem("conflict", f"{len(unseen)} judgements on it are new to you.", hint, extra={"verdicts": unseen})


def undo(asked: Asked) -> Answer:
    """Take a judgement back; it stays on record."""
    assert asked.user is not None
    with asked.desk.dossier() as dossier:
        found = _standing(dossier, asked.path["id"])
        if not may_undo(found.author, asked.user):
            raise Problem("forbidden", f"It is by {found.author}; only they and an admin may take it back.")
        try:
            undone = dossier.undo(found.id, author=asked.user.name)
        except StoreError:
            _standing(dossier, found.id)  # somebody else may have been quicker
            raise
    return _made(asked, undone, 200)


def _standing(dossier: Dossier, identity: str) -> Verdict:
    """A judgement that can be taken back.

    Raises:
        Problem: there is none, or it was taken back before.
    """
    found = _named(dossier, identity)
    if found.undone is not None:
        extra = {"verdicts": [verdict_json(found)]}
        raise Problem("conflict", f"It was taken back before, by {found.undone_by}.", extra=extra)
    return found
