"""The vault's algebra: what is sealed opens in its place with its key, and nowhere and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from reporting.vault.crypto.sealing import (
    BUCKETS,
    CannotOpen,
    SealContext,
    new_key,
    pad,
    seal,
    unpad,
    unseal,
    unwrap,
    wrap,
)

TEXT = st.text(max_size=3_000)
NAMES = st.text(max_size=20)
CONTEXTS = st.builds(SealContext, NAMES, NAMES, NAMES, NAMES)
HERE = SealContext("reporting.answer", "1", "story", "v1")


@given(TEXT, CONTEXTS)
def test_seal_opens_to_the_same_text(text, place):
    key = new_key()

    opened = unseal(seal(text, key, place), key, place)

    assert opened == text


@given(CONTEXTS, CONTEXTS)
def test_ciphertext_moved_to_another_place_is_refused(here, there):
    if here == there:
        return
    key = new_key()
    sealed = seal("fjala", key, here)

    with pytest.raises(CannotOpen):
        unseal(sealed, key, there)


@given(st.integers(0, 600))
def test_truncated_ciphertext_is_refused(length):
    key = new_key()
    sealed = seal("fjala", key, HERE)

    with pytest.raises(CannotOpen):
        unseal(sealed[: min(length, len(sealed) - 1)], key, HERE)


@given(st.integers(0, 500), st.integers(1, 255))
def test_changed_ciphertext_is_refused(at, change):
    key = new_key()
    sealed = bytearray(seal("fjala", key, HERE))
    sealed[at] ^= change

    with pytest.raises(CannotOpen):
        unseal(bytes(sealed), key, HERE)


def test_another_key_is_refused():
    sealed = seal("fjala", new_key(), HERE)

    with pytest.raises(CannotOpen):
        unseal(sealed, new_key(), HERE)


def test_same_text_sealed_twice_looks_different():
    key = new_key()

    assert seal("fjala", key, HERE) != seal("fjala", key, HERE)


@given(st.binary(max_size=70_000))
def test_padding_gives_back_what_it_was_given_and_fills_a_bucket(data):
    padded = pad(data)

    assert unpad(padded) == data
    assert len(padded) in BUCKETS or len(padded) % BUCKETS[-1] == 0


@pytest.mark.parametrize(("length", "bucket"), [(0, 512), (508, 512), (509, 2_048), (2_044, 2_048), (8_189, 32_768)])
def test_padding_tells_only_the_bucket(length, bucket):
    assert len(pad(b"x" * length)) == bucket


@given(CONTEXTS)
def test_wrapped_key_opens_for_its_reader_in_its_place(place):
    reader, key = PrivateKey.generate(), new_key()

    assert unwrap(wrap(key, bytes(reader.public_key), place), reader, place) == key


def test_wrapped_key_is_refused_to_another_reader_and_in_another_place():
    reader, key = PrivateKey.generate(), new_key()
    wrapped = wrap(key, bytes(reader.public_key), HERE)

    with pytest.raises(CannotOpen):
        unwrap(wrapped, PrivateKey.generate(), HERE)
    with pytest.raises(CannotOpen):
        unwrap(wrapped, reader, SealContext("reporting.answer", "2", "story", "v1"))
    with pytest.raises(CannotOpen):
        unwrap(wrapped[:-1], reader, HERE)
