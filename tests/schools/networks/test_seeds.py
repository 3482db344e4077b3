from core.models import Region
from schools.models import YouthNetwork
from schools.networks import seeds
from tests.factories import schools as make


def test_every_region_has_a_network(db):
    assert YouthNetwork.objects.count() == Region.objects.count() == 12


def test_region_that_is_added_gets_its_network_and_the_others_keep_theirs(db):
    before = set(YouthNetwork.objects.values_list("pk", flat=True))
    added = make.region()

    seeds.load(Region, YouthNetwork)

    (new,) = YouthNetwork.objects.exclude(pk__in=before)
    assert (new.region, new.name) == (added, "Rrjeti i të rinjve, qarku E re")
