from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from benchmarks import picture_said
from benchmarks.picture_measure import Section
from lagebild.situation import FusedEvent, FusedStatement, Picture, Totals
from tests.benchmarks.pictured import (
    BRIDGE,
    GATE,
    TEXTS,
    a_person,
    a_statement,
    an_event,
    evidence,
    quote,
    the_ground,
)

BRIDGE_SAID = {
    "id": "S1",
    "speaker": "Ida Brandner",
    "mentions": [quote("a", BRIDGE["a"]), quote("b", BRIDGE["b"])],
    "sources": 2,
    "first": "a",
}
GATE_SAID = {
    "id": "S2",
    "speaker": "Korwath",
    "mentions": [quote("a", GATE["a"]), quote("b", GATE["b"])],
    "sources": 2,
    "first": "a",
}
WEAK = quote("c", BRIDGE["c"], weak=True)
BRIDGE_LINE = a_statement(
    "s1", evidence("a", BRIDGE["a"]), evidence("b", BRIDGE["b"]), sources=2, speaker=a_person("Brandner")
)
GATE_LINE = a_statement(
    "s2", evidence("a", GATE["a"]), evidence("b", GATE["b"]), sources=2, speaker=a_person("Korwath")
)


def scored(lines: Sequence[FusedStatement], *wanted: dict[str, Any], **more: Any) -> Section:
    return picture_said.statements(Picture("x", statements=tuple(lines)), {"statements": wanted, **more}, the_ground())


def counts(section: Section, *names: str) -> list[tuple[int | None, int | None]]:
    return [(section[name].right, section[name].of) for name in names]


def whys(section: Section, what: str) -> list[str]:
    return [f"{miss.id} {miss.why}" for miss in section.misses if miss.what == what]


MERGED = ("statements merged right (found)", "statements merged right (all)", "  but for what was read as one (found)")


# -- copies and versions ------------------------------------------------------------------------------------------------------

EXPECTED = {"articles": {"articles": 4, "versions": 5, "copies": 1}, "copies": [["d", "a"]]}


@pytest.mark.parametrize(
    ("totals", "found", "right", "of"),
    [
        (Totals(4, 5, 1), [("d", "a")], 4, 4),
        (Totals(4, 4, 1), [("d", "a")], 3, 4),
        (Totals(4, 5, 1), [], 3, 4),
        (Totals(4, 5, 1), [("a", "d")], 3, 5),
        (Totals(4, 5, 2), [("d", "a"), ("c", "b")], 3, 5),
        (Totals(4, 5, 1), None, 3, 3),
        (Totals(), [], 0, 4),
    ],
)
def test_copies_and_totals_are_counted(
    totals: Totals, found: list[tuple[str, str]] | None, right: int, of: int
) -> None:
    section = picture_said.copies(Picture("x", articles=totals), EXPECTED, found)
    assert counts(section, "copies and versions") == [(right, of)]
    assert section["copies and versions"].reached is (right == of)


def test_what_is_wrong_with_copies_is_said() -> None:
    section = picture_said.copies(Picture("x", articles=Totals(4, 4, 1)), EXPECTED, [("c", "b")])
    assert whys(section, "copy") == ["d not found to copy a", "c is no copy of b"]
    assert whys(section, "total") == ["versions 4 instead of 5"]


# -- statements ---------------------------------------------------------------------------------------------------------------


def test_statements_that_stand_together_are_right() -> None:
    section = scored([BRIDGE_LINE, GATE_LINE], BRIDGE_SAID, GATE_SAID)
    assert counts(section, *MERGED) == [(2, 2)] * 3
    assert not section.misses
    assert all(one.value == 1 for one in section.measures if one.of)


def test_a_split_statement_is_wrong() -> None:
    lines = [a_statement("s1", evidence("a", BRIDGE["a"])), a_statement("s3", evidence("b", BRIDGE["b"]))]
    section = scored(lines, BRIDGE_SAID)
    assert counts(section, *MERGED) == [(0, 1)] * 3
    assert whys(section, "merged") == ["S1 split: a / b"]


def test_a_statement_with_another_one_in_it_is_wrong_and_so_is_that() -> None:
    section = scored([a_statement("s", *BRIDGE_LINE.evidence, *GATE_LINE.evidence)], BRIDGE_SAID, GATE_SAID)
    assert counts(section, *MERGED) == [(0, 2)] * 3
    assert whys(section, "merged") == ["S1 merged with S2 (a)", "S2 merged with S1 (a)"]


def test_what_was_not_read_is_wrong_only_of_all() -> None:
    section = scored([BRIDGE_LINE, a_statement("s2", evidence("a", GATE["a"]))], BRIDGE_SAID, GATE_SAID)
    assert counts(section, *MERGED) == [(1, 1), (1, 2), (1, 1)]
    assert whys(section, "merged") == ["S2 not read: b"]
    assert counts(section, "mentions read at all") == [(3, 4)]


def test_of_three_mentions_two_that_were_read_are_right_as_far_as_they_go() -> None:
    three = {**BRIDGE_SAID, "mentions": [*BRIDGE_SAID["mentions"], quote("c", BRIDGE["c"])]}
    assert counts(scored([BRIDGE_LINE], three), *MERGED[:2]) == [(1, 1), (0, 1)]


def test_an_empty_picture_has_nothing_right() -> None:
    section = scored([], BRIDGE_SAID)
    assert counts(section, *MERGED) == [(0, 0), (0, 1), (0, 0)]
    assert section["statements merged right (all)"].reached is False


def test_without_expectations_nothing_is_measured() -> None:
    assert {one.value for one in scored([BRIDGE_LINE]).measures} == {None}


@pytest.mark.parametrize("key", ["mentions", "may"])
@pytest.mark.parametrize("with_it", [True, False])
def test_a_weak_mention_is_right_with_the_others_and_not_wrong_without(key: str, with_it: bool) -> None:
    mentions = [*BRIDGE_SAID["mentions"], WEAK] if key == "mentions" else BRIDGE_SAID["mentions"]
    wanted = {**BRIDGE_SAID, "mentions": mentions} | ({"may": [quote("c", BRIDGE["c"])]} if key == "may" else {})
    weak = evidence("c", BRIDGE["c"])
    lines = [a_statement("s", *BRIDGE_LINE.evidence, weak)] if with_it else [BRIDGE_LINE, a_statement("w", weak)]
    section = scored(lines, wanted)
    assert counts(section, *MERGED) == [(1, 1)] * 3
    assert counts(section, "mentions read at all") == [(2, 2)]
    assert counts(section, "pairs, recall (all)", "pairs, precision (found)") == [(1, 1), (3, 3) if with_it else (1, 1)]


def test_a_weak_mention_of_another_statement_is_wrong() -> None:
    weak = {**GATE_SAID, "mentions": [*GATE_SAID["mentions"], quote("c", GATE["c"], weak=True)]}
    section = scored([a_statement("s", *BRIDGE_LINE.evidence, evidence("c", GATE["c"])), GATE_LINE], BRIDGE_SAID, weak)
    assert whys(section, "merged") == ["S1 merged with S2 (c)"]


def test_what_the_reader_read_as_one_is_told_from_what_was_merged() -> None:
    whole = evidence("b", TEXTS["b", 1])
    lines = [a_statement("s", evidence("a", BRIDGE["a"]), whole, evidence("a", GATE["a"]))]
    section = scored(lines, BRIDGE_SAID, GATE_SAID)
    assert counts(section, *MERGED) == [(0, 2), (0, 2), (2, 2)]
    one = scored([a_statement("s", evidence("a", BRIDGE["a"]), whole)], BRIDGE_SAID, GATE_SAID)
    assert "S1 read as one with S2 (b)" in whys(one, "merged")


def test_the_closest_of_two_lines_is_the_mention_s_own() -> None:
    inner = a_statement("inner", evidence("a", "Brücke"), evidence("c", BRIDGE["c"]))
    assert counts(scored([inner, BRIDGE_LINE], BRIDGE_SAID), *MERGED) == [(1, 1)] * 3


def test_statements_in_one_article_alone_are_not_merged_at_all() -> None:
    once = {**BRIDGE_SAID, "mentions": [quote("a", BRIDGE["a"])]}
    assert counts(scored([BRIDGE_LINE], once), MERGED[1]) == [(0, 0)]


APART = [[quote("a", BRIDGE["a"]), quote("c", BRIDGE["c"])]]


def test_pairs_that_are_kept_apart_are_right() -> None:
    section = scored([BRIDGE_LINE, a_statement("s", evidence("c", BRIDGE["c"]))], BRIDGE_SAID, apart=APART)
    assert counts(section, "pairs kept apart (found)", MERGED[1]) == [(1, 1), (1, 1)]


def test_a_pair_that_is_merged_is_wrong_and_so_is_its_statement() -> None:
    section = scored([a_statement("s", *BRIDGE_LINE.evidence, evidence("c", BRIDGE["c"]))], BRIDGE_SAID, apart=APART)
    assert counts(section, "pairs kept apart (found)", MERGED[1]) == [(0, 1), (0, 1)]
    assert whys(section, "apart") == ["apart 1 a and c are one statement"]
    assert whys(section, "merged") == ["S1 merged with apart 1 (c)"]


def test_a_pair_of_which_one_was_not_read_is_not_counted() -> None:
    assert counts(scored([BRIDGE_LINE], BRIDGE_SAID, apart=APART), "pairs kept apart (found)") == [(0, 0)]


def test_pairs_of_mentions_are_counted_across_articles() -> None:
    lines = [
        a_statement("s", *BRIDGE_LINE.evidence, evidence("b", GATE["b"])),
        a_statement("t", evidence("a", GATE["a"])),
    ]
    section = scored(lines, BRIDGE_SAID, GATE_SAID)
    names = ("pairs, precision (found)", "pairs, recall (found)", "pairs, recall (all)")
    assert counts(section, *names) == [
        (1, 2),
        (1, 2),
        (1, 2),
    ]  # the gate of b stands with the bridge of a, not with its own
    assert section["pairs, F1 (found)"].value == 0.5


def test_mentions_in_one_article_are_no_pair() -> None:
    twice = {**BRIDGE_SAID, "mentions": [*BRIDGE_SAID["mentions"], quote("b", "Velten ist dagegen")]}
    line = a_statement("s", *BRIDGE_LINE.evidence, evidence("b", "Velten ist dagegen"))
    assert counts(scored([line], twice), "pairs, recall (all)") == [(2, 2)]


def test_pairs_that_were_not_read_are_lost_only_of_all() -> None:
    section = scored([BRIDGE_LINE], BRIDGE_SAID, GATE_SAID)
    assert counts(section, "pairs, recall (found)", "pairs, recall (all)") == [(1, 1), (1, 2)]
    assert section["pairs, F1 (found)"].value == 1


@pytest.mark.parametrize(
    ("sources", "more", "right"),
    [
        (2, {}, 1),
        (3, {}, 0),
        (1, {}, 0),
        (3, {"sources_if_each_report_counts": 3}, 1),
    ],
)
def test_the_number_of_sources_is_compared(sources: int, more: dict[str, Any], right: int) -> None:
    line = a_statement("s", *BRIDGE_LINE.evidence, sources=sources)
    section = scored([line], {**BRIDGE_SAID, **more})
    assert counts(section, "sources right (found)", "sources right (all)") == [(right, 1), (right, 1)]


def test_no_number_of_sources_is_expected_where_none_is_given() -> None:
    assert counts(scored([BRIDGE_LINE], {**BRIDGE_SAID, "sources": None}), "sources right (all)") == [(0, 0)]


@pytest.mark.parametrize(("sources", "right"), [(1, 1), (2, 1), (3, 0)])
def test_a_weak_mention_need_not_be_counted_as_a_source(sources: int, right: int) -> None:
    copied = {**BRIDGE_SAID, "mentions": [quote("a", BRIDGE["a"]), quote("d", BRIDGE["a"]), WEAK]}
    lines = [
        a_statement("s", evidence("a", BRIDGE["a"]), evidence("d", BRIDGE["a"]), sources=sources),
        a_statement("w", evidence("c", BRIDGE["c"])),
    ]
    assert counts(scored(lines, copied), "sources right (all)") == [(right, 1)]


def test_a_source_that_was_not_read_is_lacking() -> None:
    section = scored([a_statement("s", evidence("a", BRIDGE["a"]), sources=1)], BRIDGE_SAID)
    assert whys(section, "sources") == ["S1 1 instead of 2"]


def test_the_earliest_report_is_the_first_evidence() -> None:
    names = ("earliest report right (found)", "earliest report right (all)")
    assert counts(scored([BRIDGE_LINE], BRIDGE_SAID, GATE_SAID), *names) == [(1, 1), (1, 2)]
    late = a_statement("s", *reversed(BRIDGE_LINE.evidence))
    section = scored([late], BRIDGE_SAID)
    assert counts(section, *names) == [(0, 1), (0, 1)]
    assert whys(section, "earliest report") == ["S1 b instead of a"]


@pytest.mark.parametrize(
    ("name", "also", "right"), [("Brandner", [], 1), ("Korwath", [], 0), ("Korwath", ["Korwath"], 1), (None, [], 0)]
)
def test_the_speaker_is_compared(name: str | None, also: list[str], right: int) -> None:
    line = a_statement("s", *BRIDGE_LINE.evidence, speaker=a_person(name) if name else None)
    section = scored([line], {**BRIDGE_SAID, "speaker_also": also})
    assert counts(section, "speaker right (found)", "speaker right (all)") == [(right, 1), (right, 1)]


# -- events -------------------------------------------------------------------------------------------------------------------

CLOSED = {
    "id": "E1",
    "type": "COERCE",
    "mentions": [quote("a", BRIDGE["a"]), quote("b", BRIDGE["b"])],
    "sources": 2,
}
EVENTS = ("events merged right (all)", "pairs, recall (all)", "sources right (all)", "type right (all)")


def happened(lines: Sequence[FusedEvent], *wanted: dict[str, Any]) -> Section:
    return picture_said.events(Picture("x", events=tuple(lines)), {"events": wanted}, the_ground())


def test_an_event_is_found_by_a_word_of_it() -> None:
    line = an_event("e", evidence("a", "schließen"), evidence("b", "gesperrt"), type="COERCE", sources=2)
    section = happened([line], CLOSED)
    assert counts(section, *EVENTS) == [(1, 1)] * 4
    assert not section.misses


def test_events_that_are_split_or_misread_are_wrong() -> None:
    lines = [
        an_event("e", evidence("a", "schließen"), type="AID"),
        an_event("f", evidence("b", "gesperrt"), type="AID"),
    ]
    section = happened(lines, CLOSED)
    assert counts(section, *EVENTS) == [(0, 1)] * 4
    assert whys(section, "type") == ["E1 AID instead of COERCE"]
    assert whys(section, "merged") == ["E1 split: a / b"]


def test_events_of_an_empty_picture_are_not_read() -> None:
    section = happened([], CLOSED)
    assert counts(section, *EVENTS) == [(0, 1)] * 4
    assert whys(section, "type") == ["E1 not read"]


@pytest.mark.parametrize("key", ["types_accepted", "type_also"])
def test_other_types_may_do(key: str) -> None:
    line = an_event("e", evidence("a", "schließen"), type="THREATEN")
    assert counts(happened([line], {**CLOSED, key: ["THREATEN"]}), "type right (all)") == [(1, 1)]


def test_of_two_triggers_in_the_quoted_words_the_one_of_its_type_is_meant() -> None:
    other = an_event("x", evidence("a", "er werde die Brücke"), type="AID")
    line = an_event("e", evidence("a", "schließen"), evidence("b", "gesperrt"), type="COERCE", sources=2)
    assert counts(happened([other, line], CLOSED), *EVENTS) == [(1, 1)] * 4


@pytest.mark.parametrize("together", [True, False])
def test_a_part_of_an_event_may_stand_with_it(together: bool) -> None:
    part = evidence("c", "dichtmachen")
    whole = (evidence("a", "schließen"), evidence("b", "gesperrt"))
    lines = [an_event("e", *whole, part)] if together else [an_event("e", *whole), an_event("p", part)]
    section = happened(lines, {**CLOSED, "same_or_part": [quote("c", BRIDGE["c"])]})
    assert counts(section, "events merged right (all)") == [(1, 1)]


# -- what was taken back ------------------------------------------------------------------------------------------------------

TAKEN_BACK = {"withdrawn_content": [quote("c", "Am Montag schloss er sie", by=quote("c", "Am Dienstag", 2))]}


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        ((), 1),
        ((an_event("e", evidence("c", "schloss", version=2)),), 1),
        ((an_event("e", evidence("c", "Velten schweigt", version=1)),), 1),
        ((an_event("e", evidence("c", "schloss", version=1)),), 0),
    ],
)
def test_what_was_taken_back_must_support_nothing(shown: tuple[FusedEvent, ...], right: int) -> None:
    section = picture_said.withdrawn(Picture("x", events=shown), TAKEN_BACK, the_ground())
    assert counts(section, "withdrawn words that support nothing") == [(right, 1)]
    assert len(section.misses) == 1 - right


def test_nothing_need_have_been_taken_back() -> None:
    section = picture_said.withdrawn(Picture("x"), {}, the_ground())
    assert counts(section, "withdrawn words that support nothing") == [(0, 0)]
