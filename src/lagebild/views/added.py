"""What adding came to: a line for what is not plainly new, and the sum at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from lagebild.entries import OUTCOMES, Added
from lagebild.views.dossierwords import dossier_words
from lagebild.views.harmless import one_line
from lagebild.views.words import count, words


class Counts(Protocol):
    """How much a dossier holds."""

    @property
    def articles(self) -> int:
        """Copies included."""

    @property
    def versions(self) -> int:
        """All texts of all articles."""

    @property
    def copies(self) -> int:
        """Articles that print another one's text."""

    @property
    def statements(self) -> int:
        """In all versions."""


def added_json(added: Added) -> Mapping[str, Any]:
    """One article's outcome as plain values."""
    return {
        "outcome": added.outcome,
        "article": added.article,
        "version": added.version or None,
        "original": added.original,
        "where": added.where,
        "warnings": list(dict.fromkeys(added.warnings)),
    }


def line(added: Added, language: str) -> str | None:
    """What a person should know of one article; None where it is plainly new, or was there."""
    say, where = dossier_words(language), one_line(added.where or added.article)
    if added.outcome == "copy":
        return f"{where}: {say.copy_of.format(one_line(added.original))}"
    if added.outcome == "version":
        return f"{where}: {say.version_of.format(added.version, one_line(added.article))}"
    return f"{where}: {say.refused}" if added.outcome == "refused" else None


def summary(
    outcomes: Mapping[str, int], failed: int, counts: Counts, name: str, language: str, *, cut: bool
) -> Iterator[str]:
    """What came in, by outcome, and what the dossier holds."""
    say = dossier_words(language)
    yield came_in(outcomes, failed, language)
    if cut:
        yield say.stopped
    yield say.holds.format(one_line(name), holdings(counts, language))


def came_in(outcomes: Mapping[str, int], failed: int, language: str) -> str:
    """What came in, by outcome."""
    say = dossier_words(language)
    parts = [count(outcomes[key], say.outcomes[key]) for key in OUTCOMES if outcomes.get(key)]
    parts += [count(failed, say.failed)] * bool(failed)
    return ", ".join(parts) or say.nothing


def holdings(counts: Counts, language: str) -> str:
    """How much a dossier holds, in words."""
    say = dossier_words(language)
    parts = [count(counts.articles, words(language).article)]
    parts += [count(counts.copies, say.copies)] * bool(counts.copies)
    later = counts.versions - counts.articles
    parts += [count(counts.versions, say.versions)] * bool(later)
    return ", ".join([*parts, count(counts.statements, say.said)])
