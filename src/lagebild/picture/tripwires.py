"""Tripwires of a picture: commitments with their state, what touched them, and what people say of them.

Commitments are put right one by one (`wires`) and joined (`wiring`). What texts tell as having happened (`happenings`) is held against
their conditions and consequences (`touching`), and what texts say of them in so many words (`comments`, `recalls`) is taken as said. The
table of `lifecycle` says which state all that leads to. docs/tripwires.md tells of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set

from lagebild.picture import vowwords
from lagebild.picture.cast import Cast
from lagebild.picture.clusters import Link, Pair
from lagebild.picture.comments import CHANGED, OF_DEADLINES
from lagebild.picture.counting import line, line_id
from lagebild.picture.histories import Found, history, proof
from lagebild.picture.leads import candidates, leads
from lagebild.picture.lifecycle import WITHDRAWN, Binds, Fact
from lagebild.picture.material import Material, Piece, Sheet, evidence
from lagebild.picture.pieces import addressed
from lagebild.picture.postponed import new_deadlines
from lagebild.picture.recalls import Known, Recall, recalls
from lagebild.picture.replaced import Replacement, replacements
from lagebild.picture.touches import touches
from lagebild.picture.wiring import Joined, joined, ties
from lagebild.situation import Tripwire, Who

OPPOSITE = 0.7  # score of a replacement that only the words of both show

_DUE = re.compile(r"\b(?:Frist|Ultimatum)", re.I)
_NOUN = re.compile(r"\b[A-ZÄÖÜ][\w-]{3,}")
HEARSAY = 0.4  # confidence beyond which nothing is known of what only others say that somebody promised
SHOWN = 0.6  # confidence from which an unconditional commitment of one report is shown


def tripwires(material: Material, cast: Cast, links: Mapping[Pair, Link] | None = None) -> tuple[Tripwire, ...]:
    """The tripwires of a picture, the first first; `links` are the pairs of commitments that are one, by default `ties`."""
    held = joined(material, ties(material, cast) if links is None else links)
    told, replacing, moved = found(material, cast, held)
    near = candidates(material, _own(material), held)
    ids = {one.first.id: line_id("t", [wire.piece for wire in one.wires]) for one in held}
    made = []
    for one in held:
        past = history(one, told[one.first.id], material.verdicts)
        new = replacing.get(one.first.id) if past.states[-1].state == WITHDRAWN else None
        fields = line("t", [wire.piece for wire in one.wires], material.originals, one.why, _retold(one))
        fields |= {"evidence": tuple(proof(wire) for wire in one.wires), "history": past.states}
        fields |= {"touched_by": past.touches, "replaced_by": ids[new.first.id] if new else None}
        fields["shown"] = fields["shown"] or len(past.states) > 1 or (_sure(one) and not _is_past(one))
        if _hearsay(one):
            fields |= {"shown": False, "confidence": min(fields["confidence"], HEARSAY)}
        known = (*fields["evidence"], *(touch.evidence for touch in past.touches))
        fields["leads"] = leads(past.states[-1].state, near.get(one, ()), known)
        due = moved.get(one.first.id, one.deadline.last if one.deadline else None)
        made.append(_tripwire(one, addressed(one.main.piece, cast), due, fields))
    return tuple(made)


def _retold(one: Joined) -> Callable[[Piece], bool]:
    """Whether a piece of a commitment only looks back on it."""
    back = {wire.id for wire in one.wires if wire.back}
    return lambda piece: piece.id in back


def _hearsay(one: Joined) -> bool:
    """Whether only others say that somebody made a commitment."""
    return all(wire.hearsay for wire in one.wires)


def _sure(one: Joined) -> bool:
    """Whether a commitment is sure enough to be shown: by its conjunction, by several reports, or by the reader."""
    articles = {wire.piece.text.version.article for wire in one.wires}
    named = bool(one.main.when and vowwords.conjunction(one.main.when))
    named = named or one.condition_kind == "unless"  # "Andernfalls …"
    return named or len(articles) > 1 or max(wire.confidence for wire in one.wires) >= SHOWN


def _is_past(one: Joined) -> bool:
    """Whether a single article tells of a commitment without condition or deadline, as of long ago, or as of before the news."""
    articles = {wire.piece.text.version.article for wire in one.wires}
    is_open = bool(one.main.when) or one.deadline is not None
    return len(articles) == 1 and not is_open and all(_tells_of_before(wire.piece) for wire in one.wires)


def _tells_of_before(piece: Piece) -> bool:
    report = piece.text.background
    return report.looks_back(piece.spans) or report.hides(piece.spans)


def found(
    material: Material, cast: Cast, held: Sequence[Joined]
) -> tuple[Mapping[str, list[Found]], Mapping[str, Joined], Mapping[str, str | None]]:
    """What bears on every commitment, by the id of its first record; which one takes the place of which; the deadlines that moved."""
    told: dict[str, list[Found]] = defaultdict(list)
    known, spoken, own = Known(held, material.kept.left.get("recalls")), list[Recall](), _own(material)
    for touched in touches(material, own, held, cast):
        for one, some in touched.items():
            told[one.first.id] += some
    for sheet in own:
        spoken += recalls(sheet, known)
    known.notes.done()
    material.kept.left["recalls"] = known.notes
    new = replacements(held, spoken)
    replaced = {each.old.first.id for each in new if each.told}
    for recall in (one for one in spoken if not _of_others(one) and _counts(one, replaced)):
        if not _meets_condition(recall):
            told[recall.joined.first.id].append(_of_recall(recall))
    replacing: dict[str, Joined] = {}
    for each in new:
        replacing.setdefault(each.old.first.id, each.new)
        if not each.told:
            told[each.old.first.id].append(_of_replacement(each))
    return told, replacing, new_deadlines(spoken)


def _own(material: Material) -> list[Sheet]:
    """The texts that print no other's: what a copy tells was told before."""
    articles = {text.version.article for text in material.texts}
    printed = {copy for copy, original in material.copies if original in articles}
    return [sheet for sheet in material.sheets if sheet.text.version.article not in printed]


def _counts(recall: Recall, replaced: Set[str]) -> bool:
    """Whether a comment can change a state: what is put off stands, and what is only changed does where no other one takes its place."""
    fact = recall.comment.fact
    changed = fact is Fact.REPLACED and recall.comment.name == CHANGED
    return fact is not Fact.POSTPONED and (not changed or recall.joined.first.id in replaced)


def _meets_condition(recall: Recall) -> bool:
    """Whether words that seem to take a commitment back tell of its condition: "wenn Dorvia die Blockade aufhebt", "hat sie aufgehoben"."""
    named = set(_NOUN.findall(recall.joined.main.when or ""))
    words = recall.text.words((recall.sentence,))
    return recall.comment.fact is Fact.WITHDRAWN and len(named) > 1 and all(one in words for one in named)


def _of_recall(recall: Recall) -> Found:
    score = round(min(0.95, 0.5 + 0.1 * recall.score), 2)
    why = f"the text says so ({recall.comment.name}): {recall.why}"
    return Found(_fact(recall), recall.text, evidence(recall.text, (recall.sentence,)), score, why)


def _fact(recall: Recall) -> Fact:
    """What a comment says of the commitment that it is about."""
    one, fact = recall.joined, recall.comment.fact
    if fact is Fact.UNDONE and one.condition_kind == "before" and one.deadline is None:
        return Fact.CAME  # its event is there, and what was to be done before is not
    if fact is Fact.UNDONE and recall.comment.name in OF_DEADLINES and _others_due(recall):
        return Fact.DENIED if one.condition_kind == "unless" else Fact.CAME
    if fact is Fact.BROKEN and one.binds in (Binds.DOES, Binds.ASKS):
        return Fact.UNDONE
    due = one.main.deadline
    if fact is Fact.PASSED and one.condition_kind == "unless" and due is not None and due.in_condition:
        return Fact.DENIED  # what was to prevent it did not come in time
    if fact is Fact.PASSED and one.main.persists:
        return Fact.CAME  # it stayed as it was up to the deadline
    return fact


def _others_due(recall: Recall) -> bool:
    """Whether it is others who let a deadline pass, and what they did not do is what the commitment hangs on."""
    return _hangs(recall) and (recall.comment.name != OF_DEADLINES[0] or (not recall.own and _named(recall)))


def _of_others(recall: Recall) -> bool:
    """Whether somebody lets a deadline pass of whom nobody can tell whether the commitment hangs on him: that says nothing of it."""
    missed = recall.comment.fact is Fact.UNDONE and recall.comment.name in OF_DEADLINES
    return missed and not recall.own and _hangs(recall) and not _others_due(recall)


def _hangs(recall: Recall) -> bool:
    """Whether a commitment hangs on what is not done."""
    one = recall.joined
    return one.condition_kind == "unless" or (
        one.condition_kind == "if" and bool(vowwords.NOT.search(one.main.when or ""))
    )


def _named(recall: Recall) -> bool:
    """Whether a comment names somebody of whom the condition speaks."""
    lead = _DUE.split(recall.text.words((recall.sentence,)))[0]
    return not set(_NOUN.findall(recall.joined.main.when or "")).isdisjoint(_NOUN.findall(lead))


def _of_replacement(one: Replacement) -> Found:
    piece = one.new.first.piece
    return Found(Fact.REPLACED, piece.text, piece.evidence, OPPOSITE, one.why)


def _tripwire(one: Joined, toward: tuple[Who, ...], due: str | None, fields: Mapping[str, object]) -> Tripwire:
    main = one.main
    return Tripwire(
        **fields,  # type: ignore[arg-type]
        kind=one.kind,
        by=one.by,
        toward=toward,
        condition=main.when,
        condition_kind=one.condition_kind,
        consequence=main.says,
        stated=one.first.piece.text.published or "",
        deadline=due,
    )
