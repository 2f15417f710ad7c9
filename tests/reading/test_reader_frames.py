from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.reading import Reader
from lagebild.reading import reader as module
from lagebild.reading.frames import LABEL_NAMES
from lagebild.reading.pieces import windows
from lagebild.reading.scheme import FRAME_ROLES, FRAME_TAGS, FRAMES
from lagebild.records import Findings, Frame, Spans
from tests.factories import span, spans
from tests.reading.pieces_factory import frame_settings
from tests.reading.scripted import Scripted, Windowed, check_frames

RAID = "Am Montag griffen Truppen aus Orlanien den Hafen von Brodnik an, 40 Menschen starben."
AN = (span(RAID, "an,")[0], span(RAID, "an,")[0] + 2)


def test_numbers_become_frames() -> None:
    network = Scripted(RAID)
    network.frame("event", span(RAID, "griffen"), AN)
    network.frame("figure", span(RAID, "40"))
    network.fillers = {
        "event.actor": (span(RAID, "Truppen aus Orlanien"),),
        "event.recipient": (span(RAID, "den Hafen von Brodnik"),),
        "event.time": (span(RAID, "Am Montag"),),
        "figure.of": (span(RAID, "Menschen"),),
    }
    network.labels[LABEL_NAMES.index("event.type.ASSAULT")] = 9
    assert Reader(network).findings(RAID).frames == (
        Frame(
            kind="event",
            spans=(span(RAID, "griffen"), AN),
            labels={"type": "ASSAULT", "status": "actual"},
            roles={
                "actor": (spans(RAID, "Truppen aus Orlanien"),),
                "recipient": (spans(RAID, "den Hafen von Brodnik"),),
                "time": (spans(RAID, "Am Montag"),),
            },
            confidence=0.8808,  # of the calibration's bias, 2
            shown=True,
        ),
        Frame(kind="figure", spans=spans(RAID, "40"), roles={"of": (spans(RAID, "Menschen"),)}, confidence=0.8808),
    )


def test_a_frame_that_is_not_sure_enough_is_not_shown() -> None:
    network = Scripted(RAID, frames=frame_settings(shown={**dict.fromkeys(FRAMES, 0.5), "figure": 0.9}))
    network.frame("figure", span(RAID, "40"))
    network.frame("event", span(RAID, "starben"))
    assert [(f.kind, f.shown, f.extra) for f in Reader(network).findings(RAID).frames] == [
        ("figure", False, False),
        ("event", True, False),
    ]


def test_a_less_sure_frame_is_extra_and_shares_no_word_with_a_surer_one_of_its_kind() -> None:
    network = Scripted(RAID)
    network.frame("event", span(RAID, "griffen"))
    network.frame("event", span(RAID, "starben"), sure=27)  # O has 30
    network.frame("commitment", span(RAID, "griffen"), sure=27)  # the same word, another kind
    network.frames[network.inside(span(RAID, "Truppen")), FRAMES.index("event"), FRAME_TAGS.index("I")] = 27
    (best,) = Reader(network).findings(RAID).frames
    assert (best.spans, best.extra) == (spans(RAID, "griffen"), False)
    found = Reader(network, extras=True).findings(RAID).frames
    assert best in found
    assert [(f.kind, f.spans, f.extra, f.shown) for f in found] == [
        ("event", spans(RAID, "griffen"), False, True),
        ("commitment", spans(RAID, "griffen"), True, False),
        ("event", spans(RAID, "starben"), True, False),
    ]


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0, 6), st.booleans())
def test_extras_are_added_to_the_best_set(seed: int, margin: float, grammar: bool) -> None:
    """Whatever the network says: the best set stays as it is, and no two frames of a kind share a word."""
    network, rng = Scripted(RAID, extras=margin), np.random.default_rng(seed)
    network.frames[:] = rng.normal(size=network.frames.shape) * 3
    network.labels[:] = rng.normal(size=len(LABEL_NAMES))
    number, office = span(RAID, "40 Menschen"), span(RAID, "Truppen")
    candidates = {"figure": lambda _: (number,), "role": lambda _: (office,)} if grammar else None
    best = Reader(network, candidates=candidates).findings(RAID).frames
    found = Reader(network, candidates=candidates, extras=True).findings(RAID).frames
    assert tuple(f for f in found if not f.extra) == best
    check_frames(RAID, found)
    for kind in FRAMES:
        taken = [at for f in found if f.kind == kind for b, e in f.spans for at in range(b, e)]
        assert len(taken) == len(set(taken))


def test_grammar_says_where_a_number_ends() -> None:
    network = Scripted(RAID)
    network.frame("figure", span(RAID, "Menschen"))
    number = span(RAID, "40 Menschen")
    (found,) = Reader(network).findings(RAID).frames
    assert found.spans == spans(RAID, "Menschen")
    calls: list[str] = []

    def numbers(text: str) -> Spans:
        calls.append(text)
        return (number,)

    assert Reader(network, candidates={"figure": numbers}).findings(RAID).frames == ()  # "40" is none to the network
    assert calls == [RAID]
    network.frame("figure", span(RAID, "40"))
    (found,) = Reader(network, candidates={"figure": numbers}).findings(RAID).frames
    assert found.spans == (number,)


def test_an_office_is_added_where_the_network_is_not_against_it() -> None:
    text = "Minister Lasnik und Botschafter Dorwin trafen Präsident Halm."
    offices = spans(text, "Minister", "Botschafter", "Präsident")
    network = Scripted(text)
    network.frame("role", span(text, "Minister Lasnik"))
    network.frame("role", span(text, "Botschafter"), sure=29)  # O has 30, and is chosen without grammar
    assert [f.spans for f in Reader(network).findings(text).frames] == [spans(text, "Minister Lasnik")]
    reader = Reader(network, candidates={"role": lambda _: offices})
    assert [f.spans for f in reader.findings(text).frames] == [(span(text, "Minister Lasnik"),), (offices[1],)]


def test_candidates_of_no_word_are_none() -> None:
    network = Scripted(RAID)
    beside = ((2, 3), (len(RAID), len(RAID) + 3))
    reader = Reader(network, candidates={"figure": lambda _: beside, "role": lambda _: beside})
    assert reader.findings(RAID).frames == ()


def test_the_particle_of_a_verb_is_no_frame_of_its_own() -> None:
    network = Scripted(RAID)
    network.frame("event", span(RAID, "griffen"))
    network.frame("event", AN)
    (found,) = Reader(network).findings(RAID).frames
    assert found.spans == (span(RAID, "griffen"), AN)
    network = Scripted(RAID)
    network.frame("event", AN)
    assert Reader(network).findings(RAID).frames == ()


def test_a_position_with_two_cues_is_one() -> None:
    text = "Der Rat begrüßte den Plan nicht, er verwarf ihn. Der Rat rügte ihn."
    weights = {kind: {**own, "tags": 1.0} for kind, own in frame_settings()["calibration"].items()}
    network = Scripted(text, frames=frame_settings(calibration=weights))
    network.fillers = {"position.holder": (span(text, "Der Rat"),), "position.target": (span(text, "den Plan"),)}
    network.labels[LABEL_NAMES.index("position.stance.against")] = 9
    cues = spans(text, "begrüßte", "verwarf")
    network.frame("position", cues[0], sure=30.5)
    network.frame("position", cues[1])
    network.frame("position", span(text, "rügte"))
    one, other = Reader(network).findings(text).frames
    assert (one.spans, other.spans) == (cues, spans(text, "rügte"))
    assert one.roles == other.roles == {"holder": (spans(text, "Der Rat"),), "target": (spans(text, "den Plan"),)}
    assert one.confidence == other.confidence  # that of the surer cue
    network.frames[network.inside(cues[1]), FRAMES.index("position")] = (30, 0, 0, 0)
    less, _ = Reader(network).findings(text).frames
    assert less.confidence < one.confidence


def test_a_less_sure_cue_adds_nothing_to_a_position_of_the_best_set() -> None:
    text = "Der Rat begrüßte den Plan nicht, er verwarf ihn."
    network = Scripted(text)
    network.fillers = {"position.holder": (span(text, "Der Rat"),), "position.target": (span(text, "den Plan"),)}
    network.frame("position", span(text, "begrüßte"))
    network.frame("position", span(text, "verwarf"), sure=27)
    (best,) = Reader(network).findings(text).frames
    found = Reader(network, extras=True).findings(text).frames
    assert found[0] == best
    assert [(f.spans, f.extra) for f in found] == [(best.spans, False), (spans(text, "verwarf"), True)]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9)), min_size=1, max_size=4), st.integers(0, 500))
def test_a_frame_moves_with_its_text(places: list[tuple[int, int]], by: int) -> None:
    where = tuple((b, b + n) for b, n in places)
    frame = Frame("event", where, {"type": "AID"}, {"actor": (where, where[:1]), "place": ((),)}, 0.4, False, True)
    moved = module._moved_frame(frame, by)
    assert moved.spans == tuple((b + by, e + by) for b, e in where)
    assert moved.roles == {"actor": (moved.spans, moved.spans[:1]), "place": ((),)}
    assert (moved.kind, moved.labels, moved.confidence, moved.shown, moved.extra) == (
        "event", {"type": "AID"}, 0.4, False, True,
    )  # fmt: skip
    assert module._moved_frame(moved, -by) == frame


def test_frames_of_a_long_text_stand_where_they_stand_in_it() -> None:
    text = f"{RAID}\n\n"
    network = Scripted(RAID)
    network.frame("event", span(RAID, "starben"))
    network.fillers = {"event.recipient": (span(RAID, "40 Menschen"),)}
    (alone,) = Reader(network).findings(RAID).frames
    with patch.object(module, "STRETCH", len(text)):
        found = Reader(network).findings(text * 4).frames
    assert found == tuple(module._moved_frame(alone, n * len(text)) for n in range(4))
    assert [(text * 4)[slice(*f.spans[0])] for f in found] == ["starben"] * 4
    assert [(text * 4)[slice(*f.role("recipient")[0])] for f in found] == ["40 Menschen"] * 4


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
@pytest.mark.parametrize("extras", [True, False])
def test_nothing_has_no_frames(text: str, extras: bool) -> None:
    assert Reader(Scripted(text), extras=extras, candidates={"figure": lambda _: ()}).findings(text) == Findings()


@pytest.mark.parametrize("kind", FRAMES)
def test_a_text_of_one_word(kind: str) -> None:
    network = Scripted("Rücktritt")
    network.frame(kind, (0, 9))
    network.fillers = {f"{of}.{role}": ((0, 9),) for of, role in FRAME_ROLES}
    (found,) = Reader(network, extras=True).findings("Rücktritt").frames
    assert (found.kind, found.spans, found.roles) == (kind, ((0, 9),), {})


def test_frames_are_found_in_every_window() -> None:
    text = f"{RAID} " * 20
    network = Windowed(text)
    for n in range(1, 21):
        network.frame("event", span(text, "griffen", n))
        network.frame("figure", span(text, "40", n))
    assert len(windows(network.split(text))) > 3
    found = Reader(network).findings(text).frames
    assert [f.spans for f in found] == [
        (span(text, part, n),) for n in range(1, 21) for part in ("griffen", "40")
    ]  # fmt: skip
