"""The view for people in a terminal: who said what, how, to whom, when, and on whose word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.rule import Rule
from rich.text import Text

from lagebild.labels import MEDIA, STATEMENT_TYPES
from lagebild.records import Actor, Article, Frames, Hop, Reading, Ref, Spans, Statement, Time, quoted
from lagebild.views.actortext import actors_view
from lagebild.views.blocks import Block
from lagebild.views.findings import sections
from lagebild.views.frametext import findings_view
from lagebild.views.framewords import frame_words
from lagebild.views.harmless import one_line
from lagebild.views.naming import called, place_name
from lagebild.views.notewords import told
from lagebild.views.outline import (
    Item,
    Keep,
    Voice,
    actors_of,
    everything,
    kept_frames,
    outline,
    shown,
    speakers,
    voice,
)
from lagebild.views.words import Words, count, interval, moment, name_of, percent, quoted_words, words

WIDEST = 100  # columns; longer lines are hard to read
DEEPEST = 4  # levels that are indented; deeper ones stay at this one, so that a narrow terminal has room for words
STEP = 2  # columns of indentation for each level
TITLE_WORDS = 60  # characters of the text that stand in for a missing title
MOST_SPEAKERS = 12  # in the summary of many articles
COUNTED = ("statements", "hidden", "events", "commitments", "conditional", "positions")  # what a summary adds up
DOT = " · "
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
    events: int = 0
    commitments: int = 0
    conditional: int = 0  # of the commitments
    positions: int = 0


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


def article_view(reading: Reading, *, language: str, include_all: bool, keep: Keep = everything) -> RenderableType:
    """One article: its header, its statements in text order, who speaks how often, what else was found, what is hidden.

    Args:
        reading: with all candidate statements and frames.
        language: of labels, "de" or "en".
        include_all: also what is less sure, marked "?" with its confidence.
        keep: says which candidates exist for this view at all.
    """
    candidates = outline(reading, keep)
    seen = keep if include_all else _shown_of(keep)
    items = candidates if include_all else outline(reading, seen)
    numbers = {item.statement.id: item.number for item in items}
    gutter = 3 + max(map(len, numbers.values()), default=1)
    scene = _Scene(reading, actors_of(reading), numbers, gutter, language, words(language))
    body = [_statement(scene, item) for item in items]
    found = sections(reading, language=language, keep=seen)
    people = actors_view(reading, found, language=language, keep=seen, include_all=include_all)
    findings = [*findings_view(found, language=language), *people]
    hidden = len(candidates) - len(items)
    nothing = _nothing(scene, len(items), hidden, findings=bool(found))
    lines = (*_speakers(scene, items), *nothing)
    before = Block(lines, gap=1 if findings and lines else 0)
    foot = Block(tuple(_hidden(scene, hidden + _frames(reading, keep) - _frames(reading, seen))))
    return Constrain(Group(Rule(style="dim"), _header(scene), *body, before, *findings, foot), WIDEST)


def _shown_of(keep: Keep) -> Keep:
    return lambda candidate: shown(candidate) and keep(candidate)


def _frames(reading: Reading, keep: Keep) -> int:
    """How many frames are kept."""
    return sum(len(getattr(kept_frames(reading, keep), one.name)) for one in fields(Frames))


def tally(reading: Reading, *, include_all: bool, keep: Keep = everything) -> Tally:
    """What `summary` needs of a reading; the arguments are those of `article_view`."""
    candidates = [statement for statement in reading.statements if keep(statement)]
    visible = keep if include_all else _shown_of(keep)
    seen = [statement for statement in candidates if visible(statement)]
    frames = kept_frames(reading, visible)
    hidden = len(candidates) - len(seen) + _frames(reading, keep) - _frames(reading, visible)
    actors = actors_of(reading)
    voices = speakers(voice(reading, actors, statement.speaker) for statement in seen)
    # "der Sprecher" of two articles is two people: the summary adds up names alone
    named = tuple((speaker.name, number) for speaker, number in voices if speaker and _has_name(speaker))
    return Tally(
        len(seen),
        hidden,
        reading.article.published is not None,
        named,
        events=len(frames.events),
        commitments=len(frames.commitments),
        conditional=sum(bool(commitment.condition) for commitment in frames.commitments),
        positions=len(frames.positions),
    )


def _has_name(speaker: Voice) -> bool:
    return speaker.actor is not None and speaker.actor.kind not in ("unnamed", "group")


def summary(tallies: Iterable[Tally], *, language: str) -> RenderableType:
    """Many articles in a few lines: how many articles and findings, what is missing, who speaks most."""
    say = words(language)
    sums: Counter[str] = Counter()
    by_name: Counter[str] = Counter()
    for one in tallies:
        sums.update({name: getattr(one, name) for name in COUNTED})
        sums.update(articles=1, undated=not one.dated, silent=not one.statements)
        for name, number in one.speakers:
            by_name[name] += number
    if not sums["articles"]:
        return Text(say.no_articles)
    parts = [count(sums["articles"], say.article), count(sums["statements"], say.statement), *_found(sums, language)]
    missing = (("undated", say.without_date), ("silent", say.without_statements), ("hidden", say.hidden))
    parts += [phrase.format(sums[name]) for name, phrase in missing if sums[name]]
    names = [(name, number) for name, number in by_name.most_common(MOST_SPEAKERS)]
    lines = [Text(DOT.join(parts), style="bold")]
    if names:
        lines.append(_counted(say.speakers, names, more=len(by_name) > MOST_SPEAKERS))
    return Constrain(Group(Rule(style="dim"), Block(tuple(lines))), WIDEST)


def _found(sums: Mapping[str, int], language: str) -> list[str]:
    """Events, commitments and positions, as far as there are any."""
    say, parts = frame_words(language), []
    for kind, name in (("event", "events"), ("commitment", "commitments"), ("position", "positions")):
        if sums[name]:
            parts.append(count(sums[name], say.nouns[kind]))
        if kind == "commitment" and sums["conditional"]:
            parts[-1] += f" ({say.conditional.format(sums['conditional'])})"
    return parts


def _header(scene: _Scene) -> Block:
    article = scene.reading.article
    when = moment(article.published, scene.language) if article.published else scene.words.undated
    place = one_line(Path(article.where).name)
    source = place if "." in place and not article.title else ""  # the file tells articles without a title apart
    facts = [one_line(article.publisher), when, source, one_line(article.id)]
    lines = [Text(_title(article), style="bold"), Text(DOT.join(fact for fact in facts if fact), style="dim")]
    for warning in dict.fromkeys((*article.warnings, *scene.reading.warnings)):
        lines.append(Text(f"! {scene.words.warning}: {one_line(told(warning, scene.language))}", style="yellow"))
    return Block(tuple(lines), gap=1)


def _title(article: Article) -> str:
    """The title, or the first words of the text."""
    title = one_line(article.title)
    if title:
        return title
    text = one_line(article.text[: 4 * TITLE_WORDS])
    if len(text) <= TITLE_WORDS:
        return text
    return text[:TITLE_WORDS].rsplit(" ", 1)[0] + " …"


def _statement(scene: _Scene, item: Item) -> Block:
    """One statement: who and how, the words, and what else is known; the number hangs at the left."""
    statement = item.statement
    style = STYLES.get(statement.type, "bold")
    number = Text(item.number + ("" if statement.shown else "?"), style=style)
    lines = (_who(scene, statement, style), Text(scene.heard(statement.spans)), *_details(scene, statement))
    return Block(lines, number, scene.gutter + STEP * min(item.depth, DEEPEST), gap=1)


def _who(scene: _Scene, statement: Statement, style: str) -> Text:
    """Speaker, type, medium, cue, and the confidence of what is less sure."""
    line = Text()
    speaker = voice(scene.reading, scene.actors, statement.speaker)
    if speaker is None:
        line.append(scene.words.no_speaker, style="italic")
    else:
        name, wording = called(speaker)
        line.append(name, style="bold").append(_bracketed(wording, scene.language), style="dim")
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
        facts.append(f"{say.place}: {place_name(statement.place, scene.language)}")
    if statement.responds_to is not None:
        facts.append(f"{say.answers} #{scene.numbers[statement.responds_to]}")
    chain = " ← ".join(filter(None, (_hop(scene, hop) for hop in statement.via)))
    lines = [DOT.join(facts), f"{say.through} {chain}" if chain else ""]
    return [Text(line, style="dim") for line in lines if line]


def _named(scene: _Scene, ref: Ref | None) -> str:
    heard = voice(scene.reading, scene.actors, ref)
    if heard is None:
        return ""
    name, wording = called(heard)
    return name + _bracketed(wording, scene.language)


def _bracketed(wording: str, language: str) -> str:
    """The text's words behind a name, "Jonas Weil („er“)"."""
    return f" ({quoted_words(wording, language)})" if wording else ""


def _hop(scene: _Scene, hop: Hop) -> str:
    """Who passed it on; the words only where the name comes from outside the article."""
    heard = voice(scene.reading, scene.actors, Ref(hop.actor, hop.spans))
    if heard is None:
        return ""
    linked = heard.actor is not None and heard.actor.entity is not None
    return _named(scene, Ref(hop.actor, hop.spans)) if linked else heard.name


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


def _nothing(scene: _Scene, seen: int, hidden: int, *, findings: bool) -> list[Text]:
    """Says that no statements were found; where other things were, only if none was found at all."""
    if seen or (findings and hidden):
        return []
    return [Text(scene.words.nothing_sure if hidden else scene.words.nothing_found, style="italic")]


def _hidden(scene: _Scene, hidden: int) -> list[Text]:
    """Says how many less sure ones are hidden."""
    return [Text(scene.words.hidden.format(hidden), style="dim")] if hidden else []
