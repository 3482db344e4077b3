"""`make test`: makes `.venv` with what checks, then runs the stages (scripts/stages.py) in it."""

import os
import sys

import bootstrap

if __name__ == "__main__":
    python = str(bootstrap.ensure("requirements-dev.txt"))
    os.execve(python, [python, str(bootstrap.ROOT / "scripts" / "stages.py"), *sys.argv[1:]], bootstrap.environment())
