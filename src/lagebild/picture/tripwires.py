"""Tripwires of a picture: commitments with their state, what touched them, and what people say of them.

The machine proposes every change of state with its evidence; a person's word wins until evidence that is later than it comes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lagebild import moments
from lagebild.entries import Verdict
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page
from lagebild.picture.counting import line, line_id
from lagebild.picture.deadlines import passed
from lagebild.picture.happenings import Happening, happenings
from lagebild.picture.lifecycle import LAPSED, LIVE, OPEN, TOUCHED, Binds, Fact, after
from lagebild.picture.material import Material, Piece, Text, evidence
from lagebild.picture.nearby import Nearby
from lagebild.picture.recalls import Known, Recall, recalls
from lagebild.picture.replaced import Replacement, replacements
from lagebild.picture.touching import VIEW, Contact, contacts
from lagebild.picture.wires import Wire, wires
from lagebild.picture.wiring import Joined, joined
from lagebild.situation import Evidence, State, Touch, Tripwire

ORDER = (
    Fact.CAME, Fact.CEASED, Fact.DENIED, Fact.DONE, Fact.KEPT, Fact.BROKEN, Fact.CROSSED, Fact.UNDONE, Fact.REFUSED, Fact.IMPOSSIBLE, Fact.PASSED,
    Fact.REPLACED, Fact.WITHDRAWN,
)  # fmt: skip
"""In which order what one text tells is taken."""


@dataclass(frozen=True)
class Found:
    """Something that bears on a commitment, with its evidence."""

    fact: Fact
    moment: str
    since: str
    evidence: Evidence
    score: float
    why: str

    @property
    def order(self) -> tuple[str, str, int, int]:
        """When it was told, then by article and fact."""
        return self.moment, self.evidence.article, self.evidence.version, ORDER.index(self.fact)


def tripwires(material: Material, cast: Cast) -> tuple[Tripwire, ...]:
    """The tripwires of a picture, the first first."""
    pages = {text.key: Page(text) for text in material.texts}
    held = joined(list(wires(material, cast, pages)), cast, material)
    told, replacing = found(material, cast, pages, held)
    ids = {one.first.id: line_id("t", [wire.piece for wire in one.wires]) for one in held}
    now = moments.end(material.at) or max((text.moment for text in material.texts), default="")
    return tuple(_tripwire(one, told[one.first.id], replacing, ids, material, now) for one in held)


def found(
    material: Material, cast: Cast, pages: Mapping[tuple[str, int], Page], held: Sequence[Joined]
) -> tuple[Mapping[str, list[Found]], Mapping[str, Joined]]:
    """What bears on every commitment, by the id of its first record; and which one replaces which."""
    told: dict[str, list[Found]] = defaultdict(list)
    printed = {copy for copy, _ in material.copies}
    nearby, of_text, known = Nearby(held), _by_text(material, held), Known(held)
    spoken: list[Recall] = []
    for text in material.texts:
        if text.version.article in printed:
            continue
        page, (events, bound) = pages[text.key], of_text[text.key]
        for happening in happenings(text, page, events, bound, cast):
            if VIEW.search(happening.around):
                continue
            for one in nearby.of(happening):
                for contact in contacts(one, happening, cast):
                    told[one.first.id].append(_of_contact(contact))
        spoken += recalls(text, page, cast, known)
    for recall in spoken:
        told[recall.joined.first.id].append(_of_recall(recall))
    replacing: dict[str, Joined] = {}
    for one in replacements(held, spoken):
        replacing.setdefault(one.old.first.id, one.new)
        if one.why != "the text says so":
            told[one.old.first.id].append(_of_replacement(one))
    return told, replacing


def _by_text(
    material: Material, held: Iterable[Joined]
) -> Mapping[tuple[str, int], tuple[list[Piece], list[Wire]]]:
    found: dict[tuple[str, int], tuple[list[Piece], list[Wire]]] = defaultdict(lambda: ([], []))
    for piece in material.of("event"):
        found[piece.text.key][0].append(piece)
    for one in held:
        for wire in one.wires:
            found[wire.piece.text.key][1].append(wire)
    return found


def _of_contact(contact: Contact) -> Found:
    happening = contact.happening
    record = max(happening.events, key=lambda one: one.confidence, default=None)
    proof = evidence(happening.text, (happening.span,), record)
    return Found(contact.fact, happening.moment, happening.text.published or "", proof, round(contact.score, 2), contact.why)


def _of_recall(recall: Recall) -> Found:
    score = round(min(0.95, 0.5 + 0.1 * recall.score), 2)
    why = f"the text says so ({recall.comment.name}): {recall.why}"
    proof = evidence(recall.text, (recall.sentence,))
    fact = recall.comment.fact
    if fact is Fact.UNDONE and recall.joined.condition_kind == "before" and recall.joined.deadline is None:
        fact = Fact.CAME  # its event is there, and what was to be done before is not
    if fact is Fact.BROKEN and recall.joined.binds in (Binds.DOES, Binds.ASKS):
        fact = Fact.UNDONE
    if fact is Fact.PASSED and recall.joined.main.persists:
        fact = Fact.CAME  # it stayed as it was up to the deadline
    return Found(fact, recall.text.moment, recall.text.published or "", proof, score, why)


def _of_replacement(one: Replacement) -> Found:
    text = one.new.first.piece.text
    return Found(Fact.REPLACED, text.moment, text.published or "", one.new.first.piece.evidence, 0.7, one.why)


def _tripwire(
    one: Joined, told: list[Found], replacing: Mapping[str, Joined], ids: Mapping[str, str], material: Material, now: str
) -> Tripwire:
    main = one.main
    history, touches = _history(one, sorted(told, key=lambda each: each.order), now)
    said = _judged(one, material.verdicts)
    if said is not None:
        history, touches = _with_judgement(history, touches, said)
    new = replacing.get(one.first.id)
    fields = line("t", [wire.piece for wire in one.wires], material.copies, one.why)
    fields["evidence"] = tuple(_proof(wire) for wire in one.wires)
    return Tripwire(
        **fields,
        kind=one.kind,
        by=one.by,
        toward=main.piece.others,
        condition=main.when,
        condition_kind=one.condition_kind,
        consequence=main.says,
        stated=one.first.piece.text.published or "",
        deadline=one.deadline.last if one.deadline else None,
        history=tuple(history),
        touched_by=tuple(touches),
        replaced_by=ids[new.first.id] if new and history[-1].state == "withdrawn" else None,
    )


def _proof(wire: Wire) -> Evidence:
    return evidence(wire.piece.text, tuple(sorted(wire.condition + wire.consequence)), wire.piece.record)


def _history(one: Joined, told: Sequence[Found], now: str) -> tuple[list[State], list[Touch]]:
    """The states that what was told leads through, and everything that would change one of them."""
    first = one.first.piece
    history = [State(OPEN, first.text.published or "", (first.evidence,), "it was announced")]
    touches: list[Touch] = []
    for each in told:
        state = after(history[-1].state, one.condition_kind, one.binds, each.fact)
        if state != history[-1].state:
            if state == LAPSED and history[-1].state == TOUCHED and history[-1].since == each.since:
                history.pop()  # the same text tells that it was due and that it came to nothing
            history.append(State(state, each.since, (each.evidence,), each.why))
            touches.append(Touch(state, each.evidence, each.score, each.why))
    if history[-1].state in LIVE and _runs_out(one) and one.deadline and passed(one.deadline, now):
        state = after(history[-1].state, one.condition_kind, one.binds, Fact.PASSED)
        if state != history[-1].state:
            why = "its deadline has passed, and no text says that it was kept"
            history.append(State(state, one.deadline.day, (_proof(one.main),), why))
    return history, touches


def _runs_out(one: Joined) -> bool:
    """Whether a commitment ends with its deadline by itself."""
    return one.binds is not Binds.KEEPS and not one.main.persists


def _judged(one: Joined, verdicts: Iterable[Verdict]) -> Verdict | None:
    """The last word of a person on the state."""
    ids = {wire.id for wire in one.wires}
    live = [each for each in verdicts if each.kind == "state" and each.undone is None and each.subject in ids]
    return live[-1] if live else None


def _with_judgement(
    history: list[State], touches: list[Touch], said: Verdict
) -> tuple[list[State], list[Touch]]:
    """The history with a person's word in it: what was told before it stays, what came later is shown as touching only."""
    state = str(said.value.get("state"))
    before = [each for each in history if moments.moment(each.since) <= said.made]
    mark = State(state, said.made, (), str(said.value.get("text", "")), True, said.author)
    judged = [
        replace(each, confirmed=each.effect == state) if moments.moment(each.evidence.published) <= said.made else each
        for each in touches
    ]
    return [*before, mark], judged
