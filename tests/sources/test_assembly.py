from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import InputError, TimeFormatError
from lagebild.records import Article, digest
from lagebild.sources import article, drafts
from lagebild.sources.assembly import NO_DATE, assemble, normalise
from lagebild.sources.drafts import Draft, Page

TEXT = "Berlin, 23. Januar 2022 (dpa) – Der Minister sagte am Dienstag, er trete nicht zurück."
NOW = datetime(2022, 6, 1, tzinfo=UTC)


def assembled(text: str = TEXT, /, *, page: Page | None = None, option: str | None = None, **given: Any) -> Article:
    return assemble(Draft(where="x", text=text, given=given, page=page or Page()), option=option, now=NOW)


def test_stored_text_is_nfc_with_line_feeds_and_nothing_else_changes() -> None:
    raw = "  Der Mu\u0308ller\r\nsag\u00adte\u200b:\r„Ja 👩\u200d👩\u200d👧“\u00a0\u0001\t\n\n"
    assert article(raw).text == "  Der Müller\nsag\u00adte\u200b:\n„Ja 👩\u200d👩\u200d👧“\u00a0\u0001\t\n\n"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_normalising_is_nfc_and_keeps_what_is_normal(raw: str) -> None:
    stored, warnings = normalise(raw)
    assert stored == unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    assert normalise(stored) == (stored, ())
    assert warnings == ()


@settings(deadline=None)
@given(st.text())
def test_normalised_text_can_always_be_stored(raw: str) -> None:
    normalise(raw)[0].encode("utf-8")


@settings(deadline=None)
@given(st.text("äo\u0308\u0323e\u0301 \r\n👍🏽\u00ad", min_size=1))
def test_offsets_into_the_stored_text_are_offsets_of_its_words(filling: str) -> None:
    text = article(f"Der Minister sagte nein. {filling} Der Präsident sagte ja.").text
    at = text.index("Der Präsident")
    assert text[at : at + 13] == "Der Präsident"
    assert text.encode("utf-32-le")[at * 4 :].decode("utf-32-le").startswith("Der Präsident")


def test_half_a_surrogate_pair_is_replaced_and_told() -> None:
    found = article("Der Minister sagte \ud83d nein.")
    assert found.text == "Der Minister sagte \ufffd nein."
    assert any("U+FFFD" in warning for warning in found.warnings)
    assert found.sha256


def test_two_halves_that_belong_together_are_one_character() -> None:
    assert article("Der Minister lachte \ud83d\ude00.").text == "Der Minister lachte 😀."


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u200b\u00ad", "\ufeff"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        article(text)
    assert caught.value.hint


def test_too_long_a_text_is_refused_and_the_longest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lagebild.sources.assembly.MAX_TEXT", len(TEXT.encode()))
    assert article(TEXT).text == TEXT
    with pytest.raises(InputError, match="longer than"):
        article(TEXT + "ä")
    assert drafts.MAX_TEXT == 5_000_000


@pytest.mark.parametrize(
    ("given", "page", "option", "expected"),
    [
        ("2022-01-20", "2022-01-21", "2022-01-22", ("2022-01-20", "given")),
        (None, "2022-01-21", "2022-01-22", ("2022-01-21", "metadata")),
        (None, None, "2022-01-22", ("2022-01-22", "option")),
        (None, None, None, ("2022-01-23", "text")),
        ("", "2022-01-21", None, ("2022-01-21", "metadata")),
    ],
)
def test_which_date_of_publication_holds(
    given: str | None, page: str | None, option: str | None, expected: tuple[str, str]
) -> None:
    found = assembled(page=Page(published=page), option=option, published=given)
    assert (found.published, found.published_by) == expected
    assert NO_DATE not in found.warnings


def test_without_date_relative_dates_stay_unresolved_and_this_is_said() -> None:
    found = assembled("Der Minister sagte am Dienstag, er trete nicht zurück.")
    assert (found.published, found.published_by) == (None, None)
    assert NO_DATE in found.warnings


def test_date_before_newspapers_is_kept_with_a_warning() -> None:
    early = assembled(published="0203-01-24")
    assert (early.published, [w for w in early.warnings if "printed" in w]) == (
        "0203-01-24",
        ["its date of publication, 0203-01-24, lies before the first newspaper was printed"],
    )
    assert not any("printed" in warning for warning in assembled(published="1605-07-01").warnings)


def test_date_in_the_future_is_kept_with_a_warning() -> None:
    assert any("future" in warning for warning in assembled(published="2022-06-03").warnings)
    assert not any("future" in warning for warning in assembled(published="2022-06-02").warnings)
    assert assembled(published="2022-06-03").published == "2022-06-03"


@pytest.mark.parametrize("key", ["published", "modified"])
@pytest.mark.parametrize("value", ["gestern", "24.01.2022", 20220124, ["2022-01-24"], False])
def test_bad_times_are_refused(key: str, value: object) -> None:
    with pytest.raises(TimeFormatError, match=key):
        assemble(Draft(where="x", text=TEXT, given={key: value}))


@pytest.mark.parametrize("key", ["title", "publisher", "url", "language", "id"])
@pytest.mark.parametrize("value", [["x"], {"x": 1}, True])
def test_keys_of_the_wrong_type_are_refused_by_name(key: str, value: object) -> None:
    with pytest.raises(InputError) as caught:
        assemble(Draft(where="x", text=TEXT, given={key: value}))
    assert f'"{key}"' in caught.value.what


@pytest.mark.parametrize("value", [None, "", "  "])
def test_null_and_blank_keys_count_as_absent(value: str | None) -> None:
    keys: dict[str, Any] = dict.fromkeys(
        ("id", "title", "publisher", "url", "published", "modified", "language"), value
    )
    assert assembled(**keys) == assembled()


def test_given_keys_go_before_the_page_s_own() -> None:
    page = Page(title="Seite", publisher="Seitenblatt", url="https://seite.de/a", modified="2022-01-02")
    own = assembled(page=page)
    assert (own.title, own.publisher, own.url, own.modified, own.id) == (
        "Seite",
        "Seitenblatt",
        "https://seite.de/a",
        "2022-01-02",
        "https://seite.de/a",
    )
    given = assembled(page=page, title="T", publisher="P", url="https://p.de/b#c", modified="2022-01-03", id=7)
    assert (given.title, given.publisher, given.url, given.modified, given.id) == (
        "T",
        "P",
        "https://p.de/b#c",
        "2022-01-03",
        "7",
    )


def test_words_are_normalised_like_the_text() -> None:
    assert assembled(title=" Mu\u0308ller\ud83d ").title == "Müller\ufffd"


def test_option_does_not_make_the_identity() -> None:
    text = "Der Minister sagte am Dienstag, er trete nicht zurück."
    fields: dict[str, Any] = {"publisher": "Blatt", "title": "Titel"}
    assert assembled(text, option="2022-01-01", **fields).id == assembled(text, option="2022-01-02", **fields).id
    dated = assembled(text, published="2022-01-01T10:00", **fields)
    assert dated.id == digest("article", "Blatt", "Titel", "2022-01-01")
    assert dated.id == assembled(text + " Nein.", published="2022-01-01T18:00", **fields).id  # a later version


def test_python_call_takes_every_key() -> None:
    found = article(
        TEXT, published="2022-01-24", title="T", publisher="P", url="https://p.de/a", id="i", language="German"
    )
    assert found == Article("i", TEXT, "T", "P", "https://p.de/a", "2022-01-24", "given", language="de", where="text")


@pytest.mark.parametrize("text", [None, b"Der Minister", 7])
def test_python_call_refuses_what_is_no_text(text: Any) -> None:
    with pytest.raises(InputError, match="not a string"):
        article(text)
