"""The terminal's list of actors: name, kind, country, who held an office, offices, what they do, and the text's words for them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from lagebild.records import Reading
from lagebild.views.actorlist import Listed, deed_words, listed, offices
from lagebild.views.blocks import Block
from lagebild.views.findings import DOT, Entry, Section
from lagebild.views.outline import Keep, everything
from lagebild.views.words import Words, percent, quoted_words, words

INDENT = 2  # columns before a name; what else is said of it hangs two more to the right
MOST = 12  # actors without an office; those who hold one are always listed
MOST_WORDINGS = 4  # for one actor


def actors_view(
    reading: Reading, found: Sequence[Section], *, language: str, keep: Keep, include_all: bool
) -> list[Block]:
    """The section of actors, with the offices of `found`; nothing where nobody occurs in what `keep` lets through."""
    people = listed(reading, found, language=language, keep=keep, counted=everything)
    say = words(language)
    seen = people if include_all else _most(people)
    blocks = [_actor(one, say, include_all=include_all) for one in seen]
    holders = {entry.number for one in people for entry in one.roles}
    blocks += [_office(entry) for entry in offices(found) if entry.number not in holders]
    if len(seen) < len(people):
        blocks.append(Block((Text(say.more.format(len(people) - len(seen)) + ": --all", style="dim"),), indent=INDENT))
    return [Block((Text(say.actors, style="bold underline"),)), *blocks, Block((), gap=1)] if blocks else []


def _most(people: Sequence[Listed]) -> list[Listed]:
    """The first ones, and whoever holds an office; one that is left over is no reason to cut."""
    cut = [one for number, one in enumerate(people) if number < MOST or one.roles]
    return cut if len(people) - len(cut) > 1 else list(people)


def _actor(one: Listed, say: Words, *, include_all: bool) -> Block:
    facts = (one.kind, one.country, one.holder, deed_words(one, say.language))
    line = Text(one.name, style="bold").append("".join(DOT + fact for fact in facts if fact), style="not bold")
    lines = [line, *(_role(entry) for entry in one.roles)]
    if one.wordings:
        lines.append(Text(wordings_line(one, say, len(one.wordings) if include_all else MOST_WORDINGS), style="dim"))
    return Block(tuple(lines), indent=INDENT, hang=INDENT)


def wordings_line(one: Listed, say: Words, most: int) -> str:
    """The text's words for an actor: "im Text: „Paris“, „der Élysée-Palast“"."""
    seen = one.wordings if len(one.wordings) <= most + 1 else one.wordings[:most]
    rest = len(one.wordings) - len(seen)
    said = ", ".join(quoted_words(wording, say.language) for wording, _ in seen)
    return f"{say.in_text}: {said}" + (f" {say.more.format(rest)}" if rest else "")


def _role(entry: Entry) -> Text:
    """An office with its number, as on the page."""
    number = entry.number + ("" if entry.shown else "?")
    unsure = "" if entry.shown else DOT + percent(entry.confidence)
    line = Text(f"{number} ", style="bold yellow")
    return line.append(
        "".join(part.joint * (at > 0) + part.words for at, part in enumerate(entry.parts)) + unsure,
        style="not bold default",
    )


def _office(entry: Entry) -> Block:
    """An office of somebody who is no actor of the reading."""
    return Block((Text(entry.head.words, style="bold"), _role(entry)), indent=INDENT, hang=INDENT)
