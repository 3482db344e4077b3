import pytest


@pytest.fixture
def rubrics(db):
    """Two rubrics with a category each, in Albanian and English."""
    from reporting.models import Category, Rubric
    from wagtail.models import Locale

    sq, en = (Locale.objects.get(language_code=code) for code in ("sq", "en"))
    made = {}
    for slug, abuse in (("dhune", True), ("urrejtje", False)):
        rubric = Rubric.objects.create(slug=slug, name=f"{slug} sq", locale=sq, child_abuse=abuse, guidance=f"këshillë {slug}")
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
def vault(db, analyst):
    """A vault whose key `analyst` holds under the passphrase PASSPHRASE."""
    from reporting.actions import keys

    holder = keys.make_holder(analyst, PASSPHRASE)
    return keys.make_vault("test", [holder])


PASSPHRASE = "natë e qetë mbi Shkodër"


@pytest.fixture
def vault_key(vault, analyst):
    """The vault's private key, as `analyst` unlocks it."""
    from reporting.actions import keys
    from reporting.vault import passphrases

    own = passphrases.unlock(analyst.keyholder.as_locked(), PASSPHRASE)
    return keys.vault_private(vault.key_id, analyst.keyholder, own)


@pytest.fixture
def read(vault_key):
    """Opens a report's answers: {field: text}."""
    from reporting.vault import sealing

    def answers(report) -> dict[str, str]:
        key = sealing.unwrap(report.wrapped_key, vault_key, report.place)
        return {answer.field: sealing.unseal(answer.sealed, key, answer.place) for answer in report.answers.all()}

    return answers


