"""What the page Lage says, in German and in English. A `{}` is filled in by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Noun = tuple[str, str]  # one, several


@dataclass(frozen=True, slots=True)
class LageWords:
    """The words in one language; tables are by choice of the beginning and by section."""

    since: str
    last_report: str
    choose: str
    choices: Mapping[str, str]
    typed: str
    show: str
    all_seen: str
    undo: str
    no_time: str
    counted_report: str
    counted_now: str
    future: str
    count_report: str
    count_now: str
    visit_counts: str
    drawing: str
    drawing_reload: str
    glance: str
    since_visit: str
    seen_at: str
    nothing: str
    nothing_visit: str
    nothing_sure: str
    titles: Mapping[str, str]
    none: Mapping[str, str]
    announced: str
    first_positions: str
    others_said: str
    gone: str
    gone_kinds: Mapping[str, str]
    more: str
    unsure_more: Noun
    show_unsure: str
    hide_unsure: str
    all_sections: str
    page: str
    was: str
    if_: str
    then: str
    touched_by: str
    stated: str
    deadline: str
    no_condition: str
    now: str
    moved: str
    split: str
    reread: str
    new: str
    changed: str
    through: str
    according_to: str
    standing: str
    standing_none: str
    to_tripwires: str
    to_positions: str
    to_timeline: str
    to_statements: str
    actors_new: str


GERMAN = LageWords(
    since="Neu seit {}",
    last_report="letzte Meldung {}",
    choose="Neu seit",
    choices={"visit": "letztem Besuch", "6h": "6 Stunden", "24h": "24 Stunden", "midnight": "Mitternacht"},
    typed="Zeitpunkt",
    show="Zeigen",
    all_seen="Alles gesehen",
    undo="Doch nicht gesehen",
    no_time="Das ist kein Zeitpunkt. Es geht 06:00, 2031-03-04 oder 2031-03-04T18:05; gezeigt werden 24 Stunden.",
    counted_report="Die letzte Meldung ({}) liegt weit vor der Uhr dieses Rechners ({}). Gezählt wird von der letzten Meldung an.",
    counted_now="Gezählt wird von jetzt an ({}); die letzte Meldung ist von {}.",
    future="Die letzte Meldung ({}) liegt weit nach der Uhr dieses Rechners ({}). Gezählt wird von der letzten Meldung an.",
    count_report="von der letzten Meldung an zählen",
    count_now="von jetzt an zählen",
    visit_counts="Gezeigt wird, was seit dem letzten Besuch ins Dossier gekommen ist, gleich wann es erschien.",
    drawing="Das frühere Bild wird zum ersten Mal gezeichnet; bei einem großen Dossier dauert das bis zu einer Minute.",
    drawing_reload="Noch einmal laden",
    glance="Auf einen Blick",
    since_visit="Neu seit dem letzten Besuch",
    seen_at="zuletzt gesehen {}",
    nothing="Nichts Neues seit {}.",
    nothing_visit="Nichts Neues seit dem letzten Besuch.",
    nothing_sure="Nichts sicher Gelesenes ist neu seit {}.",
    titles={
        "tripwires": "Stolperdrähte",
        "moves": "Positionen",
        "events": "Ereignisse",
        "statements": "Aussagen",
        "disputes": "Streitpunkte",
        "figures": "Zahlen, die nicht alle stimmen können",
        "gone": "Entfallen",
    },
    none={
        "tripwires": "kein Stolperdraht",
        "moves": "keine Position",
        "events": "kein Ereignis",
        "statements": "keine Aussage",
        "disputes": "kein Streitpunkt",
        "figures": "keine widersprüchliche Zahl",
        "gone": "nichts entfallen",
    },
    announced="Neu angekündigt",
    first_positions="Erstmals Stellung genommen",
    others_said="Andere",
    gone="Was das Bild hatte und nicht mehr hat: eine Meldung wurde berichtigt, oder jemand hat so entschieden.",
    gone_kinds={
        "tripwires": "Ankündigung",
        "events": "Ereignis",
        "statements": "Aussage",
        "questions": "Frage",
        "disputes": "Streitpunkt",
        "hypotheses": "Erklärung",
        "figures": "Zahl",
    },
    more="alle {} zeigen",
    unsure_more=("weniger sichere Zeile", "weniger sichere Zeilen"),
    show_unsure="Auch weniger sicher Gelesenes",
    hide_unsure="Nur sicher Gelesenes",
    all_sections="Alle Abschnitte",
    page="Seite {} von {}",
    was="vorher {}",
    if_="Bedingung",
    then="Folge",
    touched_by="Anlass",
    stated="angekündigt",
    deadline="Frist {}",
    no_condition="ohne Bedingung",
    now="jetzt",
    moved="{}, vorher {}",
    split="Organe uneins",
    reread="anders gelesen als zuvor",
    new="neu",
    changed="geändert",
    through="über {}",
    according_to="laut {}",
    standing="Stand der Stolperdrähte",
    standing_none="Keine Ankündigung im Dossier.",
    to_tripwires="Alle Stolperdrähte",
    to_positions="Alle Positionen",
    to_timeline="Auf der Zeitachse",
    to_statements="Alle Aussagen",
    actors_new="Neu im Bild: {}",
)
ENGLISH = LageWords(
    since="New since {}",
    last_report="last report {}",
    choose="New since",
    choices={"visit": "last visit", "6h": "6 hours", "24h": "24 hours", "midnight": "midnight"},
    typed="Time",
    show="Show",
    all_seen="All seen",
    undo="Not seen after all",
    no_time="That is no time. It may be 06:00, 2031-03-04 or 2031-03-04T18:05; 24 hours are shown.",
    counted_report="The last report ({}) is long before this machine's clock ({}). Hours count back from the last report.",
    counted_now="Hours count back from now ({}); the last report is of {}.",
    future="The last report ({}) is long after this machine's clock ({}). Hours count back from the last report.",
    count_report="count from the last report",
    count_now="count from now",
    visit_counts="This is what has come into the dossier since the last visit, whenever it was published.",
    drawing="The earlier picture is being drawn for the first time; with a large dossier this takes up to a minute.",
    drawing_reload="Load again",
    glance="At a glance",
    since_visit="New since the last visit",
    seen_at="last seen {}",
    nothing="Nothing new since {}.",
    nothing_visit="Nothing new since the last visit.",
    nothing_sure="Nothing that was read surely is new since {}.",
    titles={
        "tripwires": "Tripwires",
        "moves": "Positions",
        "events": "Events",
        "statements": "Statements",
        "disputes": "Disputes",
        "figures": "Figures that cannot all be true",
        "gone": "Gone",
    },
    none={
        "tripwires": "no tripwire",
        "moves": "no position",
        "events": "no event",
        "statements": "no statement",
        "disputes": "no dispute",
        "figures": "no contradictory figure",
        "gone": "nothing gone",
    },
    announced="Newly announced",
    first_positions="First positions taken",
    others_said="Others",
    gone="What the picture had and has no longer: a report was corrected, or somebody decided so.",
    gone_kinds={
        "tripwires": "commitment",
        "events": "event",
        "statements": "statement",
        "questions": "question",
        "disputes": "dispute",
        "hypotheses": "explanation",
        "figures": "figure",
    },
    more="show all {}",
    unsure_more=("less sure line", "less sure lines"),
    show_unsure="Also what was read less surely",
    hide_unsure="Only what was read surely",
    all_sections="All sections",
    page="Page {} of {}",
    was="was {}",
    if_="Condition",
    then="Consequence",
    touched_by="Because",
    stated="announced",
    deadline="deadline {}",
    no_condition="without a condition",
    now="now",
    moved="{}, was {}",
    split="organs differ",
    reread="read otherwise than before",
    new="new",
    changed="changed",
    through="via {}",
    according_to="according to {}",
    standing="State of the tripwires",
    standing_none="No commitment in the dossier.",
    to_tripwires="All tripwires",
    to_positions="All positions",
    to_timeline="On the timeline",
    to_statements="All statements",
    actors_new="New in the picture: {}",
)


def say_lage(language: str) -> LageWords:
    """The words in "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
