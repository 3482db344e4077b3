from django.db import migrations

from schools.networks import seeds as networks
from schools.sessions import seeds as topics


def load(apps, schema_editor):
    networks.load(apps.get_model("core", "Region"), apps.get_model("schools", "YouthNetwork"))
    topics.load(apps.get_model("schools", "SessionTopic"))


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_initial"), ("core", "0002_places_and_audit_triggers")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
