"""What all tests share: the small pack of a country that does not exist, and the database built from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from db.build import build

# No deadline: a machine that is busy with other things is slow now and then, and that proves nothing.
settings.register_profile("anyqtama", deadline=None)
settings.load_profile("anyqtama")

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def pack() -> Path:
    """The folder of the pack; a test that changes it works on a copy."""
    return FIXTURES / "pack"


@pytest.fixture(scope="session")
def original() -> Path:
    """An original text whose fingerprints are in the pack, as source `harbour-report`."""
    return FIXTURES / "originals" / "harbour-report.txt"


@pytest.fixture(scope="session")
def bundled(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that the real builder made of the pack; nobody writes to it."""
    return build(pack, tmp_path_factory.mktemp("bundled") / "reference.db").target
