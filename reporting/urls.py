from django.urls import path

from reporting.views import intake

app_name = "reporting"
urlpatterns = [
    path("", intake.start, name="start"),
    path("tani/", intake.now, name="now"),
    path("kodi/", intake.start, name="code"),
]
