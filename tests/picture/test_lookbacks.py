"""A report that looks back on a day tells again of the statement of that day that it is most like, if it is like one at all."""

from __future__ import annotations

from lagebild.picture.statements import statements
from lagebild.situation import FusedStatement
from tests.picture.made import Report, made

GATE = "Solange auf der Dammkrone Gewehre stehen, setzen wir uns mit Talgau an keinen Tisch"
MONEY = "Für den Weizen zahlt unser Land dieses Jahr keinen Cent mehr als im Vorjahr"
BACK = "solange am Damm bewaffnete Posten stünden"


def tuesday(*said: str, speaker: str = "Sellin", article: str = "eins") -> Report:
    report = Report(" ".join(f"„{one}“, sagte {speaker}." for one in said), article, "2031-03-04T12:00:00+01:00")
    for one in said:
        report.says(speaker, one, cue="sagte")
    return report


def friday(day: str = "2031-03-04", said: str = BACK) -> Report:
    words = f"Sellin hatte am Dienstag Gespräche ausgeschlossen, {said}."
    report = Report(words, "zwei", "2031-03-07T12:00:00+01:00", "Abendblatt")
    return report.says("Sellin", said, cue="ausgeschlossen", said=("am Dienstag", day))


def fused(*reports: Report) -> tuple[FusedStatement, ...]:
    return statements(*made(reports))


def together(*reports: Report) -> list[set[str]]:
    return sorted(({one.article for one in line.evidence} for line in fused(*reports)), key=sorted)


def test_the_statement_of_that_day_that_is_meant_is_found_among_others() -> None:
    lines = fused(tuesday(MONEY, GATE), friday())
    assert [len(line.evidence) for line in lines] == [1, 2]
    assert lines[1].text == GATE
    assert any("condition and consequence alike" in why for why in lines[1].why)


def test_it_is_not_one_of_another_day_or_of_another_speaker() -> None:
    assert together(tuesday(GATE), friday("2031-03-02")) == [{"eins"}, {"zwei"}]
    assert together(tuesday(GATE, speaker="Karg"), friday()) == [{"eins"}, {"zwei"}]


def test_what_is_like_nothing_that_was_said_stays_alone() -> None:
    assert together(tuesday(MONEY), friday()) == [{"eins"}, {"zwei"}]


def test_of_two_that_are_as_like_none_is_chosen() -> None:
    other = "Am Damm arbeiten unsere Leute Tag und Nacht"
    assert together(tuesday(GATE, other), friday()) == [{"eins"}, {"eins"}, {"zwei"}]
    assert {"eins", "zwei"} in together(tuesday(GATE), friday())
    assert {"eins", "zwei"} in together(tuesday(other), friday())


def test_told_as_news_it_needs_to_be_more_like_it() -> None:
    said, other = "am Damm stünden keine Posten mehr", "Der Damm gehört uns allen, den Bauern wie den Fischern"
    words = f"Sellin sagte am Dienstag, {said}."
    news = Report(words, "zwei", "2031-03-07T12:00:00+01:00", "Abendblatt")
    news.says("Sellin", said, cue="sagte", said=("am Dienstag", "2031-03-04"))
    assert {"eins", "zwei"} in together(tuesday(other), friday(said=said))
    assert {"eins", "zwei"} not in together(tuesday(other), news)


def test_the_contrary_other_numbers_and_other_things_are_another_statement() -> None:
    pairs = [
        ("Der Anschlag war ein Terrorakt", "der Anschlag sei kein Terrorakt"),
        ("Am Damm stehen 12 Posten", "am Damm stünden 40 Posten"),
        ("Wir verhängen Sanktionen gegen die Banken", "Sanktionen gegen die Tanker würden folgen"),
    ]
    for before, said in pairs:
        assert {"eins", "zwei"} not in together(tuesday(before), friday(said=said)), said


def test_two_of_one_report_do_not_look_back_on_one() -> None:
    report = friday()
    said = "solange am Damm Posten mit Gewehren stünden"
    both = Report(
        f"{report.words} Er hatte am Dienstag auch gesagt, {said}.", "zwei", report.published, report.publisher
    )
    both.says("Sellin", BACK, cue="ausgeschlossen", said=("am Dienstag", "2031-03-04"))
    both.says("Sellin", said, cue="gesagt", said=("am Dienstag", "2031-03-04"))
    lines = fused(tuesday(GATE), both)
    assert max(len(line.evidence) for line in lines) == 2
