from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.sources.decoding import binary, decode

REPORT = (
    "Der Präsident erklärte am Dienstag in Köln, man müsse über die Größe der Überschüsse sprechen: „Wir können nicht“ – "
    "so äußerte er sich. Die Straßen wären gesperrt, für die Bürger gäbe es aber keinen Grund zur Sorge."
)
ASCII_QUOTES = REPORT.replace("„", '"').replace("“", '"').replace("–", "-")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_reads_what_reports_are_written_in_without_a_word(encoding: str) -> None:
    assert decode(REPORT.encode(encoding)) == (REPORT, ())


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_byte_order_mark_tells_the_order_and_goes(mark: bytes, encoding: str) -> None:
    assert decode(mark + REPORT.encode(encoding)) == (REPORT, ())


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_old_encodings_are_guessed_and_the_guess_is_told(encoding: str) -> None:
    text, warnings = decode(ASCII_QUOTES.encode(encoding))
    assert text == ASCII_QUOTES
    assert len(warnings) == 1
    assert encoding in warnings[0]


def test_cyrillic_in_one_byte_is_not_taken_for_german() -> None:
    russian = "Министр отказался отвечать на вопросы журналистов в Москве во вторник вечером."
    assert decode(russian.encode("cp1251")).text == russian


@pytest.mark.parametrize("words", ["Für Köln.", "„Spaß“, sagte er.", "Es kostet 5 €.", "Señor Muñoz", "»Ja«, so Ålund"])
def test_short_windows_texts(words: str) -> None:
    assert decode(words.encode("cp1252")) == (words, ())


@pytest.mark.parametrize("byte", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"])
def test_byte_that_windows_1252_leaves_open_is_replaced_and_located(byte: bytes) -> None:
    text, warnings = decode(REPORT.encode("cp1252") + b" " + byte)
    assert text == REPORT + " \ufffd"
    assert warnings == (f"broken Windows-1252 in 1 place at byte {len(REPORT) + 1}: replaced by U+FFFD",)


def test_a_few_broken_bytes_leave_the_rest_utf8() -> None:
    data = REPORT.encode()
    at = data.index(b"Dienstag")
    text, warnings = decode(data[:at] + b"\xff" + data[at:-1] + b"\xc3")
    assert text == REPORT.replace("Dienstag", "\ufffdDienstag")[:-1] + "\ufffd"
    assert warnings == (f"broken UTF-8 in 2 places, the first at byte {at}: replaced by U+FFFD",)


def test_replacement_characters_that_stand_in_the_text_are_not_counted_as_broken() -> None:
    text, warnings = decode(("\ufffd" + REPORT).encode() + b"\xff")
    assert text == "\ufffd" + REPORT + "\ufffd"
    assert warnings[0].startswith("broken UTF-8 in 1 place at byte")


def test_offset_of_a_broken_byte_counts_the_byte_order_mark() -> None:
    assert "at byte 6:" in decode(codecs.BOM_UTF8 + b"abc\xff" + "äöü".encode()).warnings[0]


def test_half_a_character_in_utf16() -> None:
    text, warnings = decode(codecs.BOM_UTF16_LE + "Köln".encode("utf-16-le") + b"\x41")
    assert text == "Köln\ufffd"
    assert "at byte 10" in warnings[0]


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "utf-16", "utf-7", "no-such", "", None])
def test_declaration_never_wins_against_valid_utf8(declared: str | None) -> None:
    assert decode(REPORT.encode(), declared=declared) == (REPORT, ())


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO-8859-15", "utf-8", "latin1", "utf-7", "shift_jis_nonsense"])
def test_declaration_that_the_bytes_contradict_is_not_believed(declared: str) -> None:
    assert decode(REPORT.encode("cp1252"), declared=declared) == (REPORT, ())


@pytest.mark.parametrize("encoding", ["iso-8859-2", "windows-1250", "koi8-r", "gb18030"])
def test_declaration_that_fits_the_bytes_is_believed(encoding: str) -> None:
    words = {"koi8-r": "Министр ответил.", "gb18030": "外交部发言人"}.get(
        encoding, "Minister odmówił, żądał przeprosin."
    )
    assert decode(words.encode(encoding), declared=encoding) == (words, ())


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01", "GIF"),
        (b"{\\rtf1\\ansi Der Minister}", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"Text\x00Text", "binary data"),
        (b"Text\x01\x02\x03\x04\x05", "binary data"),
        ("Der Minister sagte nein.".encode("utf-16-le"), "UTF-16 without"),
        ("Der Minister sagte nein.".encode("utf-16-be"), "UTF-16 without"),
    ],
)
def test_binary_data_is_named(data: bytes, kind: str) -> None:
    assert kind in (binary(data) or "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_not_binary(encoding: str) -> None:
    assert binary(REPORT.encode(encoding)) is None


@pytest.mark.parametrize(
    "data", [b"", b"a", b"BZ", b"Seite 1\fSeite 2", b"MM", b"ID3 ist ein Format", b"\x1b[1mfett\x1b[0m"]
)
def test_harmless_bytes_are_not_binary(data: bytes) -> None:
    assert binary(data) is None


@settings(deadline=None)
@given(st.binary())
def test_every_bytes_decode(data: bytes) -> None:
    text = decode(data).text
    assert text.encode("utf-8").decode("utf-8") == text  # no half surrogates
    binary(data)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, ())


@settings(deadline=None)
@given(st.text(st.sampled_from("abc Äöüß„“–ABC.,"), min_size=1))
def test_german_in_windows_1252_loses_no_character(words: str) -> None:
    text = f"Für die Größe der Überschüsse müsse man büßen. {words}"
    assert unicodedata.normalize("NFC", decode(text.encode("cp1252")).text) == text
