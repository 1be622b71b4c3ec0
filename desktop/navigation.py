"""Opening pages and finding back: the flows between links, the history and the page in the middle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, Signal, Slot

from db import (
    BadDatabase,
    Branch,
    ChangesPage,
    CoveragePage,
    DbError,
    DocumentPage,
    Hit,
    LibraryPage,
    Page,
    Reference,
    TimelinePage,
)
from desktop import messages, pages, paths, render, theme
from desktop.background import Background, Ticket
from desktop.history import History, Place
from desktop.panes.written import Landing, Written
from desktop.render.painting import painted
from desktop.rests import words_resting_on
from desktop.window import MainWindow

OF_NO_DAY = DocumentPage | ChangesPage | CoveragePage | LibraryPage  # pages that say the same on every day
PART = 900  # characters of a page that are written in one turn: one or two milliseconds


@dataclass(frozen=True, slots=True)
class Opened:
    """A page and the document composed from it."""

    page: Page
    document: render.Document


@dataclass(frozen=True, slots=True)
class Answer:
    """What a step needs: the tree where it leads to another day, the page where it leads to one of the reference."""

    tree: tuple[Branch, ...] | None
    opened: Opened | None


class Navigation(QObject):
    """Knows which page is open, where it was read, and what lies before and after it.

    `as_of` is the day that is asked for, told by `turned`; its tree and its page come into the window together, and
    `day_shown` tells that they have.
    """

    moved = Signal()
    turned = Signal(str)
    day_shown = Signal(str)
    began = Signal()

    def __init__(self, window: MainWindow, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._background = window, background
        self._history = History()
        self._template = (paths.resources() / "sheet.css").read_text(encoding="utf-8")
        self._asked = False
        self.under_way = False  # a page is asked for that is not there yet
        self._coming: Written | None = None
        self._shown = ""
        self.as_of = ""
        self._write: Callable[[], Written] = lambda: Written(pages.waiting_page(self._style()))
        self.contents: pages.Contents | None = None
        self.opened: Opened | None = None
        self._show(self._write, "", (), Landing())

    @property
    def can_go_back(self) -> bool:
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._history.can_go_forward

    def begin(self) -> None:
        """Ask for the contents, then open the start page."""
        self._background.ask(_contents, self._show_contents, self.failed, subject="contents")

    @Slot(str)
    def open(self, address: str) -> None:
        """Open an address of the reference."""
        self._go(Place(address, as_of=self.as_of))

    def open_hit(self, hit: Hit, words: tuple[str, ...], from_end: bool = False) -> None:
        """Open a hit with words marked, at the first of them or at the last on its page; the keys go to the page."""
        self._go(Place(hit.address, _row_of(hit), words=words, as_of=self.as_of, from_end=from_end))
        self._window.sheet.browser.setFocus()

    @Slot(str)
    def follow(self, href: str) -> None:
        """Go where a link leads: in the page, in the reference, or, after a question, outside."""
        if href.startswith(("http:", "https:")):
            self._window.say(messages.leave_for(self._window, href))
        elif href.startswith("#"):
            self._jump(href.removeprefix("#"))
        elif href == pages.AGAIN:
            self.begin()
        else:
            words = words_resting_on(self.opened.page, href) if self.opened else ()
            self._go(Place(href, words=words, as_of=self.as_of))

    @Slot(str)
    def point(self, href: str) -> None:
        """Say where the link under the mouse or the key leads, if that is outside."""
        self._window.say(href if href.startswith(("http:", "https:")) else "")

    @Slot()
    def back(self) -> None:
        self._leave()
        if place := self._history.back():
            self._load(place)

    @Slot()
    def forward(self) -> None:
        self._leave()
        if place := self._history.forward():
            self._load(place)

    def start(self) -> None:
        self._go(Place(pages.ADDRESS, as_of=self.as_of))

    def look_at(self, day: str) -> None:
        """Look at another day, ISO, and at today for an empty one or the last day known: a step that back undoes."""
        today = self.contents.pack.knowledge_ends if self.contents else ""
        wanted = "" if day == today else day
        current = self._history.current
        if current is None or wanted == self.as_of:
            self._ask_for_day(wanted)
            self.day_shown.emit(wanted)
        else:
            place = replace(current, as_of=wanted, scrolled=self._window.sheet.scrolled)
            self._go(place, stays=self.opened is not None and isinstance(self.opened.page, OF_NO_DAY))

    def redraw(self) -> None:
        """The open page again, in the colours of the palette in use and at the size of text that is set."""
        self._window.sheet.pages.hurry()
        self._window.sheet.redraw(self._write())

    def failed(self, error: DbError) -> None:
        """Say what could not be done; without a reference the page itself says so, and what to do."""
        reason = str(error)
        self._window.say(reason)
        self._ask_for_day(self._shown)
        self.under_way = False
        self._window.sheet.stay()
        if isinstance(error, BadDatabase):
            self.opened = None
            title = self.tr("The reference cannot be opened")
            self._show(lambda: Written(pages.failure_page(reason, self._style())), title, (), Landing())
            self.moved.emit()

    def _go(self, place: Place, stays: bool = False) -> None:
        self._leave()
        self._load(place, visiting=True, stays=stays)

    def _jump(self, anchor: str) -> None:
        """To another place on the same page; back leads here again."""
        if current := self._history.current:
            self._leave()
            self._history.visit(replace(current, scrolled=None, words=(), anchor=anchor))
            self._window.sheet.land(Landing(anchor))
            self.moved.emit()

    def _leave(self) -> None:
        self._history.left_at(self._window.sheet.scrolled)

    def _load(self, place: Place, visiting: bool = False, stays: bool = False) -> None:
        """Ask for what the place needs, and go there when all of it has come; the page may stay as it is."""
        turning, starts = place.as_of != self._shown, place.address == pages.ADDRESS
        self._asked = self._asked or not starts
        self.under_way, self._coming = True, None
        self._window.sheet.wait()

        def question(reference: Reference, _ticket: Ticket) -> Answer:
            tree = reference.tree(place.as_of) if turning else None
            page = None if stays or starts else reference.open(place.address, place.as_of)
            return Answer(tree, Opened(page, render.compose(page)) if page else None)

        def answer(found: Answer) -> None:
            self._prepare(found, place, visiting)

        if turning or not starts:
            self._background.ask(question, answer, self.failed, subject="page")
        else:
            self._background.drop("page")
            self._arrive(Answer(None, None), place, visiting)
        self._ask_for_day(place.as_of)  # behind the page, which goes before all else that is asked of that day

    def _ask_for_day(self, day: str) -> None:
        if day != self.as_of:
            self.as_of = day
            self.turned.emit(day)

    def _prepare(self, found: Answer, place: Place, visiting: bool) -> None:
        """A page is written out of sight before it is arrived at; the one that is read turns to a day in its place."""
        arrive = partial(self._arrive, found, place, visiting)
        landing = _landing(place, visiting) if found.opened else Landing(stays=True)
        if found.opened is None or landing.stays:
            arrive()
        else:
            self._coming = self._written(found.opened.document)
            self._window.sheet.prepare(self._coming, landing, arrive)

    def _turn(self, day: str, tree: tuple[Branch, ...]) -> None:
        self._shown = day
        self._window.tree.show_tree(tree)
        if self.contents:
            self.contents = replace(self.contents, tree=tree)
        self.day_shown.emit(day)

    def _arrive(self, found: Answer, place: Place, visiting: bool) -> None:
        """The tree of another day and its page come into the window together."""
        self.under_way = False
        if found.tree is not None:
            self._turn(place.as_of, found.tree)
        if found.opened:
            self._show_opened(found.opened, place, visiting)
        elif place.address == pages.ADDRESS:
            self._show_start(place, visiting)
        else:
            self._stay(place, visiting)

    def _stay(self, place: Place, visiting: bool) -> None:
        """The page is left as it is."""
        if visiting:
            self._history.visit(place)
        self._window.sheet.stay()
        self.moved.emit()

    def _show_opened(self, opened: Opened, place: Place, visiting: bool) -> None:
        page = opened.page
        landing = _landing(place, visiting)
        place = replace(place, address=whole(page.address), anchor=landing.anchor)
        if visiting:
            self._history.visit(place)
        self.opened = opened
        self._window.sheet.show_timeline(page if isinstance(page, TimelinePage) else None)
        self._show(
            lambda: self._written(opened.document),
            page.title,
            self._window.tree.tree.path(place.address),
            landing,
        )
        self._window.tree.show_open(place.address)
        self._window.say(self.tr("Opened: {0}").format(page.title))
        self.moved.emit()

    def _show_contents(self, contents: pages.Contents) -> None:
        self.contents, self._shown = contents, ""
        self._window.tree.show_tree(contents.tree)
        self._window.search.hits.learn(self._window.tree.tree.kinds())
        ends = pages.day_in_words(contents.pack)
        self.began.emit()
        self._window.knowledge.setText(self.tr("Knowledge ends {0}").format(ends))
        if not self._asked:  # a page asked for before the contents came is not taken away again
            self.start()

    def _show_start(self, place: Place, visiting: bool) -> None:
        contents = self.contents
        if contents is None:
            return
        self.opened = None
        if visiting:
            self._history.visit(place)
        self._window.sheet.show_timeline(None)
        landing = Landing(scrolled=place.scrolled or 0)
        title = self.tr("Start page")
        self._show(lambda: Written(pages.start_page(contents, self._style())), title, (), landing)
        self.moved.emit()

    def _show(self, write: Callable[[], Written], title: str, path: tuple[Branch, ...], landing: Landing) -> None:
        """Show a page, which may have been written already."""
        self._write = write
        written, self._coming = self._coming or write(), None
        self._window.sheet.show_page(title, path, written, landing)
        self._window.setWindowTitle(self.tr("{0} – Anyqtama").format(title) if title else "Anyqtama")

    def _written(self, document: render.Document) -> Written:
        """A page in the colours of the palette in use, its drawings too."""
        colours, parts = theme.page(), render.html(document, size=PART)
        return Written(
            next(parts),
            tuple(partial(painted, figure, colours) for figure in document.figures),
            tuple(partial(attrgetter("picture"), figure) for figure in document.figures),
            parts,
            lambda anchor: render.html_since(document, anchor, size=PART),
            self._style(),
        )

    def _style(self) -> str:
        return render.stylesheet(self._template, theme.page())


def whole(address: str) -> str:
    """The page that a passage or a statement stands on; other addresses are pages themselves."""
    kind, _, name = address.partition(":")
    if kind == "passage":
        return f"document:{name.partition('#')[0]}"
    if kind == "statement":
        return f"entity:{name.partition('/')[0]}"
    return address


def _row_of(hit: Hit) -> str:
    """The row of the results that a hit on one of those in a vote stands for; empty for all other hits."""
    name = hit.title.partition(": ")[0]
    return render.result_anchor(name) if hit.kind == "election" and hit.text.startswith(f"{name}: ") else ""


def _landing(place: Place, visiting: bool) -> Landing:
    """Where a place leads on its page; a place that is visited where it was left is the page before on another day."""
    anchor = place.anchor or (place.address if whole(place.address) != place.address else "")
    stays = visiting and place.scrolled is not None
    return Landing(anchor, place.scrolled, place.words, place.from_end, stays)


def _contents(reference: Reference, _ticket: Ticket) -> pages.Contents:
    return pages.Contents(reference.pack, reference.tree(), reference.notable_days())
