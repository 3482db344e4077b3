from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.people import desk_roles
        from core.audit import facts, verbs
        from core.page_cache.dependencies import depends_on
        from reporting import checks  # noqa: F401 system checks
        from reporting.care.views import EXTENSION as care
        from reporting.cases import escalation, extensions, staff_mail, trail
        from reporting.desk.page import EXTENSION as desk
        from reporting.duty import text_messages
        from reporting.enums import Outcome
        from reporting.figures import public
        from reporting.figures.actions.statistics import EXTENSION as statistics
        from reporting.notices import handlers as notices
        from reporting.notices import webhooks  # noqa: F401 the mail provider's events
        from reporting.notices.models import NoticeKind
        from reporting.referrals import handlers as referrals
        from reporting.referrals.states import ReferralOutcome
        from reporting.rubrics import frozen
        from reporting.rubrics.models import Rubric
        from reporting.vault import news, public_keys
        from reporting.vault.actions import confirming
        from reporting.vault.queries import has_vault
        from reporting.verbs import Verb

        for extension in (care, desk, statistics):
            extensions.register(extension)
        depends_on(Rubric)
        verbs.register(Verb)
        facts.register("outcome", _("outcome"), facts.choices(Outcome, ReferralOutcome))
        facts.register("kind", _("kind"), facts.choices(NoticeKind))
        for room in (trail, staff_mail, escalation, text_messages, notices, referrals, public_keys, news):
            room.register()
        public.register()
        frozen.register(has_vault)
        desk_roles.register(desk_roles.Keepers(confirming.is_needed, confirming.tell))
