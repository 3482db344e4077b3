"""The mail with which somebody gets into a new account: a link that lets them choose a password, once."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import outbox
from core.mail import message_id
from core.outbox.models import OutboxItem

KIND = "accounts.invite"


def register() -> None:
    outbox.register(KIND, _("mail to a new colleague: the invitation"), invite)


def invite(item: OutboxItem) -> None:
    """Send it, unless the account is gone, switched off, or its owner has a password already."""
    person = User.objects.filter(pk=item.target, is_active=True).exclude(email="").first()
    if person is None or person.has_usable_password():
        return
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "username": person.get_username(),
            "url": f"{settings.BASE_URL}{link(person)}",
            "renew_url": f"{settings.BASE_URL}{reverse('account_reset_password')}",
            "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
        }
        EmailMessage(
            render_to_string("emails/invitation.subject.txt", context).strip(),
            render_to_string("emails/invitation.txt", context),
            to=[person.email],
            headers={"Message-ID": message_id(item.pk)},
        ).send()


def link(person: User) -> str:
    """The address at which this person may choose a password."""
    key = default_token_generator.make_token(person)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})
