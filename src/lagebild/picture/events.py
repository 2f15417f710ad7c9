"""Events: what happened, told by several reports in different words, is one event with who says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from lagebild.moments import date_of
from lagebild.ownclauses import hangs_on_noun, is_strange
from lagebild.picture.bundles import bundled
from lagebild.picture.cast import Cast
from lagebild.picture.clusters import Cluster, Step, decisions
from lagebild.picture.counting import Lines, of_cluster
from lagebild.picture.eventnumbers import Numbers
from lagebild.picture.eventparts import of_print, parts, speakers
from lagebild.picture.material import Material, Piece, Sheet, evidence
from lagebild.picture.oneevent import days_meet, kins, parted, same_event
from lagebild.picture.told import Told, tellings
from lagebild.picture.wordlexicon import lexicon
from lagebild.records import Span, Spans
from lagebild.situation import Detail, FusedEvent, Interval

SHORT = 3  # days up to which an event without a date of its own is looked up by its day
WORDS = 0.5  # what the words of a report say of the type, beside the reader, whose word counts as its confidence
SHOWN = 0.7  # confidence of an event's surest report from which it is shown: 63 of 100 were right then, below it 24 (docs/picture.md)
LEAST = 5  # words of a sentence that is the same sentence wherever it stands
MONTH = 32  # days in which the same deed is looked for
AGO = timedelta(days=31)  # before the report from which on a time is one of the past
YEAR = timedelta(days=366)  # longer times are those of what went on around it
LATELY = 5  # the same for one that is only named with a noun: so many days back
_WHEN = re.compile(r"(?:im|am|in|vor|zu|anfang|mitte|ende|last|in|on)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_COUNTED = re.compile(
    r"\s+(?:(?!(?:d(?:ie|er|en)|k?eine[nr]?|(?:sein|ihr|dies|all|während|ohne)e?[nr]?)\b)[a-zäöüß-]+(?:e|en|er)\s+){0,2}[A-ZÄÖÜ]|[.,]\d|\s?(?:%|°)"
)  # "1800 zusätzliche Soldaten"
_OF_NOUN = re.compile(r"(?<=\S\s)[A-ZÄÖÜ][\w-]*\s(?:(?:von|vom|aus|der|des|in|bei|für|um|ab|bis|seit|als|und)\s)?\Z")
_APART = re.compile(r"[;:()–—]|,\s")
LEADS = ("actual", "planned", "demanded", "conditional", "possible", "denied")
"""What an event is said to be where its reports differ: the first of them that any report gives."""


def events(material: Material, cast: Cast) -> tuple[FusedEvent, ...]:
    """The events of a picture, the first first."""
    known, found = event_clusters(material)
    numbers = Numbers(material)
    lines = Lines[FusedEvent](material, "events as lines")
    return tuple(lines.line(cluster, partial(_fused, cluster, known, material, cast, numbers)) for cluster in found)


def event_clusters(material: Material) -> tuple[Mapping[str, Told], list[Cluster]]:
    """What every report tells of an event, by the record's id, and which of them are one event."""
    pieces = material.of("event")
    known = {key: one for sheet in material.sheets for key, one in sheet.of(tellings).items()}
    keys = {key: some for sheet in material.sheets for key, some in sheet.of(_keyed).items()}

    def linked(one: Piece, other: Piece) -> tuple[float, str] | None:
        return same_event(known[one.id], known[other.id])

    def apart(one: Piece, other: Piece) -> bool:
        return parted(known[one.id], known[other.id])

    twins = _twins(pieces, known)
    return known, bundled(
        pieces,
        lambda piece: keys[piece.id],
        linked,
        apart,
        decisions(material.verdicts),
        twins=twins,
        step=Step(material.kept, "events"),
    )


def _twins(pieces: Iterable[Piece], known: Mapping[str, Told]) -> dict[str, tuple[Piece, str]]:
    """What is told in a sentence that an earlier report has too: a copy, or what a paper took from an agency."""
    firsts: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    found = {}
    for piece in pieces:
        one = known[piece.id]
        if one.sentence.count(" ") < LEAST - 1:
            continue
        held = firsts[one.sentence, piece.words]
        first = next((other for other in held if days_meet(known[other.id], one)), None)
        if first is not None and first.text.key != piece.text.key:
            found[piece.id] = (first, "the same sentence")
        else:
            held.append(piece)
    return found


def _keyed(sheet: Sheet) -> Mapping[str, tuple[Hashable, ...]]:
    """By what the events of a text are looked up, by their ids."""
    return {key: tuple(dict.fromkeys(_keys(one))) for key, one in sheet.of(tellings).items()}


def _keys(one: Told) -> Iterator[Hashable]:
    first, last = one.days
    begin, end = first.toordinal(), last.toordinal() + 1
    days = range(begin, end) if end - begin <= SHORT else range(end - LATELY, end) if one.noun else ()
    for what in one.around:
        for month in range(begin // MONTH, end // MONTH + 1):
            yield from ((month, term, what) for term in one.wide)
        for number in days:
            yield number, one.type, what
            yield from ((number, -kin, what) for kin in kins(one))
    if one.dated:
        yield from ((number, term) for number in days for term in one.wide)


def _fused(cluster: Cluster, known: Mapping[str, Told], material: Material, cast: Cast, numbers: Numbers) -> FusedEvent:
    members = sorted(cluster.members, key=lambda piece: -piece.record.confidence)  # the surest first
    affirmed = [piece for piece in members if piece.record.status != "denied"] or members
    fields = of_cluster("e", cluster, material.originals, lambda piece: known[piece.id].back)
    if (fields["confidence"] < SHOWN or all(map(of_print, cluster.members))) and not fields["confirmed"]:
        fields["shown"] = False
    has = parts(affirmed, material, cast)
    return FusedEvent(
        **fields,
        type=_type(members, known),
        status=next(status for status in LEADS if any(known[piece.id].status == status for piece in members)),
        actors=has.actors,
        recipients=has.recipients,
        place=has.place,
        date=_date([known[piece.id] for piece in affirmed], affirmed),
        according_to=has.according_to,
        unsure=has.unsure,
        details=(*_details(cluster.members, known, material, cast), *numbers.details(cluster.members)),
    )


_OPPOSED = {"REJECT": "ACCUSE", "ACCUSE": "REJECT"}
"""Types of which the words of one are in the other: who rejects a reproach does not make it."""


def _type(members: Sequence[Piece], known: Mapping[str, Told]) -> str:
    """The type that most of the reports give, the surer ones counting more; what their words stand for counts too, but of a reproach
    ("warf ihm vor, … zu missbrauchen"). Of equals the first.
    """
    weights: dict[str, float] = defaultdict(float)
    for piece in members:
        weights[piece.record.type] += piece.record.confidence
        meant = {kind for deed in known[piece.id].deeds for kind in lexicon().concepts[deed].events}
        opposed = _OPPOSED.get(piece.record.type)
        own = piece.record.type == "ACCUSE" or piece.record.type in meant or opposed in meant
        for kind in sorted(meant) if not own else ():
            weights[kind] += WORDS / len(meant)
    return max(weights, key=lambda name: weights[name])


def _date(mentions: Iterable[Told], pieces: Sequence[Piece]) -> Interval:
    """The days that the reports give, where one does; of an event that is only reported nothing, of one long past its month or year."""
    dated = [one.days for one in mentions if one.dated]
    if not dated:
        return next((piece.days for piece in pieces if _is_long_ago(piece)), Interval())
    first, last = max(begin for begin, _ in dated), min(end for _, end in dated)
    if first > last:  # only where a person has put them together
        first, last = dated[0]
    return Interval(first.isoformat(), last.isoformat())


def _is_long_ago(piece: Piece) -> bool:
    """Whether the time that a report gives for an event ends well before the report, stands in its sentence, and is not that of something
    else there ("das Gesetz von 1961", "nach der Wahl im Dezember", "der vor zwei Jahren gewählte Präsident").
    """
    first, last, told = date_of(piece.days.start), date_of(piece.days.end), date_of(piece.text.day)
    if first is None or last is None or told is None or told - last <= AGO or last - first > YEAR:
        return False
    page = piece.text.page
    times: Spans = piece.record.time.spans if piece.record.time is not None else ()
    sentence = page.sentence(piece.spans[0][0]) if piece.spans and times else None
    if sentence is None or not sentence.span[0] <= times[0][0] < sentence.span[1]:
        return False
    if any(of(page.words, sentence.span, piece.spans, times[0]) for of in (is_strange, hangs_on_noun)):
        return False
    begin, end = times[0]
    opens = begin == sentence.span[0]
    noun = piece.words[:1].isupper() and piece.spans[0][0] < begin  # "die Anschläge von Bali (2002)"
    words = piece.text.text[begin:end]
    return (
        opens
        or noun
        or _WHEN.match(words) is not None
        or _is_its_year(page.words, sentence.span, piece.spans, (begin, end))
    )


def _is_its_year(words: str, sentence: Span, own: Spans, year: Span) -> bool:
    """Whether a bare year in a sentence is that of an event: "Er hatte 1980 die Macht ergriffen"; not "den Kandidaten von 2029", "1800
    zusätzliche Soldaten".
    """
    if not _YEAR.match(words[year[0] : year[1]]) or _COUNTED.match(words, year[1]):
        return False
    between = words[min(own[0][1], year[1]) : max(own[0][0], year[0])]
    return not _APART.search(between) and not _OF_NOUN.search(words[sentence[0] : year[0]])


def _details(members: Sequence[Piece], known: Mapping[str, Told], material: Material, cast: Cast) -> Iterator[Detail]:
    """That on which the reports differ: whether it happened, where, when."""
    of = {piece.id: known[piece.id] for piece in members}
    if len({one.kind for one in of.values()}) == 1 and any(one.status == "denied" for one in of.values()):
        sure = {key: one.status for key, one in of.items() if not _read_otherwise(one, of.values())}
        yield from _of("status", sure, members, material, cast)
    placed = {key: one for key, one in of.items() if one.places}
    if any(not one.places & other.places for one in placed.values() for other in placed.values()):
        named = {piece.id: piece.record.place.name for piece in members if piece.id in placed}
        yield from _of("place", named, members, material, cast)
    dated = {key: one for key, one in of.items() if one.dated}
    if any(one.days[0] > other.days[1] for one in dated.values() for other in dated.values()):
        yield from _of("date", {key: _named(one.days) for key, one in dated.items()}, members, material, cast)


def _read_otherwise(one: Told, others: Iterable[Told]) -> bool:
    """Whether the same sentence was read as something else in a copy: then it is the reader who differs."""
    return any(one.sentence == other.sentence and one.status != other.status for other in others)


def _named(days: tuple[date, date]) -> str:
    first, last = (one.isoformat() for one in days)
    return first if first == last else f"{first}/{last}"


def _of(
    name: str, values: Mapping[str, str], members: Sequence[Piece], material: Material, cast: Cast
) -> Iterator[Detail]:
    """The values of a detail with who gives each; nothing where there is only one."""
    if len(set(values.values())) < 2:
        return
    for value in dict.fromkeys(values[piece.id] for piece in members if piece.id in values):
        some = [piece for piece in members if values.get(piece.id) == value]
        said = {who.id: who for piece in some for who in speakers(piece, material, cast)}
        yield Detail(
            name, value, tuple(said.values()), tuple(evidence(one.text, one.spans, one.record) for one in some)
        )
