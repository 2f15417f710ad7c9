"""Reports for the page Artikel, and what it says of them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

from lagebild.store import Dossier
from tests.factories import an_article
from tests.store.readers import read

MB = 1_000_000
REPORT = "Die Lage ist ruhig. Brandner sagte: „Die Truppen bleiben.“"
LATER = "Die Lage ist ruhig. Brandner sagte: „Die Truppen ziehen ab.“ Niemand fragte nach."


def filled(place: Path, *articles: dict[str, Any], keep: str | None = None) -> Path:
    with Dossier.open(str(place), create=True, keep=keep) as dossier:
        for fields in articles:
            dossier.add(*read(an_article(**fields)))
    return place


def titles(html: str) -> list[str]:
    return [
        unescape(one)
        for one in re.findall(r'<th role="rowheader" scope="row"><a href="[^"]*" lang="..">(.*?)</a>', html)
    ]


def plain(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", "", html)).split())
