import json
from typing import Any

from django.core.management import CommandParser
from django.core.management.base import BaseCommand

from core.audit import chain
from core.audit import heads as audit_heads


class Command(BaseCommand):
    help = "The audit trail: verify it, print its signed head, or the public key that checks the signature."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify", "head", "key"])

    def handle(self, *, what: str, **options: Any) -> None:
        getattr(self, what)()

    def verify(self) -> None:
        """Exit code 1 and the first bad position when anything is not as it was sealed."""
        heads, bad_line = audit_heads.signed()
        fault = chain.verify(heads)
        if fault:
            self.stderr.write(f"audit trail: position {fault.position}: {fault.what}.")
        if bad_line:
            self.stderr.write(f"audit heads: line {bad_line}: not signed with our key.")
        if trouble := audit_heads.trouble():
            self.stderr.write(f"audit heads: {trouble}.")
        if fault or bad_line or trouble:
            raise SystemExit(1)
        head = chain.seal()
        self.stdout.write(f"audit trail: {head.position} entries as they were sealed; {len(heads)} kept heads agree.")

    def head(self) -> None:
        self.stdout.write(json.dumps(audit_heads.current()))

    def key(self) -> None:
        self.stdout.write(chain.public_key())
