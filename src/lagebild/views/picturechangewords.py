"""What the views of changes and of what-if say in German and in English. A `{}` is filled in by the view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.views.picturewords import Noun
from lagebild.views.words import words


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """The words in one language; the tables are by kind of change and by field of what changed."""

    # changes
    between: str
    until: str
    no_change: str
    changes: Mapping[str, str]
    unchanged: str
    was: str
    nothing: str
    same_number: str
    repeated: str
    only_repeated: str
    more: Noun
    new_articles: Noun
    new_versions: Noun
    nothing_before: str
    fields: Mapping[str, str]
    truth: Mapping[str, str]
    # what if
    sentence: str
    read_as: str
    nothing_read: str
    touches: str
    touches_nothing: str
    near: str
    would: str
    now: str
    alike: str
    who_stands: str
    no_positions: str


GERMAN = ChangeWords(
    between="Änderungen seit {}",
    until="bis {}",
    no_change="nichts Neues",
    changes={
        "new": "neu",
        "changed": "geändert",
        "withdrawn": "entfallen",
    },
    unchanged="nichts Neues: {}",
    was="{}: {} → {}",
    nothing="–",
    same_number="{}: andere als vorher",
    repeated="{} mit weiteren Meldungen",
    only_repeated="nur mit weiteren Meldungen: {}",
    more=("weitere Änderung", "weitere Änderungen"),
    new_articles=("neuer Artikel", "neue Artikel"),
    new_versions=("neue Fassung", "neue Fassungen"),
    nothing_before="davor gab es keine Meldung",
    fields={
        "reports": "Meldungen",
        "sources": "Quellen",
        "state": "Zustand",
        "status": "Stand",
        "type": "Art",
        "kind": "Art",
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
        "explains": "erklärt wird",
        "according_to": "laut",
        "actors": "Handelnde",
        "recipients": "Betroffene",
        "by": "von",
        "toward": "an",
        "differs": "Widerspruch",
        "statements": "Aussagen",
        "articles": "Artikel",
        "said": "gesagt",
        "condition_kind": "Art der Bedingung",
        "alternatives": "Erklärungen",
        "values": "Angaben",
        "decided": "bestätigt",
        "confirmed": "Lesung bestätigt",
        "unit": "Einheit",
        "of": "Größe",
        "about": "Art",
        "addressee": "Adressat",
        "roles": "Ämter",
        "details": "verschiedene Angaben",
        "evidence": "Belege",
        "leads": "ungeprüfte Hinweise",
    },
    truth={
        "True": "ja",
        "False": "nein",
        "None": "offen",
    },
    sentence="Angenommen: {}",
    read_as="Gelesen als",
    nothing_read="kein Ereignis",
    touches="Was davon berührt würde",
    touches_nothing="kein Stolperdraht",
    near="Was dem am nächsten kommt, aber nicht als berührt erkannt wurde",
    would="würde {}",
    now="jetzt {}",
    alike="Übereinstimmung {}",
    who_stands="Wer dazu eine Position hat",
    no_positions="niemand",
)

ENGLISH = ChangeWords(
    between="changes since {}",
    until="until {}",
    no_change="nothing new",
    changes={
        "new": "new",
        "changed": "changed",
        "withdrawn": "gone",
    },
    unchanged="nothing new: {}",
    was="{}: {} → {}",
    nothing="–",
    same_number="{}: others than before",
    repeated="{} reported again",
    only_repeated="only reported again: {}",
    more=("more change", "more changes"),
    new_articles=("new article", "new articles"),
    new_versions=("new version", "new versions"),
    nothing_before="there was no report before",
    fields={
        "reports": "reports",
        "sources": "sources",
        "state": "state",
        "status": "status",
        "type": "type",
        "kind": "kind",
        "text": "words",
        "speaker": "speaker",
        "place": "place",
        "date": "day",
        "label": "question",
        "condition": "condition",
        "consequence": "consequence",
        "deadline": "deadline",
        "claim": "claim",
        "asserted_by": "asserted by",
        "denied_by": "denied by",
        "explains": "explained",
        "according_to": "according to",
        "actors": "actors",
        "recipients": "recipients",
        "by": "by",
        "toward": "toward",
        "differs": "contradiction",
        "statements": "statements",
        "articles": "articles",
        "said": "said",
        "condition_kind": "kind of condition",
        "alternatives": "explanations",
        "values": "values",
        "decided": "confirmed",
        "confirmed": "reading confirmed",
        "unit": "unit",
        "of": "quantity",
        "about": "kind",
        "addressee": "addressee",
        "roles": "offices",
        "details": "details that differ",
        "evidence": "pieces of evidence",
        "leads": "unchecked leads",
    },
    truth={
        "True": "yes",
        "False": "no",
        "None": "open",
    },
    sentence="What if: {}",
    read_as="Read as",
    nothing_read="no event",
    touches="What it would touch",
    touches_nothing="no tripwire",
    near="What comes closest, but was not found to be touched",
    would="would be {}",
    now="now {}",
    alike="match {}",
    who_stands="Who has a position on it",
    no_positions="nobody",
)


def change_words(language: str) -> ChangeWords:
    """The words of a language; English where it is neither German nor English."""
    return GERMAN if words(language).language == "de" else ENGLISH
