"""Opening what is sealed for who is signed in, and what is raised where it stays closed.

Functions that open a report or a referral do it within `about(subject)`: what stands in the way comes out as Closed.
One decorator (vault.views.opening.answers_closed) turns that into a page.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpResponse
from nacl.public import PrivateKey

from accounts.models import StaffRequest
from reporting.vault import session_key
from reporting.vault.actions.copies import vault_private
from reporting.vault.crypto.sealing import CannotOpen
from reporting.vault.models import VaultKey
from reporting.vault.session_key import Locked


class NoKey(Exception):
    """This person has not been given the vault's key."""


class ContentDestroyed(Exception):
    """The days of the content were over: nothing is left to open."""


class Closed(Exception):
    """`subject` (a report, a referral) stays closed because of `why`: Locked, NoKey, CannotOpen or ContentDestroyed."""

    def __init__(self, subject: object, why: Exception) -> None:
        super().__init__(type(why).__name__)
        self.subject, self.why = subject, why


class Instead(Exception):
    """Another page stands before what was asked for."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


@contextmanager
def about(subject: object) -> Iterator[None]:
    """Says of what it is that something does not open. Raises Closed."""
    try:
        yield
    except (Locked, NoKey, CannotOpen, ContentDestroyed) as why:
        raise Closed(subject, why) from why


def opened_vault_key(request: StaffRequest, vault_id: str | None) -> PrivateKey:
    """A vault's private key for a signed-in keyholder whose own key is unlocked. Raises Locked, NoKey."""
    own = session_key.private_key(request)
    copy = VaultKey.objects.select_related("vault", "holder").filter(vault=vault_id, holder__user=request.user).first()
    if copy is None:
        raise NoKey
    return vault_private(copy, own)
