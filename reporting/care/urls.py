"""Care for analysts, at /admin/raporto/kujdesi/."""

from django.urls import path

from reporting.care import views

urlpatterns = [
    path("", views.care, name="care"),
    path("pushim/", views.pause, name="care_pause"),
    path("si-je/", views.check_in, name="care_check_in"),
]
