"""Files sealed chunk by chunk: what was sealed comes out, and nothing that was changed, cut, moved or doubled does."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.vault.crypto import streams
from reporting.vault.crypto.sealing import CannotOpen, SealContext, new_key

PLACE = SealContext("reporting.attachment", "row", "file", "key")
SIZES = st.sampled_from([0, 1, streams.ROOM - 1, streams.ROOM, streams.ROOM + 1, 3 * streams.ROOM, 200_001])


def sealed(data: bytes, key: bytes, place=PLACE, step: int = 40_000) -> bytes:
    file = io.BytesIO()
    sealer = streams.Sealer(file, key, place)
    for at in range(0, len(data), step):
        sealer.update(data[at : at + step])
    sealer.finish()
    return file.getvalue()


def opened(data: bytes, key: bytes, place=PLACE) -> bytes:
    return b"".join(streams.unsealed(io.BytesIO(data), key, place))


def frames(data: bytes) -> list[bytes]:
    return [data[at : at + streams.FRAME] for at in range(streams.HEADER, len(data), streams.FRAME)]


def joined(data: bytes, parts: list[bytes]) -> bytes:
    return data[: streams.HEADER] + b"".join(parts)


@settings(max_examples=40, deadline=None)
@given(size=SIZES, step=st.integers(1_000, 150_000))
def test_what_was_sealed_comes_out_however_it_came_in(size, step):
    key, data = new_key(), bytes(range(256)) * (size // 256 + 1)

    assert opened(sealed(data[:size], key, step=step), key) == data[:size]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_changed_byte_is_refused(data):
    key = new_key()
    whole = bytearray(sealed(b"x" * 150_000, key))
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(CannotOpen):
        opened(bytes(whole), key)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_cut_is_refused(data):
    key = new_key()
    whole = sealed(b"x" * 150_000, key)
    boundaries = [streams.HEADER + streams.FRAME * n for n in range(3)]
    end = data.draw(st.one_of(st.integers(0, len(whole) - 1), st.sampled_from(boundaries)))

    with pytest.raises(CannotOpen):
        opened(whole[:end], key)


@settings(max_examples=30, deadline=None)
@given(order=st.lists(st.integers(0, 3), min_size=1, max_size=5).filter(lambda order: order != [0, 1, 2, 3]))
def test_any_other_order_of_frames_is_refused(order):
    key = new_key()
    whole = sealed(b"x" * (3 * streams.ROOM + 5), key)
    parts = frames(whole)

    with pytest.raises(CannotOpen):
        opened(joined(whole, [parts[n] for n in order]), key)


def test_something_after_the_end_is_refused():
    key = new_key()

    with pytest.raises(CannotOpen):
        opened(sealed(b"x", key) + b"y", key)


def test_another_key_or_place_is_refused():
    key = new_key()
    whole = sealed(b"x" * 70_000, key)

    for other_key, place in ((new_key(), PLACE), (key, SealContext("reporting.attachment", "other", "file", "key"))):
        with pytest.raises(CannotOpen):
            opened(whole, other_key, place)


def test_frames_of_another_file_under_the_same_key_are_refused():
    key = new_key()
    one, two = sealed(b"x" * 150_000, key), sealed(b"y" * 150_000, key)

    with pytest.raises(CannotOpen):
        opened(joined(one, [frames(one)[0], *frames(two)[1:]]), key)


def test_length_tells_only_how_many_chunks():
    key = new_key()

    lengths = {len(sealed(b"x" * size, key)) for size in (0, 1, 1_000, streams.ROOM - 1)}

    assert lengths == {streams.HEADER + streams.FRAME}


def test_nothing_of_the_file_is_in_the_sealed_one():
    whole = sealed(b"kanarina" * 30_000, new_key())

    assert b"kanarina" not in whole
