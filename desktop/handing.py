"""What is handed to other programs: the open page or the hits as a file of data, words with their citation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QFileDialog, QMenu

from db import DbError, Found
from desktop import citing, messages
from desktop.background import Background
from desktop.navigation import Navigation
from desktop.settings import Settings
from desktop.window import MainWindow

_PLACES = ("statement:", "passage:")


class Handing(QObject):
    """Hands data and citations on; files are written off the GUI thread."""

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        settings: Settings,
        navigation: Navigation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._background = window, background
        self._settings, self._navigation = settings, navigation

    def export_page(self) -> None:
        """Ask for a file and write the open page into it as data."""
        if self._navigation.opened is None:
            return
        page = self._navigation.opened.page

        def data(brief: bool) -> object:
            from desktop import export

            return export.page_data(page, brief=brief)

        self._export(page.title, data)

    def export_hits(self, found: Found | None) -> None:
        """Ask for a file and write the hits of the last search into it."""
        contents = self._navigation.contents
        if found is None or not found.hits or contents is None:
            self._window.say(self.tr("There are no hits to export."))
            return
        pack, as_of = contents.pack, self._navigation.as_of

        def data(brief: bool) -> object:
            from desktop import export

            return export.hits_data(found, pack, as_of, brief=brief)

        self._export(self.tr("Search {0}").format(found.query), data)

    def write(self, data: Callable[[bool], object], target: Path) -> None:
        """Write data into a file in the form that its ending names, and say how it went."""
        form = target.suffix.removeprefix(".").lower()

        def job() -> str:
            from desktop import export
            from desktop.files import write_whole

            made = data(form in export.BRIEF)
            assert isinstance(made, export.Export)
            write_whole(export.write(made, form), target)
            return str(target)

        self._settings.export_folder = str(target.parent)
        self._background.write(job, self._written, self._not_written)

    def copy_citation(self) -> None:
        """Copy what is selected, or what the cursor stands in, with its sources, in the style used last."""
        self.copy_in(self._settings.citation_style)

    def copy_in(self, style: str) -> None:
        """The same in a style, which is the one used from now on."""
        if self._navigation.opened is None:
            return
        page = self._navigation.opened.page
        known = style if style in citing.STYLES else next(iter(citing.STYLES))
        cursor = self._window.sheet.browser.textCursor()
        selected = cursor.selectedText().replace("\u2029", " ").replace("\ufffc", " ").strip()
        try:
            place = citing.citable(page, place_at(cursor) or page.address, selected)
        except DbError:  # the page shows a value of another page, which has its own
            place = citing.citable(page, page.address, selected)
        copied = QMimeData()
        copied.setText(citing.cite(place, known))
        copied.setHtml(citing.cite_rich(place, known))
        QGuiApplication.clipboard().setMimeData(copied)
        self._settings.citation_style = known
        self._window.say(self.tr("Copied with its citation ({0}): {1}").format(citing.STYLES[known], place.title))

    def choose_style(self) -> QMenu:
        """Offer the styles; the one that is taken is copied in."""
        menu = QMenu(self._window)
        menu.setAccessibleName(self.tr("Style of the citation"))
        for style, name in citing.STYLES.items():
            menu.addAction(self._style_action(menu, style, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._below())
        return menu

    def _style_action(self, menu: QMenu, style: str, name: str) -> QAction:
        action = QAction(name, menu)
        action.setObjectName(style)
        action.setCheckable(True)
        action.setChecked(style == self._settings.citation_style)
        action.triggered.connect(lambda _checked=False: self.copy_in(style))
        return action

    def _below(self) -> QPoint:
        """Under the pointer where it is over the page, else at the page's corner."""
        browser = self._window.sheet.browser
        here = browser.mapFromGlobal(QCursor.pos())
        return QCursor.pos() if browser.rect().contains(here) else browser.mapToGlobal(QPoint(40, 40))

    def _export(self, title: str, data: Callable[[bool], object]) -> None:
        from desktop.paper.preview import file_name

        kinds = {
            "xlsx": self.tr("Excel workbook (*.xlsx)"),
            "csv": self.tr("CSV for spreadsheets (*.csv)"),
            "json": self.tr("JSON (*.json)"),
            "md": self.tr("Markdown (*.md)"),
            "html": self.tr("Web page (*.html)"),
        }
        proposed = Path(self._settings.export_folder or Path.home()) / f"{file_name(title)}.xlsx"
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export data"), str(proposed), ";;".join(kinds.values())
        )
        if name:
            chosen = next((form for form, words in kinds.items() if words == kind), "xlsx")
            target = Path(name)
            known = target.suffix.removeprefix(".").lower() in kinds
            self.write(data, target if known else Path(f"{name}.{chosen}"))

    def _written(self, target: str) -> None:
        self._window.say(self.tr("Saved: {0}").format(target))

    def _not_written(self, error: DbError) -> None:
        self._window.say(str(error))
        messages.tell(self._window, str(error))


def place_at(cursor: QTextCursor) -> str:
    """The address of the statement or passage that the cursor, or its selection's start, stands in; may be empty."""
    document, start = cursor.document(), cursor.selectionStart()
    block = document.findBlock(start)
    last = ""
    while block.isValid() and not last:
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.position() <= start:
                names = [name for name in fragment.charFormat().anchorNames() if name.startswith(_PLACES)]
                last = names[-1] if names else last
            fragments += 1
        block = block.previous()
    return last
