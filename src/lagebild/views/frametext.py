"""What the terminal shows besides statements: sections of findings, as a desk wants them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from lagebild.views.blocks import Block
from lagebild.views.findings import DOT, Entry, Group, Section
from lagebild.views.framewords import FrameWords, frame_words
from lagebild.views.words import percent

STEP = 2  # columns of indentation under a group's title
STYLES = {
    "event": "bold red",
    "commitment": "bold magenta",
    "position": "bold blue",
    "explanation": "bold cyan",
    "figure": "bold green",
}


def findings_view(found: Iterable[Section], *, language: str) -> list[Block]:
    """The sections, each under its heading; offices stand in the list of actors."""
    return [block for section in found if section.kind != "role" for block in _section(section, language)]


def _section(section: Section, language: str) -> Iterable[Block]:
    yield Block((Text(section.title, style="bold underline"),))
    gutter = 3 + max(len(entry.number) for entry in section.entries)
    for group in section.groups:
        yield from _group(group, gutter, language)
    yield Block((), gap=1)


def _group(group: Group, gutter: int, language: str) -> Iterable[Block]:
    """The group's title, where it has one, and its findings under it."""
    indent = gutter
    if group.title:
        note = Text(f" ({group.note})" if group.note else "", style="dim")
        yield Block((Text(group.title, style="italic").append_text(note),), indent=STEP + 1)
        indent += STEP
    for entry in group.entries:
        number = Text(entry.number + ("" if entry.shown else "?"), style=STYLES[entry.kind])
        yield Block(tuple(_lines(entry, language)), number, indent)


def _lines(entry: Entry, language: str) -> Iterable[Text]:
    """Whose word, what and who; the words of the text; what has a line of its own."""
    yield _first(entry, frame_words(language))
    if entry.quote:
        yield Text.assemble(
            *((piece.text, "" if piece.core or len(entry.quote) == 1 else "dim") for piece in entry.quote)
        )
    for part in entry.lines:
        yield Text(f"{part.label}: ", style="bold").append(part.text, style="not bold")


def _first(entry: Entry, say: FrameWords) -> Text:
    line = Text()
    if entry.claim is not None:
        line.append(f"{entry.claim.words(say)}: ", style="italic")
    line.append(entry.head.words, style="bold")
    for part in entry.parts:
        line.append(part.joint).append(part.words)
    if not entry.shown:
        line.append(DOT + percent(entry.confidence))
    return line
