"""Lage: what is new since a time, in the order in which a duty officer needs it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lagebild import moments
from lagebild.situation import Changes, Picture, Tripwire
from lagebild.views.picturechangewords import change_words
from lagebild.views.picturechoice import in_doubt, visible
from lagebild.views.picturescene import Scene, scene_of
from lagebild.views.picturetext import zone
from lagebild.views.picturewords import STATES_FIRST
from lagebild.views.words import count
from lagebild.web.desk import Desk
from lagebild.web.filters import segment
from lagebild.web.pages.lageentries import conjunction
from lagebild.web.pages.lagenews import News, known_of
from lagebild.web.pages.lagesections import Extent, Section, Sorter
from lagebild.web.pages.lagesince import CHOICES, REPORT, TYPED, VISIT, Since, is_stamp, since_of
from lagebild.web.pages.lagewords import LageWords, say_lage
from lagebild.web.proofs import Proof, proof
from lagebild.web.rendering import language_of, page
from lagebild.web.security import own_path
from lagebild.web.settings import Settings

COOKIE = "lagebild-seen-"
A_YEAR = 31_536_000  # seconds
STANDING = 8  # tripwires that are listed beside what is new
PAGES = (
    "touched",
    "check",
    "announced",
    "moves",
    "first",
    "events",
    "principals",
    "others",
    "disputes",
    "figures",
    "gone",
)
"""The groups that can be shown alone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A tripwire that is open or touched, in a few words."""

    href: str
    state: str
    name: str
    unconfirmed: bool
    unsure: bool
    who: str
    condition: str
    consequence: str
    since: str
    deadline: str
    proof: Proof | None


def lage(request: Request) -> Response:
    """The page."""
    desk: Desk = request.app.state.desk
    shown, language = desk.picture(), language_of(request)
    words, picture = say_lage(language), shown.picture
    scene = scene_of([picture], language, include_all=_flag(request, "all"))
    visit = _seen(request)
    since = _since(request, picture, scene, visit)
    changes = _news(request).since(since, shown)
    extent = _extent(request)
    sections = Sorter(scene, words, extent).sections(changes) if changes is not None else []
    told = {entry.href for section in sections for group in section.groups for entry in group.entries}
    counts, standing = _standing(scene, picture, told)
    return page(
        request,
        "lage.html.j2",
        {
            "shown": shown,
            "picture": picture,
            "lage": words,
            "shared": scene.say,
            "since": since,
            "begin": scene.when(since.time),
            "latest": scene.when(picture.latest) if picture.latest else "",
            "zone": scene.say.zone.format(zone(scene.home)),
            "choices": [one for one in CHOICES if one != VISIT or visit.known is not None],
            "typed": since.time[:16] if since.key == TYPED else "",
            "counting": _counting(scene, words, since, picture),
            "seen": known_of(shown),
            "undo": visit.before,
            "all_seen": visit.known == known_of(shown),
            "drawing": changes is None,
            "added": _added(scene, changes) if changes is not None else [],
            "sections": sections,
            "extent": extent,
            "any_new": any(section.total for section in sections),
            "unsure": sum(section.unsure for section in sections),
            "glance": _glance(scene, words, sections),
            "counts": counts,
            "standing": standing,
        },
    )


async def mark_seen(request: Request) -> Response:
    """Keep what was shown as seen; a second time with what was seen before takes it back."""
    from lagebild.web.app import checked_form  # noqa: PLC0415 -- the application imports its pages

    await checked_form(request, "reader")
    form = await request.form()
    stamp, before = str(form.get("seen", "")), _seen(request).known or ""
    desk: Desk = request.app.state.desk
    last = known_of(await run_in_threadpool(desk.picture))
    back = own_path(str(form.get("back", "")), "/lage")
    answer = RedirectResponse(back, 303)
    settings: Settings = request.app.state.settings
    if stamp and is_stamp(stamp):
        answer.set_cookie(
            _cookie(settings),
            f"{min(stamp, last)}~{before}~{moments.stamp(datetime.now(UTC))}",
            max_age=A_YEAR,
            httponly=True,
            samesite="lax",
            secure=settings.secure,
            path="/",
        )
    elif "undo" in form:  # there was no visit before
        answer.delete_cookie(_cookie(settings), path="/")
    return answer


# -- what is asked for ------------------------------------------------------------------------------------------------------------


def _flag(request: Request, name: str) -> bool:
    return request.query_params.get(name) == "1"


def _extent(request: Request) -> Extent:
    only, number = request.query_params.get("only", ""), request.query_params.get("page", "1")
    return Extent(
        _flag(request, "all"),
        only if only in PAGES else "",
        int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
    )


def _cookie(settings: Settings) -> str:
    """The cookie of this dossier's last visit: browsers keep those of one machine's servers together."""
    return COOKIE + hashlib.sha256(settings.place.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit: up to when what was seen was `known`, None where there was none; the same of the visit `before`; the `clock` then."""

    known: str | None = None
    before: str = ""
    clock: str = ""


def _seen(request: Request) -> Visit:
    """The last visit, as the cookie tells it."""
    parts = request.cookies.get(_cookie(request.app.state.settings), "").split("~")
    known, before, clock = (part if is_stamp(part) else "" for part in [*parts, "", ""][:3])
    return Visit(known, before, clock or known) if known else Visit()


def _since(request: Request, picture: Picture, scene: Scene, visit: Visit) -> Since:
    query = request.query_params
    return since_of(
        query.get("since", "")[:40],
        query.get("count", ""),
        seen=visit.known,
        seen_at=visit.clock,
        latest=picture.latest,
        now=datetime.now(UTC),
        home=scene.home,
    )


def _news(request: Request) -> News:
    """What is new, held as long as the server runs."""
    state = request.app.state
    held: News | None = getattr(state, "news", None)
    if held is None:
        held = state.news = News(state.desk)
    return held


# -- what is said -----------------------------------------------------------------------------------------------------------------


def _counting(scene: Scene, words: LageWords, since: Since, picture: Picture) -> dict[str, str] | None:
    """What is said of from where hours are counted, where the clock and the latest report are far apart."""
    if since.key in (VISIT, TYPED) or not since.far or picture.latest is None:
        return None
    clock = datetime.now(UTC).astimezone(datetime.fromisoformat(f"2000-01-01T00:00{scene.home}").tzinfo)
    now, last = clock.isoformat(timespec="minutes"), picture.latest
    times = (scene.when(last), scene.when(now))
    if since.counted == REPORT:
        form = words.future if moments.moment(last) > moments.moment(now) else words.counted_report
        return {"said": form.format(*times), "other": words.count_now, "count": "now"}
    return {"said": words.counted_now.format(times[1], times[0]), "other": words.count_report, "count": "report"}


def _added(scene: Scene, changes: Changes) -> list[str]:
    """How many articles, copies, versions came in."""
    say, before, after = change_words(scene.language), changes.before.articles, changes.after.articles
    articles, copies = max(0, after.articles - before.articles), after.copies - before.copies
    versions = after.versions - before.versions - articles
    of_these = f" ({scene.say.of_these.format(count(copies, scene.say.copies))})" if copies > 0 else ""
    parts = [count(articles, say.new_articles) + of_these] * (articles > 0)
    return parts + [count(versions, say.new_versions)] * (versions > 0)


def _glance(scene: Scene, words: LageWords, sections: Sequence[Section]) -> list[tuple[str, int, str, str]]:
    """For each section: key, number, what it is called, and what these are, so that the parts make up the number."""
    return [
        (
            section.key,
            section.total,
            section.title if section.total else words.none[section.key],
            ", ".join(_parts(scene, words, section)),
        )
        for section in sections
        if section.total or section.key != "gone"
    ]


def _parts(scene: Scene, words: LageWords, section: Section) -> Iterator[str]:
    """Of tripwires how many came to which state, were announced, were decided; of positions how many have changed, how many are new."""
    totals = {group.key: group.total for group in section.groups}
    if section.key == "tripwires":
        yield from (f"{number} {scene.say.states[state]}" for state, number in section.states)
        totals["decided"] = totals.pop("touched", 0) - sum(number for _, number in section.states)
    for key, number in totals.items():
        if number > 0 and key in words.counted and section.key in ("tripwires", "moves"):
            yield words.counted[key].format(number)


def _standing(
    scene: Scene, picture: Picture, told: Collection[str]
) -> tuple[list[tuple[str, str, int]], list[Standing]]:
    """How many tripwires are in which state, and those that are touched or open with a condition: the latest first, without those that
    were `told` already, by their addresses.
    """
    lines: list[Tripwire] = visible("tripwires", picture.tripwires, include_all=scene.include_all)
    numbers = Counter(one.state for one in lines)
    counts = [(state, scene.say.states[state], numbers[state]) for state in STATES_FIRST if numbers[state]]
    waiting = [one for one in lines if one.state == "touched" or (one.state == "open" and one.condition is not None)]
    waiting = [one for one in waiting if _href(one) not in told]
    waiting.sort(key=lambda one: moments.moment(one.since), reverse=True)
    waiting.sort(key=lambda one: one.state != "touched")
    return counts, [_stands(scene, one) for one in waiting[:STANDING]]


def _href(one: Tripwire) -> str:
    return f"/stolperdraehte/{segment(one.id)}"


def _stands(scene: Scene, one: Tripwire) -> Standing:
    last = one.history[-1].evidence if one.history and one.state != "open" else ()
    some = (*last, *one.evidence)
    kind, words = conjunction(scene, one), scene.plain(one.condition, 120) if one.condition is not None else ""
    return Standing(
        href=_href(one),
        state=one.state,
        name=scene.say.states[one.state],
        unconfirmed=one.state != "open" and one.decided is None,
        unsure=in_doubt(one),
        who=scene.people(one.by),
        condition=f"{kind}: {words}" if kind else words,
        consequence=scene.plain(one.consequence, 120),
        since=scene.when(one.since),
        deadline=scene.deadline(one),
        proof=proof(scene, some[0]) if some else None,
    )


ROUTES = (
    Route("/lage", lage, name="lage"),
    Route("/lage/gesehen", mark_seen, methods=["POST"], name="seen"),
)
