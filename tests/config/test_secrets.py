"""Secrets that an installation outside production makes for itself."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from config import env


def test_secret_is_whole_for_all_who_ask_at_the_same_moment(tmp_path):
    together = Barrier(8)

    def ask(_):
        together.wait()
        return env.kept_secret(tmp_path / "secrets" / "key")

    with ThreadPoolExecutor(8) as people:
        answers = set(people.map(ask, range(8)))

    assert len(answers) == 1
    assert len(answers.pop()) >= 32


def test_secret_is_readable_by_its_owner_alone(tmp_path):
    env.kept_secret(tmp_path / "secrets" / "key")

    assert (tmp_path / "secrets" / "key").stat().st_mode & 0o777 == 0o600
    assert list((tmp_path / "secrets").iterdir()) == [tmp_path / "secrets" / "key"]
