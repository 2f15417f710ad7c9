from __future__ import annotations

import io

import pytest

from lagebild.records import Reading
from lagebild.views.terminal import console
from lagebild.views.text import article_view, summary, tally
from tests.factories import a_reading, a_ref, a_statement, an_actor, an_article
from tests.views.example import example

HOSTILE = "\x1b[31mrot\x1b[0m [bold]fett[/bold] [link=x]y[/link] \u202eedrev\u202c :smile: \x07"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def view(reading: Reading, *, width: int = 80, language: str = "de", include_all: bool = False) -> str:
    out = io.StringIO()
    console(out, width=width).print(article_view(reading, language=language, include_all=include_all))
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_header_has_title_publisher_date_and_id() -> None:
    lines = view(example()).splitlines()
    assert lines[1:3] == [
        "Marenien weist Ultimatum zurück",
        "Pressedienst Mitte · 24.01.2022, 18:05\u00a0(+01:00) · pdm-2022-0417",
    ]


def test_without_title_and_date_the_header_says_so() -> None:
    article = an_article("Der Minister " + "sprach lange " * 20, title=None, published=None, publisher=None, id="x1")
    lines = view(a_reading(article)).splitlines()
    assert lines[1].startswith("Der Minister sprach lange")
    assert lines[1].endswith("…")
    assert lines[2] == "ohne Datum · x1"


def test_who_how_what_to_whom_and_when() -> None:
    shown = view(example())
    assert (
        "   1 Ilka Brandner · wörtlich · mündlich · „sagte“\n"
        "     „Wir werden die Brücke bei Olt nicht räumen“ … „und wir lassen uns auch\n"
        "     keine Frist setzen.“\n"
    ) in shown
    assert "an: Abgeordneten ihrer Partei · gesagt: am Montag = 24.01.2022 · antwortet auf #6" in flat(shown)
    assert "10 Jonas Weil („er“) · wörtlich · mündlich · „sagte“" in shown
    assert "2 Ilka Brandner („Die Ministerpräsidentin“) · berichtet" in flat(shown)


def test_the_chain_runs_outermost_first() -> None:
    assert "über pdm ← Radio Olt\n" in view(example())


def test_nested_statements_are_indented_under_their_parent() -> None:
    lines = view(example()).splitlines()
    outer = next(line for line in lines if line.startswith("   2 "))
    inner = next(line for line in lines if line.startswith("     3 "))
    assert lines.index(outer) < lines.index(inner)


def test_the_less_sure_are_counted_or_marked() -> None:
    assert "4 weitere, weniger sichere: --all\n" in view(example())
    everything = view(example(), include_all=True)
    assert "--all" not in everything
    assert "8a? Ein Beamter, der nicht genannt werden wollte · fortgesetzt indirekt · mündlich · 55 %" in flat(
        everything
    )


def test_speakers_at_the_end_with_counts() -> None:
    assert "Sprecher: Ilka Brandner 5 · Arno Velten 3 · Jonas Weil 2 · ohne Sprecher 2 ·" in flat(view(example()))


def test_english() -> None:
    shown = flat(view(example(), language="en"))
    assert "24 Jan 2022, 18:05 (+01:00)" in shown
    assert "Tarsien · indirect · “hatte … gefordert”" in shown
    assert "4 more, less sure: --all" in shown


def test_nothing_found() -> None:
    assert view(a_reading()).endswith("keine Aussagen gefunden\n")
    unsure = a_reading(statements=(a_statement("s1", (0, 3), shown=False),))
    assert view(unsure).endswith("keine hinreichend sicheren Aussagen gefunden\n1 weitere, weniger sichere: --all\n")


def test_warnings_are_said_once() -> None:
    reading = a_reading(an_article(warnings=("kein Datum",)), warnings=("kein Datum",))
    assert view(reading).count("! Warnung: kein Datum") == 1


@pytest.mark.parametrize(("width", "widest"), [(40, 40), (80, 80), (200, 100), (12, 12)])
def test_lines_keep_to_the_width_and_end_in_no_blank(width: int, widest: int) -> None:
    lines = view(example(), width=width, include_all=True).splitlines()
    assert max(map(len, lines)) <= widest
    assert not [line for line in lines if line != line.rstrip()]


def test_deep_nesting_leaves_room_for_words() -> None:
    statements = [a_statement(f"s{at}", (0, 30), parent=f"s{at - 1}" if at else None) for at in range(30)]
    lines = view(a_reading(statements=tuple(statements)), width=40).splitlines()
    assert any(line.strip() == "Der Minister sagte, er trete" for line in lines)


def test_hostile_text_comes_out_harmless_and_unread() -> None:
    article = an_article(HOSTILE + " Ende.", title=HOSTILE, publisher=HOSTILE, id=HOSTILE, warnings=(HOSTILE,))
    actor = an_actor("a1", HOSTILE)
    statement = a_statement("s1", (0, len(HOSTILE)), speaker=a_ref("a1", (0, 5)), cue=((0, len(HOSTILE)),))
    out = Terminal()
    screen = console(out, width=80)
    screen.print(
        article_view(a_reading(article, actors=(actor,), statements=(statement,)), language="de", include_all=True)
    )
    written = out.getvalue()
    assert "[bold]fett[/bold]" in written
    assert ":smile:" in written
    assert "␛[31mrot" in written
    assert not {"\u202e", "\u202c", "\x07"} & set(written)
    assert "\x1b[31mrot" not in written
    assert "\x1b[31m" not in view(a_reading(article))


@pytest.fixture
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


def on(out: io.StringIO) -> str:
    console(out, width=80).print(article_view(example(), language="de", include_all=True))
    return out.getvalue()


def test_colours_on_a_terminal_only(plain_environment: pytest.MonkeyPatch) -> None:
    assert "\x1b[1;34m" in on(Terminal())
    assert "\x1b" not in on(io.StringIO())
    plain_environment.setenv("NO_COLOR", "1")
    colours = [f";{tone}m" for tone in range(30, 38)] + [f"[{tone}m" for tone in range(30, 38)]
    assert not [colour for colour in colours if colour in on(Terminal())]


def test_a_stream_that_lacks_a_character_gets_a_question_mark() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="latin-1")
    console(stream, width=80).print(article_view(example(), language="de", include_all=False))
    stream.flush()
    assert "über pdm ? Radio Olt" in raw.getvalue().decode("latin-1")


def test_summary_of_many_articles() -> None:
    undated = a_reading(an_article(published=None))
    tallies = [tally(reading, include_all=False) for reading in (example(), example(), undated)]
    out = io.StringIO()
    console(out, width=100).print(summary(tallies, language="de"))
    assert (
        flat(out.getvalue())
        .lstrip("─ ")
        .startswith(
            "3 Artikel · 32 Aussagen · 1 ohne Datum · 1 ohne Aussagen · 8 weitere, weniger sichere: --all "
            "Sprecher: Ilka Brandner 10 · Arno Velten 6 · Jonas Weil 4 · Tarsien 2"
        )
    )


def test_summary_of_nothing() -> None:
    out = io.StringIO()
    console(out, width=80).print(summary([], language="de"))
    assert out.getvalue() == "keine Artikel gelesen\n"
