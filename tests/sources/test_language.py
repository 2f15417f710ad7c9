from __future__ import annotations

import pytest

from lagebild.errors import InputError
from lagebild.sources import language
from lagebild.sources.language import ENGLISH, TOO_SHORT, decide, guess, normalised

GERMAN = "Die Regierung hat die Forderung der Opposition nach einem Rücktritt des Ministers zurückgewiesen. "
ENGLISH_TEXT = "The government has rejected the opposition's call for the minister to resign, a spokesman said. "
FRENCH = "Le gouvernement a rejeté la demande de l'opposition qui réclamait la démission du ministre. "


def code(text: str, *, given: str | None = None, hint: str | None = None) -> str:
    return decide(text, given=given, hint=hint, where="x").code


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "Der Minister lehnte das gestern ab.",
        "„Nein“, sagte der Minister.",
        "Merkel trifft Putin, Xi und Biden.",
        "Volodymyr Selenskyj, Andrij Jermak, Rustem Umjerow, Olexander Syrskyj",
        "Emmanuel Macron empfing Giorgia Meloni, Pedro Sánchez und Kyriakos Mitsotakis im Élysée.",
        "Die Zeitung „Le Monde diplomatique“ berichtet über die „Forces armées de la République“ und „Médecins sans frontières“.",
        "DIE REGIERUNG WEIST DIE FORDERUNG ZURÜCK",
        "Er sagte: „We shall never surrender“, und ging dann aus dem Saal.",
        GERMAN * 200,
    ],
)
def test_german_is_german_whatever_names_stand_in_it(text: str) -> None:
    assert code(text) == "de"


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("Velmar zieht seine Truppen vom Ufer ab.", True),
        ("Die Armee schließt die Grenze.", False),  # true, but the language model has to say so
        ("Mara Lund said „die Brücke ist zu und nicht offen“, but the army denied it to the press.", False),
        ("De Seine stijgt in de stad van Mara Lund, die hier woont.", False),
        (GERMAN * 200, False),
    ],
)
def test_what_is_plainly_german_needs_no_language_model(
    monkeypatch: pytest.MonkeyPatch, text: str, plainly: bool
) -> None:
    asked = list[str]()
    monkeypatch.setattr(language, "_judged", asked.append)
    assert guess(text) == ("de" if plainly else None)
    assert bool(asked) is not plainly


def test_english_is_read_with_a_warning() -> None:
    assert decide(ENGLISH_TEXT, given=None, hint=None, where="x") == ("en", (ENGLISH,))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FRENCH, "French (fr)"),
        ("El gobierno rechazó la petición de la oposición de que dimitiera el ministro.", "Spanish (es)"),
        ("De regering heeft de eis van de oppositie dat de minister zou aftreden afgewezen.", "Dutch (nl)"),
        ("Правительство отклонило требование оппозиции об отставке министра.", "Russian (ru)"),
        ("政府拒绝了反对派要求部长辞职的要求。", "Chinese (zh)"),
        ("Rząd odrzucił żądanie opozycji, aby minister podał się do dymisji.", "Polish (pl)"),
        ("Regeringen har afvist oppositionens krav om, at ministeren skal træde tilbage. " * 4, "Danish (da)"),
    ],
)
def test_others_are_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(InputError) as caught:
        code(text)
    assert name in caught.value.what
    assert caught.value.where == "x"
    assert caught.value.hint


def test_mixed_text_is_what_its_main_part_is() -> None:
    assert code(GERMAN * 6 + FRENCH * 3) == "de"
    assert code(FRENCH + GERMAN * 4) == "de"
    assert code(ENGLISH_TEXT * 20 + GERMAN * 4) == "en"


@pytest.mark.parametrize("text", ["OK.", "12345", "😀😀😀", "Non, merci.", "…"])
def test_too_short_texts_count_as_german_and_this_is_said(text: str) -> None:
    assert guess(text) is None
    assert decide(text, given=None, hint=None, where="x") == ("de", (TOO_SHORT,))


def test_page_s_own_word_counts_only_where_the_text_says_too_little() -> None:
    assert decide("OK.", given=None, hint="de-AT", where="x") == ("de", ())
    assert decide("OK.", given=None, hint="en", where="x") == ("en", (ENGLISH,))
    assert decide("OK.", given=None, hint="fr", where="x") == ("de", (TOO_SHORT,))
    assert decide(GERMAN, given=None, hint="en", where="x") == ("de", ())


@pytest.mark.parametrize("name", ["de", "DE", "de-AT", "de_CH", "deu", "ger", "German", "Deutsch", " de "])
def test_names_of_german(name: str) -> None:
    assert normalised(name) == "de"
    assert code(FRENCH, given=name) == "de"  # given: never second-guessed


@pytest.mark.parametrize(("name", "shown"), [("fr", "French (fr)"), ("nb-NO", "Norwegian (no)"), ("tlh", "'tlh'")])
def test_given_language_that_is_not_read_is_refused_by_name(name: str, shown: str) -> None:
    with pytest.raises(InputError) as caught:
        code(GERMAN, given=name)
    assert shown in caught.value.what
    assert "given" in caught.value.what
