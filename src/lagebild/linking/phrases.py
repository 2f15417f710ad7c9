"""What a noun phrase says about whom it stands for, before anything is resolved."""

from __future__ import annotations

from typing import NamedTuple

from lagebild.linking.nouns import Noun
from lagebild.records import Span

# Determiners by kind. The forms of "der" say number and gender only together with the noun: see `agreement`.
DETERMINERS = {
    **dict.fromkeys("der die das des dem den beim vom zum zur am im ins".split(), "def"),
    **dict.fromkeys("ein eine einer einem einen eines".split(), "indef"),
    **dict.fromkeys("kein keine keiner keinem keinen keines jeder jede jedes jedem jeden".split(), "quant"),
    **dict.fromkeys(
        "dieser diese dieses diesem diesen jener jene jenes jenem jenen derselbe dieselbe ebendieser besagter".split(),
        "dem",
    ),
    **dict.fromkeys(
        """sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres mein meine meiner meinem meinen unser
        unsere unserer unserem unseren dessen deren""".split(),
        "poss",
    ),
    **dict.fromkeys(
        """einige einiger einigen mehrere mehrerer mehreren viele vieler vielen manche mancher manchen andere anderer anderen
        anderem alle aller allen beide beider beiden zahlreiche zahlreicher zahlreichen verschiedene verschiedener zwei drei
        vier fünf sechs sieben acht neun zehn weitere weiteren weiterer sämtliche etliche wenige wenigen""".split(),
        "quant",
    ),
}
OBLIQUE = frozenset("dem den des einem einen eines einer".split())
"""Articles that stand before no subject."""
OBLIQUE_PREPOSED = OBLIQUE | frozenset("vom zum zur beim im am".split())
"""The same with those that a preposition has taken in."""
CONTRACTED = frozenset("vom beim zum zur am im ins ans".split())  # preposition and article in one
PREPOSITIONS = frozenset(
    """laut nach von vom zu zum zur in im mit bei beim für gegenüber vor an am auf aus seit durch gegen um über unter gemäß
    zufolge entsprechend ohne trotz wegen während neben zwischen hinter seitens so wie ins ans""".split()
)
# Words that open sentences and belong to no name.
FUNCTION_WORDS = (
    frozenset(
        """auch zudem gestern heute morgen dann dort als wenn wie weil dass ob aber und doch so nun damit bereits während nachdem
        obwohl trotz jedoch dabei dazu zuvor später inzwischen allerdings außerdem nur noch schon sogar da denn oder sowie
        sowohl weder nicht mittlerweile unterdessen hingegen dagegen ebenso ebenfalls zunächst schließlich zuletzt deshalb
        anschließend daraufhin daher demnach danach dennoch trotzdem ich er sie es wir ihr man am darunter dadurch dafür davon
        daraus darauf hierzu hierbei hinzu zugleich zwar montag dienstag mittwoch donnerstag freitag samstag sonntag""".split()
    )
    | PREPOSITIONS
    | frozenset(DETERMINERS)
)
_SINGULAR_ARTICLES = {
    "des": "mn",
    "dem": "mn",
    "ein": "mn",
    "einem": "mn",
    "eines": "mn",
    "einen": "m",
    "eine": "f",
    "einer": "f",
    "das": "n",
}
_PLURAL_QUANTIFIERS = frozenset(
    """einige einiger einigen mehrere mehrerer mehreren viele vieler vielen manche manchen alle allen beide beider beiden
    zahlreiche zahlreicher zahlreichen verschiedene verschiedener zwei drei vier fünf sechs sieben acht neun zehn sämtliche
    etliche wenige wenigen andere anderer anderen weitere weiteren""".split()
)


class Phrase(NamedTuple):
    """A noun phrase or pronoun in the text.

    `first`, `last`: its tokens, half-open; `span`: the characters that count as the mention (a person's name alone, else the
    phrase with its article). `kind`: person, people, circles, government, organisation, media, state, source, joint,
    pronoun, or "" where the words do not say. `nouns`: office and body nouns, the head last; `name`: the proper name's words
    in the nominative as far as is safe; `modifiers`: bare words that tell it from others (states by code). `behind`: for a
    source ("Angaben der Polizei") who stands behind it. `genitive`: whether its place in the sentence is a genitive; `tail`: the token at
    which somebody else's name begins at its end, −1 for none; `opens`: whether it opens its sentence.
    """

    first: int
    last: int
    span: Span
    kind: str = ""
    det: str = ""
    article: str = ""
    gender: str = ""
    number: str = ""
    nouns: tuple[Noun, ...] = ()
    name: tuple[str, ...] = ()
    modifiers: frozenset[str] = frozenset()
    age: str = ""
    abbreviation: str = ""
    behind: Phrase | None = None
    label: str = ""
    pronoun: str = ""
    subject: bool = False
    genitive: bool = False
    tail: int = -1
    opens: bool = False
    country: str | None = None

    @property
    def lemma(self) -> str:
        """Lemma of the head noun, "" where there is none."""
        return self.nouns[-1].lemma if self.nouns else ""

    @property
    def definite(self) -> bool:
        """Whether the phrase points at somebody known: "der", "dieser", "sein"."""
        return self.det in ("def", "dem", "poss")


def agreement(article: str, noun: Noun, *, genitive: bool, form: str) -> tuple[str, str]:
    """Gender and number of article and noun together; "" for what stays open.

    "der Sprecher": m, singular, but "Angaben der Sprecher": plural; "der Sprecherin": f; "die Abgeordnete": f, singular;
    "die Abgeordneten": plural; "den Ermittlern": plural.
    """
    gender, number = noun.gender, noun.number
    article = _like_der(article)
    if article in _PLURAL_QUANTIFIERS:
        return gender, "p"
    if number == "p":
        return ("" if gender == "m" else gender), "p"
    if article in _SINGULAR_ARTICLES:
        allowed = _SINGULAR_ARTICLES[article]
        return gender or (allowed[0] if noun.kind == "person" else ""), "s"
    adjectival = noun.kind == "person" and not noun.gender
    if article in ("der", "dieser", "jener"):
        return _after_der(gender, number, genitive=genitive, adjectival=adjectival, form=form)
    if article in ("die", "diese", "jene"):
        if adjectival:
            return ("", "p") if form.endswith("n") else ("f", "s")
        return (gender, "p") if gender == "m" else (gender, number or "s")
    if article in ("den", "diesen", "jenen"):
        return ("", "p") if adjectival and form.endswith("n") else (gender or "m", "s")
    return gender, number


def _like_der(article: str) -> str:
    """The form of "der" with the same ending: "ihrer", "dieser", "einer" → "der"."""
    if article in _SINGULAR_ARTICLES or article in _PLURAL_QUANTIFIERS or len(article) < 5:
        return article
    return {"er": "der", "em": "dem", "es": "des", "en": "den"}.get(
        article[-2:], "die" if article.endswith("e") else article
    )


def _after_der(gender: str, number: str, *, genitive: bool, adjectival: bool, form: str) -> tuple[str, str]:
    if adjectival:  # "der Abgeordnete" is a man; "der Abgeordneten" a woman or several people
        return ("m", "s") if form.endswith("e") else ("", "p") if genitive else ("f", "s")
    if gender == "m":
        return ("m", "s") if not genitive and number != "p" else ("", "p")
    return gender, number or "s"
