from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from lagebild.entries import HIDDEN
from lagebild.records import Reading, Span, Statement
from lagebild.store import anchors
from lagebild.store.codec import content
from lagebild.store.replay import replayed
from tests.factories import a_statement, an_article
from tests.fakes import CODER
from tests.store.people import OTHER, TEXT, read
from tests.store.verdicts import (
    CONTENT,
    EDITED,
    ENTRY,
    KINDS,
    READING,
    meant,
    nested,
    renumbered,
    the,
    unsure,
    verdict,
    without,
)

# -- every kind of record -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", KINDS)
def test_what_is_confirmed_is_sure_and_shown(of: str) -> None:
    reading = unsure(READING)
    record = anchors.records(content(reading), of)[0]
    new = the(record, verdict("confirm", record, of), of=of, reading=reading)
    assert (new.confidence, new.shown, new.extra) == (1.0, True, False)
    assert replace(new, confidence=record.confidence, shown=False, extra=True) == record


@pytest.mark.parametrize("of", KINDS)
def test_what_is_rejected_is_gone_and_nothing_else(of: str) -> None:
    record = anchors.records(CONTENT, of)[0]
    held = replayed(READING, [verdict("reject", record, of)]).content
    assert anchors.records(held, of) == anchors.records(CONTENT, of)[1:]
    counts = [len(anchors.records(held, kind)) for kind in KINDS if kind != of]
    assert counts == [len(anchors.records(CONTENT, kind)) for kind in KINDS if kind != of]


@pytest.mark.parametrize("of", KINDS)
@pytest.mark.parametrize("kind", ["confirm", "correct", "reject", "note"])
def test_what_is_taken_back_leaves_no_trace(of: str, kind: str) -> None:
    record = anchors.records(CONTENT, of)[0]
    back = replace(verdict(kind, record, of, set={"shown": False}), undone="2", undone_by="Redaktion")
    assert replayed(READING, [back]) == (CONTENT, (), {})


@pytest.mark.parametrize("of", KINDS)
def test_notes_change_nothing_and_are_about_something(of: str) -> None:
    record = anchors.records(CONTENT, of)[0]
    assert replayed(READING, [verdict("note", record, of, text="?")])[:2] == (CONTENT, ())


@pytest.mark.parametrize("of", KINDS)
def test_what_is_confirmed_stays_when_a_later_model_lacks_it(of: str) -> None:
    record = anchors.records(CONTENT, of)[0]
    later = without(READING, of, record)
    held = replayed(later, [verdict("confirm", record, of)])
    assert held.unplaced == ()
    assert [one.id for one in anchors.records(held.content, of)] == [one.id for one in anchors.records(CONTENT, of)]
    kept = next(one for one in anchors.records(held.content, of) if one.id == record.id)
    assert replace(kept, confidence=record.confidence) == record


@pytest.mark.parametrize("of", KINDS)
def test_what_is_confirmed_in_a_text_is_not_put_into_an_edited_one(of: str) -> None:
    record = anchors.records(CONTENT, of)[0]
    words = TEXT[slice(*anchors.worded(record, of)[0])]
    edited = read(an_article(EDITED.replace(words, "–")))
    judgement = verdict("confirm", record, of)
    assert replayed(edited, [judgement]) == (content(edited), (judgement,), {})


@pytest.mark.parametrize("of", KINDS)
@pytest.mark.parametrize("kind", ["reject", "note"])
def test_a_judgement_that_finds_nothing_says_so(of: str, kind: str) -> None:
    record = anchors.records(CONTENT, of)[0]
    later = without(READING, of, record)
    judgement = verdict(kind, record, of, text="?")
    assert replayed(later, [judgement]) == (content(later), (judgement,), {})


@pytest.mark.parametrize("of", KINDS)
def test_judgements_hold_in_an_edited_text(of: str) -> None:
    edited = read(an_article(EDITED))
    for old, new in zip(anchors.records(CONTENT, of), anchors.records(content(edited), of), strict=True):
        assert old.id != new.id
        held = replayed(edited, [verdict("reject", old, of)])
        assert held.unplaced == ()
        assert new not in anchors.records(held.content, of)
        assert len(anchors.records(held.content, of)) == len(anchors.records(CONTENT, of)) - 1


def test_judgements_hold_for_a_reading_with_slightly_other_ends() -> None:
    first = READING.statements[0]
    begin, end = first.spans[0]
    other = replace(first, id="s-other", spans=((begin, end - 1),))
    later = replace(READING, statements=(other, *READING.statements[1:]), coder=OTHER)
    held = replayed(later, [verdict("correct", first, set={"type": "indirect"})]).content
    assert [(one.id, one.type) for one in held.statements] == [
        ("s-other", "indirect"),
        (READING.statements[1].id, "direct"),
    ]


def test_judgements_on_another_article_or_on_hidden_words_touch_nothing() -> None:
    first = READING.statements[0]
    elsewhere = replace(verdict("reject", first), article="andere")
    assert replayed(READING, [elsewhere])[:2] == (CONTENT, ())
    hidden = read(an_article(EDITED), blind=True)
    hidden = replace(hidden, article=an_article(HIDDEN * len(EDITED)), statements=read(an_article(EDITED)).statements)
    judgement = verdict("reject", first)
    assert replayed(hidden, [judgement]).unplaced == (judgement,)
    assert replayed(hidden, [judgement]).content == content(hidden)


# -- one after the other ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last", ["confirm", "correct"])
def test_who_confirms_what_was_rejected_has_the_last_word(last: str) -> None:
    first = READING.statements[0]
    held = replayed(READING, [verdict("reject", first), verdict(last, first, at="2", set={"shown": True})])
    assert held.unplaced == ()
    assert [one.id for one in held.content.statements] == [one.id for one in READING.statements]
    assert [one.statement for one in held.content.frames.commitments] == [one.id for one in READING.statements]
    again = [verdict("reject", first), verdict("confirm", first, at="2"), verdict("reject", first, at="3")]
    assert the(first, *again) is None


def test_a_judgement_on_what_was_rejected_is_not_taken_for_one_on_its_neighbour() -> None:
    first = READING.statements[0]
    begin, end = first.spans[0]
    inner = a_statement("s-inner", (begin + 1, end), parent=first.id)
    reading = replace(READING, statements=(first, inner, *READING.statements[1:]))
    held = replayed(reading, [verdict("reject", first), verdict("note", first, at="2", text="falsch")])
    assert [one.id for one in held.content.statements] == ["s-inner", READING.statements[1].id]
    assert len(held.unplaced) == 1


def test_the_last_correction_counts_and_an_undone_one_does_not() -> None:
    first = READING.statements[0]
    one, two = (
        verdict("correct", first, at=at, set={"type": kind}) for at, kind in (("1", "indirect"), ("2", "reported"))
    )
    assert the(first, one, two).type == "reported"
    assert the(first, one, replace(two, undone="3")).type == "indirect"
    assert the(first, replace(one, undone="3"), two).type == "reported"


def test_corrections_of_different_fields_add_up() -> None:
    first = READING.statements[0]
    verdicts = [
        verdict("correct", first, at="1", set={"type": "indirect"}),
        verdict("correct", first, at="2", set={"medium": "Writing"}),
    ]
    new = the(first, *verdicts)
    assert (new.type, new.medium) == ("indirect", "Writing")


# -- what hangs on a rejected statement ---------------------------------------------------------------------------------------


def test_what_stood_in_a_rejected_statement_moves_out_of_it() -> None:
    reading = nested()
    outer = reading.statements[0]
    held = replayed(reading, [verdict("reject", outer)]).content
    assert [(one.id, one.parent, one.responds_to) for one in held.statements] == [
        ("s-middle", None, None),
        ("s-inner", "s-middle", None),
        (reading.statements[3].id, None, None),
    ]
    for of in ("commitment", "position", "explanation"):
        first, second = anchors.records(held, of)
        assert (first.statement, first.shown, first.extra) == (None, False, True)
        assert (second.statement, second.shown, second.extra) == (reading.statements[3].id, True, False)


def test_a_statement_in_the_middle_leaves_its_inner_one_to_the_outer() -> None:
    reading = nested()
    outer, middle = reading.statements[:2]
    held = replayed(reading, [verdict("reject", middle)]).content
    assert [(one.id, one.parent) for one in held.statements][:2] == [(outer.id, None), ("s-inner", outer.id)]
    everything = [verdict("reject", one, at=str(number)) for number, one in enumerate(reading.statements)]
    assert replayed(reading, everything).content.statements == ()


# -- nothing breaks -----------------------------------------------------------------------------------------------------------


def blank(_: Reading) -> Reading:
    return Reading(CODER, an_article(""))


@pytest.mark.parametrize("other", [blank, renumbered, lambda r: read(an_article("Ganz anderes."), blind=True), unsure])
def test_every_judgement_goes_onto_any_reading(other: Callable[[Reading], Reading]) -> None:
    records = [(of, one) for of in KINDS for one in anchors.records(CONTENT, of)]
    spans: Sequence[Span] = [(0, 3)]
    values = {
        "type": "indirect",
        "speaker": {"actor": "a2"},
        "by": [{"actor": "b1"}],
        "spans": spans,
        "statement": "s1",
    }
    verdicts = [
        verdict(
            kind, one, of, at=str(number), set={name: value for name, value in values.items() if hasattr(one, name)}
        )
        for number, kind in enumerate(("confirm", "correct", "reject", "correct", "state", "merge", "confirm"))
        for of, one in records
    ]
    verdicts += [
        meant(kind, words, **ENTRY) for kind in ("merge", "split") for words in ("Hafenamt", "Korwath", "Ada Korwath")
    ]
    reading = other(READING)
    held = replayed(reading, verdicts)
    assert replayed(reading, verdicts) == held
    assert len({one.id for one in held.content.actors}) == len(held.content.actors)
    assert all(isinstance(one, Statement) for one in held.content.statements)
