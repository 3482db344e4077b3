"""Who is an officer of which authority."""

from django.db import transaction

from accounts.models import User
from core import audit
from reporting.authorities.models import Authority, Officer
from reporting.vault.models import VaultKey
from reporting.verbs import Verb


@transaction.atomic
def add_officer(authority: Authority, user: User, *, by: User | None) -> Officer:
    """Let `user` see what is handed to `authority`. Opening it takes the authority's key, which a colleague gives."""
    officer, new = Officer.objects.get_or_create(user=user, defaults={"authority": authority})
    if new:
        audit.record(Verb.AUTHORITY_OFFICER_ADDED, user, by=by, authority=authority.slug)
    return officer


@transaction.atomic
def remove_officer(officer: Officer, *, by: User) -> None:
    """They see nothing of the authority's any more, and their copy of its key is gone; its vault should be rotated."""
    copies = VaultKey.objects.filter(holder__user=officer.user_id, vault__kind="authority")
    copies.filter(vault__scope=officer.authority.slug).delete()
    audit.record(Verb.AUTHORITY_OFFICER_REMOVED, officer.user, by=by, authority=officer.authority.slug)
    officer.delete()
