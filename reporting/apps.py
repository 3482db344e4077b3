from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # registers checks, handlers and receivers
        from reporting import checks, escalation, mail_events, notice_mail, notifications, referral_news  # noqa: F401
        from reporting.figures import public

        public.register()
