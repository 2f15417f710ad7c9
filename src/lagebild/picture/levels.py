"""Whether a number says how much there is now: none does that is of another time, or says by how much something has changed."""

from __future__ import annotations

import re

from lagebild.moments import date_of
from lagebild.ownclauses import hangs_on_noun, is_strange
from lagebild.picture.clauses import Page, Sentence
from lagebild.picture.material import Piece
from lagebild.records import Span, Spans

LONG_AGO = 31  # days before the report from which on a time is another one than that of the news
OPENING = 15  # characters before a number with which a sentence begins: "Mehr als 190 …"
_YEAR = re.compile(
    r"(?<![\d.,-])(?<![Ss]eit )(?<!since )(?<!Ende )\b(?P<year>(?:19|20)\d\d)\b(?! \w+(?:te[nrs]?|ende[nrs]?) )(?![.,]?\d)"
)
_NOW = re.compile(r"\b(?:in diesem Jahr|nun|heute|inzwischen|derzeit|jetzt|zurzeit|aktuell|this year|now|today)\b")
_BY = re.compile(
    r"\b(?:um|by)(?: (?:rund|etwa|gut|fast|knapp|nur|mehr als|über|bis zu|weitere|insgesamt|about|some|nearly|over))?\s*\Z",
    re.I,
)
_CHANGES = re.compile(
    r"\b(?:(?:ge|an|ab|auf)?st(?:eig|ieg)\w*|gesteigert|\w*erhöh\w*|wachs\w*|wächst|wuchs\w*|gewachsen|s(?:ink|ank|enk)\w*|gesunken|gesenkt|f(?:ällt|iel|ielen|allen)|"
    r"gefallen|\w*kürz\w*|verring\w*|reduzier\w*|zu(?:ge|zu)?n(?:ehm|omm)\w*|nahm\w*|nimmt|anheb\w*|angehoben|aufgestockt|aufstock\w*|verbesser\w*|verschlechter\w*|"
    r"korrigier\w*|verteuer\w*|verbillig\w*|schrumpf\w*|geschrumpft|zu(?:ge)?leg\w*|ausgeweitet|übertr[ia]f\w*|übertroffen|klettert\w*|geklettert|"
    r"r(?:ise|ose|aised?)|increas\w*|f(?:all|ell)|dropp?(?:ed|s)?|cut)\b",
    re.I,
)
_MORE = re.compile(
    r"\s*(?:\w+\s+)?(?:höher|niedriger|größer|kleiner|teurer|billiger|besser|schlechter|geringer|mehr|weniger|über|unter|höhere[nrs]?|"
    r"higher|lower|more|less|above|below)\b"
)
_FROM = re.compile(
    r"\b(?:von|from)(?: (?:rund|etwa|gut|fast|knapp|zuletzt|bisher|zuvor|about|some|nearly))?\s*\Z", re.I
)
_TO = re.compile(r"\s*(?:[A-ZÄÖÜ€$%]\S*\s+|\w+\s+){0,3}?(?:auf|to)\s+(?:\w+\s+){0,3}?\d")
_ELSEWHEN = re.compile(
    r"\b(?:(?:eine?[mn]?|zwei|drei|vier|fünf|zehn|\d+|wenige[nr]?|einige[nr]?) (?:Jahre?|Monate?|Wochen?) (?:zuvor|davor|früher|vorher)|"
    r"vor (?:eine[mr]|zwei|drei|vier|fünf|zehn|\d+|wenigen|einigen) (?:Jahr(?:en|zehnt|zehnten)?|Monat(?:en)?)|[Ii]m (?:Vorjahr|Vormonat)|"
    r"[Ii]m (?:vergangenen|vorigen|letzten) Jahr(?:hundert|zehnt)?|"
    r"im gleichen (?:Zeitraum|Monat) des Vorjahres|[Dd]amals|[Ss]einerzeit|a year (?:before|earlier|ago))\b"
)
_BEFORE = re.compile(
    r"\b(?:waren?\b.*\b(?:worden|gekommen|gestorben|geflohen|geflüchtet|geflossen|gefallen|umgekommen|ertrunken)|"
    r"hatten?\b.*\w(?:t|en)|\w+(?:t|en) hatten?|"
    r"(?:worden|gekommen|gestorben|geflohen|umgekommen|ertrunken) waren?|had)\b"
)
_JUST = re.compile(
    r"\b(?:zuvor|eben|soeben|heute|gestern|vorgestern|inzwischen|bis|bislang|bisher|\w*(?:[Mm]orgen|[Vv]ormittag|[Mm]ittag|[Nn]achmittag|[Aa]bend)s?|"
    r"[Nn]acht|\w*[Ss]tunden?|Minuten|\w*tags?|today|hours?)\b"
)
_VIOLENT = re.compile(
    r"[Aa]nschl[aä]g|[Aa]ngr[ie]ff|[Aa]ttentat|[Ee]xplo[ds]i|[Bb]omben?\b|[Bb]eben|[Uu]nglück|[Uu]nfall|[Aa]bsturz|[Aa]bgestürzt|\b\w*[Bb]rand\b|[Ff]lut\b|"
    r"[Üü]berschwemm|[Hh]ochwasser|[Tt]aifun|[Mm]assaker|[Kk]ämpfe|[Gg]efecht|[Üü]berf[aä]ll|getötet|\bTote|gestorben|starben|erschossen|"
    r"\battack|bomb|explo[ds]|earthquake|crash|killed"
)
_POINTS_BACK = re.compile(
    r"\A\W*(?:Davon|Darunter|Insgesamt|Weitere|Unter ihnen)\b|"
    r"\b(?:[Dd]abei|[Dd]aran|[Dd]adurch|[Dd]araufhin|[Bb]ei (?:dem|der|diesem|dieser) (?!\w+ (?:in|bei|auf|nahe)\b)[A-ZÄÖÜ]\w+)\b"
)
_SOMEWHERE = re.compile(r"\b(?:[Ii]n|[Bb]ei|[Nn]ahe|near|at) (?:(?:de[rmn]|the) )?(?:\w+e[nrm] )?[A-ZÄÖÜ]")
_SINCE = re.compile(r"\b[Ss]eit\s[^,;:]*\Z")
_NOUN_OF = re.compile(
    r"\b[A-ZÄÖÜ]\w+\s+in\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ]"
)  # "der Einführung der Strafe in den Vereinigten Staaten 1976"
_THEN = re.compile(r"\s*(?:als|da|wo|when)\b")
_YEAR_BEFORE = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s*[,(]\s*\Z")


def is_old(piece: Piece, page: Page, sentence: Sentence) -> bool:
    """Whether a number is of another time than the report, which the reader did not find: "Beim Hochwasser 1999 …", "ein Jahr zuvor waren
    es 120", "seit 2027, als in Orven 90 Menschen starben".
    """
    clause = next((one for one in page.clauses(sentence) if one[0] <= piece.spans[0][0] < one[1]), sentence.span)
    if _is_elsewhen(piece, page, sentence, clause) and not _is_dated_there(piece, clause):
        return True
    if piece.days.end is not None or not piece.text.day:
        return False
    before, this = page.said((sentence.span[0], piece.spans[0][0])), piece.text.day[:4]
    last = max(_YEAR.finditer(before), key=lambda one: one.start(), default=None)
    if last is not None and last["year"] < this and not _NOW.search(before, last.end()):
        return True
    opened = _YEAR_BEFORE.search(page.said((sentence.span[0], clause[0])))
    if opened is not None and opened["year"] < this and _THEN.match(page.said(clause)):
        return True
    return _goes_on_long_ago(piece, page, sentence)


def _is_elsewhen(piece: Piece, page: Page, sentence: Sentence, clause: tuple[int, int]) -> bool:
    """Whether a clause says of another time that it is of then, and not of a noun: "der vor zwei Jahren gewählte Präsident"."""
    own = (*piece.spans, *piece.record.of)
    times = (found.span() for found in _ELSEWHEN.finditer(page.words, *clause))
    return any(
        not is_strange(page.words, sentence.span, own, at) and not _is_since(page, sentence, own, at) for at in times
    )


def _is_since(page: Page, sentence: Sentence, own: Spans, at: Span) -> bool:
    """Whether a time says since when: "Seit dem Umsturz vor zwei Jahren sind 900 …" is of now."""
    since = _SINCE.search(page.words, sentence.span[0], at[0])
    if since is None:
        return False
    return hangs_on_noun(page.words, sentence.span, own, at) or _NOUN_OF.search(since.group()) is not None


def is_of_another(piece: Piece) -> bool:
    """Whether the time that the reader gave a number is that of a noun beside it ("Seit dem Umsturz vor zwei Jahren sind 900 …"), or of the
    sentence before where its own begins anew.
    """
    page, time = piece.text.page, piece.record.time
    sentence = page.sentence(piece.spans[0][0])
    if sentence is None or time is None or not time.spans:
        return False
    if sentence.span[0] <= time.spans[0][0] < sentence.span[1]:
        return _is_since(page, sentence, (*piece.spans, *piece.record.of), time.spans[0])
    return not _goes_on(piece, page.said(sentence.span), sentence)


def _is_dated_there(piece: Piece, clause: tuple[int, int]) -> bool:
    """Whether the time that the reader gave a number stands in its clause: then it has its day."""
    time = piece.record.time
    return time is not None and bool(time.spans) and clause[0] <= time.spans[0][0] < clause[1]


def _goes_on_long_ago(piece: Piece, page: Page, sentence: Sentence) -> bool:
    """Whether a number goes on from a sentence before it that tells of a time long past, and its own of none."""
    before, told = page.beside(sentence, -1), date_of(piece.text.day)
    times = [(one.spans[0][0], date_of(one.end or "")) for one in piece.text.reading.times if one.spans]
    if before is None or told is None or _NOW.search(page.said(sentence.span)):
        return False
    if _VIOLENT.search(page.said(before.span)) is None or not _goes_on(piece, page.said(sentence.span), sentence):
        return False
    if any(sentence.span[0] <= at < sentence.span[1] for at, _ in times):
        return False
    some = [end for at, end in times if before.span[0] <= at < before.span[1]]
    return bool(some) and all(end is not None and (told - end).days > LONG_AGO for end in some)


def _goes_on(piece: Piece, said: str, sentence: Sentence) -> bool:
    """Whether a sentence goes on from the one before: it points back to it, or begins with the number and says of no place ("191 Menschen
    starben").
    """
    opens = piece.spans[0][0] - sentence.span[0] <= OPENING and _SOMEWHERE.search(said) is None
    return opens or _POINTS_BACK.search(said) is not None


def looks_back(piece: Piece) -> bool:
    """Whether its clause tells of a number as past before the news, on no day: "waren acht Menschen getötet worden"."""
    if piece.days.end is not None:
        return False
    words = " ".join(piece.text.page.said(one) for one in piece.text.page.around(piece.spans))
    return _BEFORE.search(words) is not None and _JUST.search(words) is None


def is_by_how_much(piece: Piece, page: Page) -> bool:
    """Whether it says by how much something rises or falls, or from where: that is no number of it."""
    clauses = page.around(piece.spans)
    words = " ".join(page.said(one) for one in clauses)
    before = page.said((clauses[0][0], max(clauses[0][0], piece.spans[0][0]))) if clauses else ""
    behind = page.said((piece.spans[-1][1], max(piece.spans[-1][1], clauses[-1][1]))) if clauses else ""
    if _BY.search(before) and (_CHANGES.search(words) or _MORE.match(behind)):
        return True
    return _FROM.search(before) is not None and _TO.match(behind) is not None and _CHANGES.search(words) is not None
