from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading import Reader
from lagebild.reading.frames import FrameFound, FrameRead
from lagebild.reading.rescoring import LONGEST, NEAR, Looked, Page, odds, rescored, stays
from lagebild.reading.scheme import FRAMES
from tests.factories import span
from tests.reading.frames_factory import COMMITMENT, EVENT, FIGURE, POSITION
from tests.reading.pieces_factory import frame_settings
from tests.reading.scripted import Scripted

LABELS: dict[int, dict[str, str]] = {
    EVENT: {"type": "ACCUSE", "status": "actual"},
    COMMITMENT: {"kind": "demand", "condition_kind": "none"},
    POSITION: {"stance": "for", "about": "policy"},
    FIGURE: {},
}


def page(*sentences: str, quotations: Any = ()) -> Page:
    """A text of sentences whose words have spaces between them."""
    split = [sentence.split() for sentence in sentences]
    number = [n for n, words in enumerate(split, 1) for _ in words]
    return Page([word for words in split for word in words], np.array(number, np.int64), quotations)


def a_read(kind: int, at: int, *, sure: float = 1.0, labels: dict[str, str] | None = None, **roles: Any) -> FrameRead:
    """A frame known by the word `at`, as sure as that; roles by begin and end."""
    found = FrameFound(kind, ((at, at + 1),), math.log(sure), math.log(sure), 0.0)
    return FrameRead(found, {**LABELS[kind], **(labels or {})}, {k: [v] for k, v in roles.items()}, [], 0.0)


TALKS = page(
    "Orlanien begrüßte die Gespräche .", "Tarvien lehnte die Gespräche dagegen ab .", "Orlanien begrüßte vieles ."
)
VIEWS = [
    a_read(POSITION, 1, sure=0.9, holder=(0, 1), target=(2, 4)),
    a_read(POSITION, 6, sure=0.8, labels={"stance": "against"}, holder=(5, 6), target=(7, 9)),
    a_read(POSITION, 13, sure=0.7, holder=(12, 13), target=(14, 15)),
]


def test_a_position_is_seen_beside_its_rivals_and_the_same_holders_others() -> None:
    first, second, third = (Looked(TALKS, VIEWS).features(at) for at in range(3))
    assert first["rival"] == pytest.approx(0.8)
    assert second["rival"] == pytest.approx(0.9)
    assert first["same holder behind"] == pytest.approx(0.7)
    assert third["same holder before"] == pytest.approx(0.9)
    assert "rival" not in third
    assert (second["contrast"], first["contrast"]) == (1, 0)
    assert first["target often"] == pytest.approx(math.log(2))


def test_an_ally_is_no_rival_and_the_same_holder_is_neither() -> None:
    same = [VIEWS[0], VIEWS[1]._replace(labels=LABELS[POSITION]), a_read(POSITION, 13, holder=(12, 13), target=(3, 4))]
    found = Looked(TALKS, same).features(0)
    assert found["ally"] == pytest.approx(0.8)
    assert found["same holder on it behind"] == 1
    assert "rival" not in found


def test_what_is_told_again_is_known_by_its_words_type_and_parties() -> None:
    text = page("Orlanien rügte Tarvien .", "Orlanien rügte Tarvien .", "Sumbrien rügte Tarvien .")
    acts = [
        a_read(EVENT, 4 * n + 1, sure=0.6, actor=(4 * n, 4 * n + 1), recipient=(4 * n + 2, 4 * n + 3)) for n in range(3)
    ]
    looked = Looked(text, acts)
    told = [(looked.features(at)["told before"], looked.features(at)["told before, nothing new"]) for at in range(3)]
    assert told == [(0, 0), (pytest.approx(0.6), 1), (pytest.approx(0.6), 0)]
    other = acts[1]._replace(labels={**LABELS[EVENT], "type": "REJECT"})
    assert Looked(text, [acts[0], other]).features(1)["told before"] == 0


def test_frames_that_share_words_say_so() -> None:
    text = page("Tarvien fordert den Abzug .")
    some = [
        a_read(EVENT, 1, labels={"type": "REQUEST"}),
        a_read(POSITION, 1, sure=0.5, target=(2, 4)),
        a_read(COMMITMENT, 3, sure=0.4),
        a_read(EVENT, 3, sure=0.3),
    ]
    request, position, demand, retreat = (Looked(text, some).features(at) for at in range(4))
    assert request["cue for"] == pytest.approx(0.5)
    assert position["cue REQUEST"] == 1
    assert position["beside demand"] == pytest.approx(0.4)
    assert demand["in target"] == retreat["in target"] == pytest.approx(0.5)
    assert retreat["in consequence of demand"] == pytest.approx(0.4)
    assert demand["beside REQUEST"] == 1


def test_of_two_neighbours_of_one_kind_the_surer_counts() -> None:
    text = page("Tarvien fordert , verlangt und erwartet den Abzug .")
    some = [a_read(EVENT, 1, sure=0.3), a_read(EVENT, 3, sure=0.9), a_read(EVENT, 5, sure=0.2), a_read(COMMITMENT, 7)]
    assert Looked(text, some).features(3)["beside ACCUSE"] == pytest.approx(0.9)


def test_a_sentence_counts_from_the_first() -> None:
    text = page("Nichts geschah .", "Tarvien rügte Orlanien .", "Orlanien rügte Tarvien .", "Es wurde still .")
    early, late = (Looked(text, [a_read(EVENT, 4), a_read(EVENT, 8)]).features(at) for at in range(2))
    assert (early["place"], late["place"]) == (1 / 4, 2 / 4)
    assert early["length"] == pytest.approx(math.log(4))
    assert early["first sentence"] == 0
    assert Looked(text, [a_read(EVENT, 1)]).features(0)["first sentence"] == 1


def test_a_position_with_two_cues_touches_by_either() -> None:
    text = page("Tarvien rügte den Plan und lehnte ihn ab .")
    both = a_read(POSITION, 1, target=(2, 4))._replace(also=((5, 6), (7, 8)))
    assert "cue ACCUSE" in Looked(text, [both, a_read(EVENT, 5)]).features(0)


def test_the_innermost_quotation_counts() -> None:
    quotations = [(((0, 6),), "indirect"), (((2, 4),), "direct")]
    text = page("a b c d e f g", quotations=quotations)
    assert text.around == ["indirect", "indirect", "direct", "direct", "indirect", "indirect", ""]
    assert Looked(text, [a_read(FIGURE, 3)]).features(0)["within direct"] == 1
    assert Looked(text, [a_read(FIGURE, 6)]).features(0)["within no quotation"] == 1


def test_far_frames_of_an_endless_sentence_are_not_looked_at() -> None:
    text = page(" ".join(["rügte"] * (3 * NEAR)))
    looked = Looked(text, [a_read(EVENT, at) for at in range(3 * NEAR)])
    assert looked.features(NEAR + 9)["beside"] == pytest.approx(math.log1p(2 * NEAR))
    assert looked.features(0)["beside"] == pytest.approx(math.log1p(NEAR))


def test_only_kinds_with_weights_get_a_chance() -> None:
    some = [a_read(EVENT, 0), a_read(FIGURE, 1)]
    weights = {"event": {"least": 0.5, "weights": {"bias": -1.0, "no such feature": 9.0}}}
    event, figure = rescored(page("rügte 40"), some, weights)
    assert (event.odds, figure.odds) == (-1, 0)
    assert (stays(event, weights), stays(figure, weights)) == (False, True)
    assert rescored(page(), [], weights) == []


def test_a_chance_at_the_level_stays_and_odds_have_bounds() -> None:
    level = {"event": {"least": 0.5, "weights": {}}}
    assert stays(a_read(EVENT, 0), level)
    assert odds({"bias": 1.0}, {"bias": 1e9}) == LONGEST
    assert odds({"bias": 1.0}, {"bias": -1e9}) == -LONGEST


kinds = st.sampled_from((EVENT, COMMITMENT, POSITION, FIGURE))


@settings(deadline=None)
@given(st.lists(st.tuples(kinds, st.integers(0, 28), st.integers(0, 26)), max_size=12), st.integers(1, 7))
def test_features_are_finite_whatever_stands_beside(drawn: list[tuple[int, int, int]], length: int) -> None:
    words = [f"wort{n % 7}" for n in range(30)]
    text = Page(words, 1 + np.arange(30, dtype=np.int64) // length)
    some = sorted(
        (a_read(kind, at, actor=(to, to + 2), target=(to, to + 3)) for kind, at, to in drawn),
        key=lambda r: r.found.pieces,
    )
    looked = Looked(text, some)
    for at, one in enumerate(some):
        found = looked.features(at)
        assert all(map(math.isfinite, found.values()))
        assert found["bias"] == 1
        assert "chance" not in found
        assert FRAMES[one.found.kind] != "position" or "target often" in found


# -- in the reader ------------------------------------------------------------------------------------------------------------

ROW = "Orlanien rügte Tarvien und 40 Menschen starben."


def scripted(least: float) -> Scripted:
    rescoring = {"event": {"least": least, "weights": {"bias": 0.5}}}
    network = Scripted(ROW, frames=frame_settings(rescoring=rescoring))
    network.frame("event", span(ROW, "rügte"))
    network.frame("figure", span(ROW, "40"))
    return network


def test_what_does_not_reach_its_level_is_left_out() -> None:
    chance = 1 / (1 + math.exp(-0.5))
    assert [f.kind for f in Reader(scripted(chance - 0.01)).findings(ROW).frames] == ["event", "figure"]
    assert [f.kind for f in Reader(scripted(chance + 0.01)).findings(ROW).frames] == ["figure"]


def test_with_extras_it_comes_as_an_extra_one_where_it_misses_its_level_by_little() -> None:
    found = Reader(scripted(0.9), extras=True).findings(ROW).frames
    assert [(f.kind, f.extra, f.shown) for f in found] == [("event", True, False), ("figure", False, True)]
    far = 1 / (1 + math.exp(-(0.5 + 4.1)))  # the scripted margin of extras is 8, half of it is the frames'
    assert [f.kind for f in Reader(scripted(far), extras=True).findings(ROW).frames] == ["figure"]


def test_the_best_set_is_the_same_with_extras() -> None:
    weights = {kind: {"least": 0.5, "weights": {"bias": -0.2, "beside": 0.4}} for kind in ("event", "position")}
    network = Scripted(ROW, frames=frame_settings(rescoring=weights))
    for word, sure in (("rügte", 60), ("Tarvien", 60), ("und", 29), ("Menschen", 28)):
        network.frame("event", span(ROW, word), sure=sure)
    network.frame("position", span(ROW, "rügte"))
    network.frame("figure", span(ROW, "40"), sure=27)
    plain, more = (Reader(network, extras=extras).findings(ROW).frames for extras in (False, True))
    assert plain == tuple(f for f in more if not f.extra)
    assert [f.kind for f in plain] == ["event", "event"]
    assert len(more) > len(plain)


def test_the_chance_weighs_in_the_confidence() -> None:
    weights = frame_settings()["calibration"]
    weights["event"]["chance"] = 2.0
    rescoring = {"event": {"least": 0.5, "weights": {"bias": 0.5}}}
    network = Scripted(ROW, frames=frame_settings(rescoring=rescoring, calibration=weights))
    network.frame("event", span(ROW, "rügte"))
    (found,) = Reader(network).findings(ROW).frames
    assert found.confidence == pytest.approx(1 / (1 + math.exp(-(2 + 2 * 0.5))), abs=1e-4)
