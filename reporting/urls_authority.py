"""Addresses of officers, below /admin/autoriteti/."""

from django.urls import path

from reporting.views.authority import inbox, keys, referral

app_name = "reporting_authority"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("celesi/", keys.export, name="export_key"),
    path("<uuid:pk>/", referral.referral, name="referral"),
    path("<uuid:pk>/prano/", referral.acknowledge, name="acknowledge"),
    path("<uuid:pk>/pyet/", referral.ask, name="ask"),
    path("<uuid:pk>/perfundimi/", referral.tell, name="tell"),
    path("<uuid:pk>/dosja/<str:name>", referral.file, name="file"),
]
