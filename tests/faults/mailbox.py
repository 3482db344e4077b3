"""A mail server that can stall (before it accepts a mail, or before it says that it has) and refuse."""

import asyncio
from email import message_from_bytes

from aiosmtpd.controller import Controller


class Mailbox:
    """`accepted` are (recipient, Message-ID) of mails that a real server would now deliver."""

    def __init__(self, port):
        self.port = port
        self.accepted = []
        self.waiting = 0  # mails that are stalled now; a sender that died does not wait
        self.stall = ""  # "", "before" or "after" taking the mail
        self.refuses = ()  # recipients; "*" for everybody
        self.refused = 0
        self.controller = Controller(self, hostname="127.0.0.1", port=port)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "*" in self.refuses or address in self.refuses:
            self.refused += 1
            return "451 not now"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        self.waiting += 1
        try:
            while self.stall == "before":
                await asyncio.sleep(0.05)
        finally:  # also when the other side is gone
            self.waiting -= 1
        mail = message_from_bytes(envelope.content)
        self.accepted += [(recipient, mail["Message-ID"]) for recipient in envelope.rcpt_tos]
        while self.stall == "after":
            await asyncio.sleep(0.05)
        return "250 accepted"

    def recipients(self):
        return sorted(recipient for recipient, _ in self.accepted)
