"""Reads noun phrases: article, attributes, office, name, complement, apposition; for sources, who stands behind them."""

from __future__ import annotations

from typing import NamedTuple

from lagebild.linking import names, nounchains, phraseparts, places
from lagebild.linking.attributes import aged, is_attribute, read_article, read_attributes, read_brackets
from lagebild.linking.drafts import Draft, Source, canonical, finish
from lagebild.linking.phraseparts import BODIES, GENITIVE_ARTICLES
from lagebild.linking.phrases import CONTRACTED, Phrase

# Prepositions that join a complement to its noun in running text; inside the words marked as a speaker there are more.
_JOINING = frozenset("von vom für aus".split())
_JOINING_MARKED = _JOINING | frozenset("mit bei beim in im zur zum zu an am auf gegen über unter".split())
_SIGNS = (",", "–", "—", "-", "(")
_APPOSITION = 26  # tokens that an apposition may have
_DEEP = 3  # complements within complements


class Mode(NamedTuple):
    """How a phrase is read.

    `marked`: the range is exactly the words that were marked as a speaker, so that whatever stands in it belongs to it.
    `genitive`: its place asks for the genitive. `complement`: it stands behind a noun. `depth`: phrases around it.
    """

    marked: bool = False
    genitive: bool = False
    complement: bool = False
    depth: int = 0


MARKED = Mode(marked=True)
_PLAIN = Mode()


def phrase_at(source: Source, first: int, stop: int, mode: Mode = _PLAIN) -> Phrase | None:
    """The noun phrase that begins at token `first` and ends before `stop`; None where none begins there."""
    one = _one_of_many(source, first, stop, mode)
    if one is not None:
        return one
    first += phraseparts.is_retired(
        source.tokens.words, first
    )  # "a. D. Jan Muster", where the reader took "D." for an initial
    draft = Draft(first, first)
    read_article(source, draft, stop)
    if not read_attributes(source, draft, stop):
        return aged(source, draft) if draft.age and draft.article else None
    units, end = nounchains.read(source.tokens, draft.at, stop, source.labels)
    if _goes_on_after_genitive(source, units, end, stop):
        draft.modifiers.update(canonical(names.without_genitive(unit.word)) for unit in units)
        draft.at = end
        if not read_attributes(source, draft, stop):
            return None
        units, end = nounchains.read(source.tokens, draft.at, stop, source.labels)
    if not units:
        return None
    draft.chain = nounchains.split(units, end)
    draft.nouns = [unit.noun for unit in draft.chain.nouns if unit.noun is not None]
    draft.name = list(draft.chain.name)
    draft.at = draft.core = end
    phraseparts.read_name_behind(source, draft, stop)
    phraseparts.leave_object(source, draft, marked=mode.marked)
    _take_genitive_name(source, draft)
    phraseparts.take_unknown_source(source, draft)
    if mode.complement:
        phraseparts.leave_name(draft)
    if mode.depth < _DEEP:
        read_brackets(source, draft, stop)
        _read_complements(source, draft, stop, mode)
        if mode.depth == 0:
            _read_appositions(source, draft, stop, mode)
        read_brackets(source, draft, stop)
    if mode.marked and mode.depth == 0:
        _read_rest(source, draft, stop)
    return finish(source, draft, genitive=mode.genitive)


def _goes_on_after_genitive(source: Source, units: list[nounchains.Unit], end: int, stop: int) -> bool:
    """Whether "Berlins früherer Bürgermeister" goes on behind its genitive, "Im Exil lebende Uiguren" behind its place."""
    words = source.tokens.words
    if units and end + 1 < stop and words[units[0].first - 1].lower() in ("im", "am", "in") and units[0].first:
        return is_attribute(words, end)
    if not units or end + 1 >= stop or units[-1].noun is not None or not units[-1].word.endswith(("s", "'")):
        return False
    return is_attribute(words, end)


def _one_of_many(source: Source, first: int, stop: int, mode: Mode) -> Phrase | None:
    """As in "Einer der 13 Feuerwehrmänner", "eine der Betroffenen": one person, kept unnamed."""
    words = source.tokens.words
    if first + 1 >= stop or mode.depth >= _DEEP or words[first].lower() not in ("einer", "eine", "eines"):
        return None
    if words[first + 1] not in ("der", "von", "dieser", "seiner", "ihrer"):
        return None
    inner = phrase_at(source, first + 1, stop, Mode(genitive=True, depth=mode.depth + 1))
    if inner is None or inner.kind not in ("person", "people") or inner.number == "s" or inner.name:
        return None
    gender = {"einer": "m", "eine": "f"}.get(words[first].lower(), "")
    begin, end = source.tokens.span(first, inner.last)
    text = words[first].lower() + source.tokens.text[source.tokens.ends[first] : end]
    return inner._replace(
        first=first,
        span=(begin, end),
        kind="person",
        det="indef",
        article="einer",
        gender=gender,
        number="s",
        label=text,
    )


def _take_genitive_name(source: Source, draft: Draft) -> None:
    """A name in the genitive behind a noun is a complement: "Präsident Afghanistans", "Anwalt Husseins", "Angaben Merkels"."""
    head, name = draft.head, draft.name
    if head is None or not name:
        return
    words = " ".join(unit.word for unit in name)
    last = name[-1].word
    code = places.state_code(words)
    if head.kind == "source":
        draft.behind = phrase_at(source, name[0].first, name[-1].last, Mode(genitive=True, depth=_DEEP))
        draft.name = []
    elif code and head.lemma not in ("republik", "bundesrepublik", "staat", "königreich"):
        draft.modifiers.add(code)
        draft.name = []
    elif last.endswith("s") and (places.is_capital(words) or name[-1].label == "place"):
        draft.modifiers.add(canonical(names.without_genitive(words)))
        draft.name = []
    elif head.kind in ("person", "people", "circles") and last.endswith(("s", "'")) and not names.gender_of(last):
        bare = names.without_genitive(last)
        if head.kind != "person" or head.number == "p" or (bare != last and bare in source.vocabulary):
            draft.modifiers.update(names.key(bare if unit is name[-1] else unit.word) for unit in name)
            draft.name = []


def _read_complements(source: Source, draft: Draft, stop: int, mode: Mode) -> None:
    """Read "des Verteidigungsministeriums", "von Greenpeace", "für Inneres" behind a noun."""
    words = source.tokens.words
    joining = _JOINING_MARKED if mode.marked else _JOINING
    if draft.at + 1 < stop and words[draft.at].isdigit() and len(words[draft.at]) == 4:
        draft.at += 1  # "des Jahresberichts 2008 der Organisation"
    for _ in range(3):
        if draft.at >= stop or not (draft.nouns or mode.marked):
            return
        word = words[draft.at]
        bare = draft.at + 1 < stop and word.endswith("er") and is_attribute(words, draft.at) and phraseparts.owns(draft)
        if bare or word in GENITIVE_ARTICLES or (word in joining and word in CONTRACTED):
            begin = draft.at
        elif word in joining:
            begin = draft.at + 1
        else:
            return
        if begin >= stop or phraseparts.says_when(words, begin, stop):
            return
        if not bare and not phraseparts.may_complete(draft, word, words[begin], marked=mode.marked):
            return
        inner = phrase_at(
            source, begin, stop, Mode(mode.marked, bare or word in GENITIVE_ARTICLES, True, mode.depth + 1)
        )
        if inner is None:
            return
        if mode.marked and word in ("von", "vom") and phraseparts.is_member(source, draft, inner):
            draft.kind = "person"
        _take_complement(source, draft, inner)
        draft.at = draft.core = inner.last
        if mode.marked and draft.behind is inner:
            _read_second_owner(source, draft, stop, mode)


def _read_second_owner(source: Source, draft: Draft, stop: int, mode: Mode) -> None:
    """As in "Angaben der New York Times und der Los Angeles Times": two stand behind it together."""
    words, behind = source.tokens.words, draft.behind
    if behind is None or draft.at + 1 >= stop or words[draft.at] not in ("und", "sowie"):
        return
    second = phrase_at(source, draft.at + 1, stop, Mode(mode.marked, behind.genitive, True, mode.depth + 1))
    if second is not None and second.kind not in ("", "source"):
        span = (behind.span[0], second.span[1])
        label = f"{behind.label} und {second.label}"
        draft.behind = behind._replace(kind="joint", label=label, span=span, number="p", name=(), nouns=())
        draft.at = draft.core = second.last


def _take_complement(source: Source, draft: Draft, inner: Phrase) -> None:
    """Note what a complement says: who is behind a source, else attributes, and the name that may follow them."""
    head = draft.head
    if head is not None and head.kind == "source":
        draft.behind = draft.behind or (inner if inner.kind else None)
        return
    if inner.tail >= 0 and head is not None and head.kind == "person" and not draft.name:
        draft.name = nounchains.read(source.tokens, inner.tail, inner.last, source.labels)[0]
    elif inner.tail >= 0:
        draft.tail = inner.tail
    draft.modifiers |= inner.modifiers | {canonical(word) for word in names.keys(inner.name) if word}
    if inner.nouns:
        draft.modifiers.add(inner.lemma)
    if inner.country:
        draft.modifiers.add(inner.country)


def _read_appositions(source: Source, draft: Draft, stop: int, mode: Mode) -> None:
    """Marked words may hold several: "der Vorsitzende von Verdi, Nachfolgerin der ÖTV, Frank Bsirske"."""
    for _ in range(3 if mode.marked else 1):
        at = draft.at
        _read_apposition(source, draft, stop, mode)
        if draft.at == at:
            return


def _read_rest(source: Source, draft: Draft, stop: int) -> None:
    """What is left of marked words belongs to them: "die Führungen von SPD und Grünen", a name behind the last comma."""
    _read_last_name(source, draft, stop)
    if draft.nouns and draft.at + 1 < stop and source.tokens.words[draft.at] == "und":
        draft.at = draft.core = stop


def _read_apposition(source: Source, draft: Draft, stop: int, mode: Mode) -> None:
    """As in ", Klaus Stöhr" behind an office; ", die Leiterin der Fachstelle" behind a name; ", der Versorger TEPCO" behind a body."""
    tokens = source.tokens
    at = draft.at
    if at + 1 >= stop or tokens.words[at] not in _SIGNS:
        return
    if tokens.words[at] in "-–—" and tokens.begins[at] == tokens.ends[at - 1]:
        return
    if tokens.words[at + 1] == "kurz":  # "der Deutsche Fußball-Bund, kurz DFB"
        short = nounchains.read(tokens, at + 2, stop, source.labels)[0]
        draft.abbreviation = short[0].word if short else ""
        return
    inner = phrase_at(source, at + 1, min(stop, at + _APPOSITION), Mode(mode.marked, depth=1))
    if inner is None:
        return
    if not _closes(source, inner.last, stop, marked=mode.marked):
        return
    head = draft.head
    if head is not None and head.kind == "source":
        _name_behind(draft, inner)
    elif head is not None and not draft.name and inner.name:
        ends = mode.marked and inner.last >= stop and head.number != "p" and draft.det == "def" and not inner.det
        ends = ends and phraseparts.is_known_name(source, inner.name[-1])
        _take_name(source, draft, inner, personal=head.kind == "person", short=ends)
    elif head is not None and head.kind == "person" and phraseparts.is_owner(draft, inner):
        draft.modifiers.add(canonical(names.without_genitive(draft.name[0].word)))
        _take_name(source, draft, inner, personal=True)
    elif draft.name and not inner.name and inner.kind == "person" and inner.number != "p":
        draft.nouns = [*inner.nouns, *draft.nouns]
        draft.modifiers |= inner.modifiers
        draft.age = draft.age or inner.age
        draft.at = inner.last
    elif (
        draft.name
        and head is None
        and not inner.name
        and inner.kind in BODIES
        and not phraseparts.opens_name(draft.name[0])
    ):
        draft.kind = inner.kind  # "Tesla Motors, der Hersteller …"
        draft.modifiers |= inner.modifiers
        draft.at = inner.last
    elif mode.marked and not inner.name:
        draft.at = inner.last  # "der Vorsitzende von Verdi, Nachfolgerin der ÖTV, Frank Bsirske"


def _read_last_name(source: Source, draft: Draft, stop: int) -> None:
    """As in ", Mohammad Chatami" at the end of marked words is the name of whom they describe, whatever stands between."""
    head = draft.head
    if head is None or draft.name or head.kind != "person" or draft.at >= stop:
        return
    words = source.tokens.words
    comma = next((at for at in range(stop - 2, draft.at - 1, -1) if words[at] == ","), None)
    if comma is None:
        return
    inner = phrase_at(source, comma + 1, stop, Mode(marked=True, depth=1))
    if inner is not None and inner.last >= stop and inner.kind == "person" and len(inner.name) > 1:
        _take_name(source, draft, inner, personal=True)


def _closes(source: Source, last: int, stop: int, *, marked: bool) -> bool:
    """Whether an apposition that ends at token `last` ends where one may: at a sign, or with the marked words."""
    words = source.tokens.words
    if last >= len(words) or (marked and last >= stop):
        return True
    return words[last] in (",", "–", "—", ")", ".", "-", ":") or (marked and words[last] in ("und", "sowie"))


def _take_name(source: Source, draft: Draft, inner: Phrase, *, personal: bool, short: bool = False) -> None:
    """Take over the name of an apposition; a person's must be a whole name, so that lists are not taken for one, unless `short`: it ends
    the words that are marked as one speaker's, as in "die Vorsitzende der Mitte, Muster".
    """
    if personal != (inner.kind == "person") or (personal and len(inner.name) < 2 and not inner.nouns and not short):
        return
    opening = inner.name[0].split()[0]
    at = next((k for k in range(inner.first, inner.last) if source.tokens.words[k] == opening), None)
    if at is None:
        return
    draft.name = nounchains.read(source.tokens, at, inner.last, source.labels)[0]
    draft.nouns = [*inner.nouns, *draft.nouns]
    draft.modifiers |= inner.modifiers
    draft.age = draft.age or inner.age
    draft.at = inner.last


def _name_behind(draft: Draft, inner: Phrase) -> None:
    """As in "Ansicht des Generalanwalts, Damazo Ruiz-Jarabo": the name is that of the person behind the view."""
    behind = draft.behind
    if behind is not None and behind.name and not inner.name and behind.kind == inner.kind == "person":
        draft.behind = behind._replace(
            nouns=(*inner.nouns, *behind.nouns), modifiers=behind.modifiers | inner.modifiers
        )
        draft.at = inner.last  # "Angaben von Sam Maiha, dem Direktor der Behörde"
    elif behind is not None and behind.kind == inner.kind == "person" and not behind.name and len(inner.name) > 1:
        gender = behind.gender or inner.gender
        named = behind._replace(name=inner.name, label=inner.label, span=inner.span, gender=gender, number="s")
        draft.behind = named._replace(  # "Ansichten des Gastgebers, des chilenischen Präsidenten Hans Weber"
            nouns=(*inner.nouns, *behind.nouns), modifiers=behind.modifiers | inner.modifiers
        )
        draft.at = inner.last
