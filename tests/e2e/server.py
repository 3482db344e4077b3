"""The demo as a stranger would run it: gunicorn on a free port, a real worker, a folder of its own, gone afterwards.

Loading the demo takes longer than any journey, so the loaded folder is kept under var/e2e-demo and copied for each run.
E2E_DEMO names another loaded VAR_DIR to copy instead.
"""

import fcntl
import hashlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts import processes

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "e2e-demo"
CODE = ("site", "campaigns", "reporting", "schools")
WORDS = ("locale", "site/static")
SHARED = ("static", "media")  # written once, then only read: linked instead of copied
NOT_COPIED = shutil.ignore_patterns("cache", "mail", "*.log")
PATIENCE = 90  # seconds


@dataclass(frozen=True)
class Demo:
    """A running demo."""

    url: str
    folder: Path

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":")[-1])

    def person(self, username: str) -> dict:
        people = json.loads((self.folder / "demo-accounts.json").read_text())
        return next(person for person in people if person["username"] == username)

    def rows(self, query: str, *values) -> list[tuple]:
        """What the database file holds, asked from outside: no code of the site is in between."""
        file = f"file:{self.folder / 'isigurt.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(file, uri=True, timeout=20)) as database:
            return database.execute(query, values).fetchall()

    def mails(self) -> list[str]:
        return [path.read_text() for path in sorted((self.folder / "mail").glob("*"))]


def settings(folder: Path, port: int = 8000) -> dict:
    """The environment of the demo. What the test run has set for itself is not for it."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return inherited | {
        "ENVIRONMENT": "demo",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "site"), str(ROOT))),
        "PYTHONUNBUFFERED": "1",
        "VAR_DIR": str(folder),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "OUTBOX_SWEEP_SECONDS": "2",
        "SECOND_LOOK_PERCENT": "0",  # a journey asks for a second look itself
    }


def digest(folders, suffixes) -> str:
    found = hashlib.sha256()
    for path in sorted(path for folder in folders for path in (ROOT / folder).rglob("*")):
        if path.suffix in suffixes:
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def new_demo(folder: Path) -> Path:
    """A copy of the loaded demo at `folder`. Two runs side by side do not load it at the same time."""
    if os.environ.get("E2E_DEMO"):
        return copy_of(Path(os.environ["E2E_DEMO"]), folder)
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return copy_of(loaded_demo(), folder)


def loaded_demo() -> Path:
    """The folder with the demo loaded: the one kept from earlier today while nothing that makes it has changed."""
    folder = KEPT / f"{date.today()}-{digest(CODE, ('.py', '.yaml', '.json', '.svg'))}"
    stamp, words = folder / "words", digest(WORDS, (".po", ".css", ".js", ".svg", ".woff2"))
    if not stamp.exists() or stamp.read_text() != words:
        for old in KEPT.glob("*-*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)
        stamp.unlink(missing_ok=True)
        prepare(folder)
        stamp.write_text(words)
    return folder


def prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "manage.py", "prepare"], cwd=ROOT, env=settings(folder), capture_output=True, text=True
    )
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise RuntimeError(f"the demo could not be prepared:\n{done.stdout}{done.stderr}")


def copy_of(kept: Path, folder: Path) -> Path:
    def left_out(at, names):
        return NOT_COPIED(at, names) | (set(SHARED) if Path(at) == kept else set())

    shutil.copytree(kept, folder, ignore=left_out)
    for name in SHARED:
        if (kept / name).exists():
            shutil.copytree(kept / name, folder / name, copy_function=link)
    return folder


def link(source: str, target: str) -> None:
    """A second name for the file where the file system can, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_web(folder: Path, **more: str) -> tuple[Demo, subprocess.Popen]:
    """Serve the folder; `more` are settings of this server alone."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn"]
    with (folder / "web.log").open("wb") as log:  # the process keeps its own
        process = processes.start(command, settings(folder, port) | more, cwd=ROOT, stdout=log, stderr=log)
    demo = Demo(f"http://127.0.0.1:{port}", folder)
    wait_until(lambda: answers(demo.url), process)
    return demo, process


def start_worker(demo: Demo) -> subprocess.Popen:
    """A worker with beat in it, as small as the demo's."""
    flags = ["--beat", "-s", str(demo.folder / "beat"), "--pool", "solo", "--without-gossip", "--without-mingle"]
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", *flags]
    with (demo.folder / "worker.log").open("wb") as log:
        return processes.start(command, settings(demo.folder, demo.port), cwd=ROOT, stdout=log, stderr=log)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz/", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_until(true, process=None, seconds=PATIENCE):
    """Wait for `true()` to answer something, and return it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and (process is None or process.poll() is None):
        if found := true():
            return found
        time.sleep(0.1)
    raise AssertionError("waited in vain" if process is None else "the server did not start: see web.log")
