from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reporting import checks  # noqa: F401 system checks
        from reporting.care.views import EXTENSION as care
        from reporting.cases import escalation, extensions, staff_mail  # noqa: F401 handlers of the outbox
        from reporting.desk.page import EXTENSION as desk
        from reporting.figures import public
        from reporting.figures.actions.statistics import EXTENSION as statistics
        from reporting.notices import handlers, webhooks  # noqa: F401 handlers of the outbox, the mail provider's events
        from reporting.referrals import handlers as referral_handlers  # noqa: F401

        for extension in (care, desk, statistics):
            extensions.register(extension)
        public.register()
