"""Addresses of the questions of each rubric, below /admin/raporto/formulari/."""

from django.urls import path

from reporting.views.desk import definitions, definitions_edit

urlpatterns = [
    path("", definitions.forms, name="forms"),
    path("<slug:scope>/", definitions_edit.edit, name="form"),
    path("<slug:scope>/nis/", definitions_edit.begin, name="form_begin"),
    path("<slug:scope>/<int:number>/", definitions.preview, name="form_preview"),
]
