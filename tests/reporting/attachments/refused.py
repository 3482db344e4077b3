"""Files that are not taken, by the reason."""

REFUSED = {
    "empty": b"",
    "kind": b"PK\x03\x04" + bytes(range(256)),
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(60),
    "video": b"\0\0\0\x18ftypmp42\0\0\0\0mp41isom" + bytes(60),
    "audio": b"OggS\0\x02" + bytes(60),
    "broken": b"\xff\xd8\xff\xe0" + bytes(200),
}
