from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lagebild.cli import articles
from lagebild.records import Findings
from lagebild.store import Dossier
from lagebild.views import jsonform
from tests.cli.desks import ARTICLES, FIRST, SECOND, lines, objects
from tests.factories import a_reading, an_actor, an_article, spans

Run = Callable[..., Any]
LIST = {
    "de": """\
Grenze offen · 17.03.2026, 18:00 (+01:00) · Pressedienst Mitte
  lage-1 · 2 Fassungen · 1 Kopie
Korwath lenkt ein · 17.03.2026, 18:00 (+01:00) · Veltener Bote
  kopie · Kopie von lage-1
Brücke gesperrt · 18.03.2026 · Veltener Bote
  olt-2
3 Artikel
""",
    "en": """\
Grenze offen · 17 Mar 2026, 18:00 (+01:00) · Pressedienst Mitte
  lage-1 · 2 versions · 1 copy
Korwath lenkt ein · 17 Mar 2026, 18:00 (+01:00) · Veltener Bote
  kopie · copy of lage-1
Brücke gesperrt · 18 Mar 2026 · Veltener Bote
  olt-2
3 articles
""",
}
CHANGES = """\
  - Grenze zu
  + Grenze offen
  - Korwath sagte: „Wir schließen die Grenze am Fluss.“
  + Korwath sagte: „Wir öffnen die Grenze am Fluss.“
"""


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def plain(out: str) -> str:
    return out.replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_articles_in_the_order_in_which_they_came(run: Run, desk: Path, lang: str) -> None:
    status, out, err = run("articles", desk, "--lang", lang)
    assert (status, plain(out), err) == (0, LIST[lang], "")


def test_articles_as_json(run: Run, desk: Path) -> None:
    listed = objects(run("articles", desk, "--json").out)
    assert [(one["article"], one["number"], one["versions"], one["original"]) for one in listed] == [
        ("lage-1", 2, 2, None),
        ("kopie", 1, 1, "lage-1"),
        ("olt-2", 1, 1, None),
    ]
    assert {one["keep"] for one in listed} == {"full"}
    versions = objects(run("articles", desk, "lage-1", "--json").out)
    assert [(one["number"], one["title"], one["url"]) for one in versions] == [
        (1, "Grenze zu", None),
        (2, "Grenze offen", "https://pdm.example/1"),
    ]
    assert objects(run("articles", desk, "lage-1", "--version", "1", "--json").out) == versions[:1]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("de", ("auch erschienen als kopie", "Fassung 2 · erschienen 17.03.2026, 18:00 (+01:00) · bekannt seit ")),
        ("en", ("also printed as kopie", "version 2 · published 17 Mar 2026, 18:00 (+01:00) · known since ")),
    ],
)
def test_an_article_shows_its_versions_what_changed_and_who_prints_it(
    run: Run, desk: Path, lang: str, said: tuple[str, str]
) -> None:
    out = plain(run("articles", desk, "lage-1", "--lang", lang).out)
    assert said[0] in out
    assert said[1] in out
    assert CHANGES in out
    assert "https://pdm.example/1" in out


def test_one_version_shows_what_changed_in_it(run: Run, desk: Path) -> None:
    first, second = (run("articles", desk, "lage-1", "--version", number).out for number in "12")
    assert "Fassung 1 ·" in first
    assert "Fassung 2 ·" not in first
    assert "- Grenze zu" not in first
    assert "Fassung 1 ·" not in second
    assert CHANGES in second


def test_the_beginning_of_an_id_is_enough_where_only_one_begins_so(run: Run, desk: Path, tmp_path: Path) -> None:
    assert run("articles", desk, "lag", "--text").out == SECOND + "\n"
    more = tmp_path / "more.jsonl"
    more.write_text(lines({"id": "lage-2", "text": "Weil sagte: „Wir warten ab.“"}), "utf-8")
    run("add", desk, more)
    status, out, err = run("articles", desk, "lag")
    assert (status, out) == (1, "")
    assert err.startswith("lagebild: several articles begin with 'lag': lage-1, lage-2")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fehlt"], "no article 'fehlt' in this dossier; `lagebild articles` lists them"),
        ([""], "no article '' in this dossier"),
        (["lage-1", "--version", "3"], "article 'lage-1' has no version 3, only 2"),
        (["lage-1", "--version", "3", "--json"], "article 'lage-1' has no version 3, only 2"),
        (["lage-1", "--version", "3", "--text"], "article 'lage-1' has no version 3, only 2"),
        (["lage-1", "--version", "3", "--reading"], "article 'lage-1' has no version 3, only 2"),
    ],
)
def test_what_is_not_there(run: Run, desk: Path, arguments: list[str], said: str) -> None:
    status, out, err = run("articles", desk, *arguments)
    assert (status, out) == (1, "")
    assert err.startswith(f"lagebild: {said}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--text"], "name its id"),
        (["--reading"], "name its id"),
        (["--version", "1"], "name its id"),
        (["--all"], "--all goes with --reading"),
        (["lage-1", "--all"], "--all goes with --reading"),
        (["lage-1", "--text", "--json"], "leave out --reading and --json"),
        (["lage-1", "--text", "--reading"], "leave out --reading and --json"),
        (["lage-1", "--version", "0"], "--version"),
    ],
)
def test_options_that_say_nothing_together(run: Run, desk: Path, arguments: list[str], said: str) -> None:
    status, out, err = run("articles", desk, *arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_the_text_of_a_version(run: Run, desk: Path) -> None:
    assert run("articles", desk, "lage-1", "--text").out == SECOND + "\n"
    assert run("articles", desk, "lage-1", "--text", "--version", "1").out == FIRST + "\n"


def test_a_text_goes_to_a_file_as_it_is_and_harmless_to_a_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        """A standard output that says that it is one."""

        def __init__(self, stream: Any) -> None:
            self.write, self.flush = stream.write, stream.flush

        def isatty(self) -> bool:
            return True

    text = "Weil sagte: „Wir warten ab.“ \x1b[31mRot \u202eund zurück."
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    feed.write_text(lines({"id": "odd", "text": text}), "utf-8")
    run("add", desk, feed)
    assert run("articles", desk, "odd", "--text").out == text + "\n"
    output = articles.output
    monkeypatch.setattr(articles, "output", lambda: _wrapped(output(), Terminal))
    out = run("articles", desk, "odd", "--text").out
    assert "Wir warten ab." in out
    assert not {"\x1b", "\u202e"} & set(out)


class _wrapped:  # noqa: N801 -- stands for a function
    def __init__(self, manager: Any, wrapper: Any) -> None:
        self._manager, self._wrapper = manager, wrapper

    def __enter__(self) -> Any:
        return self._wrapper(self._manager.__enter__())

    def __exit__(self, *error: Any) -> Any:
        return self._manager.__exit__(*error)


@pytest.mark.parametrize(
    ("keep", "shown", "label"),
    [
        ("none", "[…]\n", "Text nicht gespeichert, nur Fundstellen"),
        (
            "spans",
            "Korwath sagte: „Wir schließen die Grenze am Fluss.“ […] Brandner sagte: „Vielleicht kommt es anders?“\n",
            "nur Belegstellen gespeichert",
        ),
    ],
)
def test_what_is_not_kept_of_a_text_has_a_sign(run: Run, tmp_path: Path, keep: str, shown: str, label: str) -> None:
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    feed.write_text(lines(*ARTICLES[:2]), "utf-8")
    run("add", desk, feed, "--keep-text", keep)
    assert run("articles", desk, "lage-1", "--version", "1", "--text").out == shown
    assert label in run("articles", desk).out
    view = run("articles", desk, "lage-1").out
    assert label in view
    assert ("- Korwath sagte: „Wir schließen die Grenze am Fluss.“" in view) == (keep == "spans")


def test_what_was_read_for_people_and_as_the_contract_s_json(run: Run, desk: Path) -> None:
    view = run("articles", desk, "lage-1", "--reading").out
    assert "Wir öffnen die Grenze am Fluss." in view
    assert "Vielleicht kommt es anders?" not in view
    assert "Vielleicht kommt es anders?" in run("articles", desk, "lage-1", "--reading", "--all").out
    assert "direct" in run("articles", desk, "lage-1", "--reading", "--lang", "en").out
    (reading,) = objects(run("articles", desk, "lage-1", "--reading", "--json").out)
    jsonschema.validate(reading, jsonform.schema())
    assert reading["article"]["text"] == SECOND
    (older,) = objects(run("articles", desk, "lage-1", "--reading", "--json", "--version", "1").out)
    assert older["article"]["text"] == FIRST


def test_an_article_s_judgements_stand_below_it(run: Run, desk: Path) -> None:
    run("judge", desk, "note", "lage-1", "Bitte", "prüfen", "--of", "article", "--author", "Ute Weil")
    assert "Anmerkung · Artikel lage-1 · Bitte prüfen" in run("articles", desk, "lage-1").out
    assert "Anmerkung" not in run("articles", desk, "kopie").out


@pytest.mark.parametrize(("lang", "said"), [("de", "das Dossier ist leer\n"), ("en", "the dossier is empty\n")])
def test_an_empty_dossier_says_so(run: Run, empty_desk: Path, lang: str, said: str) -> None:
    for command in ("articles", "actors"):
        assert run(command, empty_desk, "--lang", lang) == (0, said, "")
        assert run(command, empty_desk, "--json") == (0, "", "")


@pytest.mark.parametrize(
    ("lang", "first"),
    [
        ("de", "Brandner · Person · 2 Aussagen, 2 Erwähnungen, 2 Artikel\n  person:brandner\n"),
        ("en", "Brandner · person · 2 statements, 2 mentions, 2 articles\n  person:brandner\n"),
    ],
)
def test_actors_those_who_say_the_most_first(run: Run, desk: Path, lang: str, first: str) -> None:
    status, out, _ = run("actors", desk, "--lang", lang)
    assert status == 0
    assert out.startswith(first)
    assert re.findall(r"^  (\S+)$", out, re.M) == [one["id"] for one in objects(run("actors", desk, "--json").out)]


@pytest.mark.parametrize(
    ("lang", "said"), [("de", "2 weitere ohne Namen: --all\n"), ("en", "2 more without a name: --all\n")]
)
def test_actors_without_a_name_are_asked_for(run: Run, tmp_path: Path, lang: str, said: str) -> None:
    text, place = "Er und sein Land grüßten Radan Korwath und Ilka Berg.", tmp_path / "neu.db"
    names = ("Er", "sein Land", "Radan Korwath", "Ilka Berg")
    actors = tuple(an_actor(f"a{n}", name, mentions=spans(text, name)) for n, name in enumerate(names))
    with Dossier.open(str(place), create=True) as dossier:
        dossier.add(a_reading(an_article(text), actors=actors), Findings())
    _, out, _ = run("actors", place, "--lang", lang)
    assert [line.split(" · ")[0] for line in out.splitlines()[::2]] == ["Ilka Berg", "Radan Korwath", said.strip()]
    assert out.endswith(said)
    assert run("actors", place, "--limit", "2", "--lang", lang).out.count("\n  ") == 2
    assert len(objects(run("actors", place, "--json").out)) == 4
    everybody = run("actors", place, "--all", "--lang", lang).out
    assert "sein Land" in everybody
    assert said not in everybody
    assert "sein Land" in run("actors", place, "sein Land").out


def test_actors_as_json(run: Run, desk: Path) -> None:
    listed = objects(run("actors", desk, "--json").out)
    counts = [one["statements"] for one in listed]
    assert counts == sorted(counts, reverse=True)
    assert listed[0] == {
        "id": "person:brandner",
        "name": "Brandner",
        "kind": "person",
        "wikidata": None,
        "country": None,
        "articles": 2,
        "mentions": 2,
        "statements": 2,
    }


def test_actors_of_a_name_and_not_more_than_asked_for(run: Run, desk: Path) -> None:
    assert [one["id"] for one in objects(run("actors", desk, "KORWATH", "--json").out)] == ["person:korwath"]
    assert len(objects(run("actors", desk, "--limit", "2", "--json").out)) == 2
    status, out, err = run("actors", desk, "Korwat")
    assert (status, out) == (1, "")
    assert "did you mean" in err
    assert run("actors", desk, "--limit", "0").status == 2


def test_of_several_who_can_be_meant_not_more_than_asked_for(run: Run, tmp_path: Path) -> None:
    text = "Radan Korwath traf Ilka Korwath."
    names = ("Radan Korwath", "Ilka Korwath")
    actors = tuple(an_actor(name[0], name, mentions=spans(text, name)) for name in names)
    with Dossier.open(str(tmp_path / "neu.db"), create=True) as dossier:
        dossier.add(a_reading(an_article(text), actors=actors), Findings())
    assert len(objects(run("actors", tmp_path / "neu.db", "Korwath", "--json").out)) == 2
    assert len(objects(run("actors", tmp_path / "neu.db", "Korwath", "--limit", "1", "--json").out)) == 1


def test_hostile_names_in_lists(run: Run, tmp_path: Path) -> None:
    odd = ARTICLES[0] | {
        "id": "x\x1b[2J\n",
        "title": "Ä" * 10_000,
        "publisher": "Bote\x1b]0;x\x07\u202e",
        "url": "u\x1b[1m",
    }
    feed, desk = tmp_path / "feed.jsonl", tmp_path / "neu.db"
    feed.write_text(lines(odd), "utf-8")
    run("add", desk, feed)
    for arguments in (["articles", desk], ["articles", desk, "x"], ["articles", desk, "x", "--reading"]):
        out = run(*arguments).out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)
        assert max(map(len, out.splitlines())) <= 80
    assert run("articles", desk).out.count("Ä") < 100
