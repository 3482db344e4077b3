"""`make test`: makes `.venv` with what checks, then runs the stages (scripts/testing/stages.py) in it."""

import os
import sys

import bootstrap

if __name__ == "__main__":
    python = str(bootstrap.ensure("requirements-dev.txt"))
    os.chdir(str(bootstrap.ROOT / "scripts"))
    os.execve(python, [python, "-m", "testing.stages", *sys.argv[1:]], bootstrap.environment())
