"""Fills a demo's SQLite with as many reports, link marks and facts as asked: some thousands made one by one, the rest
copied by the database itself under new random ids. Their sealed parts are noise of the right size."""

import datetime as dt
import os
import random
import uuid

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from reporting.cases.states import State
from reporting.enums import Outcome, Verdict
from reporting.models import LinkMark, Report, Rubric, StatisticsFact

SEED = 2_000  # rows made one by one; the others repeat their facts
RANDOM_ID, RANDOM_MARK = "lower(hex(randomblob(16)))", "lower(hex(randomblob(32)))"


def reports(total: int) -> None:
    """Until there are `total` reports, each with the mark of one link."""
    rubrics = list(Rubric.objects.filter(locale__language_code="sq"))
    Report.objects.bulk_create(report(rubrics) for _ in range(min(SEED, total)))
    multiply(Report, total, {"id": RANDOM_ID, "data_key_id": RANDOM_ID, "lookup": RANDOM_MARK})
    run(
        f"INSERT INTO {LinkMark._meta.db_table} (report_id, link, host) "
        f"SELECT id, {RANDOM_MARK}, {RANDOM_MARK} FROM {Report._meta.db_table}"
    )
    run("ANALYZE")


def report(rubrics: list[Rubric]) -> Report:
    rubric, ago = random.choice(rubrics), dt.timedelta(days=random.randrange(700))
    state = random.choices(list(State), weights=[4, 4, 2, 87, 2, 1][: len(State)])[0]
    return Report(
        received_on=timezone.localdate() - ago,
        due_at=timezone.now() - ago,
        rubric=rubric,
        scope=rubric.slug,
        state=state,
        danger=random.random() < 0.02,
        priority=random.randrange(120),
        verdict=random.choice(list(Verdict)) if state == State.CLOSED else "",
        lookup=uuid.uuid4().hex * 2,
        reporter_key=os.urandom(32),
    )


def facts(total: int) -> None:
    """Until there are `total` facts."""
    StatisticsFact.objects.bulk_create(fact() for _ in range(SEED))
    multiply(StatisticsFact, total, {"id": RANDOM_ID, "report_id": "NULL"})


def fact() -> StatisticsFact:
    return StatisticsFact(
        month=timezone.localdate().replace(day=1) - dt.timedelta(days=30 * random.randrange(24)),
        rubric=random.choice(["dhune-seksuale", "gjuhe-urrejtjeje", "bullizem-dhune"]),
        verdict=random.choice(list(Verdict)),
        outcome=random.choice(list(Outcome)),
        host_country=random.choice(["AL", "DE", "US", "NL", ""]),
        look_hours=random.choice([1, 2, 4, 12, 24]),
        removal_days=random.choice([None, 0, 1, 2, 5, 9]),
    )


def multiply(model: type[Model], total: int, fresh: dict[str, str]) -> None:
    """Copy rows of `model` until there are `total`; `fresh` are the columns that get a new value, as SQL."""
    table, columns = model._meta.db_table, [field.column for field in model._meta.concrete_fields if field.column]
    names = ", ".join(columns)
    values = ", ".join(fresh.get(column, column) for column in columns)
    while (missing := total - model._default_manager.count()) > 0:
        run(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} LIMIT {missing}")


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
