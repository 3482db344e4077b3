"""Token buckets: never more than the burst and what has flowed in since; what is given back is there again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import Bucket
from core.rate_limits import buckets
from core.rate_limits.buckets import Rate

pytestmark = pytest.mark.django_db
PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
RATES = st.builds(Rate, st.integers(1, 6), st.floats(0.5, 60))
PAUSES = st.lists(st.floats(0, 40), max_size=25)
TINY = 1e-6


class Clock:
    """A time that passes when the test says so."""

    def __init__(self):
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(buckets, "time", made)
    return made


def taken(clock, rate, pauses) -> list[float]:
    """Ask after each pause; the moments at which there was a token."""
    Bucket.objects.all().delete()
    moments = []
    for pause in pauses:
        clock.now += pause
        if buckets.take("test", rate):
            moments.append(clock.now)
    return moments


@PROPERTY
@given(rate=RATES, pauses=PAUSES)
def test_no_stretch_of_time_gives_more_than_the_burst_and_what_flowed_in(clock, rate, pauses):
    moments = taken(clock, rate, pauses)

    for first, begin in enumerate(moments):
        for last in range(first, len(moments)):
            assert last - first + 1 <= rate.burst + (moments[last] - begin) / rate.seconds + TINY


@PROPERTY
@given(rate=RATES, pauses=PAUSES)
def test_refused_exactly_when_there_is_something_to_wait_for(clock, rate, pauses):
    taken(clock, rate, pauses)

    dry, wait = buckets.is_dry("test", rate), buckets.wait("test", rate)

    assert dry == (wait > 0)
    assert buckets.take("test", rate) != dry


@PROPERTY
@given(rate=RATES, pauses=PAUSES)
def test_after_the_wait_there_is_a_token(clock, rate, pauses):
    taken(clock, rate, pauses)
    wait = buckets.wait("test", rate)

    clock.now += wait + TINY

    assert wait <= rate.seconds + TINY
    assert buckets.take("test", rate)


@PROPERTY
@given(rate=RATES, pauses=PAUSES)
def test_token_given_back_is_there_again(clock, rate, pauses):
    taken(clock, rate, pauses)
    before = buckets.wait("test", rate)
    clock.now += before + TINY
    buckets.take("test", rate)

    buckets.give_back("test", rate)

    assert buckets.take("test", rate)


@PROPERTY
@given(rate=RATES, pauses=PAUSES)
def test_only_full_buckets_are_forgotten_and_a_forgotten_one_is_full(clock, rate, pauses):
    taken(clock, rate, pauses)
    before = buckets.wait("test", rate)

    forgotten = buckets.forget_full()

    assert buckets.wait("test", rate) == before
    assert Bucket.objects.count() == 1 - forgotten if pauses else forgotten == 0
    if forgotten:
        assert [buckets.take("test", rate) for _ in range(rate.burst + 1)] == [True] * rate.burst + [False]


def test_buckets_know_nothing_of_each_other(clock):
    rate = Rate(1, 60)

    assert [buckets.take(name, rate) for name in ("a", "b", "a", "b")] == [True, True, False, False]


def test_rate_of_so_many_a_minute():
    assert Rate.per_minute(30, burst=5) == Rate(5, 2.0)


def test_taking_costs_one_query_where_there_is_a_bucket(clock, django_assert_num_queries):
    rate = Rate(3, 60)
    buckets.take("test", rate)

    with django_assert_num_queries(1):
        buckets.take("test", rate)
