"""What the frame of every page says, in German and in English. Each page has its own table in `pages/NAMEwords.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NAVIGATION = (
    ("/lage", "lage"),
    ("/zeitachse", "zeitachse"),
    ("/positionen", "positionen"),
    ("/stolperdraehte", "stolperdraehte"),
    ("/streitpunkte", "streitpunkte"),
    ("/akteure", "akteure"),
    ("/aussagen", "aussagen"),
    ("/artikel", "artikel"),
    ("/pruefen", "pruefen"),
    ("/lagebericht", "lagebericht"),
)
"""The pages in the order of the navigation: path, and name in `FrameWords.pages`."""


@dataclass(frozen=True, slots=True)
class FrameWords:
    """The words of the frame: skip link, navigation, footer, errors."""

    skip: str
    navigation: str
    pages: Mapping[str, str]
    other_language: str
    log_out: str
    log_in: str
    old: str
    empty: str
    empty_how: str
    back: str
    not_found: str
    not_found_what: str
    forbidden: str
    stale_form: str
    gone: str
    locked: str
    busy: str
    fault: str
    evidence: str
    source: str
    in_article: str
    unconfirmed: str
    confirmed: str
    unsure: str
    more: str
    earlier: str
    later: str
    undated: str
    not_kept: str


_GERMAN = FrameWords(
    skip="Zum Inhalt",
    navigation="Seiten",
    pages={
        "lage": "Lage",
        "zeitachse": "Zeitachse",
        "positionen": "Positionen",
        "stolperdraehte": "Stolperdrähte",
        "streitpunkte": "Streitpunkte",
        "akteure": "Akteure",
        "aussagen": "Aussagen",
        "artikel": "Artikel",
        "pruefen": "Prüfen",
        "lagebericht": "Lagebericht",
    },
    other_language="English",
    log_out="Abmelden",
    log_in="Anmelden",
    old="Seit diesem Stand ist etwas dazugekommen; das neue Bild wird gerade gezeichnet. Bitte gleich noch einmal laden.",
    empty="Das Dossier ist leer.",
    empty_how="Meldungen kommen mit lagebild add hinein, oder auf der Seite Artikel.",
    back="Zurück zur Lage",
    not_found="Nicht gefunden",
    not_found_what="Unter dieser Adresse gibt es nichts. Vielleicht ist es mit einer Meldung verschwunden, die zurückgezogen wurde.",
    forbidden="Dafür fehlt das Recht.",
    stale_form="Das Formular war nicht mehr gültig. Bitte die Seite neu laden und noch einmal absenden.",
    gone="Das Dossier ist nicht mehr da oder kann nicht gelesen werden.",
    locked="Ein anderes Programm schreibt gerade in das Dossier. Bitte gleich noch einmal versuchen.",
    busy="Das Bild der Lage wird noch gezeichnet; bei großen Dossiers dauert das eine Weile. Bitte gleich noch einmal laden.",
    fault="Ein Fehler in Lagebild. Nichts ist verloren.",
    evidence="Belege",
    source="Quelle",
    in_article="im Artikel zeigen",
    unconfirmed="unbestätigt",
    confirmed="bestätigt",
    unsure="weniger sicher gelesen",
    more="mehr",
    earlier="früher",
    later="später",
    undated="ohne Datum",
    not_kept="Wortlaut nicht gespeichert",
)
_ENGLISH = FrameWords(
    skip="Skip to content",
    navigation="Pages",
    pages={
        "lage": "Situation",
        "zeitachse": "Timeline",
        "positionen": "Positions",
        "stolperdraehte": "Tripwires",
        "streitpunkte": "Disputes",
        "akteure": "Actors",
        "aussagen": "Statements",
        "artikel": "Articles",
        "pruefen": "Review",
        "lagebericht": "Report",
    },
    other_language="Deutsch",
    log_out="Log out",
    log_in="Log in",
    old="Something has come in since; the new picture is being drawn. Please load again in a moment.",
    empty="The dossier is empty.",
    empty_how="Reports come in by lagebild add, or on the page Articles.",
    back="Back to the situation",
    not_found="Not found",
    not_found_what="There is nothing at this address. It may have gone with a report that was withdrawn.",
    forbidden="You may not do that.",
    stale_form="The form was no longer valid. Please load the page again and send it once more.",
    gone="The dossier is gone or cannot be read.",
    locked="Another program is writing to the dossier. Please try again in a moment.",
    busy="The picture of the situation is still being drawn; for large dossiers that takes a while. Please load again in a moment.",
    fault="A fault in Lagebild. Nothing is lost.",
    evidence="Evidence",
    source="Source",
    in_article="show in the article",
    unconfirmed="unconfirmed",
    confirmed="confirmed",
    unsure="read less surely",
    more="more",
    earlier="earlier",
    later="later",
    undated="undated",
    not_kept="wording not kept",
)


def say(language: str) -> FrameWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
