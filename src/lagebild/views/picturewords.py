"""What the views of a picture say in German and in English. A `{}` is filled in by the view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.views.words import words

Noun = tuple[str, str]  # one, several

SECTIONS = ("tripwires", "questions", "events", "statements", "disputes", "hypotheses", "figures", "actors")
"""The sections of a picture, in the order in which a desk needs them."""

STATES_FIRST = ("touched", "fulfilled", "lapsed", "withdrawn", "open")
"""The states of tripwires, in the order in which a desk needs them."""


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The words in one language; tables of sections are by the picture's lists."""

    language: str
    # the head
    as_of: str
    latest: str
    known: str
    up_to: str
    copies: Noun
    versions: Noun
    publishers: Noun
    zone: str
    only_actor: str
    only_question: str
    empty: str
    before_first: str
    before_known: str
    nobody_knew: str
    glance: Mapping[str, Noun]
    moves: Noun
    cannot_all: Noun
    # sections
    titles: Mapping[str, str]
    none: Mapping[str, str]
    letters: Mapping[str, str]
    more: Mapping[str, Noun]
    more_of: str
    less_sure: str
    only_unsure: str
    unsure: str
    # tripwires
    states: Mapping[str, str]
    touching: Mapping[str, str]
    no_condition: str
    then: str
    toward: str
    since: str
    stated: str
    deadline: str
    replaced: str
    replaced_by: str
    unconfirmed: str
    confirmed: str
    rejected: str
    confirmed_reading: str
    how_to_judge: str
    # positions
    before: str
    moved: str
    organs: str
    holder: str
    on_condition: str
    # the rest
    nobody: str
    says: str
    differ: str
    detail: str
    details: Mapping[str, str]
    via: str
    to: str
    answers: str
    other_wording: Noun
    asserts: str
    denies: str
    held_by: str
    held_by_nobody: str
    by_source: str
    no_source: str
    as_of_day: str
    contradicts: str
    roles: str
    # evidence
    reports: Noun
    sources: Noun
    version: str
    not_kept: str
    reason: str
    undated: str
    open_end: str
    evidence_more: Noun
    # changes
    between: str
    no_change: str
    changes: Mapping[str, str]
    counted: Mapping[str, str]
    articles_new: Noun
    copies_new: Noun
    versions_new: Noun
    nothing_before: str
    fields: Mapping[str, str]
    was: str
    gone: str
    # whatif
    sentence: str
    read_as: str
    touches: str
    touches_nothing: str
    would: str
    who_stands: str
    no_positions: str
    score: str


GERMAN = PictureWords(
    language="de",
    as_of="Stand {}",
    latest="letzte Meldung {}",
    known="bekannt bis {}",
    up_to="{} bis {}",
    copies=("Kopie", "Kopien"),
    versions=("Fassung", "Fassungen"),
    publishers=("Quelle", "Quellen"),
    zone="Uhrzeiten ohne Zusatz: {}",
    only_actor="nur: {}",
    only_question="nur die Frage: {}",
    empty="das Dossier ist leer",
    before_first="Zu dieser Zeit war noch nichts erschienen; die erste Meldung ist von {}.",
    before_known="Zu dieser Zeit war noch nichts bekannt; die erste Meldung kam {} ins Dossier.",
    nobody_knew="Was bis {} erschienen ist, war {} noch nicht bekannt.",
    glance={
        "touched": ("Stolperdraht berührt", "Stolperdrähte berührt"),
        "fulfilled": ("erfüllt", "erfüllt"),
        "lapsed": ("verfallen", "verfallen"),
        "withdrawn": ("zurückgenommen", "zurückgenommen"),
        "open": ("offen", "offen"),
    },
    moves=("Positionswechsel", "Positionswechsel"),
    cannot_all=("Zahl strittig", "Zahlen strittig"),
    titles={
        "tripwires": "Stolperdrähte",
        "questions": "Positionen",
        "events": "Ereignisse",
        "statements": "Aussagen",
        "disputes": "Streitpunkte",
        "hypotheses": "Erklärungen",
        "figures": "Zahlen",
        "actors": "Akteure",
    },
    none={
        "tripwires": "keine Ankündigungen",
        "questions": "keine Positionen",
        "events": "keine Ereignisse",
        "statements": "keine Aussagen",
        "disputes": "keine Streitpunkte",
        "hypotheses": "keine verschiedenen Erklärungen",
        "figures": "keine Zahlen",
        "actors": "keine Akteure",
    },
    letters={
        "tripwires": "T",
        "questions": "P",
        "events": "E",
        "statements": "A",
        "disputes": "S",
        "hypotheses": "D",
        "figures": "Z",
        "actors": "W",
    },
    more={
        "tripwires": ("weiterer Stolperdraht", "weitere Stolperdrähte"),
        "questions": ("weitere Frage", "weitere Fragen"),
        "positions": ("weiterer Akteur", "weitere Akteure"),
        "events": ("weiteres Ereignis", "weitere Ereignisse"),
        "statements": ("weitere Aussage", "weitere Aussagen"),
        "disputes": ("weiterer Streitpunkt", "weitere Streitpunkte"),
        "hypotheses": ("weitere Erklärung", "weitere Erklärungen"),
        "figures": ("weitere Zahl", "weitere Zahlen"),
        "values": ("weitere Angabe", "weitere Angaben"),
        "actors": ("weiterer Akteur", "weitere Akteure"),
    },
    more_of="+ {}: --all",
    less_sure="davon {} weniger sicher",
    only_unsure="nur weniger sichere gefunden",
    unsure="? = weniger sicher gelesen",
    states={
        "open": "offen",
        "touched": "berührt",
        "fulfilled": "erfüllt",
        "lapsed": "verfallen",
        "withdrawn": "zurückgenommen",
    },
    touching={
        "open": "offen durch",
        "touched": "berührt durch",
        "fulfilled": "erfüllt durch",
        "lapsed": "verfallen durch",
        "withdrawn": "zurückgenommen durch",
    },
    no_condition="ohne Bedingung",
    then="→",
    toward="an {}",
    since="{} seit {}",
    stated="angekündigt {}",
    deadline="Frist {}",
    replaced="ersetzt durch eine neue Ankündigung",
    replaced_by="ersetzt durch {}",
    unconfirmed="unbestätigt",
    confirmed="bestätigt",
    rejected="von einem Menschen verneint",
    confirmed_reading="Lesung bestätigt",
    how_to_judge="bestätigen oder anders entscheiden: lagebild judge {} state ID ZUSTAND",
    before="vorher {}",
    moved="{} ► {}",
    organs="uneins",
    holder="durch {}",
    on_condition="unter der Bedingung {}",
    nobody="niemand genannt",
    says="laut {}",
    differ="Angaben verschieden",
    detail="{}: {}",
    details={"status": "Stand", "place": "Ort", "date": "Tag", "number": "Zahl"},
    via="über {}",
    to="an {}",
    answers="antwortet auf {}",
    other_wording=("anderer Wortlaut", "andere Wortlaute"),
    asserts="behauptet",
    denies="bestreitet",
    held_by="laut {}",
    held_by_nobody="ohne Urheber",
    by_source="laut {}",
    no_source="ohne Quelle",
    as_of_day="Stand {}",
    contradicts="können nicht alle stimmen",
    roles="{} ({})",
    reports=("Meldung", "Meldungen"),
    sources=("Quelle", "Quellen"),
    version="Fassung {}",
    not_kept="Wortlaut nicht gespeichert",
    reason="Grund",
    undated="ohne Datum",
    open_end="offen",
    evidence_more=("weiterer Beleg", "weitere Belege"),
    between="Änderungen seit {} bis {}",
    no_change="nichts Neues",
    changes={"new": "neu", "changed": "geändert", "withdrawn": "entfallen"},
    counted={"new": "{} neu", "changed": "{} geändert", "withdrawn": "{} entfallen"},
    articles_new=("neuer Artikel", "neue Artikel"),
    copies_new=("Kopie", "Kopien"),
    versions_new=("neue Fassung", "neue Fassungen"),
    nothing_before="davor gab es keine Meldung",
    fields={
        "reports": "Meldungen",
        "sources": "Quellen",
        "state": "Zustand",
        "confirmed": "Bestätigung",
        "status": "Stand",
        "type": "Art",
        "text": "Wortlaut",
        "speaker": "Sprecher",
        "place": "Ort",
        "date": "Tag",
        "label": "Frage",
        "condition": "Bedingung",
        "consequence": "Folge",
        "deadline": "Frist",
        "claim": "Behauptung",
        "asserted_by": "behauptet von",
        "denied_by": "bestritten von",
        "explains": "erklärt",
        "according_to": "laut",
        "actors": "Handelnde",
        "recipients": "Betroffene",
        "by": "von",
        "toward": "an",
        "kind": "Art",
        "differs": "Widerspruch",
        "statements": "Aussagen",
        "articles": "Artikel",
        "roles": "Ämter",
    },
    was="{}: {} ► {}",
    gone="steht nicht mehr im Lagebild",
    sentence="Angenommen: {}",
    read_as="Gelesen als",
    touches="Berührt würde",
    touches_nothing="Kein Stolperdraht würde berührt.",
    would="würde: {}",
    who_stands="Positionen dazu",
    no_positions="niemand hat eine Position dazu",
    score="{} ähnlich",
)
