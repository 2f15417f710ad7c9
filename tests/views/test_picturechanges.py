from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lagebild.situation import LISTS, Change, Changes, Interval, PictureActor, Totals
from lagebild.views.picturechangeoverview import MOST
from lagebild.views.picturechanges import changes_view
from lagebild.views.picturechangewords import change_words
from lagebild.views.picturechoice import choose, chosen_changes
from lagebild.views.picturediff import FIELDS, differences, has_substance
from lagebild.views.picturescene import Scene
from lagebild.views.picturewords import picture_words
from tests.views.pictures import (
    BRANDNER,
    KORWATH,
    LORN,
    OLT,
    WEIL,
    a_dispute,
    a_figure,
    a_fused,
    a_hypothesis,
    a_picture,
    a_position,
    a_question,
    a_stance,
    a_state,
    a_tripwire,
    an_event,
    an_evidence,
    at,
)
from tests.views.pictureviews import BAD, flat, hostile, printed
from tests.views.rivercrisis import crisis_changes

SNAPSHOTS = Path(__file__).parent / "snapshots"
SCENE = Scene(picture_words("de"))


def view(changes: Changes, *, language: str = "de", **more: Any) -> str:
    return printed(changes_view(changes, language=language, **more))


def of(*changes: Change, **fields: Any) -> Changes:
    return Changes(a_picture(at=at(17), articles=Totals(1, 1, 0)), a_picture(**fields), changes)


def told(what: str, before: Any, after: Any) -> list[str]:
    return list(differences(SCENE, change_words("de"), Change(what, "changed", after, before)))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_changes_as_they_are_printed(language: str) -> None:
    said = view(crisis_changes(), language=language, since=at(17, "18:00"))
    assert said == (SNAPSHOTS / f"changes.{language}.txt").read_text("utf-8")


def test_the_head_says_between_which_times_and_what_came_in() -> None:
    before, after = a_picture(at=at(17), articles=Totals(3, 4, 1)), a_picture(articles=Totals(9, 12, 3))
    head = flat(view(Changes(before, after)).split("\n\n")[0])
    assert head == (
        "krise.db · Änderungen seit 17.03.2026, 08:00 bis 18.03.2026, 08:00 "
        "6 neue Artikel (davon 2 Kopien) · 2 neue Fassungen · Uhrzeiten in UTC+01:00 nichts Neues"
    )


def test_since_a_time_before_the_first_report() -> None:
    before = a_picture(at=at(1), articles=Totals(), latest=None)
    said = view(Changes(before, a_picture(), (Change("events", "new", an_event()),)))
    assert "davor gab es keine Meldung" in said
    assert "+ neu · 17.03.2026 · Zwang" in said


def test_nothing_new() -> None:
    assert view(of()).endswith("\nnichts Neues\n\n")
    assert view(of(), language="en").endswith("\nnothing new\n\n")


def test_states_come_first_and_in_the_order_of_a_desk() -> None:
    states = ("open", "withdrawn", "lapsed", "fulfilled", "touched")
    changes = [
        Change(
            "tripwires",
            "changed",
            a_tripwire(state, consequence=state, history=(a_state(state, at(17)),)),
            a_tripwire(state, history=(a_state("touched" if state == "open" else "open", at(16)),)),
        )
        for state in states
    ]
    new = Change("tripwires", "new", a_tripwire("t9", consequence="brandneu"))
    gone = Change("tripwires", "withdrawn", None, a_tripwire("t8", consequence="weg"))
    said = view(of(gone, new, *changes))
    places = [
        said.index(f"→ {words}\n")
        for words in ("touched", "fulfilled", "lapsed", "withdrawn", "open", "brandneu", "weg")
    ]
    assert places == sorted(places)
    assert "Stolperdrähte: 1 berührt, 1 erfüllt, 1 verfallen, 1 zurückgenommen, 1 offen, 1 neu, 1 entfallen" in flat(
        said
    )
    assert "berührt → offen · Radan Korwath" in said


def test_a_tripwire_that_was_touched_at_once() -> None:
    wire = a_tripwire(history=(a_state("open", at(16)), a_state("touched", at(17))))
    said = view(of(Change("tripwires", "new", wire)))
    assert "+? neu, berührt · Radan Korwath" in said
    assert "Stolperdrähte: 1 berührt" in said


def test_what_was_only_reported_again_is_counted() -> None:
    before = an_event("e1")
    again = Change("events", "changed", replace(before, reports=3, sources=2), before)
    said = view(of(again, Change("figures", "new", a_figure())))
    assert "Zwang" not in said
    assert "nur mit weiteren Meldungen: Ereignisse 1: --all" in said
    everything = view(of(again), include_all=True)
    assert "~ geändert · 17.03.2026 · Zwang" in everything
    assert "Meldungen: 1 → 3" in everything
    both = view(of(again, Change("events", "new", an_event("e2"))))
    assert "1 mit weiteren Meldungen: --all" in both


def test_unsure_changes_wait_for_all() -> None:
    unsure = an_event("e2", type="ASSAULT", shown=False)
    said = view(of(Change("events", "new", an_event()), Change("events", "new", unsure)))
    assert "Gewalt" not in said
    assert "1 weitere Änderung, weniger sicher: --all" in said
    assert "+? neu · 17.03.2026 · Gewalt" in view(of(Change("events", "new", unsure)))


def test_more_changes_than_are_shown_are_counted() -> None:
    changes = of(*(Change("events", "new", an_event(f"e{n}")) for n in range(MOST + 5)))
    assert "5 weitere Änderungen: --all" in view(changes)
    assert f"Ereignisse: {MOST + 5} neu" in view(changes)
    assert view(changes, include_all=True).count("+ neu") == MOST + 5


def test_of_a_question_only_those_who_stand_otherwise() -> None:
    still = a_position(LORN, a_stance("against", at(16), BRANDNER))
    old, new = a_stance("for", at(16), OLT), a_stance("against", at(18), OLT)
    before = a_question("q1", "Abzug", still, a_position(OLT, old))
    after = a_question("q1", "Abzug", replace(still, since=at(18)), a_position(OLT, old, new))
    said = view(of(Change("questions", "changed", after, before)))
    assert "→ dagegen Olt seit 18.03.2026" in said
    assert "Olt: dafür → dagegen" in said
    assert "Lorn" not in said.split("Positionen\n")[1].split("nichts Neues")[0]


def test_who_has_no_position_any_more() -> None:
    still, gone = (a_position(who, a_stance("against", at(16), who)) for who in (LORN, OLT))
    change = Change("questions", "changed", a_question("q1", "Abzug", still), a_question("q1", "Abzug", still, gone))
    assert has_substance(change)
    assert "Olt: dagegen → –" in view(of(change))


def test_who_is_only_better_known_now_has_not_moved() -> None:
    taken = a_stance("for", at(16), OLT)
    before = a_question("q1", "Abzug", a_position(OLT, taken))
    known = replace(OLT, id="country:olt", kind="country")
    after = a_question("q1", "Abzug", a_position(known, taken), a_position(LORN, a_stance("against", at(18), LORN)))
    said = view(of(Change("questions", "changed", after, before)))
    assert "Lorn: – → dagegen" in said
    assert "Olt" not in said


def test_who_speaks_for_a_side_now_has_not_moved() -> None:
    taken = a_stance("for", at(16), WEIL)
    before = a_question("q1", "Abzug", a_position(WEIL, taken))
    after = a_question("q1", "Abzug", a_position(OLT, taken), a_position(LORN, a_stance("against", at(18), LORN)))
    said = view(of(Change("questions", "changed", after, before)))
    assert "Olt" not in said
    assert "Tibor Weil" not in said


def test_who_is_gone_is_not_shown_as_if_still_there() -> None:
    still, gone = (a_position(who, a_stance("against", at(16), who)) for who in (LORN, OLT))
    change = Change("questions", "changed", a_question("q1", "Abzug", still), a_question("q1", "Abzug", still, gone))
    assert "dagegen Olt" not in view(of(change))


def test_other_evidence_for_the_same_figure_is_no_news() -> None:
    before = a_figure()
    values = tuple(replace(one, evidence=one.evidence * 2) for one in before.values)
    assert not has_substance(Change("figures", "changed", replace(before, values=values), before))
    other = replace(before.values[0], number=before.values[0].number + 1)
    after = replace(before, values=(other, *before.values[1:]))
    assert told("figures", before, after) == ["Angaben: andere als vorher"]


def test_a_long_number_does_not_break_the_column() -> None:
    figure = a_figure()
    value = replace(figure.values[0], number=1_200_000_000, comparator="about")
    said = view(of(Change("figures", "new", replace(figure, unit="EUR", values=(value,)))))
    assert "\n    about 1.200.000.000 EUR " in said


def test_a_position_that_is_hardly_sure_is_no_change_unless_asked_for() -> None:
    dim = a_stance("against", at(18), OLT, an_evidence(confidence=0.1, shown=False))
    before = a_question("q1", "Abzug", a_position(LORN, a_stance("for", at(16), LORN)))
    after = replace(before, positions=(*before.positions, a_position(OLT, dim)))
    sure = Change("questions", "new", a_question("q2", "Regen"))
    said = view(of(Change("questions", "changed", after, before), sure))
    assert "Abzug" not in said
    assert "1 weitere Änderung, weniger sicher: --all" in said
    assert "Olt: –" not in view(of(Change("questions", "changed", after, before)))
    assert "Olt: – → dagegen" in view(of(Change("questions", "changed", after, before)), include_all=True)


@pytest.mark.parametrize(
    ("what", "before", "after", "said"),
    [
        ("events", an_event(), an_event(status="denied"), "Stand: geschehen → verneint"),
        ("events", an_event(), an_event(date=Interval()), "Tag: 17.03.2026 → –"),
        ("events", an_event(), an_event(recipients=(LORN,)), "Betroffene: – → Lorn"),
        ("events", an_event(), an_event(confirmed=True), "Lesung bestätigt: offen → ja"),
        ("statements", a_fused(), a_fused(speaker=None), "Sprecher: Ada Brandner → –"),
        ("statements", a_fused(), a_fused(text="Nie"), "Wortlaut: Wir bleiben → Nie"),
        ("tripwires", a_tripwire(), a_tripwire(deadline="2026-03-20"), "Frist: – → 20.03.2026"),
        ("tripwires", a_tripwire(), a_tripwire(kind="offer"), "Art: Drohung → Angebot"),
        ("tripwires", a_tripwire(), a_tripwire(by=(KORWATH, WEIL)), "von: Radan Korwath → Radan Korwath, Tibor Weil"),
        ("disputes", a_dispute(), a_dispute(claim="Regen"), "Behauptung: Die Schüsse kamen vom anderen Ufer → Regen"),
        (
            "hypotheses",
            a_hypothesis(),
            a_hypothesis(alternatives=a_hypothesis().alternatives[:1]),
            "Erklärungen: 2 → 1",
        ),
        ("figures", a_figure(), a_figure(differs=False), "Widerspruch: ja → nein"),
        ("actors", PictureActor(LORN), PictureActor(LORN, ("Land",)), "Ämter: – → Land"),
        ("events", an_event(), an_event(evidence=an_event().evidence * 2), "Belege: 1 → 2"),
    ],
)
def test_before_and_after(what: str, before: Any, after: Any, said: str) -> None:
    assert told(what, before, after) == [said]


def test_a_state_that_a_person_confirmed_is_a_change() -> None:
    proposed = a_tripwire(history=(a_state("touched", at(17)),))
    assert told("tripwires", proposed, a_tripwire(history=(a_state("touched", at(17), confirmed=True),))) == [
        "bestätigt: offen → ja"
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_field_that_is_compared_has_a_name(language: str) -> None:
    assert set(FIELDS) == set(LISTS)
    assert {name for names in FIELDS.values() for name in names} - {"state"} <= change_words(language).fields.keys()


def test_actors_are_new_or_gone_on_one_line() -> None:
    changes = of(
        Change("actors", "new", PictureActor(WEIL)),
        Change("actors", "withdrawn", None, PictureActor(KORWATH)),
        Change("actors", "changed", PictureActor(LORN, ("Land",), 2), PictureActor(LORN)),
    )
    said = view(changes)
    assert "\n  neu: Tibor Weil (Velten)\n  entfallen: Radan Korwath (Velten)\n" in said
    assert "Ämter: – → Land" in view(changes, include_all=True)


def test_actors_without_a_name_and_those_better_known_are_no_news() -> None:
    nobody = replace(WEIL, id="local:er", name="er", kind="unnamed", side=None)
    changes = of(
        Change("actors", "new", PictureActor(WEIL)),
        Change("actors", "new", PictureActor(nobody)),
        Change("actors", "new", PictureActor(replace(OLT, id="country:olt"))),
        Change("actors", "withdrawn", None, PictureActor(OLT)),
    )
    said = view(changes)
    assert "\n  neu: Tibor Weil (Velten)\n" in said
    assert "Olt" not in said
    assert "1 weitere Änderung, ohne Namen: --all" in said


def test_the_actor_that_is_asked_for_is_said() -> None:
    changes = crisis_changes()
    choice = choose([changes.after], actor="Olt")
    said = view(chosen_changes(changes, choice), choice=choice)
    assert "nur was Olt betrifft" in said
    assert "Radan Korwath (Velten) · Drohung" not in said


def test_hostile_words() -> None:
    picture = hostile()
    for kind in ("new", "changed", "withdrawn"):
        some = tuple(
            Change(name, kind, None if kind == "withdrawn" else line, None if kind == "new" else line)
            for name in LISTS
            for line in getattr(picture, name)
        )
        said = view(Changes(picture, picture, some), include_all=True, evidence=True, since=BAD)
        assert not {"\x1b", "\x07", "\u202e", "\u2028"} & set(said)
        assert max(map(len, said.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("„Es ist kein Frieden", "„Es ist kein Frieden“"),
        ("es ist eine Hausordnung“", "„es ist eine Hausordnung“"),
        ("„Es ist kein Frieden“", "„Es ist kein Frieden“"),
        ("Er nannte es „Frieden“", "»Er nannte es „Frieden“«"),
        ("Hans’ Haus", "„Hans’ Haus“"),
    ],
)
def test_a_quotation_that_was_parted_has_its_marks_once(words: str, said: str) -> None:
    assert SCENE.in_marks(words) == said
