import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django = get_wsgi_application()

from core.backends.body_deadline import BodyDeadline  # noqa: E402 needs the settings
from core.page_cache.wsgi import PageCache  # noqa: E402 needs the settings

application = BodyDeadline(PageCache(django))
