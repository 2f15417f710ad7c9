"""What the words of a text say of a commitment: conditions, what binds, what is said of it, of which one it is said."""

from __future__ import annotations

import pytest

from lagebild.picture.clauses import OUGHT, Page
from lagebild.picture.comments import comments, meant
from lagebild.picture.tripwires import tripwires
from lagebild.picture.vowwords import conjunction, of_oneself, says_nothing
from lagebild.situation import Tripwire
from tests.picture.made import Report, made

FIRST, THEN = "2031-03-04T08:00:00+01:00", "2031-03-08T08:00:00+01:00"


def vow(words: str, consequence: str, condition: str = "", kind: str = "threat", **fields: object) -> Report:
    report = Report(f"Velten sagte, {words}.", "eins", FIRST).says("Velten", words, cue="sagte")
    return report.commits(kind, "Velten", consequence, condition, **fields)  # type: ignore[arg-type]


def drawn(*reports: Report) -> tuple[Tripwire, ...]:
    return tripwires(*made(reports))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("außer sie seien bis dahin zu Hause", "unless"),
        ("Außer der Nordbund ziehe ab", "unless"),
        ("außer dem Nordbund", None),
        ("es sei denn, er ziehe ab", "unless"),
        ("solange dort Panzer stehen", "while"),
        ("solange, bis der Letzte weg ist", "until"),
        ("bis der Letzte weg ist", "until"),
        ("bis 18 Uhr", None),
        ("ehe verhandelt werde", "before"),
        ("„Sollte er kommen“", "if"),
        ("für den Fall eines Angriffs", "if"),
        ("as long as tanks are there", "while"),
        ("weil er kommt", None),
    ],
)
def test_a_conjunction_says_how_a_condition_stands(words: str, kind: str | None) -> None:
    assert conjunction(words) == kind


def test_what_names_nothing_to_be_done_is_no_consequence() -> None:
    assert says_nothing("das solle so bleiben", "")
    assert says_nothing("die Drohung", "")
    assert not says_nothing("werde man die Brücke sperren", "")


def test_somebody_speaks_of_himself_or_of_others() -> None:
    assert of_oneself("man werde die Brücke sperren")
    assert of_oneself("am Mittwoch wolle sie nach Hellbach reisen")
    assert not of_oneself("die Brücke werde gesperrt")
    assert not of_oneself("der Nordbund werde abziehen")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Korwath machte seine Drohung wahr.", "made true"),
        ("Korwath machte wahr, was Velten angekündigt hatte.", "made true"),
        ("Die Zusage wurde nicht eingehalten.", "not kept"),
        ("Der versprochene Flug ist nie gestartet.", "not kept"),
        ("Velten zog seine Forderung zurück.", "taken back"),
        ("Seine Weigerung sei gegenstandslos, sagte Velten.", "void"),
        ("Die für Freitag angekündigte Sperre sei verschoben.", "put off"),
        ("Damit ist der Fall eingetreten, vor dem Velten gewarnt hatte.", "its case has come"),
        ("Die Frist ist verstrichen.", "deadline over"),
        ("Brandner sprach von einem gebrochenen Wort.", "broken word"),
        ("Der Präsident hatte das am Dienstag gefordert.", "as he had said"),
        ("Korwath brach sein Versprechen.", "broken word"),
        ("Das Nein seines Ministers vom Montag gelte so nicht mehr.", "void"),
        ("Zur Voraussetzung für Gespräche mache er sie nicht länger.", "insists no more"),
        ("Lethmark nahm seine Zolldrohung zurück.", "taken back"),
        ("Bei den Zöllen hat die Regierung einen Rückzieher gemacht.", "backs down"),
        ("An die Zusage vom Montag fühle er sich nicht mehr gebunden.", "bound no more"),
        ("Die Frist wurde bis Freitag verlängert.", "put off"),
        ("Den Bericht, den Vollen für Freitagabend versprochen hatte, gibt es bis heute nicht.", "not kept"),
        ("Die Stadt wartet bis heute vergeblich auf die zugesagten Zelte.", "not kept"),
        ("Seinen Worten folgten keine Taten.", "no deeds"),
        ("Die angekündigte Sperrung trat am Freitag in Kraft.", "as announced"),
        ("Der Forderung nach einer Feuerpause kam Korwath am Mittwoch nach.", "demand met"),
        ("Damit ist geschehen, wovor Velten gewarnt hatte.", "its case has come"),
        ("Ihre Anwältin legte die angedrohte Klage danach zu den Akten.", "dropped"),
        ("Die Drohung sei auf Eis gelegt, sagte Velten.", "dropped"),
        # what is possible, asked for, denied or of something else says nothing
        ("Velten könnte seine Forderung zurückziehen.", None),
        ("Korwath solle seine Drohung nicht wahr machen.", None),
        ("Von einem Fall für die Gerichte sprach Velten.", None),
        ("Die Brücke ist gesperrt.", None),
        ("Die Drohung wurde bisher nicht zurückgenommen.", None),
        ("Er mache keinen Rückzieher, sagte Velten.", None),
        ("Macht der Minister einen Rückzieher?", None),
        ("Sind die Bedingungen erfüllt, werde geöffnet.", None),
        ("Brandner forderte Velten auf, seine Drohung zurückzunehmen.", None),
        ("Es wäre ein Fehler, die Zusage zu widerrufen.", None),
        ("Noch hat Korwath seine Drohung nicht wahr gemacht.", None),
        ("Die Frist läuft am Freitag ab.", None),
        ("Der Richter legte die Klage zu den Akten.", None),
        ("Norland legte nach der Drohung Veltens das Abkommen auf Eis.", None),
        ("Nach der Drohung Veltens wurden die Gespräche auf Eis gelegt.", None),
        ("Wegen der Drohung Veltens hat Norland den Abzug auf Eis gelegt.", None),
        ("Wie angekündigt werde man am Freitag öffnen.", None),
        ("Die angekündigte Sperrung gilt ab Montag.", None),
        ("Trotz der Drohungen öffnete der Laden.", None),
        ("Die Forderung wies er zurück.", None),
        ("Sie haben sozusagen ihre Arbeit aufgegeben.", None),
        ("Die Anforderungen an den Bau wurden erfüllt.", None),
    ],
)
def test_what_a_sentence_says_of_a_commitment(sentence: str, name: str | None) -> None:
    page = Page(Report(sentence).text)
    found = [one.name for each in page.sentences for one in comments(page, each.span)]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("nahm seine Zolldrohung zurück", {"threat"}),
        ("zog sein Hilfsangebot zurück", {"offer", "promise"}),
        ("als Bedrohung", None),
        ("neue Herausforderungen", None),
    ],
)
def test_the_noun_of_a_comment_says_what_kind_is_meant(words: str, kinds: set[str] | None) -> None:
    assert meant(words) == kinds


def test_a_condition_that_only_its_place_shows_binds_where_it_is_sure() -> None:
    words = ("seien die Truppen nicht fort", "nehme er die Geiseln mit")
    sure = vow(", ".join(words), words[1], words[0], confidence=0.7)
    unsure = vow(", ".join(words), words[1], words[0], confidence=0.3)
    assert [one.consequence for one in drawn(sure)] == [words[1]]
    assert drawn(unsure) == ()


def test_the_clause_behind_a_condition_is_what_is_announced() -> None:
    words = "komme auch nur einer zu Schaden, werde sie losschlagen, „mit oder ohne Einladung“"
    (one,) = drawn(vow(words, "„mit oder ohne Einladung“", "komme auch nur einer zu Schaden", confidence=0.6))
    assert one.consequence == "werde sie losschlagen"


def test_so_many_of_something_are_announced_without_a_verb_that_binds() -> None:
    def gives(thing: str) -> Report:
        report = Report(f"Velten kündigte {thing} für den Bahnhof an.", "eins", FIRST)
        return report.commits("promise", "Velten", f"{thing} für den Bahnhof", confidence=0.25)

    assert len(drawn(gives("2000 Betten"))) == 1
    assert drawn(gives("Betten")) == ()


REFUSES = "man werde keine Aufnahme herausgeben"
VOID = "Velten sagte, seine Weigerung sei gegenstandslos."


def test_what_somebody_takes_back_is_the_only_one_of_that_kind() -> None:
    back = Report(VOID, "zwei", THEN, "Kurier").actor("Velten")
    (one,) = drawn(vow(REFUSES, REFUSES, kind="refusal"), back)
    assert (one.state, one.history[-1].evidence[0].quote) == ("withdrawn", VOID)


def test_where_it_could_be_one_of_two_nothing_is_taken_back() -> None:
    also = "man werde keine Beobachter einlassen"
    again = Report(f"Velten sagte, {also}.", "drei", "2031-03-05T08:00:00+01:00").says("Velten", also, cue="sagte")
    again.commits("refusal", "Velten", also)
    back = Report(VOID, "zwei", THEN, "Kurier").actor("Velten")
    assert [one.state for one in drawn(vow(REFUSES, REFUSES, kind="refusal"), again, back)] == ["open", "open"]


def test_a_word_in_common_does_not_tell_two_of_a_kind_apart() -> None:
    also = "man werde keine fremden Beobachter und keine Kameras auf Türme, Dächer und Mauern der alten Festung lassen"
    again = Report(f"Velten sagte, {also}.", "drei", "2031-03-05T08:00:00+01:00").says("Velten", also, cue="sagte")
    again.commits("refusal", "Velten", also)
    words = VOID.replace(".", ", und ging in die Festung.")
    back = Report(words, "zwei", THEN, "Kurier").actor("Velten")
    assert [one.state for one in drawn(vow(REFUSES, REFUSES, kind="refusal"), again, back)] == ["open", "open"]


def of_state(person: str, report: Report) -> Report:
    report.actor(person).actor("Korwath", "state", "korwathische", country="XK", entity="korwath")
    return report.role(person, "Minister", "korwathische")


def test_what_another_one_of_his_side_takes_back_is_not_his() -> None:
    held = Report(f"Der korwathische Minister Velten sagte, {REFUSES}.", "eins", FIRST)
    of_state("Velten", held).says("Velten", REFUSES, cue="sagte").commits("refusal", "Velten", REFUSES)
    words = "Der korwathische Minister Brandner sagte, seine Weigerung sei gegenstandslos."
    back = of_state("Brandner", Report(words, "zwei", THEN, "Kurier"))
    assert [one.state for one in drawn(held, back)] == ["open"]


@pytest.mark.parametrize(
    ("told", "states"),
    [
        ("Der Nordbund hat weitere Truppen nach Auland verlegt.", ["open", "touched"]),
        ("Die Truppen des Nordbunds stehen noch in Auland.", ["open"]),
    ],
)
def test_what_would_prevent_it_is_undone_by_its_opposite_and_not_by_what_stays(told: str, states: list[str]) -> None:
    unless = "es sei denn, der Nordbund zieht seine Truppen aus Auland ab"
    shut = "man werde die Brücke von Hellbach sperren"
    held = vow(f"{shut}, {unless}", shut, unless, when="unless")
    verb = "verlegt" if "verlegt" in told else "stehen"
    report = Report(told, "zwei", THEN, "Kurier").event("MOBILIZE", verb, "Der Nordbund" if "Der" in told else ())
    (one,) = drawn(held, report)
    assert [state.state for state in one.history] == states


@pytest.mark.parametrize(
    ("words", "trigger", "state"),
    [
        ("Die Brücke von Hellbach wurde am Freitag geöffnet.", "geöffnet", "fulfilled"),
        ("Die Brücke von Hellbach gehört geöffnet.", "geöffnet", "open"),
        ("Oppositionsführerin Brandner sagte, dass die Brücke von Hellbach geöffnet gehöre.", "geöffnet", "open"),
    ],
)
def test_what_ought_to_be_done_is_not_done(words: str, trigger: str, state: str) -> None:
    demanded = "die Brücke von Hellbach unverzüglich zu öffnen"
    demand = Report(f"Velten forderte am Montag, {demanded}.", "eins", FIRST).commits("demand", "Velten", demanded)
    later = Report(words, "zwei", THEN).event("CONCEDE", trigger)
    assert [wire.state for wire in drawn(demand, later)] == [state]


@pytest.mark.parametrize(
    ("clause", "ought"),
    [
        ("Der Damm gehört geöffnet.", True),
        ("dass die Sperre sofort aufgehoben gehöre", True),
        ("Solche Lager gehören endlich verboten", True),
        ("Die Insel gehört beiden Regierungen.", False),
        ("Das Ufer gehört den Gemeinden", False),
        ("Der Sattel gehört wieder den Technikern", False),
    ],
)
def test_what_belongs_to_somebody_is_no_demand(clause: str, ought: bool) -> None:
    assert bool(OUGHT.search(clause)) is ought


def test_a_train_is_no_lorry_and_both_are_vehicles() -> None:
    def told(of: str, deed: str) -> str:
        then, case = "man werde die Schleuse schließen", f"wenn {of} über den Sattel fahre"
        threat = vow(f"{then}, {case}", then, case)
        (wire,) = drawn(threat, Report(deed, "zwei", THEN).event("MOBILIZE", "gefahren"))
        return wire.state

    assert told("ein Zug", "Am Freitag ist ein Güterzug über den Sattel gefahren.") == "touched"
    assert told("ein Fahrzeug", "Am Freitag ist ein Lastwagen über den Sattel gefahren.") == "touched"
    assert told("ein Zug", "Am Freitag ist ein Lastwagen über den Sattel gefahren.") == "open"


def test_who_turns_away_and_goes_on_with_something_new_does_not_withdraw_that() -> None:
    new = "man werde keine Beobachter nach Hellbach schicken, es sei denn, beide Seiten bäten darum"
    consequence, condition = (
        "man werde keine Beobachter nach Hellbach schicken",
        "es sei denn, beide Seiten bäten darum",
    )

    def turned(article: str, at: str) -> Report:
        report = Report(f"Velten rückte von seiner Haltung ab. Er sagte, {new}.", article, at)
        return report.says("Er", new, cue="sagte").commits("refusal", "Er", consequence, condition)

    first, again = turned("eins", FIRST), turned("zwei", "2031-03-04T10:00:00+01:00")
    assert {wire.state for wire in drawn(first, again)} == {"open"}


@pytest.mark.parametrize(
    ("words", "consequence", "read", "kind"),
    [
        # without a word by which somebody refuses it is announced
        (
            "Velten kündigte an, auf die Gelder des Staates zu verzichten.",
            "auf die Gelder des Staates zu verzichten",
            "refusal",
            "promise",
        ),
        ("Velten lehnte es ab, den Hafen zu öffnen.", "den Hafen zu öffnen", "refusal", "refusal"),
        # who declares himself ready to do it does not threaten with it
        ("Velten hat sich bereit erklärt, sein Amt niederzulegen.", "sein Amt niederzulegen", "threat", "promise"),
        (
            "Velten erklärte sich am Abend bereit, sein Amt niederzulegen.",
            "sein Amt niederzulegen",
            "threat",
            "promise",
        ),
        # who refuses to do it does not threaten with it
        ("Velten weigerte sich, auf die Leute zu schießen.", "auf die Leute zu schießen", "threat", "refusal"),
        ("Velten drohte, auf die Leute zu schießen.", "auf die Leute zu schießen", "threat", "threat"),
    ],
)
def test_of_which_kind_what_is_refused_is(words: str, consequence: str, read: str, kind: str) -> None:
    report = Report(words, "eins", FIRST).commits(read, "Velten", consequence, shown=True)
    assert [one.kind for one in drawn(report)] == [kind]


def test_a_commitment_of_before_the_news_waits_unless_something_is_still_to_come() -> None:
    def shown(words: str, consequence: str, condition: str = "", **fields: object) -> list[bool]:
        report = Report(words, "eins", FIRST).commits("promise", "Velten", consequence, condition, **fields)  # type: ignore[arg-type]
        return [one.shown for one in drawn(report)]

    deed = "auf die Leute zu schießen"
    assert shown(f"Velten hatte angekündigt, {deed}.", deed) == [False]
    assert shown(f"Velten hat angekündigt, {deed}.", deed) == [True]
    assert shown(f"Velten hatte angekündigt, {deed}, wenn sie kämen.", deed, "wenn sie kämen") == [True]
