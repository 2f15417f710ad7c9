"""What the views of a dossier say in German and in English. A `{}` is filled in by the view."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.entries import ERASED, HIDDEN
from lagebild.views.words import words

Noun = tuple[str, str]  # one, several

_GAPS = re.compile(f"[{HIDDEN}{ERASED}](?:[{HIDDEN}{ERASED} \n]*[{HIDDEN}{ERASED}])?")
BETWEEN = 2  # characters between two sentences that are kept: a blank or an empty line


@dataclass(frozen=True, slots=True)
class DossierWords:
    """The words in one language."""

    outcomes: Mapping[str, Noun]
    copy_of: str
    version_of: str
    refused: str
    failed: Noun
    nothing: str
    stopped: str
    holds: str
    copies: Noun
    versions: Noun
    version: str
    statements: str
    articles: str
    no_hits: str
    hits: Noun
    many_hits: str
    shown: str
    less_sure: str
    gap: str
    keeps: Mapping[str, str]
    undated: str
    untitled: str
    no_change: str
    known: str
    mentions: Noun
    said: Noun
    in_articles: Noun
    empty: str
    nameless: Noun
    no_judgements: str
    printed: str
    published: str
    undone: str
    by: str
    kinds: Mapping[str, str]
    verdicts: Mapping[str, str]
    unplaced: str
    forgotten: str
    nothing_forgotten: str
    from_now: str
    of_source: str
    surely: str
    too_much: str
    changed: Noun
    gone: Noun
    lost: Noun
    sound: str
    faults: Noun
    later: str
    up_to_date: str
    reserved: str
    licence: str


GERMAN = DossierWords(
    outcomes={
        "new": ("neuer Artikel", "neue Artikel"),
        "copy": ("Kopie", "Kopien"),
        "version": ("neue Fassung", "neue Fassungen"),
        "details": ("mit neuen Angaben", "mit neuen Angaben"),
        "reread": ("neu gelesen", "neu gelesen"),
        "unchanged": ("unverändert", "unverändert"),
        "refused": ("abgewiesen", "abgewiesen"),
    },
    copy_of="Kopie von {}",
    version_of="Fassung {} von {}",
    refused="abgewiesen: auf Verlangen vergessen",
    failed=("nicht lesbar", "nicht lesbar"),
    nothing="nichts hinzugekommen",
    stopped="abgebrochen; derselbe Befehl macht weiter",
    holds="{} enthält {}",
    copies=("Kopie", "Kopien"),
    versions=("Fassung", "Fassungen"),
    version="Fassung",
    statements="Aussagen",
    articles="Artikel",
    no_hits="keine Treffer",
    hits=("Treffer", "Treffer"),
    many_hits="mehr als {} Treffer",
    shown="{} gezeigt, mehr mit --limit",
    less_sure="auch weniger sichere Aussagen: --all",
    gap="[…]",
    keeps={"spans": "nur Belegstellen gespeichert", "none": "Text nicht gespeichert, nur Fundstellen"},
    undated="ohne Datum",
    untitled="ohne Titel",
    no_change="kein Satz geändert",
    known="bekannt seit {}",
    mentions=("Erwähnung", "Erwähnungen"),
    said=("Aussage", "Aussagen"),
    in_articles=("Artikel", "Artikel"),
    empty="das Dossier ist leer",
    nameless=("weiterer ohne Namen", "weitere ohne Namen"),
    no_judgements="keine Urteile",
    printed="auch erschienen als {}",
    published="erschienen {}",
    undone="zurückgenommen von {}",
    by="von {}",
    kinds={
        "statement": "Aussage",
        "event": "Ereignis",
        "commitment": "Ankündigung",
        "position": "Position",
        "figure": "Zahl",
        "explanation": "Deutung",
        "role": "Amt",
        "actor": "Akteur",
        "article": "Artikel",
        "source": "Quelle",
    },
    verdicts={
        "confirm": "bestätigt",
        "reject": "verworfen",
        "correct": "berichtigt",
        "state": "Zustand gesetzt",
        "merge": "gleichgesetzt",
        "split": "getrennt",
        "grade": "bewertet",
        "note": "Anmerkung",
    },
    unplaced="findet im gegenwärtigen Text nichts mehr",
    forgotten="vergessen",
    nothing_forgotten="nichts zu entfernen",
    from_now="ab jetzt{}: {}",
    of_source=" von {}",
    surely="{} endgültig entfernen?",
    too_much="was von den Texten{} nicht mehr gespeichert sein soll,",
    changed=("Artikel geändert", "Artikel geändert"),
    gone=("Artikel entfernt", "Artikel entfernt"),
    lost=("Urteil entfernt", "Urteile entfernt"),
    sound="{} in Ordnung: {}",
    faults=("Fehler", "Fehler"),
    later="Reste liegen noch im Journal: ein anderes Programm liest; danach `lagebild check` aufrufen",
    up_to_date="{} ist auf dem Stand dieser Version",
    reserved="Text- und Data-Mining vorbehalten ({})",
    licence="Lizenz: {}",
)

ENGLISH = DossierWords(
    outcomes={
        "new": ("new article", "new articles"),
        "copy": ("copy", "copies"),
        "version": ("new version", "new versions"),
        "details": ("with new details", "with new details"),
        "reread": ("read again", "read again"),
        "unchanged": ("unchanged", "unchanged"),
        "refused": ("refused", "refused"),
    },
    copy_of="copy of {}",
    version_of="version {} of {}",
    refused="refused: forgotten on demand",
    failed=("could not be read", "could not be read"),
    nothing="nothing added",
    stopped="stopped; the same command goes on",
    holds="{} holds {}",
    copies=("copy", "copies"),
    versions=("version", "versions"),
    version="version",
    statements="Statements",
    articles="Articles",
    no_hits="no hits",
    hits=("hit", "hits"),
    many_hits="more than {} hits",
    shown="{} shown, more with --limit",
    less_sure="statements that are less sure, too: --all",
    gap="[…]",
    keeps={"spans": "only evidence is stored", "none": "text not stored, only positions"},
    undated="no date",
    untitled="no title",
    no_change="no sentence changed",
    known="known since {}",
    mentions=("mention", "mentions"),
    said=("statement", "statements"),
    in_articles=("article", "articles"),
    empty="the dossier is empty",
    nameless=("more without a name", "more without a name"),
    no_judgements="no judgements",
    printed="also printed as {}",
    published="published {}",
    undone="taken back by {}",
    by="by {}",
    kinds={
        "statement": "statement",
        "event": "event",
        "commitment": "commitment",
        "position": "position",
        "figure": "figure",
        "explanation": "explanation",
        "role": "office",
        "actor": "actor",
        "article": "article",
        "source": "source",
    },
    verdicts={
        "confirm": "confirmed",
        "reject": "rejected",
        "correct": "corrected",
        "state": "state set",
        "merge": "merged",
        "split": "split",
        "grade": "graded",
        "note": "note",
    },
    unplaced="finds nothing in the current text",
    forgotten="forgotten",
    nothing_forgotten="nothing to remove",
    from_now="from now on{}: {}",
    of_source=" of {}",
    surely="Remove {} for good?",
    too_much="what is not to be kept of the texts{}",
    changed=("article changed", "articles changed"),
    gone=("article removed", "articles removed"),
    lost=("judgement removed", "judgements removed"),
    sound="{} is sound: {}",
    faults=("fault", "faults"),
    later="remains are still in the log: another program is reading; run `lagebild check` when it is done",
    up_to_date="{} is up to date with this version",
    reserved="text and data mining reserved ({})",
    licence="licence: {}",
)


def dossier_words(language: str) -> DossierWords:
    """The words of a language."""
    return GERMAN if words(language).language == "de" else ENGLISH


def kept(words: str) -> bool:
    """Whether anything of some words is kept."""
    return bool(words.replace(HIDDEN, "").replace(ERASED, "").strip(" …"))


def readable(text: str, gap: str = "[…]") -> str:
    """A text with a sign for every stretch that is not kept or was forgotten; a blank where only that can be missing."""

    def sign(found: re.Match[str]) -> str:
        if ERASED in found[0]:
            return gap
        before = " " * (found.start() > 0 and not text[found.start() - 1].isspace())
        after = " " * (found.end() < len(text) and not text[found.end()].isspace())
        return (before or after) if before and after and len(found[0]) <= BETWEEN else f"{before}{gap}{after}"

    return _GAPS.sub(sign, text)
