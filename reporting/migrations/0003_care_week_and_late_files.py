import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_rotations")]

    operations = [
        migrations.CreateModel(
            name="CareWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("monday", models.DateField(unique=True)),
                ("mood", models.DecimalField(decimal_places=1, max_digits=2, null=True)),
            ],
            options={"ordering": ["-monday"]},
        ),
        migrations.AddField(
            model_name="attachment",
            name="data_key_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
            preserve_default=False,
        ),
    ]
