"""How allauth signs people in here: no sign-up, no addresses looked at, our words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from accounts.sign_in import devices


class ClosedSignup(DefaultAccountAdapter):
    """Accounts are made by administrators; nobody signs up by themselves."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is switched off. Ask an administrator."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("The password is not right."),
        "invalid_password_reset": _("This link is no longer valid. Ask for a new one."),
        "rate_limited": _("Too many tries. Wait a few minutes and try again."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes and try again."),
        "username_password_mismatch": _("The username or the password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Nobody's: we do not look at addresses. No rate in the settings counts by address, so nothing comes of it."""
        return "0.0.0.0"  # noqa: S104

    def get_http_user_agent(self, request: HttpRequest) -> str:
        return ""

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords are counted by username, and apart for a browser that its owner has signed in from."""
        username = credentials.get("username", "").lower()
        return f"{username}:{devices.device_name(request, username)}"

    def post_login(self, request: HttpRequest, user: AbstractUser, **kwargs: Any) -> HttpResponseBase:
        response = super().post_login(request, user, **kwargs)
        devices.remember(request, response, user.get_username().lower())
        return response
