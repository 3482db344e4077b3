"""The migrations, from nothing to now, on the database that this run is about."""

import os
import sqlite3
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def empty_database(tmp_path):
    """The address of a database with nothing in it, and a function that asks it something."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        file = tmp_path / "isigurt.sqlite3"
        yield f"sqlite:///{file}", lambda query: sqlite3.connect(file).execute(query).fetchone()[0]
        return
    name = f"migrations_{uuid.uuid4().hex[:8]}"
    address = server.rpartition("/")[0] + f"/{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield address, lambda query: ask(address, query)
        connection.execute(f"DROP DATABASE {name}")


def ask(address, query):
    with psycopg.connect(address) as connection:
        return connection.execute(query).fetchone()[0]


def manage(tmp_path, address, *arguments):
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        **{"ENVIRONMENT": "demo", "VAR_DIR": str(tmp_path), "DATABASE_URL": address},
    }
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, cwd=ROOT)


@pytest.mark.database
def test_migrations_lead_from_nothing_to_the_models(tmp_path, empty_database):
    address, count = empty_database

    migrated = manage(tmp_path, address, "migrate", "-v0")
    roles = manage(tmp_path, address, "roles")

    assert (migrated.returncode, migrated.stderr) == (0, "")
    assert (roles.returncode, roles.stderr) == (0, "")
    assert count("SELECT count(*) FROM core_region") == 12
    assert count("SELECT count(*) FROM core_municipality") == 61
    assert count("SELECT count(*) FROM auth_group WHERE name = 'analyst'") == 1


def test_no_model_has_changed_without_a_migration(tmp_path):
    checked = manage(tmp_path, f"sqlite:///{tmp_path}/x.sqlite3", "makemigrations", "--check", "--dry-run")

    assert (checked.returncode, checked.stdout.strip()) == (0, "No changes detected")
