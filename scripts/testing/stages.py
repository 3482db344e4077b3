"""The stages of `make test`, run with `.venv`'s Python in scripts/: one pytest run each, counted together.

    python -m testing.stages                 all of them, two at a time
    python -m testing.stages sqlite e2e      these
    python -m testing.stages sqlite          one alone, with both cores

`coverage` is `sqlite`, measured, which takes twice as long: with COVERAGE=1 it stands in for it among all of them.

A stage fails when a test failed, when it ran none, and when one was skipped for want of something: a reason that is
meant begins with "on purpose:".
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

import processes
from bootstrap import ROOT, environment, say
from testing import preflight, results, servers
from testing.results import Counts
from testing.side_by_side import run_side_by_side

APART = [f"--ignore=tests/{folder}" for folder in ("e2e", "faults", "bench")]


def on_postgresql() -> Counts:
    """What touches a database: the rest would do the same twice. On SQLite everything runs."""
    with servers.postgresql() as address:
        return run_pytest("postgresql", *units(), "-m", "database", TEST_DATABASE_URL=address)


def on_sqlite() -> Counts:
    return run_pytest("sqlite", *units(), TEST_DATABASE_URL="")


def coverage() -> Counts:
    """The same, measured: it fails where less of our code is gone through than the floor (pyproject.toml) asks."""
    measured = ("-m", "coverage", "run", "-m", "pytest")
    coverage_says("erase")
    passed, failed = run_pytest("coverage", *units(), program=measured, TEST_DATABASE_URL="")
    return passed, failed or below_the_floor()


def below_the_floor() -> int:
    """0, or 1 where too little is covered. A part of the tests (TESTS=…) need not cover everything."""
    coverage_says("combine", "--quiet")
    coverage_says("html", "--quiet")
    code = coverage_says("report")
    say("Line by line: var/coverage/html/index.html")
    return 1 if code and "TESTS" not in os.environ else 0


def coverage_says(*arguments: str) -> int:
    return subprocess.call([sys.executable, "-m", "coverage", *arguments], cwd=str(ROOT))


def faults() -> Counts:
    with servers.postgresql() as database, servers.redis() as redis:
        addresses = {"FAULTS_DATABASE_URL": database, "TEST_REDIS_URL": redis, "TEST_DATABASE_URL": ""}
        return run_pytest("faults", "tests/faults", "-n", "2", **addresses)


def e2e() -> Counts:
    some = [path for path in os.environ.get("TESTS", "").split() if path.startswith("tests/e2e")] or ["tests/e2e"]
    return run_pytest("e2e", *some, "-n", "2", "--dist", "loadfile", CHROMIUM=servers.browser(), TEST_DATABASE_URL="")


STAGES = {"sqlite": on_sqlite, "postgresql": on_postgresql, "coverage": coverage, "e2e": e2e, "faults": faults}
UNITS_ON_SQLITE = "coverage" if os.environ.get("COVERAGE") else "sqlite"
ALL = (
    "postgresql",
    UNITS_ON_SQLITE,
    "e2e",
    "faults",
)  # the long ones first: what runs side by side should end together


def units() -> tuple[str, ...]:
    """The unit tests. Alone they take both cores; beside another stage they keep to one."""
    alone = ("-n", "2", "--dist", "loadgroup")
    return (*os.environ.get("TESTS", "tests").split(), *APART, *(() if "BESIDE" in os.environ else alone))


def run_pytest(stage: str, *arguments: str, program: Sequence[str] = ("-m", "pytest"), **variables: str) -> Counts:
    """Run pytest; return how many tests passed and how many failed."""
    report = results.fresh(stage)
    command = [sys.executable, *program, f"--junitxml={report}", *arguments]
    process = processes.start(command, environment(**variables), cwd=str(ROOT))
    try:
        code = process.wait()
    finally:
        processes.stop([process])
    return results.judge(stage, code)


def chosen(names: list[str]) -> list[str]:
    unknown = [name for name in names if name not in STAGES]
    if unknown:
        raise servers.Trouble(f"{unknown[0]!r} is no stage; expected some of: {' '.join(STAGES)}")
    return names or list(ALL)


def main() -> int:
    processes.listen_for_the_end()
    names = chosen(sys.argv[1:])
    if "BESIDE" in os.environ:
        return 1 if STAGES[names[0]]()[1] else 0
    preflight.begin(names)
    started = time.monotonic()
    ended = list(several(names) if len(names) > 1 else alone(names[0]))
    failed = results.tell(ended)
    say(f"All of it took {time.monotonic() - started:.0f} s")
    return 1 if failed else 0


def alone(name: str) -> Iterator[tuple[str, Counts, float]]:
    """One stage, in this process. Yields (name, (passed, failed), seconds)."""
    started = time.monotonic()
    yield name, STAGES[name](), time.monotonic() - started


def several(names: Sequence[str]) -> Iterator[tuple[str, Counts, float]]:
    """The same for several: each in a process of its own, two at a time."""
    commands = {name: [sys.executable, "-m", "testing.stages", name] for name in names}
    for name, code, seconds in run_side_by_side(commands, environment(BESIDE="1"), at_once=2):
        yield name, results.judge(name, code), seconds


if __name__ == "__main__":
    try:
        sys.exit(main())
    except processes.Interrupted:
        sys.exit(130)
