from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild.records import Findings
from lagebild.store import Dossier
from tests.cli.desks import objects
from tests.factories import a_reading, an_actor, an_article, spans

Run = Callable[..., Any]


class Person(io.StringIO):
    """Somebody at the keyboard."""

    def isatty(self) -> bool:
        return True


def ids(run: Run, desk: Path) -> list[str]:
    return [one["article"] for one in objects(run("articles", desk, "--json").out)]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("de", "vergessen: Artikel lage-1, Grenze offen, 1 Artikel entfernt, 1 Urteil entfernt\n"),
        ("en", "forgotten: article lage-1, Grenze offen, 1 article removed, 1 judgement removed\n"),
    ],
)
def test_an_article_goes_with_what_rests_on_it(run: Run, desk: Path, lang: str, said: str) -> None:
    run("judge", desk, "note", "lage-1", "x", "--of", "article", "--author", "Ute Weil")
    assert run("forget", desk, "article", "lage-1", "--yes", "--lang", lang) == (0, said, "")
    assert ids(run, desk) == ["kopie", "olt-2"]
    assert run("judge", desk, "list", "--json").out == ""
    assert run("check", desk).status == 0
    assert b"Grenze zu" not in desk.read_bytes()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("de", "vergessen: Person Korwath, 2 Artikel geändert"), ("en", "forgotten: person Korwath, 2 articles changed")],
)
def test_a_person_goes_from_every_article(run: Run, desk: Path, lang: str, said: str) -> None:
    assert "Korwath" in run("export", desk, "--format", "jsonl").out
    status, out, err = run("forget", desk, "person", "korwath", "--yes", "--lang", lang)
    assert (status, err) == (0, "")
    assert out.startswith(said)
    assert "Korwath" not in run("export", desk, "--format", "jsonl").out
    assert "Grenze am Fluss" not in run("export", desk, "--format", "jsonl").out
    assert run("check", desk).status == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("de", "vergessen: 2 Artikel geändert\nab jetzt von Veltener Bote: Text nicht gespeichert, nur Fundstellen\n"),
        ("en", "forgotten: 2 articles changed\nfrom now on of Veltener Bote: text not stored, only positions\n"),
    ],
)
def test_less_is_kept_of_the_texts_of_a_source(run: Run, desk: Path, lang: str, said: str) -> None:
    arguments = ("forget", desk, "texts", "none", "--source", "Veltener Bote", "--yes", "--lang", lang)
    assert run(*arguments) == (0, said, "")
    kept = {one["article"]: one["keep"] for one in objects(run("articles", desk, "--json").out)}
    assert kept == {"lage-1": "full", "kopie": "none", "olt-2": "none"}
    status, out, _ = run(*arguments)
    assert (status, out.splitlines()[0]) == (0, "nichts zu entfernen" if lang == "de" else "nothing to remove")


def test_less_is_kept_of_all_texts(run: Run, desk: Path) -> None:
    status, out, _ = run("forget", desk, "texts", "spans", "--yes")
    assert (status, out.splitlines()[-1]) == (0, "ab jetzt: nur Belegstellen gespeichert")
    assert {one["keep"] for one in objects(run("articles", desk, "--json").out)} == {"spans"}


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_no_is_an_answer(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(sys, "stdin", Person(answer))
    status, out, err = run("forget", desk, "article", "ol")
    assert (status, out) == (1, "")
    assert err.startswith("Artikel olt-2, Brücke gesperrt endgültig entfernen? [y/N]: ")
    assert err.endswith("lagebild: nothing is removed\n")
    assert "olt-2" in ids(run, desk)


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        (["article", "olt"], "Remove article olt-2, Brücke gesperrt for good?"),
        (["person", "velten"], "Remove person Velten for good?"),
        (["texts", "none"], "Remove what is not to be kept of the texts for good?"),
        (["texts", "none", "--source", "Bote"], "Remove what is not to be kept of the texts of Bote for good?"),
    ],
)
def test_it_asks_what_is_meant_and_takes_a_yes(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], question: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Person("y\n"))
    status, out, err = run("forget", desk, *arguments, "--lang", "en")
    assert status == 0
    assert err.startswith(question)
    assert out.startswith("forgotten: " if arguments[-1] != "Bote" else "nothing to remove")


def test_where_nobody_can_be_asked_it_has_to_be_said(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stdin in (io.StringIO("y\n"), None):
        monkeypatch.setattr(sys, "stdin", stdin)
        status, out, err = run("forget", desk, "article", "olt-2")
        assert (status, out) == (2, "")
        assert "--yes" in err
    assert "olt-2" in ids(run, desk)


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (["article", "fehlt"], 1, "no article 'fehlt'"),
        (["article", ""], 1, "no article ''"),
        (["person", "Niemand"], 1, "nobody called 'Niemand'"),
        (["texts", "full"], 2, 'texts takes "spans" or "none"'),
        (["texts", "alles"], 2, 'texts takes "spans" or "none"'),
        (["article", "olt-2", "--source", "Bote"], 2, "--source goes with texts"),
        (["alles", "olt-2"], 2, "'alles'"),
        (["article"], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_forgotten(run: Run, desk: Path, arguments: list[str], status: int, why: str) -> None:
    result = run("forget", desk, *arguments, "--yes")
    assert (result.status, result.out) == (status, "")
    assert why in result.err
    assert len(ids(run, desk)) == 3


def test_only_persons_can_be_forgotten_by_name(run: Run, crisis_desk: Path) -> None:
    status, out, err = run("forget", crisis_desk, "person", "Nordpakt", "--yes")
    assert (status, out) == (1, "")
    assert "is no person" in err


def test_a_name_of_several_is_not_guessed(run: Run, tmp_path: Path) -> None:
    text = "Radan Korwath traf Ilka Korwath."
    actors = (
        an_actor("a1", "Radan Korwath", mentions=spans(text, "Radan Korwath")),
        an_actor("a2", "Ilka Korwath", mentions=spans(text, "Ilka Korwath")),
    )
    with Dossier.open(str(tmp_path / "neu.db"), create=True) as dossier:
        dossier.add(a_reading(an_article(text), actors=actors), Findings())
    status, out, err = run("forget", tmp_path / "neu.db", "person", "Korwath", "--yes")
    assert (status, out) == (1, "")
    assert "'Korwath' can be several: " in err
    assert "person:radan korwath" in err
    status, out, _ = run("forget", tmp_path / "neu.db", "person", "person:radan korwath", "--yes")
    assert (status, out) == (0, "vergessen: Person Radan Korwath, 1 Artikel geändert\n")
    assert run("articles", tmp_path / "neu.db", "article", "--text").out.endswith(" traf Ilka Korwath.\n")


@pytest.mark.parametrize(
    ("lang", "said"), [("de", "Reste liegen noch im Journal"), ("en", "remains are still in the log")]
)
def test_it_says_where_something_may_still_lie(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setattr(Dossier, "purge", lambda _: False)
    status, out, _ = run("forget", desk, "article", "olt-2", "--yes", "--lang", lang)
    assert status == 0
    assert said in out
