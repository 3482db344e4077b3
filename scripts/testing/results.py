"""What the stages of `make test` reported (JUnit's XML under var/tests), counted and told."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from bootstrap import ROOT, say

REPORTS = ROOT / "var" / "tests"
ON_PURPOSE = "on purpose:"
SLOWEST = 10
Counts = tuple[int, int]  # passed, failed
WIDTH = 300  # of what a failure says, in characters


def fresh(stage: str) -> Path:
    """Where the stage's report goes; an older one is gone."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{stage}.xml"
    report.unlink(missing_ok=True)
    return report


def cases(stage: str) -> list[Element]:
    """What the stage reported, test by test."""
    report = REPORTS / f"{stage}.xml"
    return list(ElementTree.parse(report).iter("testcase")) if report.exists() else []


def judge(stage: str, code: int) -> Counts:
    """Count the report's tests. A skip that is not on purpose is a failure, and so is a run without a test."""
    found = cases(stage)
    failed = sum(1 for case in found if case.find("failure") is not None or case.find("error") is not None)
    skips = [skip for case in found for skip in case.findall("skipped")]
    missing = [
        skip for skip in skips if skip.get("type") != "pytest.xfail" and ON_PURPOSE not in skip.get("message", "")
    ]
    for skip in missing:
        say(f"{stage}: skipped, which counts as failed: {skip.get('message')}")
    passed = len(found) - failed - len(skips)
    failed += len(missing)
    if not failed and (code != 0 or not passed):
        say(f"{stage}: " + (f"ended with code {code}" if passed else "no test ran"))
        failed = 1
    return passed, failed


def tell(ended: Sequence[tuple[str, Counts, float]]) -> int:
    """Print how each of the stages [(name, (passed, failed), seconds), …] ended; return how many tests failed."""
    names = [name for name, _, _ in ended]
    tell_slowest(names)
    if {"postgresql", "coverage"} <= set(names):
        say(f"\n{len(cases('coverage')) - len(cases('postgresql'))} tests touch no database and ran in coverage alone")
    for name, (passed, failed), seconds in ended:
        say(f"{name}: {passed} passed, {failed} failed in {seconds:.0f} s")
    tell_failures(names)
    passed, failed = (sum(counts[place] for _, counts, _ in ended) for place in (0, 1))
    say(f"\n{passed} passed, {failed} failed")
    return failed


def tell_failures(stages: Sequence[str]) -> None:
    """Each test that failed, with the first line of why: the last lines are what somebody reads who was not there."""
    for stage in stages:
        for case in cases(stage):
            for trouble in (*case.findall("failure"), *case.findall("error")):
                why = (trouble.get("message") or "").strip().partition("\n")[0]
                say(f"FAILED  {stage}  {named(case)}\n        {why[:WIDTH]}")


def tell_slowest(stages: Sequence[str]) -> None:
    """The tests that took longest, of all stages, with what they waited for to be set up."""
    took = [(float(case.get("time", 0)), stage, named(case)) for stage in stages for case in cases(stage)]
    say(f"\nThe slowest {SLOWEST}:")
    for seconds, stage, name in sorted(took, reverse=True)[:SLOWEST]:
        say(f"  {seconds:5.1f} s  {stage}  {name}")


def named(case: Element) -> str:
    return f"{case.get('classname')}::{case.get('name')}"
