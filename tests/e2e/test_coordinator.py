"""A coordinator plans a session, is refused one that clashes, and nobody outside the region learns where and when."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from core.calendar.public_holidays import holiday_name, is_weekend

CLASS, OTHER_CLASS = "11Q", "11R"
START, END = "11:10", "11:55"
NOTE = "Projektori është në sallë."


@pytest.fixture
def free_day(demo) -> str:
    """A school day of the coming weeks on which the region of Shkodër has nothing yet."""
    taken = demo.rows(
        "SELECT DISTINCT date(session.start, '+2 hours') FROM schools_session session "
        "JOIN schools_school school ON school.id = session.school_id "
        "JOIN core_municipality place ON place.id = school.municipality_id "
        "JOIN core_region region ON region.id = place.region_id WHERE region.slug = 'shkoder'"
    )
    busy = {row[0] for row in taken}
    coming = (dt.date.today() + dt.timedelta(days=ahead) for ahead in range(3, 50))
    return next(str(day) for day in coming if str(day) not in busy and not is_weekend(day) and not holiday_name(day))


def test_coordinator_plans_and_is_refused_a_clash(demo, signed_in, phone, free_day):
    coordinator, stranger = signed_in("shkoder"), signed_in("vlore")

    school, facilitator = plan(coordinator, free_day, CLASS, START, END)
    expect(coordinator.locator("main h2").first).to_contain_text(school)
    address = coordinator.url
    a_clash_is_named_and_nothing_typed_is_lost(coordinator, free_day, facilitator)

    assert stranger.goto(address).status == 404
    assert stranger.goto(f"{address}change/").status == 404
    assert demo.rows("SELECT count(*) FROM schools_session WHERE class_label IN (?, ?)", CLASS, OTHER_CLASS) == [(1,)]
    readers_see_the_day_but_neither_school_nor_hour(phone, free_day, school)


def plan(page: Page, day: str, label: str, start: str, end: str) -> tuple[str, str]:
    """Fill in the form and send it; return the school's name and the facilitator's."""
    page.goto("/admin/seancat/")
    page.locator("main a[href$='/plan/']").click()
    page.locator("[name=school]").select_option(index=1)
    page.locator("[name=topic]").select_option(index=1)
    page.locator("[name=facilitators]").first.check()
    page.fill("[name=class_label]", label)
    page.fill("[name=day]", dt.date.fromisoformat(day).strftime("%d.%m.%Y"))
    page.fill("[name=start]", start)
    page.fill("[name=end]", end)
    page.fill("[name=note]", NOTE)
    chosen = page.locator("[name=school] option:checked").inner_text()
    facilitator = page.locator("label:has([name=facilitators])").first.inner_text()
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    return chosen.split(" – ")[-1].strip(), facilitator.strip()


def a_clash_is_named_and_nothing_typed_is_lost(page: Page, day: str, facilitator: str) -> None:
    plan(page, day, OTHER_CLASS, "11:30", "12:15")
    refusal = page.locator("main [role=alert]")
    expect(refusal).to_contain_text(facilitator)
    expect(refusal).to_contain_text(CLASS)
    typed = {
        "class_label": OTHER_CLASS,
        "day": dt.date.fromisoformat(day).strftime("%d.%m.%Y"),
        "start": "11:30",
        "end": "12:15",
        "note": NOTE,
    }
    for name, value in typed.items():
        expect(page.locator(f"[name={name}]")).to_have_value(value)
    expect(page.locator("[name=facilitators]").first).to_be_checked()


def readers_see_the_day_but_neither_school_nor_hour(page: Page, day: str, school: str) -> None:
    page.goto("/seancat/shkoder/")
    expect(page.locator(f"time[datetime='{day}']")).to_have_count(1)
    words = page.locator("main").inner_text()
    assert not any(secret in words for secret in (school, CLASS, START, "11.10", NOTE))
