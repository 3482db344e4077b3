"""Several processes at once, one killed in the middle, the cache away: buckets count right, the chain holds."""

import subprocess
import sys
import time
from pathlib import Path

from testing import servers

from tests.faults.together import PROCESSES, REPORTS

ROOT = Path(__file__).resolve().parents[2]


def start(site, what, **variables):
    command = [sys.executable, str(ROOT / "tests/faults/together.py"), what]
    return subprocess.Popen(command, env=site.environment | variables, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def said(process) -> str:
    out, _ = process.communicate(timeout=90)
    assert process.returncode == 0
    return out.strip().splitlines()[-1] if out.strip() else ""


def test_several_processes_take_no_token_twice(site):
    taken = said(start(site, "take")).split()

    assert len(taken) == PROCESSES
    assert sum(map(int, taken)) == 60


def test_several_processes_write_and_seal_one_chain(site):
    assert said(start(site, "write")) == str(60 * PROCESSES)


def test_senders_beside_a_live_worker_lose_no_report(on_redis):
    on_redis.worker_with_beat()
    for eager in (start(on_redis, "serve"), start(on_redis, "serve")):
        eager.stdout.close()  # they say nothing
        on_redis.running.append(eager)

    stored = said(start(on_redis, "send"))

    assert stored == str(REPORTS * PROCESSES)


def test_passphrases_tried_at_once_are_no_more_than_those_tried_in_turn(site):
    assert said(start(site, "guess")) == "5"


def test_sealer_killed_at_any_moment_leaves_a_chain_that_holds(site):
    for moment in (1.5, 2.0, 2.5):
        process = start(site, "record")
        time.sleep(moment)
        process.kill()
        process.communicate()

    assert said(start(site, "verify")).isdigit()


def test_reporting_needs_no_cache(on_redis):
    gone = f"redis://127.0.0.1:{servers.free_port()}/0"

    answers = said(start(on_redis, "reach", REDIS_URL=gone))

    assert answers == "200 200 422 None"
