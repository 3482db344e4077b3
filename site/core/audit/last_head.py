"""The last head of the audit trail, kept beside the daily ones, outside the database (AUDIT_HEADS_FILE.last).

Whoever rewrites the table would otherwise have the next sealing sign it. Sealing never goes below this one.
"""

import contextlib
import json
import os
from pathlib import Path

from django.conf import settings


def path() -> Path:
    return Path(f"{settings.AUDIT_HEADS_FILE}.last")


def kept() -> dict | None:
    """Position, hash and signature; None where none was kept yet. One that cannot be read contradicts everything."""
    try:
        found = json.loads(path().read_text())
        return {"position": int(found["position"]), "hash": str(found["hash"]), "signature": found["signature"]}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return {"position": 2**62, "hash": "", "signature": ""}


def keep(position: int, digest: str, signature: str) -> None:
    """Remember a head, if it is later than the one that is kept; renamed into its place."""
    before = kept()
    if not position or (before is not None and before["position"] >= position):
        return
    half = path().with_name(f"{path().name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path().parent.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps({"position": position, "hash": digest, "signature": signature}))
        half.replace(path())
