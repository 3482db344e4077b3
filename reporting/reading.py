"""Opening what is sealed: for an analyst with an unlocked key, for a reporter with the code."""

from dataclasses import dataclass, field

from nacl.public import PrivateKey

from reporting.actions.keys import vault_private
from reporting.fields import BY_NAME
from reporting.models import KeyHolder, Message, Note, Report, VaultKey
from reporting.vault import sealing, unlocked


class NoKey(Exception):
    """This person has not been given the vault's key."""


@dataclass
class Opened:
    """A report in the clear, for the time of one request."""

    report: Report
    data_key: bytes
    answers: list[tuple[str, str, str]]  # field's name, label, text
    messages: list[tuple[Message, str]] = field(default_factory=list)
    notes: list[tuple[Note, str]] = field(default_factory=list)


def open_report(request, report: Report) -> Opened:
    """All of a report, in four queries. Raises unlocked.Locked, NoKey, sealing.CannotOpen."""
    vault = desk_key(request, report.key_id)
    data_key = sealing.unwrap(report.wrapped_key, vault, report.place)
    answers = list(report.answers.all())
    for answer in answers:
        answer.report = report
    return Opened(
        report,
        data_key,
        [(a.field, BY_NAME[a.field].label, sealing.unseal(a.sealed, data_key, a.place)) for a in answers],
        [(m, message_text(m, vault)) for m in report.messages.select_related("author")],
        [(n, note_text(n, report, data_key)) for n in report.notes.select_related("author")],
    )


def desk_key(request, key_id: str) -> PrivateKey:
    """The vault's private key for a signed-in keyholder whose own key is unlocked."""
    own = unlocked.private_key(request)
    try:
        return vault_private(key_id, request.user.keyholder, own)
    except (KeyHolder.DoesNotExist, VaultKey.DoesNotExist) as error:
        raise NoKey from error


def message_text(message: Message, vault: PrivateKey) -> str:
    key = sealing.unwrap(message.wrapped_for_vault, vault, message.place)
    return sealing.unseal(message.sealed, key, message.place)


def note_text(note: Note, report: Report, data_key: bytes) -> str:
    note.report = report
    return sealing.unseal(note.sealed, data_key, note.place)


def for_reporter(report: Report, private: PrivateKey) -> list[tuple[Message, str]]:
    """The analysts' messages in the clear. What the reporter wrote is not shown back: others may see the code."""
    readable = report.messages.filter(from_reporter=False)
    return [(message, reporters_text(message, private)) for message in readable]


def reporters_text(message: Message, private: PrivateKey) -> str:
    key = sealing.unwrap(message.wrapped_for_reporter, private, message.place)
    return sealing.unseal(message.sealed, key, message.place)
