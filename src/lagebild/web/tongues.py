"""In which language the names in a dossier are, so that a screen reader speaks them so on a page in another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from lagebild.situation import Picture

LOOKED = 500  # lines of each list that are looked at


def tongue_of(picture: Picture) -> str:
    """The language in which most reports are; "" where none says."""
    lines = chain(picture.statements[:LOOKED], picture.events[:LOOKED], picture.tripwires[:LOOKED])
    return commonest(one.evidence[0].language for one in lines if one.evidence)


def commonest(languages: Iterable[str | None]) -> str:
    """The commonest of some languages; "" where there is none."""
    counted = Counter(filter(None, languages))
    return counted.most_common(1)[0][0] if counted else ""
