from django.urls import path

from reporting.intake.views import files, wizard
from reporting.reporter import views
from reporting.views import figures

app_name = "reporting"
urlpatterns = [
    path("", wizard.start, name="start"),
    path("skedare/", files.files, name="files"),
    path("tani/", wizard.now, name="now"),
    path("kodi/", views.code, name="code"),
    path("si-po-ecim/", figures.how_we_are_doing, name="figures"),
    path("te-dhena.csv", figures.as_csv, name="figures_csv"),
    path("te-dhena.json", figures.as_json, name="figures_json"),
]
