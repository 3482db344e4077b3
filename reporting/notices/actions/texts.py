"""Texts of notices: the first ones of an installation, and new versions. A version in use never changes."""

from django.db import transaction

from accounts.models import User
from core import audit
from reporting.notices import texts
from reporting.notices.models import NoticeTemplate
from reporting.verbs import Verb


@transaction.atomic
def load_first() -> int:
    """Add the texts that a kind and language lacks; return how many. What supervisors wrote is left alone."""
    added = 0
    for row in texts.first_versions():
        if not NoticeTemplate.objects.filter(kind=row["kind"], language=row["language"]).exists():
            NoticeTemplate.objects.create(**row)
            added += 1
    return added


@transaction.atomic
def revise(template: NoticeTemplate, *, subject: str, body: str, by: User) -> NoticeTemplate:
    """Make the next version of a text, and that one the version in use."""
    versions = NoticeTemplate.objects.select_for_update().filter(kind=template.kind, language=template.language)
    latest = max(versions.values_list("version", flat=True))
    versions.filter(active=True).update(active=False)
    made = NoticeTemplate.objects.create(
        kind=template.kind, language=template.language, version=latest + 1, subject=subject, body=body
    )
    audit.record(Verb.NOTICE_TEXT_REVISED, made, by=by, kind=made.kind, language=made.language, version=made.version)
    return made
