"""Warns, in production, of vaults that could be lost: `manage.py check --database default`, and at every migration."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from reporting.models import RecoveryKey, Vault
from reporting.vault.actions import recovery
from reporting.vault.queries import current_holders

FEWEST = 2


@register(Tags.database)
def vaults_can_be_opened_tomorrow(
    app_configs: object | None = None, databases: Any = None, **kwargs: object
) -> list[CheckMessage]:
    if not settings.PRODUCTION or not databases:
        return []
    try:
        return [*recovery_is_confirmed(), *rubrics_have_vaults(), *vaults_have_holders()]
    except DatabaseError:  # before the first migration there are no tables
        return []


def recovery_is_confirmed() -> Iterator[CheckMessage]:
    if not RecoveryKey.objects.filter(active=True, confirmed_at__isnull=False).exists():
        yield Warning(
            "No recovery key is confirmed: a forgotten passphrase can close reports for ever.",
            hint="manage.py vault init, or vault drill where the shares were made without typing two back.",
            id="reporting.W001",
        )


def rubrics_have_vaults() -> Iterator[CheckMessage]:
    for rubric in recovery.rubrics_without_vault():
        yield Warning(
            f"The rubric {rubric.slug} has no vault: nothing can be reported in it.",
            hint="manage.py vault init --missing USERNAME",
            id="reporting.W002",
        )


def vaults_have_holders() -> Iterator[CheckMessage]:
    for vault in Vault.objects.active():
        count = current_holders(vault).count()
        if count < FEWEST:
            yield Warning(
                f"The vault of {vault.scope} has {count} keyholder(s); expected at least {FEWEST}.",
                hint="A keyholder gives the key to a second person under RAPORTO!, Keys.",
                id="reporting.W003",
            )
