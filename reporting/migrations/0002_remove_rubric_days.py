"""A rubric's "days until it is overdue" was read by nothing: the first look's clock is one for all (docs/desk.md)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]

    operations = [migrations.RemoveField(model_name="rubric", name="days")]
