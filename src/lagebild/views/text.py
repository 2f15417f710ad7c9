"""The view for people in a terminal: who said what, how, to whom, when, and on whose word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.rule import Rule
from rich.segment import Segment
from rich.text import Text

from lagebild.labels import MEDIA, STATEMENT_TYPES
from lagebild.records import Actor, Article, Hop, Reading, Ref, Spans, Statement, Time, quoted
from lagebild.views.harmless import one_line
from lagebild.views.outline import Item, Keep, Voice, actors_of, everything, outline, shown, speakers, voice
from lagebild.views.words import Words, count, interval, moment, name_of, percent, quoted_words, words

WIDEST = 100  # columns; longer lines are hard to read
DEEPEST = 4  # levels that are indented; deeper ones stay at this one, so that a narrow terminal has room for words
STEP = 2  # columns of indentation for each level
TITLE_WORDS = 60  # characters of the text that stand in for a missing title
MOST_SPEAKERS = 12  # in the summary of many articles
DOT = " · "
ARROW = " → "
STYLES = {
    "direct": "bold blue",
    "indirect": "bold green",
    "indirect_free_indirect": "bold cyan",
    "free_indirect": "bold magenta",
    "reported": "bold yellow",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What the summary needs of one reading, so that no reading need be kept for it."""

    statements: int
    hidden: int
    dated: bool
    speakers: tuple[tuple[str, int], ...]  # name, statements; of those who have a name


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines wrapped to the width, to the right of a number where there is one; no blanks at their ends."""

    lines: tuple[Text, ...]
    number: Text = field(default_factory=Text)
    indent: int = 0  # columns before the lines; the number ends one column before them
    gap: int = 0  # empty lines after the block

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        before = Text(" " * max(0, self.indent - 1 - self.number.cell_len)).append_text(self.number)
        before.append(" " * (self.indent - before.cell_len))
        width = max(1, options.max_width - self.indent)
        for line in self.lines:
            for piece in line.wrap(console, width, overflow="fold"):
                piece.rstrip()
                if not piece:
                    continue  # a blank that did not fit on the line before
                yield Text("", end="", no_wrap=True).append_text(before).append_text(piece)
                yield Segment.line()
                before = Text(" " * self.indent)
        for _ in range(self.gap):
            yield Segment.line()


@dataclass(frozen=True, slots=True)
class _Scene:
    """One reading with what every line of it asks for."""

    reading: Reading
    actors: Mapping[str, Actor]
    numbers: Mapping[str, str]  # by statement id
    gutter: int  # columns for the longest number and the blanks around it
    language: str
    words: Words

    def heard(self, where: Spans) -> str:
        """The words under the spans, harmless and on one line."""
        return one_line(quoted(self.reading.article.text, where))


def console(file: TextIO, *, width: int | None = None) -> Console:
    """A console that writes text as it is: colours on a terminal only, NO_COLOR respected, nothing read as markup.

    A character that the stream's encoding lacks comes out as "?" and does not end the program.
    """
    if isinstance(file, TextIOWrapper):
        file.reconfigure(errors="replace")
    return _Console(file=file, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False)


class _Console(Console):
    """A console that leaves it to its caller what a pipe that nobody reads any more means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def article_view(reading: Reading, *, language: str, include_all: bool, keep: Keep = everything) -> RenderableType:
    """One article: its header, its statements in text order, who speaks how often, how many are hidden.

    Args:
        reading: with all candidate statements.
        language: of labels, "de" or "en".
        include_all: also what is less sure, marked "?" with its confidence.
        keep: says which candidates exist for this view at all.
    """
    candidates = outline(reading, keep)
    items = candidates if include_all else outline(reading, lambda statement: shown(statement) and keep(statement))
    numbers = {item.statement.id: item.number for item in items}
    gutter = 3 + max(map(len, numbers.values()), default=1)
    scene = _Scene(reading, actors_of(reading), numbers, gutter, language, words(language))
    foot = [*_speakers(scene, items), *_closing(scene, len(items), len(candidates) - len(items))]
    body = (_statement(scene, item) for item in items)
    return Constrain(Group(Rule(style="dim"), _header(scene), *body, _Block(tuple(foot))), WIDEST)


def tally(reading: Reading, *, include_all: bool, keep: Keep = everything) -> Tally:
    """What `summary` needs of a reading; the arguments are those of `article_view`."""
    candidates = [statement for statement in reading.statements if keep(statement)]
    seen = [statement for statement in candidates if include_all or shown(statement)]
    actors = actors_of(reading)
    voices = speakers(voice(reading, actors, statement.speaker) for statement in seen)
    # "der Sprecher" of two articles is two people: the summary adds up names alone
    named = tuple((speaker.name, number) for speaker, number in voices if speaker and _has_name(speaker))
    return Tally(len(seen), len(candidates) - len(seen), reading.article.published is not None, named)


def _has_name(speaker: Voice) -> bool:
    return speaker.actor is not None and speaker.actor.kind not in ("unnamed", "group")


def summary(tallies: Iterable[Tally], *, language: str) -> RenderableType:
    """Many articles in a few lines: how many articles and statements, what is missing, who speaks most."""
    say = words(language)
    articles = statements = hidden = undated = silent = 0
    by_name: Counter[str] = Counter()
    for one in tallies:
        articles += 1
        statements += one.statements
        hidden += one.hidden
        undated += not one.dated
        silent += not one.statements
        for name, number in one.speakers:
            by_name[name] += number
    if not articles:
        return Text(say.no_articles)
    parts = [count(articles, say.article), count(statements, say.statement)]
    missing = ((undated, say.without_date), (silent, say.without_statements), (hidden, say.hidden))
    parts += [phrase.format(number) for number, phrase in missing if number]
    names = [(name, number) for name, number in by_name.most_common(MOST_SPEAKERS)]
    lines = [Text(DOT.join(parts), style="bold")]
    if names:
        lines.append(_counted(say.speakers, names, more=len(by_name) > MOST_SPEAKERS))
    return Constrain(Group(Rule(style="dim"), _Block(tuple(lines))), WIDEST)


def _header(scene: _Scene) -> _Block:
    article = scene.reading.article
    when = moment(article.published, scene.language) if article.published else scene.words.undated
    place = one_line(Path(article.where).name)
    source = place if "." in place and not article.title else ""  # the file tells articles without a title apart
    facts = [one_line(article.publisher), when, source, one_line(article.id)]
    lines = [Text(_title(article), style="bold"), Text(DOT.join(fact for fact in facts if fact), style="dim")]
    for warning in dict.fromkeys((*article.warnings, *scene.reading.warnings)):
        lines.append(Text(f"! {scene.words.warning}: {one_line(warning)}", style="yellow"))
    return _Block(tuple(lines), gap=1)


def _title(article: Article) -> str:
    """The title, or the first words of the text."""
    title = one_line(article.title)
    if title:
        return title
    text = one_line(article.text[: 4 * TITLE_WORDS])
    if len(text) <= TITLE_WORDS:
        return text
    return text[:TITLE_WORDS].rsplit(" ", 1)[0] + " …"


def _statement(scene: _Scene, item: Item) -> _Block:
    """One statement: who and how, the words, and what else is known; the number hangs at the left."""
    statement = item.statement
    style = STYLES.get(statement.type, "bold")
    number = Text(item.number + ("" if statement.shown else "?"), style=style)
    lines = (_who(scene, statement, style), Text(scene.heard(statement.spans)), *_details(scene, statement))
    return _Block(lines, number, scene.gutter + STEP * min(item.depth, DEEPEST), gap=1)


def _who(scene: _Scene, statement: Statement, style: str) -> Text:
    """Speaker, type, medium, cue, and the confidence of what is less sure."""
    line = Text()
    speaker = voice(scene.reading, scene.actors, statement.speaker)
    if speaker is None:
        line.append(scene.words.no_speaker, style="italic")
    else:
        _, arrow, name = _called(speaker).rpartition(ARROW)
        line.append(f"{speaker.words}{arrow}" if arrow else "", style="dim").append(name, style="bold")
    line.append(DOT).append(name_of(STATEMENT_TYPES, statement.type, scene.language), style=style)
    how = [name_of(MEDIA, statement.medium, scene.language)] if statement.medium != "none" else []
    if statement.cue:
        how.append(quoted_words(scene.heard(statement.cue), scene.language))
    if not statement.shown:
        how.append(percent(statement.confidence))
    for part in how:
        line.append(DOT + part)
    return line


def _details(scene: _Scene, statement: Statement) -> list[Text]:
    """To whom, when, where, what it answers; on a line of its own the chain."""
    say = scene.words
    facts: list[str] = []
    if addressee := _named(scene, statement.addressee):
        facts.append(f"{say.to}: {addressee}")
    if statement.said is not None:
        facts.append(f"{say.said}: {_when(scene, statement.said)}")
    if statement.place is not None:
        facts.append(f"{say.place}: {one_line(statement.place.name)}")
    if statement.responds_to is not None:
        facts.append(f"{say.answers} #{scene.numbers[statement.responds_to]}")
    chain = " ← ".join(filter(None, (_hop(scene, hop) for hop in statement.via)))
    lines = [DOT.join(facts), f"{say.through} {chain}" if chain else ""]
    return [Text(line, style="dim") for line in lines if line]


def _named(scene: _Scene, ref: Ref | None) -> str:
    heard = voice(scene.reading, scene.actors, ref)
    return _called(heard) if heard else ""


def _called(heard: Voice) -> str:
    """The words of the text and the name, "er → Jonas Weil"; the words alone where they begin with the name."""
    if not heard.words or heard.words.casefold().startswith(heard.name.casefold()):
        return heard.words or heard.name
    return heard.words + ARROW + heard.name


def _hop(scene: _Scene, hop: Hop) -> str:
    heard = voice(scene.reading, scene.actors, Ref(hop.actor, hop.spans))
    return heard.name if heard else ""


def _when(scene: _Scene, time: Time) -> str:
    resolved = interval(time, scene.language)
    return f"{scene.heard(time.spans)} = {resolved}" if resolved else scene.heard(time.spans)


def _speakers(scene: _Scene, items: Sequence[Item]) -> list[Text]:
    voices = speakers(voice(scene.reading, scene.actors, item.statement.speaker) for item in items)
    names = [(speaker.name if speaker else scene.words.no_speaker, number) for speaker, number in voices]
    return [_counted(scene.words.speakers, names, more=False)] if names else []


def _counted(label: str, names: Iterable[tuple[str, int]], *, more: bool) -> Text:
    """Names with their numbers."""
    parts = [f"{name} {number}" for name, number in names]
    return Text(f"{label}: ", style="dim").append(DOT.join(parts) + (DOT + "…" if more else ""), style="not dim")


def _closing(scene: _Scene, seen: int, hidden: int) -> list[Text]:
    """Says that nothing was found, and what is hidden."""
    lines = []
    if not seen:
        lines.append(Text(scene.words.nothing_sure if hidden else scene.words.nothing_found, style="italic"))
    if hidden:
        lines.append(Text(scene.words.hidden.format(hidden), style="dim"))
    return lines
