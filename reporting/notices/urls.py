"""Notices of a report, below /admin/raporto/ (included by the desk, under its names)."""

from django.urls import path

from reporting.notices.views import notices, writing

urlpatterns = [
    path("<uuid:pk>/njoftim/", writing.write, name="write_notice"),
    path("<uuid:pk>/njoftim/<uuid:notice>/", notices.notice, name="notice"),
    path("<uuid:pk>/njoftim/<uuid:notice>/iccam.<slug:form>", notices.record, name="notice_record"),
    path("<uuid:pk>/njoftim/<uuid:notice>/<slug:name>/", notices.step, name="notice_step"),
    path("<uuid:pk>/shiko/", notices.look, name="look"),
    path("<uuid:pk>/pyet-serverin/", notices.ask_host, name="ask_host"),
]
