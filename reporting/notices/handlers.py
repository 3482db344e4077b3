"""The worker's part of notices: takes the sealed letter, hands it to the mail server, and says so.

A row of the outbox carries the notice's id alone. The Message-ID is made of it, so a mail server recognises what a
dying worker sent twice, and an answer finds its notice.
"""

import contextlib
import smtplib
from email.utils import parseaddr
from uuid import UUID

from anymail.exceptions import AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import outbox
from core.mail import message_id
from core.outbox.models import OutboxItem
from reporting.cases.staff_mail import send
from reporting.notices.actions import sending
from reporting.notices.models import Notice
from reporting.notices.states import NoticeState
from reporting.vault.crypto.sealing import CannotOpen


def register() -> None:
    outbox.register("reporting.send_notice", _("a notice to a provider"), send_notice)
    outbox.register("reporting.remind_notice", _("a reminder to a provider"), remind_notice)
    outbox.register(
        "reporting.mail_notice_news", _("mail to a colleague: news of a notice or referral"), mail_notice_news
    )


def own_address() -> str:
    return settings.NOTICE_EMAIL or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def reply_address(notice_id: UUID | str) -> str:
    """Where answers go; with the notice's id in it where a provider hands mail on to us."""
    local, _, domain = own_address().partition("@")
    return f"{local}+{str(notice_id).replace('-', '')}@{domain}" if settings.MAIL_WEBHOOK_SECRET else own_address()


def send_notice(item: OutboxItem) -> None:
    notice = Notice.objects.filter(pk=item.target, state=NoticeState.QUEUED, outgoing__isnull=False).first()
    if notice is None:  # sent before, or withdrawn
        return
    try:
        letter = sending.outgoing(notice)
    except CannotOpen:  # SECRET_KEY was changed meanwhile: only the desk can still open it
        sending.came_back(notice, what="unreadable")
        return
    number = notice.events.filter(what="again").count()
    try:
        name = post(notice, letter.to, letter.subject, letter.body, message_id(notice.pk, str(number)))
    except RecipientRefused:
        sending.came_back(notice)
    else:
        sending.sent(notice, name)


def remind_notice(item: OutboxItem) -> None:
    """A reminder names our reference and the day: no link, nothing of what the notice was about."""
    pk, number = item.target.split(":")
    notice = Notice.objects.select_related("recipient").filter(pk=pk, state=NoticeState.SENT).first()
    if notice is None:
        return
    context = {"reference": notice.reference, "day": notice.sent_at, "hotline": settings.HOTLINE_NAME}
    with translation.override(notice.recipient.language):
        subject = render_to_string("emails/notice_reminder.subject.txt", context).strip()
        body = render_to_string("emails/notice_reminder.txt", context | {"email": reply_address(notice.pk)})
    with contextlib.suppress(RecipientRefused):  # the notice itself was delivered: the desk sees that nothing came back
        answering = {"In-Reply-To": message_id(notice.pk, "0"), "References": message_id(notice.pk, "0")}
        post(notice, notice.recipient.email, subject, body, message_id(notice.pk, f"r{number}"), **answering)


def mail_notice_news(item: OutboxItem) -> None:
    send(item, "notice_news")


class RecipientRefused(Exception):
    """The mail server will never take this for this address."""


def post(notice: Notice, to: str, subject: str, body: str, name: str, **headers: str) -> str:
    """Send, and return the id under which the provider will speak of it. Raises Refused; all else is tried again."""
    mail = EmailMessage(subject, body, to=[to], reply_to=[reply_address(notice.pk)])
    mail.extra_headers = {"Message-ID": name, **headers}
    # anymail hands it back with each event; SMTP, and the stubs of Django's own class, know nothing of it
    mail.metadata = {"notice": str(notice.pk)}  # type: ignore[attr-defined]
    try:
        mail.send()
    except AnymailRecipientsRefused as error:
        raise RecipientRefused from error
    except smtplib.SMTPRecipientsRefused as error:
        if all(code >= 500 for code, _ in error.recipients.values()):
            raise RecipientRefused from error
        raise
    status = getattr(mail, "anymail_status", None)
    return (status and status.message_id) or name
