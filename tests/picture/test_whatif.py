from __future__ import annotations

from typing import Any

import pytest

from lagebild.picture.drawer import supposed
from lagebild.picture.whatif import NO_EVENT, NO_TRIPWIRES, NOTHING, OTHER_LANGUAGE
from lagebild.situation import WhatIf
from tests.factories import a_verdict
from tests.picture.made import Report

CLOSES = "werde man die Brücke von Hellbach sperren"
IF = "sollte der Nordbund Truppen nach Auland schicken"
COMES = "Der Nordbund verlegt Soldaten nach Auland."


def threat() -> Report:
    body = f"{IF}, {CLOSES}"
    report = Report(f"Korwath sagte, {body}.", published="2031-03-04T08:00:00+01:00")
    return report.says("Korwath", body, cue="sagte").commits("threat", "Korwath", CLOSES, IF)


def event(words: str, trigger: str, by: str, kind: str = "MOBILIZE", **fields: Any) -> Report:
    return Report(words, "frage", "2031-03-09T08:00:00+01:00").event(kind, trigger, by, **fields)


def comes(**fields: Any) -> Report:
    return event(COMES, "verlegt", "Der Nordbund", **fields)


def asked(sentence: Report, *held: Report, **options: Any) -> WhatIf:
    return supposed([one.text for one in held], sentence.text, **options)


def test_it_says_what_would_be_touched_and_why() -> None:
    seen = asked(comes(), threat())
    ((tripwire, touch),) = seen.touches
    assert (tripwire.consequence, tripwire.state) == (CLOSES, "open"), "asking changes nothing"
    assert (touch.effect, touch.evidence.article, touch.evidence.quote) == ("touched", "frage", COMES[:-1])
    assert touch.score > 0.9
    assert "condition" in touch.why
    assert touch.confirmed is None
    assert seen.sentence == COMES
    assert ([one.type for one in seen.read], seen.remarks) == (["MOBILIZE"], ())


def test_what_was_announced_would_be_fulfilled() -> None:
    ((_, touch),) = asked(
        event("Korwath sperrt die Brücke von Hellbach.", "sperrt", "Korwath", "COERCE"), threat()
    ).touches
    assert touch.effect == "fulfilled"


@pytest.mark.parametrize("status", ["actual", "planned", "possible"])
def test_it_is_taken_as_having_happened_however_it_is_told(status: str) -> None:
    ((_, touch),) = asked(comes(status=status), threat()).touches
    assert touch.effect == "touched"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(event("Südland verlegt Soldaten nach Auland.", "verlegt", "Südland"), id="another actor"),
        pytest.param(
            event("Der Nordbund verlegt Soldaten nach Velten.", "verlegt", "Der Nordbund"), id="another place"
        ),
        pytest.param(
            event("Der Nordbund verlegt keine Soldaten nach Auland.", "verlegt", "Der Nordbund"), id="it does not"
        ),
        pytest.param(
            event("Korwath sperrt die Brücke von Ostheim.", "sperrt", "Korwath", "COERCE"), id="another bridge"
        ),
    ],
)
def test_a_near_miss_touches_nothing_and_says_so(sentence: Report) -> None:
    seen = asked(sentence, threat())
    assert (seen.touches, seen.remarks) == ((), (NOTHING,))
    assert len(seen.read) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Ein Sprecher dementierte, dass der Nordbund Soldaten nach Auland verlegt habe.",
        "Ein Sprecher wies Berichte zurück, wonach der Nordbund Soldaten nach Auland verlegt habe.",
        "Dass der Nordbund Soldaten nach Auland verlegt habe, bestritt ein Sprecher.",
        "Berichte, wonach der Nordbund Soldaten nach Auland verlegt habe, seien falsch, sagte ein Sprecher.",
        "A spokesman denied that Nordbund had sent soldiers to Auland.",
    ],
)
def test_what_somebody_denies_touches_nothing(sentence: str) -> None:
    words = "sent" if "spokesman" in sentence else "verlegt"
    actor = "Nordbund" if "spokesman" in sentence else "der Nordbund"
    language = "en" if "spokesman" in sentence else "de"
    report = Report(sentence, "frage", "2031-03-09T08:00:00+01:00", language=language).event("MOBILIZE", words, actor)
    assert asked(report, threat()).touches == ()


def test_what_is_told_beside_a_denial_touches() -> None:
    sentence = event(f"{COMES[:-1]}, dementiert aber Verluste.", "verlegt", "Der Nordbund")
    ((_, touch),) = asked(sentence, threat()).touches
    assert touch.effect == "touched"


def taken_back() -> Report:
    words = "Korwath zog seine Drohung zurück, die Brücke von Hellbach zu sperren."
    return Report(words, "zwei", "2031-03-06T08:00:00+01:00", "Kurier").actor("Korwath")


def test_what_is_no_longer_open_is_not_touched() -> None:
    seen = asked(comes(), threat(), taken_back())
    assert (seen.touches, seen.remarks) == ((), (NOTHING,))


@pytest.mark.parametrize(("state", "touches"), [("open", 1), ("touched", 0), ("lapsed", 0)])
def test_a_persons_word_on_the_state_counts(state: str, touches: int) -> None:
    held = threat()
    said = a_verdict(
        "state", held.frames["commitments"][0].id, of="commitment", value={"state": state}, made="2031-03-21T00:00:00Z"
    )
    assert len(asked(comes(), held, verdicts=[said]).touches) == touches


def test_where_nobody_announced_anything_it_says_so() -> None:
    seen = asked(comes())
    assert (seen.touches, seen.remarks) == ((), (NO_TRIPWIRES,))
    assert len(seen.read) == 1


def test_a_sentence_without_an_event_says_so() -> None:
    seen = asked(Report("Es ist ein schöner Tag.", "frage"), threat())
    assert (seen.read, seen.touches, seen.remarks) == ((), (), (NO_EVENT,))


def test_a_sentence_in_another_language_says_so_and_is_not_read() -> None:
    seen = asked(Report(COMES, "frage", language="fr").event("MOBILIZE", "verlegt", "Der Nordbund"), threat())
    assert (seen.read, seen.touches, seen.remarks) == ((), (), (OTHER_LANGUAGE,))


def test_who_has_a_position_on_it_is_told() -> None:
    held = Report("Velten sprach sich gegen Sanktionen aus.").position(
        "against", "Velten", "Sanktionen", "sprach sich gegen"
    )
    sanctions = Report("Sanktionen werden beschlossen.", "frage").event("SANCTION", "beschlossen")
    assert [(question.label, line.stance) for question, line in asked(sanctions, held).positions] == [
        ("Sanktionen", "against")
    ]
    assert asked(comes(), held).positions == ()
