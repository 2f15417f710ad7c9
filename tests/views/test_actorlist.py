"""The list of actors in the terminal: who, of what kind, from where, with which office, under which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.records import Frames, Ref, Role
from lagebild.views.actorlist import listed
from lagebild.views.findings import sections
from lagebild.views.jsonform import reading_json, schema
from lagebild.views.outline import everything, shown
from tests.factories import a_reading, a_ref, a_statement, an_actor, an_article
from tests.views.crisis import crisis
from tests.views.hostile import WORDS, hostile
from tests.views.linked import linked
from tests.views.test_text import flat, view

GERMAN = """\
Akteure
  Französische Regierung · Regierung · FR · 2 Aussagen, 1 Ereignis
    im Text: „Paris“, „dem Élysée-Palast“, „Die Regierung in Paris“
  Polnische Regierung · Regierung · PL · 1 Ankündigung
    im Text: „Warschau“, „seine Regierung“
  UN-Sicherheitsrat · Organisation · 1 Ereignis
    im Text: „Der Sicherheitsrat“
  Jan Kowalczyk · Person · PL · 1 Aussage
    W1 Außenminister, Polnische Regierung
  Ostblick · Medium · 1 Aussage
  Gewerkschafter · Gruppe · 1 Ereignis

1 weitere, weniger sichere: --all
"""


def test_linked_actors_first_each_with_what_it_does_and_the_words_for_it() -> None:
    assert view(linked()).endswith(GERMAN)


def test_english() -> None:
    said = flat(view(linked(), language="en"))
    assert "Actors Französische Regierung · government · FR · 2 statements, 1 event in the text: “Paris”" in said
    assert "Jan Kowalczyk · person · PL · 1 statement R1 Außenminister, Polnische Regierung" in said
    assert "2 Französische Regierung (“dem Élysée-Palast”) · direct" in said


def test_names_are_canonical_and_other_words_stand_in_brackets() -> None:
    said = flat(view(linked()))
    assert "1 Französische Regierung · indirekt" in said
    assert "2 Französische Regierung („dem Élysée-Palast“) · wörtlich" in said
    assert "an: Ostblick über Ostblick" in said
    assert "über Französische Regierung („Die Regierung in Paris“)" in said
    assert "Drohung · Polnische Regierung → Französische Regierung" in said
    assert "Lyon (Ort, FR)" in said


def test_only_who_occurs_in_what_is_shown_is_listed() -> None:
    sure = [one.name for one in listed(linked(), (), language="de", keep=shown)]
    every = [one.name for one in listed(linked(), (), language="de", keep=everything)]
    assert set(every) - set(sure) == {"Der Bürgermeister"}
    assert "Frankreich" not in every
    assert "Der Bürgermeister · ungenannt · 1 Position" in view(linked(), include_all=True)


def test_offices_stand_with_their_actor_and_nowhere_else() -> None:
    for reading in (crisis(), linked()):
        for include_all in (False, True):
            said = view(reading, include_all=include_all)
            assert said.count("W1 ") == 1
            assert "Wer ist wer" not in said


def test_who_held_an_office_that_day_stands_with_it() -> None:
    office = an_actor("a1", "US-Präsident", kind="unnamed", country="US", holder="person:joe-biden")
    held = a_reading(actors=(office,), statements=(a_statement("s", (0, 3), speaker=a_ref("a1", (0, 3))),))
    assert "US-Präsident · ungenannt · US · Amtsinhaber damals: Joe Biden · 1 Aussage" in flat(view(held))
    assert "US · held then by Joe Biden · 1 statement" in flat(view(held, language="en"))
    other = a_reading(actors=(replace(office, holder="person:dries-van-agt\x1b"),), statements=held.statements)
    assert "damals: Dries van Agt␛ · 1 Aussage" in flat(view(other))


def test_an_office_of_somebody_unknown_is_kept_and_an_unsure_one_is_marked() -> None:
    article = an_article("Kanzler Ada Beispiel")
    role = Role("r", Ref(None, ((8, 20),)), ((0, 7),))
    unsure = replace(role, id="r2", confidence=0.4, shown=False)
    said = view(a_reading(article, frames=Frames(roles=(role, unsure))), include_all=True)
    assert "Akteure\n  Ada Beispiel\n    W1 Kanzler\n  Ada Beispiel\n    W1a? Kanzler · 40\u00a0%\n" in said


def many(number: int) -> list[str]:
    actors = tuple(an_actor(f"a{at}", f"Person {at}") for at in range(number))
    statements = tuple(a_statement(f"s{at}", (at, at + 1), speaker=a_ref(f"a{at}", (0, 3))) for at in range(number))
    office = Role("r", a_ref(f"a{number - 1}", (0, 3)), ((4, 12),))
    return view(a_reading(actors=actors, statements=statements, frames=Frames(roles=(office,)))).splitlines()


@pytest.mark.parametrize(("number", "rest"), [(13, 0), (14, 0), (15, 2), (25, 12)])
def test_a_long_list_is_cut_but_not_by_one_and_offices_stay(number: int, rest: int) -> None:
    lines = many(number)
    assert (f"  und {rest} weitere: --all" in lines) is bool(rest)
    assert "    W1 Minister" in lines
    assert len([line for line in lines if line.startswith("  Person ")]) == number - rest


def test_long_wordings_are_counted_and_given_with_all() -> None:
    text = "Der Rat. " + " ".join(f"Name{at}" for at in range(7))
    mentions = tuple((9 + 6 * at, 14 + 6 * at) for at in range(7))
    actor = an_actor("a1", "Rat", kind="organisation", mentions=mentions, entity="org:rat")
    reading = a_reading(
        an_article(text), actors=(actor,), statements=(a_statement("s", (0, 3), speaker=a_ref("a1", (0, 7))),)
    )
    assert "„Name3“ und 3 weitere" in flat(view(reading))
    assert "„Name6“" in view(reading, include_all=True)


def test_nobody_no_section() -> None:
    assert "Akteure" not in view(a_reading())


@pytest.mark.parametrize("width", [12, 40, 80])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = view(linked(), width=width, include_all=True).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_hostile_names_come_out_as_words() -> None:
    said = view(hostile(), include_all=True)
    assert WORDS[:20] in flat(said)
    assert "\x1b" not in said


def test_sections_know_who_holds_an_office() -> None:
    roles = next(section for section in sections(linked(), language="de") if section.kind == "role")
    assert [entry.holder for entry in roles.entries] == ["a3"]


def test_the_json_form_allows_what_linking_fills_in() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    form = reading_json(linked(), include_all=True)
    jsonschema.Draft202012Validator(schema()).validate(form)
    assert {one["entity"] for one in form["actors"]} >= {"gov:FR", "org:un/security-council", None}
