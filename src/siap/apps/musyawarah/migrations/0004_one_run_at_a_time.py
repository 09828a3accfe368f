"""One calculation of a cycle at a time; whichever was left over has failed."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def end_leftovers(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Nothing is being worked out while an installation is brought up to date."""
    run = apps.get_model("musyawarah", "Run")
    run.objects.filter(state__in=["waiting", "running"]).update(state="failed")


class Migration(migrations.Migration):
    dependencies = [("musyawarah", "0003_equal_shares")]

    operations = [
        migrations.RunPython(end_leftovers, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="run",
            name="method",
            field=models.CharField(
                choices=[
                    ("schedule", "jadwal beberapa tahun"),
                    ("greedy-list", "daftar prioritas biasa (tahun pertama saja)"),
                    (
                        "equal-shares",
                        "bagian yang sama bagi setiap pemberi suara (tahun pertama saja)",
                    ),
                ],
                max_length=12,
                verbose_name="cara",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["waiting", "running"])),
                fields=("cycle",),
                name="run_one_at_a_time",
            ),
        ),
    ]
