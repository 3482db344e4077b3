"""Taking in a report and what its reporter writes later."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from core import audit, outbox
from reporting.cases import clocks
from reporting.cases.models.report import Answer, Report
from reporting.enums import Channel, Clock, Door
from reporting.intake import priority
from reporting.links.marks import marks_in
from reporting.links.models import LinkMark
from reporting.questions.models import FormVersion
from reporting.rubrics.models import Category, Rubric
from reporting.rubrics.queries import gravest
from reporting.vault.actions.wrapping import NotReady, current_vault, wrapped_for
from reporting.vault.crypto import codes, sealing
from reporting.vault.models import Vault, WrappedKey
from reporting.verbs import Verb


@dataclass
class Submission:
    """What a person sends. `id` and `code` were drawn when the form began, so that sending twice is sending once."""

    id: str
    code: str
    language: str
    answers: dict[str, str] = field(default_factory=dict)
    danger: bool = False
    rubric: Rubric | None = None
    category: Category | None = None
    door: str = Door.LINK
    channel: str = Channel.WEB
    facts: dict[str, object] = field(default_factory=dict)  # age_band, live_contact, still_online, region
    form_version: FormVersion | None = None
    by: User | None = None  # the operator who entered a call; reporters are nobody


def submit(submission: Submission) -> bool:
    """Seal and store; return False when this submission had been stored before. Raises NotReady.

    All sealing is done before the transaction begins; the ORM never sees a word.
    """
    vault = vault_of(submission.rubric)
    identity = codes.identity(submission.code, settings.CODE_PEPPER)
    report, wrapped, answers = sealed_report(submission, vault, identity)
    marks = link_marks(submission, report)
    try:
        with transaction.atomic():
            report.save(force_insert=True)
            wrapped.save(force_insert=True)
            Answer.objects.bulk_create(answers)
            LinkMark.objects.bulk_create(marks)
            slug = submission.rubric and submission.rubric.slug
            audit.record(Verb.REPORT_RECEIVED, report, by=submission.by, day_only=True, rubric=slug)
            outbox.put("reporting.new_danger" if submission.danger else "reporting.new_report", report.scope)
    except IntegrityError:
        if Report.objects.filter(pk=submission.id, lookup=identity.lookup).exists():
            return False
        if not Vault.objects.active().filter(pk=vault.pk).exists():  # it got another key since it was looked up
            return submit(submission)
        raise
    return True


def vault_of(rubric: Rubric | None) -> Vault:
    """The vault that seals it. A rubric whose vault is not confirmed yet shares that of what nobody has sorted."""
    try:
        return current_vault(scope_of(rubric))
    except NotReady:
        if rubric is None:
            raise
        return current_vault(scope_of(None))


def scope_of(rubric: Rubric | None) -> str:
    """Whose vault seals it. What nobody has sorted is treated as the gravest until an analyst sorts it."""
    if rubric is not None:
        return rubric.slug
    if not (scope := gravest()):
        raise NotReady
    return scope


def sealed_report(
    submission: Submission, vault: Vault, identity: codes.Identity
) -> tuple[Report, WrappedKey, list[Answer]]:
    """The rows to store (report, its wrapped key, answers), every text sealed under a new data key."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    report = Report(
        id=submission.id,
        scope=vault.scope,
        arrived_at=now,
        due_at=clocks.due(Clock.FIRST_LOOK, now, danger=submission.danger),
        priority=priority.of(submission),
        language=submission.language,
        rubric=submission.rubric,
        category=submission.category,
        form_version=submission.form_version,
        door=submission.door,
        channel=submission.channel,
        danger=submission.danger,
        lookup=identity.lookup,
        reporter_key=bytes(identity.private.public_key),
        **submission.facts,
    )
    key = sealing.new_key()
    answers = [Answer(report=report, field=name) for name, text in submission.answers.items() if text]
    for answer in answers:
        answer.sealed = sealing.seal(submission.answers[answer.field], key, answer.seal_context)
    return report, wrapped_for(vault, key, report.data_key_id, report.pk), answers


def link_marks(submission: Submission, report: Report) -> list[LinkMark]:
    """The marks by which another report of the same link finds this one; not saved yet."""
    found = {found.link: found for found in marks_in("\n".join(submission.answers.values()))}
    return [LinkMark(report=report, link=mark.link, host=mark.host) for mark in found.values()]
