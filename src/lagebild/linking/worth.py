"""Whether an event is worth showing by itself, as people judged lines of real news.

What the network marks is mostly there; but an act without its other side says nothing ("gefordert hat die Regierung"), and what has no
time in a noun of the background passes for news. How probable it is that a reader calls such a line right and of use, a logistic regression
says, learned from lines that were judged (`training.worth`). What is not worth it is kept and not shown. German.
"""

from __future__ import annotations

from lagebild.background import LONG_AGO, Report
from lagebild.labels import EVENT_TYPES
from lagebild.moments import date_of
from lagebild.records import Event
from lagebild.regression import logistic, odds, weights

TABLE = ("lagebild.linking", "table/worth.txt", "event")
LEVEL = 0.35  # below which an event is not shown
SURE = 0.8  # confidence beyond which more tells nothing


def numbers(event: Event, report: Report) -> dict[str, float]:
    """What speaks for and against an event's line being of use, by name."""
    at = event.trigger[0][0]
    number = report.number(at)
    day, end = report.day, date_of(event.time.end or "") if event.time is not None else None
    old = day is not None and end is not None and day - end > LONG_AGO
    noun, both = report.text[at].isupper(), bool(event.actors and event.recipients)
    return {
        "background": report.chance(at),
        "dated": float(end is not None and not old),
        "dated long ago": float(old),
        "noun": float(noun),
        "noun without a time": float(noun and event.time is None),
        "actor": float(bool(event.actors)),
        "recipient": float(bool(event.recipients)),
        "both": float(both),
        "place": float(event.place is not None),
        "in somebody's word": float(event.statement is not None),
        "confidence": min(event.confidence, SURE),
        "among the first": float(number < 2),
        "share": number / max(1, len(report.sentences) - 1),
        "no fact": float(event.status != "actual"),
        "pluperfect": float(report.has_had(number)),
        **{f"is {name}": float(event.type == name) for name in EVENT_TYPES},
        **{f"{name} without recipient": float(event.type == name and not event.recipients) for name in EVENT_TYPES},
    }


def is_worth(event: Event, report: Report) -> bool:
    """Whether an event is worth showing; always where the day of the report is not known."""
    return report.day is None or logistic(odds(weights(*TABLE), numbers(event, report))) >= LEVEL
