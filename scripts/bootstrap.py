"""Makes `.venv` with what a requirements file lists, or says in one line what is missing and how to mend it.

Runs on the machine's own Python with nothing installed, so: standard library only, and a syntax that an old Python can
still read, so that it can be told that it is too old.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import machine
import processes

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
# Megabytes that a file's packages take: in the checkout, and their archives in the folder of temporary files.
ROOM = {"requirements.txt": 450, "requirements-dev.txt": 950}
ARCHIVES = {"requirements.txt": 150, "requirements-dev.txt": 350}


class Trouble(SystemExit):
    """Ends the program with code 2 and one line that says what is wrong and how to mend it."""

    def __init__(self, line: str) -> None:
        print("isigurt: " + line, file=sys.stderr)
        super().__init__(2)


def refuse(lines: "list[str]") -> None:
    """Tell every line, and end when there is any."""
    troubles = [Trouble(line) for line in lines]
    if troubles:
        raise troubles[0]


def say(line: str) -> None:
    print(line, flush=True)


def environment(**more: str) -> "dict[str, str]":
    """The environment of everything we start: `site/` is a source root (docs/adr/0001)."""
    paths = [str(ROOT / "site"), str(ROOT)]
    return dict(os.environ, PYTHONPATH=os.pathsep.join(paths), PYTHONUNBUFFERED="1", **more)


def ensure(requirements: str) -> Path:
    """Return the path of a Python that has everything in the file `requirements`; make or mend `.venv` for it."""
    supported_python()
    wanted = fingerprint(ROOT / requirements)
    if installed().get(requirements) != wanted:
        refuse(machine.cannot_hold(ROOT, ROOM[requirements]) + machine.cannot_hold_temporary(ARCHIVES[requirements]))
        make_venv()
        install(requirements)
        remember(requirements, wanted)
    return PYTHON


def supported_python() -> None:
    """Go on with this Python, or with a supported one found on the path; refuse when there is none."""
    if sys.version_info[:2] in SUPPORTED:
        return
    for version in reversed(SUPPORTED):
        other = shutil.which("python" + dotted(version))
        if other and subprocess.call([other, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(other, [other] + sys.argv)
    found = dotted(sys.version_info)
    raise Trouble(
        f"Python {found} is too old or too new: install 3.11, 3.12 or 3.13, or name one: make run PYTHON=/its/path"
    )


def dotted(version: "tuple[Any, ...]") -> str:
    return f"{version[0]}.{version[1]}"


def fingerprint(path: Path) -> str:
    """Changes when the file does, or when the Python does."""
    return hashlib.sha256(path.read_bytes() + sys.version.encode()).hexdigest()


def installed() -> "dict[str, str]":
    """What was installed here, by requirements file; nothing when the environment does not run."""
    try:
        if subprocess.call([str(PYTHON), "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        pass
    return {}


def remember(requirements: str, wanted: str) -> None:
    """requirements-dev.txt holds all of requirements.txt at the same versions, so it stands for both."""
    known = installed()
    known[requirements] = wanted
    if requirements == "requirements-dev.txt":
        known["requirements.txt"] = fingerprint(ROOT / "requirements.txt")
    STAMP.write_text(json.dumps(known))


def make_venv() -> None:
    """Make `.venv` with this Python unless a working one of the same version is there."""
    if output("import sys, pip; print(sys.version)") == sys.version.split():
        return
    try:
        import ensurepip  # noqa: F401 Debian ships Python without it
        import venv
    except ImportError:
        package = f"python{dotted(sys.version_info)}-venv"
        raise Trouble(f"Python's venv module is missing: run apt-get install {package}, then try again.") from None
    say("Making .venv")
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(str(VENV))


def output(code: str) -> "list[str]":
    """The words that the environment's Python prints for `code`; none when it does not run."""
    try:
        return subprocess.check_output([str(PYTHON), "-c", code], stderr=subprocess.DEVNULL).decode().split()
    except (OSError, subprocess.CalledProcessError):
        return []


def install(requirements: str) -> None:
    """Install the pinned packages, each checked against its hash, telling how far it is."""
    total = sum(1 for line in (ROOT / requirements).read_text().splitlines() if "==" in line and line[0].isalnum())
    say(f"Installing {total} packages from {requirements}")
    flags = ["--require-hashes", "--progress-bar=off", "--disable-pip-version-check", "--no-input"]
    pip = processes.start(
        [str(PYTHON), "-m", "pip", "install", *flags, "-r", str(ROOT / requirements)],
        dict(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    try:
        log = follow(pip.stdout or (), total)
        pip.wait()
    finally:
        processes.stop([pip])
    if pip.returncode != 0:
        say("\n".join(log[-15:]))
        raise Trouble("the packages could not be installed (see above): check network and disk, then try again.")


def follow(lines: "Iterable[str]", total: int) -> "list[str]":
    """Print a line for every tenth package; return all that pip said."""
    log: list[str] = []
    seen = 0
    for line in lines:
        log.append(line.rstrip())
        if line.startswith(("Collecting ", "Requirement already satisfied")):
            seen += 1
            if seen % 10 == 0:
                say(f"  {min(seen, total)} of {total}")
        elif line.startswith("Installing collected"):
            say("  unpacking")
    return log
