"""Another rubric for what nobody has sorted: from the server's console alone, written down and told."""

from django.db import transaction

from core import audit
from reporting.rubrics import unsorted
from reporting.rubrics.queries import about_child_abuse, gravest
from reporting.vault.actions import confirming
from reporting.vault.actions.wrapping import current_vault
from reporting.verbs import Verb


class NotGraveEnough(Exception):
    """What nobody has sorted may be the gravest: only a rubric about sexual abuse of children takes it."""


@transaction.atomic
def change(slug: str) -> None:
    """Seal unsorted reports for the vault of the rubric `slug` from now on. Raises NotGraveEnough, NotReady."""
    if slug not in about_child_abuse():
        raise NotGraveEnough
    vault, before = current_vault(slug), gravest()
    unsorted.pin(slug)
    audit.record(Verb.VAULT_UNSORTED_CHANGED, vault, scope=slug, before=before)
    confirming.tell()
