import pytest

from schools.registry.class_labels import normalized


@pytest.mark.parametrize("label", ["9B", "9 b", "9-B", " 9/b ", "9.b"])
def test_class_is_written_in_one_way(label):
    assert normalized(label) == "9B"
