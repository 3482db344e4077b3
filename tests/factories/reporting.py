"""Rubrics, a vault with its keyholders, and reports that come in through the same door as real ones.

Making a key costs an Argon2id derivation, so keyholders of the tests get one that is cheap.
"""

import uuid

from django.urls import reverse
from wagtail.models import Locale

from reporting.actions import intake, keys
from reporting.models import KeyHolder, Report, Rubric, Vault
from reporting.rubrics import write_rubrics
from reporting.vault import codes

PASSPHRASE = "natë e qetë mbi Shkodër"
ANSWERS = {"links": "https://faqe.example.org/video", "story": "Dikush më kërcënon çdo ditë."}


def rubric(slug: str = "bullizem-dhune", language: str = "sq") -> Rubric:
    if not Rubric.objects.exists():
        write_rubrics()
    return Rubric.objects.get(slug=slug, locale=Locale.objects.get(language_code=language))


def holder(user) -> KeyHolder:
    """A key of `user`, locked with PASSPHRASE."""
    return KeyHolder.objects.filter(user=user).first() or keys.make_holder(user, PASSPHRASE)


def vault(*users) -> Vault:
    """The active vault; its key is given to `users`."""
    return keys.make_vault("Kasaforta e provës", [holder(user) for user in users])


def report(answers=None, *, code: str | None = None, **more) -> Report:
    """A new report. Needs a vault."""
    facts = {"language": "sq", "danger": False, "rubric": None, "category": None} | more
    submission = intake.Submission(
        str(uuid.uuid4()), code or codes.new(), answers=ANSWERS if answers is None else answers, **facts
    )
    intake.submit(submission)
    return Report.objects.get(pk=submission.id)


def unlock(client, passphrase: str = PASSPHRASE, **data):
    """Unlock the key of whoever is signed in to `client`."""
    return client.post(reverse("reporting_desk:unlock"), {"passphrase": passphrase, **data})
