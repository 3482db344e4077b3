"""A past for the demo's figures: invented facts of five quarters, without reports behind them."""

import datetime as dt
import random
from collections.abc import Callable

from django.utils import timezone

from core.models import Region
from reporting.figures.actions import publication, statistics
from reporting.models import Rubric, StatisticsFact
from reporting.retention import actions

MONTHS = 16
COUNTRIES = ("US", "US", "US", "US", "NL", "NL", "NL", "DE", "FR", "AL", "")
VERDICTS = ("illegal", "illegal", "harmful", "not_illegal", "not_found")


def load(log: Callable[[str], object]) -> None:
    actions.write_rules()
    statistics.rebuild()
    dice = random.Random(116)  # noqa: S311 the demo looks the same every time
    rubrics = list(Rubric.objects.filter(locale__language_code="sq").values_list("slug", flat=True))
    regions = list(Region.objects.values_list("slug", flat=True))
    rows = [invented(dice, month, rubrics, regions) for month in months() for _ in range(dice.randint(60, 110))]
    StatisticsFact.objects.bulk_create(rows, batch_size=500)
    done = publication.publish_due(timezone.localdate())
    log(f"figures: {len(done)} quarters")


def months() -> list[dt.date]:
    """The first days of the months before this one."""
    now = timezone.localdate()
    last = now.year * 12 + now.month - 1
    return [dt.date(number // 12, number % 12 + 1, 1) for number in range(last - MONTHS, last)]


def invented(dice: random.Random, month: dt.date, rubrics: list[str], regions: list[str]) -> StatisticsFact:
    verdict = dice.choice(VERDICTS)
    online = verdict == "illegal"
    found = verdict if verdict in ("not_illegal", "not_found") else "advice"
    endings = ["removed", "removed", "removal_asked"] if online else [found, "advice", "no_action", "duplicate"]
    fact = StatisticsFact(
        month=month,
        rubric=dice.choices(rubrics, weights=range(len(rubrics), 0, -1))[0],
        region=dice.choice([*regions[:4], *regions, ""]),
        channel=dice.choice(["web", "web", "web", "phone"]),
        language=dice.choice(["sq", "sq", "en"]),
        verdict=verdict,
        outcome=dice.choice(endings),
        host_country=dice.choice(COUNTRIES),
        look_hours=dice.choice([1, 2, 4, 4, 8, 12, 24, 48]),
        from_prior_verdict=dice.random() < 0.2,
    )
    fact.danger = dice.random() < 0.1
    fact.look_in_time = (fact.look_hours or 0) <= (2 if fact.danger else 24)
    fact.action_in_time = dice.random() < 0.9
    if online:
        fact.notice_hours = dice.choice([1, 2, 4, 8, 24])
    if fact.outcome == "removed":
        fact.removal_days = dice.choice([0, 1, 1, 2, 2, 3, 5, 6, 9, 20])
    if dice.random() < 0.1:
        fact.first_verdict, fact.second_verdict = verdict, verdict if dice.random() < 0.85 else dice.choice(VERDICTS)
    return fact
