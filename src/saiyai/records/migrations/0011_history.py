"""Which rows each Change edited, so that the past of one row is found without reading them all."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def _note_edits(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The edits of Changes that were written before there was such a table."""
    using = schema_editor.connection.alias
    change, edit = apps.get_model("records", "Change"), apps.get_model("records", "Edit")
    told = change.objects.using(using).filter(before__isnull=False).order_by("seq")
    for one in told.only("seq", "before").iterator(chunk_size=500):
        edit.objects.using(using).bulk_create(
            edit(change_id=one.seq, table=table, row=int(row))
            for table, rows in one.before.items()
            for row in rows
        )


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0010_ballots'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('change', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edits', to='records.change')),
                ('table', models.CharField(max_length=30)),
                ('row', models.BigIntegerField()),
            ],
        ),
        migrations.AddIndex(
            model_name='actor',
            index=models.Index(fields=['told'], name='actor_told'),
        ),
        migrations.AddIndex(
            model_name='actor',
            index=models.Index(condition=models.Q(('untold__isnull', False)), fields=['untold'], name='actor_untold'),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(condition=models.Q(('undoes__isnull', False)), fields=['undoes'], name='change_undoes'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['told'], name='event_told'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(condition=models.Q(('untold__isnull', False)), fields=['untold'], name='event_untold'),
        ),
        migrations.AddIndex(
            model_name='tie',
            index=models.Index(fields=['told'], name='tie_told'),
        ),
        migrations.AddIndex(
            model_name='tie',
            index=models.Index(condition=models.Q(('untold__isnull', False)), fields=['untold'], name='tie_untold'),
        ),
        migrations.AddIndex(
            model_name='tieassertion',
            index=models.Index(fields=['told'], name='assertion_told'),
        ),
        migrations.AddIndex(
            model_name='tieassertion',
            index=models.Index(condition=models.Q(('untold__isnull', False)), fields=['untold'], name='assertion_untold'),
        ),
        migrations.AddConstraint(
            model_name='edit',
            constraint=models.UniqueConstraint(fields=('table', 'row', 'change'), name='edit_once'),
        ),
        migrations.RunPython(_note_edits, migrations.RunPython.noop),
    ]
