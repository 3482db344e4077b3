"""What the tests of reporting share: cheap key derivation, a vault, analysts at their desks."""

import pytest
from nacl import pwhash

from reporting.vault.crypto import codes, passphrases
from tests.factories import reporting as make


@pytest.fixture(autouse=True)
def cheap_derivation(monkeypatch):
    """The cheapest Argon2id that libsodium allows: the tests derive hundreds of keys."""
    monkeypatch.setattr(passphrases, "OPSLIMIT", pwhash.argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(passphrases, "MEMLIMIT", pwhash.argon2id.MEMLIMIT_MIN)
    monkeypatch.setattr(codes, "OPSLIMIT", pwhash.argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(codes, "MEMLIMIT", pwhash.argon2id.MEMLIMIT_MIN)


@pytest.fixture
def vault(analyst, other_analyst, supervisor):
    """A vault that the two analysts and the supervisor can open."""
    return make.vault(analyst, other_analyst, supervisor)


@pytest.fixture
def at_desk(login, vault):
    """A signed-in person with an unlocked key: `at_desk(analyst)`."""

    def sit(person):
        client = login(person)
        make.unlock(client)
        return client

    return sit


@pytest.fixture
def report(vault):
    return make.report(rubric=make.rubric())


@pytest.fixture
def rubrics(db):
    """Two rubrics with a category each, in Albanian and English."""
    from wagtail.models import Locale

    from reporting.models import Category, Rubric

    sq, en = (Locale.objects.get(language_code=code) for code in ("sq", "en"))
    made = {}
    for slug, abuse in (("dhune", True), ("urrejtje", False)):
        rubric = Rubric.objects.create(
            slug=slug, name=f"{slug} sq", locale=sq, child_abuse=abuse, guidance=f"këshillë {slug}"
        )
        category = Category.objects.create(rubric=rubric, slug=f"{slug}-1", name=f"{slug} lloji", locale=sq)
        english = Rubric.objects.create(
            slug=slug, name=f"{slug} en", locale=en, translation_key=rubric.translation_key, child_abuse=abuse
        )
        Category.objects.create(
            rubric=english, slug=category.slug, name=f"{slug} kind", locale=en, translation_key=category.translation_key
        )
        made[slug] = rubric
    return made


@pytest.fixture
def read(vault, analyst):
    """Opens a report's answers as `analyst` does: {field: text}."""
    from reporting.vault.crypto import sealing

    def answers(report) -> dict[str, str]:
        key = make.data_key(report, analyst)
        return {
            answer.field: sealing.unseal(answer.sealed, key, answer.seal_context) for answer in report.answers.all()
        }

    return answers
