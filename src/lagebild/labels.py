"""The vocabulary: one table per label set. Code, docs, command line and page take labels from here.

Each label has a one-line definition (English, for docs and API) and a German and an English name for people.
"""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """A label: what it means, and what it is called in German and English."""

    definition: str
    de: str
    en: str


STATEMENT_TYPES: dict[str, Label] = {
    "direct": Label("words inside quotation marks", "wörtlich", "direct"),
    "indirect": Label("a clause that depends on a cue or source phrase", "indirekt", "indirect"),
    "free_indirect": Label(
        "whole sentences without subjunctive and without a cue that still give somebody's word",
        "erlebte Rede",
        "free indirect",
    ),
    "indirect_free_indirect": Label(
        "whole sentences in the subjunctive of reported speech without a cue of their own",
        "fortgesetzt indirekt",
        "continued indirect",
    ),
    "reported": Label(
        "tells that something was said without saying it in a clause of its own", "berichtet", "reported"
    ),
}

MEDIA: dict[str, Label] = {
    "Speech": Label("spoken", "mündlich", "spoken"),
    "Writing": Label("written", "schriftlich", "written"),
    "Thought": Label("thought", "gedacht", "thought"),
    "SW": Label("spoken or written", "mündlich oder schriftlich", "spoken or written"),
    "ST": Label("spoken or thought", "mündlich oder gedacht", "spoken or thought"),
    "TW": Label("thought or written", "gedacht oder schriftlich", "thought or written"),
    "none": Label("the text does not say", "offen", "open"),
}

MENTIONS: dict[str, Label] = {
    "person": Label("the name of a person", "Person", "person"),
    "organisation": Label(
        "the name of an organisation, state body, party, company or medium", "Organisation", "organisation"
    ),
    "place": Label("the name of a state, region, town, river, sea", "Ort", "place"),
}

ACTOR_KINDS: dict[str, Label] = {
    "person": Label("a named person", "Person", "person"),
    "state": Label("a state as such", "Staat", "state"),
    "government": Label("a government, ministry or head of state's office", "Regierung", "government"),
    "organisation": Label("a named organisation, party, company or authority", "Organisation", "organisation"),
    "group": Label("several people without a common organisation", "Gruppe", "group"),
    "media": Label("a news agency, paper, broadcaster", "Medium", "media"),
    "unnamed": Label("a person whom the text does not name, kept apart by description", "ungenannt", "unnamed"),
}
