"""The command on the terminal: it answers without Qt, in UTF-8, in sentences."""

from __future__ import annotations

from desktop.terminal.command import run

__all__ = ["run"]
