"""Opening what is sealed: for an analyst with an unlocked key, for a reporter with the code."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from accounts.models import StaffRequest
from reporting.cases.models.messages import Message, Note
from reporting.cases.models.report import Report
from reporting.questions import display
from reporting.questions.versions import definition_of
from reporting.vault import session_key
from reporting.vault.actions.copies import vault_private
from reporting.vault.crypto import sealing
from reporting.vault.models import KeyHolder, VaultKey
from reporting.vault.opening import NoKey


@dataclass
class Opened:
    """A report in the clear, for the time of one request."""

    report: Report
    data_key: bytes
    answers: list[tuple[str, str, str]]  # field's name, label, text
    messages: list[tuple[Message, str]] = field(default_factory=list)
    notes: list[tuple[Note, str]] = field(default_factory=list)
    keys: dict = field(default_factory=dict)  # every data key of the report that this person's vault keys open
    resolve: bool = False  # whether this page asks name servers where the links come from


def open_report(request: StaffRequest, report: Report) -> Opened:
    """All of a report, in six queries. Raises session_key.Locked, NoKey, sealing.CannotOpen."""
    keys = data_keys(request, report)
    if report.data_key_id not in keys:
        raise NoKey
    data_key = keys[report.data_key_id]
    answers = list(report.answers.all())
    for answer in answers:
        answer.report = report
    return Opened(
        report,
        data_key,
        in_words(report, [(a.field, sealing.unseal(a.sealed, data_key, a.seal_context)) for a in answers]),
        [(m, message_text(m, keys)) for m in report.messages.select_related("author")],
        [(n, note_text(n, report, data_key)) for n in report.notes.select_related("author")],
        keys,
    )


def in_words(report: Report, answers: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Name, label and text of each answer, as the version that it was given under has them in the reader's language."""
    definition, language = definition_of(report.form_version), get_language() or report.language
    return [
        (name, display.label(name, definition, language), display.words(name, text, definition, language))
        for name, text in answers
    ]


def data_keys(request: StaffRequest, report: Report) -> dict:
    """Every data key of a report that this person's vault keys open: {data_key_id: key}."""
    own = session_key.private_key(request)
    holder = KeyHolder.objects.filter(user=request.user).first()
    if holder is None:
        raise NoKey
    rows = list(report.wrapped_keys.filter(vault__copies__holder=holder))
    copies = VaultKey.objects.select_related("vault", "holder").filter(
        holder=holder, vault__in={row.vault_id for row in rows}
    )
    vaults = {copy.vault_id: vault_private(copy, own) for copy in copies}
    if {row.vault_id for row in rows} - set(vaults):  # the end of a rotation came between the two queries
        return data_keys(request, report)
    return {row.data_key_id: sealing.unwrap(row.wrapped, vaults[row.vault_id], row.seal_context) for row in rows}


def message_text(message: Message, keys: dict) -> str:
    if message.data_key_id not in keys:
        raise sealing.CannotOpen
    return sealing.unseal(message.sealed, keys[message.data_key_id], message.seal_context)


def note_text(note: Note, report: Report, data_key: bytes) -> str:
    note.report = report
    return sealing.unseal(note.sealed, data_key, note.seal_context)
