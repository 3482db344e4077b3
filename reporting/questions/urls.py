"""Addresses of the questions of each rubric, below /admin/raporto/formulari/."""

from django.urls import path

from reporting.questions.views import editor, preview

urlpatterns = [
    path("", preview.forms, name="forms"),
    path("<slug:scope>/", editor.edit, name="form"),
    path("<slug:scope>/nis/", editor.begin, name="form_begin"),
    path("<slug:scope>/<int:number>/", preview.preview, name="form_preview"),
]
