from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default = True
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.people import invitation
        from accounts.roles import in_words
        from accounts.sign_in import (
            password_reset,
            second_factor,  # noqa: F401 listens to allauth
        )
        from accounts.verbs import Verb
        from core.audit import facts, verbs

        verbs.register(Verb)
        password_reset.register()
        facts.register("type", _("kind"))
        facts.register("was", _("was"), in_words)
        facts.register("roles", _("roles"), in_words)
        facts.register("region", _("region"))
        facts.register("active", _("switched on"))
        invitation.register()


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's pages of accounts, with our forms."""

    user_viewset = "accounts.people.views.PeopleViewSet"
