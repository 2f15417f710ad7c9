from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lagebild.entries import HIDDEN
from lagebild.situation import (
    Detail,
    FusedEvent,
    Interval,
    PictureActor,
    Stance,
    Tripwire,
    Who,
)
from lagebild.views.pictureoverview import MOST, MOST_TRIPWIRES
from tests.views.pictures import (
    BRANDNER,
    KORWATH,
    LORN,
    MINISTRY,
    OLT,
    VELTEN,
    WEIL,
    a_figure,
    a_fused,
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
from tests.views.pictureviews import flat, view

# -- tripwires --------------------------------------------------------------------------------------------------------------------


def touched(identity: str, since: str, **fields: Any) -> Tripwire:
    return a_tripwire(
        identity, history=(a_state("open", at(16)), a_state("touched", since)), consequence=identity, **fields
    )


def test_the_last_that_was_touched_stands_first() -> None:
    said = view(a_picture(tripwires=(a_tripwire(), touched("früh", at(17)), touched("spät", at(18)))))
    assert said.index("BERÜHRT (2)") < said.index("→ spät") < said.index("→ früh") < said.index("OFFEN (1)")


def test_open_ones_with_a_deadline_stand_before_others_and_the_unconditional_last() -> None:
    wires = (
        a_tripwire("t1", consequence="ohne Frist", condition=None),
        a_tripwire("t2", consequence="mit Bedingung"),
        a_tripwire("t3", consequence="in zehn Tagen", deadline="2026-03-28"),
        a_tripwire("t4", consequence="morgen", deadline="2026-03-19"),
    )
    said = view(a_picture(tripwires=wires))
    places = [said.index(words) for words in ("morgen", "in zehn Tagen", "mit Bedingung", "ohne Frist")]
    assert places == sorted(places)


def test_more_of_one_state_than_are_shown_are_counted() -> None:
    most = MOST_TRIPWIRES["open"]
    wires = tuple(a_tripwire(f"t{n}") for n in range(most + 3))
    said = view(a_picture(tripwires=wires))
    assert f"OFFEN ({most} von {most + 3})" in said
    assert "3 weitere: --all" in said
    assert f"OFFEN ({most + 3})" in view(a_picture(tripwires=wires), include_all=True)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (a_state("touched", at(17)), "berührt 17.03.2026, 08:00 (unbestätigt)"),
        (
            a_state("touched", at(17), confirmed=True, author="Ute Weil"),
            "berührt 17.03.2026, 08:00 (bestätigt: Ute Weil)",
        ),
        (a_state("touched", at(17), confirmed=False), "berührt 17.03.2026, 08:00 (von einem Menschen verneint)"),
        (a_state("lapsed", "2026-03-17", why="too late"), "verfallen 17.03.2026 (unbestätigt) · too late"),
    ],
)
def test_who_says_that_it_came_to_its_state(state: Any, said: str) -> None:
    assert said in view(a_picture(tripwires=(a_tripwire(history=(a_state("open", at(16)), state)),)))


def test_a_state_that_a_person_set_at_first_is_said_too() -> None:
    wire = a_tripwire(history=(a_state("open", at(16), confirmed=True, author="Ute Weil"),))
    assert "offen 16.03.2026, 08:00 (bestätigt: Ute Weil)" in view(a_picture(tripwires=(wire,)))
    assert "offen 16.03." not in view(a_picture(tripwires=(a_tripwire(history=(a_state("open", at(16)),)),)))
    assert "berührt 17.03.2026, 08:00" in view(
        a_picture(tripwires=(a_tripwire(history=(a_state("touched", at(17)),)),))
    )


@pytest.mark.parametrize(
    ("kind", "condition", "said"),
    [
        ("if", "Wenn Truppen kommen", "\n     Wenn Truppen kommen\n"),
        ("if", "kämen Truppen", "\n     wenn: kämen Truppen\n"),
        ("unless", "der Posten werde geräumt", "\n     es sei denn: der Posten werde geräumt\n"),
        ("while", "Solange es regnet", "\n     Solange es regnet\n"),
        ("until", "der letzte geht", "\n     bis: der letzte geht\n"),
        ("before", "ehe es tagt", "\n     ehe es tagt\n"),
    ],
)
def test_the_kind_of_a_condition_is_said_where_its_words_do_not(kind: str, condition: str, said: str) -> None:
    assert said in view(a_picture(tripwires=(a_tripwire(condition=condition, condition_kind=kind),)))


def test_what_is_replaced_by_something_that_is_not_shown() -> None:
    assert "ersetzt durch eine neue Ankündigung" in view(a_picture(tripwires=(a_tripwire(replaced_by="weg"),)))


def test_an_announcement_of_another_day_than_its_first_report() -> None:
    said = view(a_picture(tripwires=(a_tripwire(stated="2026-03-14"),)))
    assert "angekündigt 14.03.2026: Veltener Bote, 16.03.2026, 08:00, bote-1" in said


@pytest.mark.parametrize(
    ("since", "published", "said"),
    [
        ("2026-03-17", at(17, "09:00"), "berührt (unbestätigt)"),
        ("2026-03-17", at(18), "berührt 17.03.2026 (unbestätigt)"),
        (at(17, "09:00"), at(17, "09:00"), "berührt (unbestätigt)"),
        (at(17, "09:00"), "2026-03-17T08:00:00Z", "berührt (unbestätigt)"),
        (at(17, "09:00"), at(17, "10:00"), "berührt 17.03.2026, 09:00 (unbestätigt)"),
        (at(17, "09:00"), None, "berührt 17.03.2026, 09:00 (unbestätigt)"),
        ("", None, "berührt (unbestätigt)"),
    ],
)
def test_since_when_is_said_where_its_evidence_is_of_another_time(since: str, published: str | None, said: str) -> None:
    state = a_state("touched", since, an_evidence("pdm-2", published=published))
    assert f"\n     {said}: „" in view(a_picture(tripwires=(a_tripwire(history=(a_state("open", at(16)), state)),)))


# -- positions --------------------------------------------------------------------------------------------------------------------


def test_who_moved_stands_first_with_the_words_of_before_and_after() -> None:
    before, after = an_evidence("bote-1", "Nein"), an_evidence("pdm-2", "Ja doch", published=at(17))
    moved = a_position(VELTEN, a_stance("against", at(16), WEIL, before), a_stance("for", at(17), KORWATH, after))
    said = flat(
        view(a_picture(questions=(a_question("q1", "Abzug", a_position(LORN, a_stance("for", at(16), LORN)), moved),)))
    )
    assert (
        "P1? Abzug → dafür Velten (Radan Korwath) seit 17.03.2026, 08:00: „Ja doch“ [Pressedienst Mitte, pdm-2]" in said
    )
    assert "vorher dagegen seit 16.03.2026, 08:00: „Nein“ [Veltener Bote, bote-1] dafür Lorn" in said


def test_the_evidence_is_that_of_the_stance_that_is_shown() -> None:
    own = a_stance("for", at(16), BRANDNER, an_evidence("bote-1", "Ja"))
    organ = a_stance("against", at(17), MINISTRY, an_evidence("pdm-2", "Nein", published=at(17)))
    line = a_position(LORN, own, organ, stance="for", since=at(16), moves=(), differ=True, organs=(own, organ))
    said = flat(view(a_picture(questions=(a_question("q1", "Abzug", line),))))
    assert "dafür Lorn (Ada Brandner) seit 16.03.2026, 08:00 [Veltener Bote, bote-1]" in said
    assert "uneins: Ada Brandner dafür [" in said
    assert "Verteidigungsministerium von Lorn dagegen [Pressedienst Mitte, 17.03.2026, 08:00, pdm-2]" in said


def test_a_stance_without_evidence_in_the_history_is_marked() -> None:
    line = replace(a_position(LORN, a_stance("for", at(16), LORN)), stance="against")
    assert "dagegen? Lorn" in view(a_picture(questions=(a_question("q1", "Abzug", line),)), include_all=True)


def test_an_actor_with_an_unsure_position_waits_for_all() -> None:
    dim = an_evidence(confidence=0.2, shown=False)
    lines = (a_position(LORN, a_stance("for", at(16), LORN)), a_position(OLT, a_stance("against", at(16), OLT, dim)))
    said = view(a_picture(questions=(a_question("q1", "Abzug", *lines),)))
    assert "Olt" not in said.split("Abzug")[1].split("Ereignisse")[0]
    assert "1 weiterer Akteur, weniger sicher: --all" in said
    assert "dagegen? Olt" in view(a_picture(questions=(a_question("q1", "Abzug", *lines),)), include_all=True)


def test_a_question_on_which_nobody_surely_stands_is_not_sure() -> None:
    dim = a_position(OLT, a_stance("against", at(16), OLT, an_evidence(confidence=0.2, shown=False)))
    questions = (a_question("q1", "Abzug"), a_question("q2", "Regen", dim, shown=True, confidence=0.9))
    assert "Regen" not in view(a_picture(questions=questions))
    assert "Regen" not in view(a_picture(questions=questions[1:]))
    assert "P1 Regen" in view(a_picture(questions=questions[1:]), include_all=True)


def test_many_actors_on_one_question() -> None:
    people = [Who(f"person:{n}", f"Person {n}", "person") for n in range(12)]
    question = a_question("q1", "Abzug", *(a_position(who, a_stance("for", at(16), who)) for who in people))
    assert "4 weitere Akteure: --all" in view(a_picture(questions=(question,)))
    assert "Person 9 seit" in view(a_picture(questions=(question,)), include_all=True)


def test_a_condition_of_a_position() -> None:
    line = a_position(LORN, Stance("conditional", at(16), LORN, (an_evidence(),), condition="wenn alle mitmachen"))
    assert "Bedingung: wenn alle mitmachen" in view(a_picture(questions=(a_question("q1", "Abzug", line),)))


def test_the_question_on_which_somebody_moved_last_stands_first() -> None:
    moved = a_position(OLT, a_stance("for", at(16), OLT), a_stance("against", at(17), OLT))
    later = a_position(OLT, a_stance("for", at(16), OLT), a_stance("against", at(18), OLT))
    still = a_position(OLT, a_stance("for", at(19), OLT))
    questions = (
        a_question("q1", "Still", still),
        a_question("q2", "Zuerst", moved),
        a_question("q3", "Zuletzt", later),
    )
    said = view(a_picture(questions=questions))
    assert said.index("P1? Zuletzt") < said.index("P2? Zuerst") < said.index("P3? Still")


# -- events, statements, figures ----------------------------------------------------------------------------------------------------


def test_the_latest_events_and_those_with_the_most_sources() -> None:
    days = [f"2026-02-{day:02}" for day in range(1, 29)]
    events = tuple(
        an_event(day, place=day, date=Interval(day, day), sources=9 if day < "2026-02-04" else 1) for day in days
    )
    said = view(a_picture(events=events))
    shown = [day for day in days if f"· {day}\n" in said]
    assert shown == ["2026-02-02", "2026-02-03", *days[-6:]]
    assert len(shown) == MOST["actual"]
    assert "GESCHEHEN (8 von 28)" in said
    assert "20 weitere Ereignisse: --all" in said


def test_what_has_happened_stands_before_what_may_happen() -> None:
    later = Interval("2026-03-30", "2026-03-30")
    statuses = ("denied", "planned", "possible", "conditional", "demanded", "planned")
    others = tuple(an_event(f"e{n}", status=status, date=later) for n, status in enumerate(statuses))
    said = view(a_picture(events=(*others, an_event("e9"))))
    assert "\n GESCHEHEN (1)\n  E1 17.03.2026 · Zwang · Velten\n" in said
    assert f"\n GEPLANT, MÖGLICH, VERNEINT ({MOST['other']} von 6)\n  E2 30.03.2026 · Zwang · verneint" in said
    assert "2 weitere Ereignisse: --all" in said


def test_quotation_marks_only_around_the_very_words() -> None:
    statements = (
        a_fused("s1", "Nie"),
        a_fused("s2", "man werde nie", type="indirect"),
        a_fused("s3", "„Nie und nimmer“"),
    )
    said = view(a_picture(statements=statements))
    assert "\n     „Nie“\n" in said
    assert "\n     man werde nie\n" in said
    assert "\n     „Nie und nimmer“\n" in said


def test_words_that_are_not_kept_say_so() -> None:
    gone = an_evidence("pdm-1", HIDDEN * 9)
    said = view(a_picture(statements=(a_fused("s1", HIDDEN * 9, evidence=(gone,)),)), evidence=True)
    assert said.count("Wortlaut nicht gespeichert") == 2
    assert HIDDEN not in said


def test_each_source_s_last_number_and_how_many_more() -> None:
    figure = a_figure()
    values = tuple(replace(figure.values[0], number=float(n), as_of=f"2026-03-{n}") for n in range(10, 15))
    said = view(a_picture(figures=(replace(figure, values=(*values, figure.values[1])),)))
    assert "etwa 14 Verteidigungsministerium von Lorn" in said
    assert "etwa 13" not in said
    assert "4 weitere Angaben: --all" in said


def test_figures_that_cannot_all_be_true_stand_first() -> None:
    plain = a_figure("f1", of="Brote", differs=False, evidence=(an_evidence(published=at(30)),))
    said = view(a_picture(figures=(plain, a_figure("f2"))))
    assert said.index("Z1 Soldaten an der Brücke · können nicht alle stimmen") < said.index("Z2 Brote\n")
    assert "Zahlen, die nicht alle stimmen können: 1" in flat(said)


def test_a_range_a_unit_and_a_number_of_nobody() -> None:
    values = (replace(a_figure().values[0], number=(1000.0, 1500.0), comparator="range", source=None, as_of=None),)
    assert "1.000–1.500 km ohne Quelle [" in view(a_picture(figures=(a_figure(unit="km", values=values),)))


def test_details_that_differ_are_put_together_by_what_they_are_about() -> None:
    some = (an_evidence("pdm-1"),)
    details = (
        Detail("place", "Olt", (), some),
        Detail("status", "planned", (WEIL,), some),
        Detail("place", "Lorn", (), some),
    )
    said = flat(view(a_picture(events=(an_event(details=details),))))
    assert "Angaben verschieden, Ort: Olt [Pressedienst Mitte, 16.03.2026, 08:00, pdm-1]; Lorn [" in said
    assert "Angaben verschieden, Stand: geplant (Tibor Weil (Velten)) [" in said


def test_who_speaks_for_an_actor_stands_for_it() -> None:
    said = view(a_picture(tripwires=(a_tripwire(by=(BRANDNER, LORN)),)))
    assert "T1? Ada Brandner (Lorn) · Drohung" in said


def test_many_who_act_together_are_cut() -> None:
    people = tuple(Who(f"person:{n}", f"Person {n}", "person") for n in range(7))
    assert "Person 0, Person 1, Person 2, Person 3\n" in view(a_picture(events=(an_event(actors=people[:4]),)))
    assert "Person 0, Person 1, Person 2, + 4" in view(a_picture(events=(an_event(actors=people),)))
    assert "Person 6" in view(a_picture(events=(an_event(actors=people),)), include_all=True)


def test_actors_stand_on_one_line_those_who_say_the_most_first() -> None:
    actors = (PictureActor(LORN, (), 1), PictureActor(VELTEN, (), 3), PictureActor(OLT))
    assert "\n  Velten 3 Aussagen · Lorn 1 Aussage · Olt\n" in view(a_picture(actors=actors)).replace("\u00a0", " ")
    english = view(a_picture(actors=actors), language="en").replace("\u00a0", " ")
    assert "\n  Velten 3 statements · Lorn 1 statement · Olt\n" in english
    assert "W1 Velten · Staat · 3 Aussagen\n     state:velten · Q200 · VE\n" in view(
        a_picture(actors=actors), evidence=True
    )


def test_the_words_and_the_place_are_those_of_the_earliest_report() -> None:
    def two(first: str, later: str) -> tuple[Any, ...]:
        return an_evidence("bote-1", first, published=at(16)), an_evidence("pdm-2", later, published=at(18))

    before, after = two("Nein", "Nein, sagt er"), two("Ja", "Ja, sagt er")
    moved = a_position(OLT, a_stance("against", at(16), OLT, *before), a_stance("for", at(17), OLT, *after))
    wire = a_tripwire(history=(a_state("touched", at(16), *two("es geschah", "es geschah eben")),))
    picture = a_picture(
        questions=(a_question("q1", "Abzug", moved),),
        tripwires=(wire,),
        events=(an_event(evidence=two("Sperre", "gesperrt"), reports=2, sources=1),),
    )
    said = flat(view(picture))
    assert "seit 17.03.2026, 08:00: „Ja“ [Veltener Bote, 16.03.2026, 08:00, bote-1 +1]" in said
    assert "vorher dagegen seit 16.03.2026, 08:00: „Nein“ [Veltener Bote, bote-1]" in said
    assert "berührt (unbestätigt): „es geschah“ [Veltener Bote, 16.03.2026, 08:00, bote-1 +1]" in said
    assert "„Sperre“ · Veltener Bote, 16.03.2026, 08:00, bote-1 · 2 Meldungen, 1 unabhängige Quelle" in said


def test_of_one_day_the_last_that_was_reported_stands_first() -> None:
    hours = ("09:00", "21:00", "12:00")
    events = tuple(
        an_event(hour, place=hour, evidence=(an_evidence("pdm-2", published=at(17, hour)),)) for hour in hours
    )
    said = view(a_picture(events=events))
    assert said.index("· 21:00\n") < said.index("· 12:00\n") < said.index("· 09:00\n")


# -- what is less sure than an event ----------------------------------------------------------------------------------------------


def shaky() -> FusedEvent:
    unsure = ("actors", "recipients", "place", "according_to")
    return an_event(recipients=(LORN,), place="Furtheim", according_to=(KORWATH,), unsure=unsure)


def test_a_headline_leaves_out_what_is_less_sure_than_the_event() -> None:
    said = flat(view(a_picture(events=(shaky(),))))
    assert "Zwang · Velten? · laut: unklar" in said


def test_everything_has_it_with_question_marks() -> None:
    said = flat(view(a_picture(events=(shaky(),)), include_all=True))
    assert "Velten? → Lorn? · Furtheim? · laut: Radan Korwath" in said


@pytest.mark.parametrize(
    ("deadline", "states", "said"),
    [
        ("2026-03-17", (), "Frist 17.03.2026 (abgelaufen)"),
        ("2026-03-18", (), "Frist 18.03.2026 ·"),  # the day of the last report: until its end
        ("2026-03-19", (), "Frist 19.03.2026 ·"),
        ("2026-03-17", ("touched",), "Frist 17.03.2026 (abgelaufen)"),
        ("2026-03-17", ("fulfilled",), "Frist 17.03.2026 ·"),
        ("2026-03-17", ("lapsed",), "Frist 17.03.2026 ·"),
    ],
)
def test_a_deadline_that_passed_in_silence_says_so(deadline: str, states: tuple[str, ...], said: str) -> None:
    history = tuple(a_state(one, at(18)) for one in states)
    wire = a_tripwire(deadline=deadline, history=history)
    assert said in flat(view(a_picture(tripwires=(wire,))))
    earlier = a_picture(tripwires=(wire,), at="2026-03-16")
    assert "abgelaufen" not in flat(view(earlier))
