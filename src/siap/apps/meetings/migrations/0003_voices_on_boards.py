from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_groups_weights_late_cards")]

    operations = [
        migrations.AddField(
            "card", "source", models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            "card", "finding", models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(
            "card", "address", models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
