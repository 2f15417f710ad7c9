"""What is worked out of a picture once and shown many times."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from starlette.requests import Request

from lagebild.situation import Picture

MOST = 12  # values that are kept

_T = TypeVar("_T")


class Kept:
    """Values by the picture that they follow from and by name, for many threads at once; the oldest are let go."""

    def __init__(self) -> None:
        self._held: list[tuple[Picture, str, Any]] = []
        self._lock = threading.Lock()

    def of(self, picture: Picture, name: str, make: Callable[[Picture], _T]) -> _T:
        """The value of that name, made where it is not there yet."""
        with self._lock:
            for one, called, value in self._held:
                if one is picture and called == name:
                    return value  # type: ignore[no-any-return]
        made = make(picture)
        with self._lock:
            self._held = [*self._held, (picture, name, made)][-MOST:]
        return made


def kept(request: Request) -> Kept:
    """The values that this server keeps."""
    state = request.app.state
    if not hasattr(state, "kept"):
        state.kept = Kept()
    found: Kept = state.kept
    return found
