"""Why reports were taken as one, as the page Prüfen says it in German."""

from __future__ import annotations

import pytest

from lagebild.web.pages.pruefentables import link_reason
from lagebild.web.pages.queue import likeness


@pytest.mark.parametrize(
    ("why", "german", "like"),
    [
        (
            "same speaker, wordings alike by 0.57, one occasion",
            "derselbe Sprecher, Worte zu 57 % ähnlich, derselbe Anlass",
            0.57,
        ),
        ("same deed, same actor, words 53 % alike", "dieselbe Tat, derselbe Akteur, Worte zu 53 % ähnlich", 0.53),
        (
            "same speaker, one occasion, wordings that very probably are one (0.93)",
            "derselbe Sprecher, derselbe Anlass, Worte, die mit 93 % Wahrscheinlichkeit dieselbe Äußerung sind",
            0.93,
        ),
        ("same speaker, one occasion, one announcement", "derselbe Sprecher, derselbe Anlass, dieselbe Ankündigung", 1),
        (
            "same speaker, one occasion, announcements alike by 0.81",
            "derselbe Sprecher, derselbe Anlass, Ankündigungen zu 81 % ähnlich",
            0.81,
        ),
        (
            "same speaker, condition and consequence alike (0.35), one occasion",
            "derselbe Sprecher, Bedingung und Folge zu 35 % ähnlich, derselbe Anlass",
            0.35,
        ),
        (
            "same speaker, the same date and matter (0.33), one occasion",
            "derselbe Sprecher, derselbe Termin und dieselbe Sache (33 %), derselbe Anlass",
            0.33,
        ),
        (
            "looks back on what was said that day, of which it is most like this (0.42)",
            "blickt auf das zurück, was an dem Tag gesagt wurde, davon diesem am ähnlichsten (42 %)",
            0.42,
        ),
    ],
)
def test_a_reason_is_german_and_its_share_is_read(why: str, german: str, like: float) -> None:
    assert link_reason(why) == german
    assert likeness(why) == pytest.approx(like)


def test_what_the_tables_do_not_have_stays_as_it_is() -> None:
    assert link_reason("same speaker, something new") == "derselbe Sprecher, something new"
