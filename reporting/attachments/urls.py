"""Files of a report on the desk, below /admin/raporto/."""

from django.urls import path

from reporting.attachments import views

urlpatterns = [
    path("<uuid:pk>/skedar/<int:number>/", views.attachment, name="attachment"),
    path("<uuid:pk>/skedar/<int:number>/shiko/", views.look, name="attachment_look"),
    path("<uuid:pk>/skedar/<int:number>/permbajtja/", views.content, name="attachment_content"),
    path("<uuid:pk>/skedar/<int:number>/shkarko/", views.download, name="attachment_download"),
]
