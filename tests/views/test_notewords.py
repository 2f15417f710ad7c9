"""Notes, faults and errors in German: all that can be said has its German, and what has none is told as it is."""

from __future__ import annotations

import re

import pytest

from lagebild.errors import FetchError, InputError, StoreError
from lagebild.sources import tables
from lagebild.views import notewords
from lagebild.views.filenotes import FILES
from lagebild.views.notewords import kind_of, told, told_fault, told_kind
from lagebild.views.packnotes import PACKS
from lagebild.views.webnotes import WEB
from tests.views.said import raised, texts

SOURCES = ("sources", "sources/net", "watching.py", "streaming.py")
PICTURES = ("store", "views/picturechoice.py")
COMMANDS = ("cli",)
UNSAID = frozenset(
    {
        *tables.COLUMNS.values(),
        # names of threads, headers and keys
        "name server",
        "{} meta",
        "robots meta",
        "tdm-reservation header",
        "X-Robots-Tag header",
        "Link header",
        "json feed",
        "robots {}",
        "tdmrep {}",
        "{}/{} (news reader of a desk; it obeys robots.txt)",
        "a fault in Lagebild",
        # what only a fault in Lagebild lets out
        "the last try gives or raises",
        "a reader gives back every article",
        # the same in either language
        "pip install cryptography",
        "pip install pypdf",
        "--allow-host {}",
        "{} s",
    }
)
"""Texts that nobody is told, or that are the same in German."""


def german_of(text: str) -> str:
    return told(text.replace("{}", "7"), "de")


def lacking(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those that are told as they are made."""
    said = ((module, text) for module, text in found if text not in UNSAID)
    return [(module, text) for module, text in said if german_of(text) == text.replace("{}", "7")]


def test_everything_that_is_said_of_files_and_addresses_has_its_german() -> None:
    said = list(texts(*SOURCES))
    assert len(said) > 300
    assert lacking(said) == []


def test_all_errors_of_a_dossier_have_their_german() -> None:
    said = list(raised(*PICTURES))
    assert len(said) > 50
    assert lacking(said) == []


def test_all_errors_of_a_command_line_have_their_german() -> None:
    said = list(raised(*COMMANDS))
    assert len(said) > 25
    assert lacking(said) == []


def test_nothing_has_its_german_that_nobody_says() -> None:
    said = " | ".join(text for _, text in (*texts(*SOURCES, *PICTURES, "cli"), *raised(*SOURCES)))
    of_json = {
        pattern for pattern in FILES if re.match("Expecting|Illegal|Extra|Unterminated|Invalid", pattern)
    }  # what Python says
    for pattern in {*FILES, *PACKS, *WEB} - of_json:
        parts = [part.strip(" ,;:()'\"") for part in re.split(r"\{#?\}", pattern)]
        assert all(part in said for part in parts if " " in part), pattern


def test_a_text_that_nobody_has_said_in_german_fails_the_first_test() -> None:
    assert lacking([("sources/new.py", "a format that {} has just learned")]) != []


@pytest.mark.parametrize("table", notewords.TABLES)
def test_every_piece_of_the_german_is_one_that_the_pattern_has(table: dict[str, str]) -> None:
    for pattern, german in table.items():
        pieces = {int(found[1]) for found in re.finditer(r"\{(\d)[^}]*\}", german)}
        assert pieces <= set(range(len(re.findall(r"\{#?\}", pattern)))), pattern
        assert "{}" not in german


def test_no_pattern_is_said_twice() -> None:
    patterns = [pattern for table in notewords.TABLES for pattern in table]
    assert len(patterns) == len(set(patterns))


@pytest.mark.parametrize(
    ("note", "german"),
    [
        (
            "its date of publication, 2031-03-14, lies in the future",
            "das Erscheinungsdatum, 14.03.2031, liegt in der Zukunft",
        ),
        ("not text but a PDF document", "kein Text, sondern ein PDF-Dokument"),
        (
            "1 file of other kinds left out: a.doc (.doc 1)",
            "1 Datei anderer Art ausgelassen: a.doc (.doc 1)",
        ),
        (
            "12,001 files of other kinds left out: a.doc, b and 11,999 more (.doc 12,000, without a suffix 1)",
            "12.001 Dateien anderer Art ausgelassen: a.doc, b und 11.999 weitere (.doc 12,000, ohne Endung 1)",
        ),
        (
            "redirects to http://b.example/: its robots.txt could not be read: status 503",
            "leitet um auf http://b.example/: die robots.txt ist nicht lesbar: Status 503",
        ),
        (
            "http://a.example/feed: of 1,200 entries the 50 newest, 1,150 older ones are left (--limit)",
            "http://a.example/feed: von 1.200 Einträgen die 50 neuesten; 1.150 ältere bleiben liegen (--limit)",
        ),
        (
            "its server wants to be left alone for 3 hours",
            "der Server bittet um eine Pause von 3 Stunden",
        ),
        (
            "nobody called 'Korwat' in this picture; did you mean Radan Korwath or Tibor Lasnik?",
            "niemand namens „Korwat“ in diesem Lagebild. Meinten Sie Radan Korwath oder Tibor Lasnik?",
        ),
        (
            "lage.db: another program has held it for too long; try again when it is done",
            "lage.db: von einem anderen Programm gesperrt; noch einmal versuchen, wenn es fertig ist",
        ),
        ("a.txt: empty (there is no text to read)", "a.txt: leer (es gibt keinen Text zu lesen)"),
    ],
)
def test_a_sentence_in_german(note: str, german: str) -> None:
    assert told(note, "de") == german
    assert told(note, "en") == note


@pytest.mark.parametrize(
    "text",
    [
        "",
        "something new that was never said",
        "seen in the last 3 hours",
        "Kopie von a1",
        "a.txt: something new (check the roof)",
    ],
)
def test_what_has_no_german_is_told_as_it_is(text: str) -> None:
    assert told(text, "de") == text


def test_a_fault_keeps_its_place() -> None:
    fault = InputError("empty", "no such file or folder", "check the path")
    assert told_fault(fault, "de") == "empty: Datei oder Ordner nicht gefunden (den Pfad prüfen)"
    assert told_fault(fault, "en") == str(fault)
    assert told_fault(InputError("standard input", "empty"), "de") == "Standardeingabe: leer"
    assert told_fault(FetchError("http://a.example", "what nobody knows", "nor this"), "de") == (
        "http://a.example: what nobody knows (nor this)"
    )
    assert told_fault(StoreError("a note needs words"), "de") == "eine Anmerkung braucht einen Text"


def test_alike_notes_are_of_one_kind() -> None:
    first, second = (f"its date of publication, 2031-03-{day}, lies in the future" for day in (14, 15))
    assert kind_of(first) == kind_of(second) != kind_of("empty")
    assert kind_of("what nobody knows") == "what nobody knows"
    assert told_kind(kind_of(first), "de") == "das Erscheinungsdatum, …, liegt in der Zukunft"
    assert told_kind(kind_of(first), "en") == "its date of publication, …, lies in the future"


@pytest.mark.parametrize(
    "piece", ["x: (a) ", " and 7 more (", ": left out", "; did you mean a", " is a, not ", "empty: "]
)
def test_a_hostile_note_is_told_as_it_is(piece: str) -> None:
    for text in (piece * 2000, (piece * 400)[:1990] + "?!"):
        assert told(text, "de") == text
