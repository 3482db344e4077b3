"""Who works on pages uploads pictures and documents; nobody else does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.grants import write_roles
from accounts.roles import ROLES
from core.models import CustomDocument, CustomImage
from tests.factories import files

MEDIA = [role.slug for role in ROLES if role.media]
NO_MEDIA = [role.slug for role in ROLES if not role.media]
LIST = {"image": "/admin/images/multiple/add/", "document": "/admin/documents/multiple/add/"}
CHOOSER = {"image": "/admin/images/chooser/create/", "document": "/admin/documents/chooser/create/"}
DOORS = ["/admin/images/", "/admin/images/chooser/", "/admin/documents/", "/admin/documents/chooser/"]

# Wagtail leaves the temporary file of a rendition to the garbage collector, which complains in whichever test is next.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def sent(kind: str) -> SimpleUploadedFile:
    if kind == "image":
        return SimpleUploadedFile("foto.png", files.picture("PNG"), "image/png")
    return SimpleUploadedFile("fletepalosje.pdf", files.document(), "application/pdf")


def made(kind: str) -> int:
    return (CustomImage if kind == "image" else CustomDocument).objects.count()


@pytest.mark.parametrize("kind", LIST)
@pytest.mark.parametrize("role", MEDIA)
def test_media_role_uploads_in_the_list_and_through_the_chooser(login, make_person, role, kind):
    client = login(make_person(role))

    ajax = {"X-Requested-With": "XMLHttpRequest"}
    listed = client.post(LIST[kind], {"files[]": sent(kind), "title": "Një"}, headers=ajax)
    assert listed.json()["success"], listed.content.decode()

    name = f"{kind}-chooser-upload"
    chosen = client.post(CHOOSER[kind], {f"{name}-title": "Dy", f"{name}-file": sent(kind)})
    assert chosen.json()["step"] in ("chosen", "duplicate_found"), chosen.content.decode()
    assert made(kind) == 2


@pytest.mark.parametrize("role", MEDIA)
def test_chooser_of_a_media_role_lists_and_offers_to_upload(login, make_person, role):
    client = login(make_person(role))

    for kind, address in (("image", DOORS[1]), ("document", DOORS[3])):
        assert f"{kind}-chooser-upload-file" in client.get(address).json()["html"]
        assert client.get(address.replace("/chooser/", "/")).status_code == 200


@pytest.mark.parametrize("kind", LIST)
@pytest.mark.parametrize("role", NO_MEDIA)
def test_other_role_is_refused(login, make_person, role, kind):
    client = login(make_person(role))
    name = f"{kind}-chooser-upload"

    assert client.get(LIST[kind]).status_code == 302
    listed = client.post(LIST[kind], {"files[]": sent(kind), "title": "Një"})
    client.post(CHOOSER[kind], {f"{name}-title": "Dy", f"{name}-file": sent(kind)})

    assert listed.status_code in (302, 403)
    assert made(kind) == 0


def test_permissions_of_no_use_go_when_the_roles_are_written_again(db):
    """Groups of an installation from before hold codenames that Wagtail's policy never asks for."""
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import Collection, GroupCollectionPermission

    old = Permission.objects.get(content_type__app_label="core", codename="add_customimage")
    group = Group.objects.get(name="editor")
    GroupCollectionPermission.objects.get_or_create(
        group=group, collection=Collection.get_first_root_node(), permission=old
    )

    write_roles()

    held = set(group.collection_permissions.values_list("permission__content_type__app_label", flat=True))
    assert held == {"wagtailimages", "wagtaildocs"}
