"""Tables of what the page *Prüfen* says: German and English side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping

Both = Mapping[str, tuple[str, str]]  # German, English

KINDS: Both = {
    "state": ("Stolperdraht: Zustand", "Tripwire: state"),
    "move": ("Positionswechsel", "Change of position"),
    "speaker": ("Sprecher unklar", "Speaker unclear"),
    "statement": ("Aussage", "Statement"),
    "event": ("Ereignis", "Event"),
    "commitment": ("Ankündigung", "Announcement"),
    "position": ("Position", "Position"),
    "figure": ("Zahl", "Figure"),
    "explanation": ("Deutung", "Explanation"),
    "role": ("Amt", "Office"),
    "merge": ("Zusammengelegt", "Merged"),
}
"""What an item asks about, by `queue.KINDS`."""

ASKS: Both = {
    "state": ("Ist das eingetreten?", "Has this happened?"),
    "move": ("Hat dieser Akteur seine Position geändert?", "Has this actor changed position?"),
    "speaker": ("Wer sagt das?", "Who says this?"),
    "statement": ("Ist diese Aussage richtig gelesen?", "Has this statement been read correctly?"),
    "event": ("Ist dieses Ereignis richtig gelesen?", "Has this event been read correctly?"),
    "commitment": ("Ist diese Ankündigung richtig gelesen?", "Has this announcement been read correctly?"),
    "position": ("Ist diese Position richtig gelesen?", "Has this position been read correctly?"),
    "figure": ("Ist diese Zahl richtig gelesen?", "Has this figure been read correctly?"),
    "explanation": ("Ist diese Deutung richtig gelesen?", "Has this explanation been read correctly?"),
    "role": ("Ist dieses Amt richtig gelesen?", "Has this office been read correctly?"),
    "merge": ("Ist das ein und dasselbe?", "Are these one and the same?"),
}
"""What is asked of it."""

PARTS: Both = {
    "shown": ("Von sich aus gezeigt", "Shown by default"),
    "less": ("Weniger sicher, nur auf Verlangen gezeigt", "Less sure, shown only on request"),
    "rule": (
        "Sicherheit {}: Von dieser Art nennt der Leser nichts von selbst sicher.",
        "Confidence {}: the reader itself calls nothing of this kind sure.",
    ),
}
"""The parts of the queue; and how sure something is of which the reader calls nothing sure."""

ACTIONS: Both = {
    "confirm": ("bestätigt", "confirmed"),
    "reject": ("verworfen", "rejected"),
    "correct": ("berichtigt", "corrected"),
    "state": ("Zustand gesetzt", "state set"),
    "merge": ("zusammengelegt", "merged"),
    "split": ("getrennt", "split"),
    "grade": ("Quelle bewertet", "source graded"),
    "note": ("angemerkt", "noted"),
}
"""What was done, by `entries.VERDICTS`."""

FIELDS: Both = {
    "type": ("Art", "Type"),
    "medium": ("Medium", "Medium"),
    "spans": ("Wortlaut", "Words"),
    "speaker": ("Sprecher", "Speaker"),
    "cue": ("Signalwort", "Cue word"),
    "frame": ("Redeeinleitung", "Reporting clause"),
    "addressee": ("Adressat", "Addressee"),
    "parent": ("innerhalb der Aussage", "within the statement"),
    "responds_to": ("antwortet auf", "in reply to"),
    "said": ("gesagt am", "said on"),
    "status": ("Stand", "Status"),
    "trigger": ("Wort für das Ereignis", "Word for the event"),
    "actors": ("Wer", "Who"),
    "recipients": ("Wem", "To whom"),
    "time": ("Zeit", "Time"),
    "statement": ("laut Aussage", "according to the statement"),
    "kind": ("Art", "Kind"),
    "consequence": ("Folge", "Consequence"),
    "by": ("Wer ankündigt", "Who announces"),
    "toward": ("An wen", "Addressed to"),
    "condition": ("Bedingung", "Condition"),
    "condition_kind": ("Art der Bedingung", "Kind of condition"),
    "stance": ("Haltung", "Stance"),
    "about": ("Worum es geht", "What it is about"),
    "target": ("Gegenstand", "Subject"),
    "holders": ("Wer die Haltung hat", "Who takes this stance"),
    "question": ("Frage", "Question"),
    "value": ("Zahl im Text", "Figure in the text"),
    "number": ("Zahl", "Number"),
    "comparator": ("Vergleich", "Comparison"),
    "unit": ("Einheit", "Unit"),
    "of": ("Wovon", "Of what"),
    "source": ("Quelle", "Source"),
    "person": ("Person", "Person"),
    "role": ("Amt", "Office"),
    "org": ("Organisation", "Organisation"),
    "former": ("früher", "former"),
}
"""Fields of records."""

COMMITTED: Both = {
    "promise": ("Wer zusagt", "Who promises"),
    "threat": ("Wer droht", "Who threatens"),
    "refusal": ("Wer sich weigert", "Who refuses"),
    "demand": ("Wer fordert", "Who demands"),
    "offer": ("Wer anbietet", "Who offers"),
}
"""Who commits, by `labels.COMMITMENT_KINDS`."""

RELIABILITY: Both = {
    "A": ("zuverlässig", "reliable"),
    "B": ("meist zuverlässig", "usually reliable"),
    "C": ("ziemlich zuverlässig", "fairly reliable"),
    "D": ("meist nicht zuverlässig", "not usually reliable"),
    "E": ("unzuverlässig", "unreliable"),
    "F": ("nicht zu beurteilen", "cannot be judged"),
}
CREDIBILITY: Both = {
    "1": ("von anderen bestätigt", "confirmed by others"),
    "2": ("wahrscheinlich wahr", "probably true"),
    "3": ("möglicherweise wahr", "possibly true"),
    "4": ("zweifelhaft", "doubtful"),
    "5": ("unwahrscheinlich", "improbable"),
    "6": ("nicht zu beurteilen", "cannot be judged"),
}
"""The Admiralty scale (NATO AJP-2.1): how reliable a source is, how credible what it says."""


LINKS: Mapping[str, str] = {
    "same speaker": "derselbe Sprecher",
    "one occasion": "derselbe Anlass",
    "one announcement": "dieselbe Ankündigung",
    "same deed": "dieselbe Tat",
    "deeds told for one another": "Taten, von denen eine für die andere steht",
    "same actor": "derselbe Akteur",
    "same recipient": "derselbe Adressat",
    "same place": "derselbe Ort",
    "same day": "derselbe Tag",
    "days that agree": "Tage, die zueinander passen",
    "looks back on what was said that day": "blickt auf das zurück, was an dem Tag gesagt wurde",
    "the same sentence": "derselbe Satz",
    "the same words in a copy of the text": "dieselben Worte in einer Kopie des Textes",
}
"""Why reports were taken as one: the parts of the picture's reasons, which stand between commas, in German."""

_SHARES: Mapping[str, str] = {
    r"wordings alike by (\d\.\d\d)": "Worte zu {} % ähnlich",
    r"announcements alike by (\d\.\d\d)": "Ankündigungen zu {} % ähnlich",
    r"words (\d+) % alike": "Worte zu {} % ähnlich",
    r"the same meaning in two languages \((\d\.\d\d)\)": "derselbe Sinn in zwei Sprachen ({} %)",
    r"wordings that very probably are one \((\d\.\d\d)\)": "Worte, die mit {} % Wahrscheinlichkeit dieselbe Äußerung sind",
    r"condition and consequence alike \((\d\.\d\d)\)": "Bedingung und Folge zu {} % ähnlich",
    r"the same date and matter \((\d\.\d\d)\)": "derselbe Termin und dieselbe Sache ({} %)",
    r"of which it is most like this \((\d\.\d\d)\)": "davon diesem am ähnlichsten ({} %)",
}
"""Parts that have a share, as patterns: a number up to one, or per cent."""


def link_reason(why: str) -> str:
    """A reason for which statements or events were taken as one, in German; a part that the tables do not have stays as it is."""
    return ", ".join(LINKS.get(part) or _shared(part) for part in why.split(", "))


def _shared(part: str) -> str:
    for pattern, german in _SHARES.items():
        if found := re.fullmatch(pattern, part):
            return german.format(round(100 * float(found[1])) if "." in found[1] else found[1])
    return part


def table(both: Both, at: int) -> Mapping[str, str]:
    """One language of a table: 0 German, 1 English."""
    return {key: names[at] for key, names in both.items()}
