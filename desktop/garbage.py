"""When Python looks for garbage in cycles: seldom while somebody works, all of it while nobody looks."""

from __future__ import annotations

import gc

from PySide6.QtCore import Qt, Slot

SELDOM = (5_000, 50, 1_000)  # new objects before a look at the young; such looks before one at the older, and at all


def settle() -> None:
    """What is there by now stays and is not looked through again, which takes 20 to 50 ms at once."""
    gc.freeze()
    gc.set_threshold(*SELDOM)


@Slot(Qt.ApplicationState)
def tidy(state: Qt.ApplicationState) -> None:
    """Look through everything while another program is in front."""
    if state != Qt.ApplicationState.ApplicationActive:
        gc.collect()
