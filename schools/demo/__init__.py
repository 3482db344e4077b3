"""The demo of sessions: invented schools, facilitators and sessions in all regions, past and to come."""

from collections.abc import Callable
from random import Random

from django.db import transaction

from core.models import Region
from schools.demo import records, sessions
from schools.models import School, SessionTopic, YouthNetwork
from schools.networks import seeds as networks
from schools.sessions import seeds as topics


@transaction.atomic
def load(log: Callable[[str], object]) -> list[dict]:
    """Make everything once; later runs only link the demo's facilitator to an account made since."""
    if not School.objects.exists():
        networks.load(Region, YouthNetwork)  # there already, unless something emptied the database
        topics.load(SessionTopic)
        log(f"sessions: {make_everything()} new")
    records.link_facilitator()
    return []


def make_everything() -> int:
    """Schools, facilitators and sessions; the number of sessions. The same in every run that begins on the same day."""
    records.make_schools()
    records.make_facilitators()
    return sum(
        sessions.make(network, Random(network.region.code))  # noqa: S311 a demo
        for network in records.networks()
    )
