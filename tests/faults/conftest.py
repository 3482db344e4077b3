"""An installation of its own for each test: a database, a broker, a mail server and real workers that can be killed."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from pathlib import Path

import psycopg
import pytest

from tests.faults.mailbox import Mailbox

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))
import processes  # noqa: E402
from testing import servers  # noqa: E402

PATIENCE = 90  # seconds; a shared machine may be slow, and waiting ends as soon as what is waited for is there
FLAGS = ("--concurrency", "1", "--loglevel", "WARNING", "--without-gossip", "--without-mingle", "--without-heartbeat")


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/faults" in str(item.path):
            item.add_marker(pytest.mark.faults)


@pytest.fixture(scope="session")
def postgresql():
    given = os.environ.get("FAULTS_DATABASE_URL")
    with contextlib.nullcontext(given) if given else servers.postgresql() as address:
        yield address


@pytest.fixture(scope="session")
def redis():
    with servers.redis() as address:
        yield address


@pytest.fixture
def mailbox():
    box = Mailbox(servers.free_port())
    box.controller.start()
    yield box
    box.controller.stop()


@pytest.fixture(scope="session")
def laid_postgresql(tmp_path_factory, postgresql):
    """A database with the tables and the people, to copy for each test."""
    address = new_database(postgresql, "template0")
    Installation(tmp_path_factory.mktemp("laid"), 25, {"DATABASE_URL": address}).inside("lay")
    return address


@pytest.fixture(scope="session")
def laid_sqlite(tmp_path_factory):
    """The same as a file."""
    folder = tmp_path_factory.mktemp("laid")
    Installation(folder, 25, {}).inside("lay")
    return folder / "isigurt.sqlite3"


def new_database(server, template):
    name = f"faults_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return server.rpartition("/")[0] + f"/{name}"


@pytest.fixture
def on_redis(tmp_path, mailbox, laid_postgresql, postgresql, redis, worker_id):
    """As in production: PostgreSQL and Redis."""
    address = new_database(postgresql, laid_postgresql.rpartition("/")[2])
    broker = redis.rpartition("/")[0] + f"/{7 + int('0' + worker_id.strip('gwmaster'))}"
    made = Installation(tmp_path, mailbox.port, {"DATABASE_URL": address, "CELERY_BROKER_URL": broker})
    yield made
    processes.stop(made.running)


@pytest.fixture
def on_files(tmp_path, mailbox, laid_sqlite):
    """As after `make run`: SQLite and the file-system broker."""
    shutil.copy(laid_sqlite, tmp_path)
    made = Installation(tmp_path, mailbox.port, {})
    yield made
    processes.stop(made.running)


@pytest.fixture(params=["on_redis", "on_files"])
def site(request):
    return request.getfixturevalue(request.param)


class Installation:
    """One installation under test and the processes that we started for it."""

    def __init__(self, folder, mail_port, variables):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        ours = {"ENVIRONMENT": "demo", "VAR_DIR": str(folder), "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}"}
        mail = {"MAIL_PROVIDER": "smtp", "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(mail_port)}
        outbox = {"OUTBOX_SWEEP_SECONDS": "1", "OUTBOX_LEASE_SECONDS": "4"}
        quiet = {"PYTHONWARNINGS": "ignore", "DJANGO_SETTINGS_MODULE": "config.settings"}
        quick = {"CELERY_SKIP_CHECKS": "1"}  # a second of each start: `make check` runs Django's checks
        self.environment = {**kept, **ours, **mail, **outbox, **quiet, **quick, **variables}
        self.database = variables.get("DATABASE_URL") or str(folder / "isigurt.sqlite3")
        self.folder, self.running = folder, []

    def inside(self, what):
        """Run a step of inside.py; it must succeed."""
        command = [sys.executable, str(ROOT / "tests/faults/inside.py"), what]
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE, cwd=ROOT)

    def worker(self):
        """A worker without a beat: nothing sweeps."""
        return self._celery()

    def worker_with_beat(self):
        """As `make run` starts it: beat is a child of the worker, and is killed with it."""
        return self._celery("--beat", "--schedule", str(self.folder / "beat"))

    def _celery(self, *arguments):
        command = [sys.executable, "-m", "celery", "--quiet", "-A", "config", "worker", *FLAGS, *arguments]
        process = processes.start(command, self.environment, cwd=str(ROOT))
        self.running.append(process)
        return process

    def kill(self, process):
        """kill -9, the worker and its children at once: nothing of it can tidy up."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.running.remove(process)

    def rows(self):
        """How many rows wait in the outbox, asked from outside."""
        query = "SELECT count(*) FROM core_outboxitem"
        if self.database.startswith("postgres"):
            with psycopg.connect(self.database) as connection:
                return connection.execute(query).fetchone()[0]
        with contextlib.closing(sqlite3.connect(self.database, timeout=20)) as connection:
            return connection.execute(query).fetchone()[0]


@pytest.fixture
def wait():
    """Wait until something is so; fail when it does not become so."""

    def until(condition, what):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"waited {PATIENCE} s for {what}"
            time.sleep(0.05)

    return until
