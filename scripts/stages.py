"""The stages of `make test`, run with `.venv`'s Python: one pytest run each, counted together.

    stages.py                 all of them
    stages.py sqlite e2e      these

A stage fails when a test failed, when it ran none, and when one was skipped for want of something: a reason that is
meant begins with "on purpose:".
"""

import os
import sys
import time
import xml.etree.ElementTree as ElementTree

import preflight
import processes
import servers
from bootstrap import ROOT, environment, say

REPORTS = ROOT / "var" / "tests"
APART = [f"--ignore=tests/{folder}" for folder in ("e2e", "faults", "bench")]
UNITS = (*os.environ.get("TESTS", "tests").split(), *APART, "-n", "2", "--dist", "worksteal")
ON_PURPOSE = "on purpose:"


def on_postgresql():
    with servers.postgresql() as address:
        return run_pytest("postgresql", *UNITS, TEST_DATABASE_URL=address)


def on_sqlite():
    return run_pytest("sqlite", *UNITS, TEST_DATABASE_URL="")


def faults():
    with servers.postgresql() as database, servers.redis() as redis:
        addresses = {"FAULTS_DATABASE_URL": database, "TEST_REDIS_URL": redis, "TEST_DATABASE_URL": ""}
        return run_pytest("faults", "tests/faults", "-n", "2", **addresses)


def e2e():
    some = [path for path in UNITS if path.startswith("tests/e2e")] or ["tests/e2e"]
    return run_pytest("e2e", *some, "-n", "2", "--dist", "loadfile", CHROMIUM=servers.browser(), TEST_DATABASE_URL="")


STAGES = {"postgresql": on_postgresql, "sqlite": on_sqlite, "faults": faults, "e2e": e2e}


def run_pytest(stage, *arguments, **variables):
    """Run pytest; return how many tests passed and how many failed."""
    report = REPORTS / f"{stage}.xml"
    REPORTS.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", "--durations=5", *arguments]
    process = processes.start(command, environment(**variables), cwd=str(ROOT))
    try:
        code = process.wait()
    finally:
        processes.stop([process])
    return judge(stage, report, code)


def judge(stage, report, code):
    """Count the report's tests. A skip that is not on purpose is a failure, and so is a run without a test."""
    cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skips = [case.find("skipped") for case in cases if case.find("skipped") is not None]
    missing = [
        skip for skip in skips if skip.get("type") != "pytest.xfail" and ON_PURPOSE not in skip.get("message", "")
    ]
    for skip in missing:
        say(f"{stage}: skipped, which counts as failed: {skip.get('message')}")
    passed = len(cases) - failed - len(skips)
    failed += len(missing)
    if not failed and (code != 0 or not passed):
        say(f"{stage}: " + (f"pytest ended with code {code}" if passed else "no test ran"))
        failed = 1
    return passed, failed


def chosen(names):
    unknown = [name for name in names if name not in STAGES]
    if unknown:
        raise servers.Trouble(f"{unknown[0]!r} is no stage; expected some of: {' '.join(STAGES)}")
    return {name: STAGES[name] for name in names or STAGES}


def main():
    processes.listen_for_the_end()
    passed = failed = 0
    stages = chosen(sys.argv[1:])
    preflight.begin(stages)
    for name, stage in stages.items():
        started = time.monotonic()
        say(f"\n== {name}")
        more_passed, more_failed = stage()
        say(f"{name}: {more_passed} passed, {more_failed} failed in {time.monotonic() - started:.0f} s")
        passed, failed = passed + more_passed, failed + more_failed
    say(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except processes.Interrupted:
        sys.exit(130)
