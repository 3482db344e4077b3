"""Moving a report to another rubric wraps its keys for another vault, and whoever lacks that key sees it no more."""

import pytest
from django.urls import reverse

from core.states import WrongStep
from reporting.cases.actions import assignment, messages, reclassify
from reporting.cases.rules import NotAllowed
from reporting.models import Report, Vault, WrappedKey
from reporting.reporter.actions import answer
from reporting.vault import opening
from tests import html
from tests.factories import reporting as make


@pytest.fixture
def one_rubric(make_person, analyst, vault):
    """An analyst who holds the key of "bullizem-dhune" alone."""
    person = make_person("analyst", "nje_rubrike")
    make.give_rubric("bullizem-dhune", analyst, person)
    return person


@pytest.fixture
def talked(analyst, vault):
    """A report with messages both ways, so that there are several data keys."""
    report = make.report({"story": "tregim"}, rubric=make.rubric())
    assignment.take(report, by=analyst)
    messages.write(report, by=analyst, text="pyetje")
    answer(report, "përgjigje")
    return report


def sort(client, report, slug="dhune-seksuale", **more):
    return client.post(reverse("reporting_desk:sort", args=[report.pk]), {"rubric": make.rubric(slug).pk, **more})


def vaults_of(report) -> set[str]:
    return set(WrappedKey.objects.filter(report=report).values_list("vault__scope", flat=True))


def test_every_key_is_wrapped_for_the_new_vault_alone(at_desk, analyst, talked):
    before = set(talked.wrapped_keys.values_list("data_key_id", flat=True))
    client = at_desk(analyst)

    answer = sort(client, talked)

    talked.refresh_from_db()
    assert answer.status_code == 302
    assert (talked.scope, talked.rubric.slug, talked.category) == ("dhune-seksuale", "dhune-seksuale", None)
    assert vaults_of(talked) == {"dhune-seksuale"}
    assert set(talked.wrapped_keys.values_list("data_key_id", flat=True)) == before
    opened = html.page(client.get(reverse("reporting_desk:report", args=[talked.pk])))
    assert html.texts(opened, ".desk-answers dd") == ["tregim"]
    assert html.texts(opened, ".desk-conversation .desk-text") == ["pyetje", "përgjigje"]


def test_who_lacks_the_new_key_is_told_before_and_sees_it_no_more(at_desk, login, analyst, one_rubric, report):
    assignment.take(report, by=one_rubric)
    client = at_desk(one_rubric)

    shown = client.get(reverse("reporting_desk:report", args=[report.pk])).context["forms"]["sort"]
    unaware = sort(client, report)
    aware = sort(client, report, lose="on")

    report.refresh_from_db()
    names = dict(shown.fields["rubric"].choices)
    assert make.rubric("dhune-seksuale").name != str(names[str(make.rubric("dhune-seksuale").pk)])
    assert (unaware.status_code, aware.status_code) == (422, 302)
    assert aware["Location"] == reverse("reporting_desk:queue")
    assert (report.state, report.analyst, report.scope) == ("new", None, "dhune-seksuale")
    assert client.get(reverse("reporting_desk:report", args=[report.pk])).status_code == 404
    assert login(analyst).get(reverse("reporting_desk:queue")).context["rows"][0] == report


def test_old_holders_cannot_open_it_any_more(at_desk, analyst, one_rubric, talked, rf):
    sort(at_desk(analyst), talked)

    client = at_desk(one_rubric)

    assert client.get(reverse("reporting_desk:report", args=[talked.pk])).status_code == 404
    assert not Vault.objects.opened_by(one_rubric).filter(pk__in=talked.wrapped_keys.values("vault")).exists()
    assert opening.NoKey


def test_without_every_key_nothing_moves(analyst, talked):
    with pytest.raises(NotAllowed):
        reclassify.reclassify(talked, by=analyst, rubric=make.rubric("dhune-seksuale"), keys={})

    talked.refresh_from_db()
    assert (talked.scope, vaults_of(talked)) == ("bullizem-dhune", {"bullizem-dhune"})


def test_rubric_without_a_vault_takes_nothing(at_desk, analyst, talked):
    Vault.objects.filter(scope="dhune-seksuale").update(active=False)

    answer = sort(at_desk(analyst), talked)

    assert answer.status_code == 409
    assert vaults_of(talked) == {"bullizem-dhune"}


def test_reporter_goes_on_writing_to_the_new_rubric(at_desk, analyst, talked):
    client = at_desk(analyst)
    sort(client, talked)

    answer(Report.objects.get(pk=talked.pk), "pas lëvizjes")

    assert vaults_of(talked) == {"dhune-seksuale"}
    opened = html.page(client.get(reverse("reporting_desk:report", args=[talked.pk])))
    assert html.texts(opened, ".desk-from-reporter .desk-text") == ["përgjigje", "pas lëvizjes"]


def test_closed_report_is_not_moved(analyst, talked):
    Report.objects.filter(pk=talked.pk).update(state="closed")

    with pytest.raises(WrongStep):
        reclassify.reclassify(talked, by=analyst, rubric=make.rubric("dhune-seksuale"), keys={})


def test_unsorted_report_is_sorted_into_the_rubric_it_lies_in(at_desk, analyst, vault):
    report = make.report()
    assignment.take(report, by=analyst)

    answer = sort(at_desk(analyst), report)

    report.refresh_from_db()
    assert (answer.status_code, report.rubric.slug, report.scope) == (302, "dhune-seksuale", "dhune-seksuale")
