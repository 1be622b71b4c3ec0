"""What the writers make of hand-made pages stands in golden files; WRITE_GOLDEN=1 writes them anew, to be read."""

import os
from pathlib import Path

import pytest

from desktop.render import compose, html, markdown
from tests import pages

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "sheet": pages.sheet,
    "vote": pages.vote,
    "short": pages.short,
    "document": pages.document,
    "source": pages.source_page,
    "indexed": pages.indexed,
}
WRITERS = {"html": lambda page: "".join(html(page)), "md": markdown}


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_written_as_before(name, ending):
    made = WRITERS[ending](compose(PAGES[name]()))
    golden = GOLDEN / f"{name}.{ending}"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")
