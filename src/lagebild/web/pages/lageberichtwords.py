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
    since_how="6h, 24h, 06:00 oder 2031-03-14T06:00",
    quick={"6h": "6 Stunden", "24h": "24 Stunden", "midnight": "Mitternacht"},
    at="Stand",
    at_how="leer: letzte Meldung",
    language="Sprache des Berichts",
    length="Umfang",
    short="das Wichtigste, zwei Seiten",
    whole="alles, auch weniger Sicheres",
    show="Zeigen",
    print="Drucken",
    download="Als Datei",
    forms={"md": "Markdown", "html": "HTML", "pdf": "PDF"},
    faults={
        "at": "„Stand“ ist keine Zeit: 18:00, 2031-03-14 oder 2031-03-14T18:00 wäre eine.",
        "since": "„Neu seit“ ist keine Zeit: 6h, 06:00, 2031-03-14 oder 2031-03-14T06:00 wäre eine.",
        "later": "Der Bericht würde enden, bevor er beginnt: „Neu seit“ liegt nach „Stand“.",
    },
    no_pdf="PDF gibt es auf diesem Server nicht: pip install 'lagebild[pdf]', und auf Debian apt install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation. Drucken geht auch so.",
    long_pdf="Als PDF ist dieser Bericht zu lang ({} Belege): das dauerte Minuten. Als HTML und Markdown gibt es ihn ganz, als PDF mit "
    "lagebild report --all --format pdf.",
    drawing="Der Bericht wird gerade gemacht; mit einem großen Dossier dauert das beim ersten Mal bis zu zwei Minuten.",
    reload="Noch einmal laden",
    excerpt="Vorschau: der Anfang jedes Abschnitts. {} weitere Zeilen stehen in den Dateien.",
    in_article="im Artikel",
    article="Beleg {} im Artikel zeigen",
    published_at="veröffentlicht unter",
)
ENGLISH = ReportPageWords(
    choose="What the report shows",
    since="New since",
    since_how="6h, 24h, 06:00 or 2031-03-14T06:00",
    quick={"6h": "6 hours", "24h": "24 hours", "midnight": "midnight"},
    at="As of",
    at_how="empty: the latest report",
    language="Language of the report",
    length="Length",
    short="what matters most, two pages",
    whole="everything, also what is less sure",
    show="Show",
    print="Print",
    download="As a file",
    forms={"md": "Markdown", "html": "HTML", "pdf": "PDF"},
    faults={
        "at": "“As of” is no time: 18:00, 2031-03-14 or 2031-03-14T18:00 would be one.",
        "since": "“New since” is no time: 6h, 06:00, 2031-03-14 or 2031-03-14T06:00 would be one.",
        "later": "The report would end before it begins: “New since” is after “As of”.",
    },
    no_pdf="There is no PDF on this server: pip install 'lagebild[pdf]', and on Debian apt install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0 fonts-liberation. Printing works without it.",
    long_pdf="As PDF this report is too long ({} notes): it would take minutes. There is all of it as HTML and Markdown, and as PDF by "
    "lagebild report --all --format pdf.",
    drawing="The report is being made; with a large dossier this takes up to two minutes the first time.",
    reload="Load again",
    excerpt="Preview: the beginning of every section. {} more lines are in the files.",
    in_article="in the article",
    article="Show note {} in the article",
    published_at="published at",
)


def say_lagebericht(language: str) -> ReportPageWords:
    """The words in "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
