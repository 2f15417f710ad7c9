"""Why an actor is who it is: the reasons that linking gives in English, in German.

A reason is one part of an actor's `why`; parts are joined by "; ". In the table "…" stands for words of the article, which stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lagebild.views.words import words

REASONS: Mapping[str, str] = {
    # names and descriptions of the article
    "name": "Name",
    "full name": "voller Name",
    "surname": "Nachname",
    "part of the name": "Teil des Namens",
    "description": "Beschreibung",
    "introduced": "so eingeführt",
    "same words": "gleiche Worte",
    "its words": "eigene Worte",
    "its noun again": "gleiches Hauptwort",
    "its words stand with a name": "diese Worte stehen anderswo bei einem Namen",
    "the only company": "das einzige Unternehmen des Artikels",
    "name of a state": "Name eines Staates",
    "a place that stands for its government": "ein Ort, der für seine Regierung steht",
    "kept apart by description": "nach der Beschreibung getrennt gehalten",
    "named one sentence later": "einen Satz später genannt",
    "office in the sentence behind": "Amt im Satz danach",
    "held the office at that date": "hatte damals das Amt",
    "unknown noun": "unbekanntes Hauptwort",
    "pronoun „…“": "Fürwort „…“",
    "first person in its quotation": "Ich-Form im eigenen Zitat",
    "a person's judgement": "von einem Menschen so entschieden",
    # names of the actor table
    "abbreviation": "Abkürzung",
    "seat": "Amtssitz",
    "its people": "seine Einwohner",
    "its site": "seine Website",
    "name of a medium that is quoted": "Name eines zitierten Mediums",
    "somebody of that name": "jemand dieses Namens",
    "capital for government": "Hauptstadt für die Regierung",
    "town for a body of it": "Ort für eine Einrichtung, die dort sitzt",
    "holds the office": "hat das Amt",
    "surname of one named in full": "Nachname von jemandem, der mit vollem Namen genannt ist",
    "surname of one in office at that date": "Nachname eines damaligen Amtsinhabers",
    "surname behind an office": "Nachname hinter einem Amt",
    "in office at that date": "damals im Amt",
    "at that date": "zum Datum passend",
    "of the state that is spoken of": "des Staates, von dem die Rede ist",
    # whose an organ or office is
    "with „…“": "mit „…“",
    "with genitive „…“": "mit dem Genitiv „…“",
    "„…“ in the compound": "„…“ im zusammengesetzten Wort",
    "the government of „…“": "die Regierung von „…“",
    "the ministers together": "die Minister gemeinsam",
    "its members": "seine Mitglieder",
    "the mission that the article names": "die Mission, die der Artikel nennt",
    "of the one who heads it": "der genannte Amtsinhaber führt sie",
    # what only the article says
    "of the state that the article speaks of": "des Staates, von dem der Artikel handelt",
    "the state just named": "der eben genannte Staat",
    "the article speaks of what belongs to it": "der Artikel spricht von dem, was dazugehört",
    "the part of a state named before": "der zuvor genannte Landesteil",
    "named before": "zuvor genannt",
    "named before with its state": "zuvor mit seinem Staat genannt",
    "named elsewhere in the article": "anderswo im Artikel genannt",
    "its organisation is named": "seine Organisation ist genannt",
    "the only one of the name": "kein anderer heißt so",
    # an actor or a place
    "„…“": "bei den Worten „…“",
    "„…“ of it": "Genitiv hinter „…“",
    "its „…“": "Genitiv vor „…“",
    "behind „…“": "hinter „…“",
    "behind „…“ as a party": "als Beteiligter hinter „…“",
    "one of two parties": "einer von zwei Beteiligten",
    "subject of „…“": "Subjekt von „…“",
    "subject of its clause": "Subjekt des Nebensatzes",
    "of a mind": "hat eine Haltung",
    "at its border": "an seiner Grenze",
    "from it": "von dort aus",
    "in brackets behind a name": "in Klammern hinter einem Namen",
    "a way or distance from it": "Weg oder Entfernung von dort",
    "a part of it": "ein Teil davon",
    "a town": "ein Ort",
}
"""Reasons, and the pieces of those that linking puts together: behind a comma, or with what makes an organ a state's."""

ORGANS: Mapping[str, str] = {
    "state": "Staat",
    "gov": "Regierung",
    "parl": "Parlament",
    "mfa": "Außenministerium",
    "mod": "Verteidigungsministerium",
    "army": "Armee",
    "army/luftwaffe": "Luftwaffe",
    "army/marine": "Marine",
    "police": "Polizei",
    "intel": "Geheimdienst",
    "head": "Präsidialamt",
    "bank": "Zentralbank",
    "organ/botschaft": "Botschaft",
    "organ/wahlkommission": "Wahlkommission",
    "organ/sicherheitskraefte": "Sicherheitskräfte",
    "organ/staatsanwaltschaft": "Staatsanwaltschaft",
    "ministry/innen": "Innenministerium",
    "ministry/finanzen": "Finanzministerium",
    "ministry/justiz": "Justizministerium",
    "ministry/wirtschaft": "Wirtschaftsministerium",
    "ministry/gesundheit": "Gesundheitsministerium",
    "ministry/verkehr": "Verkehrsministerium",
    "ministry/umwelt": "Umweltministerium",
    "ministry/bildung": "Bildungsministerium",
    "ministry/landwirtschaft": "Landwirtschaftsministerium",
    "ministry/arbeit": "Arbeitsministerium",
    "ministry/energie": "Energieministerium",
    "president": "Präsident",
    "prime-minister": "Regierungschef",
    "chancellor": "Kanzler",
    "foreign-minister": "Außenminister",
    "defence-minister": "Verteidigungsminister",
    "interior-minister": "Innenminister",
    "finance-minister": "Finanzminister",
    "ambassador": "Botschafter",
    "monarch": "Monarch",
    "secretary-general": "Generalsekretär",
    "commission-president": "Kommissionspräsident",
    "high-representative": "Außenbeauftragter",
    "council-president": "Ratspräsident",
}
"""Organs and offices that linking puts together with a state."""

_QUOTED = re.compile(r"[„“]([^„“”]+)[“”]")
_HOLE = "„…“"


def reason(why: str, language: str) -> str:
    """An actor's `why` in the language of the view; a reason without a German form stays as it is."""
    if words(language).language != "de":
        return why
    return "; ".join(_german(part) or part for part in why.split("; "))


def _german(part: str) -> str | None:
    """One reason in German; None where the table has none for it."""
    said = _of_form(_QUOTED.sub(_HOLE, part))
    if said is None:
        return None
    kept = iter(_QUOTED.findall(part))
    return re.sub(_HOLE, lambda _: f"„{next(kept)}“", said)


def _of_form(form: str) -> str | None:
    """A form of the table, one of its forms with an organ or office before it, or several parted by commas."""
    if form in REASONS:
        return REASONS[form]
    what, joint, whose = form.partition(" with ")
    organ, beside = _organ(what), REASONS.get(f"with {whose}")
    if joint and organ and beside:
        return f"{organ} {beside}"
    pieces = [REASONS.get(piece, "") for piece in form.split(", ")]
    return ", ".join(pieces) if all(pieces) else None


def _organ(key: str) -> str | None:
    """What an organ or office is called; of ministries there are more than the table has."""
    kind, _, field = key.partition("/")
    return ORGANS.get(key) or (f"Ministerium ({field.capitalize()})" if kind == "ministry" and field else None)
