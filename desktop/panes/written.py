"""What a browser of pages is told: a page as HTML with its drawings, and the place on it to arrive at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desktop.charts import Picture


def _nowhere(_anchor: str) -> Iterator[str]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Written:
    """A page as HTML, and as SVG the drawings that its pictures `figure:0`, `figure:1` and so on stand for.

    `pictures` are the same before they were given colours, with the parts of them that lead somewhere; both are drawn
    when they are asked for. Of a long page `html` is the beginning, and `rest` gives the parts that go on behind it;
    `since` gives the parts from an anchor on, none where the page does not have it. `style` is read once for them all.
    """

    html: str
    drawings: tuple[Callable[[], str], ...] = ()
    pictures: tuple[Callable[[], Picture], ...] = ()
    rest: Iterable[str] = ()
    since: Callable[[str], Iterator[str]] = _nowhere
    style: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """What stands at the upper edge of the view: its height on the page, and how far below anchors it is, in pixels.

    The anchors are those above it, the nearest first: on another day the page may have lost some of them.
    """

    height: int
    below: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Landing:
    """Where on a page to arrive: an anchor, a height to scroll back to, and words to mark, or at the last of them.

    `stays` says that it is the page before on another day: what was in sight then stays so.
    """

    anchor: str = ""
    scrolled: int | None = None
    words: tuple[str, ...] = ()
    from_end: bool = False
    stays: bool = False
