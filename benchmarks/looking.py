"""What it costs to look at a dossier again: whole commands in processes of their own, of what is kept.

`benchmarks.picturing --commands` runs it. Every command is run once so that what it needs is kept, then `TIMES` more; the median
counts, in seconds of the clock. "start" is what Python alone takes (`python -c pass`), "version" `lagebild --version`, which loads the
model too: a what-if needs it, looking at a picture does not.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lagebild import picture as fusing
from lagebild.records import Findings
from lagebild.store import Dossier

TIMES = 5
SENTENCE = "Die Regierung schickte am Sonntag Truppen an die Grenze."


def written(place: Path, texts: Sequence[fusing.Text]) -> None:
    """Make a dossier of some texts with their readings."""
    with Dossier.open(str(place), create=True) as dossier:
        for text in texts:
            dossier.add(text.reading, Findings())


def looked(place: Path, sentence: str = SENTENCE) -> dict[str, Any]:
    """What every command takes on a dossier that is there, the first time and again, as shares of the first time and in seconds."""
    with Dossier.open(str(place)) as dossier:
        dated = sorted(one.version.published for one in dossier.held() if one.version.published)
        articles = dossier.counts().articles
    commands = {
        "show": ("show", str(place)),
        "changes": ("changes", str(place), "--since", dated[len(dated) * 9 // 10]),
        "whatif": ("whatif", str(place), sentence),
    }
    seconds = {"start": _again(_PASS), "version": _again(_lagebild("--version"))}
    result: dict[str, Any] = {"articles": articles}
    for name, arguments in commands.items():
        command = _lagebild(*arguments)
        first, again = _took(command), _again(command)
        seconds |= {name: first, f"{name} again": again}
        result |= {f"{name} again / {name}": again / first, f"start / {name} again": seconds["start"] / again}
    result["version / whatif again"] = seconds["version"] / seconds["whatif again"]
    return {name: round(value, 4) for name, value in result.items()} | {
        "seconds": {name: round(took, 3) for name, took in seconds.items()}
    }


_PASS = (sys.executable, "-c", "pass")


def _lagebild(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "lagebild", *arguments)


def _again(command: Sequence[str]) -> float:
    """Seconds of a command at the median, after one run that is not counted."""
    _took(command)
    return statistics.median(_took(command) for _ in range(TIMES))


def _took(command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin
