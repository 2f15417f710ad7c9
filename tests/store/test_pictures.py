"""Pictures out of a dossier: on both axes of time, what changed, what a sentence would touch; the same on both stores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from lagebild import pipeline
from lagebild.records import Findings, Reading
from lagebild.situation import Picture
from lagebild.store import Dossier
from tests.fakes import FakeReader
from tests.picture.made import Report

THREAT = "Sollte der Nordbund Truppen nach Auland schicken, werde man die Brücke von Hellbach sperren"


def threat() -> Report:
    report = Report(f"{THREAT}, sagte Korwath am Dienstag.", "eins", "2031-03-04T08:00:00+01:00", "Bote")
    return report.says("Korwath", THREAT, cue="sagte").commits(
        "threat", "Korwath", "werde man die Brücke von Hellbach sperren", THREAT.partition(",")[0]
    )


def corrected() -> Report:
    words = "Korwath hat am Dienstag niemandem gedroht. Die Redaktion zieht ihren Bericht zurück."
    return Report(words, "eins", "2031-03-04T08:00:00+01:00", "Bote", modified="2031-03-05T10:00:00+01:00")


def moved(words: str = "Der Nordbund hat am Mittwoch Truppen nach Auland geschickt.", article: str = "zwei") -> Report:
    report = Report(words, article, "2031-03-05T09:00:00+01:00", "Kurier")
    return report.event("MOBILIZE", "geschickt", "Der Nordbund", time=("am Mittwoch", "2031-03-05"), place="Auland")


def put(dossier: Dossier, reports: Sequence[Report]) -> None:
    for report in reports:
        dossier.add(report.text.reading, Findings())


@pytest.fixture
def dossier(opened: Callable[..., Dossier]) -> Dossier:
    result = opened()
    put(result, [threat(), moved()])
    return result


def states(picture: Picture) -> list[str]:
    return [line.state for line in picture.tripwires]


def test_as_published_up_to_a_time(dossier: Dossier) -> None:
    assert states(pipeline.picture(dossier, at="2031-03-04T23:00:00+01:00")) == ["open"]
    assert states(pipeline.picture(dossier)) == ["touched"]
    empty = pipeline.picture(dossier, at="2031-03-01")
    assert (empty.tripwires, empty.articles.articles, empty.at) == ((), 0, "2031-03-01")


def test_as_known_at_a_time(dossier: Dossier) -> None:
    known = max(version.known for version in dossier.versions())
    put(dossier, [corrected()])
    assert states(pipeline.picture(dossier)) == []
    assert states(pipeline.picture(dossier, as_known=known)) == ["touched"]
    assert states(pipeline.picture(dossier, at="2031-03-05T09:30:00+01:00")) == ["touched"], "the text that stood then"


def test_what_has_changed(dossier: Dossier) -> None:
    found = pipeline.changes(dossier, "2031-03-04T23:00:00+01:00").changes
    told = {(one.what, one.change): one for one in found}
    assert ("events", "new") in told
    tripwire = told["tripwires", "changed"]
    assert "state" in tripwire.fields
    assert tripwire.before is not None
    assert tripwire.before.id == tripwire.after.id  # type: ignore[union-attr]
    put(dossier, [corrected()])
    gone = pipeline.changes(dossier, "2031-03-05T09:30:00+01:00").changes
    assert ("tripwires", "withdrawn") in {(one.what, one.change) for one in gone}
    assert pipeline.changes(dossier, "2031-03-06").changes == ()


def test_a_time_in_the_future_changes_nothing(dossier: Dossier) -> None:
    assert pipeline.changes(dossier, "2041-01-01").changes == ()


def asked(dossier: Dossier, report: Report, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    def read(sentence: str, *, published: str, id: str, reader: object) -> Reading:  # noqa: A002
        report.words, report.article, report.published = sentence, id, published
        return report.text.reading

    monkeypatch.setattr(pipeline, "read", read)
    answer = pipeline.whatif(dossier, report.words, FakeReader())
    assert answer.sentence == report.words
    return [tripwire.consequence for tripwire, _ in answer.touches]


def test_what_a_sentence_would_touch(opened: Callable[..., Dossier], monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = opened()
    put(dossier, [threat()])
    before = pipeline.picture(dossier)
    sentence = "Der Nordbund hat am Sonntag Truppen nach Auland geschickt."
    told = Report(sentence).event("MOBILIZE", "geschickt", "Der Nordbund", place="Auland")
    assert asked(dossier, told, monkeypatch) == ["werde man die Brücke von Hellbach sperren"]
    near = Report("Der Nordbund hat am Sonntag Decken nach Auland geschickt.")
    near.event("AID", "geschickt", "Der Nordbund", place="Auland")
    assert asked(dossier, near, monkeypatch) == []
    assert pipeline.picture(dossier) == before, "nothing of it is kept"
    assert [version.article for version in dossier.versions()] == ["eins"]


def test_an_empty_dossier_has_an_empty_picture(opened: Callable[..., Dossier], monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = opened()
    assert pipeline.picture(dossier).articles.articles == 0
    assert pipeline.changes(dossier, "2031-03-04").changes == ()
    sentence = Report("Der Nordbund hat Truppen geschickt.").event("MOBILIZE", "geschickt", "Der Nordbund")
    assert asked(dossier, sentence, monkeypatch) == []


def test_totals_count_copies_and_versions(opened: Callable[..., Dossier]) -> None:
    dossier = opened()
    put(dossier, [threat(), moved(), corrected()])
    words = "Am Hafen von Hellbach blieb es ruhig, die Fischer fuhren aus wie an jedem anderen Morgen im März."
    put(dossier, [Report(words, "drei"), Report(words, "vier")])
    totals = pipeline.picture(dossier).articles
    assert (totals.articles, totals.versions, totals.copies) == (4, 5, 1)
    assert pipeline.picture(dossier, at="2031-03-04T12:00:00+01:00").articles.versions == 3
