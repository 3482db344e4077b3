"""Runs several commands, a few at a time, and prints what they say line by line with the name of who says it."""

import os
import selectors
import subprocess
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, cast

import processes
from bootstrap import say


@dataclass
class Running:
    """A command that runs, since when, and the beginning of a line that it has not ended yet."""

    name: str
    process: subprocess.Popen
    since: float = field(default_factory=time.monotonic)
    unfinished: bytes = b""

    @property
    def output(self) -> IO[bytes]:
        """What it says: its output is always a pipe to us."""
        return cast("IO[bytes]", self.process.stdout)

    def hear(self) -> bool:
        """Print the lines that have come; False when no more will."""
        said = os.read(self.output.fileno(), 65536)
        *lines, self.unfinished = (self.unfinished + said).split(b"\n")
        if not said and self.unfinished:
            lines.append(self.unfinished)
        for line in lines:
            say(f"{self.name:>10} | {line.decode(errors='replace').rstrip()}")
        return bool(said)


def run_side_by_side(
    commands: Mapping[str, list[str]], environment: dict[str, str], at_once: int
) -> Iterator[tuple[str, int, float]]:
    """Run the `commands`, {name: command}, in their order and `at_once` at a time; yield (name, code, seconds)."""
    waiting = deque(commands.items())
    running: list[Running] = []
    ears = selectors.DefaultSelector()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                name, command = waiting.popleft()
                running.append(begin(name, command, environment, ears))
            for key, _ in ears.select():
                one = key.data
                if not one.hear():
                    ears.unregister(key.fileobj)
                    running.remove(one)
                    yield one.name, one.process.wait(), time.monotonic() - one.since
    finally:
        processes.stop([one.process for one in running])


def begin(name: str, command: list[str], environment: dict[str, str], ears: selectors.BaseSelector) -> Running:
    process = processes.start(command, environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    one = Running(name, process)
    ears.register(one.output, selectors.EVENT_READ, one)
    return one
