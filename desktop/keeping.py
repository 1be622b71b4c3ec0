"""Searches that stay: those that led to a page are remembered, others are kept on purpose; asked again on their day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from db import Asked, DbError, Library, Reference
from desktop.background import Background, Ticket
from desktop.dialogs.searches import SearchesDialog
from desktop.navigation import Navigation
from desktop.window import MainWindow

LATEST = 100
Searches = tuple[tuple[Asked, ...], tuple[Asked, ...]]


class Keeping(QObject):
    """A search is its words and the day looked at; without a library nothing is kept, and that is said."""

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        navigation: Navigation,
        library: Path | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._background = window, background
        self._navigation, self._library = navigation, library
        self._learnt = False
        self.dialog: SearchesDialog | None = None
        self._connect()

    def keep(self) -> None:
        """Keep the search that stands in the box, or no longer keep it."""
        if query := self._window.search.query:
            self._keep(query)

    def manage(self) -> None:
        """Open the list of kept and latest searches."""
        if self.dialog is None:
            self.dialog = SearchesDialog(self._window)
            self.dialog.chosen.connect(self.ask_again)
            self.dialog.renamed.connect(self._rename)
            self.dialog.removed.connect(self._remove)
            self.dialog.restored.connect(self._restore)
        self.dialog.show()
        self.dialog.raise_()
        self._ask_searches(self._refresh)

    @Slot(Asked)
    def ask_again(self, asked: Asked) -> None:
        """The same words on the same day: today again where it was asked on none."""
        self._navigation.look_at(asked.as_of)
        self._window.search.ask_for(asked.query)

    @Slot()
    def remember(self) -> None:
        """The search in the box has led somewhere."""
        query, day = self._window.search.query, self._navigation.as_of
        if query and self._library is not None:
            self._change(lambda library: library.remember(query, as_of=day))

    @Slot()
    def _learn(self) -> None:
        """What is kept, once the contents are there."""
        if self._navigation.contents and not self._learnt:
            self._learnt = True
            self._ask_searches(self._refresh)

    @Slot()
    def _show_recent(self) -> None:
        self._ask_searches(lambda told: self._window.search.show_recent(*told))

    def _ask_searches(self, answer: Callable[[Searches], None]) -> None:
        def question(reference: Reference, _ticket: Ticket) -> Searches:
            return reference.saved_searches(), reference.history(LATEST)

        self._background.ask(question, answer, _ignore)

    def _refresh(self, told: Searches) -> None:
        self._window.search.show_kept(told[0])
        if self.dialog:
            self.dialog.show_searches(*told)

    @Slot(str)
    def _keep(self, query: str) -> None:
        day = self._navigation.as_of

        def kept(known: tuple[Asked, ...]) -> list[Asked]:
            return [asked for asked in known if (asked.query, asked.as_of) == (query, day)]

        def change(library: Library, same: list[Asked]) -> None:
            for asked in same:
                library.remove_saved_search(asked.id)
            if not same:
                library.save_search(query, query, as_of=day)

        def answer(told: Searches) -> None:
            same = kept(told[0])
            said = self.tr("No longer kept: {0}") if same else self.tr("Kept: {0}")
            self._change(lambda library: change(library, same), said.format(query))

        self._ask_searches(answer)

    @Slot(Asked)
    def _rename(self, asked: Asked) -> None:
        self._change(lambda library: library.rename_saved_search(asked.id, asked.title))

    @Slot(Asked)
    def _remove(self, asked: Asked) -> None:
        if asked.at:
            self._change(lambda library: library.forget([asked.id]))
        else:
            self._change(lambda library: library.remove_saved_search(asked.id))

    @Slot(Asked)
    def _restore(self, asked: Asked) -> None:
        if asked.at:
            self._change(lambda library: library.restore_history([asked]))
        else:
            self._change(lambda library: library.restore_saved_search(asked))

    def _change(self, change: Callable[[Library], object], said: str = "") -> None:
        """Change the library in the writing lane; where there is none yet, this makes it."""
        path = self._library
        if path is None:
            self._window.say(self.tr("There is no place for a library of your own."))
            return
        fresh = not path.exists()

        def work() -> None:
            with closing(Library(path)) as library:
                change(library)

        def done(_outcome: None) -> None:
            if fresh:
                self._background.reopen(path)
            if said:
                self._window.say(said)
            self._ask_searches(self._refresh)

        self._background.write(work, done, self._failed)

    def _failed(self, error: DbError) -> None:
        """Said once: a library that cannot be written is not tried again."""
        self._library = None
        self._window.say(str(error))

    def _connect(self) -> None:
        search = self._window.search
        search.kept.connect(self._keep)
        search.recent_wanted.connect(self._show_recent)
        search.recent.chosen.connect(self.ask_again)
        search.recent.manage.connect(self.manage)
        self._navigation.moved.connect(self._learn)
        self._navigation.turned.connect(search.show_day)


def _ignore(_error: DbError) -> None:
    """Kept searches are no more than help; where the database cannot be read, the contents say so."""
