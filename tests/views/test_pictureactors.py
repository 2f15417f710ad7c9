"""Who can be chosen in a view."""

from __future__ import annotations

import pytest

from lagebild.situation import PictureActor, Who
from lagebild.views.pictureactors import acting, is_named
from tests.views.pictures import a_picture, a_tripwire


@pytest.mark.parametrize(
    ("actor", "chosen"),
    [
        (PictureActor(Who("state:lorn", "Lorn", "state")), True),
        (PictureActor(Who("person:lind", "Vera Lind", "person"), ("Reporterin",)), True),
        (PictureActor(Who("person:lind", "Vera Lind", "person"), statements=1), True),
        (PictureActor(Who("person:autos", "Autos", "person"), articles=2), False),
        (PictureActor(Who("organisation:teswa", "Teswa", "organisation"), articles=4), False),
        (PictureActor(Who("org:un/security-council", "UN-Sicherheitsrat", "organisation")), True),
        (PictureActor(Who("group:soldaten", "lornische Soldaten", "group", side="state:lorn")), True),
        (PictureActor(Who("unnamed:bote-1:er", "er", "unnamed"), statements=3), False),
        (PictureActor(Who("unnamed:bote-1:zeitung", "Zeitung", "media"), statements=3), False),
        (PictureActor(Who("person:x", "", "person"), statements=3), False),
    ],
)
def test_whoever_acts_or_speaks_and_has_a_name(actor: PictureActor, chosen: bool) -> None:
    assert (actor.who.id in acting(a_picture(actors=(actor,)))) is chosen


def test_whoever_binds_himself_is_somebody() -> None:
    who = Who("person:lund", "Ada Lund", "person")
    picture = a_picture(actors=(PictureActor(who),), tripwires=(a_tripwire(by=(who,)),))
    assert list(acting(picture)) == ["person:lund"]


def test_a_description_is_no_name() -> None:
    assert not is_named(Who("unnamed:bote-1:ein diplomat", "ein Diplomat", "unnamed"))
    assert is_named(Who("person:lund", "Ada Lund", "person"))
