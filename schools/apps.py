"""What schools give to other apps: the tile of the map, and on what public pages depend."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchoolsConfig(AppConfig):
    name = "schools"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.audit import facts, verbs
        from core.page_cache.dependencies import depends_on
        from schools.coverage import tiles
        from schools.models import School, Session, SessionTopic
        from schools.verbs import Verb

        verbs.register(Verb)
        facts.register("start", _("begins"))
        facts.register("changed", _("changed"))
        depends_on(School, Session, SessionTopic)
        tiles.register()
