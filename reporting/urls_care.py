"""Care for analysts, at /admin/raporto/kujdesi/."""

from django.urls import path

from reporting.views.desk import care

urlpatterns = [
    path("", care.care, name="care"),
    path("pushim/", care.pause, name="care_pause"),
    path("si-je/", care.check_in, name="care_check_in"),
]
