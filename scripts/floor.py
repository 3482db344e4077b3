"""The floor under branch coverage (pyproject.toml) may rise and never sink; the stage `coverage` compares with it."""

import re
import subprocess
import sys

from bootstrap import ROOT, say

FLOOR = re.compile(r"^\+?fail_under = ([\d.]+)", re.MULTILINE)
LEAST = 95.0


def highest_ever() -> float:
    """The highest floor that was ever committed, as far back as this clone's history goes."""
    command = ["git", "log", "-p", "--format=", "-Gfail_under", "--", "pyproject.toml"]
    history = subprocess.run(command, cwd=str(ROOT), capture_output=True, text=True).stdout
    return max([LEAST, *map(float, FLOOR.findall(history))])


def main() -> int:
    now = float(FLOOR.findall((ROOT / "pyproject.toml").read_text())[0])
    if now < highest_ever():
        say(f"pyproject.toml: fail_under is {now:g} and was {highest_ever():g}: write the missing tests instead.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
