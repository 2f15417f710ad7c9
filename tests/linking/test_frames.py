"""`resolve(…).frames`: what the words of frames stand for. Findings are built by hand, by the words of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagebild.labels import COMMITMENT_KINDS, CONDITION_KINDS, STATEMENT_TYPES
from lagebild.linking import Linked, resolve
from lagebild.records import Article, Findings, Frame, Frames, Mention, Quotation, Ref, Span, Spans, frame_id, quoted
from lagebild.sentences import sentences
from tests.factories import a_quotation, an_article, span

LABELS = {
    "event": {"type": "ASSAULT", "status": "actual"},
    "commitment": {"kind": "threat", "condition_kind": "none"},
    "position": {"stance": "against", "about": "policy"},
    "figure": {},
    "role": {"former": "no"},
    "explanation": {},
}
LISTS = ("events", "commitments", "positions", "figures", "roles", "explanations")


def words(text: str, *pieces: str) -> Spans:
    """Spans of pieces; "Wien#2" is the second place of "Wien"."""
    cut = [(piece.partition("#")[0], int(piece.partition("#")[2] or 1)) for piece in pieces]
    return tuple(span(text, piece, nth) for piece, nth in cut)


def a_frame(text: str, kind: str, /, *pieces: str, **roles: str | Sequence[str]) -> Frame:
    """A frame on pieces of the text. A role's value is the words of its filler, or of several; a label's value is the label."""
    labels = {name: str(roles.pop(name)) for name in LABELS[kind] if name in roles}
    fillers = {
        role: tuple(words(text, filler) for filler in ((value,) if isinstance(value, str) else value))
        for role, value in roles.items()
    }
    return Frame(kind, words(text, *pieces), {**LABELS[kind], **labels}, fillers)


def linked(text: str, *found: Frame | Quotation, **article: str | None) -> Linked:
    quotations = tuple(one for one in found if isinstance(one, Quotation))
    frames = tuple(one for one in found if isinstance(one, Frame))
    return resolve(an_article(text, **article), Findings(quotations, (), sentences(text), frames))


def names(result: Linked, refs: Sequence[Ref]) -> list[str | None]:
    """The names of the actors of refs."""
    known = {actor.id: actor.name for actor in result.actors}
    return [known[ref.actor] if ref.actor else None for ref in refs]


def all_spans(value: object) -> Iterator[Span]:
    """Every span anywhere in a record."""
    if isinstance(value, tuple) and len(value) == 2 and all(type(end) is int for end in value):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from all_spans(item)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name != "number":
                yield from all_spans(getattr(value, one.name))


# ---- every kind -------------------------------------------------------------------------------------------------
def test_an_event_has_its_trigger_its_roles_and_its_labels() -> None:
    text = "Am Dienstag griffen Rebellen im Hafen von Trasnow die Armee an."
    frame = a_frame(
        text,
        "event",
        "griffen",
        "an",
        type="ASSAULT",
        status="denied",
        actor="Rebellen",
        recipient="die Armee",
        place="im Hafen von Trasnow",
        time="Am Dienstag",
    )
    frame = replace(frame, spans=(span(text, "griffen"), span(text, "an.")), confidence=0.4, shown=False, extra=True)
    (event,) = linked(text, frame).frames.events
    assert (event.type, event.status, event.trigger) == ("ASSAULT", "denied", frame.spans)
    assert [quoted(text, ref.spans) for ref in (*event.actors, *event.recipients)] == ["Rebellen", "die Armee"]
    assert event.place is not None
    assert event.place.name == "Hafen von Trasnow"
    assert event.time is not None
    assert event.time.start == "2022-01-18"
    assert (event.confidence, event.shown, event.extra) == (0.4, False, True)


def test_a_commitment_has_its_consequence_and_its_condition() -> None:
    text = "Minister Hans Weber drohte Orlanien, man werde die Grenze schließen, wenn geschossen werde."
    frame = a_frame(
        text,
        "commitment",
        "man werde die Grenze schließen",
        by="Minister Hans Weber",
        toward="Orlanien",
        condition="wenn geschossen werde",
    )
    result = linked(text, frame)
    (commitment,) = result.frames.commitments
    assert commitment.kind == "threat"
    assert quoted(text, commitment.consequence) == "man werde die Grenze schließen"
    assert quoted(text, commitment.condition) == "wenn geschossen werde"
    assert commitment.condition_kind == "if"
    assert names(result, commitment.by) == ["Hans Weber"]
    assert [quoted(text, ref.spans) for ref in commitment.toward] == ["Orlanien"]


def test_a_position_has_its_target_and_a_question() -> None:
    text = "Wien lehnte den geplanten Abzug der Truppen ab, solange geschossen werde."
    frame = a_frame(
        text,
        "position",
        "lehnte",
        "ab",
        stance="conditional",
        about="claim",
        holder="Wien",
        target="den geplanten Abzug der Truppen",
        condition="solange geschossen werde",
    )
    result = linked(text, frame)
    (position,) = result.frames.positions
    assert (position.stance, position.about, position.cue) == ("conditional", "claim", frame.spans)
    assert quoted(text, position.target) == "den geplanten Abzug der Truppen"
    assert position.question == "geplanter Abzug der Truppen"
    assert quoted(text, position.condition) == "solange geschossen werde"
    assert names(result, position.holders) == ["Österreichische Bundesregierung"]


def test_a_position_without_a_target_has_no_question() -> None:
    text = "Wien wich aus."
    (position,) = linked(text, a_frame(text, "position", "wich aus", stance="evasive", holder="Wien")).frames.positions
    assert (position.target, position.question, position.condition) == ((), "", ())


def test_a_figure_has_number_unit_noun_and_source() -> None:
    text = "Die Armee meldete am Montag knapp 300 Tote in Trasnow."
    frame = a_frame(text, "figure", "300", source="Die Armee", place="in Trasnow", time="am Montag")
    result = linked(text, frame)
    (figure,) = result.frames.figures
    assert (quoted(text, figure.value), figure.number, figure.comparator, figure.unit) == ("knapp 300", 300, "~", None)
    assert quoted(text, figure.of) == "Tote"
    assert figure.source is not None
    assert names(result, [figure.source]) == ["Armee"]
    assert figure.place is not None
    assert figure.place.name == "Trasnow"
    assert figure.time is not None
    assert figure.time.start == "2022-01-24"


def test_a_role_has_person_office_and_body() -> None:
    text = "Der frühere Sprecher der Partei, Hans Weber, kam."
    frame = a_frame(text, "role", "Sprecher", former="yes", person="Hans Weber", org="der Partei")
    result = linked(text, frame)
    (role,) = result.frames.roles
    assert names(result, [role.person]) == ["Hans Weber"]
    assert quoted(text, role.role) == "Sprecher"
    assert role.org is not None
    assert quoted(text, role.org.spans) == "der Partei"
    assert role.former


def test_an_explanation_has_what_it_explains_and_who_holds_it() -> None:
    text = "Die Verlegung der Truppen diene der Ausbildung, sagte Hans Weber."
    frame = a_frame(text, "explanation", "diene der Ausbildung", of="Die Verlegung der Truppen", holder="Hans Weber")
    result = linked(text, frame)
    (explanation,) = result.frames.explanations
    assert quoted(text, explanation.spans) == "diene der Ausbildung"
    assert quoted(text, explanation.of) == "Die Verlegung der Truppen"
    assert names(result, explanation.holders) == ["Hans Weber"]


def test_nothing_found_gives_nothing() -> None:
    assert linked("Es regnete.").frames == Frames()
    assert linked("").frames == Frames()


def test_a_frame_without_words_or_of_an_unknown_kind_is_none() -> None:
    text = "Es regnete."
    empty = [Frame(kind, (), labels) for kind, labels in LABELS.items()]
    assert linked(text, *empty, Frame("weather", ((0, 2),))).frames == Frames()


def test_each_list_keeps_the_order_of_the_text() -> None:
    text = "Rebellen schossen. Die Armee schoss zurück."
    first, second = (a_frame(text, "event", word) for word in ("schossen", "schoss zurück"))
    assert [quoted(text, event.trigger) for event in linked(text, first, second).frames.events] == [
        "schossen",
        "schoss zurück",
    ]


# ---- ids --------------------------------------------------------------------------------------------------------
def one_of_each() -> tuple[str, list[Frame]]:
    text = "Hans Weber, Minister in Trasnow, drohte 300 Mann mit Krieg, das diene dem Frieden."
    return text, [
        a_frame(text, "event", "drohte", actor="Hans Weber"),
        a_frame(text, "commitment", "Krieg", by="Hans Weber"),
        a_frame(text, "position", "drohte", target="Krieg"),
        a_frame(text, "figure", "300"),
        a_frame(text, "role", "Minister", person="Hans Weber"),
        a_frame(text, "explanation", "diene dem Frieden", of="das"),
    ]


def ids_of(result: Linked) -> list[str]:
    return [one.id for name in LISTS for one in getattr(result.frames, name)]


def test_ids_begin_with_the_letter_of_the_kind_and_hash_what_stands_where() -> None:
    text, found = one_of_each()
    article = an_article(text)
    ids = ids_of(linked(text, *found))
    assert ids == [frame_id(article, frame.kind, frame.spans, 0) for frame in found]
    assert [identity[0] for identity in ids] == ["e", "c", "p", "f", "r", "e"]


def test_ids_do_not_depend_on_confidence_or_on_what_is_shown() -> None:
    text, found = one_of_each()
    doubtful = [replace(frame, confidence=0.1, shown=False, extra=True) for frame in found]
    assert ids_of(linked(text, *found)) == ids_of(linked(text, *doubtful))


def test_ids_do_not_depend_on_other_kinds_or_on_statements() -> None:
    text, found = one_of_each()
    alone = [identity for frame in found for identity in ids_of(linked(text, frame))]
    assert alone == ids_of(linked(text, *found, a_quotation(text, "das diene dem Frieden", speaker="Hans Weber")))


@pytest.mark.parametrize("change", [{"id": "other"}, {"text": "Rebellen schossen!"}])
def test_ids_depend_on_the_article_and_its_text(change: dict[str, Any]) -> None:
    text = "Rebellen schossen."
    frame = a_frame(text, "event", "schossen")
    (before,) = resolve(an_article(text), Findings(frames=(frame,))).frames.events
    (after,) = resolve(replace(an_article(text), **change), Findings(frames=(frame,))).frames.events
    assert before.id != after.id


def test_equal_spans_have_ids_of_their_own() -> None:
    text = "Rebellen und Soldaten schossen; 20 Panzer und Boote brannten."
    assault, protest = a_frame(text, "event", "schossen"), a_frame(text, "event", "schossen", type="PROTEST")
    ids = ids_of(linked(text, assault, protest, a_frame(text, "figure", "20", of="Panzer")))
    assert len(set(ids)) == 3
    article = an_article(text)
    assert ids[:2] == [frame_id(article, "event", assault.spans, ordinal) for ordinal in (0, 1)]


def test_a_figure_keeps_its_id_when_only_the_borders_that_were_found_differ() -> None:
    text = "Es kamen knapp 300 Mann."
    ids = {ids_of(linked(text, a_frame(text, "figure", found)))[0] for found in ("300", "knapp 300", "300 Mann")}
    assert len(ids) == 1


# ---- whose word it is -------------------------------------------------------------------------------------------
NESTED = "Anna Müller sagte, der Sprecher habe erklärt: „Rebellen schossen auf uns“, und die Armee sei geflohen."


def nested() -> tuple[Quotation, Quotation]:
    outer = a_quotation(
        NESTED,
        "der Sprecher habe erklärt: „Rebellen schossen auf uns“, und die Armee sei geflohen",
        speaker="Anna Müller",
        cue="sagte",
    )
    inner = a_quotation(NESTED, "Rebellen schossen auf uns", type="direct", speaker="der Sprecher", cue="habe erklärt")
    return outer, inner


@pytest.mark.parametrize("order", [1, -1])
def test_the_statement_is_the_smallest_one_around_the_words(order: int) -> None:
    found = [a_frame(NESTED, "event", trigger) for trigger in ("schossen", "sei geflohen", "sagte")]
    result = linked(NESTED, *nested()[::order], *found)
    by_words = {quoted(NESTED, statement.spans): statement.id for statement in result.statements}
    inner, outer = by_words.pop("Rebellen schossen auf uns"), next(iter(by_words.values()))
    assert [event.statement for event in result.frames.events] == [inner, outer, None]


def test_the_reporters_own_words_have_no_statement() -> None:
    text = "Rebellen schossen. Die Armee sei geflohen, sagte Anna Müller."
    quotation = a_quotation(text, "Die Armee sei geflohen", speaker="Anna Müller", cue="sagte")
    result = linked(text, quotation, a_frame(text, "event", "schossen"), a_frame(text, "event", "sagte"))
    assert [event.statement for event in result.frames.events] == [None, None]


def test_words_that_stand_only_partly_in_a_statement_are_not_its() -> None:
    text = "Die Armee, sagte Anna Müller, sei geflohen."
    quotation = a_quotation(text, "Die Armee", "sei geflohen", speaker="Anna Müller", cue="sagte")
    inside, across = (
        a_frame(text, "event", "Die Armee", "sei geflohen"),
        a_frame(text, "event", "sagte Anna Müller, sei"),
    )
    result = linked(text, quotation, inside, across)
    assert [event.statement for event in result.frames.events] == [result.statements[0].id, None]


def test_every_kind_that_can_be_somebodys_word_says_whose() -> None:
    text = "Anna Müller sagte, Minister Weber drohe 300 Mann mit Krieg, das diene dem Frieden."
    quotation = a_quotation(
        text, "Minister Weber drohe 300 Mann mit Krieg, das diene dem Frieden", speaker="Anna Müller", cue="sagte"
    )
    result = linked(
        text,
        quotation,
        a_frame(text, "event", "drohe"),
        a_frame(text, "commitment", "Krieg", by="Minister Weber"),
        a_frame(text, "position", "drohe", target="Krieg"),
        a_frame(text, "figure", "300"),
        a_frame(text, "explanation", "diene dem Frieden", of="das"),
    )
    found = [one for name in LISTS if name != "roles" for one in getattr(result.frames, name)]
    assert len(found) == 5
    assert {one.statement for one in found} == {result.statements[0].id}


REPORTED = "Minister Hans Weber kritisierte die Angriffe der Rebellen."


def test_what_a_speaker_does_by_speaking_is_the_reporters_word() -> None:
    quotation = a_quotation(REPORTED, REPORTED, type="reported", speaker="Minister Hans Weber")
    rejects = a_frame(REPORTED, "event", "kritisierte", type="REJECT", actor="Minister Hans Weber")
    against = a_frame(
        REPORTED, "position", "kritisierte", holder="Minister Hans Weber", target="die Angriffe der Rebellen"
    )
    result = linked(REPORTED, quotation, rejects, against)
    assert result.frames.events[0].statement is None
    assert result.frames.positions[0].statement is None


def test_what_a_reported_statement_says_of_others_is_its_speakers_word() -> None:
    quotation = a_quotation(REPORTED, REPORTED, type="reported", speaker="Minister Hans Weber")
    attack = a_frame(REPORTED, "event", "Angriffe", actor="der Rebellen")
    result = linked(REPORTED, quotation, attack)
    assert result.frames.events[0].statement == result.statements[0].id


def test_a_speaker_is_known_again_by_another_name_in_his_reported_statement() -> None:
    text = "Minister Hans Weber kam. Die Angriffe kritisierte Weber."
    quotation = a_quotation(text, "Die Angriffe kritisierte Weber", type="reported", speaker="Minister Hans Weber")
    result = linked(text, quotation, a_frame(text, "event", "kritisierte", type="REJECT", actor="Weber#2"))
    assert result.frames.events[0].statement is None


def test_what_somebody_reports_of_a_speaker_is_his_word_and_not_the_reporters() -> None:
    text = "Anna Müller sagte, Hans Weber habe die Angriffe kritisiert."
    said = "Hans Weber habe die Angriffe kritisiert"
    outer = a_quotation(text, said, speaker="Anna Müller", cue="sagte")
    inner = a_quotation(text, said, type="reported", speaker="Hans Weber")
    rejects = a_frame(text, "event", "kritisiert", type="REJECT", actor="Hans Weber")
    result = linked(text, outer, inner, rejects)
    assert result.frames.events[0].statement == result.statements[0].id


def test_indirect_speech_about_the_speaker_himself_stays_his_word() -> None:
    text = "Hans Weber sagte, er habe die Angriffe kritisiert."
    quotation = a_quotation(text, "er habe die Angriffe kritisiert", speaker="Hans Weber", cue="sagte")
    result = linked(text, quotation, a_frame(text, "event", "kritisiert", type="REJECT", actor="er"))
    assert result.frames.events[0].statement == result.statements[0].id


# ---- actors -----------------------------------------------------------------------------------------------------
def test_who_acts_is_the_actor_who_speaks() -> None:
    text = "Außenministerin Irma Dorwin warnte die Nachbarn. Die Grenze werde geschlossen, sagte Dorwin."
    quotation = replace(a_quotation(text, "Die Grenze werde geschlossen", cue="sagte"), speaker=words(text, "Dorwin#2"))
    result = linked(text, quotation, a_frame(text, "event", "warnte", actor="Außenministerin Irma Dorwin"))
    speaker = result.statements[0].speaker
    assert speaker is not None
    assert speaker.actor == result.frames.events[0].actors[0].actor is not None
    assert names(result, result.frames.events[0].actors) == ["Irma Dorwin"]


def test_a_capital_stands_for_its_government() -> None:
    text = "Paris zog seine Truppen ab."
    result = linked(text, a_frame(text, "event", "zog", actor="Paris"))
    (actor,) = result.actors
    assert (actor.name, actor.kind, actor.entity) == ("Französische Regierung", "government", "gov:FR")
    assert "government" in actor.why
    assert result.frames.events[0].actors == (Ref(actor.id, (span(text, "Paris"),)),)


def test_a_pronoun_is_replaced_by_its_antecedent() -> None:
    text = "Hans Weber kam nach Trasnow. Er drohte den Nachbarn."
    result = linked(
        text, a_frame(text, "event", "kam", actor="Hans Weber"), a_frame(text, "event", "drohte", actor="Er")
    )
    assert [event.actors for event in result.frames.events] == [(Ref("a1", (span(text, "Hans Weber"),)),)] * 2


def test_the_antecedent_is_the_last_mention_that_is_more_than_a_pronoun() -> None:
    text = "Minister Hans Weber kam. Weber lachte. Er setzte sich. Er drohte den Nachbarn."
    result = linked(
        text,
        a_frame(text, "event", "kam", actor="Minister Hans Weber"),
        a_frame(text, "event", "lachte", actor="Weber#2"),
        a_frame(text, "event", "setzte", actor="Er"),
        a_frame(text, "event", "drohte", actor="Er#2"),
    )
    assert [quoted(text, event.actors[0].spans) for event in result.frames.events[2:]] == ["Weber", "Weber"]
    assert {event.actors[0].actor for event in result.frames.events} == {"a1"}


def test_the_first_person_of_a_quotation_is_named_behind_it() -> None:
    text = "„Wir schließen die Grenze“, sagte Irma Dorwin."
    quotation = a_quotation(text, "Wir schließen die Grenze", type="direct", speaker="Irma Dorwin", cue="sagte")
    result = linked(text, quotation, a_frame(text, "commitment", "schließen die Grenze", by="Wir"))
    assert result.frames.commitments[0].by == (Ref("a1", (span(text, "Irma Dorwin"),)),)


def test_a_pronoun_of_somebody_who_is_never_named_stays() -> None:
    text = "Er drohte den Nachbarn. Dann schwieg er."
    (event,) = linked(text, a_frame(text, "event", "drohte", actor="Er")).frames.events
    assert event.actors == (Ref(None, (span(text, "Er"),)),)


def test_statements_mark_the_pronoun_itself() -> None:
    text = "Hans Weber kam. Die Grenze werde geschlossen, sagte er."
    quotation = replace(a_quotation(text, "Die Grenze werde geschlossen"), speaker=words(text, "er#3"))
    result = linked(text, quotation, a_frame(text, "commitment", "Die Grenze werde geschlossen", by="er#3"))
    speaker = result.statements[0].speaker
    assert speaker is not None
    assert quoted(text, speaker.spans) == "er"
    assert result.frames.commitments[0].by == (Ref(speaker.actor, (span(text, "Hans Weber"),)),)


def test_the_united_states_are_no_pronoun() -> None:
    text = "Die Regierung der US schwieg. US griff ein."
    (event,) = linked(text, a_frame(text, "event", "griff", actor="US#2")).frames.events
    assert event.actors[0].spans == (span(text, "US", 2),)


def test_several_who_act_are_several_refs() -> None:
    text = "Wien und Rom lehnten den Abzug ab."
    result = linked(text, a_frame(text, "position", "lehnten", holder=["Wien", "Rom"], target="den Abzug"))
    (position,) = result.frames.positions
    assert names(result, position.holders) == ["Österreichische Bundesregierung", "Italienische Regierung"]
    assert [quoted(text, ref.spans) for ref in position.holders] == ["Wien", "Rom"]
    assert len({ref.actor for ref in position.holders}) == 2


def test_a_pronoun_beside_its_antecedent_is_one_ref() -> None:
    text = "Hans Weber kam. Er drohte den Nachbarn."
    (event,) = linked(text, a_frame(text, "event", "drohte", actor=["Hans Weber", "Er"])).frames.events
    assert event.actors == (Ref("a1", (span(text, "Hans Weber"),)),)


def test_words_that_mean_nobody_keep_their_place() -> None:
    text = "Die Stange brach."
    result = linked(text, a_frame(text, "event", "brach", actor="Die Stange"))
    assert result.actors == ()
    assert result.frames.events[0].actors == (Ref(None, (span(text, "Die Stange"),)),)


# ---- places and times -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("Rebellen schossen in Trasnow.", "in Trasnow", "Trasnow"),
        ("Rebellen schossen in Trasnow.", "Trasnow", "Trasnow"),
        ("Rebellen schossen in der Türkei.", "in der Türkei", "Türkei"),
        ("Rebellen schossen in der Türkei.", "der Türkei", "Türkei"),
        ("Rebellen schossen im Osten des Landes.", "im Osten des Landes", "Osten des Landes"),
        ("Rebellen schossen bis nach Trasnow.", "bis nach Trasnow", "Trasnow"),
        ("Rebellen schossen vor der Küste Orlaniens.", "vor der Küste Orlaniens", "Küste Orlaniens"),
        ("Rebellen schossen auf einem Platz in Trasnow.", "auf einem Platz in Trasnow", "Platz in Trasnow"),
        ("In der Türkei schossen Rebellen.", "In der Türkei", "Türkei"),
        ("Es war still. Im Hafen schossen Rebellen.", "Im Hafen", "Hafen"),
        ("„Am Hafen schossen Rebellen“, hieß es.", "Am Hafen", "Hafen"),
        ("Rebellen schossen in Den Haag.", "in Den Haag", "Den Haag"),
        ("Rebellen schossen in Denver.", "in Denver", "Denver"),
        ("Rebellen schossen in Dessau.", "in Dessau", "Dessau"),
        ("Rebellen schossen im Hafen von Um Qasr.", "Um Qasr", "Um Qasr"),
        ("Rebellen schossen in An Nasir.", "in An Nasir", "An Nasir"),
        ("Rebellen schossen in\nNeu  Trasnow.", "in\nNeu  Trasnow", "Neu Trasnow"),
        ("Rebels fired at the Port.", "at the Port", "Port"),
        ("Rebellen schossen dort.", "dort", "dort"),
        ("Es wurde gekämpft – In der Türkei schossen Rebellen.", "In der Türkei", "Türkei"),
        ("Rebellen schossen in.", "in", "in"),
    ],
)
def test_places_are_named_without_preposition_and_article(text: str, place: str, name: str) -> None:
    (event,) = linked(text, a_frame(text, "event", text.split()[1], place=place)).frames.events
    assert event.place is not None
    assert event.place.name == name
    assert event.place.spans == (span(text, place),)


@pytest.mark.parametrize(
    ("time", "interval"),
    [
        ("Am Dienstag", ("2022-01-18", "2022-01-18", "day")),
        ("In der vorigen Woche", ("2022-01-17", "2022-01-23", "week")),
        ("Im Mai 2019", ("2019-05-01", "2019-05-31", "month")),
    ],
)
def test_times_are_days_of_the_articles_calendar(time: str, interval: tuple[str, str, str]) -> None:
    text = f"{time} schossen Rebellen."
    (event,) = linked(text, a_frame(text, "event", "schossen", time=time)).frames.events
    assert event.time is not None
    assert (event.time.start, event.time.end, event.time.precision) == interval


def test_without_a_date_nothing_is_resolved_against_today() -> None:
    text = "Am Dienstag schossen Rebellen. Gestern brannten 20 Häuser."
    event = a_frame(text, "event", "schossen", time="Am Dienstag")
    figure = a_frame(text, "figure", "20", time="Gestern")
    frames = linked(text, event, figure, published=None).frames
    for time in (frames.events[0].time, frames.figures[0].time):
        assert time is not None
        assert (time.start, time.end) == (None, None)


def test_of_several_times_the_one_that_shares_most_with_the_words_counts() -> None:
    text = "Am Montag war es still, am Dienstag schossen Rebellen."
    (event,) = linked(text, a_frame(text, "event", "schossen", time="still, am Dienstag")).frames.events
    assert event.time is not None
    assert quoted(text, event.time.spans) == "am Dienstag"


def test_words_that_are_no_time_give_none() -> None:
    text = "Nach dem Spiel schossen Rebellen."
    (event,) = linked(text, a_frame(text, "event", "schossen", time="Nach dem Spiel")).frames.events
    assert event.time is None


# ---- figures, roles, explanations, conditions -------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("Es kamen 300 Mann.", "300", (300, "=", None)),
        ("Es kamen knapp 300 Mann.", "knapp 300", (300, "~", None)),
        ("Es kamen mehr als 300 Mann.", "300", (300, ">", None)),
        ("Es kamen mindestens 300 Mann.", "mindestens 300", (300, ">=", None)),
        ("Es kamen weniger als 300 Mann.", "weniger als 300", (300, "<", None)),
        ("Es kamen bis zu 300 Mann.", "bis zu 300", (300, "<=", None)),
        ("Es kamen 1000 bis 1500 Mann.", "1000 bis 1500", ((1000, 1500), "range", None)),
        ("Es kostet drei Millionen Euro.", "drei Millionen Euro", (3_000_000, "=", "EUR")),
        ("Es waren 20,5 Prozent.", "20,5 Prozent", (20.5, "=", "%")),
        ("Es waren 20 Kilometer.", "20", (20, "=", "km")),
    ],
)
def test_figures_mean_numbers_with_comparator_and_unit(text: str, value: str, expected: tuple[object, ...]) -> None:
    (figure,) = linked(text, a_frame(text, "figure", value)).frames.figures
    assert (figure.number, figure.comparator, figure.unit) == expected


def test_the_noun_that_the_network_found_goes_before_the_one_that_grammar_finds() -> None:
    text = "Es kamen 300 Mann der Garde."
    by_grammar, read = (
        linked(text, a_frame(text, "figure", "300", **of)).frames.figures[0] for of in ({}, {"of": "Garde"})
    )
    assert quoted(text, by_grammar.of).startswith("Mann")
    assert quoted(text, read.of) == "Garde"


@pytest.mark.parametrize("value", ["Viele", "Mann", "am Abend"])
def test_a_value_without_a_number_is_left_out(value: str) -> None:
    text = "Viele Mann kamen erst am Abend."
    assert linked(text, a_frame(text, "figure", value)).frames.figures == ()


def test_only_the_first_source_of_a_figure_counts() -> None:
    text = "Die Armee und die Polizei zählten 300 Tote."
    (figure,) = linked(text, a_frame(text, "figure", "300", source=["Die Armee", "die Polizei"])).frames.figures
    assert figure.source is not None
    assert quoted(text, figure.source.spans) == "Die Armee"


def test_a_role_without_a_person_is_left_out() -> None:
    text = "Der Minister in Trasnow kam."
    assert linked(text, a_frame(text, "role", "Minister", org="Trasnow")).frames.roles == ()


def test_an_office_that_a_person_is_named_with_again_is_one_role() -> None:
    text = "Präsident Jan Muster kam. Später ging Präsident Muster, die Rede des Präsidenten Muster war kurz."
    found = [
        a_frame(text, "role", "Präsident", person="Jan Muster"),
        a_frame(text, "role", "Präsident#2", person="Muster#2"),
        a_frame(text, "role", "Präsidenten", person="Muster#3"),
    ]
    (role,) = linked(text, *found).frames.roles
    assert quoted(text, role.person.spans) == "Jan Muster"
    surer = linked(text, replace(found[0], extra=True), *found[1:]).frames.roles
    assert [(quoted(text, role.person.spans), role.extra) for role in surer] == [("Muster", False)]


def test_two_of_one_surname_in_one_office_are_two_roles() -> None:
    text = "Minister Jan Muster und Minister Tim Muster kamen, auch der frühere Minister Jan Muster."
    found = [
        a_frame(text, "role", "Minister", person="Jan Muster"),
        a_frame(text, "role", "Minister#2", person="Tim Muster"),
        a_frame(text, "role", "Minister#3", person="Jan Muster#2", former="yes"),
    ]
    assert len(linked(text, *found).frames.roles) == 3


def test_an_explanation_of_nothing_is_left_out() -> None:
    text = "Das diene dem Frieden."
    assert linked(text, a_frame(text, "explanation", "diene dem Frieden")).frames.explanations == ()


@pytest.mark.parametrize(
    ("condition", "read", "kind"),
    [
        ("wenn geschossen werde", "until", "if"),
        ("es sei denn, es werde geschossen", "none", "unless"),
        ("bis die Waffen schweigen", "none", "until"),
        ("solange geschossen werde", "if", "while"),
        ("ehe die Waffen schweigen", "none", "before"),
        ("schieße auch nur einer", "unless", "unless"),
        ("schieße auch nur einer", "none", "if"),
    ],
)
def test_the_conjunction_says_what_kind_of_condition_it_is(condition: str, read: str, kind: str) -> None:
    text = f"Man werde die Grenze schließen, {condition}."
    frame = a_frame(text, "commitment", "die Grenze schließen", condition=condition, condition_kind=read)
    (commitment,) = linked(text, frame).frames.commitments
    assert commitment.condition_kind == kind


def test_without_a_condition_there_is_no_kind_of_one() -> None:
    text = "Man werde die Grenze schließen."
    frame = a_frame(text, "commitment", "die Grenze schließen", condition_kind="unless")
    (commitment,) = linked(text, frame).frames.commitments
    assert (commitment.condition, commitment.condition_kind) == ((), None)


def test_of_commitments_on_the_same_words_the_surer_one_stays_under_one_id() -> None:
    text = "Man werde die Grenze schließen und die Häfen räumen."
    wide = a_frame(text, "commitment", "werde die Grenze schließen", kind="promise")
    narrow = a_frame(text, "commitment", "die Grenze schließen")
    other = a_frame(text, "commitment", "die Häfen räumen")
    for sure, kind in ((0.9, "promise"), (0.4, "threat")):
        found = [replace(wide, confidence=sure), replace(narrow, confidence=0.5), other]
        assert [c.kind for c in linked(text, *found).frames.commitments] == [kind, "threat"]
    twice = (
        replace(narrow, confidence=c, labels={**narrow.labels, "kind": k}) for c, k in ((0.5, "offer"), (0.9, "threat"))
    )
    (kept,) = linked(text, *twice).frames.commitments
    assert (kept.kind, kept.id) == ("threat", frame_id(an_article(text), "commitment", narrow.spans, 0))


# ---- code points, windows, anything -----------------------------------------------------------------------------
def test_spans_are_code_points_behind_umlauts_and_emoji() -> None:
    text = "🙂🇩🇪 Äußerst übel: 👩‍👩‍👧 In Übach griffen am Dienstag 300 Männer die Züge an, sagte Özlem Çağlar."
    quotation = a_quotation(
        text, "In Übach griffen am Dienstag 300 Männer die Züge an", speaker="Özlem Çağlar", cue="sagte"
    )
    result = linked(
        text,
        quotation,
        a_frame(text, "event", "griffen", actor="300 Männer", place="In Übach", time="am Dienstag"),
        a_frame(text, "figure", "300"),
    )
    (event,), (figure,) = result.frames.events, result.frames.figures
    assert quoted(text, event.trigger) == "griffen"
    assert event.place is not None
    assert event.place.name == "Übach"
    assert event.time is not None
    assert quoted(text, event.time.spans) == "am Dienstag"
    assert event.statement == figure.statement == result.statements[0].id
    assert (quoted(text, figure.value), quoted(text, figure.of)) == ("300", "Männer")


def test_frames_may_reach_over_sentences() -> None:
    text = "Man werde die Grenze schließen. Das gelte, falls geschossen werde. Das sagte Hans Weber. Er war zornig."
    quotation = a_quotation(
        text, "Man werde die Grenze schließen. Das gelte, falls geschossen werde.", speaker="Hans Weber"
    )
    frame = a_frame(
        text, "commitment", "werde die Grenze schließen", by="Hans Weber", condition="falls geschossen werde"
    )
    angry = a_frame(text, "event", "zornig", actor="Er")
    result = linked(text, quotation, frame, angry)
    (commitment,) = result.frames.commitments
    assert commitment.statement == result.statements[0].id
    assert commitment.condition_kind == "if"
    assert result.frames.events[0].actors == commitment.by


_WORDS = """der die Hans Weber Er er sie wir US Wien und Rom Paris Minister Präsident Regierung drohte werde die Grenze schließen wenn
    bis solange außer vor ehe 300 Mann 1000 1500 Prozent Euro Mio am Dienstag gestern 2019 im in Den Haag Orlanien sagte , . „ “ ! ( ) –
    🙂 Ä é das zu räumen abzuziehen knapp zwischen""".split()
_PLACES = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=2)
_KIND = st.sampled_from(sorted(LABELS))
_ROLES = (
    "actor",
    "recipient",
    "place",
    "time",
    "by",
    "toward",
    "condition",
    "holder",
    "target",
    "of",
    "source",
    "person",
    "org",
)


def _anywhere(places: list[tuple[int, int]], size: int) -> Spans:
    return tuple(sorted({(begin % size, min(size, begin % size + length)) for begin, length in places}))


@st.composite
def findings(draw: st.DrawFn) -> tuple[Article, Findings]:
    """Any frames, quotations and names on a text of words that the rules look at."""
    text = draw(st.sampled_from([" ", "\n"])).join(draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30)))
    frames = []
    for kind, places in draw(st.lists(st.tuples(_KIND, _PLACES), max_size=5)):
        labels = {
            **LABELS[kind],
            **({"condition_kind": draw(st.sampled_from(["none", *CONDITION_KINDS]))} if kind == "commitment" else {}),
        }
        roles = draw(st.dictionaries(st.sampled_from(_ROLES), st.lists(_PLACES, max_size=2), max_size=6))
        spans = {role: tuple(_anywhere(one, len(text)) for one in filler if one) for role, filler in roles.items()}
        frames.append(Frame(kind, _anywhere(places, len(text)), labels, spans, draw(st.floats(0, 1))))
    types = st.sampled_from(sorted(STATEMENT_TYPES))
    quotations = tuple(
        Quotation(kind, "Speech", _anywhere(where, len(text)) or ((0, len(text)),), _anywhere(speaker, len(text)))
        for kind, where, speaker in draw(st.lists(st.tuples(types, _PLACES, _PLACES), max_size=3))
    )
    mentions = tuple(Mention(one, "person") for one in _anywhere(draw(_PLACES), len(text)) if one[0] < one[1])
    published = draw(st.sampled_from([None, "2022-01-24"]))
    return Article("x", text, published=published), Findings(quotations, mentions, sentences(text), tuple(frames))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(findings())
def test_whatever_was_found_is_linked_within_the_text(reading: tuple[Article, Findings]) -> None:
    article, found = reading
    result = resolve(article, found)
    assert all(0 <= begin <= end <= len(article.text) for begin, end in all_spans(result.frames))
    actors, statements = {actor.id for actor in result.actors}, {statement.id for statement in result.statements}
    for event in result.frames.events:
        assert all(ref.actor is None or ref.actor in actors for ref in (*event.actors, *event.recipients))
    for name in LISTS:
        for one in getattr(result.frames, name):
            assert getattr(one, "statement", None) in {None, *statements}
    ids = ids_of(result)
    assert len(set(ids)) == len(ids)
    for commitment in result.frames.commitments:
        assert commitment.kind in COMMITMENT_KINDS
        assert (commitment.condition_kind in CONDITION_KINDS) == bool(commitment.condition)
    assert resolve(article, found) == result


def test_a_long_text_of_frames_is_linked() -> None:  # a step for each pair of frames would take very long
    piece = "Minister Jan Muster drohte, man werde 300 Mann schicken, wenn man schieße. "
    text, size = piece * 2000, len(piece)
    pattern = [
        a_frame(piece, "event", "drohte", actor="Jan Muster"),
        a_frame(piece, "commitment", "werde 300 Mann schicken", by="man", condition="wenn man schieße"),
        a_frame(piece, "figure", "300"),
        a_frame(piece, "role", "Minister", person="Jan Muster"),
    ]

    def moved(spans: Spans, by: int) -> Spans:
        return tuple((begin + by, end + by) for begin, end in spans)

    found = [
        replace(f, spans=moved(f.spans, at), roles={r: tuple(moved(one, at) for one in f.roles[r]) for r in f.roles})
        for at in range(0, len(text), size)
        for f in pattern
    ]
    frames = resolve(an_article(text), Findings((), (), sentences(text), tuple(found))).frames
    assert (len(frames.events), len(frames.commitments), len(frames.figures), len(frames.roles)) == (
        2000,
        2000,
        2000,
        1,
    )


def test_one_number_is_one_figure() -> None:
    text = "Zwischen 20 und 30 Panzer standen dort."
    low, high = (a_frame(text, "figure", number, of="Panzer") for number in ("20", "30"))
    (figure,) = linked(text, low, high).frames.figures
    assert figure.number == (20, 30)


def test_an_act_of_force_told_by_its_doer_stays_his_word() -> None:
    text = "Die Armee meldete die Eroberung der Stadt Trasnow."
    army, whole = words(text, "Die Armee"), ((0, len(text)),)
    told = Quotation("reported", "SW", whole, speaker=army)
    taken = a_frame(text, "event", "Eroberung", actor="Die Armee", type="ASSAULT")
    said = a_frame(text, "event", "meldete", actor="Die Armee", type="ACCUSE")
    events = resolve(an_article(text), Findings((told,), (), whole, (said, taken))).frames.events
    assert [e.statement is None for e in events] == [True, False]


def test_what_stands_in_doubtful_words_is_not_shown() -> None:
    text = "Andere sehen darin die Vorbereitung eines Angriffs."
    frame = a_frame(text, "commitment", "Angriffs")
    found = Findings(
        frames=(frame,), sentences=((0, len(text)),), doubtful=(words(text, "die Vorbereitung eines Angriffs"),)
    )
    (doubtful,) = resolve(an_article(text), found).frames.commitments
    (plain,) = resolve(an_article(text), replace(found, doubtful=())).frames.commitments
    assert (doubtful.shown, plain.shown) == (False, True)


def test_a_position_whose_target_stands_outside_is_in_the_statement_of_its_cue() -> None:
    text = "Zum Friedensplan äußerte sich ein Sprecher. Ankara lehne ihn strikt ab, sagte er."
    said = Quotation("indirect", "SW", words(text, "Ankara lehne ihn strikt ab"), cue=words(text, "sagte"))
    view = a_frame(text, "position", "lehne", holder="Ankara", target="Friedensplan", stance="against")
    found = Findings((said,), (), ((0, 43), (44, len(text))), (view,))
    (position,) = resolve(an_article(text), found).frames.positions
    assert position.statement is not None


def test_a_condition_is_not_read_as_a_commitment_as_well() -> None:
    text = "Wenn die Nachbarn die Grenze nicht öffnen, werden wir die Lieferungen einstellen."
    condition, consequence = "Wenn die Nachbarn die Grenze nicht öffnen", "werden wir die Lieferungen einstellen"
    true = a_frame(text, "commitment", consequence, condition=condition, kind="threat", condition_kind="if")
    mirrored = a_frame(text, "commitment", condition, condition=consequence, kind="refusal", condition_kind="if")
    (commitment,) = linked(text, true, mirrored).frames.commitments
    assert commitment.kind == "threat"


def test_one_holder_has_one_view_of_the_same_words() -> None:
    text = "Tarvien lehnte die Schließung der Grenze strikt ab und wies die Schließung der Häfen zurück."
    sure = replace(
        a_frame(text, "position", "lehnte", "ab", holder="Tarvien", target="die Schließung der Grenze"), confidence=0.6
    )
    again = replace(
        a_frame(text, "position", "strikt", holder="Tarvien", target="Schließung der Grenze"), confidence=0.4
    )
    other = a_frame(text, "position", "wies", "zurück", holder="Tarvien", target="die Schließung der Häfen")
    found = linked(text, sure, again, other).frames.positions
    assert [quoted(text, p.target) for p in found] == ["die Schließung der Grenze", "die Schließung der Häfen"]


@pytest.mark.parametrize(
    ("words", "toward"),
    [
        ("Kalesh told lawmakers that he would break off relations.", []),
        ("Kalesh threatened lawmakers that he would dissolve parliament.", ["lawmakers"]),
        ("Kalesh told Halvern that he would break off relations.", ["Halvern"]),
        ("Kalesh told reporters to leave the country by Friday.", ["reporters"]),
    ],
)
def test_who_only_hears_of_it_is_not_whom_it_is_aimed_at(words: str, toward: list[str]) -> None:
    aimed = next(one for one in ("lawmakers", "Halvern", "reporters") if one in words)
    consequence = words.partition("that ")[2] or words.partition("to ")[2]
    vow = a_frame(words, "commitment", consequence.rstrip("."), by="Kalesh", toward=aimed)
    (found,) = linked(words, vow, language="en").frames.commitments
    assert [quoted(words, ref.spans) for ref in found.toward] == toward


@pytest.mark.parametrize(
    ("publisher", "kept"), [("Varner Tagblatt", False), ("varner tagblatt", False), ("Bote", True)]
)
def test_whoever_prints_an_interview_holds_no_position_in_it(publisher: str, *, kept: bool) -> None:
    text = "Varner Tagblatt: Am Dienstag wollten Sie sich zum Lösegeld nicht äußern. Und heute?"
    held = a_frame(text, "position", "nicht äußern", stance="evasive", holder="Varner Tagblatt", target="Lösegeld")
    assert bool(linked(text, held, publisher=publisher).frames.positions) is kept


def test_whoever_writes_of_itself_holds_its_position() -> None:
    text = "Hafenlicht lehnt die Sperrung der Straße ab."
    held = a_frame(text, "position", "lehnt", stance="against", holder="Hafenlicht", target="die Sperrung der Straße")
    assert len(linked(text, held, publisher="Hafenlicht").frames.positions) == 1


@pytest.mark.parametrize(
    ("lead", "kept"),
    [
        ("Minister Dorun warf dem Sultanat vor, ", False),
        ("Minister Dorun beschuldigte das Sultanat, ", False),
        ("Minister Dorun wirft ihm vor, dass ", False),
        ("Minister Dorun warf dem Sultanat Betrug vor und verlangte, ", True),
        ("Minister Dorun warnte davor, ", True),
    ],
)
def test_what_somebody_is_reproached_with_nobody_is_surely_for(lead: str, *, kept: bool) -> None:
    target = "die Miliz zu bezahlen"
    text = f"{lead}{target}."
    for stance in ("for", "against"):
        held = a_frame(text, "position", text.split()[2], stance=stance, holder="Minister Dorun", target=target)
        (found,) = linked(text, held).frames.positions
        assert found.shown is (kept or stance == "against")
