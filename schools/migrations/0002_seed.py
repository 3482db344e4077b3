from django.db import migrations

from schools import seed


def load(apps, schema_editor):
    seed.load(*(apps.get_model(*names) for names in (("core", "Region"), ("schools", "YouthNetwork"), ("schools", "SessionTopic"))))


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_initial"), ("core", "0002_places")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
