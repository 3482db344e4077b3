"""Addresses of the API for authorities' own systems, below /api/autoriteti/."""

from django.urls import path

from reporting.referrals import api

urlpatterns = [
    path("", api.ReferralList.as_view(), name="api-referrals"),
    path("<uuid:pk>/", api.ReferralDetail.as_view(), name="api-referral"),
    path("<uuid:pk>/prano/", api.Acknowledge.as_view(), name="api-referral-acknowledge"),
    path("<uuid:pk>/pyet/", api.Ask.as_view(), name="api-referral-ask"),
    path("<uuid:pk>/perfundimi/", api.Tell.as_view(), name="api-referral-tell"),
]
