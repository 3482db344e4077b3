"""Starts processes that end when we do: on Ctrl-C, on SIGTERM, and even when we are killed."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
GRACE = 5  # an idle worker notices a SIGTERM within five seconds; what it was doing stays in the outbox
HEARD: list = []  # whether `make` caught SIGINT when we began to listen
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """Ask Linux to end this process when the one that started it ends. Elsewhere it does nothing."""
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command: "Sequence[str]", environment: "Mapping[str, str]", **options: Any) -> "subprocess.Popen[Any]":
    """Start a process in a group of its own: a Ctrl-C reaches us alone, and we tell the others in order."""
    return subprocess.Popen(
        command,
        env=environment,
        start_new_session=True,
        preexec_fn=die_with_parent,
        stdin=subprocess.DEVNULL,
        **options,
    )


def stop(processes: "Sequence[subprocess.Popen[Any]]") -> None:
    """End them all: politely first, and after GRACE seconds with their whole group."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + GRACE
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, deadline - time.monotonic()))
        end_group(process)


def end_group(process: "subprocess.Popen[Any]") -> None:
    """What is left of the process's group (children that did not follow it) is killed."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class Interrupted(Exception):
    """Somebody asked us to stop."""


def listen_for_the_end() -> None:
    """Turn SIGINT and SIGTERM into Interrupted; end with `make` when that is what started us."""

    def on_signal(number: int, frame: object) -> None:
        for known in (signal.SIGINT, signal.SIGTERM):
            signal.signal(known, signal.SIG_IGN)
        raise Interrupted

    signal.signal(signal.SIGINT, on_signal)
    signal.signal(signal.SIGTERM, on_signal)
    if make_started_us():
        die_with_parent()
        HEARD.append(make_hears_interrupts())


def make_started_us() -> bool:
    return _parent_file("comm").strip() in ("make", "gmake")


def make_was_interrupted() -> bool:
    """True when `make` alone got a SIGINT: it waits for us without telling us. It no longer catches the signal then.

    A `make` that a script started in the background (`make run &`) never caught it, and was not interrupted.
    """
    return HEARD == [True] and not make_hears_interrupts()


def make_hears_interrupts() -> bool:
    caught = [line.split()[1] for line in _parent_file("status").splitlines() if line.startswith("SigCgt:")]
    return not caught or bool(int(caught[0], 16) & (1 << (signal.SIGINT - 1)))


def _parent_file(name: str) -> str:
    try:
        return Path(f"/proc/{os.getppid()}/{name}").read_text()
    except OSError:
        return ""
