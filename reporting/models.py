from reporting.assessment.models import Assessment, Taxonomy, Term
from reporting.attachments.models import Attachment, FilesNotAllowed, accepts_files
from reporting.authorities.models import Authority, Officer
from reporting.care.models import CareChoice, CareWeek, CheckIn, Exposure
from reporting.cases.models.messages import Message, Note
from reporting.cases.models.report import Answer, Recusal, Report
from reporting.desk.models import AdviceCard
from reporting.duty.models import Shift
from reporting.figures.models import StatisticsFact
from reporting.intake.history.models import KeptDraft
from reporting.links.models import LinkMark
from reporting.notices.enums import NoticeKind
from reporting.notices.models import Notice, NoticeEvent, NoticeTemplate, Recheck, Recipient
from reporting.questions.models import FormVersion
from reporting.referrals.models import AuthorityToken, DossierFile, Referral, ReferralMessage, Webhook, WebhookDelivery
from reporting.retention.models import RetentionRule
from reporting.rubrics.models import Category, Rubric, UnsortedRubric
from reporting.vault.models import (
    KeyHolder,
    RecoveryKey,
    Rotation,
    Vault,
    VaultKey,
    VaultRecovery,
    VaultRequest,
    WrappedKey,
)

__all__ = [
    "AdviceCard",
    "Answer",
    "Assessment",
    "Attachment",
    "Authority",
    "AuthorityToken",
    "CareChoice",
    "CareWeek",
    "Category",
    "CheckIn",
    "DossierFile",
    "Exposure",
    "FilesNotAllowed",
    "FormVersion",
    "KeptDraft",
    "KeyHolder",
    "LinkMark",
    "Message",
    "Note",
    "Notice",
    "NoticeEvent",
    "NoticeKind",
    "NoticeTemplate",
    "Officer",
    "Recheck",
    "Recipient",
    "RecoveryKey",
    "Recusal",
    "Referral",
    "ReferralMessage",
    "Report",
    "RetentionRule",
    "Rotation",
    "Rubric",
    "Shift",
    "StatisticsFact",
    "Taxonomy",
    "Term",
    "UnsortedRubric",
    "Vault",
    "VaultKey",
    "VaultRecovery",
    "VaultRequest",
    "Webhook",
    "WebhookDelivery",
    "WrappedKey",
    "accepts_files",
]
