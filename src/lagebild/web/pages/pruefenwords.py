"""What the page *Prüfen* says, in German and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.web.pages.pruefentables import ACTIONS, ASKS, CREDIBILITY, FIELDS, KINDS, RELIABILITY, table


@dataclass(frozen=True, slots=True)
class PruefenWords:
    """The words in one language; tables are by kind of item (`queue.KINDS`), by field, by action."""

    language: str
    intro: str
    none: str
    nothing_left: str
    # the filter
    kinds: Mapping[str, str]
    kind: str
    every_kind: str
    publisher: str
    actor: str
    article: str
    every: str
    apply: str
    reset: str
    # the list
    queue: str
    in_queue: str
    page_of: str
    earlier: str
    later: str
    position: str
    skip: str
    before: str
    # the item
    asks: Mapping[str, str]
    context: str
    read: str
    why: str
    below: str
    above: str
    at: str
    no_speaker: str
    unnamed_speaker: str
    proposed: str
    moved: str
    stands: str
    merged: str
    resting: str
    unresolved: str
    nothing: str
    nobody: str
    yes: str
    no: str
    rejected: str
    gone: str
    history_of: str
    condition: str
    consequence: str
    question: str
    # forms
    read_only: str
    decide: str
    accept: str
    reject: str
    correct: str
    correct_how: str
    save: str
    words_hint: str
    selection: str
    first_day: str
    last_day: str
    state_is: str
    other_state: str
    set_state: str
    together: str
    together_how: str
    same_line: str
    similar: str
    none_similar: str
    other_id: str
    merge: str
    split: str
    all_one: str
    not_this: str
    called: str
    called_how: str
    words: str
    is_actor: str
    here_only: str
    is_so: str
    is_not_so: str
    grade: str
    grade_how: str
    reliability: str
    credibility: str
    grades: Mapping[str, str]
    credible: Mapping[str, str]
    not_graded: str
    set_grade: str
    note: str
    note_how: str
    save_note: str
    # what was done
    done: str
    taken_back: str
    undo: str
    history: str
    history_none: str
    by: str
    undone_by: str
    actions: Mapping[str, str]
    fields: Mapping[str, str]
    # what goes wrong
    conflict: str
    conflict_what: str
    theirs: str
    yours: str
    decide_so: str
    leave: str
    wrong: str
    unchanged: str
    choose: str
    not_there: str
    undone_before: str
    locked: str
    # keyboard
    keys: str
    keys_on: str
    keys_how: tuple[tuple[str, str], ...]


_GERMAN = PruefenWords(
    language="de",
    intro="Was unsicher gelesen oder verbunden ist und was vorgeschlagen, aber nicht entschieden ist: zuerst, was am meisten ändert.",
    none="Nichts zu prüfen.",
    nothing_left="Unter diesem Filter ist nichts zu prüfen.",
    kinds=table(KINDS, 0),
    kind="Art",
    every_kind="alles",
    publisher="Herausgeber",
    actor="Akteur",
    article="Artikel (Kennung)",
    every="alle",
    apply="Filtern",
    reset="Filter aufheben",
    queue="Warteschlange",
    in_queue="zu prüfen",
    page_of="Seite {} von {}",
    earlier="vorige Seite",
    later="nächste Seite",
    position="{} von {}",
    skip="Überspringen",
    before="Vorheriges",
    asks=table(ASKS, 0),
    context="Im Artikel",
    read="Gelesen wurde",
    why="Warum es zu prüfen ist",
    below="Sicherheit {}; ohne Nachfrage gezeigt wird ab {}.",
    above="Sicherheit {}; das liegt nur knapp über {}, ab wo ohne Nachfrage gezeigt wird.",
    at="Sicherheit {}: gerade an der Schwelle, ab der ohne Nachfrage gezeigt wird.",
    no_speaker="Es ist kein Sprecher erkannt.",
    unnamed_speaker="Der Sprecher ist nicht mit Namen genannt.",
    proposed="Vorgeschlagen ({}), von niemandem entschieden:",
    moved="{} steht damit anders als zuvor:",
    stands="Haltung von {} zur Frage:",
    merged="Diese Meldungen gelten als eine, aus schwachem Grund:",
    resting="Der Akteur beruht auf:",
    unresolved="nicht aufgelöst",
    nothing="keine Angabe",
    nobody="niemand",
    yes="ja",
    no="nein",
    rejected="Das ist verworfen und steht in keinem Bild. Zurücknehmen lässt es sich unten.",
    gone="Das steht nicht mehr in der Warteschlange.",
    history_of="Entscheidungen dazu",
    condition="Bedingung",
    consequence="Folge",
    question="Frage",
    read_only="Zum Entscheiden fehlt das Recht: Wer nur liest, sieht die Warteschlange, entscheidet aber nicht.",
    decide="Entscheiden",
    accept="Stimmt",
    reject="Verwerfen",
    correct="Berichtigen",
    correct_how="Nur was geändert ist, wird geschrieben. Wörter werden im Artikel gesucht; getrennte Stücke trennt „ … “.",
    save="Berichtigung speichern",
    words_hint="Wörter, wie sie im Artikel stehen",
    selection="Markierte Wörter übernehmen",
    first_day="von",
    last_day="bis",
    state_is="Ja: {}",
    other_state="Nein, sondern",
    set_state="Zustand setzen",
    together="Zusammenlegen oder trennen",
    together_how="Ist es dasselbe wie eine andere Meldung, oder gehört es nicht zu den Meldungen, mit denen es zusammengelegt ist?",
    same_line="gilt jetzt als dasselbe",
    similar="ähnlich",
    none_similar="Nichts Ähnliches gefunden.",
    other_id="oder die Kennung einer anderen Stelle",
    merge="Ist dasselbe",
    split="Ist nicht dasselbe",
    all_one="Alle sind dasselbe",
    not_this="Gehört nicht dazu",
    called="Wer so heißt",
    called_how="Sagt, wen Wörter meinen, in diesem Artikel oder überall, auch jemanden, den dieser Artikel nicht nennt.",
    words="Wörter",
    is_actor="Akteur (Name oder Kennung)",
    here_only="nur in diesem Artikel",
    is_so="ist dieser Akteur",
    is_not_so="ist nicht dieser Akteur",
    grade="Quelle bewerten",
    grade_how="Nach der Admiralitätsskala: wie zuverlässig {} ist und wie glaubhaft, was dort steht.",
    reliability="Zuverlässigkeit",
    credibility="Glaubhaftigkeit",
    grades=table(RELIABILITY, 0),
    credible=table(CREDIBILITY, 0),
    not_graded="nicht bewertet",
    set_grade="Bewerten",
    note="Anmerkung",
    note_how="Ändert nichts am Bild; wird mit der Entscheidung oder allein geschrieben.",
    save_note="Nur anmerken",
    done="Gespeichert: {}",
    taken_back="Zurückgenommen: {}",
    undo="Zurücknehmen",
    history="Zuletzt entschieden",
    history_none="Noch hat niemand etwas entschieden.",
    by="{}, {}",
    undone_by="zurückgenommen von {}, {}",
    actions=table(ACTIONS, 0),
    fields=table(FIELDS, 0),
    conflict="Inzwischen hat jemand anders entschieden",
    conflict_what="Die eigene Entscheidung ist noch nicht geschrieben. Hier stehen beide; bitte noch einmal entscheiden.",
    theirs="Geschrieben ist",
    yours="Gewollt war",
    decide_so="Trotzdem so entscheiden",
    leave="So lassen, weiter",
    wrong="Das ließ sich nicht schreiben:",
    choose="Womit? Bitte eine Meldung wählen oder eine Kennung eingeben.",
    unchanged="Nichts ist geändert. „Stimmt“ bestätigt, was gelesen wurde.",
    not_there="„{}“ steht nicht im Artikel.",
    undone_before="Das war schon zurückgenommen.",
    locked="Ein anderes Programm schreibt gerade in das Dossier. Nichts ist verloren: bitte gleich noch einmal absenden.",
    keys="Tastatur",
    keys_on="Tasten ein",
    keys_how=(
        ("j", "nächster Eintrag (auch s: überspringen)"),
        ("k", "voriger Eintrag"),
        ("↓ ↑", "durch die Warteschlange, wenn sie angewählt ist"),
        ("a", "stimmt"),
        ("r", "verwerfen"),
        ("e", "berichtigen"),
        ("n", "anmerken"),
        ("Esc", "aus einem Feld heraus"),
        ("?", "diese Hilfe"),
    ),
)

_ENGLISH = PruefenWords(
    language="en",
    intro="What was read or linked unsurely, and what is proposed and not decided: first what changes the picture most.",
    none="Nothing to review.",
    nothing_left="There is nothing to review under this filter.",
    kinds=table(KINDS, 1),
    kind="Kind",
    every_kind="everything",
    publisher="Publisher",
    actor="Actor",
    article="Article (id)",
    every="all",
    apply="Filter",
    reset="Remove filters",
    queue="Queue",
    in_queue="to review",
    page_of="Page {} of {}",
    earlier="previous page",
    later="next page",
    position="{} of {}",
    skip="Skip",
    before="Previous",
    asks=table(ASKS, 1),
    context="In the article",
    read="What was read",
    why="Why it is to be reviewed",
    below="Confidence {}; shown without being asked for from {}.",
    above="Confidence {}; that is only just above {}, from which it is shown without being asked for.",
    at="Confidence {}: just at the threshold from which it is shown without being asked for.",
    no_speaker="No speaker was recognised.",
    unnamed_speaker="The speaker is not named.",
    proposed="Proposed ({}), decided by nobody:",
    moved="With this {} stands differently than before:",
    stands="Stance of {} on the question:",
    merged="These reports are taken as one, for a weak reason:",
    resting="The actor rests on:",
    unresolved="not resolved",
    nothing="not given",
    nobody="nobody",
    yes="yes",
    no="no",
    rejected="This is rejected and stands in no picture. It can be taken back below.",
    gone="This is no longer in the queue.",
    history_of="Decisions on this",
    condition="Condition",
    consequence="Consequence",
    question="Question",
    read_only="You may not decide: whoever only reads sees the queue, but does not decide.",
    decide="Decide",
    accept="Right",
    reject="Reject",
    correct="Correct",
    correct_how="Only what is changed is written. Words are looked for in the article; “ … ” stands between separate pieces.",
    save="Save the correction",
    words_hint="words as they stand in the article",
    selection="Take the selected words",
    first_day="from",
    last_day="to",
    state_is="Yes: {}",
    other_state="No, but",
    set_state="Set the state",
    together="Merge or split",
    together_how="Is it the same as another report, or does it not belong to the reports that it is merged with?",
    same_line="taken as the same now",
    similar="similar",
    none_similar="Nothing similar found.",
    other_id="or the id of another place",
    merge="Is the same",
    split="Is not the same",
    all_one="All are the same",
    not_this="Does not belong",
    called="Who is called so",
    called_how="Says whom words mean, in this article or everywhere, even somebody whom this article does not name.",
    words="Words",
    is_actor="Actor (name or id)",
    here_only="only in this article",
    is_so="is this actor",
    is_not_so="is not this actor",
    grade="Grade the source",
    grade_how="By the Admiralty scale: how reliable {} is, and how credible what it prints.",
    reliability="Reliability",
    credibility="Credibility",
    grades=table(RELIABILITY, 1),
    credible=table(CREDIBILITY, 1),
    not_graded="not graded",
    set_grade="Grade",
    note="Note",
    note_how="Changes nothing in the picture; written with the decision or alone.",
    save_note="Only note",
    done="Saved: {}",
    taken_back="Taken back: {}",
    undo="Undo",
    history="Decided last",
    history_none="Nobody has decided anything yet.",
    by="{}, {}",
    undone_by="taken back by {}, {}",
    actions=table(ACTIONS, 1),
    fields=table(FIELDS, 1),
    conflict="Somebody else has decided meanwhile",
    conflict_what="Your decision is not written yet. Both stand here; please decide again.",
    theirs="What is written",
    yours="What you wanted",
    decide_so="Decide so all the same",
    leave="Leave it so, go on",
    wrong="This could not be written:",
    choose="With which? Please choose a report or type an id.",
    unchanged="Nothing is changed. “Right” confirms what was read.",
    not_there="“{}” does not stand in the article.",
    undone_before="That had been taken back before.",
    locked="Another program is writing to the dossier. Nothing is lost: please send it again in a moment.",
    keys="Keyboard",
    keys_on="Keys on",
    keys_how=(
        ("j", "next item (s as well: skip)"),
        ("k", "previous item"),
        ("↓ ↑", "through the queue, where it has the focus"),
        ("a", "right"),
        ("r", "reject"),
        ("e", "correct"),
        ("n", "note"),
        ("Esc", "out of a field"),
        ("?", "this help"),
    ),
)


def say_pruefen(language: str) -> PruefenWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
