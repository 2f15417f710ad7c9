"""What the page Zeitachse says, in German and in English. A `{}` is filled in by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """The words in one language."""

    zooms: Mapping[str, str]
    zoom: str
    earlier: str
    later: str
    first: str
    last: str
    kind: str
    kinds: Mapping[str, str]
    type: str
    any_type: str
    actor: str
    anybody: str
    rows: str
    by: Mapping[str, str]
    unsure: str
    show: str
    nothing: str
    drawing: str
    column: str
    select: str
    how_to_select: str
    drag: str
    selection: str
    clear: str
    enlarge: str
    by_report: str
    by_day: str
    before: str
    after: str
    legend: Mapping[str, str]
    bins: str
    others: str
    names: Mapping[str, str]
    in_words: str
    events: str
    statements: str
    busiest: str
    name: str
    listed: str
    of: str
    page: str
    latest_line: str
    units: Mapping[str, str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    week: str
    without_date: str


GERMAN = TimelineWords(
    zooms={"day": "Letzter Tag", "week": "Letzte Woche", "reports": "Alle Meldungen", "all": "Alles Datierte"},
    zoom="Zeitraum",
    earlier="Früher",
    later="Später",
    first="Von",
    last="Bis",
    kind="Was",
    kinds={"": "Ereignisse und Aussagen", "event": "nur Ereignisse", "statement": "nur Aussagen"},
    type="Art",
    any_type="jede Art",
    actor="Akteur",
    anybody="alle",
    rows="Zeilen",
    by={"side": "Seiten", "actor": "Akteure", "type": "Arten"},
    unsure="auch unsicher Gelesenes",
    show="Zeigen",
    nothing="In diesem Zeitraum gibt es nichts.",
    drawing="Zeitachse von {} bis {}: Zeilen sind {}, Spalten sind {}. Dasselbe steht darunter in Worten.",
    column="{}: {} Ereignisse, {} Aussagen",
    select="{} auswählen",
    how_to_select="Ein Klick auf eine Spalte wählt sie aus; die Liste darunter zeigt dann nur diesen Zeitraum.",
    drag="Durch Ziehen wählen Sie mehrere aus.",
    selection="Ausgewählt: {}",
    clear="Auswahl aufheben",
    enlarge="Auswahl vergrößern",
    by_report="Nach dem Zeitpunkt der ersten Meldung; vom Ereignis selbst ist meist nur der Tag bekannt",
    by_day="Nach dem Tag, an dem etwas geschah oder gesagt wurde; ist er nicht bekannt, nach dem Tag der ersten Meldung",
    before="{} davor",
    after="{} danach",
    legend={
        "fight": "Ereignis: Konflikt, Tat",
        "strife": "Ereignis: Konflikt, Worte",
        "accord": "Ereignis: Zusammenarbeit",
        "direct": "Aussage, wörtlich",
        "told": "Aussage, sinngemäß",
    },
    bins="Je größer ein Zeichen, für desto mehr Einträge steht es.",
    others="Übrige ({})",
    names={"unnamed": "Ungenannte", "nobody": "niemand genannt"},
    in_words="Die Zeilen in Zahlen",
    events="Ereignisse",
    statements="Aussagen",
    busiest="Höhepunkt",
    name="Zeile",
    listed="Liste",
    of="{}–{} von {}",
    page="Seite {} von {}",
    latest_line="letzte Meldung",
    units={"hour": "Stunden", "day": "Tage", "week": "Wochen", "month": "Monate", "year": "Jahre"},
    weekdays=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    months=("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez"),
    day="{d}.{m}.",
    week="Woche ab {}",
    without_date="Einträge ohne Datum erscheinen hier nicht.",
)
ENGLISH = TimelineWords(
    zooms={"day": "Last day", "week": "Last week", "reports": "All reports", "all": "Everything dated"},
    zoom="Period",
    earlier="Earlier",
    later="Later",
    first="From",
    last="Until",
    kind="What",
    kinds={"": "Events and statements", "event": "only events", "statement": "only statements"},
    type="Type",
    any_type="any type",
    actor="Actor",
    anybody="all",
    rows="Rows",
    by={"side": "Sides", "actor": "Actors", "type": "Types"},
    unsure="include less certain",
    show="Show",
    nothing="There is nothing in this period.",
    drawing="Timeline from {} to {}: rows are {}, columns are {}. The same is given below in words.",
    column="{}: {} events, {} statements",
    select="select {}",
    how_to_select="Click a column to select it; the list below then shows only that period.",
    drag="Drag to select several.",
    selection="Selected: {}",
    clear="Clear selection",
    enlarge="Zoom to selection",
    by_report="By the time of the first report; for the event itself usually only the day is known",
    by_day="By the day it happened or was said; if unknown, by the day of the first report",
    before="{} before",
    after="{} after",
    legend={
        "fight": "event: conflict, action",
        "strife": "event: conflict, words",
        "accord": "event: cooperation",
        "direct": "statement, verbatim",
        "told": "statement, paraphrased",
    },
    bins="The larger a mark, the more entries it stands for.",
    others="Others ({})",
    names={"unnamed": "Unnamed", "nobody": "no one named"},
    in_words="The rows in numbers",
    events="Events",
    statements="Statements",
    busiest="busiest",
    name="Row",
    listed="List",
    of="{}–{} of {}",
    page="Page {} of {}",
    latest_line="last report",
    units={"hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years"},
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    day="{d}/{m}",
    week="week of {}",
    without_date="Entries without a date are not shown here.",
)


def say_zeitachse(language: str) -> TimelineWords:
    """The words in "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
