"""Rubrics, a vault with its keyholders, and reports that come in through the same door as real ones.

Making a key costs an Argon2id derivation, so keyholders of the tests get one that is cheap.
"""

import uuid

from django.urls import reverse
from nacl.public import PrivateKey
from wagtail.models import Locale

from reporting.intake import actions
from reporting.models import Report, Rubric, Vault, VaultKey
from reporting.vault.actions import copies
from reporting.vault.crypto import codes, passphrases, sealing
from tests.factories.vault import PASSPHRASE, SCOPES, holder, vault

__all__ = [
    "PASSPHRASE", "SCOPES", "data_key", "give", "give_rubric", "holder", "report", "rubric", "unlock", "vault",
    "vault_private",
]  # fmt: skip
ANSWERS = {"links": "https://faqe.example.org/video", "story": "Dikush më kërcënon çdo ditë."}


def rubric(slug: str = "bullizem-dhune", language: str = "sq") -> Rubric:
    return Rubric.objects.get(slug=slug, locale=Locale.objects.get(language_code=language))


def vault_private(vault: Vault, user) -> PrivateKey:
    """A vault's private key, as `user` takes it out."""
    own = passphrases.unlock(user.keyholder.as_locked(), PASSPHRASE)
    copy = VaultKey.objects.select_related("vault", "holder").get(vault=vault, holder=user.keyholder)
    return copies.vault_private(copy, own)


def give(vault: Vault, giver, taker) -> None:
    """Let `giver`, who holds the vault's key, give it to `taker`."""
    copies.give_scope(vault, vault_private(vault, giver), holder(taker), by=giver)


def give_rubric(scope: str, giver, taker) -> None:
    """Let `giver` give `taker` the key of a rubric's vault."""
    give(Vault.objects.active().of_rubrics().get(scope=scope), giver, taker)


def data_key(report: Report, user) -> bytes:
    """The data key of a report, as `user` takes it out of the vault."""
    row = report.wrapped_keys.get(data_key_id=report.data_key_id)
    return sealing.unwrap(row.wrapped, vault_private(row.vault, user), row.seal_context)


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
