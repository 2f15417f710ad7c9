"""Hypothesis strategies for what goes into a dossier: any record, by its types, and articles that are versions and copies of each other."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

ODD = (
    "",
    " ",
    "\x00",
    "Brandner\x00sprach",
    "\ud800",  # half a surrogate pair
    "vor \udc80 nach",
    "🕊️👩‍👩‍👧",
    "u\u0308ber A\u0308nderungen",  # umlauts in two code points
    "über Änderungen",
    "„Wir bleiben“, ‚so‘ »lange« \"es\" 'geht'",
    "\u2028\u2029\r\n\t",
    '{"a": [1, null]}',
    "\\u0041\\",
    "x" * 10_000,
)
LONE = st.characters(exclude_categories=())  # everything that a string can hold, half pairs too


def _sound(words: str) -> str:
    """Without two half pairs side by side, which are one character to whoever reads the string as UTF-16."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


words = st.sampled_from(ODD) | st.text(LONE, max_size=12).map(_sound)
"""Any words."""

numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)
"""Whatever JSON can hold."""


def records(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Records of a type with every field plain or anything that its type allows."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: _field(field, hints[field.name]) for field in fields(kind)})


def _field(field: Field[Any], hint: Any) -> st.SearchStrategy[Any]:
    if field.default is not MISSING:
        return st.just(field.default) | values(hint)
    if field.default_factory is not MISSING:
        return st.builds(field.default_factory) | values(hint)
    return values(hint)


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type among those that the records have."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(values, arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, arguments))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(words, values(arguments[1]), max_size=2)
    if is_dataclass(hint):
        return st.deferred(lambda: records(hint))  # type: ignore[arg-type]
    return _PLAIN[hint]


_PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(0, 2**40),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    type(None): st.none(),
    Any: json_values,
}
