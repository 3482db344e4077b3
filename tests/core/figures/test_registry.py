"""Figures are asked for by name, and a frozen one can be checked for ever."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as property_settings
from hypothesis import strategies as st

from core.figures import registry
from core.figures.publishing import publish, published
from core.figures.registry import Period
from core.models import AuditEntry, PublishedFigure


@pytest.fixture
def sheep(monkeypatch):
    """A registered figure whose value the test may change."""
    flock = {"count": 7}
    monkeypatch.setattr(registry, "FIGURES", {})
    registry.register(
        "test.sheep", "Dele", lambda period: {"in": str(period), "n": flock["count"]}, version=3, unit="dele"
    )
    return flock


@pytest.mark.parametrize(
    ("text", "start", "end", "quarters"),
    [
        ("2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31), ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        ("2026-Q4", dt.date(2026, 10, 1), dt.date(2026, 12, 31), ["2026-Q4"]),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29), []),
    ],
)
def test_period_is_read_and_written_the_same(text, start, end, quarters):
    period = Period.parse(text)

    assert (period.start, period.end, str(period)) == (start, end, text)
    assert [str(quarter) for quarter in period.quarters] == quarters


@pytest.mark.parametrize("text", ["", "26", "2026-Q5", "2026-13", "2026-1", "0000", "2026-Q1 ", "x"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError):
        Period.parse(text)


@property_settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_in_the_quarter_of_that_day(day):
    quarter = Period.quarter_of(day)

    assert quarter.start <= day <= quarter.end
    assert quarter.quarters == [quarter] == [Period.parse(str(quarter))]


def test_a_figure_is_asked_for_by_name(sheep):
    assert registry.value("test.sheep", "2026-Q1") == {"in": "2026-Q1", "n": 7}
    assert registry.choices() == [("test.sheep", "Dele")]
    with pytest.raises(KeyError):
        registry.value("test.goats", "2026")


def test_name_belongs_to_one_function(sheep):
    registry.register("test.goats", "Dhi", len)
    registry.register("test.goats", "Dhi", len)

    with pytest.raises(ValueError, match="registered twice"):
        registry.register("test.goats", "Dhi", max)


def test_a_frozen_figure_shows_any_later_change(sheep):
    frozen = registry.freeze("test.sheep", "2026")

    assert frozen.is_sound()
    assert (frozen.version, frozen.unit, frozen.value["n"]) == (3, "dele", 7)
    for change in ({"value": 8}, {"date": "2020-01-01"}, {"version": 4}, {"period": "2025"}, {"unit": "dhi"}):
        assert not dataclasses.replace(frozen, **change).is_sound()


def test_a_figure_that_was_changed_in_the_database_is_not_shown(sheep, db, caplog):
    publish("test.sheep", "2026-Q1")
    publish("test.sheep", "2026-Q2")
    PublishedFigure.objects.filter(period="2026-Q1").update(value={"n": 1})

    shown = published("test.sheep")

    assert [row.period for row in shown] == ["2026-Q2"]
    assert "test.sheep 2026-Q1 was changed" in caplog.text


def test_a_figure_is_published_once_and_stays_as_it_was(sheep, db):
    first = publish("test.sheep", "2026-Q1")
    sheep["count"] = 8

    second = publish("test.sheep", Period.parse("2026-Q1"))

    assert (second.pk, second.value["n"]) == (first.pk, 7)
    assert PublishedFigure.objects.get().frozen().is_sound()
    assert AuditEntry.objects.filter(verb="figure.published").count() == 1
