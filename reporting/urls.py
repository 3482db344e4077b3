from django.urls import path

from reporting.views import code, figures, intake
from reporting.views.intake import attached

app_name = "reporting"
urlpatterns = [
    path("", intake.start, name="start"),
    path("skedare/", attached.files, name="files"),
    path("tani/", intake.now, name="now"),
    path("kodi/", code.code, name="code"),
    path("si-po-ecim/", figures.how_we_are_doing, name="figures"),
    path("te-dhena.csv", figures.as_csv, name="figures_csv"),
    path("te-dhena.json", figures.as_json, name="figures_json"),
]
