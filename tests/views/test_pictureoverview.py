"""What is shown of a picture, and of its changes, as it is kept: a view of it is that of the picture itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.situation import Changes
from lagebild.store.codec import packed, unpacked
from lagebild.views.picturechangeoverview import ChangesOverview, changes_overview
from lagebild.views.picturechanges import changes_overview_view, changes_view
from lagebild.views.picturechoice import Choice
from lagebild.views.pictureoverview import MOST, MOST_TRIPWIRES, Overview, overview
from lagebild.views.picturetext import overview_view, picture_view
from tests.views.pictures import a_picture, an_event
from tests.views.pictureviews import hostile, printed
from tests.views.rivercrisis import crisis_changes, crisis_picture

PICTURES = {
    "crisis": crisis_picture(),
    "hostile": hostile(),
    "empty": a_picture(),
    "many": a_picture(events=tuple(an_event(f"e{number}") for number in range(500))),
}
EXTENTS = [{}, {"evidence": True}]


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("extent", EXTENTS)
@pytest.mark.parametrize("only", [Choice(), Choice(only=("tripwires", "figures")), Choice(only=("actors",))])
def test_what_is_kept_of_a_picture_shows_what_the_picture_shows(
    name: str, language: str, extent: dict[str, bool], only: Choice
) -> None:
    picture = PICTURES[name]
    kept = unpacked(Overview, packed(overview(picture)))
    assert printed(overview_view(kept, only, language=language, **extent)) == printed(
        picture_view(picture, only, language=language, **extent)
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("extent", EXTENTS)
@pytest.mark.parametrize("only", [Choice(), Choice(only=("tripwires", "questions"))])
@pytest.mark.parametrize("back", [False, True])
def test_what_is_kept_of_changes_shows_what_they_show(
    language: str, extent: dict[str, bool], only: Choice, *, back: bool
) -> None:
    changes = crisis_changes()
    if back:
        changes = Changes(
            changes.after,
            changes.before,
            tuple(
                replace(
                    one,
                    change={"new": "withdrawn", "withdrawn": "new"}.get(one.change, one.change),
                    before=one.after,
                    after=one.before,
                )
                for one in changes.changes
            ),
        )
    kept = unpacked(ChangesOverview, packed(changes_overview(changes, since="stamp")))
    assert kept.since == "stamp"
    assert printed(changes_overview_view(kept, only, language=language, since="2031-03-04", **extent)) == printed(
        changes_view(changes, only, language=language, since="2031-03-04", **extent)
    )


def test_of_a_large_picture_little_is_kept() -> None:
    some = overview(PICTURES["many"])
    assert len(some.picture.events) == MOST["actual"] < 500 == some.every["events"] == some.kept["events"]
    assert sum(MOST.values()) + sum(MOST_TRIPWIRES.values()) < 100
    assert len(packed(some)) < len(packed(PICTURES["many"])) / 2


def test_all_of_a_picture_is_all_there_is() -> None:
    some = overview(PICTURES["many"], include_all=True)
    assert len(some.picture.events) == 500
