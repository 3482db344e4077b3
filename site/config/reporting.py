"""Settings of RAPORTO!."""

from celery.schedules import crontab

from config import env

INTAKE_MINUTES = env.number("INTAKE_MINUTES", 60, low=5, high=240, help="How long a form under way can still be sent.")

# --- Floods (docs/adr/0012) -------------------------------------------------------------------------------------------
FLOOD_PER_MINUTE = env.number("FLOOD_PER_MINUTE", 60, low=1, help="Reports a minute that need no proof, on and on.")
FLOOD_BURST = env.number("FLOOD_BURST", 120, low=1, help="Reports at once that need no proof.")
FLOOD_RUBRIC_PER_MINUTE = env.number("FLOOD_RUBRIC_PER_MINUTE", 30, low=1, help="The same for each rubric.")
FLOOD_RUBRIC_BURST = env.number("FLOOD_RUBRIC_BURST", 60, low=1, help="The same for each rubric.")
WRONG_CODES_PER_MINUTE = env.number(
    "WRONG_CODES_PER_MINUTE", 10, low=1, help="Wrong codes a minute, of everybody together, before codes need a proof."
)
WRONG_CODES_BURST = env.number("WRONG_CODES_BURST", 30, low=1, help="Wrong codes at once before codes need a proof.")
PROOF_NUMBER = env.number(
    "PROOF_NUMBER",
    200_000,
    low=100,
    high=20_000_000,
    help="Difficulty of the proof of work: at most so many SHA-256, half as many on average.",
)
SLOW_WAIT_SECONDS = env.number(
    "SLOW_WAIT_SECONDS", 60, low=1, high=600, help="How long somebody without script waits instead of a proof."
)
SLOW_PER_MINUTE = env.number("SLOW_PER_MINUTE", 20, low=1, help="How many a minute may come by the slow way.")
STAFF_MAIL_WINDOW_MINUTES = env.number(
    "STAFF_MAIL_WINDOW_MINUTES",
    15,
    low=0,
    high=240,
    help="At most one mail of a kind to one of our people in so many minutes.",
)
STAFF_MAIL_DANGER_WINDOW_MINUTES = env.number(
    "STAFF_MAIL_DANGER_WINDOW_MINUTES", 2, low=0, high=60, help="The same for a child in danger now."
)

DANGER_REPEAT_MINUTES = env.number(
    "DANGER_REPEAT_MINUTES",
    15,
    low=1,
    high=120,
    help="After so many minutes whoever is on duty is told again of a child in danger whose report nobody has taken.",
)

# --- Links, working hours ---------------------------------------------------------------------------------------------
LINK_DNS = env.flag("LINK_DNS", False, help="Asks a name server for the address of a reported link's host.")
GEO_DATABASE = env.text(
    "GEO_DATABASE", help="A maxminddb file of countries, for where a link is hosted; without it they stay unknown."
)
RECHECK_PROXY = env.url("RECHECK_PROXY", "", ("http",), help="Proxy through which links are looked at again.")
RECHECK_CHILD_ABUSE = env.flag(
    "RECHECK_CHILD_ABUSE", False, help="Lets links to sexual abuse of children be looked at again by a HEAD request."
)
WORK_FROM = env.number("WORK_FROM", 8, low=0, high=22, help="Hour at which the desk opens on a working day.")
WORK_UNTIL = env.number("WORK_UNTIL", 16, low=1, high=23, help="Hour at which the desk closes.")
WORK_DAYS = [
    int(day)
    for day in env.choice(
        "WORK_DAYS",
        "12345",
        ("12345", "123456", "1234567"),
        help="Days on which the desk works, 1 for Monday; on public holidays it does not.",
    )
]
if WORK_UNTIL <= WORK_FROM:
    raise env.BadSetting(f"WORK_UNTIL is {WORK_UNTIL}; expected an hour after WORK_FROM, which is {WORK_FROM}.")

# --- Notices and referrals (docs/notices.md, docs/authority-api.md) ---------------------------------------------------
HOTLINE_NAME = env.text("HOTLINE_NAME", "iSIGURT", help="The name that signs notices and dossiers.")
NOTICE_EMAIL = env.text("NOTICE_EMAIL", help="The address that signs notices and takes answers; without it MAIL_FROM.")
MAIL_WEBHOOK_SECRET = env.text(
    "MAIL_WEBHOOK_SECRET", help="user:password with which the mail provider tells of bounces and answers (/anymail/)."
)
WEBHOOK_PRIVATE = env.flag(
    "WEBHOOK_PRIVATE", False, help="Lets webhooks of authorities go to private addresses, for a network of the state."
)

# --- The desk (docs/desk.md) ------------------------------------------------------------------------------------------
VAULT_IDLE_MINUTES = env.number(
    "VAULT_IDLE_MINUTES", 15, low=1, high=60, help="Idle minutes until an unlocked key locks."
)
SECOND_LOOK_PERCENT = env.number(
    "SECOND_LOOK_PERCENT",
    5,
    low=0,
    high=100,
    help="How many of 100 verdicts, drawn by chance, a colleague looks at too.",
)

# --- Attachments, care for analysts ----------------------------------------------------------------------------------
FILES_WAITING_MB = env.number(
    "FILES_WAITING_MB",
    2_000,
    low=110,
    help="Megabytes of sealed files whose reports are not sent yet; more are refused.",
)
CARE_BUDGET_MOST = env.number(
    "CARE_BUDGET_MOST", 20, low=1, high=100, help="Severe items a day that an analyst may choose at most."
)

# What beat does for RAPORTO!, beside sweeping the outbox: {name: {"task": ..., "schedule": seconds or crontab}}.
BEAT: dict[str, dict] = {
    "forget-drafts": {"task": "reporting.tasks.forget_drafts", "schedule": 60},
    "sweep-files": {"task": "reporting.tasks.sweep_files", "schedule": 3600},
    "close-care-weeks": {"task": "reporting.tasks.close_care_weeks", "schedule": 3600},
    "escalate-overdue": {"task": "reporting.tasks.escalate_overdue", "schedule": 300},
    "repeat-danger": {"task": "reporting.tasks.repeat_danger", "schedule": DANGER_REPEAT_MINUTES * 60},
    "count": {"task": "reporting.tasks.count", "schedule": crontab(hour=3, minute=10)},
    "destroy-content": {"task": "reporting.tasks.destroy_content", "schedule": crontab(hour=3, minute=40)},
    "remind-of-notices": {"task": "reporting.tasks.remind_of_notices", "schedule": 600},
}
