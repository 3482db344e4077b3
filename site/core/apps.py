from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core import checks, outbox  # noqa: F401 system checks
        from core.audit import facts, heads, verbs
        from core.content import links  # noqa: F401 links to pages in rich text
        from core.i18n.dates import say_how_to_write
        from core.moderation import mail as moderation_mail
        from core.outbox import kinds, operator_mail
        from core.page_cache import invalidation  # noqa: F401 what readers see
        from core.search import signals  # noqa: F401 listens to Wagtail's publishing

        say_how_to_write()
        verbs.register(verbs.Verb)
        facts.register("delivery", _("delivery"), kinds.label)
        facts.register("figure", _("figure"))
        facts.register("period", _("period"))
        facts.register("hash", _("hash"))
        heads.register()
        outbox.register(operator_mail.KIND, _("mail to an operator: something was given up"), operator_mail.deliver)
        moderation_mail.register()
        register_dependencies()


def register_dependencies() -> None:
    """Name the models that every public page may show: pictures, helplines, partners, places, languages."""
    from wagtail.models import Locale, PageViewRestriction, Site

    from core import models
    from core.page_cache.dependencies import depends_on

    depends_on(Locale, PageViewRestriction, Site)
    depends_on(models.CustomDocument, models.CustomImage, models.Helpline, models.Partner)
    depends_on(models.CrisisTopic)
    depends_on(models.Municipality, models.Region)
