"""What a report says in German and in English. A `{}` is filled in by the report.

Names are used as they are found, so they stand only where a nominative may stand: before a colon, after one, in a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.views.words import words

Noun = tuple[str, str]  # one, several


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words in one language; the tables are by section, by list of the picture, by grade."""

    language: str
    title: str
    # what it rests on
    as_of: str
    as_of_latest: str
    as_known: str
    zone: str
    basis: str
    articles: Noun
    copies: Noun
    versions: Noun
    sources_total: Noun
    with_own: str
    published: str
    published_once: str
    coder: str
    marks: str
    marks_leads: str
    whole: str
    empty: str
    # sections
    titles: Mapping[str, str]
    new_since: str
    nothing_new: str
    more: Mapping[str, Noun]
    more_all: str
    unsure_left: Noun
    unsure_of: Mapping[str, Noun]
    all_unsure: str
    doubt: str
    # statements
    verbatim: str
    in_substance: str
    told: str
    reported: str
    to: str
    way: str
    nobody: str
    # positions
    who: str
    on_question: str
    claim: str
    divided: str
    before_now: str
    now: str
    claims: Mapping[str, str]
    # tripwires
    moved: str
    open: str
    since: str
    condition: str
    consequence: str
    toward: str
    cause: str
    by_person: str
    earlier: str
    deadline: str
    deadline_over: str
    replaced: str
    stated: str
    # the rest
    acting: str
    perhaps_acting: str
    affected: str
    place: str
    asserts: str
    denies: str
    not_each: str
    explained: Noun
    as_of_day: str
    says: str
    differing: str
    own_and_copies: Noun
    grade: str
    grades: Mapping[str, str]
    credibility: Mapping[str, str]
    # changes
    new: str
    unsure: str
    gone: str
    added: str
    new_articles: Noun
    new_copies: Noun
    new_versions: Noun
    besides: str
    kinds: Mapping[str, Noun]
    gone_kinds: Mapping[str, str]
    changed: str
    # notes
    untitled: str
    no_publisher: str
    version: str


GERMAN = ReportWords(
    language="de",
    title="Lagebericht: {}",
    as_of="Stand: {}",
    as_of_latest="Stand der letzten Meldung: {}",
    as_known="Nach dem Kenntnisstand von: {}",
    zone="Uhrzeiten in {}",
    basis="Grundlage: {}",
    articles=("Artikel", "Artikel"),
    copies=("davon {} Kopie eines anderen Textes", "davon {} Kopien anderer Texte"),
    versions=("{} Fassung", "{} Fassungen"),
    sources_total=("Quelle", "Quellen"),
    with_own="davon {} mit eigenen Texten",
    published="erschienen zwischen {} und {}",
    published_once="erschienen {}",
    coder="Gelesen mit Lagebild {}, Modell {} ({})",
    marks="Was die Maschine vorschlägt und niemand bestätigt hat, heißt „unbestätigt“; was sie nicht sicher gelesen hat, "
    "„unsicher“. Ziffern führen zu den Belegen am Ende.",
    marks_leads="Ein „ungeprüfter Hinweis“ ist ein Satz, der erzählen könnte, was aus einer Ankündigung wurde; niemand hat das geprüft.",
    whole="Den vollständigen Bericht gibt „lagebild report --all“, auf der Seite Lagebericht der Umfang „alles“.",
    empty="Bis zu dieser Zeit liegt keine Meldung vor.",
    titles={
        "new": "Neu",
        "statements": "Was gesagt wird",
        "questions": "Positionen",
        "tripwires": "Stolperdrähte",
        "disputes": "Streitpunkte",
        "hypotheses": "Erklärungen",
        "figures": "Zahlen",
        "sources": "Quellen",
        "notes": "Belege",
    },
    new_since="Neu seit {}",
    nothing_new="Nichts Neues.",
    more={
        "new": ("weitere Änderung", "weitere Änderungen"),
        "statements": ("weitere Aussage", "weitere Aussagen"),
        "questions": ("weitere Frage", "weitere Fragen"),
        "actors": ("weiterer Akteur", "weitere Akteure"),
        "nameless": ("Position ohne Namen", "Positionen ohne Namen"),
        "moves": ("weitere Bewegung oder Uneinigkeit", "weitere Bewegungen oder Uneinigkeiten"),
        "tripwires": ("weitere Ankündigung", "weitere Ankündigungen"),
        "disputes": ("weiterer Streitpunkt", "weitere Streitpunkte"),
        "hypotheses": ("weitere", "weitere"),
        "figures": ("weitere Zahl", "weitere Zahlen"),
        "sources": ("weitere Quelle", "weitere Quellen"),
    },
    more_all="Nicht aufgeführt: {} (im vollständigen Bericht).",
    unsure_left=("unsichere", "unsichere"),
    unsure_of={"questions": ("unsichere Position", "unsichere Positionen")},
    all_unsure="Nichts davon hat die Maschine sicher gelesen.",
    doubt="? = nicht sicher gelesen",
    verbatim="wörtlich",
    in_substance="sinngemäß",
    told="laut Bericht",
    reported="gemeldet {}",
    to="an: {}",
    way="Weg der Aussage: {}",
    nobody="nicht genannt",
    who="Wer",
    on_question="zu {}",
    claim="Behauptung",
    divided="uneins",
    before_now="vorher {}",
    now="jetzt ",
    claims={"for": "bejaht", "against": "verneint", "conditional": "bedingt", "evasive": "ausweichend"},
    moved="In Bewegung",
    open="Offen",
    since="seit {}",
    condition="Bedingung",
    consequence="Folge",
    toward="gerichtet an: {}",
    cause="Anlass",
    by_person="gesetzt von: {}",
    earlier="Vorher",
    deadline="Frist: {}",
    deadline_over="Frist: {} (abgelaufen)",
    replaced="Ersetzt durch",
    stated="angekündigt {}",
    acting="handelnd: {}",
    perhaps_acting="handelnd (unsicher): {}",
    affected="betroffen: {}",
    place="Ort: {}",
    asserts="Wer es sagt",
    denies="Wer es bestreitet",
    not_each="{} (nicht einzeln belegt)",
    explained=("{} Erklärung", "{} Erklärungen"),
    as_of_day="Stand {}",
    says="wer es sagt: {}",
    differing="Angaben verschieden, {}",
    own_and_copies=("davon {} Kopie", "davon {} Kopien"),
    grade="Bewertung {}",
    grades={
        "A": "zuverlässig",
        "B": "meist zuverlässig",
        "C": "ziemlich zuverlässig",
        "D": "meist nicht zuverlässig",
        "E": "unzuverlässig",
        "F": "Zuverlässigkeit nicht zu beurteilen",
    },
    credibility={
        "1": "von anderen bestätigt",
        "2": "wahrscheinlich wahr",
        "3": "möglicherweise wahr",
        "4": "zweifelhaft",
        "5": "unwahrscheinlich",
        "6": "Wahrheit nicht zu beurteilen",
    },
    new="neu",
    unsure="unsicher",
    gone="Nicht mehr im Lagebild",
    added="Hinzugekommen: {}.",
    new_articles=("Artikel", "Artikel"),
    new_copies=("davon {} Kopie", "davon {} Kopien"),
    new_versions=("neue Fassung", "neue Fassungen"),
    besides="Außerdem neu oder geändert und unten gekennzeichnet: {}.",
    kinds={
        "statements": ("Aussage", "Aussagen"),
        "questions": ("Frage", "Fragen"),
        "tripwires": ("Ankündigung", "Ankündigungen"),
        "disputes": ("Streitpunkt", "Streitpunkte"),
        "hypotheses": ("strittige Erklärung", "strittige Erklärungen"),
        "figures": ("Zahl", "Zahlen"),
    },
    gone_kinds={
        "statements": "Aussage",
        "events": "Ereignis",
        "tripwires": "Ankündigung",
        "disputes": "Streitpunkt",
        "hypotheses": "Erklärung",
        "figures": "Zahl",
    },
    changed="geändert",
    untitled="ohne Titel",
    no_publisher="ohne Quellenangabe",
    version="Fassung\u00a0{}",
)

ENGLISH = ReportWords(
    language="en",
    title="Situation report: {}",
    as_of="As of: {}",
    as_of_latest="As of the last report: {}",
    as_known="As known: {}",
    zone="times in {}",
    basis="Basis: {}",
    articles=("article", "articles"),
    copies=("{} of them a copy of another text", "{} of them copies of other texts"),
    versions=("{} version", "{} versions"),
    sources_total=("source", "sources"),
    with_own="{} of them with texts of their own",
    published="published between {} and {}",
    published_once="published {}",
    coder="Read with Lagebild {}, model {} ({})",
    marks="What the machine proposes and nobody has confirmed is called “unconfirmed”; what it did not read surely, “unsure”. "
    "Numbers lead to the evidence at the end.",
    marks_leads="An “unchecked lead” is a sentence that may tell what became of an announcement; nobody has checked that.",
    whole="The full report is given by “lagebild report --all”, on the page Report by the length “everything”.",
    empty="No report was published up to this time.",
    titles={
        "new": "New",
        "statements": "What is said",
        "questions": "Positions",
        "tripwires": "Tripwires",
        "disputes": "Disputes",
        "hypotheses": "Explanations",
        "figures": "Figures",
        "sources": "Sources",
        "notes": "Evidence",
    },
    new_since="New since {}",
    nothing_new="Nothing new.",
    more={
        "new": ("more change", "more changes"),
        "statements": ("more statement", "more statements"),
        "questions": ("more question", "more questions"),
        "actors": ("more actor", "more actors"),
        "nameless": ("position without a name", "positions without a name"),
        "moves": ("more move or division", "more moves or divisions"),
        "tripwires": ("more commitment", "more commitments"),
        "disputes": ("more dispute", "more disputes"),
        "hypotheses": ("more", "more"),
        "figures": ("more figure", "more figures"),
        "sources": ("more source", "more sources"),
    },
    more_all="Not listed: {} (in the full report).",
    unsure_left=("unsure one", "unsure ones"),
    unsure_of={"questions": ("unsure position", "unsure positions")},
    all_unsure="The machine read none of these surely.",
    doubt="? = not read surely",
    verbatim="in these words",
    in_substance="in substance",
    told="as reported",
    reported="reported {}",
    to="to: {}",
    way="came by way of: {}",
    nobody="not named",
    who="Who",
    on_question="on {}",
    claim="claim",
    divided="divided",
    before_now="{} before",
    now="now ",
    claims={"for": "affirms", "against": "denies", "conditional": "conditional", "evasive": "evasive"},
    moved="In motion",
    open="Open",
    since="since {}",
    condition="Condition",
    consequence="Consequence",
    toward="directed at: {}",
    cause="Cause",
    by_person="set by: {}",
    earlier="Before that",
    deadline="Deadline: {}",
    deadline_over="Deadline: {} (passed)",
    replaced="Replaced by",
    stated="announced {}",
    acting="acting: {}",
    perhaps_acting="acting (unsure): {}",
    affected="affected: {}",
    place="place: {}",
    asserts="Who says so",
    denies="Who denies it",
    not_each="{} (not supported one by one)",
    explained=("{} explanation", "{} explanations"),
    as_of_day="as of {}",
    says="who says so: {}",
    differing="reports differ, {}",
    own_and_copies=("{} of them a copy", "{} of them copies"),
    grade="grade {}",
    grades={
        "A": "reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    },
    credibility={
        "1": "confirmed by others",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    },
    new="new",
    unsure="unsure",
    gone="No longer in the picture",
    added="Added: {}.",
    new_articles=("article", "articles"),
    new_copies=("{} of them a copy", "{} of them copies"),
    new_versions=("new version", "new versions"),
    besides="New or changed as well, and marked below: {}.",
    kinds={
        "statements": ("statement", "statements"),
        "questions": ("question", "questions"),
        "tripwires": ("commitment", "commitments"),
        "disputes": ("dispute", "disputes"),
        "hypotheses": ("disputed explanation", "disputed explanations"),
        "figures": ("figure", "figures"),
    },
    gone_kinds={
        "statements": "statement",
        "events": "event",
        "tripwires": "commitment",
        "disputes": "dispute",
        "hypotheses": "explanation",
        "figures": "figure",
    },
    changed="changed",
    untitled="no title",
    no_publisher="no source given",
    version="version\u00a0{}",
)


def report_words(language: str) -> ReportWords:
    """The words of a language; English where it is neither German nor English."""
    return GERMAN if words(language).language == "de" else ENGLISH
