"""The demo's data, and the rubrics that production begins with."""

from django.core.management import call_command

from reporting import demo
from reporting.models import Category, FormVersion, KeyHolder, Report, Rubric, Vault
from reporting.questions.actions import write_rubrics_and_questions
from reporting.vault.crypto import passphrases


def test_rubrics_exist_in_both_languages_and_are_written_once(no_rubrics):
    first, second = write_rubrics_and_questions(), write_rubrics_and_questions()

    assert first == Rubric.objects.count() + Category.objects.count() + FormVersion.objects.count()
    assert second == 0
    assert set(Rubric.objects.values_list("slug", "child_abuse")) == {
        ("dhune-seksuale", True),
        ("gjuhe-urrejtjeje", False),
        ("bullizem-dhune", False),
    }
    for row in [*Rubric.objects.all(), *Category.objects.all()]:
        assert row.get_translations().count() == 1


def test_categories_of_an_english_rubric_are_english(no_rubrics):
    write_rubrics_and_questions()

    for category in Category.objects.select_related("rubric"):
        assert category.locale_id == category.rubric.locale_id


def test_rules_that_can_be_edited_are_those_that_the_program_reads():
    words, rules = Rubric.panels

    edited = {panel.field_name for panel in (*words.children, *rules.children)}

    assert edited == {
        "name", "text", "guidance", "slug", "child_abuse", "attachments", "priority", "active", "order",
    }  # fmt: skip
    assert edited == {field.name for field in Rubric._meta.fields} - {"id", "locale", "translation_key"}


def test_rubric_that_a_supervisor_changed_stays_changed(db):
    write_rubrics_and_questions()
    Rubric.objects.filter(slug="bullizem-dhune").update(name="Emër i ri")

    call_command("rubrics", verbosity=0)

    assert set(Rubric.objects.filter(slug="bullizem-dhune").values_list("name", flat=True)) == {"Emër i ri"}


def test_demo_makes_sealed_reports_and_tells_the_passphrases_once(no_rubrics, make_person, settings, tmp_path):
    settings.VAR = tmp_path
    for username in demo.HOLDERS:
        make_person("supervisor" if username == "mbikeqyres" else "analyst", username)
    said = []

    told, again = demo.load(said.append), demo.load(said.append)

    assert [row["username"] for row in told] == list(demo.HOLDERS)
    for row in told:
        holder = KeyHolder.objects.get(user__username=row["username"])
        assert passphrases.unlock(holder.as_locked(), row["passphrase"])
        assert len(row["passphrase"]) > passphrases.SHORTEST
    assert again == []
    assert {vault.copies.count() for vault in Vault.objects.of_rubrics()} == {3}
    call_command("vault", "drill", "--shares-file", str(tmp_path / "demo-recovery-shares.txt"))
    assert Report.objects.count() == 9
    assert set(Report.objects.values_list("state", flat=True)) == {"new", "open", "waiting", "review", "closed"}
