"""News of other parts of the product go out in the same way, with or without a desk."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0004_limits_and_addresses")]

    operations = [
        migrations.AlterField(
            model_name="outgoing",
            name="desk",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="outgoing",
                to="complaints.desk",
            ),
        ),
    ]
