"""What every line of a report is written with: language, clock, numbers of notes, names, and how much is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lagebild.situation import Evidence, Fused, Stance, Tripwire, Who
from lagebild.views.dossierwords import kept
from lagebild.views.harmless import trimmed
from lagebild.views.holders import Said
from lagebild.views.picturechoice import in_doubt, is_sure, sure_evidence
from lagebild.views.picturewords import PictureWords, picture_words
from lagebild.views.reportnotes import NAME, Notes
from lagebild.views.reportparts import Line, Run
from lagebild.views.reportquotes import bare, enclosed, ended, open_ended, plain
from lagebild.views.reporttimes import Clock
from lagebild.views.reportwords import Noun, ReportWords
from lagebild.views.words import count, words

STEM = 4  # letters of a state's name that its adjective begins with: "velmarisches Präsidialamt" needs no "(Velmarien)"
MOST_NAMES = 5  # of those who act together


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of everything is in a report; None is all there is.

    `notes` are those of one claim; `words`, `title` and `quote` are characters, of words in a line and of a note's title and words;
    `unsure` asks for what was not read surely.
    """

    new: int | None = None
    statements: int | None = None
    questions: int | None = None
    actors: int | None = None
    moves: int | None = None
    moved: int | None = None
    open: int | None = None
    disputes: int | None = None
    hypotheses: int | None = None
    figures: int | None = None
    values: int | None = None
    sources: int | None = None
    notes: int | None = None
    words: int | None = None
    title: int | None = None
    quote: int | None = None
    unsure: bool = False


WHOLE = Extent(unsure=True)
LEAST = Extent(
    new=4,
    statements=3,
    questions=2,
    actors=5,
    moves=1,
    moved=2,
    open=2,
    disputes=1,
    hypotheses=1,
    figures=1,
    values=3,
    sources=6,
    notes=1,
    words=90,
    title=40,
    quote=80,
)
MORE = """
new=5 moved=3 moves=2 questions=3 open=3 words=120 quote=100 statements=4 disputes=2 new=6 sources=8 questions=4 actors=6 figures=2
words=140 quote=120 title=50 notes=2 moves=3 values=4 statements=5 moved=4 open=4 hypotheses=2 sources=12 new=8 words=180 quote=160 actors=8
statements=6 disputes=3 figures=3 moved=5 open=5 moves=5 title=60 quote=200 words=200 statements=8 new=10 hypotheses=3 disputes=4 figures=4
open=6 moved=6 sources=15
"""
"""What a short report holds beyond LEAST, step by step, as long as it fits on its pages."""


def extents() -> list[Extent]:
    """What a short report may hold, from LEAST on, each one step more than the one before."""
    found = [LEAST]
    for step in MORE.split():
        name, _, value = step.partition("=")
        found.append(replace(found[-1], **{name: int(value)}))  # type: ignore[arg-type]
    return found


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes runs of words. `names` are actors' names, `tripwires` the picture's tripwires, both by id; `fresh` says by list and
    id what is "new" or "changed", and `marked` gathers what of it has been written with that mark. `said` is who says what was read where.
    `until` is the day up to which the picture knows.
    """

    say: ReportWords
    clock: Clock
    extent: Extent
    notes: Notes
    names: Mapping[str, str] = field(default_factory=dict)
    tripwires: Mapping[str, Tripwire] = field(default_factory=dict)
    fresh: Mapping[tuple[str, str], str] = field(default_factory=dict)
    until: str = ""
    said: Said = field(default_factory=dict)
    marked: set[tuple[str, str]] = field(default_factory=set)

    @property
    def language(self) -> str:
        """The language of the report, "de" or "en"."""
        return self.say.language

    @property
    def shared(self) -> PictureWords:
        """What all views of a picture call things."""
        return picture_words(self.language)

    # -- words ----------------------------------------------------------------------------------------------------------------

    def plain(self, text: str | None) -> str:
        """Words of a text, cut where they are long, without a comma at their end."""
        return trimmed(plain(text, self.extent.words))

    def sense(self, text: str | None, some: Sequence[Evidence] = (), tail: Line = (), *, most: int | None = -1) -> Line:
        """The words of a report that are nobody's very words, with their notes, what follows them, and a full stop."""
        words = open_ended(self.plain(text)) if kept(text or "") else self.shared.not_kept
        return (Run(words, "sense", self.cite(some, most)), *tail, Run("." if tail else ended(words)))

    def verbatim(self, text: str | None, some: Sequence[Evidence] = (), tail: Line = ()) -> Line:
        """Somebody's very words in quotation marks, with the same."""
        if not kept(text or ""):
            return self.sense(text, some, tail)
        words = trimmed(plain(bare(plain(text)), self.extent.words))
        run = Run(enclosed(words, self.language), "words", self.cite(some))
        return (run, *tail, Run("." if tail else ended(words)))

    def counted(self, number: int, noun: Noun) -> str:
        """A number in a form of words that has a place for it."""
        return noun[number != 1].format(number)

    def support(self, line: Fused) -> Line:
        """By how many independent sources and reports a line is borne out; nothing where it is one."""
        if line.reports <= 1:
            return ()
        parts = [count(line.sources, self.shared.sources)]
        parts += [count(line.reports, self.shared.reports)] if line.reports != line.sources else []
        return (Run(f" ({', '.join(parts)})", "soft"),)

    # -- actors ---------------------------------------------------------------------------------------------------------------

    def name(self, who: Who) -> str:
        """What an actor is called, with whom it speaks for."""
        name, side = plain(who.name, NAME), plain(self.names.get(who.side or ""), NAME)
        return f"{name} ({side})" if side and side[:STEM].lower() not in name.lower() else name

    def people(self, some: Iterable[Who]) -> str:
        """Several actors; "" for none."""
        names = list(dict.fromkeys(map(self.name, some)))
        most = self.most_names(len(names))
        rest = f" {self.others(len(names) - most)}" if most < len(names) else ""
        return ", ".join(names[:most]) + rest

    def most_names(self, number: int) -> int:
        """How many of so many names are written."""
        return number if self.extent.values is None or number <= MOST_NAMES else MOST_NAMES - 1

    def others(self, number: int) -> str:
        """How many more there are in a row."""
        return words(self.language).more.format(number)

    # -- evidence and caution -------------------------------------------------------------------------------------------------

    def cite(self, some: Sequence[Evidence], most: int | None = -1) -> tuple[int, ...]:
        """The numbers of the notes for some evidence; as many as one claim may have, or `most`, or all there are."""
        return self.notes.cite(some, self.extent.notes if most == -1 or self.extent.notes is None else most)

    def shows(self, name: str, line: Fused) -> bool:
        """Whether a line of a list is in the report: sure enough, and with evidence."""
        return bool(line.evidence) and (self.extent.unsure or is_sure(name, line))

    def stands(self, one: Stance) -> bool:
        """Whether a stance is in the report."""
        return bool(one.evidence) and (self.extent.unsure or one.shown)

    def trusts(self, some: Sequence[Evidence]) -> bool:
        """Whether what rests on some evidence alone is in the report."""
        return bool(some) and (self.extent.unsure or sure_evidence(some))

    def mark(self, name: str, line: Fused, *, unsure: bool = True) -> Line:
        """What stands before a line: that it is new or has changed, and where `unsure` that it was not read surely."""
        marks = self.news(name, line.id)
        marks += [self.say.unsure] * (unsure and is_unsure(line))
        return (Run(", ".join(marks), "mark"), Run(": ")) if marks else ()

    def news(self, name: str, identity: str) -> list[str]:
        """That a line is new or has changed, as a mark that is written; nothing where it has not."""
        fresh = self.fresh.get((name, identity))
        if fresh is None:
            return []
        self.marked.add((name, identity))
        return [self.say.new if fresh == "new" else self.say.changed]

    def left_out(self, numbers: Mapping[str, int], unsure: int = 0, *, of: str = "") -> tuple[str, ...]:
        """What is said of what is not in the report, by list: in one sentence, or nothing; `unsure` are `of` a kind of their own."""
        parts = [count(number, self.say.more[name]) for name, number in numbers.items() if number]
        parts += [count(unsure, self.say.unsure_of.get(of, self.say.unsure_left))] * bool(unsure)
        return (self.say.more_all.format(", ".join(parts)),) if parts else ()


def capital(text: str) -> str:
    """Words as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def is_unsure(line: Fused) -> bool:
    """Whether the machine did not read a line surely, and no person confirmed it."""
    return in_doubt(line)


def has_notes(line: Line) -> bool:
    """Whether something supports a line."""
    return any(run.notes for run in line)
