"""Words by which the place of a target is told (`targets`)."""

from __future__ import annotations

import re

MEETING = frozenset(("auf Ablehnung stoßen", "auf Zustimmung stoßen"))
"""Cues of what an idea meets with somewhere."""
OWN = re.compile(r"(?<!\w)(?:(?:sein|ihr|unser)e?\s[A-ZÄÖÜ]\w+|man|er|sie|wir|ich)(?!\w)")
"""A subject that is the speaker or stands for their side."""
INSERTED = re.compile(  # "einem Gericht, wie es Velten wollte, werde er sich nicht beugen"
    r"(?:(?<=^)|(?<=[.;:]\s))(?:[Ee]ine[mr]|[Dd]em|[Dd]er)\s[^,;:.!?\n]{3,50},\s(?:wie|de[rmn]|die|das)\s[^,;:.!?\n]+,\s\Z"
)
"""A dative with what is inserted behind it, before the verb."""
WISHED = re.compile(r"(?:\s(?:de[rs]|sein|ihr|unser)\w*\s[A-ZÄÖÜ]\w+)?\s(?:nach|um|für|zu[mr]?)\s")
"""What leads from a wish to what is wished for."""
RENEWED = "Forderung bekräftigen"
"""The cue of a wish that is said again."""
MET = re.compile(r"\s(?:auf|bei|in|im)\s")
"""Where what an idea meets with, or with whom, begins."""
LEADING = re.compile(
    r"(?:^|[;:.„“”\"»«]\s?)\W*(?P<what>(?:Ob|Dass|Wie|Wann|Wer|Wo|Warum)\s[^,;:.!?\n]+),\s\Z", re.IGNORECASE
)
"""A clause that stands before its verb as the object."""
REPORTED = re.compile(
    r"(?:halt|nenn|find|woll|seh|lehn|begrüß|unterstütz|befürwort|verurteil|akzeptier|billig|brauch)e", re.IGNORECASE
)
"""Verbs in the mood of what is told as said."""
NO_SUBJECT = frozenset(
    ("dem", "den", "des", "einem", "einen", "eines", "im", "am", "zum", "zur", "vom", "beim", "ins", "ans")
)
"""Determiners that no subject has."""
TOLD = re.compile(
    r"[“”\"»«]*,\s(?:so|sag(?:t|te|ten|en)|erklär(?:t|te|ten|en)|hieß|heißt|mein(?:t|te|ten|en)|betonte?n?)(?!\w)",
    re.IGNORECASE,
)
"""A clause behind a cue that only tells who says it: "sei erfunden, sagte Velten"."""
