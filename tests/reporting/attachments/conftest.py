"""What the tests of files share: the sandbox cleans the same bytes once."""

import functools

import pytest

from reporting.attachments import sandbox

# The real sandbox's answers, kept for as long as the tests run: each is a process of its own that decodes pictures.
CLEANED = functools.lru_cache(maxsize=64)(sandbox.clean)


@pytest.fixture
def cleaned_once(monkeypatch):
    monkeypatch.setattr(sandbox, "clean", CLEANED)
