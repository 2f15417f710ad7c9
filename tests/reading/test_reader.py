from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import ModelError
from lagebild.meanings import folded
from lagebild.reading import Reader
from lagebild.reading import reader as module
from lagebild.reading.folder import FEATURES
from lagebild.reading.network import Network
from lagebild.reading.pieces import windows
from lagebild.reading.reader import STRETCH, features, stretches
from lagebild.reading.scheme import TAGS
from lagebild.records import Article, Findings, Mention, Quotation, Spans
from tests.factories import an_article, span
from tests.reading.pieces_factory import a_role
from tests.reading.scripted import ROLES, Scripted, check, check_frames

REPORT = """Ministerin warnt vor Sperrung des Hafens

Die Außenministerin von Orlanien, Ada Dorwin, hat die Nachbarn vor einer Sperrung des Hafens von Brodnik gewarnt. „Das \
wäre ein schwerer Fehler“, sagte Dorwin am Dienstag in Pelsk, „und wir würden darauf antworten.“ Die Regierung habe \
mehrere Schritte vorbereitet. Welche das seien, werde man zu gegebener Zeit mitteilen.

Laut dem Verteidigungsministerium sind 300 Soldaten in der Stadt eingetroffen. Ein Sprecher des Präsidenten wies die \
Vorwürfe zurück: „Daran ist kein Wort wahr.“ Der Nordpakt erklärte, man prüfe die Lage. Der Minister Tibor Lasnik \
kritisierte das Vorgehen der Nachbarn."""
OTHERS = (
    "Der Sprecher sagte: »Wir bleiben hier.« Niemand fragte nach.",
    "“We are ready,” the minister told reporters in London. He said that talks would go on.",
    "Es regnet seit Tagen.",
)


# --- parting long texts --------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.text("ab. \n") | st.text(max_size=300), st.integers(8, 40))
def test_stretches_cover_the_text(text: str, most: int) -> None:
    with patch.object(module, "STRETCH", most):
        parts = stretches(text)
    assert parts[0][0] == 0
    assert parts[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(parts))
    assert all(0 < e - b <= most for b, e in parts) or parts == [(0, 0)]
    assert len(parts) <= 1 + len(text) // (most // 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("short", ["short"]),
        ("x" * 20, ["x" * 20]),
        ("aaaaa. bbb\ncc\n\ndd ee\nf", ["aaaaa. bbb\ncc\n\n", "dd ee\nf"]),  # at a paragraph, though a line ends later
        ("aaaaa. bbb\ncc dd. ee ffff", ["aaaaa. bbb\n", "cc dd. ee ffff"]),  # at a line
        ("aaaaaaaa. bb. cc dd ffff", ["aaaaaaaa. bb. ", "cc dd ffff"]),  # at a sentence
        ("aaaaaaaaaa bbb cccc dddd", ["aaaaaaaaaa bbb cccc ", "dddd"]),  # at white space
        ("aaa\n\nbbbbbb cccccccc dddd", ["aaa\n\nbbbbbb ", "cccccccc dddd"]),  # not in the first half
        ("a" * 45, ["a" * 20, "a" * 20, "a" * 5]),
    ],
)
def test_where_a_text_is_parted(text: str, expected: list[str]) -> None:
    with patch.object(module, "STRETCH", 20):
        parts = [text[b:e] for b, e in stretches(text)]
    assert parts == expected


def test_an_ordinary_article_is_read_in_one_go() -> None:
    assert stretches("x " * (STRETCH // 2)) == [(0, STRETCH)]


# --- confidence ----------------------------------------------------------------------------------------------------------


def test_features_are_in_the_order_of_their_names() -> None:
    r = a_role(((0, 1),), type="indirect", score=-0.5, worst=-9.0, edge=-1.0, speaker=((2, 3),), near=True)
    values = dict(zip(FEATURES, features(r), strict=True))
    assert values == {
        "bias": 1, "tags": -0.5, "worst": -5, "edges": -1, "speaker": 0, "spoken": 1, "type": 0, "cue": 0,
        "cue of indirect": 0, "near": 1, "words": 0,
        "direct": 0, "indirect": 1, "free_indirect": 0, "indirect_free_indirect": 0, "reported": 0,
    }  # fmt: skip


@pytest.mark.parametrize("p", [0.0, 1e-30, 0.5, 1.0])
def test_features_are_finite(p: float) -> None:
    r = a_role(((0, 1),), type="direct", score=-1e4, worst=-1e4, edge=-1e4, p_speaker=p, p_type=p, p_cue=p)
    assert np.isfinite(features(r)).all()


# --- from the network's numbers to findings --------------------------------------------------------------------------------


SAID = "Der Rat\u00a0teilte am Dienstag „Ada Dorwin“ mit: „Wir gehen 👨\u200d👩\u200d👧.“"


def test_numbers_become_findings() -> None:
    network = Scripted(SAID, keep_type=5.0)
    quotation = span(SAID, "„Wir gehen 👨\u200d👩\u200d👧.“")
    network.quote("direct", quotation, layer=0)
    network.name("person", span(SAID, "Ada Dorwin"))
    network.roles = {
        "speaker": (span(SAID, "Der Rat"),),
        "addressee": (span(SAID, "„Ada Dorwin“"),),
        "cue": (span(SAID, "teilte"), span(SAID, "mit")),
        "frame": (span(SAID, "Der Rat\u00a0teilte am Dienstag „Ada Dorwin“ mit"),),
    }
    found = Reader(network).findings(SAID)
    assert found.mentions == (Mention(span(SAID, "Ada Dorwin"), "person", 1.0),)
    assert found.sentences == ((0, len(SAID)),)
    assert found.quotations == (
        Quotation(
            type="direct",
            medium="Writing",
            spans=(quotation,),
            speaker=(span(SAID, "Der Rat"),),
            addressee=(span(SAID, "„Ada Dorwin“"),),
            cue=(span(SAID, "teilte"), span(SAID, "mit")),
            frame=(span(SAID, "Der Rat\u00a0teilte am Dienstag „Ada Dorwin“ mit"),),
            confidence=0.8808,  # of the calibration's bias, 2
            shown=True,
            meaning=folded([network.inside(quotation)[0], network.inside(quotation)[-1] + 1]),
        ),
    )


def test_what_is_less_sure_is_extra_and_not_shown() -> None:
    text = "Er sagte ja. Sie sagte nein."
    network = Scripted(text, keep_type=5.0)
    network.quote("indirect", span(text, "Er sagte ja"), layer=1)
    network.quote("indirect", span(text, "Sie sagte nein"), layer=1, sure=27)  # O has 30
    sure, less = Reader(network, extras=True).findings(text).quotations
    assert (sure.spans, sure.extra, sure.shown) == ((span(text, "Er sagte ja"),), False, True)
    assert (less.spans, less.extra, less.shown) == ((span(text, "Sie sagte nein"),), True, False)


def test_what_overlaps_with_something_surer_on_its_layer_is_left_out() -> None:
    text = "Er sagte ja und sie sagte nein."
    network = Scripted(text, keep_type=5.0)
    network.quote("indirect", span(text, "Er sagte ja"), layer=1)
    network.quote("indirect", span(text, "Er sagte"), layer=2, sure=27)
    found = Reader(network, extras=True).findings(text).quotations
    assert [(q.spans, q.extra) for q in found] == [
        ((span(text, "Er sagte ja"),), False),
        ((span(text, "Er sagte"),), True),
    ]
    network = Scripted(text, keep_type=5.0)
    network.quote("indirect", span(text, "Er sagte ja"), layer=1)
    network.tags[network.inside(span(text, "und")), 1, TAGS.index("I-indirect")] = 27  # would only make it longer
    (only,) = Reader(network, extras=True).findings(text).quotations
    assert only.spans == (span(text, "Er sagte ja"),)


def test_what_is_not_sure_enough_is_not_shown() -> None:
    text = "Er sagte ja."
    network = Scripted(text, shown=0.9, keep_type=5.0)
    network.quote("indirect", span(text, "Er sagte ja"), layer=1)
    (q,) = Reader(network).findings(text).quotations
    assert (q.shown, q.extra, q.confidence) == (False, False, 0.8808)


def test_pieces_of_one_quotation_are_joined_and_linked_anew() -> None:
    text = "Man bleibe, so der Rat, noch lange im Land. Punkt."
    network = Scripted(text, keep_type=5.0)
    network.quote("indirect", span(text, "Man bleibe"), layer=1)
    network.quote("indirect", span(text, "noch lange im Land"), layer=1)
    network.roles = {"speaker": (span(text, "der Rat"),), "cue": (span(text, "so"),)}
    (q,) = Reader(network).findings(text).quotations
    assert q.spans == (span(text, "Man bleibe"), span(text, "noch lange im Land"))
    assert q.speaker == (span(text, "der Rat"),)
    assert [len(spans) for _, spans in network.linked] == [1, 1, 2]


def test_the_coder_names_the_model() -> None:
    coder = Reader(Scripted("x")).coder
    assert (coder.model, coder.sha256) == ("scripted", "1" * 64)


def test_articles_are_read_one_at_a_time() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Article]:
        while True:
            taken.append(len(taken))
            yield an_article("Es regnet.", id=str(len(taken)))

    stream = Reader(Scripted("Es regnet.")).read(endless())
    assert [next(stream)[0].id for _ in range(3)] == ["1", "2", "3"]
    assert len(taken) == 3


def test_no_folder_no_reader(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"manifest\.json"):
        Reader.load(tmp_path)


# --- the real model --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(network: Network) -> Reader:
    return Reader(network)


@pytest.fixture(scope="module")
def keen(network: Network) -> Reader:
    return Reader(network, extras=True, candidates={"figure": numbers_of, "role": capitals_of})


def numbers_of(text: str) -> Spans:
    return tuple(m.span() for m in re.finditer(r"\d+", text))


def capitals_of(text: str) -> Spans:
    return tuple(m.span() for m in re.finditer(r"[A-ZÄÖÜ]\w+", text))


@pytest.mark.model
def test_a_report_is_read(real: Reader) -> None:
    found = real.findings(REPORT)
    check(REPORT, found)
    sure = [q for q in found.quotations if not q.extra]
    direct = [q for q in sure if q.type == "direct"]
    assert {q.spans[0][0] for q in direct} >= {span(REPORT, "„Das")[0], span(REPORT, "„Daran")[0]}
    assert any(q.type != "direct" for q in sure)
    assert found.frames
    assert "person" in {m.label for m in found.mentions}


@pytest.mark.model
@pytest.mark.parametrize(
    "text", [*OTHERS, REPORT.upper(), REPORT.replace("\n\n", " "), unicodedata.normalize("NFD", REPORT)]
)
def test_spans_lie_on_words(real: Reader, text: str) -> None:
    check(text, real.findings(text))


@pytest.mark.model
@settings(deadline=None, max_examples=40)
@given(st.text(max_size=120) | st.text("„“\"'‚‘»« \nab1.,-\u00ad\u200d\u0301👨🇩🇪", max_size=120))
def test_any_text_can_be_read(real: Reader, text: str) -> None:
    check(text, real.findings(text))


@pytest.mark.model
@settings(deadline=None, max_examples=20)
@given(st.text(max_size=120) | st.text("Aa1. ab frei ist\n\u00ad\u200d\u0301👨🇩🇪", max_size=120))
def test_any_text_can_be_read_with_grammar_and_extras(keen: Reader, text: str) -> None:
    check(text, keen.findings(text))


@pytest.mark.model
def test_extras_leave_the_best_set_of_frames_as_it_is(network: Network, keen: Reader) -> None:
    best = Reader(network, candidates={"figure": numbers_of, "role": capitals_of}).findings(REPORT).frames
    found = keen.findings(REPORT).frames
    check_frames(REPORT, found)
    assert tuple(f for f in found if not f.extra) == best
    assert len(found) > len(best)


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n\t\u00a0\u2028"])
def test_in_nothing_nothing_is_found(real: Reader, text: str) -> None:
    assert real.findings(text) == Findings()


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["„“", "„" * 600, '"' * 600, "…!?" * 200, "👨\u200d👩\u200d👧🇩🇪" * 50, "\u0301\u200d\u00ad", "„👍🏽“, „🇩🇪“"],
)
def test_marks_and_emoji_can_be_read(real: Reader, text: str) -> None:
    check(text, real.findings(text))


@pytest.mark.model
def test_twice_the_same(real: Reader) -> None:
    assert real.findings(REPORT) == real.findings(REPORT)


@pytest.mark.model
def test_a_second_reader_finds_the_same(real: Reader, weights: Path) -> None:
    assert Reader.load(weights).findings(REPORT) == real.findings(REPORT)


@pytest.mark.model
def test_an_article_is_read_alike_alone_and_among_others(real: Reader) -> None:
    articles = [an_article(text, id=str(i)) for i, text in enumerate([*OTHERS, REPORT, (REPORT + "\n\n") * 3])]
    alone = [next(real.read([a])) for a in articles]
    assert list(real.read(articles)) == alone
    assert list(real.read(reversed(articles))) == alone[::-1]
    assert list(real.read([articles[3]] * 3)) == [alone[3]] * 3


@pytest.mark.model
def test_title_and_other_fields_are_not_read(real: Reader) -> None:
    plain, full = (
        an_article(REPORT),
        an_article(REPORT, title="„Nein“, sagte Ada", publisher="Meridian", extra={"x": "y"}),
    )
    assert next(real.read([plain]))[1] == next(real.read([full]))[1]


@pytest.mark.model
def test_a_text_of_several_windows(real: Reader, network: Network) -> None:
    text = "\n\n".join([REPORT] * 6)
    assert len(windows(network.split(text))) > 2
    found = real.findings(text)
    check(text, found)
    direct = [q.spans[0][0] for q in found.quotations if q.type == "direct" and not q.extra]
    assert {span(text, words_, n)[0] for words_ in ("„Das", "„Daran") for n in range(1, 7)} <= set(direct)


@pytest.mark.model
def test_a_very_long_text_is_read_stretch_by_stretch(real: Reader) -> None:
    text = "\n\n".join([REPORT, *OTHERS] * 2)
    with patch.object(module, "STRETCH", 500):
        parts = stretches(text)
        found = real.findings(text)
        pieces = [real.findings(text[b:e]) for b, e in parts]
    assert len(parts) > 3
    check(text, found)
    assert found.sentences == tuple(
        (b + at, e + at) for (at, _), part in zip(parts, pieces, strict=True) for b, e in part.sentences
    )
    assert [text[slice(*m.span)] for m in found.mentions] == [
        text[at:][slice(*m.span)] for (at, _), part in zip(parts, pieces, strict=True) for m in part.mentions
    ]
    assert found.frames == tuple(
        module._moved_frame(f, at) for (at, _), part in zip(parts, pieces, strict=True) for f in part.frames
    )
    assert found.frames
    for role in ROLES:
        assert [getattr(q, role) for q in found.quotations] == [
            tuple((b + at, e + at) for b, e in getattr(q, role))
            for (at, _), part in zip(parts, pieces, strict=True)
            for q in part.quotations
        ]
