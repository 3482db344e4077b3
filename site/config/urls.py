"""Addresses: what is the same in every language first, then the pages of each language."""

from anymail import urls as anymail_urls
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import api
from core.content import views
from core.search import views as search
from core.views import crawlers, errors, health, offline

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api.router.urls),
    path("api/", include(api.urlpatterns)),
    path("robots.txt", crawlers.robots),
    path("sitemap.xml", crawlers.sitemap),
    path(".well-known/security.txt", crawlers.security),
    path("healthz/", health.healthz, name="healthz"),
    path("sw.js", offline.worker, name="offline-worker"),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", views.media, name="media"),
]

if settings.MAIL_WEBHOOK_SECRET:  # without it anybody could speak in the mail provider's name
    ours = [entry for entry in anymail_urls.urlpatterns if entry.name.startswith(settings.MAIL_PROVIDER)]
    urlpatterns += [path("anymail/", include((ours, "anymail")))]

urlpatterns += i18n_patterns(
    path("offline/", offline.offline, name="offline"),
    path("hyrja/", include("accounts.urls")),
    path("kerko/", search.search, name="search"),
    path("raporto/", include("reporting.urls")),
    path("seancat/", include("schools.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
