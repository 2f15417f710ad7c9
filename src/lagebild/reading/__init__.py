"""Reading: the network finds quotations, their roles and names in a text.

What runs the network is imported when the reader is first asked for: whoever only asks which model there is need not wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lagebild.reading.folder import stated

if TYPE_CHECKING:
    from lagebild.reading.reader import Reader as Reader

__all__ = ["Reader", "stated"]


def __getattr__(name: str) -> Any:
    """The reader, from the module that has it."""
    if name != "Reader":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = import_module(f"{__name__}.reader").Reader
    return found
