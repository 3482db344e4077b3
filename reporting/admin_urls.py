"""Addresses of the desk, below /admin/raporto/."""

from django.urls import path

from reporting.views.desk import keys, lock, queue, report, steps

app_name = "reporting_desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("tjetri/", queue.following, name="next"),
    path("hap/", lock.unlock, name="unlock"),
    path("mbyll/", lock.lock, name="lock"),
    path("celesat/", keys.keys, name="keys"),
    path("celesat/ri/", keys.make, name="make_key"),
    path("celesat/<int:pk>/jep/", keys.give, name="give"),
    path("celesat/<int:pk>/hiq/", keys.withdraw, name="withdraw"),
    path("<uuid:pk>/", report.report, name="report"),
    path("<uuid:pk>/merr/", steps.take, name="take"),
    path("<uuid:pk>/lesho/", steps.release, name="release"),
    path("<uuid:pk>/vlereso/", steps.assess, name="assess"),
    path("<uuid:pk>/shkruaj/", steps.write, name="write"),
    path("<uuid:pk>/shenim/", steps.note, name="note"),
    path("<uuid:pk>/perfundo/", steps.close, name="close"),
    path("<uuid:pk>/rihap/", steps.reopen, name="reopen"),
]
