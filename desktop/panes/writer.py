"""A page comes into its document part by part: as far as it is needed at once, the rest in idle turns."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextDocument

from desktop.panes.glimpse import place_in
from desktop.panes.marking import cursor_at
from desktop.panes.pictures import Drawings, fit_pictures, fragments_of
from desktop.panes.written import Written

TYPING_MS = 400  # without a key, after which whoever typed is taken to have ended


class Writer(QObject):
    """Knows how far a page is written; whoever needs more makes it write on.

    `grown` tells of a further part, `written_out` that there are no more.
    """

    grown = Signal()
    written_out = Signal()

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self.page = Written("")
        self.drawings = Drawings()
        self.whole = True
        self.room = 0  # pixels that pictures have
        self.part, self.start = "", 0  # what was written last, and the position where it begins
        self._rest: Iterator[str] = iter(())
        self._sought, self._place, self._looked = "", -1, 0
        self._turns = QTimer(self)
        self._turns.timeout.connect(self.write_on)

    def begin(self, page: Written) -> None:
        """Another page, whose first part its browser puts into the document itself."""
        self.page, self.drawings = page, Drawings(page.drawings)
        self._rest, self.whole, self.room = iter(page.rest), False, 0
        self._sought = ""

    def pause(self) -> None:
        """Write on only when somebody needs it."""
        self._turns.stop()

    def go_on(self) -> None:
        """Write on in idle turns."""
        self._turns.start(0)

    def put_off(self) -> None:
        """Somebody types: what would be written in idle turns waits until they have ended."""
        if self._turns.isActive():
            self._turns.start(TYPING_MS)

    @Slot()
    def write_on(self) -> bool:
        """Write the next part; answers whether there was one."""
        self._turns.setInterval(0)
        part = next(self._rest, "")
        if not part:
            self._turns.stop()
            if not self.whole:
                self.whole = True
                self.written_out.emit()
            return False
        self._add(part)
        self.grown.emit()
        return True

    def _add(self, part: str) -> None:
        end = cursor_at(self._document, self._document.characterCount())
        self.part, self.start = part, end.position()
        end.beginEditBlock()  # laid out once
        end.insertHtml(part)
        if self.page.drawings:
            fit_pictures(self._document, self.drawings, self.room, self.start)
        end.endEditBlock()

    def write_down_to(self, height: float) -> None:
        """Write on until the page is as high as that, if it ever is."""
        while self._document.size().height() < height and self.write_on():
            pass

    def write_all(self) -> None:
        """Write what is not written yet, for those who need the whole page."""
        while self.write_on():
            pass

    def blocks(self) -> Iterator[QTextBlock]:
        """The page, block by block; it is written as far as it is asked for."""
        block = self._document.begin()
        while block.isValid():
            yield block
            if block.next().isValid() or self.write_on():
                block = block.next()
            else:
                return

    def place_of(self, anchor: str) -> int:
        """The position of an anchor in the text, or -1; it is written on until it is there."""
        while (place := self.place_so_far(anchor)) < 0 and self.write_on():
            pass
        return place

    def place_so_far(self, anchor: str) -> int:
        """The same in what is written already; what was looked through once is not looked through again."""
        if anchor != self._sought:
            self._sought, self._place, self._looked = anchor, -1, 0
        block = self._document.findBlock(self._looked)
        while self._place < 0 and block.isValid():
            self._place, self._looked = place_in(block, anchor), block.position()
            block = block.next()
        return self._place

    def places_of(self, prefix: str) -> tuple[int, ...]:
        """The positions of all anchors that begin so, from the top of the page down."""
        return tuple(
            fragment.position()
            for block in self.blocks()
            for fragment in fragments_of(block)
            if any(name.startswith(prefix) for name in fragment.charFormat().anchorNames())
        )
