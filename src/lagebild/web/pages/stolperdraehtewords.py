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
    would_be: str
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
    now: str
    positions: str
    positions_none: str
    place: str


_GERMAN = WireWords(
    title="Stolperdrähte",
    lead="Was angekündigt, angedroht, gefordert ist, unter welcher Bedingung, und was daraus wurde.",
    all_states="alle",
    state="Zustand",
    actor="Akteur",
    kind="Art",
    any_kind="alle",
    text="Worte",
    deadline="Frist",
    any_deadline="egal",
    within="läuft in {} Tagen ab",
    overdue="abgelaufen, noch offen",
    measured="Fristen gerechnet ab {}",
    unconfirmed_only="nur was zu bestätigen ist",
    less_sure="auch weniger sicher Gelesenes",
    show="Zeigen",
    clear="alles zeigen",
    none="In diesem Bild hat niemand etwas angekündigt.",
    none_chosen="So einen Stolperdraht gibt es nicht.",
    nobody="In diesem Bild heißt niemand „{}“.",
    found=("Stolperdraht", "Stolperdrähte"),
    less_sure_left="{} weniger sicher gelesen und hier nicht gezeigt.",
    show_less_sure="auch diese zeigen",
    page_of="{} bis {} von {}",
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
    days_ago=("seit {} Tag vorbei", "seit {} Tagen vorbei"),
    unconfirmed="unbestätigt",
    confirmed_by="bestätigt: {}",
    rejected="von einem Menschen verneint",
    last="Zuletzt",
    back="Zurück zu allen Stolperdrähten",
    history="Verlauf",
    touches="Was ihn berührt",
    touches_none="Bisher ist nichts gemeldet, was ihn berührt.",
    would_be="danach {}",
    confirmed="bestätigt",
    score="Übereinstimmung {}",
    reason="Grund: {}",
    replaced="ersetzt durch eine neue Ankündigung",
    announced="Ankündigung",
    reports=("Meldung", "Meldungen"),
    sources=("unabhängige Quelle", "unabhängige Quellen"),
    read_confirmed="Lesung bestätigt",
    same=("Grund, warum das eine Ankündigung ist", "Gründe, warum das eine Ankündigung ist"),
    decide="Entscheiden",
    decide_how="Was hier entschieden wird, gilt vor der Maschine, mit Namen und Zeit, und kann zurückgenommen werden.",
    only_reviewers="Entscheiden dürfen nur, die prüfen.",
    confirm="Bestätigen: {}",
    reject="Verneinen: {}",
    other="Anders",
    other_state="Zustand",
    enter="Eintragen",
    remark="Anmerkung",
    remark_how="freiwillig; steht als Grund im Verlauf",
    decisions="Entscheidungen",
    no_decisions="Noch hat niemand entschieden.",
    decided_as="{} von {}, {}",
    undo="Zurücknehmen",
    undone="zurückgenommen von {}, {}",
    no_record="Zu diesem Stolperdraht ist keine Lesung da, an der eine Entscheidung hängen könnte.",
    stale="Inzwischen hat {} entschieden: {} ({}).",
    stale_state="Der Zustand hat sich inzwischen geändert: {} ({}).",
    stale_undone="Diese Entscheidung hat {} schon zurückgenommen ({}).",
    stale_yours="Ihre Entscheidung „{}“ ist noch nicht eingetragen.",
    stale_anyway="Trotzdem eintragen: {}",
    stale_leave="So lassen",
    whatif="Was wäre, wenn",
    whatif_lead="Ein Satz über etwas, das nicht geschehen ist: welche Stolperdrähte würde es berühren? Nichts davon wird gespeichert.",
    sentence="Satz",
    sentence_how="Ein ganzer Satz wie in einer Meldung, deutsch oder englisch.",
    ask="Fragen",
    too_long="Der Satz ist zu lang: höchstens {} Zeichen.",
    no_model="Dafür muss ein Modell installiert sein, und es ist keines da.",
    unreadable="Der Satz kann nicht gelesen werden.",
    read_as="Gelesen als",
    would_touch="Was davon berührt würde",
    would_touch_none="kein Stolperdraht",
    now="jetzt {}",
    positions="Wer dazu eine Position hat",
    positions_none="niemand",
    place="Ort: {}",
)
_ENGLISH = WireWords(
    title="Tripwires",
    lead="What was announced, threatened, demanded, on which condition, and what became of it.",
    all_states="all",
    state="State",
    actor="Actor",
    kind="Kind",
    any_kind="all",
    text="Words",
    deadline="Deadline",
    any_deadline="any",
    within="within {} days",
    overdue="past, still open",
    measured="deadlines counted from {}",
    unconfirmed_only="only what is to be confirmed",
    less_sure="less surely read ones too",
    show="Show",
    clear="show all",
    none="Nobody has announced anything in this picture.",
    none_chosen="There is no such tripwire.",
    nobody="Nobody in this picture is called “{}”.",
    found=("tripwire", "tripwires"),
    less_sure_left="{} read less surely and not shown here.",
    show_less_sure="show these too",
    page_of="{} to {} of {}",
    pages="Pages of tripwires",
    previous="previous",
    following="next",
    condition="Condition",
    unconditional="unconditional",
    consequence="Consequence",
    toward="toward {}",
    stated="announced {}",
    since="since {}",
    until="deadline {}",
    in_days=("{} day left", "{} days left"),
    today="ends that day",
    days_ago=("{} day past", "{} days past"),
    unconfirmed="unconfirmed",
    confirmed_by="confirmed: {}",
    rejected="denied by a person",
    last="Last",
    back="Back to all tripwires",
    history="History",
    touches="What touches it",
    touches_none="Nothing is reported so far that touches it.",
    would_be="then {}",
    confirmed="confirmed",
    score="match {}",
    reason="reason: {}",
    replaced="replaced by a new commitment",
    announced="Announcement",
    reports=("report", "reports"),
    sources=("independent source", "independent sources"),
    read_confirmed="reading confirmed",
    same=("reason why this is one commitment", "reasons why this is one commitment"),
    decide="Decide",
    decide_how="What is decided here wins over the machine, with name and time, and can be taken back.",
    only_reviewers="Only reviewers may decide.",
    confirm="Confirm: {}",
    reject="Reject: {}",
    other="Otherwise",
    other_state="State",
    enter="Enter",
    remark="Remark",
    remark_how="optional; stands in the history as the reason",
    decisions="Decisions",
    no_decisions="Nobody has decided yet.",
    decided_as="{} by {}, {}",
    undo="Take back",
    undone="taken back by {}, {}",
    no_record="There is no reading of this tripwire that a decision could hold on to.",
    stale="Meanwhile {} has decided: {} ({}).",
    stale_state="The state has changed meanwhile: {} ({}).",
    stale_undone="That decision was taken back by {} already ({}).",
    stale_yours="Your decision “{}” is not entered yet.",
    stale_anyway="Enter it all the same: {}",
    stale_leave="Leave it so",
    whatif="What if",
    whatif_lead="A sentence on something that has not happened: which tripwires would it touch? Nothing of it is kept.",
    sentence="Sentence",
    sentence_how="A whole sentence as in a report, German or English.",
    ask="Ask",
    too_long="The sentence is too long: {} characters at most.",
    no_model="That needs an installed model, and there is none.",
    unreadable="The sentence cannot be read.",
    read_as="Read as",
    would_touch="What it would touch",
    would_touch_none="no tripwire",
    now="now {}",
    positions="Who has a position on it",
    positions_none="nobody",
    place="place: {}",
)


def say_stolperdraehte(language: str) -> WireWords:
    """The words in "de" or "en"."""
    return _ENGLISH if language == "en" else _GERMAN
