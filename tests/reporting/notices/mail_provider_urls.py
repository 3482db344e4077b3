"""The addresses of an installation whose mail provider tells of bounces and answers."""

from anymail import urls as anymail_urls
from django.urls import include, path

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as ours

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [path("anymail/", include((anymail_urls.urlpatterns, "anymail"))), *ours]
