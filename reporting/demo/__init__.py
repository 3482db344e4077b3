"""The demo's rubrics, keyholders and reports. Every report goes through the same door as a real one: sealed at once."""

import datetime as dt
import uuid
from collections.abc import Callable

from django.utils import timezone
from nacl.public import PrivateKey

from accounts.models import User
from reporting.assessment.actions import verdicts
from reporting.assessment.taxonomies import write_taxonomies
from reporting.cases.actions import assignment, closure
from reporting.cases.actions import messages as words_actions
from reporting.demo import day, figures, files, handover, vaults
from reporting.demo.reports import ADVICE, ANSWER, CLOSED, NOTE, QUESTION, REPORTS
from reporting.demo.vaults import HOLDERS
from reporting.intake import actions
from reporting.models import KeyHolder, Report, Rubric, Vault, VaultKey
from reporting.notices.actions import removal
from reporting.questions.actions import write_rubrics_and_questions
from reporting.reporter.actions import answer
from reporting.vault.actions import copies
from reporting.vault.crypto import codes, passphrases, sealing


def load(log: Callable[[str], object]) -> list[dict]:
    """Rubrics, a vault and its keyholders, a few reports; return the passphrases, which nobody can recover later."""
    write_rubrics_and_questions()
    write_taxonomies()
    if Vault.objects.exists():
        log("vault: there")
        return []
    known = vaults.set_up()
    reports = [submit(*row) for row in REPORTS]
    holder = KeyHolder.objects.get(user__username="analist")
    own = passphrases.unlock(holder.as_locked(), known["analist"])
    handle(reports, own)
    log(f"reports: {len(reports)} new")
    known |= handover.load(log, reports[-1], data_key(reports[-1], holder, own))
    files.load(log, reports[2])
    figures.load(log)
    return [{"username": username, "passphrase": words} for username, words in known.items()]


def submit(rubric: str, category: str, danger: bool, days_ago: int, language: str, answers: dict[str, str]) -> Report:
    """Send a report and, for the queue to look lived in, let it be some days old."""
    found = Rubric.objects.get(slug=rubric, locale__language_code="sq")
    submission = actions.Submission(
        str(uuid.uuid4()), codes.new(), language, answers, danger, found, found.categories.filter(slug=category).first()
    )
    actions.submit(submission)
    report = Report.objects.get(pk=submission.id)
    if days_ago:
        past = dt.timedelta(days=days_ago)
        report.received_on = timezone.localdate() - past
        report.arrived_at = report.arrived_at and report.arrived_at - past
        report.due_at = report.due_at and report.due_at - past
        report.save(update_fields=["received_on", "arrived_at", "due_at"])
    return report


def data_key(report: Report, holder: KeyHolder, own: PrivateKey) -> bytes:
    """The report's data key, as `holder` takes it out with their own unlocked key."""
    row = report.wrapped_keys.get(data_key_id=report.data_key_id)
    copy = VaultKey.objects.select_related("vault", "holder").get(vault=row.vault_id, holder=holder)
    return sealing.unwrap(row.wrapped, copies.vault_private(copy, own), row.seal_context)


def handle(reports: list[Report], own: PrivateKey) -> None:
    """One report closed, one waiting for its reporter, one in hand with an answer that is not read yet."""
    first, second = (User.objects.get(username=name) for name in HOLDERS[:2])
    done, waiting, answered = reports[:3]
    assignment.take(done, by=first)
    verdicts.assess(done, by=first, verdict="illegal", terms=day.TERMS, drawn=False)
    words_actions.note(done, by=first, text=NOTE, data_key=data_key(done, first.keyholder, own))
    removal.looked(done, by=first, result=removal.GONE)
    closure.close(done, by=first, outcome="removed", text=CLOSED)
    assignment.take(waiting, by=second)
    words_actions.write(waiting, by=second, text=QUESTION, ask=True)
    assignment.take(answered, by=first)
    words_actions.write(answered, by=first, text=ADVICE, ask=True)
    answer(answered, ANSWER)
    day.load(reports, submit, first=first)
