"""What the page shows besides statements: sections of findings, their marks in the text, the words that light up with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lagebild.records import Reading, quoted
from lagebild.views.findings import Entry, Part, Section, sections
from lagebild.views.findings import Group as EntryGroup
from lagebild.views.framewords import TIME, FrameWords, frame_words
from lagebild.views.marks import Light, Mark
from lagebild.views.outline import Keep
from lagebild.views.pagewords import page_words
from lagebild.views.words import interval, percent, quoted_words


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of a section; `index` counts the findings of an article from 0."""

    index: int
    entry: Entry
    claim: str  # whose word it is, as it stands before the line; empty where it is the reporter's own
    statement: int | None  # the place of that statement on the page
    confidence: str
    label: str  # what a screen reader calls its link


@dataclass(frozen=True, slots=True)
class Group:
    """Findings on the same thing."""

    title: str
    note: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All findings of one kind: labels.FRAMES, or "time"."""

    kind: str
    title: str
    groups: tuple[Group, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of all groups."""
        return tuple(finding for group in self.groups for finding in group.findings)

    @property
    def sure(self) -> int:
        """How many are shown by default."""
        return sum(finding.entry.shown for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Switch:
    """Turns a kind on and off; `count` is of what is shown by default on the whole page."""

    kind: str
    letter: str
    name: str
    count: int
    on: bool


def found(reading: Reading, *, language: str, keep: Keep, place: Mapping[str, int]) -> tuple[Found, ...]:
    """The sections of one article; `place` gives a statement's place on the page by its id."""
    say, label = frame_words(language), page_words(language)["less_sure_short"]
    result: list[Found] = []
    index = 0
    for section in (*sections(reading, language=language, keep=keep), *_times(reading, language)):
        groups: list[Group] = []
        for group in section.groups:
            numbered = enumerate(group.entries, index)
            findings = tuple(_finding(at, entry, say, place, label) for at, entry in numbered)
            groups.append(Group(group.title, group.note, findings))
            index += len(findings)
        result.append(Found(section.kind, section.title, tuple(groups)))
    return tuple(result)


def _finding(index: int, entry: Entry, say: FrameWords, place: Mapping[str, int], less_sure: str) -> Finding:
    claim = entry.claim.words(say) if entry.claim else ""
    words = " ".join(
        filter(None, (f"{claim}:" if claim else "", entry.head.words, *(part.words for part in entry.parts)))
    )
    unsure = "" if entry.shown else f", {less_sure}"
    return Finding(
        index=index,
        entry=entry,
        claim=claim,
        statement=place.get(entry.claim.statement) if entry.claim else None,
        confidence=percent(entry.confidence),
        label=f"{say.one[entry.kind]} {entry.number[1:]}: {words}{unsure}",
    )


def _times(reading: Reading, language: str) -> list[Section]:
    """The time expressions of the text, each with its interval."""
    say, text = frame_words(language), reading.article.text
    entries = tuple(
        Entry(
            TIME,
            f"{say.letters[TIME]}{number}",
            Part(quoted_words(quoted(text, time.spans), language), "core"),
            (Part(when, joint=" = "),) if (when := interval(time, language)) else (),
            main=time.spans,
        )
        for number, time in enumerate(reading.times, 1)
    )
    return [Section(TIME, say.titles[TIME], (EntryGroup("", "", entries),))] if entries else []


def switches(pages: Iterable[tuple[int, Sequence[Found]]], language: str) -> tuple[Switch, ...]:
    """A switch for each kind that occurs, statements first; none where there are only statements.

    Args:
        pages: of each article, how many sure statements it has, and its sections.
        language: of the page.
    """
    say, pages = frame_words(language), list(pages)
    counts: dict[str, int] = {}
    for _, sections_of_one in pages:
        for section in sections_of_one:
            counts[section.kind] = counts.get(section.kind, 0) + section.sure
    if not counts:
        return ()
    statements = Switch("statement", "", page_words(language)["statements"], sum(sure for sure, _ in pages), on=True)
    kinds = [kind for kind in say.titles if kind in counts]
    return (
        statements,
        *(Switch(kind, say.letters[kind], say.short[kind], counts[kind], on=kind != TIME) for kind in kinds),
    )


def marks(sections_of_one: Iterable[Found], position: int) -> list[Mark]:
    """The marks of all findings in the text of the article at this position on the page."""
    return [_mark(finding, position) for section in sections_of_one for finding in section.findings]


def _mark(finding: Finding, position: int) -> Mark:
    entry, place = finding.entry, f"{position}-{finding.index}"
    return Mark(
        spans=entry.main,
        classes=f"k-{entry.kind}" + ("" if entry.shown else " less"),
        number=entry.number,
        label=finding.label,
        target=f"f{place}",
        anchor=f"m{place}",
        finding=finding.index,
    )


def lights(sections_of_one: Iterable[Found]) -> list[Light]:
    """The words that light up with each finding: its roles by their look."""
    return [
        Light(span, f"{look}-{finding.index}")
        for section in sections_of_one
        for finding in section.findings
        for look, spans in finding.entry.lights
        for span in spans
    ]
