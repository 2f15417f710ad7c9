"""What every line of a picture in the terminal asks for: words, names, times, and the evidence that stands behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from rich.text import Text

from lagebild import moments
from lagebild.situation import Evidence, Fused, FusedStatement, Interval, Picture, Tripwire, Who
from lagebild.views.blocks import Block
from lagebild.views.dossierwords import kept
from lagebild.views.harmless import one_line, trimmed
from lagebild.views.hits import DOT, short
from lagebild.views.picturewords import Noun, PictureWords, picture_words
from lagebild.views.reportquotes import enclosed
from lagebild.views.wirereasons import wire_reason
from lagebild.views.words import count, moment, percent

WORDS = 300  # characters of a wording that are shown
NAME = 60  # of a name, a publisher, a place, an id
MOST_NAMES = 4  # of those who act together
MOST_EVIDENCE = 5  # pieces of evidence under one line, where not everything is asked for
UTC = "+00:00"
DAY = 10  # characters of a day
MARKS = ("„“”\"»«‚‘’'", "“”\"»«‘’'")  # quotation marks that open, that close
DOUBLE = '„“”"»«'  # those that no apostrophe looks like
SPOKEN_FOR = ("person", "unnamed", "group", "")  # kinds of actors whose name does not say for whom they speak


@dataclass(frozen=True, slots=True)
class Scene:
    """How a picture is shown. `home` is the offset of times that are shown without one; `names` are actors' names by id.

    `evidence` asks for the quoted words of all evidence, `include_all` for everything that there is. `numbers` are those that lines have
    been given, by the id of what they show. `until` is the day up to which the picture knows, "" where it knows nothing.
    """

    say: PictureWords
    names: Mapping[str, str] = field(default_factory=dict)
    home: str = UTC
    evidence: bool = False
    include_all: bool = False
    numbers: Mapping[str, str] = field(default_factory=dict)
    until: str = ""

    @property
    def language(self) -> str:
        """The language of labels."""
        return self.say.language

    def numbered(self, numbers: Mapping[str, str]) -> Scene:
        """The scene in which lines have these numbers."""
        return replace(self, numbers=numbers)

    def deadline(self, tripwire: Tripwire) -> str:
        """Its deadline, and whether that has passed without anything being decided; "" where it names none."""
        if not tripwire.deadline:
            return ""
        words = self.say.deadline_over if is_over(tripwire, self.until) else self.say.deadline
        return words.format(self.day(tripwire.deadline))

    # -- words ----------------------------------------------------------------------------------------------------------------

    def plain(self, text: str | None, longest: int = WORDS) -> str:
        """Words of a text on one line, harmless, with a sign for what is not kept, no comma at their end; cut where very long."""
        return trimmed(short(text, longest))

    def name(self, text: str | None) -> str:
        """A name, a publisher, a place, an id."""
        return short(text, NAME)

    def said(self, one: Evidence) -> str:
        """The words of a piece of evidence in quotation marks."""
        return self.in_marks(one.told) if kept(one.quote) else self.say.not_kept

    def in_marks(self, text: str) -> str:
        """Words in quotation marks; those that bring their own get no others."""
        words, marks = _paired(short(text, WORDS)), MARKS[0]
        own = len(words) > 1 and words[0] in marks and words[-1] in MARKS[1] and not set(words[1:-1]) & set(marks)
        return words if own else enclosed(words, self.language)

    def spoken(self, statement: FusedStatement) -> str:
        """The words of a statement: in quotation marks only where the text says that they were these."""
        if not kept(statement.text):
            return self.say.not_kept
        return self.in_marks(trimmed(statement.text)) if statement.type == "direct" else self.plain(statement.text)

    def dossier(self, name: str) -> str:
        """The name of a dossier: the file without its folder, or the URL."""
        return self.plain(name if "://" in name else PurePath(name).name or name)

    # -- times ----------------------------------------------------------------------------------------------------------------

    def when(self, iso: str | None) -> str:
        """A day or a time; the offset only where it is not that of most."""
        if not iso:
            return self.say.undated
        return moment(_zoned(iso), self.language).removesuffix(f"\u00a0({self.home})")

    def day(self, iso: str | None) -> str:
        """The day of a time."""
        return moment(iso[:10], self.language) if iso else self.say.undated

    def days(self, interval: Interval) -> str:
        """An interval; "" where both ends are unknown."""
        if interval.start is None and interval.end is None:
            return ""
        ends = (self.day(end) if end else self.say.open_end for end in (interval.start, interval.end))
        return " – ".join(dict.fromkeys(ends))

    # -- actors ---------------------------------------------------------------------------------------------------------------

    def who(self, who: Who) -> str:
        """What an actor is called; a person with whom it speaks for."""
        name, side = self.name(who.name), self.name(self.names.get(who.side or ""))
        return f"{name} ({side})" if side and side != name and who.kind in SPOKEN_FOR else name

    def people(self, some: Sequence[Who], nobody: str | None = None) -> str:
        """Actors who act together; `nobody` where there is none. Who speaks for one of them stands for it."""
        sides = {who.side for who in some if who.kind in SPOKEN_FOR and who.side in self.names}
        names = list(dict.fromkeys(self.who(who) for who in some if who.id not in sides))
        if not names:
            return self.say.nobody if nobody is None else nobody
        if len(names) > MOST_NAMES and not self.include_all:
            names[MOST_NAMES - 1 :] = [f"+ {len(names) - MOST_NAMES + 1}"]
        return ", ".join(names)

    # -- evidence -------------------------------------------------------------------------------------------------------------

    def reference(self, some: Sequence[Evidence], line: Fused | None = None, *, day: str | None = None) -> Text:
        """Where it stands: publisher, time, article of the first evidence, and of a `line` how many reports and sources there are.

        `day` is one that was said before: it is not said again.
        """
        if not some:
            return Text()
        parts = [self.source(some[0], day)]
        if line is not None and line.reports > 1:
            parts.append(f"{count(line.reports, self.say.reports)}, {count(line.sources, self.say.sources)}")
        elif line is None and (others := len({one.article for one in some}) - 1):
            parts[0] += f" +{others}"
        return Text(DOT.join(parts), style="dim")

    def standing(self, line: Fused) -> Text:
        """Where a line stands; where evidence is asked for, which says so itself, only how many reports and sources there are."""
        if not self.evidence:
            return self.reference(line.evidence, line)
        counts = f"{count(line.reports, self.say.reports)}, {count(line.sources, self.say.sources)}"
        return Text(counts if line.reports > 1 else "", style="dim")

    def cited(self, some: Sequence[Evidence], *, day: str | None = None) -> Text:
        """Where words stand, in brackets behind them; nothing where evidence is asked for, which says so itself."""
        return Text() if self.evidence else self.bracketed(some, day=day)

    def bracketed(self, some: Sequence[Evidence], *, day: str | None = None) -> Text:
        """The same in brackets behind the words; nothing where there is no evidence."""
        return Text(" [", style="dim").append_text(self.reference(some, day=day)).append("]") if some else Text()

    def source(self, one: Evidence, day: str | None = None) -> str:
        """Publisher, time and id of the article, and which of its texts it is."""
        when = self.when(one.published)
        if day and one.published and one.published[:10] == day[:10]:
            when = "" if moments.moment(one.published) == moments.moment(day) else when.removeprefix(self.day(day))[2:]
        parts = [self.name(one.publisher), when, self.name(one.article)]
        parts += [self.say.version.format(one.version)] * (one.version > 1)
        return ", ".join(part for part in parts if part)

    def proofs(self, some: Iterable[Evidence], why: Sequence[str] = ()) -> Iterator[Text]:
        """Each piece of evidence with its words and the record that was read there, and the reasons; nothing unless asked for."""
        if not self.evidence:
            return
        pieces = list(some)
        shown = pieces if self.include_all else pieces[:MOST_EVIDENCE]
        for one in shown:
            record = DOT + self.name(one.record) if one.record else ""
            yield Text(self.said(one)).append(f" [{self.source(one)}{record}]", style="dim")
        if len(shown) < len(pieces):
            yield self.more(len(pieces) - len(shown), self.say.evidence_more)
        for one_reason in dict.fromkeys(why):
            yield Text(f"{self.say.reason}: {self.reason(one_reason)}", style="dim")

    def reason(self, why: str) -> str:
        """A reason in the language of the view, as far as there is a form of it."""
        return self.plain(wire_reason(one_line(why), self.language))

    def sureness(self, line: Fused) -> str:
        """That a person confirmed a line; where evidence is asked for, how sure one is that is not sure enough."""
        if line.confirmed:
            return self.say.confirmed
        return percent(line.confidence) if self.evidence and not line.shown else ""

    def more(self, number: int, noun: Noun, unsure: int = 0, *, of: str = "") -> Text:
        """How many more there are, and how many of them are less sure; of "actors", how many have no name."""
        say = self.say
        some, every = (say.nameless, say.all_nameless) if of == "actors" else (say.less_sure, say.all_less_sure)
        rest = every if unsure >= number else some.format(unsure) if unsure else ""
        return self.with_all(", ".join(filter(None, (count(number, noun), rest))))

    def with_all(self, words: str) -> Text:
        """Words on what is not shown, with what would show it."""
        return Text(f"{words}: --all", style="dim")


def is_over(tripwire: Tripwire, until: str) -> bool:
    """Whether its deadline has passed by a day while nothing was told of it."""
    return tripwire.state in ("open", "touched") and "" < (tripwire.deadline or "")[:DAY] < until


def scene_of(
    pictures: Sequence[Picture],
    language: str,
    *,
    evidence: bool = False,
    include_all: bool = False,
    names: Mapping[str, str] | None = None,
) -> Scene:
    """The scene for pictures of one dossier; `names` are those of their actors, where they are not all in the pictures."""
    times = (time for picture in pictures for time in (picture.at, picture.latest, picture.earliest))
    until = max(((picture.at or picture.latest or "")[:DAY] for picture in pictures), default="")
    called = names_of(pictures) if names is None else names
    return Scene(picture_words(language), called, home_of(times), evidence, include_all, until=until)


def names_of(pictures: Iterable[Picture]) -> dict[str, str]:
    """The names of the actors of pictures by their ids."""
    return {actor.who.id: actor.who.name for picture in pictures for actor in picture.actors}


def home_of(times: Iterable[str | None]) -> str:
    """The commonest offset of some times, of several the first; UTC where none has a time of day."""
    offsets = Counter[str]()
    for time, number in Counter(times).items():
        if time and (offset := _offset(time)):
            offsets[offset] += number
    return offsets.most_common(1)[0][0] if offsets else UTC


def _offset(iso: str) -> str:
    """The offset of a time of day; "" of a day."""
    zoned = _zoned(iso)
    return "" if "T" not in zoned else UTC if zoned.endswith("Z") else zoned[-6:]


def _zoned(iso: str) -> str:
    """The time with an offset; one without counts as UTC in a dossier."""
    if "T" not in iso or iso.endswith("Z") or iso[-6:-5] in ("+", "-"):
        return iso
    return iso + UTC


def row(label: str, width: int, indent: int, lines: Iterable[Text], *, style: str = "bold") -> Block:
    """Lines behind a label, which stands at the left of a column of some width."""
    return Block(tuple(lines), Text(label.ljust(width), style=style), indent + width + 1)


def joined(*parts: Text | str) -> Text:
    """Parts on one line with dots between them; empty ones are left out."""
    line = Text()
    for part in parts:
        if part:
            line.append(DOT if line else "").append_text(part if isinstance(part, Text) else Text(part))
    return line


def _paired(words: str) -> str:
    """Words without a quotation mark at one end that has no partner: so it is where a quotation was parted."""
    inner = words[1:-1]
    if len(words) > 1 and words[0] in DOUBLE and not set(inner + words[-1]) & set(DOUBLE):
        return words[1:]
    return words[:-1] if len(words) > 1 and words[-1] in DOUBLE and not set(words[0] + inner) & set(DOUBLE) else words
