"""How pages that need no picture tell times: as all others do, in the zone of the reports, which is named once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lagebild.store import Dossier, Query
from lagebild.views.picturescene import Scene, home_of
from lagebild.views.picturetext import zone
from lagebild.views.picturewords import picture_words
from lagebild.web.desk import Desk
from lagebild.web.typedtimes import sample


@dataclass(frozen=True)
class Clock:
    """Tells times in a language; `home` is the offset that is not said, `latest` when the latest report was published."""

    language: str
    home: str
    latest: str | None

    @cached_property
    def _scene(self) -> Scene:
        return Scene(picture_words(self.language), home=self.home)

    def when(self, iso: str | None) -> str:
        """A day or a time; the offset only where it is not that of most reports."""
        return self._scene.when(iso)

    @property
    def zone(self) -> str:
        """In which zone times are."""
        return self._scene.say.zone.format(zone(self.home))

    @property
    def sample(self) -> str:
        """A day as it could be typed."""
        return sample(self.latest, self.language, day=True)


def clock_of(desk: Desk, language: str) -> Clock:
    """The clock of a dossier: by the picture, if one is there already, else by its latest report."""
    shown = desk.glance()
    if shown is not None:
        return Clock(language, home_of((shown.picture.latest, shown.picture.earliest)), shown.picture.latest)
    with desk.dossier() as dossier:
        latest = _latest(dossier)
    return Clock(language, home_of((latest,)), latest)


def _latest(dossier: Dossier) -> str | None:
    found = dossier.search(Query(what="articles", by="time", limit=1)).articles
    return found[0].version.published if found else None
