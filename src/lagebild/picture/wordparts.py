"""Words of a text brought to keys: known forms, parts of compounds, stems of what no table knows."""

from __future__ import annotations

from lagebild.picture.wordforms import Forms, Word, folded, read
from lagebild.terms import Stems

_MOST = 100_000  # words that are remembered


class Analyser:
    """Brings tokens to keys."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self._stems = Stems()
        self._seen: dict[tuple[str, str], Word] = {}
        self._irregular = dict(pair.split(":") for line in read("english.txt") for pair in line.split())

    def word(self, token: str, language: str) -> Word:
        """What a token is made of."""
        key = (token, language)
        if (found := self._seen.get(key)) is None:
            if len(self._seen) >= _MOST:
                self._seen.clear()
            found = self._seen[key] = self._english(token) if language == "en" else self._german(token)
        return found

    def stem(self, token: str, language: str) -> str:
        """Its Snowball stem, "" for none."""
        return next(self._stems.terms(token, language), "")

    def _english(self, token: str) -> Word:
        small = token.casefold()
        stem = self.stem(self._irregular.get(small, small), "en")
        return Word((stem,) if stem else (), known=False)

    def _german(self, token: str) -> Word:
        if "-" in token:
            return self._hyphened(token)
        if key := self.forms.known(token):
            return Word((key,))
        stem = self.stem(token, "de")
        if token[:1].isupper() and (parts := self.forms.parts(folded(token))):
            first, last = parts
            return Word((first, last)) if first else Word((last,), whole=stem or folded(token))
        return Word((stem,) if stem else (), known=False)

    def _hyphened(self, token: str) -> Word:
        words = [self._german(part) for part in token.split("-") if part]
        keys = tuple(key for word in words for key in word.keys)
        if words and words[-1].known and not all(word.known for word in words):
            return Word(words[-1].keys, whole=folded(token))
        return Word(keys, all(word.known for word in words))
