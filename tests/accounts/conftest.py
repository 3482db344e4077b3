"""People who sign in the way people do: through the pages, with a password and an app."""

import pytest
from django.test import Client

from tests.accounts import totp

PASSWORD = "fjale-kalimi"


@pytest.fixture
def two_factors(settings):
    settings.REQUIRE_TWO_FACTOR = True


@pytest.fixture
def with_password(db):
    """Signs a person in with the password alone; gives the browser and the last answer."""

    def sign_in(person, client=None, password=PASSWORD):
        client = client or Client()
        answer = client.post("/hyrja/login/", {"login": person.get_username(), "password": password})
        return client, answer

    return sign_in


@pytest.fixture
def enrol(with_password, django_capture_on_commit_callbacks):
    """Signs a person in, sets up an app, and gives the browser, the app's secret and the recovery codes."""

    def set_up(person):
        client, _ = with_password(person)
        client.post("/hyrja/reauthenticate/", {"password": PASSWORD})
        secret = totp.secret_on(client.get("/hyrja/2fa/totp/activate/"))
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post("/hyrja/2fa/totp/activate/", {"code": totp.code(secret)})
        assert answer.status_code == 302, answer.content.decode()
        codes = client.get("/hyrja/2fa/recovery-codes/").context["unused_codes"]
        return client, secret, codes

    return set_up
