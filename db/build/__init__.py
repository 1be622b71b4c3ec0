"""From a pack to its database."""

from __future__ import annotations

from pathlib import Path

from db.records import Built


def build(folder: Path, target: Path) -> Built:
    """Read and check a pack and put its database at `target`; raises BadContent, and BadDatabase where it cannot be.

    Until the new database is whole, the one that may stand at `target` stays as it is.
    """
    # Imported here: the parsers and writers cost a fifth of a second that only those who build should pay.
    from db.build.making import make

    return make(folder, target)
