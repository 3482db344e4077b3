from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core import changes  # noqa: F401 listens: what is published is seen at once
        from core.search import signals  # noqa: F401 listens to Wagtail's publishing
