"""The scripts run outside Django, each in a Python of its own, in the folder where they import each other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "CHROMIUM")


@pytest.fixture
def run_code():
    """Runs Python code beside the scripts; the environment is ours alone, and what the test adds."""

    def run(code: str, *arguments, **variables) -> subprocess.CompletedProcess:
        clean = {name: os.environ[name] for name in KEPT if name in os.environ}
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**clean, **variables},
            cwd=ROOT / "scripts",
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture
def program(tmp_path):
    """Makes a program of a few lines of shell; returns its path."""

    def make(name: str, *lines: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
        path.chmod(0o755)
        return path

    return make
