"""Which Chromium the tests drive, and how it is started."""

import os
import shutil

# The same browser without windows opens a page in a quarter of the time, so it goes before the others.
WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium as root, or in a container without user namespaces, starts without its sandbox alone; it sees our own pages.
# Without /dev/shm, or with a tiny one, its shared memory lies in the folder of temporary files.
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")


def installed() -> "str | None":
    """The path of the browser: CHROMIUM, else one on the path, else None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
