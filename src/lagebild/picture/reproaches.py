"""What can be a reproach to somebody: "wies die Vorwürfe zurück" answers what blames, tells of a wrong, or speaks of the one who denies.

What an observer has said before of something else ("Die Preise sind gestiegen") is no reproach, however near it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from lagebild.picture import claimwords, wording
from lagebild.picture.clauses import Page
from lagebild.picture.material import Piece
from lagebild.picture.told import Party
from lagebild.picture.wording import Meaning

_WRONG = re.compile(
    r"angriff|angegriff|besch(?:oss|ieß)|geschossen|bombard|erschoss|erschieß|getötet|ermord|misshand|folter|gefoltert|geschlagen|"
    r"prügel|gesprengt|zerstör|sabot|plünder|gestohlen|entwend|veruntreu|bestoch|bestech|geschmiert|korrupt|betrug|betrog|täusch|"
    r"gelogen|belog|verschleier|vertusch|verheimlich|verschwiegen|unterschlag|manipul|fälsch|gestört|behinder|blockier|aufgehalten|"
    r"zurückgehalten|verweiger|missacht|missbrauch|verstoß|verstieß|verstöß|verletz|gebrochen|vertragsbruch|zer(?:schnitt|schlag|trümmer|stoch)|durch(?:trenn|schnitten)|"
    r"beschädig|verwüst|(?<!\w)unbekannte|(?<!\w)fremde|illegal|rechtswidrig|widerrecht|"
    r"verschlepp|entführ|festgehalten|eingeschleust|gehackt|angezapft|zapf|abgehört|spion|ausgespäht|eingedrungen|zugang\b.*verschaff|"
    r"mängel|mangel|versag|versäum|fehler|fahrlässig|zu spät|ignorier|gewusst|schuld(?!en)|verursach|verschwunden|gedroht|erpress|bedroh|"
    r"vertrieb|vergewalt|gezündet|brandstift|vergift|verseuch|gefährd|massak|massengr|verbrech|terror|anschlag|diskriminier|zensier|"
    r"unterdrück|überfall|eskal|provo[kz]|im stich|untätig|verhinder|ausgeladen|vernachlässig|veraltet|missglück|(?<!s)panne",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"\b(?:er|sie|ihn|ihm|ihr|ihnen|ihre[nmrs]?|sein(?:e[nmrs]?)?|man|dies(?:e[rs]?)?|he|she|they|it)\b", re.IGNORECASE
)
_THERE = re.compile(r"\b(?:in|aus|nach|bei|vor|an|am|im)\s+(?:\w+\s+)?[A-ZÄÖÜ][\w-]*")
"""A name that only says where."""

_DONE = re.compile(r"\b(?:habe|hätten?|lasse|ließen?|lassen)\b")
_DONE_TO = re.compile(r"\b(?:sei|seien|wäre|wären)\b[^.;:]*\bworden\b")
_COMES_ABOUT = re.compile(
    r"\b(?:begonnen|angefangen|geendet|aufgehört|stattgefunden|gegeben|gedauert|(?:zu|ab)genommen|geregnet|geschneit|gewonnen|überlebt)\b"
)
_AHEAD = re.compile(r"\W*(?:dass\s)?(?:\w+\s)?(?:[a-zäöüß]+\s)?", re.IGNORECASE)
_BEHIND = re.compile(r".*\b(?:habe|hätten?|lasse|ließen?|lassen)\s(?:[a-zäöüß]+\s){0,2}", re.DOTALL)


def tells_deed(page: Page, piece: Piece) -> bool:
    """Whether a claim tells in indirect speech what somebody has done, or what was done: "die Polizei habe zugesehen".

    What only comes about ("das Fest habe begonnen") is nobody's deed.
    """
    if _DONE_TO.search(piece.words):
        return True
    if not _DONE.search(piece.words) or _COMES_ABOUT.search(piece.words):
        return False
    begin, end = piece.spans[0][0], piece.spans[-1][1]
    inside = (at for actor in page.text.reading.actors for at in actor.mentions if begin <= at[0] < end)
    ahead = (page.words[begin : at[0]] for at in inside)
    return any(_AHEAD.fullmatch(words) or _BEHIND.fullmatch(words) for words in ahead)


def reproaches(page: Page, piece: Piece, sentence: int, denier: Party, sides: Collection[str]) -> bool:
    """Whether a claim can be a reproach to whoever denies one.

    Args:
        page: the text.
        piece: the claim.
        sentence: the number of its first sentence.
        denier: who denies.
        sides: the sides that the claim speaks of.
    """
    language = page.text.reading.article.language
    words = page.said(page.sentences[sentence].span)
    before = page.beside(page.sentences[sentence], -1)
    ahead = page.said(before.span) if before else ""
    if claimwords.charges(words) or claimwords.charges(ahead) or _WRONG.search(piece.words):
        return True
    own = _THERE.sub("", piece.words)
    if own == piece.words and not denier.sides.isdisjoint(sides):
        return True
    if _names(denier, wording.meaning(own, language)):
        return True
    return _THEY.search(piece.words) is not None and _names(denier, wording.meaning(f"{ahead} {words}", language))


def _names(denier: Party, meant: Meaning) -> bool:
    """Whether words name somebody, or call them what they are called."""
    names = {name.name for name in meant.names}
    return bool(denier.names & names or denier.words & (names | meant.terms))
