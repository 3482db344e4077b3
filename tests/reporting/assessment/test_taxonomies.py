"""Assessments in terms of versioned taxonomies: what is asked, what is kept; a version in use never changes."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from reporting.assessment import findings, taxonomies
from reporting.cases.actions import assignment
from reporting.models import Assessment, Report, Taxonomy, Term
from tests import html
from tests.factories import reporting as make

FULL = {
    "terms_classification": "baseline",
    "terms_age": "pre-pubescent",
    "terms_gender": "female",
    "terms_traits": ["virtual", "user-generated"],
}


@pytest.fixture
def lists(db):
    taxonomies.write_taxonomies()


@pytest.fixture
def abuse(vault, analyst, lists):
    report = make.report(rubric=make.rubric("dhune-seksuale"))
    assignment.take(report, by=analyst)
    return report


def assess(client, report, verdict="illegal", **terms):
    return client.post(reverse("reporting_desk:assess", args=[report.pk]), {"verdict": verdict, **terms})


def test_command_adds_what_is_missing_once(db, capsys):
    call_command("taxonomies")
    call_command("taxonomies")

    first, second = capsys.readouterr().out.split("\n")[:2]
    assert int(first.split()[0]) > 80
    assert second == "0 new"


def test_every_field_of_iccams_records_is_there(lists):
    assert {"classification", "age", "gender", "content", "site", "commerciality", "traits"} <= set(
        Taxonomy.objects.values_list("code", flat=True)
    )
    codes = {
        term.code: term.mapping["iccam"]
        for term in Term.objects.filter(taxonomy__code="classification")
        if term.mapping
    }
    assert codes == {"baseline": "1", "national": "2", "not-illegal": "4"}
    assert not Term.objects.filter(label_sq="").exists() and not Term.objects.filter(label_en="").exists()


def test_form_asks_what_the_rubric_uses(at_desk, analyst, abuse):
    hate = make.report(rubric=make.rubric("gjuhe-urrejtjeje"))
    assignment.take(hate, by=analyst)
    client = at_desk(analyst)

    asked = [
        set(client.get(reverse("reporting_desk:report", args=[r.pk])).context["forms"]["assess"].fields)
        for r in (abuse, hate)
    ]

    assert {"terms_classification", "terms_age", "terms_site", "terms_ground"} <= asked[0]
    assert not asked[0] & {"terms_group", "terms_medium"}
    assert {"terms_group", "terms_medium", "terms_site"} <= asked[1]
    assert not asked[1] & {"terms_classification", "terms_age"}


def test_terms_are_kept_with_their_version(at_desk, analyst, abuse):
    answer = assess(at_desk(analyst), abuse, **FULL)

    assert answer.status_code == 302
    assert Assessment.objects.get(report=abuse).terms == {
        "classification": {"version": "1", "terms": ["baseline"]},
        "age": {"version": "1", "terms": ["pre-pubescent"]},
        "gender": {"version": "1", "terms": ["female"]},
        "traits": {"version": "1", "terms": ["virtual", "user-generated"]},
    }
    assert taxonomies.is_severe(Assessment.objects.get(report=abuse))
    assert findings.iccam_codes(findings.findings(Assessment.objects.get(report=abuse)))["age"] == "3"


def test_required_terms_are_asked_for_when_illegal_only(at_desk, analyst, abuse):
    client = at_desk(analyst)

    illegal, harmful = assess(client, abuse), assess(client, abuse, "harmful")

    assert illegal.status_code == 422
    assert set(illegal.context["forms"]["assess"].errors) == {"terms_classification", "terms_age", "terms_gender"}
    assert harmful.status_code == 302


@pytest.mark.parametrize("value", ["x", "' or 1", "\x00", "baseline,national"])
def test_terms_that_do_not_exist_are_refused(at_desk, analyst, abuse, value):
    answer = assess(at_desk(analyst), abuse, **FULL | {"terms_classification": value})

    assert answer.status_code == 422
    assert not Assessment.objects.exists()


def test_second_assessment_supersedes_the_first_and_keeps_it(at_desk, analyst, abuse):
    client = at_desk(analyst)

    assess(client, abuse, **FULL)
    assess(client, abuse, **FULL | {"terms_gender": "male"})

    rows = list(Assessment.objects.filter(report=abuse).order_by("pk"))
    assert [row.superseded for row in rows] == [True, False]
    assert [row.terms["gender"]["terms"] for row in rows] == [["female"], ["male"]]


def test_page_shows_terms_in_the_version_they_were_chosen_from(at_desk, analyst, supervisor, abuse):
    client = at_desk(analyst)
    assess(client, abuse, **FULL)
    gender = Taxonomy.objects.get(code="gender")
    gender.name_sq = gender.name_en = "Emër i ri"

    new = taxonomies.revise(gender, by=supervisor)
    shown = client.get(reverse("reporting_desk:report", args=[abuse.pk])).context["found"][0]["terms"]

    assert (new.version, new.active, Taxonomy.objects.get(code="gender", version="1").active) == ("2", True, False)
    assert "Emër i ri" not in [name for name, _ in shown]
    assert Taxonomy.objects.filter(code="gender", active=True).count() == 1


def test_supervisor_saves_a_next_version_in_the_admin(login, supervisor, lists):
    taxonomy = Taxonomy.objects.get(code="gender")
    url = reverse("wagtailsnippets_reporting_taxonomy:edit", args=[taxonomy.pk])
    terms = list(taxonomy.terms.all())
    data = {
        "name_sq": "Gjinia (e re)",
        "name_en": "Gender (new)",
        "active": "on",
        "required": "on",
        "order": "40",
        "scopes": ["dhune-seksuale", "bullizem-dhune"],
        "terms-TOTAL_FORMS": len(terms),
        "terms-INITIAL_FORMS": len(terms),
        "terms-MIN_NUM_FORMS": 1,
        "terms-MAX_NUM_FORMS": 1000,
    }
    for number, term in enumerate(terms):
        data |= {
            f"terms-{number}-id": term.pk,
            f"terms-{number}-code": term.code,
            f"terms-{number}-label_sq": term.label_sq,
            f"terms-{number}-label_en": "Changed" if number == 0 else term.label_en,
            f"terms-{number}-mapping": "9",
            f"terms-{number}-active": "on",
            f"terms-{number}-order": number,
        }

    answer = login(supervisor).post(url, data)

    assert answer.status_code == 302
    new = Taxonomy.objects.get(code="gender", version="2")
    assert (new.name_en, new.terms.count(), new.terms.first().label_en) == ("Gender (new)", len(terms), "Changed")
    assert (new.scopes, new.terms.first().mapping) == (["dhune-seksuale", "bullizem-dhune"], {"iccam": "9"})
    old = Taxonomy.objects.get(code="gender", version="1")
    assert (old.name_en, old.active, old.terms.first().label_en) == ("Gender", False, "Not determined")


def test_taxonomies_and_terms_are_fields_not_json(login, supervisor, lists):
    taxonomy = Taxonomy.objects.get(code="classification")
    shown = html.page(login(supervisor).get(reverse("wagtailsnippets_reporting_taxonomy:edit", args=[taxonomy.pk])))

    assert html.chosen(shown, "scopes") == taxonomy.scopes
    assert html.value(shown, "terms-0-mapping") == taxonomy.terms.first().mapping["iccam"]


def test_days_of_retention_stand_beside_the_desk_in_the_menu(login, supervisor):
    assert reverse("wagtailsnippets_reporting_retentionrule:list") in html.menu(login(supervisor).get("/admin/"))


def test_only_supervisors_reach_the_taxonomies(login, make_person, lists):
    from accounts.roles import ROLES

    url = reverse("wagtailsnippets_reporting_taxonomy:edit", args=[Taxonomy.objects.get(code="gender").pk])

    opened = {
        role.slug for role in ROLES if login(make_person(role.slug, role.slug + "_x")).get(url).status_code == 200
    }

    assert opened == {"supervisor"}


def test_assessing_without_taxonomies_still_works(at_desk, analyst, vault):
    report = make.report(rubric=make.rubric())
    assignment.take(report, by=analyst)

    assert assess(at_desk(analyst), report).status_code == 302
    assert Report.objects.get(pk=report.pk).verdict == "illegal"
