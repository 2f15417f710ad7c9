from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.sources import markdown
from lagebild.sources.drafts import Draft, Page
from lagebild.sources.markdown import draft


def read(source: str) -> Draft:
    return draft(source.encode(), "a.md")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Der *Minister* sagte **nein**.", "Der Minister sagte nein."),
        ("Das [Amt](https://amt.de 'Titel') schwieg.", "Das Amt schwieg."),
        ("Erste Zeile\nzweite Zeile", "Erste Zeile zweite Zeile"),
        ("Erste Zeile  \nzweite Zeile", "Erste Zeile\nzweite Zeile"),
        ("Eins.\n\nZwei.", "Eins.\n\nZwei."),
        ("> „Nein“, sagte\n> er.", "„Nein“, sagte er."),
        ("- eins\n- zwei\n  - drei", "eins\n\nzwei\n\ndrei"),
        ("Vorab.\n\n3. März war der Tag.", "Vorab.\n\n3. März war der Tag."),
        ("1) eins\n2) zwei", "1) eins\n\n2) zwei"),
        ("Eins.\n\n## Kritik\n\nZwei.", "Eins.\n\nKritik\n\nZwei."),
        ("| A | B |\n|---|---|\n| 1 | **2** |", "A | B\n\n1 | 2"),
        ("Bürger*innen und Wähler*innen kamen.", "Bürger*innen und Wähler*innen kamen."),
        ("    Eingerückt steht der Minister.", "Eingerückt steht der Minister."),
        ("Text.\n\n```python\nprint()\n```", "Text."),
        ("Text.\n\n```\nAus dem Brief.\n```", "Text.\n\nAus dem Brief."),
        ("Ein `Wort` im Satz.", "Ein Wort im Satz."),
        ("Vorher.\n\n<div>Im <b>Kasten</b> &amp; Rahmen<script>x()</script></div>", "Vorher.\n\nIm Kasten & Rahmen"),
        ("Der <b>Minister</b> ging.<!-- nein -->", "Der Minister ging."),
        ("![Bild](a.png)\n\nText.", "Text."),
        ("Eins.\n\n---\n\nZwei.", "Eins.\n\nZwei."),
        ("Er sagte \\*nein\\*.", "Er sagte *nein*."),
        ("„Gut“ – so\u00a0er&shy;klärte er 👍.", "„Gut“ – so\u00a0er\u00adklärte er 👍."),
        ("Eins.\r\n\r\nZwei.", "Eins.\n\nZwei."),
    ],
)
def test_words_as_a_reader_sees_them(source: str, text: str) -> None:
    assert read(source).text == text


def test_first_heading_is_the_title_and_no_sentence_of_the_report() -> None:
    found = read("# Minister *bleibt*\n\nDer Minister bleibt.")
    assert (found.page.title, found.text) == ("Minister bleibt", "Der Minister bleibt.")


def test_heading_alone_is_text() -> None:
    assert (read("# Minister bleibt").page.title, read("# Minister bleibt").text) == (None, "Minister bleibt")


def test_front_matter_gives_the_keys() -> None:
    found = read(
        '---\ntitle: "Minister: er bleibt"\ndate: 2022-01-24 18:05:00 +0100\nsource: Blatt\nurl: https://blatt.de/a\n'
        "updated: 25.01.2022\nlang: de\n# Bemerkung\ntags:\n  - a\nautor: 'Ada Muster'\n---\n\n# Minister: er bleibt\n\nEr bleibt."
    )
    assert found.page == Page(
        "Minister: er bleibt", "Blatt", "https://blatt.de/a", "2022-01-24T18:05:00+01:00", "2022-01-25", "de"
    )
    assert found.text == "Er bleibt."
    assert found.extra == {"tags": "", "autor": "Ada Muster"}
    assert found.warnings == ()


def test_heading_that_differs_from_the_title_stays_text() -> None:
    assert read("---\ntitle: Titel\n---\n# Anderes\n\nText.").text == "Anderes\n\nText."


def test_unreadable_date_is_told() -> None:
    found = read("---\ndate: neulich\n---\nText.")
    assert found.page.published is None
    assert "'neulich'" in found.warnings[0]


@pytest.mark.parametrize(
    "source",
    ["---\n\nText: nein.\n\nMehr Text", "---\nkein Schlüssel\n---\nText.", "Text.\n---\ntitle: x\n---\n", "---\n"],
)
def test_rules_are_not_taken_for_front_matter(source: str) -> None:
    assert read(source).page.title is None
    assert read(source).extra == {}
    assert ("Text" in read(source).text) is ("Text" in source)


@settings(deadline=None)
@given(st.text(st.sampled_from("#*_[]()<>`|-=+ \n\t1.abÄ„“!&:>~\\") | st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read(source: str) -> None:
    assert isinstance(read(source).text, str)


@settings(deadline=None)
@given(
    st.lists(st.text("abcÄöü „“.,", min_size=1).map(str.strip).filter(lambda words: words[:1].isalpha()), min_size=1)
)
def test_plain_paragraphs_come_out_as_they_are(paragraphs: list[str]) -> None:
    assert read("\n\n".join(paragraphs)).text == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "piece", ["[", "*_", "![", "`a``", "<a ", "- a\n ", "[\n", "[a]: b\n", "[[[[[[[[\n\n", "---\na: b\n"]
)
def test_markup_without_end_is_read_up_to_a_limit(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MOST_MARKUP", 2_000)
    monkeypatch.setattr(markdown, "MOST_LINES", 2_000)
    begun = time.process_time()
    found = read(piece * (1_000_000 // len(piece)) + "\n\nDer *Minister* ging.\n")
    assert (
        time.process_time() - begun < 3
    )  # the time is that of the limits, not of the file: without them it is tens of seconds
    assert found.text.endswith("Minister* ging.")
    assert any("the rest stands as it was written" in warning for warning in found.warnings)


def test_the_limits_are_sensible() -> None:
    begun = time.process_time()
    read("[" * 4_000_000)
    assert time.process_time() - begun < 10  # once half a minute; on an idle machine about one second


def test_a_long_report_is_understood_whole() -> None:
    found = read("Der *Minister* ging.\n\n" * 10_000)
    assert found.text == "\n\n".join(["Der Minister ging."] * 10_000)
    assert found.warnings == ()
