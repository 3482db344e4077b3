"""The process that destroys content may die at any moment: no case is half destroyed, and the next run goes on."""

import os
import signal
import subprocess
import sys

import pytest

from tests.faults.conftest import PATIENCE, ROOT
from tests.faults.shredding import CASES


def start(site, *steps):
    command = [sys.executable, str(ROOT / "tests/faults/shredding.py"), *steps]
    return subprocess.Popen(command, env=site.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill(process):
    os.kill(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)
    process.stdout.close()


def seen_by(process) -> list[list[int]]:
    """(destroyed cases, files left), as often as the process looked."""
    output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    return [[int(number) for number in line.split()] for line in output.splitlines() if line != "begins"]


@pytest.mark.parametrize("after", [0, 1, 7, 20])
def test_killed_while_it_destroys_it_leaves_whole_cases_and_the_next_run_goes_on(site, wait, after):
    process = start(site, "lay", "run")
    assert process.stdout.readline().strip() == "begins"
    wait(lambda: len(list((site.folder / "sealed").iterdir())) <= CASES - after, f"{after} destroyed cases")

    kill(process)
    [destroyed, files], at_the_end = seen_by(start(site, "look", "run", "look"))

    assert after <= destroyed <= CASES
    assert CASES - destroyed <= files <= CASES - after
    assert at_the_end == [CASES, 0]
