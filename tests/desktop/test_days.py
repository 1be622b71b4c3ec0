"""Time in the real window: a day for everything, what changed, the strip of years, and pictures that lead somewhere."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop import theme
from desktop.actions import Command
from desktop.dialogs.changes import ChangesDialog
from desktop.models.tree import BRANCH
from desktop.panes.pictures import frame_of, pictures_in

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifiers)


def type_day(qtbot, window, words):
    press(qtbot, window, Qt.Key.Key_J, CONTROL)
    assert window.date.box.hasFocus()
    qtbot.keyClicks(window.date.box, words)
    press(qtbot, window, Qt.Key.Key_Return)


def open_page(qtbot, program, address, title):
    program.controller.navigation.open(address)
    qtbot.waitUntil(lambda: program.window.windowTitle().startswith(title))


def named(window, address):
    return window.tree.tree.find(address).data()


def test_a_typed_day_shows_in_bar_sheet_tree_and_goes_with_the_button(qtbot, program, text):
    window = program.window
    open_page(qtbot, program, "entity:assembly", "Assembly of Altamar")
    assert not window.day_bar.isVisible()
    type_day(qtbot, window, "5.6.2005")
    qtbot.waitUntil(lambda: "As of 5 June 2005" in text())
    qtbot.waitUntil(lambda: named(window, "entity:assembly") == "Council of the Coast")
    assert window.day_bar.isVisible()
    assert "5 June 2005" in window.day_bar.words.text()
    assert window.date.box.text() == "2005-06-05"
    assert window.sheet.browser.hasFocus()
    qtbot.mouseClick(window.day_bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "As known on 31 December 2024" in text())
    qtbot.waitUntil(lambda: named(window, "entity:assembly") == "Assembly of Altamar")
    assert not window.day_bar.isVisible()
    assert not window.date.box.text()


def test_what_was_not_there_on_the_day_is_marked_in_the_tree(qtbot, program):
    window, tree = program.window, program.window.tree.tree
    program.controller.navigation.look_at("2020-01-01")
    later, before = "entity:election-2023-06-11-assembly", "entity:election-2019-05-12-assembly"
    qtbot.waitUntil(lambda: tree.find(later).data(BRANCH).away)
    assert not tree.find(before).data(BRANCH).away
    said = tree.find(later).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Not there on this day" in said
    assert "Not there on this day" in tree.find(later).data(Qt.ItemDataRole.ToolTipRole)
    assert "Not there" not in tree.find(before).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "11 June 2023" not in window.sheet.browser.toPlainText()  # the start page lists no vote still to come


def test_what_is_open_in_the_tree_stays_open_on_another_day(qtbot, program):
    window = program.window
    index = window.tree.tree.find("entity:assembly")
    window.tree.setCurrentIndex(index)
    window.tree.scrollTo(index)
    opened = index.parent().data(BRANCH).id
    program.controller.navigation.look_at("2005-01-01")
    qtbot.waitUntil(lambda: named(window, "entity:assembly") == "Council of the Coast")
    assert window.tree.isExpanded(window.tree.tree.branch(opened))
    assert window.tree.currentIndex().data(BRANCH).address == "entity:assembly"


@pytest.mark.parametrize("typed", ["next Friday", "2023-02-30", "13.13.2023", "0", "x" * 500, "2023-06-05/.."])
def test_a_day_that_cannot_be_read_is_said_and_nothing_is_lost(qtbot, program, typed):
    window = program.window
    program.controller.navigation.look_at("2020-01-01")
    qtbot.waitUntil(lambda: window.day_bar.isVisible())
    type_day(qtbot, window, typed)
    reason = window.statusBar().currentMessage()
    assert "“" in reason
    assert reason.endswith(".")
    assert window.date.box.text() == typed
    assert window.date.box.accessibleDescription() == reason
    assert window.date.box.palette().text().color() == theme.colours().warning
    assert "1 January 2020" in window.day_bar.words.text()
    qtbot.keyClicks(window.date.box, "2021")
    assert window.date.box.accessibleDescription() != reason
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "31 December 2021" in window.day_bar.words.text())


def test_an_emptied_field_and_the_last_day_known_both_mean_today(qtbot, program):
    window = program.window
    for typed in ("", "2024-12-31"):
        type_day(qtbot, window, "2020")
        qtbot.waitUntil(lambda: window.day_bar.isVisible())
        press(qtbot, window, Qt.Key.Key_J, CONTROL)
        window.date.box.clear()
        qtbot.keyClicks(window.date.box, typed)
        press(qtbot, window, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not window.day_bar.isVisible())
        assert not program.controller.navigation.as_of


def test_a_day_after_the_last_one_known_says_so(qtbot, program):
    type_day(qtbot, program.window, "2030-01-01")
    qtbot.waitUntil(lambda: program.window.day_bar.isVisible())
    assert "nothing is known after 31 December 2024" in program.window.day_bar.words.text()


def test_notable_days_are_those_of_the_pack(qtbot, program):
    window = program.window
    assert window.date.notable_button.menu() is window.date.notable
    votes = [
        action
        for menu in window.date.notable.actions()
        if menu.menu() and menu.isVisible()
        for action in menu.menu().actions()
    ]
    assert [action.data() for action in votes] == ["2023-06-11", "2019-05-12", "2006-10-01"]
    assert votes[1].text() == "12 May 2019: Assembly election"
    votes[1].trigger()
    qtbot.waitUntil(lambda: "12 May 2019" in window.day_bar.words.text())
    today = window.date.notable.actions()[0]
    assert "31 December 2024" in today.text()
    today.trigger()
    qtbot.waitUntil(lambda: not window.day_bar.isVisible())


def test_a_day_is_picked_in_the_calendar(qtbot, program):
    window = program.window
    qtbot.mouseClick(window.date.calendar_button, Qt.MouseButton.LeftButton)
    assert window.date.calendar.isVisible()
    assert window.date.calendar.selectedDate() == QDate(2024, 12, 31)
    press(qtbot, window.date.calendar, Qt.Key.Key_Left)
    press(qtbot, window.date.calendar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "30 December 2024" in window.day_bar.words.text())
    assert not window.date.calendar.isVisible()


def test_back_and_forward_keep_the_day_of_each_page(qtbot, program, text):
    window, navigation = program.window, program.controller.navigation
    open_page(qtbot, program, "entity:assembly", "Assembly")
    navigation.look_at("2005-06-05")
    qtbot.waitUntil(lambda: "As of 5 June 2005" in text())
    open_page(qtbot, program, "entity:election-commission", "Election Commission")
    assert "As of 5 June 2005" in text()
    navigation.back()
    qtbot.waitUntil(lambda: "Harbour" in text() or "Zhiyn" in text())
    assert window.day_bar.isVisible()
    navigation.back()
    qtbot.waitUntil(lambda: "As known on 31 December 2024" in text())
    assert not window.day_bar.isVisible()
    qtbot.waitUntil(lambda: named(window, "entity:assembly") == "Assembly of Altamar")
    navigation.forward()
    qtbot.waitUntil(lambda: "As of 5 June 2005" in text())
    assert window.day_bar.isVisible()


def test_the_search_asks_as_of_the_day_and_again_when_it_changes(qtbot, program, monkeypatch):
    from db import Reference

    asked, original = [], Reference.search

    def noted(self, text, **more):
        asked.append((text, more.get("as_of", "")))
        return original(self, text, **more)

    monkeypatch.setattr(Reference, "search", noted)
    window = program.window
    qtbot.keyClicks(window.search.box, "seats")
    qtbot.waitUntil(lambda: window.search.showing_hits)
    assert ("seats", "") in asked
    program.controller.navigation.look_at("2005-06-05")
    qtbot.waitUntil(lambda: ("seats", "2005-06-05") in asked)


def test_the_pdf_shows_the_day(qtbot, program, text, tmp_path, monkeypatch):
    window = program.window
    open_page(qtbot, program, "entity:assembly", "Assembly")
    program.controller.navigation.look_at("2005-06-05")
    qtbot.waitUntil(lambda: "As of 5 June 2005" in text())
    target = tmp_path / "then.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, window, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: "Saved" in window.statusBar().currentMessage(), timeout=20000)
    printed = PdfReader(io.BytesIO(target.read_bytes())).pages[0].extract_text()
    assert "5 June 2005" in printed


def banded(browser):
    """The words under the band."""
    selections = browser.extraSelections()
    return selections[0].cursor.selectedText()


def test_changes_are_asked_with_keys_and_walked(qtbot, program, text):
    window = program.window
    open_page(qtbot, program, "entity:assembly", "Assembly")
    press(qtbot, window, Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(lambda: window.findChild(ChangesDialog) is not None)
    dialog = window.findChild(ChangesDialog)
    assert [dialog.scope.itemData(row) for row in range(2)] == ["", "entity:assembly"]
    assert (dialog.first.text(), dialog.last.text()) == ("2023-12-31", "2024-12-31")
    for box, words in ((dialog.first, "2019"), (dialog.last, "2023")):
        box.selectAll()
        qtbot.keyClicks(box, words)
    qtbot.keyClick(dialog.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("What changed"))
    assert "31 December 2023" in text()
    window.activateWindow()
    window.sheet.browser.setFocus()
    qtbot.waitUntil(window.sheet.browser.hasFocus)
    press(qtbot, window, Qt.Key.Key_F4)
    assert window.statusBar().currentMessage() == "Change 1 of 6"
    first = banded(window.sheet.browser)
    assert first
    press(qtbot, window, Qt.Key.Key_F4)
    assert window.statusBar().currentMessage() == "Change 2 of 6"
    press(qtbot, window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert banded(window.sheet.browser) == first
    press(qtbot, window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert window.statusBar().currentMessage() == "Change 6 of 6"


def test_changes_of_one_thing_only(qtbot, program):
    open_page(qtbot, program, "entity:assembly", "Assembly")
    dialog = ChangesDialog("2019", "2023", (), program.window)
    asked = []
    dialog.asked.connect(asked.append)
    dialog.accept()
    assert asked == ["changes:2019-01-01..2023-12-31"]
    program.controller.navigation.open("changes:2019..2023/entity:assembly")
    qtbot.waitUntil(lambda: "What changed" in program.window.windowTitle())
    assert "Law on Elections:" not in program.window.sheet.browser.toPlainText()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [("soon", "2023", "soon"), ("2019", "", "Give a day"), ("2023", "2019", "before the first")],
)
def test_the_form_keeps_what_cannot_be_read_and_says_why(qtbot, program, first, last, said):
    dialog = ChangesDialog(first, last, (), program.window)
    asked = []
    dialog.asked.connect(asked.append)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert said in dialog.reason.text()
    assert (dialog.first.text(), dialog.last.text(), asked) == (first, last, [])
    assert all(part.accessibleName() for part in (*dialog.findChildren(QLineEdit), dialog.scope))
    wrong = next(box for box in (dialog.first, dialog.last) if box.accessibleDescription())
    qtbot.keyClicks(wrong, "2021")
    assert not dialog.reason.isVisible()
    assert wrong.accessibleDescription() == ""


@pytest.mark.parametrize("typed", ["19.3.2023", "19 March 2023", "2023 жылғы 19 наурыз", "19/3/2023"])
def test_a_day_may_be_written_in_words(qtbot, program, typed):
    program.window.date.focus_box()
    program.window.date.box.insert(typed)
    press(qtbot, program.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.date.box.text() == "2023-03-19")


def test_today_may_be_written(qtbot, program):
    program.controller.navigation.look_at("2020-01-01")
    qtbot.waitUntil(lambda: program.window.day_bar.isVisible())
    type_day(qtbot, program.window, "Today")
    qtbot.waitUntil(lambda: not program.window.day_bar.isVisible())


def test_without_changes_the_key_says_what_to_do(qtbot, program):
    program.controller.actions[Command.NEXT_CHANGE].trigger()
    assert "ask for what changed" in program.window.statusBar().currentMessage()


def open_timeline(qtbot, window):
    press(qtbot, window, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: window.sheet.timeline.isVisible())
    return window.sheet.timeline.strip


def test_the_timeline_is_walked_zoomed_and_opened_with_keys(qtbot, program):
    window = program.window
    strip = open_timeline(qtbot, window)
    qtbot.waitUntil(strip.hasFocus)
    assert strip.accessibleName()
    assert "18 events" in strip.accessibleDescription()
    assert strip.selected is None
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert strip.selected.title == "Assembly election of 11 June 2023"
    assert "11 June 2023" in strip.accessibleDescription()
    assert "11 June 2023" in window.statusBar().currentMessage()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.selected.title == "Harbour round table of 2022"
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert strip.selected.kind != "vote"
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert strip.selected.kind == "vote"
    before = strip.scale.per_day
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert strip.scale.per_day > before
    start = strip.scale.start
    qtbot.keyClick(strip, Qt.Key.Key_PageUp)
    assert strip.scale.start < start
    qtbot.keyClick(strip, Qt.Key.Key_0)
    assert strip.scale.per_day == pytest.approx(before)
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    title = strip.selected.title
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith(title))
    assert not window.sheet.timeline.isVisible()


def test_tab_and_f6_reach_the_strip_and_what_filters_it(qtbot, program):
    window = program.window
    strip, pane = open_timeline(qtbot, window), window.sheet.timeline
    window.search.focus_box()
    reached = []
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_F6)
        reached.append(window.focusWidget())
    assert reached[-3:] == [strip, window.sheet.browser, window.search.box]
    pane.topic.setFocus()
    tabbed = set()
    for _ in range(8):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        tabbed.add(window.focusWidget())
    assert {pane.kind, strip, window.sheet.browser} <= tabbed


@pytest.mark.parametrize("address", ["changes:2019..2023", "timeline:", "coverage:", "appointments:"])
def test_every_page_of_time_is_saved_as_pdf(qtbot, program, tmp_path, monkeypatch, address):
    window, target = program.window, tmp_path / "page.pdf"
    program.controller.navigation.open(address)
    qtbot.waitUntil(lambda: program.controller.navigation.opened is not None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    program.controller.actions[Command.SAVE_PDF].trigger()
    qtbot.waitUntil(lambda: "Saved" in window.statusBar().currentMessage(), timeout=20000)
    title = program.controller.navigation.opened.page.title
    printed = PdfReader(io.BytesIO(target.read_bytes())).pages[0].extract_text()
    assert title in " ".join(printed.split())


def test_the_wheel_zooms_where_the_mouse_stands(qtbot, program):
    strip = open_timeline(qtbot, program.window)
    place = strip.place_of(strip.spots[0])
    left = place.x() - strip.scale.x(strip.spots[0].middle)
    day, before = strip.scale.day(200), strip.scale.per_day
    where = QPointF(left + 200, place.y())
    wheel = QWheelEvent(
        where,
        strip.mapToGlobal(where),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip, wheel)
    assert strip.scale.per_day > before
    assert strip.scale.day(200) == pytest.approx(day)


def test_a_click_opens_one_event_and_lists_several(qtbot, program):
    window = program.window
    strip = open_timeline(qtbot, window)
    several = next(spot for spot in strip.spots if len(spot.events) > 1)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.place_of(several).toPoint())
    menu = QApplication.activePopupWidget()
    assert len(menu.actions()) == len(several.events)
    menu.close()
    one = next(spot for spot in strip.spots if len(spot.events) == 1 and spot.events[0].kind == "vote")
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.place_of(one).toPoint())
    qtbot.waitUntil(lambda: window.windowTitle().startswith(one.events[0].title))


def test_the_timeline_is_filtered_by_kind_and_topic(qtbot, program, text):
    window = program.window
    strip, pane = open_timeline(qtbot, window), window.sheet.timeline
    pane.kind.setFocus()
    qtbot.keyClicks(pane.kind, "V")
    assert pane.kind.currentData() == "vote"
    pane.kind.activated.emit(pane.kind.currentIndex())
    qtbot.waitUntil(lambda: "3 events" in strip.accessibleDescription())
    assert "Law on Elections" not in text()
    assert pane.kind.currentData() == "vote"
    pane.topic.setCurrentIndex(pane.topic.findData("topic:parties"))
    pane.topic.activated.emit(pane.topic.currentIndex())
    qtbot.waitUntil(lambda: "0 events" in strip.accessibleDescription())
    assert not strip.spots
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(strip, key)
    assert strip.selected is None
    program.controller.navigation.back()
    qtbot.waitUntil(lambda: "3 events" in strip.accessibleDescription())
    assert all(part.accessibleName() for part in (pane.topic, pane.kind, *pane.buttons.values()))


def test_an_empty_strip_says_what_to_do(qtbot, program):
    strip = open_timeline(qtbot, program.window)
    strip.show_events(())
    blank = strip.grab().toImage()
    colours = {blank.pixelColor(x, strip.height() // 2).name() for x in range(blank.width())}
    assert len(colours) > 1


def test_a_cell_of_the_coverage_leads_to_what_changed_that_year(qtbot, program):
    window = program.window
    press(qtbot, window, Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: "covers" in window.windowTitle())
    browser = window.sheet.browser
    (fragment,) = pictures_in(browser.document())
    frame = frame_of(browser.document(), fragment)
    areas = program.controller.navigation.opened.document.figures[0].picture.areas
    cell = next(area for area in areas if area.href.startswith("changes:"))
    picture = program.controller.navigation.opened.document.figures[0].picture
    scale = frame.width() / picture.width
    middle = QPointF(cell.x + cell.width / 2, cell.y + cell.height / 2) * scale
    place = (frame.topLeft() + middle).toPoint() - QPoint(0, window.sheet.scrolled)
    assert browser.area_at(place) == cell
    qtbot.mouseMove(browser.viewport(), place)
    qtbot.waitUntil(lambda: browser.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor)
    assert window.statusBar().currentMessage() == cell.tip
    qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("What changed"))
    opened = program.controller.navigation.opened.page.address
    assert opened == cell.href


def test_who_appoints_whom_opens_even_where_nothing_is_recorded(qtbot, program, text):
    press(qtbot, program.window, Qt.Key.Key_I, CONTROL)
    qtbot.waitUntil(lambda: "Who appoints whom" in program.window.windowTitle())
    assert text().strip()


def test_every_part_of_the_date_control_has_a_name(window):
    date = window.date
    parts = (date.box, date.calendar, date.calendar_button, date.notable_button, window.day_bar)
    assert all(part.accessibleName() for part in parts)


def test_a_page_asked_for_while_the_tree_turns_is_not_lost(qtbot, program, text):
    program.controller.navigation.look_at("2023-06-11")
    program.controller.navigation.open("entity:assembly")
    qtbot.waitUntil(lambda: "As of 11 June 2023" in text())


@pytest.mark.parametrize("size", [(640, 420), (1024, 640)])
def test_bar_and_strip_fit_the_window(qtbot, program, size):
    window = program.window
    window.resize(*size)
    program.controller.navigation.look_at("2023-06-11")
    strip = open_timeline(qtbot, window)
    for part in (window.date, window.day_bar.button, strip, window.sheet.timeline.buttons["zoom-all"]):
        corner = part.mapTo(window, part.rect().bottomRight())
        assert window.rect().contains(corner), part
    assert window.sheet.browser.height() >= 60
