import datetime as dt

import pytest

from core.models import ExtraDayOff

pytestmark = pytest.mark.django_db
ADD = "/admin/snippets/core/extradayoff/add/"


def test_administrator_adds_a_day_off(login, admin):
    answer = login(admin).post(ADD, {"date": "2026-11-27", "name": "Ditë pushimi shtesë"})

    assert answer.status_code == 302
    assert ExtraDayOff.objects.get().date == dt.date(2026, 11, 27)


@pytest.mark.parametrize("role", ["editor", "analyst", "coordinator", "facilitator", "partner"])
def test_nobody_else_does(login, make_person, role):
    login(make_person(role, f"{role}-x", "shkoder")).post(ADD, {"date": "2026-11-27", "name": "x"})

    assert not ExtraDayOff.objects.exists()
