"""One command for a fresh machine: make what Anyqtama needs inside this folder, then run it.

    python3 start.py               make what is missing, then open the window
    python3 start.py test          make what is missing and what developing needs, then run every test
    python3 start.py test WORDS    the same, with the words handed to pytest
    python3 start.py WORDS         make what is missing, then answer on the terminal: search threshold

On Windows the first word is `py`. Python 3.11 to 3.14 must be there; nothing else. Debian and Ubuntu get the missing
system packages through apt-get, as root or with sudo. The rest stays in this folder: `.venv` and
`resources/reference.db`. The second time nothing is made and it costs a few hundredths of a second.

This file uses the standard library alone and no words of the language younger than Python 3.6, so that an older
Python reaches the sentence that says so.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)
if not OLDEST <= sys.version_info[:2] <= NEWEST:
    sys.stderr.write(
        "Anyqtama needs Python 3.11 to 3.14 and this is {}.{}: install one of these and start it with that one, "
        "for example: python3.12 start.py\n".format(*sys.version_info[:2])
    )
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
MADE = ENVIRONMENT / "made.json"  # written last: an environment without it is half made
LOG = ENVIRONMENT / "pip.log"
DATABASE = ROOT / "resources" / "reference.db"
LOCKS = {"program": ROOT / "requirements.lock", "tests": ROOT / "requirements-dev.lock"}
ROOM = {"program": 700, "tests": 1000}  # megabytes: twice what it takes, as the downloads are kept in a cache too

PACKAGES = {  # what the Qt wheels load from the system, and the Debian package that brings it
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
TROUBLES = (  # what stands in pip's log, and how it is said
    (r"No space left|disk quota|not enough space", "The disk is full: free some room and start again."),
    (r"Long Path", "The path of this folder is too long for Windows: move the folder nearer to the drive's root."),
    (
        r"Connection|Max retries|name resolution|timed out|TimeoutError|ProxyError|SSLError|CERTIFICATE",
        "The packages could not be fetched, the network does not answer: connect once and start again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "A fetched package is not the one that was locked, so it was not installed: try again from another network.",
    ),
    (
        r"No matching distribution",
        "One of the packages is not made for this system and processor, or your package index does not carry it: "
        "take a 64-bit Python on a common system, or ask who keeps the index.",
    ),
)


class Trouble(Exception):
    """Something in the user's world that stops the making; told in one sentence."""


def main(words: "list[str]") -> int:
    """Make what is missing, then run what the words ask for; the exit status is that of the program."""
    testing = words[:1] == ["test"]
    try:
        make("tests" if testing else "program", window=not words)
        if words[:1] != ["build"]:
            refresh_database()
        return run_tests(words[1:]) if testing else run_program(words)
    except Trouble as trouble:
        say(str(trouble))
    except OSError as error:
        say(unwritten(error))
    except KeyboardInterrupt:
        say("Stopped; the next start goes on from here.")
        return 130
    return 2


def make(purpose: str, window: bool) -> None:
    """Bring the environment up to the locks; costs nothing when it already is."""
    made, strict = remembered(), window or purpose == "tests"
    whole = made.get("system") == "whole" or not strict
    if whole and made.get(purpose) == fingerprint(purpose) and made.get("place") == str(ROOT) and python().exists():
        return
    system = "whole" if install_system_packages(strict) else "lacking"
    forget()
    if not reusable(made):
        made = {}
        create_environment(purpose)
    if made.get(purpose) != fingerprint(purpose):
        install_packages(purpose)
        made["program"] = fingerprint("program")
        made[purpose] = fingerprint(purpose)
    install_project()
    remember(dict(made, place=str(ROOT), system=system))


def remembered() -> "dict[str, str]":
    """What the last start made, or nothing when it did not come to its end."""
    try:
        made = json.loads(MADE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def remember(made: "dict[str, str]") -> None:
    """Write down what stands; the file appears whole or not at all."""
    draft = MADE.with_suffix(".draft")
    draft.write_text(json.dumps(made), encoding="utf-8")
    os.replace(str(draft), str(MADE))


def forget() -> None:
    """From here until the end the environment counts as half made."""
    with contextlib.suppress(FileNotFoundError):
        MADE.unlink()


def fingerprint(purpose: str) -> str:
    """What an environment depends on: the lock, what the project declares, and the Python it is made with."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for path in (LOCKS[purpose], ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def reusable(made: "dict[str, str]") -> bool:
    """Whether the environment only lacks something: it is whole, of these locks, and its Python runs here."""
    if made.get("program") != fingerprint("program") or made.get("tests", fingerprint("tests")) != fingerprint("tests"):
        return False
    try:
        return quiet([str(python()), "-I", "-c", "import pip"]) == 0
    except OSError:
        return False


def python() -> Path:
    """The interpreter of the environment."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def create_environment(purpose: str) -> None:
    """Make an empty environment, in place of whatever an interrupted start or another machine left."""
    if not os.access(str(ROOT), os.W_OK):
        raise Trouble(f"Nothing can be written in {ROOT}: copy the folder to a place that is yours and start it there.")
    free = shutil.disk_usage(str(ROOT)).free // 1_000_000
    if free < ROOM[purpose]:
        raise Trouble(f"Making the environment takes about {ROOM[purpose]} MB and {free} MB are free: free some room.")
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        ENVIRONMENT.unlink()
    elif ENVIRONMENT.exists():
        shutil.rmtree(str(ENVIRONMENT))
    say("Making the environment in .venv …")
    if run([sys.executable, "-I", "-m", "venv", str(ENVIRONMENT)]):
        raise Trouble("Python could not make a virtual environment, for the reason above: mend it and start again.")


def install_packages(purpose: str) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    say("Fetching the locked packages: about {} MB the first time …".format({"program": 110, "tests": 150}[purpose]))
    pip("--require-hashes", "--no-deps", "-r", str(LOCKS[purpose]))


def install_project() -> None:
    """Make the folder itself importable and the command `anyqtama` known to the environment; needs no network."""
    pip("--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def pip(*words: str) -> None:
    """Run pip's install with the user's own configuration; a failure is told by what its log says."""
    quietness = [] if sys.stderr.isatty() else ["--quiet", "--progress-bar", "off"]
    command = [str(python()), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "--log", str(LOG)]
    if run([*command, "install", *quietness, *words], PIP_USER="0", PYTHONWARNINGS="ignore"):
        raise Trouble(diagnosis(LOG.read_text(encoding="utf-8", errors="replace") if LOG.exists() else ""))
    LOG.unlink()


def diagnosis(log: str) -> str:
    """The sentence for a failed installation."""
    for pattern, sentence in TROUBLES:
        if re.search(pattern, log, re.IGNORECASE):
            return sentence
    return f"pip could not install the packages, for the reason above: its full account is {LOG}."


def install_system_packages(strict: bool) -> bool:
    """Install what Python and Qt need from Debian and Ubuntu, and only what is not there; whether all is there.

    Without `strict` what only the window needs may stay missing, and is said.
    """
    environment, qt = lacking_for_environment(), lacking_for_qt()
    try:
        if environment or qt:
            install_debian_packages([*environment, *qt])
    except Trouble as trouble:
        if environment or strict:
            raise
        say(f"{trouble} Until then the window cannot open; the terminal commands work.")
        return False
    return True


def lacking_for_environment() -> "list[str]":
    """Debian keeps part of the standard library's venv in a package of its own."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return []
    return ["python{}.{}-venv".format(*sys.version_info[:2])]


def lacking_for_qt() -> "list[str]":
    """The packages of the libraries that do not load, and a font where there is none."""
    if not sys.platform.startswith("linux"):
        return []
    lacking = [package for library, package in PACKAGES.items() if not loads(library)]
    return lacking if has_font() else [*lacking, "fonts-dejavu-core"]


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Whether any scalable font is installed: without one Qt draws no letter."""
    for folder in FONT_FOLDERS:
        for _, _, names in os.walk(os.path.expanduser(folder)):
            if any(name.lower().endswith((".ttf", ".otf", ".ttc")) for name in names):
                return True
    return False


def install_debian_packages(packages: "list[str]") -> None:
    """Run apt-get as root or through sudo, its messages on stderr."""
    words = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Trouble(f"Missing from this system, by their Debian names: {words}; install their like and start again.")
    rights = administrator()
    if rights is None:
        raise Trouble(f"Missing from this system: {words}; as root run: apt-get install {words}.")
    say(f"Installing from the system's packages: {words} …")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    run([*apt, "update"])
    if run([*apt, "install", "--yes", "--no-install-recommends", *packages]):
        raise Trouble(
            f"apt-get could not install {words}, for the reason above: is the network there, and room on the disk?"
        )


def administrator() -> "list[str] | None":
    """The words that make a command run as root; None where this user may not."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    return ["sudo", "-n"] if quiet(["sudo", "-n", "true"]) == 0 else None


def refresh_database() -> None:
    """Build the reference when it is missing or older than what it is made of."""
    if DATABASE.exists() and newest() <= DATABASE.stat().st_mtime_ns:
        return
    say("Building the database from resources/content …")
    if run([str(python()), "-P", "-m", "desktop", "build"]):
        raise Trouble("The database could not be built: mend what is named above and start again.")


def newest() -> int:
    """When the content or the code that builds it was last touched, in nanoseconds; folders tell of removed files."""
    latest = 0
    for folder, _, names in os.walk(str(ROOT / "resources" / "content")):
        for path in (folder, *(os.path.join(folder, name) for name in names)):
            latest = max(latest, os.stat(path).st_mtime_ns)
    return max([latest, *(path.stat().st_mtime_ns for path in (ROOT / "db").rglob("*.py"))])


def run_tests(words: "list[str]") -> int:
    """All tests, without a display."""
    os.chdir(str(ROOT))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return hand_over([str(python()), "-m", "pytest", *words])


def run_program(words: "list[str]") -> int:
    """The window, or a terminal command in the folder it was typed in."""
    if not words and not display():
        say(
            "There is no display here, so the window cannot open; everything is made, and the terminal commands work: "
            "python3 start.py search threshold"
        )
        return 0
    return hand_over([str(python()), "-P", "-m", "desktop", *words])


def display() -> bool:
    """Whether a window has somewhere to open."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def hand_over(command: "list[str]") -> int:
    """Become the program, so that signals and the exit status are its own; Windows can only wait for it."""
    if os.name != "nt":
        os.execv(command[0], command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


def run(command: "list[str]", **changes: str) -> int:
    """Run a step with its output on stderr, so that stdout carries the program's answer alone."""
    return subprocess.call(command, stdout=sys.stderr, cwd=str(ROOT), env=dict(os.environ, **changes))


def quiet(command: "list[str]") -> int:
    """Run a question whose only answer is its exit status."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def unwritten(error: OSError) -> str:
    """The sentence for a folder or disk that does not take what is written."""
    if error.errno == 28:
        return "The disk is full: free some room and start again."
    where = error.filename or ROOT
    return f"{error.strerror or error} ({where}): the folder must be yours to write; copy it to such a place."


def say(sentence: str) -> None:
    """Tell the user something, never stumbling over letters the terminal lacks."""
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(sentence.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
