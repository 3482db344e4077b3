"""A call entered by a phone operator, and a question that a supervisor writes: the journeys, axe, 360 pixels."""

from tests.e2e import axe, intake, looks


def faults(page, name: str) -> list[str]:
    found = [f"{name}: {line}" for line in looks.faults(page, **axe.OURS_ALONE)]
    return found + [f"{name}: {pixels} pixels too wide" for pixels in [looks.sideways(page)] if pixels > 0]


def test_operator_enters_a_call_and_reads_the_code_out(demo, signed_in, plain_phone):
    page = signed_in("operator", viewport=looks.PHONE)
    page.goto("/admin/")
    page.locator("nav a[href='/admin/raporto/telefon/']").wait_for(state="attached")
    page.goto("/admin/raporto/telefon/")
    found = faults(page, "rubrics")
    intake.press(page, "main a[href='?rubrika=dhune-seksuale']")
    found += faults(page, "form")
    page.check("[name=door][value=threat]")
    page.check("[name=danger]")
    page.check("[name=contact][value=no]")
    page.fill("[name=reaches]", "@ende-ketu")
    page.fill("[name=account]", "@i-panjohur")
    intake.press(page, ".desk-call > button")
    found += faults(page, "refused")
    assert page.locator("[name=reaches]").input_value() == "@ende-ketu"
    page.check("[name=contact][value=yes]")
    intake.press(page, ".desk-call > button")
    found += faults(page, "code")

    code = intake.code_on(page)
    assert intake.last_report(demo)[:5] == ("threat", "phone", "sq", 1, "dhune-seksuale")
    plain_phone.goto("/raporto/kodi/")
    plain_phone.fill("[name=code]", code)
    intake.press(plain_phone)
    assert plain_phone.locator(".timeline").count() == 1
    assert not found, "\n".join(found)


def test_supervisor_adds_a_question_and_reporters_meet_it(signed_in, plain_phone):
    page = signed_in("mbikeqyres")
    page.goto("/admin/raporto/formulari/")
    found = faults(page, "list")
    intake.press(page, "form[action$='/formulari/gjuhe-urrejtjeje/nis/'] button")
    intake.press(page, "button[value=add]")
    last = page.locator(".desk-question").last
    last.locator("[name$=-name]").fill("provë e re")
    last.locator("[name$=-label_sq]").fill("Provë e re?")
    intake.press(page, "button[value=publish]")
    assert page.locator("#faults").count() == 1
    found += faults(page, "editor")
    last.locator("[name$=-name]").fill("prove")
    last.locator("[name$=-label_en]").fill("A new question?")
    intake.press(page, ".desk-question__buttons button[value=save]")
    assert page.locator("#faults").count() == 0
    intake.press(page, ".desk-previews a[href$='?gjuha=en']")
    found += [f"preview: {line}" for line in looks.faults(page)]
    assert page.get_by_text("A new question?").count() == 1
    page.goto("/admin/raporto/formulari/gjuhe-urrejtjeje/")
    intake.press(page, "button[value=publish]")

    intake.enter(plain_phone, "sq", "link")
    plain_phone.fill("[name=links]", "https://example.com/")
    intake.go(plain_phone)
    intake.choose(plain_phone, "rubric", "gjuhe-urrejtjeje")
    intake.go(plain_phone)
    intake.to_step(plain_phone, "q-prove")
    assert not found, "\n".join(found)
