"""Every error that Lagebild raises on purpose.

    LagebildError
    ├── InputError        a source cannot be read: empty, binary, too large, wrong language, broken line
    │   └── TimeFormatError   a time that is given by the user or a source is not ISO 8601
    └── ModelError        the model folder is missing, damaged or does not fit this version

A message says what is wrong, where (path, line, offset) and what to do about it.
"""

from __future__ import annotations


class LagebildError(Exception):
    """Base of all errors that are raised on purpose."""


class InputError(LagebildError):
    """A source cannot be read.

    `where` names the place (a path, with ":line" for line formats), `what` the fault, `hint` the remedy.
    """

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        super().__init__(f"{where}: {what}" + (f" ({hint})" if hint else ""))
        self.where = where
        self.what = what
        self.hint = hint


class TimeFormatError(InputError):
    """A time is not an ISO 8601 date or date-time."""


class ModelError(LagebildError):
    """The model folder is missing, damaged or does not fit this version of the code."""
