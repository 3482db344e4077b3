"""Two people: a new vault and a role of the desk take effect when somebody who holds a key has confirmed them.

Who asks is never who confirms, and nobody confirms their own role. The first set-up is excepted: nobody holds a key
then. All keyholders are told when something is asked for and when it takes effect (ADR 0027).
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

from accounts.models import RoleRequest, User
from accounts.people import desk_roles
from accounts.people.desk_roles import NotTwoPeople
from core import audit, outbox
from core.rows import locked
from reporting.vault.models import Vault, VaultRequest
from reporting.vault.news import MAIL
from reporting.vault.queries import people_with_key
from reporting.verbs import Verb


def is_needed() -> bool:
    """True once rubrics have vaults: from then on somebody can confirm, or must be given a key so that they can."""
    return Vault.objects.active().of_rubrics().exists()


def keyholders() -> QuerySet[User]:
    """The people of the desk who hold the key of a rubric's vault in use."""
    return people_with_key(Vault.objects.active().of_rubrics(), Vault.Kind.RUBRIC)


def may_confirm(user: User) -> bool:
    return keyholders().filter(pk=user.pk).exists()


def tell() -> None:
    """A mail without details to every keyholder."""
    for pk in keyholders().values_list("pk", flat=True):
        outbox.put(MAIL, pk)


Request = TypeVar("Request", bound=Model)


def told(act: Callable[[Request, User | None], None]) -> Callable[..., None]:
    """`act`, by a keyholder or by nobody at the server's console, and told to all keyholders. Raises NotTwoPeople."""

    @transaction.atomic
    def acted(request: Request, *, by: User | None) -> None:
        if by is not None and not may_confirm(by):
            raise NotTwoPeople
        act(request, by)
        tell()

    return acted


@told
def confirm_role(request: RoleRequest, by: User | None) -> None:
    """The role takes effect. Raises NotTwoPeople."""
    desk_roles.confirm(request, by=by)


@told
def refuse_role(request: RoleRequest, by: User | None) -> None:
    """Nothing comes of it."""
    desk_roles.refuse(request, by=by)


@told
def confirm_vault(request: VaultRequest, by: User | None) -> None:
    """From now on reports are sealed for it. Raises NotTwoPeople."""
    request = locked(request)
    if by is not None and by.pk == request.asked_by_id:
        raise NotTwoPeople
    vault = request.vault
    request.delete()
    Vault.objects.filter(pk=vault.pk).update(active=True)
    audit.record(Verb.VAULT_CONFIRMED, vault, by=by, scope=vault.scope)


@told
def refuse_vault(request: VaultRequest, by: User | None) -> None:
    """It is deleted: nothing was ever sealed for it."""
    drop(locked(request), by=by)


@transaction.atomic
def drop_waiting(*, by: User | None) -> None:
    """Delete every vault that waits; it can be asked for again."""
    for request in VaultRequest.objects.select_related("vault"):
        drop(request, by=by)


def drop(request: VaultRequest, *, by: User | None) -> None:
    audit.record(Verb.VAULT_REFUSED, request.vault, by=by, scope=request.vault.scope)
    request.vault.delete()
