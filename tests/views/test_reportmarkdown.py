from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lagebild.views.harmless import one_line
from lagebild.views.report import report
from lagebild.views.reportmarkdown import escaped, markdown
from lagebild.views.reportparts import Part, Report, Run, Section
from tests.views.quietday import quiet_day
from tests.views.reports import quiet
from tests.views.situations import MARKUP, POISON, STEERING, poisoned

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"text", "softbreak", "em_open", "em_close", "strong_open", "strong_close"}
"""What may stand inside a line of a report."""


def poisoned_report(language: str = "de") -> Report:
    changes = poisoned(quiet_day())
    return report(changes.after, changes, language=language, include_all=True)


def inside(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def shown(text: str) -> str:
    """What a reader of the Markdown sees."""
    return "".join(child.content for child in inside(COMMONMARK.parse(text)))


@pytest.mark.parametrize("made", [quiet(), quiet("en"), poisoned_report()], ids=["de", "en", "poisoned"])
def test_nothing_in_it_is_markup_but_its_own(made: Report) -> None:
    tokens = COMMONMARK.parse(markdown(made))
    assert {child.type for child in inside(tokens)} <= PLAIN
    assert {token.type for token in tokens if token.tag in ("hr", "blockquote", "pre", "code", "ol")} == set()
    assert "html_block" not in {token.type for token in tokens}
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings.count("h1") == 1
    assert headings.count("h2") == len(made.sections) + 1


@pytest.mark.parametrize("made", [quiet(), poisoned_report()], ids=["quiet", "poisoned"])
def test_tables_are_whole_whatever_the_words(made: Report) -> None:
    [table, *_] = [table for one in made.sections for part in one.parts for table in part.tables]
    tokens = COMMONMARK.parse(markdown(made))
    begin = [token.type for token in tokens].index("table_open")
    read = [after.content for token, after in pairwise(tokens[begin:]) if token.type in ("th_open", "td_open")]
    written = [table.corner, *table.columns]
    for row in table.rows:
        written += [row.head, *("".join(map(_cited, cell)) for cell in row.cells)]
    assert [shown(words) for words in read[: len(written)]] == written


def _cited(run: Run) -> str:
    return run.text + "".join(f"[^{number}]" for number in run.notes)


def test_nothing_becomes_an_address() -> None:
    text = escaped("https://boese.example www.boese.example a@boese.example")
    assert text == "https\\://boese.example www\\.boese.example a\\@boese.example"


def test_every_note_is_defined_once_and_cited() -> None:
    text = markdown(poisoned_report())
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.M)
    cited = re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", text)
    assert defined == [str(number) for number in range(1, len(defined) + 1)]
    assert set(cited) == set(defined)
    assert all(line.count("[^") == 0 for line in text.split("## Belege")[1].splitlines() if not line.startswith("[^"))


def test_no_note_is_taken_for_the_address_of_a_link() -> None:
    tokens = COMMONMARK.parse(markdown(quiet()))
    definitions = [token.content for token in tokens if token.type == "inline" and token.content.startswith("[^")]
    assert len(definitions) == len(quiet().notes)


@pytest.mark.parametrize(
    "text",
    [
        *MARKUP,
        STEERING,
        "1. a",
        "12) a",
        "+ a",
        "- a",
        "= a",
        "# a",
        "a #",
        "***",
        "---",
        ": a",
        "\\",
        "\\`a`",
        "\\*a*",
        "\\[a](b)",
    ],
)
def test_words_stay_words(text: str) -> None:
    clean = one_line(text)
    assert shown(escaped(clean)) == clean
    assert [token.type for token in COMMONMARK.parse(escaped(clean))] == ["paragraph_open", "inline", "paragraph_close"]


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_words_stay_words(text: str) -> None:
    clean = one_line(text)
    if not clean or any(unicodedata.category(character) == "Zs" and character != " " for character in clean):
        return
    assert shown(escaped(clean)) == clean
    assert shown(f"- {escaped(clean)}") == clean


@given(
    st.text(st.characters(exclude_categories=("Cs", "Zs")), min_size=1, max_size=30),
    st.sampled_from(["strong", "sense", "mark"]),
)
def test_emphasis_is_closed_before_a_number(text: str, look: str) -> None:
    clean = one_line(text)
    if not clean:
        return
    line = (Run(clean, look, (1,)), Run("."))
    made = Report("de", "x", (), (Section("s", "y", (Part((line,)),)),), (), "z")
    assert shown(markdown(made).split("## y")[1]) == f"{clean}[^1]."


def test_nothing_steers_a_terminal() -> None:
    text = markdown(poisoned_report())
    assert not [
        character for character in text if unicodedata.category(character) in ("Cc", "Cf") and character != "\n"
    ]
    assert POISON not in text
