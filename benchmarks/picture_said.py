"""Statements, events, copies and what was taken back, against what is expected of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from benchmarks.picture_evidence import Ground, Hit, Item, Place, Rule, Shelf, every, half, meeting, same_name, shelved
from benchmarks.picture_groups import Group, Mention, merged, numbers, pairwise, read_at_all
from benchmarks.picture_measure import Section
from lagebild.situation import Fused, FusedEvent, FusedStatement, Picture

Finder = Callable[[Place], Hit[Fused] | None]

STATEMENTS_RIGHT = 0.95
COPIES_RIGHT = 1.0


# -- copies and versions ------------------------------------------------------------------------------------------------------


def copies(picture: Picture, expected: Item, found: Iterable[tuple[str, str]] | None) -> Section:
    """Which article prints another's text, and how many articles and versions there are; `found` None where nobody says."""
    section = Section("Copies and versions")
    wanted = {(copy, original) for copy, original in expected.get("copies", ())}
    given = wanted if found is None else set(found)
    right = 0
    for name, number in expected["articles"].items():
        have = getattr(picture.articles, name)
        right += have == number
        if have != number:
            section.miss(name, "total", f"{have} instead of {number}")
    for copy, original in sorted(wanted - given):
        section.miss(copy, "copy", f"not found to copy {original}")
    for copy, original in sorted(given - wanted):
        section.miss(copy, "copy", f"is no copy of {original}")
    totals = len(expected["articles"])
    pairs = (0, 0) if found is None else (len(wanted & given), len(wanted | given))
    section.share("copies right (missing and invented count)", *pairs)
    section.share("totals of articles, versions, copies", right, totals)
    section.share("copies and versions", right + pairs[0], totals + pairs[1], target=COPIES_RIGHT)
    return section


# -- statements ---------------------------------------------------------------------------------------------------------------


def statements(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether the same statement in several reports is one statement with its sources and its earliest report."""
    section = Section("Statements")
    shelf: Shelf[Fused] = shelved(picture.statements, lambda line: line.evidence)
    wanted = expected.get("statements", ())
    groups = [
        Group(one["id"], list(_mentions(one, "may", ground, lambda place: shelf.best(place, half)))) for one in wanted
    ]
    _kept_apart(section, groups, _apart(expected, ground, shelf))
    merged(section, groups, "statements", STATEMENTS_RIGHT)
    pairwise(section, groups)
    read_at_all(section, groups)
    numbers(section, groups, {one["id"]: _sources(one) for one in wanted}, ground)
    _earliest(section, groups, {one["id"]: one["first"] for one in wanted})
    _spoken(section, groups, {one["id"]: [one["speaker"], *one.get("speaker_also", ())] for one in wanted})
    return section


def _mentions(item: Item, optional: str, ground: Ground, find: Finder) -> Iterable[Mention]:
    for key, weak in (("mentions", False), (optional, True)):
        for one in item.get(key, ()):
            place = ground.place(one, item["id"])
            yield Mention(item["id"], place, weak or one.get("weak", False), find(place))


def _apart(expected: Item, ground: Ground, shelf: Shelf[Fused]) -> list[list[Mention]]:
    """The pairs that are not one statement."""
    pairs = []
    for number, pair in enumerate(expected.get("apart", ()), 1):
        places = [ground.place(one, f"apart {number}") for one in pair]
        pairs.append([Mention(f"apart {number}", place, False, shelf.best(place, half)) for place in places])
    return pairs


def _kept_apart(section: Section, groups: Sequence[Group], pairs: Sequence[Sequence[Mention]]) -> None:
    """Count the pairs, and tell each group what it must not be merged with."""
    apart = read = 0
    for left, right in pairs:
        for one, other in ((left, right), (right, left)):
            for group in groups:
                if any(meeting(one.place, mention.place) for mention in group.mentions):
                    group.partners.append(other)
        if left.home is None or right.home is None:
            continue
        read += 1
        apart += left.home != right.home
        if left.home == right.home:
            section.miss(left.group, "apart", f"{left.place.article} and {right.place.article} are one statement")
    section.share("pairs kept apart (found)", apart, read)


def _sources(item: Item) -> Collection[int]:
    return [item[key] for key in ("sources", "sources_if_each_report_counts") if item.get(key) is not None]


def _earliest(section: Section, groups: Sequence[Group], first: dict[str, str]) -> None:
    """Whether the report that a line names first is the earliest one."""
    right = 0
    for group in groups:
        if (line := group.line) is None:
            continue
        have = line.evidence[0].article
        right += have == first[group.id]
        if have != first[group.id]:
            section.miss(group.id, "earliest report", f"{have} instead of {first[group.id]}")
    section.both("earliest report right", right, sum(group.line is not None for group in groups), len(groups))


def _spoken(section: Section, groups: Sequence[Group], names: dict[str, list[str]]) -> None:
    """Whether it is attributed to the right speaker."""
    right = 0
    for group in groups:
        if (line := group.line) is None:
            continue
        speaker = line.speaker if isinstance(line, FusedStatement) else None
        good = speaker is not None and any(same_name(name, speaker.name) for name in names[group.id])
        right += good
        if not good:
            have = speaker.name if speaker else "nobody"
            section.miss(group.id, "speaker", f"{have} instead of {' or '.join(names[group.id])}")
    section.both("speaker right", right, sum(group.line is not None for group in groups), len(groups))


# -- events -------------------------------------------------------------------------------------------------------------------


def events(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether the same event in several reports is one event with its sources."""
    section = Section("Events")
    shelf: Shelf[Fused] = shelved(picture.events, lambda line: line.evidence)
    wanted = expected.get("events", ())
    types = {one["id"]: {one["type"], *one.get("types_accepted", ()), *one.get("type_also", ())} for one in wanted}
    groups = [
        Group(one["id"], list(_mentions(one, "same_or_part", ground, _finder(shelf, ground.word, types[one["id"]]))))
        for one in wanted
    ]
    merged(section, groups, "events")
    pairwise(section, groups)
    read_at_all(section, groups)
    numbers(section, groups, {one["id"]: _sources(one) for one in wanted}, ground)
    _typed(section, groups, types)
    return section


def _finder(shelf: Shelf[Fused], rule: Rule, types: Collection[str]) -> Finder:
    """The event that is meant where several triggers stand in the quoted words: one of its type, else the closest."""

    def find(place: Place) -> Hit[Fused] | None:
        hits = shelf.hits(place, rule)
        return next((hit for hit in hits if _type(hit.line) in types), next(iter(hits), None))

    return find


def _type(line: Fused | None) -> str:
    return line.type if isinstance(line, FusedEvent) else ""


def _typed(section: Section, groups: Sequence[Group], types: dict[str, set[str]]) -> None:
    found = [group for group in groups if group.line]
    right = [group for group in found if _type(group.line) in types[group.id]]
    for group in groups:
        if group not in found:
            section.miss(group.id, "type", "not read")
        elif group not in right:
            section.miss(group.id, "type", f"{_type(group.line)} instead of {' or '.join(sorted(types[group.id]))}")
    section.both("type right", len(right), len(found), len(groups))


# -- what was taken back ------------------------------------------------------------------------------------------------------


def withdrawn(picture: Picture, expected: Item, ground: Ground) -> Section:
    """Whether words that a later version has taken back are evidence of nothing."""
    section = Section("Withdrawn content")
    wanted = expected.get("withdrawn_content", ())
    gone = 0
    for number, one in enumerate(wanted, 1):
        place = ground.place(one, f"withdrawn_content {number}")
        standing = next((found for found in every(picture) if ground.word(place, found)), None)
        gone += standing is None
        if standing is not None:
            section.miss(f"withdrawn {number}", "withdrawn", f"version {place.version} of {place.article} is evidence")
    section.share("withdrawn words that support nothing", gone, len(wanted))
    return section
