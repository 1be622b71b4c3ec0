"""Python looks for garbage when nobody waits for it."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from desktop import garbage


class Circle:
    """Holds itself, so that only a look for cycles frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def test_what_stands_is_not_looked_through_again_and_the_rest_seldom(before: None):
    garbage.settle()
    assert gc.get_freeze_count() > 0
    circles = [weakref.ref(Circle()) for _ in range(garbage.SELDOM[0] // 10)]
    assert all(circle() is not None for circle in circles)


@pytest.mark.parametrize(
    ("state", "freed"),
    [(Qt.ApplicationState.ApplicationActive, False), (Qt.ApplicationState.ApplicationInactive, True)],
)
def test_garbage_goes_while_another_program_is_in_front(before: None, state: Qt.ApplicationState, freed: bool):
    garbage.settle()
    circle = weakref.ref(Circle())
    garbage.tidy(state)
    assert (circle() is None) is freed
