"""What the pages on tripwires say, in German and in English. A `{}` is filled in by the page."""

from __future__ import annotations

from dataclasses import dataclass

Noun = tuple[str, str]  # one, several


@dataclass(frozen=True, slots=True)
class WireWords:
    """The words of the list, of one tripwire's page with its forms, and of what-if."""

    title: str
    lead: str
    all_states: str
    state: str
    actor: str
    kind: str
    any_kind: str
    text: str
    deadline: str
    any_deadline: str
    within: str
    overdue: str
    measured: str
    unconfirmed_only: str
    less_sure: str
    show: str
    clear: str
    none: str
    none_chosen: str
    nobody: str
    found: Noun
    less_sure_left: str
    show_less_sure: str
    page_of: str
    pages: str
    previous: str
    following: str
    condition: str
    unconditional: str
    consequence: str
    toward: str
    stated: str
    since: str
    until: str
    in_days: Noun
    today: str
    days_ago: Noun
    unconfirmed: str
    confirmed_by: str
    rejected: str
    last: str
    back: str
    history: str
    touches: str
    touches_none: str
    leads: str
    leads_how: str
    probable: str
    would_be: str
    would_become: str
    confirmed: str
    score: str
    reason: str
    replaced: str
    announced: str
    reports: Noun
    sources: Noun
    read_confirmed: str
    same: Noun
    decide: str
    decide_how: str
    only_reviewers: str
    confirm: str
    reject: str
    other: str
    other_state: str
    enter: str
    remark: str
    remark_how: str
    decisions: str
    no_decisions: str
    decided_as: str
    undo: str
    undone: str
    no_record: str
    stale: str
    stale_state: str
    stale_undone: str
    stale_yours: str
    stale_anyway: str
    stale_leave: str
    whatif: str
    whatif_lead: str
    sentence: str
    sentence_how: str
    ask: str
    too_long: str
    no_model: str
    unreadable: str
    read_as: str
    would_touch: str
    would_touch_none: str
    near: str
    now: str
    positions: str
    positions_none: str
    place: str


_GERMAN = WireWords(
    title="Stolperdrähte",
    lead="Was angekündigt, angedroht oder gefordert wurde, unter welcher Bedingung, und was daraus geworden ist.",
    all_states="alle",
    state="Zustand",
    actor="Akteur",
    kind="Art",
    any_kind="alle",
    text="Suchwörter",
    deadline="Frist",
    any_deadline="beliebig",
    within="läuft in {} Tagen ab",
    overdue="abgelaufen, noch offen",
    measured="Fristen gerechnet ab {}",
    unconfirmed_only="nur Unbestätigtes",
    less_sure="auch unsicher Gelesenes",
    show="Zeigen",
    clear="Zurücksetzen",
    none="Bisher hat niemand etwas angekündigt.",
    none_chosen="Keine Stolperdrähte gefunden.",
    nobody="Es gibt hier niemanden namens „{}“.",
    found=("Stolperdraht", "Stolperdrähte"),
    less_sure_left="{} weitere, unsicher gelesen:",
    show_less_sure="mitzeigen",
    page_of="{}–{} von {}",
    pages="Seiten der Stolperdrähte",
    previous="vorige",
    following="nächste",
    condition="Bedingung",
    unconditional="ohne Bedingung",
    consequence="Folge",
    toward="an {}",
    stated="angekündigt {}",
    since="seit {}",
    until="Frist {}",
    in_days=("noch {} Tag", "noch {} Tage"),
    today="läuft an diesem Tag ab",
    days_ago=("seit {} Tag abgelaufen", "seit {} Tagen abgelaufen"),
    unconfirmed="unbestätigt",
    confirmed_by="bestätigt: {}",
    rejected="von einem Prüfer verworfen",
    last="Zuletzt",
    back="Zurück zu allen Stolperdrähten",
    history="Verlauf",
    touches="Spätere Meldungen dazu",
    touches_none="Bisher gibt es keine spätere Meldung dazu.",
    leads="Ungeprüfte Hinweise",
    leads_how="Sätze späterer Meldungen, die erzählen könnten, was daraus wurde. Sie ändern nichts, bis jemand entscheidet.",
    probable="geschätzt {} wahrscheinlich",
    would_be="spricht für {}",
    would_become="würde dann: {}",
    confirmed="bestätigt",
    score="Übereinstimmung {}",
    reason="Grund: {}",
    replaced="durch eine neue Ankündigung ersetzt",
    announced="Ankündigung",
    reports=("Meldung", "Meldungen"),
    sources=("unabhängige Quelle", "unabhängige Quellen"),
    read_confirmed="Lesung bestätigt",
    same=("Grund für die Zusammenfassung zu einer Ankündigung", "Gründe für die Zusammenfassung zu einer Ankündigung"),
    decide="Entscheiden",
    decide_how="Ihre Entscheidung gilt vor dem Vorschlag der Maschine. Sie wird mit Namen und Zeit festgehalten und "
    "lässt sich zurücknehmen.",
    only_reviewers="Entscheiden können nur Personen mit der Rolle reviewer.",
    confirm="Bestätigen: {}",
    reject="Verwerfen: {}",
    other="Anderer Zustand",
    other_state="Zustand",
    enter="Eintragen",
    remark="Anmerkung",
    remark_how="freiwillig; erscheint im Verlauf als Begründung",
    decisions="Entscheidungen",
    no_decisions="Bisher keine.",
    decided_as="{} von {}, {}",
    undo="Zurücknehmen",
    undone="zurückgenommen von {}, {}",
    no_record="Zu diesem Stolperdraht fehlt die Textstelle, auf die sich eine Entscheidung beziehen könnte.",
    stale="Inzwischen hat {} entschieden: {} ({}).",
    stale_state="Der Zustand hat sich inzwischen geändert: {} ({}).",
    stale_undone="Diese Entscheidung hat {} schon zurückgenommen ({}).",
    stale_yours="Ihre Entscheidung „{}“ ist noch nicht gespeichert.",
    stale_anyway="Trotzdem speichern: {}",
    stale_leave="So lassen",
    whatif="Was wäre, wenn",
    whatif_lead="Geben Sie einen Satz über etwas ein, das geschehen könnte: Welche Stolperdrähte würde es berühren? "
    "Gespeichert wird nichts.",
    sentence="Satz",
    sentence_how="Ein ganzer Satz wie in einer Meldung, auf Deutsch oder Englisch.",
    ask="Fragen",
    too_long="Der Satz ist zu lang: höchstens {} Zeichen.",
    no_model="Dafür muss ein Modell installiert sein; es fehlt.",
    unreadable="Der Satz lässt sich nicht auswerten.",
    read_as="Gelesen als",
    would_touch="Stolperdrähte, die es berühren würde",
    would_touch_none="kein Stolperdraht",
    near="Was dem am nächsten kommt, aber nicht als berührt erkannt wurde",
    now="jetzt {}",
    positions="Wer dazu eine Position hat",
    positions_none="niemand",
    place="Ort: {}",
)
_ENGLISH = WireWords(
    title="Tripwires",
    lead="What was announced, threatened or demanded, on what condition, and what became of it.",
    all_states="all",
    state="State",
    actor="Actor",
    kind="Kind",
    any_kind="all",
    text="Search for",
    deadline="Deadline",
    any_deadline="any",
    within="within {} days",
    overdue="expired, still open",
    measured="deadlines counted from {}",
    unconfirmed_only="unconfirmed only",
    less_sure="include less certain",
    show="Show",
    clear="Reset",
    none="Nobody has announced anything so far.",
    none_chosen="No tripwires found.",
    nobody="There is nobody called “{}” here.",
    found=("tripwire", "tripwires"),
    less_sure_left="{} more, less certain:",
    show_less_sure="show",
    page_of="{}–{} of {}",
    pages="Pages of tripwires",
    previous="previous",
    following="next",
    condition="Condition",
    unconditional="unconditional",
    consequence="Consequence",
    toward="to {}",
    stated="announced {}",
    since="since {}",
    until="deadline {}",
    in_days=("{} day left", "{} days left"),
    today="expires that day",
    days_ago=("{} day overdue", "{} days overdue"),
    unconfirmed="unconfirmed",
    confirmed_by="confirmed: {}",
    rejected="rejected by a reviewer",
    last="Last",
    back="Back to all tripwires",
    history="History",
    touches="Later reports on this",
    touches_none="There are no later reports on this so far.",
    leads="Unchecked leads",
    leads_how="Sentences of later reports that may tell what became of it. They change nothing until somebody decides.",
    probable="estimated {} probable",
    would_be="points to {}",
    would_become="would become {}",
    confirmed="confirmed",
    score="match {}",
    reason="reason: {}",
    replaced="superseded by a new announcement",
    announced="Announcement",
    reports=("report", "reports"),
    sources=("independent source", "independent sources"),
    read_confirmed="reading confirmed",
    same=("reason for treating this as one announcement", "reasons for treating this as one announcement"),
    decide="Decide",
    decide_how="Your decision overrides the machine's proposal. It is recorded with your name and the time, and can be taken back.",
    only_reviewers="Only people with the role reviewer can decide.",
    confirm="Confirm: {}",
    reject="Reject: {}",
    other="Another state",
    other_state="State",
    enter="Set",
    remark="Remark",
    remark_how="optional; appears in the history as the reason",
    decisions="Decisions",
    no_decisions="None so far.",
    decided_as="{} by {}, {}",
    undo="Take back",
    undone="taken back by {}, {}",
    no_record="The passage that a decision on this tripwire would refer to is missing.",
    stale="In the meantime {} has decided: {} ({}).",
    stale_state="The state has changed in the meantime: {} ({}).",
    stale_undone="That decision has already been taken back by {} ({}).",
    stale_yours="Your decision “{}” has not been saved.",
    stale_anyway="Save it anyway: {}",
    stale_leave="Leave it",
    whatif="What if",
    whatif_lead="Enter a sentence about something that might happen: which tripwires would it touch? Nothing is saved.",
    sentence="Sentence",
    sentence_how="A full sentence as in a report, in German or English.",
    ask="Ask",
    too_long="The sentence is too long: {} characters at most.",
    no_model="This needs a model, and none is installed.",
    unreadable="The sentence cannot be read.",
    read_as="Read as",
    would_touch="Tripwires it would touch",
    would_touch_none="no tripwire",
    near="What comes closest, but was not found to be touched",
    now="now {}",
    positions="Who has a position on it",
    positions_none="nobody",
    place="place: {}",
)


def say_stolperdraehte(language: str) -> WireWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
