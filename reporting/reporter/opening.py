"""Messages opened for whoever has the code."""

from nacl.public import PrivateKey

from reporting.cases.models.messages import Message
from reporting.cases.models.report import Report
from reporting.vault.crypto import sealing


def for_reporter(report: Report, private: PrivateKey) -> list[tuple[Message, str]]:
    """The analysts' messages in the clear. What the reporter wrote is not shown back: others may see the code."""
    readable = report.messages.filter(from_reporter=False)
    return [(message, reporters_text(message, private)) for message in readable]


def reporters_text(message: Message, private: PrivateKey) -> str:
    if message.wrapped_for_reporter is None:
        raise sealing.CannotOpen
    key = sealing.unwrap(message.wrapped_for_reporter, private, message.seal_context)
    return sealing.unseal(message.sealed, key, message.seal_context)
