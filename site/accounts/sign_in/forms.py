"""allauth's forms in our words: its own have no Albanian."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sign_in import password_reset

CODE_LIVES = 120
CODE_HELP = _("Six figures from your app; or one of your recovery codes.")


class Worded(forms.BaseForm):
    """Gives the fields named in `words` their label and hint, and takes placeholders away: labels stay, they do not."""

    fields: dict[str, Any]  # each of a kind of its own
    words: dict[str, tuple] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = self.words.get(name, (field.label, ""))
            field.widget.attrs.pop("placeholder", None)
            if field.widget.attrs.get("autocomplete") == "one-time-code":
                field.widget.attrs |= {"inputmode": "numeric", "autocapitalize": "none"}


class NewPassword(Worded):
    """The present password and the new one, twice."""

    words = {
        "oldpassword": (_("Your present password"), ""),
        "password1": (
            _("New password"),
            _("At least 12 characters. Three or four words that only you put together are good."),
        ),
        "password2": (_("New password once more"), ""),
    }

    def add_error(self, field: str | None, error: Any) -> None:
        """allauth's only sentence about the second password is that the two differ."""
        differ = field == "password2" and not isinstance(error, ValidationError)
        super().add_error(field, _("The two passwords are not the same.") if differ else error)


class Login(Worded, account.LoginForm):
    words = {"login": (_("Username"), ""), "password": (_("Password"), "")}


class Reauthenticate(Worded, account.ReauthenticateForm):
    words = {"password": (_("Password"), "")}


class ChangePassword(NewPassword, account.ChangePasswordForm):
    pass


class ResetPassword(Worded, account.ResetPasswordForm):
    words = {"email": (_("Your e-mail address"), _("The one that an administrator has noted for you."))}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        password_reset.ask(self.users)
        return self.cleaned_data["email"]


class ResetPasswordKey(NewPassword, account.ResetPasswordKeyForm):
    pass


class CodeOnce(Worded):
    """A code is good once, for as long as the app's clock may be off: allauth remembers it for 30 seconds only."""

    user: User
    words = {"code": (_("Code"), CODE_HELP)}

    def clean_code(self) -> str:
        code = super().clean_code()  # type: ignore[misc]  # of allauth's form, which stands behind this class
        bare = "".join(filter(str.isalnum, code)).lower()
        key = salted_hmac("accounts.code", f"{self.user.pk}:{bare}").hexdigest()
        if not cache.add(f"accounts.code.{key}", 1, CODE_LIVES):
            raise get_adapter().validation_error("incorrect_code")
        return code


class Authenticate(CodeOnce, factor.AuthenticateForm):
    pass


class ReauthenticateCode(CodeOnce, factor.ReauthenticateForm):
    pass


class ActivateTotp(Worded, totp.ActivateTOTPForm):
    words = {"code": (_("Code"), _("The six figures that the app shows now."))}


class AddKey(Worded, webauthn.AddWebAuthnForm):
    words = {"name": (_("What you call this key"), "")}


class EditKey(Worded, webauthn.EditWebAuthnForm):
    words = {"name": (_("What you call this key"), "")}
