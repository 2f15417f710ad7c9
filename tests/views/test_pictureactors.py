"""Who can be chosen in a view."""

from __future__ import annotations

import pytest

from lagebild.situation import PictureActor, Who
from lagebild.views.pictureactors import acting, has_name, is_named
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


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("er", "person", False),
        ("Sie", "person", False),
        ("Man", "organisation", False),
        ("beide Seiten", "organisation", False),
        ("sein Land", "organisation", False),
        ("die orlanische Außenministerin", "person", False),
        ("the minister", "person", False),
        ("ein Sprecher", "unnamed", False),
        ("Die Grauen", "organisation", True),
        ("Einar Holt", "person", True),
        ("einhorn AG", "organisation", True),
        ("US", "state", True),
        ("Radan Korwath", "person", True),
    ],
)
def test_who_has_a_name(name: str, kind: str, named: bool) -> None:
    assert has_name(f"{kind}:x", name, kind) is named
    assert not has_name(f"unnamed:m-1:{name}", name, kind)


def test_whoever_is_in_the_table_of_actors_has_a_name() -> None:
    assert has_name("media:x", "die tageszeitung", "media", known=True)
