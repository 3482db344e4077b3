"""One name for each mail, however often it is sent."""

import pytest

from core.mail import message_id


@pytest.mark.parametrize("base", ["https://isigurt.example", "https://isigurt.example:8443", "http://isigurt.example/"])
def test_message_id_is_made_of_the_row_and_the_site(settings, base):
    settings.BASE_URL = base

    assert message_id(7) == "<7@isigurt.example>"
    assert message_id(7, "r1") == "<7.r1@isigurt.example>"
