"""What the page says in German and in English; its script gets the same table."""

from __future__ import annotations

from collections.abc import Mapping

from lagebild.views.words import words

GERMAN: Mapping[str, str] = {
    "page": "Lagebild",
    "skip": "Zum Artikel",
    "articles": "Artikel",
    "types": "Art",
    "speakers": "Sprecher",
    "filter_off": "Filter aufheben",
    "filters": "Auswahl",
    "less_sure": "weniger sichere zeigen",
    "less_sure_short": "weniger sicher",
    "previous": "Vorige Aussage (k)",
    "next": "Nächste Aussage (j)",
    "close": "Schließen (Esc)",
    "statement": "Aussage",
    "statements": "Aussagen",
    "one_statement": "Aussage",
    "many_statements": "Aussagen",
    "many_articles": "Artikel",
    "of": "von",
    "no_speaker": "ohne Sprecher",
    "none": "keine Aussagen gefunden",
    "no_articles": "keine Artikel gelesen",
    "undated": "ohne Datum",
    "warning": "Warnung",
    "number": "Nr.",
    "speaker": "Sprecher",
    "chain": "Weg",
    "type": "Art",
    "quote": "Wortlaut",
    "words": "im Text",
    "why": "erkannt an",
    "mentions": "Nennungen",
    "cue": "Signalwort",
    "frame": "Rahmen",
    "addressee": "an",
    "said": "gesagt",
    "place": "Ort",
    "in_article": "Artikel",
    "parent": "steht in",
    "holds": "enthält",
    "answers": "antwortet auf",
    "answered_by": "beantwortet von",
    "confidence": "Sicherheit",
    "hint": "Aussage im Text oder in der Tabelle anklicken.",
    "key_move": "vor, zurück",
    "key_article": "nächster, voriger Artikel",
    "key_open": "Aussage öffnen",
    "key_close": "schließen",
    "keys": "Tasten",
    "published": "veröffentlicht",
    "read_by": "Gelesen von",
    "model": "Modell",
    "text_hash": "Text",
}

ENGLISH: Mapping[str, str] = {
    "page": "Lagebild",
    "skip": "Skip to the article",
    "articles": "Articles",
    "types": "Type",
    "speakers": "Speakers",
    "filter_off": "Clear filters",
    "filters": "Filters",
    "less_sure": "show less sure ones",
    "less_sure_short": "less sure",
    "previous": "Previous statement (k)",
    "next": "Next statement (j)",
    "close": "Close (Esc)",
    "statement": "Statement",
    "statements": "Statements",
    "one_statement": "statement",
    "many_statements": "statements",
    "many_articles": "articles",
    "of": "of",
    "no_speaker": "no speaker",
    "none": "no statements found",
    "no_articles": "no articles read",
    "undated": "no date",
    "warning": "Warning",
    "number": "No.",
    "speaker": "Speaker",
    "chain": "Chain",
    "type": "Type",
    "quote": "Words",
    "words": "in the text",
    "why": "recognised by",
    "mentions": "Mentions",
    "cue": "Cue",
    "frame": "Frame",
    "addressee": "to",
    "said": "said",
    "place": "Place",
    "in_article": "Article",
    "parent": "stands in",
    "holds": "holds",
    "answers": "answers",
    "answered_by": "answered by",
    "confidence": "Confidence",
    "hint": "Choose a statement in the text or in the table.",
    "key_move": "next, previous",
    "key_article": "next, previous article",
    "key_open": "open the statement",
    "key_close": "close",
    "keys": "Keys",
    "published": "published",
    "read_by": "Read by",
    "model": "model",
    "text_hash": "text",
}

# What linking gives as its reasons, in German; reasons that are not here (the words of a pronoun) stay as they are.
REASONS: Mapping[str, str] = {
    "name": "Name",
    "full name": "voller Name",
    "surname": "Nachname",
    "part of the name": "Teil des Namens",
    "description": "Beschreibung",
    "introduced": "so eingeführt",
    "same words": "gleiche Worte",
    "its words": "eigene Worte",
    "its noun again": "gleiches Hauptwort",
    "name of a state": "Name eines Staates",
    "a place that stands for its government": "ein Ort, der für seine Regierung steht",
    "kept apart by description": "nach der Beschreibung getrennt gehalten",
    "named one sentence later": "einen Satz später genannt",
    "office in the sentence behind": "Amt im Satz danach",
    "unknown noun": "unbekanntes Hauptwort",
    "abbreviation": "Abkürzung",
    "first person in its quotation": "Ich-Form im eigenen Zitat",
}


def reasons(why: str, language: str) -> str:
    """An actor's `why` in the language of the page."""
    if words(language).language != "de":
        return why
    parts = (REASONS.get(part, part) for part in why.split("; "))
    return "; ".join(part.replace("pronoun", "Fürwort", 1) if part.startswith("pronoun “") else part for part in parts)


def page_words(language: str) -> Mapping[str, str]:
    """The page's words in the language; English where it is neither German nor English."""
    return GERMAN if words(language).language == "de" else ENGLISH
