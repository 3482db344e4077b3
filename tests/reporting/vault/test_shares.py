"""The recovery key in shares: any k bring it back, fewer tell nothing, and a wrong one never passes."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.vault.crypto import shares

DRAFT, WORDS = shares.make(3, 5)


@pytest.mark.parametrize("chosen", list(combinations(range(5), 3)))
def test_any_three_of_five_bring_the_key_back(chosen):
    private = shares.combine([WORDS[i] for i in chosen], DRAFT.public, 3)

    assert bytes(private.public_key) == DRAFT.public


@pytest.mark.parametrize("chosen", list(combinations(range(5), 2)))
def test_two_of_five_do_not(chosen):
    with pytest.raises(shares.WrongShare, match="needed"):
        shares.combine([WORDS[i] for i in chosen], DRAFT.public, 3)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_k_of_n_do_and_one_fewer_does_not(data):
    count = data.draw(st.integers(2, 8))
    threshold = data.draw(st.integers(2, count))
    draft, words = shares.make(threshold, count)
    chosen = data.draw(st.permutations(words))[:threshold]

    assert bytes(shares.combine(chosen, draft.public, threshold).public_key) == draft.public
    with pytest.raises(shares.WrongShare):
        shares.combine(chosen[:-1], draft.public, threshold)


def test_the_same_share_three_times_is_one_share():
    with pytest.raises(shares.WrongShare, match="needed"):
        shares.combine([WORDS[0]] * 3, DRAFT.public, 3)


def test_more_shares_than_needed_do_no_harm():
    assert bytes(shares.combine(WORDS, DRAFT.public, 3).public_key) == DRAFT.public


def test_first_four_letters_of_each_word_are_enough():
    short = " ".join(word[:4].upper() for word in WORDS[0].split())

    assert shares.normalise(f"  {short}\n") == WORDS[0]


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 32), other=st.sampled_from(sorted(shares.BY_START.values())))
def test_any_one_wrong_word_is_refused_and_never_repeated(place, other):
    words = WORDS[0].split()
    typed = " ".join([*words[:place], other, *words[place + 1 :]])

    if typed == WORDS[0]:
        assert shares.number(typed, DRAFT.fingerprints) == 1
    else:
        with pytest.raises(shares.WrongShare) as refused:
            shares.number(typed, DRAFT.fingerprints)
        assert words[0] not in str(refused.value)
        assert refused.value.__cause__ is None


@pytest.mark.parametrize("typed", ["", "x", "academic " * 33, "ë" * 40, "\0", "academic acid"])
def test_what_is_no_share_is_refused(typed):
    with pytest.raises(shares.WrongShare):
        shares.number(typed, DRAFT.fingerprints)


def test_shares_of_another_key_are_told_apart():
    other, others_words = shares.make(3, 5)

    with pytest.raises(shares.WrongShare, match="another set"):
        shares.number(others_words[0], DRAFT.fingerprints)
    with pytest.raises(shares.WrongShare):
        shares.combine([*WORDS[:2], others_words[2]], DRAFT.public, 3)
    with pytest.raises(shares.WrongShare, match="another key"):
        shares.combine(others_words[:3], DRAFT.public, 3)


@pytest.mark.parametrize(("threshold", "count"), [(1, 1), (1, 5), (0, 0), (4, 3), (3, 17), (-2, 5)])
def test_senseless_numbers_of_shares_are_refused(threshold, count):
    with pytest.raises(ValueError, match="expected"):
        shares.make(threshold, count)
