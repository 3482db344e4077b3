"""Runs a management command in `.venv`, made first when it is not there, with the settings of a demo."""

import sys

import bootstrap
import run

if __name__ == "__main__":
    python = bootstrap.ensure("requirements.txt")
    sys.exit(run.call([str(python), "manage.py", *sys.argv[1:]], run.demo_environment(8000)))
