from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild.cli.judge import ACTIONS, USAGE
from lagebild.entries import VERDICTS
from tests.cli.desks import SECOND, objects

Run = Callable[..., Any]
AUTHOR = ("--author", "Ute Weil")
CONFIRMED = {"de": "bestätigt", "en": "confirmed"}


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("LAGEBILD_AUTHOR", raising=False)


def flat(out: str) -> str:
    return " ".join(out.replace("\u00a0", " ").split())


def statement(run: Run, desk: Path, words: str = "öffnen") -> str:
    """The id of the statement with the words in article lage-1."""
    hits = objects(run("search", desk, words, "--what", "statements", "--all", "--json").out)
    (identity,) = (hit["id"] for hit in hits if hit["evidence"][0]["article"] == "lage-1")
    return str(identity)


def said(run: Run, desk: Path, identity: str) -> dict[str, Any] | None:
    """The statement as the reading has it now."""
    (reading,) = objects(run("articles", desk, "lage-1", "--reading", "--json", "--all").out)
    return next((one for one in reading["statements"] if one["id"] == identity), None)


def judged(run: Run, desk: Path, *arguments: str) -> dict[str, Any]:
    """The judgement that was written down."""
    status, out, err = run("judge", desk, *arguments, *AUTHOR, "--json")
    assert (status, err) == (0, "")
    (verdict,) = objects(out)
    return dict(verdict)


def test_every_judgement_has_a_usage_and_stands_in_the_help(run: Run) -> None:
    out = run("judge", "--help").out
    assert set(ACTIONS) == set(USAGE) == {*VERDICTS, "list", "undo"}
    for action in ACTIONS:
        assert f"\n    {action} " in out


@pytest.mark.parametrize(
    ("lang", "view"),
    [
        ("de", "bestätigt · Aussage {} · „Wir öffnen die Grenze am Fluss.“ {} · Artikel lage-1 · von Ute Weil · "),
        ("en", "confirmed · statement {} · “Wir öffnen die Grenze am Fluss.” {} · article lage-1 · by Ute Weil · "),
    ],
)
def test_a_statement_is_confirmed(run: Run, desk: Path, lang: str, view: str) -> None:
    identity = statement(run, desk)
    status, out, err = run("judge", desk, "confirm", identity, *AUTHOR, "--lang", lang)
    assert (status, err) == (0, "")
    (verdict,) = objects(run("judge", desk, "list", "--json").out)
    assert flat(out).startswith(view.format(identity, verdict["id"]))
    held = said(run, desk, identity)
    assert held is not None
    assert (held["confidence"], held["shown"]) == (1, True)


def test_json_of_a_judgement(run: Run, desk: Path) -> None:
    identity = statement(run, desk)
    verdict = judged(run, desk, "confirm", identity)
    assert {name: verdict[name] for name in ("kind", "of", "subject", "article", "author", "undone", "undone_by")} == {
        "kind": "confirm",
        "of": "statement",
        "subject": identity,
        "article": "lage-1",
        "author": "Ute Weil",
        "undone": None,
        "undone_by": None,
    }
    assert verdict["anchor"]["words"] == "Wir öffnen die Grenze am Fluss."
    assert verdict["id"].startswith("j")


def test_what_is_rejected_is_shown_nowhere_until_it_is_undone(run: Run, desk: Path) -> None:
    identity = statement(run, desk)
    before = run("export", desk, "--format", "jsonl").out
    verdict = judged(run, desk, "reject", identity)
    assert said(run, desk, identity) is None
    assert run("search", desk, "öffnen", "--what", "statements", "--json").out.count("lage-1") == 0
    status, out, _ = run("judge", desk, "undo", verdict["id"][:9], "--author", "Ada Olt")
    assert status == 0
    assert "zurückgenommen von Ada Olt" in flat(out)
    assert run("export", desk, "--format", "jsonl").out == before
    status, out, err = run("judge", desk, "undo", verdict["id"], *AUTHOR)
    assert (status, out) == (1, "")
    assert "was taken back before" in err


def test_a_correction_is_typed_and_shown_in_words(run: Run, desk: Path) -> None:
    identity = statement(run, desk)
    end = SECOND.index("am Fluss")
    typed = ("type=reported", "speaker=Brandner", "said=2026-03-16/2026-03-17", f"spans=16-{end}")
    status, out, err = run("judge", desk, "correct", identity, *typed, *AUTHOR)
    assert (status, err) == (0, "")
    for part in ("type = reported", "speaker = Brandner", "said = 2026-03-16 – 2026-03-17", f"spans = 16–{end}"):
        assert part in flat(out)
    held = said(run, desk, identity)
    assert held is not None
    assert (held["type"], held["spans"]) == ("reported", [[16, end]])
    assert (held["said"]["start"], held["said"]["end"]) == ("2026-03-16", "2026-03-17")
    (hit,) = objects(run("search", desk, "öffnen", "--what", "statements", "--speaker", "Brandner", "--json").out)
    assert (hit["id"], hit["text"]) == (identity, "Wir öffnen die Grenze ")
    assert "speaker = Brandner" in flat(run("judge", desk, "list").out)
    assert "speaker = Brandner" in flat(run("articles", desk, "lage-1").out)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("de", "findet im gegenwärtigen Text nichts mehr"), ("en", "finds nothing in the current text")],
)
def test_a_judgement_on_words_that_a_later_version_lacks_says_so(run: Run, desk: Path, lang: str, said: str) -> None:
    (hit,) = objects(run("search", desk, "schließen", "--versions", "--what", "statements", "--json").out)
    run("judge", desk, "confirm", hit["id"], *AUTHOR)
    run("judge", desk, "confirm", statement(run, desk), *AUTHOR)
    old, new = (
        flat(one) for one in run("judge", desk, "list", "lage-1", "--lang", lang).out.split("\n" + CONFIRMED[lang])
    )
    assert old.endswith(said)
    assert said not in new
    assert said in flat(run("articles", desk, "lage-1", "--lang", lang).out)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("type=wörtlich", "type is one of direct, indirect"),
        ("speaker=Niemand", "'Niemand' is no actor of this article; there are: "),
        ("said=gestern", "said is a day or two"),
        ("spans=12", "spans is a list of spans"),
        ("spans=12-100000", "100000"),
        ("farbe=rot", "statement has no field 'farbe' that could be corrected; it has type, medium"),
        ("confidence=1", "'confidence'"),
    ],
)
def test_a_correction_that_is_none_changes_nothing(run: Run, desk: Path, typed: str, why: str) -> None:
    identity = statement(run, desk)
    before = said(run, desk, identity)
    status, out, err = run("judge", desk, "correct", identity, typed, *AUTHOR)
    assert (status, out) == (1, "")
    assert why in err
    assert said(run, desk, identity) == before
    assert run("judge", desk, "list", "--json").out == ""


def test_a_state_is_that_of_a_commitment(run: Run, crisis_desk: Path) -> None:
    status, out, _ = run("judge", crisis_desk, "state", "c3", "touched", *AUTHOR)
    assert status == 0
    assert flat(out).startswith(
        "Zustand gesetzt · Ankündigung c3 · touched · „werde ihr Land den Hafen von Lorn schließen“"
    )
    assert run("judge", crisis_desk, "state", "s1", "open").status == 1
    assert "open, touched, fulfilled" in run("judge", crisis_desk, "state", "c3", "erledigt").err


def test_a_source_is_graded(run: Run, desk: Path) -> None:
    verdict = judged(run, desk, "grade", "Veltener Bote", "b2")
    assert (verdict["of"], verdict["subject"], verdict["value"]) == ("source", "Veltener Bote", {"grade": "B2"})
    assert "bewertet · Quelle Veltener Bote · B2" in run("judge", desk, "list").out
    status, _, err = run("judge", desk, "grade", "Veltener Bote", "Z9")
    assert status == 1
    assert "A to F" in err


def test_a_remark_on_a_statement_an_article_a_source(run: Run, desk: Path) -> None:
    identity = statement(run, desk)
    assert judged(run, desk, "note", identity, "Bitte", "prüfen")["value"]["text"] == "Bitte prüfen"
    assert judged(run, desk, "note", "lag", "unklar", "--of", "article")["subject"] == "lage-1"
    assert judged(run, desk, "note", "Veltener Bote", "neu", "--of", "source")["of"] == "source"
    assert [one["kind"] for one in objects(run("judge", desk, "list", "--json").out)] == ["note"] * 3
    assert [one["subject"] for one in objects(run("judge", desk, "list", "lag", "--json").out)] == [identity, "lage-1"]


def test_who_is_meant_is_merged_in_one_article_or_in_all(run: Run, desk: Path) -> None:
    verdict = judged(run, desk, "merge", "Brandner", "Velten", "--article", "kopie")
    assert (verdict["of"], verdict["article"]) == ("actor", "kopie")
    assert (verdict["value"]["words"], verdict["value"]["entity"]) == ("Brandner", "person:velten")
    articles = {one["id"]: one["articles"] for one in objects(run("actors", desk, "--json").out)}
    assert (articles["person:velten"], articles["person:brandner"]) == (2, 1)
    judged(run, desk, "merge", "Brandner", "person:velten")
    assert "person:brandner" not in run("actors", desk).out
    for one in objects(run("judge", desk, "list", "--json").out):
        run("judge", desk, "undo", one["id"], *AUTHOR)
    assert "person:brandner" in run("actors", desk).out


def test_two_articles_are_made_a_copy_and_parted(run: Run, desk: Path) -> None:
    verdict = judged(run, desk, "split", "kopie", "lage-1", "--of", "article")
    assert (verdict["of"], verdict["subject"], verdict["value"]["with"]) == ("article", "kopie", "lage-1")
    assert "auch erschienen als" not in run("articles", desk, "lage-1").out
    judged(run, desk, "merge", "olt-2", "lage-1", "--of", "article")
    assert "auch erschienen als olt-2" in run("articles", desk, "lage-1").out


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (["confirm"], "judge DOSSIER confirm ID"),
        (["confirm", "s1", "s2"], "judge DOSSIER confirm ID"),
        (["correct", "s1"], "judge DOSSIER correct ID FIELD=VALUE..."),
        (["note", "s1"], "judge DOSSIER note ID TEXT"),
        (["grade", "Bote"], "judge DOSSIER grade SOURCE GRADE"),
        (["list", "a", "b"], "judge DOSSIER list [ARTICLE]"),
        (["undo"], "judge DOSSIER undo JUDGEMENT"),
        (["bestätige", "s1"], "'bestätige' is not one of"),
        (["confirm", "lage-1", "--of", "article"], "confirm does not go with --of article"),
        (["grade", "x", "B2", "--of", "actor"], "grade does not go with --of actor"),
        (["confirm", "s1", "--article", "lage-1"], "--article goes with merge and split"),
        (["merge", "a", "b", "--of", "article", "--article", "lage-1"], "--article goes with merge and split"),
    ],
)
def test_a_wrong_command_line(run: Run, desk: Path, arguments: list[str], usage: str) -> None:
    status, out, err = run("judge", desk, *arguments)
    assert (status, out) == (2, "")
    assert usage in err


def test_a_field_without_a_value(run: Run, desk: Path) -> None:
    status, _, err = run("judge", desk, "correct", statement(run, desk), "type")
    assert status == 2
    assert "FIELD=VALUE" in err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["confirm", "fehlt"], "no statement or frame 'fehlt'"),
        (["undo", "fehlt"], "no judgement 'fehlt'; `lagebild judge DOSSIER list` shows them"),
        (["note", "fehlt", "x", "--of", "article"], "no article 'fehlt'"),
        (["list", "fehlt"], "no article 'fehlt'"),
        (["merge", "Brandner", "Niemand"], "nobody called 'Niemand'"),
        (["merge", "Brandner", "Velten", "--article", "fehlt"], "no article 'fehlt'"),
    ],
)
def test_what_is_not_there(run: Run, desk: Path, arguments: list[str], why: str) -> None:
    status, out, err = run("judge", desk, *arguments, *AUTHOR)
    assert (status, out) == (1, "")
    assert err.startswith(f"lagebild: {why}")


@pytest.mark.parametrize(("lang", "said"), [("de", "keine Urteile\n"), ("en", "no judgements\n")])
def test_no_judgements_yet(run: Run, desk: Path, lang: str, said: str) -> None:
    assert run("judge", desk, "list", "--lang", lang) == (0, said, "")
    assert run("judge", desk, "list", "olt-2", "--lang", lang) == (0, said, "")
    assert run("judge", desk, "list", "--json") == (0, "", "")


def test_who_decides(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no login name")

    def author(*options: str) -> str:
        (verdict,) = objects(run("judge", desk, "grade", "Veltener Bote", "A1", "--json", *options).out)
        return str(verdict["author"])

    monkeypatch.setattr(getpass, "getuser", lambda: "weil")
    assert author() == "weil"
    monkeypatch.setenv("LAGEBILD_AUTHOR", "Ute Weil")
    assert author() == "Ute Weil"
    assert author("--author", "Ada Olt") == "Ada Olt"
    monkeypatch.delenv("LAGEBILD_AUTHOR")
    monkeypatch.setattr(getpass, "getuser", nobody)
    status, out, err = run("judge", desk, "grade", "Bote", "A1")
    assert (status, out) == (2, "")
    assert "--author" in err


def test_a_hostile_author_or_remark_is_one_harmless_line(run: Run, desk: Path) -> None:
    run("judge", desk, "note", "lage-1", "x\x1b[2J\ny\u202e", "--of", "article", "--author", "Eva\x1b[31m\nEngel")
    out = run("judge", desk, "list").out
    assert not {"\x1b", "\u202e"} & set(out)
    assert out.count("\n") == 2
