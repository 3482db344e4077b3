from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # registers checks, handlers and receivers
        from reporting import checks, mail_events, notice_mail, referral_news  # noqa: F401
        from reporting.cases import escalation, staff_mail  # noqa: F401
        from reporting.figures import public

        public.register()
