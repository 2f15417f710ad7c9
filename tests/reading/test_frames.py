from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading import decode
from lagebild.reading.folder import FRAME_FEATURES
from lagebild.reading.frames import (
    LABEL_NAMES,
    LONGEST,
    LONGEST_ROLE,
    MAIN_ROLE,
    OPPOSED,
    SEVERAL,
    FrameFound,
    FrameRead,
    confidence,
    features,
    found,
    in_order,
    read,
    scores,
    with_candidates,
    with_particles,
)
from lagebild.reading.network import Bound
from lagebild.reading.scheme import ATTRIBUTES, CONDITION_KINDS, FRAME_ROLES, FRAME_TAGS, FRAMES
from tests.reading.frames_factory import (
    COMMITMENT,
    EVENT,
    FIGURE,
    NEUTRAL,
    POSITION,
    ROLE,
    Floats,
    Ints,
    WordSpans,
    a_frame,
    own_words,
    sentences_of,
    tagged,
)
from tests.reading.pieces_factory import frame_settings

seeds = st.integers(0, 2**32 - 1)


@st.composite
def random_tags(draw: st.DrawFn, most: int = 40) -> tuple[Floats, Ints]:
    """Logits between unsure and very sure, and the sentence of each word."""
    n, rng = draw(st.integers(1, most)), np.random.default_rng(draw(seeds))
    logits = rng.normal(size=(n, len(FRAMES) * len(FRAME_TAGS))) * rng.choice([0.5, 3, 30, 1e4])
    return logits.astype(np.float32), sentences_of(n, *draw(st.sets(st.integers(1, n), max_size=6)))


# --- the words that frames are known by ----------------------------------------------------------------------------------


@given(random_tags())
@settings(deadline=None)
def test_scores_are_log_probabilities(given_: tuple[Floats, Ints]) -> None:
    logits, _ = given_
    s = scores(logits)
    assert s.shape == (len(logits), len(FRAMES), len(FRAME_TAGS))
    assert s.dtype == np.float32
    assert np.exp(s).sum(-1) == pytest.approx(np.ones(s.shape[:2]), abs=1e-5)
    assert (s.argmax(-1) == logits.reshape(s.shape).argmax(-1)).all()


@pytest.mark.parametrize(
    ("row", "begins", "expected"),
    [
        ("O O O", (), []),
        ("O B I O", (), [((1, 3),)]),
        ("B B", (), [((0, 1),), ((1, 2),)]),
        ("B I O C I O", (), [((0, 2), (3, 5))]),
        ("B C", (), [((0, 1), (1, 2))]),
        ("B O C O C", (), [((0, 1), (2, 3), (4, 5))]),
        ("B O B O C", (), [((0, 1),), ((2, 3), (4, 5))]),  # of the frame before it, not of the one before that
        ("B O C", (2,), [((0, 1),), ((2, 3),)]),  # not beyond its sentence
        ("B O C", (1,), [((0, 1),), ((2, 3),)]),
        ("B I C", (1,), [((0, 2), (2, 3))]),  # the frame before ends in the same sentence
        ("O C I", (), [((1, 3),)]),  # of nothing: a frame of its own
        ("O C O C", (), [((1, 2), (3, 4))]),  # and the next one goes on with it
        ("C O C", (2,), [((0, 1),), ((2, 3),)]),
    ],
)
def test_tags_become_frames(row: str, begins: tuple[int, ...], expected: list[WordSpans]) -> None:
    tags = tagged(event=row)
    result = found(tags, NEUTRAL, sentences_of(len(tags), *begins))
    assert [(f.kind, f.pieces) for f in result] == [(EVENT, pieces) for pieces in expected]


def test_a_piece_goes_on_with_a_frame_of_its_own_kind() -> None:
    tags = tagged(event="B O O O C", position="O O B I O")
    result = found(tags, NEUTRAL, sentences_of(5))
    assert [(f.kind, f.pieces) for f in result] == [(EVENT, ((0, 1), (4, 5))), (POSITION, ((2, 4),))]


def test_frames_stand_in_text_order() -> None:
    tags = tagged(role="B I O", position="B O C", event="O B O", figure="B I O", commitment="O O B")
    result = found(tags, NEUTRAL, sentences_of(3))
    assert [FRAMES[f.kind] for f in result] == ["position", "figure", "role", "event", "commitment"]
    assert result == sorted(result, key=in_order)


def test_each_kind_has_its_own_bias() -> None:
    logits = np.zeros((1, len(FRAMES), len(FRAME_TAGS)), np.float32)
    logits[:, :, 0] = 2
    tags = scores(logits.reshape(1, -1))
    assert found(tags, NEUTRAL, sentences_of(1)) == []
    (only,) = found(tags, {**NEUTRAL, "figure": -2.5}, sentences_of(1))
    assert only.kind == FIGURE


def test_how_sure_the_tags_are() -> None:
    tags = np.full((5, len(FRAMES), len(FRAME_TAGS)), -9, np.float32)
    tags[:, :, 0] = 0
    for word, (tag, value) in enumerate(zip("OBIIO", (-0.5, -1, -3, -2, -0.25), strict=True)):
        tags[word, EVENT, 0] = -8
        tags[word, EVENT, FRAME_TAGS.index(tag)] = value
    (f,) = found(tags, NEUTRAL, sentences_of(5))
    assert (f.score, f.worst, f.edge) == (-2, -3, -1.25)  # edge: the first word's tag and the one after the last
    (f,) = found(tags[:4], NEUTRAL, sentences_of(4))
    assert f.edge == -1  # nothing stands after it


@given(random_tags(), st.lists(st.floats(-3, 3), min_size=len(FRAMES), max_size=len(FRAMES)))
@settings(deadline=None)
def test_every_tagged_word_is_in_one_frame(given_: tuple[Floats, Ints], outside: list[float]) -> None:
    logits, sentence = given_
    tags = scores(logits)
    result = found(tags, dict(zip(FRAMES, outside, strict=True)), sentence)
    assert result == sorted(result, key=in_order)
    best = decode.best_tags(tags, np.array(outside, np.float32))
    for kind in range(len(FRAMES)):
        mine = [f for f in result if f.kind == kind]
        in_frames = sorted(w for f in mine for b, e in f.pieces for w in range(b, e))
        assert in_frames == np.flatnonzero(best[:, kind]).tolist()
        assert all(a.pieces[-1][1] <= b.pieces[0][0] for a, b in pairwise(mine))
    for f in result:
        assert all(0 <= b < e <= len(sentence) for b, e in f.pieces)
        assert all(sentence[a[1] - 1] == sentence[b[0]] and a[1] <= b[0] for a, b in pairwise(f.pieces))
        assert f.score <= 1e-5
        assert f.worst <= f.score + 1e-6 * abs(f.worst)  # rounded


def test_without_words_there_are_no_frames() -> None:
    tags = scores(np.zeros((0, len(FRAMES) * len(FRAME_TAGS)), np.float32))
    assert found(tags, NEUTRAL, sentences_of(0)) == []
    assert with_candidates([], FIGURE, (), tags, -3.0, replace=True) == []
    assert with_particles([], [], sentences_of(0)) == []


# --- where grammar sees one ----------------------------------------------------------------------------------------------


def test_a_candidate_takes_the_place_of_what_was_found_on_it() -> None:
    tags = tagged(figure="O B I I O", event="B I O O O")
    before = found(tags, NEUTRAL, sentences_of(5))
    after = with_candidates(before, FIGURE, ((0, 4),), tags, -30.0, replace=True)
    assert [(f.kind, f.pieces) for f in after] == [(FIGURE, ((0, 4),)), (EVENT, ((0, 2),))]


def test_what_was_found_without_a_candidate_stays() -> None:
    tags = tagged(figure="B O B I O")
    before = found(tags, NEUTRAL, sentences_of(5))
    for replace in (True, False):
        after = with_candidates(before, FIGURE, ((4, 5),), tags, -30.0, replace=replace)
        assert [f.pieces for f in after] == [((0, 1),), ((2, 4),), ((4, 5),)]
        assert after[:2] == before
        assert with_candidates(before, FIGURE, (), tags, -30.0, replace=replace) == before


def test_two_candidates_part_what_was_found_as_one() -> None:
    tags = tagged(figure="B I I O")
    after = with_candidates(found(tags, NEUTRAL, sentences_of(4)), FIGURE, ((0, 1), (2, 3)), tags, -3.0, replace=True)
    assert [f.pieces for f in after] == [((0, 1),), ((2, 3),)]


def test_a_candidate_is_added_only_where_nothing_of_its_kind_was_found() -> None:
    tags = tagged(role="B I O O", event="O O B I")
    before = found(tags, NEUTRAL, sentences_of(4))
    after = with_candidates(before, ROLE, ((1, 3), (3, 4)), tags, -50.0, replace=False)
    assert [(f.kind, f.pieces) for f in after] == [(ROLE, ((0, 2),)), (EVENT, ((2, 4),)), (ROLE, ((3, 4),))]


@pytest.mark.parametrize("replace", [True, False])
def test_a_candidate_must_be_likely_enough(replace: bool) -> None:
    logits = np.zeros((2, len(FRAMES), len(FRAME_TAGS)), np.float32)
    logits[:, FIGURE, 0] = (3, 5)
    tags = scores(logits.reshape(2, -1))
    inside = [np.log1p(-np.exp(tags[w, FIGURE, 0])) for w in range(2)]  # of each word, not to be O
    mean = float(np.mean(inside))
    assert with_candidates([], FIGURE, ((0, 2),), tags, mean + 0.01, replace=replace) == []
    (f,) = with_candidates([], FIGURE, ((0, 2),), tags, mean - 0.01, replace=replace)
    assert f.pieces == ((0, 2),)
    assert f.worst == pytest.approx(tags[1, FIGURE, FRAME_TAGS.index("I")])
    assert f.edge == pytest.approx(tags[0, FIGURE, FRAME_TAGS.index("B")])
    (f,) = with_candidates([], FIGURE, ((0, 1), (1, 2)), tags, inside[0] - 0.01, replace=replace)
    assert f.pieces == ((0, 1),)
    assert f.edge == pytest.approx(tags[0, FIGURE, FRAME_TAGS.index("B")] + tags[1, FIGURE, 0])


def test_the_network_has_the_last_word_on_a_candidate() -> None:
    """What it found on a candidate that is unlikely as a whole goes as well: grammar knows where a number ends."""
    tags = tagged(figure="O B O O")
    before = found(tags, NEUTRAL, sentences_of(4))
    assert with_candidates(before, FIGURE, ((0, 4),), tags, -3.0, replace=True) == []
    assert with_candidates(before, FIGURE, ((0, 4),), tags, -3.0, replace=False) == before


def test_candidates_of_a_sure_network() -> None:
    """Certainties are no infinities."""
    logits = np.zeros((3, len(FRAMES), len(FRAME_TAGS)), np.float32)
    logits[0, :, 0], logits[2, :, 0] = 1e4, -1e4
    tags = scores(logits.reshape(3, -1))
    result = with_candidates([], ROLE, ((0, 1), (1, 2), (2, 3)), tags, -100.0, replace=False)
    assert [f.pieces for f in result] == [((0, 1),), ((1, 2),), ((2, 3),)]
    assert with_candidates([], ROLE, ((0, 1),), tags, -5.0, replace=False) == []


@given(random_tags(), st.data(), st.booleans(), st.floats(-20, 0))
@settings(deadline=None)
def test_candidates_never_overlap_with_frames_of_their_kind(
    given_: tuple[Floats, Ints], data: st.DataObject, replace: bool, least: float
) -> None:
    logits, sentence = given_
    tags = scores(logits)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(tags)), max_size=12)))
    candidates = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    before = found(tags, NEUTRAL, sentence)
    after = with_candidates(before, FIGURE, candidates, tags, least, replace=replace)
    assert after == sorted(after, key=in_order)
    assert [f for f in after if f.kind != FIGURE] == [f for f in before if f.kind != FIGURE]
    taken = [w for f in after if f.kind == FIGURE for w in own_words(f)]
    assert len(taken) == len(set(taken))
    for f in after:
        assert f in before or f.pieces[0] in candidates
    if not replace:
        assert set(before) <= set(after)


# --- attributes and roles ------------------------------------------------------------------------------------------------


class Script:
    """What the network says of a frame's surroundings: nothing at first, then what is set word by word."""

    def __init__(self, n: int, *pieces: tuple[int, int], kind: int = EVENT, low: int = 0) -> None:
        self.frame = a_frame(kind, *pieces)
        self.sentence = sentences_of(low + n)
        self.bound = Bound(
            low, np.full((n + 1, 2 * len(FRAME_ROLES)), -50, np.float32), np.zeros(len(LABEL_NAMES), np.float32)
        )
        self.bound.points[-1] = 0

    def point(self, role: str, begin: int, end: int, value: float = 20) -> Script:
        at = 2 * FRAME_ROLES.index((FRAMES[self.frame.kind], role))
        self.bound.points[begin - self.bound.low, at] = value
        self.bound.points[end - 1 - self.bound.low, at + 1] = value
        return self

    def label(self, name: str, value: float = 20) -> Script:
        self.bound.labels[LABEL_NAMES.index(name)] = value
        return self

    def read(self, **values: Any) -> FrameRead:
        return read(self.frame, self.bound, self.sentence, frame_settings(**values))

    def none(self, role: str, value: float) -> FrameRead:
        """Read with another bias of there being no filler."""
        return self.read(none={**frame_settings()["none"], f"{FRAMES[self.frame.kind]}.{role}": value})


def test_the_names_of_the_labels_are_in_the_networks_order() -> None:
    assert tuple(f"{kind}.{name}.{value}" for kind, name, values in ATTRIBUTES for value in values) == LABEL_NAMES
    assert set(MAIN_ROLE) == set(FRAMES)
    assert set(MAIN_ROLE.items()) <= set(FRAME_ROLES)
    assert SEVERAL | set(LONGEST) <= {role for _, role in FRAME_ROLES}


def test_labels_and_roles_are_read() -> None:
    script = Script(12, (3, 4), kind=EVENT).label("event.type.AID").label("event.status.planned")
    script.point("actor", 0, 3).point("recipient", 4, 6).point("time", 7, 9)
    r = script.read()
    assert r.found == script.frame
    assert r.labels == {"type": "AID", "status": "planned"}
    assert r.roles == {"actor": [(0, 3)], "recipient": [(4, 6)], "time": [(7, 9)]}
    assert len(r.p_labels) == 2
    assert max([*r.p_labels, r.p_role]) <= 0
    assert min([*r.p_labels, r.p_role]) > -0.01


@pytest.mark.parametrize("kind", range(len(FRAMES)))
def test_a_frame_has_the_attributes_and_roles_of_its_kind_alone(kind: int) -> None:
    script = Script(9, (4, 5), kind=kind)
    script.bound.points[1, 0::2] = script.bound.points[1, 1::2] = 20
    r = script.read()
    assert set(r.labels) == {name for of, name, _ in ATTRIBUTES if of == FRAMES[kind]}
    other = {role for _, role in OPPOSED}  # nobody acts upon himself
    assert r.roles == {role: [(1, 2)] for of, role in FRAME_ROLES if of == FRAMES[kind] and role not in other}
    assert len(r.p_labels) == len(r.labels)


def test_a_label_may_be_biased() -> None:
    script = Script(3, (1, 2)).label("event.status.possible", 2.0)
    assert script.read().labels["status"] == "possible"
    assert script.read(labels={"event.status.denied": 1.9}).labels["status"] == "possible"
    assert script.read(labels={"event.status.denied": 2.1}).labels["status"] == "denied"
    assert script.read(labels={"event.status.possible": -3.0}).labels["status"] == "actual"
    assert script.read(labels={"role.former.yes": 50.0}).labels == script.read().labels


def test_without_a_condition_there_is_no_kind_of_condition() -> None:
    script = Script(9, (4, 5), kind=COMMITMENT).label("commitment.condition_kind.until", 9)
    assert script.read().labels["condition_kind"] == "none"
    assert script.point("condition", 6, 9).read().labels["condition_kind"] == "until"


@pytest.mark.parametrize("second", CONDITION_KINDS[1:])
def test_a_condition_has_a_kind(second: str) -> None:
    script = Script(9, (4, 5), kind=COMMITMENT).point("condition", 6, 9)
    script.label("commitment.condition_kind.none", 9).label(f"commitment.condition_kind.{second}", 3)
    script.label("commitment.kind.threat", 30).label("position.stance.against", 30)
    assert script.read().labels == {"kind": "threat", "condition_kind": second}


def test_the_second_likeliest_kind_of_condition_is_biased_as_well() -> None:
    script = Script(9, (4, 5), kind=COMMITMENT).point("condition", 6, 9)
    script.label("commitment.condition_kind.none", 9).label("commitment.condition_kind.if", 3)
    biased = script.read(labels={"commitment.condition_kind.before": 4.0})
    assert biased.labels["condition_kind"] == "before"


def test_a_condition_decides_nothing_about_other_kinds() -> None:
    r = Script(9, (4, 5), kind=POSITION).label("position.stance.for").point("condition", 6, 9).read()
    assert r.labels == {"stance": "for", "about": "policy"}
    assert r.roles == {"condition": [(6, 9)]}


def test_there_may_be_no_filler_in_the_text() -> None:
    script = Script(9, (4, 5), kind=FIGURE).point("of", 5, 7, 3.0)
    r = script.read()
    assert r.roles == {"of": [(5, 7)]}
    r = script.none("of", 6.1)  # "none" has 0 to the filler's 3, for beginning and end
    assert r.roles == {}
    assert r.p_role == pytest.approx(-6.1, abs=0.01)  # the bias moves the decision, not how likely it is
    assert script.none("of", 5.9).roles == {"of": [(5, 7)]}
    assert script.none("place", 50.0).roles == {"of": [(5, 7)]}
    r = Script(9, (4, 5), kind=FIGURE).read()
    assert r.roles == {}
    assert r.p_role == pytest.approx(0, abs=1e-3)


def test_a_filler_stands_within_one_sentence() -> None:
    script = Script(9, (4, 5)).point("place", 6, 9)
    assert script.read().roles == {"place": [(6, 9)]}
    script.sentence = sentences_of(9, 7)
    assert script.read().roles == {}
    assert script.point("place", 5, 7, 15).read().roles == {"place": [(6, 7)]}  # of the next likeliest ends


def test_a_filler_shares_no_word_with_its_frame() -> None:
    script = Script(12, (4, 5), (8, 9))
    assert script.point("place", 4, 5).read().roles == {}
    for begin, end in ((3, 5), (4, 6), (3, 10), (8, 9), (7, 9), (8, 12)):
        assert Script(12, (4, 5), (8, 9)).point("place", begin, end).read().roles == {}
    for begin, end in ((0, 4), (5, 8), (9, 12)):
        assert Script(12, (4, 5), (8, 9)).point("place", begin, end).read().roles == {"place": [(begin, end)]}


@pytest.mark.parametrize(("kind", "role"), FRAME_ROLES)
def test_a_filler_is_not_too_long(kind: str, role: str) -> None:
    longest = LONGEST.get(role, LONGEST_ROLE)
    script = Script(60, (0, 1), kind=FRAMES.index(kind)).point(role, 2, 2 + longest)
    assert script.read().roles == {role: [(2, 2 + longest)]}
    assert Script(60, (0, 1), kind=FRAMES.index(kind)).point(role, 2, 3 + longest).read().roles == {}


@pytest.mark.parametrize(("kind", "role"), FRAME_ROLES)
def test_some_roles_may_be_filled_by_several(kind: str, role: str) -> None:
    script = Script(12, (4, 5), kind=FRAMES.index(kind)).point(role, 0, 2).point(role, 6, 9, 20.5)
    expected = [(6, 9), (0, 2)] if role in SEVERAL else [(6, 9)]  # the surest first
    assert script.read().roles == {role: expected}


def test_a_further_filler_must_be_likely_and_apart() -> None:
    script = Script(12, (4, 5)).point("actor", 0, 2).point("actor", 6, 9, 21.5)
    assert script.read().roles == {"actor": [(6, 9)]}  # the other one has less than three tenths
    script = Script(12, (4, 5)).point("actor", 6, 9).point("actor", 7, 8)
    assert script.read().roles == {"actor": [(6, 8)]}  # of what overlaps one


@pytest.mark.parametrize("n", [3, 5, 24, 25, 40, 241])
@pytest.mark.parametrize("own", [0, 1])
def test_of_equally_likely_words_the_first_is_taken(n: int, own: int) -> None:
    script = Script(n, (own, own + 1))
    script.bound.points[:] = 0
    first = 1 - own
    assert script.none("place", -1.0).roles["place"] == [(first, first + 1)]


def test_positions_count_from_where_the_surroundings_begin() -> None:
    script = Script(12, (103, 104), low=100).point("place", 105, 107)
    script.sentence = sentences_of(200, 106)
    assert script.read().roles == {}
    script.sentence = sentences_of(200, 105, 107)
    assert script.read().roles == {"place": [(105, 107)]}


def test_a_text_of_one_word_fills_no_role() -> None:
    for kind in range(len(FRAMES)):
        script = Script(1, (0, 1), kind=kind)
        script.bound.points[0] = 50
        assert script.read().roles == {}


@given(seeds, st.integers(0, len(FRAMES) - 1), st.integers(1, 120), st.integers(0, 50), st.data())
@settings(deadline=None)
def test_whatever_the_network_says_is_read(seed: int, kind: int, n: int, low: int, data: st.DataObject) -> None:
    rng = np.random.default_rng(seed)
    cuts = sorted(data.draw(st.sets(st.integers(0, n), min_size=2, max_size=6)))
    pieces = tuple((low + b, low + e) for b, e in zip(cuts[::2], cuts[1::2], strict=False))
    script = Script(n, *pieces, kind=kind, low=low)
    script.bound.points[:] = rng.normal(size=script.bound.points.shape) * rng.choice([0.1, 1, 10, 1e4, 1e6])
    script.bound.labels[:] = rng.normal(size=len(LABEL_NAMES)) * rng.choice([0.1, 1, 1e4, 1e6])
    script.sentence = sentences_of(low + n, *data.draw(st.sets(st.integers(1, low + n), max_size=9)))
    none = data.draw(st.sampled_from([-1e6, -50.0, -1.0, 0.0, 1.0, 50.0, 1e6]))
    values = frame_settings(none=dict.fromkeys(frame_settings()["none"], none))
    r = read(script.frame, script.bound, script.sentence, values)
    assert r == read(script.frame, script.bound, script.sentence, values)
    own = own_words(script.frame)
    for role, fillers in r.roles.items():
        assert (FRAMES[kind], role) in FRAME_ROLES
        assert len(fillers) == 1 or (role in SEVERAL and fillers)
        filled = [w for b, e in fillers for w in range(b, e)]
        assert len(set(filled)) == len(filled)
        assert own.isdisjoint(filled)
        for b, e in fillers:
            assert low <= b < e <= low + n
            assert script.sentence[b] == script.sentence[e - 1]
            assert e - b <= LONGEST.get(role, LONGEST_ROLE)
    for of, name, allowed in ATTRIBUTES:
        assert of != FRAMES[kind] or r.labels[name] in allowed
    if FRAMES[kind] == "commitment":
        assert (r.labels["condition_kind"] != "none") == ("condition" in r.roles)
    assert np.isfinite(features(r)).all()
    assert 0 <= confidence(r, frame_settings()["calibration"][FRAMES[kind]]) <= 1


# --- confidence ----------------------------------------------------------------------------------------------------------


def test_features_are_in_the_order_of_their_names() -> None:
    f = FrameFound(EVENT, ((0, 1), (2, 4)), -0.5, -9.0, -1.0)
    r = FrameRead(f, {}, {}, [np.log(0.5), np.log(0.8)], np.log(0.2), odds=0.7)
    values = dict(zip(FRAME_FEATURES, features(r), strict=True))
    assert values == {
        "bias": 1,
        "tags": -0.5,
        "worst": -5,
        "edges": -1,
        "labels": pytest.approx(np.log(4)),
        "least label": pytest.approx(0),
        "role": pytest.approx(-np.log(4)),
        "words": pytest.approx(np.log(3)),
        "chance": 0.7,
    }
    assert dict(zip(FRAME_FEATURES, features(r._replace(p_labels=[])), strict=True))["least label"] == 0


@pytest.mark.parametrize("log_p", [-1e30, -1e4, -1.0, -1e-9, 0.0, 1e-7])
@pytest.mark.parametrize("weight", [-1e6, 0.0, 1e6])
def test_confidence_is_a_probability_whatever_it_rests_on(log_p: float, weight: float) -> None:
    f = FrameFound(EVENT, ((0, 1),), -1e30, -1e30, -1e30)
    r = FrameRead(f, {}, {}, [log_p, log_p], log_p)
    assert np.isfinite(features(r)).all()
    assert 0 <= confidence(r, dict.fromkeys(FRAME_FEATURES, weight)) <= 1


def test_the_surer_the_more_confident() -> None:
    weights = {**dict.fromkeys(FRAME_FEATURES, 0.0), "tags": 1.0}
    some = [FrameRead(a_frame(EVENT, (0, 1), score=s), {}, {}, [], 0.0) for s in (-2.0, -1.0, -0.1)]
    rated = [confidence(r, weights) for r in some]
    assert rated == sorted(rated)
    assert confidence(some[0], dict.fromkeys(FRAME_FEATURES, 0.0)) == 0.5
