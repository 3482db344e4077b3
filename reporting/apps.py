from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # registers checks, handlers and receivers
        from reporting import checks  # noqa: F401
        from reporting.cases import escalation, staff_mail  # noqa: F401
        from reporting.figures import public
        from reporting.notices import handlers, webhooks  # noqa: F401
        from reporting.referrals import handlers as referral_handlers  # noqa: F401

        public.register()
