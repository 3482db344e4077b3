"""What every mail of ours has in common."""

from urllib.parse import urlsplit

from django.conf import settings


def message_id(key: object, part: str = "") -> str:
    """The Message-ID of the mail made of row `key`: the same when a dying worker sends it twice.

    `part` tells the mails of one row apart.
    """
    return f"<{key}{part and '.'}{part}@{urlsplit(settings.BASE_URL).hostname}>"
