"""What sounds like an announcement and is none: what might have been, advice, a warning of what will befall others, a scholar's view.

"Wenn ich davon gewusst hätte, hätte ich gehandelt" announces nothing; "hätte die Regierung bis Freitag nicht geantwortet, werde man
kündigen" does.
"""

from __future__ import annotations

import re

from lagebild.picture import vowwords
from lagebild.picture.announced import Announced
from lagebild.picture.castwords import last_name

_KEPT = ("promise", "threat", "offer", "refusal")
_DONE = r"(?:(?!bereit\b)(?:[a-zäöüß]{0,9}ge[a-zäöüß]{2,}|(?:be|ver|er|ent|zer|über|unter)[a-zäöüß]{2,})(?:t|en)|gewesen|worden)"
_MIGHT_HAVE = re.compile(rf"\b(?:hätten?|hättest|wären?)\b(?:[^.;:]*\b{_DONE}\b)|\b{_DONE} (?:hätten?|wären?)\b", re.I)
_PAST = re.compile(
    r"\b(?:lag|lagen|war|waren|hatten?|gab|gaben|kam|kamen|ging|gingen|stand|standen|wussten?|sah|sahen|tat|taten|fand|fanden|blieb|"
    r"blieben)\b",
    re.I,
)
_ADVICE = re.compile(
    r"\b(?:riet(?:en)?|rät|raten|rate|geraten|empfahl(?:en)?|empfiehlt|empfehlen|empfehle|empfohlen|legt?e?n? [^.;:,]* nahe)\b"
    r"(?:(?!\bund\b)[^.;:,])*,\s*(?:dass\s*)?\Z",
    re.I,
)
_SAYS = (
    r"(?:propagiert|gefordert|verlangt|behauptet|kritisiert|beklagt|berichtet|vorgeworfen|empfohlen|befürchtet|vermutet|bestritten|gelobt|"
    r"diskutiert|erwartet|beworben)"
)
_SAID_BY = re.compile(rf"\b(?:werden?|wird|wurden?)\b(?=[^.;:]*\b(?:vo[nm]|durch)\b)[^.;:]*\b{_SAYS}\W*\Z", re.I)
_WARNS = re.compile(
    r"\b(?:warn(?:t|te|ten|e|en)|gewarnt|warnung(?:en)?|fürchte\w*|befürchte\w*|sorge|prognos\w+|rechne\w*)\b", re.I
)
_THREATENS = re.compile(r"\b\w*droh(?:t|te|ten|e|en|ung|ungen)\b|\bultimat", re.I)
_PEOPLE = re.compile(
    r"\W*(?:dann )?(?:werden|würden) (?:(?:die|viele|alle|tausende|noch|mehr|weitere|hunderte|zehntausende|millionen|von|unsere) )*"
    r"\w*(?:menschen|familien|bürger|bürgerinnen|kinder|bewohner|verbraucher|patienten|europäer|rentner|kunden|mieter|haushalte|anwohner)\b",
    re.I,
)
_BEFALLS = re.compile(
    r"\b(?:verlieren|verliere|verliert|genießen|erleiden|leiden|hungern|sterben|sterbe|frieren|steigen|steige|steigt|sinken|sinke|fehlen|"
    r"zusammenbrechen|scheitern|scheitere|eskalieren|entstehen|knapp werden|geraten|erleben|ausfallen|zu\w*nehmen)\W*\Z",
    re.I,
)
_SUFFERS = re.compile(  # "Wir werden Verluste erleiden", "Wir werden Geduld brauchen": whoever says it himself, and nobody else
    r"\W*(?:(?:dann|auch|so|und|aber) )?(?:(?:wir|ich) (?:werden?|würden?|müssen|muss)|(?:werden?|würden?|müssen|muss) (?:wir|ich))\b"
    r"(?![^.;:,]*\b(?:durch|geduld verlieren)\b)[^.;:,]*\b"
    r"(?:erleiden|leiden|hungern|sterben|frieren|verlieren|ertragen|aushalten|brauchen)\W*\Z",
    re.I,
)
_NOT = re.compile(r"\b(?:nicht|nie|niemals|kein\w*|weder)\b", re.I)
_ACTS_TOO = re.compile(
    r"\b[a-zäöüß]+(?:en|ern|eln) und\b"
)  # "werde die Stadt stürmen und die Versorgung zusammenbrechen"
_VERDICT = re.compile(r"\b(?:durchkommen|gelingen|erfolg haben|scheitern|gewinnen|davonkommen)\W*\Z", re.I)
_THIRD = re.compile(r"\W*(?:das|dies|sie|er|es)\b", re.I)
_HOLDS = re.compile(r"\bh(?:alte|alten|ält|ielt|ielten)\b[^.;:]*\bfür\b", re.I)
_SCHOLAR = (
    r"\b\w*(?:wissenschaftler|forscher|expert|analyst|professor|historiker|ökonom|kommentator|soziologe|soziologin|"
    r"völkerrechtler|politologe|politologin|kenner|publizist)(?:in|innen|e|en|s)?\b"
)


def no_announcement(one: Announced) -> bool:
    """Whether the words that are taken for a commitment only say what might have been, will befall others, is advised or thought."""
    if one.kind not in _KEPT:
        return False
    advised = one.kind != "refusal" and _ADVICE.search(one.before)
    if _SAID_BY.search(one.says) or advised or _over(one.says, one.when):
        return True
    if one.kind == "refusal" and not one.when and _THIRD.match(one.says) and _VERDICT.search(one.says):
        return True
    return _befalls(one) or _is_view(one)


def _over(says: str, when: str) -> bool:
    """Whether a consequence tells of what might have been, or of what was."""
    if vowwords.FUTURE.search(says):
        return False
    if _MIGHT_HAVE.search(says) and (not when or _MIGHT_HAVE.search(when)):
        return True
    return bool(when and _PAST.search(says) and _PAST.search(when) and not vowwords.BINDS.search(says))


def _befalls(one: Announced) -> bool:
    """Whether somebody only warns of what will befall people, himself too, or come about; whoever threatens with it does it himself."""
    threatens = _THREATENS.search(one.home) is not None
    if _SUFFERS.match(one.says) and not threatens and not _NOT.search(one.says):
        return True
    if one.kind != "threat" or threatens or vowwords.of_oneself(one.says):
        return False
    return bool(
        _PEOPLE.match(one.says)
        or (_WARNS.search(one.home) and _BEFALLS.search(one.says) and not _ACTS_TOO.search(one.says))
    )


def _is_view(one: Announced) -> bool:
    """Whether a scholar or commentator says what he thinks."""
    if not _HOLDS.search(one.says) and vowwords.of_oneself(one.says):
        return False
    names = [re.escape(last_name(who.name)) for who in one.by if who.kind == "person"]
    if not names or len(names) < len(one.by):
        return False
    called = "|".join(names)
    found = (
        rf"{_SCHOLAR}(?:\s(?:der|des|für|an|von|am)\s[^.;:]{{0,40}})?,?\s(?:[A-ZÄÖÜ][\w-]+\s){{0,2}}(?:{called})\b|"
        rf"(?:{called}),[^.;:]{{0,40}}{_SCHOLAR}"
    )
    return re.search(found, one.page.words, re.I) is not None
