import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandParser
from django.core.management.base import BaseCommand, CommandError

from core.i18n import catalogues


class Command(BaseCommand):
    help = "Keeps the catalogues: `messages` updates them, `compile` makes the .mo files, `merge` fills in Albanian."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="?", choices=("update", "compile", "merge"), default="update")
        parser.add_argument("files", nargs="*", help='for merge: {"English": "Albanian" or [one, many]}')
        parser.add_argument("--check", action="store_true", help="change nothing; fail when stale or incomplete")

    def handle(self, *args: Any, what: str, files: list[str], check: bool, **options: Any) -> None:
        if check:
            self.check_catalogues()
        elif what == "compile":
            for language in catalogues.languages():
                catalogues.compile_catalogue(language)
        else:
            self.update(read_translations(files))

    def update(self, given: dict) -> None:
        """Write the catalogues from the sources; `given` adds Albanian to what is there already."""
        texts = catalogues.find_texts()
        for language in catalogues.languages():
            known = catalogues.translations(language) | (given if language == settings.LANGUAGE_CODE else {})
            path = catalogues.po_file(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(catalogues.render(language, texts, known))
        missing = [line for line in catalogues.problems(texts, settings.LANGUAGE_CODE) if "not translated" in line]
        self.stdout.write("\n".join([*missing, f"{len(texts)} strings, {len(missing)} without Albanian."]))

    def check_catalogues(self) -> None:
        texts = catalogues.find_texts()
        wrong = [line for language in catalogues.languages() for line in catalogues.problems(texts, language)]
        if wrong:
            raise CommandError("\n".join(wrong))


def read_translations(files: list[str]) -> dict:
    """What people translated: the key is the English (singular), with "context\\x04" before it where it has one."""
    given = {}
    for name in files:
        for key, value in json.loads(Path(name).read_text()).items():
            context, _, text = key.rpartition("\x04")
            given[text, context] = value
    return given
