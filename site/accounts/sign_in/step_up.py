"""Who changes other people's accounts has typed a password or shown a second factor a short time ago.

allauth keeps what was sent, asks, and goes on with it. Its own test does not count signing in; ours does.
"""

import time

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest


def confirm_again(request: HttpRequest) -> None:
    """Raises ReauthenticationRequired, which allauth's middleware answers, where the last proof is too old."""
    records = get_authentication_records(request, request.user)
    newest = max((record.get("at", 0) for record in records), default=0)
    if time.time() - newest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        raise ReauthenticationRequired
