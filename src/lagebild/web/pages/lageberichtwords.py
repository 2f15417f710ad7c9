"""What the page Lagebericht says around the report, in German and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportPageWords:
    """The words of the page."""

    choose: str
    since: str
    since_how: str
    quick: Mapping[str, str]
    at: str
    at_how: str
    language: str
    length: str
    short: str
    whole: str
    show: str
    print: str
    download: str
    forms: Mapping[str, str]
    faults: Mapping[str, str]
    no_pdf: str
    long_pdf: str
    drawing: str
    reload: str
    excerpt: str
    in_article: str
    article: str
    published_at: str


GERMAN = ReportPageWords(
    choose="Was der Bericht zeigt",
    since="Neu seit",
    since_how="auch 6h, 24h oder 06:00",
    quick={"6h": "6 Stunden", "24h": "24 Stunden", "midnight": "Mitternacht"},
    at="Stand",
    at_how="ohne Angabe die letzte Meldung",
    language="Sprache des Berichts",
    length="Umfang",
    short="das Wichtigste, zwei Seiten",
    whole="alles, auch unsicher Gelesenes",
    show="Zeigen",
    print="Drucken",
    download="Als Datei",
    forms={"md": "Markdown", "html": "HTML", "pdf": "PDF"},
    faults={
        "at": "„Stand“ ist keine Zeitangabe. Möglich ist zum Beispiel 18:00, 14.03.2031 oder 14.03.2031 18:00.",
        "since": "„Neu seit“ ist keine Zeitangabe. Möglich ist zum Beispiel 6h, 06:00, 14.03.2031 oder 14.03.2031 06:00.",
        "later": "Der Bericht würde enden, bevor er beginnt: „Neu seit“ liegt nach „Stand“.",
    },
    no_pdf="PDF gibt es auf diesem Server noch nicht; dazu fehlt: pip install 'lagebild[pdf]', und auf Debian apt install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation. Drucken geht auch so.",
    long_pdf="Für PDF ist dieser Bericht zu lang ({} Belege); das würde Minuten dauern. Vollständig gibt es ihn "
    "als HTML und Markdown, als PDF mit "
    "lagebild report --all --format pdf.",
    drawing="Der Bericht wird gerade erstellt; bei einem großen Dossier dauert das beim ersten Mal bis zu zwei Minuten.",
    reload="Noch einmal laden",
    excerpt="Vorschau: der Anfang jedes Abschnitts. {} weitere Zeilen stehen in den Dateien.",
    in_article="im Artikel",
    article="Beleg {} im Artikel zeigen",
    published_at="veröffentlicht unter",
)
ENGLISH = ReportPageWords(
    choose="What the report shows",
    since="New since",
    since_how="also 6h, 24h or 06:00",
    quick={"6h": "6 hours", "24h": "24 hours", "midnight": "midnight"},
    at="As of",
    at_how="the latest report if empty",
    language="Language of the report",
    length="Length",
    short="key points, two pages",
    whole="everything, including less certain",
    show="Show",
    print="Print",
    download="As a file",
    forms={"md": "Markdown", "html": "HTML", "pdf": "PDF"},
    faults={
        "at": "“As of” is not a date or time. Write for example 18:00, 14 Mar 2031 or 14 Mar 2031 18:00.",
        "since": "“New since” is not a date or time. Write for example 6h, 06:00, 14 Mar 2031 or 14 Mar 2031 06:00.",
        "later": "The report would end before it begins: “New since” is after “As of”.",
    },
    no_pdf="PDF is not set up on this server; it needs: pip install 'lagebild[pdf]', and on Debian apt install "
    "libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0 fonts-liberation. Printing works without it.",
    long_pdf="This report is too long for PDF ({} notes); it would take minutes. It is available in full as HTML "
    "and Markdown, and as PDF with "
    "lagebild report --all --format pdf.",
    drawing="The report is being prepared; with a large dossier this takes up to two minutes the first time.",
    reload="Load again",
    excerpt="Preview: the beginning of every section. {} more lines are in the files.",
    in_article="in the article",
    article="Show note {} in the article",
    published_at="published at",
)


def say_lagebericht(language: str) -> ReportPageWords:
    """The words in "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
