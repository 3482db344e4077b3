"""Figures: what the desk sees, what the public is told, and that nobody gets a small number out of it."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as property_settings
from hypothesis import strategies as st

from core.figures import registry
from core.figures.registry import Period
from core.figures.suppression import THRESHOLD, Table
from core.models import PublishedFigure
from reporting.figures import counts, quarter
from reporting.figures.actions import publication
from reporting.figures.public import FIGURES, QUARTER
from reporting.models import StatisticsFact
from tests import html
from tests.core.figures.attacker import attack
from tests.factories import reporting as make
from tests.factories.facts import fact, facts

Q1 = Period.parse("2026-Q1")
LATER = dt.date(2026, 4, 14)
ROOT = Path(__file__).resolve().parents[3]
FEW = property_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
ROW = st.fixed_dictionaries(
    {
        "rubric": st.sampled_from(["dhune-seksuale", "bullizem-dhune", "gjuhe-urrejtjeje", ""]),
        "channel": st.sampled_from(["web", "web", "phone", "api"]),
        "region": st.sampled_from(["tirane", "tirane", "shkoder", "vlore", ""]),
        "host_country": st.sampled_from(["AL", "NL", "US", ""]),
        "outcome": st.sampled_from(["removed", "removal_asked", "advice"]),
        "removal_days": st.sampled_from([None, 0, 2, 5, 30]),
        "from_prior_verdict": st.booleans(),
    }
)
MANY = st.lists(st.tuples(ROW, st.integers(1, 9)), min_size=1, max_size=12)


@pytest.fixture
def rubrics(db):
    make.rubric()


def some_quarter(db=None):
    """A quarter with enough of everything."""
    facts(30, look_hours=4, region="tirane", from_prior_verdict=True)
    facts(20, rubric="dhune-seksuale", look_hours=24, notice_hours=12, region="shkoder", channel="phone")
    facts(12, rubric="dhune-seksuale", outcome="removed", host_country="NL", removal_days=2, look_hours=2)
    facts(10, rubric="gjuhe-urrejtjeje", outcome="removed", host_country="NL", removal_days=6, look_hours=2)
    facts(8, outcome="removal_asked", host_country="US", look_hours=2)


def tables(payload: dict) -> list[Table]:
    """What was published of the reports, as tables that share their total."""
    names = ("by_rubric", "by_channel", "by_region", "looked_at")
    return [Table(payload[name], payload["reports"]) for name in names]


def removal_table(payload: dict) -> Table:
    removal = payload["removal"]
    cells = {
        (row, column): numbers[column] for row, numbers in removal["rows"].items() for column in removal["columns"]
    }
    rows = {row: numbers["total"] for row, numbers in removal["rows"].items()}
    return Table(cells, removal["total"], rows, removal["columns"])


@FEW
@given(MANY)
def test_no_combination_of_what_a_quarter_tells_gives_a_small_number_back(rubrics, rows):
    StatisticsFact.objects.all().delete()
    for row, number in rows:
        facts(number, **row)

    payload = json.loads(json.dumps(quarter.quarter(Q1)))

    told = [value for table in [*tables(payload), removal_table(payload)] for value in numbers(table)]
    assert all(value is None or value >= THRESHOLD for value in told)
    for found in (attack(*tables(payload)), attack(removal_table(payload))):
        assert all(
            least < greatest and (least >= THRESHOLD or greatest >= THRESHOLD) for least, greatest in found.values()
        )


def numbers(table: Table) -> list:
    return [*table.cells.values(), *table.rows.values(), *table.columns.values(), table.total]


@FEW
@given(MANY)
def test_what_is_told_is_true(rubrics, rows):
    StatisticsFact.objects.all().delete()
    for row, number in rows:
        facts(number, **row)

    payload = quarter.quarter(Q1)

    assert payload["reports"] in (None, StatisticsFact.objects.count())
    for region, value in payload["by_region"].items():
        assert value in (None, StatisticsFact.objects.filter(region=region).count())


def test_a_quarter_tells_its_tables_and_clocks(rubrics):
    some_quarter()

    payload = quarter.quarter(Q1)

    assert payload["reports"] == 80
    assert payload["by_rubric"] == {"dhune-seksuale": 32, "gjuhe-urrejtjeje": 10, "bullizem-dhune": 38} | {
        key: value for key, value in payload["by_rubric"].items() if value is None
    }
    assert payload["by_channel"] == {"web": 60, "partners": 20}
    assert payload["looked_at"] == {"from_prior_verdict": 30, "looked": 50}
    assert payload["clocks"]["look"] == {"p50": 4, "p90": 24}
    assert payload["clocks"]["removal_days"] == {"p50": 2, "p90": 6}
    assert payload["removal"]["total"] == 30


def test_percentiles_need_enough_cases(rubrics):
    facts(4, look_hours=2, notice_hours=4)
    facts(1, notice_hours=8)

    clocks = quarter.quarter(Q1)["clocks"]

    assert clocks["look"] == {"p50": None, "p90": None}
    assert clocks["notice"] == {"p50": 4, "p90": None}


@FEW
@given(st.dictionaries(st.integers(0, 50), st.integers(1, 9), min_size=1), st.sampled_from([0.5, 0.9, 1.0]))
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(found, share):
    value, total = counts.percentile(found, share), sum(found.values())

    assert sum(count for one, count in found.items() if one <= value) >= share * total
    assert sum(count for one, count in found.items() if one < value) < share * total


def test_spam_is_not_counted(rubrics):
    facts(9, outcome="spam")
    facts(7)

    assert quarter.quarter(Q1)["reports"] == 7


def test_countries_with_few_cases_are_one_row(rubrics):
    for country in ("FR", "IT", "DE", ""):
        facts(2, outcome="removed", host_country=country, removal_days=1)
    facts(20, outcome="removed", host_country="NL", removal_days=1)

    removal = quarter.quarter(Q1)["removal"]

    assert {row: numbers["total"] for row, numbers in removal["rows"].items()} == {"NL": 20, "other": 8}


def test_a_quarter_is_published_once_two_weeks_after_its_end(rubrics):
    some_quarter()

    early = publication.publish_due(LATER - dt.timedelta(days=1))
    first = publication.publish_due(LATER)
    facts(50)
    again = publication.publish_due(LATER)

    assert early == again == []
    assert [row.period for row in first] == ["2026-Q1"]
    assert PublishedFigure.objects.get().value["reports"] == 80
    assert registry.value(QUARTER, Q1)["reports"] == 80


def test_every_quarter_since_the_first_report_is_published(rubrics):
    facts(6, month=dt.date(2025, 8, 1))

    done = publication.publish_due(LATER)

    assert [row.period for row in done] == ["2025-Q3", "2025-Q4", "2026-Q1"]


@pytest.mark.parametrize("period", ["2026", "2026-02", "2026-Q4", "2099-Q1"])
def test_tables_of_what_is_not_over_or_no_quarter_are_not_told(rubrics, period):
    facts(9)

    with pytest.raises(ValueError):
        registry.value(QUARTER, period)


def test_figures_of_a_year_add_up_what_was_published_and_nothing_else(rubrics):
    for month in (1, 4, 7, 10):
        facts(10, month=dt.date(2025, month, 1))
    assert registry.value("raporto.reports", "2025") is None
    publication.publish_due(LATER)

    assert registry.value("raporto.reports", "2025") == 40
    assert registry.value("raporto.reports", "2025-Q2") == 10


def test_a_year_with_a_hidden_quarter_has_no_sum(rubrics):
    for month, number in ((1, 10), (4, 3), (7, 10), (10, 10)):
        facts(number, month=dt.date(2025, month, 1))
    publication.publish_due(LATER)

    assert registry.value("raporto.reports", "2025") is None
    assert registry.value("raporto.by_rubric", "2025")["bullizem-dhune"] is None


def test_all_figures_of_the_hotline_are_registered_and_can_be_frozen(rubrics):
    some_quarter()
    publication.publish_due(LATER)

    frozen = [registry.freeze(f"raporto.{name}", "2026-Q1") for name, *_ in FIGURES]

    assert all(one.is_sound() for one in frozen)
    values = {one.name: one.value for one in frozen}
    assert values["raporto.removed_in_3_days"] == 40.0
    assert values["raporto.removed_in_7_days"] == 73.3
    assert (values["raporto.look_p50"], values["raporto.removal_p90"], values["raporto.views_avoided"]) == (4, 6, 30)


def test_the_definition_of_each_figure_is_written_down():
    text = (ROOT / "docs/figures.md").read_text()

    assert [name for name, *_ in FIGURES if f"`raporto.{name}`" not in text] == []


def test_the_public_page_says_when_the_first_figures_come(client, home):
    response = client.get(reverse("reporting:figures"))

    assert response.status_code == 200
    page = html.page(response)
    assert "dy javë pas" in html.text(page.select_one("h1 ~ .notice-box"))
    assert page.main.select("table") == []


def test_the_public_page_tells_the_newest_quarter(client, home, rubrics):
    some_quarter()
    facts(3, region="vlore")
    publication.publish_due(LATER)

    response = client.get(reverse("reporting:figures"))

    page = html.page(response)
    assert "Holandë" in html.texts(page, "[aria-labelledby=gone] th[scope=row]")
    assert "public" in response["Cache-Control"]
    assert page.select("main [style], main ~ * [style]") == []


def test_the_public_page_costs_the_same_for_one_quarter_and_for_three(client, home, rubrics):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("reporting:figures"), headers={"Cookie": "x=1"})
        return len(asked)

    facts(9)
    publication.publish_due(LATER)
    queries()
    one = queries()
    publication.publish_due(dt.date(2026, 11, 1))

    assert PublishedFigure.objects.count() == 3
    assert queries() == one


def test_open_data_is_a_table_that_spreadsheets_read(client, rubrics):
    some_quarter()
    facts(2, region="vlore")
    publication.publish_due(LATER)

    response = client.get(reverse("reporting:figures_csv"))

    text = response.content.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    found = {(row["table"], row["row"], row["column"]): row["value"] for row in rows}
    assert found["reports", "total", ""] == "82"
    assert found["by_region", "vlore", ""] == "hidden"
    assert all(value in ("hidden", "") or float(value) >= 1 for value in found.values())


def test_open_data_in_json_can_be_checked_by_its_hash(client, rubrics):
    some_quarter()
    publication.publish_due(LATER)

    told = client.get(reverse("reporting:figures_json")).json()["quarters"][0]

    facts_of_hash = {"name": told["name"], "period": told["period"], "value": told["value"], "unit": "",
                     "date": told["published_on"], "version": told["version"]}  # fmt: skip
    assert registry.digest(**facts_of_hash) == told["sha256"]


def test_the_desk_sees_figures_of_the_rubrics_whose_key_it_holds(vault, analyst, make_person):
    facts(3)
    facts(2, rubric="rubrike-e-huaj")

    since = dt.date(2025, 1, 1)

    assert counts.visible_to(analyst, since).count() == 3
    assert counts.visible_to(make_person("analyst", username="pa-celes"), since).count() == 0


def test_the_dashboard_shows_charts_with_their_tables(vault, analyst, login):
    month = dt.date.today().replace(day=1)
    facts(3, month=month, look_hours=4, first_verdict="illegal", second_verdict="illegal", from_prior_verdict=True)
    facts(2, month=month, look_hours=12, first_verdict="harmful", second_verdict="illegal", host_country="NL")

    page = html.page(login(analyst).get(reverse("reporting_desk:figures")))

    assert [len(page.select(f".desk-charts .desk-card > {part}")) for part in ("ul.bars", "details")] == [5, 5]
    kappa = html.texts(page.select_one(".desk-card:has(#chart-agreement) tbody tr"), "td")[-1]
    assert kappa == "0.00"
    assert "Holandë" in html.texts(page, ".desk-charts .bars-label")


def test_the_dashboard_costs_the_same_for_one_row_and_for_three(vault, analyst, login):
    client, url = login(analyst), reverse("reporting_desk:figures")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    fact(month=dt.date.today().replace(day=1), look_hours=4).save()
    client.get(url)
    one = queries()
    facts(2, month=dt.date.today().replace(day=1), rubric="dhune-seksuale", look_hours=8, host_country="US")

    assert queries() == one


@pytest.mark.parametrize("role", ["editor", "officer", "operator", "moderator"])
def test_the_dashboard_is_closed_to_others(make_person, login, role):
    response = login(make_person(role)).get(reverse("reporting_desk:figures"))

    assert response.status_code == 403


@pytest.mark.parametrize(("language", "words"), [("sq", "Numrat nën"), ("en", "Numbers below")])
def test_page_says_which_numbers_are_not_told(client, home, language, words):
    prefix = {"sq": "", "en": "/en"}[language]

    page = html.page(client.get(f"{prefix}/raporto/si-po-ecim/"))

    assert html.text(page.select_one("[aria-labelledby=reading] li")).startswith(f"{words} {THRESHOLD} ")
