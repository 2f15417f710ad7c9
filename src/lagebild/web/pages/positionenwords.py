"""What the pages on positions say, in German and in English. A `{}` is filled in by the page."""

from __future__ import annotations

from dataclasses import dataclass

Noun = tuple[str, str]  # one, several


@dataclass(frozen=True, slots=True)
class PositionWords:
    """The words of the matrix, of a question's page and of the history of a cell."""

    title: str
    lead: str
    counts: str
    stretch: str
    actors_of: Noun
    read_only: str
    questions: Noun
    actors: Noun
    positions: Noun
    actor: str
    words: str
    about: str
    any_about: str
    moved: str
    less_sure: str
    show: str
    clear: str
    caption: str
    question: str
    none: str
    none_chosen: str
    nobody: str
    since: str
    before: str
    no_position: str
    differ: str
    differ_what: str
    unsure: str
    key: str
    key_moved: str
    more_questions: str
    more_actors: str
    pages_of_questions: str
    pages_of_actors: str
    page_of: str
    previous: str
    following: str
    history: str
    history_of: str
    now: str
    moved_here: str
    held_by: str
    wording: str
    condition: str
    organs: str
    question_page: str
    back: str
    wordings: Noun
    reasons: Noun
    reports: Noun
    sources: Noun
    everybody: str
    less_sure_left: str
    show_less_sure: str
    close: str
    own_page: str
    stance: str


_GERMAN = PositionWords(
    title="Positionen",
    lead="Wer vertritt welche Position, seit wann, und wer hat sie gewechselt. Jedes Feld führt zu den Belegen.",
    counts="{} mit {} zu {}",
    actors_of=("Akteur", "Akteuren"),
    stretch="{} von {}, Fragen {} bis {} von {}",
    read_only="gelesen, unbestätigt",
    questions=("Frage", "Fragen"),
    actors=("Akteur", "Akteure"),
    positions=("Position", "Positionen"),
    actor="Akteur",
    words="Suche in den Fragen",
    about="Art der Frage",
    any_about="alle",
    moved="nur Positionswechsel",
    less_sure="auch unsicher Gelesenes",
    show="Zeigen",
    clear="Zurücksetzen",
    caption="Akteure (Zeilen) und Fragen (Spalten)",
    question="Frage",
    none="Bisher hat niemand Position bezogen.",
    none_chosen="Dazu gibt es keine Positionen.",
    nobody="Es gibt hier niemanden namens „{}“.",
    since="seit {}",
    before="vorher {}",
    no_position="keine Position",
    differ="uneins",
    differ_what="Vertreter desselben Akteurs widersprechen sich",
    unsure="unsicher gelesen",
    key="Zeichen",
    key_moved="hat die Position gewechselt",
    more_questions="weitere Fragen",
    more_actors="weitere Akteure",
    pages_of_questions="Seiten der Fragen",
    pages_of_actors="Seiten der Akteure",
    page_of="{}–{} von {}",
    previous="vorige",
    following="nächste",
    history="Verlauf",
    history_of="{} zu: {}",
    now="jetzt",
    moved_here="gewechselt",
    held_by="erklärt durch {}",
    wording="zu: {}",
    condition="Bedingung: {}",
    organs="Vertreter widersprechen sich",
    question_page="Alle Positionen zu dieser Frage",
    back="Zurück zu allen Positionen",
    wordings=("Formulierung der Frage", "Formulierungen der Frage"),
    reasons=("Grund für die Zusammenfassung zu einer Frage", "Gründe für die Zusammenfassung zu einer Frage"),
    reports=("Meldung", "Meldungen"),
    sources=("unabhängige Quelle", "unabhängige Quellen"),
    everybody="Wer welche Position vertritt",
    less_sure_left="{} weitere, unsicher gelesen:",
    show_less_sure="mitzeigen",
    close="Schließen",
    own_page="als eigene Seite öffnen",
    stance="Haltung",
)
_ENGLISH = PositionWords(
    title="Positions",
    lead="Who stands where on each question, since when, and who has changed position. Every cell leads to its evidence.",
    counts="{} with {} on {}",
    actors_of=("actor", "actors"),
    stretch="{} of {}, questions {} to {} of {}",
    read_only="read, unconfirmed",
    questions=("question", "questions"),
    actors=("actor", "actors"),
    positions=("position", "positions"),
    actor="Actor",
    words="Search the questions",
    about="Kind of question",
    any_about="all",
    moved="changes of position only",
    less_sure="include less certain",
    show="Show",
    clear="Reset",
    caption="Actors (rows) and questions (columns)",
    question="Question",
    none="Nobody has taken a position so far.",
    none_chosen="No positions found.",
    nobody="There is nobody called “{}” here.",
    since="since {}",
    before="previously {}",
    no_position="no position",
    differ="divided",
    differ_what="representatives of the same actor disagree",
    unsure="less certain",
    key="Key",
    key_moved="has changed its position",
    more_questions="more questions",
    more_actors="more actors",
    pages_of_questions="pages of questions",
    pages_of_actors="pages of actors",
    page_of="{}–{} of {}",
    previous="previous",
    following="next",
    history="History",
    history_of="{} on: {}",
    now="now",
    moved_here="changed",
    held_by="stated by {}",
    wording="on: {}",
    condition="condition: {}",
    organs="Representatives disagree",
    question_page="All positions on this question",
    back="Back to all positions",
    wordings=("wording of the question", "wordings of the question"),
    reasons=("reason for treating this as one question", "reasons for treating this as one question"),
    reports=("report", "reports"),
    sources=("independent source", "independent sources"),
    everybody="Who stands where",
    less_sure_left="{} more, less certain:",
    show_less_sure="show",
    close="Close",
    own_page="open as a page",
    stance="Stance",
)


def say_positionen(language: str) -> PositionWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
