"""A rotation whose process is killed (SIGKILL) at any moment loses nothing, and goes on where it was."""

import json
import signal
import subprocess
import sys

from tests.faults.conftest import PATIENCE, ROOT, Installation


def run(site, *steps) -> list:
    """What the steps said in JSON."""
    command = [sys.executable, str(ROOT / "tests/faults/rotating.py"), *steps]
    done = subprocess.run(command, env=site.environment, cwd=ROOT, timeout=PATIENCE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith(("[", "{"))]


def test_rotation_killed_again_and_again_loses_nothing_and_ends(tmp_path):
    site = Installation(tmp_path, 25, {})

    codes, between, after = run(site, "lay", "kill", "check", "rotate", "check")

    assert codes[0] == -signal.SIGKILL
    assert between["whole"]
    assert after == {"whole": True, "vaults": 1}
