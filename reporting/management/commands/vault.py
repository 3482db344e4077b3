from getpass import getpass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from reporting import rules
from reporting.actions import keys
from reporting.models import KeyHolder, Rubric, Vault
from reporting.vault.passphrases import SHORTEST


class Command(BaseCommand):
    help = "vault init --name NAME USERNAME…: makes the hotline's vault and gives its key to these people of the desk."

    def add_arguments(self, parser):
        commands = parser.add_subparsers(dest="command", required=True)
        init = commands.add_parser("init", help="Make the first vault.")
        init.add_argument("--name", required=True)
        init.add_argument(
            "--passphrase-file",
            type=Path,
            help="A line for each person who has no key yet, in order. Delete it afterwards.",
        )
        init.add_argument("usernames", nargs="+", metavar="USERNAME")

    @transaction.atomic
    def handle(self, *args, name, usernames, passphrase_file=None, **options):
        if Vault.objects.filter(active=True).exists():
            raise CommandError("There is a vault already.")
        people = [self.person(username) for username in usernames]
        lines = iter(passphrase_file.read_text().splitlines()) if passphrase_file else None
        holders = [self.holder(person, lines) for person in people]
        for rubric in Rubric.objects.filter(locale__language_code="sq"):
            vault = keys.make_vault(f"{name}: {rubric.name}", holders, scope=rubric.slug)
            self.stdout.write(f"vault {vault.key_id} of {rubric.slug} made; its key is held by {', '.join(usernames)}")
        if len(holders) < 2:
            self.stdout.write("Give it to a second person soon: a passphrase that is forgotten cannot be recovered.")

    def person(self, username: str) -> User:
        person = User.objects.filter(username=username).first()
        if person is None or not rules.on_desk(person):
            raise CommandError(f"{username} is not an analyst or supervisor.")
        return person

    def holder(self, person: User, lines) -> KeyHolder:
        existing = KeyHolder.objects.filter(user=person).first()
        if existing:
            return existing
        passphrase = next(lines, "") if lines else self.ask(person)
        if len(passphrase) < SHORTEST:
            raise CommandError(f"The passphrase of {person} is shorter than {SHORTEST} characters.")
        return keys.make_holder(person, passphrase)

    def ask(self, person: User) -> str:
        passphrase = getpass(f"New passphrase of {person}: ")
        if getpass("The same again: ") != passphrase:
            raise CommandError("The two are not the same.")
        return passphrase
