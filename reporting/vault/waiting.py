"""What waits until a second person confirms it, as the page of keys shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import RoleRequest, User
from reporting.vault.key_holders import named
from reporting.vault.models import VaultRequest


@dataclass(frozen=True)
class Waiting:
    """A role or a vault that somebody asked for; `own` where who looks must leave it to others."""

    kind: str
    pk: int
    what: str
    who: str
    at: datetime
    own: bool


def waiting(user: User) -> list[Waiting]:
    """Everything that waits, oldest first. Four queries at most."""
    asked = [*roles_for(user), *vaults_for(user)]
    return sorted(asked, key=lambda one: one.at)


def count() -> int:
    return RoleRequest.objects.count() + VaultRequest.objects.count()


def roles_for(user: User) -> list[Waiting]:
    found = []
    for asked in RoleRequest.objects.select_related("person", "asked_by"):
        what = _("%(role)s: %(name)s") % {"role": roles.in_words(asked.role), "name": name_of(asked.person)}
        own = user.pk in (asked.asked_by_id, asked.person_id)
        found.append(Waiting("rol", asked.pk, what, name_of(asked.asked_by), asked.asked_at, own))
    return found


def vaults_for(user: User) -> list[Waiting]:
    found = []
    requests = list(VaultRequest.objects.select_related("vault", "asked_by"))
    named(asked.vault for asked in requests)
    for asked in requests:
        what = _("New vault: %(name)s") % {"name": asked.vault.shown}
        own = user.pk == asked.asked_by_id
        found.append(Waiting("kasaforte", asked.pk, what, name_of(asked.asked_by), asked.asked_at, own))
    return found


def name_of(person: User | None) -> str:
    return (person.get_full_name() or person.get_username()) if person else _("the server’s console")
