from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("musyawarah", "0010_carry_origins_over")]

    operations = [migrations.DeleteModel(name="ReportOrigin")]
