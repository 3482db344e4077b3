"""Triggers by which the database itself refuses to change or delete a sealed entry, whoever asks.

An owner of the database can drop them: they stop mistakes and stolen application accounts. What they do not stop, the
chain shows.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "a sealed audit entry cannot be changed"
SQLITE = (
    *(f"DROP TRIGGER IF EXISTS audit_no_{act}" for act in ("update", "delete")),
    *(
        f"CREATE TRIGGER audit_no_{act} BEFORE {act.upper()} ON core_auditentry "
        f"WHEN OLD.position IS NOT NULL BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for act in ("update", "delete")
    ),
)
POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    "DROP TRIGGER IF EXISTS audit_sealed ON core_auditentry",
    "CREATE TRIGGER audit_sealed BEFORE UPDATE OR DELETE ON core_auditentry FOR EACH ROW "
    "WHEN (OLD.position IS NOT NULL) EXECUTE FUNCTION audit_refuse()",
)


def create(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers into the database. Doing it again changes nothing."""
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take them away again."""
    names = ("audit_no_update", "audit_no_delete") if connection.vendor == "sqlite" else ("audit_sealed",)
    table = "" if connection.vendor == "sqlite" else " ON core_auditentry"
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")
