"""What a section of a report says in which no line stands: that there is nothing, or nothing that was read surely."""

from __future__ import annotations

from collections.abc import Mapping

NONE: Mapping[str, Mapping[str, str]] = {
    "de": {
        "statements": "Keine Aussagen.",
        "questions": "Keine Positionen.",
        "tripwires": "Keine Ankündigungen.",
        "disputes": "Keine Streitpunkte.",
        "hypotheses": "Keine Erklärungen, die einander widersprechen.",
        "figures": "Keine Zahlen.",
        "sources": "Keine Quellen.",
    },
    "en": {
        "statements": "No statements.",
        "questions": "No positions.",
        "tripwires": "No commitments.",
        "disputes": "No disputes.",
        "hypotheses": "No explanations that compete.",
        "figures": "No figures.",
        "sources": "No sources.",
    },
}
"""By language and section, where there is nothing at all."""
NONE_SURE: Mapping[str, Mapping[str, str]] = {
    "de": {
        "statements": "Keine sicher gelesene Aussage eines namentlich Genannten.",
        "questions": "Keine sicher gelesene Position.",
        "tripwires": "Keine sicher gelesene Ankündigung.",
        "disputes": "Kein sicher gelesener Streitpunkt.",
        "hypotheses": "Keine sicher gelesenen Erklärungen, die einander widersprechen.",
        "figures": "Keine sicher gelesene Zahl.",
        "sources": "Keine Quellen.",
    },
    "en": {
        "statements": "No surely read statement of anybody named.",
        "questions": "No surely read position.",
        "tripwires": "No surely read commitment.",
        "disputes": "No surely read dispute.",
        "hypotheses": "No surely read explanations that compete.",
        "figures": "No surely read figure.",
        "sources": "No sources.",
    },
}
"""The same where something is left out."""
