from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from lagebild.records import Frames, Reading
from lagebild.views.terminal import console
from lagebild.views.text import article_view, summary, tally
from tests.factories import a_reading
from tests.views.crisis import crisis
from tests.views.hostile import hostile_findings
from tests.views.test_text import flat, view


def test_findings_follow_the_statements_in_sections() -> None:
    shown = view(crisis())
    assert (
        "Was geschah\n"
        "  E1 Gewalt · Velmarien → Orlanien · Brodnik (Ort, OR) · 17.03.2026\n"
        "     Velmarische Artillerie hat am Dienstag das orlanische Grenzdorf Brodnik\n"
        "     beschossen.\n"
    ) in shown
    assert (
        "  A2 laut Aussage 3 (Mira Dorwin): Drohung · Orlanien\n"
        "     werde ihr Land den Hafen von Lorn schließen\n"
        "     wenn: Sollte die Sperre am Freitag fortbestehen\n"
    ) in shown
    assert (
        "Positionen\n"
        "   Handelsembargo gegen Velmarien (Vorgehen)\n"
        "    P1 Tarvien · dagegen · „lehnte … ab“\n"
        "       Tarvien lehnte ein Handelsembargo gegen Velmarien ab.\n"
        "    P2 Hallenborg · dafür · „forderte“\n"
        "       Hallenborg forderte ein Handelsembargo gegen Velmarien mit Nachdruck.\n"
    ) in shown
    assert shown.index("Sprecher: ") < shown.index("Was geschah") < shown.index("Akteure")


def test_no_claim_looks_like_a_fact() -> None:
    for include_all in (False, True):
        shown = flat(view(crisis(), include_all=include_all))
        assert "E3 laut Aussage 1 (Mira Dorwin): Gewalt · Velmarien" in shown
        mark = "laut Aussage 3a? (ein Beamter)" if include_all else "laut einer unsicheren Aussage"
        assert f"E4 {mark}: Gewalt · der Gegner" in shown
        assert "Z1 laut Aussage 4: „knapp 1500“ = etwa 1.500" in shown


def test_figures_stand_in_their_sentence_which_is_dim_around_them() -> None:
    shown = view(crisis())
    assert "· Verletzte\n     Vor Ort zählten Helfer zwischen 40 und 60 Verletzte.\n" in shown
    out = io.StringIO()
    colours = Console(file=out, width=80, force_terminal=True, color_system="standard", _environ={})
    colours.print(article_view(crisis(), language="de", include_all=False))
    assert "\x1b[2mVor Ort zählten Helfer \x1b[0mzwischen 40 und 60\x1b[2m Verletzte.\x1b[0m" in out.getvalue()


def test_the_less_sure_are_counted_or_marked() -> None:
    shown = flat(view(crisis()))
    assert shown.endswith("4 weitere, weniger sichere: --all")
    assert "E4a" not in shown
    everything = flat(view(crisis(), include_all=True))
    assert "--all" not in everything
    assert "E4a? Gespräch (möglich) · 35 %" in everything
    assert "P2a? Kallien · ausweichend · „wich … aus“ · 40 %" in everything


def test_english() -> None:
    shown = flat(view(crisis(), language="en"))
    assert "What happened E1 assault · Velmarien → Orlanien · Brodnik (town, OR) · 17 Mar 2026" in shown
    assert "C1 according to statement 2: refusal · Mira Dorwin → Velmarien" in shown
    assert "while: solange ein einziger fremder Soldat am Fluss steht" in shown
    assert "Jonas Thalberg · person · 1 commitment R2 former Außenminister" in shown


def test_empty_sections_are_left_out() -> None:
    only = replace(crisis(), statements=(), frames=Frames(roles=crisis().frames.roles))
    shown = view(only)
    assert "Was geschah" not in shown
    assert (
        "Akteure\n  Orlanien · Staat\n    im Text: „ihr Land“, „orlanische“\n  Mira Dorwin · Person\n    W1 Ministerpräsidentin"
        in shown
    )
    assert "keine Aussagen gefunden\n\nAkteure" in shown
    nothing_else = view(a_reading())
    assert nothing_else.endswith("keine Aussagen gefunden\n")


def test_only_less_sure_findings_are_counted() -> None:
    position = crisis().frames.positions[2]
    reading = a_reading(crisis().article, frames=Frames(positions=(position,)))
    assert view(reading).endswith("keine Aussagen gefunden\n1 weitere, weniger sichere: --all\n")


@pytest.mark.parametrize(("width", "widest"), [(40, 40), (80, 80), (200, 100), (12, 12)])
@pytest.mark.parametrize("reading", [crisis(), hostile_findings()], ids=["crisis", "hostile"])
def test_lines_keep_to_the_width_and_end_in_no_blank(reading: Reading, width: int, widest: int) -> None:
    lines = view(reading, width=width, include_all=True).splitlines()
    assert max(map(len, lines)) <= widest
    assert not [line for line in lines if line != line.rstrip()]


def test_hostile_text_comes_out_harmless_and_unread() -> None:
    shown = view(hostile_findings(), width=100)
    assert not {"\x1b", "\u202e", "\u2028"} & set(shown)
    assert "[bold]" not in shown
    assert "A1 laut einer unsicheren Aussage: \"'></title></script><svg" in flat(shown)


def test_the_summary_counts_events_commitments_and_positions() -> None:
    out = io.StringIO()
    readings = (crisis(), crisis(), a_reading())
    console(out, width=100).print(summary([tally(one, include_all=False) for one in readings], language="de"))
    assert (
        "3 Artikel · 8 Aussagen · 8 Ereignisse · 6 Ankündigungen (4 bedingt) · 4 Positionen · 1 ohne Aussagen · "
        "8 weitere, weniger sichere: --all"
    ) in flat(out.getvalue())
    with_all = tally(crisis(), include_all=True)
    assert (with_all.events, with_all.commitments, with_all.conditional, with_all.positions) == (5, 3, 2, 3)
    assert with_all.hidden == 0


def test_nothing_is_printed_twice() -> None:
    out = io.StringIO()
    console(out, width=80).print(article_view(crisis(), language="de", include_all=True))
    text = out.getvalue()
    assert [text.count(f" {number} ") for number in ("E1", "A1", "P1", "D1", "Z1", "W1")] == [1] * 6
