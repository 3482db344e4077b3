"""A rotation whose process is killed (SIGKILL) at any moment loses nothing, and goes on where it was."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.faults.conftest import PATIENCE, ROOT, Installation

SCRIPT = str(ROOT / "tests/faults/rotating.py")


def run(site, what):
    command = [sys.executable, SCRIPT, what]
    done = subprocess.run(command, env=site.environment, cwd=ROOT, timeout=PATIENCE, check=True, capture_output=True)
    return done.stdout.decode()


def killed(site, line, moment):
    """Begin to rotate, and kill the process `moment` seconds after it said `line` for the n-th time."""
    word, times = line
    process = subprocess.Popen(
        [sys.executable, SCRIPT, "rotate"], env=site.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    seen = 0
    for said in process.stdout:
        seen += said.strip() == word
        if seen == times:
            time.sleep(moment)
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)
    process.stdout.close()
    return process.returncode


@pytest.fixture
def site(tmp_path):
    made = Installation(tmp_path, 25, {})
    run(made, "lay")
    return made


def test_rotation_killed_again_and_again_loses_nothing_and_ends(site):
    moments = [("batch", 1, 0.0), ("batch", 1, 0.004), ("batch", 4, 0.002), ("batch", 9, 0.008), ("finish", 1, 0.0)]

    codes = [killed(site, (word, times), moment) for word, times, moment in moments]
    between = json.loads(run(site, "check"))
    run(site, "rotate")
    after = json.loads(run(site, "check"))

    assert codes[0] == -signal.SIGKILL
    assert between["whole"]
    assert after == {"whole": True, "vaults": 1}
