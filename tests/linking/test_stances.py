from __future__ import annotations

import pytest

from lagebild.linking.stances import stance


@pytest.mark.parametrize(
    ("cue", "side"),
    [
        ("kritisierte", "against"),
        ("lehnt strikt ab", "against"),
        ("wies zurück", "against"),
        ("protestieren gegen", "against"),
        ("begrüßte", "for"),
        ("fordert", "for"),
        ("stimmte zu", "for"),
        ("warf vor", "for"),
    ],
)
def test_a_clear_cue_takes_its_side_whatever_the_network_says(cue: str, side: str) -> None:
    for read in ("for", "against"):
        assert stance(cue, ((0, len(cue)),), read) == side


@pytest.mark.parametrize("cue", ["nicht begrüßte", "fordert ein Ende", "erklärte hingegen", "herausgefordert", "sagte"])
def test_what_is_turned_round_or_says_nothing_is_left_to_the_network(cue: str) -> None:
    for read in ("for", "against"):
        assert stance(cue, ((0, len(cue)),), read) == read


@pytest.mark.parametrize("read", ["evasive", "conditional"])
def test_other_stances_stay(read: str) -> None:
    assert stance("lehnt ab", ((0, 8),), read) == read
