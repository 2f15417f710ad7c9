"""Reports of one position each, and the questions that come of them."""

from __future__ import annotations

from typing import Any

from lagebild.picture.questions import questions
from lagebild.situation import PositionLine, Question
from tests.picture.made import Report, made

CLOSING = "die Sperrung der Grenze"
VERB = {"for": "ist für", "against": "ist gegen"}
MINISTER = "Der Außenminister des Nordbunds, Karl Velten, "
OTHER = "Die Verteidigungsministerin des Nordbunds, Ada Brandner, "


def takes(stance: str, target: str, holder: str = "Velten", day: int = 4, **fields: Any) -> Report:
    """A report of one sentence: somebody is for or against something."""
    report = Report(f"{holder} {VERB[stance]} {target}.", f"{holder} am {day}.", f"2031-03-{day:02d}T08:00:00+01:00")
    return report.position(stance, holder, target, VERB[stance], **fields)


def nordbund(day: int, words: str, stance: str, cue: str, holder: str = "Karl Velten", **fields: Any) -> Report:
    """A report of the Nordbund; whoever of its ministers the words name speaks for it."""
    article = fields.pop("article", f"Nordbund am {day}.")
    report = Report(words, article, f"2031-03-{day:02d}T08:00:00+01:00", f"Bote vom {day}.").actor("Nordbund", "state")
    offices = {"Karl Velten": "Außenminister", "Ada Brandner": "Verteidigungsministerin"}
    if holder in offices:
        report.role(holder, offices[holder], "Nordbund")
    return report.position(stance, holder, fields.pop("target", CLOSING), cue, **fields)


def minister(day: int, stance: str, **fields: Any) -> Report:
    return nordbund(day, f"{MINISTER}{VERB[stance]} {CLOSING}.", stance, VERB[stance], **fields)


def other_minister(day: int, stance: str, **fields: Any) -> Report:
    return nordbund(day, f"{OTHER}{VERB[stance]} {CLOSING}.", stance, VERB[stance], "Ada Brandner", **fields)


def state(day: int, stance: str) -> Report:
    return nordbund(day, f"Der Nordbund {VERB[stance]} {CLOSING}.", stance, VERB[stance], "Nordbund")


def evading(day: int) -> Report:
    words = "Karl Velten, der Außenminister des Nordbunds, wollte sich zur Sperrung der Grenze nicht äußern."
    return nordbund(day, words, "evasive", "wollte sich", target="Sperrung der Grenze")


def on_condition(day: int) -> Report:
    words = f"Karl Velten, der Außenminister des Nordbunds, ist nur dann für {CLOSING}, wenn Auland zustimmt."
    return nordbund(day, words, "conditional", "ist nur dann für", condition="wenn Auland zustimmt")


def asked(*reports: Report, **options: Any) -> tuple[Question, ...]:
    return questions(*made(reports, **options))


def line(*reports: Report, **options: Any) -> PositionLine:
    (found,) = asked(*reports, **options)
    (only,) = found.positions
    return only


def history(found: PositionLine) -> list[tuple[str, str, str]]:
    return [(one.stance, one.since[8:10], one.holder.name) for one in found.history]


def identity(report: Report) -> str:
    (position,) = report.frames["positions"]
    return str(position.id)
