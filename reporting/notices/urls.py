"""Notices and referrals of a report, below /admin/raporto/ (included by admin_urls, under its names)."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from reporting.notices.views import notices, writing
from reporting.referrals.views import authority_access, referrals
from reporting.referrals.views import writing as referral_form
from reporting.views.desk import origins


class What(StringConverter):
    """What an authority can be given."""

    regex = "officer|token|webhook"


register_converter(What, "what")

urlpatterns = [
    path("autoritete/<slug:slug>/", authority_access.authority, name="authority_access"),
    path("autoritete/<slug:slug>/<what:what>/", authority_access.add, name="authority_add"),
    path("autoritete/<slug:slug>/<what:what>/<int:pk>/", authority_access.drop, name="authority_drop"),
    path("<uuid:pk>/njoftim/", writing.write, name="write_notice"),
    path("<uuid:pk>/njoftim/<uuid:notice>/", notices.notice, name="notice"),
    path("<uuid:pk>/njoftim/<uuid:notice>/iccam.<slug:form>", notices.record, name="notice_record"),
    path("<uuid:pk>/njoftim/<uuid:notice>/<slug:name>/", notices.step, name="notice_step"),
    path("<uuid:pk>/nga-vjen/", origins.trace, name="trace"),
    path("<uuid:pk>/shiko/", notices.look, name="look"),
    path("<uuid:pk>/pyet-serverin/", notices.ask_host, name="ask_host"),
    path("<uuid:pk>/referim/", referral_form.write, name="write_referral"),
    path("<uuid:pk>/referim/<uuid:referral>/", referrals.referral, name="referral"),
    path("<uuid:pk>/referim/<uuid:referral>/pergjigju/", referrals.reply, name="referral_reply"),
    path("<uuid:pk>/referim/<uuid:referral>/terhiq/", referrals.withdraw, name="referral_withdraw"),
]
