"""Settings of the audit trail (docs/audit.md)."""

from celery.schedules import crontab

from config import env
from config.installation import VAR

AUDIT_HEADS_FILE = env.text(
    "AUDIT_HEADS_FILE", str(VAR / "audit-heads.log"), help="File that gets one signed line about the audit trail a day."
)
AUDIT_MAIL_TO = env.words("AUDIT_MAIL_TO", help="Addresses that the daily line is mailed to, best elsewhere.")

AUDIT_BEAT = {
    "seal-audit-trail": {"task": "core.tasks.seal_audit_trail", "schedule": 60},
    "audit-head": {"task": "core.tasks.audit_head", "schedule": crontab(minute=10)},  # once a day; asked hourly
    "forget-full-buckets": {"task": "core.tasks.forget_full_buckets", "schedule": 60},
}
