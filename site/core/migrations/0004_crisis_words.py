from django.db import migrations

from core.search import seeds


def load(apps, schema_editor):
    seeds.load(apps.get_model("core", "CrisisTopic"))


class Migration(migrations.Migration):
    dependencies = [("core", "0003_crisis_topics")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
