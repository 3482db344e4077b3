"""The generation: one number, shared by all processes of a machine, that grows when what readers see changes."""

import os
import time
from collections.abc import Callable
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from django.conf import settings
from django.db import transaction

Given = ParamSpec("Given")
Kept = TypeVar("Kept")


@cache
def generation_file() -> str:
    path = Path(settings.GENERATION_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(exist_ok=True)
    return str(path)


def generation() -> int:
    """A number that is another one after every `bump()`, in every process of this machine."""
    try:
        return os.stat(generation_file()).st_mtime_ns
    except FileNotFoundError:
        generation_file.cache_clear()
        return os.stat(generation_file()).st_mtime_ns


def remembered(function: Callable[Given, Kept]) -> Callable[Given, Kept]:
    """Caches what `function` returned for the same arguments, in this process, until the next `bump()`."""
    plain: Callable[..., Kept] = function
    kept = lru_cache(maxsize=500)(lambda current, *args: plain(*args))
    return cast("Callable[Given, Kept]", wraps(function)(lambda *args: kept(generation(), *args)))


def bump() -> None:
    """What readers see has changed: drop everything cached, now and again when the running transaction is committed."""
    stamp()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(stamp)


def stamp() -> None:
    after = max(time.time_ns(), generation() + 1)
    os.utime(generation_file(), ns=(after, after))
