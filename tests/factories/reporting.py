"""Rubrics, a vault with its keyholders, and reports that come in through the same door as real ones.

Making a key costs an Argon2id derivation, so keyholders of the tests get one that is cheap.
"""

import uuid

from django.urls import reverse
from wagtail.models import Locale

from reporting.intake import actions
from reporting.models import Report, Rubric, Vault, VaultKey
from reporting.vault.actions import copies
from reporting.vault.crypto import codes, passphrases, sealing
from tests.factories.vault import PASSPHRASE, SCOPES, holder, vault

__all__ = ["PASSPHRASE", "SCOPES", "data_key", "give", "holder", "report", "rubric", "unlock", "vault"]
ANSWERS = {"links": "https://faqe.example.org/video", "story": "Dikush më kërcënon çdo ditë."}


def rubric(slug: str = "bullizem-dhune", language: str = "sq") -> Rubric:
    return Rubric.objects.get(slug=slug, locale=Locale.objects.get(language_code=language))


def give(vault: Vault, giver, taker) -> None:
    """Let `giver`, who holds the vault's key, give it to `taker`."""
    own = passphrases.unlock(giver.keyholder.as_locked(), PASSPHRASE)
    copy = VaultKey.objects.select_related("vault", "holder").get(vault=vault, holder=giver.keyholder)
    copies.give_scope(vault, copies.vault_private(copy, own), holder(taker), by=giver)


def data_key(report: Report, user) -> bytes:
    """The data key of a report, as `user` takes it out of the vault."""
    own = passphrases.unlock(user.keyholder.as_locked(), PASSPHRASE)
    row = report.wrapped_keys.get(data_key_id=report.data_key_id)
    copy = VaultKey.objects.select_related("vault", "holder").get(vault=row.vault_id, holder=user.keyholder)
    return sealing.unwrap(row.wrapped, copies.vault_private(copy, own), row.seal_context)


def report(answers=None, *, code: str | None = None, **more) -> Report:
    """A new report. Needs a vault."""
    facts = {"language": "sq", "danger": False, "rubric": None, "category": None} | more
    submission = actions.Submission(
        str(uuid.uuid4()), code or codes.new(), answers=ANSWERS if answers is None else answers, **facts
    )
    actions.submit(submission)
    return Report.objects.get(pk=submission.id)


def unlock(client, passphrase: str = PASSPHRASE, **data):
    """Unlock the key of whoever is signed in to `client`."""
    return client.post(reverse("reporting_desk:unlock"), {"passphrase": passphrase, **data})
