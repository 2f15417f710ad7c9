from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.records import Event, Frames, Ref, Statement
from lagebild.views.outline import actors_of, best_by_f1, everything, kept, kept_frames, outline, shown, speakers, voice
from tests.factories import a_reading, a_ref, a_statement, an_actor, an_article
from tests.views.example import example


def test_text_order_nesting_and_numbers() -> None:
    items = outline(example(), everything)
    assert [(item.number, item.depth) for item in items][:9] == [
        ("1", 0),
        ("2", 0),
        ("3", 1),
        ("4", 0),
        ("5", 1),
        ("6", 0),
        ("7", 0),
        ("8", 0),
        ("8a", 0),
    ]


def test_numbers_do_not_depend_on_what_is_kept() -> None:
    number = {item.statement.id: item.number for item in outline(example(), everything)}
    sure = outline(example(), shown)
    assert [item.number for item in sure] == [str(count) for count in range(1, len(sure) + 1)]
    assert all(number[item.statement.id] == item.number for item in sure)


def test_less_sure_ones_are_lettered_after_the_last_number() -> None:
    statements = tuple(a_statement(f"s{at}", (at, at + 1), shown=at in (1, 30)) for at in range(31))
    numbers = [item.number for item in outline(a_reading(statements=statements), everything)]
    assert numbers[:4] == ["0a", "1", "1a", "1b"]
    assert numbers[27:] == ["1z", "1aa", "1ab", "2"]


def test_a_child_of_a_dropped_statement_moves_up() -> None:
    outer, middle = a_statement("outer", (0, 30)), a_statement("middle", (5, 25), parent="outer", shown=False)
    inner = a_statement("inner", (10, 20), parent="middle")
    answer = a_statement("answer", (31, 35), responds_to="middle")
    result = {statement.id: statement for statement in kept((outer, middle, inner, answer), shown)}
    assert list(result) == ["outer", "inner", "answer"]
    assert result["inner"].parent == "outer"
    assert result["answer"].responds_to == "outer"


def test_a_reference_without_a_kept_ancestor_is_none() -> None:
    dropped = a_statement("dropped", (0, 9), shown=False)
    child = a_statement("child", (1, 2), parent="dropped", responds_to="nowhere")
    assert kept((dropped, child), shown) == (a_statement("child", (1, 2)),)


def test_no_statement_answers_or_holds_itself() -> None:
    one = a_statement("one", (0, 9))
    other = a_statement("other", (1, 2), parent="one", shown=False)
    answering = a_statement("one", (0, 9), responds_to="other")
    assert kept((answering, other), shown) == (one,)


def test_the_set_best_by_f1_holds_what_is_not_extra() -> None:
    statements = (a_statement("a", (0, 1), shown=False), a_statement("b", (1, 2), shown=False, extra=True))
    assert [one.id for one in kept(statements, best_by_f1)] == ["a"]


@st.composite
def forests(draw: st.DrawFn) -> tuple[Statement, ...]:
    """Statements that refer to each other, themselves or nothing in any way, rings included."""
    ids = [f"s{number}" for number in range(draw(st.integers(1, 7)))]
    reference = st.none() | st.sampled_from([*ids, "nowhere"])
    return tuple(
        a_statement(
            one, (number, number + 1), parent=draw(reference), responds_to=draw(reference), shown=draw(st.booleans())
        )
        for number, one in enumerate(ids)
    )


@settings(deadline=None)
@given(forests())
def test_nothing_dangles_and_nothing_is_lost(statements: tuple[Statement, ...]) -> None:
    stay = {statement.id for statement in statements if statement.shown}
    items = outline(a_reading(statements=statements), shown)
    assert sorted(item.statement.id for item in items) == sorted(stay)
    assert len({item.number for item in items}) == len(items)
    for item in items:
        assert {item.statement.parent, item.statement.responds_to} <= {*stay - {item.statement.id}, None}


def test_voices() -> None:
    article = an_article("Der Minister sprach.")
    reading = a_reading(article, actors=(an_actor("a1", "Ada Beispiel"),))
    known = voice(reading, actors_of(reading), a_ref("a1", (0, 12)))
    assert known is not None
    assert (known.name, known.words, known.key) == ("Ada Beispiel", "Der Minister", "actor:a1")
    unknown = voice(reading, actors_of(reading), a_ref("gone", (4, 12)))
    assert unknown is not None
    assert (unknown.name, unknown.actor) == ("Minister", None)
    assert voice(reading, actors_of(reading), None) is None
    assert voice(reading, actors_of(reading), Ref(None, ())) is None


def test_the_busiest_speaker_comes_first() -> None:
    reading = a_reading(an_article("er sie er"))
    heard = [voice(reading, {}, a_ref(None, where)) for where in ((3, 6), (0, 2), (7, 9))]
    assert [(one.name if one else "", count) for one, count in speakers([None, *heard])] == [
        ("er", 2),
        ("", 1),
        ("sie", 1),
    ]


def test_a_frame_that_loses_its_statement_is_not_shown_as_fact() -> None:
    unsure = replace(a_statement("s", (0, 10)), extra=True)
    event = Event("e", "ASSAULT", "actual", ((0, 3),), statement="s")
    reading = a_reading(statements=(unsure,), frames=Frames(events=(event,)))
    (lost,), (whole,) = kept_frames(reading, best_by_f1).events, kept_frames(reading, everything).events
    assert (lost.statement, lost.shown) == (None, False)
    assert (whole.statement, whole.shown) == ("s", True)
