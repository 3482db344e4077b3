"""Runs a management command in `.venv`, made first when it is not there, with the settings of a demo."""

import subprocess
import sys

import bootstrap
import run

if __name__ == "__main__":
    python = bootstrap.ensure("requirements.txt")
    command = [str(python), "manage.py", *sys.argv[1:]]
    sys.exit(subprocess.call(command, env=run.demo_environment(8000), cwd=str(run.ROOT)))
