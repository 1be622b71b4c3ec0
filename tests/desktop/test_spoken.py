"""The strip of years for those who do not see it: each event is a button in the group of its lane."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def open_timeline(qtbot, window):
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.sheet.timeline.isVisible())
    return window.sheet.timeline.strip


@pytest.fixture
def listening():
    """Somebody uses a screen reader."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def spoken(strip):
    """What a screen reader is told of the strip: lanes by name, each with the interfaces of its events."""
    told = QAccessible.queryAccessibleInterface(strip)
    lanes = [told.child(number) for number in range(told.childCount())]
    return {
        lane.text(QAccessible.Text.Name): [lane.child(number) for number in range(lane.childCount())] for lane in lanes
    }


def test_a_screen_reader_finds_every_event_in_its_lane_and_opens_it(qtbot, program, listening):
    window = program.window
    strip = open_timeline(qtbot, window)
    qtbot.waitUntil(strip.hasFocus)
    found = spoken(strip)
    assert len(found) == len({spot.lane for spot in strip.spots}) > 3
    assert sum(map(len, found.values())) == sum(len(spot.events) for spot in strip.spots)
    votes = [event.text(QAccessible.Text.Name) for event in found["Vote"]]
    assert votes[-1] == "11 June 2023: Assembly election of 11 June 2023 (Vote)"
    for spot in strip.spots:
        if spot.lane == 0 and len(spot.events) == 1:
            place = strip.mapToGlobal(strip.place_of(spot).toPoint())
            assert any(event.rect().contains(place) for event in found["Vote"])
    before = found["Vote"][-1].rect()
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert spoken(strip)["Vote"][-1].rect() != before
    spoken(strip)["Vote"][-1].actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Assembly election of 11 June 2023"))


def test_what_a_screen_reader_finds_follows_the_filter_and_leaves_the_mouse_alone(qtbot, program, listening):
    window = program.window
    strip = open_timeline(qtbot, window)
    qtbot.waitUntil(lambda: "Law" in spoken(strip))
    program.controller.navigation.open("timeline:/kind:vote")
    qtbot.waitUntil(lambda: list(spoken(strip)) == ["Vote"])
    alone = next(spot for spot in strip.spots if len(spot.events) == 1)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.place_of(alone).toPoint())
    qtbot.waitUntil(lambda: window.windowTitle().startswith(alone.events[0].title))


def test_without_a_screen_reader_the_strip_carries_no_widgets(qtbot, program):
    if QAccessible.isActive():
        pytest.skip("somebody listens here")
    strip = open_timeline(qtbot, program.window)
    assert strip.findChildren(QWidget) == []
