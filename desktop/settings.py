"""What the program remembers between two starts; each setting is declared here and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

V = TypeVar("V", bool, int, str, QByteArray)


class Setting(Generic[V]):
    """One value in the file of settings: where it stands there, and what holds until somebody sets it.

    Reads and writes as an attribute of `Settings`; its type is that of what holds at first.
    """

    def __init__(self, key: str, at_first: V) -> None:
        self.key = key
        self.at_first: V = at_first

    def __get__(self, settings: Settings, _kind: type[Settings]) -> V:
        return _trusted(settings.file.value(self.key), self.at_first)

    def __set__(self, settings: Settings, value: V) -> None:
        settings.file.setValue(self.key, value)


class Settings:
    """All settings, kept in an ini file; one that is missing or spoilt counts as empty."""

    geometry = Setting("window/size_and_place", QByteArray())
    side_split = Setting("window/side", QByteArray())
    side_shown = Setting("window/side_shown", True)
    appearance = Setting("window/appearance", "system")
    text_size = Setting("reading/text_size", 100)
    paper = Setting("paper/size", "a4")
    summary = Setting("paper/summary", False)
    pdf_folder = Setting("paper/pdf_folder", "")
    export_folder = Setting("export/folder", "")
    briefing = Setting("briefing/in_use", 0)
    citation_style = Setting("citing/style", "text")

    def __init__(self, path: Path) -> None:
        self.file = QSettings(str(path), QSettings.Format.IniFormat)

    def save(self) -> None:
        """Write to the file what was set since."""
        self.file.sync()


def _trusted(stored: object, at_first: V) -> V:
    """An ini file gives back text: “true” and “12” are made what they were, anything else is not trusted."""
    if isinstance(at_first, bool):
        return {"true": True, "false": False}.get(str(stored).lower(), at_first)
    if isinstance(at_first, int):
        text = str(stored)
        return int(text) if text.isdecimal() and len(text) < 10 else at_first
    return stored if isinstance(stored, type(at_first)) else at_first
