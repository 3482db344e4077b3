"""What reporting adds to Wagtail's admin; each room has its own."""

from reporting.assessment import hooks as assessment
from reporting.desk import hooks as desk
from reporting.intake import hooks as intake
from reporting.notices import hooks as notices
from reporting.questions import hooks as questions
from reporting.referrals import hooks as referrals
from reporting.retention import hooks as retention
from reporting.rubrics import hooks as rubrics
from reporting.vault import hooks as vault

__all__ = ["assessment", "desk", "intake", "notices", "questions", "referrals", "retention", "rubrics", "vault"]
