from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest

from lagebild.entries import ERASED, HIDDEN, Hit
from lagebild.views.dossierwords import dossier_words, readable
from lagebild.views.hits import LONGEST, TITLE, heading, hit_json, hits_view, kept_words, quote
from lagebild.views.terminal import console
from tests.factories import a_version, an_actor

TEXT = "Korwath sagte, man werde die Grenze schließen. Es regnete."
GERMAN = dossier_words("de")


def a_hit(text: str = TEXT, *spans: tuple[int, int], **fields: Any) -> Hit:
    values = {"version": a_version(title="Grenze zu", publisher="Bote"), "spans": spans or ((15, 45),), "text": text}
    return Hit(**{**values, **fields})


def a_statement(**fields: Any) -> Hit:
    speaker = an_actor("a1", "Radan Korwath", entity="person:radan korwath", wikidata="Q1")
    return a_hit(**{"statement": "s1", "type": "indirect", "speakers": (speaker,), "score": 1.23456, **fields})


def view(statements: Sequence[Hit] = (), articles: Sequence[Hit] = (), total: int | None = None, **options: Any) -> str:
    out = io.StringIO()
    total = len(statements) + len(articles) if total is None else total
    shown = hits_view(statements, articles, total, **{"language": "de", "counted": 1000, **options})
    console(out, width=80).print(shown)
    return out.getvalue().replace("\u00a0", " ")


def test_a_statement_and_an_article() -> None:
    assert view([a_statement(said=("2026-03-16", "2026-03-16"))], [a_hit()]) == (
        "Aussagen\n"
        "  1 Radan Korwath · indirekt · 16.03.2026 · Bote\n"
        "    man werde die Grenze schließen\n"
        "    s1 · article\n"
        "\n"
        "Artikel\n"
        "  1 Grenze zu · 17.03.2026 · Bote\n"
        "    man werde die Grenze schließen\n"
        "    article\n"
        "\n"
        "2 Treffer\n"
    )


def test_english() -> None:
    said = view([a_statement(speakers=())], [a_hit(version=a_version(published=None))], language="en")
    assert "Statements\n  1 no speaker · indirect · 17 Mar 2026" in said
    assert "Articles\n  1 no title · no date\n" in said
    assert said.endswith("2 hits\n")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ((None, None), "17.03.2026, 18:00 (+01:00)"),
        (("2026-03-17T17:00:00Z", "2026-03-17T17:00:00Z"), "17.03.2026, 18:00 (+01:00)"),
        (("2026-03-15", "2026-03-16"), "15.03.2026 ·"),
    ],
)
def test_a_statement_without_a_day_has_the_hour_of_its_article(said: tuple[str | None, str | None], shown: str) -> None:
    version = a_version(published="2026-03-17T18:00:00+01:00", publisher="Bote")
    assert shown in view([a_statement(said=said, version=version)])


@pytest.mark.parametrize(
    ("total", "counted", "german", "english"),
    [
        (0, 1000, "keine Treffer", "no hits"),
        (1, 1000, "1 Treffer", "1 hit"),
        (7, 1000, "7 Treffer, 1 gezeigt, mehr mit --limit", "7 hits, 1 shown, more with --limit"),
        (1001, 1000, "mehr als 1.000 Treffer, 1 gezeigt", "more than 1,000 hits, 1 shown"),
    ],
)
def test_how_many_there_are(total: int, counted: int, german: str, english: str) -> None:
    hits = [a_hit()] * min(total, 1)
    assert view((), hits, total, counted=counted).splitlines()[-1].startswith(german)
    assert view((), hits, total, counted=counted, language="en").splitlines()[-1].startswith(english)


def test_what_was_not_looked_at_is_said_where_nothing_sure_was_found() -> None:
    hint = "auch weniger sichere Aussagen: --all"
    assert hint in view((), [a_hit()], passed_over=True)
    assert hint not in view([a_statement()], (), passed_over=True)
    assert hint not in view((), [a_hit()])


def test_versions_copies_and_what_is_not_kept() -> None:
    version = a_version("kopie", 2, versions=3, original="lage-1", keep="spans")
    assert "kopie · Fassung 2/3 · Kopie von lage-1 · nur Belegstellen gespeichert" in view((), [a_hit(version=version)])
    assert "Text nicht gespeichert, nur Fundstellen" in view((), [a_hit(version=a_version(keep="none"))])
    assert "text not stored, only positions" in view((), [a_hit(version=a_version(keep="none"))], language="en")


def test_the_title_or_the_first_words_or_neither() -> None:
    assert heading(a_version(title="Ä" * 200), "de") == "Ä" * (TITLE - 1) + "…"
    assert heading(a_version(title=" \n", lead="Es regnete."), "de") == "Es regnete."
    long = heading(a_version(lead="Es regnete " * 9), "de")
    assert long.startswith("Es regnete Es")
    assert long.endswith(" …")
    assert heading(a_version(lead="Ä" * 100), "de") == "Ä" * 60 + " …"
    assert heading(a_version(lead=HIDDEN * 100), "de") == "ohne Titel"
    assert heading(a_version(lead=HIDDEN * 100), "en") == "no title"
    assert heading(a_version(lead="Erste Zeile\nzweite"), "de") == "Erste Zeile"


def test_a_long_quotation_is_cut_and_pieces_are_joined() -> None:
    assert quote(a_hit("x" * 900, (0, 900)), GERMAN) == "x" * (LONGEST - 1) + "…"
    assert quote(a_hit(TEXT, (0, 7), (47, 58)), GERMAN) == "Korwath … Es regnete."


def test_what_is_missing_has_a_sign() -> None:
    assert readable(f"{HIDDEN * 5}") == "[…]"
    assert readable(f"Eins.{HIDDEN * 40}Drei.") == "Eins. […] Drei."
    assert readable(f"{HIDDEN * 4}Zwei.{HIDDEN * 9}") == "[…] Zwei. […]"
    assert (
        readable(f"Sie sprach mit {ERASED * 7} {ERASED * 4}, dann nicht mehr.")
        == "Sie sprach mit […], dann nicht mehr."
    )
    assert readable(f"Eins.{HIDDEN}Zwei.{HIDDEN * 2}Drei.") == "Eins. Zwei. Drei."
    assert readable("Nichts fehlt.\n\nGar nichts.") == "Nichts fehlt.\n\nGar nichts."


@pytest.mark.parametrize("gone", [HIDDEN * 30, ERASED * 30, f"{ERASED * 5} … {ERASED * 9}", " "])
def test_words_of_which_nothing_is_kept_are_null(gone: str) -> None:
    assert kept_words(gone) is None
    hit = a_statement(text=gone, spans=((0, len(gone)),))
    assert hit_json(hit)["text"] is None
    assert hit_json(hit)["evidence"][0]["quote"] is None
    assert hit_json(hit)["evidence"][0]["spans"] == [[0, len(gone)]]


def test_json_of_a_statement() -> None:
    assert hit_json(a_statement(said=("2026-03-16", "2026-03-17"))) == {
        "hit": "statement",
        "id": "s1",
        "type": "indirect",
        "speaker": {"id": "person:radan korwath", "name": "Radan Korwath", "wikidata": "Q1"},
        "text": "man werde die Grenze schließen",
        "said": {"start": "2026-03-16", "end": "2026-03-17"},
        "verb": None,
        "score": 1.2346,
        "evidence": [
            {
                "article": "article",
                "version": 1,
                "title": "Grenze zu",
                "publisher": "Bote",
                "published": "2026-03-17",
                "url": None,
                "sha256": "a" * 64,
                "spans": [[15, 45]],
                "quote": "man werde die Grenze schließen",
                "kept": "full",
            }
        ],
    }
    assert hit_json(a_statement(speakers=()))["speaker"] is None


def test_the_verb_of_a_statement_that_is_not_quoted_stands_with_it() -> None:
    hit = a_statement(verb="dementierte")
    assert "Radan Korwath · indirekt („dementierte“) · 17.03.2026" in view([hit])
    assert "Radan Korwath · indirect (“dementierte”) · 17 Mar 2026" in view([hit], language="en")
    assert hit_json(hit)["verb"] == "dementierte"


@pytest.mark.parametrize("gone", [HIDDEN * 11, ERASED * 11])
def test_a_verb_that_is_not_kept_is_not_told(gone: str) -> None:
    assert "Radan Korwath · indirekt · 17.03.2026" in view([a_statement(verb=gone)])
    assert hit_json(a_statement(verb=gone))["verb"] is None


def test_json_of_an_article() -> None:
    assert {**hit_json(a_hit()), "evidence": []} == {
        "hit": "article",
        "id": "article",
        "title": "Grenze zu",
        "score": 0.0,
        "evidence": [],
    }


def test_hostile_words_are_harmless_and_short() -> None:
    bad = "\x1b[31m[bold]x[/bold]\n\u202e\x07"
    version = a_version(bad, title=bad, publisher="P" * 3000, original=bad)
    speaker = an_actor("a1", bad + "N" * 3000)
    said = view(
        [a_statement(version=version, speakers=(speaker,), text=bad * 3, spans=((0, 30),))], [a_hit(version=version)]
    )
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
    assert "[bold]x[/bold]" in said
    assert max(map(len, said.splitlines())) <= 80
    assert len(said) < 2000
