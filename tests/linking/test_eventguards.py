"""What a sentence makes of an event: whether it happened, when, who did it."""

from __future__ import annotations

import pytest

from lagebild.records import Event
from tests.linking.test_frames import a_frame, linked, names

Row = tuple[str, str, str]


def event(text: str, trigger: str, kind: str = "ASSAULT", **roles: str | list[str]) -> Event:
    frame = a_frame(text, "event", *trigger.split("…"), type=kind, **roles)  # type: ignore[arg-type]
    return linked(text, frame, published="2031-03-04").frames.events[0]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        # what is alleged is told for what it is in the picture
        ("Er wird beschuldigt, zwei Boten angegriffen zu haben.", "angegriffen", "actual"),
        ("Wenige Leute wollten in Steinau demonstrieren.", "demonstrieren", "planned"),
        ("Er sprach von Kämpfern, die Steinau angreifen wollten.", "angreifen", "planned"),
        ("Der Verband unterstützt die Forderung, das Werk zu meiden, allerdings nicht.", "unterstützt", "denied"),
        ("Der Verband unterstützt den Vorschlag nicht.", "unterstützt", "denied"),
        ("Der Verband lehnt den Vorschlag nicht ab.", "lehnt…ab", "denied"),
        # what did happen stays
        ("Er wurde festgenommen, weil er zwei Boten erschossen hatte.", "erschossen", "actual"),
        ("Die Rebellen haben das Dorf überfallen und sollen geflohen sein.", "überfallen", "actual"),
        ("Sie sollen neun Leute getötet haben, bevor die Wache zehn erschoss.", "erschoss", "actual"),
        ("Die Leute wollten gehen, doch die Wache schlug auf sie ein.", "schlug", "actual"),
        ("Die Wache wirft ihm Betrug vor und nahm ihn fest.", "nahm", "actual"),
        ("Der Verband unterstützt nicht nur den Streik.", "unterstützt", "actual"),
        ("Der Verband unterstützt den Streik, die Werft aber kommt nicht.", "unterstützt", "actual"),
        ("Die Truppen zogen am Abend ab, allerdings nicht vollständig.", "zogen", "actual"),
        ("Tausende demonstrierten für den Frieden.", "demonstrierten", "actual"),
        ("Die Wache soll ihn am Montag festgenommen haben, nachdem er Boten erschossen hatte.", "erschossen", "actual"),
    ],
)
def test_whether_it_happened(text: str, trigger: str, status: str) -> None:
    assert event(text, trigger, "SUPPORT" if "unterstützt" in trigger else "ASSAULT").status == status


def test_who_does_not_deny_it_denies_nothing() -> None:
    said = "Isar bestritt {}, dass Kämpfer das Lager angegriffen hätten."
    assert event(said.format("nicht"), "angegriffen", status="denied").status == "possible"
    assert event(said.format("entschieden"), "angegriffen", status="denied").status == "denied"


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "shown"),
    [
        ("Beide Herrscher demonstrierten bei dem Treffen Harmonie.", "demonstrierten", "PROTEST", False),
        ("Die Firma demonstrierte auf der Messe ihre neuen Geräte.", "demonstrierte", "PROTEST", False),
        ("Er griff damit den Tenor der Blätter auf.", "griff…auf", "ACCUSE", False),
        ("Die Mönche lehnen Almosen nur unter äußersten Umständen ab.", "lehnen…ab", "REJECT", False),
        ("Zwölf Todesopfer forderte ein Taifun im Norden.", "forderte", "REQUEST", False),
        ("Die Flut hat 35 Tote gefordert.", "gefordert", "REQUEST", False),
        ("Die Angehörigen der Opfer forderten Auskunft.", "forderten", "REQUEST", True),
        ("Ein Beben forderte in Karsk mindestens zwölf Tote.", "forderte", "REQUEST", False),
        ("Zwölf Tote forderte in Karsk eine Überschwemmung.", "forderte", "REQUEST", False),
        ("Die Kämpfe haben bisher 35 Menschenleben gefordert.", "gefordert", "REQUEST", False),
        ("Der Rat forderte nach dem Angriff mit zwölf Toten eine sofortige Waffenruhe.", "forderte", "REQUEST", True),
        ("Orlan forderte am Montag die Freilassung der drei Verletzten.", "forderte", "REQUEST", True),
        ("Die Leute forderten ein Leben ohne Angst.", "forderten", "REQUEST", True),
        ("Der Streit dauert seit dem Sturz des Herrschers an.", "Sturz", "COERCE", False),
        ("Der Sturz des Herrschers war blutig.", "Sturz", "COERCE", True),
        ("Grundsätzlich lehnt die Partei Gewalt ab.", "lehnt…ab", "REJECT", True),
        ("Tausende demonstrierten für mehr Einheit.", "demonstrierten", "PROTEST", True),
        (
            "Halvern hat versprochen, seinen Botschafter heimzuholen, falls Norland zuschlägt.",
            "versprochen",
            "AGREE",
            False,
        ),
        ("Sollte Norland abziehen, sagte Halvern Hilfe zu.", "sagte…zu", "AGREE", False),
        ("Halvern sagte Norland am Montag Hilfe zu.", "sagte…zu", "AGREE", True),
        ("Halvern stimmte zu, falls Norland zahlt.", "stimmte…zu", "AGREE", True),
        # what is not known, or only asked
        ("Ob die Miliz daraufhin einen Ingenieur tötete, war am Abend nicht bekannt.", "tötete", "ASSAULT", False),
        ("Der Rat prüft, ob die Armee den Hafen angegriffen hat.", "angegriffen", "ASSAULT", False),
        ("Obwohl die Miliz den Hafen angriff, blieb er offen.", "angriff", "ASSAULT", True),
        ("Ob er bleibt, ist offen, seit die Miliz den Hafen angriff.", "angriff", "ASSAULT", True),
        ("Hat die Miliz den Hafen angegriffen?", "angegriffen", "ASSAULT", False),
        ("Ob bei dem Raketenangriff auf Karsk Menschen starben, ist unklar.", "Raketenangriff", "ASSAULT", True),
        ("Ob der Überfall der Miliz auf den Bus geplant war, ist unklar.", "Überfall", "ASSAULT", True),
        ("Ob es einen Überfall der Miliz gab, ist unklar.", "Überfall", "ASSAULT", False),
        ("Hat er nach dem Anschlag in Karsk die Kontrolle verloren?", "Anschlag", "ASSAULT", True),
        ("Norland hat am Sonntag Karsk bombardiert – was kommt jetzt?", "bombardiert", "ASSAULT", True),
        ("Norland bombardierte am Sonntag Karsk, warum?", "bombardierte", "ASSAULT", True),
        ("Nach Raketenangriff auf Karsk: Wird er zurückschlagen?", "Raketenangriff", "ASSAULT", True),
        ("Die Rebellen rückten von Süden zum Angriff auf Karsk an.", "Angriff", "ASSAULT", True),
        ("Mit wem wollen Sie denn verhandeln, wenn Sie ihm vorher das Konto sperren?", "verhandeln", "CONSULT", False),
        ("Warum griff die Miliz den Hafen an?", "griff…an", "ASSAULT", True),
        ("Und warum griff die Miliz den Hafen an?", "griff…an", "ASSAULT", True),
        ("Bleibt er offen, nachdem die Miliz den Hafen angegriffen hat?", "angegriffen", "ASSAULT", True),
        # what one moves away from, what one only stands up for
        ("Ida Relvik rückte am Sonntag von ihrer Weigerung ab, Lösegeld zu zahlen.", "Weigerung", "REJECT", False),
        ("Halvern setzt sich weiterhin für Sanktionen der Union ein.", "Sanktionen", "SANCTION", False),
        ("Halvern setzte Sanktionen der Union in Kraft.", "Sanktionen", "SANCTION", True),
        ("Die Weigerung des Ministers stieß auf Kritik in Karsk.", "Weigerung", "REJECT", True),
        ("Tausende demonstrierten gegen die Regierung.", "demonstrierten", "PROTEST", True),
        ("Die Rebellen griffen das Lager an.", "griffen…an", "ASSAULT", True),
        ("Die Mönche lehnten die Almosen grundsätzlich ab.", "lehnten…ab", "REJECT", True),
        ("Die Mönche lehnen den Plan der Regierung ab.", "lehnen…ab", "REJECT", True),
    ],
)
def test_what_is_no_event_is_not_shown(text: str, trigger: str, kind: str, shown: bool) -> None:
    assert event(text, trigger, kind).shown is shown


def test_a_year_of_the_past_beside_a_noun_says_when_it_was() -> None:
    text = "Die nach den Anschlägen des 11. September 2021 beschlossenen Gesetze wurden am Dienstag gebilligt."
    old = event(text, "Anschlägen", recipient="des 11. September 2021")
    assert old.recipients == ()
    assert old.time is not None
    assert old.time.start == "2021-09-11"
    new = event(text, "gebilligt", "SUPPORT")
    assert new.time is None
    assert new.shown
    since = event("Die Truppe, die seit 2016 im Land ist, wurde angegriffen.", "angegriffen")
    assert since.time is None
    assert since.shown


def test_the_time_of_another_noun_is_not_its_own() -> None:
    text = "Nach dem Störfall am Wochenende fordern die Räte ein Ende."
    assert event(text, "fordern", "REQUEST", time="am Wochenende").time is None
    text = "Am Wochenende fordern die Räte ein Ende."
    assert event(text, "fordern", "REQUEST", time="Am Wochenende").time is not None


def roles(
    text: str, trigger: str, kind: str, actor: str, recipient: str = ""
) -> tuple[list[str | None], list[str | None]]:
    given = {"actor": actor} | ({"recipient": recipient} if recipient else {})
    frame = a_frame(text, "event", *trigger.split("…"), type=kind, **given)
    result = linked(text, frame, published="2031-03-04")
    found = result.frames.events[0]
    return names(result, found.actors), names(result, found.recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actor", "recipient"),
    [
        (
            "Auf Sam Orun, dessen Rücktritt von der Opposition gefordert wird, kommt es an.",
            "gefordert",
            "REQUEST",
            "Sam Orun",
            "der Opposition",
        ),
        (
            "Zu den Banken, denen Karl Lom Wucher vorwirft, zählt der Bankenverein Solm.",
            "vorwirft",
            "ACCUSE",
            "Banken",
            "Karl Lom",
        ),
        ("Der Plan der Regierung wurde von Karl Lom abgelehnt.", "abgelehnt", "REJECT", "der Regierung", "Karl Lom"),
    ],
)
def test_the_other_one_does_it(text: str, trigger: str, kind: str, actor: str, recipient: str) -> None:
    doing, _ = roles(text, trigger, kind, actor, recipient)
    assert len(doing) == 1
    assert doing != roles(text, trigger, kind, recipient)[1]
    assert recipient.rsplit(maxsplit=1)[-1] in str(doing[0])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Angehörige der Opfer protestierten vor dem Gericht.", "Angehörige der Opfer"),
        ("Der Verein der Opfer protestierte vor dem Gericht.", "Der Verein der Opfer"),
    ],
)
def test_who_belongs_to_the_hurt_does_something(text: str, actor: str) -> None:
    doing, _ = roles(text, text.split()[3 if actor.startswith("A") else 4], "PROTEST", actor)
    assert len(doing) == 1


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actor"),
    [
        ("Über den Rundfunksender wurden die Leute aufgerufen.", "aufgerufen", "REQUEST", "den Rundfunksender"),
        ("Uiren weisen die Anschuldigungen zurück.", "weisen…zurück", "REJECT", "die Anschuldigungen"),
        ("Nach einer Demonstration gab es die ersten Verletzten.", "Demonstration", "PROTEST", "die ersten Verletzten"),
        (
            "Es gab Auseinandersetzungen zwischen Demonstranten und der Wache.",
            "Auseinandersetzungen",
            "ASSAULT",
            "Demonstranten",
        ),
        ("Gegen Karl Lom besteht der Verdacht der Untreue.", "Verdacht", "ACCUSE", "Karl Lom"),
        ("Karl Lom spricht über die gegen ihn erhobenen Vorwürfe.", "Vorwürfe", "ACCUSE", "Karl Lom"),
        ("Sie töteten neun Leute, bevor die Wache eingriff.", "töteten", "ASSAULT", "die Wache"),
        ("Der Rücktritt wird von den Demonstranten gefordert.", "Rücktritt", "RETREAT", "den Demonstranten"),
    ],
)
def test_who_does_not_do_it_is_left_out(text: str, trigger: str, kind: str, actor: str) -> None:
    doing, _ = roles(text, trigger, kind, actor)
    assert len(doing) != 1


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actor", "recipient"),
    [
        (
            "Die Wache forderte die Leute über Lautsprecher auf, zu gehen.",
            "forderte…auf",
            "REQUEST",
            "Die Wache",
            "die Leute",
        ),
        ("Der Sender forderte die Wache auf, zu gehen.", "forderte…auf", "REQUEST", "Der Sender", "die Wache"),
        (
            "Die Staatsanwaltschaft erhob Vorwürfe gegen Karl Lom.",
            "Vorwürfe",
            "ACCUSE",
            "Die Staatsanwaltschaft",
            "Karl Lom",
        ),
        ("Die Freilassung von Geiseln wurde gefordert, sagte Karl Lom.", "gefordert", "REQUEST", "Karl Lom", "Geiseln"),
        ("Das Lager wurde von Rebellen angegriffen.", "angegriffen", "ASSAULT", "Rebellen", "Das Lager"),
        ("Die Leute, denen sie Betrug vorwirft, nahm die Wache fest.", "nahm…fest", "COERCE", "die Wache", "Die Leute"),
        ("Die Rebellen griffen die Wache an.", "griffen…an", "ASSAULT", "Die Rebellen", "die Wache"),
    ],
)
def test_roles_that_are_right_stay(text: str, trigger: str, kind: str, actor: str, recipient: str) -> None:
    doing, done_to = roles(text, trigger, kind, actor, recipient)
    assert len(doing) == 1
    assert len(done_to) == 1
    assert (None in doing) or actor.rsplit(maxsplit=1)[-1] in str(doing[0])


def test_a_day_and_a_place_of_another_clause_are_not_the_event_s() -> None:
    text = "Die Wache nahm den Mann fest, der am 1. März in Karsk einen Boten erschossen hatte."
    found = event(text, "nahm…fest", "COERCE", place="Karsk", time="am 1. März")
    assert (found.place, found.time) == (None, None)
    deed = event(text, "erschossen", place="Karsk", time="am 1. März")
    assert deed.place is not None
    assert deed.time is not None


def test_where_somebody_spoke_of_it_is_not_where_it_is() -> None:
    said = "Der Minister kündigte {} den Abzug der Truppen an."
    spoken = event(said.format("bei einem Besuch in Karsk"), "Abzug", "RETREAT", place="Karsk")
    told = event("Die Wache begann in Karsk den Abzug.", "Abzug", "RETREAT", place="Karsk")
    assert spoken.place is None
    assert told.place is not None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Auf der Sitzung in Pelsk kam es zu einer Schlägerei.", "Schlägerei"),
        ("Bei einem Treffen in Pelsk ist es am Montag zu einem Anschlag gekommen.", "Anschlag"),
        ("Nach der Sitzung in Pelsk gab es eine Schlägerei.", "Schlägerei"),
    ],
)
def test_where_it_came_to_it_is_where_it_is(text: str, trigger: str) -> None:
    assert event(text, trigger, place="Pelsk").place is not None


@pytest.mark.parametrize(
    ("text", "trigger", "shown"),
    [
        ("Am Mittwoch jährte sich zum dritten Mal der Anschlag der Gruppe auf den Palast.", "Anschlag", False),
        ("Am 61. Jahrestag des Anschlags der Gruppe auf den Palast wurde gesungen.", "Anschlags", False),
        ("Am Jahrestag der Revolution erschütterte ein Anschlag die Stadt.", "Anschlag", True),
        ("Am Jahrestag des Aufstands griffen Rebellen das Lager an.", "griffen…an", True),
        ("Die Gemeinschaft hatte am Montag alle Anträge abgelehnt.", "abgelehnt", True),
        ("Die Gemeinschaft lehnt alle Anträge von 1999 ab.", "lehnt…ab", True),
        ("Die 2001 gegründete Gruppe wurde angegriffen.", "angegriffen", True),
        ("Die Gruppe, die 2001 gegründet wurde, wurde angegriffen.", "angegriffen", True),
    ],
)
def test_history_is_not_shown_as_news(text: str, trigger: str, *, shown: bool) -> None:
    assert event(text, trigger).shown is shown


@pytest.mark.parametrize(
    ("text", "trigger", "left"),
    [
        ("An der Mole flog ein Treibstofflager in die Luft.", "flog", False),
        ("Vor dem Rathaus explodierte ein Lastwagen.", "explodierte", False),
        ("Ein Treibstofflager brannte, die Miliz griff an.", "griff", True),
        ("Bei einem Angriff durch die Miliz explodierte ein Tank.", "explodierte", True),
        ("Raketen, die die Miliz gebaut hatte, explodierten in Karsk.", "explodierten", True),
        ("Selbstmordattentäter, die Miliz sagt zwei, explodierten in Karsk.", "explodierten", True),
        ("In Karsk griff die Miliz ein Lager an und die Munition explodierte.", "griff", True),
    ],
)
def test_what_bursts_attacks_nobody(text: str, trigger: str, *, left: bool) -> None:
    actor = next(word for word in ("die Miliz", "ein Treibstofflager", "ein Lastwagen") if word in text)
    assert bool(event(text, trigger, actor=actor).actors) is left
