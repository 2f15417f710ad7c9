"""Every error that Lagebild raises on purpose.

    LagebildError
    ├── InputError        a source cannot be read: empty, binary, too large, wrong language, broken line
    │   ├── TimeFormatError   a time that is given by the user or a source is not ISO 8601
    │   └── FetchError        an address cannot be fetched, or must not be
    ├── ModelError        the model folder is missing, damaged or does not fit this version
    └── StoreError        a dossier cannot be opened, read or written
        ├── NotADossierError  there is none at this place, or what stands there is something else
        ├── SchemaError       it was written by a newer version, or must be migrated first
        ├── LockedError       another program holds it for too long
        ├── FullError         the disk is full
        └── UnknownError      it has no such article, actor, statement or judgement

A message says what is wrong, where (path, line, offset) and what to do about it.
"""

from __future__ import annotations

from typing import Any

DEBUG = "LAGEBILD_DEBUG"
"""Name of the environment variable that lets faults of Lagebild's own come out with their traceback."""


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

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str], dict[str, Any]]:
        """Picklable with its parts, which its one line of words alone would not give back."""
        return type(self), (self.where, self.what, self.hint), self.__dict__


class TimeFormatError(InputError):
    """A time is not an ISO 8601 date or date-time."""


class FetchError(InputError):
    """An address cannot be fetched, or must not be.

    `passing` says that a later try may succeed; `after` are the seconds for which the server asks to be left alone; `status` is what it
    answered, where it did.
    """

    def __init__(
        self,
        where: str,
        what: str,
        hint: str = "",
        *,
        passing: bool = False,
        after: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(where, what, hint)
        self.passing = passing
        self.after = after
        self.status = status


class ModelError(LagebildError):
    """The model folder is missing, damaged or does not fit this version of the code."""


class StoreError(LagebildError):
    """A dossier cannot be opened, read or written. What was stored before stays as it was."""


class NotADossierError(StoreError):
    """There is no dossier at this place, or what stands there is something else."""


class SchemaError(StoreError):
    """The dossier was written by a newer version, or it must be migrated first."""


class LockedError(StoreError):
    """Another program holds the dossier for too long."""


class FullError(StoreError):
    """The disk is full; what was begun is taken back."""


class UnknownError(StoreError):
    """The dossier has no such article, actor, statement or judgement; `alike` are names of such as are called almost so."""

    def __init__(self, message: str, alike: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.alike = alike
