"""What must be in a dossier, in plain Python: a second, slow and simple account of what adding comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from lagebild.records import Article, Coder
from lagebild.store import codec

DETAILS = ("title", "publisher", "url", "published", "modified", "extra", "rights")
"""What may be left unsaid; `published_by` goes with `published`."""


@dataclass
class Text:
    """One text of one article: the details that were said of it, as they were completed, and who read it with which of them."""

    text: str
    sha256: str
    headers: list[Article] = field(default_factory=list)
    readings: list[tuple[int, Coder]] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)


@dataclass
class Model:
    """A dossier that keeps full texts."""

    articles: dict[str, list[Text]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)  # ids and hashes of texts that were forgotten

    def add(self, article: Article, coder: Coder) -> str:
        """What adding comes to, one of entries.OUTCOMES."""
        if {article.id, article.sha256} & self.refused:
            return "refused"
        versions = self.articles.get(article.id, [])
        known = next((one for one in versions if one.sha256 == article.sha256), None)
        if known is None:
            return self._add_text(article, coder)
        said = [number for number, header in enumerate(known.headers) if says(header, article)]
        if not said:
            known.headers.append(completed(article, known.headers[-1]))
            known.readings.append((len(known.headers) - 1, coder))
            return "details"
        if any((number, coder) in known.readings for number in said):
            return "unchanged"
        known.readings.append((said[-1], coder))
        return "reread"

    def _add_text(self, article: Article, coder: Coder) -> str:
        originals = list(self._who_has(article))
        versions = self.articles.setdefault(article.id, [])
        versions.append(Text(article.text, article.sha256, [article], [(0, coder)], originals))
        return "version" if len(versions) > 1 else "copy" if originals else "new"

    def _who_has(self, article: Article) -> Iterable[str]:
        for identity, versions in self.articles.items():
            if identity != article.id and any(one.sha256 == article.sha256 for one in versions):
                yield identity

    def forget(self, identity: str) -> None:
        """Take an article away, and leave a note of it that refuses it from now on."""
        gone = self.articles.pop(identity)
        there = {one.sha256 for versions in self.articles.values() for one in versions}
        self.refused |= {identity} | ({one.sha256 for one in gone} - there)
        for versions in self.articles.values():
            for one in versions:
                one.originals = [original for original in one.originals if original != identity]


def unsaid(article: Article, name: str) -> bool:
    """Whether an article says nothing about a detail."""
    return getattr(article, name) is None or (name == "extra" and not article.extra)


def says(known: Article, article: Article) -> bool:
    """Whether an article says nothing that is not known."""
    names = [name for name in DETAILS if not unsaid(article, name)]
    names += ["published_by"] if "published" in names else []
    return known.language == article.language and all(getattr(known, one) == getattr(article, one) for one in names)


def completed(article: Article, known: Article) -> Article:
    """An article with what is known and it does not say."""
    names = [name for name in DETAILS if unsaid(article, name)]
    names += ["published_by"] if "published" in names else []
    values: dict[str, Any] = {name: getattr(known, name) for name in names}
    return replace(article, **values)


def header(article: Article) -> codec.Header:
    """What is stored of an article's details, without where it was read."""
    return replace(codec.header(article), where="", warnings=())
