"""What keyholders are told of keys and of the desk: a mail without details, and what happened, on the page of keys."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.verbs import Verb as AccountVerb
from core import mail, outbox
from core.audit import facts, verbs
from core.models import AuditEntry
from core.outbox.models import OutboxItem
from reporting.verbs import Verb

MAIL = "reporting.keys_news"
DAYS, MOST = 30, 10
TOLD = (
    AccountVerb.ROLE_ASKED,
    AccountVerb.ROLE_CONFIRMED,
    AccountVerb.ROLE_REFUSED,
    AccountVerb.ROLE_TAKEN_BACK,
    Verb.VAULT_CONFIRMED,
    Verb.VAULT_REFUSED,
    Verb.VAULT_UNSORTED_CHANGED,
)


def register() -> None:
    outbox.register(MAIL, _("mail to a keyholder: look at the page of keys"), send)


def send(item: OutboxItem) -> None:
    """At most one in a window; what happens meanwhile is on the page."""
    person = User.objects.filter(pk=item.target, is_active=True).exclude(email="").first()
    if person is not None:
        context = {"keys_url": f"{settings.BASE_URL}/admin/raporto/celesat/"}
        minutes = settings.STAFF_MAIL_WINDOW_MINUTES
        outbox.once_in_a_window(item, minutes, lambda: mail.send("keys_news", person.email, context, key=item.pk))


def lately() -> list[dict]:
    """What was asked for, confirmed and refused in the last days, newest first, in words."""
    since = timezone.now() - dt.timedelta(days=DAYS)
    entries = list(AuditEntry.objects.filter(verb__in=TOLD, at__gt=since)[:MOST])
    people = [entry.subject_id for entry in entries if entry.subject_type == "accounts.user"]
    found = User.objects.filter(pk__in=people)
    names = {str(person.pk): person.get_full_name() or person.get_username() for person in found}
    return [in_words(entry, names) for entry in entries]


def in_words(entry: AuditEntry, names: dict[str, str]) -> dict:
    of_person = entry.subject_type == "accounts.user"
    return {
        "at": entry.at,
        "what": verbs.in_words(entry.verb),
        "whose": names.get(entry.subject_id, entry.subject_id) if of_person else "",
        "by": entry.actor,
        "facts": facts.in_words(entry.facts),
    }
