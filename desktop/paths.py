"""Where files are: what comes with the program, and what it keeps for the person who uses it."""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import user_config_path


def resources() -> Path:
    """The folder that comes with the program, also in a frozen build."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).parent.parent)) / "resources"


def reference() -> Path:
    """The bundled database."""
    return resources() / "reference.db"


def settings() -> Path:
    """The file of settings; its folder need not exist yet."""
    return user_config_path("anyqtama", appauthor=False) / "settings.ini"
