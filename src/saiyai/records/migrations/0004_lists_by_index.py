"""Which events somebody was in, who will come, and which refs wait: each of its own index."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0003_living_record")]
    operations = [
        migrations.AlterField(
            model_name="part",
            name="actor",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="records.actor",
            ),
        ),
        migrations.AddIndex(
            model_name="part",
            index=models.Index(fields=["actor", "event"], name="part_by_actor"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("told__isnull", True)),
                fields=["network", "ref"],
                name="event_staged",
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                condition=models.Q(("joined_earliest__isnull", False)),
                fields=["joined_earliest"],
                name="membership_by_day",
            ),
        ),
    ]
