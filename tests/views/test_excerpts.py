from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.records import Span
from lagebild.views.excerpts import LONGEST, Excerpts
from tests.factories import span

LONG = (
    "Nach tagelangen Verhandlungen in der Hauptstadt, " * 4
    + "rief die Regierung am Abend "
    + "die Bezirke " * 20
    + "auf."
)


def text_of(text: str, *spans: Span) -> str:
    return "".join(f"[{piece.text}]" if piece.core else piece.text for piece in Excerpts(text).around(spans))


def test_a_short_sentence_stands_whole_and_alone() -> None:
    text = "Davor war nichts. Die Artillerie beschoss das Dorf. Danach auch."
    assert text_of(text, span(text, "beschoss")) == "Die Artillerie [beschoss] das Dorf."


def test_a_long_sentence_is_cut_between_words_on_both_sides() -> None:
    shown = text_of(LONG, span(LONG, "rief"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "[rief] die Regierung am Abend" in shown
    assert len(shown) < LONGEST + 60
    assert set(shown.split()) - {"…", "[rief]"} <= set(LONG.split())


def test_both_halves_of_a_separable_verb_are_shown() -> None:
    shown = text_of(LONG, span(LONG, "rief"), span(LONG, "auf."))
    assert "[rief]" in shown
    assert shown.endswith("[auf.]")
    assert shown.count(" … ") == 1


def test_blanks_and_controls_are_made_harmless() -> None:
    text = "Die\tTruppen \x1b[31m zogen\u202e ab."
    assert text_of(text, span(text, "zogen\u202e")) == "Die Truppen ␛[31m [zogen\ufffd] ab."


@settings(deadline=None)
@given(
    st.text("ab .\n\x1b", max_size=60),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=4),
    st.integers(5, 40),
)
def test_any_spans_give_an_excerpt_on_one_line(text: str, spans: list[Span], longest: int) -> None:
    pieces = Excerpts(text).around(tuple(spans), longest)
    assert "\n" not in "".join(piece.text for piece in pieces)


def test_of_a_span_behind_the_text_there_is_no_excerpt() -> None:
    text = "Die Brücke bleibt zu. " * 12
    assert Excerpts(text).around(((len(text) + 400, len(text) + 409),), 40) == ()
    assert "Brücke" in "".join(
        piece.text for piece in Excerpts(text).around(((4, 10), (len(text) + 400, len(text) + 409)), 40)
    )
