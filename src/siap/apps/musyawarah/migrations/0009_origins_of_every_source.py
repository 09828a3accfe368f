import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("musyawarah", "0008_proposing_by_link")]

    operations = [
        migrations.CreateModel(
            name="VoiceOrigin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voices",
                        to="musyawarah.proposal",
                    ),
                ),
                ("source", models.CharField(max_length=20)),
                ("about", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "source", "key"), name="proposal_voice_once"
                    )
                ],
                "indexes": [
                    models.Index(fields=["source", "about"], name="origin_by_thing")
                ],
            },
        ),
    ]
