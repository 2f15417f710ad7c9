"""What the views of a picture say in German and in English. A `{}` is filled in by the view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.views.words import words

Noun = tuple[str, str]  # one, several

SECTIONS = ("tripwires", "questions", "events", "statements", "disputes", "hypotheses", "figures", "actors")
"""The lists of a picture, in the order in which a desk needs them."""

STATES_FIRST = ("touched", "fulfilled", "lapsed", "withdrawn", "open")
"""The states of tripwires, in the order in which a desk needs them."""


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The words in one language; the tables are by list of the picture, by state, by kind of change, by field."""

    language: str
    # the head
    as_of: str
    latest: str
    known: str
    articles: Noun
    of_these: str
    copies: Noun
    versions: Noun
    publishers: Noun
    zone: str
    only_actor: str
    only_question: str
    moves: str
    number_unsure: str
    nameless: str
    all_nameless: str
    cannot_all: str
    unsure: str
    empty: str
    before_first: str
    before_known: str
    before_both: str
    # sections
    titles: Mapping[str, str]
    none: Mapping[str, str]
    letters: Mapping[str, str]
    happened: Mapping[str, str]
    more: Mapping[str, Noun]
    less_sure: str
    all_less_sure: str
    out_of: str
    # tripwires
    states: Mapping[str, str]
    toward: str
    since_when: str
    stated: str
    deadline: str
    deadline_over: str
    replaced: str
    replaced_by: str
    lead: str
    unconfirmed: str
    confirmed: str
    rejected: str
    how_to_judge: str
    # positions
    before: str
    organs: str
    on_condition: str
    # the rest
    reported: str
    nobody: str
    unknown: str
    no_speaker: str
    says: str
    read_only: str
    unclear: str
    differ: str
    details: Mapping[str, str]
    via: str
    to: str
    answers: str
    other_wording: Noun
    asserts: str
    denies: str
    no_source: str
    as_of_day: str
    contradicts: str
    statements: Noun
    # evidence
    reports: Noun
    sources: Noun
    version: str
    not_kept: str
    reason: str
    undated: str
    open_end: str
    evidence_more: Noun


GERMAN = PictureWords(
    language="de",
    as_of="Stand {}",
    latest="letzte Meldung {}",
    known="bekannt bis {}",
    articles=("Artikel", "Artikel"),
    of_these="davon {}",
    copies=("Kopie", "Kopien"),
    versions=("Fassung", "Fassungen"),
    publishers=("Herausgeber", "Herausgeber"),
    zone="Uhrzeiten in {}",
    only_actor="nur was {} betrifft",
    only_question="nur die Frage: {}",
    moves="Positionswechsel",
    number_unsure="{} weniger sicher",
    nameless="davon {} ohne Namen",
    all_nameless="ohne Namen",
    cannot_all="Zahlen, die nicht alle stimmen können",
    unsure="? = weniger sicher gelesen",
    empty="das Dossier ist leer",
    before_first="{}: bis dahin war nichts erschienen; die erste Meldung ist von {}",
    before_known="{}: bis dahin war nichts bekannt; die erste Meldung kam {} ins Dossier",
    before_both="nichts war bis {} erschienen und {} schon bekannt",
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
        "tripwires": "keine",
        "questions": "keine",
        "events": "keine",
        "statements": "keine",
        "disputes": "keine",
        "hypotheses": "keine, die einander widersprechen",
        "figures": "keine",
        "actors": "keine",
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
    happened={"actual": "geschehen", "other": "geplant, möglich, verneint"},
    more={
        "tripwires": ("weiterer", "weitere"),
        "questions": ("weitere Frage", "weitere Fragen"),
        "positions": ("weiterer Akteur", "weitere Akteure"),
        "events": ("weiteres Ereignis", "weitere Ereignisse"),
        "statements": ("weitere Aussage", "weitere Aussagen"),
        "disputes": ("weiterer Streitpunkt", "weitere Streitpunkte"),
        "hypotheses": ("weitere", "weitere"),
        "figures": ("weitere Zahl", "weitere Zahlen"),
        "values": ("weitere Angabe", "weitere Angaben"),
        "actors": ("weiterer Akteur", "weitere Akteure"),
    },
    less_sure="davon {} weniger sicher",
    all_less_sure="weniger sicher",
    out_of="{} von {}",
    states={
        "open": "offen",
        "touched": "berührt",
        "fulfilled": "erfüllt",
        "lapsed": "verfallen",
        "withdrawn": "zurückgenommen",
    },
    toward="an {}",
    since_when="seit {}",
    stated="angekündigt",
    deadline="Frist {}",
    deadline_over="Frist {} (abgelaufen)",
    replaced="ersetzt durch eine neue Ankündigung",
    replaced_by="ersetzt durch {}",
    lead="ungeprüfter Hinweis",
    unconfirmed="unbestätigt",
    confirmed="bestätigt",
    rejected="von einem Menschen verneint",
    how_to_judge="Unbestätigtes entscheiden: lagebild judge DOSSIER state ID ZUSTAND; die ID zeigt --evidence",
    before="vorher {}",
    organs="uneins",
    on_condition="Bedingung: {}",
    reported="gemeldet {}",
    nobody="niemand genannt",
    unknown="unbekannt",
    no_speaker="ohne Sprecher",
    says="laut: {}",
    read_only="gelesen, unbestätigt",
    unclear="unklar",
    differ="Angaben verschieden",
    details={
        "status": "Stand",
        "place": "Ort",
        "date": "Tag",
        "number": "Zahl",
    },
    via="über {}",
    to="an {}",
    answers="antwortet auf {}",
    other_wording=("anderer Wortlaut", "andere Wortlaute"),
    asserts="behauptet",
    denies="bestritten",
    no_source="ohne Quelle",
    as_of_day="Stand {}",
    contradicts="können nicht alle stimmen",
    statements=("Aussage", "Aussagen"),
    reports=("Meldung", "Meldungen"),
    sources=("unabhängige Quelle", "unabhängige Quellen"),
    version="Fassung {}",
    not_kept="Wortlaut nicht gespeichert",
    reason="Grund",
    undated="ohne Datum",
    open_end="offen",
    evidence_more=("weiterer Beleg", "weitere Belege"),
)


ENGLISH = PictureWords(
    language="en",
    as_of="as of {}",
    latest="last report {}",
    known="as known {}",
    articles=("article", "articles"),
    of_these="{} of them",
    copies=("copy", "copies"),
    versions=("version", "versions"),
    publishers=("publisher", "publishers"),
    zone="times in {}",
    only_actor="only what concerns {}",
    only_question="only the question: {}",
    moves="moves of position",
    number_unsure="{} less sure",
    nameless="{} of them without a name",
    all_nameless="without a name",
    cannot_all="figures that cannot all be true",
    unsure="? = read less surely",
    empty="the dossier is empty",
    before_first="{}: nothing was published by then; the first report is of {}",
    before_known="{}: nothing was known by then; the first report came in on {}",
    before_both="nothing that was published by {} was known on {}",
    titles={
        "tripwires": "Tripwires",
        "questions": "Positions",
        "events": "Events",
        "statements": "Statements",
        "disputes": "Disputes",
        "hypotheses": "Explanations",
        "figures": "Figures",
        "actors": "Actors",
    },
    none={
        "tripwires": "none",
        "questions": "none",
        "events": "none",
        "statements": "none",
        "disputes": "none",
        "hypotheses": "none that compete",
        "figures": "none",
        "actors": "none",
    },
    letters={
        "tripwires": "T",
        "questions": "P",
        "events": "E",
        "statements": "S",
        "disputes": "D",
        "hypotheses": "X",
        "figures": "F",
        "actors": "A",
    },
    happened={"actual": "happened", "other": "planned, possible, denied"},
    more={
        "tripwires": ("more", "more"),
        "questions": ("more question", "more questions"),
        "positions": ("more actor", "more actors"),
        "events": ("more event", "more events"),
        "statements": ("more statement", "more statements"),
        "disputes": ("more dispute", "more disputes"),
        "hypotheses": ("more", "more"),
        "figures": ("more figure", "more figures"),
        "values": ("more value", "more values"),
        "actors": ("more actor", "more actors"),
    },
    less_sure="{} of them less sure",
    all_less_sure="less sure",
    out_of="{} of {}",
    states={
        "open": "open",
        "touched": "touched",
        "fulfilled": "fulfilled",
        "lapsed": "lapsed",
        "withdrawn": "withdrawn",
    },
    toward="toward {}",
    since_when="since {}",
    stated="announced",
    deadline="deadline {}",
    deadline_over="deadline {} (passed)",
    replaced="replaced by a new commitment",
    replaced_by="replaced by {}",
    lead="unchecked lead",
    unconfirmed="unconfirmed",
    confirmed="confirmed",
    rejected="denied by a person",
    how_to_judge="to decide what is unconfirmed: lagebild judge DOSSIER state ID STATE; --evidence shows the ID",
    before="before that {}",
    organs="divided",
    on_condition="condition: {}",
    reported="reported {}",
    nobody="nobody named",
    unknown="unknown",
    no_speaker="no speaker",
    says="according to: {}",
    read_only="read, unconfirmed",
    unclear="unclear",
    differ="reports differ",
    details={
        "status": "status",
        "place": "place",
        "date": "day",
        "number": "number",
    },
    via="via {}",
    to="to {}",
    answers="answers {}",
    other_wording=("other wording", "other wordings"),
    asserts="asserted",
    denies="denied",
    no_source="no source",
    as_of_day="as of {}",
    contradicts="cannot all be true",
    statements=("statement", "statements"),
    reports=("report", "reports"),
    sources=("independent source", "independent sources"),
    version="version {}",
    not_kept="words not stored",
    reason="reason",
    undated="no date",
    open_end="open",
    evidence_more=("more piece of evidence", "more pieces of evidence"),
)


def picture_words(language: str) -> PictureWords:
    """The words of a language; English where it is neither German nor English."""
    return GERMAN if words(language).language == "de" else ENGLISH
