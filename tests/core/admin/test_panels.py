import pytest

pytestmark = pytest.mark.django_db


def first_page(login, person) -> str:
    return login(person).get("/admin/").content.decode()


def test_analyst_sees_how_many_reports_wait(login, analyst):
    assert "/admin/raporto/" in first_page(login, analyst)
    assert "Të reja: 0" in first_page(login, analyst)


def test_coordinator_sees_how_many_sessions_lie_ahead(login, coordinator):
    assert "0 seanca" in first_page(login, coordinator)


def test_editor_sees_neither(login, editor):
    page = first_page(login, editor)

    assert "/admin/raporto/" not in page
    assert "/admin/seancat/" not in page
