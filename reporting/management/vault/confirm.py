"""`vault confirm`, `vault unsorted`: what the desk itself cannot do, at the server's console. Written down and told."""

from argparse import _SubParsersAction
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import CommandError, OutputWrapper

from accounts.models import RoleRequest
from reporting.models import VaultRequest
from reporting.rubrics.queries import gravest
from reporting.vault.actions import confirming, unsorted
from reporting.vault.actions.wrapping import NotReady


def arguments(commands: "_SubParsersAction[CommandParser]") -> None:
    confirm = commands.add_parser("confirm", help="Confirm roles or vaults that wait, where no keyholder is left to.")
    which = confirm.add_mutually_exclusive_group(required=True)
    which.add_argument("--role-of", metavar="USERNAME", help="The roles of the desk that wait for this person.")
    which.add_argument("--vault", metavar="SCOPE", help="The vault of a rubric or authority that waits.")
    confirm.set_defaults(run=run_confirm)
    pin = commands.add_parser("unsorted", help="Show, or change, whose vault takes what nobody has sorted.")
    pin.add_argument("rubric", nargs="?", default="", help="The short name of a rubric about sexual abuse of children.")
    pin.set_defaults(run=run_unsorted)


def run_confirm(stdout: OutputWrapper, *, role_of: str | None, vault: str | None, **options: Any) -> None:
    roles = list(RoleRequest.objects.filter(person__username=role_of)) if role_of else []
    vaults = list(VaultRequest.objects.filter(vault__scope=vault)) if vault else []
    if not roles and not vaults:
        raise CommandError(f"Nothing waits for {role_of or vault}.")
    for role in roles:
        confirming.confirm_role(role, by=None)
        stdout.write(f"{role_of} is now {role.role}. All keyholders are told.")
    for asked in vaults:
        confirming.confirm_vault(asked, by=None)
        stdout.write(f"The vault of {vault} is in use. All keyholders are told.")


def run_unsorted(stdout: OutputWrapper, *, rubric: str, **options: Any) -> None:
    if not rubric:
        stdout.write(gravest() or "There is no rubric about sexual abuse of children yet.")
        return
    try:
        unsorted.change(rubric)
    except unsorted.NotGraveEnough:
        raise CommandError(f"{rubric} is no rubric about sexual abuse of children; nothing was changed.") from None
    except NotReady:
        raise CommandError(f"There is no vault of {rubric} in use; nothing was changed.") from None
    stdout.write(f"What nobody has sorted is sealed for {rubric} from now on. All keyholders are told.")
