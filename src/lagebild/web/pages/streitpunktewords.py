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
    last_report: str
    pages: str
    page: str
    legend: str
    axis: str


GERMAN = DisputeWords(
    search="Streitpunkte filtern",
    words="Suchwörter",
    actor="Akteur",
    contradicting="nur widersprüchliche Zahlen",
    less_sure="auch unsicher Gelesenes",
    show="Zeigen",
    reset="Zurücksetzen",
    contents="Auf dieser Seite",
    titles={"disputes": "Behauptet und bestritten", "hypotheses": "Erklärungen", "figures": "Zahlen"},
    leads={
        "disputes": "Was die einen behaupten und die anderen bestreiten.",
        "hypotheses": "Wofür es verschiedene Erklärungen gibt.",
        "figures": "Zahlen zur selben Sache, nach Quelle und Zeit.",
    },
    none={
        "disputes": "Keine Behauptung wird bestritten.",
        "hypotheses": "Keine konkurrierenden Erklärungen.",
        "figures": "Keine Zahlen.",
    },
    nothing_found="Nichts gefunden.",
    all_of="Alle {} zeigen",
    overview="Zur Übersicht",
    unsure_hidden=(
        "weiterer Eintrag, unsicher gelesen: mitzeigen",
        "weitere Einträge, unsicher gelesen: mitzeigen",
    ),
    asserts="Behauptet",
    denies="Bestritten",
    number="Zahl",
    scale="Vergleich",
    source="Quelle",
    as_of="Stand",
    words_column="Wortlaut",
    contradicts="Widersprüchlich",
    agrees="Kein Widerspruch erkannt",
    several_sides="Die Belege gelten für alle hier Genannten zusammen.",
    last_report="zuletzt gemeldet {}",
    pages="In der Liste blättern",
    page="{}–{} von {}",
    legend="Im Vergleich: ● genau, ○ ungefähr, ▶ mehr als, ◀ weniger als, ▬ von … bis.",
    axis="{} bis {}",
)

ENGLISH = DisputeWords(
    search="Filter disputes",
    words="Search for",
    actor="Actor",
    contradicting="conflicting figures only",
    less_sure="include less certain",
    show="Show",
    reset="Reset",
    contents="On this page",
    titles={"disputes": "Asserted and denied", "hypotheses": "Explanations", "figures": "Figures"},
    leads={
        "disputes": "What some assert and others deny.",
        "hypotheses": "What has competing explanations.",
        "figures": "Figures for the same thing, by source and date.",
    },
    none={
        "disputes": "No claim is disputed.",
        "hypotheses": "No competing explanations.",
        "figures": "No figures.",
    },
    nothing_found="Nothing found.",
    all_of="Show all {}",
    overview="Overview",
    unsure_hidden=("more entry, less certain: show", "more entries, less certain: show"),
    asserts="Asserted",
    denies="Denied",
    number="Number",
    scale="Comparison",
    source="Source",
    as_of="As of",
    words_column="Wording",
    contradicts="Conflicting",
    agrees="No conflict found",
    several_sides="The evidence is for all those named here together.",
    last_report="last reported {}",
    pages="Pages of the list",
    page="{}–{} of {}",
    legend="In the comparison: ● exactly, ○ about, ▶ more than, ◀ less than, ▬ from … to.",
    axis="{} to {}",
)


def say_streitpunkte(language: str) -> DisputeWords:
    """The words in "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
