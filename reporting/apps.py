from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from reporting import mail_events, notice_mail, notifications, referral_news  # noqa: F401 registers handlers and receivers
