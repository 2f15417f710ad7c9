"""Events, statements, disputes, explanations, figures and actors of a picture, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from lagebild.labels import ACTOR_KINDS, EVENT_TYPES, STATUSES
from lagebild.records import Figure
from lagebild.situation import (
    Alternative,
    Detail,
    Dispute,
    FigureLine,
    FigureValue,
    FusedEvent,
    FusedStatement,
    Hypothesis,
    PictureActor,
)
from lagebild.views.blocks import Block
from lagebild.views.dossierwords import kept
from lagebild.views.framewords import number_words
from lagebild.views.pictureheadline import Headline, headline
from lagebild.views.picturescene import Scene, joined, row
from lagebild.views.statementwords import manner
from lagebild.views.words import count, name_of

MOST_VALUES = 6  # of one figure; explanations of one thing
STEP = 2


def event_blocks(
    scene: Scene, event: FusedEvent, number: str, indent: int, *, mark: Text | str = "", source: bool = True
) -> Iterator[Block]:
    """One event: when, what, who to whom, where, on whose word; where the reports differ; unless it has no `source`, where it stands."""
    lines = [_event_head(scene, event, mark), *_differing(scene, event.details)]
    if source:
        words = (
            next((scene.in_marks(one.told) for one in event.evidence if kept(one.quote)), "")
            if not scene.evidence
            else ""
        )
        lines.append(joined(words, scene.standing(event)))
        lines += scene.proofs(event.evidence, event.why)
    yield Block(tuple(lines), Text(number, style="bold red"), indent)


def _event_head(scene: Scene, event: FusedEvent, mark: Text | str) -> Text:
    when = scene.days(event.date) or (scene.say.reported.format(scene.day(event.first)) if event.first else "")
    what = Text(name_of(EVENT_TYPES, event.type, scene.language), style="bold")
    status = name_of(STATUSES, event.status, scene.language) if event.status != "actual" else ""
    told = headline(scene, event)
    whose = scene.say.says.format(told.whose) if told.whose else ""
    return joined(mark, when, what, status, _parties(scene, told), told.place, whose, scene.sureness(event))


def _parties(scene: Scene, told: Headline) -> str:
    """Who did it to whom."""
    if not told.who and not told.whom:
        return scene.say.nobody
    return (told.who or scene.say.unknown) + (f" → {told.whom}" if told.whom else "")


def _differing(scene: Scene, details: Sequence[Detail]) -> Iterator[Text]:
    """The details on which the reports differ, each value with who gives it and where."""
    by_name: dict[str, list[Detail]] = {}
    for detail in details:
        by_name.setdefault(detail.name, []).append(detail)
    for name, values in by_name.items():
        line = Text(f"{scene.say.differ}, {scene.say.details.get(name, scene.plain(name))}: ", style="yellow")
        for at, detail in enumerate(values):
            line.append("; " if at else "", style="not bold").append(_detail_value(scene, detail), style="not bold")
            line.append_text(scene.bracketed(detail.evidence))
        yield line


def _detail_value(scene: Scene, detail: Detail) -> str:
    value = name_of(STATUSES, detail.value, scene.language) if detail.name == "status" else scene.plain(detail.value)
    if detail.name == "date":
        value = scene.day(detail.value)
    return f"{value} ({scene.people(detail.according_to)})" if detail.according_to else value


# -- statements -------------------------------------------------------------------------------------------------------------------


def statement_blocks(
    scene: Scene, statement: FusedStatement, number: str, indent: int, *, mark: Text | str = ""
) -> Iterator[Block]:
    """One statement: who, when, to whom, in which words, through whom it came; where it stands."""
    say = scene.say
    who = scene.who(statement.speaker) if statement.speaker is not None else say.no_speaker
    to = say.to.format(scene.who(statement.addressee)) if statement.addressee is not None else ""
    when = scene.days(statement.said) or scene.say.reported.format(scene.day(statement.first or None))
    kind = manner(statement, scene.language)
    head = joined(mark, when, Text(who, style="bold"), to, kind, scene.sureness(statement))
    lines = [head, Text(scene.spoken(statement)), *_beside(scene, statement)]
    lines.append(scene.standing(statement))
    lines += scene.proofs(statement.evidence, statement.why)
    yield Block(tuple(lines), Text(number, style="bold green"), indent)


def _beside(scene: Scene, statement: FusedStatement) -> Iterator[Text]:
    """Through whom it came, what it answers, how else it is worded."""
    say = scene.say
    chain = " ← ".join(dict.fromkeys(map(scene.who, statement.via)))
    number = scene.numbers.get(statement.responds_to or "")
    others = count(len(statement.variants), say.other_wording) if statement.variants else ""
    yield joined(say.via.format(chain) if chain else "", say.answers.format(number) if number else "", others)
    if scene.evidence:
        yield from (Text(f"≈ {scene.plain(variant)}", style="dim") for variant in statement.variants)


# -- disputes, explanations, figures ----------------------------------------------------------------------------------------------


def dispute_blocks(
    scene: Scene, dispute: Dispute, number: str, indent: int, *, mark: Text | str = ""
) -> Iterator[Block]:
    """One claim: who asserts it, who denies it, each with evidence."""
    say = scene.say
    head = joined(mark, Text(scene.plain(dispute.claim) or "?", style="bold"), scene.sureness(dispute))
    yield Block((head,), Text(number, style="bold yellow"), indent)
    width = max(len(say.asserts), len(say.denies))
    for label, people, evidence in (
        (say.asserts, dispute.asserted_by, dispute.assertions),
        (say.denies, dispute.denied_by, dispute.denials),
    ):
        line = Text(scene.people(people)).append_text(scene.cited(evidence))
        yield row(label, width, indent, [line, *scene.proofs(evidence)], style="")
    yield Block(tuple(scene.proofs((), dispute.why)), indent=indent)


def hypothesis_blocks(
    scene: Scene, hypothesis: Hypothesis, number: str, indent: int, *, mark: Text | str = ""
) -> Iterator[Block]:
    """One thing that is explained in different ways: each explanation with who holds it."""
    head = joined(mark, Text(scene.plain(hypothesis.explains) or "?", style="bold"), scene.sureness(hypothesis))
    yield Block((head,), Text(number, style="bold cyan"), indent)
    shown = hypothesis.alternatives if scene.include_all else hypothesis.alternatives[:MOST_VALUES]
    for one in shown:
        yield Block(tuple(_alternative(scene, one)), Text("–"), indent + STEP)
    yield _rest(scene, len(hypothesis.alternatives) - len(shown), hypothesis.why, indent)


def _alternative(scene: Scene, one: Alternative) -> Iterator[Text]:
    holder = Text(scene.people(one.held_by), style="bold")
    yield holder.append(f": {scene.plain(one.text)}", style="not bold").append_text(scene.cited(one.evidence))
    yield from scene.proofs(one.evidence)


def figure_blocks(
    scene: Scene, figure: FigureLine, number: str, indent: int, *, mark: Text | str = ""
) -> Iterator[Block]:
    """Figures on one thing: each number with who gives it and for when; whether all can be true."""
    differs = Text(scene.say.contradicts, style="bold red") if figure.differs else ""
    head = Text(scene.plain(figure.of) or "?", style="bold")
    head = joined(mark, head, scene.name(figure.place), differs, scene.sureness(figure))
    yield Block((head,), Text(number, style="bold magenta"), indent)
    shown = list(figure.values) if scene.include_all else latest_of_each(figure.values)[-MOST_VALUES:]
    numbers = [_number(scene, value, figure.unit) for value in shown]
    width = max(map(len, numbers), default=0)
    for value, words in zip(shown, numbers, strict=True):
        yield row(words, width, indent, _value(scene, value), style="")
    yield _rest(scene, len(figure.values) - len(shown), figure.why, indent)


def latest_of_each(values: Sequence[FigureValue]) -> list[FigureValue]:
    """The last value of each source; those of no source all."""
    last = {value.source.id: value for value in values if value.source is not None}
    return [value for value in values if value.source is None or last[value.source.id] is value]


def _number(scene: Scene, value: FigureValue, unit: str | None) -> str:
    """The number with its comparator and unit."""
    return scene.plain(number_words(Figure("", (), value.number, value.comparator, unit), scene.language), 60)


def _value(scene: Scene, value: FigureValue) -> Iterator[Text]:
    source = scene.who(value.source) if value.source is not None else scene.say.no_source
    as_of = scene.say.as_of_day.format(scene.day(value.as_of)) if value.as_of else ""
    yield joined(source, as_of).append_text(scene.cited(value.evidence, day=value.as_of))
    yield from scene.proofs(value.evidence)


def _rest(scene: Scene, hidden: int, why: Sequence[str], indent: int) -> Block:
    """How many more there are, and the reasons."""
    more = [scene.more(hidden, scene.say.more["values"])] if hidden > 0 else []
    return Block((*more, *scene.proofs((), why)), indent=indent)


def actor_blocks(
    scene: Scene, actor: PictureActor, number: str, indent: int, *, mark: Text | str = ""
) -> Iterator[Block]:
    """One actor: kind, offices, how often it speaks, in how many articles it stands."""
    who = actor.who
    kind = name_of(ACTOR_KINDS, who.kind, scene.language) if who.kind else ""
    roles = ", ".join(dict.fromkeys(scene.name(role) for role in actor.roles))
    counts = [count(actor.statements, scene.say.statements)] * bool(actor.statements)
    counts += [count(actor.articles, scene.say.articles)] * bool(actor.articles)
    head = joined(mark, Text(scene.who(who), style="bold"), kind, roles, ", ".join(counts))
    ids = Text(" · ".join(scene.name(part) for part in (who.id, who.wikidata, who.country) if part), style="dim")
    yield Block((head, ids) if scene.evidence or scene.include_all else (head,), Text(number, style="bold"), indent)
