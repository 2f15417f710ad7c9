"""What the page *Prüfen* says, in German and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lagebild.web.pages import pruefentables as tables
from lagebild.web.pages.pruefentables import table


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
    article_how: str
    every: str
    apply: str
    reset: str
    # the list
    queue: str
    in_queue: str
    parts: Mapping[str, str]
    page_of: str
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
    alike: str
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
    committed: Mapping[str, str]
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
    intro="Was unsicher gelesen, unsicher zusammengelegt oder nur vorgeschlagen ist; zuerst, was von sich aus gezeigt wird.",
    none="Nichts zu prüfen.",
    nothing_left="Mit diesen Filtern ist nichts zu prüfen.",
    kinds=table(tables.KINDS, 0),
    kind="Art",
    every_kind="alles",
    publisher="Quelle",
    actor="Akteur",
    article="Artikel (Kennung)",
    article_how="Die Kennung steht in der Liste der Artikel in der letzten Spalte.",
    every="alle",
    apply="Filtern",
    reset="Zurücksetzen",
    queue="Warteschlange",
    in_queue="zu prüfen",
    parts=table(tables.PARTS, 0),
    page_of="Seite {} von {}",
    position="{} von {}",
    skip="Überspringen",
    before="Vorheriges",
    asks=table(tables.ASKS, 0),
    context="Im Artikel",
    read="So wurde es gelesen",
    why="Warum das zu prüfen ist",
    below="Sicherheit {}; erst ab {} wird es von sich aus gezeigt.",
    above="Sicherheit {}, nur knapp über {}: Erst ab da wird es von sich aus gezeigt.",
    at="Sicherheit {}: genau an der Schwelle, ab der es von sich aus gezeigt wird.",
    no_speaker="Es wurde kein Sprecher erkannt.",
    unnamed_speaker="Der Sprecher ist nicht mit Namen genannt.",
    proposed="Vorgeschlagen, von niemandem entschieden:",
    alike="Übereinstimmung {}",
    moved="Damit hätte {} die Position gewechselt:",
    stands="Haltung von {} zur Frage:",
    merged="Diese Meldungen wurden zusammengelegt, aber die Gründe dafür sind schwach:",
    resting="Woran der Akteur erkannt wurde:",
    unresolved="nicht zugeordnet",
    nothing="keine Angabe",
    nobody="niemand",
    yes="ja",
    no="nein",
    rejected="Das ist verworfen und erscheint nirgends mehr. Weiter unten lässt es sich zurücknehmen.",
    gone="Das steht nicht mehr in der Warteschlange.",
    history_of="Bisherige Entscheidungen dazu",
    condition="Bedingung",
    consequence="Folge",
    question="Frage",
    read_only="Sie können die Warteschlange lesen, aber nicht entscheiden; dafür braucht es die Rolle reviewer.",
    decide="Entscheiden",
    accept="Stimmt",
    reject="Verwerfen",
    correct="Berichtigen",
    correct_how="Gespeichert wird nur, was geändert ist. Wörter müssen so im Artikel stehen; zwischen getrennten Stücken steht „ … “.",
    save="Berichtigung speichern",
    words_hint="Wörter, wie sie im Artikel stehen",
    selection="Markierte Wörter übernehmen",
    first_day="von",
    last_day="bis",
    state_is="Ja: {}",
    other_state="Nein, sondern",
    set_state="Zustand setzen",
    together="Zusammenlegen oder trennen",
    together_how="Ist das dasselbe wie in einer anderen Meldung? Oder gehört es nicht zu den Meldungen, mit denen es zusammengelegt wurde?",
    same_line="jetzt zusammengelegt",
    similar="ähnlich",
    none_similar="Nichts Ähnliches gefunden.",
    other_id="oder die Kennung einer anderen Stelle",
    merge="Dasselbe",
    split="Nicht dasselbe",
    all_one="Alles dasselbe",
    not_this="Gehört nicht dazu",
    called="Wer ist gemeint?",
    called_how="Legt fest, wen diese Wörter meinen, in diesem Artikel oder überall. Das kann auch jemand sein, den "
    "der Artikel sonst nicht nennt.",
    words="Wörter",
    is_actor="Akteur (Name oder Kennung)",
    here_only="nur in diesem Artikel",
    is_so="Ist dieser Akteur",
    is_not_so="Ist nicht dieser Akteur",
    grade="Quelle bewerten",
    grade_how="Nach der Admiralitätsskala: wie zuverlässig {} ist und wie glaubhaft die Meldungen sind.",
    reliability="Zuverlässigkeit",
    credibility="Glaubhaftigkeit",
    grades=table(tables.RELIABILITY, 0),
    credible=table(tables.CREDIBILITY, 0),
    not_graded="nicht bewertet",
    set_grade="Bewerten",
    note="Anmerkung",
    note_how="Ändert nichts am Lagebild; wird mit der Entscheidung oder für sich gespeichert.",
    save_note="Anmerkung speichern",
    done="Gespeichert: {}",
    taken_back="Zurückgenommen: {}",
    undo="Zurücknehmen",
    history="Zuletzt entschieden",
    history_none="Bisher wurde nichts entschieden.",
    by="{}, {}",
    undone_by="zurückgenommen von {}, {}",
    actions=table(tables.ACTIONS, 0),
    fields=table(tables.FIELDS, 0),
    committed=table(tables.COMMITTED, 0),
    conflict="Inzwischen hat jemand anderes entschieden",
    conflict_what="Ihre Entscheidung ist noch nicht gespeichert. Hier stehen beide; bitte entscheiden Sie noch einmal.",
    theirs="Gespeichert ist",
    yours="Sie wollten",
    decide_so="Trotzdem so entscheiden",
    leave="So lassen und weiter",
    wrong="Das ließ sich nicht speichern:",
    choose="Womit? Bitte eine Meldung auswählen oder eine Kennung eingeben.",
    unchanged="Es wurde nichts geändert. Mit „Stimmt“ bestätigen Sie, was gelesen wurde.",
    not_there="„{}“ steht nicht im Artikel.",
    undone_before="Das war bereits zurückgenommen.",
    locked="Ein anderes Programm schreibt gerade in das Dossier. Nichts ist verloren: bitte gleich noch einmal absenden.",
    keys="Tastenkürzel",
    keys_on="Tastenkürzel an",
    keys_how=(
        ("j", "nächster Eintrag (auch s: überspringen)"),
        ("k", "voriger Eintrag"),
        ("↓ ↑", "durch die Warteschlange, wenn sie den Fokus hat"),
        ("a", "stimmt"),
        ("r", "verwerfen"),
        ("e", "berichtigen"),
        ("n", "anmerken"),
        ("Esc", "Feld verlassen"),
        ("?", "diese Hilfe"),
    ),
)

_ENGLISH = PruefenWords(
    language="en",
    intro="Uncertain readings, uncertain links and open proposals; first what is shown by default.",
    none="Nothing to review.",
    nothing_left="Nothing to review with these filters.",
    kinds=table(tables.KINDS, 1),
    kind="Kind",
    every_kind="everything",
    publisher="Source",
    actor="Actor",
    article="Article (ID)",
    article_how="The ID is in the last column of the list of articles.",
    every="all",
    apply="Filter",
    reset="Clear filters",
    queue="Queue",
    in_queue="to review",
    parts=table(tables.PARTS, 1),
    page_of="Page {} of {}",
    position="{} of {}",
    skip="Skip",
    before="Previous",
    asks=table(tables.ASKS, 1),
    context="In the article",
    read="How it was read",
    why="Why it needs review",
    below="Confidence {}; shown by default from {}.",
    above="Confidence {}, only just above {}, the threshold for being shown by default.",
    at="Confidence {}: exactly at the threshold for being shown by default.",
    no_speaker="No speaker was recognised.",
    unnamed_speaker="The speaker is not named.",
    proposed="Proposed, not yet decided:",
    alike="match {}",
    moved="This would be a change of position by {}:",
    stands="Position of {} on the question:",
    merged="These reports were merged, but the reasons are weak:",
    resting="How the actor was identified:",
    unresolved="not identified",
    nothing="not given",
    nobody="nobody",
    yes="yes",
    no="no",
    rejected="This has been rejected and no longer appears anywhere. You can take that back below.",
    gone="This is no longer in the queue.",
    history_of="Earlier decisions on this",
    condition="Condition",
    consequence="Consequence",
    question="Question",
    read_only="You can read the queue but not decide; that takes the role reviewer.",
    decide="Decide",
    accept="Correct",
    reject="Reject",
    correct="Amend",
    correct_how="Only what you change is saved. Words must appear in the article as typed; put “ … ” between separate pieces.",
    save="Save",
    words_hint="words as they stand in the article",
    selection="Use the selected words",
    first_day="from",
    last_day="to",
    state_is="Yes: {}",
    other_state="No, but",
    set_state="Set state",
    together="Merge or split",
    together_how="Is this the same as in another report? Or does it not belong with the reports it was merged with?",
    same_line="merged with this",
    similar="similar",
    none_similar="Nothing similar found.",
    other_id="or the ID of another passage",
    merge="Same",
    split="Not the same",
    all_one="All the same",
    not_this="Does not belong",
    called="Who is meant?",
    called_how="Sets who these words refer to, in this article or everywhere. It may be someone this article does not otherwise name.",
    words="Words",
    is_actor="Actor (name or ID)",
    here_only="only in this article",
    is_so="Is this actor",
    is_not_so="Is not this actor",
    grade="Grade the source",
    grade_how="On the Admiralty scale: how reliable {} is, and how credible its reports are.",
    reliability="Reliability",
    credibility="Credibility",
    grades=table(tables.RELIABILITY, 1),
    credible=table(tables.CREDIBILITY, 1),
    not_graded="not graded",
    set_grade="Grade",
    note="Note",
    note_how="Changes nothing in the picture; saved with the decision or on its own.",
    save_note="Save note",
    done="Saved: {}",
    taken_back="Taken back: {}",
    undo="Take back",
    history="Latest decisions",
    history_none="Nothing has been decided yet.",
    by="{}, {}",
    undone_by="taken back by {}, {}",
    actions=table(tables.ACTIONS, 1),
    fields=table(tables.FIELDS, 1),
    committed=table(tables.COMMITTED, 1),
    conflict="Someone else has decided in the meantime",
    conflict_what="Your decision has not been saved. Both are shown here; please decide again.",
    theirs="What is saved",
    yours="What you wanted",
    decide_so="Save mine anyway",
    leave="Leave it and go on",
    wrong="This could not be saved:",
    choose="With which one? Please choose a report or enter an ID.",
    unchanged="Nothing was changed. “Correct” confirms what was read.",
    not_there="“{}” does not appear in the article.",
    undone_before="That had already been taken back.",
    locked="Another program is writing to the dossier. Nothing is lost: please send it again in a moment.",
    keys="Keyboard shortcuts",
    keys_on="Shortcuts on",
    keys_how=(
        ("j", "next item (also s: skip)"),
        ("k", "previous item"),
        ("↓ ↑", "through the queue, when it has the focus"),
        ("a", "correct as read"),
        ("r", "reject"),
        ("e", "amend"),
        ("n", "note"),
        ("Esc", "leave a field"),
        ("?", "this help"),
    ),
)


def say_pruefen(language: str) -> PruefenWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
