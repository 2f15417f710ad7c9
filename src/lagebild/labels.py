"""The vocabulary: one table per label set. Code, docs, command line and page take labels from here.

Each label has a one-line definition (English, for docs and API) and a German and an English name for people.
"""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """A label: what it means, and what it is called in German and English."""

    definition: str
    de: str
    en: str


STATEMENT_TYPES: dict[str, Label] = {
    "direct": Label("words inside quotation marks", "wörtlich", "direct"),
    "indirect": Label("a clause that depends on a cue or source phrase", "indirekt", "indirect"),
    "free_indirect": Label(
        "whole sentences without subjunctive and without a cue that still give somebody's word",
        "erlebte Rede",
        "free indirect",
    ),
    "indirect_free_indirect": Label(
        "whole sentences in the subjunctive of reported speech without a cue of their own",
        "fortgesetzt indirekt",
        "continued indirect",
    ),
    "reported": Label(
        "tells that something was said without saying it in a clause of its own", "berichtet", "reported"
    ),
}

MEDIA: dict[str, Label] = {
    "Speech": Label("spoken", "mündlich", "spoken"),
    "Writing": Label("written", "schriftlich", "written"),
    "Thought": Label("thought", "gedacht", "thought"),
    "SW": Label("spoken or written", "mündlich oder schriftlich", "spoken or written"),
    "ST": Label("spoken or thought", "mündlich oder gedacht", "spoken or thought"),
    "TW": Label("thought or written", "gedacht oder schriftlich", "thought or written"),
    "none": Label("the text does not say", "offen", "open"),
}

MENTIONS: dict[str, Label] = {
    "person": Label("the name of a person", "Person", "person"),
    "organisation": Label(
        "the name of an organisation, state body, party, company or medium", "Organisation", "organisation"
    ),
    "place": Label("the name of a state, region, town, river, sea", "Ort", "place"),
}

ACTOR_KINDS: dict[str, Label] = {
    "person": Label("a named person", "Person", "person"),
    "state": Label("a state as such", "Staat", "state"),
    "government": Label("a government, ministry or head of state's office", "Regierung", "government"),
    "organisation": Label("a named organisation, party, company or authority", "Organisation", "organisation"),
    "group": Label("several people without a common organisation", "Gruppe", "group"),
    "media": Label("a news agency, paper, broadcaster", "Medium", "media"),
    "unnamed": Label("a person whom the text does not name, kept apart by description", "ungenannt", "unnamed"),
}

PLACE_PRECISIONS: dict[str, Label] = {
    "town": Label("a town, with its point", "Ort", "town"),
    "part": Label("a part of a state: province, land, autonomous region; no point", "Landesteil", "part of a state"),
    "state": Label("a state; no point", "Staat", "state"),
    "region": Label("a region, sea, river, mountain range or continent; no point", "Region", "region"),
}

EVENT_TYPES: dict[str, Label] = {  # PLOVER, https://ploverdata.org
    "AGREE": Label("agrees, offers or promises to cooperate", "Zusage", "agree"),
    "CONSULT": Label("meets, negotiates, visits, phones", "Gespräch", "consult"),
    "SUPPORT": Label("backs, approves, signs, ratifies, recognises", "Unterstützung", "support"),
    "CONCEDE": Label("gives way, apologises, lifts a restriction", "Zugeständnis", "concede"),
    "COOPERATE": Label("cooperates materially: trade, joint exercises", "Zusammenarbeit", "cooperate"),
    "AID": Label("gives money, arms, relief, asylum", "Hilfe", "aid"),
    "RETREAT": Label("withdraws, releases, ceases fire, resigns, disarms", "Rückzug", "retreat"),
    "REQUEST": Label("requests, demands, orders, calls for", "Forderung", "request"),
    "ACCUSE": Label("criticises, condemns, alleges, sues, investigates", "Vorwurf", "accuse"),
    "REJECT": Label("refuses, rejects, denies a request", "Ablehnung", "reject"),
    "THREATEN": Label("threatens, warns with force", "Drohung", "threaten"),
    "PROTEST": Label("demonstrates, strikes, riots", "Protest", "protest"),
    "SANCTION": Label(
        "sanctions, convicts, expels, breaks off relations, withdraws staff or ambassador", "Sanktion", "sanction"
    ),
    "MOBILIZE": Label("raises or deploys troops, weapons, police", "Mobilisierung", "mobilise"),
    "COERCE": Label("arrests, seizes, restricts, deports, censors, attacks computers", "Zwang", "coerce"),
    "ASSAULT": Label("attacks, kills, fights, bombs, abducts", "Gewalt", "assault"),
}

STATUSES: dict[str, Label] = {
    "actual": Label("happened or is happening", "geschehen", "actual"),
    "planned": Label("announced, decided, scheduled", "geplant", "planned"),
    "possible": Label("feared, considered, may happen", "möglich", "possible"),
    "conditional": Label("only if something else happens", "bedingt", "conditional"),
    "demanded": Label("someone asks for it", "gefordert", "demanded"),
    "denied": Label("someone says that it did not or will not happen", "verneint", "denied"),
}

COMMITMENT_KINDS: dict[str, Label] = {
    "promise": Label("will do something that others want", "Zusage", "promise"),
    "threat": Label("will do something that others do not want", "Drohung", "threat"),
    "refusal": Label("will not do something", "Weigerung", "refusal"),
    "demand": Label("others shall do something", "Forderung", "demand"),
    "offer": Label("would do something in return", "Angebot", "offer"),
}

CONDITION_KINDS: dict[str, Label] = {
    "if": Label("when the condition comes true", "wenn", "if"),
    "unless": Label("when it does not come true", "es sei denn", "unless"),
    "until": Label("up to its coming true", "bis", "until"),
    "while": Label("as long as it holds", "solange", "while"),
    "before": Label("ahead of its coming true", "bevor", "before"),
}

STANCES: dict[str, Label] = {
    "for": Label("backs the target, asserts the claim", "dafür", "for"),
    "against": Label("opposes the target, denies the claim", "dagegen", "against"),
    "conditional": Label("for it under a condition", "bedingt", "conditional"),
    "evasive": Label("takes no side where one is asked for", "ausweichend", "evasive"),
}

ABOUT: dict[str, Label] = {
    "policy": Label("what should be done", "Vorgehen", "policy"),
    "claim": Label("what is the case", "Behauptung", "claim"),
}

COMPARATORS: dict[str, Label] = {
    "=": Label("exactly", "", ""),
    "<": Label("less than", "weniger als", "less than"),
    "<=": Label("at most", "höchstens", "at most"),
    ">": Label("more than", "mehr als", "more than"),
    ">=": Label("at least", "mindestens", "at least"),
    "~": Label("about", "etwa", "about"),
    "range": Label("between two numbers", "zwischen", "between"),
}

FRAMES: dict[str, Label] = {
    "event": Label("who did what to whom", "Ereignis", "event"),
    "commitment": Label("what an actor binds itself or others to", "Ankündigung", "commitment"),
    "position": Label("where an actor stands on something in question", "Position", "position"),
    "figure": Label("a count or measure that matters to the situation", "Zahl", "figure"),
    "role": Label("an office that a person holds", "Amt", "role"),
    "explanation": Label(
        "what is given as reason or purpose of something that others explain otherwise", "Deutung", "explanation"
    ),
}
