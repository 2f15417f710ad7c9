from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild.labels import EVENT_TYPES, STATEMENT_TYPES
from tests.cli.desks import ARTICLES, FIRST, lines, objects

Run = Callable[..., Any]
EVIDENCE = {"article", "version", "title", "publisher", "published", "url", "sha256", "spans", "quote"}
"""The keys of the contract's EVIDENCE."""

GERMAN = """\
Aussagen
  1 Korwath · wörtlich · 17.03.2026, 18:00\u00a0(+01:00) · Pressedienst Mitte
    Wir öffnen die Grenze am Fluss.
    {} · lage-1 · Fassung 2/2

Artikel
  1 Grenze offen · 17.03.2026, 18:00\u00a0(+01:00) · Pressedienst Mitte
    Korwath sagte: „Wir öffnen die Grenze am Fluss.“
    lage-1 · Fassung 2/2

4 Treffer, 2 gezeigt, mehr mit --limit
"""
ENGLISH = """\
Statements
  1 Korwath · direct · 17\u00a0Mar\u00a02026, 18:00\u00a0(+01:00) · Pressedienst Mitte
    Wir öffnen die Grenze am Fluss.
    {} · lage-1 · version 2/2

Articles
  1 Grenze offen · 17\u00a0Mar\u00a02026, 18:00\u00a0(+01:00) · Pressedienst Mitte
    Korwath sagte: „Wir öffnen die Grenze am Fluss.“
    lage-1 · version 2/2

4 hits, 2 shown, more with --limit
"""


def hits(run: Run, desk: Path, *arguments: str) -> list[dict[str, Any]]:
    status, out, err = run("search", desk, *arguments, "--json")
    assert (status, err) == (0, "")
    return objects(out)


def found(run: Run, desk: Path, *arguments: str) -> list[tuple[str, str | None]]:
    """Article and quotation of every hit."""
    return [(one["evidence"][0]["article"], one["evidence"][0]["quote"]) for one in hits(run, desk, *arguments)]


@pytest.mark.parametrize(("lang", "view"), [("de", GERMAN), ("en", ENGLISH)])
def test_the_view(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, lang: str, view: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (statement, *_) = hits(run, desk, "Grenze")
    result = run("search", desk, "Grenze", "--limit", "1", "--lang", lang)
    assert result == (0, view.format(statement["id"]), "")


def test_json_has_the_keys_of_the_contract(run: Run, desk: Path) -> None:
    statement, _, article, _ = hits(run, desk, "Grenze")
    assert {"hit", "id", "type", "speaker", "text", "said", "score", "evidence"} <= statement.keys()
    assert {"hit", "id", "title", "score", "evidence"} <= article.keys()
    assert (statement["hit"], article["hit"]) == ("statement", "article")
    assert statement["speaker"] == {"id": "person:korwath", "name": "Korwath", "wikidata": None}
    assert statement["type"] == "direct"
    for hit in (statement, article):
        (evidence,) = hit["evidence"]
        assert evidence.keys() >= EVIDENCE
        assert (evidence["article"], evidence["version"]) == ("lage-1", 2)
        assert (evidence["title"], evidence["publisher"]) == ("Grenze offen", "Pressedienst Mitte")
        assert (evidence["published"], evidence["url"]) == ("2026-03-17T18:00:00+01:00", "https://pdm.example/1")


def test_evidence_is_the_exact_words_of_the_text_with_its_hash(run: Run, desk: Path) -> None:
    texts = {one["article"]["id"]: one["article"] for one in objects(run("export", desk, "--format", "jsonl").out)}
    for hit in hits(run, desk):
        (evidence,) = hit["evidence"]
        article = texts[evidence["article"]]
        assert evidence["sha256"] == article["sha256"]
        assert evidence["quote"] == " … ".join(article["text"][begin:end] for begin, end in evidence["spans"])


def test_words_in_any_form_and_in_compounds(run: Run, desk: Path) -> None:
    assert [article for article, _ in found(run, desk, "Truppen")] == ["lage-1", "kopie"]
    assert [article for article, _ in found(run, desk, "Brücken", "--what", "statements")] == ["olt-2"]
    assert found(run, desk, "Grenze", "Lastwagen") == []


def test_a_phrase_must_stand_so(run: Run, desk: Path) -> None:
    assert len(found(run, desk, '"die Grenze am Fluss"', "--what", "statements")) == 2
    assert found(run, desk, '"Grenze die"') == []


def test_a_speaker_by_name_or_by_the_id_of_the_list(run: Run, desk: Path) -> None:
    assert found(run, desk, "--speaker", "korwath", "--what", "statements") == found(
        run, desk, "--speaker", "person:korwath", "--what", "statements"
    )
    assert {article for article, _ in found(run, desk, "--speaker", "Velten")} == {"olt-2"}


def test_nobody_of_that_name_but_almost(run: Run, desk: Path) -> None:
    status, out, err = run("search", desk, "--speaker", "Korwat")
    assert (status, out) == (1, "")
    assert "nobody called 'Korwat'" in err
    assert "did you mean" in err
    assert "Korwath" in err


def test_a_type_and_a_type_of_event(run: Run, desk: Path, crisis_desk: Path) -> None:
    assert {one["type"] for one in hits(run, desk, "--type", "direct")} == {"direct"}
    assert hits(run, desk, "--type", "reported") == []
    (statement, article) = hits(run, crisis_desk, "--event", "assault")
    assert "gesprengt" in statement["text"]
    assert article["id"] == "pdm-2026-0317"


def test_a_period_has_both_ends(run: Run, desk: Path) -> None:
    def articles(*period: str) -> set[str]:
        return {article for article, _ in found(run, desk, *period)}

    assert articles("--since", "2026-03-18") == {"olt-2"}
    assert articles("--until", "2026-03-17") == {"lage-1", "kopie"}
    assert articles("--since", "2026-03-17T17:00:00Z", "--until", "2026-03-17T18:00:00+01:00") == {"lage-1", "kopie"}
    assert articles("--since", "2026-03-17T17:00:01Z", "--until", "2026-03-17") == set()


def test_the_best_first_or_the_latest(run: Run, tmp_path: Path) -> None:
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    early = {
        "id": "früh",
        "text": "Die Fähre fährt. Die Fähre hält, und eine zweite Fähre kommt.",
        "published": "2026-03-01",
    }
    late = {
        "id": "spät",
        "text": "Der Hafen von Lorn war am Abend wieder frei, die Fähre fuhr nach Olt.",
        "published": "2026-03-02",
    }
    feed.write_text(lines(early, late), "utf-8")
    run("add", desk, feed)
    assert [article for article, _ in found(run, desk, "Fähre")] == ["früh", "spät"]
    assert [article for article, _ in found(run, desk, "Fähre", "--by", "time")] == ["spät", "früh"]


def test_less_sure_statements_and_older_versions_on_request(run: Run, desk: Path) -> None:
    assert found(run, desk, "kommt", "--what", "statements") == []
    assert len(found(run, desk, "kommt", "--what", "statements", "--all")) == 2
    assert found(run, desk, "schließen") == []
    assert {version["evidence"][0]["version"] for version in hits(run, desk, "schließen", "--versions")} == {1}


@pytest.mark.parametrize(
    ("lang", "options", "said"),
    [
        ("de", [], "keine Treffer · auch weniger sichere Aussagen: --all\n"),
        ("de", ["--all"], "keine Treffer\n"),
        ("en", [], "no hits · statements that are less sure, too: --all\n"),
        ("en", ["--what", "articles"], "no hits\n"),
    ],
)
def test_nothing_found_says_where_else_to_look(run: Run, desk: Path, lang: str, options: list[str], said: str) -> None:
    assert run("search", desk, "Quittung", "--lang", lang, *options) == (0, said, "")


def test_a_hit_takes_the_hour_of_its_article_s_own_zone(run: Run, desk: Path) -> None:
    out = run("search", desk, "Grenze").out
    assert "18:00\u00a0(+01:00)" in out
    assert "(+00:00)" not in out


@pytest.mark.parametrize(("lang", "said"), [("de", "Text nicht gespeichert"), ("en", "text not stored")])
def test_words_that_are_not_kept_are_null_and_the_view_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    feed.write_text(lines(ARTICLES[0]), "utf-8")
    run("add", desk, feed, "--keep-text", "none")
    statement, article = hits(run, desk)
    assert (statement["text"], article["title"]) == (None, None)
    for hit in (statement, article):
        (evidence,) = hit["evidence"]
        assert (evidence["quote"], evidence["kept"]) == (None, "none")
        assert evidence["spans"]
    assert statement["evidence"][0]["spans"] == [[FIRST.index("Wir"), FIRST.index("“")]]
    out = run("search", desk, "--lang", lang).out
    assert said in out
    assert "    […]\n" in out
    assert "Grenze" not in out


def test_of_a_text_of_which_evidence_is_kept_the_evidence_is_quoted(run: Run, tmp_path: Path) -> None:
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    feed.write_text(lines(ARTICLES[0]), "utf-8")
    run("add", desk, feed, "--keep-text", "spans")
    assert found(run, desk, "Grenze", "--what", "statements") == [("lage-1", "Wir schließen die Grenze am Fluss.")]
    assert "nur Belegstellen gespeichert" in run("search", desk, "Grenze").out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--type", "wörtlich"], "'wörtlich'"),
        (["--event", "krieg"], "'krieg'"),
        (["--since", "gestern"], "'gestern'"),
        (["--since", "2026-03-18", "--until", "2026-03-17"], "later than"),
        (["--since", "2026-03-18T01:00:00+02:00", "--until", "2026-03-17T22:00:00Z"], "later than"),
        (["--type", "direct", "--what", "articles"], "--type is about statements"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_a_wrong_command_line(run: Run, desk: Path, arguments: list[str], named: str) -> None:
    status, out, err = run("search", desk, *arguments)
    assert (status, out) == (2, "")
    assert named in err


def test_a_period_of_one_day_is_no_contradiction(run: Run, desk: Path) -> None:
    assert hits(run, desk, "--since", "2026-03-17T18:00:00+01:00", "--until", "2026-03-17")


def test_words_that_stand_in_every_text_find_nothing_in_particular(run: Run, desk: Path) -> None:
    status, out, err = run("search", desk, "der die das")
    assert (status, out) == (1, "")
    assert err.startswith("lagebild: 'der die das': only words that stand in every text")


def test_no_dossier_and_an_empty_one(run: Run, tmp_path: Path, empty_desk: Path) -> None:
    status, out, err = run("search", tmp_path / "fehlt.db", "Grenze")
    assert (status, out) == (1, "")
    assert err == f"lagebild: {tmp_path / 'fehlt.db'}: there is no dossier here; `lagebild add` makes one\n"
    assert not (tmp_path / "fehlt.db").exists()
    assert run("search", empty_desk, "--json") == (0, "", "")


def test_the_password_of_a_url_is_not_shown(run: Run) -> None:
    status, out, err = run("search", "postgresql://weil:geheim@127.0.0.1:1/lage", "Grenze")
    assert (status, out) == (1, "")
    assert err.startswith("lagebild: ")
    assert "geheim" not in err


def test_hostile_words_neither_steer_the_terminal_nor_break_a_line(run: Run, tmp_path: Path) -> None:
    odd = ARTICLES[0] | {"id": "x\x1b[2J", "title": "Böse\x1b[31m\nZeile \u2028 \u202ezwei", "publisher": "B" * 3000}
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    feed.write_text(lines(odd), "utf-8")
    run("add", desk, feed)
    out = run("search", desk, "Grenze").out
    assert not {"\x1b", "\u2028", "\u202e"} & set(out)
    assert len(out) < 1500
    lines_ = run("search", desk, "Grenze", "--json").out
    assert len(lines_.splitlines()) == len(objects(lines_)) == 2
    assert objects(lines_)[1]["title"] == odd["title"]


def test_help_names_every_type(run: Run) -> None:
    said = run("search", "--help").out.replace(",", " ").split()
    assert set(said) >= {*STATEMENT_TYPES, *EVENT_TYPES}


def test_looking_something_up_does_not_wait_for_the_reader_s_runtime(desk: Path) -> None:
    code = (
        "import sys; from lagebild.cli import main; "
        f"status = main(['search', {str(desk)!r}, 'Grenze', '--json']); "
        "print(status, sorted({name.partition('.')[0] for name in sys.modules} & {'onnxruntime', 'tokenizers', 'lxml'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert done.stdout.count("\n") == 5
