"""What the server keeps for *Prüfen* between two requests: the queue of the last picture, and people's judgements as they are now.

The queue is made once for each picture, in a thread of its own; meanwhile the one before is shown. The judgements are read again
whenever the dossier has changed, so that what was decided leaves the queue before the picture is drawn anew.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from starlette.requests import Request

from lagebild.entries import Verdict
from lagebild.web.desk import Desk, Shown
from lagebild.web.pages.queue import Queue, queue

PATIENCE = 0.3  # seconds for which a picture that is being drawn is waited for: the queue is right without it
AGAIN = 10.0  # seconds after which a queue that could not be made is tried again, where there is one before
WAIT = 0.05  # seconds for which a queue that is being made is waited for, where there is one before
_LOG = logging.getLogger("lagebild.web")


@dataclass
class Review:
    """The queue and the judgements of one dossier. `deciding` lets one decision after the other be looked at and written."""

    desk: Desk
    deciding: threading.Lock = field(default_factory=threading.Lock)
    _queue: tuple[str, Queue] | None = None
    _busy: tuple[str, threading.Thread] | None = None
    _failed: tuple[str, float] = ("", 0.0)
    _verdicts: tuple[str, Sequence[Verdict]] = ("", ())
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def verdicts(self) -> Sequence[Verdict]:
        """All judgements as they are now, oldest first.

        Raises:
            StoreError: the dossier cannot be read.
        """
        stamp = self.desk.stamp()
        if self._verdicts[0] != stamp:
            with self.desk.dossier() as dossier:
                self._verdicts = stamp, tuple(dossier.verdicts())
        return self._verdicts[1]

    def queue(self, shown: Shown) -> Queue:
        """The queue of a picture; that of the one before while it is being made."""
        with self._lock:
            held = self._queue
            if held is not None and held[0] == shown.stamp:
                return held[1]
            if held is not None and self._failed[0] == shown.stamp and time.monotonic() - self._failed[1] < AGAIN:
                return held[1]
            if self._busy is None or self._busy[0] != shown.stamp:
                self._busy = shown.stamp, threading.Thread(target=self._make, args=(shown,), daemon=True)
                self._busy[1].start()
            thread = self._busy[1]
        thread.join(None if held is None else WAIT)
        made = self._queue
        return made[1] if made is not None else queue(shown.picture, known(shown.stamp))

    def _make(self, shown: Shown) -> None:
        made = None
        try:
            made = queue(shown.picture, known(shown.stamp))
        except Exception:  # the one before is shown meanwhile
            _LOG.exception("the review queue could not be made")
        finally:
            with self._lock:
                if made is not None:
                    self._queue = (shown.stamp, made)
                else:
                    self._failed = (shown.stamp, time.monotonic())
                if self._busy is not None and self._busy[0] == shown.stamp:
                    self._busy = None


def known(stamp: str) -> str:
    """The moment up to which a picture of that stamp knows of what the dossier holds (`lagebild.store.drawing.stamp`)."""
    return [*stamp.split(" "), "", ""][1]


def review_of(request: Request) -> Review:
    """What is kept for the dossier that is served."""
    found: Review = request.app.state.review
    return found
