"""Addresses of sign-in. allauth brings more (sign-up, mail addresses): what is not here does not exist."""

from allauth.account import views
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from accounts.sign_in.sign_out import logout

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    # allauth sends a person who has no password here; ours ask for one by mail
    path("password/set/", RedirectView.as_view(pattern_name="account_reset_password"), name="account_set_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
