"""Keys and vaults in a real browser: set-up, shares, authorities, and a rotation that carries on by itself."""

from playwright.sync_api import expect

from tests.e2e import axe, desk, looks

OURS_ALONE = {"tags": axe.WCAG, "include": ".content", "exclude": (".content header", ".w-slim-header")}


def test_set_up_shares_and_authorities_satisfy_axe_and_fit_a_telephone(demo, signed_in, watch):
    page, faults, wide = signed_in("mbikeqyres"), [], []

    with watch(page) as watching:
        for address in ("autoritetet/", "fillimi/"):
            page.goto(f"/admin/raporto/celesat/{address}")
            faults += looks.faults(page, **OURS_ALONE)
            wide.append(looks.sideways(page))
        page.locator(".desk form button[type=submit]").click()
        page.wait_for_selector(".desk-shares li")
        faults += looks.faults(page, **OURS_ALONE)
        wide.append(looks.sideways(page))

    assert not faults, "\n".join(faults)
    assert wide == [0, 0, 0]
    assert (watching.errors, watching.strangers) == ([], [])


def test_rotation_carries_on_by_itself_to_its_end(demo, signed_in, watch):
    page, person = signed_in("mbikeqyres"), demo.person("mbikeqyres")
    page.goto("/admin/raporto/hap/?next=/admin/raporto/celesat/")
    desk.unlock(page, person)
    before = demo.rows("SELECT key_id FROM reporting_vault WHERE scope = 'gjuhe-urrejtjeje'")

    with watch(page) as watching:
        with page.expect_navigation(url="**/vijon/"):
            page.locator("form[action$='gjuhe-urrejtjeje/rrotullo/'] button").click()
        page.wait_for_url("**/raporto/celesat/", wait_until="domcontentloaded")

    after = demo.rows("SELECT key_id FROM reporting_vault WHERE scope = 'gjuhe-urrejtjeje'")
    assert len(before) == len(after) == 1
    assert before != after
    assert (watching.errors, watching.strangers) == ([], [])


def test_key_is_withdrawn_only_after_the_name_was_typed(demo, signed_in):
    page = signed_in("mbikeqyres")
    page.goto("/admin/raporto/hap/?next=/admin/raporto/celesat/")
    desk.unlock(page, demo.person("mbikeqyres"))
    before = demo.rows("SELECT count(*) FROM reporting_vaultkey")

    page.locator("form[action$='/hiq/'] button").first.click()
    faults = looks.faults(page, **OURS_ALONE)
    page.fill("[name=name]", "dikush tjetër")
    page.locator(".desk form:has([name=name]) button[type=submit]").click()

    expect(page.locator(".desk")).to_contain_text("Asgjë nuk u hoq")
    expect(page.locator("[name=name]")).to_have_value("dikush tjetër")
    assert not faults, "\n".join(faults)
    assert demo.rows("SELECT count(*) FROM reporting_vaultkey") == before
