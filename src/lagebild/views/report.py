"""The report (German: Lagebericht) of a picture: what is new, what is said, who stands where, what was announced, what is in dispute.

It is made of the picture and the changes alone, so the same picture gives the same report. `reportmarkdown`, `reporthtml` and
`reportpdf` write it down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath, PureWindowsPath
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from lagebild import moments
from lagebild.situation import Changes, Fused, FusedStatement, Picture
from lagebild.views.holders import Said, said_in
from lagebild.views.picturescene import DAY, home_of
from lagebild.views.reportfit import SOURCES, fits
from lagebild.views.reportlines import dispute_line, figure_line, hypothesis_line, source_line, statement_line
from lagebild.views.reportnew import fresh_lines, moves, new_lines, new_part
from lagebild.views.reportnone import NONE, NONE_SURE
from lagebild.views.reportnotes import NAME, Notes
from lagebild.views.reportparts import Line, Part, Report, Section
from lagebild.views.reportpen import WHOLE, Extent, Pen, capital, extents, has_notes, is_unsure
from lagebild.views.reportpositions import positions_part
from lagebild.views.reportquotes import plain
from lagebild.views.reporttimes import Clock, zone_words
from lagebild.views.reporttripwires import in_order, tripwire_line
from lagebild.views.reportwords import report_words
from lagebild.views.words import count

PRINCIPALS = ("person", "state", "government", "organisation")
"""Kinds of actors whose statements are in a short report."""
SHORT_HASH = 12

_T = TypeVar("_T", bound=Fused)


def report(
    picture: Picture,
    changes: Changes | None = None,
    *,
    language: str,
    since: str | None = None,
    include_all: bool = False,
    why_empty: str | None = None,
) -> Report:
    """The report of a picture.

    Args:
        picture: the situation, up to the time that the report is about.
        changes: what is new in it; without them the report has no such section.
        language: "de" or "en".
        since: the time from which changes were asked for, where the picture before them is of a moment earlier.
        include_all: everything there is, with all evidence, also what was not read surely; else the most important, on two pages.
        why_empty: what is said of a picture in which there is nothing.
    """
    if not picture.articles.articles:
        return _nothing(picture, language, why_empty)
    make = partial(
        _report, picture, changes, since or (changes.before.at if changes else None), language, said_in(picture)
    )
    if include_all:
        return make(WHOLE)
    found, fitting, steps = None, 0, extents()
    above = len(steps)
    while fitting + 1 < above:
        middle = (fitting + above) // 2
        made = make(steps[middle])
        if fits(made):
            found, fitting = made, middle
        else:
            above = middle
    return found or make(steps[0])


def _nothing(picture: Picture, language: str, why: str | None) -> Report:
    """The report of a picture in which there is nothing."""
    pen = _pen(picture, None, language, WHOLE)
    title = pen.say.title.format(name_of(picture.dossier))
    facts = (*_times(pen, picture), capital(f"{plain(why)}.") if why else pen.say.empty)
    return Report(pen.language, title, facts, (), (), pen.say.titles["notes"])


def _report(
    picture: Picture, changes: Changes | None, since: str | None, language: str, said: Said, extent: Extent
) -> Report:
    pen = _pen(picture, changes, language, extent, said)
    say = pen.say
    sections = tuple(_sections(pen, picture, changes, since))
    notes = pen.notes.written(say, pen.shared, pen.clock, title=extent.title, quote=extent.quote)
    return Report(
        language=pen.language,
        title=say.title.format(name_of(picture.dossier)),
        facts=tuple(_facts(pen, picture)),
        sections=sections,
        notes=tuple(notes),
        notes_title=say.titles["notes"],
    )


def name_of(dossier: str) -> str:
    """What a dossier is called: a file by its name without folder and ending, one in a database by its schema."""
    if "://" in dossier:
        address = urlsplit(dossier)
        return plain((parse_qs(address.query).get("schema") or [address.path.strip("/")])[0], NAME)
    path = PureWindowsPath(dossier) if "\\" in dossier else PurePosixPath(dossier)
    return plain(path.stem, NAME)


def _pen(picture: Picture, changes: Changes | None, language: str, extent: Extent, said: Said | None = None) -> Pen:
    say = report_words(language)
    moment = picture.at or picture.latest or ""
    year = int(moment[:4]) if moment[:4].isdigit() else None
    zone = home_of((picture.at, picture.latest, picture.earliest))
    return Pen(
        say=say,
        clock=Clock(say.language, zone, year),
        extent=extent,
        notes=Notes(),
        names={actor.who.id: actor.who.name for actor in picture.actors},
        tripwires={one.id: one for one in picture.tripwires},
        fresh=fresh_lines(changes),
        until=moment[:DAY],
        said=said or {},
    )


# -- what it rests on -------------------------------------------------------------------------------------------------------------


def _facts(pen: Pen, picture: Picture) -> Sequence[str]:
    """As of when the report is, as known when, out of what, read by whom."""
    say = pen.say
    facts = [*_times(pen, picture), say.basis.format("; ".join(_basis(pen, picture))) + "."]
    if picture.coder is not None:
        version, model = plain(picture.coder.version, NAME), plain(picture.coder.model, NAME)
        facts.append(say.coder.format(version, model, plain(picture.coder.sha256)[:SHORT_HASH]) + ".")
    marks = [say.marks, *[say.marks_leads] * any(one.likely for one in picture.tripwires)]
    return [*facts, " ".join(marks if pen.extent == WHOLE else (*marks, say.whole))]


def _times(pen: Pen, picture: Picture) -> Iterator[str]:
    """As of when the picture is, in which zone, and as known when."""
    say, clock = pen.say, pen.clock
    moment = picture.at or picture.latest
    if moment:
        zone = f" ({say.zone.format(zone_words(clock.zone))})"
        yield (say.as_of if picture.at else say.as_of_latest).format(clock.long(moment)) + zone
    if picture.as_known:
        yield say.as_known.format(clock.long(picture.as_known))


def _basis(pen: Pen, picture: Picture) -> Sequence[str]:
    """How many articles, copies, versions, sources; from when to when."""
    say, total = pen.say, picture.articles
    parts = [count(total.articles, say.articles)]
    parts += [pen.counted(total.copies, say.copies)] if total.copies else []
    parts += [pen.counted(total.versions, say.versions)] if total.versions > total.articles else []
    basis = [", ".join(parts)]
    if picture.sources:
        own = sum(source.articles > source.copies for source in picture.sources)
        basis.append(f"{count(len(picture.sources), say.sources_total)}, {say.with_own.format(own)}")
    first, last = pen.clock.long(picture.earliest), pen.clock.long(picture.latest)
    if first and last:
        basis.append(say.published_once.format(last) if first == last else say.published.format(first, last))
    return basis


# -- the sections -----------------------------------------------------------------------------------------------------------------


def _sections(pen: Pen, picture: Picture, changes: Changes | None, since: str | None) -> Sequence[Section]:
    """The sections in their order; notes are numbered as they are written.

    What is new is written first and finished last: only then it is known what of it is marked in the sections below.
    """
    news = new_lines(pen, changes) if changes is not None else None
    sections = _lists(pen, picture, changes)
    if changes is None or news is None:
        return sections
    title = pen.say.new_since.format(pen.clock.brief(since)) if since else pen.say.titles["new"]
    part = new_part(pen, changes, news)
    return [Section("new", title, (part,), "" if part.more else pen.say.nothing_new), *sections]


def _lists(pen: Pen, picture: Picture, changes: Changes | None) -> list[Section]:
    """The sections on the lists of the picture."""
    sections = []
    sections.append(_section(pen, "statements", _statements(pen, picture.statements)))
    sections.append(_section(pen, "questions", positions_part(pen, picture.questions, moves(changes))))
    sections.append(_section(pen, "tripwires", *_tripwires(pen, picture)))
    disputes = _important(pen, "disputes", picture.disputes)
    sections.append(_list(pen, "disputes", picture.disputes, disputes, pen.extent.disputes, dispute_line))
    hypotheses = [one for one in picture.hypotheses if len(one.alternatives) > 1]
    important = _important(pen, "hypotheses", hypotheses)
    sections.append(_list(pen, "hypotheses", hypotheses, important, pen.extent.hypotheses, hypothesis_line))
    figures = sorted(_important(pen, "figures", picture.figures), key=lambda one: not one.differs)
    sections.append(_list(pen, "figures", picture.figures, figures, pen.extent.figures, figure_line))
    sections.append(_section(pen, "sources", _sources(pen, picture)))
    return sections


def _section(pen: Pen, key: str, *parts: Part) -> Section:
    """A section; where it is empty but something is left out of it, it does not say that there is nothing."""
    left = any(part.more for part in parts)
    return Section(key, pen.say.titles[key], parts, (NONE_SURE if left else NONE)[pen.language][key])


def _list(
    pen: Pen, key: str, every: Sequence[_T], shown: Sequence[_T], most: int | None, write: Callable[[Pen, _T], Line]
) -> Section:
    """A section that is a list of lines in the order given; those without evidence are not written."""
    return _section(pen, key, _part(pen, key, shown, most, write, unsure=_unsure(pen, key, every)))


def _part(
    pen: Pen,
    key: str,
    shown: Sequence[_T],
    most: int | None,
    write: Callable[[Pen, _T], Line],
    *,
    unsure: int = 0,
    title: str = "",
) -> Part:
    some = shown[:most]
    throughout = len(some) > 1 and all(map(is_unsure, some))
    lines = [(*pen.mark(key, one, unsure=not throughout), *write(pen, one)) for one in some]
    left = pen.left_out({key: len(shown) - len(some)}, unsure)
    lead = pen.say.all_unsure if throughout else ""
    return Part(tuple(line for line in lines if has_notes(line)), more=left, title=title, lead=lead)


def _shown(pen: Pen, key: str, lines: Sequence[_T]) -> list[_T]:
    return [one for one in lines if pen.shows(key, one)]


def _unsure(pen: Pen, key: str, lines: Sequence[Fused]) -> int:
    """How many lines are left out because they were not read surely."""
    return sum(bool(one.evidence) and not pen.shows(key, one) for one in lines)


def _important(pen: Pen, key: str, lines: Sequence[_T]) -> list[_T]:
    """The lines that are shown: new ones first, then those with the most independent sources, then the latest."""
    latest = sorted(_shown(pen, key, lines), key=lambda one: (moments.moment(one.first), one.id), reverse=True)
    return sorted(latest, key=lambda one: ((key, one.id) not in pen.fresh, -one.sources))


def _statements(pen: Pen, every: Sequence[FusedStatement]) -> Part:
    """What principals said; all there is where everything is asked for."""
    sure = _important(pen, "statements", every)
    shown = sure if pen.extent.unsure else [one for one in sure if one.speaker and one.speaker.kind in PRINCIPALS]
    part = _part(pen, "statements", shown, pen.extent.statements, statement_line)
    return Part(
        part.lines, more=pen.left_out({"statements": len(sure) - len(part.lines)}, _unsure(pen, "statements", every))
    )


def _tripwires(pen: Pen, picture: Picture) -> Sequence[Part]:
    """Those that have moved, then the open ones."""
    shown = _shown(pen, "tripwires", picture.tripwires)
    moved, still = in_order(shown, {identity for name, identity in pen.fresh if name == "tripwires"})
    unsure = _unsure(pen, "tripwires", picture.tripwires)
    parts = [
        _part(pen, "tripwires", moved, pen.extent.moved, tripwire_line, title=pen.say.moved),
        _part(pen, "tripwires", still, pen.extent.open, tripwire_line, unsure=unsure, title=pen.say.open),
    ]
    return [part for part in parts if part.lines or part.more]


def _sources(pen: Pen, picture: Picture) -> Part:
    """The publishers, those with the most reports first."""
    some = sorted(picture.sources, key=lambda one: (-one.articles, one.publisher))
    most = pen.extent.sources
    shown = (
        some if most is None or len(some) <= most + SOURCES else some[:most]
    )  # a row of them takes what the sentence on them would
    lines = tuple(source_line(pen, one) for one in shown)
    return Part(lines, more=pen.left_out({"sources": len(some) - len(shown)}))
