"""Who is meant again: pieces that acts mark, pronouns over speech, authors of documents, companies, titles, slips; near misses beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagebild.linking import names
from lagebild.linking.actors import resolve_actors
from lagebild.linking.contexts import told_sentences
from lagebild.linking.tokens import tokens
from lagebild.records import Findings, Mention, Quotation, Spans
from lagebild.sentences import sentences
from tests.linking.test_actors import actors, who


def _at(text: str, words: str) -> Spans:
    begin = text.index(words)
    return ((begin, begin + len(words)),)


def _acting(text: str, speaker: str, *acts: str, told: str = "", day: str | None = None) -> str | None:
    """The actor's name of one speaker, where other words are marked for acts; `told` is an indirect quotation."""
    begin = text.rindex(speaker)
    spans = ((begin, begin + len(speaker)),)
    quotation = Quotation("indirect", "Speech", ((len(text) - 1, len(text)),), spans, ())
    others = (Quotation("free_indirect", "Speech", _at(text, told), (), ()),) if told else ()
    found = Findings((quotation, *others), (), sentences(text))
    result = resolve_actors(text, found, (), [_at(text, words) for words in acts], day=day)
    return {actor.id: actor.name for actor in result.actors}.get(result.ids.get(spans, ""))


# ---- who acts as well ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("acts", [(), ("Hans Weber",), ("Galanischer Minister Hans Weber",), ("Minister",)])
def test_what_is_marked_for_acts_does_not_change_who_speaks(acts: tuple[str, ...]) -> None:
    text = "Galanischer Minister Hans Weber kam. Laut BBC sagte der Minister, es sei spät."
    assert _acting(text, "der Minister", *acts) == "Hans Weber"


def test_a_piece_of_a_description_that_acts_takes_no_pronoun() -> None:
    text = "Die Sprecherin der Partei, Anna Müller, kam mit Hans Weber. Sie warnte, es sei spät."
    assert _acting(text, "Sie", "der Partei", "Anna Müller", "Hans Weber") == "Anna Müller"


def test_words_that_run_on_are_the_phrase_that_they_begin_with() -> None:
    text = "Das Amt nahm einer Mutter zweier Kinder im Alter von drei Jahren die Kinder weg. Die Mutter sagte, es sei spät."
    assert (
        _acting(text, "Die Mutter", "einer Mutter zweier Kinder im Alter von drei Jahren die Kinder")
        == "eine Mutter zweier Kinder"
    )


def test_the_subject_behind_a_reflexive_verb_is_one() -> None:
    text = "Anton Lang traf Karl Groß. Ebenso äußerte sich Minister Hans Weber. Er lehnte ab, es sei spät."
    assert _acting(text, "Er") == "Hans Weber"


def test_who_is_named_behind_a_source_keeps_the_office() -> None:
    first = "Die Ansichten des Gastgebers, des chilenischen Präsidenten Hans Weber, sind bekannt."
    assert who(f"{first} [Der chilenische Staatschef] sagte, es sei spät.") == ["Hans Weber"]


# ---- pronouns -----------------------------------------------------------------------------------------------------
def test_who_stands_in_the_object_is_not_the_subject_behind_the_verb() -> None:
    text = "Anton Lang schrieb einen Beitrag. Die Pläne der Leute unter Hans Weber, es zu tun, bezeichnete [er] als Unsinn."
    assert who(text) == ["Anton Lang"]


def test_an_object_in_front_is_never_the_subject() -> None:
    assert who("Anton Lang ging. Es schneite. Es taute. Es regnete. Den Rat forderte [er] auf, es zu lassen.") == [None]


def test_a_quotation_before_the_verb_is_no_object() -> None:
    text = "Da es spät wurde, war Trainer Hans Weber froh: „Ein guter Start“, sagte [er] dem Sender."
    assert who(text) == ["Hans Weber"]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Der Präsident ist in Sicherheit", "Hans Weber"),
        ("Jan Orlen ist in Sicherheit", "Hans Weber"),
        ("Mein Land ist in Sicherheit", "Jan Orlen"),
        ("Er ist in Sicherheit", "Jan Orlen"),
    ],
)
def test_whom_direct_speech_names_is_not_who_speaks_it(said: str, speaker: str) -> None:
    told = (
        "Präsident Jan Orlen kam. Präsident Jan Orlen ging."
        if speaker == "Jan Orlen"
        else "Man nahm Präsident Jan Orlen fest."
    )
    text = f"{told} Da trat General Hans Weber vor die Kameras. „{said}“, sagte er."
    if speaker == "Jan Orlen":
        text = text.replace("General Hans Weber", "Anna Müller")
    words, at = _at(text, f"„{said}“"), text.rindex("er.")
    spans = ((at, at + 2),)
    result = resolve_actors(text, Findings((Quotation("direct", "Speech", words, spans, ()),), (), sentences(text)))
    assert {actor.id: actor.name for actor in result.actors}.get(result.ids.get(spans, "")) == speaker


@pytest.mark.parametrize(
    "text", ["König Albert kam. „Der König steht zum Volk“, sagte er.", "Jan Weber kam. „Jan Weber bleibt“, sagte er."]
)
def test_whoever_alone_can_be_meant_speaks_of_himself(text: str) -> None:
    words, at = _at(text, text[text.index("„") : text.index("“") + 1]), text.rindex("er.")
    spans = ((at, at + 2),)
    result = resolve_actors(text, Findings((Quotation("direct", "Speech", words, spans, ()),), (), sentences(text)))
    assert result.ids.get(spans, "")


def test_sentences_of_speech_are_no_distance() -> None:
    told = "Es sei spät. Es werde kalt. Es bleibe trüb. Es bleibe nass. Es regne."
    text = f"Anton Lang klagte. {told} Den Rat forderte er auf, es zu lassen."
    assert _acting(text, "er", told=told) == "Anton Lang"
    assert _acting(text, "er") is None


def test_own_sentences_are_counted() -> None:
    text = "Er kam. Es sei spät. Er ging."
    cut = tokens(text, sentences(text))
    quotation = Quotation("free_indirect", "Speech", _at(text, "Es sei spät."), (), ())
    assert told_sentences(cut, [quotation]) == [1, 1, 2]
    assert told_sentences(cut, [replace(quotation, type="reported")]) == [1, 2, 3]


def test_both_are_the_two_of_the_sentence_before() -> None:
    text = "Am Rande des Kongresses traf Anna Müller auch Hans Weber. [Beide] warnten, es sei spät."
    (actor,) = actors(text)
    assert actor is not None
    assert (actor.name, actor.kind) == ("Anna Müller und Hans Weber", "group")


def test_of_three_nobody_is_both() -> None:
    assert who("Anna Müller traf Hans Weber und Karl Groß. [Beide] warnten, es sei spät.") == [None]


def test_a_relative_clause_is_nobody_of_its_own() -> None:
    text = "Das Institut wird von Hans Weber geleitet, der zuvor Minister des Landes war. [Er] sagte, es sei spät."
    assert who(text) == ["Hans Weber"]


# ---- whose a document is ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Die Behörde gab am Dienstag [eine Stellungnahme] ab. Darin steht, es sei spät.",
        "Nachdem es spät war, hatte die Behörde [Ermittlungen] eingeleitet, die ergaben, dass es kalt ist.",
        "Heute hat die Behörde ein Ergebnis bekannt gegeben. [Demnach] ist es spät.",
    ],
)
def test_a_document_is_of_who_makes_it(text: str) -> None:
    assert who(text) == ["Behörde"]


@pytest.mark.parametrize(
    "text",
    [
        "Gegen die Behörde wurden [Ermittlungen] eingeleitet, die ergaben, dass es kalt ist.",
        "Die Behörde forderte das Verbot nach [einer Erklärung], in der es spät ist.",
        "Heute wurde der Behörde ein Ergebnis bekannt gegeben. [Demnach] ist es spät.",
        "Die Behörde legte der Ministerin Anna Müller nichts vor, und Hans Weber kam. [Demnach] ist es spät.",
    ],
)
def test_a_document_that_nobody_makes_stays_open(text: str) -> None:
    assert who(text) == [None]


def test_investigations_are_whose_they_are() -> None:
    assert who("Nach [ersten Ermittlungen der Polizei] ist es spät.") == ["Polizei"]


# ---- bodies and companies -----------------------------------------------------------------------------------------
def test_a_compound_with_its_attribute_is_the_body_met_before() -> None:
    text = "Die galanische Armee griff an. Nach [galanischen Armeeangaben] war es spät, sagte [die galanische Armee]."
    first, second = who(text)
    assert first == second


@pytest.mark.parametrize("words", ["[Unternehmensangaben]", "Angaben [des Konzerns]"])
def test_the_company_is_the_one_that_was_named(words: str) -> None:
    text = f"Die Astra AG baut ein Werk. Nach {words} ist es spät."
    assert who(text, Astra="organisation", AG="organisation") == ["Astra AG"]


def test_of_two_companies_neither_is_the_company() -> None:
    text = "Die Astra AG und die Lupo GmbH bauen ein Werk. Nach [Unternehmensangaben] ist es spät."
    labels = dict.fromkeys(("Astra", "AG", "Lupo", "GmbH"), "organisation")
    assert who(text, **labels) == ["Unternehmen"]


def test_offices_for_other_fields_are_others() -> None:
    text = (
        "[Das Bundesamt für Sicherheit] warnte, es sei spät. [Das Bundesamt für Strahlenschutz] sagte, es werde kalt."
    )
    first, second = who(text)
    assert first != second


def test_a_site_may_have_several_stops() -> None:
    (actor,) = actors("Es ist spät laut [„news.bbc.co.uk“].")
    assert actor is not None
    assert actor.name == "news.bbc.co.uk"


def test_people_called_by_their_noun_alone_are_those_of_the_lead() -> None:
    text = "Buddhistische Mönche kamen. Es liefen hunderte Mönche. [Die Mönche] verlangten, es sei spät."
    (actor,) = actors(text)
    assert actor is not None
    assert len(actor.mentions) == 3


# ---- titles, names, slips -----------------------------------------------------------------------------------------
def test_a_description_that_stands_with_a_name_elsewhere() -> None:
    text = "[Der GdP-Vorsitzende] sagte, es sei spät. Es kam der GdP-Vorsitzende Hans Weber."
    assert who(text) == ["Hans Weber"]


def test_a_description_that_stands_with_two_names_is_of_neither() -> None:
    text = "[Der GdP-Vorsitzende] sagte, es sei spät. Der GdP-Vorsitzende Hans Weber ging, der GdP-Vorsitzende Karl Groß kam."
    assert who(text) == ["der GdP-Vorsitzende"]


def test_a_family_name_that_stands_first() -> None:
    text = "Der Bürgerrechtler Hu Jia kam. Hu ging. Hu schwieg. [Hu] sagte, es sei spät."
    cut = text.replace("[", "").replace("]", "")
    at = [i for i in range(len(cut)) if cut.startswith("Hu", i)]
    labels = (Mention((at[0], at[0] + 6), "person"), *(Mention((i, i + 2), "person") for i in at[1:3]))
    spans = ((at[3], at[3] + 2),)
    found = Findings(
        (Quotation("indirect", "Speech", ((len(cut) - 1, len(cut)),), spans, ()),),
        (*labels, Mention(spans[0], "organisation")),
        sentences(cut),
    )
    result = resolve_actors(cut, found)
    assert [actor.name for actor in result.actors] == ["Hu Jia"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("boudegast", "boudgoust", True),
        ("meier", "maurer", False),
        ("lindemann", "landmann", False),
        ("schröder", "schrader", False),
        ("zabel", "zobel", False),
    ],
)
def test_slips_keep_the_consonants(left: str, right: str, same: bool) -> None:
    assert names.sounds_like(left, right) is same


def test_a_surname_spelt_otherwise_once() -> None:
    text = "Intendant Peter Boudgoust bestätigte das. Laut [Boudegast] ist es spät."
    assert who(text) == ["Peter Boudgoust"]


def test_a_clerk_of_the_un_may_be_of_one_of_its_bodies() -> None:
    text = "UNMISS-Vertreter Hans Weber kam. Es sei spät, so [der UN-Mitarbeiter]."
    assert who(text) == ["Hans Weber"]
    assert who(text.replace("UNMISS", "Nato")) == ["der UN-Mitarbeiter"]


@pytest.mark.parametrize(
    ("day", "name"), [("2007-04-17", "Rafael Correa"), ("2001-04-17", "der ecuadorianische Präsident")]
)
def test_who_held_the_office_at_that_date(day: str, name: str) -> None:
    text = "Rafael Correa und Evo Morales kamen. Es hält der ecuadorianische Präsident für möglich, dass es spät ist."
    assert _acting(text, "der ecuadorianische Präsident", day=day) == name
