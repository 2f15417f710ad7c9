"""A drawer that is asked again and again gives what drawing from scratch gives."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagebild.entries import Anchor, Verdict
from lagebild.picture import Drawer, drawer, picture, supposed
from lagebild.picture.material import Text
from lagebild.situation import Picture
from tests.factories import a_verdict
from tests.picture.made import Report
from tests.picture.test_whole import reports, texts

Pool = Mapping[str, Sequence[Text]]
"""The versions of articles."""


# -- what is drawn ------------------------------------------------------------------------------------------------------------


def pool() -> Pool:
    """Two crises with the same course, some names in common, and reports by which the others come to mean somebody else."""
    names = {
        "Korwath": "Tarnow",
        "Hellbach": "Rautal",
        "Auland": "Westerau",
        "Nordbund": "Südbund",
        "Brandner": "Ahlen",
    }
    found: dict[str, list[Text]] = {}
    for report in (*reports(), *(renamed(one, names) for one in reports())):
        found[report.article] = [report.text]
    for report in introducing():
        found.setdefault(report.article, []).append(report.text)
    first = found["eins"][0]
    found["eins"].append(replace(first, version=replace(first.version, number=2, modified="2031-03-05T23:00:00+01:00")))
    return found


def renamed(report: Report, names: Mapping[str, str]) -> Report:
    """The report with other names, in the other crisis."""

    def other(words: str) -> str:
        for one, instead in names.items():
            words = words.replace(one, instead)
        return words

    return _made_again(report, other)


def _made_again(report: Report, other: Callable[[str], str]) -> Report:
    """A report of other words in which the same was read, at the places where that stands now."""
    old, new = report.words, " ".join(map(other, report.words.split(" ")))
    made = Report(new, f"{report.article}-2", report.published, report.publisher)
    shift = _shift(old, new, other)
    made.actors = {other(name): _moved(actor, shift, other) for name, actor in report.actors.items()}
    made.statements = [_moved(one, shift, other) for one in report.statements]
    made.frames = {kind: [_moved(one, shift, other) for one in some] for kind, some in report.frames.items()}
    made.times = [_moved(one, shift, other) for one in report.times]
    return made


def _shift(old: str, new: str, other: Callable[[str], str]) -> Callable[[int], int]:
    """Where a place in words is when every word is another one."""
    places, at, there = {0: 0}, 0, 0
    for word in old.split(" "):
        instead = other(word)
        for ahead in range(len(word) + 1):
            places[at + ahead] = there + min(ahead, len(instead)) if ahead < len(word) else there + len(instead)
        at, there = at + len(word) + 1, there + len(instead) + 1
    assert there == len(new) + 1
    return lambda place: places[place]


def _moved(record: Any, shift: Callable[[int], int], other: Callable[[str], str]) -> Any:
    """A record with its places and names in other words."""
    if isinstance(record, tuple) and len(record) == 2 and all(isinstance(one, int) for one in record):
        return shift(record[0]), shift(record[1])
    if isinstance(record, tuple):
        return tuple(_moved(one, shift, other) for one in record)
    if not hasattr(record, "__dataclass_fields__"):
        return record
    changes = {}
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if name == "id" and not value.startswith("a"):
            changes[name] = f"{value}-2"
        elif name == "name":
            changes[name] = other(value)
        elif name in ("statement", "parent", "responds_to") and value:
            changes[name] = f"{value}-2"
        elif isinstance(value, tuple) or hasattr(value, "__dataclass_fields__"):
            changes[name] = _moved(value, shift, other)
    return replace(record, **changes)


def introducing() -> list[Report]:
    """Reports that say who somebody is: of which state, with which office, that there are two of a name."""
    return [
        Report(
            "Der auländische Außenminister Jan Velten und die auländische Regierung schweigen. In Hellbach ist es ruhig.",
            "amt",
            "2031-03-03T08:00:00+01:00",
            "Bote",
        )
        .actor("Jan Velten")
        .actor("die auländische Regierung", "government"),
        Report(
            "Aulands Präsidentin Eva Korwath reiste nach Hellbach. Korwath sagte, man werde die Brücke sperren.",
            "reise",
            "2031-03-05T08:00:00+01:00",
            "Kurier",
        )
        .actor("Eva Korwath")
        .says("Korwath", "man werde die Brücke sperren", cue="sagte")
        .commits("promise", "Korwath", "man werde die Brücke sperren"),
        Report(
            "General Kuno Brandner vom Nordbund ging. Velten widersprach: Das sei falsch.",
            "general",
            "2031-03-06T10:00:00+01:00",
            None,
        )
        .actor("Kuno Brandner")
        .actor("Nordbund", "organisation", why="name")
        .says("Velten", "Das sei falsch", cue="widersprach"),
        Report(
            "Korwath nahm die Drohung zurück. Damit ist die Warnung vom Tisch.",
            "zurück",
            "2031-03-07T10:00:00+01:00",
            "Bote",
        ).actor("Korwath"),
        Report(
            "Die Hauptstadt Harlund schweigt. Der auländische Präsident Olaf Brandner sprach in Harlund.",
            "amt",
            "2031-03-08T08:00:00+01:00",
            "Bote",
            version=2,
        )
        .actor("Harlund", "state")
        .actor("Olaf Brandner"),
        Report(
            "Velten und Brandner sind Schiffe. Der Weltrat schweigt.", "schiffe", "2031-03-02T08:00:00+01:00", "Bote"
        )
        .actor("Velten", "group")
        .actor("Der Weltrat", "organisation", why="its words"),
    ]


# -- what happens to it -------------------------------------------------------------------------------------------------------


@dataclass
class Dossier:
    """What a drawer is asked about, in the course of time."""

    pool: Pool
    drawer: Drawer = field(default_factory=Drawer)
    texts: dict[str, Text] = field(default_factory=dict)
    copies: list[tuple[str, str]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def step(self, what: str, one: int, other: int) -> None:
        """Something changes, and then the picture is what it is from scratch."""
        getattr(self, what)(one, other)
        self.check()

    def check(self, at: str | None = None) -> None:
        some = [text for text in self.texts.values() if at is None or (text.published or "") <= at]
        options: dict[str, Any] = {"copies": self.copies, "verdicts": self.verdicts, "at": at}
        same(self.drawer.picture("lage.db", some, **options), picture("lage.db", some, **options))

    def add(self, one: int, other: int) -> None:
        article = sorted(self.pool)[one % len(self.pool)]
        versions = self.pool[article]
        self.texts[article] = versions[other % len(versions)]

    def add_three(self, one: int, other: int) -> None:
        for ahead in range(3):
            self.add(one + ahead, other)

    def drop(self, one: int, _: int) -> None:
        if self.texts:
            del self.texts[sorted(self.texts)[one % len(self.texts)]]

    def equal(self, one: int, _: int) -> None:
        """A text comes as another object that is equal."""
        if self.texts:
            article = sorted(self.texts)[one % len(self.texts)]
            self.texts[article] = replace(self.texts[article])

    def copy(self, one: int, other: int) -> None:
        if self.texts:
            both = tuple(sorted(self.texts)[each % len(self.texts)] for each in (one, other))
            if both[0] != both[1] and both[::-1] not in self.copies:
                self.copies = [each for each in self.copies if each != both] or [(both[0], both[1])]

    def at(self, one: int, _: int) -> None:
        if moments := sorted(text.published for text in self.texts.values() if text.published):
            self.check(moments[one % len(moments)])

    def suppose(self, one: int, other: int) -> None:
        article = sorted(self.pool)[one % len(self.pool)]
        sentence = self.pool[article][0]
        supposing = replace(
            sentence, version=replace(sentence.version, article="whatif", published="2031-03-09T00:00:00+01:00")
        )
        some = list(self.texts.values())
        options: dict[str, Any] = {"copies": self.copies, "verdicts": self.verdicts}
        assert self.drawer.supposed(some, supposing, **options) == supposed(some, supposing, **options)

    def merge(self, one: int, other: int) -> None:
        self._judge("merge", one, other)

    def split(self, one: int, other: int) -> None:
        self._judge("split", one, other)

    def _judge(self, kind: str, one: int, other: int) -> None:
        """A person puts two records of a kind together, or apart."""
        records = [(kind_of, record.id) for text in self.texts.values() for kind_of, record in self._records(text)]
        if records:
            of, subject = records[one % len(records)]
            alike = [identity for kind_of, identity in records if kind_of == of and identity != subject]
            if alike:
                value = {"with": alike[other % len(alike)]}
                self.verdicts.append(a_verdict(kind, subject, of=of, value=value, made=self._now()))

    def confirm(self, one: int, other: int) -> None:
        if self.texts:
            article = sorted(self.texts)[one % len(self.texts)]
            text = self.texts[article]
            if records := self._records(text):
                chosen = frozenset({records[other % len(records)][1].id})
                self.texts[article] = replace(text, confirmed=text.confirmed ^ chosen)

    def reject(self, one: int, other: int) -> None:
        """A person says that an event was none."""
        events = [(text, event) for text in self.texts.values() for event in text.reading.frames.events]
        if events:
            text, event = events[one % len(events)]
            anchor = Anchor(text.words(event.trigger))
            article = text.version.article
            self.verdicts.append(
                a_verdict("reject", event.id, of="event", article=article, anchor=anchor, made=self._now())
            )

    def state(self, one: int, other: int) -> None:
        """A person says what has become of a commitment."""
        bound = [record for text in self.texts.values() for record in text.reading.frames.commitments]
        if bound:
            value = {"state": ("touched", "fulfilled", "open", "withdrawn")[other % 4]}
            self.verdicts.append(
                a_verdict("state", bound[one % len(bound)].id, of="commitment", value=value, made=self._now())
            )

    def apart(self, one: int, other: int) -> None:
        """A person says that words are not somebody."""
        actors = [(text, actor) for text in self.texts.values() for actor in text.reading.actors]
        if actors:
            text, actor = actors[one % len(actors)]
            value = {"words": actor.name, "entity": f"{actor.kind}:{actor.name.lower()}"}
            article = text.version.article if other % 2 else None
            self.verdicts.append(
                a_verdict("split", actor.name, of="actor", article=article, value=value, made=self._now())
            )

    def undo(self, one: int, _: int) -> None:
        if self.verdicts:
            at = one % len(self.verdicts)
            self.verdicts[at] = replace(self.verdicts[at], undone="2031-03-25T00:00:00.000000Z")

    def _now(self) -> str:
        return f"2031-03-24T00:00:{len(self.verdicts) % 60:02}.000000Z"

    @staticmethod
    def _records(text: Text) -> list[tuple[str, Any]]:
        frames = text.reading.frames
        kinds = {
            "statement": text.reading.statements,
            "event": frames.events,
            "commitment": frames.commitments,
            "position": frames.positions,
            "figure": frames.figures,
        }
        return [(kind, record) for kind, some in kinds.items() for record in some]


STEPS = (
    """add add add_three add_three drop equal copy at at suppose merge split confirm reject state apart undo""".split()
)


def same(seen: Picture, wanted: Picture) -> None:
    """Two pictures are one, list by list."""
    for name in Picture.__dataclass_fields__:
        assert getattr(seen, name) == getattr(wanted, name), name


steps = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=14)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_after_whatever_happens_it_draws_what_is_drawn_from_scratch(some: list[tuple[str, int, int]]) -> None:
    dossier = Dossier(pool())
    dossier.step("add_three", 0, 0)
    for step in some:
        dossier.step(*step)


# -- one thing at a time ------------------------------------------------------------------------------------------------------


def test_a_copy_that_comes_to_be_known_makes_one_of_two_commitments() -> None:
    words = "man werde den Hafen sperren, sobald Schiffe kommen"
    some = [
        Report(f"Korwath sagte, {words}.", article, f"2031-03-0{day}T08:00:00+01:00", "Bote")
        .says("Korwath", words)
        .commits("threat", who, "man werde den Hafen sperren", "sobald Schiffe kommen")
        .text
        for article, day, who in (("eins", 4, "Korwath"), ("zwei", 5, "Korwath"))
    ]
    asked = Dossier({}, texts={text.version.article: text for text in some})
    for copies in ([], [("zwei", "eins")], []):
        asked.copies = copies
        asked.check()


def test_a_copy_that_comes_to_be_known_is_no_source() -> None:
    words = "Der Nordbund hat am Mittwoch Soldaten nach Auland verlegt."
    some = [
        Report(words, article, "2031-03-05T09:00:00+01:00", publisher)
        .event("MOBILIZE", "verlegt", "Der Nordbund", time=("am Mittwoch", "2031-03-05"), place="Auland")
        .text
        for article, publisher in (("eins", "Bote"), ("zwei", "Kurier"))
    ]
    asked = Dossier({}, texts={text.version.article: text for text in some})
    for copies, sources in (([], 2), ([("zwei", "eins")], 1), ([], 2)):
        asked.copies = copies
        asked.check()
        (event,) = asked.drawer.picture("lage.db", some, copies=copies).events
        assert event.sources == sources


def test_an_event_that_a_person_rejects_touches_nothing_any_more() -> None:
    asked = Dossier({}, texts={text.version.article: text for text in texts()})
    asked.check()
    touched = asked.drawer.picture("lage.db", asked.texts.values()).tripwires
    event = asked.texts["drei"].reading.frames.events[0]
    asked.verdicts = [a_verdict("reject", event.id, of="event", article="drei", anchor=Anchor("verlegt"))]
    asked.check()
    after = asked.drawer.picture("lage.db", asked.texts.values(), verdicts=asked.verdicts).tripwires
    assert len(touched[0].touched_by) > len(after[0].touched_by)
    asked.undo(0, 0)
    asked.check()


def test_who_introduces_somebody_late_changes_what_was_drawn_before() -> None:
    known = pool()
    asked = Dossier(known, texts={"sieben": known["sieben"][0], "fünf": known["fünf"][0]})
    asked.check()
    for article in ("amt", "general", "schiffe"):
        asked.texts[article] = known[article][-1]
        asked.check()
    del asked.texts["amt"]
    asked.check()


def test_a_drawing_of_an_earlier_time_throws_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Dossier({}, texts={text.version.article: text for text in texts()})
    asked.drawer.picture("lage.db", asked.texts.values())
    asked.drawer.picture("lage.db", list(asked.texts.values())[:3], at="2031-03-05T12:00:00+01:00")

    def sheet(*_: object) -> None:
        raise AssertionError("nothing is worked out again")

    monkeypatch.setattr(drawer, "sheet", sheet)
    asked.drawer.picture("lage.db", asked.texts.values())


def test_what_no_drawing_of_late_has_used_is_let_go() -> None:
    used, others = texts()[:3], texts()[3:]
    gone = [weakref.ref(text) for text in used]
    one = Drawer()
    one.picture("lage.db", used)
    del used
    for _ in range(drawer.KEPT):
        assert all(ref() is not None for ref in gone)
        one.picture("lage.db", others)
    gc.collect()
    assert all(ref() is None for ref in gone)


def test_a_time_changes_nothing_of_what_its_texts_give() -> None:
    """Pictures of two times at which the same texts stood are kept as one (`lagebild.store.drawing`)."""
    some = texts()
    early, late = (picture("lage", some, at=at) for at in ("2031-03-08", "2099-01-01"))
    assert early.at == "2031-03-08"
    assert replace(early, at=late.at) == late
