"""The process that destroys content may die at any moment: no case is half destroyed, and the next run goes on."""

import os
import signal
import subprocess
import sys

import pytest

from tests.faults.conftest import PATIENCE, ROOT
from tests.faults.shredding import CASES


def start(site, what):
    command = [sys.executable, str(ROOT / "tests/faults/shredding.py"), what]
    return subprocess.Popen(command, env=site.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def said(site, what) -> str:
    process = start(site, what)
    output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    return output


def state(site) -> tuple[int, int]:
    destroyed, files = said(site, "look").split()
    return int(destroyed), int(files)


@pytest.mark.parametrize("after", [0, 1, 7, 20])
def test_killed_while_it_destroys_it_leaves_whole_cases_and_the_next_run_goes_on(site, wait, after):
    said(site, "lay")
    process = start(site, "run")
    assert process.stdout.readline().strip() == "begins"
    wait(lambda: len(list((site.folder / "sealed").iterdir())) <= CASES - after, f"{after} destroyed cases")

    os.kill(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)
    process.stdout.close()
    destroyed, files = state(site)
    said(site, "run")

    assert after <= destroyed <= CASES
    assert CASES - destroyed <= files <= CASES - after
    assert state(site) == (CASES, 0)
