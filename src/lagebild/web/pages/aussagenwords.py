"""What the page Aussagen and its feed say, in German and in English. A `{}` is filled in by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Noun = tuple[str, str]  # one, several


@dataclass(frozen=True, slots=True)
class AussagenWords:
    """The words in one language; `facets`, `faults` and `without` are by name of what is asked."""

    lead: str
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
    lead="Wer hat was gesagt? Wörter werden in jeder Form und in Zusammensetzungen gefunden.",
    words="Wörter",
    words_how="„Truppen“ findet auch „Truppenabzug“; was in Anführungszeichen steht, muss so dastehen.",
    speaker="Sprecher",
    since="von",
    until="bis",
    by="Reihenfolge",
    orders={"relevance": "beste zuerst", "time": "neueste zuerst", "known": "zuletzt hereingekommen"},
    less_sure="auch weniger sichere",
    old_texts="auch ersetzte Fassungen",
    search="Suchen",
    clear="Alles zurücksetzen",
    kinds={"statements": "Aussagen", "articles": "Artikel"},
    kinds_label="Was gesucht wird",
    facets={
        "speaker": "Sprecher",
        "type": "Art",
        "event": "Ereignis darin",
        "question": "Streitfrage",
        "publisher": "Quelle",
        "since": "von",
        "until": "bis",
        "q": "Wörter",
    },
    narrow="Eingrenzen",
    narrowed="Eingegrenzt auf",
    remove="{} aufheben",
    results="Treffer",
    hits=("Treffer", "Treffer"),
    many="mehr als {} Treffer",
    shown="{} bis {}",
    pages="Seiten der Treffer",
    feed="Atom-Feed dieser Suche",
    feed_title="Lagebild: Aussagen",
    saved="Diese Adresse ist die Suche: als Lesezeichen ablegen oder als Feed verfolgen.",
    nobody="Niemand heißt in diesem Dossier „{}“.",
    no_speaker="ohne Sprecher",
    untitled="ohne Titel",
    nothing="Keine Treffer.",
    what_now="Was noch geht:",
    without="ohne {}: {}",
    also_less_sure="auch weniger sichere Aussagen durchsuchen",
    also_articles="Artikel mit diesen Wörtern: {}",
    also_statements="Aussagen mit diesen Wörtern: {}",
    everything="alle Aussagen, die neuesten zuerst",
    mean="Gemeint vielleicht:",
    no_more="Auf dieser Seite steht nichts mehr.",
    first_page="zur ersten Seite",
    version="Fassung {}",
    copy="Kopie",
    show_in_article="Im Artikel zeigen",
    no_positions="Auf diese Streitfrage bezieht sich keine Aussage mehr.",
    faults={
        "long": "Die Suche ist zu lang: höchstens {} Zeichen und {} Wörter. Es wurde nichts gesucht.",
        "common": "Diese Wörter stehen in jedem Text. Ein Wort dazu, das mehr sagt, hilft.",
        "time": "„{}“ ist keine Zeit. So geht es: 2026-03-18 oder 2026-03-18T18:05+01:00.",
        "turned": "Der Anfang liegt nach dem Ende.",
        "unknown": "„{}“ gibt es hier nicht zur Auswahl; es wurde nicht beachtet.",
    },
)
_ENGLISH = AussagenWords(
    lead="Who said what? Words are found in every form and in compounds.",
    words="Words",
    words_how='"Truppen" also finds "Truppenabzug"; what stands in quotation marks must stand so.',
    speaker="Speaker",
    since="from",
    until="to",
    by="Order",
    orders={"relevance": "best first", "time": "latest first", "known": "last to come in"},
    less_sure="less sure ones, too",
    old_texts="replaced versions, too",
    search="Search",
    clear="Reset all",
    kinds={"statements": "Statements", "articles": "Articles"},
    kinds_label="What is looked for",
    facets={
        "speaker": "Speaker",
        "type": "Type",
        "event": "Event in it",
        "question": "Question",
        "publisher": "Source",
        "since": "from",
        "until": "to",
        "q": "Words",
    },
    narrow="Narrow down",
    narrowed="Narrowed to",
    remove="Remove {}",
    results="Hits",
    hits=("hit", "hits"),
    many="more than {} hits",
    shown="{} to {}",
    pages="Pages of hits",
    feed="Atom feed of this search",
    feed_title="Lagebild: statements",
    saved="This address is the search: bookmark it, or follow it as a feed.",
    nobody="Nobody is called “{}” in this dossier.",
    no_speaker="no speaker",
    untitled="no title",
    nothing="No hits.",
    what_now="What else there is:",
    without="without {}: {}",
    also_less_sure="search less sure statements, too",
    also_articles="articles with these words: {}",
    also_statements="statements with these words: {}",
    everything="all statements, the latest first",
    mean="Perhaps you mean:",
    no_more="There is nothing more on this page.",
    first_page="to the first page",
    version="version {}",
    copy="copy",
    show_in_article="Show in the article",
    no_positions="No statement is about this question any more.",
    faults={
        "long": "The search is too long: at most {} characters and {} words. Nothing was looked up.",
        "common": "These words stand in every text. Add one that says more.",
        "time": "“{}” is no time. Write 2026-03-18 or 2026-03-18T18:05+01:00.",
        "turned": "The beginning is after the end.",
        "unknown": "There is no “{}” to choose here; it was passed over.",
    },
)


def say_aussagen(language: str) -> AussagenWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
