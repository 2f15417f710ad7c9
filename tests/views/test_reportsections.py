from __future__ import annotations

from dataclasses import replace

from lagebild.situation import (
    Change,
    Changes,
    Detail,
    Dispute,
    FigureLine,
    FigureValue,
    FusedEvent,
    FusedStatement,
)
from lagebild.views.reportparts import text_of
from tests.views.quietday import river
from tests.views.reports import a_picture, cells, lines, more, of, quiet, section
from tests.views.situations import (
    DORWIN,
    KORWATH,
    LASNIK,
    NORDPAKT,
    ORLANIEN,
    TARVIEN,
    evidence,
    position,
    question,
    stance,
    state,
    statement,
    tripwire,
    who,
)

# -- what is new --------------------------------------------------------------------------------------------------------------------


def test_what_is_new_comes_by_weight() -> None:
    made = quiet()
    assert section(made, "new").title == "Neu seit Sonntag, 9.\u00a0März, 18:00\u00a0Uhr"
    heads = [line.split(",")[0].split(" (")[0] for line in lines(made, "new")]
    assert heads == [
        "Berührt",
        "Tarvien zu „Sanktionen gegen Velmarien“: vorher dagegen",
        "Nicht mehr im Lagebild",
        "Zwang",
        "Angebot",
    ]
    assert more(made, "new") == (
        "Hinzugekommen: 5 Artikel, davon 1 Kopie; 1 neue Fassung. "
        "Außerdem neu oder geändert und unten gekennzeichnet: 3 Aussagen, 1 Streitpunkt."
    )


def test_nothing_new() -> None:
    picture = river()
    made = of(picture, Changes(replace(picture, at="2031-03-09"), picture))
    assert section(made, "new").empty
    assert section(made, "new").none == "Nichts Neues."
    assert section(made, "new").title == "Neu seit Sonntag, 9.\u00a0März"


def test_new_statements_stand_before_those_with_more_sources() -> None:
    old = statement("s1", DORWIN, evidence("m-1", "„Alt“"), evidence("n-1", "„Alt“"))
    new = statement("s2", KORWATH, evidence("m-2", "„Neu“"))
    picture = a_picture(statements=(old, new))
    assert [line.split(" ", 1)[0] for line in lines(of(picture), "statements")] == ["Alena", "Radan"]
    made = of(picture, Changes(picture, picture, (Change("statements", "new", new),)))
    assert [line.split(" ", 1)[0] for line in lines(made, "statements")] == ["neu:", "Alena"]


def test_a_tripwire_that_is_new_and_has_moved_is_told_once() -> None:
    words, cause = evidence("m-1", "werde man bleiben"), evidence("n-2", "Sie kamen")
    new = tripwire("t1", KORWATH, words.quote, words, state("touched", cause), shown=False, confidence=0.6)
    picture = a_picture(tripwires=(new,))
    made = of(picture, Changes(picture, picture, (Change("tripwires", "new", new),)))
    assert lines(made, "new") == [
        "unsicher: Berührt (unbestätigt). Drohung, Radan Korwath: werde man bleiben. Anlass: Sie kamen."
    ]
    assert more(made, "new") == ""


def test_an_event_whose_status_has_changed_says_so() -> None:
    after = FusedEvent(
        "e1", (evidence("m-1", "Soldaten sperrten am Freitag die Brücke"),), type="COERCE", place="Brodnik"
    )
    change = Change("events", "changed", after, replace(after, status="planned"), ("status",))
    repeated = Change("events", "changed", replace(after, id="e2"), replace(after, id="e2"), ("reports",))
    picture = a_picture(events=(after,))
    made = of(picture, Changes(picture, picture, (change, repeated)))
    assert lines(made, "new") == [
        "geändert: Zwang (gelesen, unbestätigt), Ort: Brodnik: Soldaten sperrten am Freitag die Brücke."
    ]


def test_reports_of_an_event_that_differ_stand_side_by_side() -> None:
    details = tuple(
        Detail("status", status, people, (evidence(article, "x"),))
        for status, people, article in (("actual", (KORWATH,), "m-1"), ("denied", (), "n-1"))
    )
    event = FusedEvent("e1", (evidence("m-1", "sperrten"),), type="COERCE", according_to=(KORWATH,), details=details)
    picture = a_picture(events=(event,))
    made = of(picture, Changes(picture, picture, (Change("events", "new", event),)))
    assert lines(made, "new") == [
        "Zwang (gelesen, unbestätigt), wer es sagt: Radan Korwath. "
        "Angaben verschieden, Stand: geschehen (Radan Korwath); verneint."
    ]


def new_event(event: FusedEvent, **options: bool) -> str:
    picture = a_picture(events=(event,))
    (line,) = lines(of(picture, Changes(picture, picture, (Change("events", "new", event),)), **options), "new")
    return line


def shaky() -> FusedEvent:
    """An event all parts of which are less sure than itself."""
    return FusedEvent(
        "e1",
        (evidence("m-1", "Er würdigt den Abzug der Posten"),),
        type="SUPPORT",
        actors=(NORDPAKT,),
        recipients=(ORLANIEN,),
        place="Orlanien",
        according_to=(KORWATH,),
        unsure=("actors", "recipients", "place", "according_to"),
    )


def test_what_is_less_sure_than_the_event_is_not_in_its_line() -> None:
    assert new_event(shaky()) == (
        "Unterstützung (gelesen, unbestätigt), handelnd (unsicher): Nordpakt, wer es sagt: unklar: Er würdigt den Abzug der Posten."
    )


def test_a_whole_report_has_it_with_a_question_mark() -> None:
    line = new_event(shaky(), include_all=True)
    for words in ("betroffen: Orlanien?", "Ort: Orlanien?", "wer es sagt: Radan Korwath?"):
        assert words in line


def test_an_event_that_a_person_confirmed_says_so() -> None:
    assert new_event(replace(shaky(), confirmed=True)).startswith("Unterstützung (bestätigt), ")


def test_a_tripwire_on_unsure_words_alone_is_unsure_however_many_report_it() -> None:
    words = evidence("m-1", "werde man bleiben", shown=False, confidence=0.27)
    cause = evidence("n-2", "Sie kamen")
    one = tripwire("t1", KORWATH, words.quote, words, state("touched", cause), shown=True, confidence=0.27)
    sure = replace(one, id="t2", evidence=(replace(words, confidence=0.6),))
    decided = replace(one, id="t3", history=(replace(one.history[-1], confirmed=True, author="eva"),))
    made = of(a_picture(tripwires=(one, sure, decided)))
    marks = [line.startswith("unsicher: ") for line in lines(made, "tripwires")]
    assert sorted(marks) == [False, False, True]


def test_a_tripwire_that_a_person_decided_is_marked_below() -> None:
    before = tripwire(
        "t1", KORWATH, "werde man bleiben", evidence("m-1", "x"), state("touched", evidence("n-2", "Sie kamen"))
    )
    after = replace(
        before, history=(state("touched", evidence("n-2", "Sie kamen"), confirmed=True, author="Ute Weil"),)
    )
    picture = a_picture(tripwires=(after,))
    made = of(picture, Changes(picture, picture, (Change("tripwires", "changed", after, before, ("decided",)),)))
    assert lines(made, "new") == []
    assert lines(made, "tripwires")[0].startswith("geändert: Berührt (bestätigt, gesetzt von: Ute Weil) seit ")


# -- statements -------------------------------------------------------------------------------------------------------------------


def said(**fields: object) -> str:
    values = {"type": "direct", **fields}
    return lines(of(a_picture(statements=(statement("s1", KORWATH, evidence("m-1", "x"), **values),))), "statements")[0]


def test_only_somebodys_very_words_stand_in_quotation_marks() -> None:
    assert said(text="„Wir bleiben“").endswith("wörtlich: „Wir bleiben“.")
    assert said(text="Wir bleiben!").endswith("wörtlich: „Wir bleiben!“")
    assert said(text="man werde bleiben.", type="indirect").endswith("sinngemäß: man werde bleiben.")
    assert said(text="sprach vom Bleiben", type="reported").endswith("laut Bericht: sprach vom Bleiben.")


def test_words_that_hold_quotation_marks_are_put_into_others() -> None:
    assert said(text="wir „bleiben“ nicht").endswith("wörtlich: »wir „bleiben“ nicht«.")
    assert said(text="ja“, sagte er. „nein, »nie«").endswith("wörtlich: ‹ja“, sagte er. „nein, »nie«›.")
    assert said(text="„a“ »b« ‹c›").endswith('wörtlich: „"a" »b« ‹c›“.')


def test_a_statement_says_through_whom_it_came_and_how_many_report_it() -> None:
    via = (who("Pressedienst Pelsk", "media"),)
    line = said(text="Wir bleiben", via=via, addressee=NORDPAKT, reports=3, sources=2)
    assert line == (
        "Radan Korwath, gemeldet Samstag, 8.\u00a0März, an: Nordpakt, Weg der Aussage: Pressedienst Pelsk, "
        "wörtlich: „Wir bleiben“ (2 unabhängige Quellen, 3 Meldungen)."
    )


def test_principals_come_into_a_short_report_and_others_into_the_whole() -> None:
    farmer: FusedStatement = statement("s1", who("ein Landwirt", "unnamed"), evidence("m-1", "„Laut“"))
    picture = a_picture(statements=(farmer, statement("s2", None, evidence("m-2", "„Leise“"))))
    assert lines(of(picture), "statements") == []
    assert more(of(picture), "statements") == "Nicht aufgeführt: 2 weitere Aussagen (im vollständigen Bericht)."
    assert [line.split(",")[0] for line in lines(of(picture, include_all=True), "statements")] == [
        "nicht genannt",
        "ein Landwirt",
    ]


# -- positions ----------------------------------------------------------------------------------------------------------------------


def test_the_table_shows_who_moved_and_who_is_divided() -> None:
    table = cells(quiet())
    assert table["Tarvien"][0] == "dagegen → bedingt"
    assert table["Velmarien"][:2] == ["dagegen", "uneins: dafür / dagegen"]
    assert table["Nordpakt"] == ["–", "dafür", "–", "–"]
    assert table["Orlanien"][3] == "bejaht"


def test_the_lines_below_it_say_in_which_words() -> None:
    moved, divided, *_ = lines(quiet(), "questions")
    assert moved == (
        "Tarvien zu „Sanktionen gegen Velmarien“: vorher dagegen, jetzt bedingt (seit Sonntag, 9.\u00a0März, 11:20\u00a0Uhr). Andrej "
        "Kolsar: Tarvien schließt Sanktionen gegen Velmarien nicht länger aus. Bedingung: wenn Lissau abgeschnitten bleibt."
    )
    assert divided == "Velmarien zu „Korridor nach Lissau“: uneins. Milo Serbek: dafür; Tibor Lasnik: dagegen."


def test_a_stance_that_was_read_unsurely_has_a_question_mark() -> None:
    doubtful = evidence("m-1", "x", shown=False, confidence=0.6)
    drawn = a_picture(questions=(question("q1", "Abzug", position(ORLANIEN, stance("for", ORLANIEN, doubtful))),))
    assert cells(of(drawn, include_all=True)) == {"Orlanien": ["dafür?"]}
    assert not [table for part in section(of(drawn), "questions").parts for table in part.tables]
    assert more(of(drawn, include_all=True), "questions") == "? = nicht sicher gelesen"


def test_a_move_that_nothing_supports_is_none() -> None:
    before = replace(stance("against", TARVIEN, evidence("m-1", "x")), evidence=())
    line = position(TARVIEN, before, stance("for", TARVIEN, evidence("m-2", "Tarvien sei dafür")))
    made = of(a_picture(questions=(question("q1", "Abzug", line),)))
    assert cells(made) == {"Tarvien": ["dafür"]}
    assert lines(made, "questions") == []


def test_many_questions_stand_in_several_tables() -> None:
    some = tuple(
        question(f"q{n}", f"Frage {n}", position(ORLANIEN, stance("for", ORLANIEN, evidence(f"m-{n}", "x"))))
        for n in range(9)
    )
    parts = section(of(a_picture(questions=some), include_all=True), "questions").parts
    assert [len(table.columns) for part in parts for table in part.tables] == [4, 4, 1]


# -- tripwires ----------------------------------------------------------------------------------------------------------------------


def test_what_moved_stands_before_what_is_open() -> None:
    moved, still = section(quiet(include_all=True), "tripwires").parts
    assert (moved.title, still.title) == ("In Bewegung", "Offen")
    heads = [text_of(line).removeprefix("geändert: ").split(" ")[0] for line in moved.lines]
    assert heads == ["Berührt", "Erfüllt", "Verfallen", "Zurückgenommen"]
    assert text_of(still.lines[0]).startswith(
        "neu: Angebot, Milo Serbek (Velmarien), angekündigt Samstag, 8.\u00a0März. Bedingung: "
    )


def test_a_tripwire_says_condition_consequence_and_what_brought_the_state_about() -> None:
    fulfilled = next(line for line in lines(quiet(), "tripwires") if line.startswith("Erfüllt"))
    assert fulfilled == (
        "Erfüllt (unbestätigt) seit Freitag, 7.\u00a0März, 8:05\u00a0Uhr. Drohung, Radan Korwath (Velmarien), gerichtet an: Nordpakt, "
        "angekündigt Dienstag, 4.\u00a0März. Bedingung: Sollte der Nordpakt Soldaten nach Orlanien schicken. Folge: werde man die Brücke "
        "von Brodnik „für jeden und für alles“ schließen. Anlass: Velmarische Soldaten haben am Freitagmorgen die Brücke gesperrt. "
        "Vorher: berührt seit Donnerstag, 6.\u00a0März, 9:30\u00a0Uhr."
    )


def test_a_deadline_that_passed_is_no_cause() -> None:
    words = evidence("m-1", "werde man am Samstag schießen")
    lapsed = tripwire("t1", LASNIK, words.quote, words, state("lapsed", words, "2031-03-09"), deadline="2031-03-08")
    [line] = lines(of(a_picture(tripwires=(lapsed,))), "tripwires")
    assert line.endswith("Frist: Samstag, 8.\u00a0März. werde man am Samstag schießen.")


def test_what_took_its_place_is_said_once() -> None:
    old, new = evidence("m-1", "werde man warten"), evidence("m-2", "werde man gehen")
    successor = tripwire("t2", DORWIN, new.quote, new)
    withdrawn = tripwire("t1", DORWIN, old.quote, old, state("withdrawn", new), replaced_by="t2")
    line = lines(of(a_picture(tripwires=(withdrawn, successor))), "tripwires")[0]
    assert line.endswith("werde man warten. Ersetzt durch: werde man gehen.")
    elsewhere = replace(withdrawn, history=(state("withdrawn", evidence("m-3", "Das Angebot sei vom Tisch")),))
    line = lines(of(a_picture(tripwires=(elsewhere, successor))), "tripwires")[0]
    assert line.endswith("Anlass: Das Angebot sei vom Tisch. Ersetzt durch: werde man gehen.")


def test_an_open_tripwire_that_a_person_confirmed_says_so() -> None:
    open_one = tripwire(
        "t1", LASNIK, "werde man gehen", evidence("m-1", "x"), state("open", evidence("m-1", "x"), confirmed=True)
    )
    assert lines(of(a_picture(tripwires=(open_one,))), "tripwires")[0].startswith(
        "Offen (bestätigt). Drohung, Tibor Lasnik"
    )


# -- the rest -----------------------------------------------------------------------------------------------------------------------


def test_disputes_explanations_figures_and_sources() -> None:
    made = quiet()
    assert lines(made, "disputes")[0] == (
        "neu: Behauptung: Orlanien habe bei Karsk schwere Haubitzen in Stellung gebracht. Wer es sagt: Milo Serbek (Velmarien). "
        "Wer es bestreitet: orlanischer Generalstab."
    )
    assert lines(made, "hypotheses") == [
        "Die Verlegung der Truppen nach Brodnik, 3 Erklärungen: Tibor Lasnik (Velmarien): Ablösung der Grenzwache; Inga Solvang "
        "(Nordpakt), Kasimir Jorn (Orlanien): Vorbereitung eines Übergangs; Andrej Kolsar (Tarvien): Theater für die Wähler."
    ]
    assert lines(made, "figures")[0] == (
        "Velmarische Soldaten, Brodnik – können nicht alle stimmen: orlanischer Generalstab: etwa 300 (Stand 4.\u00a0März); Nordpakt: "
        "mehr als 500 (Stand 4.\u00a0März); Tibor Lasnik (Velmarien): 180 (Stand 4.\u00a0März)."
    )
    assert lines(made, "sources")[:2] == [
        "Meridian: 12 Meldungen, davon 1 Kopie, Bewertung B2 (meist zuverlässig, wahrscheinlich wahr)",
        "npd: 9 Meldungen",
    ]


def test_who_is_left_out_of_a_row_is_counted() -> None:
    crowd = tuple(who(f"Nr. {n}") for n in range(8))
    asserted, denied = evidence("m-1", "x"), evidence("m-1", "y")
    dispute = Dispute(
        "d1", (asserted,), claim="Sie schossen", asserted_by=crowd, assertions=(asserted,), denials=(denied,)
    )
    picture = a_picture(disputes=(dispute,))
    short, whole = lines(of(picture), "disputes"), lines(of(picture, include_all=True), "disputes")
    assert short == [
        "Behauptung: Sie schossen. Wer es sagt: Nr. 0, Nr. 1, Nr. 2, Nr. 3 und 4 weitere (nicht einzeln belegt). "
        "Wer es bestreitet: nicht genannt."
    ]
    assert "Nr. 7" in whole[0]
    values = tuple(FigureValue(n, "=", one, None, (evidence(f"m-{n}", str(n)),)) for n, one in enumerate(crowd))
    figure = FigureLine("f1", values[0].evidence, of="Verletzte", values=values)
    assert lines(of(a_picture(figures=(figure,))), "figures")[0].endswith("; Nr. 7: 7; und 4 weitere.")


def test_notes_of_a_claim_are_those_of_different_publishers() -> None:
    reports = [evidence(article, words) for article, words in (("m-1", "a"), ("m-2", "b"), ("n-1", "a"), ("t-1", "c"))]
    made = of(a_picture(statements=(statement("s1", KORWATH, *reports),)))
    assert [note.article.split(",")[0] for note in made.notes] == ["m-1", "t-1"]
