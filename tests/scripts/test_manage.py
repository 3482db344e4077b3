"""manage.py opens the demo that `make run` has prepared here when no settings are given, and never else."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_BY_MAKE_RUN = ("prepared", "demo-accounts.json", "isigurt.sqlite3")
SHOW = ("shell", "-v", "0", "-c", "from django.conf import settings; print(settings.ENVIRONMENT, settings.VAR)")


@pytest.fixture
def manage():
    """Runs manage.py with no settings but the given ones."""

    def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess:
        clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        return subprocess.run(command, env={**clean, **settings}, capture_output=True, text=True, timeout=60)

    return run


@pytest.fixture
def prepared(tmp_path):
    """A folder as `make run` leaves it."""
    for name in LEFT_BY_MAKE_RUN:
        (tmp_path / name).touch()
    return tmp_path


def test_prepared_demo_is_opened_and_named(manage, prepared):
    done = manage(*SHOW, VAR_DIR=str(prepared))

    assert done.stdout.split() == ["demo", str(prepared)]
    assert done.stderr.splitlines() == [f"isigurt: no settings are given: this is the demo in {prepared}"]


@pytest.mark.parametrize("missing", LEFT_BY_MAKE_RUN)
def test_without_a_prepared_demo_one_line_says_which_command_to_use(manage, prepared, missing):
    (prepared / missing).unlink()

    done = manage("migrate", VAR_DIR=str(prepared))

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "isigurt: no settings are given: prepare a demo with make run, or use python3 scripts/manage.py migrate."
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"ENVIRONMENT": "production"},
        {"DATABASE_URL": "postgres://isigurt@localhost/isigurt"},
        {"ALLOWED_HOSTS": "isigurt.example"},
        {"CODE_PEPPER": "p" * 40},
    ],
    ids=str,
)
def test_environment_of_an_installation_is_never_taken_for_a_demo(manage, prepared, given):
    done = manage("check", VAR_DIR=str(prepared), **given)

    assert done.returncode == 2
    assert "SECRET_KEY is not set" in done.stderr
    assert "demo" not in done.stderr
    assert sorted(path.name for path in prepared.iterdir()) == sorted(LEFT_BY_MAKE_RUN)


def test_machine_with_an_environment_of_production_is_told_to_load_it(prepared, tmp_path):
    code = f"import manage, pathlib; manage.open_demo(pathlib.Path({str(prepared)!r}), {str(tmp_path)!r})"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert f"set -a; . {tmp_path}/env; set +a" in done.stderr


def test_settings_that_are_not_ours_to_choose_stay(manage, prepared):
    done = manage("version", VAR_DIR=str(prepared), DJANGO_SETTINGS_MODULE="config.testing")

    assert done.returncode == 0
    assert done.stderr == ""


def test_every_setting_that_production_gives_is_known(prepared):
    example = (ROOT / ".env.example").read_text()

    code = "import manage; print(*manage.OWN)"
    known = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert set(re.findall(r"^(\w+)=", example, re.MULTILINE)) - {"VAR_DIR"} == set(known.stdout.split())
