from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lagebild.entries import HIDDEN
from lagebild.picture import picture
from lagebild.picture.statements import statements
from lagebild.situation import FusedStatement
from tests.factories import a_verdict
from tests.picture.made import Report, made

BRIDGE = "die Brücke bleibe geschlossen, bis der letzte Posten geräumt sei"
SAID = f"Korwath sagte am Dienstag, {BRIDGE}."
TOLD = "Nach den Worten von Korwath bleibt die Brücke geschlossen, bis auch der letzte Posten geräumt ist."


def first(**fields: Any) -> Report:
    return Report(SAID, **fields).says("Korwath", BRIDGE, cue="sagte")


def second(published: str = "2031-03-04T18:00:00+01:00", words: str = TOLD, speaker: str = "Korwath") -> Report:
    said = words.partition("Korwath ")[2].rstrip(".")
    return Report(words, "zwei", published, "Abendblatt").says(speaker, said, cue="Nach den Worten")


def fused(*reports: Report, **options: Any) -> tuple[FusedStatement, ...]:
    return statements(*made(reports, **options))


def articles(lines: tuple[FusedStatement, ...]) -> list[list[str]]:
    return [[one.article for one in line.evidence] for line in lines]


def test_one_statement_in_two_reports_is_one_with_both_wordings() -> None:
    (line,) = fused(second(), first())
    assert (line.reports, line.sources) == (2, 2)
    assert [one.article for one in line.evidence] == ["eins", "zwei"], "the earliest report first"
    assert line.text == BRIDGE
    assert line.variants == ("bleibt die Brücke geschlossen, bis auch der letzte Posten geräumt ist",)
    assert line.first == "2031-03-04T12:00:00+01:00"
    assert any("same speaker" in why for why in line.why)


@pytest.mark.parametrize(
    ("sentence", "cue", "verb"),
    [
        (f"Korwath drohte, {BRIDGE}.", "drohte", "drohte"),
        (f"Korwath warf der Union vor, {BRIDGE}.", "warf", "warf"),
        (f"Korwath sagte, {BRIDGE}.", "sagte", None),
        (f"Laut Korwath {BRIDGE}.", "Laut", None),
        (f"Korwath teilte mit, {BRIDGE}.", "teilte mit", None),
    ],
)
def test_the_verb_is_told_where_it_says_more_than_that_he_spoke(sentence: str, cue: str, verb: str | None) -> None:
    (line,) = fused(Report(sentence).says("Korwath", BRIDGE, cue=cue))
    assert line.verb == verb


def test_what_is_quoted_needs_no_verb() -> None:
    (line,) = fused(Report(f"Korwath drohte: {BRIDGE}.").says("Korwath", BRIDGE, cue="drohte", type="direct"))
    assert line.verb is None


def test_a_copy_is_a_report_but_no_source() -> None:
    (line,) = fused(first(), first(article="zwei", publisher="Abendblatt"), copies=[("zwei", "eins")])
    assert (line.reports, line.sources) == (2, 1)


def test_in_a_copy_the_same_words_are_the_same_whoever_was_read_as_the_speaker() -> None:
    other = Report(SAID, "zwei").says("Dienstag", BRIDGE, cue="sagte")
    assert articles(fused(first(), other, copies=[("zwei", "eins")])) == [["eins", "zwei"]]
    assert articles(fused(first(), other)) == [["eins"], ["zwei"]]


def test_said_again_another_day_it_is_another_statement() -> None:
    assert articles(fused(first(), second("2031-03-07T09:00:00+01:00"))) == [["eins"], ["zwei"]]


def test_a_look_back_is_on_the_statement_of_that_day() -> None:
    words = "Am Montag hatte Korwath angekündigt, die Brücke bleibe geschlossen, bis der letzte Posten geräumt sei."
    back = Report(words, "zwei", "2031-03-09T09:00:00+01:00").says("Korwath", BRIDGE, cue="angekündigt")
    assert articles(fused(first(), back)) == [["eins", "zwei"]]


def test_a_look_back_that_names_another_day_is_not() -> None:
    words = "Am Samstag hatte Korwath angekündigt, die Brücke bleibe geschlossen, bis der letzte Posten geräumt sei."
    back = Report(words, "zwei", "2031-03-09T09:00:00+01:00")
    back.says("Korwath", BRIDGE, cue="angekündigt", said=("Am Samstag", "2031-03-08"))
    assert articles(fused(first(), back)) == [["eins"], ["zwei"]]


def test_another_speaker_says_another_thing() -> None:
    other = TOLD.replace("Korwath", "Brandner")
    said = other.partition("Brandner ")[2].rstrip(".")
    report = Report(other, "zwei").says("Brandner", said)
    assert articles(fused(first(), report)) == [["eins"], ["zwei"]]


def test_other_numbers_are_another_statement() -> None:
    reports = [
        Report(f"Korwath sagte, man habe {number} Soldaten an den Grenzfluss verlegt.", f"a{number}").says(
            "Korwath", f"man habe {number} Soldaten an den Grenzfluss verlegt", cue="sagte"
        )
        for number in (200, 500)
    ]
    assert len(fused(*reports)) == 2


def test_words_within_words_are_no_statement_of_their_own() -> None:
    text = "Korwath sagte, man werde die Brücke „für jeden“ schließen."
    report = Report(text).says("Korwath", "man werde die Brücke „für jeden“ schließen")
    whole = report.statements[0].id
    report.says("Korwath", "„für jeden“", type="direct", parent=whole)
    assert [line.text for line in fused(report)] == ["man werde die Brücke „für jeden“ schließen"]


def test_what_another_said_within_it_is() -> None:
    text = "Korwath sagte, Brandner habe erklärt, die Brücke werde geöffnet."
    report = Report(text).says("Korwath", "Brandner habe erklärt, die Brücke werde geöffnet")
    report.says("Brandner", "die Brücke werde geöffnet", parent=report.statements[0].id)
    assert len(fused(report)) == 2


SPEECH = "„Die Lage ist ernst und wird ernster. Die Brücke bleibt geschlossen, bis der letzte Posten geräumt ist. Ich danke Ihnen allen.“"


def test_of_a_speech_others_report_one_sentence() -> None:
    speech = Report(f"Korwath sprach am Abend: {SPEECH}", "rede").says("Korwath", SPEECH, type="direct")
    lines = fused(speech, second())
    assert articles(lines) == [["rede"], ["rede", "zwei"]] or articles(lines) == [["rede", "zwei"], ["rede"]]
    joint = next(line for line in lines if line.reports == 2)
    assert joint.text == "Die Brücke bleibt geschlossen, bis der letzte Posten geräumt ist."
    rest = next(line for line in lines if line.reports == 1)
    assert "Die Brücke" not in rest.text
    assert rest.text.startswith("„Die Lage ist ernst")
    assert rest.text.endswith("Ich danke Ihnen allen.“")


def test_a_speech_that_nobody_else_reports_stays_whole() -> None:
    speech = Report(f"Korwath sprach am Abend: {SPEECH}", "rede").says("Korwath", SPEECH, type="direct")
    (line,) = fused(speech)
    assert " ".join(line.text.split(" … ")) == SPEECH


def test_an_answer_points_to_the_line_that_it_answers() -> None:
    text = f"{SAID} Brandner erwiderte, das sei eine Drohung."
    report = Report(text).says("Korwath", BRIDGE)
    report.says("Brandner", "das sei eine Drohung", responds_to=report.statements[0].id)
    one, other = fused(report)
    assert other.responds_to == one.id


def test_a_person_joins_and_parts() -> None:
    one, other = first(), second("2031-03-07T09:00:00+01:00")
    ids = one.statements[0].id, other.statements[0].id
    joined = a_verdict("merge", ids[0], value={"with": ids[1]})
    assert articles(fused(one, other, verdicts=[joined])) == [["eins", "zwei"]]
    parted = a_verdict("split", ids[1], value={"with": ids[0]})
    assert articles(fused(first(), second(), verdicts=[parted])) == [["eins"], ["zwei"]]


def test_a_person_joins_a_sentence_to_a_speech() -> None:
    speech = Report(f"Korwath sprach am Abend: {SPEECH}", "rede").says("Korwath", SPEECH, type="direct")
    other = Report("Brandner sagte, es werde ernst.", "zwei").says("Brandner", "es werde ernst")
    joined = a_verdict("merge", other.statements[0].id, value={"with": speech.statements[0].id})
    lines = fused(speech, other, verdicts=[joined])
    assert ["rede", "zwei"] in [sorted({one.article for one in line.evidence}) for line in lines]


def test_a_statement_without_speaker_is_nobodys() -> None:
    report = Report(SAID).says(None, BRIDGE)
    (line,) = fused(report)
    assert line.speaker is None


def test_nothing_said_no_line() -> None:
    assert fused(Report("Die Brücke ist offen.")) == ()
    assert fused() == ()


@pytest.mark.parametrize("words", ["ja", "„Nein“", "…"])
def test_words_that_mean_nothing_alone_are_not_joined(words: str) -> None:
    reports = [Report(f"Korwath sagte {words}.", name).says("Korwath", words) for name in ("eins", "zwei")]
    assert len(fused(*reports)) == 2


def test_what_is_not_kept_is_not_the_same() -> None:
    """In a copy whose words are not kept no two statements are one for having no words both."""
    texts = []
    for name in ("eins", "zwei"):
        report = Report("Korwath sagte, die Brücke bleibe zu. Brandner sagte, der Hafen sei offen.", name)
        report.says("Korwath", "die Brücke bleibe zu").says("Brandner", "der Hafen sei offen")
        text = report.text
        hidden = replace(text.reading.article, text=HIDDEN * len(report.words))
        texts.append(replace(text, reading=replace(text.reading, article=hidden)))
    lines = statements(*made(texts, copies=[("zwei", "eins")]))
    assert sorted(line.reports for line in lines) == [1, 1, 1, 1]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31T23:00:00+00:00"])
def test_the_ends_of_the_calendar_end_no_picture(day: str) -> None:
    old = Report("Am Montag hatte Korwath angekündigt, die Brücke bleibe zu.", "alt", day)
    old.says("Korwath", "die Brücke bleibe zu", cue="angekündigt")
    seen = picture("lage.db", [old.text, first().text])
    assert len(seen.statements) == 2


def test_a_word_without_end_is_read_in_time() -> None:
    """A picture in letters, left in a page: nothing of it is quadratic."""
    report = Report(f"Korwath sagte, die Brücke bleibe zu. {'QmFzZTY0' * 12_000}").says(
        "Korwath", "die Brücke bleibe zu"
    )
    assert len(fused(report)) == 1
