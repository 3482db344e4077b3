import pytest

from schools.registry.class_labels import has_grade, normalized


@pytest.mark.parametrize("label", ["9B", "9 b", "9-B", " 9/b ", "9.b"])
def test_class_is_written_in_one_way(label):
    assert normalized(label) == "9B"


@pytest.mark.parametrize(
    ("typed", "label"),
    [("VII-A", "7A"), ("vii a", "7A"), ("VIIA", "7A"), ("IX", "9"), ("X-I", "10I"), ("XI", "11"), ("XII/2", "122")],
)
def test_roman_class_is_the_same_class(typed, label):
    assert normalized(typed) == label


def test_word_that_only_begins_like_a_numeral_stays():
    assert normalized("Xhaferi") == "XHAFERI"


@pytest.mark.parametrize(
    ("level", "label", "has"),
    [
        ("nine-year", "9B", True), ("nine-year", "10A", False), ("nine-year", "VII-A", True),
        ("nine-year", "0A", False),
        ("secondary", "9B", False), ("secondary", "10A", True), ("secondary", "13A", False),
        ("vocational", "13A", True), ("vocational", "14A", False), ("secondary", "Kor", True),
    ],
)  # fmt: skip
def test_school_has_the_classes_of_its_level(level, label, has):
    assert has_grade(level, label) is has
