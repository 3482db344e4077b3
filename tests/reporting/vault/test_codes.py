"""The reporter's code: strong enough, and a slip of the finger always shows."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.vault.crypto import codes

VALUES = st.integers(0, 2**80 - 1)
AT = st.integers(0, codes.RANDOM + codes.CHECK - 1)


def plain(value: int) -> str:
    return codes.digits(value, codes.RANDOM) + codes.digits(value % codes.PRIME, codes.CHECK)


def test_code_carries_at_least_80_bits():
    assert codes.RANDOM * math.log2(len(codes.ALPHABET)) >= 80
    assert len(set(codes.ALPHABET)) == len(codes.ALPHABET)


def test_new_codes_differ_and_are_accepted():
    drawn = {codes.new() for _ in range(200)}

    assert len(drawn) == 200
    assert all(codes.normalise(code) == code.replace("-", "") for code in drawn)


@given(VALUES, AT, st.sampled_from(codes.ALPHABET))
def test_one_wrong_character_always_shows(value, at, other):
    code = plain(value)
    if code[at] == other:
        return

    with pytest.raises(codes.Mistyped):
        codes.normalise(code[:at] + other + code[at + 1 :])


@given(VALUES, st.integers(0, codes.RANDOM + codes.CHECK - 2))
def test_two_swapped_neighbours_always_show(value, at):
    code = plain(value)
    if code[at] == code[at + 1]:
        return

    with pytest.raises(codes.Mistyped):
        codes.normalise(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@given(VALUES)
def test_spaces_case_and_lookalikes_do_not_matter(value):
    code = plain(value)
    typed = " ".join(code[i : i + 3] for i in range(0, 18, 3)).lower().replace("0", "o").replace("1", "l")

    assert codes.normalise(typed) == code


@pytest.mark.parametrize("typed", ["", "ABC", "?" * 18, "0" * 17, "0" * 19, "ë" * 18])
def test_what_is_no_code_is_mistyped(typed):
    with pytest.raises(codes.Mistyped):
        codes.normalise(typed)


def test_identity_depends_on_code_and_pepper():
    code = codes.new()

    once, again = codes.identity(code, "p1"), codes.identity(code.lower(), "p1")
    other = codes.identity(code, "p2")

    assert once.lookup == again.lookup
    assert bytes(once.private) == bytes(again.private)
    assert once.lookup != other.lookup
    assert bytes(once.private) != bytes(other.private)
