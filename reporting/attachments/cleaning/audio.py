"""Sound: only what sounds is copied, frame by frame. Tags, covers, comments, the encoder's mark: all left behind."""

from collections.abc import Iterator

from reporting.attachments.limits import FileRefused

BITRATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}  # kbit/s of layer III, by version; 0: none that we can step over
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
MARKS = (b"Xing", b"Info", b"VBRI", b"LAME")  # the first frame may tell the encoder instead of sounding


def clean_mp3(data: bytes) -> bytes:
    """The frames that sound, one after the other. Raises Refused."""
    kept = [frame for frame in frames(data) if not any(mark in frame[:180] for mark in MARKS)]
    if len(kept) < 3:
        raise FileRefused("broken")
    return b"".join(kept)


def begins_with_frames(data: bytes) -> bool:
    """Is this MP3? A tag at the head, or three frames in a row: two bytes that look like one are in many files."""
    if data[:3] == b"ID3":
        return True
    at, found = 0, 0
    while found < 3 and (length := frame_length(data, at)):
        at, found = at + length, found + 1
    return found == 3


def frames(data: bytes) -> Iterator[bytes]:
    """Every whole frame, stepping over what lies between."""
    at = after_tag(data)
    while at + 4 <= len(data):
        length = frame_length(data, at)
        if not length or (
            at + length + 4 <= len(data) and not frame_length(data, at + length) and not tag_at(data, at + length)
        ):
            at = data.find(b"\xff", at + 1)
            if at == -1:
                return
            continue
        if at + length <= len(data):
            yield data[at : at + length]
        at += length


def after_tag(data: bytes) -> int:
    """Where the ID3v2 tag at the head ends."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    return 10 + (data[6] & 127) * 2**21 + (data[7] & 127) * 2**14 + (data[8] & 127) * 2**7 + (data[9] & 127)


def tag_at(data: bytes, at: int) -> bool:
    return data[at : at + 3] in (b"TAG", b"ID3", b"APE", b"LYR") or at >= len(data)


def frame_length(data: bytes, at: int) -> int:
    """The length of the MPEG layer III frame whose header is at `at`; 0 where there is none."""
    header = int.from_bytes(data[at : at + 4], "big")
    version, rate, bitrate = header >> 19 & 3, header >> 10 & 3, header >> 12 & 15
    if header >> 21 != 0x7FF or version == 1 or header >> 17 & 3 != 1 or rate == 3:
        return 0
    kbits = BITRATES[1 if version == 3 else 2][bitrate]
    return (144 if version == 3 else 72) * kbits * 1000 // RATES[version][rate] + (header >> 9 & 1) if kbits else 0


def clean_wav(data: bytes) -> bytes:
    """The format and the samples; every other chunk of the file is dropped. Raises Refused."""
    kept, at = {}, 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in (b"fmt ", b"data") and name not in kept:
            body = data[at + 8 : at + 8 + size]
            kept[name] = name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
        at += 8 + size + size % 2
    if set(kept) != {b"fmt ", b"data"}:
        raise FileRefused("broken")
    body = b"WAVE" + kept[b"fmt "] + kept[b"data"]
    return b"RIFF" + len(body).to_bytes(4, "little") + body
