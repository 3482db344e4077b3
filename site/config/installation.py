"""What kind of installation this is, where it writes, and its secrets: what every other setting asks for first."""

from pathlib import Path

from config import env

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(
    env.text("VAR_DIR", str(ROOT / "var"), help="Folder for everything that is written: database, media, broker.")
)
SECRETS = VAR / "secrets"
ENVIRONMENT = env.choice(
    "ENVIRONMENT",
    "production",
    ("production", "demo", "development", "test"),
    help="What this installation is for. Production refuses unsafe settings; demo and test make their own secrets.",
)
PRODUCTION = ENVIRONMENT == "production"

SECRET_KEY = env.secret("SECRET_KEY", production=PRODUCTION, folder=SECRETS, help="Django's signing key.")
CODE_PEPPER = env.secret(
    "CODE_PEPPER",
    production=PRODUCTION,
    folder=SECRETS,
    help="Mixed into every reporter's code; kept outside the database. Losing it makes all codes useless.",
)
AUDIT_KEY = env.secret(
    "AUDIT_KEY",
    production=PRODUCTION,
    folder=SECRETS,
    help="Signs the head of the audit trail. Another one makes every earlier signature unverifiable.",
)
