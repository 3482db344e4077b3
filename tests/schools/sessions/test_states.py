import pytest

from core.states import WrongStep
from schools.sessions.states import STEPS, State, may_follow
from tests.factories import schools as make


@pytest.mark.parametrize("now", State)
@pytest.mark.parametrize("then", State)
def test_move_to_takes_exactly_the_steps_of_the_table(db, now, then):
    session = make.session(status=now)

    if may_follow(now, then):
        session.move_to(then)
        session.refresh_from_db()
        assert session.status == then
    else:
        with pytest.raises(WrongStep):
            session.move_to(then)


def test_table_knows_every_state():
    assert set(STEPS) == set(State)
