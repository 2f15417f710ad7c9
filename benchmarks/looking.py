"""What it costs to look at a dossier again: whole commands in processes of their own, of what is kept.

`benchmarks.picturing --commands` runs it. Every command is run once, which draws what it needs and keeps it, then `TIMES` more after one
that is not counted; the median counts, in seconds of the processor. "start" is what Python alone takes (`python -c pass`), "model" what
loading the reader takes: a what-if needs it, looking at a picture does not.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lagebild import picture as fusing
from lagebild.records import Findings
from lagebild.store import Dossier

TIMES = 5
SENTENCE = "Die Regierung schickte am Sonntag Truppen an die Grenze."
_PASS = (sys.executable, "-c", "pass")
_MODEL = (sys.executable, "-c", "from lagebild.pipeline import load_reader; load_reader()")


def written(place: Path, texts: Sequence[fusing.Text]) -> None:
    """Make a dossier of some texts with their readings."""
    with Dossier.open(str(place), create=True) as dossier:
        for text in texts:
            dossier.add(text.reading, Findings())


def looked(place: Path, sentence: str = SENTENCE) -> dict[str, Any]:
    """What every command takes on a dossier that is there, again as a share of the first time, and in seconds."""
    with Dossier.open(str(place)) as dossier:
        dated = sorted(one.published for one in dossier.versions() if one.published)
        articles = dossier.counts().articles
    commands = {
        "show": ("show", str(place)),
        "changes": ("changes", str(place), "--since", dated[len(dated) * 9 // 10]),
        "whatif": ("whatif", str(place), sentence),
    }
    seconds = {"start": _again(_PASS), "model": _again(_MODEL)}
    result: dict[str, Any] = {"articles": articles}
    for name, arguments in commands.items():
        command = _lagebild(*arguments)
        first, again = _took(command), _again(command)
        seconds |= {name: first, f"{name} again": again}
        result[f"{name} again / show"] = round(again / seconds["show"], 4)
        result[f"start / {name} again"] = round(seconds["start"] / again, 4)
    result["model / whatif again"] = round(seconds["model"] / seconds["whatif again"], 4)
    return result | {"seconds": {name: round(took, 3) for name, took in seconds.items()}}


def _lagebild(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "lagebild", *arguments)


def _again(command: Sequence[str]) -> float:
    """Seconds of a command at the median, after one run that is not counted."""
    _took(command)
    return statistics.median(_took(command) for _ in range(TIMES))


def _took(command: Sequence[str]) -> float:
    """Seconds of the processor that a command takes; its code is compiled before, as it is where a package is installed."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
