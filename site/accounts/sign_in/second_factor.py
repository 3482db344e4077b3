"""Our second factors: how allauth words and keeps them, and whether a session has shown one."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from django.contrib.auth.models import AbstractUser
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from nacl.encoding import URLSafeBase64Encoder
from nacl.secret import SecretBox

from accounts.verbs import Verb
from core import audit

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for one of these
SHOWN = "second_factor_of"


def was_shown(request: HttpRequest) -> bool:
    """True when this session's person set up or used a second factor in this very session."""
    return request.session.get(SHOWN) == str(request.user.pk)


@receiver([authenticator_added, authenticator_used])
def remember_in_session(request: HttpRequest, user: AbstractUser, authenticator: Authenticator, **kwargs: Any) -> None:
    """A session in which a factor was just set up or used need not ask for it again."""
    request.session[SHOWN] = str(user.pk)
    request.session.save()  # allauth tells of a new factor on commit, which may be after the session was written


@receiver(authenticator_added)
def tell_added(user: AbstractUser, authenticator: Authenticator, **kwargs: Any) -> None:
    audit.record(Verb.SECOND_FACTOR_ADDED, user, by=user, type=authenticator.type)


@receiver(authenticator_removed)
def tell_removed(user: AbstractUser, authenticator: Authenticator, **kwargs: Any) -> None:
    audit.record(Verb.SECOND_FACTOR_REMOVED, user, by=user, type=authenticator.type)


def box() -> SecretBox:
    """Seals what the codes are made from: whoever copies the database alone cannot make codes."""
    return SecretBox(salted_hmac("accounts.sign_in.second_factor", "", algorithm="sha256").digest())


class SecondFactors(DefaultMFAAdapter):
    """allauth's second factors in our words, with their secrets sealed."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Wait for the next one and try again."),
        "cannot_delete_authenticator": _("Two-step sign-in cannot be switched off here."),
        "cannot_generate_recovery_codes": _("Set up two-step sign-in first."),
    }

    def encrypt(self, text: str) -> str:
        return box().encrypt(text.encode(), encoder=URLSafeBase64Encoder).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return box().decrypt(encrypted_text.encode(), encoder=URLSafeBase64Encoder).decode()

    def get_totp_label(self, user: AbstractUser) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user: AbstractUser, type: str) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Key %(number)s") % {"number": number}
