from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.sign_in import (
            password_reset,
            second_factor,  # noqa: F401 listens to allauth
        )
        from accounts.verbs import Verb
        from core.audit import facts, verbs

        verbs.register(Verb)
        password_reset.register()
        facts.register("type", _("kind"))
