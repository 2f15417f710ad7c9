from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from lagebild.entries import ERASED, HIDDEN, KEEP
from lagebild.errors import StoreError
from lagebild.records import Actor, Figure, Frames, Hop, Place, Position, Ref, Span
from lagebild.store import texts
from lagebild.store.codec import Content, content, plain
from tests.factories import a_ref, a_statement, an_actor, an_article, span
from tests.store.people import TEXT as CRISIS
from tests.store.people import read

TEXT = "Am Kai war es still. Ada Korwath sagte, der Hafen bleibe offen. Bert Velten schwieg. Clara Brandner winkte ab."


def a_content() -> Content:
    """One statement in the second sentence, one beyond the best set in the third, nothing in the others."""
    said, extra = span(TEXT, "der Hafen bleibe offen"), span(TEXT, "schwieg")
    return Content(
        actors=(
            an_actor("a1", "Ada Korwath", mentions=(span(TEXT, "Ada Korwath"),)),
            an_actor("a2", "Bert Velten", mentions=(span(TEXT, "Bert Velten"),), why="Velten"),
            an_actor("a3", "Clara Brandner", mentions=(span(TEXT, "Clara Brandner"),)),
            an_actor("a4", "Kai", kind="organisation", mentions=(span(TEXT, "Kai"),)),
            an_actor("a5", "Bund", mentions=(span(TEXT, "winkte"),), entity="gov:XA"),
        ),
        statements=(
            a_statement("s1", said, speaker=a_ref("a1", span(TEXT, "Ada Korwath"))),
            a_statement("s2", extra, speaker=a_ref("a2", span(TEXT, "Bert Velten")), extra=True),
        ),
    )


def strings(value: Any) -> Iterator[str]:
    """Every string in a record and in what it holds."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item)


@pytest.mark.parametrize("keep", KEEP)
def test_a_text_comes_back_with_every_position_where_it_was(keep: str) -> None:
    pieces = texts.needed(TEXT, a_content())
    back = texts.restored(texts.stored(TEXT, keep, pieces), keep, len(TEXT))
    assert len(back) == len(TEXT)
    assert all(here in (there, HIDDEN) for here, there in zip(back, TEXT, strict=True))
    kept = {"full": TEXT, "spans": "Ada Korwath sagte, der Hafen bleibe offen.", "none": ""}[keep]
    assert back.replace(HIDDEN, "") == kept


def test_pieces_at_the_ends_and_beside_each_other_come_back() -> None:
    pieces = [(0, 2), (2, 6), (100, len(TEXT))]
    back = texts.restored(texts.stored(TEXT, "spans", pieces), "spans", len(TEXT))
    assert back == TEXT[:6] + HIDDEN * 94 + TEXT[100:]
    assert texts.restored(texts.stored("", "spans"), "spans", 0) == ""


def test_nothing_of_a_text_is_stored_where_nothing_is_kept() -> None:
    assert texts.stored(TEXT, "none", [(0, 10)]) is None


@pytest.mark.parametrize(
    ("data", "keep"),
    [
        (b"\xff\xfe", "full"),
        (b"[[0, ", "spans"),
        (b"\xff", "spans"),
        (b"7", "spans"),
        (b'[["a", "b"]]', "spans"),
        (b"[[0]]", "spans"),
        (b"[[0, 7]]", "spans"),
        (b'{"ab": 1}', "spans"),
    ],
)
def test_a_damaged_text_is_an_error_with_a_name(data: bytes, keep: str) -> None:
    with pytest.raises(StoreError, match="a stored text is damaged"):
        texts.restored(data, keep, 10)


def test_the_sentences_of_the_best_set_are_needed_and_no_others() -> None:
    assert [TEXT[begin:end] for begin, end in texts.needed(TEXT, a_content())] == [
        "Ada Korwath sagte, der Hafen bleibe offen."
    ]
    assert texts.needed(TEXT, Content()) == ()


def test_every_sentence_that_a_record_has_words_in_is_needed() -> None:
    far = a_statement("s1", span(TEXT, "still"), span(TEXT, "winkte"), cue=(span(TEXT, "sagte"),))
    hop = a_statement("s2", span(TEXT, "still"), via=(Hop("a2", (span(TEXT, "Bert Velten"),)),))
    wanted = texts.needed(TEXT, Content(statements=(far, hop)))
    assert "".join(TEXT[begin:end] for begin, end in wanted).replace(" ", "") == TEXT.replace(" ", "")


def test_words_outside_of_any_sentence_are_needed_too() -> None:
    text = "Eins.   \n\n   Zwei."
    assert (6, 7) in texts.needed(text, Content(statements=(a_statement("s1", (6, 7)),)))


def test_actors_of_hidden_sentences_go_with_them() -> None:
    reading = a_content()
    kept = texts.reduced(reading, "spans", texts.needed(TEXT, reading))
    names = {actor.id: actor.name for actor in kept.actors}
    assert names == {"a1": "Ada Korwath", "a2": texts.UNNAMED, "a5": "Bund"}
    assert {ref.actor for one in kept.statements for ref in texts.refs_of(one)} <= names.keys()
    assert "Velten" not in " ".join(strings(kept))


def test_members_of_a_group_stay_with_it() -> None:
    group = an_actor("g", "Korwath und Brandner", mentions=(span(TEXT, "Ada Korwath"),), members=("a1", "a3"))
    reading = replace(a_content(), actors=(group, *a_content().actors))
    kept = texts.reduced(reading, "spans", texts.needed(TEXT, reading))
    assert {"g", "a1", "a3"} <= {actor.id for actor in kept.actors}


def hidden_frames() -> Content:
    """A question and places whose words stand in hidden sentences, and the same in a sentence that is kept."""
    kept, gone = span(TEXT, "der Hafen"), span(TEXT, "Am Kai")
    frames = Frames(
        positions=(
            Position("p1", "for", "policy", (kept,), (), question="der Hafen"),
            Position("p2", "for", "policy", (gone,), (), question="der Kai", extra=True),
        ),
        figures=(
            Figure("f1", (kept,), 1, "=", place=Place("Hafen", (kept,))),
            Figure("f2", (gone,), 1, "=", place=Place("Kai", (gone,)), extra=True),
            Figure("f3", (gone,), 1, "=", place=Place("Neuhafen", (gone,), lat=1.0, lon=2.0), extra=True),
        ),
    )
    statement = a_statement("s3", gone, place=Place("am Kai", (gone,)), extra=True)
    return replace(a_content(), frames=frames, statements=(*a_content().statements, statement))


def test_questions_and_places_of_hidden_sentences_lose_their_words() -> None:
    reading = hidden_frames()
    kept = texts.reduced(reading, "spans", texts.needed(TEXT, reading))
    assert [one.question for one in kept.frames.positions] == ["der Hafen", ""]
    assert [one.place and one.place.name for one in kept.frames.figures] == ["Hafen", texts.UNNAMED, "Neuhafen"]
    assert [one.place and one.place.name for one in kept.statements] == [None, None, texts.UNNAMED]


def test_what_is_reduced_to_nothing_holds_no_words_of_the_text() -> None:
    reading = content(replace(read(an_article(CRISIS)), warnings=("Korwath steht zweimal da",)))
    bare = texts.reduced(reading, "none", ())
    own = {word.casefold() for word in re.findall(r"\w{4,}", CRISIS)}
    found = [one for one in strings(bare) if own & set(re.findall(r"\w{4,}", one.casefold()))]
    assert found == []
    assert own & {word for one in strings(reading) for word in re.findall(r"\w{4,}", one.casefold())}
    assert [one.spans for one in bare.statements] == [one.spans for one in reading.statements]
    assert len(bare.actors) == len(reading.actors)


def test_what_the_tables_know_keeps_its_name_without_the_text() -> None:
    known = texts.reduced(a_content(), "none", ()).actors
    assert [actor.name for actor in known] == [texts.UNNAMED] * 4 + ["Bund"]
    place = Figure("f", (), 1, "=", place=Place("Neuhafen", ((0, 3),), lat=1.0, lon=2.0))
    reading = Content(frames=Frames(figures=(place, replace(place, place=Place("Kai", ())))))
    kept = texts.reduced(reading, "none", ()).frames.figures
    assert [one.place and one.place.name for one in kept] == ["Neuhafen", texts.UNNAMED]


def test_nothing_is_reduced_where_the_whole_text_is_kept() -> None:
    reading = hidden_frames()
    assert texts.reduced(reading, "full", ()) is reading


def test_reducing_what_is_reduced_changes_nothing() -> None:
    reading = hidden_frames()
    pieces = texts.needed(TEXT, reading)
    for keep in ("spans", "none"):
        kept = texts.reduced(reading, keep, pieces)
        assert texts.reduced(kept, keep, pieces) == kept


@pytest.mark.parametrize(
    ("spans", "joined"),
    [
        ([], ()),
        ([(3, 5), (0, 2)], ((0, 2), (3, 5))),
        ([(0, 2), (2, 4), (3, 8), (9, 9)], ((0, 8),)),
        ([(0, 9), (2, 3)], ((0, 9),)),
    ],
)
def test_spans_that_touch_are_joined(spans: list[Span], joined: tuple[Span, ...]) -> None:
    assert texts.joined(spans) == joined


def test_what_is_erased_keeps_its_lines_and_its_length() -> None:
    text = "Ada\nKorwath ging."
    assert texts.erased(text, [(0, 11)]) == f"{ERASED * 3}\n{ERASED * 7} ging."
    assert texts.erased(text, [(8, 11), (4, 9)]) == f"Ada\n{ERASED * 7} ging."
    assert texts.erased(text, []) == text


def test_where_words_are_kept() -> None:
    assert texts.kept_spans(f"Ada {HIDDEN * 7} ging") == ((0, 4), (11, 16))
    assert texts.kept_spans(HIDDEN * 3) == ()
    assert texts.kept_spans("") == ()


def test_every_reference_of_every_kind_of_record_is_seen() -> None:
    reading = read(an_article(CRISIS))
    for record in (*reading.statements, *(one for kind in texts.frames_of(reading.frames) for one in kind)):
        in_plain = re.findall(r"'actor': '(\w+)'", str(plain(record)))
        assert sorted(in_plain) == sorted(ref.actor for ref in texts.refs_of(record) if ref.actor)


def test_a_name_that_is_no_reference_stays_out() -> None:
    actor = Actor("a1", "Ada Korwath", "person", ((0, 3),))
    assert list(texts.spans_of(actor)) == [(0, 3)]
    assert list(texts.refs_of(a_statement("s1", (0, 3), speaker=Ref("a1", ((4, 9),))))) == [Ref("a1", ((4, 9),))]
