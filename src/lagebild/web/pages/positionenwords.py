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
    lead="Wer steht wozu wie, seit wann, und wer hat sich bewegt. Jedes Feld führt zu den Sätzen.",
    counts="{} mit {} zu {}",
    questions=("Frage", "Fragen"),
    actors=("Akteur", "Akteure"),
    positions=("Position", "Positionen"),
    actor="Akteur",
    words="Worte der Frage",
    about="Worum es geht",
    any_about="beides",
    moved="nur wer sich bewegt hat",
    less_sure="auch weniger sicher Gelesenes",
    show="Zeigen",
    clear="alles zeigen",
    caption="Akteure (Zeilen) und Fragen (Spalten)",
    question="Frage",
    none="In diesem Bild hat niemand eine Position.",
    none_chosen="Dazu gibt es keine Position.",
    nobody="In diesem Bild heißt niemand „{}“.",
    since="seit {}",
    before="vorher {}",
    no_position="keine Position",
    differ="uneins",
    differ_what="Organe stehen verschieden",
    unsure="weniger sicher gelesen",
    key="Zeichen",
    key_moved="hat die Position gewechselt",
    more_questions="weitere Fragen",
    more_actors="weitere Akteure",
    pages_of_questions="Seiten der Fragen",
    pages_of_actors="Seiten der Akteure",
    page_of="{} bis {} von {}",
    previous="vorige",
    following="nächste",
    history="Verlauf",
    history_of="{} zu: {}",
    now="jetzt",
    moved_here="gewechselt",
    held_by="durch {}",
    wording="zu: {}",
    condition="Bedingung: {}",
    organs="Die Organe stehen verschieden",
    question_page="Alle Positionen zu dieser Frage",
    back="Zurück zu allen Positionen",
    wordings=("Wortlaut der Frage", "Wortlaute der Frage"),
    reasons=("Grund, warum das eine Frage ist", "Gründe, warum das eine Frage ist"),
    reports=("Meldung", "Meldungen"),
    sources=("unabhängige Quelle", "unabhängige Quellen"),
    everybody="Wer dazu wie steht",
    less_sure_left="{} weniger sicher gelesen und hier nicht gezeigt.",
    show_less_sure="auch diese zeigen",
    close="Schließen",
    own_page="als eigene Seite",
    stance="Haltung",
)
_ENGLISH = PositionWords(
    title="Positions",
    lead="Who stands where on what, since when, and who has moved. Every cell leads to its sentences.",
    counts="{} with {} on {}",
    questions=("question", "questions"),
    actors=("actor", "actors"),
    positions=("position", "positions"),
    actor="Actor",
    words="Words of the question",
    about="What it is about",
    any_about="both",
    moved="only who has moved",
    less_sure="less surely read ones too",
    show="Show",
    clear="show all",
    caption="Actors (rows) and questions (columns)",
    question="Question",
    none="Nobody has a position in this picture.",
    none_chosen="There is no position on that.",
    nobody="Nobody in this picture is called “{}”.",
    since="since {}",
    before="before that {}",
    no_position="no position",
    differ="divided",
    differ_what="organs stand differently",
    unsure="read less surely",
    key="Signs",
    key_moved="has changed its position",
    more_questions="more questions",
    more_actors="more actors",
    pages_of_questions="pages of questions",
    pages_of_actors="pages of actors",
    page_of="{} to {} of {}",
    previous="previous",
    following="next",
    history="History",
    history_of="{} on: {}",
    now="now",
    moved_here="moved",
    held_by="by {}",
    wording="on: {}",
    condition="condition: {}",
    organs="Its organs stand differently",
    question_page="All positions on this question",
    back="Back to all positions",
    wordings=("wording of the question", "wordings of the question"),
    reasons=("reason why this is one question", "reasons why this is one question"),
    reports=("report", "reports"),
    sources=("independent source", "independent sources"),
    everybody="Who stands where on it",
    less_sure_left="{} read less surely and not shown here.",
    show_less_sure="show these too",
    close="Close",
    own_page="as a page of its own",
    stance="Stance",
)


def say_positionen(language: str) -> PositionWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
