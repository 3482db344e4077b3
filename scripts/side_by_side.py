"""Runs several commands, a few at a time, and prints what they say line by line with the name of who says it."""

import os
import selectors
import subprocess
import time
from collections import deque
from dataclasses import dataclass, field

import processes
from bootstrap import say


@dataclass
class Running:
    """A command that runs, since when, and the beginning of a line that it has not ended yet."""

    name: str
    process: subprocess.Popen
    since: float = field(default_factory=time.monotonic)
    unfinished: bytes = b""

    def hear(self):
        """Print the lines that have come; False when no more will."""
        said = os.read(self.process.stdout.fileno(), 65536)
        *lines, self.unfinished = (self.unfinished + said).split(b"\n")
        if not said and self.unfinished:
            lines.append(self.unfinished)
        for line in lines:
            say(f"{self.name:>10} | {line.decode(errors='replace').rstrip()}")
        return bool(said)


def run_side_by_side(commands, environment, at_once):
    """Run the `commands`, {name: command}, in their order and `at_once` at a time; yield (name, code, seconds)."""
    waiting, running = deque(commands.items()), []
    ears = selectors.DefaultSelector()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(begin(*waiting.popleft(), environment, ears))
            for key, _ in ears.select():
                one = key.data
                if not one.hear():
                    ears.unregister(key.fileobj)
                    running.remove(one)
                    yield one.name, one.process.wait(), time.monotonic() - one.since
    finally:
        processes.stop([one.process for one in running])


def begin(name, command, environment, ears):
    process = processes.start(command, environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    one = Running(name, process)
    ears.register(process.stdout, selectors.EVENT_READ, one)
    return one
