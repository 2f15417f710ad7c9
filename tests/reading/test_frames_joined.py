from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading.folder import FRAME_FEATURES
from lagebild.reading.frames import (
    PARTICLES,
    FrameFound,
    FrameRead,
    confidence,
    features,
    found,
    in_order,
    scores,
    with_particles,
    with_whole_views,
)
from lagebild.reading.scheme import FRAME_TAGS, FRAMES
from lagebild.reading.words import words
from lagebild.sentences import sentences
from tests.reading.frames_factory import (
    COMMITMENT,
    EVENT,
    EXPLANATION,
    FIGURE,
    NEUTRAL,
    POSITION,
    a_frame,
    own_words,
    sentences_of,
)

seeds = st.integers(0, 2**32 - 1)


# --- particles of verbs --------------------------------------------------------------------------------------------------


class Text:
    """A German text with frames on words of it."""

    def __init__(self, text: str) -> None:
        self.text, self.spans = text, words(text)
        self.words = [text[b:e] for b, e in self.spans]
        begins = [b for b, _ in sentences(text)]
        self.sentence = np.array([sum(s <= b for s in begins) for b, _ in self.spans], np.int64)

    def frame(self, kind: int, *parts: str) -> FrameFound:
        pieces = []
        for part in parts:
            found_ = re.search(rf"\b{part}\b", self.text)
            assert found_, part
            inside = [w for w, (b, e) in enumerate(self.spans) if found_.start() <= b and e <= found_.end()]
            pieces.append((inside[0], inside[-1] + 1))
        return a_frame(kind, *pieces)

    def parted(self, *frames: tuple[int, tuple[str, ...]]) -> list[tuple[int, list[str]]]:
        """Kind and pieces of what becomes of frames on these words."""
        before = sorted((self.frame(kind, *parts) for kind, parts in frames), key=in_order)
        after = with_particles(before, self.words, self.sentence)
        assert after == sorted(after, key=in_order)
        return [(f.kind, [" ".join(self.words[b:e]) for b, e in f.pieces]) for f in after]


@pytest.mark.parametrize(
    ("text", "frames", "expected"),
    [
        ("Die Garde griff den Hafen von Pelsk an.", ["griff", "an"], [["griff", "an"]]),
        ("Der Rat lehnte den Plan, der seit Mai galt, ab.", ["lehnte", "ab"], [["lehnte", "ab"]]),
        ("Der Rat lehnte den „Plan“ ab.", ["lehnte", "ab"], [["lehnte", "ab"]]),
        ("Die Garde griff an.", ["griff", "an"], [["griff an"]]),  # they touch
        ("Sie nahm die Gespräche wieder auf.", ["nahm", "wieder", "auf"], [["nahm", "wieder auf"]]),
        ("Sie zogen sich bis Pelsk zurück.", ["zogen sich", "zurück"], [["zogen sich", "zurück"]]),
        ("Er drohte, und sie lenkte nie ein.", ["drohte", "lenkte", "ein"], [["drohte"], ["lenkte", "ein"]]),
        # without a verb before it that was found in the sentence
        ("Die Garde griff nie an.", ["an"], []),
        ("Die Garde feuerte. Der Rat rief sie zurück.", ["feuerte", "zurück"], [["feuerte"]]),
        # the verb before it has its own
        ("Sie griff Pelsk an und nahm es ein.", [("griff", "an"), "ein"], [["griff", "an"]]),
        ("Sie lehnte ab, er wies sie zurück.", ["lehnte ab", "zurück"], [["lehnte ab"]]),
        ("Sie rückten vor und zurück.", ["rückten vor", "zurück"], [["rückten vor"]]),
        # a predicate
        ("Alle Geiseln sind frei.", ["frei"], [["frei"]]),
        ("Er verhandelt erst, wenn die Festgenommenen frei sind.", ["verhandelt", "frei"], [["verhandelt"], ["frei"]]),
        ("Sie kündigte an, dass alle Truppen weg seien.", [("kündigte", "an"), "weg"], [["kündigte", "an"], ["weg"]]),
        ("Der Weg ist frei und die Garde rückt vor.", ["rückt", "vor"], [["rückt vor"]]),
        ("Das ist kaum zu dulden, sagte sie.", ["zu"], []),  # a copula, but no predicate
        ("Alle sollen „frei“ sein.", ["frei"], [["frei"]]),
        ("Er rief: „zurück!“", ["rief", "zurück"], [["rief"], ["zurück"]]),  # the only word there
        ("„zurück!“", ["zurück"], [["zurück"]]),
        # no particles
        ("Die Garde griff den Hafen an.", ["Hafen"], [["Hafen"]]),
        ("Sie kamen frei und gingen.", ["frei und gingen"], [["frei und gingen"]]),
    ],
)
def test_the_particle_of_a_verb_is_no_frame_of_its_own(
    text: str, frames: list[str | tuple[str, ...]], expected: list[list[str]]
) -> None:
    parts = [(f,) if isinstance(f, str) else f for f in frames]
    for kind in (EVENT, COMMITMENT, POSITION):
        assert Text(text).parted(*[(kind, p) for p in parts]) == [(kind, pieces) for pieces in expected]


def test_a_particle_joins_a_frame_of_its_own_kind() -> None:
    text = Text("Der Rat lehnte den Angriff ab.")
    frames = [(POSITION, ("lehnte",)), (EVENT, ("Angriff",)), (POSITION, ("ab",))]
    assert text.parted(*frames) == [(POSITION, ["lehnte", "ab"]), (EVENT, ["Angriff"])]
    assert text.parted(*frames[:2], (COMMITMENT, ("ab",))) == [(POSITION, ["lehnte"]), (EVENT, ["Angriff"])]


def test_a_number_is_no_particle() -> None:
    text = Text("Sie zogen ein Bataillon ab.")
    frames = [(EVENT, ("zogen",)), (FIGURE, ("ein",)), (EVENT, ("ab",))]
    assert text.parted(*frames) == [(EVENT, ["zogen", "ab"]), (FIGURE, ["ein"])]


def test_a_frame_with_its_particle_is_as_sure_as_its_words_are() -> None:
    text = Text("Sie nahm die Gespräche bald wieder auf.")
    verb, particle = text.frame(EVENT, "nahm"), text.frame(EVENT, "wieder auf")._replace(score=-0.8, worst=-2, edge=-3)
    (f,) = with_particles([verb, particle], text.words, text.sentence)
    assert f.score == pytest.approx((-0.2 - 0.8 * 2) / 3)
    assert (f.worst, f.edge) == (-2, -3)


def test_a_text_of_nothing_but_particles_is_read() -> None:  # a look at each one's whole sentence would take minutes
    n = 20_000
    frames = [a_frame(EVENT, (w, w + 1)) for w in range(n)]
    assert with_particles(frames, ["frei"] * n, sentences_of(n)) == []


VOCABULARY = [*sorted(PARTICLES), "ist", "frei", "Garde", "griff", "und", ",", "."]


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=25), st.data())
@settings(deadline=None)
def test_particles_only_move_to_frames_before_them(some: list[str], data: st.DataObject) -> None:
    n = len(some)
    sentence = sentences_of(n, *data.draw(st.sets(st.integers(1, n), max_size=3)))
    logits = np.random.default_rng(data.draw(seeds)).normal(size=(n, len(FRAMES) * len(FRAME_TAGS))).astype(np.float32)
    before = found(scores(logits * 3), NEUTRAL, sentence)
    after = with_particles(before, some, sentence)
    assert after == sorted(after, key=in_order)
    assert with_particles(after, some, sentence) == after
    for kind in range(len(FRAMES)):
        old, new = ([f for f in frames if f.kind == kind] for frames in (before, after))
        assert {f.pieces[0][0] for f in new} <= {f.pieces[0][0] for f in old}
        kept = [w for f in new for w in own_words(f)]
        assert len(kept) == len(set(kept))
        lost = {w for f in old for w in own_words(f)} - set(kept)
        assert {some[w] for w in lost} <= PARTICLES


# --- positions with two cues ---------------------------------------------------------------------------------------------

WEIGHTS = {**dict.fromkeys(FRAME_FEATURES, 0.0), "tags": 1.0}
HOLDER, TARGET = [(0, 2)], [(10, 14)]


def a_position(*cue: tuple[int, int], stance: str = "against", score: float = -0.2, **roles: Any) -> FrameRead:
    """A position of the first words on later ones."""
    filled = {"holder": HOLDER, "target": TARGET, **roles}
    labels = {"stance": stance, "about": "policy"}
    return FrameRead(a_frame(POSITION, *cue, score=score), labels, {k: v for k, v in filled.items() if v}, [], 0.0)


def test_a_position_with_two_cues_is_one() -> None:
    a, b = a_position((3, 4), (8, 9), score=-0.5), a_position((5, 6), score=-0.1, condition=[(15, 20)])
    (one,) = with_whole_views([a, b], sentences_of(20))
    assert one.whole.pieces == ((3, 4), (5, 6), (8, 9))
    assert (one.labels, one.roles) == (b.labels, b.roles)  # of the surer one
    assert confidence(one, WEIGHTS) == confidence(b, WEIGHTS)
    assert features(one) == features(b)
    (one,) = with_whole_views([a_position((3, 4), score=-0.1), a_position((5, 6))], sentences_of(20))
    assert one.whole.pieces == ((3, 4), (5, 6))
    assert one.found.pieces == ((3, 4),)


def test_cues_that_touch_are_one_piece() -> None:
    (one,) = with_whole_views([a_position((3, 4)), a_position((4, 6))], sentences_of(20))
    assert one.whole.pieces == ((3, 6),)


def test_a_position_may_have_three_cues() -> None:
    some = [a_position((w, w + 1), score=s) for w, s in ((3, -0.5), (5, -0.1), (7, -0.3))]
    (one,) = with_whole_views(some, sentences_of(20))
    assert one.whole.pieces == ((3, 4), (5, 6), (7, 8))
    assert confidence(one, WEIGHTS) == confidence(some[1], WEIGHTS)


@pytest.mark.parametrize(
    ("other", "begins"),
    [
        pytest.param(a_position((5, 6), holder=[(0, 1)]), (), id="another holder"),
        pytest.param(a_position((5, 6), holder=[(0, 2), (15, 16)]), (), id="a holder more"),
        pytest.param(a_position((5, 6), target=[(10, 13)]), (), id="another target"),
        pytest.param(a_position((5, 6), holder=None), (), id="no holder"),
        pytest.param(a_position((5, 6), target=None), (), id="no target"),
        pytest.param(a_position((5, 6)), (4,), id="another sentence"),
        pytest.param(a_position((5, 6), stance="for"), (), id="a yes and a no"),
        pytest.param(a_position((5, 6))._replace(found=a_frame(EXPLANATION, (5, 6))), (), id="another kind"),
    ],
)
def test_positions_that_differ_stay_two(other: FrameRead, begins: tuple[int, ...]) -> None:
    both = [a_position((3, 4)), other]
    assert with_whole_views(both, sentences_of(20, *begins)) == both


def test_positions_of_nobody_on_nothing_stay_two() -> None:
    both = [a_position((w, w + 1), holder=None, target=None) for w in (3, 5)]
    assert with_whole_views(both, sentences_of(20)) == both


def test_a_shade_of_a_stance_is_the_surer_one() -> None:
    both = [a_position((3, 4), stance="for", score=-0.5), a_position((5, 6), stance="conditional")]
    (one,) = with_whole_views(both, sentences_of(20))
    assert one.labels["stance"] == "conditional"


def test_a_role_shares_no_word_with_the_other_cue() -> None:
    both = [a_position((3, 4), condition=[(5, 9)]), a_position((6, 7), score=-0.9)]
    (one,) = with_whole_views(both, sentences_of(20))
    assert one.roles == {"holder": HOLDER, "target": TARGET}


def test_other_frames_keep_their_place() -> None:
    event = FrameRead(a_frame(EVENT, (4, 5)), {"type": "AID", "status": "actual"}, {}, [], 0.0)
    late = a_position((16, 17), holder=[(15, 16)])
    some = [a_position((3, 4)), event, a_position((6, 7), score=-0.1), late]
    one, *rest = with_whole_views(some, sentences_of(20))
    assert one.whole.pieces == ((3, 4), (6, 7))
    assert rest == [event, late]
    assert with_whole_views([], sentences_of(0)) == []
