"""How far a job is with a finding."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0008_rosters")]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="done",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
