"""The command as a process of its own: other locales, an empty environment, readers that go away."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals and devices of Unix")


def command(bundled, *words):
    return [sys.executable, "-m", "desktop", "--database", str(bundled), *words]


def answer(bundled, *words, environment=None, given=None):
    return subprocess.run(
        command(bundled, *words), cwd=ROOT, env=environment, input=given, capture_output=True, timeout=60, check=False
    )


@pytest.mark.parametrize("environment", [{"LANG": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {}])
@unix
def test_utf8_whatever_the_locale_says(bundled, environment):
    done = answer(bundled, "sheet", "assembly", environment=environment)
    assert done.returncode == 0
    assert "Жиын" in done.stdout.decode("utf-8")
    asked = answer(bundled, "search", "--json", "Жиын".encode(), environment=environment)
    assert json.loads(asked.stdout.decode("utf-8"))["query"] == "Жиын"


@unix
def test_words_in_no_encoding_at_all(bundled):
    done = answer(bundled, "search", b"\xff\xfe", environment={})
    assert done.returncode == 1
    assert done.stdout.decode("utf-8") == "Nothing found.\n"
    done = answer(bundled, "sheet", b"\xff\xfe", environment={})
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").count("\n") == 1
    assert b"Traceback" not in done.stderr


def test_a_batch_on_the_standard_input(bundled):
    done = answer(bundled, "search", "--batch", "-", given='{"id": 1, "query": "Жиын"}\n'.encode())
    assert json.loads(done.stdout)["id"] == 1
    assert done.returncode == 0


@unix
def test_a_reader_that_goes_away(bundled):
    with subprocess.Popen(
        command(bundled, "dump"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


# A shell that starts its tests in the background has them ignore Ctrl+C, and every process of theirs with them.
_LISTENING = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv = sys.argv[1:]
runpy.run_module("desktop", run_name="__main__", alter_sys=True)
"""


@unix
def test_ctrl_c(bundled):
    words = command(bundled, "search", "--batch", "-")[2:]
    with subprocess.Popen(
        [sys.executable, "-c", _LISTENING, *words], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        # More than a pipe holds: the last of it goes in only when the other side has begun to read.
        process.stdin.write(b"\n" * 200_000)
        process.stdin.flush()
        for _ in range(30):  # one that comes between two readings is noticed only after the next
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(1)
                break
        process.kill()
        assert process.returncode == 130
        assert process.stderr.read() == b""


@unix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
def test_a_full_disk(bundled):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command(bundled, "dump"), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"The answer cannot be written: no space left on device.\n"


@unix
def test_without_a_display(bundled):
    done = answer(bundled, environment={})
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"terminal commands work" in done.stderr


def test_a_pdf_through_a_pipe(bundled):
    done = answer(bundled, "sheet", "assembly", "--format", "pdf")
    assert done.returncode == 0
    assert done.stdout.startswith(b"%PDF-")
    assert done.stderr == b""


def test_the_terminal_loads_no_qt(bundled):
    question = (
        "import sys\n"
        "from desktop.__main__ import main\n"
        f"main(['--database', {str(bundled)!r}, 'sheet', 'assembly', '--format', 'html'])\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", question], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
