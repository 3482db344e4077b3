"""The mail with which somebody gets into a new account: a link that lets them choose a password, once."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sign_in.password_reset import address
from core import mail, outbox
from core.outbox.models import OutboxItem

KIND = "accounts.invite"


def register() -> None:
    outbox.register(KIND, _("mail to a new colleague: the invitation"), invite)


def invite(item: OutboxItem) -> None:
    """Send it, unless the account is gone, switched off, or its owner has a password already."""
    person = User.objects.filter(pk=item.target, is_active=True).exclude(email="").first()
    if person is None or person.has_usable_password():
        return
    context = {
        "username": person.get_username(),
        "url": settings.BASE_URL + address(person),
        "renew_url": settings.BASE_URL + reverse("account_reset_password"),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
    }
    mail.send("invitation", person.email, context, key=item.pk)
