"""Addresses of officers, below /admin/autoriteti/."""

from django.urls import path

from reporting.referrals.views.officer import inbox, key_export, referral

app_name = "reporting_authority"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("celesi/", key_export.export, name="export_key"),
    path("<uuid:pk>/", referral.referral, name="referral"),
    path("<uuid:pk>/prano/", referral.acknowledge, name="acknowledge"),
    path("<uuid:pk>/pyet/", referral.ask, name="ask"),
    path("<uuid:pk>/perfundimi/", referral.tell, name="tell"),
    path("<uuid:pk>/dosja/<str:name>", referral.file, name="file"),
]
