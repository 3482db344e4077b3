"""A bad value ends the program with code 2 and one line: the variable, what was given, what is expected."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SECRETS = {"SECRET_KEY": "k" * 40, "CODE_PEPPER": "p" * 40, "AUDIT_KEY": "a" * 40}
PRODUCTION = {
    **SECRETS,
    "ENVIRONMENT": "production",
    "DATABASE_URL": "postgres://isigurt@localhost/isigurt",
    "ALLOWED_HOSTS": "isigurt.example",
    "BASE_URL": "https://isigurt.example",
}


def load_settings(tmp_path, module="config.settings", **variables):
    """Import the settings in a Python of their own; return its exit code and what it said."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {**clean, "VAR_DIR": str(tmp_path), "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}", **variables}
    command = [sys.executable, "-c", f"import {module}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, cwd=tmp_path)
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("ENVIRONMENT", "staging", "one of production, demo, development, test"),
        ("DEBUG", "perhaps", "1 or 0"),
        ("SESSION_HOURS", "ninety", "a whole number from 1 to 24"),
        ("SESSION_HOURS", "25", "a whole number from 1 to 24"),
        ("DATABASE_URL", "mysql://localhost/x", "postgres://"),
        ("REDIS_URL", "http://localhost", "redis://"),
        ("BASE_URL", "isigurt.example", "http://"),
        ("MAIL_PROVIDER", "pigeon", "one of file, smtp"),
        ("PAGE_CACHE_SECONDS", "-1", "a whole number from 0 to 3600"),
    ],
)
def test_bad_value_is_refused_with_name_value_and_expectation(tmp_path, name, given, expected):
    code, said = load_settings(tmp_path, **{"ENVIRONMENT": "demo", name: given})

    assert code == 2
    assert len(said.splitlines()) == 1
    assert name in said
    assert expected in said
    assert given in said or "not shown" in said


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too short"),
        ({"CODE_PEPPER": ""}, "CODE_PEPPER is not set"),
        ({"AUDIT_KEY": ""}, "AUDIT_KEY is not set"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"HTTPS": "0"}, "HTTPS"),
        ({"DATABASE_URL": ""}, "ALLOW_SQLITE=1"),
    ],
)
def test_production_refuses_to_start_unsafely(tmp_path, changed, named):
    code, said = load_settings(tmp_path, **{**PRODUCTION, **changed})

    assert code == 2
    assert named in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("changed", [{}, {"DATABASE_URL": "", "ALLOW_SQLITE": "1"}])
def test_production_starts_when_all_is_said(tmp_path, changed):
    code, said = load_settings(tmp_path, **{**PRODUCTION, **changed})

    assert (code, said) == (0, "")


def test_production_is_what_one_gets_without_saying(tmp_path):
    code, said = load_settings(tmp_path)

    assert code == 2
    assert "SECRET_KEY" in said


def test_password_in_an_address_is_never_shown(tmp_path):
    code, said = load_settings(tmp_path, ENVIRONMENT="demo", DATABASE_URL="mysql://user:hunter2@localhost/x")

    assert code == 2
    assert "hunter2" not in said


def test_web_server_refuses_a_bad_port(tmp_path):
    code, said = load_settings(tmp_path, module="config.gunicorn", PORT="eighty")

    assert code == 2
    assert "PORT is 'eighty'; expected a whole number from 1 to 65535." in said


def test_table_of_settings_is_fresh():
    script = ROOT / "scripts/generate/settings_table.py"

    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")


def test_example_names_every_variable():
    table = (ROOT / "docs/settings.md").read_text()
    example = (ROOT / ".env.example").read_text()

    names = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)

    assert len(names) > 20
    assert [name for name in names if f"{name}=" not in example] == []
