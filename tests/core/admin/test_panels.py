import pytest

from tests.html import links, page, text

pytestmark = pytest.mark.django_db


def first_page(login, person) -> str:
    return login(person).get("/admin/").content.decode()


def test_analyst_sees_how_many_reports_wait(login, analyst):
    panels = page(first_page(login, analyst)).main

    assert "/admin/raporto/" in links(panels)
    assert "Të reja: 0" in text(panels)


def test_coordinator_sees_how_many_sessions_lie_ahead(login, coordinator):
    assert "0 seanca" in text(page(first_page(login, coordinator)).main)


def test_editor_sees_neither(login, editor):
    shown = first_page(login, editor)

    assert "/admin/raporto/" not in shown
    assert "/admin/seancat/" not in shown
