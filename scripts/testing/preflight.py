"""Before any stage begins: is what the chosen stages need there, and does it start? Every trouble is one line."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence

import machine
from bootstrap import ROOT, Trouble, refuse, say
from testing import chromium, servers

SECONDS = 60  # a browser's first start on a slow machine


def begin(stages: Sequence[str]) -> None:
    """Ask for every need of the stages once. Those that are not met have each told their line; then it ends."""
    say("Looking whether everything is there that the tests need")
    needs = dict.fromkeys(need for stage in stages for need in NEEDS[stage])
    if not all([met(need) for need in needs]):  # a list: the first trouble does not hide the others
        sys.exit(2)


def met(need: Callable[[], None]) -> bool:
    try:
        need()
    except Trouble:
        return False
    return True


# --- Needs ----------------------------------------------------------------------------------------------------------
def room() -> None:
    refuse(machine.cannot_hold(ROOT, 300) + machine.cannot_hold_temporary(700))


def some_memory() -> None:
    refuse(machine.short_of_memory(1000))


def much_memory() -> None:
    """A browser for each of two processes, and the site that they look at."""
    refuse(machine.short_of_memory(2500))


def postgresql() -> None:
    """A server that starts, or the one that was named, and lets us in."""
    import psycopg

    try:
        with servers.postgresql() as address:
            psycopg.connect(address.replace("postgres://", "postgresql://", 1), connect_timeout=10).close()
    except Exception as error:  # whatever kept it from starting
        raise Trouble(f"PostgreSQL: {reason(error)}; {MEND_POSTGRESQL}") from None


def redis() -> None:
    """A server that starts, or the one that was named, and answers."""
    from redis import Redis

    try:
        with servers.redis() as address:
            Redis.from_url(address).ping()
    except Exception as error:  # whatever kept it from starting
        raise Trouble(f"Redis: {reason(error)}; name a server with TEST_REDIS_URL=redis://…") from None


def semaphores() -> None:
    """Workers with several processes share semaphores, which live in /dev/shm."""
    try:
        multiprocessing.Semaphore()
    except OSError:
        raise Trouble(
            "/dev/shm is not there, full, or not for this user: as root, mount -t tmpfs -o mode=1777 tmpfs /dev/shm"
        ) from None


def browser() -> None:
    """Playwright's driver and the browser, started once as the tests start them, with a page in it."""
    path = servers.browser()
    os.environ["CHROMIUM"] = path  # the stages take the one that was tried
    from playwright.sync_api import sync_playwright

    try:
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(
                executable_path=path or None, args=chromium.FLAGS, timeout=SECONDS * 1000
            )
            running.new_page().set_content("<p>ready</p>")
            running.close()
    except Exception as error:  # a driver that ended raises a bare one
        raise Trouble(f"the browser does not start ({reason(error)}): {MEND_BROWSER}") from None


MEND_POSTGRESQL = f"see {servers.POSTGRESQL_LOG}, or name a server with TEST_DATABASE_URL=postgres://…"
MEND_BROWSER = "run sudo apt-get install chromium libatomic1, or name another with CHROMIUM=/its/path"
ALWAYS = (room, some_memory)
NEEDS = {
    "postgresql": (*ALWAYS, postgresql),
    "sqlite": ALWAYS,
    "coverage": ALWAYS,
    "faults": (*ALWAYS, postgresql, redis, semaphores),
    "e2e": (room, much_memory, browser),
}


def reason(error: Exception) -> str:
    """What a long message says: the line that names a missing library, else its first."""
    told = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    return next((line for line in told if "error while loading" in line), told[0])[:200]
