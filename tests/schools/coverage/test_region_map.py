import pytest

from core.models import Region
from schools.coverage import region_map


@pytest.mark.parametrize(("reached", "level"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)])
def test_level_grows_with_the_share_of_municipalities(reached, level):
    region = Region()
    region.reached, region.total = reached, 5

    assert region_map.level(region) == level
