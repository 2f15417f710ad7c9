"""What a source says about the use of its text, as a record that the stages share. Nothing is concluded from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reservation:
    """A reservation of text and data mining, as a source carries it.

    `by` says where it stands ("tdm-reservation header", "robots meta", …), `says` in which words; `policy` is the address of the
    terms, where it names them.
    """

    by: str
    says: str
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What a source says about the use of its text, as it says it; nothing is concluded from it.

    `licence` is an address or words, `licence_by` where it stands ("rel=license", "JSON-LD", …); `notice` is a line of copyright.
    """

    licence: str | None = None
    licence_by: str | None = None
    notice: str | None = None
    reservations: tuple[Reservation, ...] = ()

    @property
    def reserved(self) -> bool:
        """Whether text and data mining is reserved; a word against the use of images alone does not reserve the text."""
        return any(one.says.replace("-", "") != "noimageai" for one in self.reservations)
