from django.urls import path

from reporting.figures.views import public
from reporting.intake.views import files, wizard
from reporting.reporter import views

app_name = "reporting"
urlpatterns = [
    path("", wizard.start, name="start"),
    path("skedare/", files.files, name="files"),
    path("harro/", wizard.forget, name="forget"),
    path("tani/", wizard.now, name="now"),
    path("kodi/", views.code, name="code"),
    path("si-po-ecim/", public.how_we_are_doing, name="figures"),
    path("te-dhena.csv", public.as_csv, name="figures_csv"),
    path("te-dhena.json", public.as_json, name="figures_json"),
]
