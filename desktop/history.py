"""Where the reader has been: the pages before and after this one, each with the place read last."""

from __future__ import annotations

from dataclasses import dataclass, replace

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A page, where it was opened, how far down it was read in pixels, its marked words, and the day it shows."""

    address: str
    anchor: str = ""
    scrolled: int | None = None
    words: tuple[str, ...] = ()
    as_of: str = ""
    from_end: bool = False

    def same_as(self, other: Place) -> bool:
        """Whether both are the same page of the same day at the same anchor."""
        return (self.address, self.anchor, self.as_of) == (other.address, other.anchor, other.as_of)


class History:
    """Two stacks around the page that is open."""

    def __init__(self) -> None:
        self._before: list[Place] = []
        self._after: list[Place] = []
        self.current: Place | None = None

    @property
    def can_go_back(self) -> bool:
        return bool(self._before)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._after)

    def visit(self, place: Place) -> None:
        """A page was opened anew; what lay ahead is forgotten."""
        if self.current and not self.current.same_as(place):
            self._before = [*self._before, self.current][-LONGEST:]
            self._after.clear()
        self.current = place

    def left_at(self, scrolled: int) -> None:
        """Remember how far down the open page was read before another takes its place."""
        if self.current:
            self.current = replace(self.current, scrolled=scrolled)

    def back(self) -> Place | None:
        """The page before this one, which it now is; None at the beginning."""
        return self._step(self._before, self._after)

    def forward(self) -> Place | None:
        """The page after this one, which it now is; None at the end."""
        return self._step(self._after, self._before)

    def _step(self, source: list[Place], target: list[Place]) -> Place | None:
        if not source:
            return None
        if self.current:
            target.append(self.current)
        self.current = source.pop()
        return self.current
