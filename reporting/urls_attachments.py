"""Files of a report on the desk, below /admin/raporto/."""

from django.urls import path

from reporting.views.desk import attachments

urlpatterns = [
    path("<uuid:pk>/skedar/<int:number>/", attachments.attachment, name="attachment"),
    path("<uuid:pk>/skedar/<int:number>/shiko/", attachments.look, name="attachment_look"),
    path("<uuid:pk>/skedar/<int:number>/permbajtja/", attachments.content, name="attachment_content"),
    path("<uuid:pk>/skedar/<int:number>/shkarko/", attachments.download, name="attachment_download"),
]
