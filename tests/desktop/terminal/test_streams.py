"""Long work on the terminal: it can be broken off, and says how far it is to those who watch."""

import io
import sys

import pytest

from desktop.terminal import streams


def test_long_work_gives_its_answer_or_its_mistake():
    assert streams.patiently(lambda: 7) == 7
    with pytest.raises(TimeoutError, match="mine"):
        streams.patiently(_fail)


def _fail():
    raise TimeoutError("mine")


class Watched(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "count", "told"), [(Watched, 40, True), (Watched, 3, False), (io.StringIO, 40, False)]
)
def test_progress_is_for_those_who_watch_a_long_job(monkeypatch, stream, count, told):
    monkeypatch.setattr(sys, "stderr", stream())
    streams.progress(2, count, "read")
    streams.progress(count, count, "read")
    shown = sys.stderr.getvalue()
    assert (shown == f"\r2 of {count} read\r{count} of {count} read\n") is told
    assert bool(shown) is told
