"""Mail to the desk: that something arrived, and nothing of what it says.

Subject and text are the same for every report, but for one word: that somebody is in danger now. Each person gets at
most one mail of a kind in a window (STAFF_MAIL_WINDOW_MINUTES): a flood makes one row that waits, not a thousand mails.
A child in danger now has a kind and a short window of its own, so that its first mail never waits; it goes to whoever
is on duty (reporting.duty) and is repeated until somebody takes the report (reporting.cases.escalation). Each mail
carries a Message-ID made of its row, so that a mail server recognises one that a dying worker sent twice.
"""

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import DESK
from core import mail, outbox
from core.outbox.models import OutboxItem
from reporting.duty import text_messages
from reporting.duty.queries import on_duty
from reporting.vault.queries import holders_of


def register() -> None:
    for name, label, handle in (
        ("new_report", _("word to the desk of a new report"), new_report),
        ("new_danger", _("word to the desk of a child in danger"), new_danger),
        ("reporter_wrote", _("word to the desk that a reporter wrote"), reporter_wrote),
        ("danger_wrote", _("word to the desk that somebody in danger wrote"), danger_wrote),
        ("mail_new_report", _("mail to a colleague: a new report"), mail_new_report),
        ("mail_new_danger", _("mail to a colleague: a child in danger"), mail_new_danger),
        ("mail_reporter_wrote", _("mail to a colleague: a reporter wrote"), mail_reporter_wrote),
        ("mail_danger_wrote", _("mail to a colleague: somebody in danger wrote"), mail_danger_wrote),
    ):
        outbox.register(f"reporting.{name}", label, handle)


def desk(scope: str) -> QuerySet[User]:
    """Who works on the reports of a rubric: who holds its key. Everybody on the desk where nobody does yet."""
    of_rubric = holders_of(scope)
    return of_rubric if of_rubric.exists() else User.objects.filter(is_active=True, groups__name__in=DESK).distinct()


def ask_for_mails(kind: str, scope: str) -> None:
    """A row for each person: one address that bounces does not hold up the others."""
    for pk in desk(scope).values_list("pk", flat=True):
        outbox.put(kind, pk)


def new_report(item: OutboxItem) -> None:
    ask_for_mails("reporting.mail_new_report", item.target)


def new_danger(item: OutboxItem) -> None:
    """To whoever is on duty and can open it, by text message too; where nobody is, to everybody who could."""
    shifts = on_duty(item.target, timezone.now())
    for pk in sorted({shift.user_id for shift in shifts}):
        outbox.put("reporting.mail_new_danger", pk)
    for shift in shifts:
        text_messages.ask_for(shift)
    if not shifts:
        ask_for_mails("reporting.mail_new_danger", item.target)


def reporter_wrote(item: OutboxItem) -> None:
    """`target` is the analyst who has the report, or the rubric when nobody has."""
    if item.target.isdigit():
        outbox.put("reporting.mail_reporter_wrote", item.target)
    else:
        outbox.put("reporting.new_report", item.target)


def danger_wrote(item: OutboxItem) -> None:
    if item.target.isdigit():
        outbox.put("reporting.mail_danger_wrote", item.target)
    else:
        outbox.put("reporting.new_danger", item.target)


def mail_new_report(item: OutboxItem) -> None:
    once_in_a_window(item, "new_report", settings.STAFF_MAIL_WINDOW_MINUTES)


def mail_new_danger(item: OutboxItem) -> None:
    once_in_a_window(item, "danger", settings.STAFF_MAIL_DANGER_WINDOW_MINUTES)


def mail_reporter_wrote(item: OutboxItem) -> None:
    once_in_a_window(item, "reporter_wrote", settings.STAFF_MAIL_WINDOW_MINUTES)


def mail_danger_wrote(item: OutboxItem) -> None:
    once_in_a_window(item, "danger", settings.STAFF_MAIL_DANGER_WINDOW_MINUTES)


def once_in_a_window(item: OutboxItem, message: str, minutes: int) -> None:
    """Send, unless such a mail went to this person less than `minutes` ago: then at the end of that time."""
    outbox.once_in_a_window(item, minutes, lambda: send(item, message))


DOORS = {"desk_url": "raporto", "authority_url": "autoriteti"}


def send(item: OutboxItem, message: str) -> None:
    """Send templates/emails/<message> to the user whose id is the row's target; nobody there is nothing to do."""
    user = User.objects.filter(pk=item.target, is_active=True).exclude(email="").first()
    if user is None:
        return
    context = {name: f"{settings.BASE_URL}/admin/{path}/" for name, path in DOORS.items()}
    mail.send(message, user.email, context, key=item.pk)
