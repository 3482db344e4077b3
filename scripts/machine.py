"""What a machine may be short of: room on its disks, memory, folders that we may write. Each trouble is a line.

Standard library only, in a syntax that an old Python can still read: bootstrap.py asks before `.venv` is there.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

MB = 1024 * 1024
# Where Linux keeps a container's memory (cgroup version 2, then 1): folder, controller, limit, what is used.
CGROUPS = (
    ("sys/fs/cgroup", "", "memory.max", "memory.current"),
    ("sys/fs/cgroup/memory", "memory", "memory.limit_in_bytes", "memory.usage_in_bytes"),
)
RECLAIMABLE = ("active_file", "inactive_file")  # the cache of files, given back when somebody needs the memory


def cannot_hold(folder: "str | Path", megabytes: int, otherwise: str = "make room there") -> "list[str]":
    """The line for a folder that we may not write, or whose disk has too little room; none when all is well."""
    existing = next(path for path in (Path(folder), *Path(folder).absolute().parents) if path.exists())
    if not os.access(str(existing), os.W_OK | os.X_OK):
        return [f"{existing} may not be written by this user: run as its owner, or give it away with chown -R."]
    free = shutil.disk_usage(str(existing)).free // MB
    if free < megabytes:
        return [f"{folder} has {free} MB free and needs {megabytes}: {otherwise}."]
    return []


def cannot_hold_temporary(megabytes: int) -> "list[str]":
    """The same for the folder of temporary files, which must be there in the first place."""
    otherwise = "make room there, or name a folder on another disk with TMPDIR=/its/path"
    try:
        return cannot_hold(tempfile.gettempdir(), megabytes, otherwise)
    except FileNotFoundError:
        return ["no folder for temporary files can be written (/tmp is missing, full or read-only): " + otherwise + "."]


def short_of_memory(megabytes: int, root: "str | Path" = "/") -> "list[str]":
    """The line for a machine, or a container, with less free memory than that; none where Linux does not say."""
    left = [*machine_memory(Path(root)), *container_memory(Path(root))]
    if left and min(left) // MB < megabytes:
        return [
            f"{min(left) // MB} MB of memory are free and {megabytes} are needed: "
            "end other programs, add swap, or raise the container's limit."
        ]
    return []


def machine_memory(root: Path) -> "list[int]":
    """Bytes that programs may still take, with the swap."""
    facts = dict(line.split(":", 1) for line in lines(root / "proc/meminfo"))
    free = [int(facts[name].split()[0]) * 1024 for name in ("MemAvailable", "SwapFree") if name in facts]
    return [sum(free)] if "MemAvailable" in facts else []


def container_memory(root: Path) -> "list[int]":
    """Bytes that the limit of each group around this process still leaves."""
    return [
        number(limit) - number(used) + reclaimable(limit.parent)
        for limit, used in limits(root)
        if lines(limit) not in ([], ["max"])
    ]


def limits(root: Path) -> "Iterator[tuple[Path, Path]]":
    """Where the limit and the use of each group around this process stand."""
    own = [line.split(":", 2) for line in lines(root / "proc/self/cgroup")]
    paths = {controller: path for _, controller, path in own}
    for base, controller, limit, used in CGROUPS:
        group = root / base / paths.get(controller, "").strip("/")
        for folder in (group, *group.parents):
            yield folder / limit, folder / used


def reclaimable(folder: Path) -> int:
    facts = dict(line.split() for line in lines(folder / "memory.stat"))
    return sum(int(facts.get("total_" + name) or facts.get(name) or 0) for name in RECLAIMABLE)


def number(path: Path) -> int:
    return int((lines(path) or ["0"])[0])


def lines(path: Path) -> "list[str]":
    """The lines of a file of the kernel; none where there is no such file."""
    try:
        return path.read_text().splitlines()
    except OSError:
        return []
