"""With which words it is told that somebody spoke, and whether they say more than that he did."""

from __future__ import annotations

import re

from lagebild.records import Statement, quoted

_WORD = re.compile(r"\w+")
_PLAIN = re.compile(
    r"sag\w*|gesagt|erklär\w*|teil(?:t|te|ten|en)|mit(?:geteilt|teil\w*)?|beton\w*|bericht\w*|mein(?:t|te|ten|en)|äußer\w*|geäußert|"
    r"schr(?:eib|ieb)\w*|geschrieben|heiß\w*|hieß\w*|laut|zufolge|nach|angaben?|aussagen?|worten?|so|wie|hinzu|füg\w*|hinzugefügt|"
    r"spr(?:ach|ech|ich)\w*|gesprochen|gab|gibt|geben|gaben|bekannt|unterstr(?:ich|eich)\w*|ergänz\w*|ha(?:t|be|ben|tte|tten)|er|sie|es|der|"
    r"die|das|demnach|(?:ver)?w(?:ies|iesen|eist|eisen)|darauf|daraufhin|hin|wurden?|wird|said|says?|told|according|to|added|stated|has|had",
    re.IGNORECASE,
)
"""Words of a cue that say no more than that somebody spoke."""

REPROACHED = re.compile(
    r"(?:\bw(?:arf|arfen|irft|erfen|erfe)\b[^.;:]{0,100}\bvor|\bvorgeworfen(?: hat| habe| haben| hatten?| worden)?|"
    r"\b(?:beschuldig|bezichtig|verdächtig)(?:t|te|ten|en)\b(?:(?!\b(?:und|oder|aber|sowie|dann)\b)[^.;:,]){0,80}),\s*(?:dass\s*)?\Z|"
    r"\baccus(?:e|es|ed|ing)\b(?:(?!\band\b)[^.;:,])*\bof\s*\Z",
    re.IGNORECASE,
)
"""The words before what somebody is reproached with: he does it already, and nobody announces it."""


def telling_verb(statement: Statement, text: str) -> str | None:
    """With which words of the text it is told how something was said, where they say more than that it was: "dementierte", "warf vor".

    None of what is quoted: whatever its verb is, its words are the speaker's.
    """
    if statement.type == "direct" or not statement.cue:
        return None
    words = quoted(text, statement.cue)
    return words if any(not _PLAIN.fullmatch(word) for word in _WORD.findall(words)) else None
