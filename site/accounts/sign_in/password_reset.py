"""The mail with which somebody chooses a new password: through the outbox, so that no time tells who has an account.

The page does the same work for every address: it looks, and writes a row. Row 0 is for nobody.
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core import mail, outbox
from core.outbox.models import OutboxItem

KIND, NOBODY = "accounts.password_reset", 0


def register() -> None:
    outbox.register(KIND, _("mail to choose a new password"), send)


def ask(users: list[User]) -> None:
    """A row for each user; one that asks for nothing where there is none."""
    for pk in [user.pk for user in users] or [NOBODY]:
        outbox.put(KIND, pk)


def send(item: OutboxItem) -> None:
    user = User.objects.filter(pk=item.target, is_active=True).exclude(email="").first()
    if user is None:
        return
    context = {"password_reset_url": settings.BASE_URL + address(user), "username": user.get_username()}
    mail.send("password_reset", user.email, context, key=item.pk)


def address(user: User) -> str:
    """Where this person may choose a password, once."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=key)
