"""Lines of long lists, composed when they are first asked for: a page is written long after its beginning is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")
Line = TypeVar("Line")


class Later(Sequence[Line], Generic[T, Line]):
    """What is made of each of some things, in their order; each is made once."""

    def __init__(self, make: Callable[[T], Line], things: Sequence[T]) -> None:
        self._make, self._things = make, things
        self._made: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Line, ...]: ...

    def __getitem__(self, place: int | slice) -> Line | tuple[Line, ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = range(len(self))[place]
        if number not in self._made:
            self._made[number] = self._make(self._things[number])
        return self._made[number]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Later | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))
