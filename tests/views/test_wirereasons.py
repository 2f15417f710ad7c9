"""The reasons of tripwires and questions in German: every form that the picture gives is known."""

from __future__ import annotations

from importlib import resources

import pytest

from lagebild.views.wirereasons import COMMENTS, wire_reason


@pytest.mark.parametrize(
    ("why", "german"),
    [
        ("it was announced", "angekündigt"),
        ("it is what the condition speaks of (0.81)", "davon spricht die Bedingung (0,81)"),
        (
            "the text says so (dropped): told again beside it, same person, its words",
            "der Text sagt es (fallen gelassen): daneben noch einmal erzählt, dieselbe Person, ihre Worte",
        ),
        (
            "same side, consequence and condition alike (0.59, 0.69)",
            "dieselbe Seite, Folge und Bedingung ähnlich (0,59; 0,69)",
        ),
        (
            "same side, announcements that very probably are one (0.87)",
            "dieselbe Seite, Ankündigungen, die sehr wahrscheinlich eine sind (0,87)",
        ),
        ("announced in one statement", "in einer Äußerung angekündigt"),
        (
            "“Die 0.50 Prozent” and “eine Verlegung” are about the same (0.86, the other way round)",
            "„Die 0.50 Prozent“ und „eine Verlegung“ handeln vom selben (0,86, umgekehrt)",
        ),
    ],
)
def test_a_reason_is_said_in_the_language_of_the_view(why: str, german: str) -> None:
    assert wire_reason(why, "de") == german
    assert wire_reason(why, "en") == why


def test_what_no_table_has_stays_as_it_is() -> None:
    assert wire_reason("because # of … it (0.5)", "de") == "because # of … it (0.5)"


def test_every_name_of_a_comment_has_a_german_one() -> None:
    lines = resources.files("lagebild.picture").joinpath("words/comments.txt").read_text("utf-8").splitlines()
    names = {line.split(": ")[0] for line in lines if line.strip() and not line.startswith("#")}
    assert names == set(COMMENTS)
