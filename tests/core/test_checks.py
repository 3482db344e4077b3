"""What is asked for by name exists, and that is known at start."""

import ast
from pathlib import Path

from core.checks import beat_asks_for_tasks_that_exist
from core.outbox.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]


def test_schedule_of_beat_names_tasks_that_exist():
    assert beat_asks_for_tasks_that_exist() == []


def test_name_that_is_no_task_is_an_error(settings):
    schedule = {"night": {"task": "core.tasks.no_such_task", "schedule": 60}}
    settings.CELERY_BEAT_SCHEDULE = settings.CELERY_BEAT_SCHEDULE | schedule

    assert [error.id for error in beat_asks_for_tasks_that_exist()] == ["core.E001"]
    assert "core.tasks.no_such_task" in beat_asks_for_tasks_that_exist()[0].msg


def texts_put() -> set[str]:
    """The first argument of every outbox.put(...) that is written out."""
    found = set()
    for folder in ("site", "reporting", "schools", "campaigns"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "outbox.put":
                    found |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)}
    return found


def test_every_kind_that_is_put_is_registered():
    put = texts_put()

    assert len(put) > 8
    assert put - set(KINDS) == set()


def test_every_kind_has_words():
    assert [kind.name for kind in KINDS.values() if str(kind.label) == kind.name] == []
