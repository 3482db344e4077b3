from django.db import migrations

from core.audit import triggers
from core.places import loading


def load(apps, schema_editor):
    loading.load(apps.get_model("core", "Region"), apps.get_model("core", "Municipality"))


def create_triggers(apps, schema_editor):
    triggers.create(schema_editor.connection)


def drop_triggers(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop), migrations.RunPython(create_triggers, drop_triggers)]
