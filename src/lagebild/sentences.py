"""Sentence splitting for German and English news text: rules only, one pass, linear in the length of the text.

A line break always ends a sentence (headlines, lists, paragraphs). Inside a line a sentence ends at `.`, `!`, `?` or `…`
with its closing quotation marks, unless what follows goes on with the sentence ("„Geht er?“, fragte sie") or the full stop
belongs to the word before it: an abbreviation ("z. B."), an ordinal ("am 24. Januar"), an initial ("George W. Bush"), a
regnal number ("Friedrich II. sagte"). A colon and a semicolon end nothing: the speech after a colon belongs to its cue.
"""

from __future__ import annotations

import re

from lagebild.records import Span, Spans

# The full stop belongs to the word, and a sentence never ends there.
_NEVER = frozenset(
    """abg abt adm allg art aufl bd bes betr bspw bzw ca capt col cmdr conf dept dipl dr ebd eig ehem eidg einschl engl entspr
    evtl fa fam ff fig franz frl gem gen geb gegr gest ggf ggfs gov hl hll hrsg inkl ing insb jun jur kath kgl kl kard lat lfd lt ltg
    maj max med min mind mr mrs ms nat nr nrn no op orig österr phil pfr pol präs prof prov rep res resp rev röm russ sen sgt sog spez
    st std stellv südd tel theol u univ usf vergl verh versch vgl vol vors wiss z zit ziff zw zzgl abs abschn anm bez gebr kap lit mag
    rd rer sek syn tgl vorm verw ev msgr hptm""".split()
)
# The full stop belongs to the word, and a sentence ends there only where a new one visibly begins.
_MAYBE = frozenset(
    """bhf bln chr co corp etc inc jr jh jhd jhs jhdt kfz ltd mio mrd mill mil tsd plc sr str usw uvm vs dgl dergl
    jan feb febr mär apr jun jul aug sep sept okt nov dez mar may oct dec mon tue wed thu fri sat sun mo di mi do fr sa so
    a.m p.m hon vt va calif mass conn ariz fla pa tenn wash ave blvd rd zt""".split()
)
# Words that begin sentences: after a doubtful full stop one of these with a capital means a new sentence.
_STARTERS = frozenset(
    """der die das den dem des ein eine einer einem eines einen er sie es ich wir ihr man dies diese dieser dieses diesen diesem
    jener jene in im am an auf aus bei beim bis da dabei dadurch dafür dagegen daher damit danach daneben dann daran darauf daraufhin
    darin darum darunter darüber davon davor dazu dennoch denn doch dort durch ebenso ebenfalls erst erneut etwa falls ferner für gegen
    gegenüber gestern heute hier hierzu hinter hingegen hinzu immer indes infolge inzwischen jedoch jetzt kein keine keiner laut mehr
    mehrere mit mittlerweile nach nachdem nachts neben nicht nichts noch nun nur ob obwohl oder ohne schließlich schon seit seitdem sein
    seine seinen seiner selbst sobald so somit sondern sonst sowohl statt trotz trotzdem und um unter unterdessen viele vielmehr vom von
    vor während wann war warum was wegen weil weiter weitere welche wenn wer weshalb wie wieder wieso wo wobei wohl zu zuvor zudem zum
    zunächst zur zusammen zwar zwei drei zwischen zwischenzeitlich allerdings alle allein als also auch außer außerdem anschließend
    andere andererseits aber beide bereits besonders bislang bisher derzeit deshalb deswegen ihre ihren ihrer ihrem ihnen ihm ihn insgesamt
    dessen deren derweil demnach dazu nachmittags morgens später vorher zuletzt künftig aufgrund angesichts einige einer jeder jede jedes
    the a an he she it they we you this that these those but and in on at by for from with after before when while as if his her its their
    there however then now some many all no not one two""".split()
)
_MONTHS = frozenset(
    """januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb mär mrz apr jun jul aug sep
    sept okt nov dez january february march may june july october december""".split()
)
# What stands before an ordinal: "am 3.", "der 500.", "Franz der II."
_BEFORE_ORDINAL = frozenset(
    """am im der die das den dem des vom zum zur beim ab bis seit jeder jede jedes jeden ihr ihre ihren ihrem ihrer sein seine seinen
    seinem seiner unser unsere dieser diese dieses diesen ein eine einen einem einer kein dessen deren und oder nach vor mit
    auf in an""".split()
)
_OPENING = "„“”\"»«‚‘'’›‹(["
_END = re.compile(
    r"""[\r\n]\s*                                             # a line break
      | (?<![.!?…])(?P<stop>[.!?…]++)(?P<close>["“”»«’'‘›‹)\]]*+)   # a stop with its closing marks …
        (?=(?P<gap>[^\S\n\r]++)(?P<next>\S) | (?P<glued>[„A-ZÄÖÜ]))   # … and white space (or a capital that lacks it)
    """,
    re.X,
)
_WORD_BEFORE = re.compile(r"[^\s(\[„“”\"»«‚‘’/–—]+\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_MULTI = re.compile(r"(?:\b|^)(?:[zZdDuUoOiIsSvVaAmMeE]|Chr)\.\s?(?:\w{1,3}\.\s?)?\w{1,3}\Z")
_ROMAN = re.compile(r"[IVXL]+\Z")
_REACH = 48  # how far a decision looks back and ahead, in characters; bounds the work for each stop


def sentences(text: str) -> Spans:
    """Spans of the sentences, in order, without surrounding white space; blank stretches belong to none."""
    spans: list[Span] = []
    begin = 0
    for found in _END.finditer(text):
        stop = found["stop"]
        if stop is not None and not _ends(text, found):
            continue
        end = found.start() if stop is None else found.end()
        _add(spans, text, begin, end)
        begin = found.end()
    _add(spans, text, begin, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    body = piece.strip()
    if not body:
        return
    begin += len(piece) - len(piece.lstrip())
    spans.append((begin, begin + len(body)))


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether the stop that was found ends a sentence."""
    if found["glued"] is not None:
        return _ends_glued(text, found)
    after = text[found.start("next") : found.start("next") + _REACH]
    word = _NEXT_WORD.search(after.lstrip(_OPENING + "–—-+ ")[:_REACH])
    following = word.group() if word and word.start() == 0 else ""
    if (
        following[:1].islower() and after[0] not in "(["
    ):  # "…", "„Geht er?“ fragte sie", "Mio. Euro": the sentence goes on
        return False
    if after[0] in ",;:)]/%&" or (after[0] in "–—-" and not following):
        return False
    if text[found.start() - 1 : found.start()] in ("[", "("):  # "„[...] Ich war nicht dabei"
        return False
    if found["stop"] != "." or found["close"].strip("'’)]"):
        return True
    return _full_stop_ends(text, found.start(), following, after)


def _ends_glued(text: str, found: re.Match[str]) -> bool:
    """A stop without a space after it: only "…wort.Der", "…wort.“Der" of careless typing, never "U.S.", "Spiegel.TV"."""
    if found["stop"] not in (".", "!", "?"):
        return False
    if not re.search(r"[a-zäöüß]{3}\Z", text[max(0, found.start() - 3) : found.start()]):
        return False
    word = _NEXT_WORD.search(text[found.end() : found.end() + _REACH].lstrip("„"))
    return word is not None and len(word.group()) > 2 and word.group()[1:].islower()


def _full_stop_ends(text: str, at: int, following: str, after: str) -> bool:
    """Whether the single full stop at `at` ends a sentence, judged by the word before it."""
    before = text[max(0, at - _REACH) : at]
    found = _WORD_BEFORE.search(before)
    if found is None:
        return True
    word = found.group()
    starts = following.lower() in _STARTERS
    if word.isdecimal():
        return _number_ends(word, before[: found.start()], following, after)
    key = word.lower()
    if _MULTI.search(before):  # "z. B.", "u. a.", "v. Chr.", "e. V."
        return starts and (key in ("chr", "v") or word.isupper())
    if key in _NEVER:
        return False
    if key in _MAYBE:
        return starts
    if len(word) == 1 and word.isalpha():  # "Thomas K. Er", but "George W. Bush"
        return starts and word.isupper()
    if _ROMAN.match(word):  # "Benedikt XVI. Das", but "Friedrich II. von Preußen", "der „XX. Kategorie“"
        return starts
    if "." in word and len(word) <= 8 and all(len(part) <= 2 for part in word.split(".")):  # "U.S.", "z.B.", "e.V."
        return starts and not word.islower()
    return True


def _number_ends(word: str, before: str, following: str, after: str) -> bool:
    """Whether the full stop after a number ends the sentence: not after ordinals, dates and list numbers."""
    if following.lower() in _MONTHS:
        return False
    if len(word) <= 2 and after[0].isdecimal():  # "24. 1. 2005"
        return False
    previous = before.split()
    if not previous or not before.strip("-–*• \t("):  # "1. Lage"
        return len(word) > 3
    starts = following.lower() in _STARTERS
    if previous[-1].lower() in _BEFORE_ORDINAL and len(word) < 4:
        return starts and len(word) == 3
    return len(word) > 2 or starts or not following
