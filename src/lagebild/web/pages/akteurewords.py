"""What the pages on actors say, in German and in English. A `{}` is filled in by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Noun = tuple[str, str]  # one, several


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The words in one language; `titles` and `none` are by part of an actor's page."""

    # the list
    search: str
    name: str
    kind: str
    every_kind: str
    state: str
    every_state: str
    show: str
    reset: str
    caption: str
    speaks_for: str
    offices: str
    statements: str
    articles: str
    counted: Noun
    nameless: Noun
    nobody: str
    pages: str
    page: str
    # one actor
    all_actors: str
    wikidata: str
    country: str
    id: str
    spoken_by: str
    office_unplaced: str
    several: str
    contents: str
    titles: Mapping[str, str]
    none: Mapping[str, str]
    all_of: str
    overview: str
    with_unsure: str
    without_unsure: str
    toward: str
    to: str
    through: str
    according_to: str
    place: str
    condition: str
    stated: str
    since: str
    reported: str
    moved: str
    divided: str
    was_said: str
    history: str
    wording: str
    asserts: str
    denies: str
    both: str
    explains: str
    counts: str
    against: str
    dispute: str
    search_said: str
    # places
    map_title: str
    map_label: str
    map_note: str
    no_map: str
    some_missing: str
    places_of: str
    place_caption: str
    number: str
    place_name: str
    where: str
    events: str
    no_point: str
    area: str
    differing: str
    sure_mark: str
    unsure_mark: str
    area_mark: str
    lines: Noun


GERMAN = ActorWords(
    search="Akteure suchen",
    name="Name",
    kind="Art",
    every_kind="jede Art",
    state="Staat oder Organisation",
    every_state="alle",
    show="Zeigen",
    reset="Zurücksetzen",
    caption="Akteure, die mit den meisten Aussagen zuerst",
    speaks_for="Spricht für",
    offices="Ämter",
    statements="Aussagen",
    articles="Artikel",
    counted=("Akteur", "Akteure"),
    nameless=("weiterer ohne Namen", "weitere ohne Namen"),
    nobody="Kein Akteur gefunden. Ein Teil des Namens genügt.",
    pages="In der Liste blättern",
    page="{}–{} von {}",
    all_actors="Alle Akteure",
    wikidata="Wikidata",
    country="Land",
    id="Kennung",
    spoken_by="Wer dafür spricht",
    office_unplaced="Belegstelle nicht nachgeschlagen",
    several="Die Meldungen nennen mehrere Ämter; nicht jedes muss noch aktuell sein.",
    contents="Auf dieser Seite",
    titles={
        "statements": "Aussagen",
        "positions": "Positionen",
        "tripwires": "Ankündigungen",
        "toward": "An diesen Akteur gerichtet",
        "events": "Ereignisse",
        "disputes": "Streitpunkte",
        "articles": "Erwähnt in",
    },
    none={
        "statements": "Keine Aussagen.",
        "positions": "Keine Positionen.",
        "tripwires": "Keine Ankündigungen.",
        "toward": "Keine Ankündigung richtet sich an diesen Akteur.",
        "events": "An keinem Ereignis beteiligt.",
        "disputes": "An keinem Streitpunkt beteiligt.",
        "articles": "In keinem Artikel erwähnt.",
    },
    all_of="Alle {} zeigen",
    overview="Zur Übersicht",
    with_unsure="{} weitere, unsicher gelesen: mitzeigen",
    without_unsure="Unsicher Gelesenes ausblenden",
    toward="an",
    to="an",
    through="über {}",
    according_to="laut",
    place="Ort: {}",
    condition="Bedingung: {}",
    stated="angekündigt {}",
    since="seit {}",
    reported="gemeldet {}",
    moved="hat die Position gewechselt",
    divided="intern uneins",
    was_said="{}, {}",
    history="Verlauf",
    wording="zu: {}",
    asserts="behauptet",
    denies="bestreitet",
    both="behauptet und bestreitet",
    explains="erklärt",
    counts="gibt an",
    against="gegen",
    dispute="Streitpunkt zeigen",
    search_said="In allen Artikeln suchen",
    map_title="Orte",
    map_label="Karte: {} Orte, nummeriert wie in der Tabelle",
    map_note="Umrisse: Natural Earth. Grenzen zeigen, wer ein Gebiet beherrscht, nicht, wem es gehört.",
    no_map="Zu keinem dieser Orte gibt es Koordinaten: Entweder stehen sie in keinem Ortsverzeichnis, oder es "
    "bleibt offen, welcher gemeint ist.",
    some_missing="Zu Orten ohne Nummer gibt es keine Koordinaten; geraten wird nicht.",
    places_of="Orte der neuesten Ereignisse mit Ortsangabe ({} von {}).",
    place_caption="Orte der Ereignisse",
    number="Nr.",
    place_name="Ort",
    where="Lage",
    events="Ereignisse",
    no_point="ohne Koordinaten",
    area="Fläche",
    differing="Ortsangaben weichen ab",
    sure_mark="gefüllt: dort geschehen",
    unsure_mark="hohl: nur geplant, möglich oder verneint",
    area_mark="schraffiert: Staat als Ganzes",
    lines=("Zeile", "Zeilen"),
)

ENGLISH = ActorWords(
    search="Search actors",
    name="Name",
    kind="Kind",
    every_kind="any kind",
    state="State or organisation",
    every_state="all",
    show="Show",
    reset="Reset",
    caption="Actors, those with the most statements first",
    speaks_for="Speaks for",
    offices="Offices",
    statements="Statements",
    articles="Articles",
    counted=("actor", "actors"),
    nameless=("more without a name", "more without a name"),
    nobody="No actor found. Part of the name is enough.",
    pages="Pages of the list",
    page="{}–{} of {}",
    all_actors="All actors",
    wikidata="Wikidata",
    country="Country",
    id="ID",
    spoken_by="Who speaks for them",
    office_unplaced="passage not looked up",
    several="The reports name several offices; not all may be current.",
    contents="On this page",
    titles={
        "statements": "Statements",
        "positions": "Positions",
        "tripwires": "Announcements",
        "toward": "Addressed to this actor",
        "events": "Events",
        "disputes": "Disputes",
        "articles": "Mentioned in",
    },
    none={
        "statements": "No statements.",
        "positions": "No positions.",
        "tripwires": "No announcements.",
        "toward": "No announcement is addressed to this actor.",
        "events": "Involved in no event.",
        "disputes": "Involved in no dispute.",
        "articles": "Mentioned in no article.",
    },
    all_of="Show all {}",
    overview="Overview",
    with_unsure="{} more, less certain: show",
    without_unsure="Hide what is less certain",
    toward="to",
    to="to",
    through="via {}",
    according_to="according to",
    place="place: {}",
    condition="condition: {}",
    stated="announced {}",
    since="since {}",
    reported="reported {}",
    moved="has changed position",
    divided="internally divided",
    was_said="{}, {}",
    history="History",
    wording="on: {}",
    asserts="asserts",
    denies="denies",
    both="asserts and denies",
    explains="explains",
    counts="counts",
    against="against",
    dispute="show the dispute",
    search_said="Search the full text of all articles",
    map_title="Places",
    map_label="Map: {} places, numbered as in the table",
    map_note="Outlines: Natural Earth. Borders show who controls a territory, not who owns it.",
    no_map="None of these places has coordinates: either they are in no gazetteer, or it is unclear which one is meant.",
    some_missing="Places without a number have no coordinates; none are guessed.",
    places_of="Places of the latest events that name one ({} of {}).",
    place_caption="Places of the events",
    number="No.",
    place_name="Place",
    where="Where",
    events="Events",
    no_point="no coordinates",
    area="area",
    differing="reports differ on the place",
    sure_mark="filled: happened there",
    unsure_mark="hollow: only planned, possible or denied",
    area_mark="hatched: a state as a whole",
    lines=("line", "lines"),
)


def say_akteure(language: str) -> ActorWords:
    """The words in "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
