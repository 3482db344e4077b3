"""`make requirements`: pin what requirements*.in ask for, with hashes, for every Python and platform that we support.

Versions already pinned stay; `make requirements ARGS=--upgrade` (or `ARGS="--upgrade-package wagtail"`) moves them.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import bootstrap
from bootstrap import ROOT

FLAGS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links")
TOOLS = ROOT / "var" / "tools"


def uv(python: Path) -> str:
    """The path of uv, installed aside when it is not there: only this command needs it."""
    places = os.pathsep.join((os.environ["PATH"], str(python.parent), str(TOOLS / "bin")))
    found = shutil.which("uv", path=places)
    if not found:
        subprocess.check_call([str(python), "-m", "pip", "install", "--quiet", "--target", str(TOOLS), "uv"])
        found = str(TOOLS / "bin" / "uv")
    return found


def main() -> None:
    python = bootstrap.ensure("requirements.txt")
    program = uv(python)
    # The second file may pin nothing else than the first for what both hold.
    for name, more in (("requirements", ()), ("requirements-dev", ("-c", "requirements.txt"))):
        source, target = f"{name}.in", f"{name}.txt"
        header = "make requirements"
        command = [program, "pip", "compile", "-q", *FLAGS, "--custom-compile-command", header, *more]
        subprocess.check_call([*command, *sys.argv[1:], source, "-o", target], cwd=str(ROOT), env=dict(os.environ))


if __name__ == "__main__":
    main()
