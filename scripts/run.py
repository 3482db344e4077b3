"""`make run`: from a bare clone to a running demo, with every process stopped again at the end."""

import hashlib
import http.client
import json
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import bootstrap
import demo
import machine
import processes
from bootstrap import ROOT, Trouble, refuse, say

SOURCES = ("site", "campaigns", "reporting", "schools", "templates", "locale")
WAIT = 90
LIVES = 20  # so often a worker or beat is started again
DISK, MEMORY = 100, 450  # megabytes that the demo writes, and that preparing and serving it take
MEND_DISK = "make room there, or name a folder on another disk with VAR_DIR=/its/path"
WITHOUT = ("--without-gossip", "--without-mingle", "--without-heartbeat")  # one worker has nobody to talk to


def main() -> None:
    processes.listen_for_the_end()
    try:
        bootstrap.supported_python()
        port = chosen_port()
        environment = demo_environment(port)
        refuse(machine.cannot_hold(environment["VAR_DIR"], DISK, MEND_DISK) + machine.short_of_memory(MEMORY))
        python = bootstrap.ensure("requirements.txt")
        prepare(python, environment)
        serve(python, environment, port)
    except processes.Interrupted:
        say("Stopped.")


def chosen_port() -> int:
    """PORT, 8000 when it is not set; refused when it is no port or is taken."""
    given = os.environ.get("PORT") or "8000"
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise Trouble(f"PORT is {given!r}; expected a number from 1 to 65535, for example: make run PORT=8001")
    port = int(given)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen()
        except PermissionError:
            raise Trouble(
                f"port {port} needs more rights: choose one above 1023, for example: make run PORT=8001"
            ) from None
        except OSError:
            raise Trouble(
                f"port {port} is in use: stop what uses it, or choose another: make run PORT={port % 65000 + 1}"
            ) from None
    return port


def demo_environment(port: int) -> "dict[str, str]":
    return bootstrap.environment(**demo.settings(port), PORT=str(port))


def prepare(python: Path, environment: "dict[str, str]") -> None:
    """Migrate, load the demo, collect files: unless nothing has changed since that was done."""
    var = Path(environment["VAR_DIR"])
    stamp, now = var / "prepared", state_of_the_code(environment)
    if stamp.exists() and stamp.read_text() == now and (var / "isigurt.sqlite3").exists() and (var / "static").exists():
        return
    say("Preparing the database and the demo")
    child = processes.start([str(python), "manage.py", "prepare"], environment, cwd=str(ROOT))
    try:
        if child.wait() != 0:
            raise Trouble("the demo could not be prepared (see above).")
    finally:
        processes.stop([child])
    stamp.write_text(now)


def state_of_the_code(environment: "dict[str, str]") -> str:
    """A digest that changes when a file of ours, the packages or the database's address change."""
    digest = hashlib.sha256(bootstrap.STAMP.read_bytes() + environment.get("DATABASE_URL", "").encode())
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in (".pyc", ".mo") and path.is_file():
                facts = path.stat()
                digest.update(f"{path.relative_to(ROOT)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def serve(python: Path, environment: "dict[str, str]", port: int) -> None:
    """Run the web server and the workers side by side until the web server ends or somebody stops us."""
    started: list[subprocess.Popen[Any]] = []
    try:
        listed = commands(str(python), Path(environment["VAR_DIR"]))
        for command in listed:
            started.append(processes.start(command, environment, cwd=str(ROOT)))
        wait_until_healthy(port, started)
        print_sign_ins(environment, port)
        ended_by_itself = not watch(started, listed, environment)
    finally:
        say("\nStopping")
        processes.stop(started)
    if ended_by_itself:
        raise Trouble("the web server or the worker ended by itself (see above); everything is stopped.")
    raise processes.Interrupted


def watch(
    started: "list[subprocess.Popen[Any]]", listed: "tuple[list[str], ...]", environment: "dict[str, str]"
) -> bool:
    """Start a worker or beat again that ended. True when we are stopped, False when it is of no use to go on."""
    lives = LIVES
    while not processes.make_was_interrupted():
        for place, process in enumerate(started):
            if process.poll() is None:
                continue
            if place == 0 or not lives:  # the web server, or one that ends as soon as it begins
                return False
            lives -= 1
            say("The worker ended by itself (see above) and is started again.")
            started[place] = processes.start(listed[place], environment, cwd=str(ROOT))
        time.sleep(0.5)
    return True


def commands(python: str, var: Path) -> "tuple[list[str], ...]":
    """The web server, one worker in one process, and beat: small, and no child outlives its parent."""
    celery = (python, "-m", "celery", "--quiet", "-A", "config")
    return (
        [python, "-m", "gunicorn", "-c", "python:config.gunicorn"],
        [*celery, "worker", "--pool", "solo", "--loglevel", "WARNING", *WITHOUT],
        [*celery, "beat", "--loglevel", "WARNING", "--schedule", str(var / "beat-schedule"), "--pidfile", ""],
    )


def wait_until_healthy(port: int, started: "list[subprocess.Popen[Any]]") -> None:
    say("Starting the web server and the worker")
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        if any(process.poll() is not None for process in started):
            raise Trouble("the web server or the worker did not start (see above).")
        if answers(port):
            return
        time.sleep(0.2)
    raise Trouble(f"the web server did not answer within {WAIT} seconds.")


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def print_sign_ins(environment: "dict[str, str]", port: int) -> None:
    """The address, and the demo's people from var/demo-accounts.json."""
    path = Path(environment["VAR_DIR"]) / "demo-accounts.json"
    people = json.loads(path.read_text()) if path.exists() else []
    say(f"\niSIGURT is ready: {environment['BASE_URL']}/   (English: /en/, staff: /admin/)\n")
    columns = ("role", "username", "password", "passphrase")
    rows = [columns, *[tuple(person.get(column) or "" for column in columns) for person in people]]
    widths = [max(len(row[place]) for row in rows) for place in range(len(columns))]
    for row in rows if people else []:
        say("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    say("\nCtrl-C stops everything.")


if __name__ == "__main__":
    main()
