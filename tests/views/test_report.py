from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lagebild.situation import Changes, Dispute, Picture, Source, Totals
from lagebild.views.report import name_of, report
from lagebild.views.reportfit import fits
from lagebild.views.reportmarkdown import markdown
from lagebild.views.reportparts import lines_of, text_of
from tests.views.quietday import quiet_day, river
from tests.views.reports import a_picture, crowd, lines, more, numbers, of, quiet, section
from tests.views.situations import (
    EMPTY,
    KORWATH,
    LASNIK,
    ORLANIEN,
    evidence,
    poisoned,
    position,
    question,
    stance,
    statement,
    tripwire,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"
KEYS = ["new", "statements", "questions", "tripwires", "disputes", "hypotheses", "figures", "sources"]


# -- the whole ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_quiet_day(language: str) -> None:
    path = SNAPSHOTS / f"report.{language}.md"
    assert markdown(quiet(language)) == path.read_text("utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
def test_sections_in_their_order(language: str) -> None:
    made = quiet(language)
    assert [one.key for one in made.sections] == KEYS
    assert [one.key for one in of(river()).sections] == KEYS[1:]
    assert made.language == language


@pytest.mark.parametrize("include_all", [False, True])
@pytest.mark.parametrize("changes", [quiet_day(), poisoned(quiet_day())], ids=["quiet", "poisoned"])
def test_no_claim_without_a_note(changes: Changes, include_all: bool) -> None:
    made = report(changes.after, changes, language="de", include_all=include_all)
    claims = [line for one in made.sections if one.key != "sources" for line in lines_of(one)]
    assert claims
    assert [text_of(line) for line in claims if text_of(line) != "–" and not any(run.notes for run in line)] == []


@pytest.mark.parametrize("include_all", [False, True])
def test_every_number_has_a_note_and_every_note_is_cited_first_in_its_turn(include_all: bool) -> None:
    made = quiet(include_all=include_all)
    first = list(dict.fromkeys(numbers(made)))
    assert first == [note.number for note in made.notes] == list(range(1, len(first) + 1))


def test_one_piece_of_evidence_has_one_number() -> None:
    made = quiet()
    assert len({(note.article, note.words) for note in made.notes}) == len(made.notes)
    assert len(numbers(made)) > len(made.notes)


def test_a_note_says_where_it_stands_in_which_words() -> None:
    words = evidence("n-02", "„Wir bleiben“", "2031-03-04T12:15", version=2, title="Korwath\nbleibt")
    made = of(a_picture(statements=(statement("s1", KORWATH, words),), latest="2031-03-04T12:15:00+01:00"))
    [note] = made.notes
    assert (note.publisher, note.when, note.title) == ("npd", "4.3.2031, 12:15\u00a0Uhr", "„Korwath bleibt“")
    assert (note.article, note.words) == ("n-02, Fassung\u00a02", "„Wir bleiben“")
    assert note.address == "https://presse.example/n-02"


def test_a_note_of_an_article_of_which_little_is_known() -> None:
    words = evidence("x1", "░░░", published="", title=None, publisher=None, url="javascript:alert(1)")
    [note] = of(a_picture(statements=(statement("s1", KORWATH, words, text="Wir bleiben"),))).notes
    assert (note.publisher, note.when, note.title) == ("ohne Quellenangabe", "ohne Datum", "ohne Titel")
    assert (note.words, note.address) == ("Wortlaut nicht gespeichert", None)


def test_the_same_picture_gives_the_same_report() -> None:
    assert markdown(quiet()) == markdown(quiet())
    picture = river()
    turned = {
        name: tuple(reversed(getattr(picture, name))) for name in ("statements", "disputes", "figures", "tripwires")
    }
    assert of(replace(picture, **turned)) == of(picture)


def test_what_nothing_supports_is_not_written() -> None:
    bare = replace(statement("s1", KORWATH, evidence("m-1", "„Wir bleiben“")), evidence=())
    lapsed = replace(tripwire("t1", KORWATH, "werde man bleiben", evidence("m-1", "x")), evidence=())
    silent = question(
        "q1", "Abzug", position(ORLANIEN, replace(stance("for", ORLANIEN, evidence("m-1", "x")), evidence=()))
    )
    silent = replace(silent, evidence=(evidence("m-1", "x"),))
    made = of(a_picture(statements=(bare,), tripwires=(lapsed,), questions=(silent,)), include_all=True)
    assert [one.empty for one in made.sections] == [True] * len(made.sections)
    assert made.notes == ()
    assert [words for one in made.sections for part in one.parts for words in part.more] == []


def test_a_side_of_a_dispute_that_nothing_supports_is_not_written() -> None:
    words = evidence("m-1", "x")
    disputes = tuple(
        Dispute(
            f"d{n}", (words,), claim="Sie schossen", asserted_by=(KORWATH,), denied_by=(LASNIK,), assertions=assertions
        )
        for n, assertions in enumerate(((words,), ()))
    )
    assert lines(of(a_picture(disputes=disputes)), "disputes") == [
        "Behauptung: Sie schossen. Wer es sagt: Radan Korwath."
    ]


# -- what it rests on -------------------------------------------------------------------------------------------------------------


def test_what_it_rests_on() -> None:
    assert quiet().title == "Lagebericht: teswa"
    facts = quiet().facts
    assert facts[0] == "Stand: Montag, 10.\u00a0März 2031, 18:00\u00a0Uhr (Uhrzeiten in UTC+1)"
    assert facts[1] == (
        "Grundlage: 34 Artikel, davon 8 Kopien anderer Texte, 38 Fassungen; 5 Quellen, davon 4 mit eigenen Texten; erschienen "
        "zwischen Dienstag, 4.\u00a0März 2031, 7:40\u00a0Uhr und Montag, 10.\u00a0März 2031, 17:20\u00a0Uhr."
    )
    assert facts[2] == "Gelesen mit Lagebild 0.6.0, Modell lagebild-model-de (0123456789ab)."


def test_times_of_other_zones_are_those_of_the_report() -> None:
    words = evidence("m-1", "„Wir bleiben“", "2031-03-04T23:30:00-05:00")
    made = of(a_picture(statements=(statement("s1", KORWATH, words),), as_known="2031-03-05T12:00:00Z"))
    assert made.notes[0].when == "5.3.2031, 5:30\u00a0Uhr"
    assert made.facts[1] == "Nach dem Kenntnisstand von: Mittwoch, 5.\u00a0März 2031, 13:00\u00a0Uhr"


def test_an_empty_picture_says_so() -> None:
    made = of(EMPTY)
    assert (made.sections, made.notes) == ((), ())
    assert made.facts[-1] == "Bis zu dieser Zeit liegt keine Meldung vor."
    assert report(EMPTY, language="en", why_empty="the dossier is empty").facts[-1] == "The dossier is empty."


def test_a_picture_of_one_article_without_anything() -> None:
    made = of(Picture("lage.db", articles=Totals(1, 1, 0), sources=(Source("", 1, 0),)))
    assert made.facts[0] == "Grundlage: 1 Artikel; 1 Quelle, davon 1 mit eigenen Texten."
    assert [one.none for one in made.sections if one.empty][:2] == ["Keine Aussagen.", "Keine Positionen."]
    assert lines(made, "sources") == ["ohne Quellenangabe: 1 Meldung"]


@pytest.mark.parametrize(
    ("dossier", "name"),
    [
        ("/home/desk/teswa.db", "teswa"),
        ("C:\\Lage\\Grenze Ost.sqlite", "Grenze Ost"),
        ("postgresql://desk@host/lagebild?schema=teswa", "teswa"),
        ("postgresql://desk@host/lagebild", "lagebild"),
    ],
)
def test_a_dossier_is_called_by_its_name_alone(dossier: str, name: str) -> None:
    assert name_of(dossier) == name


# -- how much ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("picture", [river(), crowd(20), poisoned(river())], ids=["quiet", "busy", "poisoned"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_two_pages_by_the_estimate(picture: Picture, language: str) -> None:
    assert fits(of(picture, language=language))


def test_everything_is_more_than_two_pages() -> None:
    assert not fits(of(crowd(20), include_all=True))


def test_what_is_left_out_is_counted() -> None:
    made = quiet()
    shown = len(lines(made, "statements"))
    assert (
        more(made, "statements")
        == f"Nicht aufgeführt: {12 - shown} weitere Aussagen, 1 unsichere (im vollständigen Bericht)."
    )
    assert "weitere Ankündigung" in more(made, "tripwires")


def test_a_small_picture_is_whole() -> None:
    made = of(a_picture(statements=river().statements[:3], tripwires=river().tripwires[:2]))
    assert [words for one in made.sections for part in one.parts for words in part.more] == []


def test_all_leaves_nothing_out() -> None:
    picture = river()
    made = quiet(include_all=True)
    for key in ("statements", "tripwires", "disputes", "figures", "sources"):
        assert len(lines(made, key)) == len(getattr(picture, key))
    assert not any("--all" in words for one in made.sections for part in one.parts for words in part.more)
    assert any(line.startswith("unsicher: Tibor Lasnik (Velmarien)") for line in lines(made, "statements"))
    long = evidence("m-1", "wort " * 200)
    [note] = of(a_picture(statements=(statement("s1", KORWATH, long),)), include_all=True).notes
    assert note.words == f"„{('wort ' * 200).strip()}“"


def test_what_was_read_unsurely_throughout_is_said_once() -> None:
    unsure = [tripwire(f"t{n}", KORWATH, "werde man bleiben", evidence(f"m-{n}", "x"), shown=False) for n in range(2)]
    sure = [replace(one, confidence=0.6) for one in unsure]
    made = of(a_picture(tripwires=tuple(sure)))
    assert [part.lead for part in section(made, "tripwires").parts] == ["Nichts davon hat die Maschine sicher gelesen."]
    assert not any("unsicher" in line for line in lines(made, "tripwires"))
    mixed = of(a_picture(tripwires=(sure[0], replace(sure[1], shown=True))))
    assert [line.startswith("unsicher: ") for line in lines(mixed, "tripwires")].count(True) == 1


def test_german_words_are_german_and_english_words_english() -> None:
    german, english = (markdown(quiet(language, include_all=True)) for language in ("de", "en"))
    for one, other in (
        ("unbestätigt", "unconfirmed"),
        ("Fassung", "version"),
        ("Meldungen", "reports"),
        ("wörtlich", "in these words"),
    ):
        assert (one in german, other in german) == (True, False)
        assert (one in english, other in english) == (False, True)
