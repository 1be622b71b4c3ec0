"""What happens around a search: asking, counting, walking through the hits, handing hits on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from db import Branch, DbError, Facets, Found, Hit, Reference, page_of
from desktop import fields, render
from desktop.background import Background, Ticket
from desktop.models.hits import HIT
from desktop.navigation import Navigation
from desktop.settings import Settings
from desktop.window import MainWindow

MOST_HITS = 1000  # that are copied, exported or printed
FIRST_HITS = 12  # that each key asks for, more than are seen of most; the others come when the keys rest
PATIENCE_MS = 1000  # without a key before hits of half a word make room for nothing
BREATH_MS = 150  # after the hits came and before the others are fetched and all are counted


class Searching(QObject):
    """The newest question wins; counts come after the hits."""

    led_on = Signal()  # the search has led to a page

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        settings: Settings,
        navigation: Navigation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._background, self._settings = window, background, settings
        self._navigation = navigation
        self.found = Found("")
        self._breath = QTimer(self, interval=BREATH_MS, singleShot=True)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._empty = Found("")
        self._learnt: tuple[Branch, ...] = ()
        self._connect()

    @Slot(str)
    def search(self, text: str) -> None:
        """Answer what stands in the search box; nothing typed asks nothing."""
        self._background.drop("facets")
        self._breath.stop()
        self._patience.stop()
        self._window.sheet.walks_on = bool(text)
        self._window.sheet.put_off()
        if not text:
            self._background.drop("search")
            self.found = Found("")
            self._window.tree.show_counts(None)
            self._window.say("")
            return
        day = self._navigation.as_of

        def question(reference: Reference, ticket: Ticket) -> Found:
            return reference.search(text, limit=FIRST_HITS, as_of=day, typing=True, stop=ticket.stop)

        self._background.ask(question, self._show, self._navigation.failed, subject="search")

    @Slot(Hit)
    def open_hit(self, hit: Hit) -> None:
        """Open a hit at its words, with those of the other hits on its page; the search is remembered."""
        self._navigation.open_hit(hit, self._window.search.results.words_on_page(hit))
        self.led_on.emit()

    @Slot(str)
    def open_named(self, address: str) -> None:
        """The query was a name: open what bears it."""
        self._navigation.open(address)
        self._window.sheet.browser.setFocus()
        self.led_on.emit()

    @Slot(bool)
    def walk_on(self, forward: bool) -> None:
        """Behind the last mark of a page: to the next hit that stands on another one, unless that is on its way."""
        if self._navigation.under_way:
            return
        sheet, search = self._window.sheet, self._window.search
        current = search.view.currentIndex().data(HIT) if search.answered else None
        opened = self._navigation.opened
        if current is None or opened is None or page_of(current.address) != opened.page.address:
            sheet.go_round(forward)
        elif hit := search.results.beside(forward):
            self._navigation.open_hit(hit, search.results.words_on_page(hit), not forward)
        else:
            self._window.say(self.tr("This was the last hit.") if forward else self.tr("This was the first hit."))

    def copy_hits(self) -> None:
        """The hits as text, each with its source and where it leads."""
        self.with_all_hits(self._copy)

    def copy_chosen(self) -> None:
        """The hits that are chosen in the list, as text."""
        if hits := self._window.search.results.chosen_hits:
            self._copy(replace(self.found, hits=hits))

    def tell_of_library(self) -> None:
        """The contents count what is in the reference: the rest of the hits is said beside them."""
        if own := self.found.of_library:
            count = self.tr("more than {0}").format(own) if self.found.more else str(own)
            self._window.say(self.tr("Not among the contents: {0} hits in your library").format(count))

    def print_hits(self) -> None:
        """The list of hits in the preview, from where it goes to a printer or into a PDF file."""
        self.with_all_hits(self._print)

    def with_all_hits(self, then: Callable[[Found], None]) -> None:
        """Do something with the hits, also with those beyond the ones that the list shows."""
        found, day = self.found, self._navigation.as_of
        if not found.hits:
            self._window.say(self.tr("There are no hits: search first."))
        elif not found.more and found.count <= len(found.hits):
            then(found)
        else:
            self._background.ask(
                lambda reference, ticket: reference.search(found.query, limit=MOST_HITS, as_of=day, stop=ticket.stop),
                then,
                self._navigation.failed,
                subject="all hits",
            )

    def _copy(self, found: Found) -> None:
        if contents := self._navigation.contents:
            QGuiApplication.clipboard().setText(render.markdown(render.hits(found, contents.pack)))
            count = len(found.hits)
            self._window.say(self.tr("Copied: 1 hit") if count == 1 else self.tr("Copied: {0} hits").format(count))

    def _print(self, found: Found) -> None:
        contents = self._navigation.contents
        if contents is None:
            return
        from desktop.previewing import open_preview

        open_preview((render.hits(found, contents.pack),), self._settings, self._window, summary=False)

    @Slot()
    def _learn(self) -> None:
        """What the fields may hold, and what is kept: once the contents are there."""
        contents = self._navigation.contents
        if contents and contents.tree is not self._learnt:
            self._learnt = contents.tree
            self._window.search.learn(fields.values_in(contents.tree))

    def _show(self, found: Found) -> None:
        self.found = found
        self._window.search.show_found(found)
        self._window.say(self._in_words(found))
        self._breath.start()

    @Slot()
    def _settle(self) -> None:
        """Ask for the full answer once nobody has typed for a moment: the next hits do not wait for it."""
        query, day = self.found.query, self._navigation.as_of

        def question(reference: Reference, ticket: Ticket) -> Found:
            return reference.search(query, as_of=day, stop=ticket.stop)

        self._background.ask(question, self._show_settled, self._navigation.failed, subject="search")

    def _show_settled(self, found: Found) -> None:
        """Hits of a word that is not whole yet are not taken from somebody who looks for the next key."""
        if self.found.hits and not found.hits:
            self._empty = found
            self._patience.start()
        else:
            self._stand(found)

    @Slot()
    def _give_up(self) -> None:
        """The word was whole: there is nothing."""
        self._stand(self._empty)

    def _stand(self, found: Found) -> None:
        before, now = self._in_words(self.found), self._in_words(found)
        self.found = self._window.search.show_settled(found)
        if now != before and self._window.statusBar().currentMessage() == before:  # else something newer is told there
            self._window.say(now)
        if found.hits:
            self._count()
        else:
            self._window.tree.show_counts({})

    def _count(self) -> None:
        """Ask for the counts; the hits are there before them."""
        query, day = self.found.query, self._navigation.as_of

        def question(reference: Reference, ticket: Ticket) -> Facets:
            return reference.facets(query, as_of=day, stop=ticket.stop)

        self._background.ask(question, self._show_facets, _ignore, subject="facets")

    def _show_facets(self, facets: Facets) -> None:
        if facets.query == self.found.query:
            self._window.search.show_facets(facets)
            counts = {f"topic:{one.id}": one.count for one in facets.topics}
            counts.update((f"source:{one.id}", one.count) for one in facets.sources)
            self._window.tree.show_counts({**counts, **{k: v for k, v in facets.pages if k not in counts}})

    def _in_words(self, found: Found) -> str:
        if not found.hits:
            return self.tr("Nothing found for “{0}”").format(found.query)
        if found.count == 1 and not found.more:
            return self.tr("1 hit for “{0}”").format(found.query)
        count = self.tr("more than {0}").format(found.count) if found.more else str(found.count)
        return self.tr("{0} hits for “{1}”").format(count, found.query)

    def _connect(self) -> None:
        search = self._window.search
        self._breath.timeout.connect(self._settle)
        self._patience.timeout.connect(self._give_up)
        search.asked.connect(self.search)
        search.chosen.connect(self.open_hit)
        search.named.connect(self.open_named)
        self._window.sheet.walked_out.connect(self.walk_on)
        self._navigation.moved.connect(self._learn)


def _ignore(_error: DbError) -> None:
    """The hits themselves say what is wrong; counts are no more than help."""
