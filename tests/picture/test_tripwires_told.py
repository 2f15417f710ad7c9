"""Which commitments German word order shows, and what comes of what was announced: in words of crises that nobody has seen."""

from __future__ import annotations

import pytest

from lagebild.picture.comments import comments
from lagebild.picture.tripwires import tripwires
from lagebild.picture.vowwords import GIVES, INVERTED, NO_CONDITION, by_name, refuses
from lagebild.situation import Tripwire
from tests.picture.made import Report, made

FIRST, THEN = "2031-03-04T08:00:00+01:00", "2031-03-08T08:00:00+01:00"


def drawn(*reports: Report) -> tuple[Tripwire, ...]:
    return tripwires(*made(reports))


def vow(words: str, consequence: str, condition: str = "", kind: str = "threat", **fields: object) -> Report:
    report = Report(f"Velten sagte, {words}.", "eins", FIRST).says("Velten", words, cue="sagte")
    return report.commits(kind, "Velten", consequence, condition, **fields)  # type: ignore[arg-type]


def state(*reports: Report) -> str:
    (one,) = drawn(*reports)
    return one.state


# -- what binds ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "condition", "consequence"),
    [
        ("seien die Posten nicht geräumt, nehme er den Hafen", "seien die Posten nicht geräumt", "nehme er den Hafen"),
        ("komme keine Antwort, gehe die Akte an das Gericht", "komme keine Antwort", "gehe die Akte an das Gericht"),
        ("sollte sich Gift finden, gehe die Akte an das Gericht", "sollte sich Gift finden", "gehe die Akte an das Gericht"),
    ],
)  # fmt: skip
def test_a_verb_behind_a_verb_is_a_condition(words: str, condition: str, consequence: str) -> None:
    report = Report(f"Velten setzte eine Frist: {words[:1].upper()}{words[1:]}.", "eins", FIRST)
    big = f"{condition[:1].upper()}{condition[1:]}"
    report.commits("threat", "Velten", consequence, big, confidence=0.2)
    (one,) = drawn(report)
    assert one.condition_kind == "if"


@pytest.mark.parametrize("word", ["werde", "nehme", "gehe", "bleibt", "müssen", "sei", "fließt"])
def test_a_clause_begins_with_a_verb(word: str) -> None:
    assert INVERTED.fullmatch(word)


@pytest.mark.parametrize("word", ["die", "seine", "heute", "dann", "könnte", "Norland", "alle", "nicht", "der", "so"])
def test_a_clause_begins_with_something_else(word: str) -> None:
    assert not INVERTED.fullmatch(word)


@pytest.mark.parametrize("words", ["Ich trete nicht zurück", "Wir weichen keinen Schritt", "Wir zahlen keinen Cent"])
def test_whoever_says_that_he_does_not_refuses(words: str) -> None:
    assert refuses(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ich weiß es nicht", "Wir haben keine Angst", "Ich glaube das nicht", "Wir sind nicht allein", "er trete nicht zurück",
        "wollte das nicht wiederholen", "Ich trete zurück", "Wir wollten das nicht",
    ],
)  # fmt: skip
def test_what_only_tells_how_things_are_is_no_refusal(words: str) -> None:
    assert not refuses(words)


def test_a_land_announces_by_its_name() -> None:
    assert by_name("Norland werde den Fall allein untersuchen", ["Norland"])
    assert by_name("den Fall werde Norland allein untersuchen", ["Norland"])
    assert not by_name("Auland werde zahlen", ["Norland"])
    assert not by_name("Norland werde", [])


@pytest.mark.parametrize(
    "words",
    [
        "Auland stellt zwei Millionen Euro für die Stadt bereit", "stelle Norland 400 Millionen für Arznei bereit",
        "Der Bund stellt 30 Zelte zur Verfügung",
    ],
)  # fmt: skip
def test_so_and_so_many_are_given(words: str) -> None:
    assert GIVES.search(words)


@pytest.mark.parametrize(
    "words", ["Auland stellt die Zahlung ein", "Der Bund stellt sich bereit", "stellte Geld bereit, hieß es"]
)
def test_without_a_number_nothing_is_given(words: str) -> None:
    assert not GIVES.search(words)


def test_what_hangs_on_nothing_has_no_condition() -> None:
    assert NO_CONDITION.match("Unabhängig davon")
    assert NO_CONDITION.match("ob man ihn hineinlasse")
    assert not NO_CONDITION.match("davon abhängig, dass er zahlt")


# -- what is said of it -------------------------------------------------------------------------------------------------------


def noted(sentence: str, *, weak: bool = False) -> list[str]:
    page = Report(sentence, "eins", FIRST).text.page
    return [one.name for one in comments(page, page.sentences[0].span, weak=weak)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Von der Räumung des Hafens hänge die Öffnung der Grenze nicht mehr ab, sagte Velten.", "hangs on it no more"),
        ("Die Gespräche hingen nicht länger von einer Entschuldigung ab.", "hangs on it no more"),
        ("Die Hilfe mache man nicht mehr von Reformen abhängig.", "hangs on it no more"),
        ("Der Kran, den Norland für Montag zugesagt hatte, ist am Dienstag eingetroffen.", "what was promised came"),
        ("Die Zelte, die der Bund versprochen hatte, sind am Abend angekommen.", "what was promised came"),
        (
            "Den Bericht, den Velten angekündigt hatte, hat das Ministerium am Freitag vorgelegt.",
            "what was promised came",
        ),
        ("Das Geld, das Auland zugesagt hatte, wurde am Montag überwiesen.", "what was promised came"),
        ("Der Zug, den Norland zugesagt hatte, traf am Abend ein.", "what was promised came"),
    ],
)
def test_a_comment_is_known(sentence: str, name: str) -> None:
    assert noted(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Freigabe hänge noch immer vom Ergebnis ab.",
        "Ob der Abzug eine Rolle spielt, hänge nicht von ihm ab.",
        "Die Rede war nicht mehr zu hören.",
        "Es sei keine Rede von Abzug.",
        "Wenn die Freigabe nicht mehr davon abhänge, werde man reden.",
        "Der Kran, den Norland zugesagt hatte, soll am Dienstag eintreffen.",
        "Der Zug, den Norland zugesagt hatte, könnte bald eingetroffen sein.",
        "Die Helfer, die Norland angefordert hatte, sind eingetroffen.",
        "Der Minister, der das zugesagt hatte, ist am Freitag in Trassen eingetroffen.",
        "Die Ministerin, die das versprochen hatte, ist am Abend gelandet.",
    ],
)
def test_what_only_sounds_like_a_comment_is_none(sentence: str) -> None:
    assert noted(sentence) == []


def test_what_was_not_delivered_is_not_kept() -> None:
    assert noted("Der Kran, den Norland zugesagt hatte, ist bis heute nicht eingetroffen.") == ["not kept"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Es kam nichts, auch keine Entschuldigung.",
        "Niemand kam.",
    ],
)
def test_that_nothing_came_says_something_beside_a_promise_alone(sentence: str) -> None:
    assert noted(sentence) == []
    assert noted(sentence, weak=True)


# -- what was promised, in its very word ------------------------------------------------------------------------------------------


def promised() -> Report:
    return vow(
        "bis Mittwoch werde ein Sonderzug die Kranken holen",
        "bis Mittwoch werde ein Sonderzug die Kranken holen",
        kind="promise",
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Der versprochene Sonderzug ist nie gefahren, sagten Ärzte.", "lapsed"),
        ("Der zugesagte Sonderzug kam nicht.", "lapsed"),
        ("Der versprochene Kühlwagen ist nie gefahren, sagten Ärzte.", "open"),
        ("Der Sonderzug des Fußballvereins ist nie gefahren.", "open"),
        ("Der versprochene Sonderzug ist bislang nicht gefahren.", "open"),
    ],
)
def test_the_very_word_of_what_was_promised_tells_which(words: str, expected: str) -> None:
    assert state(promised(), Report(words, "zwei", "2031-03-08T08:00:00+01:00")) == expected


# -- what happens, and what comes of it -----------------------------------------------------------------------------------------


def told(words: str, trigger: str, by: str, kind: str = "COERCE", **fields: object) -> Report:
    return Report(words, "zwei", "2031-03-06T08:00:00+01:00", "Kurier").event(kind, trigger, by, **fields)  # type: ignore[arg-type]


CUTS = vow(
    "wenn Norag die Lieferungen kürze, werde Auland die Leitung sperren",
    "werde Auland die Leitung sperren",
    "wenn Norag die Lieferungen kürze",
)


@pytest.mark.parametrize(
    ("words", "trigger", "by", "expected"),
    [
        ("Der norländische Konzern Norag hat seine Gaslieferungen verringert.", "verringert", "Norag", "touched"),
        ("Der Konzern Norag drosselte am Donnerstag seine Lieferungen.", "drosselte", "Norag", "touched"),
        ("Der Konzern Norag hat seine Gaslieferungen erhöht.", "erhöht", "Norag", "open"),
        ("Der Konzern Sudag hat seine Gaslieferungen verringert.", "verringert", "Sudag", "open"),
    ],
)
def test_a_title_beside_a_name_and_what_a_verb_undoes(words: str, trigger: str, by: str, expected: str) -> None:
    assert state(CUTS, told(words, trigger, by)) == expected


FREES = vow(
    "wenn das Lösegeld gezahlt werde, lasse er die Kinder frei",
    "lasse er die Kinder frei",
    "wenn das Lösegeld gezahlt werde",
)


@pytest.mark.parametrize(
    ("words", "trigger", "by", "expected"),
    [
        ("Elf Kinder haben das Flugzeug verlassen.", "verlassen", "Kinder", "open"),
        ("Die Kinder sind am Abend nach Trassen zurückgekehrt.", "zurückgekehrt", "Kinder", "open"),
        ("Die Unterhändler haben das Flugzeug verlassen.", "verlassen", "Unterhändler", "open"),
        ("Die Kinder sind noch an Bord.", "an Bord", "Kinder", "open"),
    ],
)
def test_who_leaves_may_have_got_away_otherwise(words: str, trigger: str, by: str, expected: str) -> None:
    assert state(FREES, told(words, trigger, by, "RETREAT")) == expected


@pytest.mark.parametrize(
    ("words", "by", "expected"),
    [
        ("12 Panzer sind am Freitag in Trassen eingetroffen.", "Panzer", "open"),
        ("30 Panzer sind am Freitag eingetroffen.", "Panzer", "fulfilled"),
        ("30 Flüchtlinge sind am Freitag eingetroffen.", "Flüchtlinge", "open"),
    ],
)
def test_who_is_sent_arrives_where_it_is_he(words: str, by: str, expected: str) -> None:
    body = "man werde 30 Panzer schicken"
    assert state(vow(body, body, kind="promise"), told(words, "eingetroffen", by, "MOBILIZE")) == expected


def test_part_of_it_is_not_all_of_it() -> None:
    body = "er werde alle Truppen aus Auland abziehen"
    held = (
        Report(f"Der Nordbund sagte, {body}.", "eins", FIRST)
        .says("Der Nordbund", body, cue="sagte")
        .commits("promise", "Der Nordbund", body)
    )
    some = told("Der Nordbund hat Truppen aus Auland abgezogen.", "abgezogen", "Der Nordbund", "RETREAT")
    every = told("Der Nordbund hat alle Truppen aus Auland abgezogen.", "abgezogen", "Der Nordbund", "RETREAT")
    last = told("Der Nordbund hat die letzten Truppen aus Auland abgezogen.", "abgezogen", "Der Nordbund", "RETREAT")
    assert [state(held, one) for one in (some, every, last)] == ["open", "fulfilled", "fulfilled"]


SENDS = vow(
    "man werde ein Pionierbataillon an die Grenze verlegen", "man werde ein Pionierbataillon an die Grenze verlegen"
)


@pytest.mark.parametrize(
    ("words", "by", "expected"),
    [
        ("Das Pionierbataillon bleibe in der Kaserne", "Velten", "withdrawn"),
        ("Das Pionierbataillon bleibe in der Kaserne", "Korwath", "open"),
        ("Der Botschafter bleibe in Trassen", "Velten", "open"),
    ],
)
def test_whoever_says_that_it_stays_moves_it_no_more(words: str, by: str, expected: str) -> None:
    report = Report(f"{words}, sagte {by}.", "zwei", "2031-03-06T08:00:00+01:00").says(by, words, cue="sagte")
    assert state(SENDS, report) == expected


def test_what_had_happened_counts_where_its_day_comes_after() -> None:
    held = vow("sollte der Nordbund Truppen nach Auland schicken, werde man die Brücke sperren", "werde man die Brücke sperren",
               "sollte der Nordbund Truppen nach Auland schicken")  # fmt: skip
    words = "In der Nacht zum Donnerstag hatte der Nordbund Soldaten nach Auland verlegt."
    report = told(words, "verlegt", "der Nordbund", "MOBILIZE")
    assert state(held, report) == "open"
    for day, expected in (("2031-03-06", "touched"), ("2031-03-03", "open")):
        report = told(words, "verlegt", "der Nordbund", "MOBILIZE")
        report.time("In der Nacht zum Donnerstag", day)
        assert state(held, report) == expected


def test_others_who_let_a_deadline_pass_make_it_due() -> None:
    held = vow("am Samstag werde alles stillstehen, es sei denn, der Nordbund lasse bis Freitag neu zählen",
               "am Samstag werde alles stillstehen", "es sei denn, der Nordbund lasse bis Freitag neu zählen", when="unless")  # fmt: skip
    held.time("bis Freitag", "2031-03-07")
    words = "Der Nordbund ließ die Frist verstreichen, die Velten für die Zählung gesetzt hatte."
    assert state(held, Report(words, "zwei", THEN).actor("Nordbund").actor("Velten")) == "touched"
    assert (
        state(held, Report("Velten ließ die Frist für die Zählung verstreichen.", "zwei", THEN).actor("Velten"))
        == "lapsed"
    )


def test_a_time_within_which_counts_from_the_condition() -> None:
    held = vow("wenn Auland Zutritt gewähre, werde man binnen zwei Tagen Prüfer schicken", "werde man binnen zwei Tagen Prüfer schicken",
               "wenn Auland Zutritt gewähre", kind="offer")  # fmt: skip
    held.time("binnen zwei Tagen", "2031-03-06")
    assert drawn(held)[0].deadline is None


def test_what_meets_the_condition_takes_nothing_back() -> None:
    held = vow(
        "man werde die Geiseln freilassen, wenn Norland die Blockade aufhebe",
        "man werde die Geiseln freilassen",
        "wenn Norland die Blockade aufhebe",
        "offer",
    )
    lifted = Report("Norland hat die Blockade aufgehoben.", "zwei", THEN).event("CONCEDE", "aufgehoben", "Norland")
    assert state(held, lifted) != "withdrawn"
