"""What holds for every text: no exception, exact spans, actors that exist, the same result twice, linear time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagebild.linking import resolve
from lagebild.linking.actors import resolve_actors
from lagebild.linking.continued import continued
from lagebild.nonames import is_nobody
from lagebild.records import Article, Findings, Mention, Quotation, Spans, quoted
from lagebild.sentences import sentences

_WORDS = """der die das ein eine einer eines dem den des Minister Ministerin Sprecher Anna Hans Müller Weber Merkel Partei
    Regierung russische Russland Moskau Angaben Bericht Meinung eigenen seiner er sie Er Sie ich wir dieser Letzterer demnach und
    sowie von der zu , . „ “ ( ) – - ' SPD IAEA 54-jährige 54-Jährige Dr . 47 Jahre alte sagte sagten sagt „Haaretz“ 🙂 é ́
    Benedikt XVI. Sowohl als auch kein jeder Zeitung Polizeiangaben bildblog.de al-Arabiya Such- und Rettungsagentur""".split()


_KINDS = st.sampled_from(["direct", "indirect", "reported"])
_PLACES = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=2)  # begins and lengths of spans
_SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def _spans(places: list[tuple[int, int]], size: int) -> Spans:
    return tuple(sorted({(begin % size, min(size, begin % size + length)) for begin, length in places}))


@st.composite
def readings(draw: st.DrawFn) -> tuple[Article, Findings]:
    """A text of words that the rules look at, with quotations and names anywhere in it."""
    text = draw(st.sampled_from([" ", "\n"])).join(draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30)))
    quotations = []
    for kind, *places in draw(st.lists(st.tuples(_KINDS, _PLACES, _PLACES, _PLACES, _PLACES), max_size=4)):
        words, speaker, cue, addressee = (_spans(found, len(text)) for found in places)
        spans = words or ((0, len(text)),)
        quotations.append(Quotation(kind, "Speech", spans, speaker, cue, (), addressee))
    names = _spans(draw(_PLACES), len(text))
    labels = draw(st.sampled_from(["person", "organisation", "place"]))
    mentions = tuple(Mention(span, labels) for span in names)
    return Article("x", text), Findings(tuple(quotations), mentions, sentences(text))


@_SLOW
@given(readings())
def test_every_text_is_resolved(reading: tuple[Article, Findings]) -> None:
    article, findings = reading
    linked = resolve(article, findings)
    ids = [actor.id for actor in linked.actors]
    assert ids == [f"a{number}" for number in range(1, len(ids) + 1)]
    for actor in linked.actors:
        assert actor.name.strip()
        assert actor.why
        assert 0 <= actor.score <= 1
        assert all(0 <= begin < end <= len(article.text) for begin, end in actor.mentions)
        assert list(actor.mentions) == sorted(set(actor.mentions))
    heard = continued(article.text, findings).quotations
    for one, other in zip(heard, findings.quotations, strict=True):  # a clause that leads in to words is none of them
        assert one.spans[0][0] >= other.spans[0][0]
        assert (one.spans[0][1], *one.spans[1:]) == (other.spans[0][1], *other.spans[1:])
    for statement, quotation in zip(linked.statements, heard, strict=True):
        for ref, spans in ((statement.speaker, quotation.speaker), (statement.addressee, quotation.addressee)):
            nobody = ref is None and is_nobody(quoted(article.text, spans))  # "es", "man"
            assert (ref is None) == (not spans) or nobody
            assert ref is None or (ref.spans == spans and (ref.actor is None or ref.actor in ids))
        assert all(hop.actor is None or hop.actor in ids for hop in statement.via)
    assert len({statement.id for statement in linked.statements}) == len(linked.statements)


@_SLOW
@given(readings())
def test_the_same_words_give_the_same_actors(reading: tuple[Article, Findings]) -> None:
    assert resolve(*reading) == resolve(*reading)


@_SLOW
@given(readings())
def test_the_order_of_the_quotations_does_not_matter(reading: tuple[Article, Findings]) -> None:
    article, findings = reading
    backwards = Findings(findings.quotations[::-1], findings.mentions, findings.sentences)
    assert resolve_actors(article.text, findings) == resolve_actors(article.text, backwards)


@pytest.mark.parametrize(
    "piece",
    [
        "Minister Hans Müller sagte nichts. ",
        "Anna B. Müller sagte nichts. Er kam. ",
        "Der Sprecher der Partei des Landes kam. ",
        "Nach eigenen Angaben kam er. ",
        "Wien und Rom, der Minister, der ",
        "A.",
        "„",
        "a--",
    ],
)
def test_a_long_text_of_anything_is_resolved(
    piece: str,
) -> None:  # a step for each pair of statements would take an hour
    text = piece * 10_000
    quotations = tuple(
        Quotation("direct", "Speech", ((at, at + len(piece)),), ((at, at + max(1, len(piece) - 1)),))
        for at in range(0, len(text), len(piece))
    )
    resolved = resolve_actors(text, Findings(quotations, (), sentences(text)))
    assert set(resolved.ids.values()) <= {actor.id for actor in resolved.actors}
