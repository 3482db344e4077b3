from django.urls import path

from reporting.views import code, intake

app_name = "reporting"
urlpatterns = [
    path("", intake.start, name="start"),
    path("tani/", intake.now, name="now"),
    path("kodi/", code.code, name="code"),
]
