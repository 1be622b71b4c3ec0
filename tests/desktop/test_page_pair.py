"""A page is written out of sight and shown at its place: nothing of it is seen before, and the newest one wins."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db import Reference
from desktop import marks, navigation, render
from desktop.models.hits import HIT
from desktop.panes.writer import TYPING_MS
from desktop.panes.written import Landing, Written
from tests.desktop.written_pages import long_page, paragraphs

RED = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>'
DEEP = Landing("passage:d#700", words=("Word700", "Word990"))


@pytest.fixture
def sheet(empty_sheet):
    empty_sheet.show_page("Before", (), Written("<p>Before</p>"), Landing())
    return empty_sheet


def prepare(sheet, page, landing, arrived):
    """Prepare a page, and show it as soon as it is ready."""

    def arrive():
        arrived.append(page)
        sheet.show_page("Long", (), page, landing)

    sheet.prepare(page, landing, arrive)


def middle(sheet):
    """The number of the paragraph in the middle of the view."""
    cursor = sheet.browser.cursorForPosition(sheet.browser.viewport().rect().center())
    return int(cursor.block().text().split()[1])


def test_a_place_far_down_is_shown_at_its_words_once_it_is_written(qtbot, sheet):
    arrived = []
    looked = sheet.browser.viewport().grab().toImage()
    prepare(sheet, long_page(), DEEP, arrived)
    assert not arrived
    assert sheet.browser.toPlainText() == "Before"
    assert sheet.browser.viewport().grab().toImage() == looked
    qtbot.waitUntil(lambda: bool(arrived))
    assert abs(middle(sheet) - 700) < 20
    assert sheet.bar.words.text() == "Mark 1 of 1"
    place = sheet.scrolled
    qtbot.waitUntil(lambda: sheet.bar.words.text() == "Mark 1 of 2")
    assert sheet.browser.writer.whole
    assert sheet.scrolled == place


def test_the_newest_page_wins(qtbot, sheet):
    older, newer = [], []
    prepare(sheet, long_page("Older"), DEEP, older)
    prepare(sheet, long_page(), DEEP, newer)
    qtbot.waitUntil(lambda: bool(newer))
    assert not older
    assert "Older" not in sheet.browser.text()


def test_a_page_nobody_waits_for_is_not_shown(qtbot, sheet):
    arrived = []
    prepare(sheet, long_page(), DEEP, arrived)
    sheet.wait()
    qtbot.wait(100)
    assert not arrived
    assert sheet.browser.toPlainText() == "Before"
    assert not sheet.pages.behind.isVisible()
    assert sheet.pages.behind.toPlainText() == ""


def test_a_page_shown_at_once_puts_off_the_one_to_come(qtbot, sheet):
    arrived = []
    prepare(sheet, long_page(), DEEP, arrived)
    sheet.show_page("Short", (), Written("<p>Short</p>"), Landing())
    qtbot.wait(100)
    assert not arrived
    assert sheet.browser.text() == "Short"


def test_the_page_to_come_can_be_had_at_once(sheet):
    arrived = []
    prepare(sheet, long_page(), DEEP, arrived)
    sheet.pages.hurry()
    assert arrived
    assert abs(middle(sheet) - 700) < 20


def test_the_last_mark_of_a_page_is_landed_on(qtbot, sheet):
    arrived = []
    prepare(sheet, long_page(), Landing(words=("Word3", "Word990"), from_end=True), arrived)
    qtbot.waitUntil(lambda: bool(arrived))
    assert sheet.bar.words.text() == "Mark 2 of 2"
    assert abs(middle(sheet) - 990) < 20


def test_the_page_before_leaves_nothing_and_the_keys_go_on_to_the_new_one(qtbot, sheet):
    sheet.window().activateWindow()
    sheet.browser.setFocus()
    qtbot.waitUntil(sheet.browser.hasFocus)
    before, arrived = sheet.browser, []
    prepare(sheet, long_page(), DEEP, arrived)
    qtbot.waitUntil(lambda: bool(arrived))
    assert sheet.browser is not before
    assert sheet.browser.hasFocus()
    qtbot.waitUntil(lambda: before.toPlainText() == "")
    assert not before.isVisible()
    assert not before.extraSelections()


def test_a_page_is_copied_whole_before_it_is_written_whole(qtbot, sheet):
    arrived = []
    prepare(sheet, long_page(), Landing("passage:d#3"), arrived)
    qtbot.waitUntil(lambda: bool(arrived))
    assert not sheet.browser.writer.whole
    QTest.keyClick(sheet.browser, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "Word999." in sheet.browser.textCursor().selectedText()


def test_while_somebody_types_the_rest_of_a_page_waits_and_is_not_lost(qtbot, sheet):
    arrived = []
    prepare(sheet, long_page(), Landing("passage:d#3"), arrived)
    qtbot.waitUntil(lambda: bool(arrived))
    written = len(sheet.browser.toPlainText())
    sheet.put_off()
    qtbot.wait(TYPING_MS // 4)
    assert len(sheet.browser.toPlainText()) == written
    qtbot.waitUntil(lambda: sheet.browser.writer.whole)
    assert "Word999." in sheet.browser.toPlainText()


def test_pictures_in_sight_are_drawn_before_the_page_is_shown(qtbot, sheet):
    arrived, drawn = [], []
    drawing = (lambda: drawn.append(bool(arrived)) or RED,)
    page = Written('<p><img src="figure:0" width="40" height="20"/></p>', drawing, rest=(paragraphs(0, 50),))
    prepare(sheet, page, Landing(), arrived)
    qtbot.waitUntil(lambda: bool(arrived))
    assert drawn == [False]


def test_words_found_part_by_part_are_those_found_at_once(sheet, bundled):
    reference = Reference(bundled)
    for address in ("entity:assembly", "document:harbour-digest", "timeline:"):
        document = render.compose(reference.open(address))
        whole = "".join(render.html(document))
        words = tuple(dict.fromkeys(re.findall(r"\b[A-Z]\w{4,}|\b\d{4}\b", whole)))[::7]
        assert words
        parts = render.html(document, size=200)
        sheet.browser.begin(Written(next(parts), rest=parts), words)
        text = sheet.browser.text()
        assert sheet.browser.finding.marks == marks.whole_words(text, words)
        assert sheet.browser.finding.marks
    reference.close()


def search_for(qtbot, window, words):
    window.search.box.clear()
    qtbot.keyClicks(window.search.box, words)
    qtbot.waitUntil(lambda: window.search.answered and window.search.hits.rowCount() > 0)


def test_a_hit_is_opened_at_its_words_though_its_page_is_written_in_many_turns(qtbot, program, monkeypatch):
    monkeypatch.setattr(navigation, "PART", 60)
    window = program.window
    search_for(qtbot, window, "gazette observers trained")
    rows = (window.search.hits.index(row) for row in range(window.search.hits.rowCount()))
    hit = next(row.data(HIT) for row in rows if row.data(HIT).kind == "passage")
    titles = []
    window.windowTitleChanged.connect(lambda title: titles.append((title, window.sheet.browser.toPlainText())))
    window.search.chosen.emit(hit)
    assert program.controller.navigation.under_way
    qtbot.waitUntil(lambda: not program.controller.navigation.under_way)
    shown = {each.cursor.selectedText().casefold() for each in window.sheet.browser.extraSelections()}
    assert {"gazette", "observers", "trained"} <= shown
    ((title, text),) = titles
    assert "Harbour" in title
    assert "Harbour" in text  # page and title come together
    whole = window.sheet.browser.text()
    assert whole.rstrip().endswith(program.controller.navigation.opened.document.pack)


def once_prepared(monkeypatch, sheet, action):
    """Do something when the next page has begun to be written, before it is there."""
    prepare_page = sheet.prepare

    def prepare_and_act(*given):
        monkeypatch.setattr(sheet, "prepare", prepare_page)
        prepare_page(*given)
        assert sheet.pages.behind.isVisible()
        action()

    monkeypatch.setattr(sheet, "prepare", prepare_and_act)


def test_a_newer_hit_stops_the_opening_of_an_older_one(qtbot, program, monkeypatch):
    opened = []
    program.window.windowTitleChanged.connect(opened.append)
    steps = program.controller.navigation
    once_prepared(monkeypatch, program.window.sheet, lambda: steps.open("entity:assembly"))
    steps.open("document:harbour-digest")
    qtbot.waitUntil(lambda: bool(opened) and not steps.under_way)
    assert [title.partition(" – ")[0] for title in opened] == ["Assembly of Altamar"]
    program.controller.navigation.back()
    qtbot.waitUntil(lambda: not program.controller.navigation.under_way)
    assert "Start page" in program.window.windowTitle()


def test_walking_on_waits_for_the_page_that_is_under_way(qtbot, program):
    window = program.window
    search_for(qtbot, window, "assembly")
    window.search.results.open_first()
    current = window.search.view.currentIndex().row()
    window.sheet.walked_out.emit(True)
    assert window.search.view.currentIndex().row() == current
    qtbot.waitUntil(lambda: not program.controller.navigation.under_way)
    window.sheet.walked_out.emit(True)
    assert window.search.view.currentIndex().row() > current


def test_colours_that_change_while_a_page_is_under_way_are_its_own(qtbot, program, monkeypatch):
    titles = []

    def recolour():
        program.controller.recolour()
        titles.append(program.window.windowTitle())

    once_prepared(monkeypatch, program.window.sheet, recolour)
    program.controller.navigation.open("document:harbour-digest")
    qtbot.waitUntil(lambda: bool(titles))
    assert "Harbour" in titles[0]
    assert "Harbour" in program.window.sheet.browser.text()
