"""Which article prints whose text, as people left it; and how many independent sources that makes."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lagebild.entries import Verdict

Link = tuple[str, str]  # copy and original, by their articles' ids


def said(found: Iterable[Link], verdicts: Iterable[Verdict]) -> list[Link]:
    """The links after people's judgements on articles, the last word last."""
    held = dict.fromkeys(found)
    for verdict in verdicts:
        if verdict.undone or verdict.of != "article" or verdict.kind not in ("merge", "split"):
            continue
        pair = (verdict.subject, str(verdict.value.get("with")))
        held = {link: None for link in held if set(link) != set(pair)}
        if verdict.kind == "merge":
            held[pair] = None
    return list(held)


def sources(articles: Collection[str], found: Iterable[Link]) -> int:
    """How many independent sources stand behind some articles: those that print no other's text among them."""
    copies = {copy for copy, original in found if copy in articles and original in articles}
    return len(set(articles) - copies)
