"""What the logs may say: where something broke, and of which kind the error was. Never what somebody wrote."""

import io
import logging
import logging.config

import pytest
from django.conf import settings
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from config import gunicorn
from core.access import public

CANARY = "kanarina-në-log"


@public
def broken(request):
    secret_local = f"{CANARY}-vlera"
    request.POST.get("text")
    raise ValueError(f"{CANARY}-gabimi {secret_local}")


@public
def broken_twice(request):
    try:
        broken(request)
    except ValueError as first:
        raise KeyError(f"{CANARY}-i-dyti") from first


urlpatterns = [path("prishur/", broken), path("prishur-dy-here/", broken_twice)]
handler500 = "core.views.errors.server_error"


@pytest.fixture
def configure():
    """Sets up logging as it is configured, and gives the stream that our handlers write to."""

    def listen(configuration) -> io.StringIO:
        logging.config.dictConfig(configuration)
        handlers = {h for name in configuration["loggers"] for h in logging.getLogger(name).handlers}
        written = io.StringIO()
        for handler in {*handlers, *logging.getLogger().handlers}:
            if type(handler) is logging.StreamHandler:
                handler.setStream(written)
        return written

    yield listen
    logging.config.dictConfig(settings.LOGGING)


@pytest.fixture
def log(configure):
    """What our own handlers have written."""
    return configure(settings.LOGGING).getvalue


@pytest.mark.parametrize("address", ["/prishur/", "/prishur-dy-here/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_500_is_logged_with_its_place_and_nothing_that_was_written(log, address, method):
    client = Client(raise_request_exception=False, HTTP_USER_AGENT=f"{CANARY}-agjent", REMOTE_ADDR="203.0.113.9")

    with override_settings(ROOT_URLCONF=__name__):
        answer = getattr(client, method)(f"{address}?q={CANARY}-pyetje", {"text": f"{CANARY}-teksti"})

    written = log()
    assert answer.status_code == 500
    assert "test_logs.py" in written
    assert "ValueError" in written or "KeyError" in written
    assert CANARY not in written
    assert "203.0.113.9" not in written


def test_server_error_page_tells_nothing_either(log):
    with override_settings(ROOT_URLCONF=__name__):
        answer = Client(raise_request_exception=False).get("/prishur/")

    assert CANARY not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/raporto/", "/raporto/kodi/", "/hyrja/login/"])
def test_refused_form_leaves_no_line(log, db, address):
    client = Client(
        enforce_csrf_checks=True, HTTP_REFERER=f"https://{CANARY}.example/", HTTP_ORIGIN=f"https://{CANARY}"
    )

    answer = client.post(address, {"text": f"{CANARY}-teksti"})

    assert answer.status_code in (400, 403, 422)
    assert log() == ""


@pytest.mark.parametrize("address", ["/raporto/", "/kerko/?q=", "/nuk-ka/", "/media/../", "/api/v2/pages/?x="])
def test_strange_question_leaves_no_line(log, home, address):
    answer = Client(HTTP_HOST="localhost").get(address + CANARY)
    Client(HTTP_HOST=f"{CANARY}.example").get(address)

    assert answer.status_code < 500
    assert log() == ""


def test_argument_of_a_record_is_stripped_of_query_and_exception(log):
    logging.getLogger("isigurt").error("at %s: %s", f"/x/?q={CANARY}", ValueError(CANARY))

    written = log()
    assert "at /x/: ValueError" in written
    assert CANARY not in written


def test_request_of_a_record_is_dropped(log):
    request = RequestFactory().get(f"/x/?q={CANARY}")

    logging.getLogger("django.request").error("broken", extra={"request": request})

    assert CANARY not in log()


def test_failed_task_is_logged_without_its_words(log):
    told = {
        "name": "core.tasks.x",
        "id": "1",
        "description": "raised",
        "exc": f"ValueError('{CANARY}')",
        "args": CANARY,
    }
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("celery.app.trace").error("Task %(name)s %(description)s: %(exc)s", told, exc_info=True)

    written = log()
    assert "core.tasks.x raised" in written
    assert "ValueError" in written
    assert CANARY not in written


def test_web_server_names_no_address_and_no_query(configure):
    log = configure(gunicorn.logconfig_dict).getvalue
    logger = logging.getLogger("gunicorn.error")
    logger.warning("Invalid request from ip=203.0.113.9: x")
    try:
        raise ValueError(CANARY)
    except ValueError:
        logger.exception("Error handling request %s", f"/kerko/?q={CANARY}")

    written = log()
    assert "Error handling request /kerko/" in written
    assert CANARY not in written
    assert "203.0.113.9" not in written
