"""What the page Aussagen and its feed say, in German and in English. A `{}` is filled in by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Noun = tuple[str, str]  # one, several


@dataclass(frozen=True, slots=True)
class AussagenWords:
    """The words in one language; `facets`, `faults` and `without` are by name of what is asked."""

    wrong: str
    words: str
    words_how: str
    speaker: str
    since: str
    until: str
    by: str
    orders: Mapping[str, str]
    less_sure: str
    old_texts: str
    search: str
    clear: str
    kinds: Mapping[str, str]
    kinds_label: str
    facets: Mapping[str, str]
    narrow: str
    narrowed: str
    remove: str
    results: str
    hits: Noun
    many: str
    shown: str
    pages: str
    feed: str
    feed_title: str
    saved: str
    nobody: str
    no_speaker: str
    untitled: str
    nothing: str
    what_now: str
    without: str
    also_less_sure: str
    also_articles: str
    also_statements: str
    everything: str
    mean: str
    no_more: str
    first_page: str
    version: str
    copy: str
    show_in_article: str
    no_positions: str
    faults: Mapping[str, str]


_GERMAN = AussagenWords(
    wrong="So lässt sich nicht suchen",
    words="Suchwörter",
    words_how="„Truppen“ findet auch „Truppenabzug“. In Anführungszeichen wird nach genau diesem Wortlaut gesucht.",
    speaker="Sprecher",
    since="von",
    until="bis",
    by="Sortierung",
    orders={"relevance": "passendste zuerst", "time": "neueste zuerst", "known": "zuletzt hinzugefügt"},
    less_sure="auch unsicher gelesene",
    old_texts="auch ersetzte Fassungen",
    search="Suchen",
    clear="Alles zurücksetzen",
    kinds={"statements": "Aussagen", "articles": "Artikel"},
    kinds_label="Was gesucht wird",
    facets={
        "speaker": "Sprecher",
        "type": "Art",
        "event": "Erwähntes Ereignis",
        "question": "Streitfrage",
        "publisher": "Quelle",
        "since": "von",
        "until": "bis",
        "q": "Wörter",
    },
    narrow="Eingrenzen",
    narrowed="Eingegrenzt auf",
    remove="Filter {} entfernen",
    results="Treffer",
    hits=("Treffer", "Treffer"),
    many="mehr als {} Treffer",
    shown="{}–{}",
    pages="Seiten der Treffer",
    feed="Atom-Feed dieser Suche",
    feed_title="Lagebild: Aussagen",
    saved="Die Suche steckt in der Adresse dieser Seite: als Lesezeichen ablegen oder als Feed abonnieren.",
    nobody="In diesem Dossier gibt es niemanden namens „{}“.",
    no_speaker="ohne Sprecher",
    untitled="ohne Titel",
    nothing="Keine Treffer.",
    what_now="Sie können es so versuchen:",
    without="ohne {}: {}",
    also_less_sure="auch unsicher gelesene Aussagen durchsuchen",
    also_articles="Artikel mit diesen Wörtern: {}",
    also_statements="Aussagen mit diesen Wörtern: {}",
    everything="alle Aussagen, die neuesten zuerst",
    mean="Meinten Sie:",
    no_more="So viele Seiten gibt es nicht.",
    first_page="zur ersten Seite",
    version="Fassung {}",
    copy="Kopie",
    show_in_article="Im Artikel zeigen",
    no_positions="Auf diese Streitfrage bezieht sich keine Aussage mehr.",
    faults={
        "long": "Die Suche ist zu lang: höchstens {} Zeichen und {} Wörter. Es wurde nichts gesucht.",
        "common": "Diese Wörter kommen in fast jedem Text vor. Bitte ein weiteres, selteneres Wort angeben.",
        "mark": "Zu dem Anführungszeichen fehlt das zweite, und dazwischen der gesuchte Wortlaut.",
        "wordless": "Darin steht kein Wort, nach dem sich suchen lässt.",
        "time": "„{}“ ist keine Zeitangabe. Möglich ist zum Beispiel {}.",
        "turned": "Der Anfang liegt nach dem Ende.",
        "unknown": "„{}“ steht hier nicht zur Auswahl und wurde nicht beachtet.",
    },
)
_ENGLISH = AussagenWords(
    wrong="This search cannot be run",
    words="Search for",
    words_how='"Truppen" also finds "Truppenabzug". Quotation marks search for the exact wording.',
    speaker="Speaker",
    since="from",
    until="to",
    by="Sort by",
    orders={"relevance": "best match first", "time": "latest first", "known": "most recently added"},
    less_sure="include less certain",
    old_texts="include superseded versions",
    search="Search",
    clear="Clear all",
    kinds={"statements": "Statements", "articles": "Articles"},
    kinds_label="What to search",
    facets={
        "speaker": "Speaker",
        "type": "Type",
        "event": "Event mentioned",
        "question": "Question",
        "publisher": "Source",
        "since": "from",
        "until": "to",
        "q": "Words",
    },
    narrow="Narrow down",
    narrowed="Narrowed to",
    remove="Remove filter {}",
    results="Hits",
    hits=("hit", "hits"),
    many="more than {} hits",
    shown="{}–{}",
    pages="Pages of hits",
    feed="Atom feed of this search",
    feed_title="Lagebild: statements",
    saved="The address of this page holds the search: bookmark it, or subscribe to it as a feed.",
    nobody="There is nobody called “{}” in this dossier.",
    no_speaker="no speaker",
    untitled="no title",
    nothing="No hits.",
    what_now="You could try:",
    without="without {}: {}",
    also_less_sure="include less certain statements",
    also_articles="articles with these words: {}",
    also_statements="statements with these words: {}",
    everything="all statements, latest first",
    mean="Did you mean:",
    no_more="There are not that many pages.",
    first_page="to the first page",
    version="version {}",
    copy="copy",
    show_in_article="Show in the article",
    no_positions="No statement is about this question any more.",
    faults={
        "long": "The search is too long: at most {} characters and {} words. Nothing was searched.",
        "common": "These words occur in almost every text. Please add a less common one.",
        "mark": "The second quotation mark is missing, and the wording to look for between the two.",
        "wordless": "There is no word in it to search for.",
        "time": "“{}” is not a date or time. Write for example {}.",
        "turned": "The start is after the end.",
        "unknown": "“{}” is not an option here; it was ignored.",
    },
)


def say_aussagen(language: str) -> AussagenWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
