"""The ground that every test stands on, and the people who walk on it.

The ground (both languages, the roles, the 12 regions, a home page in each language, the first rubrics) is laid once per
test database; a test that empties the database (transactional_db, live_server) finds it laid anew. Ask for a person by
role; `login` gives a browser in which that person is signed in.
"""

import gc
import itertools
import time
from contextlib import contextmanager
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client

from core.page_cache import generation
from tests import loopback

IDS = itertools.count(10**9, 1000)  # with room between them for rows that are written without an id
EMPTYING = {"transactional_db", "live_server"}
DATABASE = {"db", "django_db_reset_sequences", "django_db_serialized_rollback", *EMPTYING}
BLOCKERS = []


def pytest_configure(config):
    """Close the network. Compile the catalogues, once for all processes: a clone has none, and would speak English."""
    loopback.guard()
    if not hasattr(config, "workerinput"):
        from django.utils.translation.reloader import translation_file_changed

        from core.i18n import catalogues

        for language in catalogues.languages():
            catalogues.compile_catalogue(language)
        translation_file_changed(None, Path("django.mo"))  # some apps have asked for words before this


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what touches a database: it runs on both, the rest once. A file stays in one process: its tests share."""
    for item in items:
        if DATABASE & set(item.fixturenames) or item.get_closest_marker("django_db"):
            item.add_marker("database")
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_collection_finish():
    """What has been imported by now stays until the end: the collector of garbage need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def pytest_fixture_setup(fixturedef, request):
    """A database that a test asks for while it runs would be one database: it says so beforehand."""
    test = request.node
    if fixturedef.argname in DATABASE and isinstance(test, pytest.Item) and not test.get_closest_marker("database"):
        pytest.fail(f"{test.nodeid} asks for a database as it runs: name `db` among its arguments.")


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """The tables come straight from the models, six times as fast; tests/test_migrations.py is about migrations."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    BLOCKERS.append(django_db_blocker)
    with django_db_blocker.unblock():
        MigrationRecorder(connection).ensure_schema()  # wagtail-localize looks into it
        lay_full_text()
        lay_ground()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test that works without a transaction ends with an empty database: lay the ground again for the next one."""
    try:
        return (yield)
    finally:  # a test that fails in its teardown, too
        mark = item.get_closest_marker("django_db")
        if nextitem and BLOCKERS and (EMPTYING & set(item.fixturenames) or (mark and mark.kwargs.get("transaction"))):
            with BLOCKERS[0].unblock():
                lay_ground()


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker):
    """What takes long to load and several tests look at: `with loaded(demo.load): yield` in a fixture of a module."""
    from django.db import transaction
    from django.test import TestCase

    @contextmanager
    def load_and_roll_back(load):
        with django_db_blocker.unblock(), transaction.atomic():
            with TestCase.captureOnCommitCallbacks(execute=True):
                load(lambda line: None)
            yield
            transaction.set_rollback(True)

    return load_and_roll_back


@pytest.fixture(autouse=True)
def empty_cache():
    """What one test put into the cache, or into the memory of menus, is nothing to the next; nor is its language."""
    from django.core.cache import cache
    from django.utils import translation

    translation.deactivate()

    cache.clear()
    generation.stamp()


def lay_full_text():
    """SQLite's full-text table, which Wagtail makes in a migration alone: the same statements, once per database."""
    from importlib import import_module

    from django.db import connection

    if connection.vendor != "sqlite":
        return
    made = import_module("wagtail.search.migrations.0006_customise_indexentry").Migration.operations[-1]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS wagtailsearch_indexentry_fts")
        for statement in made.database_operations:
            cursor.execute(statement.sql)


def lay_ground():
    """Languages, regions, roles, the two home pages and the rubrics. Running it again changes nothing."""
    from django.core.management import call_command
    from wagtail.models import Collection, Locale, Page

    from accounts.grants import write_roles
    from core.i18n import names
    from core.models import AuditEntry, Region
    from reporting.models import Rubric
    from reporting.questions.actions import write_rubrics_and_questions
    from schools.models import SessionTopic, YouthNetwork
    from schools.networks import seeds as networks
    from schools.sessions import seeds as topics

    for code in names.codes():
        Locale.objects.get_or_create(language_code=code)
    if not Region.objects.exists():
        call_command("places", verbosity=0, stdout=StringIO())
    if not SessionTopic.objects.exists():
        networks.load(Region, YouthNetwork)
        topics.load(SessionTopic)
    Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    lay_translation_permission()
    write_roles()
    lay_home_pages()
    if not Rubric.objects.exists():
        write_rubrics_and_questions()
        AuditEntry.objects.all().delete()  # the trail of a test begins with the test


def lay_translation_permission():
    """wagtail-localize makes this permission in a migration alone, so an emptied database has lost it."""
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType

    kind, _ = ContentType.objects.get_or_create(app_label="wagtail_localize", model="translation")
    Permission.objects.get_or_create(
        content_type=kind, codename="submit_translation", defaults={"name": "Can translate"}
    )


def lay_home_pages():
    """An Albanian home page, its English translation, and the one site that begins there."""
    from wagtail.models import Locale, Page, Site

    from pages.models import HomePage

    if HomePage.objects.exists():
        return
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Kreu", slug="kreu", locale=Locale.objects.get(language_code="sq")))
    english = home.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "Home"
    english.save_revision().publish()
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="iSIGURT")
    Page.objects.filter(slug="home", depth=2).exclude(pk__in=[home.pk, english.pk]).delete()


@pytest.fixture(autouse=True)
def entries_in_order(monkeypatch):
    """Ids of audit entries grow in tests, so that these read the trail by them. In earnest they are random."""
    from core.audit import models

    monkeypatch.setattr(models, "random_id", partial(next, IDS))


# --- Pages ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def home(db):
    """The Albanian home page; pages of a test are born below it."""
    from pages.models import HomePage

    return HomePage.objects.get(locale__language_code="sq")


@pytest.fixture
def home_en(db):
    from pages.models import HomePage

    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def no_rubrics(db):
    """The database before `manage.py rubrics` has written the first ones."""
    from reporting.models import FormVersion, Rubric

    FormVersion.objects.all().delete()
    Rubric.objects.all().delete()


# --- People ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def make_person(db):
    """Makes a person: `make_person("analyst")`, `make_person("coordinator", region="shkoder")`."""
    from django.contrib.auth.models import Group

    from accounts.models import User
    from core.models import Region

    def make(role: str, username: str | None = None, region: str | None = None):
        place = Region.objects.get(slug=region) if region else None
        person = User.objects.create_user(
            username or role, f"{username or role}@example.org", "fjale-kalimi", region=place
        )
        person.groups.add(Group.objects.get(name=role))
        return person

    return make


@pytest.fixture
def login():
    """Gives a client in which `person` is signed in: `login(analyst).get("/admin/")`."""

    def sign_in(person) -> Client:
        client = Client()
        client.force_login(person)
        session = client.session  # as if they had just typed the password: see accounts.sign_in.step_up
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
        return client

    return sign_in


@pytest.fixture
def visitor(db) -> Client:
    """The client of somebody who is not signed in: a reader, a reporter, a stranger."""
    return Client()


@pytest.fixture
def admin(make_person):
    return make_person("admin")


@pytest.fixture
def editor(make_person):
    return make_person("editor")


@pytest.fixture
def moderator(make_person):
    return make_person("moderator")


@pytest.fixture
def campaigner(make_person):
    return make_person("campaigner")


@pytest.fixture
def analyst(make_person):
    return make_person("analyst")


@pytest.fixture
def other_analyst(make_person):
    return make_person("analyst", "other_analyst")


@pytest.fixture
def supervisor(make_person):
    return make_person("supervisor")


@pytest.fixture
def coordinator(make_person):
    """Coordinator of Shkodër."""
    return make_person("coordinator", region="shkoder")


@pytest.fixture
def other_coordinator(make_person):
    """Coordinator of Vlorë."""
    return make_person("coordinator", "other_coordinator", region="vlore")


@pytest.fixture
def facilitator(make_person):
    """A facilitator of Shkodër."""
    return make_person("facilitator", region="shkoder")


@pytest.fixture
def partner(make_person):
    return make_person("partner")
