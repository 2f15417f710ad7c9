"""Zeitachse: events and statements on an axis of time, by who and by type; a stretch of it as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lagebild.labels import EVENT_TYPES, STATEMENT_TYPES
from lagebild.situation import Change, Picture
from lagebild.views.picturescene import Scene, scene_of
from lagebild.views.picturetext import zone
from lagebild.views.words import name_of
from lagebild.web.desk import Desk
from lagebild.web.filters import with_query
from lagebild.web.pages.lageentries import Entry, Writer
from lagebild.web.pages.lagesections import Offices
from lagebild.web.pages.lagewords import say_lage
from lagebild.web.pages.zeitachsedraw import HEAD, NAMES, ROW, Drawing, draw
from lagebild.web.pages.zeitachseitems import (
    EVENT,
    KINDS,
    NOBODY,
    REST,
    ROWS,
    SIDE,
    TYPE,
    UNNAMED,
    Item,
    Timeline,
    Wanted,
    timeline_of,
)
from lagebild.web.pages.zeitachsetime import (
    DAY,
    DAYS,
    HOUR,
    LAST,
    MONTH,
    WEEK,
    Stretch,
    columns_of,
    day_of,
    local,
    stretch_of,
    text_of,
    unit_of,
    week_before,
)
from lagebild.web.pages.zeitachsewords import TimelineWords, say_zeitachse
from lagebild.web.rendering import language_of, page

ZOOMS = ("day", "week", "reports", "all")
LISTED = 50  # lines of a page of the list
LABEL = 46  # pixels that a column's label needs


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: where, the label ("" where there is no room), and the address that selects it."""

    x: float
    width: float
    label: str
    over: str
    said: str
    href: str
    begin: str
    end: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row: name, where it stands, its numbers, when it has most, the address that shows it alone ("" for none)."""

    name: str
    y: float
    events: int
    statements: int
    busiest: str
    href: str


@dataclass(frozen=True, slots=True)
class Axis:
    """What is drawn: the stretch, by when items were reported or happened, the columns."""

    stretch: Stretch
    reported: bool
    columns: tuple[Stretch, ...]

    @property
    def whole(self) -> Stretch:
        """From the first column's beginning to the last one's end."""
        return Stretch(self.columns[0].begin, self.columns[-1].end)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list: kind and line of each item, which of how many."""

    lines: tuple[tuple[str, Entry], ...]
    first: int
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class View:
    """Puts the page together."""

    scene: Scene
    say: TimelineWords
    timeline: Timeline
    query: Mapping[str, str]

    def names(self, by: str) -> dict[str, str]:
        """What rows are called, by their keys."""
        names = {**self.timeline.names, **self.say.names}
        if by == TYPE:
            for kind, table in ((KINDS[0], EVENT_TYPES), (KINDS[1], STATEMENT_TYPES)):
                noun = self.say.events if kind == EVENT else self.say.statements
                names |= {f"{kind}:{key}": f"{noun}: {name_of(table, key, self.scene.language)}" for key in table}
        return names

    def href(self, **changed: str | None) -> str:
        """The address of the page with some of what is asked for changed."""
        return "/zeitachse" + with_query(self.query, lang=None, **changed)

    def ranged(self, stretch: Stretch) -> str:
        """The address with another stretch drawn."""
        begin, end = stretch.query
        return self.href(from_=begin, until=end, zoom=None, begin=None, end=None, page=None)

    def label(self, one: Stretch, unit: str) -> tuple[str, str]:
        """The label of a column, and a second one over it."""
        day = date.fromordinal(one.begin // DAY)
        short = self.say.day.format(d=f"{day.day:02}", m=f"{day.month:02}")
        if unit == HOUR:
            return f"{one.begin % DAY // 60:02}", short if one.begin % DAY == 0 else ""
        if unit == DAYS:
            return short, self.say.weekdays[day.weekday()]
        if unit == WEEK:
            return short, str(day.year) if day.day <= 7 and day.month == 1 else ""
        return (self.say.months[day.month - 1], str(day.year)) if unit == MONTH else (str(day.year), "")

    def said(self, one: Stretch, unit: str) -> str:
        """A column in words."""
        iso = text_of(one.begin)
        day = self.scene.day(iso)
        if unit == HOUR:
            return f"{day}, {iso[11:16]}–{text_of(one.end)[11:16]}"
        if unit == DAYS:
            return f"{self.say.weekdays[date.fromisoformat(iso[:10]).weekday()]}, {day}"
        if unit == WEEK:
            return self.say.week.format(day)
        last = text_of(one.end - 1)[:4]
        if unit == MONTH:
            return f"{self.say.months[int(iso[5:7]) - 1]} {iso[:4]}"
        return iso[:4] if last == iso[:4] else f"{iso[:4]}–{last}"

    def spoken(self, one: Stretch) -> str:
        """A stretch in words, from when to when."""
        begin, end = one.query
        ends = [
            self.scene.day(text) if len(text) == 10 else f"{self.scene.day(text)}, {text[11:16]}"
            for text in (begin, end)
        ]
        return " – ".join(dict.fromkeys(ends))

    def heads(self, drawing: Drawing, unit: str) -> list[Head]:
        """What stands over the columns."""
        found: list[Head] = []
        free = 0.0
        for one in drawing.columns:
            label, over = self.label(one.stretch, unit)
            fits = one.x >= free
            free = one.x + LABEL if fits and (label or over) else free
            begin, end = one.stretch.query
            said = self.say.column.format(self.said(one.stretch, unit), one.events, one.statements)
            href = self.href(begin=begin, end=end, page=None) + "#liste"
            texts = (label, over) if fits else ("", "")
            seen = " ".join(filter(None, reversed(texts)))  # what is seen begins what is read out
            found.append(
                Head(one.x, one.width, *texts, f"{seen}: {said}" if seen else said, href, begin, end, one.selected)
            )
        return found

    def lines(self, drawing: Drawing, unit: str, by: str) -> list[Line]:
        """The rows."""
        field = "type" if by == TYPE else "actor"
        found = []
        for one in drawing.rows:
            name = self.say.others.format(drawing.others) if one.key == REST else self.scene.name(one.name)
            busiest = self.said(drawing.columns[one.busiest].stretch, unit) if drawing.columns else ""
            href = "" if one.key in (UNNAMED, NOBODY, REST) else self.href(page=None, **{field: one.key})
            found.append(
                Line(
                    name.rpartition(":")[2] if name == one.key else name,
                    one.y,
                    one.events,
                    one.statements,
                    busiest,
                    href,
                )
            )
        return found

    def listed(self, items: Sequence[Item], picture: Picture, number: int) -> Listed:
        """A page of items in words, the latest first."""
        writer, offices = Writer(self.scene, say_lage(self.scene.language)), Offices(picture)
        pages = max(1, -(-len(items) // LISTED))
        at = min(max(1, number), pages)
        some = items[len(items) - (at - 1) * LISTED - 1 :: -1][:LISTED] if items else ()
        lines: list[tuple[str, Entry]] = []
        for item in some:
            if item.kind == EVENT:
                lines.append((item.kind, writer.event(Change("events", "new", picture.events[item.at]))))
            else:
                said = picture.statements[item.at]
                entry = writer.statement(Change("statements", "new", said), offices.office(said.speaker))
                lines.append((item.kind, entry))
        return Listed(tuple(lines), (at - 1) * LISTED + 1, len(items), at, pages)


def zeitachse(request: Request) -> Response:
    """The page."""
    desk: Desk = request.app.state.desk
    shown, language = desk.picture(), language_of(request)
    picture, words, query = shown.picture, say_zeitachse(language), dict(request.query_params)
    wanted = _wanted(query)
    scene = scene_of([picture], language, include_all=wanted.include_all)
    everything = timeline_of(shown, _held(request), scene.home)
    timeline = everything.narrowed(wanted)
    view = View(scene, words, timeline, query)
    by = query.get("rows", "")
    by = by if by in ROWS else SIDE
    latest = local(picture.latest, scene.home)
    axis, zoom = _axis(query, timeline, (local(picture.earliest, scene.home), latest))
    items = timeline.within(axis.whole, reported=axis.reported)
    selected = stretch_of(query.get("begin", ""), query.get("end", ""))
    drawing = draw(items, axis.columns, by=by, reported=axis.reported, names=view.names(by), selected=selected)
    chosen = (
        items
        if selected is None
        else [one for one in items if selected.has(one.reported if axis.reported else one.day)]
    )
    unit = unit_of(axis.stretch)
    begin, until = axis.stretch.query
    return page(
        request,
        "zeitachse.html.j2",
        {
            "shown": shown,
            "picture": picture,
            "axis": words,
            "lage": say_lage(language),
            "shared": scene.say,
            "zone": scene.say.zone.format(zone(scene.home)),
            "zooms": [(one, view.href(zoom=one, from_=None, until=None, begin=None, end=None, page=None)) for one in ZOOMS],
            "zoom": zoom,
            "earlier": view.ranged(axis.stretch.moved(-axis.stretch.length)) if axis.stretch.begin > axis.stretch.length + DAY else "",
            "later": view.ranged(axis.stretch.moved(axis.stretch.length)) if axis.stretch.end + axis.stretch.length < LAST else "",
            "begin": begin,
            "until": until,
            "wanted": wanted,
            "by": by,
            "types": _types(scene, words),
            "actors": _actors(view, everything, wanted),
            "reported": axis.reported,
            "drawing": drawing,
            "heads": view.heads(drawing, unit),
            "rows": view.lines(drawing, unit, by),
            "latest_x": _place(latest, axis, drawing),
            "size": {"names": NAMES, "head": HEAD, "row": ROW},
            "title": words.drawing.format(*map(scene.day, (begin, until)), words.by[by], words.units[unit]),
            "selected": view.spoken(selected) if selected is not None else "",
            "clear": view.href(begin=None, end=None, page=None),
            "enlarge": view.ranged(selected) if selected is not None else "",
            "around": _around(view, timeline, axis),
            "listed": view.listed(chosen, picture, _number(query.get("page", ""))),
        },
    )  # fmt: skip


# -- what is asked for ------------------------------------------------------------------------------------------------------------


def _wanted(query: Mapping[str, str]) -> Wanted:
    kind, kind_of_type = query.get("kind", ""), query.get("type", "")
    return Wanted(
        kind if kind in KINDS else "",
        kind_of_type if kind_of_type.partition(":")[0] in KINDS else "",
        query.get("actor", "")[:300],
        query.get("all") == "1",
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _held(request: Request) -> dict[str, Timeline]:
    """The timeline of the last picture, held as long as the server runs."""
    state = request.app.state
    held: dict[str, Timeline] | None = getattr(state, "timelines", None)
    if held is None:
        held = state.timelines = {}
    return held


def _axis(query: Mapping[str, str], timeline: Timeline, ends: tuple[int | None, int | None]) -> tuple[Axis, str]:
    """What is drawn, and the name of the zoom, "" for one that was typed."""
    typed = stretch_of(query.get("from", "")[:40], query.get("until", "")[:40])
    zoom = query.get("zoom", "")
    zoom = "" if typed is not None else zoom if zoom in ZOOMS else "reports"
    stretch = typed or _zoomed(zoom, timeline, ends)
    stretch = Stretch(min(max(DAY, stretch.begin), LAST - DAY), min(max(stretch.end, 2 * DAY), LAST))
    return Axis(stretch, unit_of(stretch) == HOUR, tuple(columns_of(stretch))), zoom


def _zoomed(zoom: str, timeline: Timeline, ends: tuple[int | None, int | None]) -> Stretch:
    days = timeline.days or (ends[0] or 2 * DAY,)
    first, last = (one if one is not None else default for one, default in zip(ends, (days[0], days[-1]), strict=True))
    if zoom == "day":
        return day_of(last)
    if zoom == "week":
        return week_before(last)
    if zoom == "all":
        first, last = min(first, days[0]), max(last, days[-1])
    return Stretch(first // DAY * DAY, last // DAY * DAY + DAY)


def _types(scene: Scene, words: TimelineWords) -> list[tuple[str, list[tuple[str, str]]]]:
    """The types of events and statements for the form."""
    tables = ((words.events, KINDS[0], EVENT_TYPES), (words.statements, KINDS[1], STATEMENT_TYPES))
    return [
        (title, [(f"{kind}:{key}", name_of(table, key, scene.language)) for key in table])
        for title, kind, table in tables
    ]


def _actors(view: View, timeline: Timeline, wanted: Wanted) -> list[tuple[str, str]]:
    """The actors with the most items, by name; always the one that is asked for, if there is anything to call it by."""
    names = timeline.names
    keys = dict.fromkeys((*timeline.most, *([wanted.actor] if wanted.actor in names else [])))
    some = ((key, view.scene.name(names[key])) for key in keys if names.get(key))
    return sorted(some, key=lambda one: one[1].casefold())


# -- what is said -----------------------------------------------------------------------------------------------------------------


def _place(at: int | None, axis: Axis, drawing: Drawing) -> float | None:
    """Where a time stands in the drawing; None where it is out of it."""
    if at is None or not axis.whole.has(at):
        return None
    for one in drawing.columns:
        if one.stretch.has(at):
            return round(one.x + one.width * (at - one.stretch.begin) / one.stretch.length, 1)
    return None


def _around(view: View, timeline: Timeline, axis: Axis) -> list[tuple[str, str]]:
    """How many items lie before and after what is drawn, each with the address of a stretch that has them too."""
    whole, found = axis.whole, []
    times = timeline.reports if axis.reported else timeline.days
    before, after = timeline.around(whole, reported=axis.reported)
    if before:
        found.append((view.say.before.format(before), view.ranged(Stretch(times[0] // DAY * DAY, whole.end))))
    if after:
        found.append((view.say.after.format(after), view.ranged(Stretch(whole.begin, times[-1] // DAY * DAY + DAY))))
    return found


ROUTES = (Route("/zeitachse", zeitachse, name="zeitachse"),)
