"""Our own pages in the admin: axe finds nothing in what is ours. Wagtail's chrome around it is Wagtail's to mend."""

import pytest

from tests.e2e import axe, desk, looks

PAGES = {
    "queue": ("analist", "/admin/raporto/"),
    "queue-all": ("analist", "/admin/raporto/?tab=all"),
    "keys": ("mbikeqyres", "/admin/raporto/celesat/"),
    "unlock": ("analist2", "/admin/raporto/hap/"),
    "figures": ("mbikeqyres", "/admin/raporto/shifra/"),
    "retention": ("mbikeqyres", "/admin/raporto/ruajtja/"),
    "care": ("analist", "/admin/raporto/kujdesi/"),
    "operator": ("operator", "/admin/raporto/telefon/"),
    "forms": ("mbikeqyres", "/admin/raporto/formulari/"),
    "inbox": ("oficer", "/admin/autoriteti/"),
    "export-key": ("oficer", "/admin/autoriteti/celesi/"),
    "sessions": ("shkoder", "/admin/seancat/"),
    "plan": ("shkoder", "/admin/seancat/plan/"),
    "schools": ("shkoder", "/admin/seancat/schools/"),
    "facilitators": ("shkoder", "/admin/seancat/facilitators/"),
    "roles": ("admin", "/admin/roles/"),
    "audit": ("admin", "/admin/audit/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_admin_page_satisfies_axe(signed_in, watch, name):
    username, address = PAGES[name]
    page = signed_in(username)

    with watch(page) as watching:
        page.goto(address)
        faults = looks.faults(page, **axe.OURS_ALONE)

    assert not faults, "\n".join(faults)
    assert (watching.errors, watching.strangers) == ([], [])


@pytest.mark.parametrize(
    ("username", "address"),
    [
        ("redaktor", "/admin/patterns/"),
        ("partner", "/admin/raporto/"),
        ("mbikeqyres", "/admin/raporto/formulari/dhune-seksuale/1/"),
    ],
)
def test_page_of_the_staff_in_the_public_look_satisfies_axe(signed_in, watch, username, address):
    page = signed_in(username)
    watching = watch(page)
    watching.expected = (403,)  # the desk is not for partners

    with watching:
        page.goto(address)
        faults = looks.faults(page, tags=axe.WCAG)

    assert not faults, "\n".join(faults)
    assert (watching.errors, watching.strangers) == ([], [])


def test_report_and_refused_plan_satisfy_axe(demo, signed_in):
    analyst, coordinator = signed_in("analist"), signed_in("shkoder")

    analyst.goto("/admin/raporto/hap/?next=/admin/raporto/?tab=mine")
    desk.unlock(analyst, demo.person("analist"))
    analyst.locator(".desk-queue a.desk-reference").first.click()
    analyst.wait_for_selector(".desk-answers")
    coordinator.goto("/admin/seancat/plan/")
    coordinator.locator("main form [type=submit]").last.click()
    coordinator.wait_for_selector("main [role=alert]")

    faults = looks.faults(analyst, **axe.OURS_ALONE) + looks.faults(coordinator, **axe.OURS_ALONE)
    assert not faults, "\n".join(faults)


def test_notices_referrals_and_their_forms_satisfy_axe(demo, signed_in):
    page = signed_in("analist", fresh=True)
    page.goto("/admin/raporto/hap/?next=/admin/raporto/?tab=mine")
    desk.unlock(page, demo.person("analist"))
    page.locator(".desk-queue a.desk-reference").first.click()
    page.wait_for_selector(".desk-answers")
    leading = page.locator(".desk-report a:is([href*='/njoftim/'], [href*='/dorezim/'])[href$='/']")
    addresses = sorted({link.get_attribute("href") for link in leading.all()})

    faults = []
    for address in addresses:
        page.goto(address)
        faults += looks.faults(page, **axe.OURS_ALONE)

    assert {len(address.rstrip("/").split("/")) for address in addresses} == {5, 6}  # forms, and what they made
    assert not faults, "\n".join(faults)


def test_authorities_access_page_satisfies_axe(signed_in):
    page = signed_in("mbikeqyres")
    page.goto("/admin/raporto/celesat/autoritetet/")
    page.goto(page.locator("a[href*='/raporto/autoritete/']").first.get_attribute("href"))

    faults = looks.faults(page, **axe.OURS_ALONE)

    assert page.locator("main form").count()
    assert not faults, "\n".join(faults)
