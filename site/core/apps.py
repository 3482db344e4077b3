from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core.audit import heads  # noqa: F401 handlers of the outbox
        from core.content import links  # noqa: F401 links to pages in rich text
        from core.page_cache import invalidation  # noqa: F401 what readers see
        from core.search import signals  # noqa: F401 listens to Wagtail's publishing
