"""How many reports wait in each tab."""

from collections.abc import Iterable

from accounts.models import User
from reporting.cases.models.report import Report
from reporting.cases.queue import TABS, tab

COUNTED = 500  # beyond this a tab says "500+": counting all reports would cost more, the more there are


def counts(user: User, tabs: Iterable[str] = TABS) -> dict[str, str]:
    """How many reports are in each tab, never counting further than COUNTED. One query for each."""
    visible = Report.objects.visible_to(user)
    return {name: shown(tab(name, user, visible).order_by()[: COUNTED + 1].count()) for name in tabs}


def shown(count: int) -> str:
    return f"{COUNTED}+" if count > COUNTED else str(count)
