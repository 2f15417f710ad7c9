"""`corpus/build.py`: what it finds wrong in a source, where it finds words, and that the shipped corpus is sound and whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import build
from corpus.build import Report, SourceError

HEADERS = {
    "title": "Streit um die Schleuse",
    "published": "2021-03-04",
    "kind": "agency",
    "crisis": "Wasser",
    "region": "Orlanien",
    "voice": "nüchtern",
}
LINES = [
    "Orlaniens Ministerin Irma Dorwin drohte am Dienstag den Nachbarn.",
    "„Wir öffnen die Schleuse“, sagte sie, „wenn 300 bis 400 Mann die Schleuse verlassen.“",
    "Die Nachbarn lehnten die Öffnung ab.",
    "Ein Ministerialrat erklärte, das diene dem Frieden.",
    "",
    "Es regnete 😀 in Übach.",
    "Die Lage blieb ruhig.",
    "Am Abend kamen Leute.",
    "Dann gingen sie.",
]
COMMITMENT = {
    "k": "commitment",
    "s": 2,
    "kind": "promise",
    "by": "[1] Irma Dorwin",
    "consequence": "Wir öffnen die Schleuse",
}
CONDITION = {"condition": "wenn 300 bis 400 Mann die Schleuse verlassen", "condition_kind": "if"}
FIGURE = {"k": "figure", "s": 2, "value": "300 bis 400", "number": [300, 400], "comparator": "range"}
POSITION = {
    "k": "position",
    "s": 3,
    "holder": "Die Nachbarn",
    "stance": "against",
    "about": "policy",
    "question": "Öffnung der Schleuse",
}
STATEMENT = {"k": "statement", "s": 4, "type": "reported", "medium": "SW", "quote": "das diene dem Frieden"}
TIME = {"k": "time", "s": 1, "text": "am Dienstag", "start": "2021-03-02", "end": "2021-03-02"}
EVENT = {"k": "event", "s": 1, "type": "THREATEN", "status": "actual", "trigger": "drohte"}

Write = Callable[..., Report]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a source and loads it: `frames` are its lines of annotation (None: no such file), `headers` change the usual ones."""

    def write(*frames: object, lines: list[str] | None = None, identity: str = "a01", **headers: str) -> Report:
        head = "\n".join(f"# {key}: {value}" for key, value in {**HEADERS, **headers}.items() if value)
        text = tmp_path / f"{identity}.txt"
        text.write_text(f"{head}\n\n" + "\n".join(LINES if lines is None else lines) + "\n", "utf8")
        if frames != (None,):
            rows = [frame if isinstance(frame, str) else json.dumps(frame, ensure_ascii=False) for frame in frames]
            text.with_suffix(".jsonl").write_text("\n".join(rows), "utf8")
        return build.load(text)

    return write


def words(report: Report, field: str, at: int = 0) -> list[str]:
    return [report.text[begin:end] for begin, end in report.frames[at]["spans"][field]]


# ---- texts ------------------------------------------------------------------------------------------------------
def test_sentences_are_joined_by_blanks_and_paragraphs_by_empty_lines(write: Write) -> None:
    report = write()
    assert report.faults == []
    assert [report.text[begin:end] for begin, end in report.sentences] == [line for line in LINES if line]
    assert "Frieden.\n\nEs regnete" in report.text
    assert "Nachbarn. „Wir" in report.text
    assert report.headers == HEADERS


@pytest.mark.parametrize("key", build.HEADERS)
def test_a_missing_header_is_a_fault(write: Write, key: str) -> None:
    assert any(repr(key) in fault for fault in write(**{key: ""}).faults)


@pytest.mark.parametrize(
    ("headers", "lines", "fault"),
    [
        ({"kind": "poem"}, None, "kind 'poem'"),
        ({"published": "gestern"}, None, "'published' is no date"),
        ({}, ["Es regnete."] * 7, "7 sentences"),
        ({}, ["Es regnete."] * 27, "27 sentences"),
        ({}, ["U\u0308bach."] * 8, "NFC"),
    ],
)
def test_what_is_wrong_with_a_text_is_a_fault(
    write: Write, headers: dict[str, str], lines: list[str], fault: str
) -> None:
    assert [fault in found for found in write(lines=lines, **headers).faults] == [True]


def test_a_source_without_text_is_an_error(write: Write) -> None:
    with pytest.raises(SourceError, match=r"a01\.txt: no text"):
        write(lines=[])


def test_a_text_without_annotation_is_a_fault(write: Write) -> None:
    assert write(None).faults == ["not annotated"]


# ---- where words stand ------------------------------------------------------------------------------------------
def test_words_are_found_in_their_sentence(write: Write) -> None:
    report = write(EVENT, {**EVENT, "s": 5, "trigger": "Übach"})
    assert report.faults == []
    assert words(report, "trigger") == ["drohte"]
    assert words(report, "trigger", 1) == ["Übach"]  # code points, behind an emoji
    assert report.frames[0]["spans"]["trigger"] == [(report.text.index("drohte"), report.text.index("drohte") + 6)]


def test_a_number_sign_asks_for_a_later_place(write: Write) -> None:
    report = write({**COMMITMENT, "consequence": "die Schleuse#2"})
    begin, end = report.frames[0]["spans"]["consequence"][0]
    assert report.text[begin:end] == "die Schleuse"
    assert begin == report.text.index("die Schleuse verlassen")


def test_brackets_ask_for_another_sentence(write: Write) -> None:
    report = write({**COMMITMENT, "by": "[1] Irma Dorwin", "consequence": ["Wir öffnen", "[6] blieb ruhig"]})
    assert words(report, "by") == ["Irma Dorwin"]
    assert words(report, "consequence") == ["Wir öffnen", "blieb ruhig"]


def test_brackets_and_number_sign_go_together(write: Write) -> None:
    report = write({**COMMITMENT, "by": "[2] die Schleuse#2"})
    assert report.frames[0]["spans"]["by"][0][0] == report.text.index("die Schleuse verlassen")


def test_whole_words_go_before_parts_of_words(write: Write) -> None:
    lines = [*LINES[:-1], "Der Ministerrat rief den Minister, der Minister kam."]
    report = write(*({**EVENT, "s": 8, "trigger": f"Minister{n}"} for n in ("", "#2")), lines=lines)
    begins = [frame["spans"]["trigger"][0][0] for frame in report.frames]
    assert begins == [report.text.index("Minister, der"), report.text.index("Minister kam")]


def test_parts_of_words_are_found_where_no_whole_word_is(write: Write) -> None:
    report = write({**EVENT, "s": 4, "trigger": "Ministerial"})
    assert words(report, "trigger") == ["Ministerial"]


def test_separate_pieces_are_sorted(write: Write) -> None:
    report = write({**POSITION, "cue": ["ab", "lehnten"], "target": "die Öffnung"})
    assert words(report, "cue") == ["lehnten", "ab"]


@pytest.mark.parametrize(
    ("frame", "fault"),
    [
        ({**EVENT, "k": "weather"}, "unknown kind 'weather'"),
        ({"s": 1}, "unknown kind None"),
        ({**EVENT, "weather": "regnete"}, "unknown keys ['weather']"),
        ({**EVENT, "condition": "drohte"}, "unknown keys ['condition']"),
        ({**EVENT, "type": "RAIN"}, "type 'RAIN' is none of"),
        ({**EVENT, "trigger": None}, "missing ['trigger']"),
        ({**EVENT, "trigger": ""}, "missing ['trigger']"),
        ({**EVENT, "trigger": []}, "missing ['trigger']"),
        ({key: value for key, value in EVENT.items() if key != "status"}, "missing ['status']"),
        ({**COMMITMENT, "by": []}, "missing ['by']"),
        ({**EVENT, "s": "1"}, "no sentence number"),
        ({key: value for key, value in EVENT.items() if key != "s"}, "no sentence number"),
        ({**EVENT, "s": 0}, "no sentence 0"),
        ({**EVENT, "s": 9}, "no sentence 9"),
        ({**EVENT, "trigger": "[12] drohte"}, "no sentence 12"),
        ({**EVENT, "trigger": "[1] "}, "no words"),
        ({**EVENT, "trigger": "regnete"}, "not in sentence 1: 'regnete'"),
        ({**EVENT, "trigger": "Drohte"}, "not in sentence 1: 'Drohte'"),
        ({**EVENT, "trigger": "drohte#2"}, "not in sentence 1: 'drohte'"),
        ({**EVENT, "trigger": ["drohte am", "am Dienstag"]}, "pieces of 'trigger' overlap"),
        ({**COMMITMENT, "condition": CONDITION["condition"]}, "condition and condition_kind go together"),
        ({**COMMITMENT, "condition_kind": "if"}, "condition and condition_kind go together"),
        ({**COMMITMENT, **CONDITION, "condition_kind": "when"}, "condition_kind 'when' is none of"),
        (POSITION, "neither cue nor target"),
        ({**STATEMENT, "cue": "erklärte"}, "a reported statement has neither cue nor frame"),
        ({**STATEMENT, "type": "free_indirect", "frame": "Ein Ministerialrat erklärte"}, "has neither cue nor frame"),
        ({**FIGURE, "number": 300}, "number does not fit comparator"),
        ({**FIGURE, "comparator": "="}, "number does not fit comparator"),
        ({**FIGURE, "number": [300]}, "number does not fit comparator"),
        ({**FIGURE, "number": [300, 350, 400]}, "number does not fit comparator"),
        ({**FIGURE, "number": [400, 300]}, "number does not fit comparator"),
        ({**FIGURE, "number": "300", "comparator": "="}, "no number: '300'"),
        ({**FIGURE, "number": True, "comparator": "="}, "no number: True"),
        ({**FIGURE, "comparator": "!="}, "comparator '!=' is none of"),
        ({**TIME, "start": "2021-03-03"}, "start after end"),
        ({**TIME, "end": "Dienstag"}, "start or end is no date"),
        ({**TIME, "start": "2021-02-30"}, "start or end is no date"),
        ("{", "Expecting"),
    ],
)
def test_a_faulty_frame_is_named_with_file_and_line(write: Write, frame: Any, fault: str) -> None:
    report = write(EVENT, frame)
    assert len(report.frames) == 1
    (found,) = report.faults
    assert found.startswith("a01.jsonl:2: ")
    assert fault in found


@pytest.mark.parametrize(
    "frame",
    [
        EVENT,
        COMMITMENT,
        {**COMMITMENT, **CONDITION},
        FIGURE,
        {**FIGURE, "value": "300", "number": 300, "comparator": "="},
        {**FIGURE, "value": "300", "number": 0.5, "comparator": "~"},
        {**POSITION, "target": "die Öffnung", "polarity": "opposite"},
        {**POSITION, "cue": ["lehnten", "ab"]},
        STATEMENT,
        {**STATEMENT, "type": "indirect", "cue": "erklärte", "speaker": "Ein Ministerialrat"},
        TIME,
        {**TIME, "start": None},
        {**TIME, "start": None, "end": None},
        {"k": "role", "s": 1, "person": "Irma Dorwin", "role": "Ministerin", "former": False},
        {"k": "explanation", "s": 4, "of": "[2] öffnen", "spans": "das diene dem Frieden"},
        {"k": "near_miss", "s": 8, "text": "Dann gingen sie", "why": "erzählt"},
    ],
)
def test_a_sound_frame_is_none_of_them(write: Write, frame: dict[str, Any]) -> None:
    report = write(frame)
    assert (report.faults, len(report.frames)) == ([], 1)


def test_the_same_frame_twice_is_a_fault(write: Write) -> None:
    report = write(EVENT, TIME, EVENT)
    assert len(report.faults) == 1
    assert report.faults[0].startswith("twice: ")


def test_two_frames_on_the_same_words_are_no_fault(write: Write) -> None:
    assert write(EVENT, {**EVENT, "status": "denied"}).faults == []


# ---- built files ------------------------------------------------------------------------------------------------
def test_a_report_is_held_back_by_its_number(write: Write) -> None:
    assert [write(identity=identity).held_back for identity in ("a01", "b19", "b20", "g24")] == [
        False,
        False,
        True,
        True,
    ]


def test_a_built_report_holds_frames_and_quotations_apart(write: Write) -> None:
    report = write(
        EVENT, {**COMMITMENT, **CONDITION}, STATEMENT, {"k": "near_miss", "s": 8, "text": "Dann", "why": "erzählt"}
    )
    row = build.built(report)
    assert (row["id"], row["title"], row["text"]) == ("lb-a01", HEADERS["title"], report.text)
    assert "voice" not in row
    assert [frame["k"] for frame in row["frames"]] == ["event", "commitment"]
    assert row["frames"][1]["condition_kind"] == "if"
    (quotation,) = row["quotations"]
    assert (quotation["type"], quotation["medium"], quotation["cue"]) == ("Reported", "SW", [])
    assert [report.text[b:e] for b, e in quotation["quote"]] == ["das diene dem Frieden"]
    assert [miss["why"] for miss in row["near_misses"]] == ["erzählt"]
    assert row["explanations"] == []
    assert [report.text[b:e] for b, e in row["tokens"]][:3] == ["Orlaniens", "Ministerin", "Irma"]
    json.dumps(row)


def test_files_part_training_from_what_is_held_back(write: Write) -> None:
    files = build.files([write(identity="a19"), write(identity="a20")])
    ids = {name: [json.loads(line)["id"] for line in content.splitlines()] for name, content in files.items()}
    assert ids == {"train.jsonl": ["lb-a19"], "heldback.jsonl": ["lb-a20"]}


def test_drift_is_told_by_the_exit_status(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(EVENT)
    monkeypatch.setattr(build, "HERE", tmp_path)
    monkeypatch.setattr(build, "SOURCES", tmp_path)
    assert build.main(["build"]) == 0
    assert build.main(["drift"]) == 0
    (tmp_path / "train.jsonl").write_text("", "utf8")
    capsys.readouterr()
    assert build.main(["drift"]) == 1
    assert "train.jsonl is not what the sources give" in capsys.readouterr().out


def test_a_fault_stops_check_build_and_drift(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(EVENT, EVENT)
    monkeypatch.setattr(build, "HERE", tmp_path)
    monkeypatch.setattr(build, "SOURCES", tmp_path)
    assert [build.main([command]) for command in ("check", "build", "drift")] == [1, 1, 1]
    assert not (tmp_path / "train.jsonl").exists()
    assert build.main(["check", "b"]) == 0
    assert "a01: twice" in capsys.readouterr().out


@pytest.mark.parametrize("args", [[], ["mend"]])
def test_without_a_command_the_usage_is_shown(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(args) == 2
    assert "python corpus/build.py check" in capsys.readouterr().out


# ---- the shipped corpus -----------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def shipped() -> list[Report]:
    """Every source of the project's corpus."""
    return build.load_all([])


def test_the_shipped_corpus_is_without_fault(shipped: list[Report]) -> None:
    assert [f"{report.id}: {fault}" for report in shipped for fault in report.faults] == []


def test_the_built_files_are_what_the_sources_give(shipped: list[Report]) -> None:
    drifted = [
        name for name, content in build.files(shipped).items() if (build.HERE / name).read_text("utf8") != content
    ]
    assert drifted == []


def test_the_shipped_corpus_is_large_enough(shipped: list[Report]) -> None:
    counts = build.stats(shipped)
    assert counts["reports"] >= 150
    assert all(8 <= len(report.sentences) <= 26 for report in shipped)
    assert counts["conditional commitments"] >= 300
    assert counts["frames"]["explanation"] >= 60
    assert counts["frames"]["near_miss"] >= 300


def test_the_shipped_corpus_has_every_label(shipped: list[Report]) -> None:
    counts = build.stats(shipped)
    for kind, labels in build.ATTRIBUTES.items():
        for label, values in labels.items():
            if label not in ("medium", "polarity", "former"):
                assert set(map(str, values)) <= set(counts[f"{kind} {label}"])


def test_every_series_holds_a_fifth_back(shipped: list[Report]) -> None:
    assert {report.id[0] for report in shipped} == set("abcdefghi")
    assert not any(report.held_back for report in shipped if report.id[0] in "hi")  # written for what the reader lacked
    for letter in "abcdefg":
        own = [report for report in shipped if report.id[0] == letter]
        assert len(own) / 6 <= sum(report.held_back for report in own) <= len(own) / 4


def test_no_text_is_in_both_files(shipped: list[Report]) -> None:
    texts = {held_back: {r.text for r in shipped if r.held_back is held_back} for held_back in (True, False)}
    assert texts[True].isdisjoint(texts[False])
    assert len(texts[True]) + len(texts[False]) == len(shipped)


@pytest.mark.parametrize(
    "line", [[1, 2], "frame", 7, {"k": "event", "s": 1, "type": "AID", "status": "actual", "trigger": [5]}]
)
def test_a_line_that_is_no_frame_is_a_fault_and_no_traceback(line: object) -> None:
    report = build.Report("z01", {}, "Es hilft.", [(0, 9)])
    with pytest.raises(build.SourceError):
        build.resolve(report, line)
