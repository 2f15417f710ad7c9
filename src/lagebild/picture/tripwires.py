"""Tripwires of a picture: commitments with their state, what touched them, and what people say of them.

Commitments are put right one by one (`wires`) and joined (`wiring`). What texts tell as having happened (`happenings`) is held against
their conditions and consequences (`touching`), and what texts say of them in so many words (`comments`, `recalls`) is taken as said. The
table of `lifecycle` says which state all that leads to. docs/tripwires.md tells of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lagebild.entries import Verdict
from lagebild.picture.cast import Cast
from lagebild.picture.clauses import Page
from lagebild.picture.counting import line, line_id
from lagebild.picture.happenings import Happening, happenings
from lagebild.picture.histories import Found, history, proof
from lagebild.picture.lifecycle import WITHDRAWN, Binds, Fact
from lagebild.picture.material import Material, Piece, Text, evidence
from lagebild.picture.nearby import Nearby
from lagebild.picture.recalls import Known, Recall, recalls
from lagebild.picture.replaced import Replacement, replacements
from lagebild.picture.touching import Contact, contacts
from lagebild.picture.vowwords import conjunction
from lagebild.picture.wires import Wire, wires
from lagebild.picture.wiring import Joined, joined
from lagebild.situation import Tripwire

OPPOSITE = 0.7  # score of a replacement that only the words of both show

SHOWN = 0.5  # confidence from which an unconditional commitment of one report is shown

Key = tuple[str, int]


def tripwires(material: Material, cast: Cast) -> tuple[Tripwire, ...]:
    """The tripwires of a picture, the first first."""
    pages = {text.key: text.page for text in material.texts}
    held = joined(list(wires(material, cast, pages)), cast, material)
    told, replacing = found(material, cast, pages, held)
    ids = {one.first.id: line_id("t", [wire.piece for wire in one.wires]) for one in held}
    made = []
    for one in held:
        past = history(one, told[one.first.id], material.verdicts)
        new = replacing.get(one.first.id) if past.states[-1].state == WITHDRAWN else None
        fields = line("t", [wire.piece for wire in one.wires], material.copies, one.why)
        fields |= {"evidence": tuple(proof(wire) for wire in one.wires), "history": past.states}
        fields |= {"touched_by": past.touches, "replaced_by": ids[new.first.id] if new else None}
        fields["shown"] = fields["shown"] or len(past.states) > 1 or _sure(one)
        made.append(_tripwire(one, fields))
    return tuple(made)


def _sure(one: Joined) -> bool:
    """Whether a commitment is sure enough to be shown: by its conjunction, by several reports, or by the reader."""
    articles = {wire.piece.text.version.article for wire in one.wires}
    named = bool(one.main.when and conjunction(one.main.when))
    return named or len(articles) > 1 or max(wire.confidence for wire in one.wires) >= SHOWN


def found(
    material: Material, cast: Cast, pages: Mapping[Key, Page], held: Sequence[Joined]
) -> tuple[Mapping[str, list[Found]], Mapping[str, Joined]]:
    """What bears on every commitment, by the id of its first record; and which one takes the place of which."""
    told: dict[str, list[Found]] = defaultdict(list)
    nearby, of_text, known = Nearby(held), _by_text(material, held), Known(held)
    spoken, gone = list[Recall](), _rejected(material.verdicts)
    for text in _own(material):
        page, (events, bound) = pages[text.key], of_text[text.key]
        told_here = happenings(text, page, events, bound, cast, wanted=nearby.wants(text.reading.article.language))
        for happening in _not_rejected(told_here, gone.get(text.version.article, ())):
            for one in nearby.of(happening):
                told[one.first.id] += [_of_contact(contact) for contact in contacts(one, happening, cast)]
        spoken += recalls(text, page, cast, known)
    for recall in spoken:
        told[recall.joined.first.id].append(_of_recall(recall))
    replacing: dict[str, Joined] = {}
    for each in replacements(held, spoken):
        replacing.setdefault(each.old.first.id, each.new)
        if not each.told:
            told[each.old.first.id].append(_of_replacement(each))
    return told, replacing


def _own(material: Material) -> list[Text]:
    """The texts that print no other's: what a copy tells was told before."""
    articles = {text.version.article for text in material.texts}
    printed = {copy for copy, original in material.copies if original in articles}
    return [text for text in material.texts if text.version.article not in printed]


def _not_rejected(some: Iterable[Happening], gone: Sequence[str]) -> Iterator[Happening]:
    """What has no words of an event that a person rejected."""
    return (happening for happening in some if not any(words in happening.around for words in gone))


def _rejected(verdicts: Iterable[Verdict]) -> Mapping[str | None, list[str]]:
    """The words of events that people rejected, by article."""
    gone: dict[str | None, list[str]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.kind == "reject" and verdict.of == "event" and verdict.undone is None and verdict.anchor:
            gone[verdict.article].append(verdict.anchor.words)
    return gone


def _by_text(material: Material, held: Iterable[Joined]) -> Mapping[Key, tuple[list[Piece], list[Wire]]]:
    """The events and the commitments of every text."""
    some: dict[Key, tuple[list[Piece], list[Wire]]] = defaultdict(lambda: ([], []))
    for piece in material.of("event"):
        some[piece.text.key][0].append(piece)
    for one in held:
        for wire in one.wires:
            some[wire.piece.text.key][1].append(wire)
    return some


def _of_contact(contact: Contact) -> Found:
    happening = contact.happening
    record = max(happening.events, key=lambda one: one.confidence, default=None)
    shown = evidence(happening.text, (happening.span,), record)
    return Found(contact.fact, happening.text, shown, round(contact.score, 2), contact.why)


def _of_recall(recall: Recall) -> Found:
    score = round(min(0.95, 0.5 + 0.1 * recall.score), 2)
    why = f"the text says so ({recall.comment.name}): {recall.why}"
    return Found(_fact(recall), recall.text, evidence(recall.text, (recall.sentence,)), score, why)


def _fact(recall: Recall) -> Fact:
    """What a comment says of the commitment that it is about."""
    one, fact = recall.joined, recall.comment.fact
    if fact is Fact.UNDONE and one.condition_kind == "before" and one.deadline is None:
        return Fact.CAME  # its event is there, and what was to be done before is not
    if fact is Fact.BROKEN and one.binds in (Binds.DOES, Binds.ASKS):
        return Fact.UNDONE
    due = one.main.deadline
    if fact is Fact.PASSED and one.condition_kind == "unless" and due is not None and due.in_condition:
        return Fact.DENIED  # what was to prevent it did not come in time
    if fact is Fact.PASSED and one.main.persists:
        return Fact.CAME  # it stayed as it was up to the deadline
    return fact


def _of_replacement(one: Replacement) -> Found:
    piece = one.new.first.piece
    return Found(Fact.REPLACED, piece.text, piece.evidence, OPPOSITE, one.why)


def _tripwire(one: Joined, fields: Mapping[str, object]) -> Tripwire:
    main = one.main
    return Tripwire(
        **fields,  # type: ignore[arg-type]
        kind=one.kind,
        by=one.by,
        toward=main.piece.others,
        condition=main.when,
        condition_kind=one.condition_kind,
        consequence=main.says,
        stated=one.first.piece.text.published or "",
        deadline=one.deadline.last if one.deadline else None,
    )
