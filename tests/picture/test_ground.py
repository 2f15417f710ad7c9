"""A what-if of what is kept beside a picture says what one says for which everything is worked out anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from lagebild.entries import Verdict
from lagebild.picture import Drawer, Ground, suppose, supposed
from lagebild.picture.cast import Cast
from lagebild.picture.castkept import tables
from lagebild.picture.happenings import Happening
from lagebild.picture.happenings import supposed as told_of
from lagebild.picture.material import Text
from lagebild.picture.nearby import Index, keys_of
from lagebild.picture.pieces import material, pieces
from lagebild.picture.touching import bearing
from lagebild.picture.wiring import Joined, joined, ties
from lagebild.records import Ref
from lagebild.store import codec
from tests.factories import a_verdict
from tests.picture.made import Report
from tests.picture.supposing import anew
from tests.picture.test_drawer import pool
from tests.picture.test_whole import reports, texts

CLOSES, IF = "werde man die Brücke von Hellbach sperren", "sollte der Nordbund Truppen nach Auland schicken"


def sentences() -> list[Text]:
    """What might happen: as reports of the crisis tell it, and some things that they do not."""
    more = [
        Report("Der Nordbund verlegt Soldaten nach Auland.").event("MOBILIZE", "verlegt", "Der Nordbund"),
        Report("Korwath sperrt die Brücke von Hellbach.").event("COERCE", "sperrt", "Korwath"),
        Report("Velten zieht die Truppen ab.").event("RETREAT", "zieht", "Velten"),
        Report("Südland verlegt Soldaten nach Auland.").event("MOBILIZE", "verlegt", "Südland"),
        Report("Sanktionen werden beschlossen.").event("SANCTION", "beschlossen"),
        Report("Der Pegel lag am Montag bei 94 Zentimetern."),
        Report("Es ist ein schöner Tag."),
    ]
    return [_sentence(one.text) for one in (*reports(), *more)]


def _sentence(text: Text) -> Text:
    version = replace(text.version, article="frage", published="2031-03-09T00:00:00+01:00", known="9999")
    reading = replace(text.reading, article=replace(text.reading.article, id="frage"))
    return replace(text, version=version, reading=reading)


def more() -> list[Text]:
    """Commitments that are still open, one of them of a mark, and one that is only about staying."""
    low = "sobald der Pegel unter einen Meter falle"
    return [
        Report(f"Korwath sagte am Sonntag, {IF}, {CLOSES}.", "acht", "2031-03-07T08:00:00+01:00", "Bote")
        .says("Korwath", f"{IF}, {CLOSES}", cue="sagte")
        .commits("threat", "Korwath", CLOSES, IF)
        .text,
        Report(f"Brandner kündigte an, man werde die Schleuse schließen, {low}.", "neun", "2031-03-07T09:00:00+01:00")
        .says("Brandner", f"man werde die Schleuse schließen, {low}")
        .commits("promise", "Brandner", "man werde die Schleuse schließen", low)
        .text,
        Report("Velten versprach, die Truppen abzuziehen.", "zehn", "2031-03-07T10:00:00+01:00")
        .says("Velten", "die Truppen abzuziehen")
        .commits("promise", "Velten", "die Truppen abzuziehen")
        .text,
    ]


def judged(some: Sequence[Text]) -> list[Verdict]:
    """What people decided: two commitments are one, another is touched, and words are nobody's."""
    bound = [one.id for text in some for one in text.reading.frames.commitments]
    return [
        a_verdict("merge", bound[0], of="commitment", value={"with": bound[-2]}, made="2031-03-08T01:00:00Z"),
        a_verdict("state", bound[-1], of="commitment", value={"state": "touched"}, made="2031-03-08T02:00:00Z"),
        a_verdict("split", "Nordbund", of="actor", value={"words": "Nordbund", "entity": "organisation:nordbund"}),
    ]


def undecided() -> list[Text]:
    """The crisis before anything that was announced came true."""
    told = texts()
    return [*told[:2], *told[4:], *more()]


def cases() -> list[Any]:
    some = undecided()
    return [
        pytest.param(some, {}, id="as it is"),
        pytest.param(some, {"copies": [("zwei", "eins"), ("acht", "eins")]}, id="copies"),
        pytest.param(some, {"verdicts": judged(some)}, id="judged"),
        pytest.param(texts()[:2], {"at": "2031-03-04T13:00:00+01:00"}, id="earlier"),
        pytest.param([*texts(), *more()], {}, id="later"),
        pytest.param([], {}, id="nothing"),
    ]


@pytest.mark.parametrize(("some", "options"), cases())
def test_it_says_what_is_said_where_all_is_worked_out_anew(some: list[Text], options: dict[str, Any]) -> None:
    held = Drawer().drawn("", some, **options).ground
    for sentence in sentences():
        seen = suppose(held, sentence)
        touches, positions = anew(some, sentence, **options)
        assert seen.touches == touches, sentence.text
        assert seen.positions in (positions, ())
        assert seen.positions == positions or not seen.read


def test_some_sentences_of_these_do_touch_something() -> None:
    held = Drawer().drawn("", undecided()).ground
    seen = [suppose(held, sentence) for sentence in sentences()]
    assert sum(bool(one.touches) for one in seen) >= 3
    assert any(one.positions for one in seen)


@pytest.mark.parametrize(("some", "options"), cases())
def test_what_is_written_down_and_read_again_says_the_same(some: list[Text], options: dict[str, Any]) -> None:
    held = Drawer().drawn("", some, **options).ground
    again = codec.unpacked(Ground, codec.packed(held))
    assert again == held
    for sentence in sentences():
        assert suppose(again, sentence) == suppose(held, sentence)


def test_a_drawer_that_drew_before_gives_the_same() -> None:
    drawer, some = Drawer(), undecided()
    for number in range(1, len(some) + 1):
        drawer.picture("", some[:number])
    assert drawer.drawn("", some).ground == Drawer().drawn("", some).ground
    for sentence in sentences():
        assert drawer.supposed(some, sentence) == supposed(some, sentence)


def test_nothing_is_left_out_that_would_be_touched() -> None:
    """Commitments are looked up by their words: what is not found there must do nothing to any of them."""
    every = [versions[-1] for versions in pool().values()] + more()
    cast = Cast((*every, *sentences()[:1]))
    held = joined(stuff := material(every, cast), ties(stuff, cast))
    index, touched = Index(map(keys_of, held)), 0
    for text in (*every, *sentences()):
        beside = Cast((*every, text))
        for happening in _told(text, beside):
            near = index.touched(happening)
            for number, one in enumerate(held):
                if any(True for _ in bearing(one, happening, beside)):
                    assert number in near, (happening.words, one.main.says)
                    touched += 1
    assert touched >= 10


def _told(text: Text, cast: Cast) -> list[Happening]:
    events = [piece for piece in pieces(text, cast) if piece.kind == "event"]
    return list(told_of(text, text.page, events, cast))


def test_a_mark_is_looked_up_by_itself() -> None:
    mark = "sobald der Pegel unter einen Meter falle"
    says = "man werde die Schleuse schließen"
    one = (
        Report(f"Brandner kündigte an, {says}, {mark}.")
        .says("Brandner", f"{says}, {mark}")
        .commits("promise", "Brandner", says, mark)
    )
    cast = Cast([one.text])
    (held,) = joined(stuff := material([one.text], cast), ties(stuff, cast))
    assert isinstance(held, Joined)
    assert keys_of(held).marked
    (happening,) = _told(_sentence(Report("Es regnet.").text), cast)
    assert Index([keys_of(held)]).touched(happening) == {0}


# -- who is who beside a dossier ----------------------------------------------------------------------------------------------


def introduced() -> list[Text]:
    return [
        Report(
            "Der auländische Außenminister Jan Velten traf Vertreter der auländischen Regierung. Auland schwieg.",
            "amt",
            "2031-03-03",
        )
        .actor("Jan Velten")
        .actor("Auland", "state")
        .text,
    ]


def side_of(report: Report, name: str, *, upon: Sequence[Text]) -> tuple[str | None, str | None]:
    """Who a name means in a text beside a dossier, and for whom they speak: as kept, and as one more text of it."""
    text = report.text
    actor = next(one for one in text.reading.actors if one.name == name)
    found = []
    for cast in (Cast([text], upon=tables(Cast(upon).notes.tables)), Cast([*upon, text])):
        who = cast.who(text, Ref(actor.id, actor.mentions[:1]))
        assert who is not None
        found.append((who.id, cast.side(who).id))
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("report", "name", "who", "side"),
    [
        pytest.param(Report("Velten trat zurück.").actor("Velten"), "Velten", "person:jan velten", "state:auland", id="surname"),
        pytest.param(
            Report("Jan Veltens Rücktritt kam.").actor("Jan Veltens"), "Jan Veltens", "person:jan velten", "state:auland", id="genitive"
        ),
        pytest.param(
            Report("Die auländische Ministerin Eva Lindholm trat zurück.").actor("Eva Lindholm"),
            "Eva Lindholm", "person:eva lindholm", "state:auland",
            id="only here",
        ),
        pytest.param(
            Report("Die auländischen Truppen zogen ab.").actor("Die auländischen Truppen", "group"),
            "Die auländischen Truppen", "group:aulaendische truppen", "state:auland",
            id="described",
        ),
    ],
)  # fmt: skip
def test_who_is_who_is_as_the_dossier_has_it(report: Report, name: str, who: str, side: str) -> None:
    assert side_of(report, name, upon=introduced()) == (who, side)


def test_what_a_person_said_of_words_holds_beside_the_dossier() -> None:
    verdict = a_verdict("split", "Velten", of="actor", value={"words": "Velten", "entity": "person:jan velten"})
    text = Report("Velten trat zurück.").actor("Velten").text
    actor = text.reading.actors[0]
    for verdicts, known in (((), True), ((verdict,), False)):
        upon = tables(Cast(introduced(), verdicts).notes.tables)
        who = Cast([text], upon=upon).who(text, Ref(actor.id, actor.mentions[:1]))
        assert who is not None
        assert (who.id == "person:jan velten") is known
