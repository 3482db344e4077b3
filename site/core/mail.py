"""What every mail of ours has in common."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation


def message_id(key: object, part: str = "") -> str:
    """The Message-ID of the mail made of row `key`: the same when a dying worker sends it twice.

    `part` tells the mails of one row apart.
    """
    return f"<{key}{part and '.'}{part}@{urlsplit(settings.BASE_URL).hostname}>"


def send(message: str, to: str, context: dict[str, Any], *, key: object, language: str = "") -> None:
    """Send templates/emails/<message>, subject and text, in `language` (else the site's), under the name of row `key`.

    Raises whatever the mail server answers: the outbox tries again.
    """
    with translation.override(language or settings.LANGUAGE_CODE):
        EmailMessage(
            render_to_string(f"emails/{message}.subject.txt", context).strip(),
            render_to_string(f"emails/{message}.txt", context),
            to=[to],
            headers={"Message-ID": message_id(key)},
        ).send()
