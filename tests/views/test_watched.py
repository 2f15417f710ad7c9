from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from rich.console import Console

from lagebild.entries import OUTCOMES, Feed
from lagebild.views import watched

NOW, AFTER = datetime(2026, 11, 26, 14, 5), datetime(2026, 11, 26, 14, 15)


@dataclass
class Sums:
    asked: int = 1
    failed: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: int = 0


def test_a_round_is_a_line() -> None:
    done = Sums(4, outcomes=Counter(new=12, version=2), faults=1)
    assert (
        watched.round_line(done, NOW, AFTER, "de")
        == "14:05 4 Feeds: 12 neue Artikel, 2 neue Fassungen, 1 nicht lesbar · weiter 14:15"
    )
    assert watched.round_line(Sums(0), NOW, AFTER, "en") == "14:05 no feed is due · next 14:15"
    assert watched.round_line(Sums(2, failed=2, faults=2), NOW, None, "en") == "14:05 2 feeds: 2 do not answer"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_round_in_which_everything_happened_fits_80_columns(language: str) -> None:
    done = Sums(1234, 100, Counter(dict.fromkeys(OUTCOMES, 98_765)), 5000)
    line = watched.round_line(done, NOW, AFTER, language)
    assert len(line) <= 80
    assert ", … · " in line


def shown(feed: Feed, language: str = "en") -> list[str]:
    stream = io.StringIO()
    Console(file=stream, width=80).print(watched.feed_block(feed, language))
    return [line.rstrip() for line in stream.getvalue().splitlines()]


STAMPS = {"added": "2026-11-26T10:00:00.000000Z", "due": "2026-11-26T12:00:00.000000Z"}


def test_a_feed_is_shown_with_what_is_wrong_with_it() -> None:
    url = "https://zeitung.example/feed"
    lines = shown(Feed(url, **STAMPS, failures=3, fault="no answer in time"))
    assert lines[0] == url
    assert lines[1].startswith("  never read yet · again 26\u00a0Nov\u00a02026")
    assert lines[2] == "  3 failures in a row: no answer in time"
    titled = shown(Feed(url, **STAMPS, title="Zeitung\x1b[31m", answered=STAMPS["due"], held=True), "de")
    assert "\x1b" not in titled[0]
    assert titled[1] == f"  {url}"
    assert "wird gerade gelesen" in titled[2]
