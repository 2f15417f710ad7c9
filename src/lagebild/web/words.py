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
    undrawn: str
    empty: str
    empty_how: str
    back: str
    not_found: str
    not_found_what: str
    forbidden: str
    stale_form: str
    typed: str
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
    earlier: str
    later: str
    undated: str
    not_kept: str
    and_more: str
    more_evidence: tuple[str, str]
    page_before: str
    page_behind: str
    filters: str
    moment_how: str
    api: str
    log_in_name: str
    log_in_password: str
    log_in_wrong: str
    log_in_key: str
    log_in_key_how: str
    log_in_key_wrong: str
    log_in_wait: str
    signed_as: str
    signs: str


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
    old="Seit diesem Stand ist etwas dazugekommen. Das neue Lagebild wird gerade erstellt; bitte laden Sie die Seite gleich noch einmal.",
    undrawn="Seit diesem Stand ist etwas dazugekommen, aber das neue Bild konnte nicht gezeichnet werden; das hier ist das vorige.",
    empty="Das Dossier ist leer.",
    empty_how="Meldungen lassen sich mit lagebild add oder auf der Seite Artikel hinzufügen.",
    back="Zurück zur Lage",
    not_found="Nicht gefunden",
    not_found_what="Unter dieser Adresse gibt es nichts. Vielleicht beruhte es auf einer Meldung, die inzwischen zurückgezogen wurde.",
    forbidden="Dazu fehlt Ihnen das Recht.",
    stale_form="Das Formular war nicht mehr gültig. Bitte laden Sie die Seite neu und senden Sie es noch einmal ab.",
    typed="Sie hatten geschrieben:",
    gone="Das Dossier fehlt oder lässt sich nicht lesen.",
    locked="Ein anderes Programm schreibt gerade in das Dossier. Bitte versuchen Sie es gleich noch einmal.",
    busy="Das Lagebild wird noch erstellt; bei großen Dossiers dauert das eine Weile. Bitte laden Sie die Seite gleich noch einmal.",
    fault="In Lagebild ist ein Fehler aufgetreten. Es ist nichts verloren gegangen.",
    evidence="Belege",
    source="Quelle",
    in_article="im Artikel zeigen",
    unconfirmed="unbestätigt",
    confirmed="bestätigt",
    unsure="unsicher gelesen",
    earlier="früher",
    later="später",
    undated="ohne Datum",
    not_kept="Wortlaut nicht gespeichert",
    and_more="und {} weitere",
    more_evidence=("{} weiterer Beleg", "{} weitere Belege"),
    page_before="zurück",
    page_behind="weiter",
    filters="Filter",
    moment_how="Zeitangabe, zum Beispiel 14.03.2031, 14.03.2031 18:00 oder 2031-03-14T18:00+01:00. Ohne Zeitzone gilt die der Meldungen.",
    api="Schnittstelle (API)",
    log_in_name="Name",
    log_in_password="Passwort",
    log_in_wrong="Name oder Passwort stimmt nicht.",
    log_in_key="Schlüssel",
    log_in_key_how="lagebild serve hat beim Start eine Adresse mit einem Schlüssel genannt. Öffnen Sie diese Adresse, oder geben Sie den "
    "Schlüssel hier ein; er gilt, bis der Browser geschlossen wird.",
    log_in_key_wrong="Der Schlüssel stimmt nicht.",
    log_in_wait="Zu viele Fehlversuche. Bitte versuchen Sie es in {} Sekunden noch einmal.",
    signed_as="als {}",
    signs="Entscheidungen werden mit diesem Namen gezeichnet.",
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
    old="Something has come in since. The new picture is being prepared; please reload in a moment.",
    undrawn="Something has come in since, but the new picture could not be drawn; this is the one before.",
    empty="The dossier is empty.",
    empty_how="Add reports with lagebild add or on the Articles page.",
    back="Back to the situation",
    not_found="Not found",
    not_found_what="There is nothing at this address. It may have rested on a report that has since been withdrawn.",
    forbidden="You do not have permission to do that.",
    stale_form="The form was no longer valid. Please reload the page and submit it again.",
    typed="You had written:",
    gone="The dossier is missing or cannot be read.",
    locked="Another program is writing to the dossier. Please try again in a moment.",
    busy="The picture is still being prepared; for large dossiers that takes a while. Please reload in a moment.",
    fault="Something went wrong in Lagebild. Nothing has been lost.",
    evidence="Evidence",
    source="Source",
    in_article="show in the article",
    unconfirmed="unconfirmed",
    confirmed="confirmed",
    unsure="less certain",
    earlier="earlier",
    later="later",
    undated="no date",
    not_kept="wording not stored",
    and_more="and {} more",
    more_evidence=("{} more piece of evidence", "{} more pieces of evidence"),
    page_before="back",
    page_behind="next",
    filters="Filters",
    moment_how="A date or time, for example 14 Mar 2031, 14 Mar 2031 18:00 or 2031-03-14T18:00+01:00. Without a "
    "zone, that of the reports applies.",
    api="API",
    log_in_name="Name",
    log_in_password="Password",
    log_in_wrong="Wrong name or password.",
    log_in_key="Key",
    log_in_key_how="When it started, lagebild serve named an address with a key in it. Open that address, or enter the key here; it is "
    "valid until the browser is closed.",
    log_in_key_wrong="Wrong key.",
    log_in_wait="Too many failed attempts. Please try again in {} seconds.",
    signed_as="as {}",
    signs="Decisions are signed with this name.",
)


def say(language: str) -> FrameWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
