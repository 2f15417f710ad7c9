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
    check: str
    announced: str
    first_positions: str
    counted: Mapping[str, str]
    others_below: str
    all_beside: str
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
    choose="Zeitraum",
    choices={
        "visit": "seit dem letzten Besuch",
        "6h": "6 Stunden",
        "24h": "24 Stunden",
        "midnight": "seit Mitternacht",
    },
    typed="oder seit",
    show="Zeigen",
    all_seen="Alles gesehen",
    undo="Rückgängig",
    no_time="Das ist keine Zeitangabe. Möglich ist zum Beispiel 06:00, 04.03.2031 oder 04.03.2031 18:05. Gezeigt "
    "werden die letzten 24 Stunden.",
    counted_report="Die letzte Meldung ({}) ist deutlich älter als die Uhrzeit dieses Rechners ({}). Die Stunden zählen "
    "ab der letzten Meldung zurück.",
    counted_now="Die Stunden zählen ab jetzt ({}) zurück; die letzte Meldung ist von {}.",
    future="Die letzte Meldung ({}) liegt nach der Uhrzeit dieses Rechners ({}). Die Stunden zählen ab der letzten Meldung zurück.",
    count_report="ab der letzten Meldung zählen",
    count_now="ab jetzt zählen",
    visit_counts="Gezeigt wird, was seit dem letzten Besuch ins Dossier gekommen ist, auch wenn es früher erschienen ist.",
    drawing="Das frühere Lagebild wird zum ersten Mal erstellt; bei einem großen Dossier dauert das bis zu einer Minute.",
    drawing_reload="Noch einmal laden",
    glance="Auf einen Blick",
    since_visit="Neu seit dem letzten Besuch",
    seen_at="zuletzt gesehen {}",
    nothing="Nichts Neues seit {}.",
    nothing_visit="Nichts Neues seit dem letzten Besuch.",
    nothing_sure="Nichts Neues seit {}, was sicher gelesen ist.",
    titles={
        "tripwires": "Stolperdrähte",
        "moves": "Positionen",
        "events": "Ereignisse",
        "statements": "Aussagen",
        "disputes": "Streitpunkte",
        "figures": "Widersprüchliche Zahlen",
        "gone": "Entfallen",
    },
    none={
        "tripwires": "kein Stolperdraht",
        "moves": "keine Position",
        "events": "kein Ereignis",
        "statements": "keine Aussage",
        "disputes": "kein Streitpunkt",
        "figures": "keine widersprüchlichen Zahlen",
        "gone": "nichts entfallen",
    },
    check="Ungeprüfte Hinweise",
    announced="Neu angekündigt",
    first_positions="Erstmals Stellung genommen",
    counted={
        "check": "{} mit ungeprüftem Hinweis",
        "announced": "{} neu angekündigt",
        "decided": "{} entschieden",
        "moves": "{} geändert",
        "first": "{} erstmals",
    },
    others_below="Was sonst offen oder berührt ist",
    all_beside="Alles, was offen oder berührt ist, steht nebenan.",
    others_said="Andere",
    gone="Was im Lagebild stand und nicht mehr darin steht: Eine Meldung wurde berichtigt, oder jemand hat so entschieden.",
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
    unsure_more=("unsicher gelesener Eintrag", "unsicher gelesene Einträge"),
    show_unsure="{} weitere, unsicher gelesen",
    hide_unsure="Unsicher Gelesenes ausblenden",
    all_sections="Alle Abschnitte",
    page="Seite {} von {}",
    was="vorher {}",
    if_="Bedingung",
    then="Folge",
    touched_by="Anlass",
    stated="angekündigt",
    no_condition="ohne Bedingung",
    now="jetzt",
    moved="{}, vorher {}",
    split="Intern uneins",
    reread="jetzt anders gelesen",
    new="neu",
    changed="geändert",
    through="über {}",
    according_to="laut {}",
    standing="Stand der Stolperdrähte",
    standing_none="Keine Ankündigungen im Dossier.",
    to_tripwires="Alle Stolperdrähte",
    to_positions="Alle Positionen",
    to_timeline="Zeitachse",
    to_statements="Alle Aussagen",
    actors_new="Neu im Bild: {}",
)
ENGLISH = LageWords(
    since="New since {}",
    last_report="last report {}",
    choose="Period",
    choices={"visit": "since last visit", "6h": "6 hours", "24h": "24 hours", "midnight": "since midnight"},
    typed="or since",
    show="Show",
    all_seen="Mark all as seen",
    undo="Undo",
    no_time="That is not a date or time. Write for example 06:00, 4 Mar 2031 or 4 Mar 2031 18:05. The last 24 hours are shown.",
    counted_report="The last report ({}) is well behind this computer's clock ({}). Hours count back from the last report.",
    counted_now="Hours count back from now ({}); the last report is from {}.",
    future="The last report ({}) is ahead of this computer's clock ({}). Hours count back from the last report.",
    count_report="count from the last report",
    count_now="count from now",
    visit_counts="This is what has been added to the dossier since your last visit, even if published earlier.",
    drawing="The earlier picture is being prepared for the first time; with a large dossier this takes up to a minute.",
    drawing_reload="Load again",
    glance="At a glance",
    since_visit="New since the last visit",
    seen_at="last seen {}",
    nothing="Nothing new since {}.",
    nothing_visit="Nothing new since the last visit.",
    nothing_sure="Nothing new since {} that was read with certainty.",
    titles={
        "tripwires": "Tripwires",
        "moves": "Positions",
        "events": "Events",
        "statements": "Statements",
        "disputes": "Disputes",
        "figures": "Conflicting figures",
        "gone": "Removed",
    },
    none={
        "tripwires": "no tripwire",
        "moves": "no position",
        "events": "no event",
        "statements": "no statement",
        "disputes": "no dispute",
        "figures": "no conflicting figures",
        "gone": "nothing removed",
    },
    check="Unchecked leads",
    announced="Newly announced",
    first_positions="First statements of position",
    counted={
        "check": "{} with an unchecked lead",
        "announced": "{} newly announced",
        "decided": "{} decided",
        "moves": "{} changed",
        "first": "{} for the first time",
    },
    others_below="What else is open or touched",
    all_beside="All that is open or touched is listed beside this.",
    others_said="Others",
    gone="What was in the picture and no longer is: a report was corrected, or someone decided so.",
    gone_kinds={
        "tripwires": "announcement",
        "events": "event",
        "statements": "statement",
        "questions": "question",
        "disputes": "dispute",
        "hypotheses": "explanation",
        "figures": "figure",
    },
    more="show all {}",
    unsure_more=("less certain entry", "less certain entries"),
    show_unsure="{} more, less certain",
    hide_unsure="Hide what is less certain",
    all_sections="All sections",
    page="Page {} of {}",
    was="was {}",
    if_="Condition",
    then="Consequence",
    touched_by="Trigger",
    stated="announced",
    no_condition="unconditional",
    now="now",
    moved="{}, was {}",
    split="internally divided",
    reread="now read differently",
    new="new",
    changed="changed",
    through="via {}",
    according_to="according to {}",
    standing="Tripwires: where they stand",
    standing_none="No announcements in the dossier.",
    to_tripwires="All tripwires",
    to_positions="All positions",
    to_timeline="Timeline",
    to_statements="All statements",
    actors_new="New in the picture: {}",
)


def say_lage(language: str) -> LageWords:
    """The words in "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
