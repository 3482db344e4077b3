"""Settings of RAPORTO!."""

from config import env

INTAKE_MINUTES = env.number("INTAKE_MINUTES", 60, low=5, high=240, help="How long a form under way can still be sent.")

# What beat does for RAPORTO!, beside sweeping the outbox: {name: {"task": ..., "schedule": seconds or crontab}}.
BEAT: dict[str, dict] = {}
