"""`corpus/bilingual.py`: what it finds wrong, the documents that the reader learns from, and that the shipped crises are sound."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from corpus import bilingual
from corpus.crises import load_all, with_tables


def _report(name: str, hour: int, language: str, sentences: list[str], quotations: list[Any]) -> dict[str, Any]:
    published = f"2031-03-04T{hour:02}:00:00+01:00"
    return {
        "id": name, "language": language, "published": published, "publisher": "Post", "title": f"Title {name}", "paragraphs": [0],
        "sentences": sentences, "quotations": quotations,
    }  # fmt: skip


def _said(u: str, kind: str, quote: list[Any], speaker: list[Any] | None, **more: Any) -> dict[str, Any]:
    who = "Ada Brun" if speaker else ""
    return {
        "u": u,
        "type": kind,
        "quote": quote,
        "speaker": speaker,
        "cue": [],
        "frame": [],
        "addressee": None,
        "who": who,
        **more,
    }


def _four(language: str, words: list[str]) -> list[Any]:
    return [
        _said(f"S{n}", "indirect", [[n, one]], [n, "Brun"], cue=[[n, "said" if language == "en" else "sagte"]])
        for n, one in enumerate(words)
    ]


ENGLISH = [
    "Brun said it was late.",
    "Brun said he, the man he met, was gone.",
    "Brun said no.",
    'Brun said so, "late".',
]
GERMAN = ["Es sei spät, sagte Brun.", "Er sei fort, sagte Brun.", "Nein, sagte Brun.", "Ja, sagte Brun dazu."]
CRISIS: dict[str, Any] = {
    "id": "a01",
    "crisis": "A late hour",
    "reports": [
        _report("r1", 8, "en", ENGLISH, _four("en", ["it was late", "he#2 met", "no", "so"])),
        _report("r2", 9, "de", GERMAN, _four("de", ["Es sei spät", "Er sei fort", "Nein", "Ja"])),
    ],
}
CRISIS["reports"][0]["quotations"][1]["quote"] = [[1, "he#2"]]


def changed(change: Callable[[Any], object]) -> dict[str, Any]:
    crisis = deepcopy(CRISIS)
    change(crisis["reports"][0])
    return crisis


def test_a_sound_crisis_is_without_fault() -> None:
    assert list(bilingual.faults({"a": [CRISIS]})) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda r: r.update(language="fr"), "a01: r1: language 'fr'"),
        (lambda r: r.update(paragraphs=[1]), "a01: r1: paragraphs [1]"),
        (lambda r: r.update(paragraphs=[0, 4]), "a01: r1: paragraphs [0, 4]"),
        (lambda r: r.pop("language"), "a01: r1: report: missing or unknown ['language']"),
        (lambda r: r["quotations"][0].pop("who"), "a01: r1: S0: quotation: missing or unknown ['who']"),
        (lambda r: r["quotations"][0].update(type="said"), "a01: r1: S0: type 'said'"),
        (lambda r: r["quotations"][0].update(who=""), "a01: r1: S0: either speaker or who is missing"),
        (lambda r: r["quotations"][0].update(quote=[[0, "it is late"]]), "a01: r1: S0: quote: not once in its sentence: 'it is late'"),
        (lambda r: r["quotations"][1].update(quote=[[1, "he"]]), "a01: r1: S1: quote: not once in its sentence: 'he'"),
        (lambda r: r["quotations"][1].update(quote=[[1, "he#4"]]), "a01: r1: S1: quote: not once in its sentence: 'he#4'"),
        (lambda r: r["quotations"][0].update(cue=[[9, "said"]]), "a01: r1: S0: cue: no sentence 9"),
        (lambda r: r["quotations"][0].update(cue=["said"]), "a01: r1: S0: cue: said is not sentence and words"),
        (lambda r: r["quotations"][3].update(quote=[[3, '"late"']]), "a01: r1: S3: indirect, but in quotation marks"),
        (lambda r: r["quotations"][3].update(type="direct"), "a01: r1: S3: direct, but not in quotation marks"),
        (lambda r: r["quotations"][0].update(who="Eva Lund"), "a01: S0: several speakers ['Ada Brun', 'Eva Lund']"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_where_it_is(change: Callable[[Any], object], fault: str) -> None:
    assert fault in list(bilingual.faults({"a": [changed(change)]}))


def test_too_few_utterances_in_both_languages() -> None:
    assert "a01: fewer than four utterances in both languages" in list(
        bilingual.faults({"a": [changed(lambda r: r["quotations"].pop())]})
    )


def test_a_document_has_its_spans_in_code_points_of_its_text() -> None:
    report = {**CRISIS["reports"][0], "paragraphs": [0, 2]}
    doc = bilingual.document(CRISIS, report)
    assert doc["text"] == f"{ENGLISH[0]} {ENGLISH[1]}\n\n{ENGLISH[2]} {ENGLISH[3]}"
    assert [doc["text"][b:e] for b, e in doc["sentences"]] == ENGLISH
    first, second, *_ = doc["quotations"]
    assert doc["text"][slice(*first["quote"][0])] == "it was late"
    assert first["type"] == "Indirect"
    begin, end = second["quote"][0]
    assert doc["text"][begin - 1 : end + 4] == "the man"  # the second "he" is that of "the"


def test_the_shipped_crises_are_sound_and_counted() -> None:
    series = load_all(bilingual.FOLDER)
    assert list(bilingual.faults(series)) == []
    readme = (bilingual.FOLDER / "README.md").read_text("utf8")
    assert with_tables(readme, bilingual.stats(series)) == readme


def test_nothing_of_the_held_back_series_is_learned_from() -> None:
    crises = pytest.importorskip("training.crises", reason="numpy and the training extras")
    assert crises.MEASURED == bilingual.HELD_BACK == "d"
