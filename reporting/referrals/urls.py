"""Referrals of a report, and what authorities are given, below /admin/raporto/ (included by the desk)."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from reporting.referrals.views import authority_access, referrals, writing


class What(StringConverter):
    """What an authority can be given."""

    regex = "officer|token|webhook"


register_converter(What, "what")

urlpatterns = [
    path("autoritete/<slug:slug>/", authority_access.authority, name="authority_access"),
    path("autoritete/<slug:slug>/<what:what>/", authority_access.add, name="authority_add"),
    path("autoritete/<slug:slug>/<what:what>/<int:pk>/", authority_access.drop, name="authority_drop"),
    path("<uuid:pk>/dorezim/", writing.write, name="write_referral"),
    path("<uuid:pk>/dorezim/<uuid:referral>/", referrals.referral, name="referral"),
    path("<uuid:pk>/dorezim/<uuid:referral>/pergjigju/", referrals.reply, name="referral_reply"),
    path("<uuid:pk>/dorezim/<uuid:referral>/terhiq/", referrals.withdraw, name="referral_withdraw"),
]
