"""Long pages written in turns, and the tree brought from day to day: as whole as if nothing had been put off."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from db import Reference
from desktop import render
from desktop.models.tree import BRANCH, TreeModel
from desktop.panes.browser import Written
from desktop.panes.sheet import Landing, SheetPane
from desktop.panes.tree import TreePane

DAYS = ("", "1990-01-01", "2005-06-01", "2015-01-01", "2021-03-01", "2030-01-01")


def paragraphs(first, last):
    return "".join(f'<p><a name="passage:d#{n}"></a>¶ {n} Word{n}.</p>' for n in range(first, last))


def long_page():
    parts = (f'<p style="-qt-paragraph-type:empty"></p>{paragraphs(n, n + 50)}' for n in range(50, 1000, 50))
    return Written(paragraphs(0, 50), rest=parts)


@pytest.fixture
def sheet(qtbot):
    pane = SheetPane()
    qtbot.addWidget(pane)
    pane.resize(600, 400)
    pane.show()
    qtbot.waitExposed(pane)
    pane.show_page("Long", (), long_page(), Landing())
    pane.browser.pause()
    return pane


def written(sheet):
    return sheet.browser.document().toPlainText()


def test_what_is_seen_is_written_at_once_and_the_rest_in_idle_turns(qtbot, sheet):
    assert "Word0." in written(sheet)
    assert "Word999." not in written(sheet)
    sheet.browser.go_on()
    qtbot.waitUntil(lambda: "Word999." in written(sheet))


def test_an_anchor_in_the_part_not_yet_written_is_reached(sheet):
    sheet.land(Landing("passage:d#700"))
    assert "Word700." in written(sheet)
    assert "Word999." not in written(sheet)
    cursor = sheet.browser.cursorForPosition(sheet.browser.viewport().rect().center())
    assert abs(int(cursor.block().text().split()[1]) - 700) < 20


def test_words_far_down_are_found_and_counted(qtbot, sheet):
    sheet.open_find()
    qtbot.keyClicks(sheet.bar.box, "word99")
    assert sheet.bar.words.text() == "Mark 1 of 11"  # 99 and 990 to 999


def test_words_of_a_hit_are_marked_to_the_end(sheet):
    sheet.land(Landing(words=("Word999",), from_end=True))
    assert sheet.bar.words.text() == "Mark 1 of 1"
    assert sheet.scrolled > 0


def test_a_height_far_down_is_come_back_to(sheet):
    sheet.land(Landing(scrolled=9000))
    assert sheet.scrolled == 9000


def test_the_end_key_leads_to_the_true_end(sheet):
    QTest.keyClick(sheet.browser, Qt.Key.Key_End)
    assert "Word999." in written(sheet)
    assert sheet.scrolled == sheet.browser.verticalScrollBar().maximum()


def test_a_new_page_leaves_nothing_of_the_one_before(qtbot, sheet):
    sheet.show_page("Short", (), Written("<p>Short</p>"), Landing())
    assert sheet.browser.text() == "Short"


def test_pages_in_parts_are_the_pages_written_whole(qtbot, sheet, bundled):
    reference = Reference(bundled)
    for address in dict.fromkeys(branch.address for branch in reference.tree() if branch.address):
        document = render.compose(reference.open(address))
        sheet.browser.show_written(Written("".join(render.html(document))))
        whole = [line for line in sheet.browser.text().splitlines() if line]
        parts = render.html(document, size=300)
        sheet.browser.show_written(Written(next(parts), rest=parts))
        assert [line for line in sheet.browser.text().splitlines() if line] == whole
    reference.close()


def shown(model, parent=None):
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index.data(BRANCH), row
        yield from shown(model, index)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(DAYS), min_size=1, max_size=6))
def test_a_tree_that_went_through_days_equals_a_fresh_one(bundled, days):
    reference = Reference(bundled)
    turned, fresh = TreeModel(), TreeModel()
    for day in days:
        turned.show(reference.tree(day))
        again = Reference(bundled)
        fresh.show(again.tree(day))
        again.close()
        assert list(shown(turned)) == list(shown(fresh))
    reference.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(DAYS), min_size=2, max_size=6))
def test_a_page_that_went_through_days_equals_a_fresh_one(bundled, days):
    reference = Reference(bundled)
    for day in days:
        again = Reference(bundled)
        for address in ("entity:assembly", "timeline:", "appointments:"):
            assert reference.open(address, day) == again.open(address, day)
        again.close()
    reference.close()


def test_what_is_open_and_chosen_in_the_tree_stays_so_on_another_day(qtbot, bundled):
    reference = Reference(bundled)
    pane = TreePane()
    qtbot.addWidget(pane)
    pane.show_tree(reference.tree())
    pane.show_open("entity:assembly")
    chosen = pane.currentIndex().data(BRANCH).id
    with qtbot.assertNotEmitted(pane.tree.modelReset):
        for day in DAYS:
            pane.show_tree(reference.tree(day))
            assert pane.currentIndex().data(BRANCH).id == chosen
            assert pane.isExpanded(pane.currentIndex().parent())
    reference.close()
