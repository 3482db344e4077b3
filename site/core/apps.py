from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core import audit_heads, changes, links  # noqa: F401 outbox; what readers see; links to pages in rich text
        from core.search import signals  # noqa: F401 listens to Wagtail's publishing
