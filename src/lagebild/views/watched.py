"""Feeds that are watched: a line for each round, and the list of them with how it stands; in a terminal and as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.text import Text

from lagebild.entries import OUTCOMES, Feed
from lagebild.views.blocks import Block
from lagebild.views.dossierwords import dossier_words
from lagebild.views.harmless import one_line
from lagebild.views.hits import DOT, WIDEST, short
from lagebild.views.notewords import told
from lagebild.views.words import count, moment

WIDE = 80  # columns of a round's line
HANG = 2


@dataclass(frozen=True, slots=True)
class _Words:
    feeds: tuple[str, str]
    none_due: str
    nothing: str
    failed: tuple[str, str]
    later: str
    answered: str
    never: str
    due: str
    failures: tuple[str, str]
    held: str
    none: str


WORDS: Mapping[str, _Words] = {
    "de": _Words(
        feeds=("Feed", "Feeds"),
        none_due="kein Feed an der Reihe",
        nothing="nichts Neues",
        failed=("antwortet nicht", "antworten nicht"),
        later="weiter {}",
        answered="zuletzt gelesen {}",
        never="noch nie gelesen",
        due="wieder {}",
        failures=("Fehlversuch", "Fehlversuche in Folge"),
        held="wird gerade gelesen",
        none="kein Feed; einer kommt hinzu mit: lagebild watch DOSSIER URL",
    ),
    "en": _Words(
        feeds=("feed", "feeds"),
        none_due="no feed is due",
        nothing="nothing new",
        failed=("does not answer", "do not answer"),
        later="next {}",
        answered="last read {}",
        never="never read yet",
        due="again {}",
        failures=("failure", "failures in a row"),
        held="being read now",
        none="no feed; to add one: lagebild watch DOSSIER URL",
    ),
}


class Sums(Protocol):
    """What came of a round: feeds that were asked, those of them that could not be had, outcomes of articles, faults in all."""

    asked: int
    failed: int
    outcomes: Counter[str]
    faults: int


def round_line(done: Sums, now: datetime, after: datetime | None, language: str) -> str:
    """What came of a round, on one line of 80 columns; `now` and `after` are when it ended and when the next one begins."""
    say, dossier = WORDS[language], dossier_words(language)
    end = [say.later.format(f"{after:%H:%M}")] if after is not None else []
    if not done.asked:
        return DOT.join([f"{now:%H:%M} {say.none_due}", *end])
    parts = [count(done.outcomes[key], dossier.outcomes[key]) for key in OUTCOMES if done.outcomes.get(key)]
    faults = done.faults - done.failed
    parts += [count(faults, dossier.failed)] * bool(faults)
    parts += [count(done.failed, say.failed)] * bool(done.failed)
    while True:
        line = DOT.join([f"{now:%H:%M} {count(done.asked, say.feeds)}: {', '.join(parts) or say.nothing}", *end])
        if len(line) <= WIDE or len(parts) < 2:
            return line
        parts = [*parts[:-2], "…"] if parts[-1] == "…" else [*parts[:-1], "…"]


def feed_block(feed: Feed, language: str) -> RenderableType:
    """One feed of the list: name, address, when it was read and is read again, what is wrong with it."""
    say = WORDS[language]
    head = Text(short(feed.title) or one_line(feed.url), style="bold")
    lines = [head]
    if feed.title:
        lines.append(Text(one_line(feed.url)))
    parts = [say.answered.format(_moment(feed.answered, language)) if feed.answered else say.never]
    parts.append(say.held if feed.held else say.due.format(_moment(feed.due, language)))
    lines.append(Text(DOT.join(parts), style="dim"))
    if feed.failures:
        fault = f": {short(told(feed.fault, language))}" if feed.fault else ""
        lines.append(Text(f"{count(feed.failures, say.failures)}{fault}", style="red"))
    return Constrain(Block(tuple(lines), hang=HANG), WIDEST)


def feed_json(feed: Feed) -> Mapping[str, Any]:
    """A feed as plain values."""
    return asdict(feed)


def no_feeds(language: str) -> str:
    """What stands for a list of no feeds."""
    return WORDS[language].none


def _moment(stamp: str | None, language: str) -> str:
    """A moment of knowing (UTC) as it is where the desk is, for people."""
    if stamp is None:
        return ""
    when = datetime.fromisoformat(f"{stamp[:19]}+00:00").astimezone()
    return moment(when.replace(tzinfo=None).isoformat(timespec="minutes"), language)
