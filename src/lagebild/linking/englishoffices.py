"""What somebody in an English article is called by beside the name: titles before it, offices before and behind it; and who has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lagebild.linking import englishwords as en
from lagebild.linking.englishnames import Name, apposition, before_office
from lagebild.linking.names import gender_of
from lagebild.linking.tokens import Tokens

_LEADING = frozenset(("a", "an", "another", "the", "one", *en.POSSESSIVES))


def gender(cut: Tokens, name: Name) -> str:
    """Of a person by the words beside the name, else by the given name: "m", "f" or ""."""
    titles = {*name.titles, before_office(cut, name), *apposition(cut, name)}
    if titles & en.WOMEN:
        return "f"
    if titles & en.MEN:
        return "m"
    return gender_of(name.words[0]) if len(name.words) > 1 else ""


def _titles(cut: Tokens, name: Name) -> list[list[str]]:
    """What a name is called by, each as words in small letters, the office last: before it in capitals or not, and behind it."""
    found = [[en.IN_FULL.get(title, title) for title in name.titles]] if name.titles else []
    before = before_office(cut, name)
    if before:
        at = name.first - 2 - (cut.words[name.first - 1] == ",")
        words = [before]
        while at >= 0 and cut.words[at].lower() in en.TITLE_WORDS | en.LESSER:
            words.insert(0, cut.words[at].lower())
            at -= 1
        found.append(words)
    if name.titles and name.first and cut.words[name.first - 1].lower() in en.LESSER:
        found[0].insert(0, cut.words[name.first - 1].lower())
    found += [[office] for office in apposition(cut, name) if office != "who"]
    return found


def offices(cut: Tokens, name: Name) -> Iterator[str]:
    """All words of the offices of a name."""
    for words in _titles(cut, name):
        yield from words


def heads(cut: Tokens, name: Name) -> Iterator[str]:
    """The offices by which somebody may be taken up: "the general"; "the deputy minister" for who is only that."""
    for words in _titles(cut, name):
        head = next((word for word in reversed(words) if word in en.OFFICES), "")
        if head and head not in en.RELATIONS and not (head == "general" and {"attorney", "solicitor"} & set(words)):
            yield " ".join((*sorted(en.LESSER & set(words)), head))


def unnamed(cut: Tokens, names: Mapping[int, Name]) -> Iterator[tuple[int, int, str]]:
    """Where somebody without a name is met: "a man", "the king", "his agent"; the tokens and the noun."""
    for at, word in enumerate(cut.words):
        if word.lower() not in en.OFFICES or word[0].isupper() or at + 1 in names or at in names:
            continue
        first = next((n for n in range(at - 1, max(-1, at - 4), -1) if cut.words[n].lower() in _LEADING), None)
        behind = cut.words[at + 1] if at + 1 < len(cut) else "."
        if first is not None and not (behind == "," and at + 2 in names):
            apposed = first > 0 and cut.words[first - 1] == "," and first - 2 in names
            if not apposed:
                yield first, at + 1, word.lower()
