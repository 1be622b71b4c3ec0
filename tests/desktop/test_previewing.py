"""What is chosen in any preview holds for the next one."""

from contextlib import closing

from PySide6.QtWidgets import QWidget

from db import Reference
from desktop.previewing import open_preview
from desktop.settings import Settings


def test_a_preview_remembers_what_is_chosen_in_it(qtbot, bundled, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    parent = QWidget()
    qtbot.addWidget(parent)
    with closing(Reference(bundled)) as reference:
        page = reference.open("entity:assembly")
    first = open_preview((page,), settings, parent)
    first.paper_changed.emit("us-letter")
    first.short_changed.emit(True)
    first.folder_changed.emit(str(tmp_path))
    first.done(0)
    assert (settings.paper, settings.summary, settings.pdf_folder) == ("us-letter", True, str(tmp_path))
    again = open_preview((page,), settings, parent)
    assert (again.paper, again.short) == ("us-letter", True)
    again.done(0)
    whole = open_preview((page,), settings, parent, summary=False)
    assert not whole.short
    whole.done(0)
