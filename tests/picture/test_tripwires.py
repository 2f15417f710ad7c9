from __future__ import annotations

from typing import Any

import pytest

from lagebild.picture.tripwires import tripwires
from lagebild.situation import Tripwire
from tests.factories import a_verdict
from tests.picture.made import Report, made

CLOSES = "werde man die Brücke von Hellbach sperren"
IF = "sollte der Nordbund Truppen nach Auland schicken"
UNLESS = "es sei denn, der Nordbund zieht seine Truppen aus Auland ab"
UNTIL = "bis der Nordbund seine Truppen aus Auland abzieht"
STAYS_SHUT = "die Brücke von Hellbach bleibt gesperrt"
LEAVE = "der Nordbund müsse seine Truppen aus Auland abziehen"


def vow(
    consequence: str = CLOSES, condition: str = "", when: str = "if", kind: str = "threat", **fields: Any
) -> Report:
    """Korwath's commitment of the fourth of March; an if-condition stands first, every other one last."""
    parts = (condition, consequence) if when == "if" else (consequence, condition)
    by, body = fields.pop("by", "Korwath"), ", ".join(part for part in parts if part)
    where = {key: fields.pop(key) for key in ("article", "published", "publisher") if key in fields}
    report = Report(f"{by} sagte, {body}.", **{"published": "2031-03-04T08:00:00+01:00", **where})
    return report.says(by, body, cue="sagte").commits(kind, by, consequence, condition, when, **fields)


def later(words: str, published: str = "2031-03-06T08:00:00+01:00", article: str = "zwei") -> Report:
    """A report of the sixth of March."""
    return Report(words, article, published, "Kurier")


def moved(
    words: str = "Der Nordbund hat Soldaten nach Auland verlegt.", by: str = "Der Nordbund", **fields: Any
) -> Report:
    where = {key: fields.pop(key) for key in ("published", "article") if key in fields}
    return later(words, **where).event("MOBILIZE", "verlegt", by, **fields)


def left() -> Report:
    return later("Der Nordbund hat seine Truppen aus Auland abgezogen.").event("RETREAT", "abgezogen", "Der Nordbund")


def expected() -> Report:
    words = "Der Nordbund erwartet eine Verlegung von Soldaten nach Auland."
    return later(words).event("MOBILIZE", "Verlegung", "Der Nordbund")


def shut(by: str = "Korwaths Truppen", bridge: str = "die Brücke von Hellbach") -> Report:
    report = later(f"{by} haben {bridge} gesperrt.", "2031-03-07T08:00:00+01:00", "drei")
    return report.event("COERCE", "gesperrt", by, bridge)


def opened(bridge: str = "die Brücke von Hellbach") -> Report:
    report = later(f"Korwath hat {bridge} geöffnet.", "2031-03-08T08:00:00+01:00", "vier")
    return report.event("CONCEDE", "geöffnet", "Korwath")


def drawn(*reports: Report, **options: Any) -> tuple[Tripwire, ...]:
    return tripwires(*made(reports, **options))


def passed(*reports: Report, **options: Any) -> list[str]:
    """The states through which the only commitment of the reports went."""
    (one,) = drawn(*reports, **options)
    return [state.state for state in one.history]


def test_it_is_touched_then_fulfilled_each_with_its_words() -> None:
    (one,) = drawn(vow(condition=IF), moved(), shut())
    assert [(state.state, state.since) for state in one.history] == [
        ("open", "2031-03-04T08:00:00+01:00"),
        ("touched", "2031-03-06T08:00:00+01:00"),
        ("fulfilled", "2031-03-07T08:00:00+01:00"),
    ]
    assert [state.evidence[0].article for state in one.history] == ["eins", "zwei", "drei"]
    assert [touch.evidence.quote for touch in one.touched_by] == [
        "Der Nordbund hat Soldaten nach Auland verlegt",
        "Korwaths Truppen haben die Brücke von Hellbach gesperrt",
    ]
    assert all(touch.why and 0 < touch.score <= 1 for touch in one.touched_by)
    assert (one.by[0].name, one.kind, one.condition_kind) == ("Korwath", "threat", "if")
    assert (one.condition, one.consequence) == (IF, CLOSES)


def test_what_the_machine_proposes_nobody_has_confirmed() -> None:
    (one,) = drawn(vow(condition=IF), moved())
    assert (one.state, one.decided) == ("touched", None)
    assert {state.confirmed for state in one.history} | {touch.confirmed for touch in one.touched_by} == {None}


@pytest.mark.parametrize(
    ("made_of", "states"),
    [
        pytest.param([vow(condition=IF), moved()], "open touched", id="if it comes"),
        pytest.param([vow(condition=IF), shut()], "open fulfilled", id="if not, and yet it is done"),
        pytest.param([vow(CLOSES, UNLESS, "unless"), left()], "open lapsed", id="unless it comes"),
        pytest.param([vow(CLOSES, UNLESS, "unless"), shut()], "open fulfilled", id="unless, and it is done"),
        pytest.param([vow(STAYS_SHUT, UNTIL, "until", "refusal"), left()], "open touched", id="until it comes"),
        pytest.param(
            [vow(STAYS_SHUT, UNTIL, "until", "refusal"), left(), opened()],
            "open touched fulfilled",
            id="until, then ends",
        ),
        pytest.param([vow(STAYS_SHUT, UNTIL, "until", "refusal"), opened()], "open withdrawn", id="until, ends before"),
        pytest.param(
            [
                vow(
                    "man werde die Brücke von Hellbach offen halten", "solange die Waffenruhe hält", "while", "promise"
                ),
                later("Die Waffenruhe ist gebrochen worden.").event("ASSAULT", "gebrochen"),
            ],
            "open touched",
            id="while it lasts, and it ends",
        ),
        pytest.param(
            [
                vow(LEAVE, "bevor das Embargo aufgehoben wird", "before", "demand", toward="Nordbund"),
                later("Das Embargo ist aufgehoben worden.").event("CONCEDE", "aufgehoben"),
            ],
            "open touched",
            id="before, and it comes first",
        ),
        pytest.param(
            [vow(LEAVE, "bevor das Embargo aufgehoben wird", "before", "demand", toward="Nordbund"), left()],
            "open fulfilled",
            id="before, and it is done in time",
        ),
        pytest.param(
            [vow("man werde die Brücke von Hellbach öffnen", kind="promise"), opened()], "open fulfilled", id="promise"
        ),
        pytest.param([vow(LEAVE, kind="demand", toward="Nordbund"), left()], "open fulfilled", id="demand"),
        pytest.param(
            [vow("man werde die Brücke von Hellbach nicht öffnen", kind="refusal"), opened()],
            "open withdrawn",
            id="refusal",
        ),
    ],
)
def test_what_becomes_of_a_commitment(made_of: list[Report], states: str) -> None:
    assert passed(*made_of) == states.split()


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(moved("Südland hat Soldaten nach Auland verlegt.", "Südland"), id="another actor"),
        pytest.param(moved("Der Nordbund hat Soldaten nach Velten verlegt.", place="Velten"), id="another place"),
        pytest.param(shut(bridge="die Brücke von Ostheim"), id="another bridge"),
        pytest.param(left(), id="the opposite"),
        pytest.param(moved("Der Nordbund hat keine Soldaten nach Auland verlegt.", status="denied"), id="it did not"),
        pytest.param(expected(), id="a view"),
        pytest.param(moved("Hat der Nordbund Soldaten nach Auland verlegt?", "der Nordbund"), id="a question"),
    ],
)
def test_near_misses_touch_nothing(report: Report) -> None:
    assert passed(vow(condition=IF), report) == ["open"]


@pytest.mark.parametrize("status", ["planned", "possible", "conditional", "demanded"])
def test_what_is_not_told_as_having_happened_touches_nothing(status: str) -> None:
    assert passed(vow(condition=IF), moved(status=status)) == ["open"]
    assert passed(vow(condition=IF), moved(status="actual")) == ["open", "touched"]


@pytest.mark.parametrize(
    "words",
    [
        "Der Nordbund bestritt, Soldaten nach Auland verlegt zu haben.",
        "Der Nordbund dementierte, dass er Soldaten nach Auland verlegt habe.",
        "Der Nordbund wies Berichte zurück, er habe Soldaten nach Auland verlegt.",
        "Berichte, der Nordbund habe Soldaten nach Auland verlegt, sind falsch.",
    ],
)
def test_what_is_denied_touches_nothing(words: str) -> None:
    assert passed(vow(condition=IF), moved(words, "Nordbund", status="denied")) == ["open"]


@pytest.mark.parametrize(("number", "states"), [("200", ["open"]), ("500", ["open"]), ("700", ["open", "touched"])])
def test_a_number_must_be_reached(number: str, states: list[str]) -> None:
    tied = "falls mehr als 500 Soldaten nach Auland verlegt werden"
    assert passed(vow(condition=tied), moved(f"Der Nordbund hat {number} Soldaten nach Auland verlegt.")) == states


def test_a_number_must_be_reached_with_a_verb_that_no_table_knows() -> None:
    tied = "sollten mehr als 500 Soldaten nach Auland kommen"
    few = later("200 Soldaten sind nach Auland gekommen.").event("MOBILIZE", "gekommen", place="Auland")
    assert passed(vow(condition=tied), few) == ["open"]


def test_what_was_told_or_happened_before_touches_nothing() -> None:
    told = moved(published="2031-03-03T08:00:00+01:00")
    words = "Der Nordbund hat am Sonntag Soldaten nach Auland verlegt."
    happened = moved(words, time=("am Sonntag", "2031-03-02"))
    assert passed(vow(condition=IF), told) == ["open"]
    assert passed(vow(condition=IF), happened) == ["open"]
    assert passed(vow(condition=IF), moved(words, time=("am Sonntag", "2031-03-05"))) == ["open", "touched"]


def test_the_opposite_by_the_same_side_takes_its_place() -> None:
    no = vow("man werde die Brücke von Hellbach nicht öffnen", kind="refusal")
    yes = vow(
        "man werde die Brücke von Hellbach öffnen",
        kind="promise",
        article="zwei",
        published="2031-03-06T08:00:00+01:00",
    )
    old, new = drawn(yes, no)
    assert (old.kind, old.state, old.replaced_by) == ("refusal", "withdrawn", new.id)
    assert (new.kind, new.state, new.replaced_by) == ("promise", "open", None)


def test_the_opposite_by_another_side_takes_no_place() -> None:
    no = vow("man werde die Brücke von Hellbach nicht öffnen", kind="refusal")
    yes = vow(
        "man werde die Brücke von Hellbach öffnen",
        kind="promise",
        by="Südland",
        article="zwei",
        published="2031-03-06T08:00:00+01:00",
    )
    assert [(one.state, one.replaced_by) for one in drawn(no, yes)] == [("open", None), ("open", None)]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Korwath zog seine Drohung zurück, die Brücke von Hellbach zu sperren.", "withdrawn"),
        ("Korwath machte seine Drohung wahr, die Brücke von Hellbach zu sperren.", "fulfilled"),
        ("Korwath könnte seine Drohung zurückziehen, die Brücke von Hellbach zu sperren.", "open"),
        ("Südland zog seine Drohung zurück, den Hafen von Ostheim zu sperren.", "open"),
    ],
)
def test_what_a_text_says_of_it_in_so_many_words(words: str, state: str) -> None:
    assert passed(vow(condition=IF), later(words).actor(words.partition(" ")[0]))[-1] == state


DUE = "Die Frist, die Korwath dem Nordbund gesetzt hatte, ist verstrichen."


def ultimatum(condition: str, when: str) -> Report:
    report = vow(CLOSES, condition, when)
    report.time("bis Freitag", "2031-03-07")
    return report


def test_a_deadline_that_is_said_to_be_over_makes_what_depends_on_it_due() -> None:
    held = ultimatum("wenn der Nordbund nicht bis Freitag seine Truppen aus Auland abzieht", "if")
    (one,) = drawn(held, later(DUE, "2031-03-08T08:00:00+01:00").actor("Korwath"))
    assert (one.deadline, one.state) == ("2031-03-07", "touched")


def test_a_deadline_of_what_would_prevent_it_makes_it_due_and_not_void() -> None:
    held = ultimatum("es sei denn, der Nordbund zieht bis Freitag seine Truppen aus Auland ab", "unless")
    assert passed(held, later(DUE, "2031-03-08T08:00:00+01:00").actor("Korwath")) == ["open", "touched"]


def test_a_deadline_that_passes_in_silence_changes_nothing() -> None:
    held = ultimatum("wenn der Nordbund nicht bis Freitag seine Truppen aus Auland abzieht", "if")
    assert passed(held, later("In Hellbach scheint die Sonne.", "2031-03-12T08:00:00+01:00")) == ["open"]


def organ(name: str, office: str, **where: str) -> Report:
    body = f"{IF}, {CLOSES}"
    report = Report(f"Der korwathische {office} {name} sagte, {body}.", **where)  # type: ignore[arg-type]
    report.actor(name).actor("Korwath", "state", "korwathische", country="XK", entity="korwath")
    return report.says(name, body, cue="sagte").role(name, office, "korwathische").commits("threat", name, CLOSES, IF)


def test_another_organ_of_the_same_side_repeats_it() -> None:
    first = organ("Velten", "Außenminister", article="eins", published="2031-03-04T08:00:00+01:00")
    again = organ("Brandner", "Verteidigungsminister", article="zwei", published="2031-03-05T08:00:00+01:00")
    (one,) = drawn(again, first)
    assert [proof.article for proof in one.evidence] == ["eins", "zwei"]
    assert [who.name for who in one.by] == ["Velten", "Brandner"]
    assert (one.reports, one.stated) == (2, "2031-03-04T08:00:00+01:00")
    assert any("same side" in why for why in one.why)


def test_another_consequence_is_another_tripwire() -> None:
    other = vow("werde man die Botschaft in Velten schließen", IF, article="zwei")
    assert [one.consequence for one in drawn(vow(condition=IF), other)] == [
        CLOSES,
        "werde man die Botschaft in Velten schließen",
    ]


def judged(report: Report, state: str, made_at: str) -> Any:
    identity = report.frames["commitments"][0].id
    return a_verdict("state", identity, of="commitment", value={"state": state}, made=made_at)


KNOWN, BEFORE, AFTER = "2031-03-20T00:00:00.000000Z", "2031-03-19T00:00:00.000000Z", "2031-03-21T00:00:00.000000Z"


def test_a_persons_state_wins_and_keeps_what_was_known_before_it() -> None:
    held = vow(condition=IF)
    (one,) = drawn(held, moved(), verdicts=[judged(held, "fulfilled", AFTER)])
    assert [(state.state, state.confirmed) for state in one.history] == [
        ("open", None),
        ("touched", None),
        ("fulfilled", True),
    ]
    assert (one.state, one.decided, one.history[-1].author, one.since) == ("fulfilled", True, "Ute Weil", AFTER)


@pytest.mark.parametrize("state", ["open", "withdrawn"])
def test_a_persons_state_stands_against_what_comes_later(state: str) -> None:
    held = vow(condition=IF)
    (one,) = drawn(held, moved(), shut(), verdicts=[judged(held, state, BEFORE)])
    assert (one.state, one.decided) == (state, True)
    assert [(touch.effect, touch.confirmed) for touch in one.touched_by] == [("touched", None), ("fulfilled", None)]


@pytest.mark.parametrize(
    ("state", "touched", "fulfilled"),
    [
        ("fulfilled", None, True),
        ("lapsed", None, False),
        ("touched", True, False),
        ("open", False, False),
    ],
)
def test_whoever_says_how_it_ended_does_not_deny_that_it_was_touched(
    state: str, touched: bool | None, fulfilled: bool
) -> None:
    held = vow(condition=IF)
    (one,) = drawn(held, moved(), shut(), verdicts=[judged(held, state, AFTER)])
    assert {touch.effect: touch.confirmed for touch in one.touched_by} == {"touched": touched, "fulfilled": fulfilled}


def test_a_person_can_reopen_what_the_machine_closed() -> None:
    held = vow(condition=IF)
    (one,) = drawn(held, moved(), shut(), verdicts=[judged(held, "open", AFTER)])
    assert [state.state for state in one.history] == ["open", "touched", "fulfilled", "open"]


def test_a_judgement_taken_back_counts_no_more() -> None:
    held = vow(condition=IF)
    undone = a_verdict(
        "state", held.frames["commitments"][0].id, of="commitment", value={"state": "lapsed"}, made=AFTER, undone=AFTER
    )
    (one,) = drawn(held, moved(), verdicts=[undone])
    assert (one.state, one.decided) == ("touched", None)


def test_what_a_copy_tells_counts_once() -> None:
    copy = moved(article="drei", published="2031-03-06T09:00:00+01:00")
    (one,) = drawn(vow(condition=IF), moved(), copy, copies=[("drei", "zwei")])
    assert [touch.evidence.article for touch in one.touched_by] == ["zwei"]
    (one,) = drawn(vow(condition=IF), moved(), copy)
    assert [touch.evidence.article for touch in one.touched_by] == ["zwei", "drei"]


def test_whom_it_is_made_towards() -> None:
    (one,) = drawn(vow(LEAVE, kind="demand", toward="Nordbund"))
    assert [who.name for who in one.toward] == ["Nordbund"]


@pytest.mark.parametrize(
    ("words", "toward"),
    [
        ("Der Nordbund schwieg. Korwath drohte, man werde die Häfen sperren.", "Nordbund"),
        ("Korwath sagte der Hafenzeitung, man werde die Häfen sperren.", "Hafenzeitung"),
    ],
)
def test_who_is_only_named_nearby_is_not_whom_it_is_made_towards(words: str, toward: str) -> None:
    report = Report(words).commits("threat", "Korwath", "man werde die Häfen sperren", toward=toward)
    (one,) = drawn(report)
    assert one.toward == ()


def test_ones_own_side_is_never_whom_it_is_made_towards() -> None:
    (one,) = drawn(vow(LEAVE, kind="demand", toward=("Korwath", "Nordbund")))
    assert [who.name for who in one.toward] == ["Nordbund"]


@pytest.mark.parametrize(("confidence", "shown"), [(0.3, False), (0.7, True)])
def test_without_a_condition_it_is_shown_only_where_the_reader_is_sure(confidence: float, shown: bool) -> None:
    (one,) = drawn(vow("man werde die Brücke von Hellbach öffnen", kind="promise", confidence=confidence))
    assert one.shown is shown


def test_what_binds_nobody_is_no_tripwire() -> None:
    assert drawn(vow("das Wetter in Hellbach sei schlecht", kind="promise")) == ()
