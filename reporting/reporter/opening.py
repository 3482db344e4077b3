"""Messages opened for whoever has the code."""

from nacl.public import PrivateKey

from reporting.cases.models.messages import Message
from reporting.cases.models.report import Report
from reporting.vault.crypto import sealing


def for_reporter(report: Report, private: PrivateKey) -> list[tuple[Message, str | None]]:
    """The analysts' messages in the clear, None for one that does not open: the others must still be read. What the
    reporter wrote is not shown back: others may see the code."""
    readable = report.messages.filter(from_reporter=False)
    return [(message, text_or_none(message, private)) for message in readable]


def text_or_none(message: Message, private: PrivateKey) -> str | None:
    try:
        return reporters_text(message, private)
    except (sealing.CannotOpen, ValueError):
        return None


def reporters_text(message: Message, private: PrivateKey) -> str:
    if message.wrapped_for_reporter is None:
        raise sealing.CannotOpen
    key = sealing.unwrap(message.wrapped_for_reporter, private, message.seal_context)
    return sealing.unseal(message.sealed, key, message.seal_context)
