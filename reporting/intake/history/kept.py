"""Keep a form under way for an hour, so that each of its pages has an address and Back is only another GET.

An address ends in `?p=<token>-<number>`: the number says which page of this form; the token is drawn at random, names
the row and opens it. The server keeps neither the token nor the key. What cannot be kept (too long, too many at once,
no database) is answered as before, from the state in the page alone: Back is then Chrome's, and nothing is lost.
"""

import datetime as dt
import json
import re
import secrets
from dataclasses import asdict, dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from core.rate_limits import buckets
from core.rate_limits.buckets import Rate
from reporting.intake.draft import Draft
from reporting.intake.history.models import KeptDraft

ADDRESS = re.compile(r"([A-Za-z0-9_-]{43})-(\d{1,3})")
LARGEST, MOST_PAGES = 100_000, 500  # bytes of one form; pages of it, going to and fro
ROOM = Rate.per_minute(120, 1_000)  # new forms: with LARGEST, what a flood can fill for an hour
ROUNDED = dt.timedelta(minutes=10)  # the rows do not tell to the minute when somebody wrote


@dataclass
class Page:
    """One page that was shown: the step, and what could not be taken in of what was typed there, with the reason."""

    step: str
    typed: str = ""  # as the browser sent it
    warning: str = ""
    status: int = 200


@dataclass
class Kept:
    """A form under way: its draft, its pages in the order in which they were shown; after sending, what the code's page
    shows, and the draft without any answer."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    draft: Draft = field(default_factory=Draft)
    pages: list[Page] = field(default_factory=list)
    sent: bool = False
    missing_files: list[dict] = field(default_factory=list)
    new: bool = True  # no row yet

    def address(self, number: int) -> str:
        return f"{self.token}-{number}"

    def save(self) -> bool:
        """Keep it for INTAKE_MINUTES from now; False when that cannot be."""
        name, box = opened_by(self.token)
        data = {name: value for name, value in asdict(self).items() if name not in ("token", "new")}
        body = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
        if len(body) > LARGEST or len(self.pages) > MOST_PAGES:
            return False
        row = KeptDraft(name=name, sealed=bytes(box.encrypt(body)), until=end())
        try:
            if self.new and not buckets.take("drafts", ROOM):
                return False
            columns = ["sealed", "until"]
            KeptDraft.objects.bulk_create([row], update_conflicts=True, unique_fields=["name"], update_fields=columns)
        except DatabaseError:
            return False
        self.new = False
        return True

    def destroy(self) -> None:
        KeptDraft.objects.filter(name=opened_by(self.token)[0]).delete()


def find(address: str) -> tuple[Kept, int] | None:
    """The form of an address and the number of the page; None when it is over, or never was."""
    if not (parts := ADDRESS.fullmatch(address)):
        return None
    token, number = parts[1], int(parts[2])
    name, box = opened_by(token)
    try:
        row = KeptDraft.objects.filter(name=name, until__gt=timezone.now()).first()
        data = json.loads(box.decrypt(bytes(row.sealed))) if row else None
    except (DatabaseError, CryptoError, ValueError):
        return None
    if data is None:
        return None
    data |= {"draft": Draft(**data["draft"]), "pages": [Page(**page) for page in data["pages"]]}
    return Kept(token=token, new=False, **data), number


def forget() -> int:
    """Destroy what is over."""
    return KeptDraft.objects.filter(until__lte=timezone.now()).delete()[0]


def opened_by(token: str) -> tuple[str, SecretBox]:
    """The name of the row and the box that a token opens."""
    derived = HKDF(algorithm=SHA256(), length=64, salt=None, info=b"isigurt kept draft").derive(token.encode())
    return derived[:32].hex(), SecretBox(derived[32:])


def end() -> dt.datetime:
    """INTAKE_MINUTES from now, rounded up."""
    until = timezone.now() + dt.timedelta(minutes=settings.INTAKE_MINUTES)
    step = ROUNDED.total_seconds()
    return dt.datetime.fromtimestamp(-(-until.timestamp() // step) * step, tz=dt.UTC)
