"""Files that editors uploaded: documents only through their own view, originals of private pictures not at all."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomDocument, CustomImage

pytestmark = pytest.mark.django_db
PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


@pytest.fixture
def private_collection():
    collection = Collection.get_first_root_node().add_child(name="E brendshme")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def picture(collection) -> CustomImage:
    return CustomImage.objects.create(
        title="p", file=ContentFile(PIXEL, name="p.gif"), width=1, height=1, collection=collection
    )


@pytest.mark.parametrize("before", ["", "/", "//", "./", "x/../"])
def test_private_document_is_not_served_as_a_picture(client, private_collection, before):
    document = CustomDocument.objects.create(
        title="d", file=ContentFile(b"i brendshem", name="d.txt"), collection=private_collection
    )

    assert client.get(f"/media/{before}{document.file.name}").status_code == 404


@pytest.mark.parametrize("before", ["", "/"])
def test_original_of_a_private_picture_is_closed_and_of_a_public_one_open(client, private_collection, before):
    private, public = picture(private_collection), picture(Collection.get_first_root_node())

    answers = [client.get(f"/media/{before}{image.file.name}") for image in (private, public)]
    for image in (private, public):
        image.file.close()
    answers[1].close()

    assert [answer.status_code for answer in answers] == [404, 200]
