"""Boards of groups, people who speak for several, cards that came late."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [
        migrations.AddField("answer", "people", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField(
            "card", "group", models.PositiveSmallIntegerField(blank=True, null=True)
        ),
        migrations.AddField("card", "late", models.BooleanField(default=False)),
        migrations.AddField("item", "board_titles", models.JSONField(default=list)),
        migrations.AddField("item", "by_group", models.BooleanField(default=False)),
        migrations.AddField("item", "grouping", models.JSONField(default=dict)),
        migrations.AddField(
            "item", "presented", models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField("meeting", "group_titles", models.JSONField(default=list)),
        migrations.AddField(
            "participant", "origin", models.CharField(blank=True, max_length=64)
        ),
        migrations.AddField(
            "participant", "people", models.PositiveSmallIntegerField(default=1)
        ),
        migrations.AddField(
            "participant", "women", models.PositiveSmallIntegerField(blank=True, null=True)
        ),
        migrations.AddField(
            "round", "criterion", models.CharField(blank=True, max_length=64)
        ),
    ]
