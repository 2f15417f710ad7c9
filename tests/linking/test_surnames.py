"""Names of one word: a person's, a place's or neither, by the whole article."""

from __future__ import annotations

import pytest

from lagebild.linking.surnames import settled
from lagebild.linking.tokens import tokens
from lagebild.records import Mention


def kinds(text: str, name: str, *read: str) -> list[str]:
    """What the mentions of a name in a text become that the reader takes for `read`, in order."""
    spans, at = [], 0
    for _ in read:
        at = text.index(name, at)
        spans.append((at, at + len(name)))
        at += 1
    cut = tokens(text, ((0, len(text)),))
    found = [Mention(span, label) for span, label in zip(spans, read, strict=True)]
    labels = {cut.covering(one.span)[0]: one.label for one in found}
    out = settled(cut, labels, found)
    return [out[cut.covering(span)[0]] for span in spans]


@pytest.mark.parametrize(
    "text",
    [
        "Korwath drohte. Präsident Korwath sprach am Abend.",
        "Korwath drohte. Frau Korwath sprach am Abend.",
        "Korwath drohte. Milo Korwath sprach am Abend.",
    ],
)
def test_office_title_or_given_name_makes_a_person_of_every_mention(text: str) -> None:
    assert kinds(text, "Korwath", "place", "person") == ["person", "person"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Morvik warnte. Die Schiffe liegen in Morvik fest.", "place"),
        ("Morvik warnte. Morviks Präsident schwieg.", "place"),
        ("Morvik warnte. Die Insel Morvik ist leer.", "place"),
        ("Morvik warnte. Der Konzern Morvik schwieg.", "organisation"),
    ],
)
def test_what_stands_beside_a_name_makes_it_no_person(text: str, kind: str) -> None:
    assert kinds(text, "Morvik", "person") == [kind]


def test_a_state_by_its_ending_is_no_person() -> None:
    assert kinds("Velmarien stellte das in Abrede.", "Velmarien", "person") == ["place"]
    assert kinds("Präsident Velmarien stellte das in Abrede.", "Velmarien", "person") == ["person"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Morvik warnte. Innenminister Morvik war zuvor in Morvik.", ("person", "person", "place")),
        ("Morvik warnte. Später meldete sich Morvik.", ("person", "place")),
        ("Morvik sagte am Abend, man warte.", ("organisation",)),
    ],
)
def test_where_nothing_or_both_is_shown_the_reader_is_believed(text: str, read: tuple[str, ...]) -> None:
    assert kinds(text, "Morvik", *read) == list(read)


def test_a_persons_sentences_stay_a_persons_behind_a_spokesman() -> None:
    assert kinds("Korwath drohte. Korwaths Sprecher schwieg.", "Korwath", "person") == ["person"]
