"""What Wagtail's own doors answer each role: accounts, uploads and the workflow. One table of what everybody gets.

A stranger is sent to sign in everywhere. 302 leads back to the first page of the admin with a sentence: so Wagtail
refuses. A page of the campaigner's waits for a moderator.
"""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse

from accounts.roles import ROLES
from core.models import CustomDocument, CustomImage
from pages.models import GuidePage
from tests.factories import files

# See test_uploads.py: Wagtail leaves the temporary files of renditions to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

PEOPLE = ("admin", "editor", "moderator", "campaigner", "others")
OTHERS = tuple(role.slug for role in ROLES if role.slug not in PEOPLE)

# address → GET / POST, in the order of PEOPLE
TABLE = """
wagtailusers_users:index            200,302,302,302,302 405,302,302,302,302
wagtailusers_users:add              200,302,302,302,302 200,302,302,302,302
wagtailusers_users:edit             200,302,302,302,302 200,302,302,302,302
wagtailusers_users:delete           200,302,302,302,302 302,302,302,302,302
wagtailusers_groups:index           200,302,302,302,302 405,302,302,302,302
wagtailusers_groups:add             302,302,302,302,302 302,302,302,302,302
wagtailimages:index                 302,200,200,200,302 302,405,405,405,302
wagtailimages:add_multiple          302,200,200,200,302 302,400,400,400,302
wagtailimages:edit                  302,200,200,200,302 302,200,200,200,302
wagtailimages:delete                302,200,200,200,302 302,302,302,302,302
wagtailimages_chooser:choose        200,200,200,200,200 405,405,405,405,405
wagtailimages_chooser:create        302,200,200,200,302 302,200,200,200,302
wagtaildocs:index                   302,200,200,200,302 302,405,405,405,302
wagtaildocs:add_multiple            302,200,200,200,302 302,400,400,400,302
wagtaildocs:edit                    302,200,200,200,302 302,200,200,200,302
wagtaildocs:delete                  302,200,200,200,302 302,302,302,302,302
wagtaildocs_chooser:choose          200,200,200,200,200 405,405,405,405,405
wagtaildocs_chooser:create          302,200,200,200,302 302,200,200,200,302
wagtailadmin_pages:workflow_action  302,302,200,302,302 302,302,302,302,302
wagtailadmin_workflows:index        302,302,302,302,302 302,302,302,302,302
wagtailadmin_workflows:add          302,302,302,302,302 302,302,302,302,302
wagtailadmin_workflows:edit         302,302,302,302,302 302,302,302,302,302
wagtailadmin_workflows:task_index   302,302,302,302,302 302,302,302,302,302
wagtailadmin_workflows:add_task     302,302,302,302,302 302,302,302,302,302
"""


def expected() -> dict[str, tuple]:
    """{name: (GET statuses, POST statuses)}."""
    rows = (line.split() for line in TABLE.strip().splitlines())
    return {name: tuple(tuple(int(s) for s in half.split(",")) for half in halves) for name, *halves in rows}


@pytest.fixture
def rows(home, make_person, settings, tmp_path):
    """What stands in the addresses: somebody's account, a picture and a document of nobody's, a page that waits."""
    settings.MEDIA_ROOT = tmp_path
    author = make_person("campaigner", "autori")
    page = home.add_child(instance=GuidePage(title="Udhëzues", slug="udhezues-i-ri", live=False, owner=author))
    page.save_revision(user=author)
    state = page.get_workflow().start(page, author)
    return {
        "wagtailusers_users": [author.pk],
        "wagtailimages": [CustomImage.objects.create(title="foto", file=ContentFile(files.picture("PNG"), "f.png")).pk],
        "wagtaildocs": [CustomDocument.objects.create(title="letër", file=ContentFile(b"fjala", "l.txt")).pk],
        "wagtailadmin_workflows": [state.workflow_id],
        "wagtailadmin_pages:workflow_action": [page.pk, "approve", state.current_task_state_id],
        "wagtailadmin_workflows:add_task": ["core", "moderationtask"],
    }


def address(name: str, rows: dict) -> str:
    if name in rows:
        return reverse(name, args=rows[name])
    space, _, view = name.partition(":")
    return reverse(name, args=rows[space] if view in ("edit", "delete") else [])


def asked(client, method: str, url: str) -> int:
    """The status of one request, of which nothing stays."""
    with transaction.atomic():
        status = getattr(client, method)(url, {"title": ""}).status_code
        transaction.set_rollback(True)
    return status


def statuses(client, rows) -> dict[str, tuple[int, int]]:
    urls = {name: address(name, rows) for name in (line.split()[0] for line in TABLE.strip().splitlines())}
    return {name: (asked(client, "get", url), asked(client, "post", url)) for name, url in urls.items()}


@pytest.mark.parametrize("who", [*PEOPLE[:-1], *OTHERS])
def test_everybody_gets_what_the_table_says(login, make_person, rows, who):
    column = PEOPLE.index(who) if who in PEOPLE else PEOPLE.index("others")

    found = statuses(login(make_person(who, region="vlore")), rows)

    assert found == {name: (get[column], post[column]) for name, (get, post) in expected().items()}


def test_stranger_is_sent_to_sign_in(visitor, rows):
    assert {status for pair in statuses(visitor, rows).values() for status in pair} == {302}
