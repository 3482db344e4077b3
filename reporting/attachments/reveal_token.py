"""What an analyst pressed to see more: signed, for this person, this file, this page, ten minutes."""

from dataclasses import dataclass

from django.core import signing

from accounts.models import User
from reporting.attachments.models import Attachment

SALT, SECONDS = "reporting.attachment", 600
LEVELS = ("blurred", "grey", "colour")


@dataclass(frozen=True)
class RevealToken:
    level: str = "blurred"
    page: int = 0
    token: str = ""

    @property
    def further(self) -> str:
        """The level after this one; empty at the last."""
        return LEVELS[LEVELS.index(self.level) + 1] if self.level != LEVELS[-1] else ""


def sign(user: User, attachment: Attachment, level: str, page: int) -> str:
    level = level if level in LEVELS else LEVELS[0]
    return signing.dumps([user.pk, str(attachment.pk), level, max(0, page)], salt=SALT)


def read(user: User, attachment: Attachment, token: str) -> RevealToken:
    """What was pressed; without a valid token nothing was, and everything stays grey, small and blurred."""
    try:
        who, what, level, page = signing.loads(token, salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError):
        return RevealToken()
    return RevealToken(level, page, token) if (who, what) == (user.pk, str(attachment.pk)) else RevealToken()
