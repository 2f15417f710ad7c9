from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading import decode
from lagebild.reading.decode import Found, best_tags, found, log_softmax, mentions, point_scores, runs, tag_scores
from lagebild.reading.scheme import ALLOWED_TYPES, DIRECT, LAYERS, MENTION_TAGS, OTHER, OVERLAPPING, TAGS, TYPES

Floats = npt.NDArray[np.float32]
Tags = npt.NDArray[np.int64]
seeds = st.integers(0, 2**32 - 1)
biases = st.sampled_from([0.0, -0.4, -1.2, -2.7, -9.0, 1.5])


def random_scores(seed: int, words: int) -> Floats:
    """Scores as a tagger gives them: between unsure and very sure, O here and there a certainty."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(size=(words, LAYERS * len(TAGS))) * rng.choice([0.5, 3, 10, 30])
    logits = logits.reshape(words, LAYERS, len(TAGS))
    logits[:, :, 0] += rng.choice([0, 5, 40], size=(words, 1), p=rng.dirichlet([1, 1, 1]))
    return tag_scores(logits.reshape(words, -1).astype(np.float32))


def may_follow(before: str, tag: str) -> bool:
    return tag[0] != "I" or before[2:] == tag[2:]


def is_allowed(sequence: list[str]) -> bool:
    return all(may_follow(before, tag) for before, tag in pairwise(["O", *sequence]))


def total(emit: Floats, sequence: Any) -> float:
    return float(sum(float(row[t]) for row, t in zip(emit, sequence, strict=True)))


def reference(emit: Floats) -> float:
    """The score of the best allowed sequence of one layer, (words, TAGS), word by word."""
    best = {"O": 0.0}
    for row in emit:
        best = {
            tag: max(score for before, score in best.items() if may_follow(before, tag)) + float(row[i])
            for i, tag in enumerate(TAGS)
            if any(may_follow(before, tag) for before in best)
        }
    return max(best.values())


def biased(scores: Floats, outside: float) -> Floats:
    emit = scores.copy()
    emit[:, :, 0] += outside
    return emit


@settings(deadline=None, max_examples=20)
@given(seeds, st.integers(1, 3), biases)
def test_the_best_tags_are_the_best_of_all_allowed_sequences(seed: int, words: int, outside: float) -> None:
    scores = random_scores(seed, words)
    emit, tags = biased(scores, outside), best_tags(scores, outside)
    allowed = [x for x in product(range(len(TAGS)), repeat=words) if is_allowed([TAGS[t] for t in x])]
    for layer in range(LAYERS):
        best = max(total(emit[:, layer], x) for x in allowed)
        assert total(emit[:, layer], tags[:, layer]) == pytest.approx(best, abs=1e-3)
        assert reference(emit[:, layer]) == pytest.approx(best, abs=1e-3)


@settings(deadline=None)
@given(seeds, st.integers(1, 40), biases)
def test_parting_the_search_makes_no_difference(seed: int, words: int, outside: float) -> None:
    scores = random_scores(seed, words)
    emit, tags = biased(scores, outside), best_tags(scores, outside)
    for layer in range(LAYERS):
        assert total(emit[:, layer], tags[:, layer]) == pytest.approx(reference(emit[:, layer]), rel=1e-5, abs=1e-3)


@settings(deadline=None)
@given(seeds, st.integers(1, 40), biases)
def test_no_tag_stands_where_it_may_not(seed: int, words: int, outside: float) -> None:
    tags = best_tags(random_scores(seed, words), outside)
    for layer in range(LAYERS):
        names = [TAGS[t] for t in tags[:, layer]]
        assert is_allowed(names)
        assert all(n == "O" or n[2:] in ALLOWED_TYPES[layer] for n in names)


@settings(deadline=None)
@given(seeds, st.integers(1, 30))
def test_the_less_outside_counts_the_more_is_found(seed: int, words: int) -> None:
    scores = random_scores(seed, words)
    inside = [int((best_tags(scores, bias) != 0).sum()) for bias in (2.0, 0.0, -2.0, -8.0)]
    assert inside == sorted(inside)


def sure(*names: str, layer: int = OTHER) -> Floats:
    """Logits (words, LAYERS * TAGS) of a tagger that is sure of these tags on one layer and of O on the others."""
    logits = np.zeros((len(names), LAYERS, len(TAGS)), np.float32)
    logits[:, :, 0] = 20
    for word, name in enumerate(names):
        logits[word, layer, 0] = 0
        logits[word, layer, TAGS.index(name)] += 20
    return logits.reshape(len(names), -1)


def test_a_quotation_is_not_parted_where_it_can_only_go_on() -> None:
    """One word looks like O for sure, but the words after it can neither begin a quotation nor be outside of one."""
    logits = sure("B-indirect", *["I-indirect"] * 3).reshape(4, LAYERS, len(TAGS))
    logits[2, OTHER, 0] = 28  # I-indirect has 20: O is 3,000 times as likely
    tags = best_tags(tag_scores(logits.reshape(4, -1)))
    assert [TAGS[t] for t in tags[:, OTHER]] == ["B-indirect", *["I-indirect"] * 3]
    logits[3, OTHER, TAGS.index("C-indirect")] = 19  # now it may go on after a gap
    tags = best_tags(tag_scores(logits.reshape(4, -1)))
    assert [TAGS[t] for t in tags[:, OTHER]] == ["B-indirect", "I-indirect", "O", "C-indirect"]


def test_the_outside_bias_counts_where_the_search_is_parted() -> None:
    logits = sure(*["O"] * 5).reshape(5, LAYERS, len(TAGS))
    logits[2, OTHER, TAGS.index("B-reported")] = 15  # O has 20
    scores = tag_scores(logits.reshape(5, -1))
    assert not best_tags(scores, -4).any()
    assert [TAGS[t] for t in best_tags(scores, -6)[:, OTHER]] == ["O", "O", "B-reported", "O", "O"]


def follows(tag: int, before: int) -> bool:
    """Whether `tag` may follow `before`: O, then B, C, I of each type; an I only after its own type."""
    return tag == 0 or tag % 3 != 0 or (before > 0 and (before + 2) // 3 == tag // 3)


@settings(deadline=None, max_examples=40)
@given(seeds, st.integers(1, 3), st.integers(1, 6), st.integers(1, 3), st.data())
def test_the_best_tags_of_any_number_of_layers_and_types(
    seed: int, words: int, layers: int, types: int, data: st.DataObject
) -> None:
    """As frames have them: a layer a kind, and a bias of its own for each."""
    rng = np.random.default_rng(seed)
    tags = 1 + 3 * types
    logits = rng.normal(size=(words, layers, tags)) * rng.choice([0.5, 3, 10, 30])
    logits[:, :, 0] += rng.choice([0, 5, 40], size=(words, layers), p=rng.dirichlet([1, 1, 1]))
    scores = log_softmax(logits.astype(np.float32))
    outside = np.array(data.draw(st.lists(biases, min_size=layers, max_size=layers)), np.float32)
    best = best_tags(scores, outside)
    assert best.shape == (words, layers)
    emit = scores.copy()
    emit[:, :, 0] += outside
    allowed = [
        x for x in product(range(tags), repeat=words) if all(follows(tag, before) for before, tag in pairwise((0, *x)))
    ]
    for layer in range(layers):
        assert tuple(best[:, layer].tolist()) in allowed
        expected = max(total(emit[:, layer], x) for x in allowed)
        assert total(emit[:, layer], best[:, layer]) == pytest.approx(expected, abs=1e-3)


@settings(deadline=None)
@given(seeds, st.integers(1, 40), st.integers(1, 6))
def test_layers_do_not_touch_one_another(seed: int, words: int, layers: int) -> None:
    rng = np.random.default_rng(seed)
    scores = log_softmax((rng.normal(size=(words, layers, 4)) * 4).astype(np.float32))
    outside = rng.normal(size=layers).astype(np.float32)
    together = best_tags(scores, outside)
    for layer in range(layers):
        alone = best_tags(scores[:, layer : layer + 1], float(outside[layer]))
        assert alone[:, 0].tolist() == together[:, layer].tolist()


def test_transitions_of_frames() -> None:
    o, b, c, i = range(4)
    table = decode.transitions(4)
    assert table.shape == (4, 4)
    assert [x.tolist() for x in np.nonzero(table)] == [[o], [i]]
    assert np.flatnonzero(decode.starts(4)).tolist() == [i]
    assert table[b, i] == table[c, i] == table[i, i] == 0


def test_no_words_have_no_tags() -> None:
    scores = tag_scores(np.zeros((0, LAYERS * len(TAGS)), np.float32))
    assert best_tags(scores).shape == (0, LAYERS)
    assert best_tags(np.zeros((0, 6, 4), np.float32), np.zeros(6, np.float32)).shape == (0, 6)
    assert found(best_tags(scores), scores) == []


def test_scores_are_log_probabilities() -> None:
    logits = np.random.default_rng(1).normal(size=(7, LAYERS * len(TAGS))).astype(np.float32) * 50
    scores = tag_scores(logits)
    assert np.exp(scores).sum(-1) == pytest.approx(np.ones((7, LAYERS)), abs=1e-5)
    assert np.exp(scores[:, DIRECT, [i for i, t in enumerate(TAGS) if t[2:] not in ("", "direct")]]).sum() == 0
    assert np.exp(log_softmax(np.array([1e4, 0, -1e4], np.float32))) == pytest.approx([1, 0, 0])


def read(*layers: str) -> list[Found]:
    """The quotations of tag sequences, one string a layer: "O Bi Ii" with the types' own letters (see KINDS)."""
    rows = [[name_of(x) for x in layer.split()] for layer in layers]
    rows += [["O"] * len(rows[0])] * (LAYERS - len(rows))
    tags = np.array([[TAGS.index(name) for name in row] for row in rows]).T
    return found(tags, np.zeros((*tags.shape, len(TAGS)), np.float32))


KINDS = {"d": "direct", "i": "indirect", "f": "free_indirect", "g": "indirect_free_indirect", "r": "reported"}


def name_of(short: str) -> str:
    return short if short == "O" else f"{short[0]}-{KINDS[short[1]]}"


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        (("O O O",), []),
        (("O Bd Id Id O",), [(0, "direct", ((1, 4),))]),
        (("Bd Id Bd Id",), [(0, "direct", ((0, 2),)), (0, "direct", ((2, 4),))]),
        (("Bd O O Cd Id",), [(0, "direct", ((0, 1), (3, 5)))]),
        (("Bd Cd O Cd",), [(0, "direct", ((0, 1), (1, 2), (3, 4)))]),
        (("O O O O", "Bi Ii Br Ir"), [(1, "indirect", ((0, 2),)), (1, "reported", ((2, 4),))]),
        (("O O O O", "Bi O Cr O"), [(1, "indirect", ((0, 1),)), (1, "reported", ((2, 3),))]),  # goes on with nothing
        (("O O", "O Cf"), [(1, "free_indirect", ((1, 2),))]),
        (("O O Bd O", "Bi Ii Ii Ii"), [(1, "indirect", ((0, 4),)), (0, "direct", ((2, 3),))]),  # outer ones first
        (("Bd Id", "Bi Ii", "Bg Ig"), [(k, t, ((0, 2),)) for k, t in enumerate(["direct", "indirect", "indirect_free_indirect"])]),
        (("O O O", "O O O", "Br O Bd"), [(2, "reported", ((0, 1),)), (2, "direct", ((2, 3),))]),
    ],
)  # fmt: skip
def test_tags_become_quotations(layers: tuple[str, ...], expected: list[Any]) -> None:
    assert [q[:3] for q in read(*layers)] == expected


@st.composite
def placed(draw: st.DrawFn) -> tuple[list[tuple[int, str, tuple[tuple[int, int], ...]]], Tags]:
    """Quotations that stand one after another on each layer, and their tags."""
    out = []
    words = draw(st.integers(4, 40))
    tags = np.zeros((words, LAYERS), np.int64)
    for layer in range(LAYERS):
        cuts = sorted(draw(st.sets(st.integers(0, words), max_size=12)))
        spans = list(zip(cuts[::2], cuts[1::2], strict=False))
        while spans:
            kind, count = draw(st.sampled_from(ALLOWED_TYPES[layer])), draw(st.integers(1, 3))
            pieces, spans = tuple(spans[:count]), spans[count:]
            out.append((layer, kind, pieces))
            for number, (b, e) in enumerate(pieces):
                tags[b:e, layer] = TAGS.index(f"I-{kind}")
                tags[b, layer] = TAGS.index(f"{'C' if number else 'B'}-{kind}")
    return out, tags


@settings(deadline=None)
@given(placed())
def test_what_is_tagged_is_found(given_: tuple[list[Any], Tags]) -> None:
    expected, tags = given_
    logits = np.zeros((*tags.shape, len(TAGS)), np.float32)
    np.put_along_axis(logits, tags[:, :, None], 30, -1)
    scores = tag_scores(logits.reshape(len(tags), -1))
    assert (best_tags(scores) == tags).all()
    quotations = found(tags, scores)
    assert sorted(q[:3] for q in quotations) == sorted(expected)
    assert [q.pieces[0][0] for q in quotations] == sorted(q.pieces[0][0] for q in quotations)


def test_how_sure_the_tags_are() -> None:
    tags = np.zeros((5, LAYERS), np.int64)
    tags[1:4, DIRECT] = [TAGS.index("B-direct"), TAGS.index("I-direct"), TAGS.index("I-direct")]
    scores = np.full((5, LAYERS, len(TAGS)), -9, np.float32)
    for word, value in enumerate([-0.5, -1, -3, -2, -0.25]):
        scores[word, DIRECT, tags[word, DIRECT]] = value
    (q,) = found(tags, scores)
    assert (q.score, q.worst, q.edge) == (-2, -3, -1.25)  # edge: the first word's tag and the one after the last
    (q,) = found(tags[:4], scores[:4])
    assert q.edge == -1  # nothing stands after it


def test_overlapping_quotations_are_found_on_the_third_layer() -> None:
    logits = sure("B-reported", "I-reported", layer=OVERLAPPING)
    scores = tag_scores(logits)
    assert [q[:3] for q in found(best_tags(scores), scores)] == [(OVERLAPPING, "reported", ((0, 2),))]


@settings(deadline=None)
@given(seeds, st.integers(1, 330), st.sampled_from([-2.0, 0.0, 0.5]))
def test_pointers_are_log_probabilities(seed: int, positions: int, null_bias: float) -> None:
    logits = np.random.default_rng(seed).normal(size=(positions + 1, 2)).astype(np.float32) * 10
    start, end, none = point_scores(logits, null_bias)
    assert start.shape == end.shape == (positions,)
    no_start, no_end = 1 - np.exp(start).sum(), 1 - np.exp(end).sum()
    assert np.exp(none - null_bias) == pytest.approx(no_start * no_end, abs=1e-4)
    assert start.argmax() == logits[:-1, 0].argmax()


@pytest.mark.parametrize(
    ("flags", "gap", "expected"),
    [
        ("", 0, []),
        ("000", 2, []),
        ("0110", 0, [(1, 3)]),
        ("1011", 0, [(0, 1), (2, 4)]),
        ("1011", 1, [(0, 4)]),
        ("10011", 1, [(0, 1), (3, 5)]),
        ("10011", 2, [(0, 5)]),
        ("0101", 9, [(1, 4)]),
    ],
)
def test_runs(flags: str, gap: int, expected: list[tuple[int, int]]) -> None:
    assert runs(np.array([f == "1" for f in flags], bool), gap) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("O O", []),
        ("B-person I-person O", [(0, 2, "person")]),
        ("B-person B-person", [(0, 1, "person"), (1, 2, "person")]),
        ("O I-place I-place", [(1, 3, "place")]),  # no beginning, a name all the same
        ("B-person I-place", [(0, 1, "person"), (1, 2, "place")]),
        ("B-organisation O I-organisation", [(0, 1, "organisation"), (2, 3, "organisation")]),
    ],
)
def test_mentions(names: str, expected: list[tuple[int, int, str]]) -> None:
    tags = [MENTION_TAGS.index(name) for name in names.split()]
    logits = np.eye(len(MENTION_TAGS), dtype=np.float32)[tags] * 4
    result = mentions(logits)
    assert [m[:3] for m in result] == expected
    sure_of = np.exp(4) / (np.exp(4) + len(MENTION_TAGS) - 1)
    assert all(m[3] == pytest.approx(sure_of) for m in result)


def test_a_name_is_as_sure_as_its_least_sure_word() -> None:
    logits = np.zeros((2, len(MENTION_TAGS)), np.float32)
    logits[0, 1], logits[1, 2] = 9, 1
    ((_, _, label, p),) = mentions(logits)
    assert label == "person"
    assert p == pytest.approx(np.e / (np.e + len(MENTION_TAGS) - 1))


def test_every_transition_is_ruled() -> None:
    table = decode.transitions()
    for (i, before), (j, tag) in product(enumerate(TAGS), enumerate(TAGS)):
        assert (table[i, j] == 0) == may_follow(before, tag)
    assert [bool(x) for x in decode.starts()] == [t[0] == "I" for t in TAGS]
    assert len(TYPES) * 3 + 1 == len(TAGS)
