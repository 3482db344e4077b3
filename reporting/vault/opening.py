"""A vault's private key for who is signed in."""

from nacl.public import PrivateKey

from reporting.vault import session_key
from reporting.vault.actions.copies import vault_private
from reporting.vault.models import VaultKey


class NoKey(Exception):
    """This person has not been given the vault's key."""


def opened_vault_key(request, vault_id: str) -> PrivateKey:
    """A vault's private key for a signed-in keyholder whose own key is unlocked. Raises session_key.Locked, NoKey."""
    own = session_key.private_key(request)
    copy = VaultKey.objects.select_related("vault", "holder").filter(vault=vault_id, holder__user=request.user).first()
    if copy is None:
        raise NoKey
    return vault_private(copy, own)
