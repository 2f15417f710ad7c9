"""What somebody denies or turns down is told in his sentence, but he does not say it.

"Lahr dementierte, dass die Grenze geschlossen werde", "Merten lehnte den Vorschlag ab, die Aufsicht zu teilen": read without their verb,
both would have said the contrary of what they said.
"""

from __future__ import annotations

import re

from lagebild.records import Spans

_DENIES = re.compile(
    r"(?<!\w)(?:dementier\w*|bestreit\w*|bestritt\w*|leugne\w*|geleugnet|verneint\w*|widersprach\w*|widersprich\w*|widersprech\w*|widersprochen|"
    r"in Abrede|lehn(?:t|te|ten|en|e)(?!\w).*(?<!\w)ab|ab(?:ge|zu)?lehn\w*|w(?:ies|iesen|eist|eisen|eise)(?!\w).*(?<!\w)zurück|"
    r"zurück(?:ge|zu)?w[ie]{1,2}[es]\w*|verw(?:arf|arfen|irft|erfen|orfen)|schl(?:ug|ugen|ägt|agen)(?!\w).*(?<!\w)aus|ausgeschlagen|"
    r"den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refute[sd]?|disput(?:es|ed))(?!\w)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?<!\w)(?:sag(?:t|te|ten|en|e)|gesagt|erklär(?:t|te|ten|en)|beton(?:t|te|ten|en)|hinzu(?:gefügt)?|teil(?:t|te|ten|en)|mitgeteilt|"
    r"versicher(?:t|te|ten|n)|behaupt\w+|sa(?:id|ys?)|told|added|stated)(?!\w)",
    re.IGNORECASE,
)
_NO_SAYING = re.compile(  # "Hinzu kommt, dass …", "Lahr hatte erfahren, dass …": nobody says so
    r"(?:(?:hinzu|kommt|kam|komme|kämen?|hinzukommt|hinzukam)\s*)+|(?:(?:hat|hatte|hatten|haben|habe)\s+)?erfahren|erfuhr(?:en)?|erfährt",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"\W*(?:dass|daß|wonach|ob|that|whether)(?!\w)", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"(?<!\w)zu \w+e?n(?: (?:haben|sein|werden|wollen|lassen|können|müssen))?\W*\Z|\w+zu\w+en\W*\Z"
)
_NO = re.compile(r"(?<!\w)(?:nicht|kein\w*|nie|niemals|niemand\w*|not|no|never)(?!\w)", re.IGNORECASE)
_JOINT = re.compile(r"[\s„“”\"»«]*,[\s„“”\"»«]*\Z")


def disowned(text: str, kind: str, spans: Spans, cue: Spans) -> bool:
    """Whether words are told of somebody only as what he denies or turns down, or what he is told.

    Args:
        text: of the article.
        kind: one of labels.STATEMENT_TYPES; what is quoted directly, and what stands by itself, somebody says.
        spans: where the words stand.
        cue: where the words stand that say that, and how, he spoke.
    """
    if kind != "indirect" or not cue or not spans:
        return False
    ordered = tuple(sorted(cue))
    if _NO_SAYING.fullmatch(_words(text, ordered)):
        return True
    before = tuple(span for span in ordered if span[1] <= spans[0][0])
    verb = _words(text, before) if _DENIES.search(_words(text, before)) else _words(text, ordered)
    denied = _DENIES.search(verb)
    if denied is None or _SAYS.search(verb, denied.end()):
        return False
    words = _words(text, spans)
    if _COMPLEMENT.match(words):
        return True
    follows = bool(before) and _JOINT.match(text[before[-1][1] : spans[0][0]]) is not None
    return follows and (_INFINITIVE.search(words) is not None or _NO.search(words) is None)


def _words(text: str, spans: Spans) -> str:
    return " ".join(text[begin:end] for begin, end in spans)
