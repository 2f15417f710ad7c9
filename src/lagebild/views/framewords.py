"""What the views say around events, commitments, positions and the other frames, in German and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.labels import COMPARATORS
from lagebild.records import Figure
from lagebild.views.harmless import one_line
from lagebild.views.words import name_of, words

FINE, COARSE = 1e-6, 1e15  # numbers outside are written with a power of ten
TIME = "time"  # time expressions are listed on the page like frames


@dataclass(frozen=True, slots=True)
class FrameWords:
    """The words of one language; tables are by kind (labels.FRAMES, and "time"). A `{}` is filled in by the view."""

    titles: Mapping[str, str]  # of the sections
    short: Mapping[str, str]  # of the switches
    letters: Mapping[str, str]  # before the numbers
    one: Mapping[str, str]  # a single one, for screen readers
    nouns: Mapping[str, tuple[str, str]]  # one, several; for the summary and the actors
    claim: str
    claim_of: str
    claim_of_nobody: str
    nobody: str
    former: str
    source: str
    target: str
    condition: str
    conditional: str
    question_open: str
    decimal: str
    thousands: str


GERMAN = FrameWords(
    titles={
        "event": "Was geschah",
        "commitment": "Ankündigungen",
        "position": "Positionen",
        "explanation": "Deutungen",
        "figure": "Zahlen",
        "role": "Wer ist wer",
        TIME: "Zeitangaben",
    },
    short={
        "event": "Ereignisse",
        "commitment": "Ankündigungen",
        "position": "Positionen",
        "explanation": "Deutungen",
        "figure": "Zahlen",
        "role": "Ämter",
        TIME: "Zeiten",
    },
    letters={
        "event": "E",
        "commitment": "A",
        "position": "P",
        "explanation": "D",
        "figure": "Z",
        "role": "W",
        TIME: "T",
    },
    one={
        "event": "Ereignis",
        "commitment": "Ankündigung",
        "position": "Position",
        "explanation": "Deutung",
        "figure": "Zahl",
        "role": "Amt",
        TIME: "Zeitangabe",
    },
    nouns={
        "event": ("Ereignis", "Ereignisse"),
        "commitment": ("Ankündigung", "Ankündigungen"),
        "position": ("Position", "Positionen"),
        "explanation": ("Deutung", "Deutungen"),
    },
    claim="laut Aussage {}",
    claim_of="laut Aussage {} ({})",
    claim_of_nobody="laut einer unsicheren Aussage",
    nobody="niemand genannt",
    former="früher",
    source="Quelle",
    target="zu",
    condition="Bedingung",
    conditional="{} bedingt",
    question_open="ohne Frage",
    decimal=",",
    thousands=".",
)

ENGLISH = FrameWords(
    titles={
        "event": "What happened",
        "commitment": "Commitments",
        "position": "Positions",
        "explanation": "Explanations",
        "figure": "Figures",
        "role": "Who is who",
        TIME: "Times",
    },
    short={
        "event": "Events",
        "commitment": "Commitments",
        "position": "Positions",
        "explanation": "Explanations",
        "figure": "Figures",
        "role": "Roles",
        TIME: "Times",
    },
    letters={
        "event": "E",
        "commitment": "C",
        "position": "P",
        "explanation": "X",
        "figure": "F",
        "role": "R",
        TIME: "T",
    },
    one={
        "event": "Event",
        "commitment": "Commitment",
        "position": "Position",
        "explanation": "Explanation",
        "figure": "Figure",
        "role": "Role",
        TIME: "Time",
    },
    nouns={
        "event": ("event", "events"),
        "commitment": ("commitment", "commitments"),
        "position": ("position", "positions"),
        "explanation": ("explanation", "explanations"),
    },
    claim="according to statement {}",
    claim_of="according to statement {} ({})",
    claim_of_nobody="according to an unsure statement",
    nobody="nobody named",
    former="former",
    source="source",
    target="on",
    condition="condition",
    conditional="{} conditional",
    question_open="no question",
    decimal=".",
    thousands=",",
)


def frame_words(language: str) -> FrameWords:
    """The words in the language; English where it is neither German nor English."""
    return GERMAN if words(language).language == "de" else ENGLISH


def number_words(figure: Figure, language: str) -> str:
    """A figure's number for people, with comparator and unit: "mehr als 1.500 km"."""
    say = frame_words(language)
    ends = figure.number if isinstance(figure.number, tuple) else (figure.number,)
    number = "–".join(_number(end, say) for end in ends)
    comparator = "" if len(ends) > 1 else name_of(COMPARATORS, figure.comparator, language)
    return " ".join(filter(None, (comparator, number, one_line(figure.unit))))


def _number(value: float, say: FrameWords) -> str:
    if value and not FINE <= abs(value) < COARSE:
        return f"{value:g}".replace(".", say.decimal)
    whole, _, rest = f"{value:,.6f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", say.thousands) + (say.decimal + rest if rest else "")
