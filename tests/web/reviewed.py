"""A page of Prüfen as tests read it, and its forms as they send them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from html import unescape
from typing import Any

from starlette.testclient import TestClient

from lagebild.situation import (
    Picture,
)
from lagebild.web.desk import Desk
from lagebild.web.pages.queue import Item, Queue, queue
from lagebild.web.security import TOKEN
from tests.web.conftest import send


def hidden(text: str, form: int = 0) -> dict[str, str]:
    """The hidden fields of a form of the item: that of the decision first, then that of the correction."""
    item = text[text.index('id="eintrag"') : text.index('class="aside"')]
    forms = re.findall(r"<form method=\"post\".*?</form>", item, re.DOTALL)
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', forms[form])
    return {name: unescape(value) for name, value in found if name != TOKEN}


def fields(text: str) -> dict[str, str]:
    """What stands in the fields of the correction."""
    form = re.findall(r'<details class="change" id="correct".*?</form>', text, re.DOTALL)[0]
    chosen = re.findall(r'<select name="(f\.[^"]+)"(.*?)</select>', form, re.DOTALL)
    found = {name: re.search(r'value="([^"]*)" selected', options) for name, options in chosen}
    values = {name: match[1] if match else "" for name, match in found.items()}
    values |= dict(re.findall(r'<input[^>]* name="(f\.[^"]+)" value="([^"]*)"', form))
    values |= dict(re.findall(r'<textarea name="(f\.[^"]+)"[^>]*>([^<]*)</textarea>', form))
    was = dict(re.findall(r'name="(was\.[^"]+)" value="([^"]*)"', form))
    return {name: unescape(value) for name, value in (values | was).items()}


def options(text: str, field: str) -> list[tuple[str, str]]:
    """Value and name of what can be chosen in a field."""
    found = re.findall(rf'<select name="f\.{field}\.0".*?</select>', text, re.DOTALL)[0]
    return [(key, unescape(name)) for key, name in re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)', found)]


def drawn(client: TestClient) -> Picture:
    """The picture after all decisions: several in a row may find it half drawn."""
    desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
    until = time.monotonic() + 60
    while time.monotonic() < until:
        shown = desk.picture()
        if not shown.old:
            return shown.picture
        time.sleep(0.05)
    raise AssertionError("it is never drawn")


def queue_of(client: TestClient) -> Queue:
    return queue(drawn(client))


def first(client: TestClient, kind: str, fits: Callable[[Item], bool] = lambda _: True) -> Item:
    return next(item for item in queue_of(client).items if item.kind == kind and fits(item))


def decided(client: TestClient, text: str, action: str, form: int = 0, **more: str) -> Any:
    """Send a form of a page that was looked at."""
    return send(client, "/pruefen", **{**hidden(text, form), "action": action, **more})


def opened(client: TestClient, item: Item, **query: str) -> str:
    return client.get("/pruefen", params={"eintrag": item.key, **query}).text


def verdicts(client: TestClient) -> list[Any]:
    with client.app.state.desk.dossier() as dossier:  # type: ignore[attr-defined]
        return list(dossier.verdicts())


def records(picture: Picture) -> set[str]:
    lines = (*picture.statements, *picture.events, *picture.tripwires)
    return {one.record for line in lines for one in line.evidence}


def holders(picture: Picture, record: str) -> set[str]:
    """In whose cells of the matrix a record is."""
    return {
        line.actor.id
        for question in picture.questions
        for line in question.positions
        for stance in line.history
        if record in {one.record for one in stance.evidence}
    }
