"""Searching through the real window: narrowing, walking, keeping and handing on, with keys and clicks."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from db import Library, Pin, Reference
from db.library import LibraryReader
from desktop.actions import Command
from desktop.app import Anyqtama
from desktop.dialogs.language import LanguageDialog, examples
from desktop.models.hits import HIT
from desktop.models.tree import COUNT, HITS
from desktop.paper.preview import PreviewDialog
from desktop.searching import BREATH_MS, FIRST_HITS

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def library(tmp_path):
    return tmp_path / "data" / "library.db"


@pytest.fixture
def opened(qtbot, bundled, settings_file, library):
    """A program with a place for a library, which is not made yet."""
    made = Anyqtama(bundled, settings_file, library)
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
    qtbot.waitUntil(lambda: window.search.hits.rowCount() == before)
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


def test_escape_closes_what_is_offered_before_the_search(qtbot, window):
    box, popup = window.search.box, window.search.completing.popup
    qtbot.keyClicks(box, "in:pa")
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert (popup.isVisible(), box.text()) == (False, "in:pa")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.text()


def test_tab_leads_from_the_hits_to_what_narrows_them(qtbot, window):
    counted(qtbot, window, "assembly")
    results, reached = window.search.results, []
    shown = [tool for tool in results.tools if tool.isVisible()]
    window.search.view.setFocus()
    for _ in shown:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    assert reached == shown
    assert results.narrowing.years in reached


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


def test_a_search_is_remembered_kept_renamed_removed_and_put_back(qtbot, program, library):
    window = program.window
    ask(qtbot, window, "turnout")
    qtbot.keyClick(window.search.box, Qt.Key.Key_Return)
    qtbot.waitUntil(library.exists, timeout=10000)
    keeping = program.controller._keeping
    window.search.focus_box()
    qtbot.keyClick(window.search.box, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.search.is_kept, timeout=10000)

    window.search.clear()
    qtbot.keyClick(window.search.box, Qt.Key.Key_Down)
    qtbot.waitUntil(window.search.recent.isVisible, timeout=5000)
    assert [action.data() for action in window.search.recent.actions() if action.data()] == ["turnout", "turnout"]
    qtbot.keyClick(window.search.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.search.query == "turnout")

    keeping.manage()
    dialog = keeping.dialog
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
    with closing(LibraryReader(library)) as reader:
        return [asked.title for asked in reader.saved_searches()]


def pinned(library):
    with closing(LibraryReader(library)) as reader:
        return [(pin.address, pin.as_of) for briefing in reader.briefings() for pin in briefing.pins]


def test_a_kept_and_a_remembered_search_come_back_on_their_day(qtbot, program, library):
    window, navigation, keeping = program.window, program.controller.navigation, program.controller._keeping
    navigation.look_at("2010-12-31")
    ask(qtbot, window, "turnout")
    keeping.keep()
    qtbot.waitUntil(lambda: window.search.is_kept, timeout=10000)
    qtbot.keyClick(window.search.box, Qt.Key.Key_Return)
    with closing_reader(qtbot, library) as reader:
        qtbot.waitUntil(lambda: [asked.as_of for asked in reader.history(9)] == ["2010-12-31"])
        (kept,), (latest,) = reader.saved_searches(), reader.history(9)
    assert (kept.query, kept.as_of) == ("turnout", "2010-12-31")
    program.controller.actions[Command.TODAY].trigger()
    assert navigation.as_of == ""
    assert not window.search.is_kept  # not of today
    window.search.clear()
    qtbot.keyClick(window.search.box, Qt.Key.Key_Down)
    qtbot.waitUntil(window.search.recent.isVisible)
    shown = [action.text() for action in window.search.recent.actions() if action.data()]
    assert shown == ["turnout (as of 31 December 2010)"] * 2
    qtbot.keyClick(window.search.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.search.results.found.query == "turnout")
    assert navigation.as_of == "2010-12-31"
    assert window.search.is_kept
    keeping.ask_again(replace(latest, as_of=""))
    assert navigation.as_of == ""


def closing_reader(qtbot, library):
    qtbot.waitUntil(library.exists, timeout=10000)
    return closing(LibraryReader(library))


def test_chosen_hits_are_pinned_with_a_key_and_taken_back(qtbot, program, library):
    window = program.window
    ask(qtbot, window, "turnout")
    window.search.focus_list()
    view, hits = window.search.view, window.search.results.found.hits
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert window.search.results.chosen_hits == hits[:2]
    qtbot.keyClick(view, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("Pinned: 2 places"), timeout=10000)
    assert pinned(library) == [(hit.address, "") for hit in hits[:2]]
    program.controller.navigation.look_at("2010-12-31")
    qtbot.waitUntil(lambda: window.search.results.found.query == "turnout")
    program.controller.actions[Command.PIN_SEARCH].trigger()
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("Pinned: Search: turnout"))
    assert pinned(library)[2] == ("search:turnout", "2010-12-31")
    view.setFocus()
    for left in (2, 0):
        qtbot.keyClick(view, Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("No longer pinned"))
        assert len(pinned(library)) == left
        window.say("")
    qtbot.keyClick(view, Qt.Key.Key_Z, CONTROL)
    assert window.statusBar().currentMessage() == "There is no pin to take back."


def test_a_pinned_search_opens_on_its_day(qtbot, program, library):
    window, pinning = program.window, program.controller._pinning
    pinning._open(Pin(1, "search:turnout", as_of="2010-12-31"))
    qtbot.waitUntil(lambda: window.search.results.found.query == "turnout")
    assert program.controller.navigation.as_of == "2010-12-31"


def test_clicks_with_ctrl_choose_and_open_nothing(qtbot, window):
    ask(qtbot, window, "assembly")
    view, title = window.search.view, window.windowTitle()
    for row, key in ((1, CONTROL), (3, SHIFT)):
        place = view.visualRect(window.search.hits.index(row)).center()
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, key, place)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, key, place)
    assert set(window.search.results.chosen_hits) >= set(window.search.results.found.hits[1:4])
    qtbot.wait(100)
    assert window.windowTitle() == title
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    copied = QApplication.clipboard().text()
    assert all(hit.title in copied for hit in window.search.results.chosen_hits)
    assert window.search.results.found.hits[4].address not in copied


def test_the_menu_over_the_hits_holds_what_can_be_done_with_them(program):
    view = program.window.search.view
    offered = [action.objectName() for action in view.actions() if action.objectName()]
    assert {Command.PIN, Command.COPY, Command.COPY_HITS, Command.PIN_SEARCH} <= set(offered)
    assert view.actions()[0].text() == "&Open"


def test_hits_of_the_library_are_counted_apart(qtbot, program, library):
    window = program.window
    file = library.parent / "own.jsonl"
    library.parent.mkdir(exist_ok=True)
    lines = ({"id": str(n), "title": "Turnout", "text": "Our own count.", "date": "2021"} for n in range(3))
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with closing(Library(library)) as opened:
        opened.import_files([file])
    program.background.reopen(library)
    counted(qtbot, window, "turnout")
    buttons, strip = window.search.narrowing.buttons, window.search.narrowing.years
    assert "3 in your library" in window.search.summary.text()
    assert list(entries(buttons["in"]))[:2] == ["The reference", "Your library"]
    assert list(entries(buttons["topic"]))[-1] == "Counted in the reference only"
    assert strip.counts[2021] >= 3
    qtbot.keyClick(window.search.box, Qt.Key.Key_T, CONTROL)
    assert window.statusBar().currentMessage() == "Not among the contents: 3 hits in your library"
    window.search.focus_box()
    entries(buttons["in"])["The reference"].trigger()
    qtbot.waitUntil(lambda: window.search.results.found.query == "turnout in:reference")
    assert {hit.origin for hit in window.search.results.found.hits} == {"reference"}
    entries(buttons["in"])
    ask(qtbot, window, "turnout in:library")
    assert {hit.origin for hit in window.search.results.found.hits} == {"library"}


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
    program.controller._keeping.keep()
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


def test_the_other_hits_come_when_the_keys_rest(qtbot, window):
    ask(qtbot, window, "assembly")
    quick = window.search.results.found.hits
    assert len(quick) == FIRST_HITS
    qtbot.waitUntil(lambda: window.search.hits.rowCount() > FIRST_HITS)
    assert window.search.results.found.count == window.search.hits.rowCount()
    assert not window.search.narrowing.isHidden()


def test_hits_stay_in_their_places_under_somebody_who_walks_through_them(qtbot, window):
    ask(qtbot, window, "assembly")
    quick = window.search.results.found.hits
    qtbot.keyClick(window.search.box, Qt.Key.Key_Down)
    qtbot.keyClick(window.search.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.search.hits.rowCount() > FIRST_HITS)
    found = window.search.results.found
    assert found.hits[:FIRST_HITS] == quick
    assert len({(hit.address, hit.title, hit.text) for hit in found.hits}) == found.count
    assert window.search.view.currentIndex().row() == 1


def test_hits_of_half_a_word_wait_for_the_next_key(qtbot, window):
    ask(qtbot, window, "assemqqqqq")
    assert window.search.hits.rowCount()
    qtbot.wait(BREATH_MS + 200)
    assert window.search.hits.rowCount()
    qtbot.waitUntil(lambda: not window.search.hits.rowCount())
    assert not window.search.coach.isHidden()
