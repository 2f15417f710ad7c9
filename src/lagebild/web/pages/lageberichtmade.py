"""Reports, made once and held: of a large dossier an earlier picture has to be drawn first, which takes its time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lagebild import moments
from lagebild import picture as fusing
from lagebild.situation import Picture
from lagebild.views import reporthtml, reportmarkdown, reportpdf
from lagebild.views.pictureempty import why_empty
from lagebild.views.report import name_of, report
from lagebild.views.reportparts import Part, Report, Section, lines_of
from lagebild.web.desk import BusyError, Desk, Shown
from lagebild.web.pages.lageberichtasked import Asked, since_time

PATIENCE = 8.0  # seconds for which the page waits for a report
KEPT = 6  # reports in memory
MOST_MAKING = 6  # reports that are being made at once
LINES = 17  # of a section, in the preview of everything
LONGEST = 400  # notes of a report that is made into a PDF while somebody waits

Key = tuple[str, str | None, str, str, bool]


@dataclass(frozen=True, slots=True)
class Made:
    """A report and the picture that it was made of."""

    report: Report
    shown: Shown


class _Making(threading.Thread):
    def __init__(self, make: Callable[[], Made]) -> None:
        super().__init__(daemon=True)
        self._make = make
        self.made: Made | None = None
        self.fault: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self.made = self._make()
        except Exception as fault:  # whoever waits is told
            self.fault = fault


@dataclass
class Reports:
    """The reports of one dossier that were asked for last."""

    desk: Desk
    _held: OrderedDict[Key, Made] = field(default_factory=OrderedDict)
    _making: dict[Key, _Making] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _press: threading.Lock = field(default_factory=threading.Lock)

    def made(self, asked: Asked, now: Shown, patience: float | None = None) -> Made | None:
        """A report; None where it is not ready after so many seconds, while it is still being made.

        Args:
            asked: what of.
            now: the picture without an end, as it is shown now.
            patience: None to wait until it is there.

        Raises:
            StoreError: the dossier cannot be read.
        """
        key = (now.stamp, asked.at, asked.since, asked.language, asked.whole)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            making = self._making.get(key)
            if making is None:
                self._making = {other: one for other, one in self._making.items() if one.is_alive()}
                if len(self._making) >= MOST_MAKING:
                    raise BusyError(self.desk.place)
                making = self._making[key] = _Making(lambda: self._make(asked, now))
        making.join(patience)
        if making.is_alive():
            return None
        with self._lock:
            self._making.pop(key, None)
            if making.made is None:
                assert making.fault is not None
                raise making.fault
            if not making.made.shown.old:
                self._held[key] = making.made
                while len(self._held) > KEPT:
                    self._held.popitem(last=False)
        return making.made

    def _make(self, asked: Asked, now: Shown) -> Made:
        shown = now if asked.at is None else self.desk.picture(at=asked.at)
        picture, language = shown.picture, asked.language
        if not picture.articles.articles:
            why = why_empty(picture, *self._first(), language=language)
            return Made(report(picture, language=language, why_empty=why), shown)
        since = since_time(asked.since, picture.at or picture.latest, now.picture)
        changes = None
        if since is not None:
            before = self.desk.picture(at=moments.before(since)).picture
            changes = fusing.changes(before, picture)
        return Made(report(picture, changes, language=language, since=since, include_all=asked.whole), shown)

    def _first(self) -> tuple[str | None, str | None]:
        """When the first report was published and when the first one came in; None where there is none."""
        with self.desk.dossier() as dossier:
            versions = list(dossier.versions())
            if not versions:
                return None, None
            published = min((one.published or one.known for one in versions), key=moments.moment)
            return published, next(dossier.versions(versions[0].article)).known

    def written(self, made: Made, form: str) -> bytes:
        """A report as "md", "html" or "pdf"; one PDF at a time, since each takes a whole processor.

        Raises:
            LagebildError: what makes the PDF is not installed.
        """
        if form == "md":
            return reportmarkdown.markdown(made.report).encode("utf-8")
        if form == "html":
            return reporthtml.html(made.report).encode("utf-8")
        with self._press:
            return reportpdf.pdf(made.report)


def too_long(made: Report) -> bool:
    """Whether it would take minutes as a PDF."""
    return len(made.notes) > LONGEST


def excerpt(whole: Report, most: int = LINES) -> tuple[Report, int]:
    """The beginning of every section with the notes that it needs, and how many lines are left out."""
    sections, left = [], 0
    for section in whole.sections:
        parts, room = [], most
        for part in section.parts:
            shown = replace(part, lines=part.lines[:room])
            left += len(part.lines) - len(shown.lines)
            room -= len(shown.lines)
            parts.append(shown if _any(shown) else Part())
        sections.append(replace(section, parts=tuple(parts)))
    cited = _cited(sections)
    return replace(whole, sections=tuple(sections), notes=tuple(n for n in whole.notes if n.number in cited)), left


def _any(part: Part) -> bool:
    return bool(part.lines or part.tables or part.more)


def _cited(sections: list[Section]) -> set[int]:
    return {number for section in sections for line in lines_of(section) for run in line for number in run.notes}


def file_name(picture: Picture, asked: Asked, form: str) -> str:
    """What the file is called, without what a file system or a header might not take."""
    until = (asked.at or picture.latest or "")[:16].replace(":", "")
    parts = ("lagebericht" if asked.language == "de" else "report", name_of(picture.dossier), until)
    safe = ("".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in part) for part in parts if part)
    return f"{'-'.join(safe)}.{form}"
