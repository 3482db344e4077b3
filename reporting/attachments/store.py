"""Where sealed files lie: VAR_DIR/sealed, a name is a random id and tells nothing; the day is all that a time tells."""

import datetime as dt
import os
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.utils import timezone

KEPT, ORIGINAL, PART, CLEANED = "", ".original", ".part", ".cleaned"  # the last two are under way
ALL = (KEPT, ORIGINAL, PART, CLEANED)
KEEP_FREE = 200 * 10**6
HALF_WAY = dt.timedelta(hours=2)  # no request lasts so long: what is older and belongs to nothing was left behind


def folder(ending: str = KEPT) -> Path:
    """What is under way lies apart, so that it can be counted."""
    path = Path(settings.VAR) / "sealed" / ("arriving" if ending in (PART, CLEANED) else "")
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def path(pk: UUID | str, ending: str = KEPT) -> Path:
    return folder(ending) / f"{uuid.UUID(str(pk))}{ending}"


def has_room() -> bool:
    """Whoever sends files and never the report can fill the disk only so far, and never the last of it."""
    arriving = sum(found.stat().st_size for found in os.scandir(folder(PART)))
    return arriving < settings.FILES_WAITING_MB * 10**6 and shutil.disk_usage(folder()).free > KEEP_FREE


def create(pk: UUID | str, ending: str) -> BinaryIO:
    """A new file that only this program reads. Unbuffered: a full disk shows at the write that does not fit."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    return os.fdopen(os.open(path(pk, ending), flags, 0o600), "wb", buffering=0)


def write_down(file: BinaryIO) -> None:
    """Close it, once it is on the disk and not only in the memory of the system."""
    os.fsync(file.fileno())
    file.close()


def settle(pk: UUID | str) -> None:
    """The row is stored: let the files' times tell the day only."""
    day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    for found in files_of(pk):
        os.utime(found, (day, day))


def files_of(pk: UUID | str) -> list[Path]:
    return [found for ending in ALL if (found := path(pk, ending)).exists()]


def remove(pk: UUID | str, *endings: str) -> None:
    """Remove a file in all its forms, or in these. What is gone already is gone."""
    for ending in endings or ALL:
        path(pk, ending).unlink(missing_ok=True)


def remove_all(pks: Iterable[uuid.UUID]) -> None:
    for pk in pks:
        remove(pk)


def left_behind(now: dt.datetime) -> list[Path]:
    """Files that are old enough to be nobody's upload under way."""
    before = (now - HALF_WAY).timestamp()
    found = [*folder().iterdir(), *folder(PART).iterdir()]
    return [path for path in found if path.is_file() and path.stat().st_mtime < before]


def pk_of(path: Path) -> uuid.UUID | None:
    """The id that a file is called by; None for what is not ours."""
    try:
        return uuid.UUID(path.stem)
    except ValueError:
        return None
