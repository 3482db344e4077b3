"""Agreement between two analysts is a number that stands up to its definition."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.assessment.kappa import kappa_of_counts

VERDICTS = st.sampled_from(["illegal", "harmful", "not_illegal", "not_found"])
PAIRS = st.lists(st.tuples(VERDICTS, VERDICTS), max_size=40)
FEW = settings(max_examples=60, deadline=None)


def kappa_of(pairs):
    return kappa_of_counts(Counter(pairs))


@FEW
@given(PAIRS)
def test_kappa_is_never_above_one_and_never_below_minus_one(pairs):
    kappa = kappa_of(pairs)

    assert kappa is None or -1 <= kappa <= 1


@FEW
@given(PAIRS)
def test_kappa_is_the_same_whoever_is_called_the_first(pairs):
    assert kappa_of(pairs) == kappa_of([(other, one) for one, other in pairs])


@FEW
@given(PAIRS, st.randoms())
def test_kappa_does_not_depend_on_order_or_on_names(pairs, random):
    renamed = [(f"x-{one}", f"x-{other}") for one, other in pairs]
    random.shuffle(renamed)

    assert kappa_of(renamed) == kappa_of(pairs)


@FEW
@given(st.lists(VERDICTS, min_size=1, max_size=40))
def test_full_agreement_is_one_or_undefined_when_there_was_one_verdict_only(verdicts):
    kappa = kappa_of([(verdict, verdict) for verdict in verdicts])

    assert kappa == (None if len(set(verdicts)) == 1 else 1)


def test_kappa_of_a_textbook_table():
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15

    assert kappa_of(pairs) == pytest.approx(0.4)


def test_kappa_of_chance_is_zero_and_of_nothing_undefined():
    assert kappa_of([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert kappa_of([]) is None
