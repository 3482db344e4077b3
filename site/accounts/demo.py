"""The demo's people, one a role, with passwords made at random on each machine."""

import secrets
from collections.abc import Callable

from accounts.grants import write_roles
from accounts.models import User
from accounts.people import desk_roles
from core.models import Region

# username, role, region's slug, shown name
PEOPLE = (
    ("admin", "admin", None, "Administratori"),
    ("redaktor", "editor", None, "Redaktori"),
    ("moderator", "moderator", None, "Moderatori"),
    ("fushata", "campaigner", None, "Fushata"),
    ("analist", "analyst", None, "Analisti 1"),
    ("analist2", "analyst", None, "Analisti 2"),
    ("operator", "operator", None, "Operatori i telefonit"),
    ("oficer", "officer", None, "Oficeri"),
    ("mbikeqyres", "supervisor", None, "Mbikëqyrësi"),
    ("shkoder", "coordinator", "shkoder", "Koordinatori Shkodër"),
    ("vlore", "coordinator", "vlore", "Koordinatori Vlorë"),
    ("lehtesues", "facilitator", "shkoder", "Lehtësuesi"),
    ("partner", "partner", None, "Partneri"),
)
TITLES = {"analist2": "second analyst", "shkoder": "coordinator of Shkodër", "vlore": "coordinator of Vlorë"}


def load(log: Callable[[str], object]) -> list[dict]:
    """Make who is missing; return the sign-ins of those just made."""
    write_roles()
    made = [make(*person) for person in PEOPLE if not User.objects.filter(username=person[0]).exists()]
    log(f"people: {len(made)} new")
    return made


def make(username: str, role: str, region: str | None, shown: str) -> dict:
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(
        username,
        f"{username}@example.org",
        password,
        first_name=shown,
        region=Region.objects.get(slug=region) if region else None,
    )
    desk_roles.give(user, [role], by=None)
    return {"role": TITLES.get(username, role), "username": username, "password": password, "passphrase": None}
