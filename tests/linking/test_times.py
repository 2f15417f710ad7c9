from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.linking.intervals import easter
from lagebild.linking.times import PRECISIONS, said, times
from lagebild.linking.timewords import MONTHS, UNITS, WEEKDAYS
from lagebild.records import Quotation, Spans, Time
from lagebild.sentences import sentences
from tests.factories import a_quotation

MONDAY = "2022-01-24"


def found(text: str, published: str | None = MONDAY) -> list[tuple[str, str | None, str | None, str]]:
    """Words, start, end and precision of every expression."""
    read = times(text, published, sentences(text))
    return [(text[slice(*time.spans[0])], time.start, time.end, time.precision) for time in read]


def only(text: str, published: str | None = MONDAY) -> tuple[str, str | None, str | None, str]:
    (one,) = found(text, published)
    return one


# ---- days -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Am Freitag tagte der Rat.", "Am Freitag", "2022-01-21"),
        ("Der Rat tagte am Montag.", "am Montag", "2022-01-24"),
        ("Der Rat tagte am vergangenen Montag.", "am vergangenen Montag", "2022-01-17"),
        ("Der Rat wird am Freitag tagen.", "am Freitag", "2022-01-28"),
        ("Der Rat soll am Freitag getagt haben.", "am Freitag", "2022-01-21"),
        ("Die am Freitag beschlossene Sperre soll bleiben.", "am Freitag", "2022-01-21"),
        ("Die Sitzung wurde auf Donnerstag verschoben.", "auf Donnerstag", "2022-01-27"),
        ("Der Rat kommt am kommenden Montag zusammen.", "am kommenden Montag", "2022-01-31"),
        ("Am Freitag vergangener Woche brach der Damm.", "Am Freitag vergangener Woche", "2022-01-21"),
        ("Am Freitag vor einer Woche brach der Damm.", "Am Freitag vor einer Woche", "2022-01-14"),
        ("Am späten Samstagabend brannte das Lager.", "Am späten Samstagabend", "2022-01-22"),
        ("Am heutigen Montag beginnt der Streik.", "Am heutigen Montag", "2022-01-24"),
        ("Gestern Abend fiel der Strom aus.", "Gestern Abend", "2022-01-23"),
        ("Vorgestern kam die Absage.", "Vorgestern", "2022-01-22"),
        ("Sie reist morgen ab.", "morgen", "2022-01-25"),
        ("Morgen beginnt der Streik.", "Morgen", "2022-01-25"),
        ("Das stand in der heutigen Ausgabe.", "heutigen", "2022-01-24"),
        ("Der Vulkan brach am 3. Januar aus.", "am 3. Januar", "2022-01-03"),
        ("Der Vulkan brach am 30. Dezember aus.", "am 30. Dezember", "2021-12-30"),
        ("Der Gipfel wird am 3. Februar eröffnet.", "am 3. Februar", "2022-02-03"),
        ("Am 24. März 1999 fielen Bomben.", "Am 24. März 1999", "1999-03-24"),
        ("Am 06.12.2004 schloss das Werk.", "Am 06.12.2004", "2004-12-06"),
        ("Am Mittwoch (19.01.) schloss das Werk.", "Am Mittwoch (19.01.)", "2022-01-19"),
        ("Am Mittwoch, dem 19. Januar 2022, schloss das Werk.", "Am Mittwoch, dem 19. Januar 2022", "2022-01-19"),
        ("Am Morgen des 16. Januar schloss das Werk.", "Am Morgen des 16. Januar", "2022-01-16"),
        ("Stand: 2022-01-20.", "2022-01-20", "2022-01-20"),
        ("Vor drei Tagen kam die Absage.", "Vor drei Tagen", "2022-01-21"),
        ("Vor zwei Wochen kam die Absage.", "Vor zwei Wochen", "2022-01-10"),
        ("In zwei Wochen wird gewählt.", "In zwei Wochen", "2022-02-07"),
        ("Am Ostersonntag 2017 läuteten die Glocken.", "Am Ostersonntag 2017", "2017-04-16"),
        ("Am ersten März beginnt das Manöver.", "Am ersten März", "2022-03-01"),
        ("The council met on Friday.", "on Friday", "2022-01-21"),
        ("The council will meet on Friday.", "on Friday", "2022-01-28"),
        ("She resigned yesterday.", "yesterday", "2022-01-23"),
        ("On January 3, 2021, the dam broke.", "On January 3, 2021", "2021-01-03"),
        ("The dam broke two days ago.", "two days ago", "2022-01-22"),
    ],
)
def test_a_day(text: str, words: str, day: str) -> None:
    assert only(text) == (words, day, day, "day")


# ---- periods ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words", "start", "end", "precision"),
    [
        ("Vergangene Woche stieg der Pegel.", "Vergangene Woche", "2022-01-17", "2022-01-23", "week"),
        ("In der vorigen Woche stieg der Pegel.", "In der vorigen Woche", "2022-01-17", "2022-01-23", "week"),
        ("In der nächsten Woche tagt der Rat.", "In der nächsten Woche", "2022-01-31", "2022-02-06", "week"),
        ("Am Wochenende stieg der Pegel.", "Am Wochenende", "2022-01-22", "2022-01-23", "range"),
        ("In der Nacht zum Samstag brannte es.", "In der Nacht zum Samstag", "2022-01-21", "2022-01-22", "range"),
        ("In der Nacht von Freitag auf Samstag brannte es.", "In der Nacht von Freitag auf Samstag", "2022-01-21", "2022-01-22", "range"),
        ("In der vergangenen Nacht brannte es.", "In der vergangenen Nacht", "2022-01-23", "2022-01-24", "range"),
        ("Im Mai 2021 sank der Preis.", "Im Mai 2021", "2021-05-01", "2021-05-31", "month"),
        ("Im Dezember sank der Preis.", "Im Dezember", "2021-12-01", "2021-12-31", "month"),
        ("Im letzten Monat sank der Preis.", "Im letzten Monat", "2021-12-01", "2021-12-31", "month"),
        ("Vor zwei Monaten sank der Preis.", "Vor zwei Monaten", "2021-11-01", "2021-11-30", "month"),
        ("Anfang Mai 2021 sank der Preis.", "Anfang Mai 2021", "2021-05-01", "2021-05-10", "part"),
        ("Mitte 1999 sank der Preis.", "Mitte 1999", "1999-05-01", "1999-08-31", "part"),
        ("Ende 2008 sank der Preis.", "Ende 2008", "2008-09-01", "2008-12-31", "part"),
        ("Bis zum Jahresende sinkt der Preis.", "Bis zum Jahresende", "2022-01-24", "2022-12-31", "range"),
        ("Im ersten Halbjahr 2006 sank der Preis.", "Im ersten Halbjahr 2006", "2006-01-01", "2006-06-30", "part"),
        ("Im Sommer 2011 sank der Preis.", "Im Sommer 2011", "2011-06-01", "2011-08-31", "season"),
        ("Im vergangenen Sommer sank der Preis.", "Im vergangenen Sommer", "2021-06-01", "2021-08-31", "season"),
        ("In diesem Winter sank der Preis.", "In diesem Winter", "2021-12-01", "2022-02-28", "season"),
        ("2003 sank der Preis.", "2003", "2003-01-01", "2003-12-31", "year"),
        ("Im Vorjahr sank der Preis.", "Im Vorjahr", "2021-01-01", "2021-12-31", "year"),
        ("Vor fünf Jahren sank der Preis.", "Vor fünf Jahren", "2017-01-01", "2017-12-31", "year"),
        ("In den 80er Jahren sank der Preis.", "In den 80er Jahren", "1980-01-01", "1989-12-31", "decade"),
        ("Im 19. Jahrhundert sank der Preis.", "Im 19. Jahrhundert", "1801-01-01", "1900-12-31", "range"),
        ("Seit 2009 sinkt der Preis.", "Seit 2009", "2009-01-01", "2022-01-24", "range"),
        ("Seit drei Tagen sinkt der Preis.", "Seit drei Tagen", "2022-01-21", "2022-01-24", "range"),
        ("Bis Freitag sinkt der Preis.", "Bis Freitag", "2022-01-24", "2022-01-28", "range"),
        ("Bis 2010 sank der Preis.", "Bis 2010", None, "2010-12-31", "range"),
        ("Ab Februar sinkt der Preis.", "Ab Februar", "2022-02-01", None, "range"),
        ("Von morgen an sinkt der Preis.", "Von morgen an", "2022-01-25", None, "range"),
        ("Das Tor schließt vom 3. bis 5. Mai.", "vom 3. bis 5. Mai", "2022-05-03", "2022-05-05", "range"),
        ("Zwischen 1990 und 1994 herrschte Krieg.", "Zwischen 1990 und 1994", "1990-01-01", "1994-12-31", "range"),
        ("Von Mai bis Juli 2006 herrschte Krieg.", "Von Mai bis Juli 2006", "2006-05-01", "2006-07-31", "range"),
        ("Vom 2. April bis zum 20. Juni 1943 herrschte Krieg.", "Vom 2. April bis zum 20. Juni 1943", "1943-04-02", "1943-06-20", "range"),
        ("Am Samstag und Sonntag ruhte die Arbeit.", "Am Samstag und Sonntag", "2022-01-22", "2022-01-23", "range"),
        ("In den nächsten zehn Tagen ruht die Arbeit.", "In den nächsten zehn Tagen", "2022-01-24", "2022-02-03", "range"),
        ("Innerhalb von 60 Tagen wird gewählt.", "Innerhalb von 60 Tagen", "2022-01-24", "2022-03-25", "range"),
        ("Seit der Wahl im Dezember ruht die Arbeit.", "Seit der Wahl im Dezember", "2021-12-01", "2022-01-24", "range"),
        ("Last week the river rose.", "Last week", "2022-01-17", "2022-01-23", "week"),
        ("Since 2009 the price has fallen.", "Since 2009", "2009-01-01", "2022-01-24", "range"),
    ],
)  # fmt: skip
def test_a_period(text: str, words: str, start: str | None, end: str | None, precision: str) -> None:
    assert only(text) == (words, start, end, precision)


def test_a_neighbouring_day_is_counted_from_the_day_spoken_of_last() -> None:
    text = "Am 3. Januar brach der Damm. Am Vortag war der Pegel gestiegen, einen Tag später kam der Frost."
    assert [one[1] for one in found(text)] == ["2022-01-03", "2022-01-02", "2022-01-03"]


def test_a_neighbouring_day_without_anything_to_count_from_stays_open() -> None:
    assert only("Am Vortag war der Pegel gestiegen.") == ("Am Vortag", None, None, "day")


# ---- what stays open --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Am Freitag tagte der Rat.",
        "Gestern Abend fiel der Strom aus.",
        "Vergangene Woche stieg der Pegel.",
        "Seit drei Tagen sinkt der Preis.",
        "Im Mai sank der Preis.",
        "Am 3. Januar sank der Preis.",
        "In der Nacht zum Samstag brannte es.",
        "Im Sommer sank der Preis.",
        "Bis Freitag sinkt der Preis.",
        "Am Wochenende stieg der Pegel.",
        "Im Vorjahr sank der Preis.",
        "Yesterday the dam broke.",
    ],
)
@pytest.mark.parametrize("published", [None, "", "gestern", "2022-13-01"])
def test_a_relative_expression_without_a_date_of_publication_is_found_but_not_resolved(
    text: str, published: str | None
) -> None:
    (_, start, end, precision) = only(text, published)
    assert (start, end) == (None, None)
    assert precision in PRECISIONS


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Am 24. März 1999 fielen Bomben.", "1999-03-24", "1999-03-24"),
        ("Seit 2009 sinkt der Preis.", "2009-01-01", None),
        ("Bis 2013 sank der Preis.", None, "2013-12-31"),
        ("Im Sommer 2011 sank der Preis.", "2011-06-01", "2011-08-31"),
        ("In den 80er Jahren sank der Preis.", "1980-01-01", "1989-12-31"),
    ],
)
def test_an_absolute_expression_needs_no_date_of_publication(text: str, start: str | None, end: str | None) -> None:
    assert only(text, None)[1:3] == (start, end)


def test_publication_may_be_a_date_and_time() -> None:
    assert only("Gestern brach der Damm.", "2022-01-24T00:10:00+01:00")[1] == "2022-01-23"


@pytest.mark.parametrize("text", ["Am 31. Februar sank der Preis.", "Am 31.04.2021 sank der Preis."])
def test_a_date_that_does_not_exist_is_found_but_not_resolved(text: str) -> None:
    assert only(text)[1:3] == (None, None)


@pytest.mark.parametrize(
    "text", ["Vor 5000 Jahren stieg das Meer.", "Vor 8999 Jahren stieg das Meer.", "Vor 99 Jahrzehnten stieg das Meer."]
)
def test_a_time_before_the_calendar_raises_nothing(text: str) -> None:
    assert all(start is None or start >= "0001" for _, start, _, _ in found(text))


# ---- what is no time --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Theresa May trat zurück.",
        "Karl Mai schrieb Romane.",
        "Wir warten ab.",
        "Der „Freitag“ druckte den Brief.",
        "An den Bloody Sunday erinnert ein Stein.",
        "Die Bild am Sonntag druckte den Brief.",
        "Rund 2000 Soldaten rückten ein.",
        "Im Tal lagen 1500 Menschen ohne Strom.",
        "Der Umbau kostet 2010 Euro.",
        "Der Rat nahm die Resolution 1973 an.",
        "Die Boeing 1900 landete sicher.",
        "Der Turm ist 1998 Meter hoch.",
        "Das kommt von heute auf morgen.",
        "Bis heute fehlt jede Spur.",
        "Sie wurde zu vier Jahren Haft verurteilt.",
        "Seit Jahren fehlt es an Wasser.",
        "In den letzten Tagen fehlte es an Wasser.",
        "Jeden Montag fehlt es an Wasser.",
        "Der Zug fährt um 19.30 Uhr ab.",
        "Das Amt meldet 3.5 Prozent Wachstum.",
        "Derzeit fehlt es an Wasser.",
        "Die Ware kostet 12.2000 Taler.",
        "I am glad that you may march.",
    ],
)
def test_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("year", "sunday"), [(1961, "1961-04-02"), (1981, "1981-04-19"), (2008, "2008-03-23"), (2049, "2049-04-18")]
)
def test_easter(year: int, sunday: str) -> None:
    assert easter(year).isoformat() == sunday


# ---- said -------------------------------------------------------------------------------------------------------
def test_the_time_beside_the_cue_dates_what_was_said() -> None:
    text = "Die Sprecherin sagte am Dienstag, man werde am Freitag öffnen."
    quotation = a_quotation(
        text,
        "man werde am Freitag öffnen",
        speaker="Die Sprecherin",
        cue="sagte",
        frame="Die Sprecherin sagte am Dienstag,",
    )
    assert _said(text, quotation) == "am Dienstag"


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Der am Freitag gewählte Sprecher sagte, man werde öffnen.", "Der am Freitag gewählte Sprecher sagte,"),
        ("Der Sprecher, der am Freitag kam, sagte, man werde öffnen.", "Der Sprecher, der am Freitag kam, sagte,"),
        ("Nach dem Treffen am Freitag sagte er, man werde öffnen.", "Nach dem Treffen am Freitag sagte er,"),
        ("Der Sprecher, seit 2007 im Amt, sagte, man werde öffnen.", "Der Sprecher, seit 2007 im Amt, sagte,"),
        ("Der Sprecher sagte für Freitag, man werde öffnen.", "Der Sprecher sagte für Freitag,"),
    ],
)
def test_a_time_of_something_else_does_not_date_what_was_said(text: str, frame: str) -> None:
    assert _said(text, a_quotation(text, "man werde öffnen", cue="sagte", frame=frame)) is None


def test_a_time_inside_the_quotation_does_not_date_it() -> None:
    text = "„Am Freitag öffnen wir“, sagte die Sprecherin."
    assert (
        _said(
            text,
            a_quotation(text, "„Am Freitag öffnen wir“", type="direct", cue="sagte", frame=", sagte die Sprecherin"),
        )
        is None
    )


def test_a_time_in_a_gap_of_the_frame_dates_what_was_said() -> None:
    text = "Sellin hatte am Dienstag jedes Gespräch verweigert, solange dort Gewehre zu sehen seien."
    quotation = a_quotation(text, "solange dort Gewehre zu sehen seien", cue="verweigert")
    frame = (text.index("Sellin"), text.index(" am")), (text.index("jedes"), text.index(","))
    assert _said(text, replace(quotation, frame=frame)) == "am Dienstag"


def test_a_reported_statement_holds_its_own_date() -> None:
    text = "Die Sprecherin kritisierte am Dienstag den Beschluss, der am Freitag gilt."
    assert _said(text, a_quotation(text, text, type="reported", speaker="Die Sprecherin")) == "am Dienstag"


def _said(text: str, quotation: Quotation) -> str | None:
    time = said(text, quotation, times(text, MONDAY, sentences(text)))
    return text[slice(*time.spans[0])] if time else None


# ---- always -----------------------------------------------------------------------------------------------------
_PIECES = """am im bis seit zum in der Nacht vor nach Jahr drei 2003 1990/91 24. 31. 02.2022 heute gestern morgen Anfang Ende
    vergangenen Ostern Sommer 80er Jahre Jahrhundert Vortag später zuvor Halbjahr ersten , und – ( ) wird 0 99999 Uhr""".split()
_words = st.sampled_from([*list(WEEKDAYS)[:8], *list(MONTHS)[:14], *list(UNITS)[:18], *_PIECES, "\n"])
_told = st.lists(_words.flatmap(lambda word: st.sampled_from([word, word.title()])), max_size=12).map(" ".join)


@settings(deadline=None)
@given(st.one_of(st.text(), _told), st.sampled_from([None, MONDAY, "0001-01-01", "9999-12-31", "x"]))
def test_times_are_in_order_inside_the_text_and_well_formed(text: str, published: str | None) -> None:
    read = times(text, published, sentences(text))
    _check(text, read)
    assert read == times(text, published, sentences(text))


def test_an_expression_that_gives_up_a_word_begins_with_the_next_one() -> None:
    text = "TAGS SPÄTER 1000"
    assert [text[slice(*time.spans[0])] for time in times(text, MONDAY, sentences(text))] == ["TAGS SPÄTER", "1000"]


def _check(text: str, read: tuple[Time, ...]) -> None:
    edges = [edge for time in read for span in time.spans for edge in span]
    assert edges == sorted(edges)
    for time in read:
        (span,) = time.spans
        assert 0 <= span[0] < span[1] <= len(text)
        assert not text[span[0]].isspace()
        assert not text[span[1] - 1].isspace()
        assert time.precision in PRECISIONS
        assert time.start is None or time.end is None or time.start <= time.end


@settings(deadline=None)
@given(st.text(alphabet="am FreitagMi.24 ,sagte", max_size=60), st.data())
def test_what_dates_a_statement_is_one_of_the_times(text: str, data: st.DataObject) -> None:
    spot = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    pieces: st.SearchStrategy[Spans] = st.lists(spot, min_size=1, max_size=2).map(tuple)
    role = st.one_of(st.just(()), pieces)
    kind = data.draw(st.sampled_from(["direct", "reported"]))
    quotation = Quotation(kind, "Speech", data.draw(pieces), data.draw(role), data.draw(role), data.draw(role))
    read = times(text, MONDAY, sentences(text))
    assert said(text, quotation, read) in (None, *read)


# ---- measured ---------------------------------------------------------------------------------------------------
@pytest.mark.quality
def test_the_dev_articles(corpus: Path, figures: list[str]) -> None:
    gold = hit = whole = read = 0
    for line in (corpus / "frames" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        wanted = [frame for frame in article["frames"] if frame["k"] == "time"]
        got = times(article["text"], article["published"], sentences(article["text"]))
        gold, read = gold + len(wanted), read + len(got)
        for frame in wanted:
            near = [time for time in got if _overlap(frame["spans"]["text"], time.spans) >= 0.5]
            hit += bool(near)
            whole += any((time.start, time.end) == (frame.get("start"), frame.get("end")) for time in near)
    found_f1, whole_f1 = (200 * count / (gold + read) for count in (hit, whole))
    figures.append(f"times on dev: found F1 {found_f1:.1f}, with start and end {whole_f1:.1f}")
    assert found_f1 >= 95
    assert whole_f1 >= 92


def _overlap(a: list[list[int]], b: Spans) -> float:
    """Character F1 of two lists of spans."""
    one, other = ({place for begin, end in spans for place in range(begin, end)} for spans in (a, b))
    return 2 * len(one & other) / (len(one) + len(other))


@pytest.mark.parametrize(
    "text", ["Im Mai3 sagte er das.", "Im Mai2022 kam er.", "Im Okt0ber ging er.", "On May6 he left."]
)
def test_a_digit_glued_to_a_month_is_no_fault(text: str) -> None:
    assert times(text, "2022-06-01", ((0, len(text)),)) is not None


# ---- looking back ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Er hatte am Dienstag jedes Gespräch verweigert. Am Abend flog er nach Genf.", MONDAY),
        ("Sein Nein vom Freitag nehme er zurück. Am Abend flog er nach Genf.", MONDAY),
        ("Er verweigerte am Freitag jedes Gespräch. Am Abend flog er nach Genf.", "2022-01-21"),
        ("Er hatte am Freitag jedes Gespräch verweigert. Am Abend hatte er widersprochen.", "2022-01-21"),
        ("Am Samstag tagte der Rat. Er hatte am Freitag beraten. Am Abend ging er auseinander.", "2022-01-22"),
        ("Am Freitag hatte der Rat das letzte Wort. Am Abend stimmte er zu.", "2022-01-21"),
        ("Der Gipfel vom Freitag endete ohne Ergebnis. Am Abend reiste Merz ab.", "2022-01-21"),
    ],
)
def test_a_part_of_a_day_is_not_of_one_that_was_only_looked_back_on(text: str, day: str) -> None:
    assert found(text)[-1][1] == day
