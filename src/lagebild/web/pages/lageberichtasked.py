"""What of a report is asked for: of when, since when, in which language, how much; as the address of the page has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from lagebild import moments
from lagebild.situation import Picture
from lagebild.views.picturescene import home_of
from lagebild.views.reporttimes import a_day_before
from lagebild.web.pages.lagesince import CHOICES, REPORT, VISIT, since_of
from lagebild.web.typedtimes import iso_of

DAY = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST = 40  # characters of a time that is shown again as it was typed
LANGUAGES = ("de", "en")
WHOLE = "all"
AT, SINCE, LATER = "at", "since", "later"
"""What can be wrong: the one or the other is no time; it would begin after its end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for.

    Args:
        at: ISO 8601, None for the latest report.
        since: ISO 8601, or one of CHOICES; "" for the 24 hours before.
        language: of the report, not of the page around it.
        whole: everything, also what is less sure, with all evidence.
        fault: AT, SINCE or LATER, "" where all is well.
        typed: what stood in the two fields.
    """

    at: str | None
    since: str
    language: str
    whole: bool
    fault: str
    typed: Mapping[str, str]

    def query(self) -> dict[str, str]:
        """The same as the query of an address."""
        query = {"since": self.typed["since"], "at": self.typed["at"], "in": self.language}
        return {key: value for key, value in (query | {"length": WHOLE if self.whole else ""}).items() if value}

    def address(self, form: str) -> str:
        """Where it is written in a form, as a file."""
        return f"/lagebericht.{form}?{urlencode(self.query())}"


def asked_of(query: Mapping[str, str], picture: Picture, language: str) -> Asked:
    """What the query of an address asks for.

    Args:
        query: `since`, `at`, `in`, `length`.
        picture: as it is now; times without a day count back from its latest report.
        language: that of the page, for a report where none is named.
    """
    typed = {key: query.get(key, "").strip() for key in (AT, SINCE)}
    at = _time(typed[AT], picture.latest, picture)
    since = typed[SINCE] if typed[SINCE] in CHOICES and typed[SINCE] != VISIT else ""
    begin = since_time(typed[SINCE], at or picture.latest, picture)
    fault = ""
    if typed[AT] and at is None:
        fault = AT
    elif typed[SINCE] and begin is None:
        fault = SINCE
    elif begin is not None and at is not None and moments.moment(begin) > moments.end(at):
        fault = LATER
    return Asked(
        at=None if fault else at,
        since="" if fault else since or (begin or "" if typed[SINCE] else ""),
        language=query["in"] if query.get("in") in LANGUAGES else language,
        whole=query.get("length") == WHOLE,
        fault=fault,
        typed={key: value[:LONGEST] for key, value in typed.items()},
    )


def since_time(since: str, until: str | None, picture: Picture) -> str | None:
    """The time from which something is new, which may count back from the end; None where it is no time, or nothing has one."""
    if not since:
        return a_day_before(until) if until else None
    return _time(since, until, picture)


def _time(typed: str, reference: str | None, picture: Picture) -> str | None:
    """A day as it stands, which counts to its end or from its beginning; a time of day or hours before a time; None for anything else."""
    if not typed or typed == VISIT:
        return None
    typed = iso_of(typed, home_of((picture.latest, picture.earliest))) or typed
    if DAY.fullmatch(typed):
        try:
            return date.fromisoformat(typed).isoformat()
        except ValueError:
            return None
    home = home_of((picture.latest, picture.earliest))
    if reference and DAY.fullmatch(reference):
        reference = f"{reference}T23:59:59{home}"
    found = since_of(typed, REPORT, seen=None, latest=reference, now=datetime.now(UTC), home=home)
    return None if found.fault else found.time
