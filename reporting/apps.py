from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from reporting import checks  # noqa: F401 system checks
        from reporting.care.views import EXTENSION as care
        from reporting.cases import escalation, extensions, staff_mail
        from reporting.desk.page import EXTENSION as desk
        from reporting.figures import public
        from reporting.figures.actions.statistics import EXTENSION as statistics
        from reporting.notices import handlers as notices
        from reporting.notices import webhooks  # noqa: F401 the mail provider's events
        from reporting.referrals import handlers as referrals

        for extension in (care, desk, statistics):
            extensions.register(extension)
        for room in (staff_mail, escalation, notices, referrals):
            room.register()
        public.register()
