"""Addresses of the desk, below /admin/raporto/."""

from django.urls import include, path

from reporting.desk.views import advice, bulk_dismissal, keyless_steps, origins, queue, report, steps
from reporting.intake.views import operator
from reporting.vault.views import lock

app_name = "reporting_desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("tjetri/", queue.following, name="next"),
    path("mbyll-spam/", bulk_dismissal.bulk_dismissal, name="bulk_dismissal"),
    path("hap/", lock.unlock, name="unlock"),
    path("mbyll/", lock.lock, name="lock"),
    path("celesat/", include("reporting.vault.urls")),
    path("formulari/", include("reporting.questions.urls")),
    path("telefon/", operator.call, name="operator"),
    path("", include("reporting.notices.urls")),
    path("", include("reporting.referrals.urls")),
    path("shifra/", include("reporting.figures.urls")),
    path("ruajtja/", include("reporting.retention.urls")),
    path("", include("reporting.attachments.urls")),
    path("kujdestaria/", include("reporting.duty.urls")),
    path("kujdesi/", include("reporting.care.urls")),
    path("<uuid:pk>/", report.report, name="report"),
    path("<uuid:pk>/nga-vjen/", origins.trace, name="trace"),
    path("<uuid:pk>/merr/", steps.take, name="take"),
    path("<uuid:pk>/lesho/", steps.release, name="release"),
    path("<uuid:pk>/jep/", keyless_steps.hand_over, name="hand_over"),
    path("<uuid:pk>/terhiqem/", keyless_steps.recuse, name="recuse"),
    path("<uuid:pk>/verdikti-i-meparshem/", keyless_steps.apply_prior_verdict, name="apply_prior_verdict"),
    path("<uuid:pk>/rubrika/", steps.sort, name="sort"),
    path("<uuid:pk>/vlereso/", steps.assess, name="assess"),
    path("<uuid:pk>/sy-i-dyte/", steps.ask_second, name="ask_second"),
    path("<uuid:pk>/shikim-i-dyte/", steps.second_look, name="second_look"),
    path("<uuid:pk>/vendos/", steps.settle, name="settle"),
    path("<uuid:pk>/kujto/", steps.follow_up, name="follow_up"),
    path("<uuid:pk>/shkruaj/", steps.write, name="write"),
    path("<uuid:pk>/keshilla/", advice.insert, name="advice"),
    path("<uuid:pk>/shenim/", steps.note, name="note"),
    path("<uuid:pk>/perfundo/", steps.close, name="close"),
    path("<uuid:pk>/rihap/", steps.reopen, name="reopen"),
]
