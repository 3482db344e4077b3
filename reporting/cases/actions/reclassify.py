"""Putting a report into the rubric that it belongs to: another rubric is another vault."""

from django.db import transaction

from accounts.models import User
from core import audit
from core.rows import locked
from reporting.cases.actions.assignment import release
from reporting.cases.models.report import Report
from reporting.cases.rules import NotAllowed
from reporting.rubrics.models import Category, Rubric
from reporting.vault.actions.wrapping import current_vault, wrapped_for
from reporting.vault.models import Vault, WrappedKey
from reporting.verbs import Verb


@transaction.atomic
def reclassify(report: Report, *, by: User, rubric: Rubric, keys: dict, category: Category | None = None) -> Report:
    """Move the report to `rubric`: every data key is wrapped for that rubric's vault and its old wrap deleted.

    `keys` are the data keys that `by` has opened ({data_key_id: key}); of the new vault only the public half is needed.
    Who cannot open the new vault puts the report among its new ones. Raises WrongStep, NotAllowed, intake.NotReady.
    """
    report = locked(report)
    report.move("sort")
    before, report.rubric, report.category = report.scope, rubric, category
    if rubric.slug != before:
        vault = current_vault(rubric.slug)
        rewrap(report, keys, vault)
        report.scope = vault.scope
    report.save(update_fields=["state", "rubric", "category", "scope"])
    audit.record(Verb.REPORT_SORTED, report, by=by, before=before, rubric=rubric.slug)
    if not Report.objects.visible_to(by).filter(pk=report.pk).exists():
        report = release(report, by=by)
    return report


def rewrap(report: Report, keys: dict, vault: Vault) -> None:
    """Every key that a rubric's vault holds of this report, for `vault` instead. Authorities keep theirs."""
    old = list(report.wrapped_keys.select_for_update().filter(vault__kind=Vault.Kind.RUBRIC))
    if {row.data_key_id for row in old} - set(keys):
        raise NotAllowed("somebody else must move it: not every part opens with this key")
    new = [
        wrapped_for(vault, keys[data_key_id], data_key_id, report.pk) for data_key_id in {r.data_key_id for r in old}
    ]
    WrappedKey.objects.filter(pk__in=[row.pk for row in old]).delete()
    WrappedKey.objects.bulk_create(new)
