from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from lagebild.entries import HIDDEN, Anchor
from lagebild.records import Actor, Article, Frames, Hop, Place, Reading
from lagebild.views import exports
from lagebild.views.exports import TABLES, article_object, json_line, judgement_row, write_csv
from tests.factories import a_reading, a_ref, a_time, a_verdict, a_version, an_actor, an_article, span, spans
from tests.views.crisis import TEXT, crisis

VERSION = a_version("pdm-2026-0317", title="Beschuss", publisher="Bote", url="https://bote.example/1")
FRAMES = [what for what in TABLES if what not in ("readings", "articles", "actors", "judgements")]
BRODNIK = Place("Brodnik", spans(TEXT, "Brodnik"), "OR", 50.0, 20.0, "town")


def a_key(actor: Actor, _: Article) -> str:
    return f"{actor.kind}:{actor.id}"


def full() -> Reading:
    """The crisis with every field filled in some record."""
    reading = crisis()
    day = a_time(span(TEXT, "am Dienstag"), "2026-03-17")
    told = replace(
        reading.statements[0],
        addressee=a_ref("o", span(TEXT, "ihr Land")),
        via=(Hop("n", spans(TEXT, "Nordpakt")), Hop(None, spans(TEXT, "Ein Beamter"))),
        responds_to="s5",
        said=day,
        parent="s2",
    )
    frames = reading.frames
    return replace(
        reading,
        statements=(told, *reading.statements[1:]),
        actors=(replace(reading.actors[0], wikidata="Q1", country="VM"), *reading.actors[1:]),
        frames=replace(
            frames,
            positions=(replace(frames.positions[0], condition=spans(TEXT, "Sollte die Sperre"), statement="s1"),),
            figures=(replace(frames.figures[0], unit="km", place=BRODNIK, time=day), *frames.figures[1:]),
            explanations=(replace(frames.explanations[0], statement="s1"), *frames.explanations[1:]),
        ),
    )


def rows(what: str, reading: Reading | None = None, **fields: Any) -> list[Mapping[str, Any]]:
    version = replace(VERSION, **{"modified": "2026-03-18", "original": "o", **fields})
    return list(exports.rows(what, version, reading or full(), include_all=True, key=a_key))


def table(what: str, values: list[Mapping[str, Any]]) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_csv(out, TABLES[what], values)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def judgements() -> list[Mapping[str, Any]]:
    undone = {"undone": "2026-03-19T07:00:00.000000Z", "undone_by": "Ada Olt"}
    value = {"state": "open", "record": {"id": "c1"}, "sha256": "f" * 64, "meant": {}}
    verdict = a_verdict("state", article="lage-1", anchor=Anchor("kein Meter"), value=value, of="commitment", **undone)
    return [judgement_row(verdict), judgement_row(a_verdict())]


@pytest.mark.parametrize("what", [what for what in TABLES if what != "readings"])
def test_every_column_is_filled_by_some_row_and_rows_have_no_other(what: str) -> None:
    values = judgements() if what == "judgements" else rows(what)
    assert all(list(value) == list(TABLES[what]) for value in values)
    written = table(what, values)
    assert len(written) == len(values)
    assert {column for row in written for column, cell in row.items() if cell} == set(TABLES[what])


@pytest.mark.parametrize("what", FRAMES)
def test_every_row_names_the_words_that_it_rests_on(what: str) -> None:
    for row in rows(what):
        assert row["quote"] == " … ".join(TEXT[begin:end] for begin, end in row["spans"])
        assert (row["article"], row["version"]) == ("pdm-2026-0317", 1)
        assert (row["title"], row["publisher"]) == ("Beschuss", "Bote")


def test_a_statement_with_its_source_chain() -> None:
    row, *_ = rows("statements")
    assert (row["speaker"], row["speaker_id"], row["addressee"]) == ("Mira Dorwin", "person:d", "Orlanien")
    assert row["via"] == ["Nordpakt", "Ein Beamter"]
    assert (row["statement"], row["responds_to"]) == ("s2", "s5")
    assert (row["said_start"], row["said_end"]) == ("2026-03-17", "2026-03-17")


def test_events_figures_roles_and_explanations() -> None:
    event, *_ = rows("events")
    assert (event["actors"], event["recipients"]) == (["Velmarien"], ["Orlanien"])
    assert (event["place"], event["lat"], event["lon"], event["start"]) == ("Brodnik", 50.0, 20.0, "2026-03-17")
    assert rows("events")[3]["actors"] == ["der Gegner"]
    first, between, *_ = rows("figures")
    assert (first["number"], first["of"], first["source"], first["lat"]) == (1500, "Mann", "Nordpakt", 50.0)
    assert between["number"] == [40, 60]
    minister, former = rows("roles")
    assert (minister["person"], minister["org"], minister["former"]) == ("Mira Dorwin", "Orlanien", False)
    assert (former["quote"], former["former"]) == ("Außenminister", True)
    why, *_ = rows("explanations")
    assert (why["of"], why["quote"], why["holders"]) == ("Verlegung der Truppen", "der Wachablösung", ["Velmarien"])


def test_what_is_beyond_the_best_set_only_on_request() -> None:
    best = list(exports.rows("figures", VERSION, crisis(), include_all=False, key=a_key))
    assert [row["id"] for row in best] == ["f1", "f2"]
    assert [row["id"] for row in rows("figures", crisis())] == ["f1", "f2", "f3"]


def test_a_judgement_says_what_was_decided_and_about_which_words() -> None:
    row, plain = judgements()
    assert (row["value"], row["words"]) == ({"state": "open"}, "kein Meter")
    assert (plain["value"], plain["words"], plain["undone"]) == ({}, None, None)


@pytest.mark.parametrize("what", FRAMES)
def test_words_that_are_not_kept_are_null(what: str) -> None:
    reading = full()
    text = HIDDEN * len(TEXT)
    bare = replace(reading, article=replace(reading.article, text=text, original="f" * 64))
    for row in rows(what, bare, keep="none"):
        assert row["quote"] is None
        assert not any(row.get(column) for column in ("of", "condition"))
    assert rows("articles", bare, keep="none")[0]["text"] is None


def test_an_article_as_it_can_be_read_again() -> None:
    article = an_article("Es regnete.", id="lage-1", extra={"ressort": "Ausland", "kept": "x"})
    assert article_object(a_version("lage-1", title="Regen"), article) == {
        **{"ressort": "Ausland", "kept": "x", "id": "lage-1", "title": "Regen", "publisher": None, "url": None},
        **{"published": "2026-03-17", "modified": None, "language": "de", "text": "Es regnete."},
    }
    part = replace(article, text=f"Es regnete. {HIDDEN * 9}", original="f" * 64)
    for keep in ("spans", "none"):
        values = article_object(a_version("lage-1", keep=keep), part)
        assert (values["text"], values["kept"]) == (None, keep)
    odd = an_article(f"Ein Balken {HIDDEN * 3} im Text.")
    assert article_object(a_version(), odd)["text"] == odd.text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-5, "-5"),
        (1.5, "1.5"),
        ([1000, 1500], "[1000, 1500]"),
        ([[0, 3]], "[[0, 3]]"),
        (["Wien", "Rom"], "Wien; Rom"),
        ([], ""),
        ({"a": "ü"}, '{"a": "ü"}'),
        ("=", "="),
        ("-", "-"),
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        (["=1+1", "Rom"], "'=1+1; Rom"),
        ("a\r\nb\x00\x1b[2J\x85\x9b", "a␍\nb␀␛[2J��"),
        ("halb \ud83d", "halb �"),
        ("a\tb, \"c\"\n'd'", "a\tb, \"c\"\n'd'"),
    ],
)
def test_cells_neither_calculate_nor_steer(value: Any, cell: str) -> None:
    out = io.StringIO(newline="")
    write_csv(out, ("x", "y"), [{"x": value, "y": "z"}])
    assert list(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [["x", "y"], [cell, "z"]]


def test_a_table_of_nothing_has_its_header() -> None:
    out = io.StringIO()
    write_csv(out, TABLES["actors"], [])
    assert out.getvalue() == ",".join(TABLES["actors"]) + "\n"


def test_a_line_of_json_is_one_line() -> None:
    line = json_line({"a": "x\u2028y\x85z\ud83d", "b": "ü"})
    assert line.splitlines() == [line]
    assert '"b": "ü"' in line
    assert line.isascii() is False
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_line({"a": float("inf")})


def test_an_actor_without_an_entry_has_the_id_of_the_dossier() -> None:
    reading = a_reading(an_article("Ada sprach."), actors=(an_actor("a1", "Ada", mentions=((0, 3),)),), frames=Frames())
    (row,) = exports.rows("actors", VERSION, reading, include_all=True, key=a_key)
    assert (row["id"], row["name"], row["mentions"]) == ("person:a1", "Ada", 1)
