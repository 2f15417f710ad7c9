"""What the page Streitpunkte says, in German and in English. A `{}` is filled in by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Noun = tuple[str, str]  # one, several


@dataclass(frozen=True, slots=True)
class DisputeWords:
    """The words in one language; `titles`, `leads`, `none` and `nouns` are by list of the picture."""

    search: str
    words: str
    actor: str
    contradicting: str
    less_sure: str
    show: str
    reset: str
    contents: str
    titles: Mapping[str, str]
    leads: Mapping[str, str]
    none: Mapping[str, str]
    nothing_found: str
    all_of: str
    overview: str
    unsure_hidden: Noun
    asserts: str
    denies: str
    number: str
    scale: str
    source: str
    as_of: str
    words_column: str
    contradicts: str
    agrees: str
    several_sides: str
    more_sentences: Noun
    last_report: str
    pages: str
    page: str
    page_before: str
    page_behind: str
    legend: str
    axis: str


GERMAN = DisputeWords(
    search="Streitpunkte filtern",
    words="Worte",
    actor="Akteur",
    contradicting="nur Zahlen, die nicht alle stimmen können",
    less_sure="auch weniger sicher Gelesenes",
    show="Zeigen",
    reset="Zurücksetzen",
    contents="Auf dieser Seite",
    titles={"disputes": "Behauptet und bestritten", "hypotheses": "Erklärungen", "figures": "Zahlen"},
    leads={
        "disputes": "Was die einen behaupten und andere bestreiten.",
        "hypotheses": "Was verschieden erklärt wird.",
        "figures": "Zahlen für dieselbe Sache, nach Quelle und Zeit.",
    },
    none={
        "disputes": "Nichts wird von den einen behauptet und von anderen bestritten.",
        "hypotheses": "Keine Erklärungen, die einander widersprechen.",
        "figures": "Keine Zahlen.",
    },
    nothing_found="Nichts, was dem Filter entspricht.",
    all_of="Alle {} zeigen",
    overview="Zur Übersicht",
    unsure_hidden=(
        "weniger sicher gelesener Eintrag ist nicht gezeigt",
        "weniger sicher gelesene Einträge sind nicht gezeigt",
    ),
    asserts="Behauptet",
    denies="Bestritten",
    number="Zahl",
    scale="Vergleich",
    source="Quelle",
    as_of="Stand",
    words_column="Wortlaut",
    contradicts="Können nicht alle stimmen",
    agrees="Kein Widerspruch erkannt",
    several_sides="Die Sätze sind die Belege für alle zusammen, die hier stehen.",
    more_sentences=("weiterer Satz", "weitere Sätze"),
    last_report="zuletzt gemeldet {}",
    pages="In der Liste blättern",
    page="{} bis {} von {}",
    page_before="vorige Seite",
    page_behind="nächste Seite",
    legend="Im Vergleich: ● genau, ○ ungefähr, ▶ mehr als, ◀ weniger als, ▬ von … bis.",
    axis="{} bis {}",
)

ENGLISH = DisputeWords(
    search="Filter disputes",
    words="Words",
    actor="Actor",
    contradicting="only figures that cannot all be true",
    less_sure="what was read less surely, too",
    show="Show",
    reset="Reset",
    contents="On this page",
    titles={"disputes": "Asserted and denied", "hypotheses": "Explanations", "figures": "Figures"},
    leads={
        "disputes": "What some assert and others deny.",
        "hypotheses": "What is explained in different ways.",
        "figures": "Figures for the same thing, by source and time.",
    },
    none={
        "disputes": "Nothing is asserted by some and denied by others.",
        "hypotheses": "No explanations that compete.",
        "figures": "No figures.",
    },
    nothing_found="Nothing that fits the filter.",
    all_of="Show all {}",
    overview="To the overview",
    unsure_hidden=("entry that was read less surely is not shown", "entries that were read less surely are not shown"),
    asserts="Asserted",
    denies="Denied",
    number="Number",
    scale="Comparison",
    source="Source",
    as_of="As of",
    words_column="Wording",
    contradicts="Cannot all be true",
    agrees="No contradiction found",
    several_sides="The sentences are the evidence for all of those named here together.",
    more_sentences=("more sentence", "more sentences"),
    last_report="last reported {}",
    pages="Pages of the list",
    page="{} to {} of {}",
    page_before="previous page",
    page_behind="next page",
    legend="In the comparison: ● exactly, ○ about, ▶ more than, ◀ less than, ▬ from … to.",
    axis="{} to {}",
)


def say_streitpunkte(language: str) -> DisputeWords:
    """The words in "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
