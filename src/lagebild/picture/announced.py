"""Words that are taken for a commitment, with all that tells whether they bind somebody (`unbound`, `forecasts`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from lagebild.picture.clauses import Page
from lagebild.picture.conditions import lead
from lagebild.records import Spans
from lagebild.situation import Who


class Announced:
    """What is taken for a commitment.

    `kind` is one of labels.COMMITMENT_KINDS, `consequence` where it stands, `condition` where that stands (empty for none), `by` whom the
    reading has it bind.
    """

    def __init__(self, page: Page, kind: str, consequence: Spans, condition: Spans, by: Sequence[Who]) -> None:
        self.page, self.kind, self.consequence, self.condition, self.by = page, kind, consequence, condition, by

    @cached_property
    def says(self) -> str:
        """The words of the consequence."""
        return " ".join(self.page.said(span) for span in self.consequence)

    @cached_property
    def when(self) -> str:
        """The words of the condition; "" for none."""
        return " ".join(self.page.said(span) for span in self.condition)

    @cached_property
    def before(self) -> str:
        """What stands before the consequence in its sentence."""
        return lead(self.page, self.consequence)

    @cached_property
    def behind(self) -> str:
        """What stands behind it there."""
        home = self.page.over(self.consequence[:1])
        end = self.consequence[-1][1]
        return self.page.said((end, max(end, home[0].span[1]))) if home else ""

    @cached_property
    def home(self) -> str:
        """The sentences in which it stands."""
        return " ".join(self.page.said(one.span) for one in self.page.over(self.consequence))
