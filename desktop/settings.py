"""Every setting of the program: its key, its default and its type, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", bool, int, str, QByteArray)


class Setting(Generic[T]):
    """One setting; what cannot be read as its type is answered with the default."""

    def __init__(self, key: str, default: T) -> None:
        self.key = key
        self.default: T = default

    @overload
    def __get__(self, owner: None, kind: type[Settings]) -> Setting[T]: ...
    @overload
    def __get__(self, owner: Settings, kind: type[Settings]) -> T: ...
    def __get__(self, owner: Settings | None, kind: type[Settings]) -> T | Setting[T]:
        if owner is None:
            return self
        return _read(owner.store.value(self.key), self.default)

    def __set__(self, owner: Settings, value: T) -> None:
        owner.store.setValue(self.key, value)


class Settings:
    """What the program remembers between two starts."""

    geometry = Setting("window/geometry", QByteArray())
    side_split = Setting("window/side", QByteArray())
    side_shown = Setting("window/side_shown", True)
    appearance = Setting("window/appearance", "system")
    text_size = Setting("reading/text_size", 100)
    paper = Setting("paper/size", "a4")
    pdf_folder = Setting("paper/pdf_folder", "")

    def __init__(self, file: Path) -> None:
        self.store = QSettings(str(file), QSettings.Format.IniFormat)

    def save(self) -> None:
        """Write to the file what was set since."""
        self.store.sync()


def _read(stored: object, default: T) -> T:
    """An ini file gives back text: “true” and “12” are made what they were, anything else is not trusted."""
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(str(stored).lower(), default)
    if isinstance(default, int):
        text = str(stored)
        return int(text) if text.isdecimal() and len(text) < 10 else default
    return stored if isinstance(stored, type(default)) else default
