"""`make check`: what can be said about the code without running its tests. All of it runs before it judges."""

import os
import secrets
import subprocess
import time
from pathlib import Path

import bootstrap
from bootstrap import ROOT, say

MYPY = False  # true where mypy reads
if MYPY:
    from collections.abc import Iterator

    Check = tuple[str, list[str], dict[str, str]]


def example_environment(var: Path) -> "dict[str, str]":
    """The documented production environment (.env.example), with the secrets filled in."""
    lines = [line for line in (ROOT / ".env.example").read_text().splitlines() if line and line[0] != "#"]
    documented = {name: value.strip('"') for name, value in (line.split("=", 1) for line in lines)}
    chosen = {name: secrets.token_urlsafe(48) for name in ("SECRET_KEY", "CODE_PEPPER", "AUDIT_KEY")}
    return {**documented, **chosen, "VAR_DIR": str(var)}


def checks(python: Path) -> "Iterator[Check]":
    """Name, command and environment of each check."""
    run = [str(python), "-m"]
    manage = [str(python), "manage.py"]
    var = ROOT / "var" / "check"
    var.mkdir(parents=True, exist_ok=True)
    demo = {"ENVIRONMENT": "demo", "VAR_DIR": str(var)}
    yield "style", [*run, "ruff", "check", "."], {}
    yield "formatting", [*run, "ruff", "format", "--check", "."], {}
    yield "templates", [*run, "djlint", "--lint", "--quiet", "templates"], {}
    yield "types", [*run, "mypy"], {**demo, "PYTHONPATH": os.pathsep.join(("site", "."))}  # its plugin starts Django
    yield "settings of production", [*manage, "check", "--deploy", "--fail-level", "WARNING"], example_environment(var)
    yield "migrations", [*manage, "makemigrations", "--check", "--dry-run"], demo
    yield "translations", [*manage, "messages", "--check"], demo
    yield "table of settings", [str(python), "scripts/generate/settings_table.py", "--check"], {}
    yield "list of rooms", [str(python), "scripts/generate/rooms.py", "--check"], {}
    yield "floor of coverage", [str(python), "scripts/floor.py"], {}
    yield "style sheet", [str(python), "scripts/generate/css.py", "--check"], {}
    yield from generated_diagrams(manage, demo)


def generated_diagrams(manage: "list[str]", environment: "dict[str, str]") -> "Iterator[Check]":
    """Apps draw their state tables with a command of their own, `…_diagram`; each knows --check."""
    for command in sorted(ROOT.glob("*/management/commands/*_diagram.py")):
        yield command.stem.replace("_", " "), [*manage, command.stem, "--check"], environment


def base_environment() -> "dict[str, str]":
    """Ours, without what a shell may have set for running the site."""
    kept = {name: value for name, value in bootstrap.environment().items() if name in KEPT}
    return {**kept, "DJANGO_SETTINGS_MODULE": "config.settings"}


KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH", "PYTHONUNBUFFERED", "CI")


def main() -> None:
    python = bootstrap.ensure("requirements-dev.txt")
    failed = []
    for name, command, variables in checks(python):
        started = time.monotonic()
        done = subprocess.run(
            command,
            env={**base_environment(), **variables},
            cwd=str(ROOT),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        say(f"{'ok    ' if done.returncode == 0 else 'WRONG '} {name} ({time.monotonic() - started:.1f} s)")
        if done.returncode != 0:
            failed.append(name)
            say(done.stdout.decode(errors="replace").strip())
    if failed:
        raise bootstrap.Trouble(f"make check: wrong: {', '.join(failed)}")
    say("Everything is as it should be.")


if __name__ == "__main__":
    os.chdir(str(ROOT))
    main()
