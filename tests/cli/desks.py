"""What the dossiers of these tests hold."""

from __future__ import annotations

import json
from typing import Any

FIRST = (
    "Korwath sagte: „Wir schließen die Grenze am Fluss.“ Der Truppenabzug aus Olt beginnt erst in der "
    "kommenden Woche, und niemand weiß, wie lange er dauert. Brandner sagte: „Vielleicht kommt es anders?“"
)
SECOND = FIRST.replace("Wir schließen die Grenze", "Wir öffnen die Grenze")
THIRD = "Velten sagte: „Die Brücke bleibt zu.“ In Lorn warteten am Abend noch zwanzig Lastwagen auf die Abfertigung."
ARTICLES: tuple[dict[str, Any], ...] = (
    {"id": "lage-1", "title": "Grenze zu", "publisher": "Pressedienst Mitte", "text": FIRST, "ressort": "Ausland"},
    {
        "id": "lage-1",
        "title": "Grenze offen",
        "publisher": "Pressedienst Mitte",
        "text": SECOND,
        "url": "https://pdm.example/1",
    },
    {"id": "kopie", "title": "Korwath lenkt ein", "publisher": "Veltener Bote", "text": SECOND},
    {"id": "olt-2", "title": "Brücke gesperrt", "publisher": "Veltener Bote", "text": THIRD, "published": "2026-03-18"},
)
"""An article with two versions, a copy of the later one, another article."""


def lines(*articles: dict[str, Any]) -> str:
    """Articles as JSON lines, of one evening where they say nothing else."""
    return "".join(json.dumps({"published": "2026-03-17T18:00:00+01:00", **one}) + "\n" for one in articles)


def objects(text: str) -> list[Any]:
    """The JSON values of lines."""
    return [json.loads(line) for line in text.splitlines()]
