"""`resolve`: what it puts together from actors, chains and times."""

from __future__ import annotations

from lagebild.linking import resolve
from lagebild.records import Findings, Ref, statement_id
from lagebild.sentences import sentences
from tests.factories import a_quotation, an_article, span


def test_speakers_and_addressees_are_refs_with_the_words_as_marked() -> None:
    text = "Minister Hans Weber sagte der Zeitung „Kurier“, es sei spät. Er schwieg."
    quotation = a_quotation(
        text, "es sei spät", speaker="Minister Hans Weber", cue="sagte", addressee="der Zeitung „Kurier“"
    )
    linked = resolve(an_article(text), Findings((quotation,), (), sentences(text)))
    (statement,) = linked.statements
    assert statement.speaker == Ref("a1", (span(text, "Minister Hans Weber"),))
    assert statement.addressee == Ref("a2", (span(text, "der Zeitung „Kurier“"),))
    assert [(actor.name, actor.kind) for actor in linked.actors] == [("Hans Weber", "person"), ("Kurier", "media")]


def test_a_quotation_without_a_speaker_has_no_ref() -> None:
    text = "Es sei spät."
    linked = resolve(an_article(text), Findings((a_quotation(text, text),), (), sentences(text)))
    assert linked.statements[0].speaker is None
    assert linked.actors == ()


def test_words_that_nobody_stands_behind_keep_their_ref() -> None:
    text = "Laut der Studie sei es spät."
    linked = resolve(
        an_article(text), Findings((a_quotation(text, "sei es spät", speaker="der Studie"),), (), sentences(text))
    )
    assert linked.statements[0].speaker == Ref(None, (span(text, "der Studie"),))


def test_hops_have_actors_too() -> None:
    text = "Laut der Agentur Reuters sagte Hans Weber, es sei spät."
    quotation = a_quotation(
        text, "es sei spät", speaker="Hans Weber", cue="sagte", frame="Laut der Agentur Reuters sagte Hans Weber"
    )
    linked = resolve(an_article(text), Findings((quotation,), (), sentences(text)))
    names = {actor.id: actor.name for actor in linked.actors}
    assert [names.get(hop.actor or "") for hop in linked.statements[0].via] == ["Reuters"]


def test_a_hop_that_is_the_speaker_is_none() -> None:
    text = "Anna Müller sagte, sie habe gesagt, es sei spät."
    outer = a_quotation(text, "sie habe gesagt, es sei spät", speaker="Anna Müller", cue="sagte")
    inner = a_quotation(text, "es sei spät", speaker="sie", cue="habe gesagt")
    linked = resolve(an_article(text), Findings((outer, inner), (), sentences(text)))
    assert linked.statements[1].parent == linked.statements[0].id
    assert linked.statements[1].speaker == Ref("a1", (span(text, "sie"),))
    assert linked.statements[1].via == ()


def test_ids_count_equal_spans() -> None:
    text = "Es sei spät."
    article = an_article(text)
    quotation = a_quotation(text, text)
    linked = resolve(article, Findings((quotation, quotation), (), sentences(text)))
    assert [s.id for s in linked.statements] == [statement_id(article, quotation, ordinal) for ordinal in (0, 1)]


def test_times_come_along_and_date_the_statement() -> None:
    text = "Am Freitag sagte Hans Weber, es sei spät."
    quotation = a_quotation(text, "es sei spät", speaker="Hans Weber", cue="sagte", frame="Am Freitag sagte Hans Weber")
    linked = resolve(an_article(text), Findings((quotation,), (), sentences(text)))
    assert linked.times
    assert linked.statements[0].said == linked.times[0]


def test_confidence_is_handed_through_and_shown_is_left_to_others() -> None:
    text = "Es sei spät."
    quotation = a_quotation(text, text, confidence=0.3)
    (statement,) = resolve(an_article(text), Findings((quotation,), (), sentences(text))).statements
    assert statement.confidence == 0.3
    assert statement.shown


def names_of(text: str, *speakers: tuple[str, str]) -> list[str | None]:
    """The actor's name of each (quotation, speaker)."""
    quotations = tuple(a_quotation(text, quote, speaker=speaker) for quote, speaker in speakers)
    linked = resolve(an_article(text), Findings(quotations, (), sentences(text)))
    names = {actor.id: actor.name for actor in linked.actors}
    return [names.get(s.speaker.actor or "") if s.speaker else None for s in linked.statements]


def test_a_bare_noun_means_no_particular_body() -> None:
    text = "Nach Angaben der Wasserbehörde in Olt ist es spät. Die Behörde warnte, es werde kalt. Es regnet nach Behördenangaben."
    speakers = (
        ("ist es spät", "Angaben der Wasserbehörde in Olt"),
        ("es werde kalt", "Die Behörde"),
        ("Es regnet", "Behördenangaben"),
    )
    first, again, bare = names_of(text, *speakers)
    assert first == again
    assert bare != first


def test_a_body_with_a_seat_is_not_the_one_met_before_without_it() -> None:
    text = "Es sei spät, teilte das Außenministerium mit. Es werde kalt, erklärte das Außenministerium in Moskau."
    first, second = names_of(
        text, ("Es sei spät", "das Außenministerium"), ("Es werde kalt", "das Außenministerium in Moskau")
    )
    assert first != second


def test_nobody_speaks_to_himself() -> None:
    text = "Hans Weber kam. Er warf ihm vor, zu spät zu sein."
    quotation = a_quotation(text, "zu spät zu sein", speaker="Er", addressee="ihm")
    (statement,) = resolve(an_article(text), Findings((quotation,), (), sentences(text))).statements
    assert statement.speaker is not None
    assert statement.addressee is not None
    assert statement.addressee.actor is None or statement.addressee.actor != statement.speaker.actor
