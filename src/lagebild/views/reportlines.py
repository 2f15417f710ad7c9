"""Statements, events, disputes, explanations and figures of a picture, as lines of a report. Names stand in the nominative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lagebild.labels import EVENT_TYPES, STATUSES
from lagebild.records import Figure
from lagebild.situation import (
    Alternative,
    Detail,
    Dispute,
    Evidence,
    FigureLine,
    FigureValue,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    Source,
    Who,
)
from lagebild.views.dossierwords import kept
from lagebild.views.framewords import number_words
from lagebild.views.holders import holders
from lagebild.views.picturechoice import surely
from lagebild.views.picturefacts import latest_of_each
from lagebild.views.reportnotes import NAME
from lagebild.views.reportparts import Line, Run
from lagebild.views.reportpen import Pen, capital, has_notes
from lagebild.views.reportquotes import bare, ended, open_ended, plain
from lagebild.views.statementwords import verb_of
from lagebild.views.words import count, name_of

FEWEST_WORDS = 4  # of evidence that tells more than an event's type
TELLS = {"direct": "verbatim", "reported": "told"}


def statement_line(pen: Pen, statement: FusedStatement) -> Line:
    """Who said when in which words, to whom, through whom it came, and how many say so."""
    say = pen.say
    how = getattr(say, TELLS.get(statement.type, "in_substance"))
    parts = [
        pen.clock.days(statement.said)
        or say.reported.format(pen.clock.day(statement.first or None) or pen.shared.undated)
    ]
    parts += [say.to.format(pen.name(statement.addressee))] if statement.addressee is not None else []
    parts += [say.way.format(pen.people(statement.via))] if statement.via else []
    head = ", ".join(["", *filter(None, parts), f"{how}{verb_of(statement, pen.language)}"])
    write = pen.verbatim if statement.type == "direct" else pen.sense
    who = pen.name(statement.speaker) if statement.speaker is not None else say.nobody
    return (Run(who, "strong"), Run(f"{head}: "), *write(statement.text, statement.evidence, pen.support(statement)))


def event_line(pen: Pen, event: FusedEvent) -> Line:
    """What happened: type and status, who to whom, where, when, on whose word, in the words of the first report."""
    status = name_of(STATUSES, event.status, pen.language) if event.status != "actual" else ""
    parts = ", ".join(filter(None, (status, *_parties(pen, event), pen.clock.days(event.date), _whose(pen, event))))
    what = Run(capital(name_of(EVENT_TYPES, event.type, pen.language)), "strong")
    said = pen.shared.confirmed if event.confirmed else pen.shared.read_only
    told = next((one for one in event.evidence if kept(one.quote)), None)
    words: Line = ()
    if told is not None and sum(any(map(str.isalpha, word)) for word in told.told.split()) >= FEWEST_WORDS:
        words = (Run(": "), *pen.sense(told.told, event.evidence, pen.support(event)))
    else:
        words = (Run("", notes=pen.cite(event.evidence)), *pen.support(event), Run("."))
    read = (Run(" ("), Run(said, "mark"), Run(")"))
    return (what, *read, Run(f", {parts}" if parts else ""), *words, *_differing(pen, event.details))


def _parties(pen: Pen, event: FusedEvent) -> Iterator[str]:
    """Who, to whom, where; a recipient or a place that is less sure than the event stands in a whole report only."""
    say = pen.say
    if acting := pen.people(event.actors):
        yield (say.acting if surely(event, "actors") else say.perhaps_acting).format(acting)
    affected, place = pen.people(event.recipients), plain(event.place, NAME)
    for name, form, words in (("recipients", say.affected, affected), ("place", say.place, place)):
        if words and (pen.extent.unsure or surely(event, name)):
            yield form.format(words) + ("" if surely(event, name) else "?")


def _whose(pen: Pen, event: FusedEvent) -> str:
    """On whose word it is told; that this is not clear where it was read unsurely."""
    if not event.according_to:
        return ""
    people, sure = pen.people(event.according_to), surely(event, "according_to")
    return pen.say.says.format(people if sure else f"{people}?" if pen.extent.unsure else pen.shared.unclear)


def _differing(pen: Pen, details: Sequence[Detail]) -> Iterator[Run]:
    """The details on which the reports differ, each value with who gives it."""
    by_name: dict[str, list[Detail]] = {}
    for detail in details:
        if pen.trusts(detail.evidence):
            by_name.setdefault(detail.name, []).append(detail)
    for name, values in by_name.items():
        yield Run(f" {pen.say.differing.format(pen.shared.details.get(name, plain(name, NAME)))}: ")
        for at, detail in enumerate(values):
            yield Run("; " if at else "")
            yield Run(_detail(pen, detail), notes=pen.cite(detail.evidence, 1))
        yield Run(".")


def _detail(pen: Pen, detail: Detail) -> str:
    value = pen.plain(detail.value)
    if detail.name in ("status", "date"):
        value = pen.clock.brief(detail.value) if detail.name == "date" else name_of(STATUSES, value, pen.language)
    people = pen.people(detail.according_to)
    return f"{value} ({people})" if people else value


def dispute_line(pen: Pen, dispute: Dispute) -> Line:
    """A claim, who asserts it, who denies it."""
    say = pen.say
    sides = (say.asserts, dispute.asserted_by, dispute.assertions), (say.denies, dispute.denied_by, dispute.denials)
    claim = open_ended(_topic(pen, dispute.claim))
    head = (Run(f"{capital(say.claim)}: "), Run(claim + ended(claim), "strong"))
    return (*head, *(run for side in sides for run in _side(pen, *side)))


def _side(pen: Pen, label: str, people: Sequence[Who], evidence: Sequence[Evidence]) -> Iterator[Run]:
    """One side of a dispute; what nothing supports is not said."""
    if evidence:
        yield Run(f" {label}: ")
        yield from _held_by(pen, people, evidence)
        yield Run(".")


def _held_by(pen: Pen, people: Sequence[Who], evidence: Sequence[Evidence]) -> Line:
    """Those who hold something, each with notes of his own; behind them those who have none, with what speaks for the side as a whole."""
    side = holders(pen.said, people, evidence)
    runs: list[Run] = []
    shown = side.each[: pen.most_names(len(side.each))]
    for who, theirs in shown:
        runs += [Run(", ")] * bool(runs) + [Run(pen.name(who), notes=pen.cite(theirs))]
    if len(shown) < len(side.each):
        runs.append(Run(f" {pen.others(len(side.each) - len(shown))}", "soft"))
    rest = side.rest if side.others or not side.each else ()
    if side.others:
        notes = pen.cite(rest, len(side.others)) if rest else ()
        runs += [Run("; ")] * bool(runs) + [Run(pen.say.not_each.format(pen.people(side.others)), notes=notes)]
    elif not side.each:
        runs.append(Run(pen.say.nobody, notes=pen.cite(rest)))
    return tuple(runs)


def hypothesis_line(pen: Pen, hypothesis: Hypothesis) -> Line:
    """What is explained, and each explanation with who holds it."""
    some = [one for one in hypothesis.alternatives if one.evidence]
    head = Run(capital(open_ended(_topic(pen, hypothesis.explains))), "strong")
    number = Run(f", {pen.counted(len(some), pen.say.explained)}: ")
    return (head, number, *_in_a_row(_alternatives(pen, some[: pen.extent.values], len(some))))


def _alternatives(pen: Pen, some: Sequence[Alternative], total: int) -> Iterator[Line]:
    for one in some:
        words = open_ended(pen.plain(bare(plain(one.text))))
        notes = pen.cite(
            one.evidence, max(pen.extent.notes or 0, len(one.held_by))
        )  # each holder's own, as far as there are
        yield (Run(f"{pen.people(one.held_by) or pen.say.nobody}: "), Run(words, "sense", notes))
    if total > len(some):
        yield (Run(pen.others(total - len(some)), "soft"),)


def figure_line(pen: Pen, figure: FigureLine) -> Line:
    """Figures on one thing, each with who gives it and of when; that they cannot all be true."""
    place = f", {plain(figure.place, NAME)}" if figure.place else ""
    differs = (Run(" – "), Run(pen.shared.contradicts, "mark")) if figure.differs else ()
    some = [one for one in figure.values if one.evidence]
    shown = some if pen.extent.values is None else latest_of_each(some)[-pen.extent.values :]
    values = (_value(pen, one, figure.unit) for one in shown)
    more = [(Run(pen.others(len(some) - len(shown)), "soft"),)] if len(shown) < len(some) else []
    return (Run(capital(_topic(pen, figure.of)) + place, "strong"), *differs, Run(": "), *_in_a_row((*values, *more)))


def _value(pen: Pen, value: FigureValue, unit: str | None) -> Line:
    """Who gives which number, of which day."""
    number = plain(number_words(Figure("", (), value.number, value.comparator, unit), pen.language), NAME)
    who = pen.name(value.source) if value.source is not None else pen.shared.no_source
    as_of = f" ({pen.say.as_of_day.format(pen.clock.short(value.as_of))})" if value.as_of else ""
    return (Run(f"{who}: "), Run(f"{number}{as_of}", notes=pen.cite(value.evidence)))


def source_line(pen: Pen, source: Source) -> Line:
    """A publisher: how many reports there are of it, how many of them are copies, how far it is trusted."""
    say = pen.say
    parts = [count(source.articles, pen.shared.reports)]
    parts += [pen.counted(source.copies, say.own_and_copies)] if source.copies else []
    if source.grade:
        letter, digit = source.grade[:1].upper(), source.grade[1:2]
        meaning = ", ".join(filter(None, (say.grades.get(letter), say.credibility.get(digit))))
        parts.append(say.grade.format(plain(source.grade, NAME)) + (f" ({meaning})" if meaning else ""))
    return (Run(plain(source.publisher, NAME) or say.no_publisher, "strong"), Run(": " + ", ".join(parts)))


def _topic(pen: Pen, text: str) -> str:
    """What a line is about, as a heading within it."""
    return pen.plain(text) or "?"


def _in_a_row(lines: Iterable[Line]) -> Iterator[Run]:
    """Lines with semicolons between them and a full stop behind them."""
    some = [line for line in lines if has_notes(line) or any(run.look == "soft" for run in line)]
    for at, line in enumerate(some):
        yield Run("; " if at else "")
        yield from line
    yield Run(".")
