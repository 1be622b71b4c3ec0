"""Searching through the real window: narrowing, walking, keeping and handing on, with keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from db import Reference
from desktop.actions import Command
from desktop.app import Anyqtama
from desktop.dialogs.language import LanguageDialog, examples
from desktop.models.hits import HIT
from desktop.models.tree import COUNT, HITS
from desktop.paper.preview import PreviewDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot, bundled, settings_file, tmp_path):
    """A program with a place for a library, which is not made yet."""
    made = Anyqtama(bundled, settings_file, tmp_path / "data" / "library.db")
    qtbot.addWidget(made.window)
    made.begin()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    yield made
    made.close()


def ask(qtbot, window, query):
    window.search.box.clear()
    qtbot.keyClicks(window.search.box, query)
    qtbot.waitUntil(lambda: window.search.results.found.query == query)


def counted(qtbot, window, query):
    ask(qtbot, window, query)
    qtbot.waitUntil(lambda: not window.search.narrowing.buttons["in"].isHidden())


def entries(button):
    button.menu().aboutToShow.emit()
    return {action.text().partition("\t")[0]: action for action in button.menu().actions()}


def test_counts_narrow_and_chips_take_it_back(qtbot, window):
    counted(qtbot, window, "assembly")
    narrowing, before = window.search.narrowing, window.search.hits.rowCount()
    entries(narrowing.buttons["in"])["Passage"].trigger()
    qtbot.waitUntil(lambda: window.search.results.found.query == "assembly in:passage")
    assert {hit.kind for hit in window.search.results.found.hits} == {"passage"}
    assert [chip.text() for chip in narrowing.chips] == ["Passage ✕"]
    assert window.search.box.cursorPosition() == len("assembly")
    qtbot.mouseClick(narrowing.chips[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.search.results.found.query == "assembly")
    assert window.search.hits.rowCount() == before
    assert not narrowing.chips


def test_the_years_narrow_by_click_and_by_key(qtbot, window):
    counted(qtbot, window, "assembly")
    strip = window.search.narrowing.years
    assert strip.isVisible()
    first = min(strip.counts)
    across = next(x for x in range(strip.width()) if strip.year_at(x) == first)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(across + 1, 10))
    qtbot.waitUntil(lambda: window.search.query == f"assembly year:{first}")
    window.search.ask_for("assembly")
    qtbot.waitUntil(lambda: window.search.results.found.query == "assembly")
    qtbot.waitUntil(lambda: len(strip.counts) > 1)
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.keyClick(strip, Qt.Key.Key_Left, SHIFT)
    last = max(strip.counts)
    assert strip.accessibleDescription().startswith(f"{last - 1}–{last}: ")
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.search.query == f"assembly year:{last - 1}..{last}")


def test_other_names_are_told_and_taken_off_with_one_click(qtbot, window):
    ask(qtbot, window, "assembley")
    results = window.search.results
    qtbot.waitUntil(lambda: results.bare.isVisible())
    assert "also searched assembly" in results.summary.text()
    qtbot.mouseClick(results.bare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: results.found.query == "assembley as:typed")
    assert not results.found.hits
    assert window.search.coach.isVisible()


def test_a_repair_is_taken_with_a_key(qtbot, window):
    ask(qtbot, window, "assembly zzqqyy wwqqjj")
    qtbot.waitUntil(lambda: bool(window.search.results.found.repairs))
    button = window.search.coach.repairs[0]
    assert button.isVisible()
    wanted = window.search.results.found.repairs[0]
    assert str(wanted.count) in button.text()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.search.results.found.query == wanted.query)
    assert window.search.hits.rowCount() > 0


def test_a_whole_name_opens_its_sheet_on_return(qtbot, window):
    ask(qtbot, window, "ivo maran")
    qtbot.keyClick(window.search.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Ivo Maran"))


def test_the_contents_count_the_hits_while_the_query_stands(qtbot, window):
    counted(qtbot, window, "assembly")
    qtbot.keyClick(window.search.box, Qt.Key.Key_T, CONTROL)
    assert window.tree.isVisible()
    assert window.search.query == "assembly"
    index = window.tree.tree.find("entity:assembly")
    assert index.data(HITS)
    assert index.data(COUNT) > 1
    qtbot.keyClick(window.tree, Qt.Key.Key_K, CONTROL)
    assert window.search.showing_hits
    window.search.clear()
    assert not index.data(HITS)


def test_walking_goes_on_with_the_next_hit_and_comes_back(qtbot, program):
    window = program.window
    ask(qtbot, window, "threshold")
    hits = window.search.results.found.hits
    program.controller._searching.open_hit(hits[0])
    window.search.results.select(0)
    qtbot.waitUntil(lambda: program.controller.navigation.opened is not None and window.sheet.has_marks)
    title = window.windowTitle()
    assert window.sheet.strip.isVisible()
    assert len(window.sheet.strip.places) > 0
    for _ in range(60):
        qtbot.keyClick(window.sheet.browser, Qt.Key.Key_F3)
        qtbot.wait(5)
        if window.windowTitle() != title:
            break
    assert window.windowTitle() != title
    assert window.search.view.currentIndex().row() > 0
    qtbot.waitUntil(lambda: window.sheet.has_marks)
    while window.windowTitle() != title:
        qtbot.keyClick(window.sheet.browser, Qt.Key.Key_F3, SHIFT)
        qtbot.wait(20)
    words = window.sheet.bar.words.text().split()
    assert words[1] == words[3]  # at the last mark of the page before
    qtbot.keyClick(window.sheet.browser, Qt.Key.Key_Escape)
    assert not window.sheet.strip.isVisible()


def test_a_click_on_the_strip_goes_to_a_mark(qtbot, program):
    window = program.window
    ask(qtbot, window, "threshold")
    qtbot.keyClick(window.search.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.sheet.strip.isVisible())
    strip = window.sheet.strip
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.height() - 1))
    assert window.sheet.bar.words.text().startswith(f"Mark {strip.places.index(max(strip.places)) + 1} ")


def test_fields_and_their_values_are_completed(qtbot, window):
    box, completing = window.search.box, window.search.completing
    box.clear()
    qtbot.keyClicks(box, "seats to")
    qtbot.keyClick(box, Qt.Key.Key_Space, CONTROL)
    assert completing.popup.isVisible()
    assert completing.offered.item(0).text().startswith("topic:")
    qtbot.keyClick(completing.popup, Qt.Key.Key_Down)
    qtbot.keyClick(completing.popup, Qt.Key.Key_Return)
    assert box.text() == "seats topic:"
    qtbot.waitUntil(completing.popup.isVisible)
    values = [completing.offered.item(row).text() for row in range(completing.offered.rowCount())]
    assert any("parties" in value for value in values)
    completing.popup.hide()
    qtbot.keyClicks(box, "part")
    assert completing.offered.item(0).text().startswith("topic:part")
    completing.completer.activated.emit(completing.offered.item(0).text())
    assert box.text().startswith("seats topic:part")
    assert box.text().endswith(" ")


def test_a_search_is_remembered_kept_renamed_removed_and_put_back(qtbot, program, tmp_path):
    window = program.window
    ask(qtbot, window, "turnout")
    qtbot.keyClick(window.search.box, Qt.Key.Key_Return)
    library = tmp_path / "data" / "library.db"
    qtbot.waitUntil(library.exists, timeout=10000)
    searching = program.controller._searching
    window.search.focus_box()
    qtbot.keyClick(window.search.box, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "turnout" in window.search._kept, timeout=10000)

    window.search.clear()
    qtbot.keyClick(window.search.box, Qt.Key.Key_Down)
    qtbot.waitUntil(window.search.recent.isVisible, timeout=5000)
    assert [action.data() for action in window.search.recent.actions() if action.data()] == ["turnout", "turnout"]
    qtbot.keyClick(window.search.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.search.query == "turnout")

    searching.manage()
    dialog = searching.dialog
    qtbot.waitUntil(lambda: dialog.searches.rowCount() == 2)
    dialog.searches.setData(dialog.searches.index(0), "How many came")
    qtbot.waitUntil(lambda: titles(library) == ["How many came"])
    qtbot.waitUntil(lambda: dialog.buttons["remove"].isEnabled())
    dialog.view.setCurrentIndex(dialog.searches.index(0))
    qtbot.mouseClick(dialog.buttons["remove"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(library) == [])
    qtbot.mouseClick(dialog.buttons["undo"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(library) == ["How many came"])
    dialog.reject()


def titles(library):
    from db.library import LibraryReader

    reader = LibraryReader(library)
    try:
        return [asked.title for asked in reader.saved_searches()]
    finally:
        reader.close()


def test_hits_are_copied_and_printed(qtbot, program):
    window = program.window
    program.controller.actions[Command.COPY_HITS].trigger()
    assert "no hits" in window.statusBar().currentMessage()
    ask(qtbot, window, "turnout")
    program.controller.actions[Command.COPY_HITS].trigger()
    copied = QApplication.clipboard().text()
    count = window.search.results.found.count
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == f"Copied: {count} hits")
    assert window.search.hits.index(0).data(HIT).title in copied
    program.controller.actions[Command.PRINT_HITS].trigger()
    dialog = window.findChild(PreviewDialog)
    with qtbot.waitSignal(dialog.ready, timeout=20000):
        pass
    assert "turnout" in dialog.windowTitle()
    dialog.reject()


def test_every_example_of_the_help_is_understood_and_can_be_tried(qtbot, bundled):
    dialog = LanguageDialog()
    qtbot.addWidget(dialog)
    told = dialog.text.toPlainText()
    for sign in ('"', "-", "OR", "*", "in:", "topic:", "source:", "language:", "year:", "near:", "as:"):
        assert sign in told
    reference = Reference(bundled)
    for typed, _ in examples():
        assert typed in told
        reference.search(typed)
    reference.close()
    with qtbot.waitSignal(dialog.tried) as tried:
        dialog.text.anchorClicked.emit(f"try:{examples()[1][0]}")
    assert tried.args == [examples()[1][0]]


def test_without_a_library_the_window_works_and_says_so(qtbot, bundled, settings_file):
    program = Anyqtama(bundled, settings_file)
    qtbot.addWidget(program.window)
    program.begin()
    qtbot.waitUntil(lambda: program.controller.navigation.contents is not None)
    program.window.search.ask_for("turnout")
    qtbot.waitUntil(lambda: program.window.search.hits.rowCount() > 0)
    program.controller._searching.keep()
    qtbot.waitUntil(lambda: "no place for a library" in program.window.statusBar().currentMessage())
    program.close()


def test_more_hits_are_kept_than_the_list_shows(qtbot, program):
    window, searching = program.window, program.controller._searching
    ask(qtbot, window, "a*")
    shown, kept = window.search.results.found, []
    assert shown.count > len(shown.hits)
    searching.with_all_hits(kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert len(kept[0].hits) > len(shown.hits)
