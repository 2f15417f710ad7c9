"""To whom a statement was made: not to the paper that took it down, unless the words say that the paper is meant."""

from __future__ import annotations

import pytest

from lagebild.picture.statements import statements
from tests.picture.made import Report, made

SAID = "„Wir bleiben“"


def to_whom(text: str, whom: str, cue: str, kind: str = "organisation") -> str | None:
    report = Report(f"{SAID}, {text}", "Bericht").actor(whom, kind)
    report.says("Velten", SAID, cue=cue, addressee=report.ref(whom))
    (found,) = statements(*made((report,)))
    return found.addressee.name if found.addressee else None


@pytest.mark.parametrize(
    ("text", "whom", "cue"),
    [
        ("sagte Velten der Zeitung „Ostblick“.", "Ostblick", "sagte"),
        ("sagte Velten im Gespräch mit dem Sender NR1.", "NR1", "sagte"),
        ("bestätigte Velten der Nachrichtenagentur Norpress.", "Norpress", "bestätigte"),
        ("sagte Velten Journalisten in Belk.", "Journalisten", "sagte"),
    ],
)
def test_who_only_took_it_down_is_not_spoken_to(text: str, whom: str, cue: str) -> None:
    assert to_whom(text, whom, cue) is None


@pytest.mark.parametrize(
    ("text", "whom", "cue"),
    [
        ("sagte Velten dem Parlament.", "Parlament", "sagte"),
        ("schrieb Velten an den Sender NR1.", "NR1", "schrieb"),
        ("sagte Velten zu der Zeitung „Ostblick“.", "Ostblick", "sagte"),
        ("drohte Velten dem Sender NR1.", "NR1", "drohte"),
        ("warf Velten der Zeitung „Ostblick“ vor.", "Ostblick", "warf"),
    ],
)
def test_whom_the_words_mean_is_spoken_to(text: str, whom: str, cue: str) -> None:
    assert to_whom(text, whom, cue) == whom
