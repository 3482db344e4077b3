"""Mail to the desk: that something arrived, and nothing of what it says.

Subject and text are the same for every report. Each mail carries a Message-ID made of its outbox row, so that a mail
server recognises one that a dying worker sent twice.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import User
from core import outbox


@outbox.handler("reporting.new_report")
def new_report(item) -> None:
    """A row for each person on the desk: one address that bounces does not hold up the others."""
    for pk in User.objects.filter(is_active=True, groups__name__in=["analyst", "supervisor"]).values_list(
        "pk", flat=True
    ):
        outbox.put("reporting.mail_new_report", pk)


@outbox.handler("reporting.reporter_wrote")
def reporter_wrote(item) -> None:
    if item.target != "desk":
        outbox.put("reporting.mail_reporter_wrote", item.target)
    else:
        outbox.put("reporting.new_report", "desk")


@outbox.handler("reporting.mail_new_report")
def mail_new_report(item) -> None:
    send(item, "new_report")


@outbox.handler("reporting.mail_reporter_wrote")
def mail_reporter_wrote(item) -> None:
    send(item, "reporter_wrote")


def send(item, message: str) -> None:
    """Send templates/emails/<message> to the user whose id is the row's target; nobody there is nothing to do."""
    user = User.objects.filter(pk=item.target, is_active=True).exclude(email="").first()
    if user is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        context = {"desk_url": f"{settings.BASE_URL}/admin/raporto/"}
        mail = EmailMessage(
            render_to_string(f"emails/{message}.subject.txt", context).strip(),
            render_to_string(f"emails/{message}.txt", context),
            to=[user.email],
            headers={"Message-ID": f"<{item.pk}@{settings.BASE_URL.split('//')[-1].split(':')[0]}>"},
        )
        mail.send()
