"""How commitments are worded: which words bind, which demand, how conditions begin, what says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

MARKS = ' „“”"»«.,'

_KINDS: Mapping[str, re.Pattern[str]] = {
    "unless": re.compile(
        r"(?:es sei denn|außer\b(?! dem| der| den| acht| kraft| frage| haus| betrieb| landes)|wenn nicht|unless|except if)\b"
        r"|(?:andernfalls|anderenfalls|ansonsten|sonst|otherwise)$"
    ),
    "until": re.compile(r"(?:so lange,? bis|solange,? bis|bis (?!\d|hin\b)|bis$|bis zur?m? |until|till)"),
    "while": re.compile(r"(?:so ?lange|während|as long as|while|so long as)\b"),
    "before": re.compile(r"(?:noch )?(?:bevor|ehe|vor (?:de[mnr]|jede[mr]|eine[mr]|ablauf|beginn)|before|prior to)\b"),
    "if": re.compile(
        r"(?:nur |erst |sobald |auch |selbst )?(?:wenn|falls|sofern|sobald|soll(?:te|ten|ten)|im falle?|für den fall|"
        r"fall (?:eines|einer|der|des|dass)|in de[mr] fall|vorausgesetzt|unter der bedingung|"
        r"bei (?:eine[mr]|de[mr]|jede[mr]|weitere[mnr])|if|should|in case|provided|once|on condition)\b"
    ),
}
LINKS = re.compile(
    r"(?:andernfalls|anderenfalls|ansonsten|sonst|dann|in (?:diesem|dem) fall|otherwise|then|in that case)\b", re.I
)
"""Words that take up what stands before as their condition."""

BINDS = re.compile(
    r"\b(?:werden?|wird|werdet|würden?|will|wolle[n]?|wollten?|soll(?:en?|te|ten)?|müss(?:en?|ten?)|muss|dürf(?:en?|ten?)|"
    r"darf|bleib(?:en?|t)|blieben?|shall|must|should|would|has to|have to|stays?|remains?)\b"
    r"|\bzu \w+e?n\b|\b\w+zu(?!g)\w+e?n\b|\bto \w+",
    re.I,
)
"""Verbs that bind somebody to something: the future, modal verbs, infinitives with "zu"."""

FUTURE = re.compile(r"\b(?:werden?|wird|würden?|will|shall|would)\b", re.I)
INVERTED = re.compile(
    r"(?!(?:alle|andere|auch|bereits|beide|bis|bitte|danach|dann|d(?:ie|er|as|en|em|es)|ein(?:e[nmrs]?)?|erst|etwa|fast|fest|gegen|"
    r"gerade|heute|ihre?[nmrs]?|jede[nmrs]?|jetzt|kein(?:e[nmrs]?)?|könnte|könnten|lange|leute|letzte[nmrs]?|meist|mit|nicht|nächste[nmrs]?|"
    r"oft|samt|seine?[nmrs]?|seit|selbst|so|sonst|sogar|und|unsere?[nmrs]?|viele|vorerst|weitere|welche|wenigstens|zuerst|zumindest|"
    r"zunächst)$)[a-zäöüß]{2,}(?:e|t|en)|sei",
)
"""A verb that a clause can begin with: with "könnte" it says only what may be."""

NO_CONDITION = re.compile(
    r"\W*(?:bis hin zu[rm]?|unabhängig (?:davon|hiervon)|ungeachtet dessen|dessen ungeachtet|ob|so oder so|in jedem fall)\b",
    re.I,
)
"""What says that something hangs on no condition."""

OF_ONE = re.compile(r"(?:(?:ich|wir|er|sie|man)\b|(?:sein|ihr|unser|mein)e?[nrsm]?\s)", re.I)
"""Whoever speaks, or what is his, behind the verb."""

REPORTED = re.compile(r"(?![a-zäöüß]*te\s)[a-zäöüß]+e\s(?:der|die|das|ein|eine)\s")
"""A verb that reports what somebody announces, and its subject: "gehe die Akte an das Gericht"."""

OF_NOBODY = re.compile(r"\b(?:(?:werde|würde|wird) es|es (?:werde|würde|wird))\b", re.I)
"""What nobody does ("werde es regnen")."""

VERB = re.compile(
    r"(?:werden?|wird|würden?|bleib(?:en?|t)|müss(?:en?|ten?)|muss|soll(?:en?|ten?|te)?|will|wolle)\b", re.I
)
NOT = re.compile(r"\b(?:nicht|kein\w*|nie|niemals|niemand\w*|nichts|not|no|never|nobody)\b", re.I)
STAYS = re.compile(r"\b(?:bleib(?:en?|t)|blieben?|stays?|remains?|keeps?)\b", re.I)
LASTS = re.compile(r"\bbleib(?:en?|t)\b|\b(?:nicht|kein\w*|not|no)\b|\b(?:stays?|remains?)\b", re.I)
ONLY = re.compile(r"\b(?:erst|nur|wir|ich|only|we)\b", re.I)
WHOEVER = re.compile(r"(?:wer|was|jeder|alle)\b", re.I)
DUE = re.compile(r"\b(?:bis|spätestens|binnen|innerhalb|by|within)\b", re.I)
ASKS = re.compile(
    r"\b(?:soll(?:en?|te|ten)|müss(?:en?|ten?)|muss|dürf(?:en?|ten?)|darf|hat|haben|habe|must|should|has to|have to)\b"
    r"|\bzu \w+e?n\b|\b\w+zu(?!g)\w+e?n\b|\bto \w+",
    re.I,
)
DEMANDS = re.compile(
    r"forder|verlang|\bdräng|\bpoch|\bbesteh|\brief|\bruf|appell|\bmahn|wünsch|pflicht|\bdemand|\burg|\bask|\bcall",
    re.I,
)
ANNOUNCES = re.compile(
    r"\bkündig|\bdroh|\bange?droh|\bversprach|\bverspricht|\bsagte?\b|\bstellte?\b|\bbot\b|\bbietet\b|announc|threat|"
    r"promis|offer",
    re.I,
)
ANNOUNCED = re.compile(r"\bkündig\w+\b[^.;]*\ban\b|\bin aussicht\b|\bannounced\b", re.I)
_MANY = (
    r"(?:\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w*hundert|\w*tausend)\b|\bmilli(?:on|arde))"
)
GIVES = re.compile(
    r"\b(?:kündig(?:t|te|ten)\b[^.;]*\d[^.;]* an|sag(?:t|te|ten)\b[^.;]*\d[^.;]* zu|(?:bot|boten|bietet|bieten)\b[^.;]*\d[^.;]* an|"
    r"(?:verspricht|versprach\w*|promised|pledged|offered)\b[^.;]*\d[^.;]*|"
    rf"stell(?:t|e|en)\b[^.;]{{0,200}}(?!(?:1\d|20)\d\d\b){_MANY}[^.;]* (?:bereit|zur Verfügung))(?=$|[,.;])",
    re.I,
)
"""What announces so and so many of something."""

BACK = re.compile(
    r"\b(?:hatten?|wollten?|habe\w* (?:schon|bereits|noch)|had)\b|\bhabe (?:er|sie|man)\b[^.;]* (?:zugesichert|zugesagt|"
    r"versprochen|angekündigt|gedroht|angedroht|verlangt|gefordert|versichert)\b",
    re.I,
)
"""Words by which a text looks back."""

ANOTHER = re.compile(r"\b(?:ander|neu|another|new)(?:e[nrms]?)?\b(?:\s\w+){0,2}:\s", re.I)
"""Words by which another commitment is led in than the one before."""

REFERS = re.compile(
    r"\b(?:dar(?:an|auf|in|über|um|unter|aus)|da(?:zu|für|gegen|von|mit|bei|nach)|ihn|ihm|ihnen|ihre?[nrsm]?|"
    r"dies\w*|solch\w*|it|them|this|(?:man|wir|ich|er) sie)\b",
    re.I,
)
"""Words that stand for what was named before."""

REPEATS = re.compile(
    r"\b(?:erneuer\w+|bekräftig\w+|wiederhol\w+|erneut|abermals|erinnert\w* an|bleib\w* (?:dabei|bei)|blieb\w* (?:dabei|bei)|beharr\w+|"
    r"hielt \w* ?an|halte \w* ?an|repeated|reaffirmed|again)\b",
    re.I,
)
"""Words by which a commitment is made once more."""

HELD_BACK = re.compile(r"(?:für den fall|unter der bedingung)\s\w+,\s(?=dass\b)", re.I)
LEAD = re.compile(
    r"(?P<tied>(?:noch )?(?:während|vor|bis zu[mr]|before|during|until)\s(?:\w+\s){1,6}?\w+)\s(?:werden?|wird|würden?|"
    r"müss(?:en?|ten?)|muss|soll(?:en?|ten?|te)?|will|wolle|dürf(?:en?|ten?)|geh(?:e|t)|komm(?:e|t)|bleib(?:e|t))\b",
    re.I,
)
"""A condition that is a noun, and the verb of the consequence behind it."""

_OWN = re.compile(
    r"\b(?:man|er|sie) (?:\w+ )?(?:werde|würde)\b|\b(?:werde|würde|wolle) (?:man|er|sie|ich)\b|\b(?:wir|we|I) (?:will|shall|"
    r"werden)\b|\bwerden wir\b|\bich werde\b|\b(?:sein|ihr|unser|mein|our|his|her|its)e?[nrsm]? (?:\w+ )?\w*(?:land|"
    r"regierung|armee|fraktion|partei|marine|flotte|behörde|haus|ministerium|bündnis|reederei|organisation|country|"
    r"government|army|navy|party)\b",
    re.I,
)
_MYSELF = re.compile(r"\W*(?:(?:ich|wir) \w+e?n?\b|\w+e?n? (?:ich|wir)\b)", re.I)
_STATE = re.compile(
    r"\b(?:wei(?:ß|ss)|wissen|wussten?|glaub\w*|kenne?n?|hab\w*|hatten?|bin|sind|war(?:en)?|seh\w*|versteh\w*|denk\w*|find\w*|hör\w*|"
    r"fühl\w*|kann|können|konnten?|brauch\w*|fürchte\w*|erwarte\w*|rechne\w*|wollten?|mussten?|durften?)\b",
    re.I,
)
_MEANS = re.compile(r"\bwolle (?:man|er|sie|ich)\b", re.I)
_PASSIVE = re.compile(r"\b(?:ge\w{2,}(?:t|en)|\w{2,}ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer)\w{3,}t)[.!]?$", re.I)
_BARE = re.compile(
    r"(?:(?:d(?:ie|er|as|en|em|es)|ein\w*|sein\w*|ihr\w*|jede\w*|kein\w*|weiter\w*|neu\w*|ander\w*|erst\w*|zweit\w*|"
    r"bisherig\w*|letzt\w*)\s+)*(?:drohung|zusage|ankündigung|ultimatum|forderung|angebot|bedingung|frist|versprechen|wort|"
    r"warnung|zusicherung|schritt|ablehnung|weigerung|nein|vorschlag|vorwurf|hilfe|einladung|idee|behauptung|plan|pläne|"
    r"widerstand|antrag)(?:e?n|s|es)?\b(?!\w* (?:zu|von|für|gegen|auf)\b)(?:\s\w+)?",
    re.I,
)
_EMPTY = re.compile(
    r"(?:das|dies|es)\b(?: (?:am|im|vor|zuvor|bereits|schon|seit|erst|auch)?(?: ?\w+){0,3})? "
    r"(?:gefordert|verlangt|angekündigt|angedroht|zugesagt|versprochen)$|"
    r"(?:und |aber )?(?:was|wie|ob|das \w+ (?:auch )?so bleib\w*|wir werden es|das werden wir|dabei bleib\w*|so bleib\w*|what|how)\b",
    re.I,
)
_EXCEPT = re.compile(r"[Aa]ußer (?:der|die|das) (?:[a-zäöüß]+ )?[A-ZÄÖÜ][\w-]+ [a-zäöüß]+(?:e|t|en)\b")
_CONDITION = re.compile(r"\b(?:bedingung|voraussetzung|vorbedingung|condition)\b[^.;]*$", re.I)


def conjunction(words: str) -> str | None:
    """The kind of condition (labels.CONDITION_KINDS) that the first words name; None where they name none."""
    first = words.lstrip(' ,„“"»«')
    if _EXCEPT.match(first):
        return "unless"
    return next((kind for kind, pattern in _KINDS.items() if pattern.match(first.lower())), None)


def says_nothing(words: str, lead: str) -> bool:
    """Whether a consequence names nothing to be done: too short, a word for a commitment alone, or by its `lead` a condition."""
    return bool(
        len(words.split()) < 3 or _EMPTY.match(words) or _BARE.fullmatch(words.strip(MARKS)) or _CONDITION.search(lead)
    )


def by_name(words: str, names: Iterable[str]) -> bool:
    """Whether somebody of those names will do something: "Norland werde", "werde Norland"."""
    return any(
        re.search(
            rf"(?<!\w){re.escape(name)} (?:\w+ )?(?:werde|würde)\b|\b(?:werde|würde) {re.escape(name)}(?!\w)", words
        )
        for name in names
    )


def refuses(words: str) -> bool:
    """Whether somebody says of himself that he does not do something."""
    return bool(NOT.search(words) and _MYSELF.match(words) and not _STATE.search(words))


def of_oneself(words: str) -> bool:
    """Whether somebody says that he (or his land, his army) will do something."""
    return bool(
        (FUTURE.search(words) or _MEANS.search(words)) and _OWN.search(words) and not _PASSIVE.search(words.strip())
    )


def only_says(condition: str) -> bool:
    """Whether what is taken for a condition only says when somebody spoke ("Bei der Messe sagte der Papst"), or what another one did
    or wanted then ("Während Norland nichts verändern wollte, plädierte Orlanien …").
    """
    return _SPOKE.match(condition) is not None or _WHILE_OTHERS.match(condition) is not None


_WHILE_OTHERS = re.compile(
    r"\W*Während\b[^,;:]*\b(?:wollten?|war(?:en)?|hatten?|lehnten?\b[^,]*\bab|ablehnten?|forderten?|verlangten?|sah(?:en)?|blieb(?:en)?|"
    r"\w+ierten?|machten?|gaben?|gab)\W*\Z"
)
_SPOKE = re.compile(
    r"\W*(?:bei|auf|in|vor|nach)\b[^,]*\b(?:sagten?|erklärten?|betonten?|schrieb(?:en)?|versicherten?)\b", re.IGNORECASE
)
