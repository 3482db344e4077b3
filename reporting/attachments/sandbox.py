"""Asks the process apart (worker.py) to clean a file or to make a picture of it."""

import contextlib
import fcntl
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

from reporting.attachments.limits import SECONDS, FileRefused

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-B", "-m", "reporting.attachments.worker"]
AT_ONCE = BoundedSemaphore(1)  # each may take some hundred megabytes


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One picture at a time in the whole house: in this process, and, by a lock on a file, in all of them."""
    with AT_ONCE, (Path(settings.VAR) / "cleaning.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def clean(data: bytes) -> tuple[str, str, bytes]:
    """(kind, media type, the file without metadata). Raises Refused."""
    facts, body = ask(data, "clean")
    return facts["kind"], facts["media_type"], body


def look(data: bytes, kind: str, level: str, page: int = 0) -> tuple[bytes, int]:
    """A JPEG for an analyst's eyes, and how many pages there are. Raises Refused."""
    facts, body = ask(data, "look", kind, level, str(page))
    return body, facts["pages"]


def ask(data: bytes, *arguments: str) -> tuple[dict, bytes]:
    try:
        with alone():
            done = subprocess.run(  # noqa: S603
                [*COMMAND, *arguments],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=2 * SECONDS,
                cwd=ROOT,
                env={"PYTHONPATH": str(ROOT)},
            )
    except subprocess.TimeoutExpired as error:
        raise FileRefused("broken") from error
    head, found, body = done.stdout.partition(b"\n")
    if done.returncode or not found:  # it ran out of time or memory, or a decoder crashed
        raise FileRefused("broken")
    facts = json.loads(head)
    if "refused" in facts:
        raise FileRefused(facts["refused"])
    return facts, body
