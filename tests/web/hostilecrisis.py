"""A dossier in which all that a stranger can write tries to break out of the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lagebild.records import Findings, Reading
from lagebild.store import Dossier
from tests.views.crisis import crisis

BREAKOUT = (
    '"\'></title></textarea></script><script>window.broken=1</script><xss onmouseover="window.broken=2">\u202etor\u2066'
)
OWN_TAG = "//xss"
"""An element that only the hostile texts have: where a page has it, one of them broke out."""
REPLACED = {
    "Wir räumen keinen Meter, solange ein einziger fremder Soldat": '<xss><script>broken=1</script>"onmouseover="broken=1',
    "Velmarien habe in der Nacht auch die Brücke von Osthang gesprengt": '<xss onmouseover="window.broken=3"> \u202ehabe </span></mark>',
    "die Sperre am Freitag fortbestehen": "<xss>' onfocus='window.broken=4",
    "den Hafen von Lorn schließen": "<xss>{{ 6*7 }}</script>",
    "die Vorbereitung eines Übergangs": "<xss>]]></title><svg onload=1>",
    "Ministerpräsidentin Mira Dorwin": '<xss>"onmouseover="x()" Mira D',
}


def hostile_crisis() -> Reading:
    """The crisis with hostile words in the same places, and hostile names, titles, publishers and addresses."""
    reading = crisis()
    text = reading.article.text
    for words, hostile in REPLACED.items():
        assert len(hostile) <= len(words), (hostile, len(hostile), len(words))
        assert words in text
        text = text.replace(words, hostile.ljust(len(words), "x"))
    article = replace(
        reading.article,
        id=f"m-1/{BREAKOUT}",
        text=text,
        title=BREAKOUT,
        publisher=BREAKOUT,
        url="javascript:window.broken=5",
    )
    actors = tuple(replace(one, name=f"{one.name} {BREAKOUT}", why=BREAKOUT) for one in reading.actors)
    return replace(reading, article=article, actors=actors)


def hostile_dossier(place: Path) -> Path:
    """A dossier of it, with a second version of the same kind."""
    reading = hostile_crisis()
    later = replace(
        reading, article=replace(reading.article, text=reading.article.text + f" {BREAKOUT}", published="2026-03-19")
    )
    with Dossier.open(str(place), create=True) as dossier:
        dossier.add(reading, Findings())
        dossier.add(later, Findings())
    return place
