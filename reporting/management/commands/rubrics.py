from typing import Any

from django.core.management.base import BaseCommand

from reporting.desk.advice import write_advice
from reporting.questions.actions import write_rubrics_and_questions
from reporting.retention.actions import write_rules


class Command(BaseCommand):
    help = "Adds missing rubrics, categories and advice cards, in both languages. What supervisors changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{write_rubrics_and_questions()} new")
        write_rules()
        write_advice()
