import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from campaigns.models import Activity


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [(dt.time(10), dt.time(10), "ends"), (dt.time(10), dt.time(9), "ends"), (None, dt.time(9), "starts")],
)
def test_activity_that_ends_before_it_starts_is_refused(starts, ends, field):
    activity = Activity(title="x", day=dt.date(2027, 2, 9), starts=starts, ends=ends)

    with pytest.raises(ValidationError) as refused:
        activity.clean()

    assert field in refused.value.message_dict
