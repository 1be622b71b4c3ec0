"""Long pages written in turns, and the tree brought from day to day: as whole as if nothing had been put off."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest

from db import Reference
from desktop import render
from desktop.models.tree import BRANCH, TreeModel
from desktop.panes.tree import TreePane
from desktop.panes.written import Landing, Written
from tests.desktop.written_pages import long_page, paragraphs

DAYS = ("", "1990-01-01", "2005-06-01", "2015-01-01", "2021-03-01", "2030-01-01")


@pytest.fixture
def sheet(empty_sheet):
    empty_sheet.show_page("Long", (), long_page(), Landing())
    empty_sheet.browser.writer.pause()
    return empty_sheet


def written(sheet):
    return sheet.browser.document().toPlainText()


def test_what_is_seen_is_written_at_once_and_the_rest_in_idle_turns(qtbot, sheet):
    assert "Word0." in written(sheet)
    assert "Word999." not in written(sheet)
    sheet.browser.writer.go_on()
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


def test_words_of_a_hit_are_marked_on_what_is_written_and_then_on_all(qtbot, sheet):
    sheet.land(Landing("passage:d#3", words=("Word3", "Word990")))
    assert sheet.bar.words.text() == "Mark 1 of 1"
    assert "Word990." not in written(sheet)
    sheet.browser.writer.go_on()
    qtbot.waitUntil(lambda: sheet.bar.words.text() == "Mark 1 of 2")


def test_the_first_word_behind_the_place_may_come_later(qtbot, sheet):
    sheet.land(Landing("passage:d#3", words=("Word1", "Word990")))
    assert sheet.bar.words.text() == "1 mark"
    sheet.browser.writer.go_on()
    qtbot.waitUntil(lambda: sheet.bar.words.text() == "Mark 2 of 2")


def test_walking_words_reaches_those_not_yet_written(qtbot, sheet):
    sheet.land(Landing("passage:d#3", words=("Word3", "Word990")))
    sheet.walk(True)
    qtbot.waitUntil(lambda: sheet.bar.words.text() == "Mark 2 of 2")
    assert sheet.scrolled > 0


def test_walking_back_from_the_first_word_waits_for_the_last(qtbot, sheet):
    sheet.land(Landing("passage:d#3", words=("Word3", "Word990")))
    sheet.walk(False)
    assert sheet.scrolled == 0
    qtbot.waitUntil(lambda: sheet.bar.words.text() == "Mark 2 of 2")
    assert sheet.scrolled > 0


def test_walking_between_words_that_are_there_waits_for_no_others(sheet):
    sheet.land(Landing("passage:d#3", words=("Word3", "Word5", "Word990")))
    sheet.walk(True)
    assert sheet.bar.words.text() == "Mark 2 of 2"
    assert "Word990." not in written(sheet)


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


def far_down(sheet):
    """The page with links to its paragraphs, as on another day; read far down."""
    sheet.browser.writer.write_all()
    sheet.land(Landing("passage:d#700"))
    sheet.clear_marks()
    return sheet.browser.cursorForPosition(QPoint(40, 5)).block().text()


def other_day(lost=()):
    """The same page, without some of its paragraphs, and what it is asked for from an anchor on."""

    def since(anchor):
        number = int(anchor.rpartition("#")[2])
        return iter(()) if number in lost else iter((kept(number, number + 30), kept(number + 30, 1000)))

    def kept(first, last):
        return "".join(paragraphs(n, n + 1) for n in range(first, last) if n not in lost)

    parts = (f'<p style="-qt-paragraph-type:empty"></p>{kept(n, n + 50)}' for n in range(50, 1000, 50))
    return Written(kept(0, 50), rest=parts, since=since)


def first_line(sheet):
    return sheet.browser.cursorForPosition(QPoint(40, 5)).block().text()


def test_what_was_in_sight_far_down_is_painted_before_all_above_it_is_written(qtbot, sheet):
    before = far_down(sheet)
    looked = sheet.browser.viewport().grab().toImage()
    sheet.show_page("Long", (), other_day(), Landing(scrolled=sheet.scrolled, stays=True))
    sheet.browser.writer.pause()
    assert "Word699." not in written(sheet)
    assert sheet.browser.viewport().grab().toImage() == looked
    sheet.browser.writer.go_on()
    qtbot.waitUntil(lambda: "Word999." in written(sheet))
    assert first_line(sheet) == before


def test_a_place_the_other_day_does_not_have_gives_way_to_the_one_above(qtbot, sheet):
    before = int(far_down(sheet).split()[1])
    sheet.show_page("Long", (), other_day(range(before - 3, before + 1)), Landing(scrolled=sheet.scrolled, stays=True))
    sheet.browser.writer.write_all()
    assert before - 12 <= int(first_line(sheet).split()[1]) <= before + 12


def test_keys_reach_the_page_itself_while_it_is_still_being_written(qtbot, sheet):
    before = far_down(sheet)
    sheet.show_page("Long", (), other_day(), Landing(scrolled=sheet.scrolled, stays=True))
    sheet.browser.writer.pause()
    QTest.keyClick(sheet.browser, Qt.Key.Key_Up)
    assert abs(int(first_line(sheet).split()[1]) - int(before.split()[1])) <= 3


def test_how_far_a_page_is_read_is_told_while_that_place_is_come_to(qtbot, sheet):
    far_down(sheet)
    height = sheet.scrolled
    sheet.show_page("Long", (), other_day(), Landing(scrolled=height, stays=True))
    sheet.browser.writer.pause()
    assert sheet.scrolled == height


def test_a_page_from_an_anchor_on_ends_as_the_whole_page_does(bundled):
    reference = Reference(bundled)
    for address in ("entity:assembly", "timeline:", "changes:2000..2026"):
        document = render.compose(reference.open(address))
        whole = "".join(render.html(document))
        anchors = dict.fromkeys(re.findall(r'name="([^"]+)"', whole))
        assert anchors
        for anchor in anchors:
            parts = "".join(render.html_since(document, anchor))
            assert f'name="{anchor}"' in parts
            assert whole.endswith(parts[-200:])
        assert not list(render.html_since(document, "nowhere"))
    reference.close()
