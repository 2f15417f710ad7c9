"""A server that shows a picture as it is given: for pages whose lines a test makes up."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from lagebild.situation import Picture
from lagebild.store import Dossier
from lagebild.web.desk import Shown


def showing(serving: Any, folder: Path, picture: Picture) -> TestClient:
    """A client of a server over an empty dossier that shows the picture."""
    place = folder / "leer.db"
    if not place.exists():
        with Dossier.open(str(place), create=True):
            pass
    client: TestClient = serving(place)
    client.app.state.desk.picture = lambda **_: Shown(picture, "1")  # type: ignore[attr-defined]
    return client


def tree(client: TestClient, path: str, status: int = 200) -> HtmlElement:
    """The page at an address, parsed; it must be answered with that status and have one heading of the first level."""
    answer = client.get(path)
    assert answer.status_code == status, answer.text[:500]
    page = lxml_html.document_fromstring(answer.text)
    assert len(page.xpath("//h1")) == 1
    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    return page


def words(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())
