"""Prüfen: the queue of what is unsure or proposed, one item opened, and what people decide about it.

A page costs a slice of the queue that is kept (`reviewing.Review`) and the reading of the item that is looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lagebild.entries import Verdict
from lagebild.errors import LockedError, StoreError, UnknownError
from lagebild.situation import Evidence
from lagebild.views.picturescene import Scene, scene_of
from lagebild.views.words import percent
from lagebild.web.pages import judging
from lagebild.web.pages.judging import ON_ACTORS, Asked, StaleError
from lagebild.web.pages.pruefenfields import TypedError
from lagebild.web.pages.pruefenitem import Maker, View
from lagebild.web.pages.pruefenpast import Past, past
from lagebild.web.pages.pruefenwords import PruefenWords, say_pruefen
from lagebild.web.pages.queue import MERGE, STATE, Item, Queue, Wanted
from lagebild.web.pages.reviewing import PATIENCE, Review, review_of
from lagebild.web.people import may_undo
from lagebild.web.rendering import language_of, page
from lagebild.web.words import say as frame_words

LINES = 25  # items on one page of the list
PAST = 8  # decisions on one page of the history
FRAGMENT = "#eintrag"  # where the item stands in the page
FILTERS: Mapping[str, str] = {"kind": "art", "publisher": "herausgeber", "actor": "akteur", "article": "artikel"}
"""The filters, and what they are called in addresses."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item in the list."""

    key: str
    href: str
    kind: str
    who: str
    words: str
    publisher: str
    sure: str
    lang: str
    current: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list: what it is called, how many items it has in all, those of them on this page."""

    title: str
    total: int
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a decision was not written: something wrong with it, or `theirs`, what somebody else wrote meanwhile; `mark` is the new mark."""

    words: str = ""
    theirs: tuple[Past, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list with the item that is looked at: what stands where in it."""

    some: Sequence[Item]
    at: int | None
    page: int

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-len(self.some) // LINES))

    @property
    def shown(self) -> Sequence[Item]:
        """The items of the page."""
        return self.some[(self.page - 1) * LINES : self.page * LINES]

    def number(self, *, shown: bool) -> int:
        """How many items are about what the views show without being asked for, or are not; those that are stand first."""
        first = bisect_left(self.some, True, key=lambda item: not item.shown)
        return first if shown else len(self.some) - first

    def beside(self, step: int) -> Item | None:
        """The item before (-1) or behind (1) the one that is looked at; the first where that is not in the list."""
        if self.at is None:
            return self.some[0] if self.some and step > 0 else None
        at = self.at + step
        return self.some[at] if 0 <= at < len(self.some) else None


def wanted(request: Request) -> Wanted:
    """What is asked for."""
    return Wanted(**{name: request.query_params.get(key, "")[:300] for name, key in FILTERS.items()})


def address(asked: Wanted, **more: object) -> str:
    """The address of the page under some filters."""
    filters = {key: value for name, key in FILTERS.items() if (value := getattr(asked, name))}
    query = {**filters, **{name: str(value) for name, value in more.items() if value not in (None, "")}}
    return "/pruefen" + (f"?{urlencode(query)}" if query else "")


def _number(text: str | None) -> int:
    fine = text is not None and text.isascii() and text.isdigit() and len(text) <= 6
    return max(1, int(text)) if fine and text else 1


def listing(queue: Queue, asked: Wanted, settled: frozenset[str], key: str, number: str | None) -> Listing:
    """The list under some filters, at the page of the item that is looked at, else at the one that is asked for."""
    some = queue.wanted(asked, settled)
    at = next((at for at, one in enumerate(some) if one.key == key), None) if key else None
    page_ = _number(number) if number or at is None else at // LINES + 1
    page_ = min(page_, max(1, -(-len(some) // LINES)))
    if not key and some:
        at = (page_ - 1) * LINES
    return Listing(some, at, page_)


# -- the page ---------------------------------------------------------------------------------------------------------------------


def pruefen(request: Request) -> Response:
    """The queue with one item opened."""
    return _page(request)


def _page(request: Request, asked: Asked | None = None, fault: Fault | None = None, status: int = 200) -> Response:
    """The page; after a decision that was not written with what was `asked` and the fault."""
    review, filters = review_of(request), wanted(request)
    shown = review.desk.picture(patience=PATIENCE)
    queue, verdicts = review.queue(shown), review.verdicts()
    settled = queue.settled(verdicts)
    language = language_of(request)
    say, scene = say_pruefen(language), scene_of([queue.picture], language)
    key = asked.item if asked is not None else request.query_params.get("eintrag", "")
    key, gone = _record_of(queue, key)
    found = listing(queue, filters, settled, key, request.query_params.get("seite"))
    item = found.some[found.at] if found.at is not None else queue.by_key.get(key)
    key = item.key if item is not None else key
    view = _view(review, Maker(scene, say, queue, verdicts, request.state.user), item, key, filters.article)
    following, before = found.beside(1), found.beside(-1)
    context = {
        "words": say,
        "filters": filters,
        "names": FILTERS,
        "counts": queue.counts(filters, settled),
        "publishers": queue.publishers,
        "actors": queue.actors,
        "total": len(found.some),
        "sample_article": found.shown[0].evidence.article if found.shown else "",
        "parts_of": list(_parts(scene, say, found, filters, key)),
        "list": found,
        "position": say.position.format(found.at + 1, len(found.some)) if found.at is not None else "",
        **_kept(view, asked or Asked(), fault),
        "in_queue": found.at is not None,
        "gone": gone,
        "following": following.key if following is not None else "",
        "hrefs": {
            "self": address(filters, eintrag=key),
            "next": address(filters, eintrag=following.key) + FRAGMENT if following is not None else "",
            "before": address(filters, eintrag=before.key) + FRAGMENT if before is not None else "",
            "earlier": address(filters, seite=found.page - 1) if found.page > 1 else "",
            "later": address(filters, seite=found.page + 1) if found.page < found.pages else "",
            "all": "/pruefen",
        },
        "may": request.state.user is not None and request.state.user.may("reviewer"),
        **_history(request, scene, say, verdicts, queue),
    }
    return page(request, "pruefen.html.j2", context, status=status)


def _record_of(queue: Queue, key: str) -> tuple[str, bool]:
    """The key of what is to be opened, and whether that is another one: where an item about a line has left the queue, a record of it."""
    if key in queue.by_key or not key.startswith((STATE, MERGE)):
        return key, False
    line = queue.line(key)
    return next((one.record for one in line.evidence if one.record), "") if line is not None else "", True


def _kept(view: View | None, asked: Asked, fault: Fault | None) -> Mapping[str, Any]:
    """The item with what was typed into its forms, where that was not written."""
    kept = view.typed(asked) if view is not None else None
    return {
        "item": kept,
        "was": {one.name: asked.was.get(one.name, one.was) for one in view.fields} if view is not None else {},
        "asked": asked,
        "fault": fault,
        "wanted_action": ON_ACTORS.get(asked.action, asked.action),
        "wanted_lines": list(view.wanted(asked)) if view is not None and fault is not None else [],
        "again": asked.again(fault.mark) if fault is not None else [],
    }


def _view(review: Review, maker: Maker, item: Item | None, key: str, article: str) -> View | None:
    """The item that is looked at; None where the queue is empty.

    Raises:
        HTTPException: 404, there is no such record.
    """
    if item is None and not key:
        return None
    record = item.evidence.record if item is not None else key
    place = item.evidence if item is not None else _place(maker.queue, maker.verdicts, record, article)
    if place is None:
        raise HTTPException(404)
    with review.desk.dossier() as dossier:
        try:
            opened = judging.opened(dossier, record, place.article, place.version or None)
        except UnknownError:
            opened = None
    if opened is None:
        raise HTTPException(404)
    return maker.view(item, place if place.version else judging.evidence(opened), opened)


def _place(queue: Queue, verdicts: Sequence[Verdict], record: str, article: str) -> Evidence | None:
    """Where a record stands: as the picture has it, else in the article that a judgement on it names, or the address does.

    Of what stands in no picture the version is 0: that of the article's latest text.
    """
    if (found := queue.places.get(record)) is not None:
        return found[0]
    said = (one.article for one in reversed(verdicts) if one.subject == record and one.article)
    named = next(said, article)
    return Evidence(named, 0, None, None, None, None, "", (), "", record) if named else None


def _parts(scene: Scene, say: PruefenWords, found: Listing, filters: Wanted, key: str) -> Iterator[Part]:
    """The items of a page: first those that the views show without being asked for, then the others."""
    for name in ("shown", "less"):
        rows = [_row(scene, say, one, filters, key) for one in found.shown if one.shown == (name == "shown")]
        if rows:
            yield Part(say.parts[name], found.number(shown=name == "shown"), rows)


def _row(scene: Scene, say: PruefenWords, item: Item, filters: Wanted, key: str) -> Row:
    told = item.evidence
    return Row(
        key=item.key,
        href=address(filters, eintrag=item.key) + FRAGMENT,
        kind=say.kinds.get(item.kind, item.kind),
        who=scene.people(item.actors[:2], ""),
        words=scene.plain(told.told, 140) or say.nothing,
        publisher=scene.name(told.publisher),
        sure=percent(item.confidence),
        lang=told.language or "",
        current=item.key == key,
    )


def _history(
    request: Request, scene: Scene, say: PruefenWords, verdicts: Sequence[Verdict], queue: Queue
) -> Mapping[str, Any]:
    """The decisions, the last first, a page of them; and the one that was made or taken back just now."""
    pages = max(1, -(-len(verdicts) // PAST))
    number = min(_number(request.query_params.get("verlauf")), pages)
    some = verdicts[::-1][(number - 1) * PAST : number * PAST]
    just = request.query_params.get("getan", "")
    done = [one for one in verdicts if one.id == just] if just else []
    return {
        "past": list(past(scene, say, some, queue.picture, request.state.user)),
        "past_page": number,
        "past_pages": pages,
        "done": next(past(scene, say, done, queue.picture, request.state.user), None),
    }


# -- decisions --------------------------------------------------------------------------------------------------------------------


async def decide(request: Request) -> Response:
    """Write a decision down and go to the next item, or take one back; ask again where somebody else has decided meanwhile."""
    from lagebild.web.app import checked_form  # noqa: PLC0415 -- the application imports its pages

    await checked_form(request)
    asked = judging.asked(await request.form())
    return await run_in_threadpool(_undo if asked.action == "undo" else _decide, request, asked)


def _decide(request: Request, asked: Asked) -> Response:
    review, say = review_of(request), say_pruefen(language_of(request))
    try:
        with review.deciding:
            written = _written(review, asked, wanted(request).article, request.state.user.name, say)
    except StaleError as stale:
        picture = review.desk.picture(patience=PATIENCE).picture
        theirs = tuple(past(scene_of([picture], say.language), say, stale.theirs, picture, None))
        return _page(request, asked, Fault(theirs=theirs, mark=judging.mark(stale.theirs)), 409)
    except LockedError:
        return _page(request, asked, Fault(say.locked), 503)
    except (TypedError, StoreError) as wrong:
        return _page(request, asked, Fault(str(wrong)), 422)
    stays = asked.action in ("note", "grade")
    target = asked.item if stays else asked.following
    return RedirectResponse(address(wanted(request), eintrag=target, getan=written[0].id) + FRAGMENT, 303)


def _written(review: Review, asked: Asked, article: str, author: str, say: PruefenWords) -> list[Verdict]:
    """What was written for a form; `article` is the one that its page was filtered by."""
    queue = review.queue(review.desk.picture(patience=PATIENCE))
    place = _place(queue, review.verdicts(), asked.record, article) if asked.record else None
    with review.desk.dossier() as dossier:
        opened = judging.opened(dossier, asked.record, place.article, place.version or None) if place else None
        return judging.decide(dossier, asked, author, opened, say)


def _undo(request: Request, asked: Asked) -> Response:
    review, say, judgement = review_of(request), say_pruefen(language_of(request)), asked.given.get("judgement", "")
    try:
        with review.deciding, review.desk.dossier() as dossier:
            found = next((one for one in dossier.verdicts() if judgement and one.id.startswith(judgement)), None)
            if found is not None and not may_undo(found.author, request.state.user):
                raise HTTPException(403, frame_words(language_of(request)).forbidden)
            dossier.undo(judgement, author=request.state.user.name)
    except UnknownError:
        raise HTTPException(404) from None
    except LockedError:
        return _page(request, asked, Fault(say.locked), 503)
    except StoreError:
        return _page(request, asked, Fault(say.undone_before), 409)
    return RedirectResponse(address(wanted(request), eintrag=asked.item, getan=judgement) + FRAGMENT, 303)


ROUTES = (
    Route("/pruefen", pruefen, name="pruefen"),
    Route("/pruefen", decide, methods=["POST"], name="pruefen-decide"),
)
