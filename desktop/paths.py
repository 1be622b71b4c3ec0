"""Where files are: what comes with the program, and what it keeps for the person who uses it."""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from db import DbError


class NoPlace(DbError):
    """A folder for the user's own files cannot be made; the message says which and why."""


def resources() -> Path:
    """The folder that comes with the program, also in a frozen build."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).parent.parent)) / "resources"


def reference() -> Path:
    """The bundled database."""
    return resources() / "reference.db"


def content() -> Path:
    """The pack that the bundled database is built from; only a source checkout has it."""
    return resources() / "content"


def settings() -> Path:
    """The file of settings; its folder need not exist yet."""
    return user_config_path("anyqtama", appauthor=False) / "settings.ini"


def data() -> Path:
    """The folder of what the program keeps for its user; need not exist yet."""
    return user_data_path("anyqtama", appauthor=False)


def library() -> Path:
    """The reader's own database; need not exist yet."""
    return data() / "library.db"


def log() -> Path:
    """The file that tells of the program's own mistakes; its folder need not exist yet."""
    return data() / "mistakes.log"


def with_folder(file: Path) -> Path:
    """The same file, its folder made. Raises NoPlace."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise NoPlace(f"The folder “{file.parent}” for your own files cannot be made: {why}.") from error
    return file
