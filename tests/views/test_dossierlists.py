from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import RenderableType

from lagebild.entries import HIDDEN, VERDICTS, Anchor, KnownActor
from lagebild.views import dossierlists as lists
from lagebild.views.dossierwords import dossier_words
from lagebild.views.terminal import console
from tests.factories import a_verdict, a_version

OLD = "Die Grenze ist zu. Es regnete. Velten schweigt."
NEW = "Die Grenze ist offen. Es regnete. Velten schweigt. Olt nicht."


def printed(block: RenderableType, width: int = 80) -> str:
    out = io.StringIO()
    console(out, width=width).print(block)
    return out.getvalue().replace("\u00a0", " ")


def flat(block: RenderableType) -> str:
    return " ".join(printed(block).split())


def an_article(language: str = "de", **fields: Any) -> str:
    version = a_version("lage-1", **{"title": "Grenze zu", "publisher": "Bote", **fields})
    return printed(lists.article_block(version, language))


def test_an_article_s_further_lines_are_indented() -> None:
    assert an_article() == "Grenze zu · 17.03.2026 · Bote\n  lage-1\n"
    title = "Außenministerin Brandner und ihr Amtskollege aus Velten verhandeln über die"
    assert an_article(title=title) == f"{title} ·\n  17.03.2026 · Bote\n  lage-1\n"


@pytest.mark.parametrize(
    ("fields", "german", "english"),
    [
        ({"published": None}, "ohne Datum", "no date"),
        ({"title": None}, "ohne Titel", "no title"),
        ({"versions": 2}, "2 Fassungen", "2 versions"),
        ({"copies": 1}, "1 Kopie", "1 copy"),
        ({"original": "b", "copies": 3}, "Kopie von b", "copy of b"),
        ({"keep": "spans"}, "nur Belegstellen gespeichert", "only evidence is stored"),
        ({"keep": "none"}, "Text nicht gespeichert, nur Fundstellen", "text not stored, only positions"),
    ],
)
def test_what_is_said_of_an_article_in_both_languages(fields: dict[str, Any], german: str, english: str) -> None:
    assert german in an_article(**fields)
    assert english in an_article("en", **fields)
    assert german not in an_article()


def test_a_copy_counts_no_copies_of_its_own() -> None:
    assert "3 Kopien" not in an_article(original="b", copies=3)


def versions(language: str = "de", **options: Any) -> str:
    both = (
        a_version("lage-1", 1, title="Grenze zu", versions=2),
        a_version("lage-1", 2, title="Grenze offen", versions=2, url="https://bote.example/1", modified="2026-03-18"),
    )
    return printed(lists.versions_view(both, (OLD, NEW), language, **options))


def test_versions_show_what_changed() -> None:
    assert versions(copies=("kopie", "zweite")) == (
        "Grenze offen · 17.03.2026\n"
        "  lage-1 · 2 Fassungen\n"
        "https://bote.example/1\n"
        "auch erschienen als kopie, zweite\n"
        "\n"
        "Fassung 1 · erschienen 17.03.2026 · bekannt seit 18.03.2026, 06:10 (+00:00) ·\n"
        "  sha256:aaaaaaaaaaaa\n"
        "\n"
        "Fassung 2 · erschienen 18.03.2026 · bekannt seit 18.03.2026, 06:10 (+00:00) ·\n"
        "  sha256:aaaaaaaaaaaa\n"
        "  - Grenze zu\n"
        "  + Grenze offen\n"
        "  - Die Grenze ist zu.\n"
        "  + Die Grenze ist offen.\n"
        "  + Olt nicht.\n"
        "\n"
    )


def test_versions_in_english_and_one_of_them() -> None:
    said = versions("en")
    assert "version 2 · published 18 Mar 2026 · known since 18 Mar 2026, 06:10 (+00:00)" in said
    only = versions(only=1)
    assert "Fassung 1 ·" in only
    assert "Fassung 2 ·" not in only
    assert "+ Olt nicht." in versions(only=2)


def test_a_version_that_differs_in_no_sentence() -> None:
    both = (a_version(number=1), a_version(number=2))
    assert "kein Satz geändert" in printed(lists.versions_view(both, (OLD, OLD), "de"))
    assert "no sentence changed" in printed(lists.versions_view(both, (OLD, OLD), "en"))


def test_what_changed_in_texts_that_are_not_kept_cannot_be_shown() -> None:
    both = (a_version(number=1, keep="none"), a_version(number=2, keep="none"))
    said = printed(lists.versions_view(both, (HIDDEN * 20, HIDDEN * 30), "de"))
    assert said.count("Text nicht gespeichert, nur Fundstellen") == 2
    assert "[…]" not in said
    part = (a_version(number=1, keep="spans"), a_version(number=2, keep="spans"))
    texts = f"Die Grenze ist zu. {HIDDEN * 12}", f"Die Grenze ist offen. {HIDDEN * 12}"
    said = printed(lists.versions_view(part, texts, "de"))
    assert "- Die Grenze ist zu." in said
    assert "+ Die Grenze ist offen." in said


def test_sentences_that_went_and_came_in_the_order_of_the_texts() -> None:
    assert list(lists.changed_sentences(OLD, NEW)) == [
        ("-", "Die Grenze ist zu."),
        ("+", "Die Grenze ist offen."),
        ("+", "Olt nicht."),
    ]
    assert list(lists.changed_sentences(OLD, OLD)) == []
    assert next(lists.changed_sentences("", OLD)) == ("+", "Die Grenze ist zu.")


def test_an_actor() -> None:
    actor = KnownActor("gov:FR", "Französische Regierung", "government", "Q1", "FR", 2, 5, 1)
    assert printed(lists.actor_block(actor, "de")) == (
        "Französische Regierung · Regierung · 1 Aussage, 5 Erwähnungen, 2 Artikel\n  gov:FR · Q1 · FR\n"
    )
    assert "government · 1 statement, 5 mentions, 2 articles" in printed(lists.actor_block(actor, "en"))
    silent = KnownActor("person:olt", "Olt", "person", None, None, 1, 1, 0)
    assert printed(lists.actor_block(silent, "de")) == "Olt · Person · 1 Erwähnung, 1 Artikel\n  person:olt\n"
    assert lists.actor_json(silent) == {
        **{"id": "person:olt", "name": "Olt", "kind": "person", "wikidata": None, "country": None},
        **{"articles": 1, "mentions": 1, "statements": 0},
    }


def test_a_judgement() -> None:
    verdict = a_verdict(article="lage-1", anchor=Anchor("Die Grenze ist zu."))
    assert flat(lists.verdict_block(verdict, "de")) == (
        f"bestätigt · Aussage s1 · „Die Grenze ist zu.“ {verdict.id} · Artikel lage-1 · von Ute Weil · 18.03.2026, 07:00 (+00:00)"
    )
    assert flat(lists.verdict_block(verdict, "en")) == (
        f"confirmed · statement s1 · “Die Grenze ist zu.” {verdict.id} · article lage-1 · by Ute Weil · 18 Mar 2026, 07:00 (+00:00)"
    )


@pytest.mark.parametrize("kind", list(VERDICTS))
def test_every_kind_has_a_word_in_both_languages(kind: str) -> None:
    for language in ("de", "en"):
        assert flat(lists.verdict_block(a_verdict(kind), language)).startswith(dossier_words(language).verdicts[kind])


@pytest.mark.parametrize(
    ("kind", "of", "value", "said"),
    [
        ("state", "commitment", {"state": "touched"}, "Zustand gesetzt · Ankündigung s1 · touched"),
        ("grade", "source", {"grade": "B2"}, "bewertet · Quelle s1 · B2"),
        ("note", "article", {"text": "Bitte\nprüfen"}, "Anmerkung · Artikel s1 · Bitte prüfen"),
        ("merge", "article", {"with": "lage-2"}, "gleichgesetzt · Artikel s1 · lage-2"),
        (
            "split",
            "actor",
            {"words": "Paris", "entity": "gov:FR", "name": "Regierung"},
            "getrennt · Akteur s1 · Regierung",
        ),
        ("split", "actor", {"words": "Paris", "entity": "gov:FR"}, "getrennt · Akteur s1 · gov:FR"),
        ("confirm", "event", {"record": {"id": "e1"}, "sha256": "f"}, "bestätigt · Ereignis s1 j"),
        ("correct", "statement", {"set": {"type": "direct"}}, "berichtigt · Aussage s1 · type = direct"),
        ("correct", "statement", {"set": {"spans": [[12, 40], [55, 60]]}}, "spans = 12–40, 55–60"),
        (
            "correct",
            "statement",
            {"set": {"said": {"start": "2026-03-16", "end": "2026-03-16"}}},
            "said = 2026-03-16 j",
        ),
        (
            "correct",
            "statement",
            {"set": {"said": {"start": "2026-03-16", "end": "2026-03-17", "precision": "day"}}},
            "said = 2026-03-16 – 2026-03-17",
        ),
        ("correct", "statement", {"set": {"speaker": {"actor": "a1", "spans": [[0, 3]]}}}, "speaker = Ada Beispiel"),
        ("correct", "statement", {"set": {"speaker": {"actor": "a7", "spans": []}}}, "speaker = a7"),
        ("correct", "statement", {"set": {"speaker": None}}, "speaker = –"),
        (
            "correct",
            "event",
            {"set": {"actors": [{"actor": "a1", "spans": []}, {"actor": "a2", "spans": []}], "recipients": []}},
            "actors = Ada Beispiel, Bert Olt · recipients = –",
        ),
        ("correct", "figure", {"set": {"number": [1000, 1500], "unit": "km"}}, "number = 1000–1500 · unit = km"),
        ("correct", "figure", {"set": {"number": 1.5}}, "number = 1.5"),
    ],
)
def test_what_was_decided_stands_in_words(kind: str, of: str, value: dict[str, Any], said: str) -> None:
    names = {"a1": "Ada Beispiel", "a2": "Bert Olt"}
    assert said in flat(lists.verdict_block(a_verdict(kind, of=of, value=value), "de", names=names))


def test_what_was_taken_back_or_finds_nothing_says_so() -> None:
    undone = a_verdict(undone="2026-03-19T07:00:00.000000Z", undone_by="Ada Olt")
    assert flat(lists.verdict_block(undone, "de", unplaced=True)).endswith("zurückgenommen von Ada Olt")
    assert flat(lists.verdict_block(undone, "en")).endswith("taken back by Ada Olt")
    assert flat(lists.verdict_block(a_verdict(), "de", unplaced=True)).endswith(
        "findet im gegenwärtigen Text nichts mehr"
    )
    assert flat(lists.verdict_block(a_verdict(), "en", unplaced=True)).endswith("finds nothing in the current text")


def test_plain_values_of_versions_and_judgements() -> None:
    version = a_version("lage-1", 2, title="Grenze zu")
    assert lists.version_json(version).items() >= {"article": "lage-1", "number": 2, "title": "Grenze zu"}.items()
    verdict = a_verdict(anchor=Anchor("zu", "ist ", "."), value={"state": "open"})
    values = lists.verdict_json(verdict)
    assert values["id"] == verdict.id
    assert values["anchor"] == {"words": "zu", "before": "ist ", "after": "."}
    assert values["value"] == {"state": "open"}


@pytest.mark.parametrize(
    ("language", "empty", "none", "one"),
    [
        ("de", "das Dossier ist leer", "keine Urteile", "1 Artikel"),
        ("en", "the dossier is empty", "no judgements", "1 article"),
    ],
)
def test_what_stands_for_nothing_and_for_a_sum(language: str, empty: str, none: str, one: str) -> None:
    assert lists.nothing(language) == empty
    assert lists.no_verdicts(language) == none
    assert lists.articles_total(1, language) == one


def test_hostile_words_are_harmless_and_short() -> None:
    bad = "\x1b[31m[bold]x[/bold]\n\u202e\x07" + "N" * 3000
    version = a_version("x\x1b[2J\n", title=bad, publisher=bad, url="u\x1b[1m", versions=2, original="o\u202e")
    other = a_version("x\x1b[2J\n", 2, title="andere", versions=2)
    verdict = a_verdict("note", "s\x1b[1m", author=bad, article="a\n\x07", anchor=Anchor(bad), value={"text": bad})
    correction = a_verdict("correct", value={"set": {"unit\x1b": bad, "source": {"actor": "a1", "spans": []}}})
    blocks = (
        lists.article_block(version, "de"),
        lists.versions_view((version, other), (bad, "Es regnete."), "de", copies=("k\x1b",)),
        lists.actor_block(KnownActor(bad[:20], bad, bad[:9], bad[:9], bad[:9], 1, 1, 1), "de"),
        lists.verdict_block(verdict, "de"),
        lists.verdict_block(correction, "de", names={"a1": bad}),
    )
    for block in blocks:
        said = printed(block)
        assert not {"\x1b", "\x07", "\u202e"} & set(said)
        assert max(map(len, said.splitlines())) <= 80
        assert len(said) < 4000
