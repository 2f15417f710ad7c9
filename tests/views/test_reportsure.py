"""What a report says of what is less sure, divided, new, and of whose words there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.situation import (
    Alternative,
    Change,
    Changes,
    Dispute,
    FigureLine,
    FigureValue,
    Hypothesis,
    Question,
)
from tests.views.reports import a_picture, cells, lines, more, noted, of, section
from tests.views.situations import (
    DORWIN,
    FESTIN,
    JORN,
    LASNIK,
    ORLANIEN,
    SERBEK,
    SOLVANG,
    TARVIEN,
    VELMARIEN,
    evidence,
    position,
    question,
    stance,
    statement,
    who,
)


def test_an_actor_is_divided_also_where_its_organs_were_read_unsurely() -> None:
    organs = [
        stance(kind, holder, evidence(article, "x", shown=False))
        for kind, holder, article in (
            ("for", FESTIN, "m-1"),
            ("conditional", DORWIN, "n-1"),
            ("conditional", JORN, "n-2"),
        )
    ]
    line = position(ORLANIEN, stance("for", ORLANIEN, evidence("m-3", "x")), differ=True, organs=tuple(organs))
    made = of(a_picture(questions=(question("q1", "Gespräche", line),)))
    assert cells(made) == {"Orlanien": ["uneins: dafür? / bedingt?"]}
    assert lines(made, "questions") == [
        "Orlanien zu „Gespräche“: uneins. Aurel Festin: dafür?; Alena Dorwin: bedingt?; Kasimir Jorn: bedingt?."
    ]
    assert more(made, "questions") == "? = nicht sicher gelesen"
    english = of(a_picture(questions=(question("q1", "Gespräche", line),)), language="en")
    assert cells(english) == {"Orlanien": ["divided: for? / conditional?"]}


def test_an_actor_is_divided_also_where_nothing_of_its_organs_is_kept() -> None:
    line = position(ORLANIEN, stance("for", ORLANIEN, evidence("m-3", "x")), differ=True)
    assert cells(of(a_picture(questions=(question("q1", "Gespräche", line),)))) == {"Orlanien": ["uneins: dafür"]}


def unsure_question(identity: str = "q1") -> Question:
    """A question on which nobody's position was read surely."""
    doubtful = (evidence(f"m-{n}", "x", shown=False, confidence=0.6) for n in range(2))
    return question(
        identity, "Abzug", *(position(one, stance("for", one, next(doubtful))) for one in (ORLANIEN, TARVIEN))
    )


@pytest.mark.parametrize(
    ("language", "none", "left"),
    [
        (
            "de",
            "Keine sicher gelesene Position.",
            "Nicht aufgeführt: 2 unsichere Positionen (im vollständigen Bericht).",
        ),
        ("en", "No surely read position.", "Not listed: 2 unsure positions (in the full report)."),
    ],
)
def test_positions_that_are_less_sure_are_not_none(language: str, none: str, left: str) -> None:
    made = of(a_picture(questions=(unsure_question(),)), language=language)
    assert section(made, "questions").none == none
    assert more(made, "questions") == left
    assert "--all" in made.facts[-1]
    assert list(cells(of(a_picture(questions=(unsure_question(),)), include_all=True))) == ["Orlanien", "Tarvien"]


def test_where_there_is_no_position_at_all_it_says_so() -> None:
    assert section(of(a_picture()), "questions").none == "Keine Positionen."
    assert more(of(a_picture()), "questions") == ""


def test_disputes_and_figures_that_are_less_sure_are_not_none() -> None:
    words = evidence("m-1", "x", shown=False)
    dispute = Dispute("d1", (words,), claim="x", assertions=(words,), denials=(words,), shown=False)
    figure = FigureLine(
        "f1", (words,), of="Verletzte", values=(FigureValue(1, "=", None, None, (words,)),), shown=False
    )
    made = of(a_picture(disputes=(dispute,), figures=(figure,)))
    assert section(made, "disputes").none == "Kein sicher gelesener Streitpunkt."
    assert section(made, "figures").none == "Keine sicher gelesene Zahl."
    assert more(made, "disputes") == "Nicht aufgeführt: 1 unsichere (im vollständigen Bericht)."


def test_who_has_no_name_has_no_row() -> None:
    nobody = replace(who("er", "unnamed"), id="unnamed:m-1:er")
    lines_ = (position(one, stance("for", one, evidence("m-1", "x"))) for one in (ORLANIEN, nobody))
    picture = a_picture(questions=(question("q1", "Abzug", *lines_),))
    assert list(cells(of(picture))) == ["Orlanien"]
    assert more(of(picture), "questions") == "Nicht aufgeführt: 1 Position ohne Namen (im vollständigen Bericht)."
    assert list(cells(of(picture, include_all=True))) == ["Orlanien", "er"]


def sided(number: int) -> Question:
    """A question on which that many actors surely take a position."""
    some = [who(f"Land {n}", "state") for n in range(number)]
    return question(
        f"q{number}", f"Frage {number}", *(position(one, stance("for", one, evidence("m-1", "x"))) for one in some)
    )


@pytest.mark.parametrize(("language", "mark"), [("de", "neu"), ("en", "new")])
def test_a_question_that_is_new_is_marked_and_stands_first(language: str, mark: str) -> None:
    new = sided(1)
    picture = a_picture(questions=(*map(sided, range(2, 20)), new))
    made = of(picture, Changes(picture, picture, (Change("questions", "new", new),)), language)
    [table] = [table for part in section(made, "questions").parts for table in part.tables]
    assert table.columns[0] == f"Frage 1 ({mark})"
    assert {"de": "unten gekennzeichnet: 1 Frage.", "en": "marked below: 1 question."}[language] in more(made, "new")


def test_what_is_new_but_finds_no_room_is_not_said_to_be_marked() -> None:
    new = tuple(sided(n) for n in range(1, 40))
    picture = a_picture(questions=new)
    made = of(picture, Changes(picture, picture, tuple(Change("questions", "new", one) for one in new)))
    [table] = [table for part in section(made, "questions").parts for table in part.tables]
    marked = sum(" (neu)" in column for column in table.columns)
    assert 0 < marked < 39
    assert more(made, "new") == (
        f"Außerdem neu oder geändert und unten gekennzeichnet: {marked} Fragen. "
        f"Nicht aufgeführt: {39 - marked} weitere Änderungen (im vollständigen Bericht)."
    )


def test_what_is_new_but_less_sure_is_counted() -> None:
    one = unsure_question()
    picture = a_picture(questions=(one,))
    made = of(picture, Changes(picture, picture, (Change("questions", "new", one),)))
    assert section(made, "new").none == ""
    assert more(made, "new") == "Nicht aufgeführt: 1 unsichere (im vollständigen Bericht)."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Wer es bestreitet: Tibor Lasnik[2]; Velmarien, Milo Serbek (nicht einzeln belegt)[3]."),
        ("en", "Who denies it: Tibor Lasnik[2]; Velmarien, Milo Serbek (not supported one by one)[3]."),
    ],
)
def test_who_denies_a_claim_has_evidence_of_his_own_or_is_told_apart(language: str, said: str) -> None:
    claim, own, vague = evidence("m-1", "Sie schossen"), evidence("m-2", "Nein"), evidence("n-3", "Man bestreitet das.")
    dispute = Dispute(
        "d1",
        (claim, own, vague),
        claim="Sie schossen",
        asserted_by=(JORN,),
        denied_by=(VELMARIEN, LASNIK, SERBEK),
        assertions=(claim,),
        denials=(vague, own),
    )
    picture = a_picture(disputes=(dispute,), statements=(statement("s1", LASNIK, own, shown=False),))
    assert noted(of(picture, language=language), "disputes")[0].endswith(said)


def test_an_explanation_that_several_hold_has_a_note_for_each() -> None:
    several = tuple(evidence(f"{house}-1", "Das war Absicht") for house in "mna")
    held = Alternative("Absicht", (JORN, SOLVANG, FESTIN), several)
    other = Alternative("Zufall", (LASNIK,), (evidence("m-3", "Zufall"),))
    why = Hypothesis("h1", several, explains="Der Ausfall", alternatives=(held, other))
    [line] = noted(of(a_picture(hypotheses=(why,))), "hypotheses")
    assert line.endswith("Kasimir Jorn, Inga Solvang, Aurel Festin: Absicht[1][2][3]; Tibor Lasnik: Zufall[4].")


def test_who_is_left_of_two_has_the_evidence_that_is_left() -> None:
    claim, own, other = evidence("m-1", "Sie schossen"), evidence("m-2", "Nein"), evidence("n-3", "Man bestreitet das.")
    dispute = Dispute(
        "d1",
        (claim,),
        claim="x",
        asserted_by=(JORN,),
        denied_by=(LASNIK, SERBEK),
        assertions=(claim,),
        denials=(other, own),
    )
    picture = a_picture(disputes=(dispute,), statements=(statement("s1", LASNIK, own, shown=False),))
    assert noted(of(picture), "disputes")[0].endswith("Wer es bestreitet: Tibor Lasnik[2], Milo Serbek[3].")
