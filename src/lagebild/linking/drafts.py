"""From the parts of a noun phrase to what it says: kind, gender, number, attributes, country, a name in the nominative."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lagebild.linking import names, nounchains, places, wording
from lagebild.linking.nounchains import Chain, Unit
from lagebild.linking.nouns import Noun, noun
from lagebild.linking.phrases import Phrase, agreement
from lagebild.linking.tokens import Tokens
from lagebild.nonames import measures
from lagebild.records import Span

# Attributes that everything has: they tell nobody from anybody.
_EMPTY_ATTRIBUTES = frozenset(
    """neu alt eigen erst weiter ander bisherig viel einig mehrer verschieden zahlreich gemeinsam ganz groß klein best jetzig
    derzeitig amtierend aktuell offiziell bestimmt genannt sogenannt zuständig selb gleich letzt halb zweit dritt beid jung
    damalig heutig besagt betroffen eigentlich einzeln gewiss hiesig dortig bekannt""".split()
)
# Bodies whose members are called by their name: "Adidas-Vorstand Erich Stamminger", "Bundesrat Alain Berset".
_PERSONAL_BODIES = ("vorstand", "aufsichtsrat", "stadtrat", "gemeinderat", "nationalrat", "bundesrat", "rat")
# What stands before "-Analyse" or "-Test" and is nobody.
_METHODS = frozenset("DNA DNS PCR CT MRT HIV TV PR IT Gen Blut Online Internet".split())
_DATIVE = frozenset("von mit nach aus bei zu seit gegenüber zufolge laut außer".split())
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SAME = {"ex": "ehemalig", "früh": "ehemalig", "einstig": "ehemalig"}
_INSIDE_STATES = {"us": "US", "usa": "US", "uno": "un", "vereinte": "un"}


@dataclass(frozen=True, slots=True)
class Source:
    """What phrases are read from: the tokens, the reader's names by token, all words that the text has, those that an
    article stands before, those that stand behind a given name, with a particle or without,
    those that stand behind "in", and those of states that the text has an adjective of.
    """

    tokens: Tokens
    labels: Mapping[int, str]
    vocabulary: frozenset[str]
    with_article: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    located: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


_NO_CHAIN = Chain((), (), (), 0)


@dataclass(slots=True)
class Draft:
    """A phrase while it is being read; `at` is the next token, `core` the token after noun, name and complement."""

    first: int
    at: int
    core: int = 0
    det: str = ""
    article: str = ""
    attributes: list[str] = field(default_factory=list)
    age: str = ""
    chain: Chain = _NO_CHAIN
    nouns: list[Noun] = field(default_factory=list)
    name: list[Unit] = field(default_factory=list)
    modifiers: set[str] = field(default_factory=set)
    abbreviation: str = ""
    behind: Phrase | None = None
    kind: str = ""  # what an apposition says it is
    tail: int = -1  # the token at which a person's name begins that a complement ends with, −1 for none

    @property
    def head(self) -> Noun | None:
        """The office or body noun next to the name, None for a bare name."""
        return self.nouns[-1] if self.nouns else None


def finish(source: Source, draft: Draft, *, genitive: bool) -> Phrase:
    """The phrase that a draft has become; `genitive` says that its place in the sentence asks for the genitive."""
    head = draft.head
    words = _name_words(draft, genitive=genitive)
    kind = _kind(draft, words)
    if kind == "person" and head is None and len(words) == 1 and _is_thing(source, draft, words[0]):
        kind = "organisation"
    if kind == "person" and head is None and len(words) == 1 and words[0] in source.located and not draft.name[0].label:
        kind = "place"  # "Pelsk befürchtet …" where the article has "in Pelsk"
    if (
        kind == "person"
        and head is None
        and len(words) == 1
        and source.states.intersection((words[0], draft.name[0].word))
    ):
        kind = "place"  # "Kestrien breche den Vertrag" where the text has "der kestrische Minister", whatever the reader takes it for
    if kind == "person" and head is None and _is_measure(source, words):
        kind = ""
    gender, number = _gender_and_number(source, draft, kind, words, genitive=genitive)
    span = _mention(source.tokens, draft, kind)
    phrase_label = _label(source.tokens, draft, kind, words, (gender, number))
    own = next((word for word in draft.attributes if word.startswith("eigen")), "")
    return Phrase(
        pronoun=("eigen" if own else draft.article if draft.det == "poss" else "") if kind == "source" else "",
        first=draft.first,
        last=max(draft.at, draft.core),
        span=span,
        kind=kind,
        det=draft.det,
        article=draft.article,
        gender=gender,
        number=number,
        nouns=tuple(draft.nouns),
        name=words,
        modifiers=frozenset(_modifiers(draft)),
        age=draft.age or next((n.outer for n in draft.nouns if n.base == "jährig"), ""),
        abbreviation=draft.abbreviation,
        behind=draft.behind
        or (_behind_compound(source.tokens, draft, head) if head is not None and head.kind == "source" else None),
        label=phrase_label,
        genitive=genitive,
        tail=draft.tail,
        opens=source.tokens.starts_sentence(draft.first),
        country=_country(draft, kind, words),
    )


def _is_thing(source: Source, draft: Draft, word: str) -> bool:
    """As in "Wikipedia": a single name that has an article elsewhere is no person's, unless the reader says so."""
    return word in source.with_article and not draft.article and not draft.name[0].label and not names.gender_of(word)


def _is_measure(source: Source, words: tuple[str, ...]) -> bool:
    """As in "40 Prozent", "des 11. Septembers": nobody's name, unless a given name stands before the word somewhere."""
    return bool(words) and all(measures(word) for word in words) and not source.surnames.intersection(words)


def _name_words(draft: Draft, *, genitive: bool) -> tuple[str, ...]:
    """The words of the proper name; in a bare genitive ("Angaben Merkels") without its ending."""
    words = tuple(unit.word for unit in draft.name)
    if len(words) > 1 and words[0] in ("Der", "Die", "Das"):
        words = words[1:]  # "das Magazin Der Spiegel" is called Spiegel, as "der Spiegel" is
    if words and genitive and not draft.article and not draft.nouns and not places.is_media(" ".join(words)):
        return (*words[:-1], names.without_genitive(words[-1]))
    return (*words[:-1], words[-1][:-1]) if words and words[-1].endswith("'") else words


def _kind(draft: Draft, words: tuple[str, ...]) -> str:
    head = draft.head
    if head is not None:
        units = (unit.word for unit in (*draft.chain.before, *draft.chain.nouns))
        whole = " ".join((*draft.attributes, *units))
        if head.base in _PERSONAL_BODIES and draft.name and names.gender_of(words[0]):
            return "person"
        return "government" if places.is_seat(whole) else head.kind
    if not words or draft.kind:
        return draft.kind
    if draft.age:
        return "person"
    if len(words) == 1 and (draft.attributes or draft.core > draft.name[-1].last) and not draft.name[0].label:
        return _kind_of_unknown(draft, words[0])
    label = next((unit.label for unit in draft.name if unit.label), "")
    quoted = any(unit.quoted for unit in draft.name)
    return nounchains.kind_of_name(" ".join(words), label, article=bool(draft.article), quoted=quoted)


def _kind_of_unknown(draft: Draft, word: str) -> str:
    """A single word with attributes or a complement is rather a noun that the tables lack than a person's name."""
    kind = nounchains.kind_of_name(word, "", article=bool(draft.article), quoted=draft.name[0].quoted)
    return "" if kind == "person" and not names.gender_of(word) else kind


def _gender_and_number(
    source: Source, draft: Draft, kind: str, words: tuple[str, ...], *, genitive: bool
) -> tuple[str, str]:
    head = draft.head
    form = draft.chain.nouns[-1].word if draft.chain.nouns else ""
    weak = bool(draft.attributes) and draft.attributes[-1].endswith("en")  # "der kanadischen Ermittler": several
    gender, number = (
        agreement(draft.article, head, genitive=genitive or weak, form=form) if head is not None else ("", "")
    )
    before = source.tokens.words[draft.first - 1].lower() if draft.first else ""
    if draft.article == "den" and before in _DATIVE and head is not None and head.kind == "person":
        number = "p"  # "von den Demonstranten"
    owned = bool(draft.chain.before) and draft.chain.before[-1].word.endswith(("s", "'"))  # "Merkaniens Vertreter"
    if kind == "person" and not words and not draft.article and not number and not owned:
        number = "p"  # "Politische Beobachter": without an article only a plural stands alone
    if kind in ("state", "place"):
        return {"die": "f", "der": "f" if genitive else "m"}.get(draft.article, "n"), "s"
    if kind != "person" or not words:
        return gender or {"die": "f", "das": "n"}.get(draft.article if head is None else "", ""), number
    explicit = next((n.gender for n in draft.nouns if n.gender == "f"), "")
    given = next((g for word in words[:-1] if (g := names.gender_of(word))), "")
    masculine = next((n.gender for n in draft.nouns if n.gender == "m"), "")
    by_article = (
        {"der": "m", "die": "f", "dem": "m", "den": "m", "des": "m"}.get(draft.article, "")
        if draft.det == "def"
        else ""
    )
    if head is not None and not head.gender:
        by_article = gender
    return explicit or given or masculine or ("" if genitive else by_article), "s"


def _mention(tokens: Tokens, draft: Draft, kind: str) -> Span:
    """A person's name alone; of all others the phrase with its article, without apposition and brackets."""
    if kind == "person" and draft.name:
        return tokens.begins[draft.name[0].first], tokens.ends[draft.name[-1].last - 1]
    last = max(draft.core, draft.first + 1)
    return tokens.span(draft.first, last)


def canonical(word: str) -> str:
    """An attribute for comparison: a state's code, a bare stem."""
    low = word.lower().rstrip("'’")
    inside = _INSIDE_STATES.get(low) or _SAME.get(low) or places.region(low)
    return inside or places.adjective_code(low) or places.state_code(low) or low


def _modifiers(draft: Draft) -> set[str]:
    found = set(draft.modifiers)
    for word in draft.attributes:
        code = places.adjective_code(word)
        stem = code or canonical(places.adjective_stem(word))
        if stem not in _EMPTY_ATTRIBUTES:
            found.add(stem)
    for unit in draft.chain.before:
        found.add(places.adjective_code(unit.word) or canonical(names.without_genitive(unit.word)))
    for known in draft.nouns:
        if known.outer and known.base != "jährig":
            found.update(canonical(part) for part in known.outer.split("-"))
        if known.inner and noun(known.inner.capitalize()) is not None:  # "Regierungssprecher", not "Außenminister"
            found.add(canonical(known.inner))
    return found


def _country(draft: Draft, kind: str, words: tuple[str, ...]) -> str | None:
    """The state that the words themselves name: of a state its own, of a government the adjective's or genitive's."""
    if kind in ("state", "place"):
        return places.state_code(" ".join(words))
    if kind != "government":
        return None
    codes = [
        code
        for word in (*draft.attributes, *(unit.word for unit in draft.chain.before))
        if (code := places.adjective_code(word))
    ]
    codes += [word for word in draft.modifiers if len(word) == 2 and word.isupper()]
    return codes[0] if len(set(codes)) == 1 else None


def _behind_compound(tokens: Tokens, draft: Draft, head: Noun) -> Phrase | None:
    """Who stands behind a compound source: "Polizeiangaben", "Medienberichten", "OSZE-Bericht"; by attribute "russischen Angaben"."""
    span = _mention(tokens, draft, "source")
    word = draft.chain.nouns[-1].word
    outer = word.rpartition("-")[0]
    if head.inner == "presse" and head.base in (
        "erklärung",
        "mitteilung",
        "konferenz",
        "aussendung",
        "pressekonferenz",
    ):
        return None  # a statement for the press, not by it
    if outer and outer[0].isupper() and outer not in _METHODS:
        kind = nounchains.kind_of_name(outer, "", article=False, quoted=False)
        inner = noun(outer)
        if inner is not None and inner.kind != "source":
            return _compound_phrase(draft, inner, outer, span)
        if kind in ("organisation", "media", "state", "government"):
            return Phrase(
                draft.first, draft.core, span, kind, name=(outer,), label=outer, country=places.state_code(outer)
            )
        return None
    if draft.chain.before and not draft.behind:
        return _behind_genitive(tokens, draft)
    inner = noun(head.inner.capitalize()) if head.inner else None
    if inner is not None and inner.kind != "source":
        return _compound_phrase(draft, inner, head.inner.capitalize(), span)
    code = next((code for attribute in draft.attributes if (code := places.adjective_code(attribute))), None)
    if code is not None:
        name = places.state_names()[code]
        return Phrase(draft.first, draft.core, span, "state", name=(name,), label=name, country=code)
    return None


def _behind_genitive(tokens: Tokens, draft: Draft) -> Phrase | None:
    """As in "Grupps Meinung", "Russlands Angaben": the name in the genitive before the noun; adjectives are none."""
    words = tuple(unit.word for unit in draft.chain.before)
    if not words[-1].endswith(("s", "'", "’")):
        return None
    bare = (*words[:-1], names.without_genitive(words[-1]))
    text = " ".join(bare)
    kind = nounchains.kind_of_name(text, draft.chain.before[-1].label, article=False, quoted=False)
    first, last = draft.chain.before[0].first, draft.chain.before[-1].last
    return Phrase(
        first,
        last,
        tokens.span(first, last),
        kind,
        name=bare,
        label=places.proper(text) or text,
        country=places.state_code(text),
    )


def _compound_phrase(draft: Draft, inner: Noun, word: str, span: Span) -> Phrase:
    modifiers = frozenset(_modifiers(draft)) - {canonical(word), word.lower()}
    adjectives = [wording.adjective(a, "p", after="") for a in draft.attributes if places.adjective_code(a)]
    plural = inner.kind in ("people", "person", "media") and inner.number != "s"
    kind = "people" if inner.kind == "person" else inner.kind
    text = " ".join([*adjectives, word])
    return Phrase(
        draft.first,
        draft.core,
        span,
        kind,
        number="p" if plural else "s",
        gender=inner.gender,
        nouns=(inner,),
        modifiers=modifiers,
        label=text,
    )


def _label(tokens: Tokens, draft: Draft, kind: str, words: tuple[str, ...], form: tuple[str, str]) -> str:
    """What to call the actor: the proper name, else the description in the nominative.

    Persons without a name keep their article ("ein ranghoher Diplomat"), bodies and groups lose it.
    """
    head = draft.head
    if words and (head is None or kind == "person" or head.kind == "people" or nounchains.carries_name(head.lemma)):
        if draft.article == "der" and kind == "organisation" and len(words) > 1 and nounchains.opens_body(words[0]):
            words = (wording.adjective(words[0], "f", after=""), *words[1:])
        name = " ".join(words)
        if not kind:  # a noun that the tables lack: with its complement, "Willen des Gipfels"
            return " ".join(tokens.text[tokens.begins[draft.name[0].first] : tokens.ends[draft.core - 1]].split())
        return places.proper(name) or name
    column = "p" if form[1] == "p" else form[0]
    keeps_article = (kind == "person" and column != "p") or draft.det in ("poss", "quant")
    after = draft.det if keeps_article else ""
    parts = [wording.article(draft.det, draft.article, column)] if keeps_article else []
    parts += [wording.adjective(word, column, after="def" if after == "dem" else after) for word in draft.attributes]
    parts += [wording.adjective(unit.word, column, after=after) for unit in draft.chain.before]
    parts += [wording.head(u.word, u.noun, column, after=after) for u in draft.chain.nouns if u.noun is not None]
    parts += [unit.word for unit in draft.chain.name if draft.name]
    begin = draft.chain.nouns[-1].last if draft.chain.nouns and not draft.name else draft.chain.end
    if draft.core > begin:
        rest = _BRACKETS.sub("", tokens.text[tokens.ends[begin - 1] : tokens.ends[draft.core - 1]])
        parts.append(" ".join(rest.split()))
    name = " ".join(part for part in parts if part)
    return places.proper(name) or name
