from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.linking.clauses import whole


def mended(text: str, words: str) -> str:
    begin = text.index(words)
    ((b, e),) = whole(text, ((begin, begin + len(words)),))
    assert b == begin
    return text[b:e]


@pytest.mark.parametrize(
    ("text", "cut", "meant"),
    [
        ("Die Kommission forderte das Verbot der Partei.", "das", "das Verbot der Partei"),
        ("Sie sagte ein Ansteigen der Zahl voraus.", "ein Ansteigen der", "ein Ansteigen der Zahl"),
        ("Sie rief dazu auf, die Waffen abzugeben.", "die Waffen", "die Waffen abzugeben"),
        (
            "Sie versprach, die Behandlung Gefangener zu ächten.",
            "die Behandlung Gefangener",
            "die Behandlung Gefangener zu ächten",
        ),
        ("Er bat, Frauen, die fliehen, zu helfen.", "Frauen, die fliehen", "Frauen, die fliehen, zu helfen"),
        ("Er sagte, er wolle zurücktreten, wenn es sein müsse.", "er wolle"[:2], "er wolle zurücktreten"),
    ],
)
def test_words_that_are_cut_short_are_led_on(text: str, cut: str, meant: str) -> None:
    assert mended(text, cut) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sie lehnte den Abzug der Truppen ab.", "den Abzug der Truppen"),
        ("Man werde die Truppen nicht abziehen, sagte sie zu den Reportern.", "die Truppen nicht abziehen"),
        ("Er lud den Rat zu neuen Gesprächen ein.", "den Rat"),
        ("Man werde antworten\n\nDie Regierung ruft zu neuen Wahlen auf.", "Man werde antworten"),
    ],
)
def test_what_is_whole_stays(text: str, words: str) -> None:
    assert mended(text, words) == words


def test_no_words_stay_none() -> None:
    assert whole("Text", ()) == ()


@given(st.text(max_size=80), st.data())
def test_an_end_never_moves_back_or_out_of_the_text(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    ((b, e),) = whole(text, ((begin, end),))
    assert b == begin
    assert end <= e <= len(text)
