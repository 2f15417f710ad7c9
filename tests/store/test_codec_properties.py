from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, get_args, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from lagebild.records import Findings, Frames
from lagebild.store import codec
from lagebild.store.codec import Content, Decision, Header
from tests.store import strategies
from tests.store.cases import cases

KINDS = {name: get_args(hint)[0] for name, hint in get_type_hints(Frames).items()}
"""The kinds of frames, by the field that holds them."""


def contents(of: str) -> st.SearchStrategy[Content]:
    """Readings with records of one kind."""
    if of in KINDS:
        return st.lists(strategies.records(KINDS[of]), min_size=1, max_size=2).map(
            lambda found: Content(frames=Frames(**{of: tuple(found)}))
        )
    hint = get_type_hints(Content)[of]
    return strategies.values(hint).map(lambda found: Content(**{of: found}))


ANY_CONTENT = st.sampled_from([*KINDS, *(field.name for field in fields(Content) if field.name != "frames")]).flatmap(
    contents
)


def comes_back(record: Any) -> None:
    packed = codec.packed(record)
    assert codec.unpacked(type(record), packed) == record
    assert codec.packed(codec.unpacked(type(record), packed)) == packed, "what is equal has one form"


@cases(2500)
@given(ANY_CONTENT)
def test_what_is_read_comes_back(content: Content) -> None:
    comes_back(content)


@cases(50)
@given(strategies.records(Content))
def test_a_reading_with_records_of_every_kind_comes_back(content: Content) -> None:
    comes_back(content)


@cases(1200)
@given(strategies.records(Header))
def test_what_is_said_about_an_article_comes_back(header: Header) -> None:
    comes_back(header)


@cases(700)
@given(strategies.records(Findings))
def test_what_the_network_finds_comes_back(findings: Findings) -> None:
    comes_back(findings)


@cases(700)
@given(strategies.records(Decision))
def test_what_a_person_decides_comes_back(decision: Decision) -> None:
    comes_back(decision)


@cases(400)
@given(strategies.records(Header), strategies.words)
def test_every_detail_counts_but_where_it_was_read_from(header: Header, other: str) -> None:
    read_elsewhere = replace(header, where=other, warnings=(other,))
    assert codec.fingerprint(read_elsewhere) == codec.fingerprint(header)
    for name in ("title", "publisher", "url", "published", "published_by", "modified", "language"):
        changed = replace(header, **{name: other})
        assert (codec.fingerprint(changed) == codec.fingerprint(header)) == (getattr(header, name) == other)
