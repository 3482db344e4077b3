"""What a thief would find: every byte of the database and of the files, and words looked for in them."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def everything_in_the_database() -> bytes:
    """Every table in bytes, and on SQLite its pages too, as one would find them in a stolen copy."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [cell for row in cursor.fetchall() for cell in row]
    cells = b"\n".join(bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for c in found)
    return cells + pages_of_sqlite()


def pages_of_sqlite() -> bytes:
    if connection.vendor != "sqlite":
        return b""
    with connection.cursor() as cursor:
        path = cursor.execute("PRAGMA database_list").fetchone()[2]
    if path:
        return b"".join(Path(path + tail).read_bytes() for tail in ("", "-wal") if Path(path + tail).exists())
    return connection.connection.serialize()


def everything_in_files() -> bytes:
    files = [path for path in Path(settings.VAR).rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


def found(where: bytes, words) -> list[str]:
    """Words that stand in `where`, in any encoding that one would try first."""
    return [
        w for w in words if w.encode() in where or w.encode("utf-16-le") in where or w.encode().hex().encode() in where
    ]
